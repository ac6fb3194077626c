"""A clause keeps its own subject where a time, an apposition or an aside stands before its verb."""

from __future__ import annotations

import pytest


def doers(read, text, word):
    """Give the names of those who do what a trigger tells."""
    event = next(e for e in read(text).events if e.trigger.tokens[0].text == word)
    return {actor.name for actor in event.actors}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Ecuador closed its border with Serbia but Qatar that evening rejected the plan of Jordan.",
            "rejected",
            "Qatar",
        ),
        ("Ghana quit the talks with Chad before Peru the next day accused Kenya of spying.", "accused", "Peru"),
        ("Qatar expelled envoys of Ecuador, and Sudan, that evening, condemned Jordan.", "condemned", "Sudan"),
        ("Norway bombed Kenya, and Armenia, which had long warned of war, condemned Serbia.", "condemned", "Armenia"),
        (
            "Peru objected to the plan of Norway, and Serbia, its oldest ally, asked Ghana to mediate.",
            "asked",
            "Serbia",
        ),
        ("Ghana shelled a town in Peru; Sudan, for its part, expelled Oman's ambassador.", "expelled", "Sudan"),
        ("Chad closed its border with Serbia, and Oman, after accusing Ghana of spying, yielded.", "accusing", "Oman"),
        ("Chad bombed Kenya, and Ghana, on rejecting the plan of Armenia, left.", "rejecting", "Ghana"),
    ],
)
def test_a_clause_keeps_its_own_subject(read, text, word, name):
    assert doers(read, text, word) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan yielded after the rebels, backed by Oman, condemned Norway.",
        "Sudan bombed Peru, and smugglers, last month, attacked Norway.",
    ],
)
def test_who_has_no_name_acts_rather_than_a_neighbour(read, text):
    assert "Sudan" not in doers(read, text, "condemned" if "condemned" in text else "attacked")


def test_a_verb_that_shares_a_subject_keeps_it(read):
    text = "Chad closed its border with Sudan and, a day later, expelled Oman's ambassador."
    assert doers(read, text, "expelled") == {"Chad"}
