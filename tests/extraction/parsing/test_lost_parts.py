"""Those who act, or to whom it is done, are found where the small parser hangs their words to others."""

from __future__ import annotations

import pytest

PARTS = [
    # Dates without a comma before a subject.
    ("On 2 March Turkey and Russia signed a ceasefire in Moscow.", ["Turkey", "Russia"], []),
    ("On 9 April Togo's foreign minister, Afi Mensah, and her Beninese counterpart, Jean Kora, signed an accord in Lomé.", ["Afi Mensah", "Jean Kora"], []),
    # Names behind the last of two.
    ("The President of Kenya and the leader of Uganda, Yoweri Museveni, shook hands.", ["Kenya’s President", "Yoweri Museveni"], []),
    ("Ali Karti of Sudan and Moussa Faki of Chad signed the pact.", ["Ali Karti", "Moussa Faki"], []),
    # Verbs that a clause with "which" or "that" swallows.
    ("The army and three rebel groups that hold the north signed a truce on Monday.", ["Army", "Rebels groups"], []),
    # A second "by".
    ("The pact was signed by Sudan's foreign minister, Ali Karti, and by his Chadian counterpart, Moussa Faki.", ["Ali Karti", "Moussa Faki"], []),
    # What is exchanged, or done to somebody, is no doer.
    ("Ukraine and Russia exchanged 300 prisoners, among them the commanders who held the steelworks.", ["Ukraine", "Russia"], ["Prisoners"]),
    ("The truce saw 20 captives exchanged for 90 prisoners.", [], ["Captives"]),
    ("A gunman killed two soldiers in Kabul.", ["Gunman"], ["Soldiers"]),
    # The second name of a list, and a letter's author.
    ("Earlier this month the junta had barred a joint mission of ECOWAS, the African Union and the United Nations from entering the country.", ["Junta"], ["Economic Community of West African States", "African Union", "United Nations"]),
    ("The United Nations received a letter from Sudan accusing Chad of a raid.", ["Sudan"], ["Chad"]),
]  # fmt: skip
LAST = [
    ("Chad and a Darfur movement which has opposed it since 2003 agreed on a truce.", ["Chad", "Movement"], []),
    ("Kenya closed the border, after rebels had attacked a post, and accused Somalia of a plot.", ["Kenya"], ["Somalia"]),
    ("Rebels attacked the convoy after the army had broken the truce and shelled Bara.", ["Army"], None),
    ("Togo has agreed to leave the port of Hodeida, the UN envoy told Reuters, praising Chad.", ["United Nations’ envoy"], ["Chad"]),
    ("Musa Hilal said that his movement wanted peace and accused Chad of breaking the truce.", ["Musa Hilal"], ["Chad"]),
    ("Osama Banda denied that his movement was to blame and accused Kenya of a plot.", ["Osama Banda"], ["Kenya"]),
    ("The envoy said President Ruto had met the rebels and urged them to disarm.", ["Ruto"], ["Rebels"]),
    ("The ministry said the army shelled the camp and killed nine people.", ["Army"], None),
    ("Rwanda denies any role. A UN panel found that it had armed the rebels.", ["Rwanda"], ["Rebels"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors", "recipients"), PARTS)
def test_the_first_act_has_all_its_parts(read, text, actors, recipients):
    event = read(text).events[0]
    assert [a.name for a in event.actors] == actors
    assert [a.name for a in event.recipients] == recipients


@pytest.mark.parametrize(("text", "actors", "recipients"), LAST)
def test_the_last_act_is_of_whose_verb_it_is(read, text, actors, recipients):
    event = read(text).events[-1]
    assert [a.name for a in event.actors] == actors
    assert recipients is None or [a.name for a in event.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Chad backs the rebels. The war began in April. It has killed at least 900 people.",
        "A Third Force spokesman said that one of his men was wounded.",
    ],
)
def test_a_toll_of_a_war_and_a_wounded_man_name_nobody(read, text):
    assert not [e for e in read(text).events if e.trigger.type == "ASSAULT"]


def test_a_freed_pilot_is_not_who_announces_it(read):
    events = read(
        "Imran Khan announced that the Indian pilot captured a day earlier would be set free on Friday."
    ).events
    assert [[a.body.name for a in e.recipients] for e in events] == [["India"], ["India"]]
    assert not any(e.actors for e in events)


def test_the_two_of_whom_a_host_speaks_are_those_who_embraced(read):
    text = (
        "The King of Jordan and the ruler of Libya, Muammar Qaddafi, embraced after President Hafez Assad of Syria, their host, "
        "announced that the two had agreed to drop their feud."
    )
    agreed = read(text).events[-1]
    assert [a.body.name for a in agreed.actors] == ["Jordan", "Libya"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Egypt recalled its envoy after the prime minister of Ethiopia, Abiy Ahmed, said the dam would be filled.", "recalled"),
        ("The rebels freed after Omar Diallo, the president, signed an amnesty returned home.", "freed"),
    ],
)  # fmt: skip
def test_a_clause_of_time_behind_an_aside_does_not_head_the_sentence(read, text, first):
    sentence = read(text).parse.sentences[0]
    assert next(t for t in sentence.span if t.text == first).dep_ in {"ROOT", "acl", "ccomp"}
