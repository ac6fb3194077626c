"""An act is told by the words of its clause, or not at all where these could mislead outside their sentence."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.clauses import tell_clause

CALLED = {"a": "Ruritania", "b": "Sylvania", "v": "Anton Vey"}
AT = 50


def tell(text, trigger, *, doers=("Ruritania",), others=("Sylvania",), ids=("a",), said=None, by=""):
    """Tell the act of a sentence by the words that name those who have a part in it."""

    def part(name, words, actor_id):
        start = AT + text.index(words)
        return {"part": name, "actor_id": actor_id, "quote": words, "start": start, "end": start + len(words)}

    parts = [part("actor", words, i) for words, i in zip(doers, [*ids, "c", "d"], strict=False)]
    parts += [part("recipient", words, "b") for words in others]
    start = AT + text.index(trigger)
    event = {"start": start, "end": start + len(trigger), "factuality": 3.0}
    claim = None
    if said is not None:
        at, source = AT + text.index(said), text.index("said") + AT
        claim = {
            "start": at, "end": at + len(said), "source_quote": "aides", "source_start": source - 6,
            "source_end": source - 1, "cue": "said", "cue_start": source, "cue_end": source + 4, "rule": "verb_with_clause",
        }  # fmt: skip
    columns = ["part", "actor_id", "quote", "start", "end"]
    return tell_clause(event, pd.DataFrame(parts, columns=columns), {"text": text, "start": AT}, claim, CALLED, by)


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "others", "told"),
    [
        ("On Monday Ruritania attacked Sylvania by sea while its army slept.", "attacked", ["Ruritania"], ["Sylvania"],
         "Ruritania attacked Sylvania by sea"),
        ("PORT VEY, May 3 - Ruritania did not free the men of Sylvania, who wept.", "free", ["Ruritania"], ["Sylvania"],
         "Ruritania did not free the men of Sylvania"),
        ("Aid came late, and Ruritania closed its border to Sylvania.", "closed", ["Ruritania"], ["Sylvania"],
         "Ruritania closed its border to Sylvania"),
        ("Ruritania's new minister, a soldier, accused Sylvania of theft and threatened war.", "accused", ["minister"], ["Sylvania"],
         "Ruritania's new minister, a soldier, accused Sylvania of theft"),
        ("Ruritania has since armed Sylvania, Kenya and Chad.", "armed", ["Ruritania"], ["Sylvania"],
         "Ruritania has since armed Sylvania, Kenya and Chad"),
        ("Masked gunmen in Vey killed two guards of Sylvania.", "killed", ["Masked gunmen"], ["Sylvania"],
         "Masked gunmen in Vey killed two guards of Sylvania"),
    ],
)  # fmt: skip
def test_a_plain_clause_is_told_word_for_word(text, trigger, doers, others, told):
    assert tell(text, trigger, doers=doers, others=others) == told


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "others"),
    [
        # What is cut off would turn the sense, or goes on.
        ("Ruritania will free the men of Sylvania, but only if it is paid.", "free", ["Ruritania"], ["Sylvania"]),
        ("Ruritania agreed to leave Sylvania unless it was attacked.", "agreed", ["Ruritania"], ["Sylvania"]),
        ("Ruritania sued Sylvania after a judge, Max Roth, had ruled.", "sued", ["Ruritania"], ["Sylvania"]),
        ("Ruritania accused the king of Sylvania, Rudolf V, of theft.", "accused", ["Ruritania"], ["Sylvania"]),
        # Whom or what it means stands elsewhere.
        ("The two countries accused Sylvania of theft.", "accused", ["The two countries"], ["Sylvania"]),
        ("The senator accused it of arming Sylvania.", "accused", ["The senator"], ["Sylvania"]),
        ("Its army attacked Sylvania on Monday.", "attacked", ["Its army"], ["Sylvania"]),
        # Somebody's word, a condition or a clause of time that is none of the text's own.
        ("Aides said that Ruritania attacked Sylvania on Monday.", "attacked", ["Ruritania"], ["Sylvania"]),
        ("Ruritania attacked Sylvania on Monday, aides said.", "attacked", ["Ruritania"], ["Sylvania"]),
        ("Ruritania will not free the men of Sylvania, officials feared.", "free", ["Ruritania"], ["Sylvania"]),
        ("If Ruritania wins, Ruritania will tax Sylvania for years.", "tax", ["Ruritania"], ["Sylvania"]),
        ("While Ruritania, which is poor, armed Sylvania on Monday, others slept.", "armed", ["Ruritania"], ["Sylvania"]),
        # One who has a part in it is not told with it.
        ("Ruritania signed a truce, brokered on Monday in Sylvania.", "signed", ["Ruritania"], ["Sylvania"]),
    ],
)  # fmt: skip
def test_a_clause_that_could_mislead_is_not_told(text, trigger, doers, others):
    assert tell(text, trigger, doers=doers, others=others) is None


def test_what_somebody_says_is_told_from_where_his_words_begin():
    text = "On Monday aides said that Ruritania had attacked Sylvania at night."
    said = "that Ruritania had attacked Sylvania at night"
    assert tell(text, "attacked", said=said, by=", according to aides") == (
        "Ruritania had attacked Sylvania at night, according to aides"
    )
    nested = "On Monday aides said that Kenya hoped that Ruritania had attacked Sylvania at night."
    said = "that Kenya hoped that Ruritania had attacked Sylvania at night"
    assert tell(nested, "attacked", said=said, by=", according to aides") is None


def test_one_who_is_called_by_his_last_name_is_named_in_full():
    assert tell("Vey thanked Sylvania for its help.", "thanked", doers=["Vey"], ids=("v",)) == (
        "Anton Vey thanked Sylvania for its help"
    )
