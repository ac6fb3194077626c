"""The file of a run is a notebook at any moment, and what is written once stays."""

from __future__ import annotations

import nbformat
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.kernels.growing import GrowingNotebook


@given(st.lists(st.text(st.characters(exclude_characters="\x00"), max_size=40), max_size=6), st.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_after_each_cell_the_file_holds_what_ran_and_what_is_to_come(tmp_path_factory, texts, killed_after):
    path = tmp_path_factory.mktemp("grows") / "ran.ipynb"
    cells = [new_code_cell(f"cell {number}") for number in range(len(texts))]
    notebook = new_notebook(cells=[new_markdown_cell("# Tïtle"), *cells])
    growing = GrowingNotebook(path, notebook)
    ran = 0
    for number, (cell, text) in enumerate(zip(cells, texts, strict=True), start=1):
        if number > killed_after:
            break
        cell.outputs = [new_output("stream", text=text)]
        growing.finish_cell(number)
        ran = number
    growing.close()
    found = nbformat.read(path, as_version=4)
    assert [cell.source for cell in found.cells] == ["# Tïtle", *(cell.source for cell in cells)]
    shown = ["".join(output.text for output in cell.outputs) for cell in found.cells[1:]]
    wanted = [text.encode("utf-8", "backslashreplace").decode() for text in texts[:ran]]
    assert [text.encode("utf-8", "backslashreplace").decode() for text in shown] == wanted + [""] * (len(texts) - ran)


def test_a_cell_that_still_runs_can_be_written_and_shrink_again(tmp_path):
    cells = [new_code_cell("a"), new_code_cell("b")]
    notebook = new_notebook(cells=cells)
    growing = GrowingNotebook(tmp_path / "ran.ipynb", notebook)
    cells[0].outputs = [new_output("stream", text="x" * 1000)]
    growing.save()
    assert len(nbformat.read(tmp_path / "ran.ipynb", as_version=4).cells[0].outputs[0].text) == 1000
    cells[0].outputs = []
    growing.finish_cell(0)
    growing.close()
    assert nbformat.read(tmp_path / "ran.ipynb", as_version=4).cells[0].outputs == []
