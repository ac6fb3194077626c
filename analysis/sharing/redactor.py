"""Take out of tables, blocks and pictures what a share profile does not let through."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from analysis.blocks import AnnotatedText, Block, Figure, Masthead, Note, parse_block, runs
from analysis.blocks.svg import clean_svg
from analysis.schemas import EXTRA_SPANS, TABLES, Tables
from analysis.sharing.edits import Edit, NameHider, OffsetMap, PassageCutter, apply_edits, edit_pieces
from analysis.sharing.name_forms import list_country_codes, list_name_forms
from analysis.sharing.profiles import Profile

#: Words in each place of which a picture may be drawn from positions or outlines.
_MAP = re.compile(r"\bmaps?\b", re.IGNORECASE)
_SIZED = ("textLength", "lengthAdjust")
TEXT_WITHHELD = "The full text was taken out before this edition was shared."
PICTURE_WITHHELD = "A picture was taken out before this edition was shared: it could show a name that is withheld."


class Redactor:
    """Takes out what a profile does not let through, in the same way wherever it stands.

    Parameters
    ----------
    tables : Tables
        The tables of the edition, whole: they tell how the actors are named, and hold the text.
    """

    def __init__(self, profile: Profile, tables: Tables) -> None:
        self.profile = profile
        self.tables = tables
        self.codes = {code for actor in profile.hidden_actors for code in list_country_codes(actor, tables)}
        self.forms = [
            (f"[Actor {number}]", list_name_forms(actor, tables) | list_country_codes(actor, tables))
            for number, actor in enumerate(profile.hidden_actors, start=1)
        ]
        self._names = NameHider(self.forms)
        texts = [text for text in tables.documents["text"] if isinstance(text, str)]
        texts += [text for text in tables.sentences["text"] if isinstance(text, str)]
        hidden = [apply_edits(text, self._names.find(text)) for text in texts]
        self._passages = None if profile.text else PassageCutter({*texts, *hidden})

    def redact_text(self, text: str) -> str:
        """Give a text without names that are hidden, and without passages where the text is withheld."""
        (redacted,) = self.redact_pieces([text])
        return redacted

    def redact_pieces(self, pieces: Sequence[str], *, joint: str = "") -> list[str]:
        """Give a text that lies in pieces, redacted as one."""
        redacted = edit_pieces(pieces, self._names.find, joint=joint)
        return redacted if self._passages is None else edit_pieces(redacted, self._passages.find, joint=joint)

    def redact_slug(self, slug: str) -> str:
        """Give a name for folders and addresses without the names that are hidden."""
        return self._names.hide_in_slug(slug)

    def redact_tables(self) -> dict[str, pd.DataFrame]:
        """Give the tables redacted. Spans hold in the redacted text; where that is withheld, they count its characters."""
        maps, texts = {}, {}
        for row in self.tables.documents.to_dict("records"):
            text = row["text"] if isinstance(row["text"], str) else ""
            edits: list[Edit] = self._names.find(text)
            maps[row["document_id"]], texts[row["document_id"]] = OffsetMap(edits), apply_edits(text, edits)
        return {table: self._redact_table(table, maps, texts) for table in TABLES}

    def _redact_table(self, table: str, maps: Mapping[str, OffsetMap], texts: Mapping[str, str]) -> pd.DataFrame:
        frame = self.tables[table].copy()
        for start, end, quote in (("start", "end", "quote"), *EXTRA_SPANS.get(table, ())):
            if start in frame:
                self._move_spans(frame, (start, end, "text" if table == "sentences" else quote), maps, texts)
        for column in frame.columns:
            if column in ("document_id", "sha256", "rule", "review") or not pd.api.types.is_string_dtype(frame[column]):
                continue
            if column in ("country", "entity"):
                frame[column] = frame[column].map(lambda value: None if self._names_hidden(value) else value)
            elif column == "url":
                frame[column] = frame[column].map(lambda value: value if self._keeps_address(value) else None)
            else:
                frame[column] = frame[column].map(
                    lambda value: self.redact_text(value) if isinstance(value, str) else value
                )
        if table == "places":
            # Where a country lies tells which it is.
            hidden = self.tables.places["entity"].map(lambda value: value in self.codes).to_numpy(dtype=bool)
            frame.loc[hidden, ["latitude", "longitude"]] = float("nan")
        if table in ("documents", "sentences"):
            return self._withhold_texts(frame, table, texts)
        return frame

    def _move_spans(
        self,
        frame: pd.DataFrame,
        span: tuple[str, str, str],
        maps: Mapping[str, OffsetMap],
        texts: Mapping[str, str],
    ) -> None:
        start, end, quote = span
        moved = []
        for document_id, first, last in zip(frame["document_id"], frame[start], frame[end], strict=True):
            has_span = pd.notna(first) and pd.notna(last) and document_id in maps
            moved.append(maps[document_id].move_span(int(first), int(last)) if has_span else (first, last))
        frame[start] = pd.Series([first for first, _ in moved], index=frame.index, dtype=frame[start].dtype)
        frame[end] = pd.Series([last for _, last in moved], index=frame.index, dtype=frame[end].dtype)
        frame[quote] = [
            texts[document_id][int(first) : int(last)] if pd.notna(first) and isinstance(old, str) else old
            for document_id, (first, last), old in zip(frame["document_id"], moved, frame[quote], strict=True)
        ]

    def _withhold_texts(self, frame: pd.DataFrame, table: str, texts: Mapping[str, str]) -> pd.DataFrame:
        if not self.profile.text:
            return frame.assign(text=None)
        if table == "documents":
            sums = {key: hashlib.sha256(text.encode()).hexdigest() for key, text in texts.items()}
            return frame.assign(text=frame["document_id"].map(texts), sha256=frame["document_id"].map(sums))
        return frame

    def _names_hidden(self, value: object) -> bool:
        """Say whether a code or key stands for an actor whose name is hidden."""
        return isinstance(value, str) and (value in self.codes or self.redact_slug(value) != value)

    def _keeps_address(self, value: object) -> bool:
        return not isinstance(value, str) or self.redact_slug(value) == value

    def redact_block(self, block: Block) -> Block:
        """Give a block redacted; a note in place of what has to go whole."""
        if isinstance(block, AnnotatedText) and not self.profile.text:
            return Note(tone="empty", line=runs(TEXT_WITHHELD))
        if isinstance(block, Figure):
            return self._redact_figure(block)
        if isinstance(block, Masthead):
            told = (*block.facts, ("Shared", runs(self.describe())))
            block = block.model_copy(update={"facts": told})
        redacted: Block = parse_block(self._redact_data(block.model_dump(mode="json")))
        return redacted

    def describe(self) -> str:
        """Say in words what was taken out."""
        count = len(self.profile.hidden_actors)
        parts = [
            "" if self.profile.text else "without the full text",
            f"with the names of {count} actors replaced"
            if count > 1
            else "with the name of an actor replaced"
            if count
            else "",
            "" if self.profile.notebook else "without the notebook",
        ]
        return "; ".join(part for part in parts if part) or "whole"

    def redact_data(self, data: Any) -> Any:
        """Give data as JSON holds them with every text in them redacted, the keys of mappings too."""
        if isinstance(data, str):
            return self.redact_text(data)
        if isinstance(data, list | tuple):
            return [self.redact_data(part) for part in data]
        if isinstance(data, Mapping):
            return {self.redact_text(str(name)): self.redact_data(part) for name, part in data.items()}
        return data

    def _redact_data(self, data: Any) -> Any:
        """Redact what a block holds: lists of pieces with a text are read as one text, as a reader does."""
        if isinstance(data, str):
            return self.redact_text(data)
        if isinstance(data, list):
            if data and all(isinstance(part, dict) and isinstance(part.get("text"), str) for part in data):
                texts = self.redact_pieces([part["text"] for part in data])
                # A piece of which nothing is left goes, a mark apart.
                return [
                    self._without_address({**part, "text": text})
                    for part, text in zip(data, texts, strict=True)
                    if text or not part["text"]
                ]
            return [self._redact_data(part) for part in data]
        if isinstance(data, dict):
            fixed = ("kind", "style", "tone", "align")
            return {name: part if name in fixed else self._redact_data(part) for name, part in data.items()}
        return data

    def _without_address(self, run: dict[str, Any]) -> dict[str, Any]:
        return run if self._keeps_address(run.get("href")) else {**run, "href": None}

    def _redact_figure(self, figure: Figure) -> Block:
        if not self.profile.hidden_actors:
            svg: str | None = figure.svg if self._passages is None else self._redact_svg(figure.svg)
        elif self.codes and _MAP.search(f"{figure.alt} {''.join(run.text for run in figure.caption)}"):
            svg = None  # The shape of a country tells which it is.
        else:
            svg = self._redact_svg(figure.svg)
        if svg is None:
            return Note(tone="caution", line=runs(PICTURE_WITHHELD))
        data = figure.model_dump(mode="json")
        return Figure.model_validate({**self._redact_data({**data, "svg": ""}), "svg": svg})

    def _redact_svg(self, svg: str) -> str | None:
        """Redact the words of a picture; nothing when it may hold words that cannot be read."""
        cleaned = clean_svg(svg)
        if cleaned is None:
            return None
        root = ElementTree.fromstring(cleaned)
        elements = list(root.iter())
        names = {element.tag.rpartition("}")[2] for element in elements}
        if self.profile.hidden_actors and ("image" in names or "text" not in names):
            return None
        labels = [element for element in elements if (element.text or "").strip()]
        texts = [element.text or "" for element in labels]
        for element, text in zip(labels, self.redact_pieces(texts, joint=" "), strict=True):
            if text != element.text:
                element.text = text
                for name in _SIZED:
                    element.attrib.pop(name, None)
        for element in elements:
            element.tail = self.redact_text(element.tail) if element.tail and element.tail.strip() else element.tail
            for name, value in element.attrib.items():
                element.set(name, self.redact_text(value))
        return ElementTree.tostring(root, encoding="unicode")
