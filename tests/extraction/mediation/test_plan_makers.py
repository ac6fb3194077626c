"""Who puts a plan to sides that are at odds, and who answers it, in the words of wire copy."""

from __future__ import annotations

import pytest

PUT = [
    ("Kenya handed the two delegations a draft agreement on Monday.", ["Kenya"]),
    ("Mexico put forward a peace plan for Colombia on Tuesday.", ["Mexico"]),
    ("Turkey laid a draft before Chad and Libya.", ["Turkey"]),
    ("Norway presented Chad and Libya with a peace plan.", ["Norway"]),
    ("Hamas rejected a ceasefire proposed by Egypt.", ["Egypt"]),
    ("The African Union proposed a truce on Monday.", ["African Union"]),
    ("Chad proposed a truce in its war with Libya.", []),
    ("The rebels proposed a compromise.", []),
    ("Chad put forward a plan to raise taxes.", []),
    ("Ethiopian rebels rejected a ceasefire proposed by the government.", []),
]


@pytest.mark.parametrize(("text", "mediators"), PUT, ids=lambda v: v if isinstance(v, str) else "")
def test_who_puts_a_plan_to_others_mediates(read, text, mediators):
    offers = [e for e in read(text).events if (e.trigger.type, e.status) == ("AGREE", "offered")]
    assert [a.body.name for e in offers for a in e.mediators] == mediators


ANSWERS = [
    ("Egypt proposed a truce to Chad and Libya. Chad accepted. Libya refused.", [["Egypt"], ["Egypt"]]),
    ("Chad endorsed the peace plan drawn up by Kenya.", [["Kenya"]]),
    ("Kenya floated a truce between Chad and Libya. Libya turned it down.", [["Kenya"]]),
    ("Armenia signed up to the plan that Oman had put forward, but Baku said no.", [["Oman"], ["Oman"]]),
    ("The rebels turned down a plan put to them by mediators from Algeria.", [["Algeria"]]),
    ("Chad invaded Libya on Monday. Libya rejected a truce proposed by Chad.", [[]]),
]


@pytest.mark.parametrize(("text", "mediators"), ANSWERS, ids=lambda v: v if isinstance(v, str) else "")
def test_who_answers_a_plan_answers_its_maker(read, text, mediators):
    answers = [e for e in read(text).events if e.status in {"accepted", "refused"}]
    assert [sorted({a.body.name for a in e.mediators}) for e in answers] == mediators


@pytest.mark.parametrize(
    "text",
    [
        "Norway proposed to the Security Council that two generals be blacklisted.",
        "Norway tabled a resolution in the Security Council that demands a truce.",
        "A resolution that Norway had tabled to calm them was vetoed by China.",
        "Norway proposed sanctions on Chad.",
        "Under the treaty, the guarantors, Norway and Peru, would consult within three days of an attack.",
    ],
)
def test_who_goes_to_a_council_or_guarantees_safety_mediates_nothing(read, text):
    told = read("Chad and Libya are at war, and Norway has mediated between them. " + text).events
    assert not [e for e in told if e.mediators and e.sentence.number > 1]
