"""Acts beneath conditions, demands, plans and denials are not told as done; those in asides beside them are."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Egypt demanded an apology before it attends a meeting in Cairo.",
        "Hamas demanded that Israel end its raids before it holds talks with Egypt.",
        "Armenia will not return to the table until India releases 20 prisoners.",
        "Chad said it would return only after Oman withdraws its troops from Peru.",
        "Oman would open the border once Ethiopia lifts its blockade of Kenya.",
        "Kenya agreed to a ceasefire provided that Chad meets Serbia's foreign minister.",
        "Kenya made it a condition that Chad withdraw its troops from Armenia.",
        "Peru rejected a proposal that Iran hold talks with Oman.",
        "Chad insists that Serbia sign a truce with Peru.",
        "Turkey ruled out releasing 20 prisoners.",
        "Oman denied that it had begun withdrawing its troops from Peru.",
        "Instead of holding talks with Iran, India closed the border.",
        "Peru has no intention of meeting Ethiopia's foreign minister.",
        "Peru offered to open the border in exchange for Iran releasing 20 prisoners.",
    ],
)
def test_what_is_only_wanted_or_denied_has_not_occurred(read, text):
    events = [e for e in read(text).events if e.trigger.type in {"CONSULT", "RETREAT", "SUPPORT"}]
    assert not {"occurred", "ongoing"} & {e.status for e in events}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels fought until Chad withdrew its troops.", "withdrew"),
        ("Kenya met Sudan's envoys before Chad released 20 prisoners.", "released"),
        ("Uganda, which has supported the rebels, said it would send an envoy to Kenya.", "supported"),
        ("There is no doubt that Chad attacked Kenya.", "attacked"),
        ("Kenya insisted that Chad had attacked Sudan.", "attacked"),
        ("The army will hold the town, and Chad attacked Kenya on Monday.", "attacked"),
        ("Kenya will vote after Chad attacked Sudan.", "attacked"),
    ],
)
def test_what_was_done_stays_so(read, text, trigger):
    assert read(text).event(trigger)[1] == "occurred"


def test_what_comes_before_talks_that_are_set_leaves_them_planned(read):
    reading = read("Up to 5,000 fighters will be freed before talks among Afghans begin in Oslo.")
    assert reading.event("talks")[1] == "planned"


def test_what_somebody_is_given_time_for_is_no_act_of_who_gives_it(read):
    events = read("Honduras gave Nicaragua 48 hours to free the crew members.").events
    assert [e.trigger.type for e in events] == ["REQUEST"]


def test_what_nobody_did_is_no_row(read):
    assert not read("Gunmen from Chad shelled a town in Kenya. No group claimed the attack.").events[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Mexico said it would take Peru to the Organization of American States.",
        "The army ordered aid workers out of the town before an offensive.",
        "The envoy, Maria Angela Holguin, spent ten days crossing the Green Line with drafts.",
    ],
)
def test_words_of_force_and_aid_in_another_sense_are_no_act(read, text):
    assert not {"take", "aid", "crossing"} & {e.trigger.head.text for e in read(text).events}


@pytest.mark.parametrize(
    "text",
    [
        "Cuba will reopen its mill once Peru and Chile have signed the lease.",
        "Togo will lift the embargo after Benin has signed a treaty with Ghana.",
        "Kenya is to open its border as soon as Uganda and Rwanda have signed a truce.",
        "Mali would send troops only after Niger and Chad had signed a treaty, its president said.",
        "Norway promised to pay once Iceland and Denmark had signed the treaty.",
        "The pipeline will reopen the moment Kenya and Uganda sign a truce.",
    ],
)
def test_what_must_come_first_has_not_come(read, text):
    assert not {"occurred"} & {e.status for e in read(text).events if e.trigger.type in {"SUPPORT", "COOPERATE"}}


@pytest.mark.parametrize(
    "text",
    [
        "Cuba reopened its mill once Peru and Chile had signed the lease.",
        "Oman will send monitors now that Peru and Chile have signed a truce.",
    ],
)
def test_what_has_come_first_is_told_as_done(read, text):
    assert "occurred" in {e.status for e in read(text).events if e.trigger.tokens[0].text == "signed"}


def test_what_waits_for_a_signature_has_not_been_signed(read):
    text = "Uganda says it will stop its tea imports once the treaty with Kenya is signed."
    assert read(text).event("signed")[1] == "planned"


def test_what_a_paper_would_have_somebody_do_is_not_done(read):
    text = "Oman has been circulating a paper that would have the Houthis quit the cities."
    assert read(text).event("quit")[1] == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad dismissed reports that it had shelled a village in Niger.", "shelled"),
        ("Allegations that Chad had armed the rebels were denied by its premier.", "armed"),
        ("Kenya brushed aside suggestions that it had met the rebels in May.", "met"),
        ("Peru denied reports it had signed a pact with Chile.", "signed"),
    ],
)
def test_what_a_denied_report_has_is_denied(read, text, trigger):
    assert next(e.status for e in read(text).events if e.trigger.head.text == trigger) == "denied"


def test_what_a_confirmed_report_has_took_place(read):
    events = read("Chad confirmed reports that it had shelled a village in Niger.").events
    assert [e.status for e in events] == ["occurred"]
