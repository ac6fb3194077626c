"""The notebooks on several texts, run over the shipped articles as their readers get them."""

from __future__ import annotations

import re

import nbformat
import pytest

from analysis import display, measures, open_documents
from analysis.display.comparisons import ALERT_MIME
from analysis.errors import ParameterError, ReportError, UnknownName
from analysis.reporting.parameters import read_parameters
from analysis.settings import find_shipped
from tests.notebooks.conftest import Report, publish

NOTEBOOKS = sorted(path.stem for path in find_shipped("notebooks").glob("*.ipynb"))
MANY = ["actor_profile", "coverage_comparison", "escalation_watch", "mediation_tracks", "source_audit"]
SECTIONS = {
    "actor_profile": ["With whom it deals", "What it does and meets", "What it says", "Ties and figures"],
    "coverage_comparison": ["Who tells what", "Told by more than one", "Told by one alone", "Where the numbers differ"],
    "escalation_watch": ["Indicators", "The course", "The events of the last stretch"],
    "mediation_tracks": ["How far each mediator got", "When, and for how long", "The paths", "With what leverage"],
    "source_audit": ["What claims rest on", "How surely it is said", "Whose voice is heard", "Hedges and loaded words"],
}
GIVEN = {"actor_profile": {"actor": "Norway"}, "escalation_watch": {"period": "year"}}


@pytest.fixture(scope="module")
def reports(history, tmp_path_factory) -> dict[str, Report]:
    out = tmp_path_factory.mktemp("reports")
    return {name: publish(name, history, out, **GIVEN.get(name, {})) for name in MANY}


@pytest.mark.parametrize("name", MANY)
def test_every_cell_runs_and_its_sections_stand_in_order(reports, name):
    report = reports[name]
    code = [cell for cell in report.notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert not [output for cell in code for output in cell.outputs if output.output_type in ("error", "stream")]
    assert [section for section in report.sections if section in SECTIONS[name]] == SECTIONS[name]
    assert report.sections[-3:] == ["The texts", "The sentences cited", "Method and limits"]


@pytest.mark.parametrize("name", MANY)
def test_every_mark_leads_to_its_sentence(reports, name):
    page = reports[name].page
    marks = set(re.findall(r'href="#(s\d+)"', page))
    assert marks
    assert marks <= set(re.findall(r'id="(s\d+)"', page))
    assert not re.search(r'<span class="cite">', page), "a mark that leads nowhere"


def test_tracks_tell_who_mediated_between_whom_and_how_far_it_got(reports, history):
    report = reports["mediation_tracks"]
    tables = open_documents(data_dir=history)
    summary = measures.summarise_efforts(measures.trace_efforts(tables))
    assert f"The texts tell of {len(summary)} mediation efforts" in report.text
    assert {"Algeria", "Norway", "Oman"} <= set(summary["mediator"])
    assert all(name in report.text for name in summary["mediator"])
    assert summary["first_at"].dt.year.min() < 1980 < 2020 < summary["first_at"].dt.year.max()


def test_tracks_of_one_dispute_name_no_other(history, tmp_path):
    report = publish("mediation_tracks", history, tmp_path, parties=["Iran"])
    assert "Algeria" in report.text and "Antonio Samorè" not in report.text


def test_the_audit_counts_what_the_tables_hold(reports, history):
    tables = open_documents(data_dir=history)
    audit = measures.audit_sources(tables)
    said = f"{len(tables.documents)} texts attribute {audit['claim_count'].sum()} claims; {audit['named_count'].sum()} of them"
    assert said in reports["source_audit"].text
    by_outlet = measures.audit_sources(tables, by="outlet")
    assert by_outlet["text_count"].tolist() == [len(tables.documents)]


def test_a_profile_is_of_the_actor_and_those_who_act_for_it(reports):
    report = reports["actor_profile"]
    assert "Norway" in report.page.split("</h1>")[0]
    assert "Mediates" in report.text and "“Norwegian”" in report.text


def test_an_actor_that_is_not_there_is_named_with_those_that_are(history, tmp_path):
    with pytest.raises(ReportError, match=r"cell 3: UnknownName: 'Atlantis' is the name of no actor; there are: "):
        publish("actor_profile", history, tmp_path, actor="Atlantis")


def test_texts_on_one_story_are_compared(story, tmp_path):
    report = publish("coverage_comparison", story, tmp_path)
    assert "African Union as mediator between Ethiopia and the Tigray People's Liberation Front" in report.text
    assert "The texts differ on the number of people killed" in report.text
    assert (
        "Tigray People's Liberation Front accused or criticised Ethiopia" in report.text.split("Told by one alone")[-1]
    )


def test_texts_on_different_stories_share_little_and_the_report_says_so(reports):
    assert "No act is told by all of the texts." in reports["coverage_comparison"].text


def test_the_alert_line_is_read_by_people_and_by_the_scheduler(reports, history, tmp_path):
    report = reports["escalation_watch"]
    alert = report.output("alert", ALERT_MIME)
    assert alert["state"] in ("calm", "watch", "alert") and alert["period"] == "2025"
    assert f"{alert['state'].upper()}: all events in 2025" in report.text
    loud = publish("escalation_watch", history, tmp_path, period="year", alert_below=9.0)
    assert loud.output("alert", ALERT_MIME)["state"] == "alert"
    assert "mean_intensity" in loud.output("alert", ALERT_MIME)["indicators"]


def test_a_dispute_that_nobody_tells_of_is_calm(history, tmp_path):
    report = publish("escalation_watch", history, tmp_path, sides=["Chile", "Qatar"])
    assert report.output("alert", ALERT_MIME)["state"] == "calm"
    assert "No event between these sides has a date." in report.text


def test_texts_are_chosen_by_name_outlet_and_day(history):
    names = list(open_documents(["1993-oslo", "1995-dayton"], data_dir=history).documents["name"])
    assert names == ["1993-oslo", "1995-dayton"]
    recent = open_documents(since="2025-01-01", data_dir=history)
    assert {"2025-muscat", "2025-thailand-cambodia"} <= set(recent.documents["name"])
    assert all(name.startswith("2025-") for name in recent.documents["name"])
    early = open_documents(until="1979-12-31", data_dir=history).documents["name"]
    assert {"1974-golan-shuttle", "1978-camp-david"} <= set(early) and all(name < "1980" for name in early)
    with pytest.raises(UnknownName, match=r"No text in .* is meant by these names, outlets and days"):
        open_documents(outlets=["Nobody's Gazette"], data_dir=history)
    with pytest.raises(ParameterError, match="since is 'yesterday', which is no day"):
        open_documents(since="yesterday", data_dir=history)


def test_joined_texts_are_in_order_of_time_with_sentences_numbered_through(history):
    tables = open_documents(data_dir=history)
    assert tables.documents["published_at"].is_monotonic_increasing
    assert tables.sentences["sentence"].tolist() == list(range(1, len(tables.sentences) + 1))
    for table in ("events", "claims", "mentions"):
        joined = tables[table].merge(
            tables.sentences[["sentence", "document_id", "start", "end"]], on="sentence", suffixes=("", "_s")
        )
        assert (joined["document_id"] == joined["document_id_s"]).all()
        assert ((joined["start"] >= joined["start_s"]) & (joined["start"] < joined["end_s"])).all()
    assert (tables.actors["name"] == "United States").sum() == 1
    assert set(tables.mentions["actor_id"]) <= set(tables.actors["actor_id"])
    assert set(tables.participants["actor_id"]) <= set(tables.actors["actor_id"])


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_thin_declares_its_parameters_and_is_kept_without_outputs(name):
    notebook = nbformat.read(find_shipped("notebooks") / f"{name}.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
    for cell in code:
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if "parameters" not in cell.metadata.get("tags", ()):
            assert len(lines) <= 6, cell.source
        assert not re.search(r"^\s*(def|class|for|while|if|import|with)\b", cell.source, re.MULTILINE), cell.source
        assert all(line.startswith("from analysis ") for line in lines if line.startswith("from ")), cell.source
    for parameter_name, parameter in read_parameters(notebook).items():
        assert parameter.kind and parameter.description, f"{parameter_name} needs a type and a description"
    about = notebook.cells[0].source
    assert all(word in about for word in ("**What it shows:**", "**For whom:**", "**What to change:**"))


@pytest.mark.parametrize("name", MANY)
def test_every_function_that_a_notebook_calls_is_of_the_package(name):
    notebook = nbformat.read(find_shipped("notebooks") / f"{name}.ipynb", as_version=4)
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert all(hasattr(measures, called) for called in re.findall(r"measures\.(\w+)", source))
    assert all(hasattr(display, called) for called in re.findall(r"display\.(\w+)", source))
