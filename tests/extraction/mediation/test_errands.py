"""Whom somebody asks to deal with another for him, and whom a body sends to mediate."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya have been at war since March. "


@pytest.mark.parametrize(
    ("text", "trigger", "third"),
    [
        ("The African Union appealed to Kenya's president to reason with Chad.", "appealed to", ["Kenya"]),
        ("Libya turned to Algiers to get Chad to withdraw.", "turned to", ["Algeria"]),
        ("Chad begged Rwanda to put in a word with Libya.", "begged", ["Rwanda"]),
        ("Chad asked Kenya to use its influence with Libya.", "asked", ["Kenya"]),
        ("Chad asked Libya to talk to it.", "asked", []),
        ("Britain asked France to win over its own voters.", "asked", []),
        ("The African Union urged Chad to talk to the rebels.", "urged", []),
    ],
)
def test_who_is_asked_to_move_another_is_asked_to_mediate(read, text, trigger, third):
    found = read(WAR + text).event(trigger)
    assert (found[0], found[5]) == ("REQUEST", third)
    assert found[2] == ("028" if third else None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway brought the two sides back to the negotiating table.", "brought"),
        ("Norway tried to get Chad and Libya back to the table.", "get"),
        ("Norway's envoy steered the rivals back to talks.", "steered"),
    ],
)
def test_who_brings_sides_back_to_a_table_mediates(read, text, trigger):
    found = read(WAR + text).event(trigger)
    assert (found[0], set(found[4]), found[5]) == ("CONSULT", {"Chad", "Libya"}, ["Norway"])


def test_who_only_presides_over_something_else_mediates_nothing(read):
    reading = read("A general will lead the council, with a soldier presiding first.")
    assert not any(event.mediators for event in reading.events)


@pytest.mark.parametrize(
    ("text", "asker", "asked"),
    [
        (
            "The emir of Qatar had received a letter from the Iranian president, Masoud Pezeshkian, asking him to help persuade "
            "President Trump to reopen the talks.",
            "Masoud Pezeshkian",
            "Qatar’s emir",
        ),
        ("Norway received a letter from the rebels, asking it to mediate.", "Rebels", "Norway"),
    ],
)
def test_a_letter_asks_in_the_name_of_who_wrote_it(read, text, asker, asked):
    (event,) = [e for e in read(text).events if e.trigger.head.lemma_ == "ask"]
    assert ([a.name for a in event.actors], [a.name for a in event.recipients]) == ([asker], [asked])


@pytest.mark.parametrize(
    "text",
    [
        "Prince Khalid delivered a letter from his father, King Salman, to Ayatollah Ali Khamenei in Tehran.",
        "The two men last sat together in January. Egypt had attempted to bring them to one table in Cairo.",
    ],
)
def test_who_brings_his_own_rulers_letter_or_meets_the_other_side_is_no_mediator(read, text):
    event = read(text).events[0]
    assert event.mediators == []
