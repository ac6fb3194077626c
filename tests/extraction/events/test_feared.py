"""What one fears or hopes that others will do, or is to take care that nobody does, is neither done nor planned nor denied."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Fears that Chad would attack Niger grew on Monday.", "attack"),
        ("There is concern that Chad will shell the port of Niger.", "shell"),
        ("Residents fear that the rebels will capture Goma from Congo.", "capture"),
        ("The risk that Iran will attack Iraq has grown.", "attack"),
        ("Speculation that Chad will recognise Kosovo is rife.", "recognise"),
    ],
)
def test_what_is_feared_or_hoped_is_left_open(read, text, trigger):
    assert read(text).event(trigger)[1] == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("News that Chad would free its captives pleased Niger.", "free"),
        ("Chad will ensure that the prisoners are freed by Friday.", "freed"),
    ],
)
def test_what_is_made_known_or_promised_is_planned(read, text, trigger):
    assert read(text).event(trigger)[1] == "planned"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad must see to it that police in Abeche are not attacked.", "attacked"),
        ("Under the deal Chad is to ensure that rebels are not arrested.", "arrested"),
        ("The army is to ensure that no soldiers of Niger are killed.", "killed"),
        ("Kenya wants to ensure that Uganda does not attack its fishermen.", "attack"),
    ],
)
def test_what_one_is_to_keep_from_coming_is_no_row(read, text, trigger):
    assert trigger not in {e.trigger.head.text for e in read(text).events}


def test_what_somebody_has_seen_to_is_denied(read):
    assert read("Egypt took care that the rebels were not arrested in Cairo.").event("arrested")[1] == "denied"
