"""Open what a person works with at the desk: the reader, the forms, a question in SQL, a sentence in its text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analysis.blocks import AnnotatedText, Note
    from analysis.desk.form import ParameterForm
    from analysis.desk.pasting import PasteForm
    from analysis.desk.reader import Reader
    from analysis.schemas import Tables


def open_reader(document_id: str = "", *, who: str | None = None, data_dir: Path | str | None = None) -> Reader | Note:
    """Open the reader: the text with its rows marked, to accept, reject, correct and add to, in JupyterLab.

    Where nothing is stored yet, and no document is named, a note says how to begin.

    Parameters
    ----------
    document_id : str
        The document's id, the beginning of it, or its name; where none is given, the document that was read last.
    who : str, optional
        Who reviews; the settings' analyst where nobody is named.
    data_dir : Path or str, optional
        Folder that holds ``tables/`` and ``corrections/``; the settings' where none is given.

    Raises
    ------
    UnknownName
        When no document is meant, or more than one.

    Examples
    --------
    >>> open_reader("pakistan-turns-to-iran", who="Ada")  # doctest: +SKIP
    """
    from analysis.blocks import Note, runs
    from analysis.desk.reader import Reader
    from analysis.settings import Settings
    from analysis.store import Store

    store = Store(Path(data_dir) if data_dir else Settings().data_dir)
    if not document_id and store.read("documents").empty:
        said = (
            "Nothing was stored when this cell ran. Paste an article into the field of open_paste() and press Read it: "
            "it opens below the field, and here when this cell is run again."
        )
        return Note(tone="empty", line=runs(said))
    return Reader(document_id, who=who, data_dir=store.data_dir)


def open_paste(*, who: str | None = None, data_dir: Path | str | None = None) -> PasteForm:
    """Open a field to paste an article into; when it is read, the reader opens below.

    Examples
    --------
    >>> open_paste()  # doctest: +SKIP
    """
    from analysis.desk.pasting import PasteForm

    return PasteForm(who=who, data_dir=data_dir)


def open_form(notebook: str | Path = "", *, data_dir: Path | str | None = None) -> ParameterForm:
    """Open a form of a notebook's parameters, which runs the notebook's own cells with the values that are set.

    Parameters
    ----------
    notebook : str or Path
        A path, or the name of one of ours; where none is given, the notebook that this is called in.
    data_dir : Path or str, optional
        Folder that holds ``tables/``; the settings' where none is given.

    Raises
    ------
    UnknownName
        When there is no such notebook, or it declares no parameters.

    Examples
    --------
    >>> open_form("mediation_tracks")  # doctest: +SKIP
    """
    from analysis.desk.form import open_notebook_form

    return open_notebook_form(notebook, data_dir=data_dir)


def query(sql: str, tables: Tables | None = None, *, data_dir: Path | str | None = None) -> pd.DataFrame:
    """Answer a question in SQL about the tables, as reviewers left them: those given, or all that is stored.

    Raises
    ------
    DataError
        When DuckDB cannot answer.

    Examples
    --------
    >>> query("select status, count(*) as n from events group by all order by n desc")  # doctest: +SKIP
    """
    from analysis.desk.query import query_tables
    from analysis.settings import Settings
    from analysis.store import Store

    held = tables or Store(Path(data_dir) if data_dir else Settings().data_dir).load()
    return query_tables(sql, held)


def show_sentence(
    sentence: str | int, tables: Tables | None = None, *, around: int = 1, data_dir: Path | str | None = None
) -> AnnotatedText:
    """Show a sentence in its text, what was found in it marked: ``show_sentence("S7")``.

    Parameters
    ----------
    sentence : str or int
        Its mark, as reports have it, or its number.
    tables : Tables, optional
        The tables that number it; those of the document that was read last where none are given.
    around : int, keyword-only
        How many sentences come before and after it.

    Raises
    ------
    UnknownName
        When there is no such sentence.

    Examples
    --------
    >>> show_sentence("S7")  # doctest: +SKIP
    """
    from analysis import display
    from analysis.errors import UnknownName
    from analysis.opening import open_document

    written = str(sentence).strip().upper().removeprefix("S")
    if not written.isdecimal():
        raise UnknownName(f"{sentence!r} is the mark of no sentence; write it as S7.")
    return display.show_sentence(tables or open_document(data_dir=data_dir), int(written), around=around)
