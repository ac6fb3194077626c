"""The scorers of our own gold, on one text of three sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.evaluation.claims import score_claims

ERRORS = ("MAE", "false per event", "calibration error")


def test_rows_that_say_what_the_gold_says_are_right_in_every_measure(score, perfect):
    for key, value in score(perfect).items():
        # Half sure of rows that are all right is half off.
        expected = 0.5 if "calibration" in key else None
        assert value == (expected if expected else 0.0 if any(word in key for word in ERRORS) else 1.0), key


def test_no_rows_at_all_score_nothing(score, perfect):
    empty = {table: [] for table in perfect} | {"sentences": perfect["sentences"]}
    assert set(score(empty).values()) == {0.0}


def test_a_person_stands_for_the_country_in_events_but_not_in_coreference(score, perfect):
    for row in perfect["participants"]:
        if row["event_id"] == "e3" and row["part"] == "actor":
            row["actor_id"] = "a"
    for row in perfect["mentions"]:
        if row["quote"] == "He":
            row["actor_id"] = "a"
    scores = score(perfect)
    assert scores["events: (actor, type, recipient) F1"] == 1.0
    # Four mentions lead back: Doha, He, both countries; one of them to the wrong actor.
    assert scores["actors: right coreference"] == pytest.approx(2 / 3, abs=0.001)
    assert scores["actors: right coreference, pronouns"] == 0.0


def test_a_pair_of_which_one_is_missing_is_wrong(score, perfect):
    perfect["mentions"] = [
        row for row in perfect["mentions"] if (row["quote"], row["actor_id"]) != ("both countries", "c")
    ]
    assert score(perfect)["actors: right coreference, nominals"] == 0.0


def test_a_wrong_country_counts_for_every_name_and_capital_of_the_actor(score, perfect):
    perfect["actors"][2]["country"] = "KWT"
    # Iran, Oman, Hassan Ali right; Qatar and Doha wrong.
    assert score(perfect)["actors: right country"] == 0.6


def test_each_pair_of_actor_and_recipient_is_a_triple(score, perfect):
    perfect["participants"] = [p for p in perfect["participants"] if (p["event_id"], p["actor_id"]) != ("e1", "c")]
    # The gold holds five triples; four were given, all right.
    assert score(perfect)["events: (actor, type, recipient) F1"] == pytest.approx(8 / 9, abs=0.001)


def test_an_event_with_no_right_triple_is_false_and_counted_against_the_gold(score, perfect):
    perfect["events"][2]["type"] = "ACCUSE"
    scores = score(perfect)
    assert scores["events: false per event of the gold"] == pytest.approx(1 / 3, abs=0.001)
    assert scores["events: type, trigger found"] == pytest.approx(2 / 3, abs=0.001)
    assert scores["events: trigger F1, overlapping"] == 1.0


def test_an_event_in_another_sentence_is_no_match(score, perfect):
    perfect["events"][2]["sentence"] = 2
    assert score(perfect)["events: (actor, type, recipient) F1"] == pytest.approx(0.6, abs=0.001)


def test_economic_sanctions_may_be_coercion(align, perfect):
    from analysis.evaluation.events import accepted_types

    event = align(perfect).text.gold.events[0]
    assert accepted_types(event) == {"AGREE"}
    assert accepted_types(event.__class__(**{**event.__dict__, "type": "SANCTION"})) == {"SANCTION", "COERCE"}


def test_a_mediator_with_the_wrong_stage_or_with_one_party_is_wrong(score, perfect):
    perfect["events"][0]["status"] = "ongoing"
    scores = score(perfect)
    assert scores["mediation: (mediator, parties, status) F1"] == 0.0
    assert scores["mediation: (mediator, parties) F1"] == 1.0
    perfect["participants"] = [p for p in perfect["participants"] if (p["event_id"], p["actor_id"]) != ("e1", "c")]
    assert score(perfect)["mediation: (mediator, parties) F1"] == 0.0


def test_part_of_a_content_counts_by_words_and_not_as_exact(score, perfect):
    perfect["claims"][0]["end"] -= len(" 20 monitors")
    scores = score(perfect)
    assert scores["attribution: content exact F1"] == 0.0
    assert scores["attribution: content words F1"] == pytest.approx(2 * 4 / (6 + 4), abs=0.001)
    assert scores["attribution: source exact F1"] == 1.0
    assert scores["attribution: whole claims F1"] == 0.0
    # Half of the content is shared, so that the sort of source is judged.
    assert scores["sourcing: accuracy in six classes"] == 1.0


def test_sourcing_is_scored_in_four_classes_and_in_six(score, perfect):
    perfect["claims"][0]["sourcing"] = "named_body"
    scores = score(perfect)
    assert scores["sourcing: accuracy in four classes"] == 1.0
    assert scores["sourcing: accuracy in six classes"] == 0.0


def test_a_text_of_whose_claims_none_was_judged_is_not_scored_in_their_sourcing(align, perfect):
    text = align(perfect).text
    silent = replace(text, gold=replace(text.gold, claims=()))
    assert {one.layer for one in score_claims([silent], "corrected")} == {"attribution"}


@pytest.mark.parametrize(("column", "value"), [("comparator", "="), ("unit", None), ("value", 21.0), ("sentence", 3)])
def test_a_quantity_is_right_only_in_number_comparator_and_unit(score, perfect, column, value):
    perfect["quantities"][0][column] = value
    scores = score(perfect)
    assert scores["quantities: value, comparator and unit F1"] == 0.0
    assert scores["quantities: span exact F1"] == 1.0


def test_borders_count_in_either_order_and_leads_in_one(score, perfect):
    leads = perfect["relations"][0]
    leads["subject_id"], leads["object_id"] = leads["object_id"], leads["subject_id"]
    assert score(perfect)["relations: (subject, relation, object) F1"] == 0.5


def test_a_place_in_the_wrong_country_is_found_and_wrong(score, perfect):
    perfect["places"][0]["country"] = "QAT"
    scores = score(perfect)
    assert (scores["places: mention span F1"], scores["places: mention and country F1"]) == (1.0, 0.0)


def test_the_constant_answer_stands_beside_ours(align, perfect):
    from analysis.evaluation.board import score_texts

    constants = {m.key: m.constant for m in score_texts([align(perfect).text], "tiny")}
    # Every country Iran: Iran and Hassan Ali of five names.
    assert constants["actors: right country"] == 0.4
    assert constants["sourcing: accuracy in four classes"] == 1.0
    assert constants["events: (actor, type, recipient) F1"] == pytest.approx(0.6)
