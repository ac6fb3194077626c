"""Tell by the words around a name whether it is used as a location: "in Tehran", "flew to Doha", "KABUL —"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span

from analysis.extraction import reference

_DATELINE_ENDS = frozenset(("—", "–", "--", "-", ":"))
#: Tokens within which a dateline ends.
_LONGEST_DATELINE = 12
_CLIMB = frozenset(("conj", "appos", "nmod"))
_LONGEST_CLIMB = 6


def location_rule(span: Span) -> str | None:
    """Tell by what a name is used as a location here, or None where it is not."""
    words = place_words()
    head = span.root
    if is_dateline(span):
        return "dateline"
    if head.dep_ in ("compound", "nmod", "amod") and head.head.i >= span.end:
        noun = head.head
        before = "event" if noun.lemma_.lower() in words["event"] else "site"
        return f"before_{before}" if noun.lemma_.lower() in words["event"] | words["site"] else None
    for _ in range(_LONGEST_CLIMB):
        if head.dep_ not in _CLIMB or head.head is head:
            break
        if head.dep_ == "appos" and head.head.lemma_.lower() in words["part"]:
            return "apposition"
        head = head.head
    preposition = head.head
    if head.dep_ != "pobj" or preposition.dep_ not in ("prep", "agent", "pcomp"):
        is_goal = head.dep_ in ("dobj", "obj") and preposition.lemma_.lower() in words["reached"]
        return "object_of_motion" if is_goal else None
    above, word = preposition.head.lemma_.lower(), preposition.lower_
    if word in words["locative"]:
        return "locative_phrase"
    if word in words["goal"] | words["motion_only"] and above in words["motion"]:
        return "motion_phrase"
    if word == "of" and (above in words["part"] or preposition.head.lower_ in words["part"]):
        return "part_of_place"
    return None


def is_dateline(span: Span) -> bool:
    """Tell whether a name opens a paragraph as its dateline: "KABUL, Afghanistan (AP) —", "HELSINKI, 15 August -"."""
    doc = span.doc
    if span.start > _LONGEST_DATELINE // 2:
        return False
    stop = next((token for token in doc[span.end : _LONGEST_DATELINE] if token.text in _DATELINE_ENDS), None)
    if stop is None:
        return False
    # A hyphen inside a word, as in "Moscow-backed", ends no dateline.
    if stop.text != ":" and stop.i and not (doc[stop.i - 1].whitespace_ or stop.text in ("—", "--")):
        return False
    opening = [token for token in doc[: stop.i] if token.is_alpha]
    is_loud = span.text.isupper() and len(span.text) > 3
    return all(token.text[:1].isupper() for token in opening) and (is_loud or stop.text != ":")


@lru_cache(maxsize=1)
def place_words() -> dict[str, frozenset[str]]:
    """Give the words that show a place, by their use."""
    rows = reference.read_place_words()
    uses = ("locative", "goal", "motion_only", "motion", "part", "site", "event", "reached", "never")
    words = {use: frozenset(word for word, its_use in rows if its_use == use) for use in uses}
    return words | {"generic": words["never"] | words["site"] | words["part"]}
