"""Acts as news words them: phrases, nouns that leave their parties understood, conditions, and what is no act at all."""

from __future__ import annotations

import pytest

ACTS = [
    ("The Taliban took 20 engineers hostage.", "took", "ASSAULT", "occurred"),
    ("Serbia’s army laid down its arms in 1999.", "laid down", "RETREAT", "occurred"),
    ("Chad and Libya shook hands in Tripoli.", "shook", "CONSULT", "occurred"),
    ("Israel will reopen its embassy in Morocco.", "reopen", "SUPPORT", "planned"),
    ("France sent two warships to Lebanon.", "sent", "MOBILIZE", "occurred"),
    ("The United Nations is deploying observers in Yemen.", "deploying", "AID", "ongoing"),
    ("Hamas vowed to fight on.", "vowed", "THREATEN", "threatened"),
    ("Libya promised not to attack Chad.", "promised", "CONCEDE", "planned"),
    ("Protesters in Iraq stormed the embassy of Sweden.", "stormed", "PROTEST", "occurred"),
    ("Chad and Libya have agreed to open their border.", "agreed", "AGREE", "occurred"),
    ("Chad has yet to recognise Kosovo.", "recognise", "SUPPORT", "denied"),
    ("Prisoners of Iran are to be released by Iraq.", "released", "CONCEDE", "planned"),
    ("Iran denied having attacked Israel.", "attacked", "ASSAULT", "denied"),
    ("Ethiopia stands on the brink of war with Eritrea.", "war", "ASSAULT", "hypothetical"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "status"), ACTS, ids=lambda v: v if " " in v else "")
def test_a_phrase_names_its_act_and_stage(read, text, trigger, kind, status):
    assert read(text).event(trigger)[:2] == (kind, status)


PARTS = [
    ("Iran refused to negotiate with Israel.", "refused", ["Iran"], ["Israel"]),
    ("Libya threatened to deny visas to Italy.", "threatened", ["Libya"], ["Italy"]),
    ("India pledged not to interfere in Nepal’s affairs.", "pledged", ["India"], ["Nepal"]),
    ("Chad and Libya promised not to attack each other.", "promised", ["Chad", "Libya"], ["Chad", "Libya"]),
    ("Libya would not sit down with Chad.", "sit", ["Libya"], ["Chad"]),
    ("Kuwait released the captives at Oman’s request.", "request", ["Oman"], ["Kuwait"]),
    ("A threat by Russia to bomb Georgia alarmed Europe.", "threat", ["Russia"], ["Georgia"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), PARTS, ids=lambda v: v if " " in v else "")
def test_whom_an_act_is_about_receives_it(read, text, trigger, actors, recipients):
    assert read(text).event(trigger)[3:5] == (actors, recipients)


def test_a_war_or_talks_told_of_anew_are_those_of_the_two_at_odds(read):
    text = "Tension between Chad and Libya eased. After a war of three years Chad met Libya. The war was long."
    reading = read(text)
    assert reading.event("war")[3] == ["Chad", "Libya"]
    assert sum(event.trigger.head.text == "war" for event in reading.events) == 1


def test_the_war_that_a_treaty_ends_has_been(read):
    assert read("Chad and Libya ended a war of ten years.").event("war")[:2] == ("ASSAULT", "occurred")


@pytest.mark.parametrize(
    "text",
    [
        "Spain’s prime minister did not speak to reporters.",
        "A Spanish minister declined to comment.",
        "President Macron, asked aboard his plane, smiled.",
        "Iran spoke of acts of war.",
        "The Sudanese minister appeared disengaged.",
    ],
)
def test_words_to_the_press_conditions_and_figures_of_speech_are_no_acts(read, text):
    assert [event.trigger.head.text for event in read(text).events] == []


def test_breaking_a_truce_is_what_an_accusation_is_about(read):
    events = read("Libya accused Chad of breaking the ceasefire.").events
    assert [event.trigger.head.text for event in events] == ["accused"]


STANDING = "Kenya has mediated between Chad and Libya since May. "


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya’s foreign minister met Libyan leaders on Monday.", "met", (["Kenya"], ["Libya"], ["Kenya"])),
        ("Kenya proposed a compromise to Chad and Libya.", "proposed", (["Kenya"], ["Chad", "Libya"], ["Kenya"])),
        ("Libya received Kenya’s foreign minister.", "received", (["Libya", "Kenya"], [], [])),
        ("Kenya telephoned Chad.", "telephoned", (["Kenya"], ["Chad"], [])),
        ("Kenya condemned Chad.", "condemned", (["Kenya"], ["Chad"], [])),
    ],
)
def test_what_a_known_mediator_does_for_the_sides_is_mediation(read, text, trigger, expected):
    assert read(STANDING + text).event(trigger)[3:] == expected


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Chad and Libya rested after 41 days of mediation by Kofi Annan.", ["Kofi Annan"]),
        ("President Nixon praised Henry Kissinger, whose shuttle between Syria and Israel lasted a month.", ["Henry Kissinger"]),
        ("Brazil chaired the final round.", ["Brazil"]),
        ("The talks between Chad and Libya were overseen by Norway.", ["Norway"]),
        ("Cuba and Norway acted as guarantors.", ["Cuba", "Norway"]),
        ("Messages passed through Switzerland.", []),
        ("Iran and Iraq exchanged messages through Oman.", ["Oman"]),
        ("Pakistan hosted talks with India.", []),
    ],
)  # fmt: skip
def test_a_text_tells_in_many_words_who_mediates(read, text, mediators):
    assert read(text).mediators() == mediators


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "status"),
    [
        ("Syria arms the Druze militia of Lebanon.", "arms", "AID", "ongoing"),
        ("Sudan has fought the rebels for 19 years.", "fought", "ASSAULT", "ongoing"),
        ("Angola has mediated between Chad and Libya since 2022.", "mediated", "CONSULT", "ongoing"),
        ("Oman has been hosting talks between Chad and Libya.", "hosting talks", "CONSULT", "ongoing"),
        ("Libya would never have met Chad.", "met", "CONSULT", "hypothetical"),
        ("Chad suspended exports to Libya.", "suspended", "SANCTION", "occurred"),
        ("Nigeria would begin bringing home its soldiers.", "bringing", "CONCEDE", "planned"),
        ("A truce between Chad and Libya was broken within days.", "truce", "RETREAT", "failed"),
        ("North Korea is leaving the United Nations.", "leaving", "SANCTION", "ongoing"),
        ("Prince Saud went to see President Assad of Syria.", "see", "CONSULT", "occurred"),
    ],
    ids=lambda v: v if " " in v else "",
)
def test_the_tense_of_a_verb_gives_the_stage_of_its_act(read, text, trigger, kind, status):
    assert read(text).event(trigger)[:2] == (kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "An aide of the Libyan president conceded that talks were hard.",
        "Libya complained that it had not been asked.",
        "Libya lent a hand.",
        "Chad and Libya violated the agreement.",
    ],
)
def test_what_is_only_said_and_idioms_are_no_acts(read, text):
    assert [event.trigger.head.text for event in read(text).events] == []


def test_who_brings_the_word_of_another_stands_between(read):
    event = read("Jimmy Carter brought an offer by North Korea.").event("brought")
    assert (event[0], event[4], event[5]) == ("CONSULT", ["North Korea"], ["Jimmy Carter"])


def test_whom_a_crowd_attacks_is_attacked_and_what_it_storms_is_stormed_in_protest(read):
    assert read("Journalists were injured after being attacked by protesters.").event("attacked")[0] == "ASSAULT"
    assert read("Protesters attacked the American embassy.").event("attacked")[0] == "PROTEST"


def test_understanding_each_other_better_is_no_agreement(read):
    found = read("China and Australia want to promote better understanding between Chinese and Australian people.")
    assert all(event.trigger.head.lemma_ != "understanding" for event in found.events)


def test_a_clause_behind_its_noun_has_that_noun_for_a_subject(read):
    text = "Kabbah had no choice after Nigeria, the backbone of the force ECOMOG that in January drove the rebels out, left."
    found = [e for e in read(text).events if e.trigger.head.lemma_ == "drive"]
    assert all(actor.name != "Kabbah" for event in found for actor in event.actors)


def test_whose_strikes_kill_kills_and_the_strikes_are_no_act_beside(read):
    found = read("The war went on. Israeli air strikes killed at least 20 people in Gaza on Monday.")
    assert found.event("killed")[0] == "ASSAULT"
    assert found.event("killed")[3] == ["Israel"]
    assert "strikes" not in [" ".join(t.text for t in e.trigger.tokens) for e in found.events]


def test_what_was_going_on_is_ongoing(read):
    found = read("Government troops and rebels were fighting for Malakal. Jacob Zuma of South Africa is mediating.")
    assert found.event("fighting")[1] == "ongoing"
    assert found.event("mediating")[1] == "ongoing"


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Chad turned on Sunday to Qatar.", "turned", "REQUEST"),
        ("Chad turned in May to Qatar for help.", "turned", "REQUEST"),
        ("Thousands of protesters marched on Monday.", "marched", "PROTEST"),
        ("The army advanced on Tuesday.", "advanced", "ASSAULT"),
    ],
)
def test_the_preposition_of_a_day_makes_no_other_verb(read, text, trigger, kind):
    assert read(text).event(trigger)[0] == kind


def test_what_closes_on_a_day_closes_in_on_nobody(read):
    assert not read("Rebels closed on Tuesday with a speech.").events
