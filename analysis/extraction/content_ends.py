"""Where the content of a statement ends: before what others say, what the article adds, and what the speaker does next."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.appositions import epithet_kinds
from analysis.extraction.attributions import QUOTES, Tokens, is_set_off, look_up_cue, trim, without_aside
from analysis.extraction.grammar import INFLECTED, is_passive, is_verb
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.words import Token

#: Classes of cues whose own subject is a second source: "…, while the army insisted that …".
_OTHERS_SAY = frozenset("say claim warn opine concede deny doubt criticize accuse request promise show".split())
#: Classes of cues whose object says enough: "rejected it".
_WITH_OBJECT = frozenset({"deny", "criticize", "praise"})
#: Classes of cues that the same speaker goes on with: "said that he would stay and warned of more".
_GOES_ON = frozenset("say claim warn concede deny criticize accuse praise request".split())
_PRONOUNS = frozenset("i we you he she it they that which who what this there".split())
_BACKSHIFTED = frozenset({"would", "could", "might", "should", "had"})
_JOINERS = frozenset({"and", "but", "or", "while", "yet", "so", "then"})


def end_content(piece: Tokens) -> Tokens:
    """Cut a clause of content where it stops to be what the source says.

    That is before a clause with a source of its own ("…, but the army denied it"), before what the speaker does next
    ("… would stay and called for calm"), a semicolon, ", according to", and a closing "who" of the article.
    """
    found = without_aside(piece)
    if len(found) < 3:
        return found
    cut = min(_ends_of(found), default=found[-1].i + 1)
    if cut > found[-1].i:
        return found
    kept = list(found[0].doc[found[0].i : cut])
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].lower_ in _JOINERS) and kept[-1].text not in QUOTES:
        kept.pop()
    return trim(kept) or found


def speaker_verb(verb: Token) -> Token | None:
    """Give the cue that a coordinated verb goes on from where the parse hangs it on what was said.

    "said he would stay and called for calm": whoever said it called for calm. None where it goes on with the content.
    """
    if verb.dep_ != "conj" or any(c.dep_ in {"nsubj", "nsubjpass", "expl", "mark"} for c in verb.children):
        return None
    first = verb.head
    while first.dep_ == "conj" and first.head != first:
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in first.children):
            break
        first = first.head
    cue = first.head
    if first.dep_ != "ccomp" or first.i < cue.i or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBG"}:
        return None
    if cue.tag_ != verb.tag_ or look_up_cue(cue, "verb") is None or any(c.dep_ == "aux" for c in verb.children):
        return None
    going_on = look_up_cue(verb, "verb")
    if going_on is None or not (going_on[0]["class"] in _GOES_ON or going_on[0]["lemma"] == "call"):
        return None
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in first.children):
        # "said he had met and told them": a participle looks the same, but for "had been hurt and urged them".
        is_other = (is_passive(first) or first.lemma_ == "be") and any(c.dep_ == "dobj" for c in verb.children)
        # "Denied it had fired on them and accused the army": who denies a deed accuses.
        accuses = going_on[0]["class"] == "accuse" and verb.tag_ == "VBD" and first.tag_ == "VBN"
        return cue if is_other or accuses else None
    if going_on[0]["class"] == "accuse" and first.tag_ == verb.tag_:
        # "Said that the grave predated the handover and accused France": no grave accuses.
        subject = next((c for c in first.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        is_thing = (
            subject is not None
            and subject.pos_ == "NOUN"
            and not (
                subject.ent_type_
                or epithet_kinds(subject)
                or subject.lemma_.lower() in index_lexicon("source_nouns", "lemma")
            )
        )
        return cue if is_thing else None
    return cue if first.tag_ != verb.tag_ or first.lemma_ == "be" or first.tag_ == "VB" else None


def _ends_of(piece: Tokens) -> Iterator[int]:
    first, last = piece[0].i, piece[-1].i
    is_quoted = piece[0].i > 0 and piece[0].nbor(-1).text in QUOTES
    for t in piece[1:]:
        if t.text in QUOTES:
            is_quoted = not is_quoted
        if is_quoted:
            continue
        if t.text == ";" or (t.lower_ == "according" and t.nbor(-1).text == ","):
            yield t.i
        elif is_verb(t) or t.pos_ == "AUX":
            begins = t.left_edge.i
            if begins <= first or t.head.i < first:
                continue
            is_end = t.right_edge.i >= last - 1
            if (
                (t.dep_ == "relcl" and is_end and _is_articles_own(t))
                or (t.dep_ in {"advcl", "conj"} and _has_own_source(t))
                or (t.dep_ == "conj" and speaker_verb(t) is not None)
            ):
                yield begins


def _is_articles_own(clause: Token) -> bool:
    opens = clause.left_edge
    if opens.lower_ == "which" and opens.dep_ == "dobj" and opens.head == clause and is_set_off(clause):
        # ", which Iran denies": others' word on it.
        cue = look_up_cue(clause, "verb")
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        is_finite = clause.tag_ in INFLECTED or any(c.tag_ == "MD" for c in clause.children)
        is_others = subject is not None and subject.pos_ != "PRON" and is_finite
        return is_others and cue is not None and cue[0]["class"] in _OTHERS_SAY
    if opens.lower_ != "who" or not is_set_off(clause):
        return False
    return not any(c.dep_ in {"aux", "auxpass"} and c.lower_ in _BACKSHIFTED for c in clause.children)


def _has_own_source(clause: Token) -> bool:
    subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None)
    cue = look_up_cue(clause, "verb")
    if subject is None or cue is None or subject.lower_ in _PRONOUNS:
        return False
    if cue[0]["class"] not in _OTHERS_SAY and cue[0]["lemma"] != "hope":
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"that", "if", "because", "unless", "whether"} for c in clause.children):
        return False
    begins = clause.left_edge.i
    before = clause.doc[max(begins - 2, 0) : begins]
    wanted = {"ccomp", "dobj"} if cue[0]["class"] in _WITH_OBJECT else {"ccomp"}
    has_content = any(c.dep_ in wanted and c.i > clause.i for c in clause.children)
    if look_up_cue(clause, "host") is not None:
        # "…, while the commander expressed hope that".
        has_content = any(c.dep_ == "dobj" and look_up_cue(c, "noun") is not None for c in clause.children)
    if cue[0]["lemma"] == "put":
        has_content = any(t.lower_ == "at" for t in clause.subtree) and any(t.like_num for t in clause.subtree)
    return has_content and any(t.text in {",", "-", "--", "–", "—"} for t in before)
