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
#: The longest aside behind the names, in words.
_LONGEST_ASIDE = 10


def mend_as_clauses(doc: Doc) -> Doc:
    """Give each verb behind "as" and its phrase the names of that phrase for its subject."""
    moves: list[Move] = []
    for word in doc:
        if word.lower_ != "as" or word.dep_ != "prep" or (found := _read(word)) is None:
            continue
        noun, verb, aside = found
        mend: list[Move] = [(word, verb, "mark"), (noun, verb, "nsubj"), (verb, word.head, "advcl")]
        mend += [(aside, _last_joined(noun), "appos")] if aside is not None else []
        for other in verb.children:
            if other.i < word.i and other != aside:
                to = _noun_before(other) if other.dep_ in _SUBJECTS else verb.head
                mend.append((other, to if to != verb else word.head, "appos" if other.dep_ in _SUBJECTS else None))
        if makes_tree(doc, [*moves, *mend]):
            moves += mend
    return rehang(doc, moves) if moves else doc


def _read(word: Token) -> tuple[Token, Token, Token | None] | None:
    """Give the noun behind "as", the finite verb right behind its phrase, and the head of an aside between them."""
    noun = next((c for c in word.rights if c.dep_ == "pobj"), None)
    above = word.head
    if noun is None or above.pos_ != "VERB" or above.lemma_ in _BEING or (above.tag_ == "VBN" and above.dep_ == "acl"):
        return None
    if not (noun.pos_ == "PROPN" or any(c.dep_ in {"det", "poss"} for c in noun.children) or noun.tag_ == "NNS"):
        return None
    if above.i > word.i or noun.ent_type_ in {"DATE", "TIME"} or word.nbor(-1).lower_ in {"such", "same", "as", "well"}:
        return None
    last = _last_joined(noun).right_edge if _last_joined(noun).right_edge.i < word.sent.end - 2 else noun
    following, aside = last.nbor(), None
    in_clause = above.dep_ == "relcl"
    if following.text == "," and not in_clause and last != noun:
        end = next(
            (
                t
                for t in word.doc[following.i + 1 : min(following.i + _LONGEST_ASIDE, word.sent.end - 1)]
                if t.text == ","
            ),
            None,
        )
        if end is None or any(t.pos_ in {"VERB", "AUX", "PRON"} for t in word.doc[following.i + 1 : end.i]):
            return None
        aside = end.nbor(-1)
        if aside.pos_ not in {"NOUN", "PROPN"}:
            return None
        following = end.nbor()
    verb = following.head if following.dep_ in {"aux", "auxpass"} else following
    if following.tag_ not in _FINITE or verb.pos_ not in {"VERB", "AUX"} or verb.i < following.i or verb == above:
        return None
    if in_clause and not _is_open(above):
        return None
    if any(c.dep_ in _SUBJECTS and c.i > word.i for c in verb.children):
        return None
    if not in_clause and any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    return noun, verb, aside


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
