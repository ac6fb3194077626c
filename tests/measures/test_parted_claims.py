"""What is claimed, with the subject that its speaker parts from it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.parted_claims import tell_contents


def tell(text: str, source: str, cue: str, quote: str, rule: str = "cue_as_aside") -> str:
    row = {"document_id": "d", "sentence": 1, "rule": rule, "quote": quote, "start": text.index(quote)}
    row |= {"cue_start": text.index(cue), "cue_end": text.index(cue) + len(cue)}
    row |= {"source_start": text.index(source), "source_end": text.index(source) + len(source)}
    sentences = pd.DataFrame([{"document_id": "d", "sentence": 1, "start": 0, "text": text}])
    return str(tell_contents(pd.DataFrame([row]), sentences).iloc[0])


@pytest.mark.parametrize(
    ("text", "source", "cue", "quote", "told"),
    [
        (
            "The road, residents said, would stay shut.",
            "residents",
            "said",
            "would stay shut",
            "The road … would stay shut",
        ),
        (
            "Aid came to Gao, where police, residents allege, shot three men.",
            "residents",
            "allege",
            "shot three men",
            "police … shot three men",
        ),
        (
            "The war would end; those behind it, Ruiz added, should stand trial.",
            "Ruiz",
            "added",
            "should stand trial",
            "those behind it … should stand trial",
        ),
        # What stands before may be a clause by itself, or end on a word that no subject ends on.
        ("She held a draft that, she said, both had signed.", "she", "said", "both had signed", "both had signed"),
        ("Togo has mines and, aides say, pays well.", "aides", "say", "pays well", "pays well"),
        (
            "Baku blamed troops, to whose raids its men, it said, gave no answer.",
            "it",
            "said",
            "gave no answer",
            "gave no answer",
        ),
        ("The army left, and rebels, residents said, came.", "residents", "said", "came", "came"),
        ("Residents said that the road was shut.", "Residents", "said", "the road was shut", "the road was shut"),
    ],
)
def test_the_subject_stands_with_what_is_said_of_it(text, source, cue, quote, told):
    assert tell(text, source, cue, quote) == told
