import pytest

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.set_off_participles import mend_set_off_participles


@pytest.mark.parametrize(
    ("text", "verb", "subject", "participle"),
    [
        ("The government, coaxed for weeks by Egyptian envoys, accepted the plan.", "accepted", "government", "coaxed"),
        ("Chad, warned by the army, rejected the plan.", "rejected", "Chad", "warned"),
        (
            "Oman drew up a plan that the rebels, pressed by the mediators, drafted anew.",
            "drafted",
            "rebels",
            "pressed",
        ),
        (
            "The plan that the Malians, coaxed by Alan Good, the envoy, abandoned was Oman's.",
            "abandoned",
            "Malians",
            "coaxed",
        ),
        ("They drew up a text which Chad, urged on by France, signed, officials said.", "signed", "Chad", "urged"),
    ],
)
def test_the_verb_behind_a_set_off_participle_is_the_subjects(text, verb, subject, participle):
    doc = mend_set_off_participles(load_pipeline()(text))
    words = {token.text: token for token in doc}
    assert [token.text for token in words[verb].lefts if token.dep_ == "nsubj"] == [subject]
    assert words[participle].head.text == subject


def test_the_noun_before_the_clause_keeps_the_verb_behind_it():
    doc = mend_set_off_participles(
        load_pipeline()("The plan that the rebels, stung by the attack, put forward was drawn up by Oman.")
    )
    drawn = next(token for token in doc if token.text == "drawn")
    assert [token.text for token in drawn.lefts if token.dep_ == "nsubjpass"] == ["plan"]


@pytest.mark.parametrize(
    "text",
    [
        "A truce between Israel and Hamas, mediated by Egypt, was holding on Friday.",
        "Soldiers, backed by tanks, entered the town and killed nine people.",
        "In Mali, seized by rebels last year, fighting goes on.",
        "The envoy, sent by Oman, met Ahmed Ali, praised by both.",
        "Convoys were attacked in Goma, held by rebels, officials said.",
    ],
)
def test_what_is_read_right_is_left_as_it_is(text):
    before = load_pipeline()(text)
    heads = [(token.head.i, token.dep_) for token in before]
    assert [(token.head.i, token.dep_) for token in mend_set_off_participles(before)] == heads
