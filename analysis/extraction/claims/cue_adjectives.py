"""Adjectives that attribute: "is adamant that", "was certain that", "it is unclear whether"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Attribution, look_up_cue, noun_phrase, stretch
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.parsing.words import Token


def read_impersonal(adjective: Token) -> Attribution | None:
    """Read "it is unclear whether": the article's own judgement on a statement."""
    cue = look_up_cue(adjective, "impersonal")
    verb = adjective.head
    if cue is None or adjective.dep_ != "acomp" or verb.lemma_ != "be":
        return None
    it = next((c for c in verb.children if c.lower_ == "it" and c.i < verb.i), None)
    clause = next(
        (c for t in (adjective, verb) for c in t.children if c.dep_ in {"ccomp", "advcl"} and c.i > adjective.i), None
    )
    if it is None or clause is None:
        return None
    content = stretch(clause.left_edge, clause.right_edge)
    words = tuple(adjective.doc[it.i : adjective.i + 1])
    if not content or len(words) > 6:
        return None
    return Attribution(words, (), None, (content,), cue[0], "impersonal_judgement", 0.65)


def read_adjective(adjective: Token) -> Attribution | None:
    """Read "is certain that", "was adamant that", "was willing to"."""
    cue = look_up_cue(adjective, "adjective")
    verb = adjective.head
    if cue is None:
        return None
    be = next((c for c in adjective.children if c.dep_ == "auxpass"), None) if adjective.tag_ == "VBN" else None
    if be is not None and not any(c.dep_ == "agent" for c in adjective.children):
        verb = adjective  # "Were disappointed that": the parse takes it for a passive.
    elif adjective.dep_ != "acomp" or verb.pos_ not in {"AUX", "VERB"}:
        return None
    source = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    clause = next((c for c in adjective.children if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i), None)
    if clause is None and adjective.i + 1 < adjective.sent.end and adjective.nbor().lower_ == "that":
        # "Was adamant that it had won": the parse hangs the clause on what stands before the adjective.
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.left_edge.i == adjective.i + 1), None)
    if source is None or clause is None or (clause.dep_ == "ccomp") != ("t" in cue[1]) or source.lower_ == "it":
        return None
    words = tuple(adjective.doc[min((be or verb).i, adjective.i) : adjective.i + 1])
    content = end_content(stretch(clause.left_edge, clause.right_edge))
    if not content or len(words) > 4:
        return None
    return Attribution(words, noun_phrase(source), source, (content,), cue[0], "adjective_with_clause", 0.6)
