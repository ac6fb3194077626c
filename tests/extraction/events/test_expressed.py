"""Who takes part is who the sentence names: no one from elsewhere in the text, and nobody by what is his own."""

import pytest

QUARREL = "Chad and Libya fought over a strip of desert. "


def test_who_pulls_back_his_own_troops_does_so_to_nobody(read):
    assert read("Cuba is to withdraw its soldiers from Angola.").event("withdraw")[3:5] == (["Cuba"], [])


def test_a_mediation_has_the_sides_of_the_deal_that_it_led_to(read):
    reading = read("Chad and Libya signed a treaty on Monday after three weeks of talks steered by Kenya’s president.")
    assert reading.event("talks")[3:] == (["Chad", "Libya"], [], ["Kenya"])


def test_efforts_that_failed_are_told_by_their_noun_and_find_whose_they_were(read):
    reading = read(QUARREL + "A string of summits convened by the African Union and France had come to nothing.")
    assert reading.event("summits")[1] == "failed"
    assert reading.event("summits")[5] == ["African Union", "France"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The talks between Chad and Libya ended without result.", "failed"),
        ("The talks between Chad and Libya ended with an agreement on prisoners.", "occurred"),
        ("The talks between Chad and Libya ended on Monday.", "halted"),
    ],
)
def test_talks_that_ended_came_out_as_the_words_behind_say(read, text, status):
    assert read(text).event("talks")[1] == status


@pytest.mark.parametrize(
    ("text", "trigger", "parts"),
    [
        ("Rights groups condemned Libya over the raid.", "condemned", (["Rights groups"], ["Libya"])),
        ("Foreign lenders pledged help to Chad.", "pledged", (["Foreign lenders"], ["Chad"])),
        ("Kenya was rejected as a mediator by Chad.", "rejected", (["Chad"], ["Kenya"])),
        ("Libya, long accused by Chad of arming Niger, denied it.", "arming", (["Libya"], ["Niger"])),
        ("Chad said it would begin pulling out its troops.", "pulling out", (["Chad"], [])),
        ("The United States, which threatened Chad in May, and Britain said they had doubts.", "threatened", (["United States"], ["Chad"])),
        ("Kenya had not been consulted.", "consulted", ([], ["Kenya"])),
    ],
)  # fmt: skip
def test_who_acts_on_whom_in_the_sentences_of_the_press(read, text, trigger, parts):
    assert read(text).event(trigger)[3:5] == parts


def test_the_price_of_a_threat_is_no_act_and_a_condition_is_open(read):
    assert read("France will stay unless Chad frees the hostages.").event("frees")[1] == "hypothetical"
    assert [e.trigger.head.text for e in read("France threatened to leave unless Chad frees the hostages.").events] == [
        "threatened"
    ]


def test_aid_that_is_suspended_is_cut_and_talks_are_halted(read):
    assert read("France suspended its aid to Chad.").event("suspended")[:2] == ("SANCTION", "occurred")
    assert read("France suspended its talks with Chad.").event("suspended")[:2] == ("SANCTION", "halted")


@pytest.mark.parametrize(
    ("text", "trigger", "parts"),
    [
        ("Australia, the former ruler, which gave Chad the helicopters, was silent.", "gave", (["Australia"], ["Chad"])),
        ("Libya was accused by the rebels of arming Niger.", "arming", (["Libya"], ["Niger"])),
        ("President Johnson wrote a letter threatening to leave Turkey without protection.", "threatening", (["Johnson"], ["Turkey"])),
        ("Libya’s army took Benghazi on Sunday.", "took", (["Libya"], [])),
        ("The foreign minister of Chad welcomed the news.", "welcomed", (["Chad"], [])),
    ],
)  # fmt: skip
def test_words_that_the_parser_hangs_elsewhere_find_whose_they_are(read, text, trigger, parts):
    assert read(text).event(trigger)[3:5] == parts


def test_what_is_kept_from_happening_did_not_happen(read):
    assert read("France kept Chad from attacking Libya.").event("attacking")[1] == "hypothetical"


def test_what_wrecks_an_effort_tells_that_it_failed(read):
    reading = read(QUARREL + "The raid derailed talks between Chad and Libya.")
    assert reading.event("talks")[1] == "failed"


def test_who_vows_never_to_yield_refuses_and_who_promises_not_to_harm_concedes(read):
    assert read("Libya vowed never to withdraw its troops from Chad.").event("vowed")[:2] == ("REJECT", "refused")
    assert read("Libya promised not to attack Chad.").event("promised")[:2] == ("CONCEDE", "planned")


def test_who_carries_words_is_the_one_named_before_the_verb(read):
    reading = read(
        "Chad and Libya fought. Saudi Arabia’s ambassador, Prince Bandar bin Sultan, conveyed assurances from Chad to Libya."
    )
    assert reading.event("conveyed")[3:] == (["Saudi Arabia"], ["Chad", "Libya"], ["Saudi Arabia"])


def test_those_who_welcome_a_thing_together_are_not_at_odds(read):
    assert read("Chad and Libya welcomed the truce.").disputes.last_pair(upto=9, strife_only=True) is None
