"""Who is taken for a part of a mediation by where his name stands alone."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya are at war, and Norway has mediated between them. "


def test_two_who_are_named_in_one_breath_mediate_together(read):
    text = (
        "The leaders of Peru's two parties put their names to the accord which Thabo Mbeki and James Baker, envoys of the "
        "African Union and the United States, had wrung from them at Lake Naivasha."
    )
    found = [e for e in read(text).events if e.mediators]
    assert [({a.name for a in e.mediators}, e.recipients) for e in found] == [({"Thabo Mbeki", "James Baker"}, [])]


@pytest.mark.parametrize("refused", ["would hear of no venue but Oslo.", "rejected any venue other than Oslo."])
def test_whom_a_refusal_spares_it_does_not_refuse(read, refused):
    told = [e for e in read(WAR + f"Chad {refused}").events if e.trigger.type == "REJECT"]
    assert not [a for e in told for a in (*e.recipients, *e.mediators)]


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian proposal for Peru, tabled in May by Erik Solheim, was turned down by the rebels.",
        "A French plan for Lebanon, presented in July by Jean-Yves Le Drian, divided the parties.",
    ],
)
def test_whose_a_plan_is_and_whom_it_is_for_it_is_not_put_to(read, text):
    assert [e.recipients for e in read(text).events if e.status == "offered"] == [[]]


def test_who_was_sent_out_to_mediate_is_no_plan(read):
    text = "Thabo Mbeki, a lawyer whom the African Union dispatched in May to mediate, announced a deal."
    found = [e for e in read("Chad and Libya are at war. " + text).events if e.mediators]
    assert [(e.status, [a.name for a in e.mediators]) for e in found] == [("occurred", ["African Union"])]
