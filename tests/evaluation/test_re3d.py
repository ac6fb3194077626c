import json

import pytest

from analysis.errors import DataError
from analysis.evaluation.re3d import find_entities, find_relations, read_re3d, score_re3d

TEXT = "The Army fought Daesh in Mosul."


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "Part"
    folder.mkdir()
    spans = [("Organisation", 0, 8), ("Organisation", 16, 21), ("Location", 25, 30), ("Weapon", 9, 15)]
    entities = [{"documentId": "d", "type": kind, "begin": a, "end": b} for kind, a, b in spans]
    relations = [
        {"documentId": "d", "type": kind, "sourceBegin": a, "sourceEnd": b, "targetBegin": c, "targetEnd": d}
        for kind, a, b, c, d in [("FightingAgainst", 16, 21, 0, 8), ("CoLocated", 0, 8, 25, 30)]
    ]
    for name, rows in (("documents", [{"_id": "d", "text": TEXT}]), ("entities", entities), ("relations", relations)):
        (folder / f"{name}.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return read_re3d(tmp_path)


ROWS = {
    "actors": [
        {"actor_id": "a", "kind": "government", "belongs_to": None, "sentence": 1},
        {"actor_id": "b", "kind": "armed_group", "belongs_to": None, "sentence": 1},
    ],
    "mentions": [
        {"actor_id": "a", "form": "name", "start": 4, "end": 8, "sentence": 1},
        {"actor_id": "b", "form": "name", "start": 16, "end": 21, "sentence": 1},
    ],
    "place_mentions": [], "quantities": [], "relations": [],
    "events": [{"event_id": "e", "type": "ASSAULT", "sentence": 1}],
    "participants": [
        {"event_id": "e", "actor_id": "a", "part": "actor"}, {"event_id": "e", "actor_id": "b", "part": "recipient"},
    ],
}  # fmt: skip


def test_articles_don_t_count_in_spans_and_only_types_that_we_hold_are_scored(reports):
    scores = {m.name: m.value for m in score_re3d(reports, [ROWS], "x")}
    # Of three entities two were found, "The Army" without its article.
    assert scores["span exact F1"] == pytest.approx(0.8)
    assert scores["span and type exact F1"] == pytest.approx(0.8)


def test_a_fight_is_a_relation_in_either_order(reports):
    scores = {m.name: m.value for m in score_re3d(reports, [ROWS], "x")}
    assert list(find_relations(ROWS)) == [("FightingAgainst", (4, 8), (16, 21))]
    assert scores["relation F1, overlapping spans"] == 1.0


def test_mentions_have_the_types_of_the_set():
    assert list(find_entities(ROWS)) == [("Organisation", (4, 8)), ("Organisation", (16, 21))]


def test_a_part_without_entities_is_refused(tmp_path):
    (tmp_path / "Part").mkdir()
    (tmp_path / "Part" / "documents.json").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="no part of re3d"):
        read_re3d(tmp_path)
