from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.review import Entry, lay_over, weigh_entries
from analysis.review.columns import check_columns, make_added_id, name_key
from analysis.row_checks import check_references, check_spans
from analysis.schemas import TABLES, validate_frame
from tests.examples import DOCUMENT_ID, make_example_tables
from tests.review.entries import judge, logs, make_entry

MACHINE = make_example_tables()
FRAMES = {table: MACHINE[table].copy() for table in TABLES}
for _table in TABLES:
    if "review" in FRAMES[_table]:
        FRAMES[_table]["review"] = "machine"
TEXT = MACHINE.documents["text"].iloc[0]
often = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def row_of(table: str, number: int = 0) -> dict:
    return FRAMES[table].iloc[number].to_dict()


def say(minute: int, table: str, number: int = 0, **said: object) -> Entry:
    return judge(MACHINE, minute, table, row_of(table, number), **{"who": "Ada", **said})


def same(left: dict[str, pd.DataFrame], right: dict[str, pd.DataFrame]) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(left[table], right[table])


@given(logs(MACHINE))
@often
def test_whatever_is_said_the_rows_keep_their_contracts(entries):
    before = {table: frame.copy() for table, frame in FRAMES.items()}
    frames = lay_over(FRAMES, entries).frames
    for table in TABLES:
        assert list(frames[table].columns) == list(FRAMES[table].columns)
        pd.testing.assert_series_equal(frames[table].dtypes, FRAMES[table].dtypes)
        if {entry.table for entry in entries} & {table}:
            validate_frame(table, frames[table])
        if table != "documents":
            check_spans(table, frames[table], {DOCUMENT_ID: TEXT})
        if "review" in frames[table]:
            assert "rejected" not in set(frames[table]["review"])
    check_references(frames)
    same(FRAMES, before)


@given(logs(MACHINE), st.randoms())
@often
def test_the_order_in_which_files_are_read_changes_nothing(entries, random):
    shuffled = list(entries)
    random.shuffle(shuffled)
    same(lay_over(FRAMES, entries).frames, lay_over(FRAMES, shuffled).frames)
    same(lay_over(FRAMES, entries).frames, lay_over(FRAMES, entries + entries).frames)


@given(logs(MACHINE), st.data())
@often
def test_an_undone_entry_was_never_said(entries, data):
    last = data.draw(st.sampled_from([entry for entry in entries if entry.action != "undo"] or [None]))
    if last is None:
        return
    others = [entry for entry in entries if entry.undoes != last.entry_id]
    undo = make_entry(
        900, action="undo", who=last.who, undoes=last.entry_id,
        document_id=last.document_id, table=last.table, row_id=last.row_id,
    )  # fmt: skip
    # Entries that aimed at it keep aiming at nothing.
    without = [entry for entry in others if entry != last]
    same(lay_over(FRAMES, [*others, undo]).frames, lay_over(FRAMES, without).frames)
    assert lay_over(FRAMES, [*others, undo]).conflicts == lay_over(FRAMES, without).conflicts


@given(logs(MACHINE))
@often
def test_a_row_in_conflict_stands_as_the_machine_left_it(entries):
    done = lay_over(FRAMES, entries, keep_rejected=True)
    for conflict in done.conflicts:
        key = name_key(conflict.table)
        shown = done.frames[conflict.table]
        machine = FRAMES[conflict.table]
        columns = [c for c in shown if c not in ("claim_id", "place_id", "belongs_to", "source_actor_id")]
        left = shown.loc[shown[key] == conflict.row_id, columns].reset_index(drop=True)
        right = machine.loc[machine[key] == conflict.row_id, columns].reset_index(drop=True)
        if right.empty:
            # Somebody added it: reviewers see it as rejected, and nobody else at all.
            assert len(left) <= 1 and set(left["review"]) <= {"rejected"}
            reported = lay_over(FRAMES, entries).frames[conflict.table]
            assert conflict.row_id not in set(reported[key])
        elif len(left):
            pd.testing.assert_frame_equal(left, right)


@given(logs(MACHINE))
@often
def test_one_person_alone_is_never_in_conflict(entries):
    alone = [entry for entry in entries if entry.who == "Ada"]
    assert weigh_entries(alone)[1] == []


@given(logs(MACHINE))
@often
def test_what_people_vouch_for_survives_an_extraction_that_no_longer_finds_it(entries):
    fewer = {**FRAMES, "events": FRAMES["events"].iloc[:0], "participants": FRAMES["participants"].iloc[:0]}
    done = lay_over(fewer, entries)
    standings, _ = weigh_entries(entries)
    for standing in standings:
        if standing.table != "events":
            continue
        row = done.frames["events"][done.frames["events"]["event_id"] == standing.row_id]
        assert len(row) == (standing.verdict != "rejected")
        for column, value in standing.values.items():
            # What it is tied to may have been rejected.
            if len(row) and value is not None and column not in ("claim_id", "place_id"):
                assert row[column].iloc[0] == value


def test_nothing_said_leaves_the_very_rows():
    done = lay_over(FRAMES, [])
    assert all(done.frames[table] is FRAMES[table] for table in TABLES)
    assert not done.conflicts


def test_a_corrected_type_brings_quad_and_score_with_it():
    events = lay_over(FRAMES, [say(1, "events", action="correct", after={"type": "ASSAULT"})]).frames["events"]
    first = events[events["event_id"] == row_of("events")["event_id"]].iloc[0]
    assert (first["type"], first["quad"], first["intensity"], first["review"]) == ("ASSAULT", 4, -9.0, "corrected")
    assert (events["review"] == "machine").sum() == len(events) - 1


def test_a_corrected_span_brings_quote_and_sentence_with_it():
    start = TEXT.index("threatened to close")
    after = {"start": start, "end": start + len("threatened to close")}
    events = lay_over(FRAMES, [say(1, "events", action="correct", after=after)]).frames["events"]
    moved = events[events["event_id"] == row_of("events")["event_id"]].iloc[0]
    assert (moved["quote"], moved["sentence"]) == ("threatened to close", 10)


def test_a_rejected_event_takes_its_participants_with_it_and_is_kept_for_reviewers():
    event = row_of("events")
    entries = [say(1, "events", action="reject")]
    shown = lay_over(FRAMES, entries).frames
    assert event["event_id"] not in set(shown["events"]["event_id"]) | set(shown["participants"]["event_id"])
    kept = lay_over(FRAMES, entries, keep_rejected=True).frames
    row = kept["events"][kept["events"]["event_id"] == event["event_id"]]
    assert row["review"].tolist() == ["rejected"]
    assert event["event_id"] in set(kept["participants"]["event_id"])


def test_a_rejected_claim_leaves_its_event_without_one():
    tied = FRAMES["events"].dropna(subset=["claim_id"]).iloc[0]
    number = FRAMES["claims"]["claim_id"].tolist().index(tied["claim_id"])
    events = lay_over(FRAMES, [say(1, "claims", number, action="reject")]).frames["events"]
    assert events.loc[events["event_id"] == tied["event_id"], "claim_id"].isna().all()


def test_two_who_change_different_columns_do_not_disagree():
    entries = [
        say(1, "events", action="correct", after={"type": "CONSULT"}),
        say(2, "events", who="Ben", action="correct", after={"status": "planned"}),
    ]
    done = lay_over(FRAMES, entries)
    row = done.frames["events"].set_index("event_id").loc[row_of("events")["event_id"]]
    assert not done.conflicts
    assert (row["type"], row["status"], row["review"]) == ("CONSULT", "planned", "corrected")


@pytest.mark.parametrize(
    "second",
    [
        {"action": "correct", "after": {"status": "failed"}},
        {"action": "reject"},
        {"action": "accept"},
    ],
    ids=["another value", "rejected", "accepted as the machine had it"],
)
def test_two_who_disagree_get_a_conflict_and_neither_wins(second):
    entries = [say(1, "events", action="correct", after={"status": "planned"}), say(2, "events", who="Ben", **second)]
    for told in (entries, entries[::-1]):
        done = lay_over(FRAMES, told)
        assert [conflict.row_id for conflict in done.conflicts] == [row_of("events")["event_id"]]
        assert {stance.who for stance in done.conflicts[0].stances} == {"Ada", "Ben"}
        row = done.frames["events"].set_index("event_id").loc[row_of("events")["event_id"]]
        assert (row["status"], row["review"]) == (row_of("events")["status"], "machine")


def test_an_entry_that_settles_decides_and_its_undo_opens_the_conflict_again():
    first = say(1, "events", action="correct", after={"status": "planned"})
    second = say(2, "events", who="Ben", action="reject")
    settled = say(
        3,
        "events",
        who="Chioma",
        action="correct",
        after={"status": "failed"},
        settles=(first.entry_id, second.entry_id),
    )
    done = lay_over(FRAMES, [first, second, settled])
    row = done.frames["events"].set_index("event_id").loc[row_of("events")["event_id"]]
    assert not done.conflicts and (row["status"], row["review"]) == ("failed", "corrected")
    undo = say(4, "events", who="Chioma", action="undo", undoes=settled.entry_id)
    assert lay_over(FRAMES, [first, second, settled, undo]).conflicts


def test_nobody_undoes_what_another_said():
    first = say(1, "events", action="correct", after={"status": "planned"})
    done = lay_over(FRAMES, [first, say(2, "events", who="Ben", action="undo", undoes=first.entry_id)])
    assert "corrected" in set(done.frames["events"]["review"])


def test_who_accepts_a_correction_leaves_it_corrected():
    first = say(1, "events", action="correct", after={"status": "planned"})
    seen = {**row_of("events"), "status": "planned", "review": "corrected"}
    accepted = judge(MACHINE, 2, "events", seen, who="Ben", action="accept")
    done = lay_over(FRAMES, [first, accepted])
    assert not done.conflicts
    assert done.frames["events"].set_index("event_id").loc[row_of("events")["event_id"], "review"] == "corrected"


def test_an_accepted_row_keeps_its_values_when_the_machine_changes_its_mind():
    accepted = say(1, "events", action="accept")
    later = {**FRAMES, "events": FRAMES["events"].assign(status="denied", rule="newer_rule")}
    row = lay_over(later, [accepted]).frames["events"].set_index("event_id").loc[row_of("events")["event_id"]]
    assert (row["status"], row["review"], row["rule"]) == (row_of("events")["status"], "accepted", "newer_rule")


def test_a_vouched_participant_whose_event_is_gone_is_told_and_not_shown():
    part = say(1, "participants", action="accept")
    empty = {**FRAMES, "events": FRAMES["events"].iloc[:0], "participants": FRAMES["participants"].iloc[:0]}
    done = lay_over(empty, [part])
    assert done.stranded == (row_of("participants")["participant_id"],)
    assert done.frames["participants"].empty


def test_a_value_that_is_endless_is_refused():
    with pytest.raises(
        DataError, match="name of actors is given 10,000,000 letters; at most 2,000 are kept: shorten it"
    ):
        check_columns("actors", {"name": "N" * 10_000_000})


def test_a_value_that_the_table_cannot_hold_is_refused():
    wrong = say(1, "events", action="correct", after={"status": "perhaps"})
    with pytest.raises(DataError, match=r"Rows break the contract of table events: status: 'perhaps'"):
        lay_over(FRAMES, [wrong])
    beyond = say(1, "events", action="correct", after={"start": 5, "end": 999_999})
    with pytest.raises(DataError, match=r"5–999999 is no span of the text, which has \d+ characters"):
        lay_over(FRAMES, [beyond])


def test_entries_on_other_documents_are_passed_over():
    other = make_entry(1, action="reject", who="Ada", document_id="elsewhere", table="events", row_id="e1", before={})
    assert lay_over(FRAMES, [other]).frames["events"] is FRAMES["events"]


def test_tables_name_every_field_that_a_log_can_speak_of():
    assert {field.name for field in fields(MACHINE)} >= set(TABLES) | {"corrections", "conflicts"}


def add(minute: int, table: str, words: str, **after) -> Entry:
    start = TEXT.index(words)
    values = {"start": start, "end": start + len(words), **after}
    document_id = MACHINE.documents["document_id"].iloc[0]
    row_id = make_added_id(document_id, table, values)
    said = {"action": "add", "who": "Ada", "document_id": document_id, "table": table, "row_id": row_id}
    return make_entry(minute, **said, after=values)


def test_an_actor_who_is_added_is_named_where_they_were_added_until_that_is_taken_back():
    added = add(0, "actors", "clashes", name="The Fifth Brigade", kind="armed_group")
    mentions = lay_over(FRAMES, [added]).frames["mentions"]
    (mention,) = mentions[mentions["actor_id"] == added.row_id].to_dict("records")
    assert (mention["quote"], mention["form"], mention["review"]) == ("clashes", "name", "added")
    rejected = judge(MACHINE, 1, "mentions", mention, action="reject", who="Ben")
    assert added.row_id not in set(lay_over(FRAMES, [added, rejected]).frames["mentions"]["actor_id"])
    undone = make_entry(
        2, action="undo", who="Ada", document_id=added.document_id, table="actors", row_id=added.row_id, undoes=added.entry_id
    )  # fmt: skip
    assert len(lay_over(FRAMES, [added, undone]).frames["mentions"]) == len(MACHINE.mentions)


def test_who_is_added_and_named_by_a_mention_of_the_machines_has_no_second_one_there():
    added = add(0, "actors", "clashes", name="The Fifth Brigade", kind="armed_group")
    theirs = judge(
        MACHINE, 1, "mentions", row_of("mentions"), action="correct", who="Ada", after={"actor_id": added.row_id}
    )  # fmt: skip
    mentions = lay_over(FRAMES, [added, theirs]).frames["mentions"]
    assert (mentions["actor_id"] == added.row_id).sum() == 1 and len(mentions) == len(MACHINE.mentions)
