"""Write the rows that people have judged as gold, in the format that `analysis.evaluation.gold` reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from analysis.errors import DataError
from analysis.evaluation.gold import REJECTED_TABLES
from analysis.evaluation.quotes import resolve_quote
from analysis.review.columns import make_plain
from analysis.review.overlay import tie_references
from analysis.schemas import KEYS, TABLES, VOUCHED, Tables

_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\w+|[^\w\s]")

Row = dict[str, Any]


@dataclass(frozen=True)
class GoldFiles:
    """What was written, and what of it had to be left out.

    Attributes
    ----------
    notes : tuple of str
        A sentence for each thing that the format cannot hold or that nobody has judged.
    """

    gold: Path
    article: Path
    notes: tuple[str, ...] = field(default=())


def write_gold(tables: Tables, folder: Path, *, whole: bool = False) -> GoldFiles:
    """Write the judged rows of one document as ``folder/corrected/<name>.yaml``, its text as ``folder/articles/<name>.txt``.

    Rows that nobody has judged are left out, and counted in the notes. Those that somebody rejected, where the tables
    hold them, are written as known to be wrong. Actors and places that a judged row needs are written with it.

    Parameters
    ----------
    whole : bool, keyword-only
        Say that the whole text was judged: what the gold does not hold is then wrong where the program finds it, else
        neither right nor wrong.

    Raises
    ------
    DataError
        When the tables do not hold exactly one document, its text holds braces, or no row was judged.
    """
    if len(tables.documents) != 1:
        raise DataError(f"Gold is written a document at a time; these tables hold {len(tables.documents)}.")
    document = make_plain(tables.documents.iloc[0].to_dict())
    if "{" in document["text"] or "}" in document["text"]:
        raise DataError(f"The text of {document['name']} holds braces, with which gold marks its spans: leave it out.")
    writer = _Writer(tables, document["text"], whole=whole)
    content = writer.write()
    name = _NOT_IN_KEY.sub("-", str(document["name"]).lower()).strip("-") or str(document["document_id"])
    gold, article = folder / "corrected" / f"{name}.yaml", folder / "articles" / f"{name}.txt"
    for path in (gold, article):
        path.parent.mkdir(parents=True, exist_ok=True)
    gold.write_text(
        yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8", newline="\n"
    )
    article.write_text(_write_article(document), encoding="utf-8", newline="\n")
    return GoldFiles(gold, article, tuple(writer.notes))


def _write_article(document: Row) -> str:
    day = str(document["published_at"] or document["retrieved_at"])[:10]
    said = {
        "title": document["title"] or document["name"],
        "date": day,
        "outlet": document["outlet"] or "(not given)",
    }
    front = "\n".join(f"{key}: {' '.join(str(value).split())}" for key, value in said.items())
    return f"---\n{front}\n---\n{document['text']}\n"


class _Writer:
    """Turns the rows of one document into the mapping that a gold file holds."""

    def __init__(self, tables: Tables, text: str, *, whole: bool) -> None:
        self.text = text
        self.whole = whole
        self.notes: list[str] = []
        extracted = [table for table in TABLES if "review" in tables[table]]
        frames = {table: tables[table] for table in TABLES}
        for table in extracted:
            frames[table] = frames[table][frames[table]["review"] != "rejected"]
        frames, _ = tie_references(frames)
        self.judged = {
            table: [make_plain(row) for row in frames[table].to_dict("records") if row["review"] in VOUCHED]
            for table in extracted
        }
        self.all = {
            table: {str(row[KEYS[table][0]]): make_plain(row) for row in frames[table].to_dict("records")}
            for table in extracted
        }
        self.rejected = {table: list(_list_rejected(tables, table)) for table in REJECTED_TABLES}
        if not any(self.judged.values()) and not any(self.rejected.values()):
            raise DataError("Nobody has judged a row of this document yet: accept or correct some first.")
        open_rows = sum(
            int((frames[table]["review"] == "machine").sum() - _count_own_voice(frames[table])) for table in extracted
        )
        if open_rows:
            counted = "as wrong, as the text was judged whole" if whole else "neither as right nor as wrong"
            self.notes.append(f"{open_rows} rows that nobody has judged are left out; they count {counted}.")
        self.keys: dict[str, str] = {}

    def write(self) -> Row:
        events = [self._event(row) for row in self.judged["events"]]
        claims = [said for row in self.judged["claims"] if (said := self._claim(row))]
        relations = [self._relation(row) for row in self.judged["relations"]]
        quantities = [self._quantity(row) for row in self.judged["quantities"]]
        marked = self._mark()
        actors = {
            key: self._actor(self.all["actors"][row_id]) for row_id, key in list(self.keys.items()) if row_id[0] == "a"
        }
        # An actor that another acts for comes in with it, and may bring its own.
        while missing := {k: r for r, k in self.keys.items() if r[0] == "a" and k not in actors}:
            actors |= {key: self._actor(self.all["actors"][row_id]) for key, row_id in missing.items()}
        places = {
            key: {column: self.all["places"][row_id][column] for column in ("name", "country")}
            for row_id, key in self.keys.items()
            if row_id in self.all["places"]
        }
        verdicts = Counter(row["review"] for rows in self.judged.values() for row in rows)
        judged = {"whole": self.whole, **{word: verdicts[word] for word in VOUCHED}}
        rejected = {
            table: [self._quote(row["start"], row["end"]) for row in rows]
            for table, rows in self.rejected.items()
            if rows
        }
        return {
            "judged": judged, "rejected": rejected, "actors": actors, "places": places, "marked": marked, "events": events, "claims": claims,
            "quantities": quantities, "relations": relations,
        }  # fmt: skip

    def _key(self, row_id: str, table: str) -> str:
        """Give an actor or place a short key of its own."""
        if row_id not in self.keys:
            name = self.all[table][row_id]["name"]
            stem = _NOT_IN_KEY.sub("", str(name).lower())[:16] or row_id
            taken = set(self.keys.values())
            key, number = stem, 2
            while key in taken:
                key, number = f"{stem}{number}", number + 1
            self.keys[row_id] = key
        return self.keys[row_id]

    def _actor(self, row: Row) -> Row:
        said = {column: row[column] for column in ("name", "kind", "country", "role") if row[column] is not None}
        if row["belongs_to"] is not None:
            said["belongs_to"] = self._key(row["belongs_to"], "actors")
        return said

    def _event(self, row: Row) -> Row:
        said: Row = {"span": self._quote(row["start"], row["end"]), "type": row["type"], "status": row["status"]}
        said |= {column: row[column] for column in ("cameo", "factuality") if row[column] is not None}
        for part in ("actor", "recipient", "mediator", "venue"):
            mine = [
                self._key(p["actor_id"], "actors")
                for p in self.all["participants"].values()
                if p["event_id"] == row["event_id"] and p["part"] == part
            ]
            said |= {part: list(dict.fromkeys(mine))} if mine else {}
        if row["place_id"] is not None:
            said["place"] = self._key(row["place_id"], "places")
        if row["when_text"] is not None and self.text.count(row["when_text"]) == 1:
            said["when"] = row["when_text"]
        return said

    def _claim(self, row: Row) -> Row | None:
        if row["rule"] == "own_voice":
            return None
        if row["factuality"] is None:
            self.notes.append(f"A claim in S{row['sentence']} has no factuality, which gold needs; it is left out.")
            return None
        said: Row = {
            "source": self._quote(row["source_start"], row["source_end"]), "cue": self._quote(row["cue_start"], row["cue_end"]),
            "content": self._quote(row["start"], row["end"]), "sourcing": row["sourcing"], "factuality": row["factuality"],
        }  # fmt: skip
        if row["source_actor_id"] is not None:
            said["actor"] = self._key(row["source_actor_id"], "actors")
        return said

    def _quantity(self, row: Row) -> Row:
        said = {"span": self._quote(row["start"], row["end"]), "comparator": row["comparator"]}
        columns = ("value", "low", "high", "unit", "counted")
        return said | {column: row[column] for column in columns if row[column] is not None}

    def _relation(self, row: Row) -> Row:
        said: Row = {"subject": self._key(row["subject_id"], "actors"), "relation": row["relation"]}
        if row["object_id"] is not None:
            said["object"] = self._key(row["object_id"], "actors")
        said |= {column: row[column] for column in ("object_text", "instrument", "strength") if row[column] is not None}
        return said | {"span": self._quote(row["start"], row["end"])}

    def _quote(self, start: int | None, end: int | None) -> str | None:
        """Write a span as a quote that stands in the text once: with as many words around it as that takes."""
        if start is None or end is None:
            return None
        words = [match.span() for match in _WORD.finditer(self.text)]
        before = [word for word in words if word[0] < start]
        after = [word for word in words if word[1] > end]
        for spread in range(len(words) + 1):
            left = before[-spread][0] if 0 < spread <= len(before) else (0 if spread else start)
            right = after[spread - 1][1] if 0 < spread <= len(after) else (len(self.text) if spread else end)
            quote = self.text[start:end]
            written = quote if not spread else f"{self.text[left:start]}[{quote}]{self.text[end:right]}"
            if _means(written, self.text, start, end):
                return written
        raise DataError(f"The span {self.text[start:end]!r} cannot be written as gold: brackets stand around it.")

    def _mark(self) -> str:
        """Write the text with its judged mentions and place names in braces; what crosses another mark is left out."""
        labels: dict[tuple[int, int], tuple[list[str], str]] = {}
        for row in self.judged["mentions"]:
            names, _ = labels.setdefault((row["start"], row["end"]), ([], row["form"]))
            names.append(self._key(row["actor_id"], "actors"))
        marks = [(start, end, f"{'+'.join(names)}:{form}") for (start, end), (names, form) in labels.items()]
        for row in self.judged["place_mentions"]:
            marks.append((row["start"], row["end"], f"@{self._key(row['place_id'], 'places')}"))
        nested = self._keep_nested(marks)
        return _insert_marks(self.text, nested)

    def _keep_nested(self, marks: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        kept: list[tuple[int, int, str]] = []
        for start, end, label in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
            if any(s < start < e < end or (s, e) == (start, end) for s, e, _ in kept):
                self.notes.append(f"The mark of {self.text[start:end]!r} crosses another one; it is left out.")
                continue
            kept.append((start, end, label))
        return kept


def _means(written: str, text: str, start: int, end: int) -> bool:
    try:
        span = resolve_quote(written, text)
    except DataError:
        return False
    return (span.start, span.end) == (start, end)


def _insert_marks(text: str, marks: Iterable[tuple[int, int, str]]) -> str:
    inserts: list[tuple[int, int, int, str]] = []
    for start, end, label in marks:
        # At one place, what closes comes before what opens; outer marks open first and close last.
        inserts.append((start, 1, -end, "{"))
        inserts.append((end, 0, -start, f"|{label}}}"))
    written, last = "", 0
    for at, _, _, mark in sorted(inserts):
        written += text[last:at] + mark
        last = at
    return written + text[last:]


def _list_rejected(tables: Tables, table: str) -> Iterator[Row]:
    """Give the rows of a table that stand rejected: not those that one person vouches for and another rejects."""
    frame = tables[table]
    for row in frame[frame["review"] == "rejected"].to_dict("records"):
        if row[KEYS[table][0]] not in tables.conflicts and row["rule"] != "own_voice":
            yield make_plain(row)


def _count_own_voice(frame: pd.DataFrame) -> int:
    return int(((frame["rule"] == "own_voice") & (frame["review"] == "machine")).sum())
