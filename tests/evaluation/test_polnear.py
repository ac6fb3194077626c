import pytest

from analysis.errors import DataError
from analysis.evaluation.polnear import (
    AttributionScore,
    Relation,
    group_claims,
    read_polnear,
    read_relations,
    score_polnear,
)
from analysis.extraction.parsing.pipeline import load_pipeline

TEXT = "“We will stay,” said Ann Lee. Critics doubt that it works."
STANDOFF = """T1\tContent 1 13\tWe will stay
T2\tCue 16 20\tsaid
T3\tSource 21 28\tAnn Lee
T4\tContent 43 57\tthat it works
T5\tCue 37 42\tdoubt
T6\tSource 29 36\tCritics
E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3
E2\tAttribution:T5 Content:T4 Cue:T5 Source:T6
"""
LEE = Relation(source=((21, 28),), cue=((16, 20),), content=((1, 13),))
CRITICS = Relation(source=((30, 37),), cue=((38, 43),), content=((44, 57),))


def score(gold, found):
    counted = AttributionScore()
    counted.add(TEXT, gold, found)
    return counted


def test_standoff_gives_each_relation_with_its_parts():
    first, second = read_relations(STANDOFF)
    assert first == LEE
    assert [TEXT[start:end] for start, end in first.source] == ["Ann Lee"]
    assert second.cue == ((37, 42),)


def test_parts_in_several_stretches_and_parts_that_are_missing_are_read():
    (found,) = read_relations("T1\tContent 0 4;9 12\tWe w ll s\nT2\tCue 5 8\tsay\nE1\tCue:T2 Content:T1")
    assert (found.source, found.content) == ((), ((0, 4), (9, 12)))


def test_a_second_content_belongs_to_the_same_relation():
    standoff = "T1\tContent 0 4\tx\nT2\tContent 9 12\ty\nT3\tCue 5 8\tz\nE1\tCue:T3 Content:T1 Content2:T2"
    assert next(read_relations(standoff)).content == ((0, 4), (9, 12))


def test_the_same_relations_score_one_and_none_score_zero():
    same, nothing = score([LEE, CRITICS], [LEE, CRITICS]), score([LEE, CRITICS], [])
    assert (same.source.exact.f1, same.cue.exact.f1, same.content.exact.f1, same.relation.f1) == (1, 1, 1, 1)
    assert (nothing.content.exact.f1, nothing.content.words.f1, nothing.relation.f1) == (0, 0, 0)


def test_a_content_that_is_half_right_counts_by_words_only():
    half = Relation(source=LEE.source, cue=LEE.cue, content=((1, 8),))
    counted = score([LEE], [half])
    assert (counted.source.exact.f1, counted.content.exact.f1, counted.relation.f1) == (1, 0, 0)
    assert counted.content.words.f1 == pytest.approx(2 * 2 / (3 + 2))


def test_quotation_marks_and_a_leading_that_make_no_difference():
    text = "He said that “it is over.”"
    counted = AttributionScore()
    with_marks = Relation(source=((0, 2),), cue=((3, 7),), content=((8, 26),))
    without = Relation(source=((0, 2),), cue=((3, 7),), content=((14, 24),))
    counted.add(text, [with_marks], [without])
    assert counted.relation.f1 == 1


def test_a_cue_inside_the_content_is_no_part_of_it():
    text = "Peace, he said, is near."
    counted = AttributionScore()
    split = Relation(source=((7, 9),), cue=((10, 14),), content=((0, 5), (16, 23)))
    whole = Relation(source=((7, 9),), cue=((10, 14),), content=((0, 23),))
    counted.add(text, [split], [whole])
    assert counted.content.exact.f1 == 1


def test_what_is_found_beyond_the_gold_lowers_precision_not_recall():
    counted = score([LEE], [LEE, CRITICS])
    assert (counted.cue.exact.precision, counted.cue.exact.recall) == (0.5, 1)


def test_rows_with_one_source_and_cue_are_the_pieces_of_one_relation():
    pieces = [
        {"start": 0, "end": 5, "cue_start": 10, "cue_end": 14, "source_start": 7, "source_end": 9},
        {"start": 16, "end": 23, "cue_start": 10, "cue_end": 14, "source_start": 7, "source_end": 9},
        {"start": 24, "end": 30, "cue_start": None, "cue_end": None},
    ]
    assert group_claims(pieces) == [Relation(source=((7, 9),), cue=((10, 14),), content=((0, 5), (16, 23)))]


def test_rows_without_a_source_are_relations_without_one():
    row = {"start": 11, "end": 20, "cue_start": 0, "cue_end": 10}
    assert group_claims([row])[0].source == ()


def write_article(folder, name, text, standoff, annotators=("a1b2",)):
    for part in ("attributions", "text"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    for annotator in annotators:
        (folder / "attributions" / f"{name}_{annotator}.ann").write_text(standoff, encoding="utf-8")


def test_a_folder_gives_each_text_once_though_several_people_annotated_it(tmp_path):
    write_article(tmp_path, "paper_2016-09-12_news", TEXT, STANDOFF, annotators=("a1b2", "c3d4"))
    write_article(tmp_path, "paper_2016-09-13_more", "Peace, he said, is near.", "")
    articles = list(read_polnear(tmp_path))
    assert [(article.name, len(article.relations)) for article in articles] == [
        ("paper_2016-09-12_news", 2),
        ("paper_2016-09-13_more", 0),
    ]


def test_a_folder_without_annotations_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(DataError, match="it needs the folders attributions and text"):
        list(read_polnear(tmp_path))


NEWS = "The army accused Iran of firing at its ships."
NEWS_STANDOFF = (
    "T1\tSource 0 8\tThe army\nT2\tCue 9 16\taccused\nT3\tContent 17 44\tIran of firing at its ships\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)


def test_the_pipeline_is_scored_on_a_folder_by_the_conventions_of_polnear(tmp_path):
    write_article(tmp_path, "paper_2016-09-12_news", NEWS, NEWS_STANDOFF)
    scored = score_polnear(tmp_path, load_pipeline())
    assert (scored.relation.f1, scored.errors) == (1, [])


def test_the_table_of_claims_leaves_out_whom_a_charge_is_about(tmp_path):
    write_article(tmp_path, "paper_2016-09-12_news", NEWS, NEWS_STANDOFF)
    scored = score_polnear(tmp_path, load_pipeline(), claims_only=True)
    assert (scored.cue.exact.f1, scored.content.exact.f1) == (1, 0)


def test_an_article_that_breaks_is_named_and_counts_as_nothing_found(tmp_path):
    write_article(tmp_path, "paper_2016-09-12_news", NEWS, NEWS_STANDOFF)

    class Broken:
        def pipe(self, *_, **__):
            raise RuntimeError("no parser")

    scored = score_polnear(tmp_path, Broken())
    assert scored.errors == ["paper_2016-09-12_news: RuntimeError: no parser"]
    assert (scored.cue.exact.gold, scored.cue.exact.found) == (1, 0)
