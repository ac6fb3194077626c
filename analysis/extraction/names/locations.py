"""Tell by the words around a name whether it is used as a location: "in Tehran", "flew to Doha", "KABUL —"."""

from __future__ import annotations

from functools import lru_cache

from analysis.datelines import end_of_dateline
from analysis.extraction.names import reference
from analysis.extraction.parsing.parse import text_of_doc
from analysis.extraction.parsing.words import Doc, Span

_DATELINE_ENDS = frozenset(("—", "–", "--", "-", ":"))
#: Tokens within which a dateline ends.
_LONGEST_DATELINE = 12
#: Adverbs that make a motion of any verb: "sent home from Angola".
_TURNS = frozenset(("home", "back", "away", "down", "up"))
#: What a name is said to be right before it.
_KINDS = frozenset(("capital", "city", "town", "port", "village", "stronghold", "enclave"))
#: Words that say which part of a land is meant.
COMPASS = frozenset(
    "north south east west central northern southern eastern western northeastern northwestern southeastern southwestern upper lower".split()
)
#: Nouns that stand behind the names of others than places, too: "the Polisario front", "the Biden state visit".
_NO_SITES = frozenset(("front", "state", "sector", "border", "frontier", "strip", "market"))
#: Prepositions between a fight and what it is about.
_CONTESTING = frozenset(("for", "on", "over", "of", "against"))
#: By what somebody speaks from where he is: "by video link from Amman".
_AIRED = frozenset("link videolink video-link videoconference phone telephone satellite speak".split())
#: What stands at a border or a road, and the words that go with it: "the Muhamalai entry point".
_POINTS, _OF_POINTS = (
    frozenset(("point", "post", "crossing")),
    frozenset(("entry", "border", "crossing", "transit", "exit")),
)
#: Nouns that "of" gives their name to, one or several: "the ports of Saleef and Ras Issa".
_NAMED = frozenset(("city", "town", "village", "port", "suburb", "hamlet", "oilfield", "island", "enclave"))
_CLIMB = frozenset(("conj", "appos", "nmod"))
_LONGEST_CLIMB = 6


def location_rule(span: Span) -> str | None:
    """Tell by what a name is used as a location here, or None where it is not."""
    words = place_words()
    head = span.root
    if is_dateline(span):
        return "dateline"
    if _follows_its_kind(span):
        return "apposition"
    if head.dep_ in ("compound", "nmod", "amod") and head.head.i >= span.end:
        noun = head.head
        before = "event" if noun.lemma_.lower() in words["event"] else "site"
        return f"before_{before}" if noun.lemma_.lower() in words["event"] | words["site"] else None
    if any(c.dep_ in ("amod", "compound") and c.lower_ in COMPASS and c.i < span.start for c in head.children):
        return "part_of_place"
    for _ in range(_LONGEST_CLIMB):
        if head.dep_ not in _CLIMB or head.head is head:
            break
        if head.dep_ == "appos" and head.head.lemma_.lower() in words["part"]:
            return "apposition"
        head = head.head
    preposition = head.head
    if head.dep_ != "pobj" and _stands_in(span):
        return "locative_phrase"
    if head.dep_ != "pobj" or preposition.dep_ not in ("prep", "agent", "pcomp"):
        is_goal = head.dep_ in ("dobj", "obj") and preposition.lemma_.lower() in words["reached"]
        return "object_of_motion" if is_goal else None
    above, word = preposition.head.lemma_.lower(), preposition.lower_
    if above == "out" and word == "of":
        # "Flown out of Tehran": the preposition is two words.
        above, word = preposition.head.head.lemma_.lower(), "from"
    opens = preposition.i == preposition.sent.start and span.end < len(span.doc) and span.doc[span.end].text == ","
    if word in words["locative"] or (word == "from" and opens):
        return "locative_phrase"
    if word == "from" and (above in _AIRED or (preposition.i and preposition.nbor(-1).lemma_.lower() in _AIRED)):
        return "locative_phrase"
    if word in words["goal"] | words["motion_only"] and above in words["motion"] | _TURNS:
        return "motion_phrase"
    if word == "of" and (above in words["part"] or preposition.head.lower_ in words["part"]):
        return "part_of_place"
    return None


def town_rule(span: Span) -> str | None:
    """Tell by what a name that a town or land is known by is used as one; None where it is not.

    Towns are no parties, as states are: they are also what is shelled, taken and fought for.
    """
    return location_rule(span) or _contested_rule(span)


def _contested_rule(span: Span) -> str | None:
    words, head = place_words(), span.root
    if any(c.dep_ == "appos" and c.lemma_.lower() in _KINDS and c.i >= span.end for c in head.children):
        return "apposition"
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
    above = head.head
    if head.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in words["held"]:
        return "fought_over"
    if head.dep_ == "nsubj" and above.lemma_ == "fall" and not any(c.dep_ == "dobj" for c in above.children):
        return "fought_over"
    is_joined = head.dep_ == "pobj" and above.lower_ in _CONTESTING and above.head.lemma_.lower() in words["contest"]
    return "fought_over" if is_joined else None


def names_site(span: Span) -> bool:
    """Tell whether a name is that of the place named behind it, and nobody's: "the Gali district", "the Ayalon highway"."""
    doc = span.doc
    if span.end >= len(doc) or span.root.dep_ not in ("compound", "nmod", "amod", "conj"):
        return False
    site = doc[span.end]
    if site.lower_ in _OF_POINTS and span.end + 1 < len(doc) and doc[span.end + 1].lemma_ in _POINTS:
        return span.root.head == doc[span.end + 1] or span.root.head == site
    head = span.root
    while head.dep_ == "conj" and head.head is not head and head.head.i < span.start:
        head = head.head
    return site.is_lower and head.head == site and site.lemma_ in place_words()["site"] - _NO_SITES


def is_called_place(span: Span) -> bool:
    """Tell whether a name is given to a town or port, alone or as one of several: "the ports of Saleef and Ras Issa"."""
    head = span.root
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
    of = head.head
    return head.dep_ == "pobj" and of.lower_ == "of" and of.head.i < of.i and of.head.lemma_.lower() in _NAMED


def _follows_its_kind(span: Span) -> bool:
    """Tell whether a name stands behind what it is: "in the capital, Maputo", "the port city of Odesa"."""
    doc, at = span.doc, span.start
    if at < 2 or doc[at - 1].text != ",":
        return False
    kind = doc[at - 2]
    return kind.lower_ in _KINDS and kind.dep_ == "pobj"


def _stands_in(span: Span) -> bool:
    """Tell whether a name stands right behind "in" though the parser holds it for something else, as in many headlines."""
    doc = span.doc
    if not span.start or doc[span.start - 1].lower_ not in {"in", "near"} or span.root.dep_ in {"compound", "poss"}:
        return False
    return span.end >= len(doc) or doc[span.end].text not in {"'s", "'"}


def dateline_end(doc: Doc) -> int:
    """Give where a paragraph's dateline ends ("HELSINKI, 15 August –"), 0 where it has none."""
    return end_of_dateline(text_of_doc(doc))


def is_dateline(span: Span) -> bool:
    """Tell whether a name opens a paragraph as its dateline: "KABUL, Afghanistan (AP) —", "HELSINKI, 15 August -"."""
    doc = span.doc
    if span.start > _LONGEST_DATELINE // 2:
        return False
    if span.start_char == 0 and span.end_char < dateline_end(doc):
        return True
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
    uses = (
        "locative",
        "goal",
        "motion_only",
        "motion",
        "part",
        "site",
        "event",
        "reached",
        "held",
        "contest",
        "land",
        "never",
    )
    words = {use: frozenset(word for word, its_use in rows if its_use == use) for use in uses}
    return words | {"generic": words["never"] | words["site"] | words["part"]}
