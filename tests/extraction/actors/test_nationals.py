"""People who are told by nationality alone, and for whom they act whatever it is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Erik Lund wept. The Norwegian accused Chad of murder.", "Norwegian", ["Erik Lund"]),
        ("The rebels shelled Goma, and the Peruvian met their leader.", "Peruvian", []),
        ("President Vladimir Putin saw Ana Paz. The Russian left.", "Russian", ["Vladimir Putin"]),
        ("Kamal Hossain, the Malaysian who has sat with both since May, left.", "Malaysian", ["Kamal Hossain"]),
        ("Kamal Hossain read out the letter to the Malaysian's campaign.", "Malaysian", ["Kamal Hossain"]),
        ("A Kenyan who led the mission urged Sudan to withdraw.", "Kenyan", ["Kenyan"]),
        ("The Portuguese, who has led the mission since May, warned Chad.", "Portuguese", []),
        ("The Russians accused Chad of murder.", "Russians", ["Russia"]),
        ("The Chinese accused Chad of murder.", "Chinese", ["China"]),
        ("The Russian delegation accused Chad of murder.", "Russian", ["Russia"]),
    ],
)
def test_one_person_is_not_his_state(read, text, words, meant):
    assert read(text).meant_by(words) == meant


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Many Israelis rejected the proposal.", "Israelis", "Israelis"),
        ("The raid was condemned by most Sudanese.", "Sudanese", "Sudanese"),
        ("Thousands of Bolivians accused the army of murder.", "Bolivians", "Bolivians"),
    ],
)
def test_a_share_of_the_people_is_not_their_state(read, text, words, name):
    reading = read(text)
    assert reading.meant_by(words) == [name] and reading.actor(name).kind == "group"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (
            "Ahmed Salem, a Mauritanian lawyer whom the African Union dispatched in May, met the rebels.",
            "African Union",
        ),
        ("Ahmed Salem, a Chadian diplomat in the service of the United Nations, met the rebels.", "United Nations"),
        ("Ahmed Salem, a Malian sent by the United Nations, met the rebels.", "United Nations"),
        ("Ahmed Salem, a Chadian diplomat working for NATO, met the rebels.", "North Atlantic Treaty Organization"),
        ("The Chadian diplomat Ahmed Salem, who leads the United Nations mission, met the rebels.", "United Nations"),
        ("The United Nations sent Ahmed Salem, a Chadian diplomat, to mediate.", "United Nations"),
        ("Ahmed Salem, a Chadian diplomat, met the rebels.", "Chad"),
        ("Ahmed Salem, the Chadian foreign minister, whom the African Union sent to Goma, met the rebels.", "Chad"),
        ("Ahmed Salem, a Chadian diplomat whom the United Nations accused of fraud, met the rebels.", "Chad"),
        ("Ahmed Salem, a Chadian lawyer, met the rebels.", None),
    ],
)
def test_who_sent_somebody_comes_before_where_he_is_from(read, told, body):
    person = read(told).actor("Ahmed Salem")
    assert (person.belongs_to.name if person.belongs_to else None) == body


def test_words_that_a_mediator_carries_go_not_between_him_and_one_side(read):
    text = (
        "Ahmed Salem, a lawyer whom the African Union sent to mediate, met Omar Diallo, the president of Chad, and the "
        "rebels. It took two days of talks between them."
    )
    assert "African Union" not in [name for part in read(text).event("talks")[3:5] for name in part]
