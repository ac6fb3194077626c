"""Report definitions: what may be written, and what an error says where it may not."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis.errors import DefinitionError
from analysis.reporting.definitions import read_duration, read_size
from analysis.reporting.read_definitions import choose_definitions, find_definitions, read_definitions
from analysis.settings import REPOSITORY_DIR

GOOD = """\
reports:
  brief:
    title: A brief
    notebook: brief.ipynb
    parameters: {name: x}
    for_each:
      country: {values: [IRN, PAK]}
    schedule:
      cron: "30 5 * * 1-5"
      timezone: Europe/Berlin
      missed: all
    deadline: 90s
    memory: 512MB
    retries: {times: 2, wait: 1s, errors: [TimeoutError]}
    notify: {email: [desk@example.org], webhook: "env:HOOK"}
"""


@pytest.fixture
def file(tmp_path) -> Path:
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "brief.ipynb")
    return tmp_path / "reports.yaml"


def test_a_definition_is_read_with_its_units_as_seconds_and_bytes(file):
    file.write_text(GOOD)
    (brief,) = read_definitions(file).values()
    assert brief.name == "brief" and brief.notebook == file.parent / "brief.ipynb"
    assert brief.deadline == 90 and brief.memory == 512_000_000
    assert brief.schedule is not None and brief.schedule.missed == "all"
    assert brief.retries is not None and brief.retries.wait == 1
    assert brief.for_each["country"].values == ["IRN", "PAK"]
    assert brief.formats == ["html", "pdf"] and "events" in brief.reads


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("deadline: 90s", "deadline: soon", r"line 12: brief\.deadline is 'soon': write a duration such as 30s"),
        ("memory: 512MB", "memory: 0GB", r"line 13: brief\.memory is '0GB': write a size such as 500MB"),
        ("title: A brief", "titel: A brief", r"line 3: brief\.titel is not known: write title|brief\.title is missing"),
        ("missed: all", "missed: maybe", r"line 11: brief\.schedule\.missed is 'maybe': write skip, latest or all"),
        ("timezone: Europe/Berlin", "timezone: Berlin", r"line 10: brief\.schedule\.timezone is 'Berlin': write a time zone"),
        ('cron: "30 5 * * 1-5"', "cron: daily", r"line 9: .*write minute, hour, day, month and weekday"),
        ("    notebook: brief.ipynb\n", "", r"line 2: brief\.notebook is missing: write it"),
        ("notebook: brief.ipynb", "notebook: none.ipynb", r"line 4: report brief: there is no notebook none\.ipynb"),
        ("values: [IRN, PAK]", "values: [IRN], table: events", r"line 7: brief\.for_each\.country: write either values"),
        ("values: [IRN, PAK]", "table: evens", r"line 7: .*write one of the tables documents"),
        ("errors: [TimeoutError]", "on: [TimeoutError]", r"line 14: brief\.retries\."),
        ("email: [desk@example.org]", "email: [desk]", r"line 15: .*write addresses such as desk@example\.org"),
        ("parameters: {name: x}", "parameters: {country: x}", r"country stands in parameters and in for_each"),
        ("  brief:\n", "  Brief Nr 1:\n", r"line 2: 'Brief Nr 1' cannot name a report"),
        ("title: A brief", "title: A brief\n    title: B", r"line 4: 'title' stands already in line 3"),
        ("reports:\n", "report:\n", r"line 1: write `reports:`"),
        ("title: A brief", "title: [A brief", r"line \d+: this is no YAML"),
        ("title: A brief", "title: !!python/object:os.system x", r"line 3: .*write plain YAML"),
    ],
)  # fmt: skip
def test_an_error_names_file_and_line_and_says_what_to_write(file, old, new, said):
    assert old in GOOD
    file.write_text(GOOD.replace(old, new))
    with pytest.raises(DefinitionError, match=said) as raised:
        read_definitions(file)
    assert str(file) in str(raised.value)


@pytest.mark.parametrize(
    "text", ["", "- a", "reports: 3", "reports:\n  brief:\n", "\x00", "reports: {brief: {title: 1}}"]
)
def test_what_holds_no_definition_is_refused_in_one_sentence(file, text):
    file.write_text(text)
    with pytest.raises(DefinitionError, match=r"reports\.yaml"):
        read_definitions(file)


def test_an_unknown_name_lists_those_that_exist(file):
    file.write_text(GOOD)
    definitions = read_definitions(file)
    assert choose_definitions(definitions, []) == list(definitions.values())
    with pytest.raises(DefinitionError, match=r"No report is called 'breif'; there are: brief\. Did you mean brief"):
        choose_definitions(definitions, ["breif"])


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DefinitionError, match="There are no report definitions at"):
        find_definitions(tmp_path / "none.yaml")


@pytest.mark.parametrize("written", ["", "10", "s", "-1s", "1 week", 5, None])
def test_what_is_no_duration_or_size_is_refused(written):
    with pytest.raises(ValueError, match="write a duration"):
        read_duration(written)
    with pytest.raises(ValueError, match="write a size"):
        read_size(written)


def test_the_shipped_definitions_are_valid_and_name_shipped_notebooks():
    definitions = read_definitions(REPOSITORY_DIR / "reports" / "reports.yaml")
    assert "situation-brief" in definitions
    assert all(one.notebook.is_file() for one in definitions.values())
