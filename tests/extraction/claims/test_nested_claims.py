"""Claims within and beside others: who believes something that somebody else says, and who goes on to speak."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

INSIDE = [
    # Outer and inner claim each have a source; both are kept.
    (
        "A Jordanian officer said Amman believed that the ports had been mined.",
        [
            ("A Jordanian officer", "said", "Amman believed that the ports had been mined", "official_unnamed"),
            ("Amman", "believed", "the ports had been mined", "named_body"),
        ],
    ),
    (
        "Villagers confirmed that the militia had admitted that the bridge was lost.",
        [
            ("Villagers", "confirmed", "the militia had admitted that the bridge was lost", "unnamed_people"),
            ("the militia", "had admitted", "the bridge was lost", "named_body"),
        ],
    ),
    (
        "The ministry said that Oslo had accused the rebels of looting two clinics.",
        [
            ("The ministry", "said", "Oslo had accused the rebels of looting two clinics", "named_body"),
            ("Oslo", "had accused", "looting two clinics", "named_body"),
        ],
    ),
    (
        "The consul said that he regarded the plan as a trap.",
        [("he", "regarded", "the plan as a trap", "official_unnamed")],
    ),
    (
        "The general told reporters that he saw the vote as a farce.",
        [("he", "saw", "the vote as a farce", "official_unnamed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INSIDE)
def test_what_others_believe_is_kept_inside_what_somebody_says(read, text, expected):
    found = claims_of(read, text)
    assert [claim for claim in expected if claim in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that nobody had admitted that the bridge was lost.",
        "They said that they would return once the rebels showed that they were serious.",
        "The mediator said that both sides had agreed that the road would reopen.",
        "The army did not say whether the rebels had admitted that the bridge was lost.",
    ],
)
def test_what_nobody_is_said_to_have_said_is_no_claim(read, text):
    assert len(claims_of(read, text)) == 1


BESIDE = [
    # A deed told is no word: who speaks goes on.
    (
        "The consul said no foreigners remained in the city and denied that any had been hurt.",
        ("The consul", "denied", "any had been hurt", "official_unnamed"),
    ),
    (
        "The governor said at least nine people had been killed and insisted that the road was safe.",
        ("The governor", "insisted", "the road was safe", "official_unnamed"),
    ),
    (
        "The ministry said drones had struck a depot outside the port, arguing that the truce was dead.",
        ("The ministry", "arguing", "the truce was dead", "named_body"),
    ),
    (
        "The court said judges had heard 40 witnesses, warning that more trials would follow.",
        ("The court", "warning", "more trials would follow", "named_body"),
    ),
    # Who goes on air to say something says it, and the report says what it says: no "to", no article.
    (
        "The general appeared on television to deny that the palace had fallen.",
        ("The general", "deny", "the palace had fallen", "official_unnamed"),
    ),
    (
        "A complaint by residents that the wells were dry caused an uproar.",
        ("residents", "complaint", "the wells were dry", "unnamed_people"),
    ),
    # A speaker whose verb the parse takes for a participle.
    (
        "The bridge had been mined by the militia, the state news agency reported on Friday.",
        ("the state news agency", "reported", "The bridge had been mined by the militia", "media"),
    ),
    (
        "The port is shut, Reuters reported on Friday, citing an aide to the emir.",
        ("an aide to the emir", "citing", "The port is shut", "official_unnamed"),
    ),
    (
        "The junta rejected the plan and accused its rivals of hiding weapons in schools.",
        ("The junta", "accused", "hiding weapons in schools", "named_body"),
    ),
    # Whose fear, view or complaint a noun holds, and who is at pains to say so.
    (
        "A complaint from two officers that the wells were dry caused an uproar.",
        ("two officers", "complaint", "the wells were dry", "official_unnamed"),
    ),
    (
        "There are fears among aid workers that the convoy had been attacked.",
        ("aid workers", "fears", "the convoy had been attacked", "unnamed_people"),
    ),
    (
        "Rumours spread on Sunday that the dam had been mined.",
        (None, "Rumours", "the dam had been mined", "media"),
    ),
    (
        "As the ministry sees it, the treaty has lapsed.",
        ("the ministry", "sees it", "the treaty has lapsed", "named_body"),
    ),
    (
        "The army was at pains to say that the talks had not failed.",
        ("The army", "say", "the talks had not failed", "named_body"),
    ),
    (
        "A Norwegian diplomat is convinced that no prisoners remained in the camp.",
        ("A Norwegian diplomat", "is convinced", "no prisoners remained in the camp", "official_unnamed"),
    ),
    # Names with a hyphen, which the parse takes apart, and forms whose lemma the pipeline gets wrong.
    (
        "The truce would hold until Friday, Ali al-Qadi said.",
        ("Ali al-Qadi", "said", "The truce would hold until Friday", "named_person"),
    ),
    ("Kenya hopes that the talks will resume.", ("Kenya", "hopes", "the talks will resume", "named_body")),
    (
        "Claiming that troops were still in the town, the mayor fled.",
        ("the mayor", "Claiming", "troops were still in the town", "official_unnamed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_the_second_claim_of_a_sentence_has_its_own_source(read, text, expected):
    assert expected in claims_of(read, text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mediators wrote to Rwanda, which denies that its troops crossed the border.", "which"),
        ("The envoy replied by warning that the offer would lapse.", "The envoy"),
        ("The Union urged both sides to show restraint and warned that time was short.", "The Union"),
        ("The truce would hold until Friday, a colonel said.", "a colonel"),
    ],
)
def test_what_one_says_is_given_to_one_only(read, text, source):
    assert [claim[0] for claim in claims_of(read, text)] == [source]


FOLDED = [
    # Who speaks stands behind a fronted clause, to whose last noun the parse joins him.
    (
        "While talks were going on in Geneva, Ismail Haniyeh, the group's exiled leader, told reporters that the market had been hit.",
        ("Ismail Haniyeh, the group's exiled leader", "told", "the market had been hit", "named_person"),
    ),
    (
        "Speaking in Oslo after a meeting with mediators, a lawyer for the jailed priest said that the strike would go on.",
        ("a lawyer for the jailed priest", "said", "the strike would go on", "unnamed_people"),
    ),
    # An aside on the source is the source's, an apposition without a verb the content's.
    (
        "According to Marta Silva, the group's exiled leader, the two presidents had agreed on a timetable.",
        (
            "Marta Silva, the group's exiled leader",
            "According to",
            "the two presidents had agreed on a timetable",
            "named_person",
        ),
    ),
    (
        "Hamas insisted that its men had retaken the port, the last position held by the paramilitaries in the north.",
        (
            "Hamas",
            "insisted",
            "its men had retaken the port, the last position held by the paramilitaries in the north",
            "named_body",
        ),
    ),
    (
        "Its men had retaken the port, the last position held by the militia in the north, the U.N. mission in Chad said.",
        (
            "the U.N. mission in Chad",
            "said",
            "Its men had retaken the port, the last position held by the militia in the north",
            "named_body",
        ),
    ),
    # A subject that the parse gives to the cue.
    (
        "Kenya warned the ceasefire that took effect on Sunday was crumbling in the east.",
        ("Kenya", "warned", "the ceasefire that took effect on Sunday was crumbling in the east", "named_body"),
    ),
    (
        "The foreign minister told reporters government troops had recaptured the airport.",
        ("The foreign minister", "told", "government troops had recaptured the airport", "official_unnamed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folded_sentences_keep_source_and_content_whole(read, text, expected):
    assert expected in claims_of(read, text)
