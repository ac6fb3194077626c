"""Read articles from files, folders, tables and standard input, one after the other; a bad one never stops the rest."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from analysis.datelines import date_of_dateline
from analysis.errors import ArticleNotFound, EmptyArticle, InputError, NotText
from analysis.schemas import Document
from analysis.sources.language import require_english
from analysis.sources.metadata import Metadata, clean_line, read_metadata, split_front_matter
from analysis.sources.normalise import LARGEST_ARTICLE_BYTES, check_text, decode_text, normalise_text
from analysis.sources.tabular import read_csv_rows, read_jsonl_rows

STANDARD_INPUT = Path("-")
_TABLES = {".csv": read_csv_rows, ".jsonl": read_jsonl_rows}
_TEXTS = (".txt", ".md")
_WEB_PAGES = (".html", ".htm", ".xhtml")
#: The largest table of articles that is read, in bytes: it is held in memory whole.
_LARGEST_TABLE_BYTES = 1_000_000_000
#: A dateline heads one of so many paragraphs: title and author may stand above it.
_ABOVE_DATELINE = 3


def read_articles(path: Path) -> Iterator[Document | InputError]:
    """Give the articles of a file, a folder (with all in it, sorted), a table, or of standard input (``-``).

    An article that cannot be read is given as the error that says why, in its place, and the next one follows.

    Parameters
    ----------
    path : Path
        ``.csv`` and ``.jsonl`` files hold an article a row, in the column ``text``, with ``title``, ``outlet``,
        ``author``, ``url`` and ``date`` (or ``published_at``) where there are such columns. Any other file is one
        article, with the same fields in a front matter block if it has one. In folders, ``.txt``, ``.md``, ``.csv``
        and ``.jsonl`` files are read.

    Yields
    ------
    Document or InputError
        A document's ``name`` is the file's stem; in a table the row's title, else the stem and the row's number.
    """
    retrieved_at = datetime.now(UTC)
    if path == STANDARD_INPUT:
        yield _attempt(
            sys.stdin.buffer.read(LARGEST_ARTICLE_BYTES + 1), "Standard input", "standard-input", retrieved_at
        )
        return
    try:
        files = _list_files(path)
    except InputError as error:
        yield error
        return
    for file in files:
        yield from _read_file(file, retrieved_at)


def make_document(
    text: str, *, name: str, metadata: Metadata | None = None, retrieved_at: datetime, where: str
) -> Document:
    """Make a document of a text, checked and normalised; its id is a hash of the text and the address.

    Raises
    ------
    InputError
        When the text is empty, no text, not English, or has no sentence.
    """
    known = metadata or Metadata()
    checked = check_text(text, where=where)
    require_english(checked, where=where)
    digest = hashlib.sha256(f"{checked}\0{known.url or ''}".encode()).hexdigest()
    document_id = f"d{digest[:12]}"
    return Document(
        document_id=document_id,
        name=clean_line(name) or document_id,
        text=checked,
        retrieved_at=retrieved_at,
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        url=known.url,
        published_at=known.published_at or _read_dateline(checked),
    )


def _read_dateline(text: str) -> datetime | None:
    """Give the day, in UTC, that a dateline near the head of a text names in full: the day on which it was written."""
    paragraphs = [line for line in text.split("\n") if line.strip()][:_ABOVE_DATELINE]
    day = next(filter(None, map(date_of_dateline, paragraphs)), None)
    return datetime.combine(day, time.min, tzinfo=UTC) if day else None


def _list_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise ArticleNotFound(f"There is no file or folder {path}: check the path.")
    wanted = (*_TEXTS, *_TABLES)
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in wanted
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise ArticleNotFound(f"The folder {path} holds no article: put {', '.join(wanted)} files into it.")
    return found


def _read_file(file: Path, retrieved_at: datetime) -> Iterator[Document | InputError]:
    suffix = file.suffix.lower()
    try:
        data = _read_bytes(file, _LARGEST_TABLE_BYTES if suffix in _TABLES else LARGEST_ARTICLE_BYTES)
        if suffix in _WEB_PAGES:
            raise NotText(f"{file} is a web page: save the text of the article as a .txt file.")
        if suffix in _TABLES:
            yield from _read_table(file, decode_text(data, where=str(file)), retrieved_at)
        else:
            yield _attempt(data, str(file), file.stem, retrieved_at)
    except InputError as error:
        yield error


def _read_bytes(file: Path, most: int) -> bytes:
    try:
        size = file.stat().st_size
        if size > most:
            raise NotText(
                f"{file} is too large ({size:,} bytes; at most {most:,} are read): split it into its articles."
            )
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): check its permissions.") from None


def _attempt(data: bytes, where: str, name: str, retrieved_at: datetime) -> Document | InputError:
    """Read one article with its front matter, or give the error that says why not."""
    try:
        # An editor may put a byte-order mark and blank lines before the front matter.
        fields, text = split_front_matter(normalise_text(decode_text(data, where=where)))
        metadata = read_metadata(fields, where=where)
        return make_document(text, name=name, metadata=metadata, retrieved_at=retrieved_at, where=where)
    except InputError as error:
        return error


def _read_table(file: Path, content: str, retrieved_at: datetime) -> Iterator[Document | InputError]:
    number = 0
    for row in _TABLES[file.suffix.lower()](content, where=str(file)):
        number += 1
        if isinstance(row, InputError):
            yield row
            continue
        line, values = row
        where = f"{file}, {'row' if file.suffix.lower() == '.csv' else 'line'} {line}"
        try:
            metadata = read_metadata(values, where=where)
            name = metadata.title or f"{file.stem}-{line}"
            text = str(values["text"])
            yield make_document(text, name=name, metadata=metadata, retrieved_at=retrieved_at, where=where)
        except InputError as error:
            yield error
    if not number:
        yield EmptyArticle(f"{file} holds no article: it has a header and no rows, or nothing at all.")
