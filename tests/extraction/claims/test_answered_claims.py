"""Who denies a charge denies what was charged, and nobody's charge is denied with it."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Kenya accused Somalia of arming the militia, a charge Mogadishu denies.",
            ("Mogadishu", "denies", "arming the militia", "named_body"),
        ),
        (
            "The general called for protests, accusing Oslo of siding with the rebels, a charge Norway has repeatedly denied.",
            ("Norway", "has repeatedly denied", "siding with the rebels", "named_body"),
        ),
        (
            "Uganda's army shelled two villages on Monday, residents said, a claim the military denied.",
            ("the military", "denied", "Uganda's army shelled two villages on Monday", "named_body"),
        ),
        (
            "The minister said Turkey had bombed the village, a claim Ankara disputes.",
            ("Ankara", "disputes", "Turkey had bombed the village", "named_body"),
        ),
        (
            "Two herders were killed when troops fired back, an account that the rebels disputed.",
            ("the rebels", "disputed", "Two herders were killed when troops fired back", "named_body"),
        ),
        (
            "Colombia accused Venezuela of sheltering guerrillas, charges Caracas denies.",
            ("Caracas", "denies", "sheltering guerrillas", "named_body"),
        ),
        (
            "Sudan accused Chad of backing the rebels, an allegation that N'Djamena rejected as a fabrication.",
            ("N'Djamena", "rejected", "a fabrication", "named_body"),
        ),
        (
            "A drivers' association said rebels were extorting money on the highway, which the Taliban deny.",
            ("the Taliban", "deny", "rebels were extorting money on the highway", "named_body"),
        ),
    ],
)
def test_who_denies_a_charge_denies_what_was_charged(read, text, claim):
    assert claim in claims_of(read, text)


def test_the_charge_itself_is_not_denied(read):
    event = next(e for e in read("Kenya accused Somalia of arming the militia, a charge Mogadishu denies.").events)
    assert (event.trigger.type, event.status) == ("ACCUSE", "occurred")


def test_what_contradicts_an_assertion_is_nobody_who_speaks(read):
    text = "The Kremlin said that it had no troops there, an assertion contradicted by the graves."
    assert not [claim for claim in claims_of(read, text) if claim[1] == "contradicted"]


@pytest.mark.parametrize(
    "text",
    ["Sudan's foreign minister dismissed the allegation.", "Moscow rejects claims that it shelled Ukraine's port."],
)
def test_who_rejects_a_charge_refuses_nobody_an_offer(read, text):
    assert not [e for e in read(text).events if e.trigger.type == "REJECT"]


def test_what_others_deny_is_not_told_with_the_charge(read):
    claims = claims_of(read, "The United States accuses Iran of arming the rebels, which Tehran denies.")
    assert [claim[2] for claim in claims] == ["arming the rebels", "arming the rebels"]
