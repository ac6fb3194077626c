import pytest

from analysis.extraction.parsing.as_clauses import mend_as_clauses
from analysis.extraction.parsing.pipeline import load_pipeline


def test_names_behind_as_do_what_the_verb_behind_them_says():
    doc = mend_as_clauses(
        load_pipeline()("Olga Petrova clapped as Hungary and Serbia, the hosts' old rival, shook hands.")
    )
    verb = next(token for token in doc if token.text == "shook")
    assert [token.text for token in verb.lefts if token.dep_ == "nsubj"] == ["Hungary"]


@pytest.mark.parametrize(
    "text",
    [
        "The group known as Unita fought the army.",
        "Omar Diallo, who served as envoy, met the rebels.",
        "The crowd cheered as Chad freed the prisoners.",
    ],
)
def test_what_somebody_is_and_clauses_that_are_right_stay(text):
    doc = load_pipeline()(text)
    heads = [(token.head.i, token.dep_) for token in doc]
    assert [(token.head.i, token.dep_) for token in mend_as_clauses(doc)] == heads
