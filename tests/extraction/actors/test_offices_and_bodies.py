"""For whom those in offices act, and of what kind bodies are."""

from __future__ import annotations

import pytest


def _body(actor):
    return actor.belongs_to.name if actor.belongs_to else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On 4 May Burundi’s foreign minister, Zoé Mukambwe Wagner, signed an accord in Paris.", "Zoé Mukambwe Wagner"),
        ("Chad’s envoy, Aimé Mbonimpa Azov, met the rebels.", "Aimé Mbonimpa Azov"),
    ],
)
def test_a_minister_bears_the_name_of_a_group(read, text, name):
    reading = read(text)
    assert reading.events[0].actors[0].name == name
    assert not [a for a in reading.index.actors if a.kind == "armed_group" and a.is_named]


def test_the_group_itself_stays_one(read):
    (event,) = read("The mercenary group Wagner attacked the town.").events
    assert [a.name for a in event.actors] == ["Wagner Group"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The French and British Foreign Ministers, Luc Moreau and Ian Lamb, met.", ["France", "United Kingdom"]),
        ("The presidents of Kenya and Uganda, Luc Moreau and Ian Lamb, met in Nairobi.", ["Kenya", "Uganda"]),
        ("Chad’s ministers of defence and justice, Luc Moreau and Ian Lamb, met the rebels.", ["Chad", "Chad"]),
    ],
)
def test_several_in_one_office_are_named_in_the_order_of_their_lands(read, text, bodies):
    reading = read(text)
    assert [_body(reading.actor(name)) for name in ("Luc Moreau", "Ian Lamb")] == bodies


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A rival paramilitary force seized the town.", "Paramilitary force", "armed_group"),
        ("A powerful paramilitary group seized the town.", "Powerful paramilitary group", "armed_group"),
        ("India’s paramilitary forces shelled the town.", "India’s paramilitary forces", "government"),
        ("NATO said its troops shot two men.", "North Atlantic Treaty Organization’s troops", "organisation"),
        ("Kenyan troops shelled the town.", "Kenya’s troops", "government"),
        ("A suicide bomber killed nine policemen.", "Suicide bomber", "person"),
        ("A splinter group killed nine policemen.", "Groups", "armed_group"),
    ],
)
def test_what_kind_of_actor_armed_men_are(read, text, name, kind):
    assert read(text).actor(name).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        (
            "Anna Petrosian, the secretary of Armenia’s Security Council, resigned.",
            "Anna Petrosian",
            "Armenia’s Security Council",
        ),
        ("Osama Karim, a Hamas official, resigned.", "Osama Karim", "Hamas"),
        (
            "Colonel Jean Moreau, the French officer who heads the U.N. observers, resigned.",
            "Jean Moreau",
            "United Nations",
        ),
        (
            "Brigadier Ian Lamb, a British officer serving with the United Nations, resigned.",
            "Ian Lamb",
            "United Nations",
        ),
        ("General Dago Musa, the Chadian general who heads the army, accused Libya.", "Dago Musa", "Chad"),
        ("His counterpart in the Unitary Platform, Ana Lopez, resigned.", "Ana Lopez", "Unitary Platform"),
        ("General Ali Musa of Chad accused his former deputy, General Jean Toko.", "Jean Toko", None),
        ("The crown prince of Abu Dhabi, Sheikh Hamad bin Omar, resigned.", "Hamad bin Omar", "United Arab Emirates"),
        ("The deposed president of Niger, Ali Musa, refused to resign.", "Ali Musa", None),
    ],
)
def test_for_whom_somebody_in_an_office_acts(read, text, name, body):
    assert _body(read(text).actor(name)) == body


def test_a_veto_is_cast_in_the_world_s_council(read):
    reading = read("China’s Security Council veto angered Japan.")
    assert "United Nations Security Council" in [a.name for a in reading.index.actors]


def test_leaders_of_a_region_do_not_act_for_its_state(read):
    (event,) = read("The leaders of Ethiopia’s Tigray region accused Chad of lying.").events
    (leaders,) = event.actors
    assert (leaders.name, leaders.country, leaders.belongs_to) == ("Leaders of Ethiopia’s Tigray region", "ETH", None)


def test_the_leader_of_a_state_is_none_of_its_separatists(read):
    reading = read("Ali Musa, the separatist leader in Ukraine, resigned. The Ukrainian leader rejected the plan.")
    assert [a.name for a in reading.events[-1].actors] == ["Ukraine’s leader"]


@pytest.mark.parametrize("noun", ["movement", "organisation", "group"])
def test_whoever_acts_for_a_movement_calls_it_his(read, noun):
    (event,) = read(f"Osama Karim, a Hamas official, said his {noun} had rejected the plan.").events
    assert [a.name for a in event.actors] == ["Hamas"]


def test_initials_are_a_person_s(read):
    actor = read("The LTTE delegation, led by the head of its political wing, S.P. Perera, refused to sign.").actor(
        "S.P. Perera"
    )
    assert (actor.kind, actor.role) == ("person", "head")


def test_a_government_is_of_the_state_of_its_head(read):
    reading = read("President Félix Tshisekedi’s government accused the M23.")
    assert [a.name for a in reading.events[0].actors] == ["Democratic Republic of the Congo’s government"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The EU’s foreign policy chief, Ana Lopez, resigned.", "foreign policy chief"),
        ("UN relief chief Ana Lopez resigned.", "relief chief"),
        ("Rebel leader Ana Lopez resigned.", "Rebel leader"),
    ],
)
def test_an_office_is_told_whole(read, text, role):
    assert read(text).actor("Ana Lopez").role.lower() == role.lower()


def test_two_surnames_are_no_body(read):
    reading = read("Salva Kiir and Riek Machar signed a deal. Kiir and Machar met in June.")
    assert [a.name for a in reading.index.actors] == ["Salva Kiir", "Riek Machar"]


def test_a_general_with_his_surname_is_no_body(read):
    reading = read("General Lollesgaard resigned. General Dynamics accused Boeing.")
    assert {a.name: a.kind for a in reading.index.actors}["Lollesgaard"] == "person"


def test_one_of_a_movement_s_leaders_does_not_lead_it(read):
    reading = read("Ali Musa, a leader of Hezbollah, was released. Jean Toko, the leader of Hamas, resigned.")
    assert reading.relations() == {("Jean Toko", "leads", "Hamas")}
