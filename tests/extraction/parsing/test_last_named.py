"""A name behind the second of two office holders is his alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "The Emir of Qatar and the president of Egypt, Hani Salem, agreed on a truce.",
            ["Qatar’s Emir", "Hani Salem"],
        ),
        (
            "The president of Kenya, Paul Otieno, and the leader of Uganda, Peter Banda, agreed on a truce.",
            ["Paul Otieno", "Peter Banda"],
        ),
    ],
)
def test_the_first_of_two_is_not_called_by_the_name_of_the_second(read, text, actors):
    assert [a.name for a in read(text).events[0].actors] == actors


def test_the_two_whom_a_host_speaks_of_are_those_of_the_main_clause(read):
    text = (
        "The Emir of Kuwait and the strongman of Libya, Omar Salem, embraced before the heads of state of the wool-exporting "
        "countries after President Paul Otieno of Kenya, their host, announced that the two had agreed to end their quarrel."
    )
    event = next(e for e in read(text).events if e.trigger.head.text == "agreed")
    assert (event.trigger.type, event.status, event.recipients) == ("AGREE", "occurred", [])
    assert [a.name for a in event.actors] == ["Kuwait’s Emir", "Omar Salem"]
