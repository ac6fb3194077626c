"""What one expects another to do is no act of either, and none of the two has planned it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("The United States expects Serbia's new government to recognise Kosovo.", "recognise"),
        (
            "A minister said that Ankara expected the Syrian government to release the prisoners.",
            "release the prisoners",
        ),
        ("Paris counts on the new Malian government to free the hostages.", "free the hostages"),
    ],
)
def test_what_is_expected_of_another_is_left_out(read, text, left_out):
    assert left_out not in {" ".join(t.text for t in e.trigger.tokens) for e in read(text).events}


def test_what_is_generally_expected_is_planned(read):
    text = "Chad is expected to free the hostages on Friday."
    assert read(text).event("free")[:2] == ("CONCEDE", "planned")
