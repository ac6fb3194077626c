"""Who hosts, brokers or heads in a clause beside it, where titles and names stand between."""

from __future__ import annotations

import pytest

WAR = "Chad and Libya have been at war since March. "

CLAUSES = [
    ("The 76 days of talks, which Norway's prime minister hosted, were close to failure more than once.", {"Norway"}),
    ("The talks that Lucia Ferrari, the envoy of the European Union, hosted in May led nowhere.", {"European Union"}),
    ("Niger took no part in the talks, which the Omani envoy, Omar Said, chaired for a year.", {"Oman"}),
    ("The ceasefire that the Turkish foreign minister, Peter Okello, brokered lasted, in effect, minutes.", {"Turkey"}),
    ("The ceasefire Kenya's president, Joseph Mwangi, brokered is holding.", {"Kenya"}),
    ("The pact was concluded after six weeks of haggling presided over by Togo's president.", {"Togo"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "thirds"), CLAUSES, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_who_hosts_or_brokers_is_found_in_a_clause_that_the_parser_loses(read, text, thirds):
    found = [{a.body.name for a in event.mediators} for event in read(WAR + text).events]
    assert thirds in found


LISTS = [
    ("A truce mediated by the Turkish foreign minister, Karim Belaid, and Finland took effect.", {"Turkey", "Finland"}),
    ("The truce was brokered by President Ingrid Holm of Norway and Kenya's foreign minister.", {"Norway", "Kenya"}),
    ("The truce was brokered by Oman's prime minister, Omar Said, and the African Union.", {"Oman", "African Union"}),
    ("The truce was brokered by Oman, and Finland praised it.", {"Oman"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "thirds"), LISTS, ids=lambda value: value[-40:] if isinstance(value, str) else "")
def test_who_is_joined_behind_a_title_brokers_too(read, text, thirds):
    found = [{a.body.name for a in event.mediators} for event in read(WAR + text).events]
    assert thirds in found


@pytest.mark.parametrize("text", ["A panel headed by Brazil is to mediate between Chad and Libya.",
                                  "A panel led by Brazil's president drew up a peace plan for Chad and Libya."])  # fmt: skip
def test_a_body_without_a_name_acts_for_who_heads_it(read, text):
    assert ["Brazil"] in [[a.body.name for a in event.mediators] for event in read(WAR + text).events]


def test_what_a_party_hosts_it_does_not_mediate(read):
    assert not any(
        e.mediators for e in read(WAR + "The rally that Chad's president hosted in May drew a crowd.").events
    )


@pytest.mark.parametrize(
    ("text", "trigger", "thirds"),
    [
        ("Niger took no part in the negotiations, which Qatar hosted for more than a year.", "hosted", ["Qatar"]),
        ("The cease-fire that Kenya's president brokered in June was broken within days.", "cease-fire", ["Kenya"]),
        ("Norway's envoy, who in April flew 30,000 miles between Chad and Libya, gave up.", "flew", ["Norway"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_word_for_what_was_done_is_the_trigger(read, text, trigger, thirds):
    assert read(WAR + text).event(trigger)[5] == thirds
