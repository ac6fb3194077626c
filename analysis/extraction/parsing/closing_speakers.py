"""Who speaks in a participle that closes a sentence behind "when": the rebels in "stalled in May, when the rebels left, saying that".

The parser hangs such a participle on the main clause, whoever the clause before it is about: the one who left would be he with
whom it stalled.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.names.reference import read_actor_nouns
from analysis.extraction.parsing.rehanging import Move, find_words, rehang

#: What opens the clause between; "when" and "where" on their own comma tell what was done then and there.
_OPENING = frozenset({"when", "where", "which", "whom"})
_SPEAKING = frozenset("cite accuse blame demand vow threaten promise pledge urge".split())
_CLASSES = frozenset({"say", "claim", "warn", "deny", "criticize", "accuse"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PEOPLE = frozenset({"he", "she", "they", "both", "neither"})
_ACTING = frozenset(
    "side council party premier guard family protester striker settler speaker negotiator cabinet senate".split()
)
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Within so many words the clause stands.
_WIDEST = 30


def mend_closing_speakers(doc: Doc) -> Doc:
    """Hang each closing participle of saying to the verb of the clause with "when" or "where" right before it."""
    moves: list[Move] = [
        (participle, verb, "advcl")
        for participle in find_words(doc, "DEP", "advcl")
        if participle.tag_ == "VBG" and (verb := _verb_before(participle)) is not None
    ]
    return rehang(doc, moves) if moves else doc


@cache
def _lemmas() -> frozenset[str]:
    return _SPEAKING | {e["lemma"] for e in load_lexicon("cues") if e["pos"] == "verb" and e["class"] in _CLASSES}


def _verb_before(participle: Token) -> Token | None:
    """Give the verb of the clause that ends in the comma before a participle; None where it is not said by who acts there."""
    doc, comma = participle.doc, participle.left_edge.i - 1
    main = participle.head
    if participle.lemma_ not in _lemmas() or comma <= main.i or doc[comma].text != ",":
        return None
    for i in range(comma - 1, max(main.i, comma - _WIDEST), -1):
        word = doc[i]
        if word.text in {";", ":", '"', "“", "”", "--", "–", "—"}:
            return None
        if word.lower_ in _OPENING and doc[i - 1].text == ",":
            return _read(word, participle, comma)
    return None


def _read(opening: Token, participle: Token, comma: int) -> Token | None:
    """Give the verb of a clause with a subject of its own, behind what opens it, who may speak."""
    for verb in opening.doc[opening.i + 1 : comma]:
        if verb.tag_ not in _FINITE or verb.dep_ not in {"relcl", "advcl", "acl", "conj", "ccomp"}:
            continue
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i > opening.i), None)
        if subject is None:
            return None
        return verb if _may_speak(subject) and not (subject.tag_ == "NNS" and _is_of_one(participle)) else None
    return None


def _is_of_one(participle: Token) -> bool:
    """Tell whether a participle's clause is on "it", which is none of several: "when soldiers left, warning that *it* would act"."""
    clause = next((c for c in participle.children if c.dep_ == "ccomp"), None)
    return clause is not None and any(c.dep_ in _SUBJECTS and c.lower_ == "it" for c in clause.children)


def _may_speak(subject: Token) -> bool:
    lemma = subject.lemma_.lower()
    return (
        lemma in _PEOPLE
        or subject.ent_type_ in _SOMEBODY
        or subject.tag_ in {"NNP", "NNPS"}
        or lemma in _ACTING
        or lemma in read_actor_nouns()
    )
