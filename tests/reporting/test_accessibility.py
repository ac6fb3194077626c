"""axe-core finds nothing at WCAG 2.2 AA in a page that holds every kind of block: light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from analysis.reporting.assemble import assemble_report
from analysis.reporting.html import render_html
from tests.reporting.conftest import make_blocks, make_notebook

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme, width):
    content = render_html(assemble_report(make_notebook(*make_blocks("Talks in Tehran")), name="file"))
    # The page's own policy forbids every script: axe is let in from outside.
    page, _ = visit(content, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert len(found["passes"]) > 20
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_where_a_tap_shows_a_sentence(visit, scheme):
    content = render_html(assemble_report(make_notebook(*make_blocks("Talks in Tehran")), name="file"))
    phone = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
    page, _ = visit(content, color_scheme=scheme, bypass_csp=True, **phone)
    page.locator("button.tap >> nth=0").tap()
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert page.locator(".told:popover-open").count() == 1
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []
