"""A main verb behind a name between commas is one, though the parser takes it for a participle."""

from __future__ import annotations

import pytest

TITLED = "Turkey's president, Recep Tayyip Erdogan,"


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Togo's foreign minister, Robert Dussey, shuttled between Mali and Algeria, after Mali accused Algeria of theft.", "minister", "shuttled"),
        (f"{TITLED} offered to mediate, because the truce had collapsed.", "president", "offered"),
        (f"{TITLED} hosted talks on Monday, after the army accused its neighbour of sheltering rebels.", "president", "hosted"),
        ("Despite the truce, Tehran brokered a deal between the two sides, a day after the talks collapsed.", "Tehran", "brokered"),
        ("At the same time, the rebel movement called on the army to withdraw.", "movement", "called"),
        ("Zalmay Khalilzad, the U.S. special envoy, signed for Washington.", "Khalilzad", "signed"),
        ("The European Union, which mediates between Serbia and Kosovo, called on Kosovo to cooperate.", "Union", "called"),
    ],
)  # fmt: skip
def test_it_has_the_name_for_its_subject(read, text, subject, verb):
    (sentence,) = read(text).parse.sentences
    tokens = {token.text: token for token in sentence.span}
    assert tokens[verb].dep_ == "ROOT"
    assert (tokens[subject].dep_, tokens[subject].head.text) == ("nsubj", verb)


def test_the_clause_behind_it_keeps_its_own(read):
    text = "Togo's foreign minister, Robert Dussey, shuttled between Mali and Algeria, after Mali accused Algeria of theft."
    reading = read(text)
    acts = {(e.trigger.head.text, tuple(a.name for a in e.actors)) for e in reading.events}
    assert {("shuttled", ("Robert Dussey",)), ("accused", ("Mali",))} <= acts


@pytest.mark.parametrize(
    "text",
    [
        "The truce, brokered by Oman, collapsed on Monday.",
        "Talks hosted by Oman, an old mediator, failed.",
        "The envoy, a man trusted by both sides, resigned.",
    ],
)
def test_a_participle_stays_one(read, text):
    (sentence,) = read(text).parse.sentences
    assert next(t for t in sentence.span if t.dep_ == "ROOT").text in {"collapsed", "failed", "resigned"}
