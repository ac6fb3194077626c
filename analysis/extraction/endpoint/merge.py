"""Add admitted rows to those of the rules, which stand as they are: what the rules have found already is not said twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.extraction.confidence import calibrate_confidence
from analysis.extraction.endpoint.admit import Admitted, Candidate, LocalId
from analysis.extraction.events.times import resolve_time
from analysis.extraction.extract import Rows
from analysis.schemas import EVENT_TYPES, IDENTIFYING, KEYS, REFERENCES, Document, make_id

#: Nobody has measured the user's model on our gold: its rows stay below what the bottom line of a brief rests on.
CONFIDENCE = 0.4

#: The id of what is passed over: the rules have said it, or it says nothing.
_NOTHING = ""

Row = dict[str, Any]


def merge_rows(document: Document, rows: Rows, admitted: Admitted, *, rule: str) -> tuple[Rows, int]:
    """Give the rules' rows with what is new among the admitted ones, and how many these are.

    An actor or place that the rules know, by a mention at the same spot or by its name, is theirs. An event, claim or
    quantity that overlaps one of theirs is theirs too, with all that they say of it; so is a tie of the same two. No
    row of the rules is changed, so that ids, and what reviewers said of them, hold.

    Parameters
    ----------
    rows : mapping of table name to rows
        The rules' rows; they are left as they are.
    rule : str, keyword-only
        What the new rows name as their rule.
    """
    merge = _Merge(document, rows, admitted, rule)
    return merge.run(), merge.added


class _Merge:
    """One merge: the rows so far, and what each local id has become."""

    def __init__(self, document: Document, rows: Rows, admitted: Admitted, rule: str) -> None:
        self._document, self._admitted, self._rule = document, admitted, rule
        self._rows = {table: list(of_table) for table, of_table in rows.items()}
        self._known = {table: {row[KEYS[table][0]] for row in self._rows[table]} for table in admitted.rows}
        self._ids: dict[tuple[str, LocalId | None], str] = {}
        #: Candidates of which a row was made.
        self._made: set[tuple[str, LocalId | None]] = set()
        self.added = 0

    def run(self) -> Rows:
        self._add("actors", self._find_actor)
        self._add("places", self._find_place)
        self._add("mentions", self._find_overlapping)
        self._add("place_mentions", self._find_overlapping)
        self._add("claims", self._find_claim)
        self._add("quantities", self._find_overlapping)
        self._add("events", self._find_overlapping)
        self._add("participants", self._find_part)
        self._add("relations", self._find_relation)
        self._tie_bodies()
        return self._rows

    def _add(self, table: str, find_same: Callable[[Candidate], str | None]) -> None:
        """Add the rows of a table for which there is none of the same yet."""
        for one in self._admitted.rows[table]:
            row_id = find_same(one)
            if row_id is None:
                row_id = self._append(table, one, self._complete(one))
                if table in _MENTIONED_IN and self._find_overlapping(one, table=_MENTIONED_IN[table]) is None:
                    form = {"form": "name"} if table == "actors" else {}
                    self._append(_MENTIONED_IN[table], one, {KEYS[table][0]: row_id} | form)
            self._ids[table, one.local] = row_id

    def _complete(self, one: Candidate) -> Row:
        """Give the columns of a new row: its values, whom it is tied to, and what follows from these."""
        row = dict(one.values)
        if one.table != "actors":
            row |= {column: self._tied(one, column) for column in one.ties}
        if one.table in _MENTIONED_IN:
            row["name"] = one.values["name"] or self._quote(one)
        if one.table == "events":
            row["quad"], row["intensity"] = EVENT_TYPES[one.values["type"]]
            words = one.values["when_text"]
            moments = resolve_time(words, self._document.published_at) if words else None
            row |= {"when_start": moments[0], "when_end": moments[1]} if moments else {}
        return row

    def _append(self, table: str, one: Candidate, columns: Row) -> str:
        document_id, key = self._document.document_id, KEYS[table][0]
        identifying = [columns.get(column) for column in IDENTIFYING.get(table, ())]
        row_id = make_id(document_id, table, one.start, one.end, *identifying)
        if row_id not in self._known[table]:
            common = {
                "document_id": document_id, "sentence": one.sentence.number, "start": one.start, "end": one.end,
                "quote": self._quote(one), "rule": self._rule, "review": "machine", key: row_id,
                "confidence": calibrate_confidence(table, self._rule, CONFIDENCE),
            }  # fmt: skip
            self._rows[table].append(common | columns)
            self._known[table].add(row_id)
            self._made.add((table, one.local))
            self.added += 1
        return row_id

    def _tie_bodies(self) -> None:
        """Say for whom new actors act, where that closes no circle."""
        actors = {row["actor_id"]: row for row in self._rows["actors"]}
        for one in self._admitted.rows["actors"]:
            if ("actors", one.local) not in self._made or "belongs_to" not in one.ties:
                continue
            own, body = self._ids["actors", one.local], self._tied(one, "belongs_to")
            above: str | None = body
            while above is not None and above != own:
                above = actors[above].get("belongs_to")
            if above is None:
                actors[own]["belongs_to"] = body

    # What is known already: each gives the id of the same row, or None

    def _find_actor(self, one: Candidate) -> str | None:
        """Find an actor by a mention at the same spot, or one of its kind whose mention ends there, or by its name."""
        kinds = {row["actor_id"]: row["kind"] for row in self._rows["actors"]}
        there = [row for row in self._rows["mentions"] if row["end"] == one.end]
        meant = {
            row["actor_id"] for row in there if row["start"] == one.start or kinds[row["actor_id"]] == one.values["kind"]
        }  # fmt: skip
        return str(meant.pop()) if len(meant) == 1 else self._find_named(one)

    def _find_place(self, one: Candidate) -> str | None:
        spot = (one.start, one.end)
        there = [row for row in self._rows["place_mentions"] if (row["start"], row["end"]) == spot]
        return str(there[0]["place_id"]) if there else self._find_named(one)

    def _find_named(self, one: Candidate) -> str | None:
        name = (one.values["name"] or self._quote(one)).casefold()
        key = KEYS[one.table][0]
        return next((str(row[key]) for row in self._rows[one.table] if row["name"].casefold() == name), None)

    def _find_overlapping(self, one: Candidate, *, table: str = "") -> str | None:
        wanted = table or one.table
        rows = (row for row in self._rows[wanted] if row["start"] < one.end and one.start < row["end"])
        return next((str(row[KEYS[wanted][0]]) for row in rows), None)

    def _find_claim(self, one: Candidate) -> str | None:
        # What the rules give as the article's own voice is all that they found no source for.
        claims = (row for row in self._rows["claims"] if row["sourcing"] != "unattributed")
        return next((str(row["claim_id"]) for row in claims if row["start"] < one.end and one.start < row["end"]), None)

    def _find_part(self, one: Candidate) -> str | None:
        """Pass over parts in events that are others' already: who has a part in those is said with them."""
        return None if ("events", one.ties["event_id"]) in self._made else _NOTHING

    def _find_relation(self, one: Candidate) -> str | None:
        subject = self._tied(one, "subject_id")
        other = self._tied(one, "object_id") if "object_id" in one.ties else None
        if subject == other:
            return _NOTHING
        for row in self._rows["relations"]:
            is_same = row["object_text"] == one.values["object_text"] and row["subject_id"] == subject
            if other is not None:
                is_same = {row["subject_id"], row.get("object_id")} == {subject, other}
            if is_same and row["relation"] == one.values["relation"]:
                return str(row["relation_id"])
        return None

    def _tied(self, one: Candidate, column: str) -> str:
        return self._ids[REFERENCES[one.table][column], one.ties[column]]

    def _quote(self, one: Candidate) -> str:
        return self._document.text[one.start : one.end]


#: Things that have a row once, and the table of the spots where they are named.
_MENTIONED_IN = {"actors": "mentions", "places": "place_mentions"}
