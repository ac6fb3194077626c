import pytest

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.time_clauses import mend_time_clauses


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Chad recalled its envoy after an attack by rebels on a market killed nine people.", "killed", "attack"),
        (
            "Mali agreed, the French Foreign Ministry said, after more than a week of fighting killed dozens of people.",
            "killed",
            "week",
        ),
        ("Mali closed the border after a raid on a village near Gao left 20 dead.", "left", "raid"),
        ("Talks stalled after an air strike by Sudan on a hospital killed six.", "killed", "strike"),
        ("Chad closed the border after an ambush by gunmen from Libya killed ten soldiers.", "killed", "ambush"),
    ],
)
def test_what_was_done_after_is_done_by_the_noun_behind_after(text, verb, subject):
    doc = mend_time_clauses(load_pipeline()(text))
    main = next(token for token in doc if token.text == verb)
    assert [token.text for token in main.lefts if token.dep_ == "nsubj"] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "Chad recalled its envoy after an attack by rebels on Monday.",
        "After an attack on a village held by rebels, Mali closed the border.",
        "Chad freed ten men after talks and sent two envoys.",
    ],
)
def test_who_acts_before_or_behind_a_phrase_of_time_goes_on_acting(text):
    doc = load_pipeline()(text)
    heads = [(token.head.i, token.dep_) for token in doc]
    assert [(token.head.i, token.dep_) for token in mend_time_clauses(doc)] == heads


def test_nobody_kills_whom_an_attack_by_others_killed(read):
    text = (
        "President Gustavo Petro broke off negotiations with the ELN on Jan. 17 after an offensive by the rebels against "
        "dissidents of the FARC left more than 80 people dead and drove 50,000 from their homes."
    )
    done = [event for event in read(text).events if any(a.name == "Gustavo Petro" for a in event.actors)]
    assert [event.trigger.head.text for event in done] == ["broke"]
