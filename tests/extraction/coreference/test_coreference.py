"""Who is meant: pronouns by their clause, the two sides of a text, organs of the state it is about, and known people."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Kenya met Chad. Norway said it would help.", "it", ["Norway"]),
        ("Kenya warned Chad. Norway condemned its threats.", "its", ["Norway"]),
        ("Kenya warned Chad about it.", "it", []),
        ("It was Kenya that attacked Chad.", "It", []),
        ("Residents said they would stay. Kenya and Chad agreed.", "they", ["Residents"]),
        ("Chad and Libya met. Each blamed the war.", "Each", ["Chad", "Libya"]),
        ("The Americans will reduce their force in Iraq.", "their", ["United States"]),
        ("The Syrians refused to promise that they would stop.", "they", ["Syria"]),
        ("Kenya and Chad met. Neither side has said what it offered.", "it", ["Kenya", "Chad"]),
        ("Kenya rejected the plan; Chad accepted it.", "it", []),
        ("Kenya welcomed the deal. It was signed on Friday.", "It", []),
        ("Norway said that it would help Kenya.", "it", ["Norway"]),
        ("Under its terms Kenya will withdraw.", "its", []),
        ("Kenya holds homes in the town and refused to vacate them.", "them", []),
        ("President Daniel Mwangi, whom Paul Otieno accused, stays. He denied it.", "He", ["Daniel Mwangi"]),
        ("Kenya said it was ready to talk to Chad.", "it", ["Kenya"]),
        ("Kenya, to which Chad itself belongs, left.", "itself", ["Chad"]),
        ("Chad fought rebels. Norway has more influence over it.", "it", ["Chad"]),
        ("Kenya and Chad met. They called on Chad to stop.", "They", []),
        ("The army seized 16 people, among them five monks. Kenya and Chad met.", "them", ["People"]),
    ],
)
def test_a_pronoun_means_the_subject_of_its_own_clause_first(read, text, words, names):
    assert read(text).meant_by(words) == names


QUOTED = [
    (
        "Kenya praised Paul Otieno on Monday. In his statement, President Daniel Mwangi said the talks would go on.",
        "his",
        ["Daniel Mwangi"],
    ),
    (
        'President Daniel Mwangi said, "Chad regrets this deeply. My prayers go to the families."',
        "My",
        ["Daniel Mwangi"],
    ),
    (
        'Daniel Mwangi said that Paul Otieno is wrong. "I told the minister so", he added.',
        "he",
        ["Daniel Mwangi"],
    ),
    (
        'Paul Otieno died on Monday. Daniel Mwangi said, "He was an example to all."',
        "He",
        ["Paul Otieno"],
    ),
]


@pytest.mark.parametrize(("text", "words", "names"), QUOTED)
def test_a_quotation_keeps_apart_who_speaks_and_who_is_spoken_of(read, text, words, names):
    assert read(text).meant_by(words) == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Parliament of Iraq voted to expel American troops from the country.", "Iraq"),
        ("Americans came to Iraq to fight after rebels took half of the country.", "Iraq"),
        ("American troops have left the country.", "United States"),
    ],
)
def test_the_country_is_the_one_named_last_as_land_too_and_not_what_tells_a_kind(read, text, country):
    assert read(text).meant_by("the country") == [country]


def test_an_organ_is_of_the_state_that_is_said_to_have_it(read):
    text = "American troops fought American rebels. American aid ended. The Parliament of Iraq met."
    assert read(text).meant_by("Parliament") == ["Iraq’s parliament"]


def test_rebels_with_a_name_before_them_are_the_group_of_the_name(read):
    assert read("The Houthi rebels attacked a ship. Houthi fighters fled.").meant_by("rebels") == ["Houthis"]


def test_a_title_of_several_is_the_holders_of_the_state_that_the_text_is_about(read):
    text = (
        "President Daniel Mwangi of Kenya met President Paul Okello of Uganda in Kenya. "
        "Kenya thanked him. Kenyan police cheered. The president went home."
    )
    assert read(text).meant_by("president") == ["Daniel Mwangi"]


def test_both_sides_are_those_that_the_text_is_most_about_and_not_its_mediators(read):
    text = (
        "Chad accused Libya of shelling a town. Libya denied that it had attacked Chad. "
        "Qatar and Turkey mediated the talks. Both sides agreed to meet again."
    )
    assert read(text).meant_by("Both sides") == ["Chad", "Libya"]


def test_the_army_of_a_conflict_at_home_is_itself_a_party(read):
    text = "The army of Sudan fought the Rapid Support Forces in Khartoum. Sudan is at war. Each side blamed the other."
    assert "Rapid Support Forces" in read(text).meant_by("Each side")


def test_a_title_behind_a_name_is_its_bearers(read):
    assert read(
        "In the presence of Premier Kosygin, the Soviet mediator, who smiled, India and Pakistan signed."
    ).meant_by("mediator") in (["Kosygin"], [])


def test_a_known_person_has_a_country_and_a_role_only_within_the_term(read):
    person = read("Angela Merkel met Vladimir Putin. Germany and Russia agreed.").actor("Angela Merkel")
    assert (person.country, person.role) == (
        "DEU",
        None,
    )  # The text has no date: the country holds, the office may not.


def test_what_a_dateline_names_takes_no_part(read):
    (event,) = read("HELSINKI, 15 August - Chad and Libya signed a treaty on Monday.").events
    assert [actor.name for actor in event.actors] == ["Chad", "Libya"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Chad accused Libya of an attack. Chad wants nothing from the enemy.", "enemy", ["Libya"]),
        ("Mexico, Panama and Peru met. The three governments agreed.", "governments", ["Mexico", "Panama", "Peru"]),
        ("Hamas released a hostage. The Islamist group wants more.", "group", ["Hamas"]),
        ("Kenya trusts the United Nations. The organisation will help.", "organisation", ["United Nations"]),
        ("John Kerry of the United States went home. The American was angry.", "American", ["John Kerry"]),
        ("Daniel Mwangi, who was beaten in May, refused. The senator wants a trial.", "senator", ["Daniel Mwangi"]),
        ("Chad and Libya are at war. Since then the two have fought.", "two", ["Chad", "Libya"]),
    ],
)
def test_a_noun_takes_up_whom_the_text_has_named(read, text, words, names):
    assert read(text).meant_by(words) == names


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("President Daniel Mwangi of Kenya spoke. His government will not yield.", "government", "Kenya’s government", "KEN"),
        ("Eritrea, whose army fought in Tigray, left the talks.", "army", "Eritrea’s army", "ERI"),
        ("BAMAKO — A French envoy met France’s ambassador. French troops left. The army denied it.", "army", "Mali’s army", "MLI"),
        ("Sudan’s military chief met the U.S. adviser. Washington and the United States urged him on. The military refused.", "military", "Sudan’s military", "SDN"),
        ("The United States hopes for a truce between the army and the M23. U.S. President Donald Trump spoke.", "army", "Democratic Republic of the Congo’s army", "COD"),
        ("Ana Lopez, Peru’s president, was ousted by the army. Chile and Chile’s president protested.", "army", "Peru’s army", "PER"),
    ],
)  # fmt: skip
def test_an_organ_of_somebody_named_is_an_actor_of_its_own(read, text, words, name, country):
    reading = read(text)
    assert reading.meant_by(words) == [name]
    assert reading.actor(name).country == country


def test_a_counterpart_holds_the_same_office_elsewhere(read):
    reading = read("Egypt’s Foreign Minister Sameh Shoukry spoke. He met his Turkish counterpart.")
    assert reading.meant_by("counterpart") == ["Turkey’s Foreign Minister"]


def test_who_speaks_in_quotation_marks_is_i_in_the_next_ones_too(read):
    reading = read('"It is over," said Daniel Mwangi of Kenya. "I still hear the guns."')
    assert reading.meant_by("I") == ["Daniel Mwangi"]


def test_a_noun_for_a_certain_kind_of_body_takes_up_no_other(read):
    text = "The African Union met the National Commission in Kenya. The commission agreed. The network objected."
    reading = read(text)
    assert reading.meant_by("commission") == ["National Commission"]
    assert reading.meant_by("network") == []


def test_they_are_no_two_who_are_named_only_later(read):
    text = "Police work is hard. I will be seeing them. Kenya and Chad fought a war."
    assert read(text).meant_by("them") == []


def test_who_was_he_is_not_she(read):
    text = "President Daniel Mwangi spoke. He smiled. A visitor came from Chad. She left."
    assert read(text).meant_by("She") == ["Visitor"]


def test_a_body_may_call_itself_they(read):
    assert read("The Turkish government declared they were ending the search.").meant_by("they") == [
        "Turkey’s government"
    ]


def test_the_two_nations_are_those_that_the_sentence_has_named(read):
    text = "Armenia and Azerbaijan fought a war. Norway ended the conflict between Kenya and Chad, to the relief of the two nations."
    assert set(read(text).meant_by("the two nations")) == {"Kenya", "Chad"}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("President Daniel Mwangi fled. Chad offered the Kenyan leader a way out. He is of Kenya.", "leader", "Kenya’s leader"),
        ("Prime Minister Daniel Mwangi of Kenya fled. Chad thanked Kenya's premier.", "premier", "Daniel Mwangi"),
        ("President Daniel Mwangi of Kenya fled. Chad offered the Kenyan leader a way out.", "leader", "Daniel Mwangi"),
    ],
)  # fmt: skip
def test_a_leader_of_a_state_is_who_heads_it_whatever_the_office_is_called(read, text, words, names):
    assert read(text).meant_by(words) == [names]


def test_a_minister_is_nobody_who_holds_another_office(read):
    reading = read("President Daniel Mwangi of Kenya met his aides. On Monday the archbishop left.")
    assert reading.meant_by("archbishop") != ["Daniel Mwangi"]


def test_organs_without_a_state_are_those_of_the_state_the_text_is_about(read):
    reading = read("Kenya fired. The foreign ministry in Nairobi said that the security forces had left.")
    assert (reading.meant_by("ministry"), reading.meant_by("forces")) == (
        ["Kenya’s foreign ministry"],
        ["Kenya’s security forces"],
    )


def test_two_men_are_the_last_two_people_but_for_who_the_clause_is_about(read):
    text = "Daniel Mwangi left without a word for Peter Otieno. Sergei Lavrov ran between the two men."
    assert read(text).meant_by("the two men") == ["Daniel Mwangi", "Peter Otieno"]


def test_the_men_of_a_leader_without_a_body_are_his_and_his_country_is_his_state(read):
    assert read("Daniel Mwangi said that his men had fired.").meant_by("men") == ["Daniel Mwangi’s men"]
    assert read("Viktor Orban left his country.").meant_by("country") == ["Hungary"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Rebels abducted 200 schoolgirls in Kenya.", "schoolgirls", ["Schoolgirls"]),
        ("The army of Kenya killed seven miners.", "miners", ["Miners"]),
        ("Seven passengers were killed in Kenya.", "passengers", []),
        ("Kenya shelled a market, killing dozens of civilians.", "civilians", ["Civilians"]),
        ("Militias of Kenya have killed hundreds of villagers.", "villagers", ["Villagers"]),
        ("A Kenyan drone killed two nurses.", "nurses", ["Nurses"]),
        ("Soldiers of Kenya shot a protester.", "protester", ["Protester"]),
        ("The villagers whom Kenya's soldiers killed were buried.", "villagers", ["Villagers"]),
        ("An earthquake killed two nurses.", "nurses", []),
        ("Kenya's army freed 12,000 schoolgirls.", "schoolgirls", []),
    ],
)
def test_people_who_are_seized_freed_or_attacked_are_actors_and_the_only_counted_none(read, text, words, names):
    assert read(text).meant_by(words) == names


def test_a_delegation_is_of_whose_name_stands_before_it(read):
    assert read("An Omani delegation flew out of Sanaa.").meant_by("delegation") == ["Oman’s delegation"]


def test_himself_is_the_subject_of_its_own_clause(read):
    reading = read("Daniel Mwangi of Kenya wrote that Peter Otieno had shot himself.")
    assert reading.meant_by("himself") == ["Peter Otieno"]


def test_several_people_without_a_name_are_not_he(read):
    reading = read("Daniel Mwangi of Kenya spoke. For months Kenyan lawmakers ferried his words to Chad.")
    assert reading.meant_by("his") == ["Daniel Mwangi"]


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Fishermen put out further than they have dared for a year.", "they", ["Fishermen"]),
        ("Officials said that the strike hit a school. Three lorry drivers lost their lives.", "their", ["Drivers"]),
        ("Gunmen seized a ferry. The 25 seamen landed in Muscat, six of them hurt.", "them", ["Seamen"]),
        ("Mary Robinson went on. A nurse shook her head.", "her", ["Nurse"]),
        ("Israel has its say. The coalition called an end to its raids on Yemen.", "its", ["Israel"]),
    ],
)
def test_people_without_a_name_are_an_actor_where_the_text_goes_on_to_speak_of_them(read, text, pronoun, meant):
    assert read(text).meant_by(pronoun) == meant


def test_people_who_are_only_counted_are_no_actor(read):
    assert read("Fishermen lined the quay. France was silent.").meant_by("Fishermen") == []


@pytest.mark.parametrize(
    "text",
    [
        "Salva Kiir spoke first. Riek Machar deemed him a liar.",
        "Salva Kiir gave way. Riek Machar, who broke off his holiday to receive him, rang Khartoum.",
        "Salva Kiir gave way. Riek Machar called him.",
    ],
)
def test_an_object_is_not_who_acts_on_it(read, text):
    assert read(text).meant_by("him") == ["Salva Kiir"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Leonid Roshal, a paediatrician, went in.", "paediatrician"),
        ("Leonid Roshal, a used-car dealer from Utah, was shot.", "dealer"),
    ],
)
def test_any_noun_beside_a_name_says_who_that_is(read, text, noun):
    assert read(text).meant_by(noun) == ["Leonid Roshal"]


def test_a_day_beside_a_name_is_nobody(read):
    assert read("Leonid Roshal, the other week, went in.").meant_by("week") == []


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("China drilled off Taiwan and banned fish from the island.", "the island", ["Taiwan"]),
        ("China downgraded Lithuania. Cargo from the Baltic state vanished.", "the Baltic state", ["Lithuania"]),
        (
            "Lebanon is quiet. Lebanon's leaders met in Qatar to end a crisis that brought the country to the brink.",
            "the country",
            ["Lebanon"],
        ),
        ("Bill Clinton praised Ehud Barak for his courage.", "his", ["Ehud Barak"]),
        ("Egypt said that it would open the crossing.", "it", ["Egypt"]),
        ("Egypt said that it had taken control after the vote.", "it", ["Egypt"]),
        ("Egypt said that it would take weeks to open the crossing.", "it", []),
        ("The African Union stripped Gabon of its seat.", "its", ["Gabon"]),
        ("Salva Kiir gave way. Riek Machar smiled. Both were in Juba.", "Both", []),
        ("Salva Kiir gave way to Riek Machar. Both were in Juba.", "Both", ["Salva Kiir", "Riek Machar"]),
        ("Salva Kiir hailed Riek Machar, and the two agreed.", "two", ["Salva Kiir", "Riek Machar"]),
    ],
)
def test_a_land_an_object_and_two_people_are_taken_up(read, text, words, names):
    assert read(text).meant_by(words) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oman's envoy chaired talks between Chad's government and the ANF rebels. The government urged Paris to leave.",
            ["Chad’s government"],
        ),
        ("Kenya's president resigned. In Ottawa the parliament voted to cut aid to Chad.", ["Canada’s parliament"]),
    ],
)
def test_an_organ_is_that_of_the_state_told_of(read, text, expected):
    event = read(text).events[-1]
    assert [actor.name for actor in event.actors] == expected
