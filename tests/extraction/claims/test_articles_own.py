"""Claims: what stands in a sentence of somebody's words and is not said by him, and who says it in his place."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norway had chaired the talks until May, when the guerrillas walked out, saying that the army had lied.", "the guerrillas"),
        ("Mr. Okello flew to Juba, where the generals refused to receive him, arguing that he was biased.", "the generals"),
        ("Egypt drafted a truce in May, which Israel rejected, saying that it would not bind the militias.", "Israel"),
        ("The bloc imposed sanctions in July, when soldiers detained the king, warning that it might send troops.", "The bloc"),
        ("The army retook the town on Friday, when the rains ended, saying that forty rebels had died.", "The army"),
    ],
)  # fmt: skip
def test_who_acts_behind_when_speaks_in_the_participle_behind_it(read, text, source):
    assert [c[0] for c in claims_of(read, text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shelled, medical officials said; the military said that it had only hit combatants.",
        "The bridge was shelled, the group says, though Chad insists that the talks are not over.",
        "The bridge was shelled, according to a US official, a claim that Chad has not confirmed.",
        "The bridge was shelled, an aide said, even though the president had praised the truce.",
        "After the rebels left, according to residents, the bridge was shelled.",
    ],
)
def test_what_goes_on_behind_a_speaker_or_only_says_when_is_not_his(read, text):
    first = claims_of(read, text)[0]
    assert first[2].lower() == "the bridge was shelled"
    assert not any(c[0] == first[0] and c != first for c in claims_of(read, text))


def test_who_goes_on_about_himself_is_still_heard(read):
    found = claims_of(read, "He would sign, he said, although he disliked the text.")
    assert [c[2] for c in found] == ["He would sign", "although he disliked the text"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The army said it had retaken the port, three days after the rebels seized it.", ["it had retaken the port"]),
        ("The rebels said they had left two days after the raid began.", ["they had left two days after the raid began"]),
        ("The minister said ten soldiers had been killed but did not say where.", ["ten soldiers had been killed"]),
        ("The police said the man had been arrested but refused to name him.", ["the man had been arrested"]),
        ("The rebels said the army had agreed but did not keep its word.", ["the army had agreed but did not keep its word"]),
    ],
)  # fmt: skip
def test_what_the_article_dates_a_statement_by_and_what_is_kept_back_is_not_said(read, text, contents):
    assert [c[2] for c in claims_of(read, text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "The governor denied that the prisoners had been beaten and added that they would be tried.",
        "The governor denied that the prisoners had fled and said that they would be tried.",
    ],
)
def test_who_denies_goes_on(read, text):
    assert [c[:2] for c in claims_of(read, text)] == [
        ("The governor", "denied"),
        ("The governor", text.split(" and ")[1].split()[0]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A truce in November, mediated by Oman, saw 105 captives exchanged for 240 soldiers.",
        "Villagers remember the massacre of 1998.",
        "The government asked Norway to verify how each party has fulfilled the accord.",
        "The rebels called on the president to say that the war was over.",
        "The mayor asked for three days in which to bury the dead.",
        "Qatar, which also passed messages, found itself a target when Iran fired missiles.",
        "He would be called a traitor.",
        "Okoth took calls from Bah, who had fled and who warned him, according to an aide, that he would be shot.",
        "She had not expected it from Mr. Okello.",
    ],
)
def test_what_nobody_says_is_no_claim(read, text):
    assert claims_of(read, text) == []


def test_a_doubt_that_somebody_understood_is_no_word_of_his(read):
    found = claims_of(read, "Hillary Clinton doubted that the Omanis understood what Iran would concede.")
    assert [c[1] for c in found] == ["doubted"]


def test_a_nickname_in_marks_is_nobodys_words(read):
    found = claims_of(read, 'General Mohamed "Hemedti" Dagalo said that his men would stay.')
    assert [c[2] for c in found] == ["his men would stay"]


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("Relatives of the president, Ali Bongo, said he was ill.", "unnamed_people"),
        ("Two foreign ministers, Ali Musa and Omar Bah, said they would go.", "named_person"),
        ("The governor of the province, Musa Bello, said the road was open.", "named_person"),
    ],
)
def test_whose_people_speak_does_not_speak(read, text, sourcing):
    assert [c[3] for c in claims_of(read, text)] == [sourcing]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The army holds many prisoners, at least 300 according to lawyers.", ("lawyers", "at least 300")),
        ("The army gave no figure; Western diplomats think at least 12,000.", ("Western diplomats", "at least 12,000")),
    ],
)
def test_a_figure_that_is_set_off_is_of_who_gives_it(read, text, said):
    assert said in [(c[0], c[2]) for c in claims_of(read, text)]


def test_what_is_ruled_out_is_denied(read):
    found = [c for c in read("The general ruled out that his men had fired.").claims() if c["rule"] != "own_voice"]
    assert [c["factuality"] for c in found] == [-2.0]


def test_a_clause_that_something_takes_up_ends_before_it(read):
    text = "The army said it would stay until the rebels gave a list, something that the envoy says is impossible."
    assert "it would stay until the rebels gave a list" in [c[2] for c in claims_of(read, text)]
