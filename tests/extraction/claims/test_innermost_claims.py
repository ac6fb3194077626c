"""Claims that lead back to an inner source, that the parse has lost the speaker of, and that a state of mind tells."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

CASES = [
    # Whom somebody cites is the source, and a condition belongs to it.
    (
        "The bridge has fallen, Radio Lomé reported, citing two fishermen.",
        ("two fishermen", "citing", "The bridge has fallen", "unnamed_people"),
    ),
    (
        "The port is shut, according to the news agency Anatolia, which quoted a customs officer.",
        ("a customs officer", "quoted", "The port is shut", "official_unnamed"),
    ),
    (
        "The war drove 900 from home, according to the office of the ombudsman, Ana Marin, who begged for help.",
        ("the office of the ombudsman", "according to", "The war drove 900 from home", "named_body"),
    ),
    (
        "A Norwegian diplomat, asking not to be named, said that the list had been lost.",
        ("A Norwegian diplomat, asking not to be named", "said", "the list had been lost", "official_unnamed"),
    ),
    # Whom the parse takes for part of an aside, of a verb or of a park.
    (
        "In Sfax, where hundreds now sleep in the parks, Aminata, 31, from Mali, said her landlord had thrown her out.",
        ("Aminata, 31, from Mali", "said", "her landlord had thrown her out", "named_person"),
    ),
    (
        "Letters found in the bunker suggest that they had been told to hold out.",
        ("Letters found in the bunker", "suggest", "they had been told to hold out", "media"),
    ),
    (
        "Aid workers fear that thousands are trapped without water.",
        ("Aid workers", "fear", "thousands are trapped without water", "unnamed_people"),
    ),
    # States of mind, and what there is no ground for.
    (
        "The chief prosecutor is convinced that the order came from the top.",
        ("The chief prosecutor", "is convinced", "the order came from the top", "official_unnamed"),
    ),
    (
        "He came away with the impression that his host was thinking of war.",
        ("He", "impression", "his host was thinking of war", "named_person"),
    ),
    (
        "There is no evidence that the dam is cracking.",
        (None, "There is no evidence", "the dam is cracking", "unattributed"),
    ),
    (
        "Western diplomats see little chance of a breakthrough.",
        ("Western diplomats", "see", "little chance of a breakthrough", "official_unnamed"),
    ),
    # What others are said to have said, and what they call a thing.
    (
        "The commission said that the men had been accused of spying.",
        (None, "had been accused", "spying", "unnamed_people"),
    ),
    (
        "Her lawyer says she was abroad, an alibi that the prosecution calls a fiction.",
        ("the prosecution", "calls", "a fiction", "named_body"),
    ),
    (
        "Hanoi derided as a fabrication the report that its boats had opened fire.",
        ("Hanoi", "derided", "a fabrication", "named_body"),
    ),
    (
        "The junta blames the blast on saboteurs.",
        ("The junta", "blames", "the blast on saboteurs", "named_body"),
    ),
    # What nouns of speech hold.
    (
        "Rumour has it that the marshal was poisoned.",
        (None, "Rumour has it", "the marshal was poisoned", "media"),
    ),
    (
        "An activist who was freed gave lawyers an account of torture in a prison.",
        ("An activist who was freed", "account", "torture in a prison", "unnamed_people"),
    ),
    (
        "Kabul's contention that Delhi shelters the rebels has lately found support.",
        ("Kabul", "contention", "Delhi shelters the rebels", "named_body"),
    ),
    # Where the content ends and begins.
    (
        "Neighbours said they had heard shots; the police spoke of a gas explosion.",
        ("the police", "spoke of", "a gas explosion", "named_body"),
    ),
    (
        "The Houthis said 31 people had been killed, most of them children.",
        ("The Houthis", "said", "31 people had been killed, most of them children", "named_body"),
    ),
    (
        "The deal, as one Western official put it, was dead before the ink had dried.",
        ("one Western official", "put it", "was dead before the ink had dried", "official_unnamed"),
    ),
    (
        "The attack, the deadliest in a decade according to the police, left the market in ruins.",
        ("the police", "according to", "the deadliest in a decade", "named_body"),
    ),
    # What a text is that others came by, and who "they" are.
    (
        "Documents reviewed by Reuters indicate that the order was never signed.",
        ("Documents reviewed by Reuters", "indicate", "the order was never signed", "media"),
    ),
    (
        "Administration officials scoffed at the idea: the airlift had been under way before anyone asked for it, they noted.",
        ("they", "noted", "the airlift had been under way before anyone asked for it", "official_unnamed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_claims_are_read_to_their_inner_source(read, text, expected):
    assert expected in claims_of(read, text)


def test_whoever_waves_says_nothing(read):
    assert not claims_of(read, "A Qatari sailor waved. The gunmen stormed in.")


def test_what_somebody_cites_as_a_reason_is_no_source(read):
    found = claims_of(read, "The border is shut, the ministry said, citing the treaty.")
    assert ("the ministry", "said", "The border is shut", "named_body") in found
