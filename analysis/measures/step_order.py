"""Puts the steps of an effort in order of time by what the text says around each, where they have no dates: "earlier truces", "offered again"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

#: Stages before an effort is under way, and those at which it is or was.
_SEEKING = frozenset({"requested", "offered", "refused"})
_OVER = frozenset({"occurred", "failed", "halted"})
UNDER_WAY = frozenset({"occurred", "ongoing", "accepted", "failed", "halted"})
_ENDED = frozenset({"failed", "halted"})
#: The sentences with which news opens.
_LEAD = 2
#: What stands before the name of what was tried before the effort that the text is about, and around its verb.
_EARLIER = re.compile(r"\b(?:earlier|previous|prior|past|preceding)(?: [\w-]+){0,2} $", re.IGNORECASE)
_HAD = re.compile(r"\bhad (?:[\w-]+ ){0,4}$")
_HAD_BEHIND = re.compile(r"^[^.;:]{0,60}?\bhad (?:\w+ly )?\w+(?:ed|en|wn|ung|un|ne|ld|pt|ailed)\b")
#: What is offered or asked for again is so after what was done.
_ANEW = re.compile(
    r"\b(?:again|anew|afresh|once more|another|further|fresh|renewed|(?:new|next|second|third|last) round|since)\b",
    re.IGNORECASE,
)
_NEAR = 100
_JUST_BEFORE = 25

Step = dict[Any, Any]
Sentences = Mapping[tuple[str, int], tuple[int, str]]


def mark_time(event: Step, sentences: Sentences) -> dict[str, bool]:
    """Say of an event whether its sentence puts it before the text's effort (``is_before``), or behind what was done (``is_anew``)."""
    start, told = sentences.get((event["document_id"], event["sentence"]), (0, ""))
    text = told if isinstance(told, str) else ""  # A text that is hidden from readers elsewhere puts nothing in order.
    at = int(event["start"]) - start
    ahead, behind = text[:at], text[at + len(str(event["quote"])) :]
    is_before = bool(_EARLIER.search(ahead)) or (
        event.get("ground") == "background" and bool(_HAD.search(ahead) or _HAD_BEHIND.search(behind))
    )
    is_anew = bool(_ANEW.search(behind[:_NEAR]) or _ANEW.search(ahead[-_JUST_BEFORE:]))
    return {"is_before": is_before, "is_anew": is_anew}


def put_in_order(steps: list[Step]) -> list[Step]:
    """Put what came before an effort before it: news tells the outcome first, and then how it was sought."""
    ordered: list[Step] = []
    for _, group in groupby(steps, key=lambda step: step["document_id"]):
        # "An effort by Oman, whose envoy shuttled between them, foundered": it did so at last.
        told = sorted(group, key=lambda step: (step["sentence"], _is_outcome(step)))
        taken = {step["sentence"] for step in told if step["status"] == "accepted"}
        # "Accepted his invitation": the invitation is no step behind that.
        told = [step for step in told if step["status"] != "offered" or step["sentence"] not in taken]
        # "Nine earlier truces collapsed": not the round that the text tells of.
        told.sort(key=lambda step: not (step["is_before"] and step["status"] in _ENDED))
        first = next((at for at, step in enumerate(told) if step["status"] in UNDER_WAY), len(told))
        # An effort that goes on has outlived the rounds that are told behind it.
        goes_on = first < len(told) and told[first]["status"] == "ongoing"
        before = _SEEKING | (_OVER if goes_on else frozenset())
        late = [step for step in told[first:] if _came_before(step, before)]
        ordered += [*told[:first], *late, *(step for step in told[first:] if not _came_before(step, before))]
        if ordered and _opens_with_end(ordered):
            # "Talks collapsed after a final push by the envoy failed. He had sat with both for a year": the end comes first.
            ordered = [
                *(s for s in ordered if s["status"] != "failed"),
                *(s for s in ordered if s["status"] == "failed"),
            ]
    return ordered


def _came_before(step: Step, before: frozenset[str]) -> bool:
    """Tell whether a step led to what was told ahead of it: not where he offers it "again"."""
    return step["status"] in before and not (step["status"] == "offered" and step["is_anew"])


def _opens_with_end(steps: list[Step]) -> bool:
    """Tell whether a text opens with an effort that failed, and tells behind that only what was done before."""
    first = steps[0]
    later = {step["status"] for step in steps[1:]}
    return (
        first["status"] == "failed"
        and first["sentence"] <= _LEAD
        and not first["is_before"]
        and later <= {"failed", "occurred"}
        and len(later) > 0
    )


def _is_outcome(step: Step) -> bool:
    return step["status"] in _ENDED and step.get("rule") == "outcome_of_effort"
