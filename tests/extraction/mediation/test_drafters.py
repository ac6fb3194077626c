"""What an outsider writes or brings about for sides to agree on."""

import pytest

WAR = "Kenya and Uganda are at war. "


@pytest.mark.parametrize(
    ("text", "trigger", "thirds"),
    [
        ("The proposal, drawn up in Oslo by Norway, Qatar and Egypt, would halt the fighting.", "drawn", ["Norway", "Qatar", "Egypt"]),
        ("Uganda rejected the text drafted by Norway and Qatar.", "drafted", ["Norway", "Qatar"]),
        ("The roadmap was drafted by the African Union.", "drafted", ["African Union"]),
        ("Norway drew up a plan for Kenya and Uganda.", "drew", ["Norway"]),
        ("She thanked General Lars Holm, who chairs the committee, for having brought about the understanding.", "brought", ["Lars Holm"]),
        ("The deal took Norway weeks to broker.", "broker", ["Norway"]),
        ("They exchanged prisoners in a deal that took Turkey and Qatar months to put together.", "put", ["Turkey", "Qatar"]),
        ("Norway shared a draft agreement with both parties.", "shared", ["Norway"]),
    ],
)  # fmt: skip
def test_who_drafts_for_others_stands_between_them(read, text, trigger, thirds):
    assert read(WAR + text).event(trigger)[5] == thirds


@pytest.mark.parametrize(
    "text",
    [
        "A plan drawn up by the finance ministry would raise taxes.",
        "A plan prepared by Kenya would move the border.",
        "Norway prepared a document.",
    ],
)
def test_what_one_drafts_for_oneself_is_no_mediation(read, text):
    assert not any(event.mediators for event in read(WAR + text).events)
