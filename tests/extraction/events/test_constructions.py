"""Constructions in which a text was told wrongly: who acts, where a sentence begins, what is a place, who mediates."""

from __future__ import annotations

import pytest

QUARREL = "Tensions between Chad and Libya grew. "


def test_who_stands_before_a_joined_verb_is_its_subject(read):
    events = read(
        "President Paul Biya summoned the Chadian ambassador, and France and Japan have both condemned the raid."
    )
    assert events.event("summoned")[4] == ["Chad"]
    assert events.event("condemned")[3] == ["France", "Japan"]


def test_two_between_whom_somebody_mediates_do_not_act(read):
    events = read("The European Union, which mediates between Serbia and Kosovo, called on Kosovo to lift the tariffs.")
    assert events.event("called on")[3] == ["European Union"]


def test_who_hands_over_his_own_reply_does_not_mediate(read):
    events = read("Hamas said it had handed its reply to Egypt and Qatar.").events
    assert [a.name for e in events for a in e.mediators] == []


def test_a_visit_that_is_made_easy_is_no_mediation(read):
    assert [
        a.name for e in read(QUARREL + "The envoy thanked Oman for facilitating his visit.").events for a in e.mediators
    ] == []


@pytest.mark.parametrize(
    ("text", "trigger", "sides", "mediators"),
    [
        ("Chad welcomed the truce concluded in Doha between Chad and Libya through the mediation of the brotherly countries "
         "of Qatar and Oman.", "truce", {"Chad", "Libya"}, {"Qatar", "Oman"}),
        ("Chad and Libya freed prisoners after talks in Geneva that Norway chaired with Kenya.", "talks",
         {"Chad", "Libya"}, {"Norway", "Kenya"}),
        ("Malaysia offered to hold a meeting of the Chadian and Libyan ministers.", "offered", {"Chad", "Libya"},
         {"Malaysia"}),
    ],
    ids=["through", "chaired with", "holds for two"],
)  # fmt: skip
def test_who_brings_two_together_mediates(read, text, trigger, sides, mediators):
    *_, actors, recipients, found = read(QUARREL + text).event(trigger)
    assert set(found) == mediators
    assert {*actors, *recipients} - mediators >= sides


def test_whose_offer_is_refused_is_known_from_before_the_comma(read):
    text = "Kenya's president, William Ruto, whose offer to mediate was rejected by Sudan in July, urged restraint."
    assert read(text).event("rejected")[5] == ["Kenya"]


def test_what_is_not_renewed_was_brokered(read):
    events = read(QUARREL + "Both sides left without renewing a truce that Oman had brokered.")
    assert events.event("brokered")[5] == ["Oman"]
    assert [a.name for e in events.events if e.status == "denied" for a in e.mediators] == []


def test_a_proposal_in_apposition_is_what_was_offered(read):
    events = read(QUARREL + "Oman offered to host the two sides in Muscat, a proposal that Libya turned down.")
    assert events.event("turned")[5] == ["Oman"]


def test_what_one_warns_another_against_is_not_done(read):
    events = read("Russia warned NATO against holding exercises near the border.").events
    assert [e.trigger.type for e in events] == ["THREATEN"]


def test_known_leaders_of_two_states_stand_for_them(read):
    text = "Aleksandar Vučić and Albin Kurti met. Serbia sent police, Kosovo protested. The envoy shuttled between the two capitals."
    assert set(read(text).meant_by("the two capitals")) == {"Serbia", "Kosovo"}


def test_close_ties_are_no_quarrel(read):
    text = "Egypt, which has close ties with army chief Abdel Fattah al-Burhan, spoke."
    assert not [pair for pair in read(text).disputes.pairs if pair[2]]


@pytest.mark.parametrize("name", ["Gali", "Karari", "Ayalon"])
def test_a_name_before_what_it_is_a_place_of_is_nobody(read, name):
    site = "highway" if name == "Ayalon" else "district"
    assert name not in [a.name for a in read(f"Chadian police moved into the {name} {site} on Monday.").index.actors]


def test_a_breakaway_land_acts_and_is_a_place(parse_rows):
    rows = parse_rows(
        "Georgia accused Abkhazia of shelling. Later there was fighting in Abkhazia, and Sukhumi denied it."
    )
    mentions = {rows_actor["name"] for rows_actor in rows["actors"]}
    assert "Abkhazia" in mentions
    assert [row["quote"] for row in rows["place_mentions"]] == ["Abkhazia"]


def test_a_closed_bridge_is_coercion(read):
    assert read("Abkhaz forces had closed the bridge in March.").event("closed")[0] == "COERCE"


@pytest.mark.parametrize("opening", ["17.55", "17:55 GMT", "3.", "(4)"])
def test_a_number_or_time_that_opens_a_paragraph_counts_nothing(read, opening):
    reading = read(f"{opening} Chad says it has freed 20 soldiers.")
    assert [row["quote"] for row in reading.quantities()] == ["20"]
    (claim,) = [row for row in reading.claims() if row["sourcing"] != "unattributed"]
    assert claim["source_quote"] == "Chad"


def test_a_surname_in_capitals_before_a_colon_speaks(read):
    text = (
        "From Manila, Rosa Delgado reports.\n\nDELGADO: Nobody was hurt in the attack on Sunday, and the port is open."
    )
    reading = read(text)
    (claim,) = [row for row in reading.claims() if row.get("cue") == ":"]
    names = {a.actor_id: a.name for a in reading.index.actors}
    assert (claim["sourcing"], names[claim["source_actor_id"]]) == ("named_person", "Rosa Delgado")


def test_what_one_would_rather_not_do_is_refused(read):
    events = read("President Vučić would rather buy jets from France than recognise Kosovo.")
    assert events.event("recognise")[:2] == ("REJECT", "refused")


def test_what_came_of_a_deed_is_claimed_with_it(read):
    (claim,) = [
        row
        for row in read("Residents said shells hit a market, killing at least 14 people.").claims()
        if row.get("cue")
    ]
    assert claim["quote"].endswith("killing at least 14 people")


def test_who_denies_a_deed_and_accuses_another_does_both(read):
    claims = read("The army denied it had fired at civilians and accused Chad of shelling the town.").claims()
    assert [row["quote"] for row in claims] == ["it had fired at civilians", "shelling the town"]


def test_what_stands_before_a_semicolon_is_not_said_behind_it(read):
    claims = read("Iran opposes the corridor; an adviser to the president threatened to block it.").claims()
    assert all(row["sourcing"] == "unattributed" for row in claims)


def test_fighters_of_another_militia_are_not_those_of_the_text(read):
    reading = read(
        "Hezbollah shelled the town. Hezbollah said so. Fighters of a rival militia looted a hospital in Beirut."
    )
    looted = next(e for e in reading.events if e.trigger.head.lemma_ == "loot")
    assert "Hezbollah" not in [a.name for a in looted.actors]


def test_what_one_wants_done_is_not_done(read):
    assert "withdrawn" not in [
        t.text for e in read("Azerbaijan wants the mission withdrawn.").events for t in e.trigger.tokens
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The European Union met both sides. Brussels called it a breakthrough.", "European Union"),
        ("Belgium met both sides. Brussels called it a breakthrough.", "Belgium"),
    ],
)
def test_brussels_is_the_union_where_the_text_speaks_of_it(read, text, meant):
    assert read(text).meant_by("Brussels") == [meant]


def test_a_body_that_watches_rights_is_no_paper(read):
    (claim,) = [row for row in read("Rights Monitor said the army had shelled the town.").claims() if row.get("cue")]
    assert claim["sourcing"] == "named_body"


def test_those_called_mediators_mediate_though_others_act(read):
    events = read("Hamas said it had handed its reply to Egyptian and Qatari mediators.")
    assert events.event("handed")[5] == ["Egypt", "Qatar"]


def test_a_mediator_who_ends_his_role_stops(read):
    events = read("Angola had been mediating between Congo and the M23. Angola ended its role in March.")
    assert events.event("mediating")[5] == ["Angola"]
    assert events.event("ended")[1:3] == ("halted", "165")


def test_an_effort_that_somebody_led_failed_with_him(read):
    events = read(QUARREL + "A Swiss-led initiative collapsed in 2022 after the government stopped attending.")
    assert events.event("initiative")[1] == "failed"
    assert events.event("initiative")[5] == ["Switzerland"]
