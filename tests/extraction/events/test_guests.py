"""Who is host to bases, schools or refugees holds no talks; who is host to envoys does."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Peru hosts the only Swedish observatory in the Andes and some 300 Dutch engineers.",
        "Djibouti hosts a French base and hundreds of Japanese sailors.",
        "Turkey hosts millions of Syrians and thousands of Afghans.",
        "Oman hosts an Indian school and a Swiss clinic.",
    ],
)
def test_who_only_gives_room_holds_no_talks(read, text):
    assert not read(text).events


@pytest.mark.parametrize(
    "text",
    [
        "Oman hosted the foreign ministers of Iran and Iraq on Monday.",
        "Oman hosted Iranian and Iraqi negotiators on Monday.",
        "Oman hosted a dinner for the ministers of Iran and Iraq.",
    ],
)
def test_who_has_guests_meets_them(read, text):
    assert {e.trigger.type for e in read(text).events} == {"CONSULT"}
