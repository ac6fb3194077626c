"""Lay a report out as the data that the PDF's template reads; all its texts stay strings, none becomes Typst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.blocks import Line, Run, model
from analysis.blocks.html import group_paragraphs, list_anchors, list_marks, read_design, shape_of
from analysis.blocks.svg import clean_svg
from analysis.blocks.text import LONGEST_PRINT, break_words, check_href, clean_text, cut_text, ready_line
from analysis.blocks.widths import find_type, fits, share_widths
from analysis.reporting.assemble import Placed, Report

#: A word longer than its column is broken; a letter is about so many ems wide.
_LETTER = 0.6
_WHOLE = 10_000
#: What a measured word may want of its column without being broken, in ems: measures are rounded.
_SLACK = 0.1
_LONGEST_WHOLE_ROW = 700


def lay_out_report(report: Report, *, without_pictures: Iterable[str] = ()) -> dict[str, Any]:
    """Give a report as plain data for ``report.typ``.

    Parameters
    ----------
    without_pictures : iterable of str
        Cleaned SVGs that cannot be drawn; what they say stands in their place.
    """
    layout = _Layout(report, frozenset(without_pictures))
    time = report.rendered_at
    return {
        "title": cut_text(report.title),
        "language": report.language,
        "date": None if time is None else [time.year, time.month, time.day, time.hour, time.minute, time.second],
        "design": read_design(),
        "parts": [layout.lay_out(placed) for placed in report.parts],
    }


class _Layout:
    """Lays blocks out in order, so that the first mark of each sentence is known as its way back."""

    def __init__(self, report: Report, without_pictures: frozenset[str]) -> None:
        texts = [block for block in report.blocks if isinstance(block, model.AnnotatedText)]
        self._sentences = {sentence.number for text in texts for sentence in text.sentences}
        self._without = without_pictures
        self._rows = dict.fromkeys(list_anchors(report.blocks), False)
        self._cited: set[int] = set()
        self._shown: set[int] = set()

    def lay_out(self, placed: Placed) -> dict[str, Any]:
        block = placed.block
        laid: dict[str, Any] = {"kind": block.kind}
        match block:
            case model.Heading():
                laid |= {"level": block.level, "line": self._line(block.line)}
            case model.Paragraph():
                laid |= {"line": self._line(block.line)}
            case model.Note():
                laid |= {"tone": block.tone, "line": self._line(block.line)}
            case model.ListBlock():
                laid |= {"ordered": block.ordered, "items": [self._line(item) for item in block.items]}
            case model.Masthead():
                facts = [[_show(label), self._line(value, longest=24)] for label, value in block.facts]
                laid |= {"title": _show(block.title, longest=22), "eyebrow": _show(block.eyebrow or ""), "facts": facts}
                laid |= {"handling": _show(block.handling or "")}
            case model.Summary():
                laid |= {"title": _show(block.title), "sentences": [self._line(line) for line in block.sentences]}
            case model.Preformatted():
                laid |= {
                    "text": break_words(clean_text(cut_text(block.text, most=LONGEST_PRINT)).expandtabs(4), longest=70)
                }
            case model.TableBlock():
                laid |= self._table(block, placed.number)
            case model.Figure():
                laid |= self._figure(block, placed.number)
            case model.AnnotatedText():
                laid |= self._text(block)
        return laid

    def _line(self, line: Line, *, longest: int = 50) -> list[dict[str, Any]]:
        laid: list[dict[str, Any]] = []
        for part in ready_line(line):
            if isinstance(part, Run):
                href = check_href(part.href)
                # Within a PDF, rows can be led to; any other address of its own is plain text.
                inner = href is not None and href.startswith("#")
                laid.append(
                    {
                        "text": break_words(clean_text(part.text), longest=longest),
                        "style": part.style,
                        "href": None if inner else href,
                        "row": href[1:] if href and inner and href[1:] in self._rows else None,
                    }
                )
            else:
                laid.append({"marks": [self._mark(run) for run in part.runs]})
        return laid

    def _mark(self, run: Run) -> dict[str, Any]:
        number = run.cite or 0
        known = run.cite in self._sentences
        first = known and number not in self._cited and number not in self._shown
        if known:
            self._cited.add(number)
        return {"text": _show(run.text), "to": f"s{number}" if known else None, "from": f"c{number}" if first else None}

    def _table(self, block: model.TableBlock, number: int | None) -> dict[str, Any]:
        shares = share_widths(block)
        across, beside = find_type(len(shares))
        rooms = [share / 100 * across - beside + _SLACK for share in shares]
        longest = [max(5, int(room / _LETTER)) for room in rooms]
        rows = []
        for row, anchor in zip(block.rows, block.anchors or (None,) * len(block.rows), strict=True):
            whole = [fits(cell, room) for cell, room in zip(row, rooms, strict=True)]
            rows.append(
                {
                    "cells": [
                        self._line(cell, longest=_WHOLE if is_whole else letters)
                        for cell, letters, is_whole in zip(row, longest, whole, strict=True)
                    ],
                    # A word is hyphenated only where it has no room to stand whole.
                    "hyphenate": [not is_whole for is_whole in whole],
                    "whole": sum(len(run.text) for cell in row for run in cell) <= _LONGEST_WHOLE_ROW,
                    "label": self._name_row(anchor),
                }
            )
        columns = [
            {"label": _show(column.label, longest=letters), "align": column.align, "width": share}
            for column, letters, share in zip(block.columns, longest, shares, strict=True)
        ]
        source = _show(block.source or "")
        return {
            "number": number,
            "caption": self._line(block.caption),
            "columns": columns,
            "rows": rows,
            "source": source,
        }

    def _name_row(self, name: str | None) -> str | None:
        """Give the label of a row where it is shown first."""
        if name is None or self._rows[name]:
            return None
        self._rows[name] = True
        return name

    def _figure(self, block: model.Figure, number: int | None) -> dict[str, Any]:
        svg = clean_svg(block.svg)
        return {
            "number": number,
            "caption": self._line(block.caption),
            "svg": None if svg in self._without else svg,
            "alt": clean_text(cut_text(block.alt)).strip() or "A picture without a description",
            "source": _show(block.source or ""),
            "width_cm": min(max(block.width_cm, 1.0), 16.0),
        }

    def _text(self, block: model.AnnotatedText) -> dict[str, Any]:
        paragraphs = [[self._sentence(sentence) for sentence in group] for group in group_paragraphs(block)]
        legend = [{"shape": shape, "label": label} for shape, label in list_marks(block)]
        return {"legend": legend, "paragraphs": paragraphs}

    def _sentence(self, sentence: model.AnnotatedSentence) -> dict[str, Any]:
        number = sentence.number
        first = number not in self._shown
        self._shown.add(number)
        segments = [
            {"text": break_words(clean_text(segment.text), longest=50), "shapes": _order_shapes(segment.tables)}
            for segment in sentence.segments
        ]
        return {
            "number": number,
            "label": f"s{number}" if first else None,
            "back": f"c{number}" if number in self._cited else None,
            "rtl": sentence.rtl,
            "segments": segments,
        }


def _order_shapes(tables: Iterable[str]) -> list[str]:
    order = list(dict.fromkeys(str(mark["shape"]) for mark in _marks().values()))
    shapes = {shape_of(table) for table in tables}
    return [shape for shape in order if shape in shapes]


def _marks() -> Mapping[str, Mapping[str, str]]:
    marks: Mapping[str, Mapping[str, str]] = read_design()["marks"]
    return marks


def _show(text: str, *, longest: int = 50) -> str:
    return break_words(clean_text(cut_text(text)), longest=longest)
