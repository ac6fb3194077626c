"""Claims: who is told or asked is no source, whoever stands behind "after" is; and what only looks like a statement."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


def contents(read, text):
    """Give source, cue, content and class of source of the claims of a text."""
    return claims_of(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okoro, asked whether the missing colonel felt safe, would say only so much.",
        "Ankara had dismissed the envoy in May as mediator with the rebels over their hostages.",
        "By noon the general was offering to free the sailors.",
        "Niamey answered within hours by announcing a blockade of its former allies, grain and fuel excepted.",
        "Talks stalled over the rebels' refusal to quit the valleys that they held.",
        "Togo refused to admit a survey mission that the African Union had sent.",
        "The king ordered two teams to Peru to see that the wells are clean.",
    ],
)
def test_what_is_no_statement(read, text):
    assert contents(read, text) == []


def test_somebody_told_is_no_source(read):
    (claim,) = contents(read, "Mr. Adeyemi, warned that rebels held the road, turned back.")
    assert claim == (None, "warned", "rebels held the road", "unnamed_people")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Omar Bongo and Idriss Deby embraced after President Denis Sassou, their host, announced that they had agreed.",
            "President Denis Sassou, their host",
        ),
        (
            "Peru and Ecuador clapped after President Ernesto Lobo of Panama, their guest, announced that the two had agreed.",
            "President Ernesto Lobo of Panama, their guest",
        ),
    ],
)
def test_who_stands_behind_after_is_the_source(read, text, source):
    assert contents(read, text)[0][0] == source


def test_speaker_between_subject_and_verb(read):
    (claim,) = contents(read, "Mr. Savage, said a Chilean diplomat close to the talks, feared for his life.")
    assert claim[0] == "a Chilean diplomat close to the talks"
    assert claim[2] == "feared for his life"


def test_speaker_inside_a_clause_on_somebody(read):
    text = (
        "The TEF, whose leaders took the offer, and the TLA, whose fighters, officials in Colombo said, raided a ferry on "
        "Sunday, killing four sailors, boycotted the vote."
    )
    assert [claim[2] for claim in contents(read, text)] == ["raided a ferry on Sunday, killing four sailors"]


def test_what_somebody_is_said_to_have_told(read):
    text = '"I have brought the boys home," President Ana Ruiz is said to have told the miners\' wives.'
    found = {claim[2]: claim[0] for claim in contents(read, text)}
    assert found["I have brought the boys home"] == "President Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "By the Red Cross's reckoning two thousand villagers a week were fleeing when the army came.",
            "the Red Cross's reckoning",
            "two thousand villagers a week were fleeing",
        ),
        (
            "That the king would resign had been made known to the envoy, according to an aide.",
            "an aide",
            "That the king would resign had been made known to the envoy",
        ),
        (
            "The accord obliges Chad to withdraw the soldiers whom it is said to keep in Sudan.",
            None,
            "to keep in Sudan",
        ),
        ("Egypt, which arms the general, is credited with having freed him.", None, "having freed him"),
        ('"You have all grown lazy," the mediator rebuked the ministers.', "the mediator", "You have all grown lazy"),
        (
            "Tehran accuses Munteanu of terrorism for the shelling of Tiraspol on the night of 3 May.",
            "Tehran",
            "terrorism for the shelling of Tiraspol on the night of 3 May",
        ),
    ],
)
def test_content(read, text, source, content):
    assert (source, content) in [(claim[0], claim[2]) for claim in contents(read, text)]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        (
            "Strikers camped in Liberty Square, who since May have demanded that Ruiz go, rejected the deal.",
            "unnamed_people",
        ),
        (
            "Gunners shelled the airport, according to nurses reached by radio, who counted at least 20 dead.",
            "unnamed_people",
        ),
        ("She won with the help of Maoists who demand that Spain be sent away.", "unnamed_people"),
        ("Seven small parties signed, though two of them hinted that they might leave.", "unnamed_people"),
        ("Laptops taken from the camp showed that Chad had paid for the guns.", "media"),
        ("The mood turned, by the account of two of those present.", "unnamed_people"),
        ("The mood turned, by the account of two of his officers.", "official_unnamed"),
        ("Five firms signed a charter that says neither when the port will open nor who will own it.", "named_body"),
    ],
)
def test_sort_of_source(read, text, sort):
    assert {claim[3] for claim in contents(read, text)} == {sort}


def test_what_stands_before_that_is_when_it_was_said(read):
    (claim,) = contents(read, "She said on Friday, after the vote, that the ships had sunk.")
    assert claim[2] == "the ships had sunk"


def test_one_of_them_is_of_those_who_spoke_last(read):
    text = 'Traders in Lima think that it was rain. Norway is an ally of Peru. "We will sell," one of them said.'
    rows = [row for row in read(text).claims() if row["rule"] != "own_voice"]
    assert rows[-1]["source_quote"] == "one of them"
    assert rows[-1]["sourcing"] == "unnamed_people"
    assert rows[-1]["source_actor_id"] == rows[0]["source_actor_id"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Rights groups put the toll at 300; the government, which disputes that, says 120.",
            "the government, which disputes that",
            "120",
        ),
        ("The army said 40; doctors said at least 90.", "doctors", "at least 90"),
        (
            "The rebels deny having fired on the convoy, which the United Nations said was clearly marked.",
            "The rebels",
            "having fired on the convoy",
        ),
        (
            "The general is widely believed to have ordered the raid, a charge he has always rejected.",
            "he",
            "to have ordered the raid",
        ),
        ("Satellite images showed tanks near the border.", "Satellite images", "tanks near the border"),
    ],
)
def test_what_is_said_and_no_more(read, text, source, content):
    assert (source, content) in [(claim[0], claim[2]) for claim in contents(read, text)]


def test_he_who_adds_has_spoken_before(read):
    text = "The minister said on Sunday they were dead, and blamed the rebels, whom he accused of lying."
    rows = [row for row in read(text).claims() if row["rule"] != "own_voice"]
    assert {row["sourcing"] for row in rows} == {"official_unnamed"}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Chad's claim to have killed 40 rebels was dismissed as fantasy.", "Chad", "to have killed 40 rebels"),
        (
            "Two of the four, according to their lawyer, have been beaten; the warden denies it.",
            "their lawyer",
            "have been beaten",
        ),
        (
            "The opposition accuses the government, which it says has rigged three elections, of stalling.",
            "it",
            "has rigged three elections",
        ),
    ],
)
def test_the_reach_of_what_is_said(read, text, source, content):
    assert (source, content) in [(claim[0], claim[2]) for claim in contents(read, text)]


def test_what_stands_beside_an_answer_is_not_it(read):
    assert contents(read, "Asked whether he would resign, Mr. Gil smiled.") == []
    text = "Whether the general knew of it is disputed: his lawyers say not, the prosecutors that he wrote it."
    assert "his lawyers" not in {claim[0] for claim in contents(read, text)}


def test_what_is_denied_besides_is_no_part_of_what_is_not(read):
    (claim,) = contents(read, "He did not deny that he had met the rebels, only that he had paid them.")
    assert claim[2] == "he had met the rebels"
