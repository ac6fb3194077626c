from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from analysis.blocks import Note, Summary
from analysis.display.masthead import read_time, show_bottom_line, show_masthead, write_time
from analysis.errors import DataError, ParameterError
from analysis.schemas import Tables
from tests.sample_rows import make_document, make_frames


def _tables(**fields: object) -> Tables:
    return Tables(**make_frames(make_document(**fields)))  # type: ignore[arg-type]


def _fact(facts: tuple[tuple[str, tuple[object, ...]], ...], label: str) -> str:
    return "".join(run.text for run in dict(facts)[label])  # type: ignore[attr-defined]


def test_the_masthead_has_the_title_and_facts_of_the_article() -> None:
    tables = _tables(
        title="Iran offers",
        outlet="The Paper",
        url="https://example.org/a",
        published_at=datetime(2026, 1, 1, 9, 30, tzinfo=UTC),
    )
    shown = show_masthead(tables, rendered_at="2026-11-24T06:00:00+01:00")
    assert shown.title == "Iran offers"
    assert _fact(shown.facts, "Outlet") == "The Paper"
    assert _fact(shown.facts, "Published") == "1 Jan 2026, 09:30 UTC"
    assert _fact(shown.facts, "Brief made") == "24 Nov 2026, 05:00 UTC"
    assert dict(shown.facts)["Address"][0].href == "https://example.org/a"


def test_what_the_input_does_not_give_is_said_to_be_missing() -> None:
    facts = show_masthead(_tables()).facts
    assert [_fact(facts, label) for label in ("Outlet", "Author", "Published")] == ["not given"] * 3
    assert "no headline given" in _fact(facts, "Article")


def test_an_article_without_title_is_named_after_the_actors_that_it_names_most() -> None:
    tables = _tables()
    title = show_masthead(tables).title
    assert "Iran" in title
    nobody = replace(tables, actors=tables.actors.head(0), mentions=tables.mentions.head(0))
    assert show_masthead(nobody).title == "iran-offers"


def test_a_brief_of_two_documents_is_refused() -> None:
    tables = _tables()
    with pytest.raises(DataError, match="these tables hold 2"):
        show_masthead(replace(tables, documents=pd.concat([tables.documents, tables.documents])))


def test_a_time_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(ParameterError, match="rendered_at is 'soon', which is no time; write it as 2026-11-24T"):
        read_time("soon")


def test_times_without_offset_are_utc_and_midnight_is_a_day() -> None:
    assert read_time("2026-11-24T06:00").tzinfo is UTC
    assert write_time(datetime(2026, 11, 4, tzinfo=UTC)) == "4 November 2026"
    assert write_time(pd.NaT) is None


def test_the_bottom_line_cites_each_sentence_in_order() -> None:
    lines = pd.DataFrame(
        {"order": [2, 1], "text": ["Second.", "First."], "sentences": [[3], [7, 2]], "topic": ["a", "b"]}
    )
    shown = show_bottom_line(lines)
    assert isinstance(shown, Summary)
    assert ["".join(run.text for run in line) for line in shown.sentences] == ["First. S2 S7", "Second. S3"]
    assert [run.cite for run in shown.sentences[0] if run.cite] == [2, 7]


def test_a_sentence_that_cites_nothing_ends_as_it_is_written() -> None:
    shown = show_bottom_line(pd.DataFrame({"order": [1], "text": ["No date."], "sentences": [[]], "topic": ["a"]}))
    assert isinstance(shown, Summary)
    assert "".join(run.text for run in shown.sentences[0]) == "No date."


def test_an_empty_bottom_line_says_so() -> None:
    shown = show_bottom_line(pd.DataFrame(columns=["order", "text", "sentences", "topic"]))
    assert isinstance(shown, Note) and shown.tone == "empty"
