import pytest

from analysis.extraction.parsing.main_participles import mend_participles
from analysis.extraction.parsing.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The truce held on Sunday, two officials said.", "held", "truce"),
        ("Talks with Chad stalled on Monday, two diplomats briefed on them said.", "stalled", "Talks"),
        ("Talks with Chad stalled on Sunday, officials said, after envoys left Doha.", "stalled", "Talks"),
        ("The delegation left on Sunday, a person briefed on the talks said.", "left", "delegation"),
        ("The truce held in the capital, the first in a month.", "held", "truce"),
        ("A convoy of aid trucks left on Sunday.", "left", "convoy"),
        ("Serbian opposition groups called on Vucic to resign.", "called", "groups"),
        (
            "Serbian opposition groups called on Vucic to resign, and some 3,000 people marched there.",
            "called",
            "groups",
        ),
    ],
)
def test_a_participle_that_is_the_verb_has_its_subject(text, verb, subject):
    doc = mend_participles(load_pipeline()(text))
    main = next(token for token in doc if token.text == verb)
    assert [token.text for token in main.lefts if token.dep_ == "nsubj"] == [subject]
    assert main.dep_ in {"ccomp", "ROOT"}


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers killed in a raid, officials said.",
        "Prisoners held in the capital, officials said.",
        "A convoy attacked by rebels near Goma, officials said.",
        "Talks stalled since May",
        "The envoy, sent on Sunday, said no.",
    ],
)
def test_what_others_did_to_somebody_is_left_as_it_is(text):
    before = load_pipeline()(text)
    heads = [(token.head.i, token.dep_) for token in before]
    assert [(token.head.i, token.dep_) for token in mend_participles(before)] == heads
