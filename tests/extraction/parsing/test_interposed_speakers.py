import pytest

from analysis.extraction.parsing.interposed_speakers import mend_interposed_speakers
from analysis.extraction.parsing.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "verb", "subject", "cue"),
    [
        ("Neither Peru nor Chile, a Spanish official said with a shrug, had been warned.", "warned", "Peru", "said"),
        ("The Kurds, a Turkish officer said in a whisper, had been attacked.", "attacked", "Kurds", "said"),
        ("Both Sudan and Chad, a French envoy recalled with bitterness, had been asked.", "asked", "Sudan", "recalled"),
    ],
)
def test_a_speaker_between_subject_and_verb_only_says_so(text, verb, subject, cue):
    doc = mend_interposed_speakers(load_pipeline()(text))
    main = next(token for token in doc if token.text == verb)
    said = next(token for token in doc if token.text == cue)
    assert [token.text for token in main.lefts if token.dep_ == "nsubjpass"] == [subject]
    assert (said.head.text, said.dep_) == (verb, "parataxis")


@pytest.mark.parametrize(
    "text",
    [
        "Peter Mwale, a diplomat noted for his tact, was invited.",
        "The minister, a man known in Oslo as a fixer, was jailed.",
    ],
)
def test_what_somebody_is_known_for_is_nobodys_word(text):
    doc = load_pipeline()(text)
    heads = [(token.head.i, token.dep_) for token in doc]
    assert [(token.head.i, token.dep_) for token in mend_interposed_speakers(doc)] == heads
