"""Whom a pronoun or a noun cannot mean: one of a list, who only tells of it, who looks on."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "part", "names"),
    [
        (
            "Gambia's president, Yahya Jammeh, lost. Nigeria's Muhammadu Buhari, Liberia's Ellen Johnson Sirleaf and Ghana's "
            "John Mahama flew in to plead with him, and he turned down an offer of asylum from Nigeria.",
            "turned",
            "actors",
            {"Yahya Jammeh"},
        ),
        (
            "Yahya Jammeh will go, a Senegalese official said, after Guinea's Alpha Condé spent the day with him.",
            "spent",
            "recipients",
            {"Yahya Jammeh"},
        ),
        (
            "The UN praised a pact between Chad and 14 armed groups, which was initialled in Khartoum on Tuesday.",
            "initialled",
            "actors",
            {"Chad", "Armed groups"},
        ),
    ],
)
def test_who_is_meant(read, text, trigger, part, names):
    event = next(e for e in read(text).events if e.trigger.tokens[0].text == trigger)
    assert {actor.name for actor in getattr(event, part)} == names


def test_who_looks_on_does_not_shake_hands(read):
    text = "The UN chief, Ban Ki-moon, and Gabon's president, Omar Bongo, looked on as the two shook hands."
    assert not read(text).events


def test_a_new_president_is_nobody_spoken_of(read):
    text = "In Washington, David Welch, an assistant secretary of state, praised Lebanon. The new president will face Hezbollah."
    assert "David Welch" not in read(text).meant_by("The new president")


def test_member_states_are_no_person(read):
    assert not [
        a for a in read("Guterres called on Member States to support the deal.").index.actors if a.name == "States"
    ]


def test_who_is_known_by_a_name_is_not_who_talks_to_him(read):
    text = "Nepal's Girija Prasad Koirala negotiated with the rebel leader known as Prachanda."
    assert "Girija Prasad Koirala" not in read(text).meant_by("Prachanda")


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Chad left the talks after Libya turned down its offer of a truce.", "its", ["Chad"]),
        ("Kenya said that Somalia had ignored its request for help.", "its", ["Kenya"]),
        ("Libya renewed its offer.", "its", ["Libya"]),
        ("Iran threatened Iraq and said it would seize its tankers.", "its", ["Iraq"]),
        ("Ethiopia and Eritrea broke ties. Ethiopia expelled its diplomats.", "its", ["Eritrea"]),
        ("President Kibaki vowed to free the men. Kofi Annan doubted he would.", "he", ["Kibaki"]),
        ("President Kibaki met Kofi Annan. Kofi Annan said he would leave.", "he", ["Kofi Annan"]),
    ],
)
def test_who_answers_harms_or_doubts_another_is_not_meant(read, text, pronoun, meant):
    assert read(text).meant_by(pronoun) == meant


def test_the_two_whom_a_third_brings_together_are_two(read):
    text = "Jimmy Carter introduced Yasser Arafat to Yitzhak Rabin, and the two shook hands."
    assert read(text).meant_by("two") == ["Yasser Arafat", "Yitzhak Rabin"]


def test_who_accuses_another_in_a_participle_is_not_the_accused(read):
    text = "In June the European Union froze the assets of Belarus, accusing it of funding militias in Moldova."
    assert read(text).meant_by("it") == ["Belarus"]
    assert read(text).event("funding")[3] == ["Belarus"]
