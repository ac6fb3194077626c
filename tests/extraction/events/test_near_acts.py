"""Acts for which one only prepares, which were escaped, or which a document has yet to bring."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Troops massed for an assault on Bosso by Chad.", "assault"),
        ("Chad prepared its troops for an attack on Niger.", "attack"),
        ("Chad's preparations for an attack on Niger are complete.", "attack"),
        ("Chad escaped sanctions by the African Union.", "sanctions"),
        ("Kenya headed off a clash between Chad and Niger.", "clash"),
        ("A truce between Chad and Niger would please Kenya.", "truce"),
        ("An attack by Chad might unite Niger's parties.", "attack"),
    ],
)
def test_what_one_prepares_for_or_escapes_has_not_come(read, text, word):
    assert {e.status for e in read(text).events if e.trigger.head.text == word} <= {"hypothetical", "planned"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad blamed Niger for an attack on its port.", "attack"),
        ("Chad's raid on Niger would later cost it an ally.", "raid"),
    ],
)
def test_what_is_known_or_blamed_took_place(read, text, word):
    assert [e.status for e in read(text).events if e.trigger.head.text == word] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Under the deal the rebels give up their arms and Chad releases its prisoners.", {"planned"}),
        ("Under fire from critics, Chad frees its captives.", {"occurred"}),
    ],
)
def test_what_a_document_has_parties_do_is_ahead(read, text, statuses):
    assert {e.status for e in read(text).events} == statuses


def test_what_came_of_a_journey_took_place_though_a_clause_parts_them(read):
    text = "Kenya's envoy came to bring them to the table, only for two of the rebels whom he met to be arrested."
    assert [e.status for e in read(text).events if e.trigger.head.text == "arrested"] == ["occurred"]
