"""Measures over several texts, on small frames whose answers can be counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis import display, measures
from analysis.errors import ParameterError, UnknownName
from analysis.measures.corpus import date_events
from analysis.measures.efforts import find_reach
from analysis.schemas import TABLES, Tables
from tests.examples import make_empty_tables, make_example_tables


def make_two(*, second: str = "2026-06-14", mediator_changes: bool = False) -> Tables:
    """The example text twice, the second time as another text of a later day."""
    first, again = make_example_tables(), make_example_tables()
    frames = {}
    for table in TABLES:
        copied = again[table].assign(document_id="another")
        for column in copied:
            if (column.endswith("_id") and column != "document_id") or column == "belongs_to":
                copied[column] = copied[column].map(lambda value: f"{value}x" if isinstance(value, str) else value)
        if table == "documents":
            copied = copied.assign(name="another", published_at=pd.Timestamp(second, tz="UTC"), outlet="Other News")
        frames[table] = pd.concat([first[table], copied], ignore_index=True).astype(first[table].dtypes.to_dict())
    return Tables(**frames)


@pytest.fixture
def two() -> Tables:
    return measures.join_texts(make_two())


def test_joining_leaves_its_tables_as_they_were():
    tables, untouched = make_two(), make_two()
    measures.join_texts(tables)
    for table in TABLES:
        pd.testing.assert_frame_equal(tables[table], untouched[table])


def test_an_actor_of_two_texts_is_one_and_sentences_are_numbered_through(two):
    example = make_example_tables()
    named = example.actors[example.actors["entity"].notna()]
    assert (two.actors["name"] == named["name"].iloc[0]).sum() == 1
    assert two.sentences["sentence"].tolist() == list(range(1, 2 * len(example.sentences) + 1))
    assert set(two.participants["actor_id"]) <= set(two.actors["actor_id"])


def test_texts_without_a_date_come_last():
    tables = make_two()
    undated = tables.documents.assign(
        published_at=tables.documents["published_at"].mask(tables.documents["name"] != "another")
    )
    joined = measures.join_texts(replace(tables, documents=undated))
    assert joined.documents["name"].iloc[0] == "another"


def test_events_are_dated_by_the_text_else_by_its_publication(two):
    events = two.events.assign(
        when_start=pd.Series([pd.Timestamp("2026-01-02", tz="UTC")] + [pd.NaT] * (len(two.events) - 1))
    )
    dated = date_events(events, two.documents)
    assert dated["dated_by"].tolist()[:2] == ["text", "publication"]
    assert str(dated["at"].iloc[0].date()) == "2026-01-02" and str(dated["at"].iloc[1].date()) == "2026-04-14"


def test_the_same_mediation_soon_after_is_one_effort_and_much_later_another():
    one = measures.summarise_efforts(measures.trace_efforts(measures.join_texts(make_two())))
    later = measures.summarise_efforts(measures.trace_efforts(measures.join_texts(make_two(second="2029-01-01"))))
    kenya = one[one["mediator"] == "Kenya"]
    assert kenya["days"].tolist() == [60] and kenya["sentences"].tolist() == [(1, 11)]
    assert (later["mediator"] == "Kenya").sum() == 2


@pytest.mark.parametrize(
    ("path", "reach"),
    [
        (["occurred", "offered"], "took place"), (["planned", "accepted"], "under way"), (["offered"], "not begun"),
        (["occurred", "refused"], "broken off"), (["failed", "planned"], "not begun"), (["failed", "occurred", "planned"], "took place"),
    ],
)  # fmt: skip
def test_an_effort_got_as_far_as_its_furthest_step_since_it_broke_off(path, reach):
    assert find_reach(path) == reach


def test_a_year_measures_no_days_and_is_told_as_a_year(two):
    start = pd.Timestamp("2024-01-01", tz="UTC")
    vague = two.events.assign(when_start=start, when_end=start + pd.Timedelta(days=365, hours=23))
    summary = measures.summarise_efforts(measures.trace_efforts(replace(two, events=vague)))
    assert summary["days"].isna().all() and set(summary["first_span_days"]) == {365}
    assert {row[-2][0].text for row in display.show_efforts(summary).rows} == {"2024"}


def test_an_event_that_is_dated_to_a_year_belongs_to_no_week_of_it(two):
    start = pd.Timestamp("2024-01-01", tz="UTC")
    vague = two.events.assign(when_start=start, when_end=start + pd.Timedelta(days=365, hours=23))
    events = measures.select_dispute(replace(two, events=vague), [])
    assert measures.score_periods(events, period="week").empty
    assert measures.score_periods(events, period="year")["period"].tolist() == ["2024"]


def test_efforts_of_a_party_or_mediator_only(two):
    tables = two
    assert set(measures.trace_efforts(tables, mediators=["djibouti"])["mediator"]) == {"Djibouti"}
    assert measures.trace_efforts(tables, parties=["Sweden"]).empty


def test_a_record_counts_efforts_by_how_far_they_got(two):
    records = measures.rate_mediators(measures.summarise_efforts(measures.trace_efforts(two))).set_index("mediator")
    assert records.loc["Djibouti", "broken_off_count"] == 1 and records.loc["Djibouti", "broken_off_share"] == 1.0
    assert records.loc["Kenya", "not_begun_count"] == 1
    counts = records[["took_place_count", "under_way_count", "not_begun_count", "broken_off_count"]].sum(axis=1)
    assert (counts == records["effort_count"]).all()


def test_levers_are_those_of_mediators_and_say_whether_over_a_party(two):
    summary = measures.summarise_efforts(measures.trace_efforts(two))
    levers = measures.list_levers(two.relations, two.actors, summary)
    qatar = levers[levers["mediator"] == "Qatar"].iloc[0]
    assert (qatar["relation"], qatar["over"], qatar["is_party"]) == ("leverage_over", "Eritrea", True)
    assert len(qatar["sentences"]) == 2


def test_an_audit_adds_up_by_text_and_by_outlet(two):
    by_text, by_outlet = measures.audit_sources(two), measures.audit_sources(two, by="outlet")
    assert by_text["claim_count"].tolist() == by_outlet["claim_count"].tolist() == [7, 7]
    parts = by_text[["named_count", "unnamed_count", "media_count"]].sum(axis=1)
    assert (parts == by_text["claim_count"]).all()
    assert by_text["named_share"].iloc[0] == pytest.approx(2 / 7)
    assert set(measures.list_unnamed_claims(two.claims)["sourcing"]).isdisjoint({"named_person", "named_body"})


def test_an_actor_is_found_by_name_part_or_key_and_else_refused(two):
    qatar = measures.find_actor(two.actors, "qatar")
    assert measures.find_actor(two.actors, " QATAR ") == qatar
    assert measures.find_actor(two.actors, "Mwangi") == measures.find_actor(two.actors, "Grace Mwangi")
    with pytest.raises(UnknownName, match="'Atlantis' is the name of no actor; there are: Kenya"):
        measures.find_actor(two.actors, "Atlantis")
    with pytest.raises(UnknownName, match="'e' could be: "):
        measures.find_actor(two.actors, "e")


def test_a_profile_holds_what_those_do_who_act_for_it(two):
    eritrea = measures.find_actor(two.actors, "Eritrea")
    own = measures.select_actor(two, eritrea)
    assert "accused" in set(own.events["quote"]), "its defence minister accused"
    assert set(own.participants["event_id"]) == set(own.events["event_id"])
    counts = measures.count_counterparts(two, eritrea).set_index("counterpart")
    assert counts.loc["Ethiopia", "conflict_by"] > 0 and counts.loc["Kenya", "cooperation_to"] == 2
    names = measures.count_names(own.mentions).set_index("written")
    assert names.loc["Asmara", "form"] == "metonym" and names.loc["Asmara", "text_count"] == 2


def test_coverage_finds_what_both_tell_and_what_one_tells(two):
    seized = two.events["document_id"].str.startswith("00001") & (two.events["quote"] == "shelling")
    gone = set(two.events.loc[seized, "event_id"])
    lesser = replace(
        two, events=two.events[~seized], participants=two.participants[~two.participants["event_id"].isin(gone)]
    )
    coverage = measures.compare_coverage(lesser).set_index("label")
    assert coverage.loc["Kenya as mediator between Eritrea and Ethiopia", "text_count"] == 2
    assert (
        coverage.loc["Ethiopia used force against Eritrea", "texts"] == ("example",)
        or coverage.loc["Ethiopia used force against Eritrea", "text_count"] == 1
    )
    overlap = measures.measure_overlap(coverage.reset_index(), lesser.documents).iloc[0]
    assert overlap["shared_count"] == (coverage["text_count"] == 2).sum()
    assert overlap["share"] == pytest.approx(overlap["shared_count"] / len(coverage))


def test_numbers_of_the_same_thing_are_compared(two):
    later = two.quantities["document_id"].str.startswith("00001")
    differing = two.quantities.assign(
        value=two.quantities["value"].mask(later & (two.quantities["counted"] == "soldiers"), 500.0)
    )
    figures = measures.compare_figures(replace(two, quantities=differing)).set_index("counted")
    assert figures.loc["soldiers", "is_disputed"] and figures.loc["soldiers", "highest"] == 500
    assert not figures.loc["people", "is_disputed"]


def test_numbers_of_different_stories_are_not_compared(two):
    apart = two.participants[
        ~two.participants["event_id"].isin(
            two.events.loc[two.events["document_id"].str.startswith("00001"), "event_id"]
        )
    ]
    assert measures.compare_figures(replace(two, participants=apart)).empty


def test_no_sentence_sets_numbers_of_mere_people_against_each_other(two):
    later = two.quantities["document_id"].str.startswith("00001")
    differing = two.quantities.assign(
        value=two.quantities["value"].mask(later & (two.quantities["counted"] == "people"), 7.0)
    )
    figures = measures.compare_figures(replace(two, quantities=differing))
    told = measures.tell_coverage(measures.compare_coverage(two), figures, text_count=2)
    assert figures.set_index("counted").loc["people", "is_disputed"]
    assert not told["text"].str.contains("number of people").any()


def test_mere_measures_are_not_compared(two):
    days = two.quantities.assign(unit="day", counted="days")
    assert measures.compare_figures(replace(two, quantities=days)).empty


def test_periods_leave_out_what_did_not_happen_and_requests_have_no_score(two):
    events = measures.select_dispute(two, ["Ethiopia", "Eritrea"])
    periods = measures.score_periods(events, period="month")
    assert periods["period"].tolist() == ["March 2026", "April 2026", "June 2026"]
    unreal = measures.score_periods(events.assign(status="denied"), period="month")
    assert unreal.empty
    asked = measures.score_periods(events.assign(type="REQUEST"), period="month")
    assert asked["mean_intensity"].isna().all() and (asked["event_count"] > 0).all()
    with pytest.raises(
        ParameterError, match="No period is called 'decade'; there are: day, week, month, quarter, year"
    ):
        measures.score_periods(events, period="decade")


@pytest.mark.parametrize(
    ("mean", "violence", "state"),
    [(2.0, 0, "calm"), (-1.5, 0, "watch"), (2.0, 1, "watch"), (-3.0, 0, "alert"), (2.0, 9, "alert")],
)
def test_the_worst_indicator_is_the_state(mean, violence, state):
    periods = pd.DataFrame(
        [
            {
                "period": "2026-W01",
                "start": None,
                "event_count": 9,
                "conflict_count": 0,
                "violence_count": violence,
                "broken_off_count": 0,
                "mean_intensity": mean,
                "conflict_share": 0.1,
                "fall": None,
                "sentences": (1,),
            }
        ]
    )
    assert measures.sum_up_state(measures.check_indicators(periods)) == state


def test_thresholds_can_be_moved_and_unknown_ones_are_refused(two):
    periods = measures.score_periods(measures.select_dispute(two, []), period="month")
    quiet = measures.check_indicators(periods, thresholds={"mean_intensity": -10, "violence_count": 100})
    assert "alert" not in set(quiet[quiet["key"].isin(["mean_intensity", "violence_count"])]["state"])
    with pytest.raises(ParameterError, match="No indicator is called 'noise'"):
        measures.check_indicators(periods, thresholds={"noise": 1})


def test_what_is_counted_has_a_threshold_for_each_length_of_a_stretch(two):
    events = measures.select_dispute(two, [])
    alerts = {}
    for period in ("day", "week", "month", "quarter", "year"):
        found = measures.check_indicators(measures.score_periods(events, period=period), period=period)
        assert len(found) == found["key"].nunique() == 5
        alerts[period] = found.set_index("key")["alert"]
    for key in ("violence_count", "broken_off_count"):
        assert list(alerts) == sorted(alerts, key=lambda period: alerts[period][key])
        assert alerts["year"][key] > 3 * alerts["week"][key]
    moved = {"violence_count": None, "broken_off_count": 1}
    given = measures.check_indicators(measures.score_periods(events, period="year"), period="year", thresholds=moved)
    assert given.set_index("key")["alert"][["violence_count", "broken_off_count"]].tolist() == [40, 1]


def test_a_fall_is_one_from_the_stretch_just_before(two):
    events = measures.select_dispute(two, ["Ethiopia", "Eritrea"]).head(3)
    days = pd.to_datetime(["2024-05-01", "2026-03-04", "2026-04-01"], utc=True)
    falling = events.assign(at=days, span_days=1, type="ASSAULT", status="occurred", intensity=[8.0, 2.0, -3.0])
    assert measures.score_periods(falling, period="month")["fall"].isna().tolist() == [True, True, False]
    assert measures.score_periods(falling, period="month")["fall"].iloc[-1] == 5.0
    assert measures.score_periods(falling, period="week")["fall"].isna().all(), "four weeks lie between the last two"


def test_no_texts_give_empty_frames_with_their_columns():
    full, empty = measures.join_texts(make_two()), measures.join_texts(make_empty_tables(None))
    for measure in (
        measures.list_texts, measures.audit_sources, measures.compare_coverage, measures.compare_figures, measures.count_reviews,
        lambda t: measures.summarise_efforts(measures.trace_efforts(t)),
        lambda t: measures.rate_mediators(measures.summarise_efforts(measures.trace_efforts(t))),
        lambda t: measures.score_periods(measures.select_dispute(t, [])),
        lambda t: measures.check_indicators(measures.score_periods(measures.select_dispute(t, []))),
    ):  # fmt: skip
        assert measure(empty).empty
        assert list(measure(empty).columns) == list(measure(full).columns)
