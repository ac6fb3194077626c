"""What outsiders do for two others: secure what lies between them, talk to both, lend a hand, are charged with it."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya have been at war since March. "

THIRDS = [
    ("Finland secured a truce between Chad and Libya.", "secured a truce", {"Finland"}),
    ("Togolese envoys tried to bridge the gap between Chad and Libya.", "bridge", {"Togo"}),
    ("Oman is trying to narrow the differences between Chad and Libya.", "narrow", {"Oman"}),
    ("Kenya called a meeting of Chad and Libya.", "called a meeting", {"Kenya"}),
    ("Kenya called Chad and Libya to a meeting.", "called", {"Kenya"}),
    ("President Tomas Arce of Qatar held talks with both sides.", "held talks", {"Qatar"}),
    ("Kenyan officials met envoys of both sides.", "met", {"Kenya"}),
    ("Muscat has been in contact with both sides.", "in contact", {"Oman"}),
    ("Norwegian diplomats spoke to both sides by telephone.", "spoke", {"Norway"}),
    ("Norway, with the help of Oman, brokered a truce between Chad and Libya.", "brokered", {"Norway", "Oman"}),
    ("Togo chaired the talks with the participation of Norway.", "chaired the talks", {"Togo", "Norway"}),
    ("Togo, together with Norway, hosted the talks.", "hosted the talks", {"Togo", "Norway"}),
    ("Malaysia, with the support of the United Nations, put a plan to both sides.", "put a plan", {"Malaysia", "United Nations"}),
    ("With Switzerland's president as host, the two sides resumed their talks.", "resumed their talks", {"Switzerland"}),
    ("With Oman acting as mediator, Chad and Libya agreed to a truce.", "acting", {"Oman"}),
    ("Chad and Libya resumed their talks with the Omani prime minister, Hamad Darwish, in the chair.", "resumed their talks", {"Oman"}),
    ("The two sides agreed to a truce through the good offices of the Arab League.", "agreed", {"Arab League"}),
    ("Chad and Libya signed an accord in Doha under the eye of Qatar's emir.", "signed", set()),
    ("Chad and Libya signed an accord under pressure from American mediators.", "signed", {"United States"}),
    ("It took a flurry of calls by Qatar and Egypt to save the truce.", "calls", {"Qatar", "Egypt"}),
    ("It took the persistence of Finland's foreign minister to bring about a ceasefire.", "bring", {"Finland"}),
    ("Brazil sent mediators to Chad and Libya.", "sent", {"Brazil"}),
    ("The African Union charged the president of Gabon with bringing all parties together.", "charged", {"Gabon"}),
    ("Oman's foreign minister won praise for brokering a truce.", "brokering", {"Oman"}),
    ("After brokering a truce between Chad and Libya, Qatar's president called for talks.", "brokering", {"Qatar"}),
    ("Qatar, which is mediating between Chad and Libya, welcomed the truce.", "mediating", {"Qatar"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "thirds"), THIRDS, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_who_does_for_two_others_what_a_third_does_mediates(read, text, trigger, thirds):
    assert set(read(WAR + text).event(trigger)[5]) == thirds


def test_an_attempt_to_bring_sides_together_has_them_for_sides(read):
    text = "Chad and Libya have been fighting each other for years. An earlier attempt by Ankara to bring the two sides together failed."
    _, status, _, _, sides, thirds = read(text).event("attempt")
    assert (status, set(sides), thirds) == ("failed", {"Chad", "Libya"}, ["Turkey"])


@pytest.mark.parametrize(
    "text",
    [
        "Chad held talks with Libya.",
        "Finland discussed the talks between Chad and Libya.",
        "Norway met the families of both pilots.",
        "Finland hailed a truce between Chad and Libya.",
        "Norway charged Chad with fraud.",
        "It took the police two days to free the road.",
    ],
)
def test_who_is_a_side_or_only_speaks_of_it_mediates_nothing(read, text):
    assert not any(event.mediators for event in read(WAR + text).events)
