"""Claims whose speakers stand between a comma and their verb, alone, several of them, or with who they are."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

BEHIND = [
    ("Gunmen shelled a market in the town of Bor, aid workers and a local official said.",
     ("aid workers and a local official", "said", "Gunmen shelled a market in the town of Bor")),
    ("At least 40 people were killed when militiamen burned two villages, residents and aid workers in the area said.",
     ("residents and aid workers in the area", "said", "At least 40 people were killed when militiamen burned two villages")),
    ("The rebels released 12 hostages, medics, residents and a rebel spokesman said on Sunday.",
     ("medics, residents and a rebel spokesman", "said", "The rebels released 12 hostages")),
    ("Troops stormed a school that sheltered displaced families, village elders said, in the worst raid of the year.",
     ("village elders", "said", "Troops stormed a school that sheltered displaced families")),
    ("Herders burned two villages near the border, the United Nations and aid groups reported on Sunday.",
     ("the United Nations and aid groups", "reported", "Herders burned two villages near the border")),
]  # fmt: skip
DESCRIBED = [
    ("Attackers killed at least 40 people in Bor, Abdullah Karim, a district chief, told Reuters on Sunday.",
     ("Abdullah Karim, a district chief", "told", "Attackers killed at least 40 people in Bor")),
    ("Troops released 12 hostages, Qatar's Foreign Ministry spokesman, Majed al-Ansari, said.",
     ("Qatar's Foreign Ministry spokesman, Majed al-Ansari", "said", "Troops released 12 hostages")),
    ("The rebels shelled a market, Maria Lopez, who heads the U.N. office in Bogota, said.",
     ("Maria Lopez, who heads the U.N. office in Bogota", "said", "The rebels shelled a market")),
    ("Four of the crew were killed in July, the ship's operator, Athens-based Cosmoship Management, said.",
     ("the ship's operator, Athens-based Cosmoship Management", "said", "Four of the crew were killed in July")),
    ("The depot was hit twice, the Sudanese Armed Forces (SAF) said.",
     ("the Sudanese Armed Forces (SAF)", "said", "The depot was hit twice")),
]  # fmt: skip
INSIDE = [
    ("Militiamen, a police officer and two witnesses said, released 12 hostages.",
     ("a police officer and two witnesses", "said", "released 12 hostages")),
    ("Soldiers, residents and officials said, stormed a school in the east.",
     ("residents and officials", "said", "stormed a school in the east")),
]  # fmt: skip
ELSEWHERE = [
    ("Herders released 12 hostages, said medics, residents and a rebel spokesman.",
     ("medics, residents and a rebel spokesman", "said", "Herders released 12 hostages")),
    ("According to medics, residents and a rebel spokesman, the army left the town.",
     ("medics, residents and a rebel spokesman", "According to", "the army left the town")),
    ("Soldiers took a convoy on Sunday, according to medics, residents and a rebel spokesman.",
     ("medics, residents and a rebel spokesman", "according to", "Soldiers took a convoy on Sunday")),
    ("Troops shelled a school that sheltered displaced families on Sunday, according to aid workers.",
     ("aid workers", "according to", "Troops shelled a school that sheltered displaced families on Sunday")),
    ("A Western diplomat warned on Monday in the capital that militiamen were blocking the road.",
     ("A Western diplomat", "warned", "militiamen were blocking the road")),
    ("Gunmen burned 50 houses, the network said, and 20,000 people fled, according to the agency.",
     ("the agency", "according to", "20,000 people fled")),
    ("The army said it had taken the palace, the prize of a war that has killed thousands, according to the United Nations.",
     ("the United Nations", "according to", "has killed thousands")),
    ('The president told reporters that he was ready to host talks "when both want them".',
     ("The president", "told", 'he was ready to host talks "when both want them"')),
    ("Mediators pressed Hamas to start talks, two officials said, as Israel kept its forces in the corridor.",
     ("two officials", "said", "Mediators pressed Hamas to start talks")),
    ("Officials upriver said the dam had burst.", ("Officials", "said", "the dam had burst")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), [*BEHIND, *DESCRIBED, *INSIDE, *ELSEWHERE])
def test_speakers_set_off_are_who_says_it(read, sentence, told):
    assert told in [claim[:3] for claim in claims_of(read, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack killed soldiers, officials and villagers.",
        "America expressed regret for the loss of the pilot, and for landing without leave.",
        "Gunmen stormed a school that sheltered displaced families.",
    ],
)
def test_lists_and_objects_are_no_speakers(read, sentence):
    assert not [claim for claim in claims_of(read, sentence) if claim[1] in {"stormed", "killed", "landing"}]
    assert not [claim for claim in claims_of(read, sentence) if claim[0] and "officials" in claim[0]]


def test_what_the_article_adds_behind_a_cue_is_no_claim(read):
    claims = claims_of(read, "Mediators pressed Hamas, two officials said, as Israel kept its forces in the corridor.")
    assert [claim[2] for claim in claims] == ["Mediators pressed Hamas"]
