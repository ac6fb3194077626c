"""Acts told by an idiom: what its entry in the lexicon asks of who acts, of the object, and of negation."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "given"),
    [
        ("President Obama would not budge on Iran's demands.", "budge", ("REJECT", "refused")),
        ("Qatar has prevailed on Egypt to put off the vote.", "prevailed", ("CONSULT", "occurred")),
        ("Kenya's minister wrung a truce from Sudan's generals.", "wrung", ("CONSULT", "occurred")),
        ("Russian tanks rumbled into Georgia at dawn.", "rumbled", ("ASSAULT", "occurred")),
        ("The Kremlin tore Ukraine's proposal apart and told Kyiv to sign.", "told", ("REQUEST", "requested")),
        ("India's prime minister put pen to paper and Pakistan's went along.", "went", ("AGREE", "accepted")),
    ],
)
def test_an_idiom_names_its_act(read, text, trigger, given):
    assert read(text).event(trigger)[:2] == given


def test_a_word_that_refuses_only_where_it_is_negated_is_no_act_without(read):
    assert not any(e.trigger.head.lemma_ == "budge" for e in read("President Obama budged on Iran's demands.").events)


def test_who_talks_others_round_mediates_unless_he_is_a_party(read):
    assert read("Norway talked Israel and the Palestinians into a truce.").event("talked")[5] == ["Norway"]
    text = "Israel attacked Iran on Friday. Iran fired missiles at Israel. Israel talked Iran into a truce."
    assert read(text).event("talked")[5] == []


def test_only_troops_go_home_as_a_retreat(read):
    assert read("Cuban troops went home from Angola.").event("went")[0] == "RETREAT"
    assert not [e for e in read("The president of Cuba went home.").events if e.trigger.type == "RETREAT"]


def test_persons_without_an_office_act_in_a_text_about_a_conflict(read):
    text = "Rebels of the Patriotic Front fought the army of Liberia. Charles Taylor swore to fight on."
    assert read(text).event("swore")[0] == "THREATEN"


@pytest.mark.parametrize(
    ("text", "trigger", "given"),
    [
        ("Kenya got the Sudanese army and the rebels to sign.", "got", ("CONSULT", "occurred")),
        ("The European Union wants an embargo.", "wants", ("REQUEST", "requested")),
        ("Iran called Donald Trump a murderer.", "called", ("ACCUSE", "occurred")),
        ("Russia insisted that the talks be held in Minsk.", "insisted", ("REQUEST", "requested")),
        ("The rebels have held 72 people in the embassy since December.", "held", ("COERCE", "ongoing")),
        ("Qatar's prime minister had gone from suite to suite.", "gone", ("CONSULT", "occurred")),
    ],
)
def test_what_stands_beside_the_object_names_the_act(read, text, trigger, given):
    assert read(text).event(trigger)[:2] == given


@pytest.mark.parametrize(
    "text",
    ["Iran called the charge a lie.", "Iran wants to join.", "Russia insisted that the talks were held in Minsk."],
)
def test_what_only_denies_wishes_or_says_is_no_such_act(read, text):
    assert not [e for e in read(text).events if e.trigger.type in {"ACCUSE", "REQUEST"}]


WAR = "Rebels of the Patriotic Front fought the army of Liberia on Monday. "


def test_what_people_without_a_name_do_or_suffer_is_told_where_a_text_is_about_a_conflict(read):
    text = "A man was dragged from bed. At least nine people were killed."
    told = [(e.trigger.head.text, e.trigger.type, e.everyone) for e in read(WAR + text).events if not e.everyone]
    assert told == [("dragged", "COERCE", [])]
    assert not [e for e in read(text).events if not e.everyone]


def test_who_of_office_rings_speaks_to_somebody(read):
    assert read(WAR + "The president of Kenya rang twice.").event("rang")[0] == "CONSULT"


@pytest.mark.parametrize(
    ("text", "trigger", "given"),
    [
        ("Israel agreed to suspend its air strikes.", "agreed", ("CONCEDE", "planned")),
        ("Hamas swore to go on fighting Israel.", "swore", ("THREATEN", "threatened")),
        ("Iran protested that Israel had lied.", "protested", ("ACCUSE", "occurred")),
        ("Switzerland is prepared to mediate between Iran and Iraq.", "prepared", ("AGREE", "offered")),
    ],
)
def test_the_clause_has_its_say_on_the_type(read, text, trigger, given):
    assert read(text).event(trigger)[:2] == given


def test_whom_one_calls_on_and_asks_for_nothing_is_visited(read):
    assert read("The envoy called on President Paul Otieno twice last week.").event("called on")[:2] == (
        "CONSULT",
        "occurred",
    )
    assert read("Chad called on Paul Otieno to resign.").event("called on")[:2] == ("REQUEST", "requested")


@pytest.mark.parametrize(
    "text",
    [
        "Chad holds Libya responsible for the raid.",
        "The government of Chad holds the rebels responsible for the raid.",
        "Libya, which Chad holds responsible for the raid, left.",
    ],
)
def test_whom_one_holds_responsible_is_accused(read, text):
    assert [e.trigger.type for e in read(text).events if e.trigger.head.lemma_ == "hold"] == ["ACCUSE"]
    assert all(e.recipients for e in read(text).events if e.trigger.head.lemma_ == "hold")


def test_what_one_will_not_hear_of_is_no_row(read):
    events = read("Chad would not hear of sharing power with Libya.").events
    assert [(e.trigger.type, e.status) for e in events] == [("REJECT", "refused")]
    assert read("Chad would hear of no truce with Libya.").event("hear")[:2] == ("REJECT", "refused")
