"""Acts for which one only prepares, which were escaped, or which a document has yet to bring."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Troops massed for an assault on Bosso by Chad.", "assault"),
        ("Chad prepared its troops for an attack on Niger.", "attack"),
        ("Chad's preparations for an attack on Niger are complete.", "attack"),
        ("Chad escaped sanctions by the African Union.", "sanctions"),
        ("Kenya headed off a clash between Chad and Niger.", "clash"),
        ("A truce between Chad and Niger would please Kenya.", "truce"),
        ("An attack by Chad might unite Niger's parties.", "attack"),
    ],
)
def test_what_one_prepares_for_or_escapes_has_not_come(read, text, word):
    assert {e.status for e in read(text).events if e.trigger.head.text == word} <= {"hypothetical", "planned"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad blamed Niger for an attack on its port.", "attack"),
        ("Chad's raid on Niger would later cost it an ally.", "raid"),
    ],
)
def test_what_is_known_or_blamed_took_place(read, text, word):
    assert [e.status for e in read(text).events if e.trigger.head.text == word] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Under the deal the rebels give up their arms and Chad releases its prisoners.", {"planned"}),
        ("Under fire from critics, Chad frees its captives.", {"occurred"}),
    ],
)
def test_what_a_document_has_parties_do_is_ahead(read, text, statuses):
    assert {e.status for e in read(text).events} == statuses


def test_what_came_of_a_journey_took_place_though_a_clause_parts_them(read):
    text = "Kenya's envoy came to bring them to the table, only for two of the rebels whom he met to be arrested."
    assert [e.status for e in read(text).events if e.trigger.head.text == "arrested"] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "word", "statuses"),
    [
        ("Chad has neither confirmed nor denied that its jets bombed a market in Niger.", "bombed", {"hypothetical"}),
        ("Chad declined to confirm or deny that its troops had seized Bosso from Niger.", "seized", {"hypothetical"}),
        ("Chad did not deny that it had armed the rebels.", "armed", {"occurred"}),
        ("Chad admitted the raid but denied that it had armed the rebels.", "armed", {"denied"}),
        ("Ghana and Togo quarrel. A Kenyan plan for the river was accepted by neither.", "accepted", {"denied"}),
        ("The pact was signed by none of the rebels.", "signed", {"denied"}),
        ("Niger said that any attack by Chad would be answered.", "attack", {"hypothetical"}),
        (
            "Chad would lift its blockade, an aide said, if Niger stopped sheltering rebels.",
            "stopped",
            {"hypothetical"},
        ),
    ],
)
def test_what_nobody_did_or_denies_is_not_told_as_done(read, text, word, statuses):
    assert {e.status for e in read(text).events if e.trigger.head.text == word} <= statuses


def test_what_is_demanded_is_no_demand_of_whom_it_is_demanded(read):
    events = read("Chad dropped its demand that Niger hand over the rebels.").events
    assert not [e for e in events if e.trigger.type == "REQUEST" and e.trigger.head.text == "hand"]


def test_pauses_of_talks_are_no_truce(read):
    events = read("Talks between Chad and Niger resumed on Monday after a pause of two months.").events
    assert "pause" not in {e.trigger.head.text for e in events}


def test_who_takes_up_arms_agrees_to_nothing(read):
    assert {e.trigger.type for e in read("Chad's rebels took up arms again in May.").events} <= {"ASSAULT"}
