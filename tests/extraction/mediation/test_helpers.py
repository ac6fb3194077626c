"""Who helps two with their deal, is ready to carry their words, or sends both an envoy stands between them."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya are at war. "


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Chad and Libya signed a truce that Kenya helped broker.", ["Kenya"]),
        ("Chad and Libya will exchange envoys under a deal that Kenya helped to seal on Thursday.", ["Kenya"]),
        ("Kenya helped negotiate the release of 12 Chadian soldiers.", ["Kenya"]),
        (WAR + "Kenya said it was ready to carry messages between the two.", ["Kenya"]),
        (WAR + "Kenya dispatched an envoy to both capitals.", ["Kenya"]),
        (WAR + "Kenya sent an envoy to Paris and London.", []),
        ("Chad signed the truce that it helped negotiate.", []),
        ("Kenya helped build a dam in Chad.", []),
        ("Hamas helped secure the release of 12 prisoners.", []),
    ],
)
def test_who_lends_two_a_hand_mediates(read, text, mediators):
    found = [a.body.name for e in read(text).events for a in e.mediators]
    assert list(dict.fromkeys(found)) == mediators


def test_a_brokered_truce_that_held_for_days_is_over(read):
    told = read("A truce negotiated by Norway's Erik Solheim in July held for 12 days.").events
    assert [e.status for e in told if e.trigger.type == "RETREAT"] == ["halted"]
