import json
from pathlib import Path

import nbformat
import pytest

from analysis.errors import ReportError
from analysis.reporting.execute import read_notebook
from analysis.settings import find_shipped


def write(path: Path, *cells: object, **fields: object) -> Path:
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells), **fields}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def make_cell(**fields: object) -> dict[str, object]:
    return {
        "cell_type": "code",
        "id": "a",
        "source": ["x = 1\n", "x"],
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        **fields,
    }


@pytest.mark.parametrize("path", sorted(find_shipped("notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_reads_as_nbformat_does(path: Path) -> None:
    assert read_notebook(path) == nbformat.read(path, as_version=4)


def test_lines_are_joined(tmp_path: Path) -> None:
    assert read_notebook(write(tmp_path / "a.ipynb", make_cell())).cells[0].source == "x = 1\nx"


@pytest.mark.filterwarnings("ignore")
def test_each_cell_gets_an_id_of_its_own(tmp_path: Path) -> None:
    twice, bare = make_cell(), make_cell()
    del bare["id"]
    notebook = read_notebook(write(tmp_path / "a.ipynb", twice, twice, bare))
    assert len({cell.id for cell in notebook.cells}) == 3
    nbformat.validate(notebook)


@pytest.mark.parametrize(
    "cell",
    [
        "x = 1",
        {"cell_type": "code"},
        make_cell(source=5),
        make_cell(metadata=None),
        make_cell(cell_type=None),
        make_cell(id=[]),
        make_cell(outputs="text"),
        make_cell(outputs=[{"data": {}}]),
    ],
)
def test_what_is_no_cell_is_said_in_one_sentence(tmp_path: Path, cell: object) -> None:
    with pytest.raises(ReportError, match="is no Jupyter notebook: open it in JupyterLab and save it anew"):
        read_notebook(write(tmp_path / "a.ipynb", make_cell(id="b"), cell))


@pytest.mark.parametrize("fields", [{"metadata": []}, {"nbformat_minor": "5"}, {"cells": {}}, {"nbformat": 99}])
def test_what_is_no_notebook_is_said_in_one_sentence(tmp_path: Path, fields: dict[str, object]) -> None:
    with pytest.raises(ReportError, match="is no Jupyter notebook"):
        read_notebook(write(tmp_path / "a.ipynb", **fields))
