"""The HTML exporter: a notebook as one page that holds all it needs and asks the network for nothing."""

from __future__ import annotations

import base64
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import Exporter

from analysis.blocks import Heading, Summary
from analysis.blocks.html import PageLinks, load_templates_in, read_design, render_block
from analysis.blocks.text import clean_text, plain_line
from analysis.reporting.assemble import Report, assemble_report
from analysis.reporting.scripts import embed_scripts

FOLDER = Path(__file__).parent
#: Shorter reports need no table of contents.
_FEWEST_CONTENTS = 4
_FACES = (
    ("Communique Serif", 400, "normal", "serif-regular"),
    ("Communique Serif", 400, "italic", "serif-italic"),
    ("Communique Serif", 700, "normal", "serif-bold"),
    ("Communique Sans", 400, "normal", "sans-regular"),
    ("Communique Sans", 600, "normal", "sans-semibold"),
)
_SERIF = "'Communique Serif','Source Serif 4',Georgia,'Noto Naskh Arabic'"
_SANS = "'Communique Sans','Source Sans 3'"


@lru_cache(maxsize=1)
def _load_page() -> Environment:
    return load_templates_in(FOLDER / "templates")


@lru_cache(maxsize=1)
def build_style() -> Markup:
    """Build the page's stylesheet: the fonts, the design's colours for light, dark and print, and the rules."""
    design = read_design()
    faces = [
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};font-display:block;"
        f"src:url(data:font/woff2;base64,{_encode_font(name)}) format('woff2')}}"
        for family, weight, style, name in _FACES
    ]
    fonts = (
        f"--serif:{_SERIF},serif;--sans:{_SANS},system-ui,sans-serif;"
        "--mono:ui-monospace,'DejaVu Sans Mono',Menlo,monospace;"
    )
    colours = {
        theme: "".join(f"--{name.replace('_', '-')}:{value};" for name, value in design[theme].items())
        for theme in ("light", "dark")
    }
    rules = (FOLDER / "templates" / "report.css").read_text(encoding="utf-8")
    return Markup(
        "".join(faces)
        + f":root{{color-scheme:light dark;{fonts}{colours['light']}}}"
        + f"@media screen and (prefers-color-scheme:dark){{:root{{{colours['dark']}}}}}\n"
        + rules
    )


def _encode_font(name: str) -> str:
    return base64.b64encode((FOLDER / "fonts" / "web" / f"{name}.woff2").read_bytes()).decode("ascii")


def render_html(report: Report) -> str:
    """Render a report as a page; the same report gives the same page."""
    links = PageLinks(report.blocks)
    masthead, *parts = [render_block(placed.block, links, number=placed.number) for placed in report.parts]
    leads = sum(1 for _ in takewhile(lambda block: isinstance(block, Summary), report.blocks[1:]))
    contents = [
        (links.heading(block), clean_text(plain_line(block.line)))
        for block in report.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    faces, families = embed_scripts("".join([masthead, *parts]))
    if families:
        more = ",".join(f"'{family}'" for family in families)
        faces += f":root{{--serif:{_SERIF},{more},serif;--sans:{_SANS},{more},sans-serif}}"
    date = f"{report.rendered_at.day} {report.rendered_at:%B %Y}" if report.rendered_at else ""
    return (
        _load_page()
        .get_template("report.html")
        .render(
            report=report,
            style=build_style() + Markup(faces),
            told=links.style_hints(),
            sheets=links.show_told(),
            masthead=masthead,
            lead=parts[:leads],
            body=parts[leads:],
            contents=contents if len(contents) >= _FEWEST_CONTENTS else [],
            date=date,
        )
    )


class CommuniqueHTMLExporter(Exporter):
    """Export a notebook as one HTML page: no code, no script, no network."""

    export_from_notebook = "Communiqué HTML"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook to the text of a page."""
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources.get("metadata", {}).get("name")
        page = render_html(assemble_report(notebook, name=name if name != "Notebook" else None))
        resources["output_extension"] = ".html"
        return page, resources
