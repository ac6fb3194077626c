"""The table must say of every word what spaCy's own ruler says."""

from __future__ import annotations

import pickle
from operator import eq

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from analysis.extraction.parsing.attribute_table import AttributeTable
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.settings import PIPELINES, REPOSITORY_DIR

ARTICLES = sorted((REPOSITORY_DIR / "data" / "articles").rglob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in ARTICLES[:8]]
UGLY = ["", " \n ", "A\n\n\nB  c", "They're co-hosting, co-hosted it; IS  IT?", "محادثات في طهران", "x " * 500]


def tell(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


@pytest.mark.parametrize("text", [*TEXTS, *UGLY])
def test_says_what_the_ruler_says_with_the_same_patterns(text: str) -> None:
    nlp = load_pipeline()
    table = nlp.get_pipe("attribute_ruler")
    assert isinstance(table, AttributeTable)
    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(table.patterns)
    before = nlp.select_pipes(enable=["tok2vec", "tagger", "parser"])
    with before:
        mine, other = nlp(text), nlp(text)
    assert tell(table(mine)) == tell(ruler(other))


@pytest.mark.parametrize("text", TEXTS[:4])
def test_the_pipeline_tags_and_parses_as_the_one_of_spacy(text: str) -> None:
    stock = spacy.load(next(name for name in PIPELINES if spacy.util.is_package(name)))
    mine, other = ([(t.text, t.dep_, t.head.i, t.ent_type_) for t in nlp(text)] for nlp in (load_pipeline(), stock))
    # The last digit of a sum depends on who multiplies, so that a tie may fall otherwise on another processor.
    assert sum(map(eq, mine, other)) >= 0.99 * max(len(mine), len(other))


@pytest.fixture
def blank() -> Language:
    return spacy.blank("en")


def make_table(nlp: Language) -> AttributeTable:
    return AttributeTable(nlp.vocab, "table")


def test_a_later_pattern_wins_whether_looked_up_or_matched(blank: Language) -> None:
    table = make_table(blank)
    table.add([[{"LOWER": "a"}]], {"LEMMA": "first", "POS": "NOUN"})
    table.add([[{"LOWER": "a"}, {"LOWER": "b"}]], {"LEMMA": "second"})
    assert [t.lemma_ for t in table(blank.make_doc("A b"))] == ["second", ""]
    table.add([[{"LOWER": {"IN": ["a", "c"]}}]], {"LEMMA": "third"})
    doc = table(blank.make_doc("A b c"))
    assert [t.lemma_ for t in doc] == ["third", "", "third"]
    assert [t.pos_ for t in doc] == ["NOUN", "", ""]


def test_a_pattern_of_two_words_tells_of_the_second_and_of_one_with_two_ways_of_each(blank: Language) -> None:
    table = make_table(blank)
    table.add([[{"LOWER": "is"}, {"LOWER": "on"}]], {"POS": "ADV"}, index=1)
    table.add([[{"LOWER": "x"}], [{"LOWER": "y"}, {"IS_PUNCT": True}]], {"LEMMA": "letter"})
    doc = table(blank.make_doc("is on x y y!"))
    assert [t.pos_ for t in doc] == ["", "ADV", "", "", "", ""]
    assert [t.lemma_ for t in doc] == ["", "", "letter", "", "letter", ""]


def test_patterns_come_back_as_they_were_given(blank: Language) -> None:
    table = make_table(blank)
    given = [{"patterns": [[{"LOWER": "a", "TAG": {"IN": ["NN"]}}]], "attrs": {"LEMMA": "b"}, "index": 0}]
    table.add_patterns(given)
    assert table.patterns == given


def test_a_pipeline_with_it_goes_to_another_process() -> None:
    nlp = load_pipeline()
    text = "Oman hosted talks and is mediating between the two."
    assert tell(pickle.loads(pickle.dumps(nlp))(text)) == tell(nlp(text))
