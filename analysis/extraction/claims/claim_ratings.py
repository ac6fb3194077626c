"""How far a source commits to a claim, by its cue and its own mood, and how far the article does in its own voice."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.claims.attributions import Attribution, Tokens
from analysis.extraction.parsing.grammar import FINITE, is_negated
from analysis.extraction.parsing.words import Token

#: Hedges that blur a number and leave the statement as sure as it was.
_APPROXIMATE = frozenset("some about around nearly almost roughly approximately estimated".split())
#: What stands first in a subject that does nothing of what is told of it.
_NOBODY = frozenset({"neither", "no", "nobody", "none", "nothing"})
_BREAKS = frozenset({",", ";", ":", "but", "while"})
#: What opens a question inside a sentence, and nouns and verbs for what such a question is or hangs on.
_ASKED = frozenset({"whether", "who", "how", "when", "why", "what", "where"})
_MATTERS = frozenset({"question", "unknown", "guess", "mystery", "riddle", "issue", "doubt", "uncertainty"})
_HANGING = frozenset({"depend", "hinge", "turn", "ride"})
_MAYBE = frozenset({"may", "might"})
#: Rules of judgements, of what is heard of somebody, and of what a noun holds.
_JUDGEMENTS = frozenset({"verb_of_judgement", "what_is_called", "passive_judgement"})
_HEARD = frozenset({"passive_charge", "passive_cue"})
_HELD = frozenset({"noun_with_clause", "noun_is_clause"})


def rate_claim(found: Attribution, piece: Tokens, hedges: list[str]) -> float:
    """Rate how far the source commits to a piece: by the cue, then by the mood of the piece's own predicate."""
    if piece[0].lower_ in {"whether", "if"} and piece[0].dep_ == "mark" and found.rule != "clause_before_cue":
        return 0.0
    rated = float(found.entry["commitment"])
    if found.source and found.source[0].lower_ in {"nobody", "no"} and piece[0].lower_ in _ASKED:
        return 0.0  # "Nobody knows who fired".
    if found.rule in _JUDGEMENTS and found.entry["class"] == "deny" and rated < 0:
        rated = 2.0  # "Dismissed the report as fiction": plainly said to be fiction.
    if found.rule == "verb_with_noun_and_clause" and found.entry["class"] == "deny":
        rated = -2.0  # "Dismissed claims that they had fled".
    if found.entry["lemma"] == "rule" and found.cue[-1].lower_ == "out":
        rated = -2.0  # "Ruled out giving way", "ruled out that his men had fired".
    if found.rule in _HEARD and not found.source and "o" not in found.entry["frames"].split():
        rated = min(rated, 1.0)  # "Is accused of it", "is understood to have left", by nobody who is named.
    if found.rule in _HELD and found.source and found.entry["class"] == "claim":
        rated = max(rated, 2.0)  # "The army's contention that".
    if rated > 0 and _is_of_nobody(found, piece):
        # "Neither bank, a clerk said, was asked": the part with the verb, of which the opposite is said.
        return -2.0
    if any(is_negated(t) for t in found.cue if t.pos_ in {"VERB", "AUX"}):
        rated = _turn(found.entry["class"], rated)
    inside = {t.i for t in piece}
    roots = [t for t in piece if t.head.i not in inside or t.head == t]
    flat = [root for root in roots if is_negated(root) or _is_of_none(root)]
    moods = {c.lower_ for root in roots for c in root.children if c.tag_ == "MD" and root not in flat}
    if "could" in moods or (moods & _MAYBE and any(t.lower_ == "if" for t in piece)):
        return min(rated, 0.0)
    own = {"alleged"} if found.entry["lemma"] == "allege" else set()  # "Has alleged": the cue, and no hedge.
    if flat and not any(t.lower_ == "could" for t in piece if t.head not in flat):
        own |= {"could", "can"}  # "There could be no amnesty": flatly said.
    # What others may do in a clause below leaves what is said as sure: "he gave in after lenders hinted that they might".
    own |= (_MAYBE | {"could", "can"}) - moods
    is_hedged = moods & _MAYBE or any(hedge.lower() not in _APPROXIMATE | own for hedge in hedges)
    return min(rated, 1.0) if is_hedged else rated


def rate_own_voice(tokens: Sequence[Token], hedges: list[str]) -> float:
    """Rate how far the article commits to a sentence of its own: what it asks it leaves open."""
    if _asks(tokens) or _leaves_open(tokens):
        return 0.0
    is_open = any(t.tag_ == "MD" and t.lower_ in {"could", "may", "might", "would"} for t in tokens)
    return 1.0 if hedges or is_open else 3.0


def _is_of_nobody(found: Attribution, piece: Tokens) -> bool:
    """Tell whether a piece behind its cue goes on with what stands before it of nobody: "no soldier, he said, *was hurt*"."""
    first = min(t.i for t in (*found.cue, *found.source))
    before = found.cue[0].nbor(-1) if first > found.cue[0].sent.start else None
    if before is None or piece[0].i < first or not (piece[0].tag_ in FINITE or piece[0].dep_ == "advmod"):
        return False
    doc, i = before.doc, first - 1
    while i > before.sent.start and doc[i].text == ",":
        i -= 1
    if i == first - 1:
        return False
    while i > before.sent.start and doc[i - 1].text not in _BREAKS and doc[i].tag_ not in FINITE:
        if doc[i].lower_ in _NOBODY:
            break
        i -= 1
    return doc[i].lower_ in _NOBODY


def _is_of_none(root: Token) -> bool:
    """Tell whether it is of none that something is told: "there could be *no* amnesty", "*no* deal can hold"."""
    parts = (c for c in root.children if c.dep_ in {"attr", "nsubj", "nsubjpass"})
    return any(part.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} for c in part.children) for part in parts)


def _turn(group: str, rated: float) -> float:
    """Give the commitment under a cue that is negated: not to believe is to doubt, not to confirm leaves it open."""
    if group in {"opine", "hearsay"}:
        return -rated
    if group in {"deny", "doubt"}:
        return 1.0
    return rated if group == "know" else 0.0


def _asks(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence asks rather than states."""
    last = next((t for t in reversed(tokens) if t.text not in {'"', "''", ")"}), None)
    return last is not None and last.text.endswith("?")


def _leaves_open(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is of a question that it leaves open: "The question is whether …", "much depends on how …"."""
    root = tokens[0].sent.root
    below = [*root.children, *(c for p in root.children if p.dep_ == "prep" for c in p.children)]
    is_asked = any(c.dep_ in {"ccomp", "csubj", "pcomp", "csubjpass"} and c.left_edge.lower_ in _ASKED for c in below)
    if not is_asked:
        return False
    if root.lemma_ in _HANGING:
        return True
    nouns = (c for c in root.children if c.dep_ in {"nsubj", "attr"})
    return root.lemma_ == "be" and any(c.lemma_.lower() in _MATTERS for c in nouns)
