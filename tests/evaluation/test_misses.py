"""What is shown of a text that was read wrongly."""

from __future__ import annotations

from analysis.evaluation.misses import show_misses


def test_nothing_is_shown_but_mediations_of_a_text_that_was_read_rightly(align, perfect):
    assert list(show_misses([align(perfect)])) == ["# tiny", "= IRN between OMN, QAT: offered", ""]


def test_missed_made_up_and_half_right_events_stand_under_their_sentence(align, perfect):
    offered, accepted, thanked = perfect["events"]
    offered["status"] = "refused"
    accepted |= {"start": thanked["end"] + 1, "end": thanked["end"] + 5, "quote": "both", "sentence": 3}
    for row in perfect["sentences"]:
        row["text"] = f"Sentence {row['sentence']}."
    lines = list(show_misses([align(perfect)]))
    assert "S1 Sentence 1." in lines
    assert "  ~ 'offered' AGREE offered IRN > OMN+QAT by IRN" in lines
    assert "    'offered' AGREE refused IRN > OMN+QAT by IRN [r]" in lines
    assert "  - 'accepted' AGREE accepted QAT > ·" in lines
    assert "  + 'both' AGREE accepted QAT > · [r]" in lines
    assert "- IRN between OMN, QAT: offered" in lines
    assert "+ IRN between OMN, QAT: refused" in lines
