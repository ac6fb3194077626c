"""What a brief says of a claim's source that is a pronoun, of what nobody did, and of how often something is done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis.evaluation.verdicts import list_statements
from analysis.extraction.extract import extract_rows
from analysis.extraction.parsing.parse import parse_documents
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.schemas import Document

SAID = [
    (
        "Hamas and Fatah agreed on Monday to run a joint port in a pact that they hope will stop months of raids.",
        ["they (Hamas and Fatah)", "The one attributed claim has a source with a name."],
    ),
    (
        "Five firms signed on Monday a charter that Peru had drafted, and that says that the port will open.",
        ["that (a charter)"],
    ),
    ("Neither Peru nor Chile, a Cuban minister remarked, had been invited.", ["had been invited”; Cue: “remarked”; Held to be: stated"]),
    ("Peru urged France to halt its naval aid, estimated at $40 million a year.", ["Figure: 40 million US dollars a year; Who"]),
    ("About 5,000 barrels a day flow through the port of Peru.", ["Figure: about 5,000 barrels a day; Who"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def said():
    """Give what the briefs of the texts say, by text."""
    documents = [
        Document(document_id=f"d{n}", name=text, text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
        for n, (text, _) in enumerate(SAID)
    ]
    parses = parse_documents(load_pipeline(), documents)
    return list_statements((parse.document, extract_rows(parse)) for parse in parses)


@pytest.mark.parametrize(("text", "parts"), SAID)
def test_a_brief_says(said, text, parts):
    stated = [statement.text for statement in said[text]]
    assert [part for part in parts if not any(part in one for one in stated)] == [], stated
