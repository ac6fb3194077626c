"""Several texts on one story: what all tell, what only one tells, where their numbers differ, who bears out whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies, join_names, name_actors
from analysis.measures.corpus import join_sentences, label_documents
from analysis.measures.lexicon import load_words
from analysis.measures.naming import call_name, capitalise, spell
from analysis.schemas import Tables

_COVERAGE = ["label", "kind", "texts", "text_count", "statuses", "sentences"]
_FIGURES = ["counted", "unit", "texts", "text_count", "lowest", "highest", "is_disputed", "sentences"]
_OVERLAP = ["text_a", "text_b", "shared_count", "share", "sentences"]
_LONGEST_WORDS = 6
#: Of mere people nothing says that two numbers are of the same ones: a table may set them side by side, no sentence may.
_ANYBODY = ("people", "person", "persons")


def compare_coverage(tables: Tables) -> pd.DataFrame:
    """Compare what texts tell: each act between bodies, and which of the texts tell it.

    A row is a thing told: the same sort of act (PLOVER type) between the same bodies, or a mediator's work between the
    same parties. Columns: ``label`` (in words), ``kind`` (``event`` or ``mediation``), ``texts`` (tuple of names in order
    of time), ``text_count``, ``statuses`` (tuple, as the texts give them; more than one where they differ or it went
    on), ``sentences``. What most texts tell comes first, then what is told first. Events that name one side only are left
    out: nothing tells whether two of them are the same.
    """
    told: dict[tuple[Any, ...], list[tuple[str, str, int]]] = {}
    labels = label_documents(tables.documents)
    words: dict[tuple[Any, ...], str] = {}
    for key, label, event in _list_things(tables):
        told.setdefault(key, []).append(
            (labels[str(event["document_id"])], str(event["status"]), int(event["sentence"]))
        )
        words.setdefault(key, label)
    order = {label: place for place, label in enumerate(labels.values())}
    rows: list[dict[str, object]] = []
    for key, seen in told.items():
        texts = sorted({text for text, _, _ in seen}, key=lambda text: order[text])
        rows.append(
            {
                "label": words[key], "kind": key[0], "texts": tuple(texts), "text_count": len(texts),
                "statuses": tuple(dict.fromkeys(status for _, status, _ in seen)),
                "sentences": join_sentences([[number] for _, _, number in seen]),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_COVERAGE)
    return frame.sort_values("text_count", ascending=False, kind="stable", ignore_index=True)


def _list_things(tables: Tables) -> Iterator[tuple[tuple[Any, ...], str, dict[Any, Any]]]:
    """Give each event with a key that the same thing in another text shares, and words for it."""
    names, bodies = name_actors(tables.actors), find_bodies(tables.actors)
    acts = {row["type"]: row for row in load_words("phrases")}
    parts: dict[tuple[str, str], list[str]] = {}
    for row in tables.participants.to_dict("records"):
        parts.setdefault((row["event_id"], row["part"]), []).append(bodies[row["actor_id"]])
    for event in tables.events.to_dict("records"):
        sides = {
            part: list(dict.fromkeys(parts.get((event["event_id"], part), [])))
            for part in ("actor", "recipient", "mediator")
        }
        named = sorted({names[one] for one in (*sides["actor"], *sides["recipient"]) if one not in sides["mediator"]})
        if sides["mediator"] and named:
            mediator = join_names([call_name(names[one]) for one in sides["mediator"]])
            called = [call_name(one) for one in named]
            between = f"between {join_names(called)}" if len(named) > 1 else f"with {called[0]}"
            yield (
                ("mediation", frozenset(sides["mediator"]), frozenset(named)),
                capitalise(f"{mediator} as mediator {between}"),
                event,
            )
            continue
        targets = [one for one in sides["recipient"] if one not in sides["actor"]]
        if not sides["actor"] or len({*sides["actor"], *targets}) < 2:
            continue
        phrase = acts[str(event["type"])]["act" if targets else "together"]
        if not phrase:
            continue
        doers, others = (join_names([call_name(names[one]) for one in group]) for group in (sides["actor"], targets))
        # Acts done together have no direction.
        key = frozenset(sides["actor"]), frozenset(targets)
        yield ("event", event["type"], *key), capitalise(phrase.format(a=doers, r=others)), event


def compare_figures(tables: Tables) -> pd.DataFrame:
    """Compare the numbers that texts give of the same thing.

    A row is what is counted, where at least two texts on one story count it. Mere measures ("ten days") are left out. Two
    texts are on one story where they tell the same thing, or two bodies
    act in both. Columns: ``counted`` (words), ``unit``, ``texts`` (tuple of "name: figure as written"), ``text_count``,
    ``lowest`` and ``highest`` (null where none is a plain number), ``is_disputed`` (the values differ), ``sentences``.
    Disputed figures come first.
    """
    stories = _find_stories(tables)
    labels = label_documents(tables.documents)
    claims = tables.claims.set_index("claim_id")["source_quote"].to_dict()
    groups: dict[tuple[str, str | None, str], list[dict[Any, Any]]] = {}
    for row in tables.quantities.dropna(subset=["counted"]).to_dict("records"):
        unit = row["unit"] if isinstance(row["unit"], str) else None
        fate = row.get("fate")
        key = f"people {fate}" if unit == "person" and isinstance(fate, str) else _fold(str(row["counted"]))
        # "Ten days" and "two days" count nothing that could be the same.
        if unit is not None and key.rstrip("s") == unit.rstrip("s"):
            continue
        groups.setdefault((key, unit, stories[str(row["document_id"])]), []).append(row)
    rows: list[dict[str, object]] = []
    for (counted, measured, _), own in groups.items():
        texts = {str(row["document_id"]) for row in own}
        if len(texts) < 2:
            continue
        values = {value for row in own if (value := _value_of(row)) is not None}
        told = []
        for row in own:
            source = claims.get(row["claim_id"])
            by = f" ({' '.join(str(source).split()[:_LONGEST_WORDS])})" if isinstance(source, str) else ""
            told.append(f"{labels[str(row['document_id'])]}: {row['quote']}{by}")
        rows.append(
            {
                "counted": counted, "unit": measured, "texts": tuple(dict.fromkeys(told)), "text_count": len(texts),
                "lowest": min(values, default=None), "highest": max(values, default=None),
                "is_disputed": len(values) > 1, "sentences": join_sentences([[row["sentence"]] for row in own]),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=_FIGURES)
    return frame.sort_values(["is_disputed", "text_count"], ascending=False, kind="stable", ignore_index=True)


def _find_stories(tables: Tables) -> dict[str, str]:
    """Give each text the first of the texts on its story."""
    bodies = find_bodies(tables.actors)
    of_event = dict(zip(tables.events["event_id"], tables.events["document_id"], strict=True))
    told: dict[str, set[object]] = {str(document_id): set() for document_id in tables.documents["document_id"]}
    acting: dict[str, set[str]] = {document_id: set() for document_id in told}
    for key, _, event in _list_things(tables):
        told[str(event["document_id"])].add(key)
    for row in tables.participants.to_dict("records"):
        acting[str(of_event[row["event_id"]])].add(bodies[row["actor_id"]])
    first = {document_id: document_id for document_id in told}
    for one, other in combinations(told, 2):
        if told[one] & told[other] or len(acting[one] & acting[other]) > 1:
            joined = {first[one], first[other]}
            first = {document_id: min(joined) if top in joined else top for document_id, top in first.items()}
    return first


def _value_of(row: dict[Any, Any]) -> float | None:
    return next((float(row[column]) for column in ("value", "low", "high") if pd.notna(row[column])), None)


def _fold(counted: str) -> str:
    words = [word for word in counted.casefold().split() if word not in ("the", "a", "an", "of", "its", "their")]
    return " ".join(words[-2:])


def measure_overlap(coverage: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Measure who bears out whom: how much of what one text tells another tells too.

    A row is a pair of texts. Columns: ``text_a``, ``text_b``, ``shared_count``, ``share`` (0–1, of what either tells),
    ``sentences``. Takes what `compare_coverage` gives.
    """
    rows: list[dict[str, object]] = []
    for one, other in combinations(label_documents(documents).values(), 2):
        has_one = coverage["texts"].map(lambda texts, name=one: name in texts).astype(bool)
        has_other = coverage["texts"].map(lambda texts, name=other: name in texts).astype(bool)
        shared, either = coverage[has_one & has_other], int((has_one | has_other).sum())
        rows.append(
            {
                "text_a": one, "text_b": other, "shared_count": len(shared), "share": len(shared) / either if either else 0.0,
                "sentences": join_sentences(shared["sentences"]),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=_OVERLAP)


def tell_coverage(coverage: pd.DataFrame, figures: pd.DataFrame, *, text_count: int) -> pd.DataFrame:
    """Say in a few sentences what the texts share and where they part.

    A row is a sentence: ``order``, ``text``, ``sentences``.
    """
    said: list[tuple[str, tuple[int, ...]]] = []
    if len(coverage) and text_count > 1:
        everywhere = coverage[coverage["text_count"] == text_count]
        alone = coverage[coverage["text_count"] == 1]
        if len(everywhere):
            first, *others = list(everywhere["label"])[:3]
            listed = "; ".join([first, *(re.sub(r"^The ", "the ", label) for label in others)])
            said.append(
                (f"All {spell(text_count)} texts tell this: {listed}.", join_sentences(everywhere.head(3)["sentences"]))
            )
        else:
            said.append(("No act is told by all of the texts.", ()))
        one = len(alone) == 1
        said.append(
            (
                f"{capitalise(spell(len(alone))) if len(alone) else 'None'} of the {spell(len(coverage))} things told "
                f"{'is' if one else 'are'} told by one text alone.",
                (),
            )
        )
    disputed = figures[figures["is_disputed"].astype(bool) & ~figures["counted"].isin(_ANYBODY)]
    for row in disputed.head(2).to_dict("records"):
        said.append(
            (f"The texts differ on the number of {row['counted']}: {'; '.join(row['texts'][:4])}.", row["sentences"])
        )
    rows = [{"order": order, "text": text, "sentences": marks} for order, (text, marks) in enumerate(said)]
    return pd.DataFrame(rows, columns=["order", "text", "sentences"])
