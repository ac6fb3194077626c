"""Who is said by an auxiliary alone to have done the same, acts too."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peru condemned the raid, as did Chile and Bolivia.", ["Peru", "Chile", "Bolivia"]),
        ("Kenya rejected the plan, and so did Uganda.", ["Kenya", "Uganda"]),
        ("Kenya rejected the plan, as it did last year.", ["Kenya"]),
        ("Kenya rejected the plan, and Uganda did nothing.", ["Kenya"]),
    ],
)
def test_who_did_the_same_acts_too(read, text, names):
    assert [a.name for a in read(text).events[0].actors] == names


def test_of_leaders_of_whom_one_is_unknown_the_states_act(read):
    reading = read("The leaders of Chad and Mali agreed to a truce. Chad’s president, Ali Musa, flew home.")
    assert {a.name for a in reading.events[0].actors} == {"Chad", "Mali"}


def test_who_serves_in_an_office_is_no_second_person(read):
    reading = read("Ana Lopez, who hosted the talks as chair of the African Union, met Kenya’s president.")
    assert [a.name for a in reading.index.actors if a.role == "chair"] == ["Ana Lopez"]


def test_help_with_a_truce_that_stands_is_no_mediation(read):
    reading = read("Ghana offered to help monitor the truce between Chad and Libya.")
    assert not any(e.mediators for e in reading.events)


def test_guarantors_of_a_truce_have_promised_nothing_new(read):
    (event,) = read("The truce was guaranteed by Qatar and Egypt.").events
    assert event.status == "occurred"


def test_all_who_are_joined_in_an_offer_would_mediate(read):
    reading = read("Chad rejected offers of mediation from Kenya, Ghana and Togo, insisting on talks with Libya.")
    assert [a.name for a in reading.events[0].mediators] == ["Kenya", "Ghana", "Togo"]
