"""Verbs of saying in the passive: "is expected to", "was accused of", "it is thought that"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    make_attribution,
    make_cue,
    stretch,
    trim,
    verb_group,
    without_aside,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_objects import last_of_charge, led_by_preposition
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import Entry, index_lexicon
from analysis.extraction.parsing.words import Token

#: Verbs that an infinitive follows only where they are passive: "said to have 4,000 men".
_NEVER_ACTIVE = frozenset(
    "say think believe report rumour rumor understand estimate allege suspect assume presume suppose consider deem".split()
)
_LONGEST_GAP = 9
_MINDING = frozenset({"convince", "persuade"})
_THINKS = make_cue("be convinced", "opine", "1")
_SUBJECTS = frozenset({"PRP", "DT", "EX", "NNP", "NNS", "PRP$"})
#: Verbs whose subject is all that is said where nothing follows: "shelling was reported".
_HEARD_OF = frozenset({"report", "fear", "suspect", "allege", "rumour", "rumor"})


def read_reduced(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a passive without its auxiliary: "the movement, said to have 4,000 men", "rebels thought to be near"."""
    if "b" not in frames or entry["lemma"] not in _NEVER_ACTIVE or verb.tag_ not in {"VBD", "VBN"} or verb.i < 1:
        return None
    before = verb.nbor(-1)
    if before.dep_ in {"aux", "auxpass", "neg"} or before.pos_ in {"AUX", "PRON"} or verb.i + 2 >= verb.sent.end:
        return None
    if not (before.text in {",", "("} or verb.dep_ == "acl" or entry["lemma"] == "say"):
        return None
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    by = next((c for c in verb.children if c.lower_ == "by" and c.i == verb.i + 1), None)
    source = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    begins = (source.right_edge if source is not None else verb).i + 1
    if clause is None or clause.left_edge.i != begins or clause.left_edge.lower_ != "to":
        return None
    subject = verb.head if verb.dep_ == "acl" else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    piece = _with_condition(stretch(clause.left_edge, clause.right_edge))
    return make_attribution(verb, source, [piece], entry, "passive_cue", 0.7, raised=subject)


def _read_it_aside(verb: Token, subject: Token, entry: Entry) -> Attribution | None:
    """Read "Gunmen, it is claimed, had surrounded the embassy"."""
    first, last, sentence = subject.i - 1, verb.i + 1, verb.sent
    if first <= sentence.start or last >= sentence.end or {verb.doc[first].text, verb.doc[last].text} != {","}:
        return None
    left, right = trim(verb.doc[sentence.start : first]), trim(verb.doc[last : sentence.end])
    pieces = [right] if right and not has_finite_verb(left) else [left, right]
    if len(pieces) > 1 and right and right[0].dep_ == "cc" and has_finite_verb(right):
        pieces = [left]  # "It was struck in secret, it is assumed, and parliament was told later".
    return make_attribution(verb, None, pieces, entry, "cue_as_aside", 0.7)


def _read_whether(verb: Token, whether: Token, entry: Entry) -> Attribution | None:
    """Read "Whether the truce will hold is doubted by diplomats", where the parse makes no subject of what is doubted."""
    first = verb_group(verb)[0].i
    agent = next((c for c in verb.children if c.dep_ == "agent" and c.i == verb.i + 1), None)
    source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    clause = trim(verb.doc[whether.i + (whether.lower_ == "that") : first])
    if source is None or not has_finite_verb(clause) or any(t.text in {",", ";"} for t in clause):
        return None
    return make_attribution(verb, source, [clause], entry, "verb_with_noun_content", 0.6)


def _read_it_is_said(verb: Token, entry: Entry) -> Attribution | None:
    """Read "it is whispered in the corridors here that he feels sold", where the parse hangs the clause on the corridors."""
    gap = verb.doc[verb.i + 1 : min(verb.i + _LONGEST_GAP, verb.sent.end - 2)]
    that = next((t for t in gap if t.lower_ == "that"), None)
    if that is None or that.i == verb.i + 1 or that.dep_ == "mark" or that.nbor().tag_ not in _SUBJECTS:
        return None
    if any(t.is_punct or t.pos_ == "VERB" for t in verb.doc[verb.i + 1 : that.i]):
        return None
    content = end_content(trim(verb.doc[that.i + 1 : verb.sent.end]))
    return make_attribution(verb, None, [content], entry, "passive_cue", 0.65)


def read_passive(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "is expected to", "was accused of", "it is thought that", "was told that"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubjpass", "csubjpass"}), None)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    if subject is not None and subject.lower_ == "it" and frames & {"t", "b"}:
        aside = _read_it_aside(verb, subject, entry)
        if aside is not None:
            return aside
    whether = verb.sent[0] if subject is None and "t" in frames else None
    if (
        whether is not None
        and whether.lower_ in {"whether", "that"}
        and (doubted := _read_whether(verb, whether, entry))
    ):
        return doubted
    if subject is not None and subject.lower_ == "it" and frames & {"t", "b"}:
        heard = _read_it_is_said(verb, entry)
        if heard is not None:
            return heard
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if entry["lemma"] == "suppose" and clause is not None and not any(c.lemma_ == "have" for c in clause.children):
        # "The deal that is supposed to end the war": meant, not said.
        return None
    if clause is not None and clause.dep_ == "xcomp" and "b" in frames and (subject is not None or verb.dep_ == "conj"):
        piece = _with_condition(_without_place(stretch(clause.left_edge, clause.right_edge)))
        return make_attribution(verb, source, [piece], entry, "passive_cue", 0.7, raised=subject)
    if clause is not None and clause.dep_ == "ccomp" and frames & {"t", "b"}:
        piece = end_content(stretch(clause.left_edge, clause.right_edge))
        if entry["lemma"] in _MINDING and source is None:
            # "They were not convinced the truce would hold": it is they who think so.
            minded = subject or next((c for a in verb.children for c in a.children if c.dep_ == "nsubj"), None)
            return make_attribution(verb, minded, [piece], _THINKS, "state_of_mind", 0.7) if minded else None
        return make_attribution(verb, source, [piece], entry, "passive_cue", 0.7)
    measured = next((c for c in verb.children if c.lower_ == "at" and c.i > verb.i), None) if "at" in frames else None
    if measured is not None and subject is not None and any(t.like_num for t in measured.subtree):
        return make_attribution(
            verb, source, [stretch(measured, measured.right_edge)], entry, "verb_of_measure", 0.6, raised=subject
        )
    judged = _judgement_in_passive(verb, frames)
    if not judged and source is not None and "s" in frames:
        # "Dismissed by the commission as fantasy": the parse hangs it on the commission.
        as_ = next((c for c in source.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > source.i), None)
        judged = trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1]) if as_ is not None else ()
        if judged and as_ is not None:
            found = make_attribution(verb, source, [judged], entry, "passive_judgement", 0.6, raised=subject)
            return replace(found, source=trim(t for t in found.source if t.i < as_.i)) if found is not None else None
    if judged and source is None:
        judged, source = _without_speaker(judged)
    elif judged and agent is not None and _is_deed(judged) and judged[-1].i + 1 == agent.i:
        # "Was described as an attack by the rebels": they attacked, and nobody is said to describe it.
        judged, source = stretch(judged[0], agent.right_edge), None
    if judged and subject is not None:
        moved = subject if verb.dep_ != "acl" else None
        return make_attribution(verb, source, [judged], entry, "passive_judgement", 0.6, raised=moved)
    led = led_by_preposition(verb, frames)
    is_credit = (
        led is not None and entry["lemma"] == "credit" and led[1].dep_ == "pcomp"
    )  # "Is credited with freeing them".
    if source is not None and subject is not None and "n" in frames and verb.dep_ != "acl" and not is_credit:
        content = stretch(subject.left_edge, subject.right_edge)
        return make_attribution(verb, source, [content], entry, "verb_with_noun_content", 0.5)
    if led is None and agent is not None and entry["lemma"] == "accuse":
        # "Is accused by a woman in his office of pressing her": the parse hangs the charge on the office.
        of = next((t for t in agent.subtree if t.lower_ == "of" and any(c.tag_ == "VBG" for c in t.children)), None)
        led = (of, next(c for c in of.children if c.tag_ == "VBG")) if of is not None else None
    if led is not None and (entry["class"] == "accuse" or entry["lemma"] == "suspect" or is_credit):
        piece = without_aside(stretch(led[1].left_edge, last_of_charge(verb, led[1])))
        found = make_attribution(verb, source, [piece], entry, "passive_charge", 0.65, raised=subject)
        if found is None or led[0] not in found.source:
            return found
        return replace(found, source=trim(t for t in found.source if t.i < led[0].i))
    told = subject or next((c for c in verb.children if c.dep_ in {"attr", "dobj", "nsubj"} and c.i > verb.i), None)
    if (
        told is not None
        and entry["lemma"] in _HEARD_OF
        and (told.pos_ == "NOUN" or told.tag_ == "VBG")
        and verb.dep_ != "acl"
        and not agent
    ):
        return make_attribution(
            verb, None, [stretch(told.left_edge, told.right_edge)], entry, "verb_with_noun_content", 0.5
        )
    return None


def _without_place(piece: Tokens) -> Tokens:
    """Drop what happened next: "is understood to have flown to Baghdad, where he told them …"."""
    found = end_content(piece)
    where = next((t for t in found[1:] if t.lower_ == "where" and t.nbor(-1).text == ","), None)
    return trim(t for t in found if t.i < where.i) if where is not None else found


def _with_condition(piece: Tokens) -> Tokens:
    """Add on what terms something is said to be so: "are said to be ready to talk, *provided that the siege ends*"."""
    behind = piece[-1].i + 1 if piece else 0
    if not piece or behind + 3 >= piece[-1].sent.end or piece[-1].nbor().text != ",":
        return piece
    opens = piece[-1].nbor(2)
    that = next((t for t in opens.doc[opens.i : opens.i + 3] if t.lower_ == "that"), None)
    if opens.lower_ not in {"provided", "providing", "on"} or that is None or that.head.i < that.i:
        return piece
    if opens.lower_ == "on" and opens.nbor().lower_ != "condition":
        return piece
    return tuple(piece[0].doc[piece[0].i : that.head.right_edge.i + 1])


def _without_speaker(judged: Tokens) -> tuple[Tokens, Token | None]:
    """Give a judgement without who judges behind it, and who does: "a betrayal of the dead by two ministers".

    What is by somebody as a deed stays whole: "an attack by the army".
    """
    by = next((t for t in reversed(judged) if t.lower_ == "by" and t.i > judged[0].i), None)
    agent = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if by is None or agent is None or agent.right_edge.i < judged[-1].i or not may_speak(agent):
        return judged, None
    before = trim(t for t in judged if t.i < by.i)
    return (before, agent) if before and not _is_deed(before) else (judged, None)


def _is_deed(judged: Tokens) -> bool:
    """Tell whether something is judged to be what somebody does: "an attack", not "an act of war"."""
    head = next((t for t in reversed(judged) if t.pos_ == "NOUN" and t.dep_ not in {"pobj", "compound"}), judged[-1])
    return head.lemma_.lower() in index_lexicon("event_nouns", "lemma") and head.i == judged[-1].i


def _judgement_in_passive(verb: Token, frames: frozenset[str]) -> Tokens:
    """Give what something "is seen as", "has been called", "is feared"."""
    if "s" in frames:
        as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
        after = next((c for c in verb.children if c.dep_ == "advcl" and c.left_edge.lower_ == "as"), None)
        if as_ is None and after is not None:
            return trim(verb.doc[after.left_edge.i + 1 : after.right_edge.i + 1])
        if as_ is not None and not any(c.dep_ == "pcomp" for c in as_.children):
            return trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1])
    if frames & {"c", "b"}:
        predicate = next((c for c in verb.children if c.dep_ in {"oprd", "acomp"} and c.i > verb.i), None)
        if predicate is not None:
            return stretch(predicate.left_edge, predicate.right_edge)
    return ()
