"""Short forms of a body's name take up the body that was named in full, and who speaks for them acts for it."""

from __future__ import annotations

import pytest

SHORT = [
    ("The Polisario Front met Spain. The Front's envoy, Ali Salem, flew home.", "Ali Salem", "Polisario Front"),
    ("The Polisario Front met Spain. A Front commander, Ali Salem, flew home.", "Ali Salem", "Polisario Front"),
    ("The Karen National Union met China. The Union's chairman, Mutu Say, left.", "Mutu Say", "Karen National Union"),
    ("The Arab League suspended Syria. The League's chief, Nabil Elaraby, left.", "Nabil Elaraby", "Arab League"),
]


@pytest.mark.parametrize(("text", "person", "body"), SHORT)
def test_who_speaks_for_a_body_by_its_short_name_acts_for_it(read, text, person, body):
    assert read(text).actor(person).belongs_to.name == body


def test_a_congress_that_was_named_is_not_that_of_the_united_states(read):
    text = "The Nepali Congress met the Maoists in Kathmandu. The Congress accused India of meddling."
    assert read(text).event("accused")[3] == ["Nepali Congress"]
    assert read("Nepal thanked Washington. Congress accused China of spying.").event("accused")[3] == ["United States"]


def test_no_short_name_where_it_is_part_of_another_or_nothing_was_named(read):
    reading = read("The Polisario Front freed two men. The National Front accused Spain of theft.")
    assert reading.event("accused")[3] != ["Polisario Front"]
    reading = read("The Karen National Union met China. The Soviet Union accused Japan of spying.")
    assert reading.event("accused")[3] == ["Russia"]
