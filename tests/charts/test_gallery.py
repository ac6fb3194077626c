"""The charts look as the gallery shows them: compared as pictures, with room for another machine's smoothing."""

from __future__ import annotations

import pytest
from matplotlib.testing.compare import compare_images

from analysis import charts
from docs.gallery import FOLDER, draw_all, write_picture

TOLERANCE = 6.0


@pytest.fixture(scope="module")
def drawn():
    return draw_all()


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.png")))
def test_a_chart_looks_as_in_the_gallery(name, drawn, tmp_path):
    write_picture(drawn[name][1], tmp_path / f"{name}.png")
    difference = compare_images(FOLDER / f"{name}.png", tmp_path / f"{name}.png", tol=TOLERANCE)
    assert difference is None, f"{difference}\nIf the change is meant, say: make docs"


def test_the_gallery_has_every_chart_and_its_page_names_them(drawn):
    assert {path.stem for path in FOLDER.glob("*.png")} == set(drawn)
    functions = {name for name in charts.__all__ if name.startswith("draw_")}
    assert {f"draw_{name.replace('-', '_')}" for name in drawn} == functions
    page = (FOLDER.parent / "gallery.md").read_text(encoding="utf-8")
    assert all(f"gallery/{name}.png" in page and finding in page for name, (finding, _) in drawn.items())
