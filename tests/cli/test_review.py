from __future__ import annotations

import pytest

from analysis.store import Store


@pytest.fixture
def stored(communique, article, rows_by_hand):
    assert communique.with_data("extract", article).exit_code == 0
    return communique


def event_of(communique) -> str:
    return str(Store(communique.data_dir).load(rejected=True).events["event_id"].iloc[0])


def test_it_lists_what_nobody_has_judged(stored):
    done = stored.with_data("review")
    assert done.exit_code == 0
    assert "“offered to mediate”" in done.stdout and event_of(stored) in done.stdout
    assert "rows are judged by nobody." in done.stderr


def test_accept_reject_correct_undo_and_log(stored):
    row = event_of(stored)
    assert (
        stored.with_data("review", "correct", row[:6], "status=planned", "--who", "Ada", "--why", "see S1").exit_code
        == 0
    )
    shown = stored.with_data("show", "events", "--format", "json").stdout
    assert '"status": "planned"' in shown and '"review": "corrected"' in shown
    assert stored.with_data("review", "undo", "--who", "Ada").exit_code == 0
    assert '"status": "offered"' in stored.with_data("show", "events", "--format", "json").stdout
    assert stored.with_data("review", "reject", row, "--who", "Ada").exit_code == 0
    assert "No rows in events." in stored.with_data("show", "events").stdout
    listed = stored.with_data("review", "log").stdout.splitlines()
    assert [line.split("  ")[3] for line in listed] == ["correct", "undo", "reject"]
    assert "status=planned" in listed[0] and "(see S1)" in listed[0]


def test_a_conflict_is_told_listed_and_settled(stored):
    row = event_of(stored)
    stored.with_data("review", "correct", row, "status=planned", "--who", "Ada")
    told = stored.with_data("review", "reject", row, "--who", "Ben")
    assert f"Ada and Ben disagree on {row}" in told.stderr
    listed = stored.with_data("review", "conflicts").stdout
    assert row in listed and "Ada  corrected" in listed and "Ben  rejected" in listed
    assert stored.with_data("review").stdout.startswith(row)
    assert stored.with_data("review", "settle", row, "--like", "Ada", "--who", "Chioma").exit_code == 0
    assert stored.with_data("review", "conflicts").stdout == ""


def test_a_row_is_added_by_its_words(stored):
    done = stored.with_data(
        "review", "add", "events", "type=ASSAULT", "status=occurred", "--document", "iran-offers", "--quote", "died", "--who", "Ada"
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert "died" in stored.with_data("show", "events").stdout
    missing = stored.with_data(
        "review", "add", "events", "--document", "iran-offers", "--quote", "fled", "--who", "Ada"
    )
    assert missing.exit_code == 2 and "'fled' does not stand in iran-offers." in missing.stderr


def test_judged_rows_are_exported_as_gold(stored, tmp_path):
    stored.with_data("review", "accept", event_of(stored), "--who", "Ada")
    done = stored.with_data("review", "export", "iran-offers", tmp_path / "gold")
    assert done.exit_code == 0 and done.stdout.strip().endswith("corrected/iran-offers.yaml")
    assert "left out" in done.stderr


def test_wrong_words_are_answered_in_a_sentence(stored):
    row = event_of(stored)
    assert "'status' is no COLUMN=VALUE" in stored.with_data("review", "correct", row, "status").stderr
    assert "is the id of no row" in stored.with_data("review", "accept", "zzz").stderr
    before = stored("review", "--data", stored.data_dir, "accept", row)
    assert before.exit_code == 2 and "Give options after the command" in before.stderr
    assert Store(stored.data_dir).corrections.read() == []
