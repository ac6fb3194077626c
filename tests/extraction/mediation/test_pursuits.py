"""Who carries on the search for a settlement mediates, who volunteers to offers it, and who is rebuffed is refused."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            "Iran and Iraq are at war. Algeria has conducted the search for a settlement since June.",
            "conducted",
            "Algeria",
        ),
        ("Qatar mediated between Chad and Sudan. Libya took up the effort again last year.", "took", "Libya"),
    ],
)
def test_who_carries_on_the_search_mediates(read, text, trigger, who):
    found = read(text).event(trigger)
    assert (found[0], found[2], found[5]) == ("CONSULT", "045", [who])


def test_a_party_to_the_war_that_pursues_peace_mediates_nothing(read):
    events = read("Chad and Sudan are at war. Chad has pursued the search for a settlement since June.").events
    assert not any(event.mediators for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey had volunteered as a go-between and been turned away.",
        "Iraq had offered to mediate between Iran and Oman and been turned down.",
        "The African Union had offered to mediate in Libya, only to be rebuffed by the rebels.",
    ],
)
def test_who_offers_himself_and_is_turned_away_is_refused(read, text):
    offered, refused = read(text).events
    assert (offered.trigger.type, offered.status, offered.cameo) == ("AGREE", "offered", "039")
    assert (refused.trigger.type, refused.status, refused.cameo) == ("REJECT", "refused", "126")
    assert refused.mediators == offered.mediators


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("It was through Qatar that Chad's reply reached Sudan.", "reply", "Qatar"),
        ("It was by way of Oman that the offer arrived.", "offer", "Oman"),
    ],
)
def test_words_come_through_whom_a_cleft_sentence_puts_first(read, text, trigger, who):
    assert read(text).event(trigger)[5] == [who]
