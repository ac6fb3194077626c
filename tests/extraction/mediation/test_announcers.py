"""Who announces a deal as the envoy of a body of many has brokered it; a state's envoy, or a party, may have made its own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        (
            "The truce between Chad and Sudan was announced by Martin Griffiths, the United Nations envoy.",
            "Martin Griffiths",
        ),
        (
            "The African Union's special envoy, Olusegun Obasanjo, announced the ceasefire on Tuesday.",
            "Olusegun Obasanjo",
        ),
        ("The UN envoy announced an aid deal with Syria.", None),
        ("The US envoy, Tom Barrack, announced the deal.", None),
        ("The envoy of the United Nations has yet to announce a deal.", None),
    ],
)
def test_whoever_announces_a_deal_for_a_body_has_brokered_it(read, text, mediator):
    told = [event for event in read(text).events if event.trigger.head.lemma_ == "announce" and event.mediators]
    assert [a.name for event in told for a in event.mediators] == ([mediator] if mediator else [])
