from __future__ import annotations

import html

import ipywidgets as widgets
import pytest

from analysis import open_form
from analysis.desk.fields import make_field
from analysis.desk.form import find_definition, find_notebook, link_files
from analysis.errors import ParameterError, UnknownName
from analysis.reporting.parameters import Parameter
from analysis.settings import find_shipped

NOTEBOOKS = sorted(find_shipped("notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_has_a_form_whose_own_values_are_the_notebooks(path, store):
    form = open_form(path, data_dir=store.data_dir)
    assert form.fields and form.read_values() == {}


@pytest.mark.parametrize(
    ("kind", "default", "field"),
    [
        ("bool", False, widgets.Checkbox), ("int", 3, widgets.IntText), ("float", 0.5, widgets.FloatText),
        ("Literal['a', 'b']", "a", widgets.Dropdown), ("str", "", widgets.Text), ("list[str]", ["x"], widgets.Text),
        ("date", "-7d", widgets.Text), ("int | None", None, widgets.Text), ("str", "", widgets.Combobox),
    ],
)  # fmt: skip
def test_a_field_follows_the_declared_type(kind, default, field):
    made = make_field(
        Parameter("x", kind, default, "what it is"), proposals=["p"] if field is widgets.Combobox else None
    )
    assert type(made) is field and made.description == "x"


def test_values_are_read_as_the_command_line_reads_them_and_told_as_a_command(store):
    form = open_form("mediation_tracks", data_dir=store.data_dir)
    form.fields["parties"].value = "Ethiopia, Eritrea"
    form.fields["gap_days"].value = 30
    assert form.read_values() == {"parties": ["Ethiopia", "Eritrea"], "gap_days": 30}
    assert (
        "The same by command: communique reports run mediation-tracks --set 'parties=Ethiopia, Eritrea' --set gap_days=30"
    ) in html.unescape(form.command.value)


def test_a_wrong_value_is_told_in_the_form_and_nothing_runs(store, tmp_path):
    notebook = tmp_path / "mine.ipynb"
    source = (find_shipped("notebooks") / "escalation_watch.ipynb").read_text(encoding="utf-8")
    notebook.write_text(source.replace("int | None = None", "int | None = 3"), encoding="utf-8")
    form = open_form(notebook, data_dir=store.data_dir)
    form.fields["alert_violence"].value = "many"
    with pytest.raises(ParameterError, match=r"alert_violence of mine\.ipynb must be int"):
        form.read_values()
    form.run_button.click()
    assert "must be int" in form.said.value and form.run_button.disabled is False


def test_what_is_said_in_a_form_is_text(store):
    form = open_form("mediation_tracks", data_dir=store.data_dir)
    form.fields["since"].value = "<img src=x onerror=alert(1)>"
    assert "<img" not in form.command.value and "&lt;img" in form.command.value


def test_documents_that_are_stored_are_proposed(store):
    form = open_form("situation_brief", data_dir=store.data_dir)
    assert list(form.fields["document_id"].options) == list(store.read("documents")["name"])


def test_this_notebook_is_found_by_what_jupyter_says_and_else_asked_for(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[0]))
    assert find_notebook() == NOTEBOOKS[0]
    monkeypatch.setenv("JPY_SESSION_NAME", "console-1")
    with pytest.raises(UnknownName, match="Nobody says which notebook this is"):
        find_notebook()
    with pytest.raises(UnknownName, match="There is no notebook 'nothing'; give a path, or one of: actor_profile"):
        find_notebook("nothing")


def test_a_notebook_of_ours_is_published_as_its_report_and_another_under_its_own_name(tmp_path):
    brief, is_defined = find_definition(find_shipped("notebooks") / "situation_brief.ipynb")
    assert brief.for_each and is_defined
    notes, is_defined = find_definition(tmp_path / "My_Notes.ipynb")
    assert notes.name == "my-notes" and not is_defined


def test_links_are_given_where_jupyterlab_can_follow_them(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    edition = tmp_path / "out" / "a b" / "1"
    edition.mkdir(parents=True)
    (edition / "report.pdf").touch()
    assert link_files(edition) == "[report.pdf](../out/a%20b/1/report.pdf)"
