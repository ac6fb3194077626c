"""What a person who reads the sample article finds in it, the tables must hold; the rules know nothing of the article."""

from datetime import UTC, datetime

import pytest

from analysis.extraction import extract_documents
from analysis.schemas import Document
from analysis.settings import find_shipped


@pytest.fixture(scope="module")
def tables():
    text = (find_shipped("articles") / "pakistan-turns-to-iran.txt").read_text(encoding="utf-8").strip()
    document = Document(document_id="d0", name="sample", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    return next(extract_documents([document])).frames


@pytest.fixture(scope="module")
def acts(tables):
    """Give a set of (sentence, type, status, part, body) for each participant, persons taken as the body they act for."""
    actors = tables["actors"].set_index("actor_id")

    def body(actor_id):
        while isinstance(actors.loc[actor_id, "belongs_to"], str):
            actor_id = actors.loc[actor_id, "belongs_to"]
        return actors.loc[actor_id, "name"]

    joined = tables["participants"].merge(tables["events"], on="event_id", suffixes=("", "_event"))
    return {
        (row.sentence_event, row.type, row.status, row.part, body(row.actor_id))
        for row in joined.itertuples(index=False)
    }


def test_actors_have_their_kind_country_and_role(tables):
    found = {(row.name, row.kind, row.country, row.role) for row in tables["actors"].fillna("").itertuples()}
    expected = {
        ("Pakistan", "state", "PAK", ""), ("Iran", "state", "IRN", ""), ("Afghanistan", "state", "AFG", ""),
        ("Qatar", "state", "QAT", ""), ("Turkey", "state", "TUR", ""),
        ("Taliban regime", "government", "AFG", ""), ("Taliban", "armed_group", "AFG", "in power"),
        ("Shehbaz Sharif", "person", "PAK", "Prime Minister"), ("Asim Munir", "person", "PAK", "Army Chief"),
        ("Masoud Pezeshkian", "person", "IRN", "President"), ("Mohsin Naqvi", "person", "PAK", "Interior Minister"),
        ("Ibrahim Sadr", "person", "AFG", "Deputy Interior Minister"),
        ("Pakistan’s Defense Minister", "person", "PAK", "Defense Minister"),
        ("Economic Cooperation Organization", "organisation", "", ""),
        ("Shia Hazara minority", "group", "AFG", ""), ("Insurgents", "armed_group", "", ""),
        ("Local militants", "armed_group", "", ""),
    }  # fmt: skip
    assert expected <= found


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("Islamabad", {"Pakistan"}), ("Tehran", {"Iran"}), ("the two neighboring countries", {"Pakistan", "Afghanistan"}),
        ("both nations", {"Pakistan", "Afghanistan"}), ("the Afghan minister", {"Ibrahim Sadr"}), ("The country", {"Pakistan"}),
    ],
)  # fmt: skip
def test_words_mean_the_actors_that_a_reader_takes_them_for(tables, quote, names):
    mentions = tables["mentions"].merge(tables["actors"][["actor_id", "name"]], on="actor_id")
    assert set(mentions[mentions["quote"] == quote]["name"]) == names


@pytest.mark.parametrize(
    "act",
    [
        (1, "REQUEST", "requested", "mediator", "Iran"), (2, "CONSULT", "failed", "mediator", "Qatar"),
        (2, "CONSULT", "failed", "mediator", "Turkey"), (3, "ASSAULT", "occurred", "actor", "Pakistan"),
        (4, "REQUEST", "requested", "actor", "Pakistan"), (4, "REQUEST", "requested", "mediator", "Qatar"),
        (5, "CONSULT", "failed", "mediator", "Qatar"), (5, "CONSULT", "failed", "mediator", "Turkey"),
        (6, "AGREE", "offered", "mediator", "Iran"), (6, "AGREE", "offered", "recipient", "Afghanistan"),
        (6, "REQUEST", "requested", "recipient", "Pakistan"), (7, "AGREE", "offered", "mediator", "Iran"),
        (7, "AGREE", "offered", "recipient", "Pakistan"), (8, "CONSULT", "occurred", "actor", "Afghanistan"),
        (8, "REQUEST", "requested", "recipient", "Afghanistan"), (14, "THREATEN", "threatened", "recipient", "Afghanistan"),
        (14, "ASSAULT", "occurred", "actor", "Insurgents"), (15, "MOBILIZE", "occurred", "actor", "Pakistan"),
    ],
)  # fmt: skip
def test_events_have_their_parts_and_stage(acts, act):
    assert act in acts


def test_claims_have_their_sourcing_and_cue(tables):
    found = {
        (row.sentence, row.sourcing, row.cue)
        for row in tables["claims"][["sentence", "sourcing", "cue"]].fillna("").itertuples()
    }
    expected = {
        (1, "media", "reportedly"), (4, "media", "indicate"), (5, "media", "reportedly"), (9, "media", "depicted"),
        (10, "unnamed_people", "suggest"), (14, "official_unnamed", "acknowledged"), (15, "media", "showing"),
        (13, "unattributed", ""),
    }  # fmt: skip
    assert expected <= found


def test_hedges_and_loaded_words_are_marked(tables):
    hedges = set("; ".join(tables["claims"]["hedges"].dropna()).split("; "))
    loaded = set("; ".join(tables["claims"]["loaded"].dropna()).split("; "))
    assert {"reportedly", "apparent", "a degree of"} <= hedges
    assert {"stark", "plea"} <= loaded


def test_the_figure_has_bound_unit_owner_and_claimant(tables):
    (row,) = tables["quantities"].to_dict("records")
    names = tables["actors"].set_index("actor_id")["name"]
    claim = tables["claims"].set_index("claim_id").loc[row["claim_id"]]
    assert (row["quote"], row["value"], row["comparator"], row["unit"]) == ("over 4,000", 4000, ">", "person")
    assert (row["counted"], names[row["actor_id"]]) == ("Pakistani soldiers", "Pakistan")
    assert names[claim["source_actor_id"]] == "Pakistan’s Defense Minister"


def test_ties_have_their_lever_and_strength(tables):
    names = tables["actors"].set_index("actor_id")["name"]
    rows = tables["relations"].astype(object).where(tables["relations"].notna(), None)
    found = {
        (names[r.subject_id], r.relation, names.get(r.object_id), r.instrument, r.strength) for r in rows.itertuples()
    }
    expected = {
        ("Iran", "borders", "Pakistan", None, None), ("Iran", "borders", "Afghanistan", None, None),
        ("Iran", "leverage_over", "Shia Hazara minority", None, None), ("Iran", "influences", "Taliban", None, "a degree"),
        ("Iran", "leverage_over", None, "energy projects", None),
        ("Iran", "leverage_over", None, "Chabahar port corridor", None),
    }  # fmt: skip
    assert expected <= found


def test_places_have_coordinates(tables):
    places = tables["places"].set_index("name")
    assert {"Tehran", "Balochistan", "Chabahar", "Pakistan", "Iran", "Afghanistan"} <= set(places.index)
    assert places.loc[["Tehran", "Balochistan", "Chabahar"], ["latitude", "longitude"]].notna().all(axis=None)
