import pytest

from analysis.extraction.parsing.parted_names import mend_parted_names
from analysis.extraction.parsing.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A spokesman for Prime Minister Abdulhamid al-Dbeibah called the accord a victory.", "called", "spokesman"),
        ("An aide to President Bashar al-Assad said on Monday that talks were over.", "said", "aide"),
    ],
)
def test_who_speaks_for_somebody_is_the_subject_alone(text, verb, subject):
    doc = mend_parted_names(load_pipeline()(text))
    main = next(token for token in doc if token.text == verb)
    assert [c.text for c in main.lefts if c.dep_ == "nsubj"][:1] == [subject]
    assert [c.text for c in main.lefts if c.dep_ == "nsubj"][-1] == subject
