"""Nouns of speech with what they hold: "the warning that", "its view is that", "there are reports of"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import (
    QUOTES,
    Attribution,
    Tokens,
    look_up_cue,
    noun_phrase,
    stretch,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.credence import read_set_aside
from analysis.extraction.claims.cue_idioms import read_met
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.noun_contents import is_handled, is_wished, leaves_gap, read_lost_clause
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.words import Token

#: What somebody sees in a thing: "saw in it a sign that".
_PROOFS = frozenset({"proof", "evidence", "sign", "confirmation", "vindication", "indication"})
_SEEING = frozenset({"see", "find", "read", "detect", "discern"})
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
#: What somebody does with a claim or fear of his.
_AIRED = frozenset(
    "make voice raise air spread advance repeat peddle circulate float express level share push promote echo champion "
    "hold propagate put bring issue publish post lodge file".split()
)


def read_noun(noun: Token) -> Attribution | None:
    """Read what a noun of speech holds: "the claim that he fled", "its view is that"; None where it holds nothing."""
    cue = look_up_cue(noun, "noun")
    if cue is None or noun.lower_ == "talks":  # "There is talk that", not "talks that he hosted".
        return None
    entry, frames = cue
    if is_handled(noun):
        return None
    if noun.dep_ == "attr" and entry["class"] == "hearsay" and any(c.dep_ == "expl" for c in noun.head.children):
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        told = next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
        if any(c.lower_ == "no" for c in noun.lefts):
            return None  # "There were no reports of fighting".
        if told is not None and not told.ent_type_:
            # "There have been reports of looting".
            content = end_content(stretch(told.left_edge, told.right_edge))
            return Attribution((noun,), (), None, (content,), entry, "there_are_reports", 0.6)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and frames & {"t", "m"}:
        predicate = _read_predicate(noun, entry)
        if predicate is not None or "t" not in frames:
            return predicate  # "The claim that he fled is false" has its clause before.
    clause = next(
        (c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i and _is_content(c, frames)),
        None,
    )
    lost = read_lost_clause(noun, entry, frames, is_sure=clause is None)
    if lost is not None or clause is None:
        return lost
    if leaves_gap(clause) or _belongs_to_verb(noun) or (entry["lemma"] == "suggestion" and is_wished(clause)):
        return None
    piece = end_content(stretch(clause.left_edge, clause.right_edge))
    if noun.dep_ == "ROOT":
        piece = _until_closing(piece)
    verb = noun.head
    source = (
        find_source(verb)
        if noun.dep_ == "dobj" and look_up_cue(verb, "host") is not None and noun.i - verb.i <= 5
        else None
    )
    if source is not None:
        group = verb_group(verb)
        words = trim(t for t in noun_phrase(source) if t.i < group[0].i) or (source,)
        cue_words = tuple(noun.doc[group[0].i : noun.i + 1])
        return Attribution(cue_words, words, source, (piece,), entry, "verb_with_noun_of_speech", 0.65)
    if noun.lemma_ in _PROOFS and noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ in _SEEING:
        # "Sees in the raid proof that", where the parse makes one thing of both.
        seer = find_source(noun.head.head)
        if seer is not None:
            return Attribution((noun,), noun_phrase(seer), seer, (piece,), entry, "state_of_mind", 0.6)
    met = read_met(noun, piece) or read_set_aside(noun, piece)
    if met is not None:
        return met
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    words = trim(t for t in noun_phrase(owner) if t.text not in _POSSESSIVES) if owner is not None else ()
    first = owner.right_edge.i + 1 if owner is not None else noun.left_edge.i
    cue_words = tuple(noun.doc[first : noun.i + 1])
    if owner is None:
        owner = _owner_after(noun, clause)
        words = trim(t for t in noun_phrase(owner) if t.i < clause.left_edge.i) if owner is not None else ()
    return Attribution(cue_words, words, owner, (piece,), entry, "noun_with_clause", 0.65)


def _until_closing(piece: Tokens) -> Tokens:
    """Cut a clause behind its quotation where the sentence goes on: 'its remark that it "knew its duty" alarmed them'."""
    marks = [t.i for t in piece if t.text in QUOTES]
    if len(marks) != 2 or marks[1] == piece[-1].i or piece[-1].doc[marks[1] + 1].text in {",", "."}:
        return piece
    return tuple(t for t in piece if t.i <= marks[1])


def _read_predicate(noun: Token, entry: Entry) -> Attribution | None:
    """Read "its view is that force cannot win", "the message from Cairo was that time had run out"."""
    verb = noun.head
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or verb.nbor(1).lower_ != "that" or clause.left_edge.i != verb.i + 1:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    first = owner.right_edge.i + 1 if owner is not None else noun.i
    if owner is None:
        owner = _owner_after(noun, verb)
    words = trim(t for t in noun_phrase(owner) if t.text not in _POSSESSIVES) if owner is not None else ()
    piece = end_content(stretch(noun.doc[verb.i + 2], clause.right_edge))
    cue_words = tuple(noun.doc[first : noun.i + 1])
    return Attribution(cue_words, words, owner, (piece,), entry, "noun_is_clause", 0.65) if piece else None


def _owner_after(noun: Token, clause: Token) -> Token | None:
    """Give who speaks in "a demand by the rebels that", "fears among diplomats that"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among", "of"} and noun.i < child.i < clause.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "acl" and child.lemma_ in _AIRED and noun.i < child.i < clause.i:
            # "The claim, first made by a website, that".
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            return next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    return None


def _belongs_to_verb(noun: Token) -> bool:
    """Tell whether a verb of saying governs the clause: "said in a statement that"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "through", "via"} or noun.head.dep_ != "prep":
        return False
    cue = look_up_cue(noun.head.head, "verb")
    return cue is not None and cue[0]["class"] in {"say", "claim", "warn"}


def _is_content(clause: Token, frames: frozenset[str]) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if "t" in frames and ("that" in marks or any(c.lower_ == "that" and c.tag_ == "IN" for c in clause.children)):
        return True
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    # "Its claim to have killed 40" states what was done; "its demand to leave" does not.
    is_done = "t" in frames and "have" in auxiliaries and clause.tag_ == "VBN"
    return ("i" in frames or is_done) and clause.dep_ == "acl" and "to" in auxiliaries
