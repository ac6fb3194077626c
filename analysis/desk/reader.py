"""The reader: a text with its rows marked, in JupyterLab, where each can be accepted, rejected, corrected or added."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from analysis.desk.reader_content import (
    HEAD,
    TABLE_NAMES,
    ReaderRow,
    describe_conflicts,
    describe_document,
    describe_voices,
    list_rows,
)
from analysis.desk.reviewing import Judged, Reviewer
from analysis.errors import CommuniqueError, DataError
from analysis.measures import rank_for_review
from analysis.review import Entry
from analysis.settings import Settings
from analysis.store import Store

_BROWSER = Path(__file__).parent / "browser"
_DONE = {
    "accept": "Accepted.", "reject": "Rejected.", "correct": "Corrected.", "add": "Added.", "settle": "Settled.",
    "undo": "Undone.", "read": "Read anew.",
}  # fmt: skip


class Reader(anywidget.AnyWidget):
    """Show one document with its rows, and take what a reviewer says of them.

    What is said is kept at once, as `communique review` keeps it. Every key is listed in the reader by ``?``.

    Parameters
    ----------
    document_id : str
        The document's id, the beginning of it, or its name; the one that was read last where none is given.
    who : str, optional
        Who reviews; the settings' analyst where nobody is named.
    data_dir : Path or str, optional
        Folder that holds ``tables/`` and ``corrections/``; the settings' where none is given.
    is_shown : bool, keyword-only
        Scroll to the reader when it opens: for one that opens below what a person has pressed.

    Raises
    ------
    UnknownName
        When no document is meant, or more than one, or nothing is stored yet.

    Examples
    --------
    >>> from analysis import open_reader  # doctest: +SKIP
    >>> open_reader("pakistan-turns-to-iran", who="Ada")  # doctest: +SKIP
    """

    _esm = "\n".join((_BROWSER / name).read_text(encoding="utf-8") for name in ("text.js", "forms.js", "reader.js"))
    _css = (_BROWSER / "reader.css").read_text(encoding="utf-8")
    content = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        document_id: str = "",
        *,
        who: str | None = None,
        data_dir: Path | str | None = None,
        is_shown: bool = False,
    ) -> None:
        settings = Settings()
        store = Store(Path(data_dir) if data_dir else settings.data_dir)
        found = store.find_document(document_id) if document_id else store.find_newest()
        self._reviewer = Reviewer(store, who=who or settings.analyst, document_id=found)
        self._rows: dict[str, dict[str, ReaderRow]] = {}
        self._title = self._text = ""
        self._is_shown = is_shown
        # What was added along with an entry, somebody new in an event, is taken back with it.
        self._brought: dict[str, list[str]] = {}
        super().__init__()
        self.on_msg(self._take)

    def __repr__(self) -> str:
        return f"The reader of “{self._title}”: run this cell in JupyterLab to work with it."

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """Give the widget's state, with the rows as they stand when it is asked for: a page that is loaded anew asks again."""
        state: dict[str, Any] = super().get_state(key=key, drop_defaults=drop_defaults)
        if "content" in state:
            tables = self._reviewer.read()
            self._rows = list_rows(tables)
            state["content"] = {
                **describe_document(tables), "who": self._reviewer.who, "rows": self._list_values(),
                "conflicts": describe_conflicts(self._reviewer.list_conflicts()),
                "voices": describe_voices(self._reviewer.list_entries()), "shown": self._is_shown,
            }  # fmt: skip
            # A page that is loaded anew is left where it stands.
            self._is_shown = False
            self._title, self._text = state["content"]["title"], state["content"]["text"]
        return state

    def _list_values(self) -> dict[str, list[ReaderRow]]:
        return {table: list(rows.values()) for table, rows in self._rows.items()}

    def _take(self, _widget: object, message: object, _buffers: object) -> None:
        """Do what the browser asks, and answer with what has changed."""
        asked = message if isinstance(message, dict) else {}
        try:
            if asked.get("action") == "rank":
                ranked = rank_for_review(self._reviewer.read())
                self.send({"kind": "ranked", "ids": ranked["row_id"].tolist(), "why": ranked["reason"].tolist()})
                return
            said = self._judge(asked)
            rows = list_rows(self._reviewer.read())
            conflicts = describe_conflicts(self._reviewer.list_conflicts())
            voices = describe_voices(self._reviewer.list_entries())
        except CommuniqueError as error:
            self.send({"kind": "refused", "text": str(error)})
            return
        before, self._rows = self._rows, rows
        changed = {
            table: [row for row_id, row in found.items() if before.get(table, {}).get(row_id) != row]
            for table, found in rows.items()
        }
        gone = [row_id for table, known in before.items() for row_id in known if row_id not in rows[table]]
        if asked.get("action") == "read" and conflicts:
            count = f"{len(conflicts)} rows people disagree" if len(conflicts) > 1 else "one row people disagree"
            said += f" On {count}: L leads there."
        told = {"rows": changed, "gone": gone, "conflicts": conflicts, "voices": voices}
        self.send({"kind": "done", "text": said, "action": asked.get("action"), **told})

    def _judge(self, asked: dict[str, Any]) -> str:
        action, reviewer = str(asked.get("action")), self._reviewer
        row, why = str(asked.get("row") or ""), str(asked.get("why") or "") or None
        done: Judged | None = None
        match action:
            case "accept":
                done = reviewer.accept(row, why=why)
            case "reject":
                done = reviewer.reject(row, why=why)
            case "correct" | "add":
                done = self._write(action, row, asked, why)
            case "settle":
                done = reviewer.settle(row, like=str(asked.get("like")), why=why)
            case "undo":
                done = reviewer.undo(why=why)
                for brought in self._brought.pop(done.entry.undoes or "", ()):
                    reviewer.undo(brought, why=why)
            case "read":
                pass
            case _:
                raise DataError(f"The reader knows no action {action!r}; it knows {', '.join(_DONE)}.")
        if done is not None and done.conflict is not None:
            people = " and ".join(stance.who for stance in done.conflict.stances)
            return f"{people} disagree on this row: it stands as the machine left it until somebody settles it."
        if action == "add" and asked.get("table") == "events":
            return "Added. Who takes part? Select a name in the text and press N."
        if action == "undo" and done is not None:
            return f"Undone: what you said of {self._name(done.entry)}."
        return _DONE[action]

    def _name(self, entry: Entry) -> str:
        """Name a row as the reader shows it, by what it is and its words; one that is gone, by what it is."""
        shown = self._rows.get(entry.table, {}).get(entry.row_id)
        words = " ".join(self._text[slice(*shown[len(HEAD) : len(HEAD) + 2])].split()) if shown else ""
        return f"the {TABLE_NAMES[entry.table]}" + (
            f" “{textwrap.shorten(words, 60, placeholder=' …')}”" if words else ""
        )

    def _write(self, action: str, row: str, asked: dict[str, Any], why: str | None) -> Judged:
        """Correct a row or add one, and before it the actors that it names and that are in no row yet."""
        reviewer, document_id = self._reviewer, str(self._reviewer.document_id)
        values, actors = _read_object(asked.get("values")), _read_object(asked.get("actors"))
        brought: list[str] = []
        try:
            for column, actor in actors.items():
                added = reviewer.add("actors", document_id, _read_object(actor), why=why)
                brought.append(added.entry.entry_id)
                values[str(column)] = added.entry.row_id
            if action == "correct":
                done = reviewer.correct(row, values, why=why)
            else:
                done = reviewer.add(str(asked.get("table")), document_id, values, why=why)
        except CommuniqueError:
            for entry_id in brought:
                reviewer.undo(entry_id)
            raise
        self._brought[done.entry.entry_id] = brought
        return done


def _read_object(given: object) -> dict[str, Any]:
    return dict(given) if isinstance(given, dict) else {}
