"""A notebook file that grows cell by cell: valid JSON at any moment, and what is written once stays where it is."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat


class GrowingNotebook:
    """Write a notebook while it runs, without writing all of it around every cell.

    Cells that are done stand in front and are not touched again; each step writes the cell that has just finished and
    the sources of those to come. A process that is killed at any point leaves a notebook with the cells that ran.
    """

    def __init__(self, path: Path, notebook: nbformat.NotebookNode) -> None:
        self._notebook = notebook
        about = {name: value for name, value in notebook.items() if name != "cells"}
        head = f'{json.dumps(about)[:-1]}, "cells": [\n'.encode()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        self._done = 0
        self._offset = len(head)
        self._size = 0
        self._write(0, head + self._pack(notebook.cells, first=True))

    def finish_cell(self, index: int) -> None:
        """Write a cell that is done, and all before it."""
        finished = self._pack(self._notebook.cells[self._done : index + 1], first=self._done == 0, ends=False)
        rest = self._pack(self._notebook.cells[index + 1 :], first=index + 1 == 0)
        self._write(self._offset, finished + rest)
        self._offset += len(finished)
        self._done = index + 1

    def save(self) -> None:
        """Write the cells that are not done as they are now."""
        self._write(self._offset, self._pack(self._notebook.cells[self._done :], first=self._done == 0))

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    @staticmethod
    def _pack(cells: Sequence[Any], *, first: bool, ends: bool = True) -> bytes:
        parts = [json.dumps(cell, ensure_ascii=False) for cell in cells]
        joined = ("" if first or not parts else ",\n") + ",\n".join(parts) + ("\n]}\n" if ends else "")
        # A lone surrogate, which UTF-8 cannot hold, is written as JSON escapes it.
        return joined.encode("utf-8", errors="backslashreplace")

    def _write(self, offset: int, content: bytes) -> None:
        # In one call where the system takes it whole, so that no moment shows half a step.
        written = 0
        while written < len(content):
            written += os.pwrite(self._file, content[written:], offset + written)
        if offset + len(content) < self._size:
            os.ftruncate(self._file, offset + len(content))
        self._size = offset + len(content)
