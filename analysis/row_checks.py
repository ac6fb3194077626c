"""What binds rows to their text and to each other: spans that quote it, and ids that lead to a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import DataError, UnknownName
from analysis.schemas import EXTRA_SPANS, KEYS, REFERENCES, TABLES, Document, validate_frame


@dataclass(frozen=True, eq=False)
class Extraction:
    """Documents with the rows of all tables that were read from them, as one frame a table.

    Whoever holds one need not check it: to make it is to hold the rows against all contracts. That costs about the same
    for one document as for many.

    Parameters
    ----------
    documents : sequence of Document
        Each once.
    frames : mapping of table name to DataFrame
        The rows of all of the documents; a table that is not given has no rows. Becomes a frame for every table, in the
        types of its model.

    Raises
    ------
    UnknownName
        When a frame is of no known table.
    DataError
        When rows break a model, belong to another document, share an id, have a span that is not in the text, or
        point to a row or sentence that is not there.
    """

    documents: Sequence[Document]
    frames: Mapping[str, pd.DataFrame]

    def __post_init__(self) -> None:
        unknown = sorted(set(self.frames) - set(TABLES))
        if unknown:
            raise UnknownName(f"No table is called {', '.join(unknown)}; there are: {', '.join(TABLES)}.")
        known = {document.document_id: document for document in self.documents}
        for table, frame in self.frames.items():
            _check_owners(table, frame, known)
        frames = {table: validate_frame(table, self.frames.get(table, pd.DataFrame())) for table in TABLES}
        object.__setattr__(self, "documents", tuple(self.documents))
        object.__setattr__(self, "frames", frames)
        _check_documents(self.documents, frames["documents"])
        texts = {document_id: document.text for document_id, document in known.items()}
        sentences = set(zip(frames["sentences"]["document_id"], frames["sentences"]["sentence"], strict=True))
        for table, frame in frames.items():
            _check_keys(table, frame)
            if table != "documents":
                check_spans(table, frame, texts)
                _check_sentences(table, frame, sentences)
        check_references(frames)


def _check_owners(table: str, frame: pd.DataFrame, known: Mapping[str, Document]) -> None:
    if frame.empty:
        return
    if "document_id" not in frame:
        raise DataError(f"Table {table} has no column document_id.")
    others = sorted(set(frame["document_id"].astype(str)) - set(known))
    if others:
        raise DataError(f"Table {table} of document {', '.join(list(known)[:5])} has rows of other documents: {others[:5]}.")  # fmt: skip


def _check_documents(documents: Iterable[Document], frame: pd.DataFrame) -> None:
    stored: dict[str, list[str]] = {}
    for document_id, text in zip(frame["document_id"], frame["text"], strict=True):
        stored.setdefault(document_id, []).append(text)
    for document in documents:
        named = f"document {document.document_id} ({document.name})"
        texts = stored.get(document.document_id, [])
        if len(texts) != 1:
            raise DataError(f"Table documents has {len(texts)} rows for {named}; it must have one.")
        if texts[0] != document.text:
            raise DataError(f"Table documents does not hold the text of {named} as it was read.")


def _check_keys(table: str, frame: pd.DataFrame) -> None:
    key = list(KEYS[table])
    twice = frame.loc[frame.duplicated(key), ["document_id", key[-1]]].head(5)
    if len(twice):
        raise DataError(
            f"Table {table} of document {twice['document_id'].iloc[0]} has more than one row with "
            f"{key[-1]} {', '.join(map(str, twice[key[-1]]))}."
        )


def _check_sentences(table: str, frame: pd.DataFrame, known: set[tuple[str, int]]) -> None:
    nowhere = sorted(set(zip(frame["document_id"], frame["sentence"], strict=True)) - known)
    if nowhere:
        document_id = nowhere[0][0]
        cited = [sentence for owner, sentence in nowhere if owner == document_id]
        raise DataError(
            f"Table {table} of document {document_id} cites sentences that the document lacks: {cited[:5]}."
        )


def check_spans(table: str, frame: pd.DataFrame, texts: Mapping[str, str]) -> None:
    """Hold every span of a frame against the text of its document: ``text[start:end] == quote``.

    Parameters
    ----------
    texts : mapping
        The text of each document, by its id.

    Raises
    ------
    DataError
        Naming the first row whose span does not hold.
    """
    for start, end, quote in list_spans(table):
        given = frame if frame[quote].notna().all() else frame[frame[quote].notna()]
        without = given[given[start].isna() | given[end].isna()]
        if len(without):
            raise DataError(
                f"Table {table}: {quote} {without[quote].iloc[0]!r} is not what stands at its place: it has none."
            )
        columns = (given[column].tolist() for column in ("document_id", start, end, quote))
        for document_id, first, last, said in zip(*columns, strict=True):
            found = texts[document_id][int(first) : int(last)]
            if found != said:
                raise DataError(f"Table {table}: {quote} {said!r} is not what stands at {first}–{last}: {found!r}.")


def list_spans(table: str) -> list[tuple[str, str, str]]:
    """Give the columns of each span that a table's rows have: start, end, and what stands there."""
    return [("start", "end", "text" if table == "sentences" else "quote"), *EXTRA_SPANS.get(table, ())]


def check_references(tables: Mapping[str, pd.DataFrame]) -> None:
    """Check that every id that points to another table finds its row there, in the same document.

    Raises
    ------
    DataError
        Naming the ids that lead nowhere.
    """
    owners = {target: _list_owners(tables[target], target) for target in sorted(_pointed_to())}
    for table, references in REFERENCES.items():
        for column, target in references.items():
            frame: pd.DataFrame = tables[table]
            named = zip(frame["document_id"].tolist(), frame[column].tolist(), strict=True)
            missing = {str(to) for owner, to in named if isinstance(to, str) and owners[target].get(to) != owner}
            if missing:
                raise DataError(f"Table {table}: {column} {', '.join(sorted(missing)[:5])} is in no row of {target}.")


def _pointed_to() -> set[str]:
    return {target for references in REFERENCES.values() for target in references.values()}


def _list_owners(frame: pd.DataFrame, table: str) -> Mapping[str, Any]:
    return dict(zip(frame[KEYS[table][0]].tolist(), frame["document_id"].tolist(), strict=True))
