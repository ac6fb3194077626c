import pytest

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.whose_clauses import mend_whose_clauses


@pytest.mark.parametrize(
    ("text", "verb", "subject", "of"),
    [
        (
            "The HNF, whose leaders met Oslo's envoy, and the HLA, whose gunmen, police in Pakse said, attacked a ferry, wounding six.",
            "attacked",
            "gunmen",
            "HLA",
        ),
        (
            "Hamas, whose fighters, witnesses in Gaza said, shelled the town, freed two men.",
            "shelled",
            "fighters",
            "Hamas",
        ),
    ],
)
def test_what_a_speaker_says_of_somebodys_people_they_did(text, verb, subject, of):
    doc = mend_whose_clauses(load_pipeline()(text))
    done = next(token for token in doc if token.text == verb)
    assert [token.text for token in done.lefts if token.dep_ == "nsubj"] == [subject]
    assert (done.head.text, done.dep_) == (of, "relcl")


def test_a_clause_without_a_speaker_stays():
    doc = load_pipeline()("Chad, whose army trains the rebels, denied it.")
    heads = [(token.head.i, token.dep_) for token in doc]
    assert [(token.head.i, token.dep_) for token in mend_whose_clauses(doc)] == heads
