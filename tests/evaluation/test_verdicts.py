"""What briefs say, and what a reader judged of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.evaluation.__main__ import JUDGED, VERDICTS
from analysis.evaluation.extracted import make_document
from analysis.evaluation.verdicts import (
    Statement,
    add_unread,
    compare_verdicts,
    list_statements,
    read_verdicts,
    score_verdicts,
    write_sections,
)
from analysis.extraction.extract import extract_rows
from analysis.extraction.parsing.parse import parse_documents
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.settings import REPOSITORY_DIR

TRUE, FALSE, NEW = Statement("events", "Oman acts."), Statement("events", "Oman acted."), Statement("where", "Muscat")


def test_statements_are_what_the_brief_says() -> None:
    document = make_document("muscat", "Oman offered on Monday to mediate between Iran and Iraq, officials said.")
    (parse,) = parse_documents(load_pipeline(), [document])
    said = list_statements([(document, extract_rows(parse))])["muscat"]
    (track,) = [one.text for one in said if one.text.startswith("Mediator: ")]
    assert track == "Mediator: Oman; Between: Iran and Iraq; Path: offered; Stands at: offered; Sentences: [S1]"
    assert {"bottom line", "events", "who is involved", "sourcing audit"} <= {one.section for one in said}
    assert len(set(said)) == len(said)


def test_unread_statements_are_added_and_verdicts_stay(tmp_path: Path) -> None:
    file = tmp_path / "text.csv"
    assert add_unread([TRUE], file) == 1
    file.write_text(file.read_text(encoding="utf-8").replace("Oman acts.,,", "Oman acts.,true,"), encoding="utf-8")
    assert add_unread([FALSE, NEW], file) == 2, "what is no longer said is not unread"
    assert read_verdicts(file) == {TRUE: ("true", ""), FALSE: ("", ""), NEW: ("", "")}
    assert add_unread([NEW], file) == 1, "what nobody has judged, and is no longer said, goes"
    assert FALSE not in read_verdicts(file)


def test_verdicts_are_counted_as_shares_of_what_is_said(tmp_path: Path) -> None:
    rows = (
        "section,statement,verdict,why\nevents,Oman acts.,true,\nevents,Oman acted.,false,not yet\nevents,Old,false,\n"
    )
    (tmp_path / "text.csv").write_text(rows, encoding="utf-8")
    scores = {m.name: m.value for m in score_verdicts({"text": [TRUE, FALSE, NEW], "none": [NEW]}, tmp_path, "own")}
    assert scores == {
        "statements true": 1 / 4,
        "statements misleading": 0,
        "statements false": 1 / 4,
        "statements unread": 1 / 2,
    }


def test_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "text.csv"
    file.write_text("section,statement,verdict,why\nevents,Oman acts.,maybe,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"row 2: .*true, misleading, false"):
        read_verdicts(file)


def test_every_file_of_verdicts_has_its_text_and_every_wire_text_its_verdicts() -> None:
    articles = REPOSITORY_DIR / "data" / "articles"
    wire = {file.stem for name in ("wire", "wire held") for file in JUDGED[name].glob("*.txt")}
    judged = {file.stem for file in VERDICTS.glob("*.csv")}
    assert wire, "texts in the manner of agencies"
    assert wire <= judged
    assert judged <= wire | {JUDGED["sample"].stem} | {f.stem for f in (articles / "mediation_history").glob("*.txt")}


def test_sections_and_two_readings_are_counted(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, verdicts in ((first, ("true", "false")), (second, ("true", "misleading"))):
        folder.mkdir()
        rows = f"section,statement,verdict,why\nevents,Oman acts.,{verdicts[0]},\nevents,Oman acted.,{verdicts[1]},\n"
        (folder / "text.csv").write_text(rows, encoding="utf-8")
    assert "| events | 1 / 0 / 1 |" in write_sections({"own": {"text": [TRUE, FALSE, NEW]}}, first)
    table = compare_verdicts(first, second).splitlines()
    assert table[2:] == ["| true | 1 | 0 | 0 |", "| misleading | 0 | 0 | 0 |", "| false | 0 | 1 | 0 |"]
