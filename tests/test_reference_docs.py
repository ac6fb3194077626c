from __future__ import annotations

import json

import frictionless
import pytest

from analysis.cli import main
from analysis.datapackage import build_datapackage
from analysis.export import export_tables
from analysis.reference_docs import build_reference, write_reference
from analysis.schemas import TABLES
from analysis.settings import REPOSITORY_DIR
from tests.sample_rows import make_document, make_frames


@pytest.mark.parametrize(("name", "content"), build_reference().items())
def test_generated_files_are_current(name, content):
    written = (REPOSITORY_DIR / name).read_text(encoding="utf-8")
    assert written == content, f"{name} is not what the code says. Say: make docs"


def test_writing_them_again_changes_nothing(tmp_path):
    assert len(write_reference(tmp_path)) == 4
    assert write_reference(tmp_path) == []


@pytest.mark.parametrize("table", TABLES)
def test_every_table_says_what_a_row_is_and_every_column_what_it_holds(table):
    page = (REPOSITORY_DIR / "docs" / "tables.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
    assert section.strip().startswith("A row is ")
    for name, column in TABLES[table].to_schema().columns.items():
        assert column.description, f"{table}.{name} has no description"
        assert f"| `{name}` |" in section


@pytest.mark.parametrize("command", main.commands.values(), ids=main.commands)
def test_every_command_and_option_is_explained(command):
    assert command.help
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert parameter.help, f"{command.name} {parameter.opts[0]} has no help"
    assert f"## communique {command.name}\n" in (REPOSITORY_DIR / "docs" / "commands.md").read_text(encoding="utf-8")


def test_the_data_package_is_valid_and_names_every_table():
    descriptor = json.loads((REPOSITORY_DIR / "datapackage.json").read_text(encoding="utf-8"))
    assert list(frictionless.Package.metadata_validate(descriptor)) == []
    assert [resource["name"] for resource in descriptor["resources"]] == list(TABLES)


def test_an_exported_data_package_holds_what_it_says(tmp_path, monkeypatch):
    document = make_document(title="=1+1")
    export_tables(make_frames(document), tmp_path / "tables", format="csv")
    monkeypatch.chdir(tmp_path / "tables")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["name", "type", "message"])


def test_an_exported_data_package_finds_a_row_that_breaks_it(tmp_path, monkeypatch):
    document = make_document()
    frames = make_frames(document)
    broken = {**frames, "events": frames["events"].assign(status="maybe", place_id="p0")}
    export_tables(broken, tmp_path / "tables", format="csv")
    monkeypatch.chdir(tmp_path / "tables")
    found = {error[0] for error in frictionless.validate("datapackage.json").flatten(["type"])}
    assert {"constraint-error", "foreign-key"} <= found


def test_a_package_of_some_tables_points_only_to_them():
    (events,) = build_datapackage(["events"])["resources"]
    assert "foreignKeys" not in events["schema"]
