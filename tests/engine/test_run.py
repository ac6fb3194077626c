"""Runs: made when something has changed, and only then; the ledger true after a crash; the same inputs, the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.engine import reach
from analysis.engine.keys import KeyMaker, compare_parts
from analysis.engine.ledger import Ledger
from analysis.engine.make import make_edition
from analysis.engine.plan import plan_runs
from analysis.engine.reach import digest_code, reach_files
from analysis.engine.run import Order, run_orders
from analysis.engine.verify import verify_edition
from analysis.engine.why import explain_runs
from analysis.errors import ParameterError, UnknownName
from analysis.reporting.read_definitions import read_definitions
from analysis.settings import PACKAGE_DIR
from tests.engine.conftest import add_document, write_notebook
from tests.sample_rows import TEXT

PARAMETERS = 'document_id: str = ""\nlimit: int = 3  # how many\ndata_version: int = 0'
SHOWS = """
from analysis import open_document
tables = open_document(document_id, version=data_version or None)
print(tables.documents["name"].iloc[0], limit)
"""
REPORTS = """\
reports:
  brief:
    title: T
    notebook: brief.ipynb
    formats: [html, pdf]
    reads: [documents, events]
    parameters: {limit: 2}
    for_each:
      document_id: {table: documents}
"""


@pytest.fixture
def brief(tmp_path, store, write_reports):
    write_notebook(tmp_path / "reports" / "brief.ipynb", PARAMETERS, SHOWS)
    return read_definitions(write_reports(REPORTS))["brief"]


def plan(brief, store, tmp_path, **options):
    return plan_runs(brief, store=store, out_dir=tmp_path / "out", **options)


def test_there_is_a_run_for_each_document_and_for_each_value(brief, store, tmp_path):
    runs = plan(brief, store, tmp_path)
    assert {run.report for run in runs} == {"brief-first", "brief-second"}
    assert all(run.parameters["limit"] == 2 and run.parameters["data_version"] == 2 for run in runs)
    (one,) = plan(brief, store, tmp_path, given={"document_id": "second", "limit": "7"})
    assert one.report == "brief-second" and one.chosen == {"limit": 7, "document_id": one.document_id}
    chosen = brief.model_copy(
        update={
            "for_each": {"limit": brief.for_each["document_id"].model_copy(update={"table": None, "values": [1, 5]})},
            "parameters": {},
        }
    )
    assert [(run.report, run.parameters["limit"]) for run in plan(chosen, store, tmp_path)] == [
        ("brief-1", 1),
        ("brief-5", 5),
    ]
    with pytest.raises(UnknownName, match="of which none is 9; there are: 1, 5"):
        plan(chosen, store, tmp_path, given={"limit": 9})
    states = brief.for_each["document_id"].model_copy(update={"table": "actors", "column": "country"})
    named = brief.model_copy(update={"for_each": {"document_id": states}})
    assert [run.parameters["document_id"] for run in plan(named, store, tmp_path)] == sorted(
        store.read("actors")["country"].dropna().unique()
    )
    with pytest.raises(ParameterError, match=r"brief \(brief\.ipynb\) declares no parameter 'limt'"):
        plan(brief, store, tmp_path, given={"limt": 1})


def keys(brief, store, tmp_path) -> dict[str, dict[str, str]]:
    maker = KeyMaker()
    return {run.report: maker.make_parts(run) for run in plan(brief, store, tmp_path)}


def test_a_key_changes_with_what_the_report_rests_on_and_with_nothing_else(brief, store, tmp_path):
    before = keys(brief, store, tmp_path)
    assert keys(brief, store, tmp_path) == before

    def changed(report="brief-first", by=brief) -> list[str]:
        return compare_parts(before[report], keys(by, store, tmp_path)[report])

    add_document(store, f"{TEXT} A third was read.", name="third")
    assert changed() == [], "another document is none of its business"
    assert changed(by=brief.model_copy(update={"parameters": {"limit": 4}})) == ["the parameters"]
    assert changed(by=brief.model_copy(update={"formats": ["html"]})) == ["the formats"]
    assert "the tables that it reads: claims" in changed(
        by=brief.model_copy(update={"reads": ["documents", "events", "claims"]})
    )
    as_it_was = brief.notebook.read_bytes()
    write_notebook(brief.notebook, PARAMETERS, SHOWS, "from analysis.extraction import extract_documents")
    assert changed() == ["the notebook", "the code that the notebook reaches"]
    brief.notebook.write_bytes(as_it_was)
    fields = {"outlet": "Another"}
    from tests.sample_rows import make_document, make_extraction

    document = make_document(TEXT, name="first", **fields)
    store.replace([make_extraction(document)])
    assert changed() == ["the tables that it reads: documents"]
    assert changed("brief-second") == []


def test_the_code_that_a_notebook_reaches_is_followed_through_functions_with_the_data_beside_it(tmp_path):
    def reached(source: str) -> set[str]:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
        return {
            path.relative_to(PACKAGE_DIR).as_posix()
            for path in reach_files(notebook)
            if path.is_relative_to(PACKAGE_DIR)
        }

    nothing = reached("%matplotlib inline\n!ls\nprint(1)")
    assert {"reporting/html.py", "reporting/templates/report.typ", "blocks/design.json"} <= nothing
    assert {"desk/magic.py", "kernels/client.py", "engine/make.py"} <= nothing, "no import names what runs a notebook"
    assert not {path for path in nothing if path.startswith(("extraction/", "cli/"))}
    charts = reached("from analysis import charts")
    assert {"charts/theme.py", "charts/tracks.py"} <= charts and "extraction/extract.py" not in charts
    assert "measures/lexicons/likelihood.csv" in reached("from analysis.measures import compose_bottom_line")
    opened = reached("from analysis import open_document")
    assert "store/store.py" in opened, "it is imported within a function"
    assert not {path for path in opened if path.startswith(("desk/reader", "extraction/"))}, "nobody asks for these"
    assert "desk/reader.py" in reached("from analysis import open_reader")
    assert "desk/reader.py" in reached("import analysis"), "what is taken from it is not to be seen"


def test_no_module_of_ours_is_loaded_that_is_not_reached():
    cell = "from analysis import charts, display, measures, open_document"
    loads = f"import sys\n{cell}\nimport {', '.join(reach.MAKING)}\n" + (
        "print(*(m.__file__ for n, m in sys.modules.items() if n.split('.')[0] == 'analysis' and m.__file__), sep='\\n')"
    )
    said = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True).stdout
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    assert set(map(Path, said.split())) <= reach_files(notebook)


def test_changed_code_changes_the_hash(tmp_path, monkeypatch):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("from analysis import charts")])
    before = digest_code(notebook)
    monkeypatch.setattr(reach, "_digest_file", lambda path, *_: "new" if path.name == "theme.py" else "old")
    assert digest_code(notebook) != before


def test_what_has_not_changed_is_not_made_again_and_why_says_so(brief, store, tmp_path):
    out = tmp_path / "out"

    def build(**options):
        order = Order(definition=options.pop("by", brief), cause="build")
        return {
            one.task.run.report: one
            for one in run_orders([order], data_dir=store.data_dir, out_dir=out, jobs=2, **options)
        }

    def why(by=brief) -> dict[str, str]:
        return dict(explain_runs(plan(by, store, tmp_path), out_dir=out))

    assert set(why().values()) == {"it was never made."}
    first = build()
    assert {one.state for one in first.values()} == {"done"}, first
    assert {one.state for one in build().values()} == {"skipped"}
    assert why()["brief-first"] == f"nothing has changed since edition {first['brief-first'].edition}."
    (out / "brief-first" / str(first["brief-first"].edition) / "report.pdf").unlink()
    assert "is not there any more, or not whole" in why()["brief-first"]
    assert {name: one.state for name, one in build().items()} == {"brief-first": "done", "brief-second": "skipped"}
    changed = brief.model_copy(update={"parameters": {"limit": 9}})
    assert why(changed)["brief-second"].endswith(": the parameters.")
    manifest = json.loads((out / "brief-second" / "latest" / "manifest.json").read_text())
    assert manifest["key"] and manifest["run"]["definition"] == "brief" and manifest["key_parts"]["notebook"]

    edition = out / "brief-second" / "latest"
    runner = CliRunner()
    verified = runner.invoke(
        main,
        [
            "reports",
            "verify",
            str(edition),
            "--data",
            str(store.data_dir),
            "--file",
            str(tmp_path / "reports" / "reports.yaml"),
        ],
    )
    assert verified.exit_code == 0, verified.output
    assert [line.split() for line in verified.stdout.splitlines()][:2] == [
        ["same", "report.html"],
        ["same", "report.pdf"],
    ]
    (edition / "report.html").write_text("spoiled")
    write_notebook(brief.notebook, PARAMETERS, SHOWS, "print('more')")
    spoiled = runner.invoke(
        main,
        [
            "reports",
            "verify",
            str(edition),
            "--data",
            str(store.data_dir),
            "--file",
            str(tmp_path / "reports" / "reports.yaml"),
        ],
    )
    assert spoiled.exit_code == 1
    assert "report.html is no longer what the manifest says" in spoiled.stderr
    assert "the notebook brief.ipynb has changed" in spoiled.stderr


def test_a_report_can_be_made_as_of_an_earlier_version(brief, store, tmp_path):
    document = add_document(store, f"{TEXT} A third was read.", name="third")
    with pytest.raises(UnknownName):
        plan(brief, store, tmp_path, given={"document_id": document}, data_version=2)
    assert [run.report for run in plan(brief, store, tmp_path, data_version=1)] == ["brief-first"]
    with pytest.raises(UnknownName, match="has no version 77"):
        plan(brief, store, tmp_path, data_version=77)


SLEEPS = "import time\nopen(place + '/runs', 'w').close()\ntime.sleep(600)"


def test_after_the_program_is_killed_the_ledger_is_true_by_itself(tmp_path, write_reports):
    write_notebook(tmp_path / "reports" / "slow.ipynb", 'place: str = ""\nn: int = 0', SLEEPS)
    file = write_reports(
        f"reports:\n  slow:\n    title: T\n    notebook: slow.ipynb\n    parameters: {{place: {tmp_path}}}\n    for_each: {{n: {{values: [1, 2]}}}}\n"
    )
    command = [
        sys.executable,
        "-m",
        "analysis.cli",
        "reports",
        "build",
        "--jobs",
        "1",
        "--file",
        file,
        "--data",
        tmp_path / "data",
        "--out",
        tmp_path / "out",
    ]
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while time.monotonic() < until and not (tmp_path / "runs").exists():
        time.sleep(0.05)
    ledger = Ledger(tmp_path / "out")
    assert {run.report: run.state for run in ledger.list_runs()} == {"slow-1": "running", "slow-2": "queued"}
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    states = {run.report: (run.state, run.reason) for run in ledger.list_runs()}
    assert states == {"slow-1": ("failed", "Interrupted"), "slow-2": ("failed", "Interrupted")}
    shown = CliRunner().invoke(main, ["reports", "status", "--out", str(tmp_path / "out")])
    assert "cut off" in shown.stdout and "0 open, 2 of the last 2 failed" in shown.stderr


def test_an_interrupt_at_the_keyboard_ends_the_runs_and_says_so(tmp_path, write_reports):
    write_notebook(tmp_path / "reports" / "slow.ipynb", 'place: str = ""', SLEEPS)
    file = write_reports(
        f"reports:\n  slow:\n    title: T\n    notebook: slow.ipynb\n    parameters: {{place: {tmp_path}}}\n"
    )
    command = [
        sys.executable,
        "-m",
        "analysis.cli",
        "reports",
        "run",
        "slow",
        "--file",
        file,
        "--data",
        tmp_path / "data",
        "--out",
        tmp_path / "out",
    ]
    # Whoever runs the tests in the background has the keyboard's interrupt ignored, and so has the program that they start.
    program = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 120
    while time.monotonic() < until and not (tmp_path / "runs").exists():
        time.sleep(0.05)
    program.send_signal(signal.SIGINT)
    said = program.communicate(timeout=120)[1]
    assert program.returncode == 130 and said.count("\n") == 1, said
    (run,) = Ledger(tmp_path / "out").list_runs()
    assert (run.state, run.reason) == ("failed", "Cancelled")


def test_the_ledger_in_numbers_is_what_prometheus_reads(tmp_path):
    from analysis.engine.metrics import format_json, format_openmetrics

    ledger = Ledger(tmp_path)
    for state in ("done", "failed", "skipped"):
        run_id = ledger.queue('a "b"', "a-1", cause="run")
        ledger.start(run_id, 1)
        ledger.end(run_id, state, peak_bytes=10**8, cells_s={0: 0.5})
    text = format_openmetrics(ledger)
    assert text.endswith("# EOF\n")
    assert 'communique_runs{definition="a \\"b\\"",state="failed"} 1' in text
    assert 'communique_last_run_peak_bytes{definition="a \\"b\\""} 100000000.000' in text
    families = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(families) == len(set(families))
    newest, *_ = json.loads(format_json(ledger.list_runs()))
    assert newest["state"] == "skipped" and newest["cells_s"] == {"0": 0.5}


def test_the_commands_list_and_describe_what_is_defined(brief, store, tmp_path):
    def say(*words: str):
        return CliRunner().invoke(main, ["reports", *words, "--file", str(tmp_path / "reports" / "reports.yaml")])

    assert say("list").stdout.split() == ["brief", "by", "hand", "each", "document_id", "T"]
    described = say("describe", "brief").stdout
    assert "limit: int (= 2)  how many" in described and "data_version: int (given by the engine)" in described
    unknown = say("describe", "breif")
    assert unknown.exit_code == 2 and "Did you mean brief?" in unknown.stderr
    wrong = say("run", "brief", "--set", "limit=many", "--data", str(store.data_dir), "--out", str(tmp_path / "out"))
    assert wrong.exit_code == 2 and "Parameter limit of brief (brief.ipynb) must be int, not 'many'" in wrong.stderr
    assert not (tmp_path / "out").exists()
    assert Path(tmp_path / "reports" / "reports.yaml").is_file()


def test_an_edition_is_told_which_was_the_last_and_comes_out_the_same_again(tmp_path, store, write_reports):
    write_notebook(
        tmp_path / "reports" / "many.ipynb",
        'documents: list[str] = []\nprevious_edition: str = ""\ndata_version: int = 0',
        "from analysis import open_previous\nearlier = open_previous(previous_edition)\n"
        "print(previous_edition, None if earlier is None else list(earlier.documents['name']))",
    )
    brief = read_definitions(write_reports("reports:\n  many:\n    title: T\n    notebook: many.ipynb\n"))["many"]
    made = []
    for day in (1, 2):
        (run,) = plan(brief, store, tmp_path, rendered_at=datetime(2026, 3, day, tzinfo=UTC))
        made.append(make_edition(run, about={"key": ""}).path)
        assert sorted(path.name for path in (made[-1] / "tables").iterdir())[0] == "actors.csv"
    said = ["".join(nbformat.read(path / "notebook.ipynb", 4).cells[-1].outputs[0].text) for path in made]
    assert said[0].strip() == "None"
    assert said[1].strip() == f"many/{made[0].name} ['first', 'second']"
    found = verify_edition(made[1], data_dir=store.data_dir, definitions=tmp_path / "reports" / "reports.yaml")
    assert found.holds and "tables/actors.csv" in found.same


ALERT = (
    "from IPython.display import publish_display_data\n"
    'data = {"state": state, "about": "the border", "text": f"{state.upper()}: the border"}\n'
    'publish_display_data({"application/vnd.communique.alert+json": data, "text/plain": data["text"]})'
)


def test_an_alert_is_told_kept_and_sets_the_exit_code(tmp_path, store, write_reports):
    write_notebook(tmp_path / "reports" / "watch.ipynb", 'state: str = "alert"', ALERT)
    path = write_reports("reports:\n  watch:\n    title: T\n    notebook: watch.ipynb\n    formats: [html]\n")

    def make(*words: str):
        places = ["--file", str(path), "--data", str(store.data_dir), "--out", str(tmp_path / "out"), "--jobs", "1"]
        done = CliRunner().invoke(main, ["reports", "run", "watch", *words, *places])
        manifest = json.loads((tmp_path / "out" / "watch" / "latest" / "manifest.json").read_text())
        return done.exit_code, "communique: watch: ALERT: the border" in done.stderr, manifest["alert"]

    code, told, alert = make("--fail-on", "alert")
    assert (code, told, alert["state"], alert["before"]) == (3, True, "alert", None)
    code, told, alert = make("--set", "state=watch", "--fail-on", "alert")
    assert (code, told, alert["before"], alert["is_new"]) == (0, False, "alert", True)
    assert make()[0] == 0, "nobody asked for it"


def test_a_report_of_many_runs_holds_a_small_one_not_up(tmp_path, store, write_reports):
    write_notebook(tmp_path / "reports" / "small.ipynb", "n: int = 0", "print(n)")
    path = write_reports(
        "reports:\n"
        "  many: {title: T, notebook: small.ipynb, formats: [html], for_each: {n: {values: [1, 2, 3, 4, 5]}}}\n"
        "  one: {title: T, notebook: small.ipynb, formats: [html]}\n"
    )
    orders = [Order(definition=one, cause="run") for one in read_definitions(path).values()]
    outcomes = run_orders(orders, data_dir=tmp_path / "data", out_dir=tmp_path / "out", jobs=1, skip_unchanged=False)
    came = [outcome.task.run.report for outcome in outcomes]
    assert len(came) == 6 and came.index("one") == 1
