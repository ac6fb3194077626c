"""A report's page and PDF, as far as they are asked for."""

from __future__ import annotations

import pytest

from analysis.errors import RenderError
from analysis.reporting.assemble import assemble_report
from analysis.reporting.html import render_html
from analysis.reporting.pdf import render_pdf
from analysis.reporting.render import render_files


def test_both_files_are_what_each_is_alone(whole_notebook, tmp_path):
    report = assemble_report(whole_notebook)
    took = render_files(report, tmp_path, ["html", "pdf-a3"], tables={"events.csv": "type\r\nMAKE\r\n"})
    assert set(took) == {"html", "pdf"}
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == render_html(report)
    assert (tmp_path / "report.pdf").read_bytes() == render_pdf(report, tables={"events.csv": "type\r\nMAKE\r\n"})


@pytest.mark.parametrize("asked", [["html"], ["pdf"], []])
def test_only_what_is_asked_for_is_made(asked, whole_notebook, tmp_path):
    assert list(render_files(assemble_report(whole_notebook), tmp_path, asked)) == asked
    assert sorted(path.suffix[1:] for path in tmp_path.iterdir()) == asked


def test_what_cannot_be_set_is_told(whole_notebook, tmp_path, monkeypatch):
    def fail(*args, **options):
        raise RenderError("It cannot be set.")

    monkeypatch.setattr("analysis.reporting.render.render_pdf", fail)
    with pytest.raises(RenderError, match="cannot be set"):
        render_files(assemble_report(whole_notebook), tmp_path, ["html", "pdf"])
