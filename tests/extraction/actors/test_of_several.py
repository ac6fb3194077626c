"""People without a name: of several, or with the name that they give themselves; and bodies that the text calls armed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Envoys of the Republic of Mali and of the Houthis signed a pact.", "Envoys", ["Mali", "Houthis"]),
        ("Delegates of the Kingdom of Morocco and of Spain met in Oslo.", "Delegates", ["Morocco", "Spain"]),
        ("Delegations of Peru and of Chile met in Oslo.", "Delegations", ["Peru", "Chile"]),
    ],
)
def test_people_of_several_stand_for_both(read, text, words, meant):
    reading = read(text)
    assert reading.meant_by(words) == meant
    assert not [a for a in reading.index.actors if a.name.startswith(words) and reading.meant_by(a.name)]


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ('"It is dear," said a baker who gave her name as Salma.', "a baker", ["Salma"]),
        ("A porter in Gao identified only as Moussa said the rebels had left.", "A porter", ["Moussa"]),
        ('"It is over," said a sailor who identified himself only as Sergei.', "a sailor", ["Sergei"]),
        ("A diplomat who gave no name said the talks had failed.", "A diplomat", []),
    ],
)
def test_who_gives_a_name_is_called_by_it(read, text, words, meant):
    assert read(text).meant_by(words) == meant


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Two rebel movements, the SLM and the JEQ, signed the deal.", "JEQ", "armed_group"),
        ("Two farmers' unions, the SLM and the JEQ, signed the deal.", "JEQ", "organisation"),
    ],
)
def test_a_body_that_is_called_a_rebel_movement_is_armed(read, text, name, kind):
    assert read(text).actor(name).kind == kind


def test_whose_spokesman_speaks_stays_in_the_name(read):
    assert read("A Berber spokesman in Tunis said he doubted it.").actor("Berber spokesman").kind == "person"
