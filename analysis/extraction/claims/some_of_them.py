"""Who "one of them" is that speaks, and who "he" is that adds something: those whose word was told last."""

from __future__ import annotations

import re
from typing import Any

Row = dict[str, Any]

_SOME = re.compile(r"(?:one|another|two|three|some|several|others|many|most) of them", re.IGNORECASE)
#: Sources of several people without a name: "diplomats in Lima", "two envoys", "aides to the king".
_SEVERAL = re.compile(
    r"(?:(?!of\b)[\w-]+ ){0,3}?[a-z]+(?:s|men|women|people)(?:,? (?:in|at|from|of|to|near|who|close|with)\b.*)?",
    re.IGNORECASE,
)
_UNNAMED = ("official_unnamed", "unnamed_people")
_PERSONS = ("named_person", "official_unnamed")
_FAR = 3
_ADDING = ("added", "adds", "continued", "went on")


def give_to_several(rows: list[Row]) -> None:
    """Give each claim of "one of them", whom nobody is known to be, to the several who spoke last before it.

    Takes the rows of a document in the order of the text, and changes them.
    """
    for at, row in enumerate(rows):
        if row.get("source_actor_id") or not _SOME.fullmatch(str(row.get("source_quote") or "")):
            continue
        for before in reversed(rows[:at]):
            if row["sentence"] - before["sentence"] > _FAR:
                break
            words = str(before.get("source_quote") or "")
            if before["sourcing"] in _UNNAMED and _SEVERAL.fullmatch(words):
                row["source_actor_id"], row["sourcing"] = before.get("source_actor_id"), before["sourcing"]
                break


def give_to_who_adds(rows: list[Row]) -> None:
    """Give what "he added" within a sentence to whoever has spoken in it: who adds has said something before.

    So it is with what a "he" says in the sentence whom nobody is known to be. Takes the rows of a document in the order of
    the text, and changes them.
    """
    for at, row in enumerate(rows):
        is_known = row.get("source_actor_id") is not None
        if str(row.get("source_quote")).lower() not in {"he", "she"} or (is_known and row.get("cue") not in _ADDING):
            continue
        for before in reversed(rows[:at]):
            if before["sentence"] != row["sentence"]:
                break
            if before["sourcing"] in _PERSONS and before["cue_start"] != row["cue_start"]:
                row["source_actor_id"], row["sourcing"] = before.get("source_actor_id"), before["sourcing"]
                break
