from __future__ import annotations

import nbformat
import pytest

from analysis.desk.start_page import PARTS, describe_notebooks, read_card
from analysis.errors import DataError
from analysis.settings import find_shipped

NOTEBOOKS = sorted(find_shipped("notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_says_what_it_is_and_every_parameter_what_it_does(path):
    card = read_card(path)
    assert list(card.said) == list(PARTS)
    assert card.parameters and all(parameter.description for parameter in card.parameters)


def test_the_page_lists_each_with_its_parameters():
    page = describe_notebooks(find_shipped("notebooks"))
    for path in NOTEBOOKS:
        assert f"]({path.name}) |" in page and f"[{path.name}]({path.name})" in page
    assert "| `gap_days` | `int` | `365` | days without news" in page


def test_a_notebook_that_says_too_little_is_named(tmp_path):
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Mine")]), tmp_path / "mine.ipynb")
    with pytest.raises(DataError, match=r"The first cell of mine.ipynb lacks a paragraph \*\*What it shows:\*\*"):
        read_card(tmp_path / "mine.ipynb")
