"""The alert that a notebook raises beside what it shows: data on which whoever makes the report can act."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal

import nbformat
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.blocks import ALERT_MIME
from analysis.blocks.text import clean_text

State = Literal["calm", "watch", "alert"]
#: The states, the mildest first.
STATES: tuple[str, ...] = ("calm", "watch", "alert")
_LONGEST = 500


class Alert(BaseModel):
    """An alert line as data.

    Attributes
    ----------
    about : str
        What is watched.
    period : str or None
        The stretch of time that is judged.
    text : str
        The line as people read it.
    indicators : dict
        Those past their thresholds, with their values.
    before : str or None
        The state in the edition before, where there was one.
    is_new : bool
        Whether anything of it differs from the edition before.
    """

    model_config = ConfigDict(frozen=True)

    state: State
    about: str = Field(default="", max_length=_LONGEST)
    period: str | None = Field(default=None, max_length=_LONGEST)
    text: str = Field(default="", max_length=4 * _LONGEST)
    indicators: dict[str, float | None] = Field(default_factory=dict)
    before: State | None = None
    is_new: bool = True

    @property
    def line(self) -> str:
        """The alert in one line, without anything that could pass for a line or a header of its own."""
        return " ".join(clean_text(self.text or f"{self.state.upper()}: {self.about}").split())

    def reaches(self, state: str) -> bool:
        """Say whether it is as bad as this state, or worse.

        Examples
        --------
        >>> Alert(state="watch").reaches("watch"), Alert(state="watch").reaches("alert")
        (True, False)
        """
        return STATES.index(self.state) >= STATES.index(state)

    def is_news(self, state: str) -> bool:
        """Say whether to tell somebody who asks to be told from this state on: it is new, or it is over."""
        over = self.before is not None and STATES.index(self.before) >= STATES.index(state) and not self.reaches(state)
        return over or (self.reaches(state) and self.is_new)


def read_alert(notebook: nbformat.NotebookNode, *, before: Mapping[str, Any] | None = None) -> Alert | None:
    """Read the alert that an executed notebook raises; of several, the worst, and of equals the first.

    Parameters
    ----------
    before : mapping, optional
        The manifest of the edition before.
    """
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {}).get(ALERT_MIME)
            if isinstance(data, Mapping):
                with suppress(ValidationError):
                    found.append(Alert.model_validate({k: v for k, v in data.items() if k not in ("before", "is_new")}))
    if not found:
        return None
    worst = max(found, key=lambda alert: STATES.index(alert.state))
    earlier = read_manifest_alert(before or {})
    if earlier is None:
        return worst
    same = (worst.state, worst.period, worst.indicators) == (earlier.state, earlier.period, earlier.indicators)
    return worst.model_copy(update={"before": earlier.state, "is_new": not same})


def read_manifest_alert(manifest: Mapping[str, Any]) -> Alert | None:
    """Read the alert that an edition's manifest keeps."""
    try:
        return Alert.model_validate(manifest["alert"])
    except (KeyError, ValidationError):
        return None
