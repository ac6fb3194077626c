"""Who takes part where the words stand far from the verb, and which acts of one side are told."""

from __future__ import annotations

import pytest

PARTS = [
    # "By" far behind a passive, hung by the parser to what is nearest.
    ("Kenya was accused of arming the rebels by Uganda on Friday.", "accused", ["Uganda"], ["Kenya"]),
    ("Turkey was warned of serious consequences by Cuba late on Tuesday.", "warned", ["Cuba"], ["Turkey"]),
    ("France was backed in the dispute by the Thai government.", "backed", ["Thailand"], ["France"]),
    ("Serbia was urged to show restraint by the Ethiopian government.", "urged", ["Ethiopia"], ["Serbia"]),
    # One's own thing is not whom an act is done to: that stands behind it.
    ("Peru closed its border with Chile.", "closed", ["Peru"], ["Chile"]),
    ("Algeria reopened its border with Morocco on Friday.", "reopened", ["Algeria"], ["Morocco"]),
    ("Iran recalled its ambassador to Sweden on Monday.", "recalled", ["Iran"], ["Sweden"]),
    ("Turkey closed its border with Armenia in 1993 in solidarity with Azerbaijan.", "closed", ["Turkey"], ["Armenia"]),
    # A name that acts itself is no object of the verb before.
    ("Serbia put its army on alert and Kosovo, backed by Albania, closed two crossings.", "put", ["Serbia"], []),
    ("Serbia put its army on alert and Kosovo, backed by Albania, closed two crossings.", "closed", ["Kosovo"], []),
    ("Bahrain lifted its blockade of Qatar.", "lifted", ["Bahrain"], ["Qatar"]),
    # At a country something is aimed.
    ("Hezbollah fired dozens of rockets at Israel.", "fired", ["Hezbollah"], ["Israel"]),
    ("Iran launched missiles at Pakistan late on Tuesday.", "launched", ["Iran"], ["Pakistan"]),
    # Before whom one complains is not of whom.
    ("Georgia filed a complaint against Russia at the International Court of Justice.", "filed", ["Georgia"], ["Russia"]),
    # The subject of a clause with "after" that the parser takes for a phrase.
    (
        "China held drills and suspended imports on Wednesday after the speaker of the House of Representatives, "
        "Nancy Pelosi, met President Tsai Ing-wen in Taipei.",
        "met",
        ["House of Representatives", "Tsai Ing-wen"],
        [],
    ),
    ("After ruling out talks with Russia, the Cuban government called an election.", "ruling", ["Cuba"], ["Russia"]),
    # Who is let go, or kept from something, stands in the clause.
    ("Kenya let 26 women go.", "let", ["Kenya"], ["Women"]),
    ("Iran allowed the crew to leave.", "allowed", ["Iran"], ["Crew"]),
    ("Dutch police prevented the Turkish minister from entering the consulate.", "prevented", ["Netherlands"], ["Turkey"]),
    # A plan of one of two is his own.
    ("Kazakhstan turned down a Russian proposal for a joint inquiry.", "turned down", ["Kazakhstan"], ["Russia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), PARTS, ids=lambda v: v if " " in v else "")
def test_parts_are_read_from_afar(read, text, trigger, actors, recipients):
    reading = read(text)
    told = {" ".join(t.text for t in e.trigger.tokens): e for e in reading.events}
    found = next(e for words, e in told.items() if words.split()[0] == trigger.split()[0])
    assert [[a.body.name for a in part] for part in (found.actors, found.recipients)] == [actors, recipients]


@pytest.mark.parametrize("people", ["Thousands of people", "Residents", "Hundreds of villagers"])
def test_people_without_a_name_demonstrate(read, people):
    event = next(e for e in read(f"{people} marched through Caracas against Venezuela’s government.").events)
    assert event.trigger.type == "PROTEST"
    assert [a.kind for a in event.actors] == ["group"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel would hand back the Sinai.",
        "Under the accord the rebels are to give up the airport.",
        "Nigeria called for calm.",
        "Egypt and Qatar have appealed for calm.",
        # What is struck is a place or a thing, and nobody.
        "Ethiopian jets struck targets near the dam overnight.",
        "The village was attacked by Azerbaijani forces.",
        "Turkish troops pushed into the eastern suburbs.",
        "Serbian forces surrounded the monastery.",
        # No more is told of who gives way, or refuses.
        "Kenya gave in after two days.",
        "Iran rejected it as a provocation.",
    ],
)
def test_an_act_of_which_a_sentence_leaves_out_nobody_is_told_with_one_side(parse_rows, text):
    assert parse_rows(text)["events"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda held talks on a truce between Chad and Libya.",
        "The envoys cited violations of the truce between Eritrea and Ethiopia.",
        "Syria would not negotiate before an unconditional ceasefire with Israel.",
    ],
)
def test_a_truce_that_is_talked_of_is_no_act(read, text):
    assert "RETREAT" not in {e.trigger.type for e in read(text).events}


def test_people_counted_in_a_clause_on_a_war_are_a_toll(read):
    text = "Indonesia and the rebels ended a war in which about 15,000 Acehnese civilians have been killed."
    assert "killed" not in {e.trigger.head.text for e in read(text).events}


def test_what_is_only_called_bad_accuses_nobody(read):
    assert not read("Israel called the deal a mistake.").events
    assert read("Israel called Iran a menace.").event("called")[4] == ["Iran"]


def test_what_is_no_longer_done_has_stopped(read):
    assert read("Kosovo no longer attacks Serbia.").event("attacks")[1] == "halted"


def test_what_cannot_be_accepted_is_refused(read):
    assert read("Peru cannot accept the peace plan.").event("accept")[:2] == ("REJECT", "refused")


def test_what_is_given_tells_the_act_not_to_whom(read):
    assert read("Saudi Arabia gave the accord a cautious welcome.").events[0].trigger.type == "SUPPORT"


def test_state_television_is_no_partner_of_a_talk(read):
    text = "According to state television, Kenya held talks with Ugandan officials last week."
    assert read(text).events[0].trigger.type == "CONSULT"


NOUNS = [
    # With whom one talks, and who says so.
    ("Israel said that talks with Pakistan have made little progress.", "talks", ["Israel", "Pakistan"], []),
    ("Ethiopia said that negotiations with Venezuela collapsed on Friday.", "negotiations", ["Ethiopia", "Venezuela"], []),
    ("Talks with Peru took place in Vienna, Egypt said.", "Talks", ["Egypt", "Peru"], []),
    # Whose talks they are stands behind what they are about.
    ("Negotiations on the border between Japan and Turkey may be held in Geneva.", "Negotiations", ["Japan", "Turkey"], []),
    ("Talks over fishing rights between Chad and Niger resumed on Monday.", "Talks", ["Chad", "Niger"], []),
    ("Israel and Algeria were in Geneva for talks.", "talks", ["Israel", "Algeria"], []),
    # "By" that the parser hangs to whom it was done to.
    ("The arrest of an opposition leader by Ugandan police set off riots.", "arrest", ["Uganda"], []),
    ("The detention of two Swedish journalists by Iran drew protests.", "detention", ["Iran"], ["Sweden"]),
    ("The seizure of a tanker by Iran angered Greece.", "seizure", ["Iran"], []),
    # Soldiers who are killed do not kill.
    ("The killing of two Kenyan soldiers by Hezbollah angered the president.", "killing", ["Hezbollah"], ["Kenya"]),
    ("The killing of two Kenyan soldiers angered the president.", "killing", [], ["Kenya"]),
    ("A salvo of Iranian missiles hit the port.", "salvo", ["Iran"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "noun", "actors", "recipients"), NOUNS, ids=lambda v: v if " " in v else "")
def test_parts_of_what_a_noun_tells_are_read(read, text, noun, actors, recipients):
    found = next(e for e in read(text).events if noun in {t.text for t in e.trigger.tokens})
    assert [[a.body.name for a in part] for part in (found.actors, found.recipients)] == [actors, recipients]


def test_who_tells_of_talks_between_others_takes_no_part(read):
    reading = read("Oman said that talks between Iran and Iraq collapsed on Friday.")
    assert [a.name for a in reading.events[0].actors] == ["Iran", "Iraq"]


def test_with_whom_one_is_ready_to_talk_is_told(read):
    assert read("Peru said it was ready for talks with Chile.").event("ready")[3:5] == (["Peru"], ["Chile"])
