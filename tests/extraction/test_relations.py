"""Standing ties: who leads, who is a member, who borders and who is at odds, by the words that state it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("UNITA, led by Jonas Savimbi, refused.", ("Jonas Savimbi", "leads", "UNITA")),
        ("The African Union, made up of Kenya and Chad, met.", ("Kenya", "member_of", "African Union")),
        ("Chad and Libya are at war. The two neighbours met.", ("Chad", "borders", "Libya")),
        ("Chad and Libya are at war. The two rivals met.", ("Chad", "hostile_to", "Libya")),
        ("He wants Turkey, an ally of Azerbaijan, at the table.", ("Turkey", "allied_with", "Azerbaijan")),
        ("Omar Hadi, the leader of Hamas, spoke.", ("Omar Hadi", "leads", "Hamas")),
    ],
)
def test_a_tie_is_read_from_the_words_that_state_it(read, text, tie):
    assert tie in read(text).relations()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Houthis, previously an ally of Sudan, left.", "allied_with"),
        ("Turkey, a former ally of Azerbaijan, left.", "allied_with"),
        ("Chad and Peru met. The two neighbours met again.", "borders"),
        ("The mayor of London, Juma Otieno, spoke.", "leads"),
        ("Ukraine's human rights commissioner, Dmytro Petrov, spoke.", "leads"),
        ("Texmart runs shops, including in Chad.", "member_of"),
        ("The Oryx Corps, which includes the Libya Force, left.", "member_of"),
        ("Russian opposition leader Alexei Petrov spoke in Berlin.", "leads"),
    ],
)
def test_what_is_over_and_who_stands_against_a_state_make_no_tie(read, text, relation):
    assert relation not in {tie[1] for tie in read(text).relations()}


def test_what_gives_somebody_leverage_is_the_lever(read):
    assert ("Egypt", "leverage_over", "Ethiopia") in read("The arms give Egypt leverage over Ethiopia.").relations()
