"""Mediation frames: who mediates, between whom, with which CAMEO code, and how far it got."""

from __future__ import annotations

import pytest

FRAMES = [
    ("Kenya was asked to mediate between Ethiopia and Eritrea.", "asked", ("REQUEST", "requested", "028", [], ["Kenya", "Ethiopia", "Eritrea"], ["Kenya"])),
    ("Norway’s efforts to mediate between Serbia and Kosovo failed.", "efforts", ("CONSULT", "failed", "045", ["Norway"], ["Serbia", "Kosovo"], ["Norway"])),
    ("Talks between Serbia and Kosovo brokered by Norway resumed.", "Talks", ("CONSULT", "ongoing", "045", ["Serbia", "Kosovo"], [], ["Norway"])),
    ("Chad made overtures to Libya through Qatar and Turkey.", "made overtures", ("CONSULT", "occurred", "045", ["Chad"], ["Libya"], ["Qatar", "Turkey"])),
    ("Norway shuttled between Egypt and Israel.", "shuttled", ("CONSULT", "occurred", "045", ["Norway"], ["Egypt", "Israel"], ["Norway"])),
    ("Algeria offered its good offices to Iran and Iraq.", "offered", ("AGREE", "offered", "039", ["Algeria"], ["Iran", "Iraq"], ["Algeria"])),
    ("Norway refused to mediate between Chad and Libya.", "refused", ("REJECT", "refused", "126", ["Norway"], ["Chad", "Libya"], ["Norway"])),
    ("Norway declined a request to mediate between Chad and Libya.", "declined", ("REJECT", "refused", "126", ["Norway"], ["Chad", "Libya"], ["Norway"])),
    ("Oman threatened to end its mediation between Iran and Israel.", "threatened", ("THREATEN", "threatened", "135", ["Oman"], ["Iran", "Israel"], ["Oman"])),
    ("Oman halted its mediation between Iran and Israel.", "halted its mediation", ("CONSULT", "halted", "165", ["Oman"], ["Iran", "Israel"], ["Oman"])),
    ("Oman did not mediate between Iran and Israel.", "mediate", ("CONSULT", "denied", "045", ["Oman"], ["Iran", "Israel"], ["Oman"])),
    ("Oman could mediate between Iran and Israel.", "mediate", ("CONSULT", "hypothetical", "045", ["Oman"], ["Iran", "Israel"], ["Oman"])),
    ("Qatar, which mediated between Chad and Libya, was silent.", "mediated", ("CONSULT", "occurred", "045", ["Qatar"], ["Chad", "Libya"], ["Qatar"])),
    ("Chad and Libya accepted Qatar’s offer to mediate.", "accepted", ("AGREE", "accepted", "038", ["Chad", "Libya"], ["Qatar"], ["Qatar"])),
    ("Libya rejected mediation by Qatar.", "rejected", ("REJECT", "refused", "126", ["Libya"], ["Qatar"], ["Qatar"])),
    ("Iran and Iraq signed a deal mediated by Algeria.", "signed", ("SUPPORT", "occurred", None, ["Iran", "Iraq"], [], ["Algeria"])),
    ("A ceasefire between Chad and Libya was brokered by Qatar and Turkey.", "ceasefire", ("RETREAT", "occurred", "045", ["Chad", "Libya"], [], ["Qatar", "Turkey"])),
    ("Qatar plans to host talks between Chad and Libya.", "host talks", ("CONSULT", "planned", "045", ["Qatar"], ["Chad", "Libya"], ["Qatar"])),
    ("Qatar acted as mediator between Chad and Libya.", "acted", ("CONSULT", "occurred", "045", ["Qatar"], ["Chad", "Libya"], ["Qatar"])),
    ("It was Algeria that mediated between Iran and Iraq.", "mediated", ("CONSULT", "occurred", "045", ["Algeria"], ["Iran", "Iraq"], ["Algeria"])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "expected"), FRAMES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_frame_names_mediator_parties_and_stage(read, text, trigger, expected):
    assert read(text).event(trigger) == expected


def test_parties_that_the_sentence_does_not_name_are_not_filled_in(read):
    text = "Chad and Libya fought a war. South Africa hosted the talks."
    assert read(text).event("hosted the talks") == (
        "CONSULT",
        "occurred",
        "045",
        ["South Africa"],
        [],
        ["South Africa"],
    )


def test_who_is_asked_to_accept_a_mediation_does_not_mediate(read):
    assert read("Norway appealed to Chad and Libya to accept mediation.").event("appealed to")[5] == []


def test_an_appeal_for_a_ceasefire_alone_makes_no_mediator(read):
    assert read("Norway urged Chad and Libya to agree to a ceasefire.").event("urged")[5] == []


def test_an_envoy_who_only_sells_is_no_event(read):
    assert read("Norway acted as a supplier of gas to Chad and Libya.").events == []


def test_two_rivals_of_one_country_are_its_two_sides_and_two_offices_of_one_are_none(read):
    text = (
        "Kenya's president, Daniel Mwangi, spoke. Kenya's opposition leader, Paul Otieno, answered. Mwangi and Otieno "
        "shook hands. The president of Chad and chairman of the African Union watched. Both sides agreed to talk."
    )
    assert set(read(text).meant_by("Both sides")) == {"Daniel Mwangi", "Paul Otieno"}


def test_those_who_are_freed_together_are_not_at_odds_with_each_other(read):
    text = "Hamas freed 14 Israelis and three Thais. Qatar mediated. Both sides will meet."
    assert set(read(text).meant_by("Both sides")) == {"Hamas", "Israel"}


def test_an_outsider_who_offers_to_step_in_mediates(read):
    text = "Chad and Libya fought a war. In December China offered to step in."
    assert read(text).event("offered")[2:] == ("039", ["China"], [], ["China"])


def test_what_one_mediates_is_a_truce_of_others(read):
    assert read("Norway mediated a truce between Chad and Libya.").event("mediated")[0] == "CONSULT"


JOINED = [
    ("President Daniel Mwangi of Kenya and Omar Haroun, the leader of Chad, signed a treaty.", ["Kenya", "Chad"]),
    ("Hamas, the Islamist movement, and Israel signed a deal.", ["Hamas", "Israel"]),
]


@pytest.mark.parametrize(("text", "bodies"), JOINED)
def test_two_who_sign_both_take_part_however_they_are_joined(read, text, bodies):
    assert read(text).event("signed")[3] == bodies


def test_a_leader_of_rebels_is_of_the_movement_of_their_name(read):
    text = "Kenya met Badr Karim, the leader of the Houthi rebels, on Monday."
    assert read(text).event("met")[3] == ["Kenya", "Houthis"]


def test_who_backs_a_coup_mediates_nothing(read):
    reading = read("The overthrow of the sultan of Libya was a bloodless Kenyan-backed coup.")
    assert not [event for event in reading.events if event.mediators]


def test_the_sides_of_what_is_mediated_stand_behind_the_end_that_is_made_of_it(read):
    text = "Armenia and Azerbaijan fought. Norway mediated an end to the conflict between Kenya and Chad."
    assert read(text).event("mediated")[3:] == (["Norway"], ["Kenya", "Chad"], ["Norway"])


def test_a_hosted_round_that_collapsed_has_failed(read):
    text = "Chad and Libya fought a war. Kenya, which hosted an earlier round that collapsed in January, urged them to stop."
    assert read(text).event("hosted an earlier round")[1:] == ("failed", "045", ["Kenya"], [], ["Kenya"])


def test_who_mediates_together_with_others_mediates(read):
    text = "Chad and Libya fought a war. The African Union offered to co-mediate between Chad and Libya."
    (offer,) = [event for event in read(text).events if event.mediators]
    assert (offer.status, [actor.name for actor in offer.mediators]) == ("offered", ["African Union"])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is mediating between Chad and Libya.",
        "Kenya has been mediating between Chad and Libya since May.",
    ],
)
def test_who_is_mediating_mediates(read, text):
    assert read(text).event("mediating")[1:] == ("ongoing", "045", ["Kenya"], ["Chad", "Libya"], ["Kenya"])


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya clashed, although Kenya, which is mediating, said that both sides had agreed to return.",
        "Chad and Libya clashed on Monday. Kenya has been mediating since.",
    ],
)
def test_a_mediation_has_no_sides_but_those_that_its_own_words_name(read, text):
    assert read(text).event("mediating")[1:] == ("ongoing", "045", ["Kenya"], [], ["Kenya"])


@pytest.mark.parametrize(
    ("end", "status"), [("without a joint statement", "failed"), ("with an agreement", "occurred")]
)
def test_talks_that_end_without_something_were_held(read, end, status):
    assert read(f"Talks between Chad and Libya ended on Tuesday {end}.").event("Talks")[1] == status
