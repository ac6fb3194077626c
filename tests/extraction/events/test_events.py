import pytest

CASES = [
    (
        "Armenia asked France to mediate in its conflict with Azerbaijan.",
        "asked",
        ("REQUEST", "requested", "028", ["Armenia"], ["France"], ["France"]),
    ),
    (
        "Sudan is turning to Kenya for mediation.",
        "turning to",
        ("REQUEST", "requested", "028", ["Sudan"], ["Kenya"], ["Kenya"]),
    ),
    (
        "Oman has offered to mediate between Iran and Israel.",
        "offered",
        ("AGREE", "offered", "039", ["Oman"], ["Iran", "Israel"], ["Oman"]),
    ),
    (
        "Brazil has expressed readiness to facilitate dialogue between Peru and Chile.",
        "expressed readiness",
        ("AGREE", "offered", "039", ["Brazil"], ["Peru", "Chile"], ["Brazil"]),
    ),
    (
        "Norway refused to mediate between Serbia and Kosovo.",
        "refused",
        ("REJECT", "refused", "126", ["Norway"], ["Serbia", "Kosovo"], ["Norway"]),
    ),
    (
        "Qatar brokered a ceasefire between Rwanda and Congo.",
        "brokered",
        ("CONSULT", "occurred", "045", ["Qatar"], ["Rwanda", "Democratic Republic of the Congo"], ["Qatar"]),
    ),
    (
        "Saudi Arabia hosted talks between Russia and Ukraine.",
        "hosted talks",
        ("CONSULT", "occurred", "045", ["Saudi Arabia"], ["Russia", "Ukraine"], ["Saudi Arabia"]),
    ),
    ("Egypt could attack Ethiopia.", "attack", ("ASSAULT", "hypothetical", None, ["Egypt"], ["Ethiopia"], [])),
    ("Egypt did not attack Ethiopia.", "attack", ("ASSAULT", "denied", None, ["Egypt"], ["Ethiopia"], [])),
    ("Ethiopia was attacked by Egypt.", "attacked", ("ASSAULT", "occurred", None, ["Egypt"], ["Ethiopia"], [])),
    ("Israel will withdraw from Lebanon.", "withdraw", ("CONCEDE", "planned", None, ["Israel"], ["Lebanon"], [])),
    (
        "Turkey’s Defence Minister issued a warning to Syria.",
        "issued a warning",
        ("THREATEN", "threatened", None, ["Turkey"], ["Syria"], []),
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_an_act_has_type_stage_and_parts(read, text, trigger, expected):
    assert read(text).event(trigger) == expected


def test_failed_efforts_find_the_mediators_who_were_asked(read):
    reading = read(
        "Pakistan approached Qatar and Turkey for help in resolving its conflict with India. These efforts failed."
    )
    kind, status, cameo, _, _, mediators = reading.event("efforts")
    assert (kind, status, cameo, mediators) == ("CONSULT", "failed", "045", ["Qatar", "Turkey"])


def test_failed_overtures_through_others_name_them_as_mediators(read):
    reading = read("Following unsuccessful peace overtures through Oman and Kuwait, Iran now looks to Russia.")
    assert reading.event("overtures")[1] == "failed"
    assert reading.event("overtures")[5] == ["Oman", "Kuwait"]


def test_what_an_offer_is_about_is_no_event_of_its_own(read):
    reading = read("Oman has offered to mediate between Iran and Israel.")
    assert len(reading.events) == 1


def test_sport_has_no_political_events(read):
    assert read("Maria Sharapova met Serena Williams in the final and was defeated.").events == []


def test_ties_are_read_with_lever_and_strength(read):
    reading = read(
        "Tensions between Armenia and Azerbaijan rose. Tehran has leverage over the Kurds and a degree of sway with Armenia. "
        "Iran’s involvement in energy projects provides additional avenues for pressure."
    )
    assert ("Iran", "leverage_over", "Kurds") in reading.relations()
    assert ("Iran", "influences", "Armenia") in reading.relations()
    assert ("Iran", "leverage_over", None) in reading.relations()


def test_the_other_side_of_a_conflict_with_somebody_is_the_one_the_text_has_named(read):
    reading = read(
        "Chad clashed with Libya. Chad approached Kenya for its assistance in de-escalating the conflict with Libya."
    )
    assert set(reading.event("conflict")[3]) == {"Libya", "Chad"}


def test_the_military_of_a_state_patrols_and_not_the_state_beside_it(read):
    (event,) = read("Images showed Kenyan military patrols in armored vehicles.").events
    assert [actor.name for actor in event.actors] == ["Kenya’s military"]


def test_what_somebody_s_father_does_he_does_not(read):
    assert not read("Mina Abara of Kenya wrote that her dad attacked Chad.").events


def test_those_whom_a_stranger_meets_have_not_met_each_other(read):
    assert not read("They met with the African Union, then with Kenya.").events


def test_a_relative_clause_is_of_the_name_beside_it(read):
    text = "The African Union held talks in cities from Tehran to Bishkek, Russia, which attacked Chad, pressed both sides."
    assert read(text).event("attacked")[3:5] == (["Russia"], ["Chad"])


def test_who_does_something_else_before_does_not_join_in(read):
    text = (
        "Abdumalik Abdullajanov asked in vain to be admitted to the talks, and Uzbekistan refused to sign the protocol."
    )
    assert read(text).event("refused")[3] == ["Uzbekistan"]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Chad struck Libya without warning.", "struck", "occurred"),
        ("Chad left Oslo without meeting Libya.", "meeting", "denied"),
        ("Chad has denied that it will recognise Libya.", "recognise", "denied"),
    ],
)
def test_what_is_denied_is_what_stands_under_the_denial(read, text, trigger, status):
    assert read(text).event(trigger)[1] == status


def test_what_is_called_something_is_not_called_together(read):
    assert not read("Kenya's president has called the memorandum signed on 1 January an act of aggression.").events


def test_an_event_is_not_placed_where_another_clause_stands(parse_rows):
    rows = parse_rows(
        "Egypt, which quarrels with Ethiopia over a dam on the Nile, signed a pact with Somalia in Cairo."
    )
    places = {row["place_id"]: row["name"] for row in rows["places"]}
    (signed,) = [row for row in rows["events"] if row["quote"] == "signed a pact"]
    assert places.get(signed["place_id"]) == "Cairo"


def test_prisoners_who_are_to_be_exchanged_are_promised_nothing(read):
    assert read("Chad and Libya agreed on Monday to exchange 32 prisoners.").event("agreed")[3:5] == (
        ["Chad", "Libya"],
        [],
    )
    assert read("Chad promised to arm Libya.").event("promised")[4] == ["Libya"]


def test_an_ambassador_who_is_recalled_is_no_statement(parse_rows):
    claims = parse_rows("Chad and Libya recalled their ambassadors from Kenya.")["claims"]
    assert not [row for row in claims if row.get("cue")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Chad and Libya shook hands in Doha.", "shook hands"),
        ("The rebels pulled out of talks with Chad.", "pulled out of talks"),
        ("Chad accused Libya of lying.", "accused"),
    ],
)
def test_an_act_is_quoted_with_the_words_that_make_it(parse_rows, text, quote):
    assert parse_rows(text)["events"][0]["quote"] == quote
