"""Retention: what either rule keeps is kept, the last good edition always, whoever makes or removes editions meanwhile."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cli import main
from analysis.reporting.definitions import Keep
from analysis.reporting.editions import list_editions, point_latest, read_latest
from analysis.reporting.retention import find_old, remove_old

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def add(folder: Path, days_ago: float, *, definition: str = "daily") -> str:
    when = NOW - timedelta(days=days_ago)
    name = f"{when:%Y%m%dT%H%M%SZ}-{abs(int(days_ago * 1000)):08x}"
    (folder / name).mkdir(parents=True)
    (folder / name / "manifest.json").write_text(json.dumps({"run": {"definition": definition}}))
    (folder / name / "report.html").write_text("x" * 500)
    point_latest(folder, name)
    return name


@pytest.fixture
def folder(tmp_path) -> Path:
    for days in range(10):
        add(tmp_path / "out" / "daily", 9 - days)
    return tmp_path / "out" / "daily"


def old(folder: Path, **keep: object) -> list[str]:
    return [one.name for one in find_old(folder, Keep.model_validate(keep), now=NOW)]


def test_what_either_rule_keeps_is_kept(folder):
    names = list_editions(folder)
    assert old(folder, editions=3) == names[:7]
    assert old(folder, age="4d") == names[:5]
    assert old(folder, editions=3, age="4d") == names[:5]
    assert old(folder, editions=8, age="4d") == names[:2]
    assert old(folder, editions=1, age="1s") == names[:9], "the latest is kept, however old"


def test_the_last_good_edition_is_kept_though_newer_ones_are_there(folder):
    names = list_editions(folder)
    (folder / "latest").unlink()
    (folder / "latest").symlink_to(names[2])
    assert old(folder, editions=1) == names[:2]


def test_where_latest_leads_nowhere_the_newest_whole_edition_is_kept(folder):
    names = list_editions(folder)
    (folder / "latest").unlink()
    (folder / names[-1] / "manifest.json").unlink()
    assert names[-2] not in old(folder, editions=1) and names[-1] not in old(folder, editions=1)


def test_failed_runs_go_with_the_editions_of_their_time(folder):
    (folder / "failed").mkdir()
    for days in (8.5, 0.5):
        (folder / "failed" / f"{NOW - timedelta(days=days):%Y%m%dT%H%M%SZ}-aaaaaaaa.ipynb").write_text("{}")
    found = find_old(folder, Keep(editions=3), now=NOW)
    assert [one.is_failed for one in found] == [False] * 7 + [True]
    remove_old(found)
    assert len(list((folder / "failed").iterdir())) == 1


@settings(max_examples=60, deadline=None)
@given(days=st.lists(st.integers(0, 400), min_size=1, max_size=12, unique=True), editions=st.none() | st.integers(1, 15), age=st.none() | st.integers(1, 400))  # fmt: skip
def test_never_does_latest_go_and_no_rule_is_broken(tmp_path_factory, days, editions, age):
    if editions is None and age is None:
        return
    folder = tmp_path_factory.mktemp("out") / "daily"
    for one in days:
        add(folder, one)
    latest, names = read_latest(folder), list_editions(folder)
    keep = Keep.model_validate({"editions": editions, "age": age and f"{age}d"})
    remove_old(find_old(folder, keep, now=NOW))
    left = list_editions(folder)
    assert read_latest(folder) == latest == left[-1]
    assert set(left) >= set(names[-editions:] if editions else [])
    assert left == names[-len(left) :], "the oldest go first"


def test_several_that_remove_at_once_and_one_that_publishes_leave_what_must_be_left(folder):
    found = find_old(folder, Keep(editions=2), now=NOW)
    made: list[str] = []
    threads = [threading.Thread(target=lambda: remove_old(found)) for _ in range(4)]
    threads.append(threading.Thread(target=lambda: made.append(add(folder, -1))))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list_editions(folder)) == 3 and read_latest(folder) == made[0]
    assert not [path for path in folder.parent.iterdir() if path.name.startswith(".")]


def test_an_edition_that_has_become_the_latest_meanwhile_stays(folder):
    names = list_editions(folder)
    found = find_old(folder, Keep(editions=1), now=NOW)
    (folder / "latest").unlink()
    (folder / "latest").symlink_to(names[0])
    assert names[0] not in [one.name for one in remove_old(found)] and (folder / names[0]).is_dir()


def prune(*arguments: object):
    return CliRunner().invoke(main, ["reports", "prune", *map(str, arguments)])


def test_the_command_lists_first_and_removes_with_yes(folder, tmp_path):
    add(folder.parent / "other", 5, definition="other")
    (tmp_path / "one.ipynb").write_text("{}")
    path = tmp_path / "reports.yaml"
    path.write_text("reports:\n  daily: {title: T, notebook: one.ipynb, keep: {editions: 8}}\n")
    names = list_editions(folder)
    listed = prune("--file", path, "--out", folder.parent)
    assert listed.stdout.splitlines() == [f"would remove  daily/{name}" for name in names[:2]], listed.stderr
    assert "2 would be removed" in listed.stderr and list_editions(folder) == names
    done = prune("--file", path, "--out", folder.parent, "--yes")
    assert done.stdout.splitlines() == [f"removed  daily/{name}" for name in names[:2]]
    assert list_editions(folder) == names[2:] and list_editions(folder.parent / "other")
    assert "nothing to remove" in prune("--file", path, "--out", folder.parent).stderr
    assert len(prune("daily", "--editions", 3, "--file", path, "--out", folder.parent).stdout.splitlines()) == 5


def test_what_cannot_be_meant_is_named(folder):
    assert "is no age such as 90d" in prune("--age", "soon", "--out", folder.parent).stderr
    assert "no editions of nobody" in prune("nobody", "--editions", 3, "--out", folder.parent).stderr
