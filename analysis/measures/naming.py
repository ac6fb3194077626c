"""What prose calls an actor: "the Taliban", "the United States", "insurgents", "Pakistan’s defense minister"."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

_WITH_ARTICLE = re.compile(
    r"^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Democratic Republic|Central African|Dominican|Czech Republic"
    r"|Solomon |Marshall |Comoros|Seychelles|Vatican|Holy See)"
)
_LONGEST = 60


def call_actors(actors: pd.DataFrame) -> dict[str, str]:
    """Give what each actor_id is called within a sentence."""
    return {row["actor_id"]: _call(row) for row in actors.to_dict("records")}


def _call(row: dict[Any, Any]) -> str:
    name = re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in str(row["name"]))).strip() or "somebody"
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rsplit(" ", 1)[0] + " …"
    kind, is_named = row["kind"], isinstance(row["entity"], str)
    if "’s " in name or "’ " in name:
        owner, mark, rest = re.split(r"(’s |’ )", name, maxsplit=1)
        article = "the " if _WITH_ARTICLE.match(owner) else ""
        return f"{article}{owner}{mark}{rest[:1].lower() + rest[1:] if not rest.isupper() else rest}"
    if kind == "state":
        return f"the {name}" if _WITH_ARTICLE.match(name) else name
    if kind == "person" or name.lower().startswith("the "):
        return name
    if kind in {"armed_group", "group"} and not is_named:
        return name[:1].lower() + name[1:]
    if kind in {"organisation", "government"} or (kind in {"armed_group", "group"} and not name.endswith("s")):
        return name if re.fullmatch(r"[A-Z]{2,6}|.*’s .*", name) and kind == "armed_group" else f"the {name}"
    return name


def join_called(names: list[str], *, most: int = 3) -> str:
    """Join names as prose does, the first few; the rest as "others"."""
    kept = list(dict.fromkeys(names))
    if len(kept) > most:
        kept = [*kept[: most - 1], "others"]
    return kept[0] if len(kept) == 1 else ", ".join(kept[:-1]) + " and " + kept[-1] if kept else ""


def capitalise(text: str) -> str:
    """Begin a sentence with a capital.

    Examples
    --------
    >>> capitalise("the Taliban agreed")
    'The Taliban agreed'
    """
    return text[:1].upper() + text[1:]
