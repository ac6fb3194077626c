"""What single measures give, read against the example text."""

from __future__ import annotations

from dataclasses import replace

from analysis import measures
from tests.examples import make_example_tables


def test_events_stand_in_the_order_of_the_text_and_of_time():
    t = make_example_tables()
    events = measures.order_events(t.events, t.participants, t.actors, t.claims)
    assert list(events["text_order"]) == list(range(len(events)))
    timed = events.dropna(subset=["time_order"]).sort_values("time_order")
    assert list(timed["quote"]) == ["broker", "threatened", "host talks"]
    first = events.iloc[0]
    assert (first["mediators"], first["recipients"]) == ("Kenya", "Ethiopia and Eritrea")


def test_likelihood_follows_factuality_and_sourcing():
    assert measures.describe_likelihood(3.0, None) == "stated as fact"
    assert measures.describe_likelihood(1.0, "media") == "reported, unconfirmed"
    assert measures.describe_likelihood(-3.0, None) == "denied"
    assert measures.describe_likelihood(None, "media") is None
    words = list(measures.list_likelihood_words()["word"])
    assert len(words) == len(set(words))


def test_leverage_comes_first_among_ties():
    t = make_example_tables()
    ties = measures.list_ties(t.relations, t.actors)
    assert (ties["subject"].iloc[0], ties["object"].iloc[0]) == ("Qatar", "Eritrea")
    assert ties["instrument"].iloc[0] == "investments in Eritrean ports"


def test_each_figure_names_its_claimant():
    t = make_example_tables()
    figures = measures.list_figures(t.quantities, t.claims, t.actors).set_index("quote")
    assert figures.loc["About 12,000", "source"] == "the United Nations"
    assert figures.loc["more than 300", "sourcing"] == "official_unnamed"


def test_some_of_several_are_named_by_them():
    claims = make_example_tables().claims.head(3).copy()
    claims["source_quote"] = ["two envoys, one of whom said so", "one of whom", None]
    claims["source_start"], claims["source_end"] = [10, 22, None], [40, 33, None]
    claims["source_actor_id"] = claims["claim_id"].map(lambda _: None)
    claims["document_id"] = "d1"
    claims["sourcing"] = "unnamed_people"
    listed = measures.list_claims(claims).set_index("source")
    assert listed.loc["one of whom", "source_name"] == "two envoys"
    assert listed["source_name"].isna().sum() == len(listed) - 1


def test_who_acts_and_is_never_heard_has_no_share_of_the_voice():
    t = make_example_tables()
    voices = measures.share_voice(t.claims, t.actors, t.participants, t.events, t.mentions).set_index("name")
    assert voices.loc["Ethiopia", "event_count"] > 0
    assert voices.loc["Djibouti", "claim_share"] == 0
    # What Ethiopian officials and the minister say is said for their states.
    assert (voices.loc["Ethiopia", "claim_share"], voices.loc["Eritrea", "claim_share"]) == (0.2, 0.4)
    assert abs(voices["claim_share"].sum() - 1) < 1e-9


def test_interactions_leave_out_an_actor_that_acts_on_itself_and_keep_tones_apart():
    t = make_example_tables()
    pairs = measures.count_interactions(t.events, t.participants, t.actors)
    assert not (pairs.iloc[:, 0] == pairs.iloc[:, 1]).any()
    assert set(pairs["tone"]) <= {"cooperation", "conflict", "neutral"}


def test_places_with_events_come_first():
    t = make_example_tables()
    places = measures.locate_places(t.places, t.place_mentions, t.events)
    assert (places["event_count"].diff().dropna() <= 0).all()
    assert places.loc[places["name"] == "Badme", "event_count"].iloc[0] == 1


def test_gaps_name_what_is_missing_and_nothing_that_is_there():
    gaps = measures.find_gaps(make_example_tables()).set_index("key")["text"]
    assert "no_author" in gaps and "no_published_at" not in gaps and "no_outlet" not in gaps
    assert gaps["unheard"] == "No statement by Djibouti was found in the text."


def test_a_party_that_a_source_is_named_by_is_heard_and_one_that_deals_with_nobody_is_not_missed():
    t = make_example_tables()
    djibouti = t.mentions[t.mentions["quote"] == "Djibouti"].iloc[0]
    span = {"source_start": djibouti["start"], "source_end": djibouti["end"]}
    claims = t.claims.assign(**{key: t.claims[key].where(t.claims.index != 0, value) for key, value in span.items()})
    assert "Djibouti" not in str(measures.find_gaps(replace(t, claims=claims)).set_index("key")["text"].get("unheard"))
    nobody = replace(t, mentions=t.mentions.iloc[:0], claims=t.claims.iloc[:0])
    assert "unheard" in set(measures.find_gaps(nobody)["key"])
    alone = replace(t, participants=t.participants.drop_duplicates("event_id"))
    assert "unheard" not in set(measures.find_gaps(alone)["key"])


def test_words_that_hedge_tell_in_whose_claims_they_stand():
    hedges = measures.list_hedges(make_example_tables().claims).set_index("word")
    assert hedges.loc["considerable", "sentences"] == (8,)
