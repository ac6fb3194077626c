"""Main verbs that the small parser takes for participles behind their subject: "The truce held on Sunday, two officials said".

The past tense and the participle of most verbs are one word. The parser then leaves the clause without a verb: the sentence has its
subject at its head, or two subjects of the verb of saying that follows.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.rehanging import Move, rehang

#: Verbs behind whose subject a clause is what is said.
_SAYING = frozenset(
    "say tell add report announce confirm write state claim acknowledge note recall insist argue warn explain testify".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What the parser makes of the subject of the clause that has lost its verb.
_LOST = frozenset({"nsubj", "nsubjpass", "dep", "npadvmod", "dobj", "advcl", "ccomp", "parataxis", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "VERB"})
#: A verb of saying that has its own object is no verb of a source.
_CONTENT = frozenset({"ccomp", "xcomp", "dobj"})


#: Verbs that need no object: whoever "left" or "stalled" does so himself, and was "killed" by others.
_ALONE = frozenset(
    "leave stall stop start begin end resume continue collapse fail return advance retreat withdraw surrender move gather meet "
    "march walk spread rise drop cross land crash explode agree refuse settle split break open close change grow develop escalate "
    "ease improve worsen pass proceed finish last fade slow quicken deepen widen narrow falter founder unravel".split()
)
#: Verbs that need none where what they are said of is a state of things: a truce holds, captives are held.
_ALONE_OF_THINGS = frozenset({"hold", "stand"})
_ENDS = frozenset({".", '"'})


def mend_participles(doc: Doc) -> Doc:
    """Give each clause that has lost its verb the verb, and the verb its subject."""
    found = [
        parts for sentence in doc.sents if (parts := _read(sentence.root) or _read_alone(sentence.root)) is not None
    ]
    joined = [parts for sentence in doc.sents if (parts := _read_joined(sentence.root)) is not None]
    if not found and not joined:
        return doc
    moves: list[Move] = []
    for subject, main, second in joined:
        main.tag_, main.pos_ = "VBD", "VERB"
        moves += [(main, main, "ROOT"), (subject, main, "nsubj"), (second, main, "conj")]
        moves += [(c, main, None) for c in subject.children if c.dep_ in {"cc", "punct"} and c.i > main.i]
        moves += [(c, main, None) for c in second.children if c.i < main.i or c.is_punct]
    for subject, main, saying in found:
        main.tag_, main.pos_ = "VBD", "VERB"
        moves.append((main, saying, "ccomp") if saying != subject else (main, main, "ROOT"))
        moves.append((subject, main, "nsubj"))
        for child in subject.children if saying == subject else ():
            # What stands before the subject, or behind the verb, is the whole's.
            if child.i > main.right_edge.i or (child.i < subject.i and child.is_punct):
                moves.append((child, main, None))
    return rehang(doc, moves)


def _read(saying: Token) -> tuple[Token, Token, Token] | None:
    """Give the subject of a clause without a verb, the verb that was taken from it, and the verb of saying behind it."""
    if saying.lemma_ not in _SAYING or saying.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    lefts = [c for c in saying.lefts if not c.is_punct]
    if len(lefts) != 2 or lefts[1].dep_ not in _SUBJECTS or lefts[0].dep_ not in _LOST:
        return None
    subject, comma = lefts[0], lefts[1].left_edge.i - 1
    if subject.pos_ not in _NOUNS or saying.doc[comma].text != "," or subject.i > comma:
        return None
    if any(c.dep_ in _CONTENT and not (saying.lemma_ == "tell" and c.dep_ == "dobj") for c in saying.rights):
        return None
    main = _participle_of(subject)
    return (subject, main, saying) if main is not None and main.right_edge.i + 1 == comma else None


def _read_alone(noun: Token) -> tuple[Token, Token, Token] | None:
    """Give a noun at the head of a sentence of prose, which ends with a stop, and the verb that hangs to it."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.sent[-1].text not in _ENDS:
        return None
    main = _participle_of(noun)
    if main is None or any(c.dep_ in {"relcl", "cc", "conj", "appos"} and c.i < main.i for c in noun.rights):
        return None
    return noun, main, noun


def _read_joined(second: Token) -> tuple[Token, Token, Token] | None:
    """Give a subject, its verb and the verb of a second clause to which the parser hangs both subjects: "Groups called on him to go, and people marched"."""
    subjects = [c for c in second.lefts if c.dep_ in _SUBJECTS]
    if len(subjects) != 2 or second.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    between = second.doc[subjects[0].i + 1 : subjects[1].left_edge.i]
    main = _participle_of(subjects[0])
    if main is None or len(between) < 2 or [t.lower_ for t in between[-2:]] not in ([",", "and"], [",", "but"]):
        return None
    return subjects[0], main, second


def _participle_of(subject: Token) -> Token | None:
    """Give the past tense or participle that hangs to a noun, with no mark between, and can be its verb."""
    below = [t for c in subject.rights if c.dep_ == "prep" for t in c.rights if t.dep_ == "pobj"]
    joined = [t for n in below for t in n.conjuncts]
    for verb in (c for n in (subject, *below, *joined) for c in n.rights if c.dep_ in {"acl", "advcl"}):
        kinds = {c.dep_ for c in verb.children}
        if verb.tag_ not in {"VBN", "VBD"} or kinds & {"agent", "auxpass", "aux", "mark"}:
            continue
        is_alone = verb.lemma_ in _ALONE or (verb.lemma_ in _ALONE_OF_THINGS and _is_deed(subject))
        if not (is_alone or _calls_on(verb) or kinds & {"dobj", "ccomp"}) or any(
            t.is_punct for t in verb.doc[subject.i : verb.i]
        ):
            continue
        return verb
    return None


def _calls_on(verb: Token) -> bool:
    """Tell whether a verb calls on somebody, or for something: whoever is called on has nobody behind "on"."""
    return verb.lemma_ == "call" and any(
        c.dep_ == "prep" and c.lower_ in {"on", "for", "upon"} and any(t.dep_ == "pobj" for t in c.children)
        for c in verb.rights
    )


def _is_deed(noun: Token) -> bool:
    """Tell whether a noun names what is done or agreed, and nobody."""
    return noun.lemma_.lower() in _deeds()


@cache
def _deeds() -> frozenset[str]:
    return frozenset(e["lemma"] for e in load_lexicon("event_nouns")) | {"truce", "ceasefire", "calm", "lull", "peace"}
