"""How far a text commits to what a word names: by negation, modals, what governs it, and how it is embedded."""

import pytest

from analysis.extraction.events.factuality import rate_factuality
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.words import read_words

CERTAIN, PROBABLE, POSSIBLE, OPEN, DENIED = (2.75, 3), (2, 2.75), (1, 2), (0, 1), (-3, -1.5)

CASES = [
    ("Iran left the talks.", "left", CERTAIN),
    ("Iran did not leave the talks.", "leave", DENIED),
    ("Iran never left the talks.", "left", DENIED),
    ("Nobody left the talks.", "left", DENIED),
    ("Iran will leave the talks.", "leave", PROBABLE),
    ("Iran may leave the talks.", "leave", POSSIBLE),
    ("Iran could not leave the talks.", "leave", DENIED),
    ("Iran probably left the talks.", "left", PROBABLE),
    ("Iran should have left the talks.", "left", OPEN),
    # Two-way implicatives, and the same turned round.
    ("Iran managed to open the road.", "open", CERTAIN),
    ("Iran did not manage to open the road.", "open", DENIED),
    ("Iran failed to open the road.", "open", DENIED),
    ("Iran did not fail to open the road.", "open", CERTAIN),
    # One-way.
    ("Iran refused to open the road.", "open", DENIED),
    ("Iran forced the rebels to leave.", "leave", CERTAIN),
    ("Iran prevented the rebels from leaving.", "leaving", DENIED),
    # Factives hold under negation.
    ("Iran regrets that the rebels left.", "left", CERTAIN),
    ("Iran did not know that the rebels left.", "left", CERTAIN),
    # What clauses say that are taken for granted.
    ("What Norway and Iceland agreed did not cover herring.", "agreed", CERTAIN),
    ("Whatever Kenya and Uganda agreed will not bind Rwanda.", "agreed", CERTAIN),
    ("Where Chad and Niger met was not disclosed.", "met", CERTAIN),
    # Speech, belief, denial.
    ("Iran said that the rebels left.", "left", CERTAIN),
    ("Iran claimed that the rebels left.", "left", PROBABLE),
    ("Iran denied that the rebels left.", "left", DENIED),
    ("Iran doubts that the rebels left.", "left", (-1.5, 0)),
    # Plans, wishes, requests, threats.
    ("Iran plans to leave the talks.", "leave", PROBABLE),
    ("Iran wants to leave the talks.", "leave", POSSIBLE),
    ("Iran asked Oman to host the talks.", "host", POSSIBLE),
    ("Iran threatened to leave the talks.", "leave", POSSIBLE),
    ("The plan to open the road failed.", "open", PROBABLE),
    ("The failure to open the road was noted.", "open", DENIED),
    ("Iran had yet to open the road.", "open", DENIED),
    # Clauses.
    ("If Iran leaves, Oman will stay.", "leaves", OPEN),
    ("Did Iran leave the talks?", "leave", OPEN),
    ("It is unlikely that Iran left.", "left", (-1.5, 0)),
    ("Iran left without signing the deal.", "signing", DENIED),
    ("Iran left after signing the deal.", "signing", CERTAIN),
    # Nouns.
    ("Iran halted the attack.", "attack", PROBABLE),
    ("Iran called for elections.", "elections", POSSIBLE),
    ("Iran condemned the attack.", "attack", CERTAIN),
    ("There was no attack.", "attack", DENIED),
    ("Iran gave no reason.", "reason", DENIED),
    ("Police spoke of an alleged attack.", "attack", POSSIBLE),
    ("Iran denied the request.", "request", CERTAIN),
    # Done by saying so, and what came out of it.
    ("I would like to thank Oman.", "thank", CERTAIN),
    ("Shares fell to end the day lower.", "end", CERTAIN),
]


@pytest.mark.parametrize(("text", "word", "bounds"), CASES)
def test_the_rating_follows_what_the_words_around_it_say(text, word, bounds):
    doc = read_words(load_pipeline()(text))
    rating = rate_factuality(next(t for t in doc if t.text == word))
    assert rating is not None
    assert bounds[0] <= rating <= bounds[1], rating


def test_a_double_embedding_is_the_weaker_of_both():
    doc = read_words(load_pipeline()("Iran said that it may want to leave the talks."))
    rating = {t.text: rate_factuality(t) for t in doc}
    assert rating["said"] == 3
    assert rating["want"] < 2
    assert rating["leave"] < rating["want"]


def test_marks_and_articles_name_nothing_that_could_be_so():
    doc = read_words(load_pipeline()("The war ended."))
    assert rate_factuality(doc[0]) is None
    assert rate_factuality(doc[3]) is None


def test_every_governing_word_has_a_class_and_frames_that_are_known():
    classes = {entry["class"] for entry in load_lexicon("commitment_classes")}
    for entry in load_lexicon("commitment"):
        assert entry["class"] in classes, entry
        assert set(entry["frames"].split()) <= {"t", "i", "g", "n"}, entry
        assert entry["pos"] in {"verb", "noun", "adj"}, entry


def test_no_word_is_listed_twice_for_one_frame_in_two_classes():
    seen = {}
    for entry in load_lexicon("commitment"):
        for frame in entry["frames"].split():
            key = (entry["lemma"], entry["pos"], frame)
            assert seen.setdefault(key, entry["class"]) == entry["class"], key


def test_ratings_of_the_lexicons_stay_on_the_scale():
    for name in ("commitment_classes", "certainty"):
        for entry in load_lexicon(name):
            assert -3 <= float(entry["plus"]) <= 3, entry
            assert -3 <= float(entry["minus"]) <= 3, entry


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Armenia denied that the envoys whom Ghana expelled were spies.", "expelled"),
        ("Armenia doubts that the treaty that Oman signed with Ecuador will hold.", "signed"),
        ("Chad could not say why Kenya had attacked Qatar.", "attacked"),
        ("Armenia did not answer when Sudan accused it.", "accused"),
    ],
)
def test_a_doubt_leaves_what_its_clause_takes_for_granted(parse_rows, text, trigger):
    row = next(row for row in parse_rows(text)["events"] if row["quote"].startswith(trigger))
    assert row["factuality"] >= 2


def test_neither_nor_denies_what_the_second_did_too(read):
    text = "Neither Chad, a clerk said, nor Norway attacked Peru."
    assert read(text).event("attacked")[1] == "denied"
