"""Standing ties: who leads, who is a member, who borders and who is at odds, by the words that state it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("UNITA, led by Jonas Savimbi, refused.", ("Jonas Savimbi", "leads", "UNITA")),
        ("The African Union, made up of Kenya and Chad, met.", ("Kenya", "member_of", "African Union")),
        ("Chad and Libya are at war. The two neighbours met.", ("Chad", "borders", "Libya")),
        ("Chad and Libya are at war. The two rivals met.", ("Chad", "hostile_to", "Libya")),
        ("He wants Turkey, an ally of Azerbaijan, at the table.", ("Turkey", "allied_with", "Azerbaijan")),
        ("Omar Hadi, the leader of Hamas, spoke.", ("Omar Hadi", "leads", "Hamas")),
    ],
)
def test_a_tie_is_read_from_the_words_that_state_it(read, text, tie):
    assert tie in read(text).relations()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Houthis, previously an ally of Sudan, left.", "allied_with"),
        ("Turkey, a former ally of Azerbaijan, left.", "allied_with"),
        ("Chad and Peru met. The two neighbours met again.", "borders"),
        ("The mayor of London, Juma Otieno, spoke.", "leads"),
        ("Ukraine's human rights commissioner, Dmytro Petrov, spoke.", "leads"),
        ("Texmart runs shops, including in Chad.", "member_of"),
        ("The Oryx Corps, which includes the Libya Force, left.", "member_of"),
        ("Russian opposition leader Alexei Petrov spoke in Berlin.", "leads"),
        ("Chad, which Sudan accuses of hosting the rebels, denies any role.", "hosts"),
        ("Peru is accused of harbouring the rebels.", "hosts"),
        ("Peru denied harbouring the rebels.", "hosts"),
        ("Omar Hadi, a Hamas leader in Beirut, spoke.", "leads"),
        ("Juma Otieno, the deputy minister, led the Kenyans.", "leads"),
        ("The African Union met. The group comprises five Kenyans and two Chadians.", "member_of"),
    ],
)
def test_what_is_over_and_who_stands_against_a_state_make_no_tie(read, text, relation):
    assert relation not in {tie[1] for tie in read(text).relations()}


def test_what_gives_somebody_leverage_is_the_lever(read):
    assert ("Egypt", "leverage_over", "Ethiopia") in read("The arms give Egypt leverage over Ethiopia.").relations()


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Fiji's army chief, Sitiveni Raka, met the bishop.", "Fiji’s army"),
        ("The Chadian army and its rivals talked. Chad's army chief, Omar Saleh, left.", "Chad’s army"),
        ("Ghana's navy chief, Kofi Abalo, resigned.", "Ghana’s navy"),
        ("Chad's president, Omar Saleh, resigned.", "Chad"),
        ("NATO's secretary general, Hans Meyer, left.", "North Atlantic Treaty Organization"),
        ("The Syrian Kurdish leader, Mazloum Abdi, left.", None),
        ("Kuwait sent its emir, Salman Rashid, to Riyadh.", "Kuwait"),
        ("Egypt's intelligence chief, Omar Salman, met the rebels.", None),
        ("Hamas's military commander, Ahmed Nasser, left.", None),
        ("Sudan's police chief, Omar Ali, resigned.", None),
        ("The European Union's enlargement commissioner, Jan Holm, left.", None),
        ("Under its chairman Omar Alami, Morocco's deputy foreign minister, the conference had sat for a year.", None),
        ("Nawaf Karam, the Hezbollah prime minister, met the ambassador.", None),
    ],
)
def test_a_chief_leads_what_his_title_says(read, text, led):
    assert {one[2] for one in read(text).relations() if one[1] == "leads"} == ({led} if led else set())


def test_serbs_and_croats_of_bosnia_are_not_the_states_beside_it(read):
    text = "Serb gunners shelled Sarajevo on Friday. Bosnia accused the Croats of murder."
    reading = read(text)
    assert reading.event("shelled")[3] == ["Bosnian Serbs"] and reading.event("accused")[4] == ["Bosnian Croats"]
    assert read("Serbs and Croats met in Zagreb.").event("met")[3] == ["Serbia", "Croatia"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad, which Libya accuses of harbouring the rebels, denies any role.",
        "Peru is accused of harbouring the rebels.",
        "Kenya denied that it hosts the rebels.",
        "Libya’s charge that Chad harbours the rebels is old.",
        "Chad, suspected of sheltering the rebels, closed its border.",
    ],
)
def test_a_charge_and_what_is_denied_make_no_tie(read, text):
    assert not read(text).relations()


def test_who_is_accused_of_something_else_has_his_ties(read):
    assert ("Kenya", "hosts", "Rapid Support Forces") in read(
        "Kenya, accused of bias, hosts the Rapid Support Forces."
    ).relations()
