"""Acts that a sentence takes as known, words of violence that mean criticism or duty, and who is asked or named in passing."""

from __future__ import annotations

import pytest


def triggers(read, text):
    """Give what is told of a text: trigger, type and status of each event."""
    return [(e.trigger.tokens[0].text, e.trigger.type, e.status) for e in read(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "Before the 2008 war between Russia and Georgia, trade was brisk.",
        "Until the war between Russia and Ukraine, grain was cheap.",
        "Trade has stood still since the war between Ethiopia and Eritrea ended.",
        "Rwandan soldiers who are fighting the FDLR in Congo are to stay.",
        "American forces deployed in Iraq to fight Islamic State are bored.",
        "The Kurdish fighters who battle Turkish forces in Syria are few.",
    ],
)
def test_what_dates_something_or_says_who_is_meant_is_no_act(read, text):
    assert not [t for t in triggers(read, text) if t[1] in {"ASSAULT", "MOBILIZE"}]


@pytest.mark.parametrize(
    "text",
    [
        "The agreement ended the conflict between Eritrea and Ethiopia.",
        "The treaty put an end to the fighting between Chad and Libya.",
        "The accord brought to an end the war between Iraq and Iran.",
    ],
)
def test_a_known_war_that_comes_to_its_end_has_stopped(read, text):
    assert [t[2] for t in triggers(read, text) if t[1] == "ASSAULT"] == ["halted"]


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats fear a new war between India and Pakistan.",
        "The ministers warned of a war between Ethiopia and Egypt.",
        "Neither Greece nor Turkey wants war with the other.",
        "The raid could spark a war between India and Pakistan.",
        "Such a step might lead to war between Egypt and Ethiopia.",
    ],
)
def test_a_war_that_is_feared_or_not_wanted_has_not_come(read, text):
    assert {t[2] for t in triggers(read, text) if t[1] == "ASSAULT"} == {"hypothetical"}


def test_a_war_that_goes_on_and_fighters_of_whom_more_is_told_are_told(read):
    assert triggers(read, "Clashes between Lebanon's army and Hezbollah erupted on Monday.")[0][1] == "ASSAULT"
    text = (
        "Indonesia fought the Free Aceh Movement for years. Officers who attacked the Indonesian army on Monday fled."
    )
    assert ("attacked", "ASSAULT", "occurred") in triggers(read, text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Britain came under fire from the opposition for its deal with Rwanda.", "came"),
        ("The Israeli leader came under fire for his refusal to meet the envoy.", "came"),
        ("Democrats continued to attack Donald Trump on his taxes.", "attack"),
        ("Congress has attacked the president's deal with Iran.", "attacked"),
        ("Iran's foreign minister attacked Israel in a speech on Monday.", "attacked"),
    ],
)
def test_an_attack_of_words_is_criticism(read, text, trigger):
    assert read(text).event(trigger)[0] == "ACCUSE"


def test_an_attack_on_a_day_is_one(read):
    assert read("Kenya's army attacked Somali rebels on Monday.").event("attacked")[0] == "ASSAULT"


def test_fire_from_guns_is_an_attack(read):
    text = "United Nations peacekeepers came under fire from Hezbollah on Sunday."
    assert read(text).event("came")[0] == "ASSAULT"


@pytest.mark.parametrize(
    "text",
    [
        "It fell to Norway to tell Israel that the talks were over.",
        "The task fell to Kenya.",
        "Sudan cannot afford to refuse Egypt's help.",
        "Critics in the opposition fired back at Israel's minister.",
    ],
)
def test_duties_and_what_one_cannot_do_are_no_acts_of_violence_or_refusal(read, text):
    assert not [t for t in triggers(read, text) if t[1] in {"ASSAULT", "REJECT", "SANCTION"}]


def test_a_town_falls_to_those_who_take_it(read):
    assert read("The town fell to Syrian rebels at dawn.").event("fell")[0] == "ASSAULT"


def test_of_whom_it_is_said_that_neither_was_consulted_did_nothing(read):
    assert read("Neither Kosovo nor Serbia had been consulted on the plan.").event("consulted")[3:5] == (
        [],
        ["Kosovo", "Serbia"],
    )


def test_whose_groups_are_named_does_not_act_beside_them(read):
    text = "The Colombian guerrilla groups ELN and FARC clashed near the border last week."
    assert read(text).event("clashed")[3] == ["National Liberation Army", "Revolutionary Armed Forces of Colombia"]


@pytest.mark.parametrize(
    ("text", "asked", "trigger"),
    [
        ("Egypt sealed the crossing and Jordan, at Israel's request, recalled its envoy.", "Jordan", "recalled"),
        ("Saudi Arabia has pledged funds and Kuwait, at the request of Yemen, has sent doctors.", "Kuwait", "sent"),
        ("Russia closed its airspace, and Belarus, at Ukraine's request, opened its border.", "Belarus", None),
    ],
)
def test_who_is_named_right_before_at_the_request_of_was_asked(read, text, asked, trigger):
    reading = read(text)
    assert reading.event("request")[4] == [asked]
    if trigger:
        assert reading.event(trigger)[3] == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "An attempt by Qatar to stop the war between Mali and Chad failed.",
        "Qatar wants an end to the war between Mali and Chad.",
    ],
)
def test_a_war_that_is_only_meant_to_end_goes_on(read, text):
    assert [event.status for event in read(text).events if event.trigger.type == "ASSAULT"] == ["occurred"]


def test_a_land_that_has_known_little_but_war_tells_of_none(read):
    text = "Chad's government and the rebels signed an accord on Monday in a country that has known little but war."
    assert "war" not in {e.trigger.head.text for e in read(text).events}
