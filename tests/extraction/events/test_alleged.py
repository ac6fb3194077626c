"""What somebody is only charged with is told with reserve, though nobody's claim holds it."""

from __future__ import annotations

import pytest

from analysis.extraction.extract import extract_rows


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Four men charged with kidnapping a Danish envoy were freed on Monday.", "kidnapping"),
        ("Niger's premier was charged with arming the rebels of Chad.", "arming"),
        ("A Chadian officer suspected of kidnapping Niger's envoy has fled.", "kidnapping"),
        (
            "India admits the loss of one and claims to have shot down a Pakistani F-16, which Islamabad denies.",
            "shot down",
        ),
    ],
)
def test_deeds_that_somebody_is_charged_with_are_told_with_reserve(read, text, quote):
    assert next(e["factuality"] for e in extract_rows(read(text).parse)["events"] if e["quote"] == quote) == 1.0


def test_deeds_for_which_somebody_is_thanked_are_told_as_fact(read):
    found = [
        e["factuality"]
        for e in extract_rows(read("Kenya thanked Chad for freeing its envoy.").parse)["events"]
        if e["quote"] == "freeing"
    ]
    assert all(f >= 2 for f in found)
