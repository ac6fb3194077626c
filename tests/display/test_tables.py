"""What the tables of a brief say is so, and is said once."""

from __future__ import annotations

import pandas as pd

from analysis import display, measures
from analysis.blocks import Note, TableBlock
from analysis.blocks.text import plain_line
from tests.examples import make_example_tables


def cells_of(block: TableBlock, label: str) -> list[str]:
    at = [column.label for column in block.columns].index(label)
    return [plain_line(row[at]) for row in block.rows]


def make_event(**values: object) -> dict[str, object]:
    return {"when_start": pd.NaT, "when_text": None, "actors": "Iran", "quote": "offered", "recipients": None} | values


def test_times_that_no_calendar_has_are_told_apart_from_no_times() -> None:
    said = display.show_timeline(pd.DataFrame([make_event(when_text="Saturday"), make_event()]))
    none = display.show_timeline(pd.DataFrame([make_event()]))
    assert isinstance(said, Note) and "such as “Saturday”, cannot be placed on a calendar" in plain_line(said.line)
    assert isinstance(none, Note) and plain_line(none.line) == "No event was placed in time."


def test_a_country_that_is_there_as_a_party_is_not_said_to_be_named_nowhere() -> None:
    place = {"country": "QAT", "latitude": None, "longitude": None, "event_count": 0, "sentences": (1,)}
    frame = pd.DataFrame([place | {"name": "Qatar", "mention_count": 0}, place | {"name": "Doha", "mention_count": 2}])
    block = display.show_place_table(frame)
    assert isinstance(block, TableBlock)
    assert cells_of(block, "Mentions") == ["as a party", "2"]


def test_what_is_counted_is_said_once() -> None:
    figure = {
        "low": None, "high": None, "comparator": "=", "unit": "hour", "counted": "hours", "actor": None, "source": None,
        "sourcing": "unattributed", "claim_id": None, "quote": "two", "sentence": 9,
    }  # fmt: skip
    block = display.show_figures_claimed(
        pd.DataFrame(
            [
                figure | {"value": 2.0},
                figure | {"value": 33.0, "unit": "person", "counted": "detainees"},
                figure | {"value": 2.1e9, "unit": None, "counted": "people"},
                figure | {"value": 0.3333, "unit": None, "counted": "cotton"},
                figure | {"value": 0.47, "unit": None, "counted": "cotton"},
            ]
        )
    )
    assert isinstance(block, TableBlock)
    assert cells_of(block, "Figure") == ["2 hours", "33", "2.1 billion", "1/3", "0.47"]
    assert cells_of(block, "Of what") == ["–", "detainees", "people", "cotton", "cotton"]


def test_who_is_only_named_in_passing_stands_in_a_line_with_marks() -> None:
    def make(name: str, events: int, sentence: int, *, named: int = 1, is_named: bool = True) -> dict[str, object]:
        return {
            "actor_id": f"a{sentence}", "name": name, "kind": "state", "country": None, "role": None, "belongs_to": None,
            "mention_count": named, "event_count": events, "claim_count": 0, "is_named": is_named,
            "sentences": (sentence, sentence + 1),
        }  # fmt: skip

    actors = pd.DataFrame([make("Iran", 1, 1), make("Iraq", 0, 2, named=2), make("Oman", 0, 3), make("Mali", 0, 4)])
    served = make("Chad", 0, 41), make("Mr Deby", 1, 42) | {"belongs_to": "Chad"}
    actors = pd.concat([actors, pd.DataFrame([make("Soldiers", 0, 40, is_named=False), *served])], ignore_index=True)
    block, line = display.show_roster(actors), display.show_others_named(actors)
    assert isinstance(block, TableBlock) and cells_of(block, "Actor") == ["Iran", "Iraq", "Mr Deby"]
    assert line is not None
    assert plain_line(line.line) == "Also named: Oman [S3], Mali [S4]."
    long = pd.concat([actors, pd.DataFrame([make(f"Actor {n}", 1, n) for n in range(5, 30)])])
    assert "Iraq" in plain_line(display.show_others_named(long).line), "of a long roster those named twice, too"


def test_where_nobody_acts_all_who_are_named_are_the_roster() -> None:
    actors = pd.DataFrame(
        [
            {
                "actor_id": "a1", "name": "Oman", "kind": "state", "country": None, "role": None, "belongs_to": None,
                "mention_count": 1, "event_count": 0, "claim_count": 0, "is_named": True, "sentences": (1,),
            }
        ]
    )  # fmt: skip
    block = display.show_roster(actors)
    assert isinstance(block, TableBlock) and len(block.rows) == 1
    assert display.show_others_named(actors) is None


def test_rows_that_a_person_vouches_for_say_so_beside_their_sentence_and_no_others() -> None:
    tables = make_example_tables()
    verdicts = ["machine", "accepted", "corrected", "added"]

    def show(verdict: str) -> list[tuple[TableBlock, str]]:
        events, claims, quantities, relations = (
            tables[table].assign(review=verdict) for table in ("events", "claims", "quantities", "relations")
        )
        figures = measures.list_figures(quantities, claims, tables.actors)
        blocks = [
            (display.show_event_table(measures.order_events(events, tables.participants, tables.actors)), "Sentence"),
            (display.show_claims(measures.list_claims(claims)), "Sentence"),
            (display.show_figures_claimed(figures), "Sentence"),
            (display.show_ties(measures.list_ties(relations, tables.actors)), "Sentences"),
        ]
        return [(block, label) for block, label in blocks if isinstance(block, TableBlock)]

    for verdict in verdicts:
        shown = [said for block, label in show(verdict) for said in cells_of(block, label)]
        assert len(show(verdict)) == 4 and all(said.startswith("[S") for said in shown)
        assert {said.endswith("] reviewed") for said in shown} == {verdict != "machine"}


def test_a_tie_that_is_told_twice_is_reviewed_where_one_telling_was() -> None:
    tables = make_example_tables()
    first = tables.relations.head(1)
    twice = pd.concat([first.assign(review="machine"), first.assign(review="accepted", relation_id="r1", sentence=2)])
    (said,) = measures.list_ties(twice, tables.actors)["review"]
    assert said == "accepted"
    (said,) = measures.list_ties(twice.assign(review="machine"), tables.actors)["review"]
    assert said == "machine"


def test_a_figure_is_bounded_as_its_own_words_bound_it():
    figure = {
        "low": None, "high": None, "unit": "person", "counted": "rebels", "actor": None, "source": None,
        "sourcing": "unattributed", "claim_id": None, "sentence": 1, "value": 400.0,
    }  # fmt: skip
    written = [
        ("<", "nearly 400"), ("<", "fewer than 400"), ("≤", "as many as 400"), ("≤", "no more than 400"), ("≥", "400 or more"),
    ]  # fmt: skip
    rows = [figure | {"comparator": sign, "quote": quote} for sign, quote in written]
    rows.append(
        figure | {"comparator": "<", "quote": "less than three", "value": 3.0, "unit": "month", "counted": "month"}
    )
    block = display.show_figures_claimed(pd.DataFrame(rows))
    assert isinstance(block, TableBlock)
    assert cells_of(block, "Figure") == [
        "nearly 400", "fewer than 400", "up to 400", "at most 400", "at least 400", "less than 3 months",
    ]  # fmt: skip
    assert cells_of(block, "Of what")[-1] == "–"


def test_whom_a_pronoun_means_stands_beside_it_or_that_it_is_not_clear():
    claim = {
        "sourcing": "named_body",
        "cue": "says",
        "quote": "it is over",
        "factuality": 2.0,
        "sentence": 1,
        "claim_id": "c1",
    }
    sources = [
        ("which", "Chad"), ("one of whom", "two envoys"), ("who", None), ("Ms Lee", "Lee"), ("a minister, who resigned", None),
        ('diplomats, one of whom said that it would "last', None), (None, None),
    ]  # fmt: skip
    rows = [claim | {"source": source, "source_name": name, "source_actor_id": None} for source, name in sources]
    block = display.show_claims(pd.DataFrame(rows))
    assert isinstance(block, TableBlock)
    assert cells_of(block, "Who says so") == [
        "which (Chad)", "one of whom (two envoys)", "who (not clear who)", "Ms Lee", "a minister, who resigned",
        "diplomats", "nobody named",
    ]  # fmt: skip
