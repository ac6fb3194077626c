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
        measures.tell_voices(measures.share_voice(t.claims, t.actors, t.participants, t.events, t.mentions)),
        measures.tell_places(measures.locate_places(t.places, t.place_mentions, t.events)),
    ]


def test_findings_of_the_example():
    assert tell_all(make_example_tables()) == [
        "Djibouti got nowhere; Kenya has offered to mediate; Qatar plans to mediate.",
        "Of 9 events, 2 are cooperation, 5 conflict, 1 a request, 1 failed, denied or only possible.",
        "Eritrea and Ethiopia deal with each other most.",
        "Of 7 attributed claims, 2 have a source with a name.",
        "Among those who act, no statement by Djibouti or the Red Sea Front was found.",
        "Events are placed in Doha, Badme and Zalambessa.",
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
    heard = [False, False, False, False, True]
    voices = pd.DataFrame({"name": names, "event_count": [2, 2, 1, 1, 1], "is_heard": heard})
    said = "Among those who act, no statement by the Rapid Support Forces or Egypt was found."
    assert measures.tell_voices(voices) == said
    alike = voices.assign(event_count=1)
    assert measures.tell_voices(alike) == "Who acts, and who is heard."


def test_who_speaks_with_another_or_acts_in_words_or_has_done_nothing_is_not_told_to_be_unheard():
    t = make_example_tables()
    told = measures.share_voice(t.claims, t.actors, t.participants, t.events, t.mentions).set_index("name")
    accusing = t.events[t.events["type"] == "ACCUSE"]["event_id"]
    doers = t.participants[t.participants["event_id"].isin(accusing) & (t.participants["part"] == "actor")]
    assert len(doers) and told[told["actor_id"].isin(doers["actor_id"])]["is_heard"].all()
    none_done = t.events.assign(status="hypothetical")
    assert not measures.share_voice(t.claims, t.actors, t.participants, none_done)["event_count"].any()
    # A source who acts for nobody known may speak for anybody.
    loose = t.claims.assign(source_actor_id=None)
    assert measures.share_voice(loose, t.actors, t.participants)["is_heard"].all()


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("Belarus", "Russia", 1)], "Belarus and Russia deal with each other."),
        ([("Norway", "Colombia", 1), ("Norway", "National Liberation Army", 1)],
         "Norway deals with Colombia and the National Liberation Army."),
        ([("United States", "Russia", 3), ("Russia", "Ukraine", 1)],
         "Russia and the United States deal with each other most."),
        ([("United States", "Russia", 2), ("Russia", "Ukraine", 1)], "Several pairs deal with each other."),
        ([("Peru", "Chile", 4), ("Chile", "Cuba", 4), ("Cuba", "Fiji", 1)], "Chile deals most with Peru and Cuba."),
        ([("Mali", "Chad", 9), ("Oman", "Iran", 9), ("Peru", "Cuba", 1)],
         "Chad and Mali, and Iran and Oman, deal with each other most."),
        ([("A", "B", 1), ("C", "D", 1)], "Several pairs deal with each other; none stands out."),
    ],
)  # fmt: skip
def test_who_deals_with_whom_is_said_by_name(pairs, said):
    assert measures.tell_interactions(pd.DataFrame(pairs, columns=["actor", "recipient", "event_count"])) == said


def test_what_is_done_by_both_to_each_other_counts_once():
    pairs = pd.DataFrame(
        {
            "actor": ["Peru", "Chile", "Peru"], "recipient": ["Chile", "Peru", "Cuba"], "event_count": [1, 1, 1],
            "event_ids": [("a",), ("a",), ("b",)],
        }
    )  # fmt: skip
    assert measures.tell_interactions(pairs) == "Peru deals with Chile and Cuba."


def test_nobody_is_said_to_be_unheard_who_is_heard():
    voices = pd.DataFrame({"name": ["Iran"], "event_count": [2], "is_heard": [True]})
    assert measures.tell_voices(voices) == "Who acts, and who is heard."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"last_status": ["hypothetical"], "path": [("occurred", "hypothetical")]}, "Qatar has mediated."),
        ({"last_status": ["occurred"], "is_reported": [True]}, "Qatar is said to have mediated."),
        ({"last_status": ["failed"], "past_year": [2016]}, "Qatar got nowhere in 2016."),
        ({"last_status": ["failed"], "is_reported": [True]}, "Qatar is said to have got nowhere."),
        ({"last_status": ["offered"], "is_reported": [True]}, "Qatar has offered to mediate."),
    ],
)
def test_how_a_mediator_stands_is_told_with_the_year_of_the_past_and_as_said_where_it_is(rows, said):
    assert measures.tell_tracks(pd.DataFrame({"mediator": ["Qatar"], **rows})) == said


def test_two_of_whom_it_is_said_are_told_together():
    rows = {"mediator": ["Qatar", "Oman"], "last_status": ["occurred"] * 2, "is_reported": [True] * 2}
    assert measures.tell_tracks(pd.DataFrame(rows)) == "Qatar and Oman are said to have mediated."


def test_who_put_proposals_forward_or_means_to_go_on_is_not_told_to_have_offered_or_to_plan():
    rows = {
        "mediator": ["Oman", "Qatar"], "last_status": ["offered", "planned"], "last_cameo": [None, "045"],
        "path": [("offered",), ("occurred", "planned")],
    }  # fmt: skip
    assert measures.tell_tracks(pd.DataFrame(rows)) == "Oman has put forward proposals; Qatar is at work."


@pytest.mark.parametrize(
    ("stage", "code", "by_sides", "said"),
    [
        ("halted", "165", True, "Mediation by Oman came to a halt."),
        ("refused", "126", True, "Mediation by Oman was refused."),
        ("refused", None, True, "Proposals by Oman were refused."),
        ("accepted", "038", True, "Mediation by Oman has been accepted."),
        ("accepted", None, True, "Proposals by Oman have been accepted."),
        ("accepted", "038", False, "Oman has agreed to mediate."),
        ("denied", "045", False, "Oman is said not to have mediated."),
    ],
)
def test_how_a_mediator_stands_says_no_more_than_its_row(stage, code, by_sides, said):
    row = {
        "mediator": ["Oman"], "last_status": [stage], "last_cameo": [code], "path": [(stage,)], "last_by_sides": [by_sides],
    }  # fmt: skip
    assert measures.tell_tracks(pd.DataFrame(row)) == said


def test_who_is_refused_by_one_side_and_at_work_with_others_has_not_got_nowhere():
    rows = {"mediator": ["Oman", "Oman"], "last_status": ["occurred", "refused"], "path": [("occurred",), ("refused",)]}
    assert measures.tell_tracks(pd.DataFrame(rows)) == "Oman has mediated."
