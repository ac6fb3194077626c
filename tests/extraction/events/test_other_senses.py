"""Words of strife, talks and help in another sense are no acts between actors."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Guards of Qatar gathered villagers in a stadium.",
        "Doctors in Sudan fought malaria.",
        "Norway battled the floods.",
        "Serbia was hit by a drop in prices.",
        "Sudan beat Kenya in the final.",
        "Ghana routed Ecuador by ten wickets.",
        "Qatar crushed Armenia 4-0.",
        "Ghana deployed doctors to Qatar.",
        "Norway sanctioned a loan to farmers.",
        "Sudan met with failure.",
        "Sudan signed a striker from Oman.",
        "Oman pulled out of recession.",
        "Jordan brokered the sale of a house.",
        "Serbia threatens to run out of water.",
        "Norway is to start drilling wells for drinking water next year.",
        "Israel started drilling for gas off Lebanon's coast.",
        "Japan held evacuation drills for schools.",
        "Envoys of Chad walked out of prison on Friday.",
        "Analysts in Qatar spoke of empty polling stations.",
    ],
)
def test_a_word_in_another_sense_is_no_act(read, text):
    assert not read(text).events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana deployed 400 troops to Qatar.", "MOBILIZE"),
        ("Sudan crushed Kenya's army in the war.", "ASSAULT"),
        ("Norway sanctioned Serbia over the raid.", "SANCTION"),
        ("Diplomats of Chad and Peru gathered in Oman for talks.", "CONSULT"),
        ("Serbia was hit by missiles fired by Norway.", "ASSAULT"),
        ("Oman ended its support for the rebels of Chad.", "SANCTION"),
        ("Kenya halted its aid to Peru.", "SANCTION"),
    ],
)
def test_the_plain_sense_stays_an_act(read, text, kind):
    assert kind in {e.trigger.type for e in read(text).events}
