"""What a sentence only names is no act: what was reckoned with, turned down, asked about, or is what a promise is about."""

from __future__ import annotations

import pytest

from analysis.extraction.extract import extract_rows

NO_ACTS = [
    ("Luis Prado had expected resistance from the Peruvian president, an aide said.", "resistance"),
    ("Kenya had expected an attack by Somalia.", "attack"),
    ("Chad was asked whether the Omanis understood what Iran would concede.", "concede"),
    ("Peru committed itself to freeing the sailors of Chile.", "freeing the sailors"),
    ("Kenyan soldiers dismantled a bomb.", "dismantled"),
    ("The government and the rebels of Chad met on a ship, since neither would cross the front line.", "cross"),
    ("Kenya and Uganda refused to sign. They did not send envoys to the ceremony.", "send envoys"),
    ("Peru demanded that Chile leave if Chilean aid to the rebels was to end.", "aid"),
    ("Kenya's premier told a joint sitting of parliament that Chad had attacked.", "sitting"),
    ('"The sooner Kenya withdraws its troops, the better," Uganda\'s foreign minister said.', "withdraws its troops"),
    ("Norway has urged Congo and Rwanda to stay at the table.", "at the table"),
    ("Kenya played down its differences with Uganda.", "played down"),
    ("Kenya voiced its deep regret over the delay by Uganda.", "voiced"),
    ("Venezuelans who fled hunger live in Colombia.", "fled"),
    ("Colombia's peace commissioner warned against talking of peace too early.", "warned"),
    ("The summit of Kenya and Chad failed to produce a ceasefire in Israel's war on Gaza.", "war"),
    ("A list was handed to the Red Cross by Kenya.", "handed to"),
    ("Kosovo declared independence from Serbia nine years after a war in which thousands were killed.", "declared"),
]


@pytest.mark.parametrize(("text", "words"), NO_ACTS)
def test_what_is_only_named_is_no_act(read, text, words):
    found = [" ".join(t.text for t in e.trigger.tokens) for e in read(text).events]
    assert words not in found


ACTS = [
    ("Kenya met with resistance from Somalia's army after an attack by Somalia.", "attack", "occurred"),
    ("Kenya dismantled its bases in Somalia.", "dismantled", "occurred"),
    ("Kenya declared war on Somalia.", "declared war", "occurred"),
    ("The rebels handed two bodies to the Red Cross.", "handed bodies to", "occurred"),
]


@pytest.mark.parametrize(("text", "words", "status"), ACTS)
def test_what_is_told_stays_an_act(read, text, words, status):
    first = words.split()[0]
    assert [e.status for e in read(text).events if e.trigger.tokens[0].text == first] == [status]


@pytest.mark.parametrize(
    ("text", "word", "type_", "status"),
    [
        ("Chad and Libya failed to agree on a truce.", "agree", "AGREE", "failed"),
        ("The African Union was unable to agree on a resolution on Chad.", "agree", "AGREE", "failed"),
        ("Sources said that Kenya had never thought of releasing the soldiers.", "releasing", "RETREAT", "denied"),
        ("Japan entered the war in 1941.", "entered", "ASSAULT", "occurred"),
        ("Kenya threatened a veto of the draft.", "threatened", "THREATEN", "threatened"),
        ("Peru committed itself to freeing the sailors of Chile.", "committed", "CONCEDE", "planned"),
        ("Luis Prado said: We were not sorry to release the hostages.", "release", "RETREAT", "occurred"),
        ("Kenya's army blocked the road to the camp.", "blocked", "COERCE", "occurred"),
        ("Kenya will agree to the truce only if Somalia withdraws.", "agree", "AGREE", "hypothetical"),
        ("Iran warned that an attack by Iraq would be answered.", "attack", "ASSAULT", "hypothetical"),
        ("Iran warned that an attack on Iraq would be a disaster.", "attack", "ASSAULT", "hypothetical"),
        ("Luis Prado called on Egypt's president in Cairo.", "called", "CONSULT", "occurred"),
        ("Luis Prado called on Egypt's president in Cairo to resign.", "called", "REQUEST", "requested"),
        ("Zuma travelled to Harare to mediate between Chad and Libya.", "mediate", "CONSULT", "occurred"),
        ("South Sudan's rivals had been expected to sign on Monday.", "sign", "SUPPORT", "hypothetical"),
        ("Russia was supposed to release 20 prisoners on Friday.", "release", "CONCEDE", "hypothetical"),
        ("Russia was due to release 20 prisoners on Friday.", "release", "CONCEDE", "planned"),
        ("Had Ukraine struck the bridge, Russia would have answered.", "struck", "ASSAULT", "hypothetical"),
        ("Ukraine had struck the bridge before Russia answered.", "struck", "ASSAULT", "occurred"),
        ("Kenya fears being dragged into a war between Ethiopia and Eritrea.", "war", "ASSAULT", "hypothetical"),
        ("Rwanda has dismissed as baseless claims that it armed the Congolese rebels.", "armed", "AID", "denied"),
        ("The Taliban had promised to break with al-Qaeda.", "promised", "AGREE", "planned"),
        (
            "No date has been set for the next round of talks between Chad and Egypt.",
            "talks",
            "CONSULT",
            "hypothetical",
        ),
        (
            "An earlier truce, which Moscow said it had brokered, broke down within minutes.",
            "truce",
            "RETREAT",
            "failed",
        ),
        ("Zuma will travel to Harare to mediate between Chad and Libya.", "mediate", "CONSULT", "planned"),
    ],
)
def test_an_act_has_the_stage_that_its_words_give_it(read, text, word, type_, status):
    event = next(e for e in read(text).events if e.trigger.tokens[0].text == word)
    assert (event.trigger.type, event.status) == (type_, status)


def test_ending_a_quarrel_concedes_nothing(read):
    assert read("Kenya agreed to end its quarrel with Somalia.").event("agreed")[:2] == ("AGREE", "accepted")
    assert read("Kenya agreed to end its blockade of Somalia.").event("agreed")[:2] == ("CONCEDE", "planned")


def test_troops_that_are_withdrawn_under_an_accord_leave_no_accord(read):
    text = "Chad and Libya signed accords under which Kenya will withdraw its estimated 5,000 troops from a war."
    assert read(text).event("withdraw")[:2] == ("CONCEDE", "planned")


@pytest.mark.parametrize(
    ("text", "quote", "sure"),
    [
        ("Seoul proposed talks; Pyongyang has not replied.", "proposed", 3.0),
        ("The plan has parts. Israel would withdraw its troops in the first.", "withdraw its troops", 1.0),
    ],
)
def test_a_sentence_behind_a_semicolon_and_a_plan_are_told_as_surely_as_they_are(read, text, quote, sure):
    rows = extract_rows(read(text).parse)["events"]
    assert [e["factuality"] for e in rows if e["quote"] == quote] == [sure]


def test_talks_that_are_only_insisted_on_are_not_held(read):
    found = read("The rebels insisted on direct talks with the government of Chad.")
    assert [event.trigger.type for event in found.events] == ["REQUEST"]
