"""Speakers between a subject and its verb: "Neither the Danes nor the Dutch, a diplomat noted with relish, had been consulted".

Where a few words stand behind the verb of saying, the small parser makes the speaker the subject of the verb behind the second comma,
so that the diplomat had not been consulted. What decides is where the words stand: a noun before the first comma, behind it a
speaker and a verb of saying with little more, and behind the second comma a helping verb.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.rehanging import Move, find_words, makes_tree, rehang

_PAST = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_SPEAKER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPING = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: What leads to where, when or how somebody says something; "noted for his tact" and "said by friends" tell no speaker.
_SETTINGS = frozenset({"with", "in", "on", "at", "after", "before", "during", "over", "to", "outside", "near"})
_TALKING = frozenset({"tell", "remind", "assure"})
#: The longest phrase of a speaker, and of what stands behind the verb of saying.
_LONGEST_SPEAKER, _LONGEST_SETTING = 8, 10


#: What is thought, and not said.
_THINKING = frozenset(
    "know believe think see fear hear find feel understand suspect expect hope consider assume".split()
)


@cache
def _cues() -> frozenset[str]:
    return frozenset(e["lemma"] for e in load_lexicon("cues") if e["pos"] == "verb" and "t" in e["frames"].split())


def speaking_verbs() -> frozenset[str]:
    """Give the verbs by which somebody says something, as against thinking it."""
    return _cues() - _THINKING


def mend_interposed_speakers(doc: Doc) -> Doc:
    """Give each verb behind an interposed speaker the subject before him, and hang his verb to it as an aside."""
    moves: list[Move] = []
    for comma in find_words(doc, "LOWER", ","):
        if not comma.sent.start < comma.i < comma.sent.end - 4:
            continue
        if (found := _read(comma)) is None:
            continue
        subject, speaker, cue, verb = found
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        mend: list[Move] = [
            (verb, verb, "ROOT") if cue.head == cue else (verb, cue.head if verb.head == cue else verb.head, None),
            (cue, verb, "parataxis"),
            (speaker, cue, "nsubj"),
            (subject, verb, "nsubjpass" if passive else "nsubj"),
        ]
        if cue.head == cue:
            mend += [(c, verb, None) for c in cue.children if c.is_punct]
        if verb.head == verb:
            mend = mend[1:]
        if makes_tree(doc, [*moves, *mend]):
            cue.tag_ = "VBD" if cue.tag_ == "VBN" else cue.tag_
            subject.pos_ = subject.pos_ if subject.pos_ in {"NOUN", "PROPN", "PRON"} else "PROPN"
            moves += mend
    return rehang(doc, moves) if moves else doc


def speaker_behind(comma: Token) -> tuple[Token, Token, Token] | None:
    """Give a speaker right behind a comma, his verb of saying, and the comma behind what little it has: "officials in Gao said,"."""
    doc, start = comma.doc, comma.i + 1
    at = start
    while at < comma.sent.end and at - start < _LONGEST_SPEAKER:
        is_place = doc[at].pos_ == "ADP" and doc[at].lower_ in {"in", "at", "near", "from", "of"} and at > start
        if doc[at].pos_ not in _SPEAKER and not is_place:
            break
        at += 1
    if at == start or at >= comma.sent.end:
        return None
    cue, speaker = doc[at], doc[at - 1]
    while speaker.dep_ in {"pobj", "prep"} and speaker.head.i >= start:
        speaker = speaker.head
    if speaker.pos_ not in _NOUNS or cue.tag_ not in _PAST or cue.lemma_ not in speaking_verbs():
        return None
    second = next((t for t in doc[at + 1 : min(at + _LONGEST_SETTING, comma.sent.end - 1)] if t.text == ","), None)
    return (speaker, cue, second) if second is not None and _is_setting(cue, second) else None


def _read(comma: Token) -> tuple[Token, Token, Token, Token] | None:
    """Give subject, speaker, verb of saying and verb around a comma behind which somebody speaks, where the parse is wrong."""
    if (said := speaker_behind(comma)) is None:
        return None
    speaker, cue, second = said
    helping = comma.doc[second.i + 1]
    verb = helping.head if helping.dep_ in _HELPING else helping
    if helping.tag_ not in _FINITE or verb.i < helping.i or verb.pos_ not in {"VERB", "AUX"} or helping.pos_ != "AUX":
        return None
    is_wrong = (speaker.head == verb and speaker.dep_ in _SUBJECTS) or cue.dep_ in {"acl", "appos"} or cue.head == cue
    if not is_wrong or any(c.dep_ in _SUBJECTS and c.i > second.i for c in verb.children):
        return None
    subject = _subject_before(comma, {verb, cue, speaker})
    return (subject, speaker, cue, verb) if subject is not None else None


def _is_setting(cue: Token, second: Token) -> bool:
    """Tell whether nothing but where, when, how and to whom stands between a verb of saying and a comma."""
    inside = cue.doc[cue.i + 1 : second.i]
    if any(t.pos_ in {"VERB", "AUX"} or t.text in {'"', ";", ":", "("} or t.tag_ in {"WP", "WDT"} for t in inside):
        return False
    if not inside:
        return cue.tag_ != "VBN" or cue.dep_ != "acl"
    first = inside[0]
    return first.lower_ in _SETTINGS or first.pos_ == "ADV" or first.ent_type_ == "DATE" or cue.lemma_ in _TALKING


def _subject_before(comma: Token, verbs: set[Token]) -> Token | None:
    """Give the head of the noun phrase that ends before a comma, where it begins the clause."""
    noun = comma.nbor(-1)
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    while noun.dep_ in {"conj", "pobj", "prep", "appos", "poss", "compound"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.head not in verbs or (
        noun.left_edge.i > noun.sent.start and noun.doc[noun.left_edge.i - 1].text not in {",", ";", ":", '"'}
    ):
        return None
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "DET"} else None
