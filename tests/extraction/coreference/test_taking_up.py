"""Who is meant by what takes somebody up: parts of groups, pairs and numbers, descriptions beside a name."""

from __future__ import annotations

import pytest


def names_at(reading, phrase):
    """Give the names of the actors of the mention whose head is the last word of a phrase before "of", if any."""
    head = phrase.split(" of ")[0].split()[-1]
    found = [m for m in reading.index.mentions if m.head.text == head and m.form == "nominal"]
    return [actor.name for actor in found[-1].actors] if found else []


PARTS = [
    ("Chad freed ten hostages. One of them was a nurse.", "One of them", ["Hostages"]),
    ("Hamas seized forty sailors. Most of them are tired.", "Most of them", ["Sailors"]),
    ("Hamas seized forty sailors, some of whom were wounded.", "some of whom", ["Sailors"]),
    ("Police arrested sixty students, dozens of whom were beaten.", "dozens of whom", ["Students"]),
    ("Hamas seized forty sailors. Twelve of the sailors escaped.", "Twelve of the sailors", ["Sailors"]),
    ("Chad praised a plan drawn up by one of them, Paul Otieno.", "one of them", ["Paul Otieno"]),
    ("Chad said that dozens of miles of road were lost.", "dozens of miles", []),
    ("Chad and Libya met. One of them left.", "One of them", []),
]


@pytest.mark.parametrize(("text", "phrase", "names"), PARTS)
def test_a_part_of_a_group_is_the_group(read, text, phrase, names):
    assert names_at(read(text), phrase) == names


BESIDE = [
    ("The evangelist Billy Graham carried a message.", "The evangelist", ["Billy Graham"]),
    ("The veteran opposition politician Kizza Besigye vanished.", "politician", ["Kizza Besigye"]),
    ("The guerrilla leader known as Timochenko declared a truce.", "The guerrilla leader", ["Timochenko"]),
    ("An evacuee named Somchai said he would stay.", "An evacuee", ["Somchai"]),
    (
        "Charles Taylor, the strongest of the warlords, stayed away.",
        "the strongest of the warlords",
        ["Charles Taylor"],
    ),
    ("Viktor Petrov, brother of the Sri Lankan president, laid a draft on the table.", "brother", ["Viktor Petrov"]),
    (
        "Egypt and Jordan, two of the poorest countries in the world, signed a truce.",
        "two of the poorest",
        ["Egypt", "Jordan"],
    ),
    ("Plataforma Decide, a monitoring group, counted 278 dead.", "a monitoring group", ["Plataforma Decide"]),
]


@pytest.mark.parametrize(("text", "phrase", "names"), BESIDE)
def test_what_stands_beside_a_name_is_whose_name_it_is(read, text, phrase, names):
    assert names_at(read(text), phrase) == names


TWO = "Paul Otieno met Daniel Mwangi in Geneva. "
MANY = [
    (TWO + "The two presidents signed.", "The two presidents", ["Paul Otieno", "Daniel Mwangi"]),
    (TWO + "Both leaders signed.", "Both leaders", ["Paul Otieno", "Daniel Mwangi"]),
    (TWO + "Norway took the matter to the two principals.", "the two principals", ["Paul Otieno", "Daniel Mwangi"]),
    ("Chad fought Libya for a year. The old enemies signed.", "The old enemies", ["Chad", "Libya"]),
    ("Chad, Libya and Kenya met. The three signed.", "The three", ["Chad", "Libya", "Kenya"]),
    ("Chad, Libya and Kenya met. All three signed.", "All three", ["Chad", "Libya", "Kenya"]),
    ("Chad, Libya and Kenya met. The trio signed.", "The trio", ["Chad", "Libya", "Kenya"]),
    ("Chad and Libya met. The latter signed.", "The latter", ["Libya"]),
    ("Chad and Libya met. The former signed.", "The former", ["Chad"]),
    ("Chad attacked Libya. Libya blamed the other side.", "the other side", ["Chad"]),
    ("Chad and Libya met. The three signed.", "The three", []),
]


@pytest.mark.parametrize(("text", "phrase", "names"), MANY)
def test_numbers_and_pairs_are_those_named_before(read, text, phrase, names):
    assert names_at(read(text), phrase) == names


CLAUSES = [
    ("Norway asked Chad to withdraw, but it refused.", "it", ["Chad"]),
    ("Norway urged Chad to withdraw. It refused.", "It", ["Chad"]),
    ("The World Bank warned Kenya that it could lose aid.", "it", ["Kenya"]),
    ("Kenya told Chad that it would stay.", "it", ["Kenya"]),
    ("Chad said that Libya had shelled its villages.", "its", ["Chad"]),
    ("Chad said that Libya had closed its border.", "its", ["Libya"]),
    ("Daniel Mwangi, a spokesman for Paul Otieno, said he would stay.", "he", ["Paul Otieno"]),
    ("Daniel Mwangi, a lawyer, said he would stay.", "he", ["Daniel Mwangi"]),
    ("Daniel Mwangi met Paul Otieno in Geneva. They shook hands.", "They", ["Daniel Mwangi", "Paul Otieno"]),
    ("Chad and Libya accused one another of lying.", "one another", ["Chad", "Libya"]),
]


@pytest.mark.parametrize(("text", "words", "names"), CLAUSES)
def test_a_pronoun_means_whom_the_clauses_tell(read, text, words, names):
    assert read(text).meant_by(words) == names


NAMELESS = [
    ("Hamas freed forty sailors. Their parents wept.", "Their", ["Sailors"]),
    ("Chad thanked the donors and appealed to them for grain.", "them", ["Donors"]),
    ("Four Arab states cut ties with Qatar, which they accuse of meddling.", "they", ["Four Arab states"]),
    ("Two other groups refused to sign, saying the text ignored their demands.", "their", ["Two other groups"]),
    ("Mines killed dozens; over two million were driven from their homes.", "their", []),
    ('"We lost everything," a shopkeeper told reporters.', "We", ["Shopkeeper"]),
    ('Norway praised the deal. "I saw it," said a fisherman in the port.', "I", ["Fisherman"]),
]


@pytest.mark.parametrize(("text", "words", "names"), NAMELESS)
def test_people_without_a_name_are_taken_up_where_no_other_many_stand_nearer(read, text, words, names):
    assert read(text).meant_by(words) == names


BACK_AND_FORTH = [
    ("Saudi troops crossed into Lesotho on Monday at the request of its rulers.", "its", ["Lesotho"]),
    ("The African Union will suspend Chad if its government does not hold elections.", "its", ["Chad"]),
    ("The African Union met after its chairman fell ill.", "its", ["African Union"]),
    ("Bolivia’s opposition said it had taken control.", "it", ["Bolivia’s opposition"]),
    ("Chad has taken Libya to the International Court of Justice, accusing it of genocide.", "it", ["Libya"]),
    ("Despite its losses, Norway sent more troops.", "its", ["Norway"]),
    ("Paul Otieno resigned. In his place, Daniel Mwangi took over.", "his", ["Paul Otieno"]),
    ("An hour before announcing that he would stay, Paul Otieno called Norway.", "he", ["Paul Otieno"]),
    ("Paul Otieno is ill. His son, Daniel Mwangi, fears that he will die.", "he", ["Paul Otieno"]),
    ("Paul Otieno said that Daniel Mwangi had himself sought the meeting.", "himself", ["Daniel Mwangi"]),
    ("Lumara, which had sent its engineers back, has shut down again.", "its", ["Lumara"]),
    ("Prachanda, who had a price on his head, walked into the hall.", "his", ["Prachanda"]),
]


@pytest.mark.parametrize(("text", "words", "names"), BACK_AND_FORTH)
def test_a_possessor_is_of_the_kind_of_what_it_has(read, text, words, names):
    assert read(text).meant_by(words) == names


TAKEN_UP = [
    ("Fighters of al-Shabaab and the army of Chad clashed.", "Fighters", ["al-Shabaab"]),
    ("The Houthis fired on ships, and Hezbollah hailed them. Later the rebels fled.", "the rebels", ["Houthis"]),
    (
        "Médecins Sans Frontières left the town; the charity does not say why.",
        "the charity",
        ["Médecins Sans Frontières"],
    ),
    ("Areva, a uranium miner, left. Norway thanked the company.", "the company", ["Areva"]),
    (
        "Lebanon's deputies met. General Aoun accused the deputies of having lied.",
        "the deputies",
        ["Lebanon’s deputies"],
    ),
    (
        "Norway expelled the International Atomic Energy Agency. It said the agency had lied.",
        "the agency",
        ["International Atomic Energy Agency"],
    ),
    ("Diana Atwine, its top civil servant, spoke on Monday.", "its top civil servant", ["Diana Atwine"]),
]


@pytest.mark.parametrize(("text", "phrase", "names"), TAKEN_UP)
def test_a_noun_takes_up_a_name_of_its_kind(read, text, phrase, names):
    assert names_at(read(text), phrase) == names


def test_a_prosecutor_general_is_no_general_of_whom_the_text_has_spoken(read):
    text = "Paul Otieno left his house. The prosecutor general denies that he was arrested."
    assert names_at(read(text), "general") == ["Prosecutor general"]


def test_a_nationality_beside_a_name_is_the_person(read):
    assert read("Ove Dahl, the Norwegian, met both sides in Lima.").meant_by("Norwegian") == ["Ove Dahl"]


def test_he_who_splits_what_is_said_spoke_before(read):
    text = "Juan Ruiz met the rebels. Ove Dahl said that Oslo would pay; the camps, he added, were full."
    assert read(text).meant_by("he") == ["Ove Dahl"]


OWNED = [
    ("President Ana Souza of Brazil said that her party had signed.", "party", ["Ana Souza’s party"]),
    ("President Ana Souza of Brazil spoke with the envoy at her side.", "side", []),
    ("President Ana Souza of Brazil said that her side had kept the truce.", "side", ["Brazil"]),
    ("Chile and Peru will reopen their embassies in June.", "embassies", []),
    ("Chad and Sudan met after their armies clashed in May.", "armies", ["Chad", "Sudan"]),
    ("Kiev denied that its men had been captured by the rebels.", "men", []),
]


@pytest.mark.parametrize(("text", "noun", "names"), OWNED)
def test_what_one_has_is_not_oneself(read, text, noun, names):
    assert names_at(read(text), noun) == names


LEADERS = [
    ("the foreign ministers of Chile and Peru", ["Chile", "Peru"]),
    ("the presidents of Chile and Peru", ["Luis Vega", "Ana Souza"]),
    ("the two army chiefs", ["Chile", "Peru"]),
    ("the two presidents", ["Luis Vega", "Ana Souza"]),
]


@pytest.mark.parametrize(("phrase", "names"), LEADERS)
def test_foreign_ministers_are_no_presidents(read, phrase, names):
    text = f"President Luis Vega of Chile telephoned President Ana Souza of Peru in May. On Monday {phrase} signed."
    assert names_at(read(text), phrase) == names
