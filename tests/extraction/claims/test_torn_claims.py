"""Claims whose parts the parse tears apart: speakers behind, openings, joined verbs, judgements, nouns, days."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

SPEAKERS_BEHIND = [
    ("The talks had failed, declared a police commander.", ("a police commander", "declared", "The talks had failed")),
    ("Rwanda was arming the militia, reported the Kremlin.", ("the Kremlin", "reported", "Rwanda was arming the militia")),
    ("More than 40 people were killed, wrote the daily Al-Watan.", ("the daily Al-Watan", "wrote", "More than 40 people were killed")),
]  # fmt: skip
OPENINGS = [
    (
        "Warning that no talks would take place as long as Ethiopian soldiers remained inside the triangle, Aisha Rahmani, 34, "
        "a nurse, asked for help.",
        ("Aisha Rahmani, 34, a nurse", "Warning",
         "no talks would take place as long as Ethiopian soldiers remained inside the triangle"),
    ),
    (
        "Calling the arrest of two opposition leaders an attempt to wreck the negotiations before they had begun, several "
        "survivors of the massacre left for Cairo.",
        ("several survivors of the massacre", "Calling",
         "the arrest of two opposition leaders an attempt to wreck the negotiations before they had begun"),
    ),
]  # fmt: skip
JOINED = [
    (
        "Opposition activists said the rebels had seized the bridge at Kasumba and warned that the dam might be next.",
        ("Opposition activists", "warned", "the dam might be next"),
    ),
    ("The African Union said the truce was dead and warned that the talks had failed.",
     ("The African Union", "warned", "the talks had failed")),
    ("Residents denied that the town was calm and accused Pakistan of shelling a market.",
     ("Residents", "accused", "shelling a market")),
]  # fmt: skip
JUDGEMENTS = [
    ("The raid was called a betrayal of the dead by two ministers.", ("two ministers", "was called", "a betrayal of the dead")),
    ("The blast was described as an attack by Hamas.", (None, "was described", "an attack by Hamas")),
    ("The commission held the army responsible for the deaths of 31 prisoners.",
     ("The commission", "held", "the army responsible for the deaths of 31 prisoners")),
    ("Most analysts deem a settlement unlikely.", ("Most analysts", "deem", "a settlement unlikely")),
    ("Envoys walked out, calling the truce that Qatar had brokered in March an attempt to gain time.",
     ("Envoys", "calling", "the truce that Qatar had brokered in March an attempt to gain time")),
    ("Russian mercenaries were accused by traders at the market of smuggling weapons across the lake.",
     ("traders at the market", "were accused", "smuggling weapons across the lake")),
    ("The vote, which two officials briefed on the negotiations described as a farce, was held on Monday.",
     ("two officials briefed on the negotiations", "described", "a farce")),
]  # fmt: skip
STATES = [
    ("Amnesty International was adamant that the talks had failed.",
     ("Amnesty International", "was adamant", "the talks had failed")),
    ("The envoy was hopeful that a deal could be reached.", ("The envoy", "was hopeful", "a deal could be reached")),
    ("News that the talks had failed reached the town at dusk.", (None, "News", "the talks had failed")),
    ("Suspicion that the police were involved has grown since the witness vanished.",
     (None, "Suspicion", "the police were involved")),
    ("The convoy had, by the driver's account, been waved through two checkpoints.",
     ("the driver's account", "by", "been waved through two checkpoints")),
]  # fmt: skip
EDGES = [
    ("The UN said on Thursday it had evidence of rape in the camps.",
     ("The UN", "said", "it had evidence of rape in the camps")),
    ("The interior ministry said in Geneva on Monday, shortly before a new round of talks, that a deal was close.",
     ("The interior ministry", "said", "a deal was close")),
    ("A court in Bamako on Tuesday accused Washington of arming the militia.",
     ("A court in Bamako", "accused", "arming the militia")),
    ("In Cairo on Sunday Ms Kaljurand said that the talks had failed.", ("Ms Kaljurand", "said", "the talks had failed")),
    ("The Lebanese armed group Hezbollah called the raid a crime.",
     ("The Lebanese armed group Hezbollah", "called", "the raid a crime")),
    ("Diplomats largely believe that the truce is dead.", ("Diplomats", "believe", "the truce is dead")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"), [*SPEAKERS_BEHIND, *OPENINGS, *JOINED, *JUDGEMENTS, *STATES, *EDGES]
)  # fmt: skip
def test_a_claim_is_whole_though_the_parse_tears_it(read, text, claim):
    found = [(source, cue, content) for source, cue, content, _ in claims_of(read, text)]
    assert claim in found


@pytest.mark.parametrize(
    "text",
    [
        "A group calling itself the Free Officers took the town.",
        "The president called the general a few days later.",
        "Calling for calm, the minister left.",
        "The minister flew to Cairo, met the envoy, warned the rebels and went home.",
    ],
)
def test_a_name_a_telephone_call_or_a_call_for_calm_is_no_claim(read, text):
    assert not [claim for claim in claims_of(read, text) if claim[1]]


def test_a_deal_that_somebody_called_so_is_no_part_of_his_name(read):
    claims = claims_of(read, "The deal Hezbollah called a surrender was signed in Doha.")
    assert [source for source, *_ in claims if source] in ([], ["Hezbollah"])
