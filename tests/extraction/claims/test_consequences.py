"""What a deed did belongs to whoever tells of it; what a speaker does as he speaks does not."""

import pytest


def contents(rows):
    return [row["quote"] for row in rows["claims"] if row["rule"] != "own_voice"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Shells hit a market on Sunday, the UN said on Monday, killing at least 12 people, and rebels fired back.",
            ["Shells hit a market on Sunday", "killing at least 12 people"],
        ),
        (
            "A drone struck the depot, said the governor, wounding two guards.",
            ["A drone struck the depot", "wounding two guards"],
        ),
        ('"We fought them," the general said, killing a fly.', ["We fought them"]),
        ("They would fight on, the general said, leaving the room.", ["They would fight on"]),
    ],
)
def test_what_a_deed_did_is_said_by_who_tells_of_it(parse_rows, text, said):
    assert contents(parse_rows(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The firm sank shafts in Katanga and, by one count, employs 400 people.", ["employs 400 people"]),
        (
            "The rebels, whose gunmen, officials in Lima said, ambushed a bus on Monday, killing nine travellers, denied it.",
            ["ambushed a bus on Monday, killing nine travellers"],
        ),
        ("Iran has trained pilots and, according to officials, pays them.", ["pays them"]),
        ("The road is shut, according to the ministry, but Chad denies it.", ["The road is shut"]),
    ],
)
def test_an_aside_behind_and_reaches_only_the_verb_behind_it(parse_rows, text, said):
    assert [one for one in contents(parse_rows(text)) if "denies" not in one and one != "it"] == said
