"""What reports on several texts say first: the finding of each picture, and the lines that sum an actor or a course up.

The titles take the frame that a picture is drawn from and give one sentence without marks; where the frame has no row they
give the plain title, which nobody will see.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.bodies import join_names
from analysis.measures.corpus import join_sentences
from analysis.measures.naming import call_name, capitalise, is_many, spell
from analysis.schemas import Tables

_STATEMENTS = ["order", "text", "sentences"]
_MOST_NAMES = 3
_TIMES = {1: "once", 2: "twice"}
_PARTS = (("mediator", "mediates in"), ("actor", "acts in"), ("recipient", "is acted on in"))


def tell_records(records: pd.DataFrame) -> str:
    """Tell who mediates most: ``records`` is what `rate_mediators` gives.

    Examples
    --------
    >>> frame = {"mediator": ["United States", "Qatar"], "effort_count": [14, 4], "took_place_count": [9, 3]}
    >>> tell_records(pd.DataFrame(frame))
    'The United States made 14 of the 18 efforts, nine of which took place.'
    """
    if records.empty:
        return "Efforts at mediation by how far they got."
    total, top = int(records["effort_count"].sum()), records.iloc[0]
    first = records[records["effort_count"] == top["effort_count"]]
    count = int(top["effort_count"])
    if len(first) == 1 and count > 1:
        took = int(top["took_place_count"])
        went = "all of which" if took == count else f"{spell(took)} of which" if took else "none of which"
        return capitalise(
            f"{call_name(top['mediator'])} made {spell(count)} of the {total} efforts, {went} took place."
        )
    took = int(records["took_place_count"].sum())
    return f"Of {total} efforts by {spell(len(records))} mediators, {spell(took) if took else 'none'} took place."


def tell_effort_times(summary: pd.DataFrame) -> str:
    """Tell of which year most efforts are told: ``summary`` is what `summarise_efforts` gives."""
    dated = summary.dropna(subset=["first_at"])
    if dated.empty:
        return "When each effort was made."
    years = pd.Series([moment.year for moment in dated["first_at"]])
    counts = years.value_counts()
    top, most = int(counts.index[0]), int(counts.iloc[0])
    if len(counts) == 1:
        return f"All efforts are told of {top}."
    if most > 1 and int((counts == most).sum()) == 1:
        return f"More efforts are told of {top} than of any other year: {most} of {len(dated)}."
    return f"Efforts are told of {len(counts)} years from {years.min()} to {years.max()}."


def tell_counterparts(counterparts: pd.DataFrame, *, actor: str) -> str:
    """Tell with whom an actor deals most: ``counterparts`` is what `count_counterparts` gives."""
    if counterparts.empty:
        return f"Whom {call_name(actor)} acts on, and who acts on it."
    deals = "deal" if is_many(actor) else "deals"
    most = int(counterparts["event_count"].max())
    names = [call_name(name) for name in counterparts[counterparts["event_count"] == most]["counterpart"]]
    if len(names) > _MOST_NAMES:
        return capitalise(f"{call_name(actor)} {deals} with {spell(len(counterparts))} others, with none most.")
    rest = len(names) < len(counterparts)
    often = _TIMES.get(most, f"{spell(most)} times") + (" each" if len(names) > 1 else "")
    return capitalise(f"{call_name(actor)} {deals} {'most ' if rest else ''}with {join_names(names)}, {often}.")


def tell_course(periods: pd.DataFrame) -> str:
    """Tell how the mean score moved last: ``periods`` is what `score_periods` gives.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2024", "2025"], "mean_intensity": [0.9, -0.7]})
    >>> tell_course(frame)
    'In 2025 events scored −0.7 on average, against 0.9 in 2024.'
    """
    scored = periods.dropna(subset=["mean_intensity"])
    if scored.empty:
        return "Mean score and number of events."
    last = scored.iloc[-1]
    now = f"In {last['period']} events scored {_round(last['mean_intensity'])} on average"
    if len(scored) == 1:
        return f"{now}."
    before = scored.iloc[-2]
    return f"{now}, against {_round(before['mean_intensity'])} in {before['period']}."


def tell_shared(coverage: pd.DataFrame, *, text_count: int) -> str:
    """Tell how much all texts tell: ``coverage`` is what `compare_coverage` gives."""
    if coverage.empty:
        return "What the texts tell, those told most first."
    shared = int((coverage["text_count"] == text_count).sum())
    told = "none is" if not shared else "one is" if shared == 1 else f"{spell(shared)} are"
    return f"Of {spell(len(coverage))} things told, {told} told by all {spell(text_count)} texts."


def tell_overlap(overlap: pd.DataFrame) -> str:
    """Tell which texts share most: ``overlap`` is what `measure_overlap` gives."""
    if overlap.empty:
        return "Things that two texts both tell."
    most = int(overlap["shared_count"].max())
    top = overlap[overlap["shared_count"] == most]
    things = f"{spell(most)} thing{'s' * (most != 1)}"
    if not most:
        return "No two of the texts tell the same thing."
    if len(top) == len(overlap) and len(overlap) > 1:
        return f"Any two of the texts share {things}."
    if len(top) > 1:
        return f"{capitalise(spell(len(top)))} pairs of texts share {things} each; no pair shares more."
    return f"{top.iloc[0]['text_a']} and {top.iloc[0]['text_b']} share most: {things}."


def tell_profiles(audit: pd.DataFrame) -> str:
    """Tell how many claims have a name behind them: ``audit`` is what `audit_sources` gives."""
    total, named = int(audit["claim_count"].sum()), int(audit["named_count"].sum())
    if not total:
        return "Claims by the sort of their source."
    return f"Of {total} attributed claims, {spell(named) if named else 'none'} rest{'s' * (named < 2)} on a source with a name."


def tell_actor(tables: Tables, own: Tables, actor_id: str) -> pd.DataFrame:
    """Sum an actor up in a few sentences: what it does, in how many texts, and what it is heard to say.

    A row is a sentence: ``order``, ``text``, ``sentences``. ``own`` is what `select_actor` gives of ``tables``.
    """
    name = call_name(str(tables.actors.set_index("actor_id")["name"][actor_id]))
    many = is_many(name)
    texts = int(own.mentions["document_id"].nunique())
    of_all = f"{spell(texts)} of the {spell(len(tables.documents))} texts" if len(tables.documents) > 1 else "the text"
    said: list[tuple[str, tuple[int, ...]]] = []
    named = f"{'are' if many else 'is'} named in {of_all}"
    said.append((f"{capitalise(name)} {named}, {_count(len(own.mentions), 'time')} in all.", _mark(own.mentions, 1)))
    mine = set(own.mentions["actor_id"]) | {actor_id}
    parts = own.participants[own.participants["actor_id"].isin(mine)]
    done: list[str] = []
    for part, words in _PARTS:
        count = int(parts[parts["part"] == part]["event_id"].nunique())
        if count:
            done.append(f"{words if not many else _to_many(words)} {_count(count, 'event')}")
    they = "They" if many else "It"
    if done:
        said.append((f"{they} {join_names(done)}.", _mark(parts, 6)))
    if len(own.claims):
        heard = own.claims.sort_values(["document_id", "start"], kind="stable").iloc[-1]
        often = _TIMES.get(len(own.claims), f"{spell(len(own.claims))} times")
        last = ", the last time" if len(own.claims) > 1 else ""
        quote = " ".join(str(heard["quote"]).split())
        said.append((f"{they} {'are' if many else 'is'} heard {often}{last}: “{quote}”.", (int(heard["sentence"]),)))
    else:
        said.append((f"{they} {'are' if many else 'is'} not heard.", ()))
    rows = [{"order": order, "text": text, "sentences": marks} for order, (text, marks) in enumerate(said)]
    return pd.DataFrame(rows, columns=_STATEMENTS)


def tell_state(periods: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Sum up the last stretch of a course in a few sentences.

    A row is a sentence: ``order``, ``text``, ``sentences``. Takes what `score_periods` and `check_indicators` give.
    """
    if periods.empty:
        return pd.DataFrame([], columns=_STATEMENTS)
    last = periods.iloc[-1]
    events, conflict, force = (int(last[c]) for c in ("event_count", "conflict_count", "violence_count"))
    shares = f"{spell(conflict) if conflict else 'none'} of conflict" + (
        f", {'all' if force == conflict else spell(force) if force else 'none'} of these acts of force"
        if conflict
        else ""
    )
    said = [(f"Of {last['period']}, the newest stretch, the texts tell {_count(events, 'event')}: {shares}.",
             tuple(cite_weightiest(periods).iloc[-1]["sentences"]))]  # fmt: skip
    if not pd.isna(last["mean_intensity"]):
        said.append((tell_course(periods), ()))
    raised = [str(row["name"]).lower() for row in indicators.to_dict("records") if row["state"] != "calm"]
    calm = len(indicators) - len(raised)
    if raised:
        rest = f"; the other {spell(calm) if calm > 1 else 'one'} {'are' if calm > 1 else 'is'} calm" if calm else ""
        past = f"{capitalise(spell(len(raised)))} of the {spell(len(indicators))} indicators "
        past += "is past its mark" if len(raised) == 1 else "are past their marks"
        said.append((f"{past}: {join_names(raised)}{rest}.", ()))
    elif len(indicators):
        said.append((f"All {spell(len(indicators))} indicators are calm.", ()))
    rows = [{"order": order, "text": text, "sentences": marks} for order, (text, marks) in enumerate(said)]
    return pd.DataFrame(rows, columns=_STATEMENTS)


def cite_weightiest(periods: pd.DataFrame) -> pd.DataFrame:
    """Give stretches of time with the marks of their weightiest events alone, of five at most.

    Takes what `score_periods` gives; a row is a stretch, and ``sentences`` are cut.
    """
    return periods.assign(sentences=periods["weightiest"])


def _mark(frame: pd.DataFrame, most: int) -> tuple[int, ...]:
    return join_sentences([[n] for n in frame["sentence"]])[:most]


def _count(number: int, thing: str) -> str:
    return f"{spell(number)} {thing}{'s' * (number != 1)}"


def _to_many(words: str) -> str:
    return words.replace("mediates", "mediate").replace("acts", "act").replace("is acted", "are acted")


def _round(value: Any) -> str:
    return f"{round(float(value), 1) + 0.0:g}".replace("-", "−")
