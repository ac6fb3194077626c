"""What a kernel of ours does more than another: frames that can be cited show their citations."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.blocks.html import NoText, bundle_block
from analysis.display.frames import CITED, show_frame


def load_into(shell: Any) -> None:
    """Let frames with a column ``sentence`` or ``sentences`` display as cited tables in an IPython shell; others as ever."""
    shell.display_formatter.mimebundle_formatter.for_type(pd.DataFrame, _describe)


def unload_from(shell: Any) -> None:
    """Let all frames display as pandas has them."""
    shell.display_formatter.mimebundle_formatter.pop(pd.DataFrame, None)


def _describe(frame: pd.DataFrame, **_: object) -> dict[str, Any] | None:
    if not any(column in frame for column in CITED) or isinstance(frame.columns, pd.MultiIndex):
        return None
    # A notebook of one's own seldom holds the text: a mark that led to it there would lead nowhere.
    return bundle_block(show_frame(frame), links=NoText())
