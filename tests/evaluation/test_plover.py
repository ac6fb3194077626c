import pytest

from analysis.errors import DataError
from analysis.evaluation.plover import find_types, read_plv, score_end_to_end, score_given_spans

HEAD = "marked_sentence\tgold_root\tgold_penta\n"
LINES = (
    HEAD
    + "<s>Iran</s> freed <t>two men</t>.\tYIELD\t2\n<s>Oman</s> blamed <t>Iran</t>.\tACCUSE\t3\n<s>Oman</s> met.\tCONSULT\t1\n"
)


@pytest.fixture
def sentences(tmp_path):
    (tmp_path / "PLV_x.tsv").write_text(LINES, encoding="utf-8")
    return read_plv(tmp_path / "PLV_x.tsv")


def scores_of(measures):
    return {m.name: m.value for m in measures}


def test_marks_become_offsets_and_a_missing_side_none(sentences):
    first, _, last = sentences
    assert first.text == "Iran freed two men."
    assert [first.text[slice(*span)] for span in (first.source, first.target)] == ["Iran", "two men"]
    assert last.target is None


def test_abstaining_is_wrong_and_both_ways_of_yielding_are_one(sentences):
    scores = scores_of(score_given_spans(sentences, ["RETREAT", None, "CONSULT"], "x"))
    assert scores["root accuracy, spans given"] == pytest.approx(2 / 3)
    assert scores["quad accuracy, spans given"] == pytest.approx(2 / 3)
    assert scores["share abstained, spans given"] == pytest.approx(1 / 3)
    assert scores["root macro-F1, spans given"] == pytest.approx(2 / 3)


def test_a_wrong_root_of_the_right_quad_is_half_right(sentences):
    scores = scores_of(score_given_spans(sentences, ["AID", "REJECT", "AGREE"], "x"))
    assert (scores["root accuracy, spans given"], scores["quad accuracy, spans given"]) == (0.0, 1.0)


def rows(event, parts):
    return {
        "events": [{"event_id": "e", "type": event, "start": 5}],
        "participants": [
            {"event_id": "e", "actor_id": str(span), "part": part, "start": span[0], "end": span[1]}
            for part, span in parts
        ],
    }


def test_an_event_counts_where_its_actor_is_the_source_and_another_part_the_target():
    found = rows("RETREAT", [("actor", (0, 4)), ("recipient", (15, 18))])
    assert find_types(found, (0, 4), (11, 18)) == ["RETREAT"]
    assert find_types(found, (11, 18), (0, 4)) == []
    assert find_types(found, None, (11, 18)) == ["RETREAT"]


def test_end_to_end_counts_what_was_found_without_being_told(sentences):
    extracted = [
        rows("RETREAT", [("actor", (0, 4)), ("recipient", (11, 18))]),
        rows("ACCUSE", [("actor", (0, 4))]),
        None,
    ]
    scores = scores_of(score_end_to_end(sentences, extracted, "x"))
    assert scores["recall, end to end"] == pytest.approx(1 / 3)
    assert scores["F1, end to end"] == pytest.approx(2 / 4)


def test_a_file_without_the_columns_is_refused(tmp_path):
    (tmp_path / "PLV_x.tsv").write_text("sentence\nIran.\n", encoding="utf-8")
    with pytest.raises(DataError, match="marked_sentence"):
        read_plv(tmp_path / "PLV_x.tsv")
