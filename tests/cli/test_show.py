from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.cli.show import format_rows
from analysis.row_checks import Extraction
from analysis.schemas import TABLES
from analysis.store import Store
from tests.cli.conftest import Communique
from tests.sample_rows import TEXT, make_document, make_extraction, make_frames

HOSTILE = "[red]Talks[/red] \x1b[31min Doha\u202e failed."


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    communique = Communique(tmp_path_factory.mktemp("filled"))
    documents = [make_document(title="=1+1"), make_document(HOSTILE, name="doha")]
    Store(communique.data_dir).replace([make_extraction(document) for document in documents])
    return communique


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_shown(filled, table):
    done = filled.with_data("show", table, "--document", "iran-offers")
    assert done.exit_code == 0, done.stderr
    assert "No rows" not in done.stdout


def test_a_table_for_reading_cites_sentences_and_names_actors(filled):
    shown = filled.with_data("show", "participants", "--document", "iran-offers").stdout
    assert "S1" in shown
    assert "mediator" in shown
    assert "offered to mediate" in shown, "an event is shown by its words, not by its id"
    assert "e" + "0" * 3 not in shown


def test_several_documents_are_told_apart(filled):
    shown = filled.with_data("show", "sentences").stdout
    assert "iran-offers" in shown
    assert "doha" in shown


def test_hostile_text_is_shown_as_text(filled):
    shown = filled.with_data("show", "sentences", "--document", "doha").stdout
    assert "[red]Talks[/red]" in shown
    assert "\\x1b[31m" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_csv_holds_every_column_and_no_formula(filled):
    done = filled.with_data("show", "documents", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == list(TABLES["documents"].to_schema().columns)
    assert {row["title"] for row in rows} == {"'=1+1", ""}


def test_json_has_null_for_missing_and_utc_times(filled):
    done = filled.with_data("show", "documents", "--format", "json", "--document", "iran-offers")
    (row,) = json.loads(done.stdout)
    assert row["text"] == TEXT
    assert row["outlet"] is None
    assert row["retrieved_at"] == "2026-01-02T03:04:05Z"


def test_limit_gives_so_many_rows(filled):
    assert len(json.loads(filled.with_data("show", "participants", "--format", "json", "--limit", "1").stdout)) == 1


def test_rejected_rows_are_kept_and_not_shown(communique):
    document = make_document()
    frames = make_frames(document)
    Store(communique.data_dir).replace(
        [Extraction([document], {**frames, "relations": frames["relations"].assign(review="rejected")})]
    )
    assert communique.with_data("show", "relations").stdout == "No rows in relations.\n"
    assert len(Store(communique.data_dir).read("relations")) == 1


def test_an_earlier_version_can_be_shown(filled):
    assert filled.with_data("show", "events", "--data-version", "0").stdout == "No rows in events.\n"


def test_an_empty_store_shows_no_rows_and_writes_nothing(communique):
    done = communique.with_data("show", "events")
    assert (done.exit_code, done.stdout) == (0, "No rows in events.\n")
    assert not communique.data_dir.exists()


def test_documents_are_listed_with_their_ids(filled):
    shown = filled.with_data("documents").stdout
    for row in Store(filled.data_dir).read("documents").itertuples():
        assert row.document_id in shown
        assert row.name in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "rumours"), "communique: No table is called 'rumours'; there are: documents, sentences"),
        (("show", "events", "--document", "nobody"), "communique: No document is called 'nobody'; there are: "),
        (("show", "events", "--data-version", "9"), "has no version 9; it has 0 to 1."),
    ],
)
def test_unknown_names_are_one_sentence_that_lists_what_there_is(filled, arguments, message):
    done = filled.with_data(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_on_a_narrow_terminal_nothing_is_cut_off(filled):
    tables = Store(filled.data_dir).load()
    narrow = format_rows(tables, "claims", format="table", width=60)
    assert all(len(line) <= 60 for line in narrow.splitlines())
    words = " ".join(narrow.split())
    assert "S2 40 soldiers had died" in words
    assert "source_quote: Analysts" in words
    assert "sourcing: unnamed_people" in words


def test_bottom_lines_stand_above_the_sentences_they_rest_on(filled):
    done = filled.with_data("bottom-line", "--document", "iran-offers")
    assert done.exit_code == 0, done.stderr
    assert "  [mediation] Iran offered to mediate in Tehran.\n      S1 Iran offered to mediate" in done.stdout
    told = filled.with_data("bottom-line", "--topic", "mediation")
    assert told.exit_code == 0, told.stderr
    assert "[mediation]" in told.stdout and "[gaps]" not in told.stdout
    assert "\x1b" not in told.stdout and "\u202e" not in told.stdout


def test_a_topic_that_is_none_is_named(filled):
    done = filled.with_data("bottom-line", "--topic", "weather")
    assert done.exit_code == 2 and "'weather'" in done.stderr and "mediation" in done.stderr
