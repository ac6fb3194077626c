"""For whom people and firms act: a state that they come from, a body that they have left, the government where a text was written."""

from __future__ import annotations

import pytest


def test_who_has_left_a_body_acts_for_himself_and_who_is_the_person(read):
    text = (
        "Diplomats credit Stergomena Tax, a former head of the Southern African Development Community, who shuttled "
        "between Tanzania and Mozambique for days."
    )
    assert read(text).event("shuttled")[5] == ["Stergomena Tax"]
    text = "Anna Lind, the president of the Nordic Council, who met the ministers of Chad and Libya, praised them."
    assert read(text).event("praised")[3] == ["Nordic Council"]


@pytest.mark.parametrize("firm", ["operator", "contractor", "airline", "oil giant"])
def test_a_firm_is_not_the_state_that_it_comes_from(read, firm):
    reading = read(f"Mali accused the Turkish {firm} of fraud.")
    (accused,) = reading.event("accused")[4]
    assert accused.startswith("Turkey’s ") and reading.actor(accused).belongs_to is None


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan aid worker was arrested in Uganda.",
        "A French tourist was killed by police in Niger.",
        "The Russian skipper refused to leave Norway.",
    ],
)
def test_private_people_are_not_the_state_that_they_come_from(read, text):
    named = {actor.name for event in read(text).events for actor in event.everyone}
    assert not named & {"Kenya", "France", "Russia"}


def test_the_government_is_that_of_where_the_text_was_written_where_nothing_else_is_named_more(read):
    text = "PORT MORESBY: A Filipino firm was fined. Douglas Tomuriesa accused the government of fraud."
    assert read(text).event("accused")[4] == ["Papua New Guinea"]
    abroad = "NAIROBI, July 21 - Sudan's army shelled a town in Sudan. Amnesty International accused the government of a massacre."
    assert read(abroad).event("accused")[4] == ["Sudan"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A senator from Vermont, Bernie Sanders, criticised Israel.", "Bernie Sanders", "USA"),
        ("The mayor of Goma, Kapend Kamand, thanked Rwanda.", "Kapend Kamand", "COD"),
        ("The governor of Nangarhar, Shir Lomaz, warned Pakistan.", "Shir Lomaz", "AFG"),
    ],
)
def test_who_holds_an_office_of_a_town_or_region_is_of_its_country(read, text, name, country):
    assert read(text).actor(name).country == country


def test_a_senator_with_his_state_before_his_name_is_one_person(read):
    reading = read("Senator from Vermont Bernie Sanders urged Israel to end its blockade.")
    assert [(a.name, a.country) for a in reading.index.actors if a.name != "Israel"] == [("Bernie Sanders", "USA")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Foreign Minister Omar Saleh of Chad and his Kenyan counterpart, Jean Toko, signed a pact.", "Kenya"),
        ("Foreign Minister Omar Saleh of Chad met Jean Toko, his Kenyan counterpart, in Doha.", "Kenya"),
        ("Foreign Minister Omar Saleh of Chad met Jean Toko, his counterpart from Kenya, in Doha.", "Kenya"),
        ("The Greek Cypriot leader spoke. Jean Toko, his Turkish Cypriot counterpart, refused to.", "Turkish Cypriots"),
    ],
)
def test_somebody_s_counterpart_acts_for_whom_he_is_named_after(read, text, body):
    assert read(text).actor("Jean Toko").belongs_to.name == body


def test_the_leaders_of_two_groups_are_both(read):
    event = read("Greek Cypriot and Turkish Cypriot leaders met in Geneva.").events[0]
    assert [actor.name for actor in event.actors] == ["Greek Cypriots", "Turkish Cypriots"]
