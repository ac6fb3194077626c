"""An effort is told in words of ours where its sentence tells it plainly, else by its clause, else quoted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures import compose_bottom_line
from tests.examples import make_example_tables

NEWS = "Kenya offered to mediate between Ethiopia and Eritrea on Monday."


def tell(text, trigger, *, sides=("Ethiopia", "Eritrea"), mediator="Kenya", status="offered", sentence=3, **event):
    """Tell the one effort of a text, read by the machine, that stands in its third sentence; give the lines of mediation."""
    tables = make_example_tables()
    ids = tables.actors.set_index("name")["actor_id"]
    row = tables.sentences[tables.sentences["sentence"] == sentence].iloc[0]
    at = int(row["start"])

    def part(name, actor, words):
        start = at + text.index(words)
        return {
            **tables.participants.iloc[0], "event_id": "e", "part": name, "actor_id": ids[actor], "quote": words,
            "start": start, "end": start + len(words), "sentence": sentence, "review": "machine",
        }  # fmt: skip

    parts = [part("actor", "Kenya", mediator), part("mediator", "Kenya", mediator)]
    parts += [part("recipient", name, words) for name, words in zip(("Ethiopia", "Eritrea"), sides, strict=False)]
    told = tables.events[tables.events["status"] == "offered"].iloc[:1]
    start = at + text.index(trigger)
    told = told.assign(
        event_id="e", sentence=sentence, start=start, end=start + len(trigger), quote=trigger, status=status, claim_id=None,
        review="machine", confidence=0.7, rule="verb_mediate", when_end=pd.NaT, **{"ground": "foreground", **event},
    )  # fmt: skip
    is_it = tables.sentences["sentence"] == sentence
    lines = compose_bottom_line(
        replace(
            tables,
            events=told,
            participants=pd.DataFrame(parts),
            claims=tables.claims.iloc[:0],
            sentences=tables.sentences.assign(text=tables.sentences["text"].mask(is_it, text)),
        )
    )
    return list(lines[lines["topic"] == "mediation"]["text"])


def test_a_plain_effort_is_told_in_words_of_ours():
    assert tell(NEWS, "offered to mediate") == ["Kenya has offered to mediate between Eritrea and Ethiopia."]


def test_one_told_in_passing_is_quoted():
    text = "Kenya, which offered to mediate between Ethiopia and Eritrea, is a neighbour of Sudan."
    assert tell(text, "offered to mediate", ground="background") == [f"It says further: “{text[:-1]}”."]


@pytest.mark.parametrize("sides", [("the two sides", "the two sides"), ("them", "them")])
def test_one_whose_sides_stand_in_another_sentence_is_told_by_its_clause(sides):
    text = f"Kenya's king, Vey V, has offered to bring {sides[0]} together in Nairobi."
    (told,) = tell(text, "offered", sides=sides, mediator="Vey V")
    assert text[:-1] in told and "Ethiopia" not in told


def test_an_effort_of_another_day_is_told_with_its_time():
    text = "An earlier attempt by Kenya to bring the two sides together failed in March."
    (told,) = tell(text, "attempt", sides=("the two sides", "the two sides"), status="failed")
    assert told == f"{text[:-1]}." or told == f"It says further: “{text[:-1]}”."
    assert "Mediation between" not in told


def test_what_the_opening_says_is_not_told_again():
    assert tell(NEWS, "offered to mediate", sentence=1) == []
