"""Third parties by constructions of their own, and how it ended."""

from __future__ import annotations

import pytest

DEEDS = [
    ("Belgium brought Rwanda together with Burundi in Brussels.", "brought", "occurred", "Belgium", {"Rwanda", "Burundi"}),
    ("Belgium brought Rwanda and Burundi together in Brussels.", "brought", "occurred", "Belgium", {"Rwanda", "Burundi"}),
    ("Finland had tried to reconcile Chad and Libya.", "reconcile", "failed", "Finland", {"Chad", "Libya"}),
    ("Finland could not reconcile Chad and Libya.", "reconcile", "failed", "Finland", {"Chad", "Libya"}),
    ("The task of mediating between Chad and Libya fell to Qatar.", "fell", "occurred", "Qatar", {"Chad", "Libya"}),
    ("The deal between Chad and Libya took Norway two years of mediation.", "mediation", "occurred", "Norway", {"Chad", "Libya"}),
    ("Cuba dropped out of the mediation between Chad and Libya.", "dropped out", "halted", "Cuba", {"Chad", "Libya"}),
    ("Cuba pulled out of the initiative to reconcile Chad and Libya.", "pulled out", "halted", "Cuba", {"Chad", "Libya"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "status", "third", "sides"), DEEDS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_who_stands_between_is_found_with_the_sides_and_how_it_went(read, text, trigger, status, third, sides):
    found = read(text).event(trigger)
    assert (found[1], found[5], set(found[4])) == (status, [third], sides)


def test_who_heads_a_committee_without_a_name_mediates(read):
    text = "A committee under Gabon’s president failed to reconcile Chad and Libya."
    assert read(text).event("reconcile")[5] == ["Gabon"]


def test_an_army_that_pushes_others_somewhere_brings_nobody_together(read):
    text = "Israel’s army pushed the Taliban and Hezbollah into agreement on one thing. The army then brought both groups together in a camp."
    assert not any(event.mediators for event in read(text).events)


FATES = [
    ("Talks hosted by Oman between Chad and Libya yielded little more than a promise to meet again.", "Talks", "Oman"),
    ("A conference that Jordan convened between Chad and Libya brought no breakthrough.", "conference", "Jordan"),
    ("Kenya mediated between Chad and Libya for years, only for the talks to collapse last week.", "mediated", "Kenya"),
    ("Kenya hosted talks between Chad and Libya, but the meeting produced no agreement.", "meeting", "Kenya"),
    ("Kenya, which had hosted talks between Chad and Libya, failed to persuade either to sign.", "persuade", "Kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "third"), FATES, ids=lambda value: value if isinstance(value, str) else "")
def test_what_brought_nothing_has_failed(read, text, trigger, third):
    _, status, _, _, _, mediators = read(text).event(trigger)
    assert (status, mediators) == ("failed", [third])


def test_little_headway_is_some(read):
    assert read("Talks between Chad and Libya made little headway.").event("Talks")[1] == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "Former Nigerian president Olusegun Obasanjo, who mediates for the African Union, met Chad and Libya.",
        "Kenya’s former president Uhuru Kenyatta is mediating between Chad and Libya on behalf of the African Union.",
    ],
)
def test_a_former_president_mediates_for_who_sends_him(read, text):
    assert {a.body.name for event in read(text).events for a in event.mediators} == {"African Union"}


def test_a_former_president_who_is_sent_by_nobody_mediates_himself(read):
    text = "Thabo Mbeki, a former president of South Africa, brokered a deal between Chad and Libya."
    assert read(text).event("brokered")[5] == ["Thabo Mbeki"]


def test_the_two_sides_are_a_government_and_its_opposition(read):
    text = (
        "Bolivia’s government and the opposition have been in conflict since August. Chile, which borders Bolivia and "
        "Peru, offered to mediate between the two sides."
    )
    assert read(text).meant_by("the two sides") == ["Bolivia’s government", "Bolivia’s opposition"]


def test_who_drafts_a_settlement_for_two_others_mediates(read):
    text = "A commission under Zambia’s president drafted a settlement for Angola and Chad."
    assert read(text).event("drafted")[4:] == (["Angola", "Chad"], ["Zambia"])


def test_whoever_drafted_what_sides_sign_brokered_it(read):
    assert read("India and Pakistan signed a treaty drafted by the World Bank.").event("signed")[5] == ["World Bank"]


def test_a_deal_worked_out_under_a_chairman_is_his(read):
    text = "Chad and Libya signed an accord worked out under the chairmanship of Qatar’s emir."
    assert any(a.body.name == "Qatar" for event in read(text).events for a in event.mediators)
