"""The title of a picture says its finding, and no more than the rows that it is drawn from."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import measures
from tests.examples import make_empty_tables, make_example_tables


def tell_all(t):
    tracks = measures.trace_mediation_tracks(t.events, t.participants, t.actors)
    return [
        measures.tell_tracks(measures.summarise_tracks(tracks)),
        measures.tell_events(measures.order_events(t.events, t.participants, t.actors)),
        measures.tell_interactions(measures.count_interactions(t.events, t.participants, t.actors)),
        measures.tell_sourcing(measures.count_claims_by_sourcing(t.claims)),
        measures.tell_voices(measures.share_voice(t.claims, t.actors, t.participants)),
        measures.tell_places(measures.locate_places(t.places, t.place_mentions, t.events)),
    ]


def test_findings_of_the_example():
    assert tell_all(make_example_tables()) == [
        "Djibouti got nowhere; Kenya has offered to mediate; Qatar plans to mediate.",
        "Of 9 events, 3 are cooperation, 5 conflict, 1 a request.",
        "Eritrea and Ethiopia deal with each other most, in 4 events.",
        "Of 7 attributed claims, 2 have a source with a name.",
        "Four of eight parties act; no statement by them was found.",
        "Three events are placed, in Doha, Badme and Zalambessa.",
    ]


def test_where_there_is_no_row_a_plain_title_stands():
    for line in tell_all(make_empty_tables()):
        assert line.endswith(".") and not any(letter.isdigit() for letter in line)


@pytest.mark.parametrize(
    ("quads", "types", "said"),
    [
        ([4], ["ASSAULT"], "One event, of conflict."),
        ([1], ["REQUEST"], "One event, a request."),
        ([3, 4], ["ACCUSE", "ASSAULT"], "All 2 events are conflict."),
        ([1, 1], ["REQUEST", "REQUEST"], "All 2 events are requests."),
    ],
)
def test_events_of_one_kind_are_said_to_be(quads, types, said):
    assert measures.tell_events(pd.DataFrame({"quad": quads, "type": types})) == said


def test_those_who_act_most_unheard_are_all_named_or_none():
    names = ["Rapid Support Forces", "Egypt", "Russia", "China", "Qatar"]
    voices = pd.DataFrame({"name": names, "event_count": [2, 2, 1, 1, 1], "claim_count": [0, 0, 0, 0, 3]})
    said = (
        "Four of five parties act; no statement by them was found. "
        "Of these, the Rapid Support Forces and Egypt act most often."
    )
    assert measures.tell_voices(voices) == said
    one = pd.DataFrame({"name": ["Rapid Support Forces"], "event_count": [2], "claim_count": [0]})
    assert measures.tell_voices(one) == "The Rapid Support Forces act; no statement by them was found."


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("Belarus", "Russia", 1)], "Only Belarus and Russia deal with each other."),
        ([("Norway", "Colombia", 1), ("Norway", "National Liberation Army", 1)],
         "Norway deals with Colombia and the National Liberation Army."),
        ([("United States", "Russia", 2), ("Russia", "Ukraine", 1)],
         "Russia and the United States deal with each other most, in 2 events."),
        ([("A", "B", 1), ("C", "D", 1)], "Two pairs deal with each other, and none stands out."),
    ],
)  # fmt: skip
def test_who_deals_with_whom_is_said_by_name(pairs, said):
    assert measures.tell_interactions(pd.DataFrame(pairs, columns=["actor", "recipient", "event_count"])) == said


def test_nobody_is_said_to_be_unheard_who_is_heard():
    voices = pd.DataFrame({"name": ["Iran"], "event_count": [2], "claim_count": [1]})
    assert measures.tell_voices(voices) == "All who act are heard."


def test_who_put_proposals_forward_or_means_to_go_on_is_not_told_to_have_offered_or_to_plan():
    rows = {
        "mediator": ["Oman", "Qatar"], "last_status": ["offered", "planned"], "last_cameo": [None, "045"],
        "path": [("offered",), ("occurred", "planned")],
    }  # fmt: skip
    assert measures.tell_tracks(pd.DataFrame(rows)) == "Oman has put forward proposals; Qatar is at work."
