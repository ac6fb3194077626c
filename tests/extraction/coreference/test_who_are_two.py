"""Of which two "both sides", "the two" and "both" speak: never of who stands between them, nor of anybody where it isn't clear."""

from __future__ import annotations

import pytest


def meant(read, text, word):
    """Give the names of those whom the last mention of a word stands for."""
    index = read(text).index
    found = [m for m in index.mentions if m.head.text.lower() == word]
    return {actor.name for actor in found[-1].actors} if found else set()


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The Swiss host told Peru that both teams must stay.", "teams", set()),
        ("Kenya's president flew to Chad to mediate. Both governments agreed to stop the shelling.", "governments", set()),
        ("Mediators from Oman and Norway said that the two sides had agreed to a truce.", "sides", set()),
        ("Ghana and Norway hosted the talks, at which both governments agreed to a truce.", "governments", set()),
        ("Peru bombed Chad. Mediators from Oman and Kenya said that both had agreed to a truce.", "both", {"Peru", "Chad"}),
        ("Oman and Norway told Chad and Sudan that both sides must stop the shelling.", "sides", {"Chad", "Sudan"}),
        ("Qatar and Norway condemned the fighting in Chad and urged both to stop the shelling.", "both", set()),
        ("The premier urged both sides to stop. Qatar and Turkey offered their services.", "sides", set()),
        ("Kenya received Chad's foreign minister on Monday and Sudan's on Tuesday. The two countries fell out.", "countries", set()),
        ("Kenya's feuding leaders made peace. Kenya's government and the Orange Democratic Movement signed.", "leaders",
         {"Kenya’s government", "Orange Democratic Movement"}),
    ],
)  # fmt: skip
def test_who_stands_between_two_is_none_of_them(read, text, word, names):
    assert meant(read, text, word) == names


@pytest.mark.parametrize(
    "text",
    [
        "Serbia held two citizens of Norway. The two were released on Friday.",
        "Police of Ghana arrested two militants from Sudan near the border. Both were killed on Friday.",
        "Two journalists from Chad were seized in Oman. Both were released on Friday.",
    ],
)
def test_two_people_just_counted_are_meant_before_two_states(read, text):
    names = meant(read, text, "two" if "The two" in text else "both")
    assert not names & {"Serbia", "Norway", "Ghana", "Sudan", "Chad", "Oman"}


def test_two_generals_are_no_two_states(read):
    assert meant(read, "Egypt met Sudan on Monday. The two generals refused to sign.", "generals") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan exchanged prisoners on Tuesday. Both sides thanked Qatar. Turkey and Qatar agreed to fly them home.",
        "Chad freed 40 prisoners, the price on which Sudan had held out. Both sides gloat. Turkey and Qatar agreed to take them.",
    ],
)
def test_two_who_agree_later_on_something_are_not_both_sides(read, text):
    assert set(read(text).meant_by("Both sides")) == {"Chad", "Sudan"}


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "The envoy of Turkey and the president of Kenya flew in. On Friday the two factions met.",
            "the two factions",
            [],
        ),
        ("The president of Kenya sent two military teams to Sudan and Chad.", "two military teams", []),
        (
            "Togo's government and the rebels of Ali Keita signed a truce. French and Dutch observers watched. Both delegations left.",
            "Both delegations",
            ["Togo’s government", "Ali Keita’s rebels"],
        ),
        ("Chad and Sudan traded fire. Kenya urged the two sides to stop.", "the two sides", ["Chad", "Sudan"]),
    ],
)
def test_the_two_are_not_whoever_was_named_together(read, text, words, meant):
    assert read(text).meant_by(words) == meant


def test_a_body_to_which_something_was_done_is_not_they(read):
    text = (
        "Six hostages were found dead. Israel’s army said they had been shot by their captors before it reached them."
    )
    assert read(text).meant_by("they") == ["Hostages"]


def test_talks_that_somebody_tries_to_wreck_have_not_failed(read):
    text = "Chad and Libya held talks in May. Kenya called the raid an attempt to torpedo the talks."
    assert not [e for e in read(text).events if e.status == "failed"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The President of Kenya and the leader of Uganda, Ali Musa, met after President Ana Lopez of Peru, their host, announced that the two had agreed to share a lake.",
         {"Kenya’s President", "Ali Musa"}),
        ("Peter Banda, the foreign minister of Togo, and Ali Musa, the rebels’ negotiator, met. A swap, to which the parties had consented, began.", set()),
    ],
)  # fmt: skip
def test_the_two_are_neither_who_speaks_of_them_nor_a_state_and_a_man(read, text, names):
    reading = read(text)
    named = {
        a.name
        for e in reading.events
        for a in (*e.actors, *e.recipients)
        if e.trigger.head.text in {"agreed", "consented"}
    }
    assert named & {"Kenya’s President", "Ana Lopez", "Ali Musa"} == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels left. Kenya and Togo have sent aid. Each side blamed the other.", "Each side"),
        ("The rebels left. Kenya and Togo have sent aid. Each side blamed the other.", "the other"),
        ("A truce held. France and Italy sent envoys. Both sides agreed to stop.", "Both sides"),
    ],
)
def test_who_only_does_something_together_is_no_two_sides(read, text, words):
    assert read(text).meant_by(words) == []


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("The Malian army took Afir on Monday, killing rebels. It was the first clash between the two since June.", 2),
        (
            "Chad and the FACT rebels met. Oman shared a draft with both parties. Officials said the two were willing.",
            2,
        ),
    ],
)
def test_the_two_are_those_at_odds_in_the_sentence_before(read, text, two):
    assert len(read(text).meant_by("two")) == two
