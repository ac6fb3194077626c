"""Names in a text: which are found, what they mean, and which mean something else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.names.gazetteer import Gazetteer, Match, load_gazetteer
from analysis.extraction.names.names import NameIndex, fold
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import read_words

NAMES = ("country", "demonym", "capital", "seat", "organisation", "media", "group", "place")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def look(text: str, context: str | None = None) -> list[Match]:
    return load_gazetteer().match(read_words(load_pipeline()(text)), context=context, kinds=NAMES)


def keys(text: str, context: str | None = None) -> list[tuple[str, str]]:
    return [(match.entry.kind, match.entry.key) for match in look(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan turned to Iran.", [("country", "PAK"), ("country", "IRN")]),
        ("The Iranians and the Turks met the Afghan envoy.", [("demonym", "IRN"), ("demonym", "TUR"), ("demonym", "AFG")]),
        ("Two Frenchmen and a Briton were freed.", [("demonym", "FRA"), ("demonym", "GBR")]),
        ("The Kremlin rejected it; Downing Street did not.", [("seat", "Kremlin"), ("seat", "Downing Street")]),
        ("Islamabad and Kiev agreed.", [("capital", "PAK"), ("capital", "UKR")]),
        ("Zaire and the Soviet Union are gone.", [("country", "COD"), ("country", "RUS")]),
        ("Türkiye and Cote d'Ivoire signed.", [("country", "TUR"), ("country", "CIV")]),
        ("An ECOWAS mission met Reuters.", [("organisation", "ecowas"), ("media", "reuters")]),
        ("The Pakistani Taliban are not the Afghan Taliban.", [("group", "ttp"), ("group", "taliban")]),
        ("ISIS-K fights the Houthis.", [("group", "is-k"), ("group", "houthis")]),
        ("Ships crossed the Gulf of Oman.", [("place", "gulf-of-oman")]),
        ("TURKEY AND IRAN REJECT PLAN", [("country", "TUR"), ("country", "IRN")]),
    ],
)  # fmt: skip
def test_a_name_is_read_for_what_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert keys(text) == expected


def test_the_longest_name_counts() -> None:
    assert keys("Papua New Guinea and Guinea-Bissau") == [("country", "PNG"), ("country", "GNB")]
    assert keys("Mexico City hosted the Democratic Republic of the Congo") == [("capital", "MEX"), ("country", "COD")]
    assert keys("The South Korean side met the United Nations Security Council") == [
        ("demonym", "KOR"),
        ("organisation", "unsc"),
    ]


def test_case_tells_names_from_words() -> None:
    assert keys("They told us who will eat the turkey in a jordan shirt, and polish it.") == []
    assert keys("The US told the WHO.") == [("country", "USA"), ("organisation", "who")]
    assert keys("It cost US$5 billion.") == []
    assert keys("NOBODY WILL SAVE US NOW BUT US ALONE") == []


def test_typographic_variants_are_the_same_name() -> None:
    variants = ("al-Qaeda", "Al Qaeda", "al-Qa’ida", "Al-Qaida")
    assert {keys(f"The leader of {name} spoke.")[0] for name in variants} == {("group", "al-qaeda")}
    assert keys("the U. S. and the U.S. and the USA") == [("country", "USA")] * 3


def test_a_person_is_no_country() -> None:
    assert keys("Michael Jordan met Jordan Henderson in 2011.") == []
    assert ("country", "JOR") in keys("King Abdullah of Jordan met him.")
    assert ("country", "TCD") in keys("Rebels entered Chad on Monday.")


def test_the_text_settles_georgia() -> None:
    assert keys("Georgia closed the border.", "Georgia closed the border. Tbilisi said so.") == [("country", "GEO")]
    state = keys("Voters in Georgia decide.", "Voters in Georgia decide. In Atlanta, Republican lawyers wait.")
    assert state == [("place", "georgia-u-s-state")]


def test_few_letters_are_a_group_only_where_the_text_speaks_of_its_country() -> None:
    assert keys("She sent a PDF to the AA and to the RSF.") == []
    assert keys("The RSF left.", "The RSF left. Khartoum was calm.") == [("group", "rsf")]
    assert keys("The RSF left.", "The RSF left. The Rapid Support Forces were calm.") == [("group", "rsf")]
    assert keys("The UTO left.", "The UTO left. Afghan officials were calm.") == [("group", "uto")], "beside the border"
    assert keys("The PKK left.") == [("group", "pkk")], "no other bears these letters"


def test_a_name_that_two_movements_bear_is_that_of_the_country_named() -> None:
    assert keys("The National Liberation Army left.", "It left. Tetovo was calm.") == [("group", "nla-mkd")]
    assert keys("The National Liberation Army left.", "It left. Colombia was calm.") == [("group", "eln")]


@pytest.mark.parametrize(
    "name",
    [
        "Ingush", "Continuity IRA", "Patriotic Movement of Ivory Coast", "FLOSY", "Komala", "Holy Spirit Movement", "Nyatura",
        "Badr Organization", "Nour al-Din al-Zenki", "Lakurawa", "Salafist Group for Preaching and Combat", "Haganah",
        "Ras Kamboni Brigades", "Caucasus Emirate", "Viet Minh", "Jalisco New Generation Cartel", "Ulster Freedom Fighters",
        "ULIMO-K", "NSCN-K", "Red Crescent", "Council of the European Union",
    ],
)  # fmt: skip
def test_a_group_is_called_by_no_other_s_name(name: str) -> None:
    """A rival, a part or a successor with a name of its own is told by that name."""
    assert [match.entry.name for match in look(f"Members of {name} came on Monday.")] == [name]


@pytest.mark.parametrize(
    ("adjective", "people"),
    [
        ("Greek Cypriot", "Greek Cypriots"), ("Turkish Cypriot", "Turkish Cypriots"), ("Bosnian Serb", "Bosnian Serbs"),
        ("Bosnian Croat", "Bosnian Croats"), ("Kosovo Albanian", "Kosovo Albanians"), ("Kosovo Serb", "Kosovo Serbs"),
        ("Krajina Serb", "Krajina Serbs"), ("Karabakh Armenian", "Karabakh Armenians"), ("Chechen", "Chechens"),
        ("Sri Lankan Tamil", "Sri Lankan Tamils"),
    ],
)  # fmt: skip
def test_the_adjective_of_a_people_is_the_people_and_no_state(adjective: str, people: str) -> None:
    assert [match.entry.name for match in look(f"{adjective} leaders rejected it.")] == [people]


def test_a_front_or_fighters_of_several_wars_are_those_of_the_country_named() -> None:
    front = "The National Liberation Front left."
    assert keys(front) == []
    assert keys(front, f"{front} Algiers was calm.") == [("group", "fln")]
    assert keys(front, f"{front} Aden was calm.") == [("group", "nlf-yem")]
    assert keys("The mujahideen left.", "The mujahideen left. Kabul was calm.") == [("group", "mujahideen")]
    assert keys("The mujahideen left.", "The mujahideen left. Bosnian officers saw it.") == []


def test_the_text_settles_which_congo_and_which_korea() -> None:
    assert keys("Congo accused Rwanda.", "Congo accused Rwanda. Kinshasa was angry.")[0] == ("country", "COD")
    assert keys("Congo accused Angola.", "Congo accused Angola. Brazzaville was angry.")[0] == ("country", "COG")
    assert keys("The Korean side left.", "The Korean side left. Pyongyang said so.") == [("demonym", "PRK")]
    unclear = look("The Korean side left.")[0]
    assert {unclear.entry.key, *(other.key for other in unclear.alternatives)} == {"PRK", "KOR"}


def test_a_longer_capitalised_name_is_marked() -> None:
    assert [match.is_inside_name for match in look("They quit the Paris Agreement in Berlin.")] == [True, False]


def test_spans_are_tokens_and_characters_of_the_doc() -> None:
    doc = read_words(load_pipeline()("First. Then the U.S. and Côte d’Ivoire agreed.".replace("’", "'")))
    for span in (doc, doc.sents[-1]):
        for match in load_gazetteer().match(span, kinds=NAMES):
            assert doc.text[match.start : match.end] == doc.span(match.start_i, match.end_i).text


def test_titles_and_nouns_are_found_with_their_prefixes(gazetteer: Gazetteer) -> None:
    found = gazetteer.match(
        read_words(load_pipeline()("The Deputy Interior Minister and local militants met two foreign ministers."))
    )
    assert [(match.entry.kind, match.entry.key, match.entry.sense) for match in found] == [
        ("title", "interior minister", "deputy"),
        ("actor_noun", "militant", "plural"),
        ("title", "foreign minister", None),
    ]


@pytest.mark.parametrize(
    ("role", "leads"),
    [
        ("Prime Minister", True), ("army chief", True), ("acting president", True), ("President of Iran", True),
        ("opposition leader", True), ("Deputy Interior Minister", False), ("former president", False),
        ("Defense Minister", False), ("vice president", False), ("spokesman", False), ("", False),
    ],
)  # fmt: skip
def test_who_leads_is_told_by_the_office(gazetteer: Gazetteer, role: str, leads: bool) -> None:
    assert gazetteer.leads(role) is leads


def test_ties_of_countries(gazetteer: Gazetteer) -> None:
    assert gazetteer.borders("IRN", "PAK") and gazetteer.borders("PAK", "IRN")
    assert not gazetteer.borders("IRN", "QAT")
    assert not gazetteer.borders("USA", "CUB")
    assert not gazetteer.borders("???", "PAK")
    assert gazetteer.is_called("SAU", "kingdom") and not gazetteer.is_called("IRN", "kingdom")
    assert gazetteer.country("PSE").name == "Palestine"


def test_who_governs_depends_on_the_day(gazetteer: Gazetteer) -> None:
    assert gazetteer.governs("taliban") == "AFG"
    assert gazetteer.governs("taliban", date(2000, 1, 1)) == "AFG"
    assert gazetteer.governs("taliban", date(2010, 1, 1)) is None
    assert gazetteer.governs("hamas") is None
    assert gazetteer.governs("nobody") is None


def test_heads_of_titles(gazetteer: Gazetteer) -> None:
    assert all(map(gazetteer.is_title_head, ("minister", "Chief", "president", "spokesman", "secretary")))
    assert not any(map(gazetteer.is_title_head, ("prime", "deputy", "state", "foreign", "mr.")))


def test_actor_nouns_are_found_by_lemma(gazetteer: Gazetteer) -> None:
    noun = gazetteer.actor_noun("insurgent")
    assert noun is not None and noun.kind == "armed_group" and not noun.is_source
    assert gazetteer.actor_noun("table") is None


def test_names_of_other_capitals_than_listed_do_not_fit() -> None:
    names: NameIndex[str] = NameIndex()
    for name in ("JeM", "JEM", "Gen.", "The Times", "U.S."):
        names.add(name, name)
    found = [hit.payloads for hit in names.find("JeM JEM jem Gen Gen. the Times U.S")]
    assert found == [("JeM",), ("JEM",), ("Gen.",), ("The Times",), ("U.S.",)]


def test_an_empty_list_and_an_empty_text_give_nothing() -> None:
    names: NameIndex[int] = NameIndex()
    names.add("…", 1)
    assert names.find("") == names.find("… anything") == []
    assert load_gazetteer().match(read_words(load_pipeline()(""))) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_looked_through_without_overlap(text: str) -> None:
    hits = load_gazetteer().find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Iran", "US", "'", "-", ".", "Congo", "New", "Guinea", " ", "\u00a0", "İ", "ß", "ﬁ"]),
        max_size=12,
    )
)
def test_odd_joints_and_letters_break_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    for hit in load_gazetteer().find(text):
        assert text[hit.start : hit.end]


def test_folding_forgets_case_and_accents() -> None:
    assert {fold("Élysée"), fold("ELYSEE"), fold("élysée")} == {"elysee"}
