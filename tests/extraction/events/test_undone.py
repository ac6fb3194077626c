"""What is left off, kept from coming or not let come is not told as done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "read_as"),
    [
        ("Under the plan, Serbia would stop blocking Kosovo's bid.", "stop", ("CONCEDE", "planned")),
        ("Egypt stopped shelling the town of Rafah on Monday.", "stopped", ("RETREAT", "occurred")),
        ("Kosovo had been unwilling to accept the text.", "unwilling", ("REJECT", "refused")),
        ("The rebels of Chad were loath to attend the talks.", "loath", ("REJECT", "refused")),
        (
            "The pact has Chad stop militants from using its soil to attack Niger.",
            "attack",
            ("ASSAULT", "hypothetical"),
        ),
        ("The rebels of Chad were not allowed to attend the talks.", "attend the talks", ("CONSULT", "denied")),
        ("Kenya's bid to mediate between Chad and Togo led to a truce.", "mediate", ("CONSULT", "occurred")),
        ("Kenya's attempt to mediate between Chad and Togo is under way.", "mediate", ("CONSULT", "ongoing")),
        ("The EU, which had frozen aid, said it would resume it.", "had", ("SANCTION", "occurred")),
    ],
)
def test_what_is_not_done_is_told_so(read, text, trigger, read_as):
    assert read(text).event(trigger)[:2] == read_as


@pytest.mark.parametrize(
    "text",
    [
        "The army will not be permitted to attack the town of Goma.",
        "Turkey must stop bombing Kurdish villages.",
        "Human rights groups warned that soldiers would use the delay.",
        "Uganda's troops fought on Kiir's side.",
        "The United Nations warned that China would judge the mission.",
        "The rebels of Darfur crossed the border to help him.",
    ],
)
def test_what_is_only_foretold_or_not_let_happen_is_no_row(read, text):
    assert not read(text).events


def test_who_chairs_talks_with_another_sits_beside_him(read):
    acts = read("France co-chaired the conference with Indonesia.").event("co-chaired the conference")
    assert acts[3:] == (["France", "Indonesia"], [], ["France", "Indonesia"])


@pytest.mark.parametrize(
    ("text", "trigger", "read_as"),
    [
        (
            "The Khmer Rouge dropped their demand that Cambodia's government be toppled.",
            "toppled",
            ("COERCE", "hypothetical"),
        ),
        (
            "Chad and Libya will form a joint force and begin withdrawing their troops.",
            "withdrawing",
            ("CONCEDE", "planned"),
        ),
        ("Talks between Chad and Libya in Tunis had ended in deadlock.", "Talks", ("CONSULT", "failed")),
    ],
)
def test_what_is_still_to_come_or_came_to_nothing(read, text, trigger, read_as):
    assert read(text).event(trigger)[:2] == read_as


def test_who_tells_of_a_deed_has_not_done_it(read):
    text = "Fighting between the FDD and the FNL displaced thousands of people from Burundi, the UN office said."
    assert not [e for e in read(text).events if "United Nations" in {a.body.name for a in e.actors}]


def test_riots_against_somebody_are_not_his(read):
    assert not read("Anti-French riots broke out in Abidjan.").events
