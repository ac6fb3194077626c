"""Third parties at work without the word for it, and those who only look like one."""

from __future__ import annotations

import pytest

FRAMES = [
    ("Oman has passed messages between Iran and Israel for years.", "passed", ["Iran", "Israel"], ["Oman"]),
    ("Jordan relayed a proposal from Israel to Hamas.", "relayed", ["Israel", "Hamas"], ["Jordan"]),
    ("China stepped in as a go-between for Saudi Arabia and Iran.", "stepped", ["Saudi Arabia", "Iran"], ["China"]),
    ("Norway acted as guarantor of the talks between Chad and Libya.", "acted", ["Chad", "Libya"], ["Norway"]),
    ("South Africa tried to bring Kyiv and Moscow to the table.", "bring", ["Ukraine", "Russia"], ["South Africa"]),
    ("The World Bank helped India and Pakistan reach a treaty.", "helped", ["India", "Pakistan"], ["World Bank"]),
    ("Qatar helped settle the dispute between Chad and Libya.", "settle", ["Chad", "Libya"], ["Qatar"]),
    ("Oman sent an envoy to ease the tensions between Iran and Israel.", "sent", ["Iran", "Israel"], ["Oman"]),
    ("Qatar hosted the delegations from Chad and Libya.", "hosted", ["Chad", "Libya"], ["Qatar"]),
    ("Oman worked out a compromise between Iran and Israel.", "worked", ["Iran", "Israel"], ["Oman"]),
    ("Djibouti talked Chad and Libya into resuming their dialogue.", "talked", ["Chad", "Libya"], ["Djibouti"]),
    ("Qatar coaxed Hamas into a truce.", "coaxed", ["Hamas"], ["Qatar"]),
    ("Norway extracted a promise of restraint from Chad.", "extracted", ["Chad"], ["Norway"]),
    ("Swiss diplomats ran between Chad and Libya.", "ran", ["Chad", "Libya"], ["Switzerland"]),
    ("Norway's envoy flew back and forth between Chad and Libya.", "flew", ["Chad", "Libya"], ["Norway"]),
]


@pytest.mark.parametrize(
    ("text", "trigger", "sides", "mediators"), FRAMES, ids=lambda v: v if isinstance(v, str) else ""
)
def test_who_stands_between_two_sides_mediates(read, text, trigger, sides, mediators):
    kind, _, cameo, actors, recipients, found = read(text).event(trigger)
    assert (kind, cameo, actors, recipients, found) == ("CONSULT", "045", mediators, sides, mediators)


def test_who_stands_behind_a_deal_is_its_mediator(read):
    text = "Chad and Libya signed an accord with the help of Malaysia."
    assert read(text).event("signed")[3:] == (["Chad", "Libya"], [], ["Malaysia"])


@pytest.mark.parametrize(
    "text",
    [
        "Israel ended the war between Israel and Egypt.",
        "Chad passed a message to Libya.",
        "Chad helped Libya reach its goal.",
        "Libya is a bridge between Europe and Africa.",
        "The general brought his troops to the table mountain.",
    ],
)
def test_who_acts_for_himself_does_not_mediate(read, text):
    assert not [actor for event in read(text).events for actor in event.mediators]


def test_refusing_all_mediation_makes_no_mediator_of_who_refuses(read):
    assert read("India ruled out any third-party mediation over Kashmir.").event("ruled")[5] == []


def test_what_it_took_somebody_time_to_do_was_done(read):
    reading = read(
        "Chad and Libya are at war. It took Mali, which shuttled between them, a week to persuade Libya and Chad to meet."
    )
    assert reading.event("persuade") == ("CONSULT", "occurred", "045", ["Mali"], ["Libya", "Chad"], ["Mali"])
