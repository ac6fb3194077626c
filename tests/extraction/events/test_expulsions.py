"""Diplomats who are told to leave are expelled; others are asked."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovakia told two Russian diplomats to leave.", ("SANCTION", "occurred")),
        ("Two Russian diplomats were told to leave Slovakia within 48 hours.", ("SANCTION", "occurred")),
        ("Niger ordered the French ambassador to leave the country.", ("SANCTION", "occurred")),
        ("Ethiopia told Eritrean troops to leave Tigray.", ("REQUEST", "requested")),
        ("Peru asked Chile to leave the valley.", ("REQUEST", "requested")),
    ],
)
def test_who_is_told_to_leave_is_expelled_where_he_serves_abroad(read, text, expected):
    event = next(e for e in read(text).events if e.trigger.head.lemma_ in {"tell", "order", "ask"})
    assert (event.trigger.type, event.status) == expected


def test_whoever_an_ambassador_is_sent_to_has_not_sent_him(read):
    assert read("Turkey recalled its ambassador to Israel on Monday.").event("recalled")[3:5] == (
        ["Turkey"],
        ["Israel"],
    )
