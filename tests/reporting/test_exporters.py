"""The exporters as Jupyter finds them, on a notebook that knows nothing of us."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pypdf
import pytest
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.reporting.execute import execute_notebook


@pytest.mark.parametrize(
    ("name", "label"), [("communique_html", "Communiqué HTML"), ("communique_pdf", "Communiqué PDF")]
)
def test_the_export_menu_of_jupyterlab_lists_them(name, label):
    assert get_exporter(name)().export_from_notebook == label


def test_nbconvert_exports_a_plain_notebook_of_pandas_and_matplotlib(tmp_path):
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Penguins\n\nOf *Antarctica*."),
            new_code_cell(
                "import pandas as pd\nframe = pd.DataFrame({'species': ['Adelie', '<Gentoo>'], 'mass_g': [3700, 5076]})\nframe"
            ),
            new_code_cell("axes = frame.plot.bar(x='species')"),
            new_code_cell("print('printed')"),
        ]
    )
    path = tmp_path / "my penguins.ipynb"
    nbformat.write(notebook, path)
    execute_notebook(path, {}, output=path)
    command = [sys.executable, "-m", "nbconvert", "--to", "communique_pdf", path.name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    page, _ = get_exporter("communique_html")().from_filename(str(path))
    assert "<title>Penguins</title>" in page and "&lt;Gentoo&gt;" in page and "data:image/png" in page
    reader = pypdf.PdfReader(tmp_path / "my penguins.pdf")
    assert reader.metadata is not None and reader.metadata.title == "Penguins"
    text = "\n".join(sheet.extract_text() for sheet in reader.pages)
    assert "<Gentoo>" in text and "5076" in text and "printed" in text and "frame.plot" not in text
