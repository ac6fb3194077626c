"""Editions of a short brief, made as the program makes them, only without a kernel: the cells' outputs are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import charts, display, measures
from analysis.blocks import Block
from analysis.reporting import Edition, editions, publish_edition
from analysis.schemas import TABLES, Tables
from tests.examples import make_example_tables

WHEN = datetime(2026, 4, 15, 6, 0, tzinfo=UTC)
SOURCES = (
    'document_id: str = ""\nanalyst: str = ""',
    "display.show_masthead(tables)",
)


def make_brief_blocks(tables: Tables) -> list[Block]:
    """The blocks that a brief of these tables shows: bottom line, a chart of each sort, tables, the text."""
    tracks = measures.trace_mediation_tracks(tables.events, tables.participants, tables.actors, tables.sentences)
    pairs = measures.count_interactions(tables.events, tables.participants, tables.actors)
    events = measures.order_events(tables.events, tables.participants, tables.actors, tables.claims)
    places = measures.locate_places(tables.places, tables.place_mentions, tables.events)
    return [
        display.show_masthead(tables, rendered_at=WHEN),
        display.show_bottom_line(measures.compose_bottom_line(tables)),
        display.show_chart(charts.draw_mediation_tracks, tracks, caption="Who mediates.", empty="None."),
        display.show_event_table(events),
        display.show_chart(
            charts.draw_actor_network, pairs, caption="Who acts.", empty="None.", data=display.show_interactions(pairs)
        ),
        display.show_roster(measures.list_actors(tables.actors, tables.mentions, tables.participants, tables.claims)),
        display.show_map(places, tables, caption="Where."),
        display.show_place_table(places),
        display.show_claims(measures.list_claims(tables.claims)),
        display.show_annotated_text(tables),
    ]


def make_executed(blocks: Sequence[Block]) -> nbformat.NotebookNode:
    cells = [new_markdown_cell("Opening words"), new_code_cell(SOURCES[0], metadata={"tags": ["parameters"]})]
    cells += [
        new_code_cell(
            SOURCES[1],
            execution_count=number,
            outputs=[new_output("execute_result", data=block._repr_mimebundle_(), execution_count=number)],
        )
        for number, block in enumerate(blocks, start=1)
    ]
    return new_notebook(cells=cells)


def publish(
    out_dir: Path,
    tables: Tables | None = None,
    *,
    report: str = "border-talks",
    when: datetime = WHEN,
    blocks: Sequence[Block] | None = None,
    formats: Sequence[str] = ("html", "pdf"),
    parameters: dict[str, object] | None = None,
) -> Edition:
    """Publish an edition of a brief of these tables, as `publish_edition` does."""
    held = make_example_tables() if tables is None else tables
    executed = make_executed(make_brief_blocks(held) if blocks is None else blocks)

    def give_outputs(notebook, parameters, *, output, **options):
        executed.metadata["communique"] = options["marks"]
        nbformat.write(executed, output)
        return executed

    out_dir.mkdir(parents=True, exist_ok=True)
    source = out_dir / "source.ipynb"
    nbformat.write(make_executed([]), source)
    try:
        with mock.patch.object(editions, "execute_notebook", give_outputs):
            return publish_edition(
                source,
                parameters or {"document_id": str(held.documents["document_id"].iloc[0])},
                report=report,
                out_dir=out_dir,
                formats=formats,
                tables={table: held[table] for table in TABLES},
                data_versions={"events": 1},
                rendered_at=when,
            )
    finally:
        source.unlink()
