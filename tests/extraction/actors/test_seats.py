"""An organ is of the state in which the text says that it sits, whatever state the text is about."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The government in Kosovo backed Libya on Wednesday.", "government", "Kosovo’s government"),
        ("The army in Mali rejected Libya's offer.", "army", "Mali’s army"),
        ("The junta in Niger expelled France's ambassador.", "junta", "Niger’s junta"),
        ("The military rulers in Niger expelled France's ambassador.", "military rulers", "Niger’s military rulers"),
        ("The authorities in Nairobi freed Libya's envoy.", "authorities", "Kenya’s authorities"),
        ("Libya rebuked the government in Kosovo.", "government", "Kosovo’s government"),
        ("The opposition in Kenya accused Libya of meddling.", "opposition", "Kenya’s opposition"),
        ("The French army in Mali attacked the rebels.", "army", "France’s army"),
    ],
)
def test_an_organ_is_of_the_state_where_it_sits(read, text, words, name):
    assert read(text).meant_by(words) == [name]


def test_soldiers_may_be_anybodys(read):
    assert read("Soldiers in Mali attacked Libya's embassy.").meant_by("Soldiers") == ["Soldiers"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Egypt's ruling party urged Sudan to talk.", "Egypt’s ruling party"),
        ("The Egyptian ruling party urged Sudan to talk.", "Egypt’s ruling party"),
        ("The main opposition party in Pakistan threatened Cambodia.", "Pakistan’s main opposition party"),
    ],
)
def test_a_party_is_told_with_its_state(read, text, name):
    assert name in {actor.name for actor in read(text).index.actors}
