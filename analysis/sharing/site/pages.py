"""Set the pages of a site: lists of editions, directories, and pages that lead on to an edition."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from analysis.blocks.html import load_templates_in, read_design
from analysis.reporting.html import FOLDER as REPORTING
from analysis.sharing.entries import Entry

FOLDER = Path(__file__).parent / "templates"
_FACES = (
    ("Communique Serif", 700, "serif-bold"),
    ("Communique Sans", 400, "sans-regular"),
    ("Communique Sans", 600, "sans-semibold"),
)
_MOST_LINES = 3
_EXTRAS = (("PDF", "report.pdf"), ("Notebook", "notebook.ipynb"), ("Manifest", "manifest.json"))
#: What stands between JSON and a script that must not end it, or break on it.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@lru_cache(maxsize=1)
def _load_pages() -> Environment:
    return load_templates_in(FOLDER)


def set_page(template: str, **parts: Any) -> str:
    """Set a page of a template."""
    return _load_pages().get_template(f"{template}.html").render(**parts) + "\n"


def set_entry(entry: Entry, *, up: str) -> Markup:
    """Set an edition as an item of a list, for a page from which ``up`` leads to the site's folder."""
    report = f"{up}reports/{entry.report}/"
    return Markup(
        _load_pages()
        .get_template("entry.html")
        .render(
            entry=entry,
            path=f"{report}{entry.edition}/",
            report=f"{report}index.html",
            when=write_when(entry),
            lines=entry.summary[:_MOST_LINES],
            links=[(name, file) for name, file in _EXTRAS if file in entry.files or file == "manifest.json"],
        )
        + "\n"
    )


def write_when(entry: Entry) -> str:
    """Write when an edition was made, in UTC, such as ``24 November 2026, 06:00``."""
    when = entry.rendered_at
    return f"{when.day} {when:%B %Y, %H:%M}"


def write_day(day: str) -> str:
    """Write a day, given as ``YYYYMMDD`` or ``YYYY-MM-DD``, such as ``24 November 2026``."""
    from datetime import date

    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"


@lru_cache(maxsize=1)
def build_style() -> str:
    """Build the stylesheet: the fonts, the design's colours for light and dark, and the rules."""
    design = read_design()
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:block;src:url(data:font/woff2;base64,"
        f"{base64.b64encode((REPORTING / 'fonts' / 'web' / f'{name}.woff2').read_bytes()).decode('ascii')}) format('woff2')}}"
        for family, weight, name in _FACES
    )
    light, dark = ("".join(f"--{name.replace('_', '-')}:{value};" for name, value in design[theme].items()) for theme in ("light", "dark"))  # fmt: skip
    fonts = "--serif:'Communique Serif',Georgia,serif;--sans:'Communique Sans',system-ui,sans-serif;"
    rules = (FOLDER / "site.css").read_text(encoding="utf-8")
    return f"{faces}:root{{color-scheme:light dark;{fonts}{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{rules}"


def read_script() -> str:
    """Give the script that searches and finds editions as of a day."""
    return (FOLDER / "site.js").read_text(encoding="utf-8")


def write_shard(entries: Sequence[Entry]) -> str:
    """Write what the search knows of some editions, as a script: pages opened from a folder can read no other file."""
    rows = [
        [
            entry.report, entry.edition, entry.address, entry.day, entry.title, entry.series,
            " ".join(entry.summary[:_MOST_LINES]), "\n".join(actor.name for actor in entry.actors), "\n".join(entry.places),
        ]
        for entry in entries
    ]  # fmt: skip
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _IN_SCRIPT.items():
        data = data.replace(sign, escape)
    return f"communique.add({data});\n"


@lru_cache(maxsize=1)
def digest_design() -> str:
    """Give a hash of all that decides how pages look: where it has changed, all are set anew."""
    files = sorted(path for path in FOLDER.iterdir() if path.is_file())
    content = b"\0".join([*(path.read_bytes() for path in files), build_style().encode(), Path(__file__).read_bytes()])
    return hashlib.sha256(content).hexdigest()[:16]
