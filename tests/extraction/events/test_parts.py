"""Who takes part in an act: lists of names, what is given to whom, one's own envoys, and whose words a noun tells."""

from __future__ import annotations

import pytest

PARTS = [
    ("Mali, Burkina Faso and Niger accused France of meddling.", "accused", ["Mali", "Burkina Faso", "Niger"], ["France"]),
    (
        "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt cut off Qatar by land and sea.",
        "cut off",
        ["Saudi Arabia", "United Arab Emirates", "Bahrain", "Egypt"],
        ["Qatar"],
    ),
    ("American and British warplanes pounded the Houthis.", "pounded", ["United States", "United Kingdom"], ["Houthis"]),
    ("Algeria, which gives the Polisario Front shelter, knows it.", "gives the Polisario Front shelter", ["Algeria"], ["Polisario Front"]),
    ("Congo suspended every accord it has with Rwanda.", "suspended", ["Democratic Republic of the Congo"], ["Rwanda"]),
    ("Turkey sold no more tickets, as Germany had requested.", "requested", ["Germany"], ["Turkey"]),
    ("Iran recalled its ambassador in protest.", "recalled", ["Iran"], []),
    ("Troops of Mali and of Niger clashed on Sunday.", "clashed", ["Mali", "Niger"], []),
    ("Delegates of Peru and of the ELN initialled a charter.", "initialled", ["Peru", "National Liberation Army"], []),
    ("The army of Chad and that of Niger clashed.", "clashed", ["Chad", "Niger"], []),
    ("The plan was rejected by Israel, which called it a trap, and Hamas.", "rejected", ["Israel", "Hamas"], []),
    ("The plan was condemned by Iran, which borders Iraq, and by Syria.", "condemned", ["Iran", "Syria"], []),
    ("It named Hamas, whose fighters attacked Israel, and Fatah, whose leaders slept.", "attacked", ["Hamas"], ["Israel"]),
    ("Germany’s chancellor broke the ice with a 50-minute call to Belarus.", "call", ["Germany"], ["Belarus"]),
    ("After a call from Javier Solana of the European Union, Moldova got cold feet.", "call", ["European Union"], ["Moldova"]),
    ("Vladimir Putin of Russia rang Kazakhstan with a plea not to let things slide.", "plea", ["Russia"], ["Kazakhstan"]),
    ("Croatia obtained a promise from Serbia to leave.", "promise", ["Serbia"], ["Croatia"]),
    ("Pakistani peacekeepers were slain in Mogadishu.", "slain", [], ["Pakistan"]),
    ("Mike Pompeo of the United States reported progress, then briefed China.", "briefed", ["United States"], ["China"]),
    ("Russia sat across from Ukraine in Geneva.", "sat across", ["Russia", "Ukraine"], []),
    ("Viktor Orban of Hungary had pressed a quick truce on Ukraine.", "pressed", ["Hungary"], ["Ukraine"]),
    ("Turkey laid a plan before Eritrea and Ethiopia.", "laid", ["Turkey"], ["Eritrea", "Ethiopia"]),
    ("Benny Gantz walked out of Israel’s war cabinet on Sunday.", "walked", ["Benny Gantz"], ["Israel"]),
    ("Syria demanded a timetable for the departure of Turkish troops.", "demanded", ["Syria"], ["Turkey"]),
    ("Chad ended its defence cooperation pact with France on Thursday.", "ended its defence cooperation pact", ["Chad"], ["France"]),
    ("Egypt withdrew its support for Hamas.", "withdrew", ["Egypt"], ["Hamas"]),
    ("Gunfire was heard, with ten Iraqi soldiers shot by Hamas.", "shot", ["Hamas"], ["Iraq"]),
    ("Russia moved up to six bombers to Cuba.", "moved", ["Russia"], []),
    ("Israel struck what it called terrorist hideouts near Homs.", "struck", ["Israel"], []),
    ("Boris Yeltsin, Russia’s president, was at a summit in Halifax.", "summit", ["Russia"], []),
    ("American, Saudi and Swiss envoys phoned Sudan.", "phoned", ["United States", "Saudi Arabia", "Switzerland"], ["Sudan"]),
    ("Ethiopia and Eritrea bombed each other’s airports.", "bombed", ["Ethiopia", "Eritrea"], ["Ethiopia", "Eritrea"]),
    ("Hastings Banda of Malawi complained after Mozambique had threatened to train missiles on his border.", "threatened", ["Mozambique"], ["Malawi"]),
    ("Hamas, whom nobody consulted, disagrees.", "consulted", [], ["Hamas"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), PARTS, ids=lambda v: v if " " in v else "")
def test_all_who_act_and_receive_are_read(read, text, trigger, actors, recipients):
    assert read(text).event(trigger)[3:5] == (actors, recipients)


def test_a_name_behind_another_for_the_same_one_is_no_second_party(read):
    text = "Iran’s president, Hassan Rouhani, and Qatar condemned Israel."
    assert read(text).event("condemned")[3] == ["Iran", "Qatar"]


def test_people_without_a_name_to_whom_something_is_done_take_part(read):
    assert read("Rebels in Chad killed dozens of villagers.").event("killed")[4] == ["Villagers"]


def test_what_somebody_calls_what_he_struck_is_no_accusation(read):
    assert len(read("Israel struck what it called terrorist hideouts near Homs.").events) == 1


def test_help_that_somebody_did_not_get_is_none(read):
    assert not read("The plan did not get much support from Chad.").events


@pytest.mark.parametrize("verb", ["blasted", "sanctioned", "condemned", "rebuked", "praised"])
def test_who_is_blamed_or_praised_for_a_deed_did_it(read, verb):
    assert read(f"The minister {verb} Chad for arming the rebels.").event("arming")[3] == ["Chad"]


def test_what_is_attacked_by_arms_is_not_said(read):
    assert not [c for c in read("Soldiers in Mali attacked Libya's embassy.").claims() if c["rule"] != "own_voice"]


def test_who_is_among_those_who_act_is_not_acted_on(read):
    events = read(
        "Tunisia's foreign minister, Ali Fekir, said that a dozen states had helped, among them Malta."
    ).events
    assert not {"Malta"} & {actor.name for e in events for actor in e.recipients}


def test_who_is_received_by_turns_is_not_the_host(read):
    event = read("The envoys of Mali and Niger were received by turns at the palace.").event("received")
    assert event[3:5] == ([], ["Mali", "Niger"])


def test_what_is_put_to_somebody_is_not_put_to_its_author(read):
    text = "The offer, written by Jonas Lie, who chairs the Group, and his aide, Odd Eriksen, was put to Serbia's president, Boris Tadic."
    assert read(text).event("put")[4] == ["Serbia"]


def test_a_plan_worked_out_with_others_is_also_its_owners(read):
    event = read("A Swiss draft, worked out with Kenya and Ghana, was shelved.").event("worked out")
    assert event[3:5] == (["Switzerland", "Kenya", "Ghana"], [])


def test_who_or_what_is_asked_for_is_not_asked(read):
    assert read("Marwan Barghouti, whom Hamas had long demanded, stays behind bars.").event("demanded")[4] == []
    assert read("Kenya sought Uganda's help against the rebels.").event("sought")[4] == ["Uganda"]


def test_troops_that_were_pulled_out_went(read):
    assert read("Vietnam's troops were pulled out in 1989.").event("pulled out")[3:5] == (["Vietnam"], [])
