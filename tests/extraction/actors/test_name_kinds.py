"""What a name is by the words around it: somebody's, a newspaper's, nobody's."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Cyprus Mail reported that the pipe was ready.", "Cyprus Mail", "organisation"),
        ("The Greek daily Kathimerini said Greece had to hurry.", "Kathimerini", "organisation"),
        ("She led the campaign of Viktar Babaryka, who was arrested in Minsk.", "Viktar Babaryka", "person"),
        ('"We know," said Maratee Nalita Andamo, a spokeswoman for the ministry.', "Maratee Nalita Andamo", "person"),
        ('"They sleep in their shoes," said Zhao Qun Velunde, a rice farmer.', "Zhao Qun Velunde", "person"),
        ("Kiir Deng Foundation, a charity in Juba, protested.", "Kiir Deng Foundation", "organisation"),
        ("The Greek prime minister spoke to the Atlantic Council.", "Atlantic Council", "organisation"),
        ("The United States Embassy in Baghdad was shelled.", "United States’ embassy", "government"),
    ],
)
def test_the_words_around_a_name_tell_what_it_is(read, text, name, kind):
    found = [(actor.name, actor.kind) for actor in read(text).index.actors]
    assert (name, kind) in found


@pytest.mark.parametrize(
    "text",
    [
        "He was flown from the city of Omsk in Siberia to Berlin.",
        "Associates of Navalny said that he drank tea.",
        "Competition from liquid natural gas (LNG) will keep them away; LNG is cheap.",
        "John Garang, the Sudanese minister for East African Affairs, died.",
    ],
)
def test_a_stretch_of_words_is_no_body(read, text):
    named = {actor.name for actor in read(text).index.actors if actor.is_named}
    assert not {n for n in named if " in " in n or n.startswith("Associates") or n in {"LNG", "East African Affairs"}}


def test_a_surname_alone_is_who_the_text_is_about_not_his_son(read):
    text = (
        "President Joe Biden spoke. Biden was tired. Donald Trump, the former president, brought up Biden's son Hunter Biden. "
        "Biden shrugged."
    )
    meant = [m.actors[0].name for m in read(text).index.mentions if m.head.text == "Biden"]
    assert meant == ["Joe Biden", "Joe Biden", "Joe Biden", "Hunter Biden", "Joe Biden"]


def test_an_arabic_surname_is_found_again_in_small_letters(read):
    text = "Abu Mahdi al-Muhandis, an Iraqi leader, was killed. The United States had levied sanctions against al-Muhandis."
    assert read(text).event("levied")[4] == ["Iraq"]


def test_who_is_sent_for_something_is_the_sender_s(read):
    actor = read("The US Special Representative for Iran Brian Hook said no.").actor("Brian Hook")
    assert (actor.country, actor.role) == ("USA", "Special Representative")


def test_two_ministers_in_a_row_are_one_country_s(read):
    reading = read("It was attended by Israeli prime minister Benjamin Netanyahu and energy minister Yuval Steinitz.")
    assert reading.actor("Yuval Steinitz").country == "ISR"


def test_each_newspaper_is_itself(read):
    names = {actor.name for actor in read("The Korea Herald and the Chicago Tribune reported it.").index.actors}
    assert {"The Korea Herald", "Chicago Tribune"} <= names and "Chosun Ilbo" not in names


def test_an_office_inside_a_name_is_none_of_it(read):
    found = {(a.name, a.kind) for a in read("He cited Presidential Spokesperson Harry Roque in Manila.").index.actors}
    assert ("Harry Roque", "person") in found


def test_a_bill_is_no_body_by_its_letters(read):
    text = "They fought the Ballot Interference Prevention Act (BIPA). BIPA ignores the realities of the United States."
    assert "BIPA" not in {actor.name for actor in read(text).index.actors}


def test_a_mayor_or_a_speaker_leads_no_state(read):
    text = "Park Won-soon, the mayor of Seoul, was found dead. United States House Speaker Nancy Pelosi said so."
    assert not {
        tie for tie in read(text).relations() if tie[1] == "leads" and tie[2] in {"South Korea", "United States"}
    }


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Archbishop Jean Mbarga met the president, Paul Biya, in Yaounde.", "Jean Mbarga", "person"),
        ("Cardinal Dieudonne Nzapalainga met the rebels in Bangui.", "Dieudonne Nzapalainga", "person"),
    ],
)
def test_a_churchman_is_no_body_whatever_his_name(read, text, name, kind):
    assert read(text).actor(name).kind == kind


def test_the_archbishop_is_the_one_who_was_named(read):
    reading = read("Archbishop Jean Mbarga met Paul Biya on Monday. The archbishop asked the rebels to stop.")
    assert reading.meant_by("archbishop") == ["Jean Mbarga"]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters blocked the Sheikh Zayed Bridge in Cairo.",
        "The envoy won the Mandela Prize for his mediation between Sudan and Chad.",
        "Rockets fell near the Jomo Kenyatta International Airport.",
        "The talks between Sudan and Chad were held at the Nelson Mandela Conference Centre.",
        "King Hussein Hospital was hit by drones.",
        "Soldiers closed the Charles de Gaulle Avenue after the clashes.",
        "Police closed the Indira Gandhi Stadium, and the Rabin Medal was not given.",
    ],
)
def test_what_is_named_after_somebody_is_nobody(read, text):
    assert not [actor.name for actor in read(text).index.actors if actor.kind == "person" and actor.name != "Envoy"]


def test_somebody_whose_surname_is_a_thing_s_is_a_person(read):
    names = {actor.name for actor in read("Rebecca Hall met Robert Park on Friday.").index.actors}
    assert {"Rebecca Hall", "Robert Park"} <= names


def test_she_is_not_officials_who_are_many(read):
    reading = read("Thai officials were more guarded. The bridge was shut. She accused Phnom Penh of laying mines.")
    assert reading.meant_by("She") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Al Shabaab fighters overran a base at Buulo Xaaji on Sunday.", "Buulo Xaaji"),
        ("Brazil reinforced its garrison in Boa Vista.", "Vista"),
    ],
)
def test_where_something_stands_is_nobody(read, text, name):
    assert name not in {actor.name for actor in read(text).index.actors}


def test_brussels_is_the_union_where_the_text_has_no_belgium(read):
    assert read("Georgia rejected a warning from Brussels.").meant_by("Brussels") == ["European Union"]
    assert read("Belgium said no. Georgia rejected a warning from Brussels.").meant_by("Brussels") == ["Belgium"]
