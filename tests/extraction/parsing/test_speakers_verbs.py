"""What only somebody does is done by who spoke, not by the thing that he spoke of."""

from __future__ import annotations

import pytest

MOVED = [
    ("Mr Haddad retorted that no other road existed and threatened to go home unless the camp was opened.", "no other road existed"),
    ("The minister objected that nothing in the text entitled the army to stay but came round in the end.", "nothing in the text entitled the army to stay"),
    ("He insisted that the accord had no legal force but agreed to meet the king.", "the accord had no legal force"),
    ("The envoy said that the draft was ready and flew to Geneva.", "the draft was ready"),
    ("Israel said Hamas “must disarm” and threatened new strikes.", "Hamas “must disarm”"),
    ("Togo said the militia “wants war” and shut the border.", "the militia “wants war”"),
    ("The king says the throne is his and refuses to leave.", "the throne is his"),
]  # fmt: skip
KEPT = [
    ("The army said that the war went on and threatened to spread.", "the war went on and threatened to spread"),
    ("Aides said that the letter arrived on Monday and asked for a truce.", "the letter arrived on Monday and asked for a truce"),
    ("The minister said that the plane had landed and returned to Rome.", "the plane had landed and returned to Rome"),
    ("The ministry said that the shell hit a school and killed four children.", "the shell hit a school and killed four children"),
    ("Chad said that Libya “broke the truce” and bombed a village.", "Libya “broke the truce” and bombed a village"),
    ("He said that the law was clear and would be applied.", "the law was clear and would be applied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), MOVED + KEPT)
def test_a_speakers_verb_is_none_of_what_he_says(read, text, content):
    assert [row["quote"] for row in read(text).claims() if row["rule"] != "own_voice"] == [content]
