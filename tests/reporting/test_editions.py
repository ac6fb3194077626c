"""Editions, made with a real kernel."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.errors import ParameterError, ReportError, UnknownName
from analysis.reporting import Edition, editions, publish_edition
from analysis.reporting.editions import read_latest
from analysis.reporting.execute import execute_notebook

WHEN = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
PARAMETERS = 'name: str = "x"  # who\nfail: bool = False'
CODE = """
import os
from pathlib import Path
import matplotlib.pyplot as plt
from analysis.blocks import Masthead, Paragraph, runs, cite
figure, axes = plt.subplots(figsize=(3, 2))
lines = axes.plot([1, 2, 1])
Path("left behind.txt").write_text("x")
Masthead(title=f"A brief for {name}")
"""
LAST = """
if fail:
    raise ValueError("no \\x1b[31mway\\n out")
Paragraph(line=runs(f"{name!r} {os.environ['SOURCE_DATE_EPOCH']} {sorted(os.listdir())}"))
"""


@pytest.fixture
def notebook(tmp_path):
    made = new_notebook(
        cells=[
            new_markdown_cell("Opening words"),
            new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
            new_code_cell(CODE),
            new_code_cell(LAST),
        ]
    )
    path = tmp_path / "a {brief}.ipynb"
    nbformat.write(made, path)
    return path


def execute_nothing(notebook, parameters, *, output, **options):
    """Stand in for the kernel where only what comes after it is tested."""
    made = new_notebook(cells=[new_markdown_cell("# T")], metadata={"communique": options["marks"]})
    nbformat.write(made, output)
    return made


@pytest.fixture
def without_kernel(monkeypatch):
    monkeypatch.setattr(editions, "execute_notebook", execute_nothing)


def test_the_same_inputs_and_time_give_the_same_bytes_even_at_once(notebook, tmp_path):
    out = tmp_path / "out"
    before = Path.cwd()

    def publish(number: int) -> Edition:
        return publish_edition(
            notebook, {"name": "O'Neil \"{x}\" \\n $(id)"}, report=f"brief-{number}", out_dir=out,
            tables={"claims": pd.DataFrame({"quote": ["=cmd()", "Iran"]})}, data_versions={"claims": 3}, rendered_at=WHEN,
        )  # fmt: skip

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(publish, range(2))
    assert first.edition == second.edition and first.edition.startswith("20261124T063000Z-")
    assert first.html is not None and first.pdf is not None and second.html is not None and second.pdf is not None
    assert first.html.read_bytes() == second.html.read_bytes()
    assert first.pdf.read_bytes() == second.pdf.read_bytes()

    page = first.html.read_text(encoding="utf-8")
    assert "A brief for O&#39;Neil &#34;{x}&#34; \\n $(id)" in page
    assert str(int(WHEN.timestamp())) in page
    assert "[&#39;left behind.txt&#39;]" in page, "the kernel stands in an empty folder of its own"
    assert Path.cwd() == before and not (tmp_path / "left behind.txt").exists()

    manifest = json.loads(first.manifest.read_text(encoding="utf-8"))
    assert manifest["report"] == "brief-0" and manifest["edition"] == first.edition
    assert manifest["data_versions"] == {"claims": 3}
    assert manifest["notebook"]["sha256"] == hashlib.sha256(notebook.read_bytes()).hexdigest()
    assert set(manifest["timings_s"]) == {"execute", "html", "pdf", "tables"}
    assert manifest["packages"]["typst"] and manifest["code"]["version"]
    files = {path.relative_to(first.path).as_posix(): path for path in first.path.rglob("*") if path.is_file()}
    assert (
        set(manifest["files"])
        == set(files) - {"manifest.json"}
        == {"report.html", "report.pdf", "notebook.ipynb", "tables/claims.csv"}
    )
    for name, about in manifest["files"].items():
        assert about == {
            "sha256": hashlib.sha256(files[name].read_bytes()).hexdigest(),
            "bytes": files[name].stat().st_size,
        }
    assert files["tables/claims.csv"].read_text() == "quote\n'=cmd()\nIran\n"
    assert "/communique-" not in first.notebook.read_text(encoding="utf-8"), "no folder that is gone is named"
    assert (out / "brief-0" / "latest").resolve() == first.path.resolve()
    assert sorted(path.name for path in out.iterdir()) == ["brief-0", "brief-1"], "nothing that was built aside is left"


def test_a_failed_notebook_leaves_no_edition_and_latest_where_it_was(notebook, tmp_path, monkeypatch):
    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(editions, "execute_notebook", execute_nothing)
        good = publish_edition(notebook, {}, report="brief", out_dir=out, formats=("html",), rendered_at=WHEN)
    assert good.pdf is None and not (good.path / "report.pdf").exists()
    with pytest.raises(
        ReportError, match=r"a \{brief\}\.ipynb failed: cell 4: ValueError: no way out\. What ran is kept in .*failed"
    ):
        publish_edition(notebook, {"fail": True}, report="brief", out_dir=out)
    assert read_latest(out / "brief") == good.edition
    assert sorted(path.name for path in (out / "brief").iterdir()) == sorted([good.edition, "latest", "failed"])
    (kept,) = (out / "brief" / "failed").iterdir()
    ran = nbformat.read(kept, as_version=4)
    assert any(output.output_type == "error" for cell in ran.cells for output in cell.get("outputs", ()))
    assert [path.name for path in out.iterdir()] == ["brief"]


def test_a_report_that_cannot_be_set_leaves_its_notebook(notebook, tmp_path, without_kernel, monkeypatch):
    from analysis.errors import RenderError
    from analysis.reporting import render

    def refuse(report, **options):
        raise RenderError("It cannot be set.")

    monkeypatch.setattr(render, "render_pdf", refuse)
    with pytest.raises(RenderError, match="kept in"):
        publish_edition(notebook, {}, report="brief", out_dir=tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "brief").iterdir()] == ["failed"]


def test_bad_requests_are_refused_before_a_kernel_starts(notebook, tmp_path, monkeypatch):
    monkeypatch.setattr(editions, "execute_notebook", lambda *args, **options: pytest.fail("a kernel was started"))
    out = tmp_path / "out"
    with pytest.raises(ParameterError, match="declares no parameter 'nmae'"):
        publish_edition(notebook, {"nmae": "x"}, report="brief", out_dir=out)
    with pytest.raises(UnknownName, match="there are: html, pdf"):
        publish_edition(notebook, {}, report="brief", out_dir=out, formats=("docx",))
    for name in ("../brief", "", ".hidden", "a/b", "failed", "a\x00"):
        with pytest.raises(ReportError, match="cannot name a report"):
            publish_edition(notebook, {}, report=name, out_dir=out)
    with pytest.raises(ReportError, match="no timezone"):
        publish_edition(notebook, {}, report="brief", out_dir=out, rendered_at=datetime(2026, 1, 1))
    with pytest.raises(ReportError, match="There is no notebook"):
        publish_edition(tmp_path / "none.ipynb", {}, report="brief", out_dir=out)
    (tmp_path / "words.ipynb").write_text("{}")
    with pytest.raises(ReportError, match="is no Jupyter notebook"):
        publish_edition(tmp_path / "words.ipynb", {}, report="brief", out_dir=out)
    assert not out.exists()


def test_an_edition_never_replaces_another_and_latest_never_goes_back(notebook, tmp_path, without_kernel):
    def publish(when):
        return publish_edition(notebook, {}, report="brief", out_dir=tmp_path, formats=("html",), rendered_at=when)

    first, again = publish(WHEN), publish(WHEN)
    assert again.edition == f"{first.edition}-2" and first.path.exists()
    assert json.loads(again.manifest.read_text())["edition"] == again.edition
    publish(datetime(2020, 1, 1, tzinfo=UTC))
    assert read_latest(tmp_path / "brief") == again.edition


def test_where_links_are_not_to_be_had_a_file_names_the_latest(notebook, tmp_path, without_kernel, monkeypatch):
    def refuse(self, *args, **options):
        raise OSError("no links here")

    monkeypatch.setattr(type(tmp_path), "symlink_to", refuse)
    edition = publish_edition(notebook, {}, report="brief", out_dir=tmp_path, formats=("html",))
    assert (tmp_path / "brief" / "latest.txt").read_text() == f"{edition.edition}\n"
    assert read_latest(tmp_path / "brief") == edition.edition


def test_what_a_killed_run_left_is_swept_after_a_day(notebook, tmp_path, without_kernel):
    old, young = tmp_path / ".building-brief-old", tmp_path / ".building-brief-young"
    old.mkdir(), young.mkdir()
    os.utime(old, (0, 0))
    publish_edition(notebook, {}, report="brief", out_dir=tmp_path, formats=("html",))
    assert not old.exists() and young.exists()


def test_a_folder_that_cannot_be_written_is_named(notebook, tmp_path, without_kernel):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="Nothing can be written to"):
        publish_edition(notebook, {}, report="brief", out_dir=tmp_path / "file" / "out")


def test_a_dying_kernel_is_an_error_of_one_sentence(tmp_path):
    path = tmp_path / "dies.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("import os; os._exit(1)")]), path)
    with pytest.raises(ReportError, match=r"dies\.ipynb failed: cell 1: the kernel ended by itself, with exit code 1"):
        execute_notebook(path, {}, output=tmp_path / "ran.ipynb")
    assert (tmp_path / "ran.ipynb").exists()


def test_naming_the_editions_needs_neither_jupyter_nor_typst():
    code = "import sys, analysis.reporting; print(any(name in sys.modules for name in ('nbconvert', 'typst', 'papermill', 'pandas')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
