"""An alert is read from what a notebook shows, compared with the edition before, and nothing in it passes for more."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.blocks import ALERT_MIME
from analysis.reporting.alerts import Alert, read_alert, read_manifest_alert


def show(*alerts: object):
    outputs = [new_output("display_data", {ALERT_MIME: alert, "text/plain": "x"}) for alert in alerts]
    return new_notebook(cells=[new_code_cell("x", outputs=outputs)])


def test_the_worst_alert_is_the_reports():
    alert = read_alert(show({"state": "watch", "about": "a"}, {"state": "alert", "about": "b"}, {"state": "calm"}))
    assert (alert.state, alert.about, alert.before, alert.is_new) == ("alert", "b", None, True)


@pytest.mark.parametrize("data", [{"state": "red"}, {}, "alert", {"state": "calm", "about": "x" * 1000}, ["alert"]])
def test_what_is_no_alert_is_none(data):
    assert read_alert(show(data)) is None


def test_an_alert_is_one_line_whatever_it_is_about():
    alert = read_alert(show({"state": "alert", "text": "ALERT: a\r\nBcc: all@example.org\x1b[31m"}))
    assert "\n" not in alert.line and "\x1b" not in alert.line


@pytest.mark.parametrize(
    ("before", "now", "from_state", "news"),
    [
        (None, "alert", "alert", True), (None, "watch", "alert", False), (None, "watch", "watch", True),
        ("alert", "alert", "alert", False), ("watch", "alert", "alert", True), ("alert", "watch", "alert", True),
        ("alert", "calm", "alert", True), ("calm", "calm", "watch", False),
    ],
)  # fmt: skip
def test_it_is_told_when_it_comes_and_when_it_is_over_and_not_while_it_stands(before, now, from_state, news):
    manifest = {"alert": Alert(state=before, period="2026").model_dump()} if before else {}
    alert = read_alert(show({"state": now, "period": "2026"}), before=manifest)
    assert alert.is_news(from_state) is news
    assert read_manifest_alert({"alert": alert.model_dump()}) == alert


def test_an_alert_that_stands_in_another_period_is_told():
    before = {"alert": Alert(state="alert", period="2026-W01").model_dump()}
    assert read_alert(show({"state": "alert", "period": "2026-W02"}), before=before).is_news("alert")
