"""One reader's rows beside another's."""

from __future__ import annotations

from dataclasses import replace

from analysis.evaluation.agreement import score_agreement


def test_who_reads_the_same_agrees_in_all_and_a_row_that_is_missing_lowers_the_figure(align, perfect):
    first = align(perfect).text
    same = {m.key: m for m in score_agreement([first], [first.gold], "readers")}
    assert {m.value for m in same.values() if not m.is_error} == {1.0}
    assert {m.value for m in same.values() if m.is_error} == {0.0}
    assert not any(m.is_pinned for m in same.values())
    less = replace(first.gold, events=first.gold.events[:2])
    fewer = {m.key: m.value for m in score_agreement([first], [less], "readers")}
    assert fewer["events: trigger F1, overlapping"] == 0.8
    assert fewer["actors: right coreference"] == 1.0


def test_texts_of_one_reader_alone_are_left_out(align, perfect):
    first = align(perfect).text
    other = replace(first.gold, name="another")
    assert all(m.items == 0 for m in score_agreement([first], [other], "readers"))
