"""What changed between two states of the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import compare_tables, count_changes, find_changes
from analysis.schemas import TABLES, Tables
from tests.examples import make_empty_tables, make_example_tables


def edit(tables: Tables, table: str, where: dict[str, object], **values: object) -> Tables:
    """Give the tables with some cells of one table changed, and all rows of the rest as they were."""
    frame = tables[table].copy()
    chosen = pd.Series(True, index=frame.index)
    for column, value in where.items():
        chosen &= frame[column] == value
    assert chosen.any()
    for column, value in values.items():
        frame.loc[chosen, column] = value
    return replace(tables, **{table: frame})


def drop(tables: Tables, table: str, **where: object) -> Tables:
    frame = tables[table]
    ((column, value),) = where.items()
    assert (frame[column] == value).any()
    return replace(tables, **{table: frame[frame[column] != value].reset_index(drop=True)})


def move_to_another_text(tables: Tables) -> Tables:
    """Give the same things as an amended text would: another document id, other row ids, other offsets."""
    moved = {}
    for table in TABLES:
        frame = tables[table].copy()
        for column in frame.columns:
            if column.endswith("_id") or column == "belongs_to":
                frame[column] = frame[column].map(lambda value: f"{value}x" if isinstance(value, str) else value)
            if column in ("start", "end"):
                frame[column] = frame[column] + 7
        moved[table] = frame
    return Tables(**moved)


def told(changes: pd.DataFrame, kind: str) -> list[tuple[str, ...]]:
    rows = changes[changes["kind"] == kind].to_dict("records")
    return [tuple(row[name] for name in ("change", "field", "before", "after")) for row in rows]


@pytest.fixture
def tables():
    return make_example_tables()


def test_a_state_does_not_differ_from_itself(tables):
    assert compare_tables(tables, make_example_tables()).empty


def test_the_same_things_in_an_amended_text_are_no_change(tables):
    changes = compare_tables(tables, move_to_another_text(tables))
    assert changes.empty, changes[["kind", "change", "label", "field", "before", "after"]].to_string()


def test_a_status_that_moved_on_is_told_of_the_event_and_of_its_track(tables):
    after = edit(tables, "events", {"quote": "offered"}, status="accepted")
    changes = compare_tables(tables, after)
    assert told(changes, "events") == [("changed", "status", "offered", "accepted")]
    assert told(changes, "tracks") == [("changed", "path", "offered", "accepted")]
    assert changes["kind"].tolist() == ["tracks", "events"], "what mediation came to goes first"
    assert set(changes["matched_by"]) == {"id"}
    assert changes["label"].iloc[0] == "Kenya between Eritrea and Ethiopia"
    assert changes["sentences"].iloc[1] == (1,)


def test_an_event_is_followed_into_an_amended_text_by_its_words(tables):
    after = move_to_another_text(edit(tables, "events", {"quote": "offered"}, status="accepted"))
    changes = compare_tables(tables, after)
    assert told(changes, "events") == [("changed", "status", "offered", "accepted")]
    assert set(changes[changes["kind"] == "events"]["matched_by"]) == {"sentence"}


def test_an_event_is_followed_by_its_mediator_and_pair_where_the_words_differ(tables):
    other = edit(tables, "events", {"quote": "offered"}, status="ongoing", type="CONSULT", quote="is mediating", quad=1)
    after = move_to_another_text(other)
    after = edit(after, "sentences", {"sentence": 1}, text="Kenya is mediating between Ethiopia and Eritrea.")
    changes = compare_tables(tables, after)
    assert ("changed", "status", "offered", "ongoing") in told(changes, "events")
    assert not {"new", "gone"} & set(changes[changes["kind"] == "events"]["change"])
    assert "anchor" in set(changes[changes["kind"] == "events"]["matched_by"])


def test_a_figure_that_rose_is_one_change_and_not_one_gone_and_one_new(tables):
    other = edit(tables, "quantities", {"counted": "soldiers"}, value=500.0, low=500.0, quote="more than 500")
    changes = compare_tables(tables, move_to_another_text(other))
    assert told(changes, "figures") == [("changed", "figure", "> 300", "> 500")]


def test_what_is_new_and_what_is_gone_have_their_marks(tables):
    fewer = drop(tables, "relations", relation="leverage_over")
    new = compare_tables(fewer, tables)
    assert told(new, "ties") == [("new", None, None, None)]
    assert new["label"].iloc[0] == "Qatar – leverage over – Eritrea"
    assert new["sentences"].iloc[0] == (8,)
    gone = compare_tables(tables, fewer)
    assert told(gone, "ties") == [("gone", None, None, None)]
    assert gone["sentences"].iloc[0] == () and gone["sentences_before"].iloc[0] == (8,)


def test_a_source_that_is_heard_no_more_is_told_with_its_claim(tables):
    claims = tables.claims[tables.claims["source_quote"] != "analysts"].reset_index(drop=True)
    changes = compare_tables(tables, replace(tables, claims=claims))
    assert told(changes, "sources") == [("gone", None, None, None)]
    assert changes[changes["kind"] == "sources"]["label"].iloc[0] == "analysts"
    assert told(changes, "claims") == [("gone", None, None, None)]


def test_a_claim_that_is_worded_anew_is_the_same_claim(tables):
    other = edit(
        tables, "claims", {"quote": "About 12,000 people have fled the area"}, quote="Some 12,000 people fled the area"
    )
    changes = compare_tables(tables, move_to_another_text(other))
    assert ("changed", "words", "About 12,000 people have fled the area", "Some 12,000 people fled the area") in told(
        changes, "claims"
    )
    assert not {"new", "gone"} & set(changes[changes["kind"] == "claims"]["change"])


def test_what_the_article_says_in_its_own_voice_is_no_claim_that_somebody_made(tables):
    own = tables.claims.assign(sourcing="unattributed", source_quote=None, source_actor_id=None)
    assert compare_tables(replace(tables, claims=own.iloc[:0]), replace(tables, claims=own)).empty
    given_a_source = compare_tables(replace(tables, claims=own), tables)
    assert ("changed", "sourcing", "unattributed", "named_body") in told(given_a_source, "claims")


def test_an_actor_whose_office_changed_is_the_same_actor(tables):
    other = move_to_another_text(edit(tables, "actors", {"name": "Grace Mwangi"}, role="prime minister"))
    changes = compare_tables(tables, other)
    assert told(changes, "actors") == [("changed", "role", "foreign minister", "prime minister")]


def test_a_rejected_row_is_gone(tables):
    changes = compare_tables(tables, edit(tables, "events", {"quote": "shelling"}, review="rejected"))
    assert told(changes, "events") == [("gone", None, None, None)]


def test_rules_offsets_and_confidence_are_no_change(tables):
    other = tables.events.assign(rule="another", confidence=0.1, review="accepted")
    assert compare_tables(tables, replace(tables, events=other)).empty


def repeat_event(tables: Tables, quote: str, **values: object) -> Tables:
    """Give the tables with an event told once more, its participants with it."""
    event = tables.events[tables.events["quote"] == quote]
    parts = tables.participants[tables.participants["event_id"] == event["event_id"].iloc[0]]
    again = event.assign(event_id="eagain", start=event["start"] + 1, **values)
    own = parts.assign(event_id="eagain", participant_id=parts["participant_id"] + "x")
    return replace(
        tables,
        events=pd.concat([tables.events, again], ignore_index=True),
        participants=pd.concat([tables.participants, own], ignore_index=True),
    )


def test_what_the_same_text_tells_again_is_not_new(tables):
    assert compare_tables(tables, repeat_event(tables, "shelling")).empty
    assert compare_tables(repeat_event(tables, "shelling"), tables).empty


def test_a_deed_like_an_earlier_one_at_another_time_is_new(tables):
    first = edit(
        tables, "events", {"quote": "shelling"},
        when_start=pd.Timestamp(datetime(2026, 4, 1, tzinfo=UTC)), when_end=pd.Timestamp(datetime(2026, 4, 1, tzinfo=UTC)),
    )  # fmt: skip
    later = pd.Timestamp(datetime(2026, 4, 9, tzinfo=UTC))
    changes = compare_tables(first, repeat_event(first, "shelling", when_start=later, when_end=later))
    assert told(changes, "events") == [("new", None, None, None)]


def test_another_text_that_tells_a_like_deed_without_a_date_tells_a_new_one(tables):
    after = repeat_event(tables, "shelling", document_id="another", place_id=None)
    assert told(compare_tables(tables, after), "events") == [("new", None, None, None)]


def test_a_track_that_names_its_second_party_later_is_the_same_track(tables):
    lone = tables.participants.merge(tables.events[["event_id", "quote"]], on="event_id", suffixes=("", "_of"))
    ethiopia = tables.actors[tables.actors["name"] == "Ethiopia"]["actor_id"].iloc[0]
    keep = ~((lone["quote_of"] == "offered") & (lone["actor_id"] == ethiopia))
    before = replace(tables, participants=tables.participants[keep.to_numpy()].reset_index(drop=True))
    ((change, what, was, parties),) = told(compare_tables(before, tables), "tracks")
    assert (change, what, pd.isna(was), parties) == ("changed", "parties", True, "Eritrea and Ethiopia")


def test_from_nothing_everything_is_new_and_back_everything_is_gone(tables):
    nothing = make_empty_tables()
    assert set(compare_tables(nothing, tables)["change"]) == {"new"}
    assert set(compare_tables(tables, nothing)["change"]) == {"gone"}
    assert compare_tables(nothing, make_empty_tables()).empty


def test_differences_are_counted_by_kind_and_a_thing_once(tables):
    after = edit(tables, "actors", {"name": "Grace Mwangi"}, role="prime minister", country="UGA")
    counts = count_changes(compare_tables(drop(tables, "relations", relation="leads"), after))
    assert counts.to_dict("records") == [
        {"kind": "actors", "changed": 1, "new": 0, "gone": 0},
        {"kind": "ties", "changed": 0, "new": 1, "gone": 0},
    ]


def test_the_tables_compared_stay_as_they_were(tables):
    after, untouched = make_example_tables(), make_example_tables()
    compare_tables(tables, after)
    for table in TABLES:
        pd.testing.assert_frame_equal(tables[table], untouched[table])
        pd.testing.assert_frame_equal(after[table], untouched[table])


ROWS = {table: len(getattr(make_example_tables(), table)) for table in ("events", "claims", "quantities", "relations")}
SUBSETS = st.fixed_dictionaries({table: st.sets(st.integers(0, count - 1)) for table, count in ROWS.items()})


@settings(max_examples=25, deadline=None)
@given(SUBSETS, SUBSETS, st.booleans())
def test_what_is_new_one_way_is_gone_the_other_way(first, second, amended):
    full = make_example_tables()
    before, after = (
        replace(
            full, **{table: full[table].iloc[sorted(kept)].reset_index(drop=True) for table, kept in chosen.items()}
        )
        for chosen in (first, second)
    )
    after = move_to_another_text(after) if amended else after
    there, back = compare_tables(before, after), compare_tables(after, before)
    for kind in ("events", "figures", "claims", "ties", "sources"):
        one, other = there[there["kind"] == kind], back[back["kind"] == kind]
        assert (one["change"] == "new").sum() == (other["change"] == "gone").sum()
        assert (one["change"] == "gone").sum() == (other["change"] == "new").sum()


def test_a_tie_that_another_text_tells_again_is_no_new_one(tables):
    again = tables.relations.assign(relation_id=tables.relations["relation_id"] + "x", start=0, end=1)
    after = replace(tables, relations=pd.concat([tables.relations, again], ignore_index=True))
    assert compare_tables(tables, after).empty
    assert compare_tables(after, tables).empty


def test_only_the_kinds_that_are_asked_for_are_compared_and_nothing_without_an_earlier_state(tables):
    after = edit(tables, "events", {"quote": "offered"}, status="accepted")
    assert find_changes(tables, after, kinds=["tracks"])["kind"].tolist() == ["tracks"]
    assert find_changes(None, after) is None
