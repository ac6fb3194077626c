"""Who is a person, by what the text says of a name: titles, styles, surnames, and what stands in apposition."""

from __future__ import annotations

import pytest
import spacy

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.holders import find_holder
from analysis.extraction.actors.name_kinds import settle_kinds
from analysis.extraction.parsing.words import Span, read_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya thanked Archbishop Juma Otieno of Mombasa.", "Juma Otieno"),
        ("Chad accused Mr Kibet of treason.", "Kibet"),
        ("A farmer named Wekesa said that he had fled.", "Wekesa"),
        ("Kenya's emir, Sheikh Tarimo, resigned.", "Tarimo"),
    ],
)
def test_what_follows_a_title_or_style_is_a_name(read, text, name):
    assert read(text).actor(name).kind == "person"


def test_a_surname_alone_is_the_person_whom_the_text_has_introduced(read):
    reading = read("President Daniel Mwangi of Kenya spoke first.\nMwangi cautioned that the war was not over.")
    assert [a.name for a in reading.index.actors if a.kind == "person"] == ["Daniel Mwangi"]


def test_another_name_that_the_text_gives_is_the_same_person(read):
    reading = read("Mohamed Hassan Duale, the rebel leader known as Simba, fled. Simba will be tried.")
    assert reading.meant_by("Simba") == ["Mohamed Hassan Duale"]


def test_a_town_that_looks_like_a_person_is_none(read):
    assert "Khan Younis" not in [a.name for a in read("She walked from Gaza City to Khan Younis.").index.actors]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Andrea Rossi, a historian, chaired the talks.", "historian", ["Andrea Rossi"]),
        ("The talks were saved by Qatar and Egypt, the mediators, on Monday.", "mediators", ["Qatar", "Egypt"]),
        ("Juan Santos spoke. His predecessor, Álvaro Peña, refused.", "predecessor", ["Álvaro Peña"]),
        ("Chad, a landlocked country, borders Libya.", "country", ["Chad"]),
        ("Hamas, the Islamist movement, rejected the deal.", "movement", ["Hamas"]),
        ("In a speech, Emmanuel Macron rejected it.", "speech", []),
    ],
)
def test_a_noun_beside_a_name_means_its_bearer(read, text, words, names):
    assert read(text).meant_by(words) == names


def test_an_adjective_of_nationality_in_apposition_gives_the_country(read):
    assert read("Andrea Rossi, an Italian lawyer, chaired the talks.").actor("Andrea Rossi").country == "ITA"


@pytest.mark.parametrize(
    ("text", "name", "country", "body"),
    [
        ("Egypt was not asked. Its foreign minister, Adel Mansi, complained.", "Adel Mansi", "EGY", "Egypt"),
        ("President Daniel Mwangi of Kenya spoke. Mwangi's envoy, Juma Otieno, left.", "Juma Otieno", "KEN", "Kenya"),
        ("Sunni clerics met Hamas. Omar Hadi, the group's chairman, spoke.", "Omar Hadi", "PSE", "Hamas"),
    ],
)
def test_whom_somebody_serves_may_show_only_later(read, text, name, country, body):
    person = read(text).actor(name)
    assert (person.country, person.body.country or person.body.name) == (country, country) and person.belongs_to


def test_people_who_only_speak_are_actors_of_no_event(parse_rows):
    rows = parse_rows('Chad and Libya met. "We are tired," said a teacher in Abéché.')
    (teacher,) = [row for row in rows["actors"] if row["name"] == "Teacher"]
    assert teacher["actor_id"] not in {row["actor_id"] for row in rows["participants"]}
    assert rows["claims"][-1]["source_actor_id"] == teacher["actor_id"]


def test_a_surname_that_is_a_capital_s_name_is_the_person(read):
    reading = read("The attacker was identified as Daniel Amman. Amman had written to his mother before.")
    assert "Jordan" not in [actor.name for actor in reading.index.actors]


def test_a_name_is_a_person_or_a_body_by_what_the_pipeline_takes_it_for_more_often() -> None:
    ents = {"Mina Abara": ["ORG", "PERSON"], "Zenith": ["ORG", "ORG", "PERSON"], "Otto": ["PERSON"]}
    nlp = spacy.blank("en")
    cast = Cast()
    docs = [(read_words(nlp(name)), label) for name, labels in ents.items() for label in labels]
    for doc, label in docs:
        doc.ents = [Span(doc, 0, len(doc), label)]
    cast.taken_for.update(settle_kinds(doc.ents[0] for doc, _ in docs))
    assert {doc.text: cast.label_of(doc.ents[0]) for doc, _ in docs} == {
        "Mina Abara": "PERSON",
        "Zenith": "ORG",
        "Otto": "PERSON",
    }


def test_two_whom_a_hyphen_joins_are_no_third(read):
    text = "Adam Veyra and Joe Mallin met. Few watched the Veyra-Mallin debate. Veyra attacked Mallin."
    assert {actor.name for actor in read(text).index.actors} == {"Adam Veyra", "Joe Mallin"}


def test_a_day_is_no_part_of_the_surname_behind_it(read):
    text = "Prime Minister Kyriakos Mitsotakis of Greece spoke. Later on Tuesday Mitsotakis met with the African Union."
    assert read(text).event("met with")[3] == ["Greece", "African Union"]


def test_whom_a_noun_describes_is_a_person(read):
    reading = read("A jury convicted the lawyer of singer Stella Doran in her lawsuit against Kenya.")
    assert reading.meant_by("her") == ["Stella Doran"]


def test_of_several_of_a_surname_the_one_of_a_country_that_the_text_names_is_meant() -> None:
    assert find_holder("Abdullah", year=2010) is None
    assert find_holder("Abdullah", year=2010, countries={"IND"}).names[0] == "Omar Abdullah"
    assert find_holder("Assad", year=2010, countries={"SYR"}).office == "president"


@pytest.mark.parametrize("name", ["Milan Karadan", "B. Sivarasan", "Fethullah Ondan"])
def test_a_given_name_or_initials_make_a_person_of_a_name(read, name):
    assert read(f"Kenya blamed the raid on {name}.").actor(name).kind == "person"


def test_what_is_called_after_somebody_is_no_person(read):
    assert "person" not in {actor.kind for actor in read("The Helen Keller Foundation thanked Kenya.").index.actors}


def test_he_is_nobody_with_a_woman_s_name(read):
    reading = read("President Daniel Mwangi of Kenya met Elizabeth Tarimo. She said that he was tired.")
    assert (reading.meant_by("She"), reading.meant_by("he")) == (["Elizabeth Tarimo"], ["Daniel Mwangi"])


def test_a_surname_that_is_a_country_s_name_is_no_country(read):
    reading = read("Her lawyer, Juan Carlos Portugal, spoke in Lima.")
    assert "Portugal" not in [actor.name for actor in reading.index.actors]


def test_a_town_or_plain_noun_at_the_head_of_a_sentence_is_no_actor(read):
    assert read("Goma fell on Monday. Queues stretch for miles.").index.actors == []


def test_who_is_named_behind_an_office_and_its_phrase_holds_it(read):
    reading = read("The head of the United Nations mission, Nicholas Otieno, warned Kenya.")
    assert reading.meant_by("head") == ["Nicholas Otieno"]


def test_a_body_that_every_state_has_is_of_the_state_the_text_is_about(read):
    reading = read("Kenya fired. In Nairobi the Supreme Electoral Tribunal said that Kenyan troops had left.")
    assert reading.actor("Supreme Electoral Tribunal").country == "KEN"


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Foreign Minister Hakan Fidan of Turkey met his Georgian and Azerbaijani counterparts.", ["GEO", "AZE"]),
        (
            "French President Emmanuel Macron called his Egyptian, Jordanian and Iraqi counterparts.",
            ["EGY", "JOR", "IRQ"],
        ),
        ("The Serbian president met his counterparts from Croatia and Montenegro.", ["HRV", "MNE"]),
        ("The Kenyan president met his counterpart from Uganda on Thursday.", ["UGA"]),
        ("Qatar's and Egypt's foreign ministers met Hamas.", ["QAT", "EGY"]),
        ("The US and Russian presidents spoke.", ["USA", "RUS"]),
    ],
)
def test_each_of_several_counterparts_is_somebody(read, text, countries):
    mentions = [m for m in read(text).index.mentions if m.head.lemma_ in {"counterpart", "minister", "president"}]
    assert [a.country for a in mentions[-1].actors] == countries


def test_a_secretary_s_counterpart_is_a_foreign_minister(read):
    reading = read("U.S. Secretary of State Marco Rubio called his Indian counterpart.")
    assert "India’s foreign minister" in {a.name for a in reading.index.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The attack was led by Brig. Gen. Omar Hassan on Monday.", "Omar Hassan"),
        ("It was seen by Lt. Col. Peter Lerner near Juba.", "Peter Lerner"),
        ("Sgt. John Okello was killed.", "John Okello"),
        ("The mediators met Msgr. Paul Ngabo in Goma.", "Paul Ngabo"),
        ("They were seen off by Amb. Jane Doe and left.", "Jane Doe"),
    ],
)
def test_a_title_cut_short_ends_no_sentence_and_is_no_name(read, text, name):
    reading = read(text)
    assert [actor.name for actor in reading.index.actors if actor.kind == "person"] == [name]
    assert len({id(mention.head.sent) for mention in reading.index.mentions}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Denmark's nurses, whom Wagner met in May, were glad.\n\nAmelie Wagner is the health minister.",
        "Health Minister Amelie Wagner met Danish envoys. Wagner then condemned Iran.",
    ],
)
def test_a_surname_that_somebody_bears_is_no_armed_group(read, text):
    assert "Wagner Group" not in {actor.name for actor in read(text).index.actors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's head of customs met Uganda's envoy.", False),
        ("Kenya's head of state met Uganda's envoy.", True),
    ],
)
def test_who_heads_a_part_is_not_who_heads_the_state(read, text, expected):
    reading = read(f"{text}\n\nKenya's president, Amos Otieno, slept.")
    met = next(e for e in reading.events if e.trigger.type == "CONSULT")
    assert ("Amos Otieno" in {actor.name for actor in met.actors}) is expected


def test_a_surname_is_his_who_was_named_before(read):
    text = (
        "Delegates signed a pact in the presence of Stephanie Koury, the acting head of the United Nations mission, on Monday. "
        '"This is a first step," Koury said.'
    )
    assert read(text).meant_by("Koury") == ["Stephanie Koury"]
