from __future__ import annotations

import pytest

from analysis.reporting.execute import read_notebook
from analysis.reporting.parameters import read_parameters
from analysis.settings import REPOSITORY_DIR, find_shipped
from tests.notebooks.conftest import publish

PAGE = (REPOSITORY_DIR / "docs" / "notebooks.md").read_text(encoding="utf-8")
REPORTS = sorted(path for path in find_shipped("notebooks").glob("*.ipynb") if read_parameters(read_notebook(path)))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_notebook_has_its_line_on_the_page(path):
    assert f"| [{path.stem}](../notebooks/{path.name}) |" in PAGE


#: The brief has a page of its own in the tutorial; the desk is a place to work, and no report.
@pytest.mark.parametrize(
    "path", [path for path in REPORTS if path.stem not in ("situation_brief", "desk")], ids=lambda path: path.stem
)
def test_every_notebook_on_many_texts_has_a_section_and_a_sample(path):
    assert f"\n## {path.stem}\n" in PAGE
    sample = REPOSITORY_DIR / "reports" / "sample" / path.stem.replace("_", "-") / "report.html"
    assert sample.is_file() and sample.stat().st_size < 1_000_000


def test_the_desk_runs_in_a_report_too_and_says_where_it_is_of_use(story, tmp_path):
    report = publish("desk", story, tmp_path)
    assert report.text.count("run this cell in JupyterLab to work with") == 3
