"""Who once held an office is no holder of it, and a people's adjective makes nobody its servant."""

from __future__ import annotations

import pytest

PAST = [
    ('Kofi Abalo won a pact. "You are late," the former Ghanaian president scolded the delegates.', "Kofi Abalo"),
    (
        'Martti Ahtisaari won a pact. "You are late," the former Finnish president scolded the delegates.',
        "Martti Ahtisaari",
    ),
    (
        "Nelson Mandela won a pact with South Africa's deputy president, Thabo Nkosi. The former South African president "
        "scolded the delegates.",
        "Nelson Mandela",
    ),
    ("Peter Abalo, Kenya's former president, flew home. The former president scolded the delegates.", "Peter Abalo"),
]


@pytest.mark.parametrize(("text", "name"), PAST)
def test_a_former_president_is_who_was_named_before_and_acts_for_no_state(read, text, name):
    reading = read(text)
    assert reading.event("scolded")[3] == [name]
    assert reading.actor(name).belongs_to is None
    assert reading.actor(name).role == "former president"


def test_a_former_president_is_neither_who_is_in_office_nor_named_only_later(read):
    text = (
        "Kofi Abalo won a pact. The former Ghanaian president scolded the delegates. Abalo has asked Ghana's vice president, "
        "Peter Banda, to help."
    )
    assert read(text).event("scolded")[3] == ["Kofi Abalo"]


def test_the_ousted_president_is_who_was_president(read):
    text = "President Amadou Toure of Mali fled on Friday. The ousted Malian president thanked Senegal."
    assert read(text).meant_by("president") == ["Amadou Toure"]


PEOPLES = [
    ("Sinhalese marines shot the first elected Tamil president, Kumar Raj, in May 1988.", "Kumar Raj", None),
    ("Arab envoys accused Chad of theft.", "Arab envoys", None),
    ("Kurdish fighters attacked a post in Turkey.", "Kurdish fighters", None),
    ("Burundi's Hutu president, Melchior Ndadaye, accused Rwanda of theft.", "Melchior Ndadaye", "Burundi"),
    ("The Turkish Cypriot leader, Rauf Denktash, accused Greece of theft.", "Rauf Denktash", "Turkish Cypriots"),
]


@pytest.mark.parametrize(("text", "name", "body"), PEOPLES)
def test_of_whose_people_somebody_is_he_does_not_act_for(read, text, name, body):
    served = read(text).actor(name).belongs_to
    assert (served.name if served is not None else None) == body


def test_fighters_of_two_peoples_are_two(read):
    event = read("Hutu militias attacked Tutsi militias near Goma.").event("attacked")
    assert event[3:5] == (["Hutu militias"], ["Tutsi militias"])
