"""The kernel's side of the reader: what it tells the browser, and what it does when asked. tests/lab has the browser's side."""

from __future__ import annotations

import json

import pytest

from analysis import open_reader
from analysis.blocks import Note
from analysis.desk.reader import Reader
from analysis.desk.reader_content import describe_fields
from analysis.desk.reviewing import Reviewer
from analysis.review import EDITABLE
from analysis.store import Store
from tests.examples import TEXT


@pytest.fixture
def reader(store) -> Reader:
    reader = Reader(who="Ada", data_dir=store.data_dir)
    reader.sent = []
    reader.send = reader.sent.append
    return reader


def ask(reader: Reader, **said):
    reader._take(None, said, [])
    return reader.sent[-1]


def event_id(store, quote: str) -> str:
    events = store.load(rejected=True).events
    return events[events["quote"] == quote]["event_id"].iloc[0]


def row_of(content, table: str, row_id: str) -> dict:
    (row,) = [row for row in content["rows"][table] if row[0] == row_id]
    return dict(zip(reader_columns(table), row, strict=True))


def reader_columns(table: str) -> list[str]:
    return ["id", "review", "rule", "confidence", "sentence", *EDITABLE[table]]


def test_it_tells_the_text_the_rows_and_who_reviews_as_plain_json(reader, store):
    content = json.loads(json.dumps(reader.get_state()["content"], allow_nan=False))
    assert content["text"] == TEXT and content["who"] == "Ada"
    assert content["columns"]["events"] == reader_columns("events")
    offered = row_of(content, "events", event_id(store, "offered"))
    assert TEXT[offered["start"] : offered["end"]] == "offered" and offered["review"] == "machine"
    assert len(content["sentences"]) == len(store.load().sentences)


@pytest.mark.parametrize("table", EDITABLE)
def test_every_column_that_can_be_corrected_has_a_field_or_is_set_by_selecting(table):
    fields = {field["name"]: field for field in describe_fields(table)}
    assert set(EDITABLE[table]) - set(fields) <= {"start", "end", "source_start", "source_end", "cue_start", "cue_end"}
    assert all(field["options"] for field in fields.values() if field["kind"] == "choice")


def test_what_is_asked_is_done_and_only_what_changed_is_told(reader, store, document_id):
    offered = event_id(store, "offered")
    done = ask(reader, action="accept", row=offered)
    assert done["text"] == "Accepted." and [row[0] for rows in done["rows"].values() for row in rows] == [offered]
    done = ask(reader, action="correct", row=offered, values={"status": "planned"}, why="so it says")
    assert row_of(done, "events", offered)["status"] == "planned"
    start = TEXT.index("fled")
    values = {"start": start, "end": start + 4, "type": "RETREAT", "status": "occurred"}
    (added,) = ask(reader, action="add", table="events", values=values)["rows"]["events"]
    undone = ask(reader, action="undo")
    assert undone["gone"] == [added[0]] and undone["text"] == "Undone: what you said of the event “fled”."
    assert ask(reader, action="reject", row=offered)["rows"]["events"][0][1] == "rejected"
    assert [entry.action for entry in store.corrections.read([document_id])] == [
        "accept",
        "correct",
        "add",
        "undo",
        "reject",
    ]
    assert store.corrections.read([document_id])[1].why == "so it says"


def test_who_is_new_is_added_with_the_row_that_names_them_and_taken_back_with_it(reader, store, document_id):
    start = TEXT.index("fled")
    new = {"start": start, "end": start + 4, "name": "The Fifth Brigade", "kind": "armed_group", "country": None}
    part = {"start": start, "end": start + 4, "event_id": event_id(store, "offered"), "part": "actor"}
    done = ask(reader, action="add", table="participants", values=part, actors={"actor_id": new})
    assert {table: len(rows) for table, rows in done["rows"].items() if rows} == {
        "actors": 1, "mentions": 1, "participants": 1,
    }  # fmt: skip
    assert len(ask(reader, action="undo")["gone"]) == 3
    refused = ask(reader, action="add", table="participants", values={**part, "part": "x"}, actors={"actor_id": new})
    assert refused["kind"] == "refused" and "part: 'x'" in refused["text"]
    assert "The Fifth Brigade" not in set(store.load([document_id]).actors["name"])


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"action": "accept", "row": "nothing"}, "'nothing' is the id of no row"),
        ({"action": "add", "table": "sentences", "values": {}}, "Rows of sentences are not reviewed"),
        ({"action": "dance"}, "The reader knows no action 'dance'; it knows accept, reject"),
        ({"action": "undo"}, "Ada has no entry to undo"),
        ({}, "The reader knows no action 'None'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_a_sentence(reader, store, said, text):
    answer = ask(reader, **said)
    assert answer["kind"] == "refused" and text in answer["text"]
    assert store.corrections.read() == []


def test_people_who_disagree_are_shown_and_one_settles(reader, store):
    offered = event_id(store, "offered")
    Reviewer(store, who="Ben").correct(offered, {"status": "failed"}, why="it failed")
    done = ask(reader, action="correct", row=offered, values={"status": "planned"})
    assert "Ben and Ada disagree" in done["text"]
    (ben, ada) = done["conflicts"][offered]
    assert (ben["who"], ben["values"], ben["why"], ada["values"]) == (
        "Ben", {"status": "failed"}, "it failed", {"status": "planned"},
    )  # fmt: skip
    done = ask(reader, action="settle", row=offered, like="Ben")
    assert done["conflicts"] == {} and row_of(done, "events", offered)["status"] == "failed"


def test_who_judged_a_row_is_told_with_the_reason_and_what_others_said_when_it_is_read(reader, store):
    offered, asked = event_id(store, "offered"), event_id(store, "asked")
    done = ask(reader, action="correct", row=offered, values={"status": "planned"}, why="planned in S1")
    assert done["voices"] == {offered: "Ada, “planned in S1”"}
    ask(reader, action="accept", row=asked)
    Reviewer(store, who="Ben").accept(asked)
    Reviewer(store, who="Ben").reject(offered)
    done = ask(reader, action="read")
    assert done["text"] == "Read anew. On one row people disagree: L leads there."
    assert done["voices"][asked] == "Ada and Ben" and set(done["conflicts"]) == {offered}
    content = reader.get_state()["content"]
    assert content["voices"] == done["voices"] and content["shown"] is False


@pytest.mark.parametrize("is_shown", [True, False])
def test_only_the_reader_of_a_pasted_text_comes_into_view_and_only_once(store, monkeypatch, is_shown):
    given = []

    def get_state(self, *args, _given=Reader.get_state, **options):
        state = _given(self, *args, **options)
        if "content" in state:
            given.append(state["content"]["shown"])
        return state

    monkeypatch.setattr(Reader, "get_state", get_state)
    reader = Reader(data_dir=store.data_dir, is_shown=is_shown)
    assert reader.get_state()["content"]["shown"] is False  # Its first state went to the page when it was made.
    assert given[0] is is_shown


def test_who_corrects_what_another_rejects_is_shown_with_what_they_correct(reader, store):
    offered = event_id(store, "offered")
    Reviewer(store, who="Ben").reject(offered)
    done = ask(reader, action="correct", row=offered, values={"status": "planned"})
    assert [stance["values"] for stance in done["conflicts"][offered]] == [{}, {"status": "planned"}]


def test_a_page_that_is_loaded_anew_is_told_how_things_stand_now(reader, store):
    Reviewer(store, who="Ben").reject(event_id(store, "clashes"))
    content = reader.get_state()["content"]
    assert row_of(content, "events", event_id(store, "clashes"))["review"] == "rejected"


def test_what_most_needs_a_look_is_told_in_that_order(reader):
    ranked = ask(reader, action="rank")
    assert len(ranked["ids"]) == len(ranked["why"]) > 10 and "rows rest on it" in ranked["why"][0]


def test_in_a_report_it_is_one_sentence(reader):
    assert repr(reader).startswith("The reader of “") and len(repr(reader)) < 150


def test_where_nothing_is_stored_a_note_says_how_to_begin(tmp_path):
    Store(tmp_path)
    note = open_reader(data_dir=tmp_path)
    assert isinstance(note, Note) and "open_paste()" in str(note)
