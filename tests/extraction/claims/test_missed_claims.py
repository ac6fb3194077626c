"""Claims in the words that press language has for them beside "said that"."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

CASES = [
    # An aside inside a relative clause attributes that clause.
    (
        "The plan, which according to officials in Madrid had been rejected twice, was revived in June.",
        ("officials in Madrid", "according to", "had been rejected twice", "official_unnamed"),
    ),
    (
        "The North removed fuel rods, from which, experts estimate, plutonium for five bombs could be extracted.",
        ("experts", "estimate", "plutonium for five bombs could be extracted", "unnamed_people"),
    ),
    (
        "Peru has been under an accord, according to which the troops withdraw.",
        ("which", "according to", "the troops withdraw", "named_body"),
    ),
    # Passives, with and without their auxiliary.
    (
        "The movement, said to have 4,000 men under arms, has not replied.",
        (None, "said", "to have 4,000 men under arms", "unnamed_people"),
    ),
    (
        "The rebels, thought to number some 3,000, hold the hills.",
        (None, "thought", "to number some 3,000", "unnamed_people"),
    ),
    ("Shelling was reported near the border on Tuesday.", (None, "was reported", "Shelling", "media")),
    # Nouns of speech, and what stays open.
    (
        "Word came on Friday that the bridge had fallen.",
        (None, "Word came", "the bridge had fallen", "unnamed_people"),
    ),
    (
        "The message from Cairo was that time had run out.",
        ("Cairo", "message", "time had run out", "named_body"),
    ),
    (
        "The assessment of the mediators is that a deal is weeks away.",
        ("the mediators", "assessment", "a deal is weeks away", "official_unnamed"),
    ),
    (
        "Kigali rejected the accusation that it had armed the rebels.",
        ("Kigali", "rejected", "it had armed the rebels", "named_body"),
    ),
    (
        "Whether the two men will ever meet is an open question.",
        (None, "is an open question", "Whether the two men will ever meet", "unattributed"),
    ),
    # Verbs that the tagger takes for nouns, or whose clause the parser takes for an object.
    (
        "Officials in Harare confide that the army had never agreed to the plan.",
        ("Officials in Harare", "confide", "the army had never agreed to the plan", "official_unnamed"),
    ),
    (
        "Satellite images released on Monday show trenches along the river.",
        ("Satellite images released on Monday", "show", "trenches along the river", "media"),
    ),
    (
        "The Pentagon said several acres of land burned before dawn.",
        ("The Pentagon", "said", "several acres of land burned before dawn", "named_body"),
    ),
    # Judgements, adjectives, and who says "one of them".
    ("The general declared the siege over.", ("The general", "declared", "the siege over", "official_unnamed")),
    (
        "The United States called its actions defensive in nature.",
        ("The United States", "called", "its actions defensive in nature", "named_body"),
    ),
    (
        "She is convinced that the ceasefire will hold.",
        ("She", "is convinced", "the ceasefire will hold", "named_person"),
    ),
    ("Chad suspects Kenya of arming the militia.", ("Chad", "suspects", "arming the militia", "named_body")),
    (
        "Chad denied any role in the killing.",
        ("Chad", "denied", "any role in the killing", "named_body"),
    ),
    (
        "Villagers told of shells that fell all night.",
        ("Villagers", "told of", "shells that fell all night", "unnamed_people"),
    ),
    # Papers and heads of state by name.
    (
        "The bridge had fallen, the Cyprus Mail reported.",
        ("the Cyprus Mail", "reported", "The bridge had fallen", "media"),
    ),
    (
        "President of Ukraine Volodymyr Zelenskyy said the truce held.",
        ("President of Ukraine Volodymyr Zelenskyy", "said", "the truce held", "named_person"),
    ),
]


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_a_claim_is_found_in_whatever_words(read, text, claim):
    assert claim in claims_of(read, text)


def test_what_an_agency_says_that_others_said_ends_before_the_agency(read):
    found = claims_of(read, "A diplomat said that the draft was ready, the BBC reported.")
    assert ("A diplomat", "said", "the draft was ready", "official_unnamed") in found


def test_a_semicolon_ends_what_goes_before_an_attributing_phrase(read):
    found = claims_of(read, "The army left; according to residents, the town was calm.")
    assert found == [("residents", "according to", "the town was calm", "unnamed_people")]


def test_quoted_words_behind_a_semicolon_go_on_with_who_spoke(read):
    found = claims_of(read, "It was not for him to decide, Mr. Pham added; it was “no business of his”.")
    assert [row[2] for row in found] == ["It was not for him to decide", "it was “no business of his”"]


@pytest.mark.parametrize(
    "text",
    [
        "The council called on Italy to join the pact.",
        "The general did not concede or admit defeat.",
        "The attacker, identified as Joe Smith, was arrested.",
        "He was found guilty.",
        "A teacher asked that her name be withheld.",
    ],
)
def test_what_nobody_states_is_no_claim(read, text):
    assert claims_of(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dams will be run by Ana Lopez, the Peruvian secretary of state for mines.",
        "Uganda vetoed statements that Peru and Kenya drafted at the summit.",
        "The miners stayed away from talks that Bolivia's president was to host in Quito.",
    ],
)
def test_a_noun_that_says_nothing_holds_no_claim(read, text):
    assert claims_of(read, text) == []
