"""Verbs behind a clause that commas enclose: the main subject's, not the clause's."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        (
            "Kenya recalled its envoy, after Chad had shelled a village, and accused Libya of murder.",
            "accused",
            "Kenya",
        ),
        ("Hamas rejected the plan, although Egypt had urged it to accept, and attacked Israel.", "attacked", "Hamas"),
        ("Kenya sent troops after Chad had crossed the border and attacked Libya.", "attacked", "Chad"),
    ],
)
def test_who_acts_behind_an_enclosed_clause(read, text, verb, doer):
    event = next(e for e in read(text).events if e.trigger.head.text == verb)
    assert [a.name for a in event.actors] == [doer]


@pytest.mark.parametrize(
    ("text", "verb", "actors"),
    [
        ("Kenya reconciled Chad and Sudan, following two years of talks in Oslo.", "talks", {"Chad", "Sudan"}),
        ("Prince Khalid delivered a letter from his father, King Salman, to Ali Khamenei.", "delivered", {"Khalid"}),
    ],
)
def test_whose_words_and_talks_they_are(read, text, verb, actors):
    event = next(e for e in read(text).events if verb in {t.text for t in e.trigger.tokens})
    assert {a.name for a in event.actors} == actors
    assert not event.mediators
