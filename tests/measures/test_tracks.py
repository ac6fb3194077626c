"""A mediation track is the ordered path of one mediator's effort for one pair of parties."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from analysis.extraction import extract_documents
from analysis.measures import summarise_tracks, tell_tracks, trace_mediation_tracks
from analysis.schemas import Document
from tests.examples import make_example_tables


def trace(**options):
    tables = make_example_tables()
    return trace_mediation_tracks(tables.events, tables.participants, tables.actors, **options)


def test_each_mediator_has_a_track_with_its_parties_and_its_last_status():
    summary = summarise_tracks(trace()).set_index("mediator")
    assert dict(summary["last_status"]) == {
        "Kenya": "offered", "Djibouti": "failed", "Qatar": "planned", "African Union": "requested",
    }  # fmt: skip
    assert {summary.loc["Kenya", "party_a"], summary.loc["Kenya", "party_b"]} == {"Ethiopia", "Eritrea"}
    assert summary.loc["Djibouti", "sentences"] == (2,)


def test_only_the_tracks_of_a_party_are_given_when_asked():
    assert set(trace(parties=["Eritrea"])["mediator"]) >= {"Kenya", "Djibouti", "Qatar"}
    assert trace(parties=["Peru"]).empty


def test_the_same_status_said_again_is_no_new_step():
    tables = make_example_tables()
    offer = tables.events[tables.events["status"] == "offered"].iloc[:1]
    again = offer.assign(event_id="e-again", start=offer["start"] + 5, sentence=3)
    parts = tables.participants
    own = parts[parts["event_id"] == offer["event_id"].iloc[0]].assign(event_id="e-again")
    steps = trace_mediation_tracks(
        pd.concat([tables.events, again], ignore_index=True), pd.concat([parts, own], ignore_index=True), tables.actors
    )
    kenya = steps[steps["mediator"] == "Kenya"]
    assert len(kenya) == 1
    assert kenya["sentences"].iloc[0] == (1, 3)


def test_a_request_told_after_the_effort_was_under_way_came_before_it():
    tables = make_example_tables()
    offer = tables.events[tables.events["status"] == "offered"].iloc[:1]
    done = offer.assign(event_id="e-done", start=0, status="occurred")
    parts = tables.participants
    own = parts[parts["event_id"] == offer["event_id"].iloc[0]].assign(event_id="e-done")
    events = pd.concat([done, tables.events.assign(start=tables.events["start"] + 1)], ignore_index=True)
    steps = trace_mediation_tracks(events, pd.concat([parts, own], ignore_index=True), tables.actors)
    assert list(steps[steps["mediator"] == "Kenya"]["status"]) == ["offered", "occurred"]


def test_an_effort_that_goes_on_has_outlived_the_round_that_failed():
    tables = make_example_tables()
    offer = tables.events[tables.events["status"] == "offered"].iloc[:1]
    parts = tables.participants
    own = parts[parts["event_id"] == offer["event_id"].iloc[0]]
    later = [offer.assign(event_id=f"e-{at}", start=at, status=told) for at, told in enumerate(("ongoing", "failed"))]
    mine = [own.assign(event_id=f"e-{at}") for at in range(2)]
    steps = trace_mediation_tracks(pd.concat(later), pd.concat(mine), tables.actors)
    assert list(steps["status"]) == ["failed", "ongoing"]


def test_that_nobody_has_refused_an_effort_is_no_step_of_it():
    tables = make_example_tables()
    offered = tables.events["status"] == "offered"
    events = tables.events.assign(
        type=tables.events["type"].mask(offered, "REJECT"), status=tables.events["status"].mask(offered, "denied")
    )
    assert "Kenya" not in set(trace_mediation_tracks(events, tables.participants, tables.actors)["mediator"])


def retell(**told):
    """Give the example's offer by Kenya again, behind it, with other values; its parts as they are but where given."""
    tables = make_example_tables()
    offer = tables.events[tables.events["status"] == "offered"].iloc[:1]
    parts = tables.participants
    own = parts[parts["event_id"] == offer["event_id"].iloc[0]]
    return tables, offer, own.assign(event_id="e-new"), offer.assign(event_id="e-new", start=900, **told)


def test_a_plan_that_a_side_takes_while_the_mediator_is_at_work_is_no_new_step_of_the_effort():
    tables, offer, own, taken = retell(status="accepted", cameo=None, sentence=4)
    by_sides = own[own["part"] != "actor"]
    work = offer.assign(event_id="e-work", start=800, status="ongoing", sentence=3)
    steps = trace_mediation_tracks(
        pd.concat([offer, work, taken], ignore_index=True),
        pd.concat([tables.participants, own.assign(event_id="e-work"), by_sides], ignore_index=True),
        tables.actors,
    )
    assert list(steps["status"]) == ["offered", "ongoing"]
    assert list(steps["sentences"])[-1] == (3, 4)


def test_who_asks_a_third_to_mediate_between_two_others_is_no_side():
    tables, _, own, asked = retell(status="requested", type="REQUEST", cameo="028")
    union = tables.actors[tables.actors["name"] == "African Union"]["actor_id"].iloc[0]
    asker = own[own["part"] == "actor"].assign(actor_id=union)
    parts = pd.concat([own[own["part"] != "actor"], asker], ignore_index=True)
    steps = trace_mediation_tracks(asked, parts, tables.actors)
    assert {*steps["party_a"], *steps["party_b"]} == {"Ethiopia", "Eritrea"}


def test_a_body_of_many_states_that_names_a_mediator_is_no_side():
    tables, _, own, named = retell(status="occurred", type="CONSULT", cameo="045")
    union = tables.actors[tables.actors["name"] == "African Union"]["actor_id"].iloc[0]
    namer = own[own["part"] == "actor"].assign(actor_id=union)
    parts = pd.concat([own[own["part"] == "mediator"], namer], ignore_index=True)
    assert trace_mediation_tracks(named, parts, tables.actors)["party_a"].isna().all()


def test_a_side_that_stays_away_is_not_told_to_have_taken_part():
    tables, offer, own, convened = retell(status="occurred", type="CONSULT", cameo="045")
    mediator, side = own[own["part"] == "mediator"], own[own["part"] == "recipient"].iloc[:1]
    stays = pd.concat([mediator, side.assign(part="actor")]).assign(event_id="e-stays")
    refused = offer.assign(event_id="e-stays", status="refused", type="REJECT", cameo="126")
    steps = trace_mediation_tracks(
        pd.concat([refused, convened], ignore_index=True),
        pd.concat([stays, mediator], ignore_index=True),
        tables.actors,
    )
    assert sorted(zip(steps["status"], steps["party_a"].notna(), strict=True)) == [
        ("occurred", False),
        ("refused", True),
    ]


def test_who_mediates_at_home_stands_for_himself():
    tables, _, own, held = retell(status="occurred", type="CONSULT", cameo="045")
    kenya = tables.actors[tables.actors["name"] == "Kenya"].iloc[0]
    bishop = {"actor_id": "a-bishop", "name": "John Njue", "kind": "person", "belongs_to": kenya["actor_id"]}
    cabinet = {
        "actor_id": "a-cabinet",
        "name": "Kenya’s government",
        "kind": "government",
        "belongs_to": kenya["actor_id"],
    }
    actors = pd.concat([tables.actors, pd.DataFrame([{**kenya, **bishop}, {**kenya, **cabinet}])], ignore_index=True)
    one = own.iloc[:1]
    told = (("mediator", "a-bishop"), ("actor", "a-bishop"), ("recipient", "a-cabinet"))
    parts = pd.concat([one.assign(part=part, actor_id=who) for part, who in told], ignore_index=True)
    steps = trace_mediation_tracks(held, parts, actors)
    assert list(zip(steps["mediator"], steps["party_a"], strict=True)) == [("John Njue", None)]


def test_one_sentence_in_which_a_mediator_meets_the_sides_is_a_meeting():
    tables = make_example_tables()
    is_kenya = tables.events["status"] == "offered"
    seen = tables.events.assign(
        status=tables.events["status"].mask(is_kenya, "occurred"),
        rule=tables.events["rule"].mask(is_kenya, "verb_mutual"),
    )
    met = summarise_tracks(trace_mediation_tracks(seen, tables.participants, tables.actors)).set_index("mediator")
    assert met.loc["Kenya", "is_meeting"] and not met.loc["Qatar", "is_meeting"]
    assert tell_tracks(met.reset_index()) == (
        "Djibouti got nowhere; Kenya has met or held talks with the sides; Qatar plans to mediate."
    )
    kenya = seen[is_kenya].iloc[:1]
    own = tables.participants[tables.participants["event_id"] == kenya["event_id"].iloc[0]].assign(event_id="e-again")
    twice = pd.concat([seen, kenya.assign(event_id="e-again", sentence=3, start=kenya["start"] + 5)], ignore_index=True)
    told = trace_mediation_tracks(twice, pd.concat([tables.participants, own], ignore_index=True), tables.actors)
    assert not told["is_meeting"].any(), "what two sentences tell of is more than a meeting"


def test_an_offer_to_nobody_named_is_the_one_that_a_side_refused():
    tables = make_example_tables()
    offer = tables.events[tables.events["status"] == "offered"].iloc[:1]
    own = tables.participants[tables.participants["event_id"] == offer["event_id"].iloc[0]]
    sides = own[own["part"] == "recipient"]
    refusal = offer.assign(event_id="e-no", start=offer["start"] + 5, status="refused", sentence=4)
    events = pd.concat([offer, refusal], ignore_index=True)
    one_side = own.drop(index=sides.index[1:]).assign(event_id="e-no")
    parts = pd.concat([own.drop(index=sides.index), one_side], ignore_index=True)
    (track,) = summarise_tracks(trace_mediation_tracks(events, parts, tables.actors)).to_dict("records")
    assert track["path"] == ("offered", "refused")
    assert track["party_a"] is None, "of what was not a side's own doing, no lone side is told"


def trace_text(text):
    """Trace the tracks of a text as it is read."""
    document = Document(document_id="d0", name="n0", text=text, retrieved_at=datetime(2026, 1, 7, tzinfo=UTC))
    (read,) = extract_documents([document])
    return trace_mediation_tracks(*(read.frames[name] for name in ("events", "participants", "actors", "sentences")))


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        (
            "Talks between Chad and Sudan, brokered by Oman, resumed in Muscat on Monday. "
            "Two earlier truces mediated by Oman collapsed within days.",
            ("failed", "ongoing"),
            "Oman is at work.",
        ),
        (
            "Qatar shuttled for years between Chad and Sudan. It has since offered to host another round.",
            ("occurred", "offered"),
            "Qatar has mediated.",
        ),
        (
            "Talks between Chad and Sudan that Oman hosted broke up without result.",
            ("failed",),
            "Talks through Oman failed.",
        ),
    ],
)
def test_what_was_before_comes_first_and_what_failed_is_named(text, path, said):
    summary = summarise_tracks(trace_text(text))
    assert list(summary["path"]) == [path]
    assert tell_tracks(summary) == said
