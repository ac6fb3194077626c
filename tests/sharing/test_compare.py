"""``communique reports diff``: what changed between two editions."""

from __future__ import annotations

import json
import shutil

import pytest

from analysis.errors import DataError
from analysis.sharing.compare import compare_editions, compare_with_last
from analysis.sharing.opened import read_edition


def test_text_names_both_editions_counts_and_tells_each_difference(communique, out_dir):
    done = communique("reports", "diff", "border-talks/previous", "border-talks/latest", "--out", out_dir)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0].endswith("(15 April 2026, 06:00 UTC)")
    assert "mediations: 1 changed; events: 1 changed" in done.stdout
    assert "~ Mediation changed: Kenya between Eritrea and Ethiopia: offered → accepted  [S1]" in done.stdout


def test_json_holds_every_difference_with_ids_and_marks(communique, out_dir, editions):
    done = communique("reports", "diff", editions[0].path, editions[1].path, "--format", "json")
    said = json.loads(done.stdout)
    assert said["before"]["edition"] == editions[0].edition
    assert said["counts"] == [{"kind": kind, "changed": 1, "new": 0, "gone": 0} for kind in ("tracks", "events")]
    (event,) = [row for row in said["changes"] if row["kind"] == "events"]
    assert (event["field"], event["before"], event["after"]) == ("status", "offered", "accepted")
    assert event["id_before"] == event["id_after"] and event["sentences"] == [1] and event["matched_by"] == "id"


def test_html_is_a_piece_of_a_page_without_scripts_and_styles(communique, out_dir):
    done = communique(
        "reports", "diff", "border-talks/previous", "border-talks/latest", "--out", out_dir, "--format", "html"
    )
    assert done.stdout.startswith('<section class="changes">')
    assert "Kenya between Eritrea and Ethiopia" in done.stdout and "<td" in done.stdout
    assert not any(tag in done.stdout for tag in ("<script", "<style", "<html"))


def test_an_edition_does_not_differ_from_itself(communique, out_dir):
    done = communique("reports", "diff", "border-talks", "border-talks", "--out", out_dir)
    assert done.stdout.endswith("Nothing changed.\n")


def test_zips_are_compared_as_folders_are(communique, out_dir, editions, tmp_path):
    for number, edition in enumerate(editions):
        assert communique("share", "zip", edition.path, tmp_path / f"{number}.zip").exit_code == 0
    done = communique("reports", "diff", tmp_path / "0.zip", tmp_path / "1.zip")
    assert "offered → accepted" in done.stdout


def test_an_edition_without_tables_is_named(editions):
    shutil.rmtree(editions[0].path / "tables")
    with pytest.raises(DataError, match="holds no tables, so it cannot be compared"):
        compare_editions(editions[0], editions[1])


def test_the_last_edition_is_the_one_before_and_damaged_ones_are_passed_over(editions):
    assert compare_with_last(editions[0]) is None
    assert compare_with_last(editions[1]).before.edition == editions[0].edition
    (editions[0].path / "manifest.json").write_text("{}")
    assert compare_with_last(read_edition(editions[1].path)) is None
