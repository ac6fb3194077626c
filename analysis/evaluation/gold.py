"""Our own gold: texts annotated by reading, one YAML file each, with every quote resolved to its place in the text.

The format is described in ``docs/gold.md``. A file that does not hold is refused, never read in part: each quote must
stand in the text exactly once, each id must lead to a row, and each vocabulary is the one in `analysis.schemas`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from analysis.errors import DataError
from analysis.evaluation.quotes import Span, read_marks, resolve_quote
from analysis.schemas import (
    ACTOR_KINDS,
    COMPARATORS,
    EVENT_TYPES,
    MENTION_FORMS,
    RELATIONS,
    SOURCINGS,
    STATUSES,
)

Row = TypeVar("Row")

#: Tables of whose rows a gold text can say that they are wrong: those whose rows stand at words of the text and are scored.
REJECTED_TABLES = ("events", "claims", "quantities", "relations", "mentions", "place_mentions")

#: The splits of our own texts that are read while rules are written; the others are for scoring only.
OPEN = frozenset({"dev", "press"})

#: When a passage was published that does not say so.
_NO_DATE = "2024-05-14"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class GoldActor:
    """An actor of one text. ``belongs_to`` is the id of the body that it acts for."""

    actor_id: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    belongs_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class GoldMention:
    """A place where one or several actors are named."""

    span: Span
    actors: tuple[str, ...]
    form: str


@dataclass(frozen=True, kw_only=True)
class GoldEvent:
    """An event; its span is the trigger. ``factuality`` runs from −3 to 3."""

    span: Span
    type: str
    status: str
    factuality: float
    cameo: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    place: str | None = None
    when_text: str | None = None


@dataclass(frozen=True, kw_only=True)
class GoldClaim:
    """Attributed speech, belief or showing; its span is the content. ``source`` or ``cue`` may be missing."""

    span: Span
    sourcing: str
    factuality: float
    source: Span | None = None
    cue: Span | None = None
    source_actor: str | None = None


@dataclass(frozen=True, kw_only=True)
class GoldQuantity:
    """A number; ``value`` is missing for ranges and vague counts, ``unit`` for things that are no measure."""

    span: Span
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    counted: str | None


@dataclass(frozen=True, kw_only=True)
class GoldRelation:
    """A standing tie between actors, or between an actor and something that is written but no actor."""

    span: Span
    subject: str
    relation: str
    object: str | None = None
    object_text: str | None = None
    instrument: str | None = None
    strength: str | None = None


@dataclass(frozen=True, kw_only=True)
class GoldPlace:
    """A place of one text, with every spot where it is named."""

    place_id: str
    name: str
    country: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class GoldText:
    """One annotated text. Offsets count the characters of ``text``: the article without front matter and outer blanks.

    ``is_whole`` is false where only some rows were judged: what else the program finds is then neither right nor wrong.
    ``rejected`` holds, by table, the spans of rows that are known to be wrong.
    """

    name: str
    split: str
    title: str
    published_on: date
    outlet: str
    text: str
    actors: Mapping[str, GoldActor]
    mentions: tuple[GoldMention, ...]
    events: tuple[GoldEvent, ...]
    claims: tuple[GoldClaim, ...]
    quantities: tuple[GoldQuantity, ...]
    relations: tuple[GoldRelation, ...]
    places: Mapping[str, GoldPlace]
    is_whole: bool = True
    rejected: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def load_gold(folder: Path, *, articles: Path) -> list[GoldText]:
    """Read all annotated texts of a folder, in order of name.

    Parameters
    ----------
    folder : Path
        Holds ``<split>/<name>.yaml``, or the files of one split.
    articles : Path
        Holds ``<name>.txt`` for each of them.

    Raises
    ------
    DataError
        When a file does not hold; the message names the file and the quote, id or word that is wrong.
    """
    files = sorted(folder.glob("**/*.yaml"), key=lambda file: file.stem)
    if not files:
        raise DataError(f"No gold in {folder}: it holds no .yaml file.")
    return [_read_file(file, *read_article(articles / f"{file.stem}.txt")) for file in files]


def load_passages(folder: Path) -> list[GoldText]:
    """Read short passages: files that hold a list of annotated texts each, which need no article, as ``marked`` is the text.

    Parameters
    ----------
    folder : Path
        Holds ``<split>/<name>.yaml``. A passage is named for its file and its place in it, from 0.

    Raises
    ------
    DataError
        When a passage does not hold; the message names it.
    """
    passages = []
    for file in sorted(folder.glob("**/*.yaml"), key=lambda file: file.stem):
        for number, row in enumerate(_parse(file)):
            text, _ = read_marks(row["marked"].strip())
            front = {"title": "", "date": str(row.pop("date", _NO_DATE)), "outlet": ""}
            name = f"{file.stem}-{number:03}"
            passages.append(_Reader(name, row, front, text, file=file).read())
    return passages


def read_article(path: Path) -> tuple[dict[str, Any], str]:
    """Give the front matter of an article and its body, without outer blanks.

    Raises
    ------
    DataError
        When there is no such file, or no front matter at its top.
    """
    try:
        raw = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        raise DataError(f"There is no article {path}; gold needs the text that it annotates.") from None
    found = _FRONT_MATTER.match(raw)
    if not found:
        raise DataError(f"{path} has no front matter; begin it with a block between two lines of ---.")
    # Titles may hold a colon, so these lines are not read as YAML.
    pairs = (line.partition(":") for line in found[1].splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}, raw[found.end() :].strip()


def _parse(file: Path) -> Any:
    try:
        # The loader that is written in C reads the same, ten times faster.
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{file} is not YAML: {error}.") from None


def _read_file(file: Path, front: dict[str, Any], text: str) -> GoldText:
    return _Reader(file.stem, _parse(file), front, text, file=file).read()


class _Reader:
    """Reads one annotated text, and puts its file and name in front of what is wrong in it."""

    def __init__(self, name: str, raw: dict[str, Any], front: dict[str, Any], text: str, *, file: Path) -> None:
        self.name, self.raw, self.front, self.text, self.file = name, raw, front, text, file

    def read(self) -> GoldText:
        try:
            return self._read()
        except (DataError, TypeError, KeyError) as error:
            raise DataError(f"{self.file}, {self.name}: {error}") from None

    def _read(self) -> GoldText:
        self.actors = {
            key: GoldActor(actor_id=key, **{**row, "kind": _one_of(row["kind"], ACTOR_KINDS)})
            for key, row in self.raw["actors"].items()
        }
        for actor in self.actors.values():
            self._actors([actor.belongs_to] if actor.belongs_to else [])
        mentions, spots = self._read_marked()
        return GoldText(
            name=self.name,
            split=self.file.parent.name,
            title=self.front["title"],
            published_on=date.fromisoformat(self.front["date"]),
            outlet=self.front["outlet"],
            text=self.text,
            actors=self.actors,
            mentions=mentions,
            places={
                key: GoldPlace(place_id=key, name=row["name"], country=row["country"], mentions=tuple(spots[key]))
                for key, row in self._rows_of("places").items()
            },
            events=tuple(self._event(row) for row in self.raw.get("events") or []),
            claims=tuple(self._claim(row) for row in self.raw.get("claims") or []),
            quantities=tuple(self._quantity(row) for row in self.raw.get("quantities") or []),
            relations=tuple(self._relation(row) for row in self.raw.get("relations") or []),
            is_whole=self._read_whole(),
            rejected={
                _one_of(table, REJECTED_TABLES): tuple(resolve_quote(quote, self.text) for quote in quotes)
                for table, quotes in (self.raw.get("rejected") or {}).items()
            },
        )

    def _read_whole(self) -> bool:
        said = (self.raw.get("judged") or {}).get("whole", True)
        if not isinstance(said, bool):
            raise DataError(f"judged: whole is {said!r}; say true or false.")
        return said

    def _rows_of(self, table: str) -> dict[str, dict[str, Any]]:
        rows: dict[str, dict[str, Any]] = self.raw.get(table) or {}
        return rows

    def _read_marked(self) -> tuple[tuple[GoldMention, ...], dict[str, list[Span]]]:
        plain, marks = read_marks(self.raw["marked"].strip())
        if plain != self.text:
            at = next(
                (i for i, pair in enumerate(zip(plain, self.text, strict=False)) if pair[0] != pair[1]), len(plain)
            )
            raise DataError(f"the marked text differs from the article at {at}: {plain[at : at + 40]!r}.")
        mentions: list[GoldMention] = []
        spots: dict[str, list[Span]] = {key: [] for key in self._rows_of("places")}
        for span, label in marks:
            if label.startswith("@"):
                if label[1:] not in spots:
                    raise DataError(f"place {label[1:]!r} has no row.")
                spots[label[1:]].append(span)
                continue
            ids, _, form = label.partition(":")
            mentions.append(
                GoldMention(span=span, actors=self._actors(ids.split("+")), form=_one_of(form or "name", MENTION_FORMS))
            )
        return tuple(mentions), spots

    def _actors(self, ids: list[str]) -> tuple[str, ...]:
        for actor in ids:
            if actor not in self.actors:
                raise DataError(f"actor {actor!r} has no row.")
        return tuple(ids)

    def _span(self, written: str | None) -> Span | None:
        return None if written is None else resolve_quote(written, self.text)

    def _event(self, row: dict[str, Any]) -> GoldEvent:
        parts = {part: self._actors(row.pop(part, [])) for part in ("actor", "recipient", "mediator", "venue")}
        place = row.pop("place", None)
        if place is not None and place not in self._rows_of("places"):
            raise DataError(f"place {place!r} has no row.")
        when = row.pop("when", None)
        event = GoldEvent(
            span=resolve_quote(row.pop("span"), self.text),
            type=_one_of(row.pop("type"), EVENT_TYPES),
            status=_one_of(row.pop("status"), STATUSES),
            factuality=_factuality(row.pop("factuality", 3)),
            cameo=row.pop("cameo", None),
            when_text=resolve_quote(when, self.text).quote if when else None,
            place=place,
            **parts,
        )
        return _all_read(event, row)

    def _claim(self, row: dict[str, Any]) -> GoldClaim:
        actor = row.pop("actor", None)
        claim = GoldClaim(
            span=resolve_quote(row.pop("content"), self.text),
            source=self._span(row.pop("source")),
            cue=self._span(row.pop("cue")),
            sourcing=_one_of(row.pop("sourcing"), SOURCINGS),
            factuality=_factuality(row.pop("factuality")),
            source_actor=self._actors([actor])[0] if actor else None,
        )
        return _all_read(claim, row)

    def _quantity(self, row: dict[str, Any]) -> GoldQuantity:
        numbers = {key: None if row.get(key) is None else float(row[key]) for key in ("value", "low", "high")}
        quantity = GoldQuantity(
            span=resolve_quote(row["span"], self.text),
            comparator=_one_of(row.get("comparator", "="), COMPARATORS),
            unit=row.get("unit"),
            counted=row.get("counted"),
            **numbers,
        )
        rest = {key: value for key, value in row.items() if key not in GoldQuantity.__dataclass_fields__}
        return _all_read(quantity, rest)

    def _relation(self, row: dict[str, Any]) -> GoldRelation:
        self._actors([row[key] for key in ("subject", "object") if row.get(key)])
        _one_of(row["relation"], RELATIONS)
        return GoldRelation(**{**row, "span": resolve_quote(row["span"], self.text)})


def _one_of(word: str, words: Any) -> str:
    if word not in words:
        raise DataError(f"{word!r} is none of {', '.join(words)}.")
    return word


def _factuality(value: float) -> float:
    if not -3 <= value <= 3:
        raise DataError(f"factuality {value} is not between -3 and 3.")
    return float(value)


def _all_read(row: Row, rest: dict[str, Any]) -> Row:
    if rest:
        raise DataError(f"unknown keys {', '.join(rest)}.")
    return row
