"""Main verbs that a clause with "which", "that" or "who" swallows: "Mali and two movements which hold Kidal signed an accord".

With no comma to end the clause, the small parser hangs the main verb below the clause's own, and a noun is left at the head of the
sentence; nobody then signs but who the clause is about. A sentence that begins with such a noun has lost its verb there.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, makes_tree, rehang

_RELATIVES = frozenset({"which", "that", "who"})
_PAST = frozenset({"VBD", "VBN"})
_BELOW = frozenset({"advcl", "ccomp", "conj", "xcomp", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOT_BARE = frozenset({"mark", "aux", "auxpass", "agent", "cc"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_relative_swallowers(doc: Doc) -> Doc:
    """Set each such verb at the head of its sentence, in place."""
    moves: list[Move] = []
    for sentence in doc.sents:
        noun = sentence.root
        if noun.pos_ in _NOUNS and (parts := _read(noun)) is not None:
            steps = _set_free(noun, *parts)
            if makes_tree(doc, [*moves, *steps]):
                parts[1].tag_, parts[1].pos_ = "VBD", "VERB"
                moves += steps
    return rehang(doc, moves) if moves else doc


def _read(noun: Token) -> tuple[Token, Token] | None:
    """Give the verb of the clause that describes a noun at the head of its sentence, or the last of its list, and the main verb."""
    described = [noun, *(t for t in noun.subtree if t.dep_ in {"conj", "pobj"} and t.pos_ in _NOUNS)]
    for clause in (c for t in described for c in t.rights if c.dep_ == "relcl"):
        subject = next((c for c in clause.children if c.dep_ in _SUBJECTS), None)
        if subject is None or subject.lower_ not in _RELATIVES or subject.nbor(-1).text == ",":
            continue
        todo = [clause]
        while todo:
            for child in todo.pop().rights:
                if child.dep_ in _BELOW and child.tag_ in _PAST and _is_bare(child, clause):
                    return clause, child
                if child.dep_ == "acl" and child.tag_ == "VBD" and _has_object(child) and _is_bare(child, clause):
                    return clause, child  # "An official who took part in the talks accused Chad".
                todo.append(child)
    return None


def _is_bare(verb: Token, clause: Token) -> bool:
    """Tell whether a past form below a clause has neither conjunction nor helping verb, and no subject but the clause's object."""
    if any(c.dep_ in _NOT_BARE for c in verb.children) or verb.nbor(-1).text in {",", "and", "or", "but"}:
        return False
    if verb.tag_ == "VBN" and not any(c.dep_ in {"dobj", "prep", "xcomp", "ccomp"} for c in verb.rights):
        return False
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    has_object = _has_object(clause)
    return not own or (len(own) == 1 and not has_object and own[0].right_edge.i == verb.i - 1)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.rights)


def _set_free(noun: Token, clause: Token, verb: Token) -> list[Move]:
    moves: list[Move] = [(verb, verb, "ROOT"), (noun, verb, "nsubj")]
    moves += [(c, clause, "dobj" if c.dep_ in _SUBJECTS else None) for c in verb.lefts]
    moves += [(t, verb, None) for t in noun.subtree if t.i > verb.right_edge.i and t.head.i < verb.i]
    return moves
