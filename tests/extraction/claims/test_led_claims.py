"""Claims whose cue another verb leads to, or that stand in a clause, behind a phrase or beside a claim of others."""

from __future__ import annotations

import pytest

from tests.extraction.claims.conftest import claims_of

CASES = [
    # What stands before hangs on the verb that leads to the cue.
    (
        "The border was closed, the minister hastened to add.",
        [("the minister", "hastened to add", "The border was closed", "official_unnamed")],
    ),
    (
        "The offer still stood, the envoy was quick to add, and the talks would go on.",
        [("the envoy", "was quick to add", "The offer still stood", "official_unnamed")],
    ),
    # The part with the verb, behind a phrase and in a relative clause.
    (
        "To win time, he told reporters, the talks would be moved to Geneva.",
        [("he", "told", "the talks would be moved to Geneva", "named_person")],
    ),
    (
        "The team reached Gorna, where militiamen, survivors say, had locked forty men into a barn.",
        [("survivors", "say", "had locked forty men into a barn", "unnamed_people")],
    ),
    # What others say besides ends the content.
    (
        "She said that the border was open, and, diplomats added, trade had resumed.",
        [
            ("She", "said", "the border was open", "named_person"),
            ("diplomats", "added", "trade had resumed", "official_unnamed"),
        ],
    ),
    (
        "The pact was signed in secret, it is widely assumed, and parliament was told a week later.",
        [(None, "is widely assumed", "The pact was signed in secret", "unnamed_people")],
    ),
    # On what terms, and what is open, whole.
    (
        "They are said to be ready to talk, provided that the siege is lifted.",
        [(None, "are said", "to be ready to talk, provided that the siege is lifted", "unnamed_people")],
    ),
    (
        "How long the coalition will last is anyone's guess.",
        [(None, "is anyone's guess", "How long the coalition will last", "unattributed")],
    ),
    (
        "By the accounts of survivors, the soldiers had come at dawn.",
        [("the accounts of survivors", "By", "the soldiers had come at dawn", "unnamed_people")],
    ),
    # Who will not speak of a thing, is asked for one, or asked something, says nothing.
    (
        "The ministry declined to comment on a report that Chad had bombed the camp.",
        [(None, "report", "Chad had bombed the camp", "media")],
    ),
    ("The president rejected suggestions that he step down.", []),
    (
        '"We are ready," said President Marcos, asked whether talks could begin soon.',
        [("President Marcos", "said", "We are ready", "named_person")],
    ),
]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_claims_are_read(read, text, claims):
    assert claims_of(read, text) == claims
