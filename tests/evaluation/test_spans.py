import pytest

from analysis.evaluation.spans import SpanScore, Tally, words_of


def found_words(text, *ranges, **options):
    return [text[at:].split()[0] for at in sorted(words_of(text, *ranges, **options))]


def test_words_are_told_apart_by_where_they_begin():
    assert words_of("to be", (0, 2)) != words_of("to be", (3, 5))


def test_marks_outside_and_a_leading_that_are_trimmed():
    assert words_of('that "it is".', (0, 13)) == words_of('that "it is".', (6, 11))


def test_that_inside_a_span_stays():
    assert len(words_of("he knew that she left", (0, 21))) == 5


def test_a_possessive_s_at_the_end_is_trimmed():
    assert words_of("Iran's offer", (0, 6)) == words_of("Iran's offer", (0, 4))


def test_stretches_that_are_left_out_hold_no_words():
    assert found_words("Peace he said is near", (0, 21), without=[(6, 13)]) == ["Peace", "is", "near"]


def test_a_span_of_marks_alone_has_no_words():
    assert words_of("Lee: no", (3, 4)) == frozenset()


def test_things_that_stand_twice_count_twice():
    tally = Tally()
    tally.add(["a", "a", "b"], ["a", "c"])
    assert (tally.gold, tally.found, tally.right) == (3, 2, 1)
    assert tally.f1 == pytest.approx(2 * 1 / 5)


def test_an_empty_tally_scores_zero():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_exact_spans_and_words_are_counted_apart():
    score = SpanScore()
    score.add([frozenset({0, 4, 8})], [frozenset({0, 4})])
    assert (score.exact.f1, score.words.f1) == (0, pytest.approx(0.8))


def test_a_span_that_two_rows_share_counts_once_and_empty_spans_not_at_all():
    score = SpanScore()
    score.add([frozenset({0}), frozenset({0}), frozenset()], [frozenset({0}), frozenset()])
    assert (score.exact.gold, score.exact.found, score.exact.right) == (1, 1, 1)
