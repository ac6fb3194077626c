"""Who is told only by whose he is acts for himself, and his name says whose."""

from __future__ import annotations

import pytest


def names_of(reading, trigger, part="actors"):
    event = next(e for e in reading.events if e.trigger.head.text == trigger)
    return [f"{a.name} {a.whose}".strip() for a in getattr(event, part)]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        (
            "Five Finnish skippers are in Libyan jails. Their families thanked the Maltese.",
            "thanked",
            "Skippers’ families",
        ),
        ("Five Finnish skippers are in Libyan jails. Their wives begged Malta to help.", "begged", "Skippers’ wives"),
        ("Libya freed two skippers after their parents had appealed to Malta.", "appealed", "Skippers’ parents"),
        ("Togo's president, Kossi Adama, was ill. His family asked Malta to help.", "asked", "Kossi Adama’s family"),
        ("Families of the captives accused Malta of betrayal.", "accused", "Captives’ families"),
        ("The colonel's brother and cousins accused Malta of lying.", "accused", "Colonel’s brother"),
    ],
)
def test_kin_do_what_is_told_of_them_and_not_he_whose_they_are(read, text, trigger, actor):
    assert actor in names_of(read(text), trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Kossi Adama was criticised by members of his own cabinet.", "criticised", "Members of Kossi Adama’s cabinet"),
        ("Leaders of a dockers' union accused Malta of theft.", "accused", "Leaders of a dockers' union"),
        ("Militants from the north attacked a convoy.", "attacked", "Militants from the north"),
        ("Residents of Kharkiv accused Russia of theft.", "accused", "Residents of Kharkiv"),
        ("Forces loyal to Kossi Adama attacked Malta.", "attacked", "Forces loyal to Kossi Adama"),
        (
            "In Lome gunmen loyal to General Kossi Adama have shelled the port.",
            "shelled",
            "Gunmen loyal to Kossi Adama",
        ),
        ("Malta's members of parliament accused Libya of theft.", "accused", "Malta’s members"),
    ],
)
def test_a_bare_noun_for_people_says_whose_they_are(read, text, trigger, actor):
    assert actor in names_of(read(text), trigger)


def test_members_of_two_wholes_are_two(read):
    text = "Members of the cabinet accused Malta of theft. Members of the senate accused Libya of theft."
    first, second = [e.actors for e in read(text).events if e.trigger.head.text == "accused"]
    assert first and second and first != second


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile's head of military intelligence met Malta's premier.", "Chile’s head of military intelligence"),
        ("Togo's chief of naval operations met Malta's premier.", "Togo’s chief of naval operations"),
        ("Togo's head of state met Malta's premier.", "Togo’s head of state"),
        ("Togo's president met Malta's premier.", "Togo’s president"),
    ],
)
def test_head_of_a_part_is_no_head_of_the_state(read, text, name):
    assert name in names_of(read(text), "met")


def test_counterpart_heads_the_same_part(read):
    text = "Chile's head of military intelligence telephoned his Peruvian counterpart."
    event = next(e for e in read(text).events if e.trigger.head.text == "telephoned")
    assert [a.name for a in event.recipients] == ["Peru’s head of military intelligence"]


@pytest.mark.parametrize("men", ["militants", "gunmen", "bandits", "pirates", "rebels"])
def test_armed_men_of_a_country_do_not_act_for_it(read, men):
    (actor,) = read(f"Somali {men} attacked a Greek tanker.").events[0].actors
    assert (actor.country, actor.belongs_to) == ("SOM", None)


@pytest.mark.parametrize("people", ["fans", "worshippers", "pilgrims", "migrants", "students"])
def test_private_people_of_a_country_are_not_the_state(read, people):
    (actor,) = read(f"Russian police fired rubber bullets at Georgian {people}.").events[0].recipients
    assert (actor.kind, actor.country, actor.belongs_to) == ("group", "GEO", None)


@pytest.mark.parametrize("name", ["Aegean Waters Treaty", "Tana River Agreement", "Clean Harbours Act"])
def test_document_is_no_actor(read, name):
    reading = read(f"Greece's suspension of the {name} remains in force.")
    assert [a.name for a in reading.index.actors] == ["Greece"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In May the Security Council met. On Friday the Council expelled Togo.", "United Nations Security Council"),
        ("The European Commission met on Monday. The Commission accused Malta of theft.", "European Commission"),
        ("The Arab League met in Cairo. The League suspended Malta.", "Arab League"),
    ],
)
def test_noun_written_large_is_the_body_told_before(read, text, body):
    assert [a.name for a in read(text).events[-1].actors] == [body]


@pytest.mark.parametrize(
    "words", ["M23 armed group", "M23 rebel group", "al-Shabaab militant group", "Taliban movement"]
)
def test_what_a_name_is_said_to_be_is_no_second_body(read, words):
    reading = read(f"The {words} seized a town.")
    (body,) = [a for a in reading.index.actors if a.kind in {"armed_group", "group"}]
    assert body.is_named and [a.name for a in reading.events[-1].actors] == [body.name]
