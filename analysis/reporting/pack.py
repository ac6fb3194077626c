"""Pack a PDF: its many small objects, most of them of the structure tree, go into compressed streams of objects."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

#: A reader unpacks a whole stream to get at one of its objects.
OBJECTS_A_STREAM = 200
_END = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
#: The two kinds of places that an object can have: a byte of the file, and one of the objects in a stream.
_AT_BYTE, _IN_STREAM = 1, 2


def pack_pdf(content: bytes) -> bytes:
    """Give a PDF at less than half the size that Typst writes a report at; the same PDF gives the same bytes.

    A PDF that does not end in a plain table of places, as Typst's do, is given back as it is.
    """
    end = _END.search(content, max(content.rfind(b"trailer"), 0))
    if end is None:
        return content
    table = int(end[2])
    starts = _read_table(content[table : end.start()])
    written = bytearray(content[: starts[0][0]])
    places: dict[int, tuple[int, int, int]] = {}
    small: list[tuple[int, bytes]] = []
    for (start, number), (after, _) in pairwise([*starts, (table, 0)]):
        body = content[start:after].strip().removesuffix(b"endobj").rstrip()
        if body.endswith(b"endstream"):
            places[number] = _AT_BYTE, len(written), 0
            written += content[start:after]
        else:
            small.append((number, body[body.index(b"obj") + 3 :].lstrip()))
    number = max(number for _, number in starts)
    for first in range(0, len(small), OBJECTS_A_STREAM):
        number += 1
        group = small[first : first + OBJECTS_A_STREAM]
        places |= {packed: (_IN_STREAM, number, at) for at, (packed, _) in enumerate(group)}
        places[number] = _AT_BYTE, len(written), 0
        written += _write_group(number, group)
    number += 1
    place = len(written)
    places[number] = _AT_BYTE, place, 0
    about = _SIZE.sub(b"/Size %d" % (number + 1), end[1])
    written += _write_stream(number, b"/Type/XRef/W[1 4 2]" + about, _write_table(places))
    written += b"startxref\n%d\n%%%%EOF\n" % place
    return bytes(written)


def _read_table(table: bytes) -> list[tuple[int, int]]:
    """Give where each object starts, with its number, in the order of the file."""
    entries = table.split(b"\n")[2:]
    return sorted((int(entry[:10]), number) for number, entry in enumerate(entries) if entry[17:18] == b"n")


def _write_group(number: int, group: list[tuple[int, bytes]]) -> bytes:
    index, at = [], 0
    for packed, body in group:
        index.append(b"%d %d" % (packed, at))
        at += len(body) + 1
    head = b" ".join(index) + b"\n"
    about = b"/Type/ObjStm/N %d/First %d" % (len(group), len(head))
    return _write_stream(number, about, head + b"\n".join(body for _, body in group))


def _write_table(places: dict[int, tuple[int, int, int]]) -> bytes:
    rows = [(0, 0, 0xFFFF), *(places.get(number, (0, 0, 0)) for number in range(1, max(places) + 1))]
    return b"".join(bytes([kind]) + where.to_bytes(4) + at.to_bytes(2) for kind, where, at in rows)


def _write_stream(number: int, about: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"%d 0 obj\n<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n\n" % (
        number, about, len(packed), packed,
    )  # fmt: skip
