"""What changed between two states of the tables: what is new, what is gone, and what is said differently now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.measures.comparable import (
    list_actor_things,
    list_claim_things,
    list_document_things,
    list_event_things,
    list_figure_things,
    list_source_things,
    list_tie_things,
    list_track_things,
)
from analysis.measures.matching import Anchor, Match, Row, list_words, match_alike, match_rows
from analysis.schemas import Tables

#: The kinds of things that are compared, in the order in which a reader wants to know.
KINDS = ("tracks", "events", "figures", "claims", "sources", "actors", "ties", "documents")
CHANGES = ("changed", "new", "gone")
_COLUMNS = [
    "kind", "change", "label", "field", "before", "after", "matched_by", "id_before", "id_after",
    "document_before", "document_after", "sentences_before", "sentences",
]  # fmt: skip
_ALIKE_OF_ONE_SOURCE, _ALIKE = 0.5, 0.75


def compare_tables(before: Tables, after: Tables) -> pd.DataFrame:
    """Compare two states of the tables, such as those of two editions of a report.

    A row is a difference: a thing that is new or gone, or one thing that is said of it differently. ``kind`` is one of
    `KINDS`; ``change`` is ``new``, ``gone`` or ``changed``; ``label`` names the thing; ``field`` says what of it changed,
    with ``before`` and ``after`` as text in the vocabularies of the tables (null: nothing was said). ``matched_by`` says
    how the two rows were found to be the same: ``id``, ``sentence`` (the same words in the same sentence, elsewhere in the
    text) or ``anchor`` (type and participants, mediator and pair, what is counted, source and words). ``sentences`` are
    the marks in the state after, ``sentences_before`` those in the state before.

    Rejected rows are not compared. What a text tells again is not new. Of claims, those that the article makes in its
    own voice are left out. Rules, offsets and confidence are the program's matter and no change.
    """
    rows: list[Row] = []
    for kind, listed, compare in _PLAN:
        things_before, things_after = list(listed(before)), list(listed(after))
        matches, gone, new = compare(things_before, things_after)
        if kind == "events":
            gone, new = _drop_retold(gone, things_after), _drop_retold(new, things_before)
        elif kind == "ties":
            gone, new = _drop_told_ties(gone, things_after), _drop_told_ties(new, things_before)
        rows += [row for match in matches for row in _tell_change(kind, match)]
        rows += [_tell(kind, "new", after=thing) for thing in new if _is_news(kind, thing)]
        rows += [_tell(kind, "gone", before=thing) for thing in gone if _is_news(kind, thing)]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    places = frame["kind"].map(KINDS.index) * len(CHANGES) + frame["change"].map(CHANGES.index)
    return frame.iloc[places.argsort(kind="stable")].reset_index(drop=True)


def find_changes(earlier: Tables | None, tables: Tables, *, kinds: Collection[str] = KINDS) -> pd.DataFrame | None:
    """Compare the tables of an earlier edition with today's, for some kinds of things; nothing where there is none.

    A row is a difference, as `compare_tables` gives it.

    Parameters
    ----------
    kinds : collection of str
        Of `KINDS`.
    """
    if earlier is None:
        return None
    changes = compare_tables(earlier, tables)
    return changes[changes["kind"].isin(list(kinds))].reset_index(drop=True)


def count_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Count differences.

    A row is a kind of things with at least one difference, in the order of `KINDS`: ``kind``, and how many things are
    ``changed``, ``new`` and ``gone``. A thing of which two fields changed counts once.
    """
    things = changes.drop_duplicates(["kind", "change", "label", "id_before", "id_after"])
    rows = [
        {
            "kind": kind,
            **{change: int((things[things["kind"] == kind]["change"] == change).sum()) for change in CHANGES},
        }
        for kind in KINDS
        if (things["kind"] == kind).any()
    ]
    return pd.DataFrame(rows, columns=["kind", *CHANGES])


def _tell(kind: str, change: str, *, before: Row | None = None, after: Row | None = None) -> Row:
    thing = after or before or {}
    earlier, now = before or {}, after or {}
    return {
        "kind": kind, "change": change, "label": thing["label"], "field": None, "before": None, "after": None,
        "matched_by": None, "id_before": earlier.get("id"), "id_after": now.get("id"),
        "document_before": earlier.get("document_id"), "document_after": now.get("document_id"),
        "sentences_before": earlier.get("sentences", ()), "sentences": now.get("sentences", ()),
    }  # fmt: skip


def _tell_change(kind: str, match: Match) -> Iterator[Row]:
    if not (_is_news(kind, match.before) or _is_news(kind, match.after)):
        return
    for name, value in match.after["fields"].items():
        earlier = match.before["fields"][name]
        if earlier != value:
            told = _tell(kind, "changed", before=match.before, after=match.after)
            yield told | {"field": name, "before": earlier, "after": value, "matched_by": match.by}


def _is_news(kind: str, thing: Row) -> bool:
    return kind != "claims" or thing["fields"]["sourcing"] != "unattributed"


def _drop_retold(things: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """Leave out events that the other state tells too, only not as often.

    The same deed told by another article is the same only where the time agrees, or where it is a step of a mediation.
    """
    told: dict[Any, list[Row]] = {}
    for other in others:
        told.setdefault(_retelling_of(other), []).append(other)
    return [
        thing
        for thing in things
        if not any(
            _may_be_same_event(thing, other)
            and (thing["document_id"] == other["document_id"] or thing["mediators"] or _share_time(thing, other))
            for other in told.get(_retelling_of(thing), ())
        )
    ]


def _drop_told_ties(things: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """Leave out ties that the other state tells too: one that another text tells again is no second tie."""
    told = {(other["subject"], other["type"], other["object"]) for other in others}
    return [thing for thing in things if (thing["subject"], thing["type"], thing["object"]) not in told]


def _retelling_of(event: Row) -> tuple[Any, ...]:
    return event["fields"]["type"], event["fields"]["status"], event["parts"]


def _share_time(one: Row, other: Row) -> bool:
    if one["when"] is None or other["when"] is None:
        return False
    return bool(one["when"][0] <= other["when"][1] and other["when"][0] <= one["when"][1])


def _may_be_same_event(one: Row, other: Row) -> bool:
    if one["when"] is not None and other["when"] is not None and not _share_time(one, other):
        return False
    return one["place"] is None or other["place"] is None or one["place"] == other["place"]


_BY_ID: Anchor = ("id", lambda thing: thing["id"])


def _by(name: str, *keys: str) -> Anchor:
    """Make an anchor of what a thing says under some keys; there is none where one of them says nothing."""

    def anchor(thing: Row) -> tuple[Any, ...] | None:
        found = tuple(thing[key] for key in keys)
        return None if any(part is None or part == () for part in found) else found

    return name, anchor


def _by_field(name: str, *keys: str, field: str) -> Anchor:
    """Make an anchor as `_by` does, which one field must share too."""
    _, inner = _by(name, *keys)

    def anchor(thing: Row) -> tuple[Any, ...] | None:
        found = inner(thing)
        return None if found is None else (found, thing["fields"][field])

    return name, anchor


_Compared = tuple[list[Match], list[Row], list[Row]]


def _compare_plainly(*anchors: Anchor) -> Callable[[Sequence[Row], Sequence[Row]], _Compared]:
    return lambda before, after: match_rows(before, after, [_BY_ID, *anchors])


def _compare_tracks(before: Sequence[Row], after: Sequence[Row]) -> _Compared:
    """Match tracks; one that names fewer parties than before, or more, is the same where none of them differs."""

    def may_match(one: Row, other: Row) -> bool:
        return set(one["pair"]) <= set(other["pair"]) or set(other["pair"]) <= set(one["pair"])

    return match_rows(before, after, [_BY_ID, _by("anchor", "mediator")], may_match=may_match)


def _compare_events(before: Sequence[Row], after: Sequence[Row]) -> _Compared:
    anchors = [
        _BY_ID,
        _by("sentence", "sentence_text", "quote", "type"),
        _by("sentence", "sentence_text", "quote"),
        _by_field("anchor", "type", "parts", field="status"),
        _by("anchor", "type", "parts"),
        _by_field("anchor", "mediators", "pair", field="status"),
        _by("anchor", "mediators", "pair"),
        _by("anchor", "type", "body_parts"),
    ]
    return match_rows(before, after, anchors, may_match=_may_be_same_event)


def _compare_claims(before: Sequence[Row], after: Sequence[Row]) -> _Compared:
    anchors = [_BY_ID, _by("anchor", "source", "words"), _by("anchor", "words")]
    found, before, after = match_rows(before, after, anchors)
    for least, is_same_source in ((_ALIKE_OF_ONE_SOURCE, True), (_ALIKE, False)):

        def words(claim: Row, with_source: bool = is_same_source) -> frozenset[str]:
            listed = list_words(claim["words"])
            return frozenset(f"{claim['source']}\0{word}" if with_source else word for word in listed)

        alike, before, after = match_alike(before, after, words=words, least=least, by="anchor")
        found += alike
    return found, list(before), list(after)


_PLAN: tuple[
    tuple[str, Callable[[Tables], Iterator[Row]], Callable[[Sequence[Row], Sequence[Row]], _Compared]], ...
] = (
    ("tracks", list_track_things, _compare_tracks),
    ("events", list_event_things, _compare_events),
    (
        "figures",
        list_figure_things,
        _compare_plainly(
            _by_field("anchor", "counted", "unit", "whose", field="figure"),
            _by("anchor", "counted", "unit", "whose"),
            _by("anchor", "counted", "unit"),
            _by("anchor", "head", "unit", "whose"),
        ),
    ),
    ("claims", list_claim_things, _compare_claims),
    ("sources", list_source_things, _compare_plainly()),
    ("actors", list_actor_things, _compare_plainly(_by("anchor", "key", "type"), _by("anchor", "key"))),
    ("ties", list_tie_things, _compare_plainly(_by("anchor", "subject", "type", "object"))),
    ("documents", list_document_things, _compare_plainly(_by("anchor", "url"), _by("anchor", "name"))),
)
