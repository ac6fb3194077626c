from __future__ import annotations

import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import DataError, StoreError
from analysis.review import CorrectionLog, Entry, fingerprint_entries
from analysis.review.log import name_file

ENTRY = Entry(
    action="correct", who="Ada Obi", at="", document_id="d1", table="events", row_id="e1", why="it says “planned”",
    before={"status": "occurred", "intensity": 2.5}, after={"status": "planned"},
)  # fmt: skip


def append_twenty(folder: Path, who: str) -> None:
    log = CorrectionLog(folder)
    for number in range(20):
        log.append(replace(ENTRY, who=who, row_id=f"e{number}"))


def test_what_is_appended_comes_back_with_time_and_id(tmp_path):
    log = CorrectionLog(tmp_path)
    kept = log.append(ENTRY)
    assert log.read() == [kept]
    assert kept.at.endswith("+00:00") and kept.entry_id == kept.hash()
    assert replace(kept, at="", entry_id="") == ENTRY


def test_the_log_only_grows(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    before = path.read_bytes()
    log.append(replace(ENTRY, action="undo", undoes=log.read()[0].entry_id))
    assert path.read_bytes().startswith(before) and len(path.read_bytes()) > len(before)


def test_each_person_has_a_file_and_no_name_leaves_the_folder(tmp_path):
    log = CorrectionLog(tmp_path)
    for who in ("ada", "../../etc/passwd", "伊朗", "Ada"):
        log.append(replace(ENTRY, who=who))
    files = {path.name for path in tmp_path.rglob("*.jsonl")}
    assert len(files) == 4 and "ada.jsonl" in files
    assert all((tmp_path / "corrections" / name).is_file() for name in files)
    assert [entry.who for entry in log.read()] == ["ada", "../../etc/passwd", "伊朗", "Ada"]
    assert name_file("Ada") != name_file("ada")


def test_entries_of_some_documents_only(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    log.append(replace(ENTRY, document_id="d2"))
    assert [entry.document_id for entry in log.read(["d2"])] == ["d2"]


def test_times_of_one_person_always_grow(tmp_path):
    log = CorrectionLog(tmp_path)
    times = [log.append(replace(ENTRY, row_id=str(n))).at for n in range(30)]
    assert times == sorted(set(times))


def test_writers_at_once_lose_nothing(tmp_path):
    writers = [multiprocessing.get_context("spawn").Process(target=append_twenty, args=(tmp_path, who)) for who in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(CorrectionLog(tmp_path).read()) == 40


def test_a_line_that_a_killed_writer_left_unfinished_is_no_entry(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    with path.open("a") as file:
        file.write('{"action":"rej')
    assert len(log.read()) == 1
    log.append(ENTRY)
    assert len(log.read()) == 2


def test_a_changed_entry_is_refused_with_file_and_line(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    path.write_text(path.read_text(encoding="utf-8").replace("planned", "refused"), encoding="utf-8")
    with pytest.raises(StoreError, match=r"Line 1 of .*ada-obi.*\.jsonl was changed after it was written"):
        log.read()


def test_a_line_that_is_no_entry_is_refused_with_file_and_line(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    with path.open("a") as file:
        file.write("<<<<<<< HEAD\n")
    with pytest.raises(StoreError, match=r"Line 2 of .* is no correction"):
        log.read()


def test_an_entry_that_a_merge_doubled_counts_once(tmp_path):
    log = CorrectionLog(tmp_path)
    log.append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert len(log.read()) == 1


def test_an_action_that_there_is_not_and_a_nobody_are_refused(tmp_path):
    log = CorrectionLog(tmp_path)
    with pytest.raises(DataError, match="No action is called 'delete'; there are: accept, reject, correct, add, undo"):
        log.append(replace(ENTRY, action="delete"))
    with pytest.raises(DataError, match="needs the name of who makes it"):
        log.append(replace(ENTRY, who=" "))
    assert not (tmp_path / "corrections").exists()


def test_a_fingerprint_names_the_set_and_not_its_order(tmp_path):
    log = CorrectionLog(tmp_path)
    one, two = log.append(ENTRY), log.append(replace(ENTRY, row_id="e2"))
    assert fingerprint_entries([one, two]) == fingerprint_entries([two, one]) != fingerprint_entries([one])
    assert fingerprint_entries([]) == ""


def test_lines_are_plain_json(tmp_path):
    CorrectionLog(tmp_path).append(ENTRY)
    (path,) = (tmp_path / "corrections").glob("*.jsonl")
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["why"] == "it says “planned”"
