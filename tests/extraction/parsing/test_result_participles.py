import pytest

from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.extraction.parsing.result_participles import mend_result_participles


@pytest.mark.parametrize(
    ("text", "toll", "deed"),
    [
        (
            "The opposition said it had taken power on Wednesday after police fired on crowds, killing 68 people.",
            "killing",
            "fired",
        ),
        (
            "The government, which blames the rebels who attacked a bus in May, killing nine people, refused to talk.",
            "killing",
            "attacked",
        ),
        ("Israel struck a school in Gaza on Monday, killing nine people, and Egypt condemned it.", "killing", "struck"),
    ],
)
def test_a_toll_is_of_the_last_violent_deed(text, toll, deed):
    doc = mend_result_participles(load_pipeline()(text))
    word = next(token for token in doc if token.text == toll)
    assert word.head.text == deed
