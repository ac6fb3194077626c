"""Between whom a track stands: two who can be sides, and nobody where that is not sure."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.track_sides import TrackSides

ACTORS = pd.DataFrame(
    [
        ("omn", "Oman", "state", "OMN", None, None),
        ("tcd", "Chad", "state", "TCD", None, None),
        ("lby", "Libya", "state", "LBY", None, None),
        ("ner", "Niger", "state", "NER", None, None),
        ("usa", "United States", "state", "USA", None, None),
        ("deby", "Ali Deby", "person", "TCD", "president", None),
        ("saleh", "Omar Saleh", "person", "LBY", "leader", None),
        ("carter", "Jim Carter", "person", "USA", "former president", "usa"),
        ("solar", "Ann Solar", "person", "USA", "congresswoman", "usa"),
        ("sultan", "Qaboos", "person", "OMN", "sultan", None),
        ("envoys", "Envoys", "group", None, None, None),
        ("mena", "Luis Mena", "person", None, None, None),
    ],
    columns=["actor_id", "name", "kind", "country", "role", "belongs_to"],
)


def stand(
    *parts: tuple[str, str], cameo: str | None = "045", others: tuple[tuple[str, str], ...] = ()
) -> tuple[list, list]:
    """Give the mediators and sides of an act with these parts, in a text that has another act besides."""
    rows = [("e1", *part) for part in parts] + [("e2", *part) for part in others]
    table = pd.DataFrame(rows, columns=["event_id", "part", "actor_id"])
    sides = TrackSides(table, ACTORS, {"e1": "d", "e2": "d"})
    event = {"event_id": "e1", "document_id": "d", "cameo": cameo, "type": "CONSULT", "status": "occurred"}
    return list(sides.find_mediators("e1").values()), sides.fold(sides.find_sides(event))


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        (("tcd", "lby"), ["tcd", "lby"]),
        (("tcd", "lby", "ner"), []),
        (("tcd", "envoys"), ["tcd"]),
        (("deby", "saleh"), ["tcd", "lby"]),
        (("tcd", "lby", "deby"), ["tcd", "lby"]),
    ],
)
def test_a_mediator_stands_between_two_at_most_who_are_sides(recipients, expected):
    parts = (("actor", "omn"), ("mediator", "omn"), *(("recipient", one) for one in recipients))
    assert stand(*parts) == (["omn"], expected)


def test_who_mediates_elsewhere_in_the_text_is_no_side():
    parts = (("mediator", "omn"), ("actor", "omn"), ("recipient", "tcd"), ("recipient", "usa"))
    assert stand(*parts, others=(("mediator", "usa"),))[1] == ["tcd"]


def test_a_man_of_no_state_who_asks_for_mediation_is_no_side():
    parts = (("actor", "mena"), ("recipient", "omn"), ("mediator", "omn"))
    assert stand(*parts, cameo="028")[1] == []


@pytest.mark.parametrize(("mediator", "expected"), [("carter", "carter"), ("solar", "solar"), ("sultan", "omn")])
def test_who_holds_no_office_mediates_for_himself_and_a_ruler_for_his_state(mediator, expected):
    assert stand(("mediator", mediator), ("recipient", "tcd"), ("recipient", "lby"))[0] == [expected]
