"""Show what is measured across texts: efforts at mediation, an actor, coverage, and indicators of escalation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.blocks import ALERT_MIME, Line, Note, Run, TableBlock, runs
from analysis.charts.words import RELATION_WORDS, STATUS_WORDS, word_for
from analysis.display.cells import (
    NOTHING,
    Cell,
    Row,
    is_null,
    joined,
    marks,
    number,
    plain,
    quoted,
    show_rows,
    strong,
    write_number,
)
from analysis.display.masthead import write_time

_MARKS = Cell("Sentences", marks("sentences"), 1.1)
#: From how many days on a date says the month alone, and the year alone.
_WEEK_DAYS, _YEAR_DAYS = 7, 90
#: From how many mediators on those with a single effort are left to the table of efforts.
_MOST_RECORDS = 20
_STATE_WORDS = {"calm": "calm", "watch": "watch", "alert": "ALERT"}


def show_efforts(
    summary: pd.DataFrame, *, caption: str = "Efforts at mediation, in order of time."
) -> TableBlock | Note:
    """Show efforts at mediation, with their path, dates and how far they got.

    Takes what `analysis.measures.summarise_efforts` gives.
    """
    cells = [
        Cell("Mediator", strong("mediator"), 1.2),
        Cell("Between", _write_parties, 1.7),
        Cell("Path", _write_path, 1.6),
        Cell("How far", plain("reach"), 0.9),
        Cell("First told", _write_first, 1.1),
        Cell("Days", _write_days, 0.5, "right"),
        _MARKS,
    ]
    return show_rows(summary, cells, caption=caption, empty="No mediator was found.")


def _write_parties(row: Row) -> Line:
    names = [str(row[column]) for column in ("party_a", "party_b") if not is_null(row[column])]
    return runs(" and ".join(names)) if names else NOTHING


def _write_path(row: Row) -> Line:
    return runs(" → ".join(word_for(status, STATUS_WORDS) for status in row["path"]))


def _write_first(row: Row) -> Line:
    """Write the first day as exactly as the text has it."""
    written = write_time(row["first_at"])
    if not written:
        return NOTHING
    day = written.split(",")[0]
    span = 0 if is_null(row["first_span_days"]) else int(row["first_span_days"])
    return runs(day if span < _WEEK_DAYS else day.split(" ", 1)[1] if span < _YEAR_DAYS else day.rsplit(" ", 1)[1])


def _write_days(row: Row) -> Line:
    """Write how long; what is told of one day alone has no length."""
    return NOTHING if is_null(row["days"]) or not row["days"] else number("days")(row)


def show_records(records: pd.DataFrame, *, caption: str = "Mediators and how far they got.") -> TableBlock | Note:
    """Show each mediator's record; of many mediators, those with more than one effort.

    Takes what `analysis.measures.rate_mediators` gives.
    """
    busy = records[records["effort_count"] > 1] if len(records) > _MOST_RECORDS else records
    if 0 < len(busy) < len(records):
        caption = f"{caption} The {len(records) - len(busy)} others made one effort each, shown below with its path."
        records = busy
    cells = [
        Cell("Mediator", strong("mediator"), 1.5),
        Cell("Efforts", number("effort_count"), 0.6, "right"),
        Cell("Took place", number("took_place_count"), 0.8, "right"),
        Cell("Under way", number("under_way_count"), 0.8, "right"),
        Cell("Not begun", number("not_begun_count"), 0.8, "right"),
        Cell("Broken off", number("broken_off_count"), 0.8, "right"),
        Cell("Days, median", number("median_days"), 0.9, "right"),
        _MARKS,
    ]
    return show_rows(records, cells, caption=caption, empty="No mediator was found.")


def show_levers(levers: pd.DataFrame, *, caption: str = "Ties that mediators hold.") -> TableBlock | Note:
    """Show what ties the mediators have to the parties, and to others.

    Takes what `analysis.measures.list_levers` gives.
    """
    cells = [
        Cell("Mediator", strong("mediator"), 1.2),
        Cell("Tie", plain("relation", RELATION_WORDS), 1.1),
        Cell("To whom, over what", plain("over"), 1.5),
        Cell("A party", _write_party, 0.6),
        Cell("By means of", plain("instrument"), 1.4),
        Cell("How strong", quoted("strength"), 0.9),
        _MARKS,
    ]
    return show_rows(levers, cells, caption=caption, empty="No tie that a mediator could use was found.")


def _write_party(row: Row) -> Line:
    return runs("yes") if row["is_party"] else NOTHING


def show_facts(facts: pd.DataFrame, *, caption: str) -> TableBlock | Note:
    """Show facts about an actor: what `analysis.measures.summarise_actor` gives."""
    cells = [Cell("What", strong("fact"), 0.8), Cell("", plain("value"), 3.0), _MARKS]
    return show_rows(facts, cells, caption=caption, empty="Nothing is known of it.")


def show_names(names: pd.DataFrame, *, caption: str = "What it is called.") -> TableBlock | Note:
    """Show the words by which an actor is called: what `analysis.measures.count_names` gives."""
    cells = [
        Cell("Called", quoted("written"), 2.0),
        Cell("Form", plain("form"), 0.8),
        Cell("Times", number("count"), 0.5, "right"),
        Cell("Texts", number("text_count"), 0.5, "right"),
        Cell("Sentences", marks("sentences"), 1.8),
    ]
    return show_rows(names, cells, caption=caption, empty="No mention of it was found.", most=30)


def show_counterparts(counterparts: pd.DataFrame, *, caption: str = "With whom it deals.") -> TableBlock | Note:
    """Show how an actor deals with others: what `analysis.measures.count_counterparts` gives."""
    cells = [
        Cell("Counterpart", strong("counterpart"), 1.5),
        Cell("It cooperates", number("cooperation_by"), 0.8, "right"),
        Cell("is in conflict", number("conflict_by"), 0.8, "right"),
        Cell("asks", number("request_by"), 0.5, "right"),
        Cell("They cooperate", number("cooperation_to"), 0.8, "right"),
        Cell("are in conflict", number("conflict_to"), 0.8, "right"),
        Cell("ask", number("request_to"), 0.5, "right"),
        _MARKS,
    ]
    return show_rows(counterparts, cells, caption=caption, empty="It deals with nobody in these texts.")


def show_coverage(coverage: pd.DataFrame, *, caption: str, empty: str) -> TableBlock | Note:
    """Show what texts tell: what `analysis.measures.compare_coverage` gives."""
    cells = [
        Cell("What is told", strong("label"), 2.4),
        Cell("Texts", number("text_count"), 0.5, "right"),
        Cell("By", joined("texts"), 1.8),
        Cell("Stage", _write_statuses, 1.0),
        _MARKS,
    ]
    return show_rows(coverage, cells, caption=caption, empty=empty, most=60)


def _write_statuses(row: Row) -> Line:
    return runs(", ".join(word_for(status, STATUS_WORDS) for status in row["statuses"]))


def show_figure_differences(
    figures: pd.DataFrame, *, caption: str = "Numbers that several texts give."
) -> TableBlock | Note:
    """Show numbers of the same thing side by side: what `analysis.measures.compare_figures` gives."""
    cells = [
        Cell("Of what", strong("counted"), 1.2),
        Cell("They differ", _write_disputed, 0.7),
        Cell("From", number("lowest"), 0.95, "right"),
        Cell("To", number("highest"), 0.95, "right"),
        Cell("As each has it", joined("texts", separator="; "), 3.0),
        _MARKS,
    ]
    return show_rows(figures, cells, caption=caption, empty="No two texts give a number of the same thing.")


def _write_disputed(row: Row) -> Line:
    return (Run(text="yes", style="strong"),) if row["is_disputed"] else runs("no")


def show_periods(
    periods: pd.DataFrame, *, caption: str = "Conflict and cooperation over time.", newest: int = 30
) -> TableBlock | Note:
    """Show stretches of time with their scores: what `analysis.measures.cite_weightiest` gives, or the newest of them."""
    if len(periods) > newest:
        caption = f"{caption.rstrip('.')}: the last {newest} of {len(periods)} stretches."
        periods = periods.tail(newest)
    cells = [
        Cell("When", strong("period"), 1.0),
        Cell("Events", number("event_count"), 0.6, "right"),
        Cell("Conflict", number("conflict_count"), 0.7, "right"),
        Cell("Force", number("violence_count"), 0.6, "right"),
        Cell("Mean score", _round("mean_intensity"), 0.8, "right"),
        Cell("Fall", _round("fall"), 0.6, "right"),
        Cell("Weightiest", marks("sentences"), 2.0),
    ]
    return show_rows(periods, cells, caption=caption, empty="No event has a date.")


def _round(column: str) -> Any:
    def make(row: Row) -> Line:
        return NOTHING if is_null(row[column]) else runs(write_number(round(float(row[column]), 1)))

    return make


def show_indicators(indicators: pd.DataFrame, *, caption: str = "Indicators of escalation.") -> TableBlock | Note:
    """Show indicators against their thresholds: what `analysis.measures.check_indicators` gives."""
    cells = [
        Cell("Indicator", strong("name"), 1.4),
        Cell("Value", _round("value"), 0.6, "right"),
        Cell("Watch", number("watch"), 0.6, "right"),
        Cell("Alert", number("alert"), 0.6, "right"),
        Cell("State", _write_state, 0.7),
        Cell("What it is", plain("meaning"), 2.4),
    ]
    return show_rows(indicators, cells, caption=caption, empty="There is no dated event to measure.")


def _write_state(row: Row) -> Line:
    word = _STATE_WORDS[str(row["state"])]
    return (Run(text=word, style="strong"),) if row["state"] != "calm" else runs(word)


@dataclass(frozen=True)
class AlertLine:
    """A line that a person reads, and beside it in the notebook's output what a scheduler acts on."""

    note: Note
    data: dict[str, Any]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {**self.note._repr_mimebundle_(include, exclude), ALERT_MIME: self.data}


def show_alert(indicators: pd.DataFrame, *, state: str, about: str) -> AlertLine:
    """Show the alert line: in words, and as data under `ALERT_MIME` in the output.

    Parameters
    ----------
    indicators : DataFrame
        What `analysis.measures.check_indicators` gives.
    state : {"calm", "watch", "alert"}
        The worst of them.
    about : str
        What is watched.
    """
    raised = indicators[indicators["state"] != "calm"]
    period = str(indicators["period"].iloc[0]) if len(indicators) else None
    past = {
        level: ", ".join(_tell_indicator(row, level) for row in raised[raised["state"] == level].to_dict("records"))
        for level in ("alert", "watch")
    }
    when = f" in {period}, the newest in the texts" if period else ""
    said = [past["alert"], f"to watch: {past['watch']}" if past["alert"] and past["watch"] else past["watch"]]
    nothing = "no indicator is past its threshold" if period else "the texts tell of no event with a date"
    text = f"{state.upper()}: {about}{when}: {'; '.join(filter(None, said)) or nothing}."
    line = runs((Run(text=text, style="strong" if state == "alert" else "plain"),))
    data = {
        "state": state,
        "about": about,
        "period": period,
        "text": text,
        "indicators": {row["key"]: row["value"] for row in raised.to_dict("records")},
    }
    return AlertLine(Note(tone="caution" if state != "calm" else "empty", line=line), data)


def _tell_indicator(row: Row, level: str) -> str:
    value, threshold = (write_number(round(float(row[column]), 1)) for column in ("value", level))
    return f"{str(row['name']).lower()} {value} ({level} from {threshold} on)"
