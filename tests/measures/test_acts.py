"""An act is told in the text's own clause where that can stand alone, else by its type."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.acts import word_act

CALLED = {"a": "Ruritania", "b": "Sylvania", "c": "the rebels"}


def tell(text, trigger, type_, *, recipient=None, actors=("a",), factuality=3.0, by="", rule="verb_act"):
    """Word the event of a sentence in which ``recipient`` is how the other side is written there."""
    start = text.index(trigger)
    stand = {actor: max(text.find(CALLED[actor]), 0) + 100 for actor in actors}
    parts = [
        {"actor_id": actor, "part": "actor", "quote": "", "start": at, "end": at + 1} for actor, at in stand.items()
    ]
    if recipient is not None:
        at = text.index(recipient)
        parts.append(
            {
                "actor_id": "b",
                "part": "recipient",
                "quote": recipient,
                "start": at + 100,
                "end": at + 100 + len(recipient),
            }
        )
    event = {"quote": trigger, "type": type_, "factuality": factuality, "start": start + 100, "rule": rule}
    return word_act(event, pd.DataFrame(parts), CALLED, {"text": text, "start": 100}, by=by)


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "recipient", "told"),
    [
        ("Ruritania is urging Sylvania to hold 4,000 men back, and waits.", "urging", "REQUEST", "Sylvania",
         "Ruritania urged Sylvania to hold 4,000 men back"),
        ("Ruritania issued a warning to Mr. Vey of Sylvania but did no more.", "issued a warning", "THREATEN", "Sylvania",
         "Ruritania issued a warning to Mr. Vey of Sylvania"),
        ("It attacked Sylvania for its silence.", "attacked", "ASSAULT", "Sylvania",
         "Ruritania “attacked Sylvania for its silence”"),
        ("The towns that Ruritania seized on Monday belong to Sylvania.", "seized", "COERCE", "Sylvania",
         "Ruritania used coercion against Sylvania (“seized on Monday belong to Sylvania”)"),
        ("Sylvania was attacked by Ruritania.", "attacked", "ASSAULT", "Sylvania",
         "Ruritania used force against Sylvania (“attacked by Ruritania”)"),
        ("Ruritania accused them of lies.", "accused", "ACCUSE", "them", None),
        ("Ruritania flew to the sea and, a week later, met Sylvania.", "flew", "CONSULT", "Sylvania", None),
        ("Ruritania at first refused to meet Sylvania.", "refused", "REJECT", "Sylvania", None),
        ("Ruritania attacked Sylvania together with a friend.", "attacked", "ASSAULT", "Sylvania", None),
        ("Ruritania would not recognise Sylvania.", "recognise", "REJECT", "Sylvania",
         "Ruritania rebuffed Sylvania (“would not recognise Sylvania”)"),
        ("Ruritania arms Sylvania, Kenya and Chad.", "arms", "AID", "Sylvania", "Ruritania armed Sylvania, Kenya and Chad"),
        ("Ruritania rejected Sylvania's offer to sign after a leak of a tape in which its king swore.", "rejected", "REJECT", "Sylvania",
         "Ruritania rejected Sylvania's offer to sign after a leak of a tape"),
        ('Ruritania accused Sylvania of "siding with criminals," and left.', "accused", "ACCUSE", "Sylvania",
         "Ruritania accused Sylvania of “siding with criminals”"),
        ('Ruritania asked Sylvania: "Come together."', "asked", "REQUEST", "Sylvania", None),
        ("Ruritania left, accusing Sylvania of hiding its army.", "accusing", "ACCUSE", "Sylvania",
         "Ruritania accused “Sylvania of hiding its army”"),
        ("Ruritania wants Sylvania.", "wants", "REQUEST", "Sylvania", None),
        ("To Sylvania Ruritania urged their leaders to stop.", "urged", "REQUEST", "Sylvania", None),
        ("The pact signed between Sylvania and others harms Ruritania.", "signed", "SUPPORT", "Sylvania",
         "Ruritania backed Sylvania (“signed between Sylvania and others harms Ruritania”)"),
        ("Ruritania drove in, killing Sylvania's king and injuring 26.", "killing", "ASSAULT", "Sylvania",
         "Ruritania killed Sylvania's king"),
        ("Ruritania ambushed its convoy.", "ambushed", "ASSAULT", "its",
         "Ruritania used force against Sylvania (“ambushed its convoy”)"),
        ("The shelling of Sylvania went on.", "shelling", "ASSAULT", "Sylvania",
         "Ruritania used force against Sylvania (“shelling of Sylvania went on”)"),
    ],
)  # fmt: skip
def test_a_clause_that_can_stand_alone_is_told_as_it_is_and_another_behind_its_type(
    text, trigger, type_, recipient, told
):
    assert tell(text, trigger, type_, recipient=recipient) == told


def test_two_who_act_together_are_told_in_quotation_marks():
    assert tell("They signed a treaty.", "signed", "AGREE", actors=("a", "c")) == (
        "Ruritania and the rebels “signed a treaty”"
    )


def test_one_of_two_whom_the_clause_names_is_not_named_before_it_too():
    text = "Then Ruritania attended a summit with Sylvania."
    told = tell(text, "attended", "CONSULT", actors=("a", "b"))
    assert told is not None and told.count("Sylvania") == 1 and told.startswith("Ruritania “attended a summit")


def test_one_side_alone_is_not_told():
    assert tell("Ruritania withdrew.", "withdrew", "RETREAT") is None


def test_what_is_only_reported_is_said_to_be_and_with_a_source_is_given_to_it():
    said = {
        "text": "It shelled Sylvania.",
        "trigger": "shelled",
        "type_": "ASSAULT",
        "recipient": "Sylvania",
        "factuality": 1.0,
    }
    assert tell(**said) == "It is reported that Ruritania shelled Sylvania"
    assert tell(**said, by=", according to aides") == "Ruritania shelled Sylvania, according to aides"


def test_a_long_clause_is_cut_and_quoted():
    told = tell("It attacked Sylvania " + "again and " * 20 + "then.", "attacked", "ASSAULT", recipient="Sylvania")
    assert told.startswith("Ruritania “attacked Sylvania again") and told.endswith(" …”")


@pytest.mark.parametrize(
    ("text", "trigger", "recipient", "told"),
    [
        ("Ruritania's protesters tried to throng Sylvania.", "throng", "Sylvania",
         "Ruritania protested against Sylvania (“tried to throng Sylvania”)"),
        ("Ruritania's protesters tried to storm Sylvania.", "storm", "Sylvania", "Ruritania tried to storm Sylvania"),
        ("Ruritania attempts to attack Sylvania.", "attack", "Sylvania", "Ruritania tried to attack Sylvania"),
    ],
)  # fmt: skip
def test_what_was_only_tried_is_not_told_as_done(text, trigger, recipient, told):
    assert tell(text, trigger, "PROTEST", recipient=recipient) == told


def test_words_that_say_the_same_again_are_not_quoted():
    text = "The clashes that showed how little Ruritania and the rebels trust each other went on."
    assert tell(text, "clashes", "ASSAULT", actors=("a", "c"), rule="noun_mutual") == "Ruritania and the rebels clashed"


def test_a_bare_noun_of_violence_is_not_told():
    text = "Ruritania and the rebels agreed on Monday to end the fighting."
    assert tell(text, "fighting", "ASSAULT", actors=("a", "c"), rule="noun_mutual") is None


def test_what_several_did_needs_no_object_and_what_was_done_by_them_is_no_deed():
    text = "Ruritania and the rebels met at the invitation of Chad."
    told = tell(text, "met", "CONSULT", actors=("a", "c"))
    assert told == "Ruritania and the rebels “met at the invitation of Chad”"
    text = "Ruritania and the rebels have a pact signed in Chad by both ministers."
    assert "“signed" not in (tell(text, "signed", "AGREE", actors=("a", "c")) or "").split(" (")[0]
    text = "Ruritania and the rebels have a pact, signed by the energy ministers."
    assert "“signed" not in (tell(text, "signed", "AGREE", actors=("a", "c")) or "").split(" (")[0]


def test_whom_the_clause_was_cut_before_is_not_told_as_its_subject():
    text = "Ruritania met with Sylvania, then with the rebels."
    assert tell(text, "met with", "CONSULT", recipient="Sylvania", actors=("a", "c")) == "Ruritania met with Sylvania"


def test_of_a_noun_only_what_it_is_of_is_quoted():
    text = "The war of 17 days on Tuesday between Ruritania and the rebels ended."
    told = tell(text, "war", "ASSAULT", actors=("a", "c"), rule="noun_mutual")
    assert told == "Ruritania and the rebels clashed (“war of 17 days”)"


def test_a_noun_is_no_verb():
    text = "A call from Ruritania to Sylvania averted a war."
    assert (
        tell(text, "call", "CONSULT", recipient="Sylvania", rule="noun_actor")
        == "Ruritania held talks with Sylvania (“call”)"
    )


def test_an_act_done_to_people_who_are_only_counted_is_told_in_the_text_s_words():
    event = {"quote": "killed", "type": "ASSAULT", "factuality": 3.0, "start": 10, "rule": "verb_act"}
    parts = pd.DataFrame([{"actor_id": "a", "part": "actor", "quote": "Ruritania", "start": 0, "end": 9}])
    sentence = {"text": "Ruritania killed at least 37 people in an attack on a beach.", "start": 0}
    assert word_act(event, parts, CALLED, sentence) is None
    told = word_act(event, parts, CALLED, sentence, counts_victims=True)
    assert told == "Ruritania killed at least 37 people in an attack on a beach"
