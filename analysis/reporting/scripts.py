"""Carry letters of scripts that a reader's machine may lack in the page itself: those that it shows, and no more."""

from __future__ import annotations

import base64
import io
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts" / "fallback"
#: The page's own fonts have the scripts before Hebrew.
_FIRST = "\u0590"
#: Latin Extended Additional and Greek Extended, which the page's own fonts have.
_EXTRA = range(0x1E00, 0x2000)
_LETTERS = ("Lo", "Lm", "Mn", "Mc", "Nd")
#: More letters than any English article quotes; beyond them the reader's machine must help.
_MOST = 2_000


def embed_scripts(page: str) -> tuple[str, list[str]]:
    """Give style rules with fonts for the letters of a page that its own fonts lack, and the families' names.

    Examples
    --------
    >>> embed_scripts("Iran offers to mediate")
    ('', [])
    """
    needed = {
        char
        for char in set(page)
        if char >= _FIRST and unicodedata.category(char) in _LETTERS and ord(char) not in _EXTRA
    }
    faces, families = [], []
    for place, (path, known) in enumerate(_list_fonts().items() if needed else ()):
        own = frozenset(sorted(char for char in needed if ord(char) in known)[:_MOST])
        if not own:
            continue
        needed -= own
        family = f"Communique Script {place + 1}"
        coded = base64.b64encode(_cut_font(path, "".join(sorted(own)))).decode("ascii")
        faces.append(f"@font-face{{font-family:'{family}';src:url(data:font/woff;base64,{coded}) format('woff')}}")
        families.append(family)
    return "".join(faces), families


@lru_cache(maxsize=1)
def _list_fonts() -> dict[Path, frozenset[int]]:
    fonts: dict[Path, frozenset[int]] = {}
    # The widest font comes last: what a script's own font has is taken from it.
    for path in sorted(FOLDER.glob("*.ttf"), key=lambda path: path.stat().st_size):
        with TTFont(path, lazy=True) as font:
            fonts[path] = frozenset(font.getBestCmap())
    return fonts


@lru_cache(maxsize=32)
def _cut_font(path: Path, letters: str) -> bytes:
    """Cut a font down to some letters, with all that they need to join; the same letters give the same bytes."""
    options = Options(layout_features=["*"], hinting=False, notdef_outline=True, recalc_timestamp=False)
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(text=f"{letters} ")
        cutter.subset(font)
        font.flavor = "woff"
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()
