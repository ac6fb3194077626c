import pytest

from analysis.evaluation.reliability import Judged, fit_confidences, judge_rows, score_reliability, write_curve
from analysis.extraction.confidence import calibrate_confidence, keep_raw_confidences
from analysis.extraction.lexicon import load_lexicon


def judged(right: int, wrong: int, confidence: float) -> list[Judged]:
    return [Judged("events", "verb_act", confidence, i < right) for i in range(right + wrong)]


def test_rows_are_judged_by_the_gold(align, perfect):
    perfect["events"][0]["type"] = "ACCUSE"
    rows = list(judge_rows([align(perfect)]))
    assert [row.is_right for row in rows if row.table == "events"] == [False, True, True]
    assert all(row.is_right for row in rows if row.table != "events")


def test_few_rows_draw_a_rule_s_estimate_only_part_of_the_way():
    lines = fit_confidences(judged(0, 5, 0.8)).splitlines()
    assert lines[1:] == ["table,rule,given,rows,right,confidence", "events,verb_act,0.8,5,0,0.4"]


def test_the_error_is_the_gap_between_confidence_and_share_right():
    [measure] = score_reliability([*judged(5, 5, 0.9), *judged(3, 7, 0.3)], "x")
    assert measure.value == pytest.approx((0.4 * 10 + 0.0 * 10) / 20)


def test_the_curve_has_a_line_for_each_table_and_bin():
    assert write_curve(judged(5, 5, 0.9)).splitlines()[2:] == ["| events | 0.8–1.0 | 10 | 0.90 | 0.50 |"]


def test_a_row_carries_what_was_measured_unless_the_raw_estimate_is_asked_for():
    entry = max(load_lexicon("confidences"), key=lambda e: abs(float(e["confidence"]) - float(e["given"])))
    given = float(entry["given"])
    assert calibrate_confidence(entry["table"], entry["rule"], given) == float(entry["confidence"])
    with keep_raw_confidences():
        assert calibrate_confidence(entry["table"], entry["rule"], given) == given


def test_every_measured_confidence_is_a_share():
    for entry in load_lexicon("confidences"):
        assert 0 <= float(entry["confidence"]) <= 1
        assert int(entry["right"]) <= int(entry["rows"])
