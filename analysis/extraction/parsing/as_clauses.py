"""Clauses behind "as" whose subject the parser hangs to it: "clapped as Hungary and Serbia, the old rivals, shook hands".

"As" is a preposition as well. The parser then ends its phrase before the verb, which seems to be done by whoever looked on.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
#: With these "as" tells what somebody is, or is taken for.
_BEING = frozenset(
    "know serve act describe see regard treat identify name appoint dub function pose work view hail brand cast elect pick choose "
    "use start begin resign enter return double emerge come label denounce condemn dismiss portray recognise recognize list count".split()
)
#: What onlookers do: behind it "as" tells what they saw, however many commas stand between.
_LOOKING = frozenset("watch look clap cheer applaud smile beam nod wave grin stand sit weep laugh listen hover".split())
#: What the names behind "as" and those who are told of them are made of.
_IN_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ", "NUM", "PUNCT"})
_MARKS = frozenset({",", "-", "'s", "'"})
#: The longest list of names, in words.
_LONGEST_LIST = 28


def mend_as_clauses(doc: Doc) -> Doc:
    """Give each verb behind "as" and its phrase the names of that phrase for its subject."""
    moves: list[Move] = []
    for word in doc:
        if word.lower_ != "as" or word.dep_ != "prep" or (found := _read(word)) is None:
            continue
        noun, verb = found
        last = _last_joined(noun)
        mend: list[Move] = [(word, verb, "mark"), (noun, verb, "nsubj"), (verb, word.head, "advcl")]
        inside = [t for t in doc[last.i + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN"} and not last.is_ancestor(t)]
        mend += [(t, last, "appos") for t in inside if t.head.i > verb.i or t.head.i < noun.i]
        for other in verb.children:
            if other.i < word.i:
                to = _noun_before(other) if other.dep_ in _SUBJECTS else verb.head
                mend.append((other, to if to != verb else word.head, "appos" if other.dep_ in _SUBJECTS else None))
            elif other.dep_ in _SUBJECTS and other.i < verb.i:
                mend.append((other, last if last != other else noun, "conj"))
        if makes_tree(doc, [*moves, *mend]):
            moves += mend
    return rehang(doc, moves) if moves else doc


def _read(word: Token) -> tuple[Token, Token] | None:
    """Give the noun behind "as", and the finite verb behind its phrase, the names joined to it and what is told of them."""
    noun = next((c for c in word.rights if c.dep_ == "pobj"), None)
    above = word.head
    if noun is None or above.pos_ != "VERB" or above.lemma_ in _BEING or (above.tag_ == "VBN" and above.dep_ == "acl"):
        return None
    if not (noun.pos_ == "PROPN" or any(c.dep_ in {"det", "poss"} for c in noun.children) or noun.tag_ == "NNS"):
        return None
    if above.i > word.i or noun.ent_type_ in {"DATE", "TIME"} or word.nbor(-1).lower_ in {"such", "same", "as", "well"}:
        return None
    verb = _verb_behind(noun)
    if verb is None or verb == above:
        return None
    late = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i > word.i]
    if any(c.left_edge.nbor(-1).lower_ != "and" for c in late):
        return None
    if above.dep_ == "relcl":
        # "…, who watched as both signed": what closes the clause about whoever looks on would be a comma.
        commas = any(t.text == "," for t in word.doc[noun.i : verb.i])
        return (noun, verb) if _is_open(above) and (not commas or above.lemma_ in _LOOKING) else None
    if any(c.dep_ in _SUBJECTS and c.i < word.i for c in verb.children):
        return None
    return noun, verb


def _verb_behind(noun: Token) -> Token | None:
    """Give the finite verb behind a list of names, with nothing between them but more of the list and what is told of it."""
    doc, last = noun.doc, _last_joined(noun)
    for token in doc[noun.i + 1 : min(noun.i + _LONGEST_LIST, noun.sent.end)]:
        if token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"}:
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            commas = [t.i for t in doc[last.i : token.i] if t.text == ","]
            # "As Chad, a neighbour, signed" may be "as Chad" and another who signed: two names make it sure.
            is_closed = not commas or (len(commas) == 2 and commas[1] == token.i - 1 and last != noun)
            if last == noun and "and" in {t.lower_ for t in doc[noun.i : token.i]}:
                is_closed = not commas or commas[-1] == token.i - 1
            return verb if verb.i >= token.i and verb.pos_ in {"VERB", "AUX"} and is_closed else None
        if token.pos_ not in _IN_NAMES or (token.is_punct and token.text not in _MARKS):
            of = token.pos_ == "ADP" and token.lower_ in {"of", "for"}
            if not of:
                return None
    return None


def _is_open(clause: Token) -> bool:
    """Tell whether a relative clause is set off by a comma, which another would have to close."""
    pronoun = next((c for c in clause.children if c.tag_ in {"WP", "WDT"}), None)
    return pronoun is not None and pronoun.i > pronoun.sent.start and pronoun.nbor(-1).text == ","


def _last_joined(noun: Token) -> Token:
    while (later := next((c for c in noun.rights if c.dep_ == "conj"), None)) is not None:
        noun = later
    return noun


def _noun_before(noun: Token) -> Token:
    """Give the noun before a comma that another stands behind, which describes it."""
    first = noun.left_edge.i
    before = noun.doc[first - 2] if first - 2 >= noun.sent.start and noun.doc[first - 1].text == "," else noun
    return before if before.pos_ in {"NOUN", "PROPN"} else noun.head
