"""Attribution by turns of phrase, and what a cue does not attribute."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The general is in no doubt that the truce will hold.",
            ("The general", "is in no doubt", "the truce will hold", "official_unnamed"),
        ),
        (
            "There is no doubt that the army fired first.",
            (None, "There is no doubt", "the army fired first", "unattributed"),
        ),
        (
            "It is whispered in the corridors here that he feels sold.",
            (None, "is whispered", "he feels sold", "unnamed_people"),
        ),
        (
            "The minister was accused by traders at the market of smuggling weapons.",
            ("traders at the market", "was accused", "smuggling weapons", "unnamed_people"),
        ),
        (
            "In the view of many diplomats, the deal came too late.",
            ("many diplomats", "In the view of", "the deal came too late", "official_unnamed"),
        ),
        (
            "As one resident put it, the war had only moved next door.",
            ("one resident", "put it", "the war had only moved next door", "unnamed_people"),
        ),
        ("Officials made it clear that no deal was near.", ("Officials", "made it clear", "no deal was near", "official_unnamed")),
        ("It is far from certain that the truce will last.", (None, "It is far from certain", "the truce will last", "unattributed")),
        (
            "Whether the thaw will last remains to be seen.",
            (None, "remains to be seen", "Whether the thaw will last", "unattributed"),
        ),
        ("The accord is seen as a setback for Chad.", (None, "is seen", "a setback for Chad", "unnamed_people")),
        ("The general is suspected of ordering the raid.", (None, "is suspected", "ordering the raid", "unnamed_people")),
        ("Kenya condemned what it called aggression.", ("it", "called", "aggression", "named_body")),
        ("The rebels claim to hold the bridge.", ("The rebels", "claim", "to hold the bridge", "named_body")),
        (
            "A diplomat was quoted as saying that the plan was dead.",
            ("A diplomat", "was quoted as saying", "the plan was dead", "official_unnamed"),
        ),
        (
            "According to the ministry, 300 people died; Chad says that 40 did.",
            ("the ministry", "According to", "300 people died", "named_body"),
        ),
        (
            "He disputed the notion that influence was waning.",
            ("He", "disputed", "influence was waning", "named_person"),
        ),
        ("Radio Rwanda said that he was dead.", ("Radio Rwanda", "said", "he was dead", "media")),
    ],
)  # fmt: skip
def test_a_turn_of_phrase_attributes(read, text, claim):
    assert claim in claims_of(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would rather see the plants destroyed.",
        "Chad threatened to deny visas to the delegates.",
        "Kenya thanked Chad for coming.",
    ],
)
def test_what_is_watched_threatened_or_thanked_for_is_no_claim(read, text):
    assert claims_of(read, text) == []
