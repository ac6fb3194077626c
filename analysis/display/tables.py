"""Show measured frames as tables: heads and cells in a reader's words, each row with the marks of its sentences."""

from __future__ import annotations

import re
from fractions import Fraction

import pandas as pd

from analysis.blocks import Line, Note, Paragraph, Run, TableBlock, runs
from analysis.charts.words import (
    FACTUALITY_WORDS,
    KIND_WORDS,
    RELATION_WORDS,
    SOURCING_WORDS,
    STATUS_WORDS,
    TYPE_WORDS,
    UNIT_WORDS,
    word_for,
)
from analysis.display.bounds import write_bound
from analysis.display.cells import (
    NOTHING,
    Cell,
    Row,
    cite_line,
    is_null,
    joined,
    leading_to,
    marks,
    number,
    plain,
    quoted,
    show_rows,
    strong,
    telling_review,
    write_number,
)
from analysis.display.claimants import write_claimant
from analysis.display.masthead import write_span
from analysis.display.outlines import load_country_names

#: A rate with no word for what is counted: "a day".
_RATE = re.compile(r"(?:(?:an?|per|each|every) \w+|each|apiece)\Z")
_MARKS = Cell("Sentences", marks("sentences"), 1.0)
#: Of what is named in many sentences the first few are cited.
_FIRST_MARKS = Cell("First named in", marks("sentences"), 1.0)
#: From how many actors on a roster is long, and how often who neither acts nor is heard is seldom named on such a one.
_LONG_ROSTER, _SELDOM = 25, 2
#: How far a share that was written as a decimal may be from what it stands for.
_ROUNDED = 0.0005
_MARK = Cell("Sentence", telling_review(marks("sentence")), 0.95)


def show_track_table(tracks: pd.DataFrame, *, caption: str = "Mediation tracks.") -> TableBlock | Note:
    """Show mediation tracks: a row a track, with its path and how it stands.

    Takes what `analysis.measures.summarise_tracks` gives.
    """
    cells = [
        Cell("Mediator", strong("mediator"), 1.2),
        Cell("Between", _write_parties, 1.6),
        Cell("Path", _write_path, 2.0),
        Cell("Stands at", plain("last_status", STATUS_WORDS), 0.9),
        _MARKS,
    ]
    return show_rows(tracks, cells, caption=caption, empty="No mediator was found.")


def show_event_table(events: pd.DataFrame, *, caption: str = "Events in the order of the text.") -> TableBlock | Note:
    """Show events: who does what to whom, how far it got, and how surely it is said.

    Takes what `analysis.measures.order_events` gives.
    """
    cells = [
        _MARK,
        Cell("Who", plain("actors"), 1.35),
        Cell("Does", _write_act, 1.45),
        Cell("To whom", plain("recipients"), 1.35),
        Cell("Mediator", plain("mediators"), 1.1),
        Cell("Stage", plain("status", STATUS_WORDS), 1.1),
        Cell("How sure", leading_to(plain("likelihood"), "claim_id"), 1.3),
        Cell("When", quoted("when_text"), 1.1),
        Cell("Scale", number("intensity"), 0.7, "right"),
    ]
    return show_rows(events, cells, caption=caption, empty="No event between political actors was found.")


def show_timeline(events: pd.DataFrame, *, caption: str = "Events in the order of time.") -> TableBlock | Note:
    """Show the events that the text places in time, in that order.

    Takes what `analysis.measures.order_events` gives.
    """
    said = events["when_text"].dropna()
    empty = (
        f"The text’s words for time, such as “{said.iloc[0]}”, cannot be placed on a calendar."
        if len(said)
        else "No event was placed in time."
    )
    placed = events.dropna(subset=["when_start"]).sort_values("when_start", kind="stable")
    cells = [
        Cell("When", _write_when, 1.2),
        Cell("As written", quoted("when_text"), 1.2),
        Cell("Who", plain("actors"), 1.3),
        Cell("Does", quoted("quote"), 1.5),
        Cell("To whom", plain("recipients"), 1.3),
        _MARK,
    ]
    return show_rows(placed, cells, caption=caption, empty=empty)


def show_roster(actors: pd.DataFrame, *, caption: str = "Who is involved.") -> TableBlock | Note:
    """Show the roster of actors with roles and affiliations: who acts, is heard, or is named more than in passing.

    Takes what `analysis.measures.list_actors` gives; `show_others_named` shows the rest.
    """
    actors = actors[~_are_bystanders(actors)]
    cells = [
        Cell("Actor", strong("name"), 1.6),
        Cell("Kind", plain("kind", KIND_WORDS), 1.0),
        Cell("Role", plain("role"), 1.5),
        Cell("Acts for", plain("belongs_to"), 1.3),
        Cell("Named", number("mention_count"), 0.6, "right"),
        Cell("Events", number("event_count"), 0.6, "right"),
        Cell("Heard", number("claim_count"), 0.6, "right"),
        _FIRST_MARKS,
    ]
    return show_rows(actors, cells, caption=caption, empty="No political actor was found.", anchor="actor_id")


def show_others_named(actors: pd.DataFrame) -> Paragraph | None:
    """Show in a line the actors who are named in passing, and neither act nor are heard; nothing where no such has a name.

    Of these their names alone are told: what kind of actor one is and for whom he acts is told best by what he does.

    Takes what `analysis.measures.list_actors` gives.
    """
    passing = _are_bystanders(actors)
    # Whom a row of the roster acts for is named there.
    others = actors[passing & actors["is_named"] & ~actors["name"].isin(actors["belongs_to"][~passing])]
    if others.empty:
        return None
    line: list[Run] = [Run(text="Also named: ")]
    for at, row in enumerate(others.to_dict("records")):
        line += [Run(text=f"{', ' if at else ''}{row['name']} "), *cite_line(row["sentences"][:1])]
    return Paragraph(line=(*line, Run(text=".")))


def _are_bystanders(actors: pd.DataFrame) -> pd.Series:
    """Tell which actors are only named in passing: once, of a long roster twice; none where nobody does more."""
    is_idle = (actors["event_count"] == 0) & (actors["claim_count"] == 0)
    often = _SELDOM if len(actors) > _LONG_ROSTER else 1
    return is_idle & (actors["mention_count"] <= often) & (not is_idle.all())


def show_ties(ties: pd.DataFrame, *, caption: str = "Standing ties that the text states.") -> TableBlock | Note:
    """Show leverage and other standing ties.

    Takes what `analysis.measures.list_ties` gives.
    """
    cells = [
        Cell("Who", strong("subject"), 1.2),
        Cell("Tie", plain("relation", RELATION_WORDS), 1.0),
        Cell("To whom, over what", plain("object"), 1.4),
        Cell("By means of", plain("instrument"), 1.4),
        Cell("How strong", quoted("strength"), 1.0),
        Cell("Sentences", telling_review(marks("sentences")), 1.0),
    ]
    return show_rows(ties, cells, caption=caption, empty="No leverage and no standing tie between actors was found.")


def show_figures_claimed(figures: pd.DataFrame, *, caption: str = "Figures and who gives them.") -> TableBlock | Note:
    """Show numbers: what they count, whose they are, and who says so.

    Takes what `analysis.measures.list_figures` gives.
    """
    cells = [
        Cell("Figure", _write_figure, 1.1),
        Cell("Of what", _write_counted, 1.6),
        Cell("Whose", plain("actor"), 1.0),
        Cell("Who says so", leading_to(write_claimant, "claim_id"), 1.6),
        Cell("As written", quoted("quote"), 1.2),
        _MARK,
    ]
    return show_rows(figures, cells, caption=caption, empty="No figure was found.")


def show_place_table(places: pd.DataFrame, *, caption: str = "Places named.") -> TableBlock | Note:
    """Show places: how often they are named, and what happens there.

    Takes what `analysis.measures.locate_places` gives.
    """
    cells = [
        Cell("Place", strong("name"), 1.4),
        Cell("Country", _write_country, 0.9),
        Cell("Position", _write_position, 1.2),
        Cell("Mentions", _write_mentions, 0.9, "right"),
        Cell("Events there", number("event_count"), 0.8, "right"),
        _FIRST_MARKS,
    ]
    return show_rows(places, cells, caption=caption, empty="No place was found.")


def show_claims(claims: pd.DataFrame, *, caption: str = "Claims and what they rest on.") -> TableBlock | Note:
    """Show claims: who says what, by which words, and how surely.

    Takes what `analysis.measures.list_claims` gives.
    """
    cells = [
        Cell("Who says so", leading_to(write_claimant, "source_actor_id"), 1.3),
        Cell("Sort of source", plain("sourcing", SOURCING_WORDS), 1.35),
        Cell("What", quoted("quote"), 2.6),
        Cell("Cue", quoted("cue"), 1.25),
        Cell("Held to be", plain("factuality", FACTUALITY_WORDS), 1.0),
        _MARK,
    ]
    return show_rows(claims, cells, caption=caption, empty="No claim with a source was found.", anchor="claim_id")


def show_interactions(pairs: pd.DataFrame, *, caption: str = "Who acts on whom, and how.") -> TableBlock | Note:
    """Show who acts on whom: a row a pair and tone.

    Takes what `analysis.measures.count_interactions` gives.
    """
    cells = [
        Cell("Who", strong("actor"), 1.4),
        Cell("To whom", plain("recipient"), 1.4),
        Cell("Tone", plain("tone"), 1.0),
        Cell("Events", number("event_count"), 0.6, "right"),
        Cell("Mean scale", number("mean_intensity"), 0.8, "right"),
        _MARKS,
    ]
    return show_rows(pairs, cells, caption=caption, empty="Nobody who acts on another was found.")


def show_claim_counts(counts: pd.DataFrame, *, caption: str = "Claims counted.") -> TableBlock | Note:
    """Show how many claims rest on which sort of source, and how surely they are held.

    Takes what `analysis.measures.count_claims_by_sourcing` gives.
    """
    cells = [
        Cell("Sort of source", plain("sourcing", SOURCING_WORDS), 1.4),
        Cell("Held to be", plain("factuality", FACTUALITY_WORDS), 1.2),
        Cell("Claims", number("claim_count"), 0.6, "right"),
    ]
    return show_rows(counts, cells, caption=caption, empty="No claim was found.")


def show_voices(voices: pd.DataFrame, *, caption: str = "Acts and statements counted.") -> TableBlock | Note:
    """Show who acts and who is heard, and how often.

    Takes what `analysis.measures.share_voice` gives.
    """
    cells = [
        Cell("Who", strong("name"), 1.6),
        Cell("Acts in", number("event_count"), 0.7, "right"),
        Cell("Is heard in", number("claim_count"), 0.7, "right"),
        _MARKS,
    ]
    return show_rows(voices, cells, caption=caption, empty="Nobody who acts or is heard was found.")


def show_words(words: pd.DataFrame, *, caption: str, empty: str) -> TableBlock | Note:
    """Show hedges or loaded words, and where they stand.

    Takes what `analysis.measures.list_hedges` or `list_loaded_words` gives.
    """
    cells = [
        Cell("Word", quoted("word"), 1.0),
        Cell("Times", number("count"), 0.5, "right"),
        Cell("In what is said by", joined("sources"), 1.6),
        _MARKS,
    ]
    return show_rows(words, cells, caption=caption, empty=empty)


def _write_act(row: Row) -> Line:
    """Write what is done, as the text has it, then the type that it was given."""
    return (Run(text=f"“{row['quote']}” "), Run(text=word_for(row["type"], TYPE_WORDS), style="muted"))


def _write_parties(row: Row) -> Line:
    names = [str(row[column]) for column in ("party_a", "party_b") if not is_null(row[column])]
    return runs(" and ".join(names)) if names else NOTHING


def _write_path(row: Row) -> Line:
    return runs(" → ".join(word_for(status, STATUS_WORDS) for status in row["path"]))


def _write_figure(row: Row) -> Line:
    write = _write_share if is_null(row["unit"]) else _write_large
    low, high, value = (
        None if is_null(row[column]) else write(float(row[column])) for column in ("low", "high", "value")
    )
    rate = _rate_of(row)
    unit = _write_unit(row, plural=value != "1") + (f" {rate}" if rate else "")
    if value is None and low and high:
        return runs(f"{low} to {high}{unit}")
    said = value or low or high
    return runs(f"{write_bound(row)} {said}{unit}".strip()) if said else NOTHING


def _write_share(value: float) -> str:
    """Write a share of something as people say it, 1/3 and not 0.3333, and any other number as it is."""
    share = Fraction(value).limit_denominator(10)
    is_share = 0 < share < 1 and abs(float(share) - value) < _ROUNDED
    return f"{share.numerator}/{share.denominator}" if is_share else _write_large(value)


def _write_large(value: float) -> str:
    """Write a number, round millions and billions in words."""
    for one, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= one and value % (one / 10) == 0:
            return f"{write_number(value / one)} {word}"
    return write_number(value)


def _write_counted(row: Row) -> Line:
    """Write what is counted, unless what stands beside the number has said so: "2 hours" of "hours", "5 barrels a day"."""
    units = {_write_unit(row, plural=plural).strip().lower() for plural in (True, False)}
    if is_null(row["counted"]) or str(row["counted"]).strip().lower() in units or _rate_of(row):
        return NOTHING
    return runs(str(row["counted"]))


def _rate_of(row: Row) -> str | None:
    """Give how often, where that is all that is said behind a number and its unit: of "$40 million a year" the "a year"."""
    counted = "" if is_null(row["counted"]) else str(row["counted"])
    if _RATE.match(counted):
        return counted
    first, _, rate = counted.partition(" ")
    units = {_write_unit(row, plural=plural).strip().lower() for plural in (True, False)}
    return rate if first.lower() in units and _RATE.match(rate) else None


def _write_mentions(row: Row) -> Line:
    """Write how often a place is named; a country may be there for those alone who act for it."""
    return number("mention_count")(row) if row["mention_count"] else (Run(text="as a party", style="muted"),)


def _write_unit(row: Row, *, plural: bool) -> str:
    """Write the unit after a number; people are not named where the row says what sort of people are counted."""
    unit = None if is_null(row["unit"]) else str(row["unit"])
    counted = "" if is_null(row["counted"]) else str(row["counted"])
    if unit is None or (unit == "person" and counted and _RATE.match(counted) is None):
        return ""
    is_plain = plural and not unit.isupper()  # A currency's code has no plural.
    word = UNIT_WORDS.get(unit) or (f"{unit}s" if is_plain else unit)
    return word if word == "%" else f" {word}"


def _write_country(row: Row) -> Line:
    return (
        NOTHING if is_null(row["country"]) else runs(load_country_names().get(str(row["country"]), str(row["country"])))
    )


def _write_when(row: Row) -> Line:
    return runs(write_span(row["when_start"], row["when_end"]) or "")


def _write_position(row: Row) -> Line:
    if _write_country(row) == runs(str(row["name"])):  # A whole country has no position worth giving.
        return NOTHING
    if is_null(row["latitude"]) or is_null(row["longitude"]):
        return NOTHING
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    return runs(
        f"{abs(latitude):.1f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.1f}° {'E' if longitude >= 0 else 'W'}"
    )
