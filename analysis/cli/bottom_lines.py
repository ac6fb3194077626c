"""The bottom lines of stored articles beside the sentences that they rest on, for a reader to judge."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from analysis.cli.terminal import neutralise
from analysis.errors import UnknownName
from analysis.measures import compose_bottom_line
from analysis.store import Store

TOPICS = ("lead", "mediation", "events", "claims", "figures", "ties", "sourcing", "gaps", "nothing")
_WIDTH = 100
_MOST_SENTENCES = 3


def format_bottom_lines(
    store: Store,
    document_ids: Sequence[str] | None = None,
    *,
    topics: Sequence[str] = (),
    version: int | None = None,
    width: int | None = None,
) -> Iterator[str]:
    """Give each article's bottom line as text; articles in which none of the topics is told are left out.

    Parameters
    ----------
    store : Store
        Where the articles are.
    document_ids : sequence of str, optional
        Which articles; all, in the order of the store, where not given.
    topics : sequence of str
        What the lines must tell of; all lines where empty.

    Raises
    ------
    UnknownName
        A topic is none of those that there are.
    """
    for topic in topics:
        if topic not in TOPICS:
            raise UnknownName(f"No topic is called {topic!r}; there are: {', '.join(TOPICS)}.")
    documents = store.read("documents", version=version)
    for row in documents.to_dict("records"):
        if document_ids is not None and row["document_id"] not in document_ids:
            continue
        tables = store.load([row["document_id"]], version=version)
        lines = compose_bottom_line(tables)
        told = lines[lines["topic"].isin(topics)] if topics else lines
        if told.empty:
            continue
        sentences = dict(zip(tables.sentences["sentence"], tables.sentences["text"], strict=True))
        title = row["title"] if isinstance(row["title"], str) else row["name"]
        parts = [_wrap(title, width, "", "")]
        for line in told.to_dict("records"):
            parts.append(_wrap(f"[{line['topic']}] {line['text']}", width, "  ", "    "))
            parts += [
                _wrap(f"S{number} {sentences[number]}", width, "      ", "         ")
                for number in line["sentences"][:_MOST_SENTENCES]
                if number in sentences
            ]
        yield "\n".join(parts) + "\n\n"


def _wrap(text: str, width: int | None, first: str, other: str) -> str:
    words = neutralise(" ".join(str(text).split()))
    return textwrap.fill(words, width or _WIDTH, initial_indent=first, subsequent_indent=other, break_on_hyphens=False)
