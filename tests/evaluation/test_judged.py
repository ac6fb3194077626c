"""Texts of which only some rows were judged: what nobody judged counts as nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.errors import DataError
from analysis.evaluation.board import score_texts
from analysis.evaluation.gold import load_gold
from analysis.evaluation.judged import keep_judged
from analysis.evaluation.quotes import Span
from tests.evaluation.conftest import GOLD, at


@pytest.fixture
def partly(align, perfect):
    """Give a text of which one event and one tie were judged, and one event rejected."""
    text = align(perfect).text
    for row, words in zip(perfect["relations"], ("President Hassan Ali", "both countries"), strict=True):
        row |= at(words)
    thanked = at("thanked")
    return replace(
        text,
        gold=replace(
            text.gold, is_whole=False, events=text.gold.events[:1], relations=text.gold.relations[1:], mentions=(),
            claims=(), quantities=(), rejected={"events": (Span(thanked["start"], thanked["end"], "thanked"),)},
        ),
    )  # fmt: skip


def score(text):
    return {m.key: round(m.value, 3) for m in score_texts([keep_judged(text)], "corrected") if m.items}


def without(text, table, *quotes):
    rows = [row for row in text.rows[table] if row["quote"] not in quotes]
    return replace(text, rows={**text.rows, table: rows})


def test_found_rows_that_nobody_judged_count_as_nothing(partly):
    kept = keep_judged(partly).rows
    assert [row["quote"] for row in kept["events"]] == ["offered", "thanked"]
    assert kept["claims"] == kept["quantities"] == kept["mentions"] == []
    assert [row["relation_id"] for row in kept["relations"]] == ["r2"]
    assert kept["actors"] == partly.rows["actors"] and kept["participants"] == partly.rows["participants"]


def test_a_rejected_row_is_false_while_the_program_finds_it(partly):
    found, mended = score(partly), score(without(partly, "events", "thanked"))
    assert found["events: false per event of the gold"] == 1.0
    assert mended["events: false per event of the gold"] == 0.0
    assert mended["events: trigger F1, overlapping"] == mended["events: (actor, type, recipient) F1"] == 1.0
    assert mended["relations: (subject, relation, object) F1"] == 1.0


def test_a_judged_row_that_is_not_found_is_missed(partly):
    missed = score(without(partly, "events", "offered"))
    assert missed["events: trigger F1, overlapping"] == 0.0
    assert score(without(partly, "relations", "both countries"))["relations: (subject, relation, object) F1"] == 0.0


def test_of_ties_at_the_same_words_the_judged_one_counts(partly):
    other = {**partly.rows["relations"][1], "relation": "hostile_to", "relation_id": "r0"}
    crowded = replace(partly, rows={**partly.rows, "relations": [other, *partly.rows["relations"]]})
    assert [row["relation_id"] for row in keep_judged(crowded).rows["relations"]] == ["r2"]
    wrong = replace(partly, rows={**partly.rows, "relations": [other]})
    assert [row["relation_id"] for row in keep_judged(wrong).rows["relations"]] == ["r0"]


def test_actors_are_known_by_name_where_no_mention_was_judged(partly):
    body = [{**row, "country": None, "kind": "organization"} for row in partly.rows["actors"]]
    gold = {key: replace(actor, country=None, kind="organization") for key, actor in partly.gold.actors.items()}
    text = replace(partly, gold=replace(partly.gold, actors=gold), rows={**partly.rows, "actors": body})
    assert score(text)["events: (actor, type, recipient) F1"] > 0.5


def test_with_no_event_that_is_right_nothing_is_said_of_events(partly):
    rejected_only = replace(partly, gold=replace(partly.gold, events=()))
    assert not [key for key in score(rejected_only) if key.startswith("events")]


def test_a_text_that_was_judged_whole_is_scored_as_it_is(partly):
    whole = replace(partly, gold=replace(partly.gold, is_whole=True))
    assert keep_judged(whole) is whole
    assert score(whole)["events: false per event of the gold"] == 2.0


def test_what_was_judged_is_read_from_the_file_and_wrong_words_are_refused(align, tmp_path):
    file = tmp_path / "dev" / "tiny.yaml"
    file.write_text(GOLD + "judged: {whole: false, accepted: 3}\nrejected: {claims: [both countries]}\n")
    [gold] = load_gold(tmp_path, articles=tmp_path)
    assert not gold.is_whole and [span.quote for span in gold.rejected["claims"]] == ["both countries"]
    file.write_text(GOLD + "judged: {whole: 7}\n")
    with pytest.raises(DataError, match="judged: whole is 7; say true or false"):
        load_gold(tmp_path, articles=tmp_path)
    file.write_text(GOLD + "rejected: {actors: [Iran]}\n")
    with pytest.raises(DataError, match="'actors' is none of events, claims"):
        load_gold(tmp_path, articles=tmp_path)
