"""JupyterLab opens set up: the start page, and kernels of ours."""

from __future__ import annotations

from playwright.sync_api import expect


def test_the_start_page_comes_first_and_leads_to_the_notebooks(lab):
    page = lab.open()
    start = page.locator(".jp-RenderedMarkdown")
    expect(start.get_by_role("heading", name="Communiqué: the notebooks")).to_be_visible()
    start.get_by_role("link", name="Source audit of one text or a set").click()
    expect(page.locator(".jp-Notebook")).to_be_visible()
    expect(page.get_by_text("Communiqué (warm) | Idle")).to_be_visible()
    page.close()
