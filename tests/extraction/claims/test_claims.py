import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = [
    (
        "The minister said that the talks had failed.",
        ("The minister", "said", "the talks had failed", "official_unnamed", 2.0),
    ),
    ("Analysts suggest the truce is fragile.", ("Analysts", "suggest", "the truce is fragile", "unnamed_people", 1.0)),
    ("Reports indicate that Iran has agreed.", ("Reports", "indicate", "Iran has agreed", "media", 1.0)),
    (
        "The viral video depicted the envoy’s apparent anger, while others left.",
        ("The viral video", "depicted", "the envoy’s apparent anger", "media", 1.0),
    ),
    (
        "Kenya’s President William Ruto denied that soldiers were killed.",
        ("Kenya’s President William Ruto", "denied", "soldiers were killed", "named_person", -2.0),
    ),
    (
        "According to the United Nations, five million people need help.",
        ("the United Nations", "According to", "five million people need help", "named_body", 2.0),
    ),
    (
        "Egypt has reportedly accepted the plan.",
        (None, "reportedly", "Egypt has reportedly accepted the plan", "media", 1.0),
    ),
    (
        "Peru’s Defense Minister acknowledged the loss of 300 soldiers.",
        ("Peru’s Defense Minister", "acknowledged", "the loss of 300 soldiers", "official_unnamed", 3.0),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_claim_has_source_cue_content_sourcing_and_factuality(read, text, expected):
    row = read(text).claims()[0]
    found = tuple(row.get(key) for key in ("source_quote", "cue", "quote", "sourcing", "factuality"))
    assert found == expected


def test_a_quotation_is_the_content_without_its_marks(read):
    row = read("“We will not talk,” said Sergei Lavrov, the Russian foreign minister.").claims()[0]
    assert (row["quote"], row["sourcing"]) == ("We will not talk", "named_person")


def test_what_nobody_is_said_to_have_said_is_the_articles_own_voice(read):
    row = read("Pakistan faces a stark choice.").claims()[0]
    assert (row["sourcing"], row.get("cue"), row["loaded"]) == ("unattributed", None, "stark")


def test_hedges_are_kept_as_written(read):
    assert read("Tehran has a degree of sway with the Taliban.").claims()[0]["hedges"] == "a degree of"


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet=st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=200))
def test_spans_hold_on_any_text(read, text):
    reading = read(text)
    for row in [*reading.claims(), *reading.quantities()]:
        assert text[row["start"] : row["end"]] == row["quote"]
