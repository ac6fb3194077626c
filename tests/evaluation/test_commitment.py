import json

import pytest

from analysis.errors import DataError
from analysis.evaluation.commitment import correlate, mean_error, parse_words, read_rated, score_ratings
from analysis.extraction.parsing.pipeline import load_pipeline

ROW = {
    "text": "`` He may leave , '' she said .",
    "targets": [{"span1": [3, 4], "label": 1.0}, {"span1": [7, 8], "label": 3.0}],
}


@pytest.fixture
def sentences(tmp_path):
    (tmp_path / "dev.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return read_rated(tmp_path / "dev.jsonl")


def test_words_are_read_as_a_reader_writes_them(sentences):
    assert sentences[0].words[:2] == ('"', "He")
    assert sentences[0].ratings == ((3, 1.0), (7, 3.0))


def test_predicates_are_rated_in_their_sentence_and_what_is_not_rated_is_plain(sentences):
    def rate(token):
        return 2.0 if token.text == "leave" else None

    scores = {m.name: m for m in score_ratings(sentences, parse_words(load_pipeline(), sentences), rate, "x")}
    assert scores["MAE"].value == 0.5
    assert scores["MAE"].constant == 1.0
    assert scores["Pearson r"].value == pytest.approx(1.0)


def test_what_does_not_vary_correlates_with_nothing():
    assert correlate([1.0, 2.0], [3.0, 3.0]) == 0.0
    assert correlate([1.0, 2.0], [5.0, 3.0]) == pytest.approx(-1.0)
    assert mean_error([1.0, 2.0], [5.0, 3.0]) == 2.5


def test_a_line_that_is_no_sentence_is_named(tmp_path):
    (tmp_path / "dev.jsonl").write_text(json.dumps(ROW) + "\n{}\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        read_rated(tmp_path / "dev.jsonl")
