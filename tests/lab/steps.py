"""What a person does in JupyterLab, one function a step; and the pictures of it, for the tutorial."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from analysis.settings import REPOSITORY_DIR

#: Pictures are written where this is set: they change with every font and version, and are looked at before they are kept.
PICTURES = REPOSITORY_DIR / "docs" / "pictures" if os.environ.get("PICTURES") else None
_COLOURS = 48


def picture(page: Page, name: str, *, of: Locator | None = None) -> None:
    """Take a picture of what is on the screen, as a small PNG, where pictures are wanted."""
    if PICTURES is None:
        return
    page.wait_for_timeout(400)
    taken = Image.open(io.BytesIO((of or page).screenshot()))
    PICTURES.mkdir(parents=True, exist_ok=True)
    small = taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)


def choose(page: Page, *labels: str) -> None:
    """Choose an entry of JupyterLab's menus, such as Run, Run All Cells."""
    page.get_by_role("menuitem", name=labels[0], exact=True).click()
    for label in labels[1:-1]:
        page.locator(".lm-Menu-itemLabel").get_by_text(label, exact=True).hover()
    page.locator(".lm-Menu-itemLabel").get_by_text(labels[-1], exact=True).click()


def run_all(page: Page) -> None:
    """Run all cells, and wait until the last has been run."""
    choose(page, "Run", "Run All Cells")
    wait_for_idle(page)


def wait_for_idle(page: Page) -> None:
    """Wait until the kernel has nothing left to do: between two cells it has, for a moment."""
    calm = 0
    while calm < 4:
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=90_000)
        page.wait_for_timeout(200)
        calm = calm + 1 if page.get_by_text("| Idle").is_visible() else 0


def run_cell(page: Page, number: int) -> None:
    """Run one cell of the notebook, counted from 0."""
    page.locator(".jp-Notebook .jp-Cell").nth(number).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")


def download(page: Page, label: str, to: Path) -> Path:
    """Export the notebook by the File menu, and keep what the browser downloads."""
    with page.expect_download(timeout=90_000) as waiting:
        choose(page, "File", "Save and Export Notebook As", label)
    waiting.value.save_as(to)
    return to
