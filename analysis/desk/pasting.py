"""Paste an article in JupyterLab: it is read, stored, and opened in the reader."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from analysis.desk.fields import describe
from analysis.desk.form import refresh_proposals
from analysis.errors import CommuniqueError
from analysis.extraction import extract_documents
from analysis.schemas import Document
from analysis.settings import Settings
from analysis.sources.articles import make_document
from analysis.sources.metadata import read_metadata, split_front_matter
from analysis.store import Store

_FIELDS = {
    "title": "Headline, and the name that the text is found by",
    "outlet": "Who published it",
    "date": "Day of publication, such as 2026-01-31",
    "url": "Where it stands in the web, if it does",
}
_LABELS = {"url": "Address"}
#: So many words of the text are its name where it has no headline.
_WORDS_OF_A_NAME = 8
_IN_LINE = widgets.Layout(align_items="center")
_WIDE = widgets.Layout(width="min(60rem, 96%)")


def read_text(text: str, *, about: Mapping[str, str], store: Store, pipeline: str | None = None) -> Document:
    """Read a text, extract its rows and store them; a text that is stored already is replaced.

    Parameters
    ----------
    text : str
        The article; a front matter block before it is read as in a file.
    about : mapping
        ``title``, ``outlet``, ``author``, ``url``, ``date``; they go before those of the front matter.

    Raises
    ------
    InputError
        When the text is empty, no English, or the day is none.
    """
    where = "The text"
    front, body = split_front_matter(text)
    said = {name: value for name, value in about.items() if value.strip()}
    metadata = read_metadata({**front, **said}, where=where)
    name = metadata.title or " ".join(body.split()[:_WORDS_OF_A_NAME])
    document = make_document(body, name=name, metadata=metadata, retrieved_at=datetime.now(UTC), where=where)
    store.replace(extract_documents([document], pipeline=pipeline))
    return document


def read_ahead(pipeline: str | None = None) -> None:
    """Load what reading a text needs, by reading a sentence that is stored nowhere."""
    sentence = Document(document_id="d0", name="ahead", text="One side met the other.", retrieved_at=datetime.now(UTC))
    # What cannot be loaded is told when a text is read.
    with suppress(CommuniqueError):
        list(extract_documents([sentence], pipeline=pipeline))


class PasteForm(widgets.VBox):  # type: ignore[misc]
    """A field for an article and what is known of it; when it is read, the reader opens below.

    Parameters
    ----------
    data_dir : Path or str, optional
        Folder that holds ``tables/``; the settings' where none is given.
    """

    def __init__(self, *, who: str | None = None, data_dir: Path | str | None = None) -> None:
        self._settings = Settings()
        self._store = Store(Path(data_dir) if data_dir else self._settings.data_dir)
        self._who = who
        self.text = widgets.Textarea(description="Article", placeholder="Paste the text here", rows=10, layout=_WIDE)
        self.about = {
            name: widgets.Text(description=_LABELS.get(name, name.capitalize()), placeholder=said, layout=_WIDE)
            for name, said in _FIELDS.items()
        }
        self.button = widgets.Button(description="Read it", button_style="primary")
        self.said = widgets.HTML()
        self.output = widgets.Output()
        self.button.on_click(self._read)
        self._ahead: threading.Thread | None = None
        self.text.observe(lambda _: self._begin(), names="value")
        super().__init__(
            [self.text, *self.about.values(), widgets.HBox([self.button, self.said], layout=_IN_LINE), self.output]
        )

    def __repr__(self) -> str:
        return "A field to paste an article into: run this cell in JupyterLab to work with it."

    def _begin(self) -> threading.Thread:
        """Load what reading needs while the fields are still filled in: the first text need not wait for it."""
        if self._ahead is None:
            self._ahead = threading.Thread(target=read_ahead, args=(self._settings.pipeline,), daemon=True)
            self._ahead.start()
        return self._ahead

    def _read(self, _button: Any) -> None:
        from analysis.desk.reader import Reader

        self.button.disabled = True
        ahead = self._begin()
        self.said.value = describe("Loading the language model, then reading …" if ahead.is_alive() else "Reading …")
        self.output.clear_output()
        try:
            ahead.join()
            about = {name: field.value for name, field in self.about.items()}
            document = read_text(self.text.value, about=about, store=self._store, pipeline=self._settings.pipeline)
        except CommuniqueError as error:
            self.said.value = describe(str(error))
            return
        finally:
            self.button.disabled = False
        refresh_proposals()
        self.said.value = describe(f"Read and stored as {document.document_id}, “{document.name}”.")
        with self.output:
            display(Reader(document.document_id, who=self._who, data_dir=self._store.data_dir, is_shown=True))  # type: ignore[no-untyped-call]
