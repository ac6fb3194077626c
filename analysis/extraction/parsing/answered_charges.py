"""What others answer to a charge, which the small parser takes for the sentence's main clause: "Chad blamed Togo, a charge Lomé denies".

It has "denies" govern what was charged, as if it were said in so many words, or takes the charge for a name. That is mended right
behind the parser: the first clause is the main one, the charge stands beside it, and who denies it does so in a clause on the charge.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

#: Nouns that take up what the clause before them says.
CHARGES = frozenset(
    "charge claim allegation accusation assertion account contention suggestion report insinuation version imputation".split()
)
#: What somebody does to a charge who does not let it stand.
ANSWERING = frozenset("deny reject dismiss dispute refute rebut contest contradict repudiate".split())
_PLURALS = {"claims": "claim", "charges": "charge", "reports": "report"}
_FORMS = frozenset(
    form
    for verb in ANSWERING
    for stem in (verb, verb[:-1] + "i" if verb.endswith("y") else verb.removesuffix("e"))
    for form in (verb, stem + "es", verb + "s", stem + "ed", verb + "ted" if verb == "rebut" else stem + "ed")
)
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_BEFORE_VERB = frozenset({"AUX", "ADV", "PART", "CCONJ"})
_REACH = 12


def mend_answered_charges(doc: Doc) -> Doc:
    """Hang to a charge the clause that answers it, and the charge to the clause that makes it."""
    known = _numbers(doc.vocab.strings)
    found = [
        parts
        for at, word in enumerate(doc.to_array("LOWER").tolist())
        if word in known and (parts := _read_charge(doc[at])) is not None
    ]
    if not found:
        return doc
    for noun, _, verb in found:
        if noun.lower_ in _PLURALS:
            noun.tag_, noun.pos_, noun.lemma_ = "NNS", "NOUN", _PLURALS[noun.lower_]
        if verb.pos_ != "VERB":
            verb.tag_, verb.pos_ = ("VBZ" if verb.lower_.endswith("s") else "VBD"), "VERB"
            verb.lemma_ = next(v for v in ANSWERING if verb.lower_[:4] == v[:4])
    moves: list[Move] = []
    for noun, subject, verb in found:
        main = _main_before(noun, verb)
        if main is None:
            continue
        is_over = {t.i for t in (noun, verb) if main.is_ancestor(t)} != {noun.i, verb.i}
        if is_over:
            # What the parser had above the first clause goes beneath it.
            moves.append((main, main, "ROOT"))
            for above in (noun, verb):
                for child in above.children:
                    if child.i < noun.i and child != main and child.dep_ in {"punct", "cc", "advmod", "npadvmod"}:
                        moves.append((child, main, child.dep_))
            last = doc[noun.sent.end - 1]
            if last.is_punct:
                moves.append((last, main, "punct"))
        begin = noun.i
        while begin - 1 > main.i and doc[begin - 1].text != ",":
            begin -= 1
        for token in doc[begin : noun.i]:
            if token.head.i > noun.i or token.head.i < begin:
                moves.append((token, noun, "det" if token.pos_ == "DET" else "amod"))
        if doc[begin - 1].text == ",":
            moves.append((doc[begin - 1], main, "punct"))
        if is_over or noun.head.i > noun.i or not main.is_ancestor(noun):
            moves.append((noun, main, "npadvmod"))
        moves.append((verb, noun, "relcl"))
        moves.append((subject, verb, "nsubj"))
        for token in doc[noun.i + 1 : verb.i]:
            if token != subject and (token.head == noun or token.head.i < noun.i):
                inside = token.pos_ in _NOUNS | {"ADJ", "DET"} and token.i < subject.i
                moves.append((token, subject if inside and token.lower_ not in {"that", "which"} else verb, token.dep_))
    return rehang(doc, moves)


@lru_cache(maxsize=2)
def _numbers(strings: StringStore) -> frozenset[int]:
    return frozenset(strings.add(form) for noun in CHARGES for form in (noun, noun + "s"))


def _read_charge(noun: Token) -> tuple[Token, Token, Token] | None:
    """Give the charge, who answers it and the verb, where the parser has not seen that the one is a clause on the other."""
    doc, start = noun.doc, noun.sent.start
    begin = noun.i
    while begin > start and doc[begin - 1].pos_ in {"ADJ", "DET", "NOUN", "ADV"} and begin > noun.i - 3:
        begin -= 1
    opening = doc[begin]
    if begin <= start + 2 or doc[begin - 1].text != ",":
        return None
    if not (opening.lower_ in {"a", "an"} or (begin == noun.i and noun.lower_.endswith("s"))):
        return None
    end = min(noun.i + _REACH, noun.sent.end)
    verb = next((t for t in doc[noun.i + 1 : end] if t.lower_ in _FORMS or t.is_punct), None)
    if verb is None or verb.is_punct or verb.i == noun.i + 1:
        return None
    at = verb.i - 1
    while at > noun.i and doc[at].pos_ in _BEFORE_VERB:
        at -= 1
    subject = doc[at]
    if at == noun.i or subject.pos_ not in _NOUNS or subject.lower_ in {"that", "which", "who"}:
        return None
    is_seen = verb.dep_ == "relcl" and verb.head == noun and noun.head.i < noun.i and subject.head == verb
    if is_seen and verb.pos_ == "VERB":
        return None
    return noun, subject, verb


def _main_before(noun: Token, verb: Token) -> Token | None:
    """Give the verb of the clause that a charge takes up, as the parser has it above, beneath or beside the charge."""
    for above in (verb, noun, *verb.ancestors):
        if above.i < noun.i and above.pos_ in {"VERB", "AUX"}:
            return above
        for child in above.children:
            if child.i < noun.i and child.dep_ in {"ccomp", "parataxis", "advcl"} and child.pos_ in {"VERB", "AUX"}:
                return child
    return None
