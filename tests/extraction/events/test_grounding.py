"""What a sentence tells as its news, and what in passing."""

from __future__ import annotations

import pytest

from analysis.extraction.events.grounding import ground_of
from analysis.extraction.parsing.pipeline import load_pipeline

FOREGROUND = [
    ("Rebels attacked the town on Monday.", "attacked"),
    ("The minister said that rebels attacked the town.", "attacked"),
    ("Rebels attacked the town and seized the bridge.", "seized"),
    ("The two governments agreed to withdraw their troops.", "withdraw"),
    ("Rebels shelled the town, killing nine people.", "killing"),
    ("Nine people died in an attack on the market.", "attack"),
    ("The envoys met for talks in Vienna.", "talks"),
    ("Chad launched an attack on the rebels.", "attack"),
]
BACKGROUND = [
    ("Chad, which attacked the rebels last year, sent an envoy.", "attacked"),
    ("Chad signed a treaty brokered by Gabon.", "brokered"),
    ("Chad sent an envoy after rebels attacked the town.", "attacked"),
    ("Chad sent an envoy after losing the battle.", "losing"),
    ("Chad had closed the bridge and expelled the monitors.", "closed"),
    ("Chad had closed the bridge and expelled the monitors.", "expelled"),
    ("The accord ended a war between the two countries.", "war"),
    ("After weeks of fighting the town was quiet.", "fighting"),
    ("Both feared an attack by the rebels.", "attack"),
    ("Both sides called for an end to the war.", "war"),
]


@pytest.mark.parametrize(("text", "word"), FOREGROUND)
def test_the_news_of_a_sentence_is_in_the_foreground(text, word):
    assert find_ground(text, word) == "foreground"


@pytest.mark.parametrize(("text", "word"), BACKGROUND)
def test_what_is_told_in_passing_is_in_the_background(text, word):
    assert find_ground(text, word) == "background"


def find_ground(text: str, word: str) -> str:
    (token,) = [t for t in load_pipeline()(text) if t.text == word]
    return ground_of(token)


def test_an_answer_to_an_act_of_years_ago_is_no_news(read):
    text = "Colombia asked Cuba in 2019 to hand them over. Washington responded by putting Cuba on its list of sponsors of terrorism."
    event = next(e for e in read(text).events if e.trigger.type == "SANCTION")
    assert ground_of(event.trigger.head) == "background"
