"""Orders to one's own forces, the means by which a thing is done, and the state whose town is struck."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("General Dagalo ordered his men to stop shelling the town.", ("RETREAT", "planned", [])),
        ("Prime Minister Abiy Ahmed ordered his troops to advance on Adwa.", ("ASSAULT", "planned", [])),
        ("President Kabila said he had ordered the army to cease fire.", ("RETREAT", "planned", [])),
        ("Moscow ordered its forces to withdraw from Izyum.", ("RETREAT", "planned", [])),
        ("The Libyan general Haftar ordered his fighters to turn back.", ("RETREAT", "planned", [])),
        ("Peru ordered Chilean troops to leave.", ("REQUEST", "requested", ["Chile"])),
    ],
)
def test_an_order_to_ones_own_is_ones_own_act(read, text, expected):
    kind, status, _, _, recipients, _ = read(text).event("ordered")
    assert (kind, status, recipients) == expected


def test_what_batons_were_used_for_is_the_act(read):
    found = read("Turkish police used batons to disperse Kurdish demonstrators.").events
    assert [(e.trigger.head.text, e.trigger.type, e.status) for e in found] == [("disperse", "COERCE", "occurred")]


def test_a_shot_fired_to_scatter_people_is_one_act_with_them(read):
    found = read("Turkish police fired tear gas to disperse Kurdish demonstrators.").events
    assert [e.trigger.head.text for e in found] == ["fired"]
    assert [a.name for a in found[0].recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Peru and Ecuador are at war. Peruvian jets bombed the port of Guayaquil.", "bombed", ["Ecuador"]),
        ("India attacked Pakistan. Indian artillery shelled the airport at Lahore.", "shelled", ["Pakistan"]),
        # Turkey strikes rebels there: whose the town is does not tell who was attacked.
        ("Turkey fought the PKK for years. Turkish jets bombed a village near Erbil.", "bombed", []),
    ],
)
def test_the_town_that_is_struck_tells_whose_land_it_is(read, text, trigger, recipients):
    assert read(text).event(trigger)[4] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Hezbollah said that it recognised no deal with Israel.", "recognised", ("REJECT", "refused")),
        ("Sudan's envoy will visit Juba for talks with President Salva Kiir.", "talks", ("CONSULT", "planned")),
        ("Sudan's envoy visited Juba for talks with President Salva Kiir.", "talks", ("CONSULT", "occurred")),
        ("The rebels of the FARC pulled back from the border.", "pulled back", ("RETREAT", "occurred")),
    ],
)
def test_the_stage_is_that_of_the_words_around(read, text, trigger, expected):
    assert read(text).event(trigger)[:2] == expected


def test_a_draft_accord_is_offered_to_both(read):
    text = (
        "The presidents of Chad and Niger met in Doha, where the U.S. mediator, John Hall, handed them a draft accord."
    )
    kind, status, _, _, recipients, mediators = read(text).event("handed them a draft accord")
    assert (kind, status, recipients) == ("AGREE", "offered", ["Chad", "Niger"])
    assert mediators == ["United States"]


def test_who_hits_back_by_closing_a_border_strikes_nobody(read):
    found = read("Quito raised a levy on Colombia, and Bogota hit back by closing its border.").events
    assert "ASSAULT" not in {e.trigger.type for e in found}
