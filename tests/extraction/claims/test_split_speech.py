"""Both halves of what a speaker's name splits are his, whatever is told of him in between."""

from __future__ import annotations

import pytest

CASES = [
    (
        '"This plan," said General Idris Kabbah, the council\'s deputy head, whose men are blamed by most villagers for the raid, '
        '"will hold and will exclude nobody."',
        "General Idris Kabbah",
        ["This plan", "will hold and will exclude nobody"],
    ),
    (
        '"The talks are dead," said an aide who was not authorised to speak publicly, "and nobody will mourn them."',
        "an aide",
        ["The talks are dead", "and nobody will mourn them"],
    ),
    (
        '"They came at night," said Fatima, 40, who fled after the shelling began, "and they burned the mill."',
        "Fatima",
        ["They came at night", "and they burned the mill"],
    ),
    (
        '"The army," insisted the governor, a former officer who once led a gang, "has left the town."',
        "the governor",
        ["The army", "has left the town"],
    ),
    ('"Peace," said the bishop, "is not a gift."', "the bishop", ["Peace", "is not a gift"]),
]


@pytest.mark.parametrize(("text", "speaker", "halves"), CASES)
def test_both_halves_are_the_speakers(read, text, speaker, halves):
    rows = [row for row in read(text).claims() if row["rule"] != "own_voice"]
    assert [row["quote"] for row in rows] == halves
    assert all(row["source_quote"].startswith(speaker) for row in rows)


def test_another_sentence_is_anothers(read):
    text = '"The road is open," said the mayor. The guard, who says little, said: "We let nobody pass."'
    rows = [row for row in read(text).claims() if row["rule"] != "own_voice"]
    assert [(row["source_quote"].split(",")[0], row["quote"]) for row in rows] == [
        ("the mayor", "The road is open"),
        ("The guard", "We let nobody pass"),
    ]
