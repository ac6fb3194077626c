"""By whose claim a number is given: the smallest whose content holds it, hearsay on what is counted; else the article's own."""

from __future__ import annotations

from typing import Any

from analysis.extraction.parsing.parse import start_of
from analysis.extraction.parsing.words import Token

Row = dict[str, Any]

#: Beginnings of the words of a hope, of which a figure is no part.
_WISHING = ("hope", "hoping", "wish", "pray", "long", "want", "dream")
#: Rules of cues that stand between a subject and what is said of it.
_AMIDST = frozenset({"cue_as_aside", "lost_cue", "verb_with_clause", "according_to", "by_reckoning"})
_DEFINITE = frozenset({"the", "these", "those"})


def give_claim(row: Row, claims: list[Row], number: Token) -> Row:
    """Give the claim that states a number: the smallest whose content holds it, or whose cue has it as its subject.

    What a hope or wish takes as known is the article's own: "hope that the 40,000 who fled can return".
    """
    holding = [c for c in claims if c["start"] <= row["start"] and row["end"] <= c["end"]]
    holding = [c for c in holding if not (_is_wish(c) and _is_taken_as_known(number, c))]
    # "What he termed a way out of a war that has cost 300 lives": who names a thing does not count in a clause on it.
    holding = [c for c in holding if not (c["rule"] == "what_is_called" and _is_in_relative(number, c))]
    if all(c["sourcing"] == "unattributed" for c in holding):
        # "About 300 are thought to have been killed": the hedge holds for the figure as well.
        heard = [c for c in claims if c["rule"] == "passive_cue"]
        holding += [c for c in heard if _is_subject_of(number, c) or _is_said_of(number, c)]
        # "Forty men, the army said, had died": the speaker parts the figure from what is said of it.
        holding += [c for c in claims if c["rule"] in _AMIDST and _is_parted_from(number, c)]
    claim = min(holding, key=lambda c: c["end"] - c["start"]) if holding else None
    return {"claim_id": claim["claim_id"] if claim else None}


def _is_wish(claim: Row) -> bool:
    words = (claim.get("cue") or "").lower().split()
    return any(word.startswith(_WISHING) for word in words)


def _is_taken_as_known(number: Token, claim: Row) -> bool:
    """Tell whether a number in a claim's content only says of whom something is wished: "the 200 miners", "who killed 40"."""
    token = number
    while token.head != token and start_of(token.head) >= claim["start"]:
        if token.dep_ == "relcl":
            return True
        token = token.head
        if token.pos_ in {"NOUN", "NUM"} and any(c.lower_ in _DEFINITE for c in token.lefts):
            return True
    return False


def _is_in_relative(number: Token, claim: Row) -> bool:
    """Tell whether a number stands in a relative clause on something in a claim's content."""
    token = number
    while token.head != token and start_of(token.head) >= claim["start"]:
        if token.dep_ == "relcl":
            return True
        token = token.head
    return False


def _is_said_of(number: Token, claim: Row) -> bool:
    """Tell whether a claim is made of those who are counted: "the thousands of soldiers whom it *is said* to keep"."""
    token = number
    for _ in range(4):
        if any(c.dep_ == "relcl" and claim["cue_start"] <= start_of(c) < claim["cue_end"] for c in token.children):
            return True
        below = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        held = next((c for c in below.children if c.dep_ == "pobj"), None) if below is not None else None
        if held is not None and any(
            c.dep_ == "relcl" and claim["cue_start"] <= start_of(c) < claim["cue_end"] for c in held.children
        ):
            return True
        if token.dep_ not in {"nummod", "quantmod", "compound", "pobj", "prep"} or token.head == token:
            return False
        token = token.head
    return False


def _is_parted_from(number: Token, claim: Row) -> bool:
    """Tell whether a number stands in the subject of what is said behind its speaker."""
    if start_of(number) > claim["cue_start"] or claim["start"] < claim["cue_start"]:
        return False
    token = number
    for _ in range(6):
        if token.dep_ in {"nsubj", "nsubjpass"}:
            return bool(claim["start"] <= start_of(token.head) < claim["end"])
        if token.head == token or token.dep_ in {"relcl", "ccomp", "advcl"}:
            return False
        token = token.head
    return False


def _is_subject_of(number: Token, claim: Row) -> bool:
    token = number
    for _ in range(6):
        if token.dep_ in {"nsubj", "nsubjpass"}:
            return bool(claim["cue_start"] <= start_of(token.head) < claim["cue_end"])
        if token.head == token or token.dep_ in {"relcl", "ccomp", "advcl"}:
            return False
        token = token.head
    return False
