"""Titles and first lines of reports on several texts: true of their rows, by name, and in English."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import measures


def make_counterparts(*rows: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["counterpart", "event_count"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("Cuba", 1), ("Germany", 1), ("United States", 1)],
         "Norway deals with Cuba, Germany and the United States, once each."),
        ([("Cuba", 3), ("Germany", 1)], "Norway deals most with Cuba, three times."),
        ([("A", 1), ("B", 1), ("C", 1), ("D", 1)], "Norway deals with four others, with none most."),
    ],
)  # fmt: skip
def test_with_whom_an_actor_deals_most(rows, said):
    assert measures.tell_counterparts(make_counterparts(*rows), actor="Norway") == said


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([1993, 2025, 2025], "More efforts are told of 2025 than of any other year: 2 of 3."),
        ([1993, 1993], "All efforts are told of 1993."),
        ([1993, 2025], "Efforts are told of 2 years from 1993 to 2025."),
    ],
)
def test_of_which_year_most_efforts_are_told(years, said):
    frame = pd.DataFrame({"first_at": pd.to_datetime([f"{year}-03-01" for year in years], utc=True)})
    assert measures.tell_effort_times(frame) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([2, 2, 2], "Any two of the texts share two things."),
        ([3, 1, 1], "a and b share most: three things."),
        ([1, 1, 0], "Two pairs of texts share one thing each; no pair shares more."),
        ([0, 0, 0], "No two of the texts tell the same thing."),
    ],
)
def test_which_texts_bear_each_other_out(counts, said):
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    frame = pd.DataFrame(
        [(*pair, count) for pair, count in zip(pairs, counts, strict=True)],
        columns=["text_a", "text_b", "shared_count"],
    )
    assert measures.tell_overlap(frame) == said


def test_no_mediator_is_said_to_lead_where_two_do():
    frame = pd.DataFrame({"mediator": ["A", "B"], "effort_count": [2, 2], "took_place_count": [1, 0]})
    assert measures.tell_records(frame) == "Of 4 efforts by two mediators, one took place."


def test_the_last_stretch_is_summed_up_with_its_weightiest_sentences():
    periods = pd.DataFrame(
        {
            "period": ["2024", "2025"], "event_count": [3, 9], "conflict_count": [1, 4], "violence_count": [0, 4],
            "mean_intensity": [0.9, -0.72], "sentences": [(1, 2), (3, 4, 5, 6)], "weightiest": [(2,), (4, 6)],
        }
    )  # fmt: skip
    indicators = pd.DataFrame({"name": ["Acts of force", "Share of conflict"], "state": ["watch", "calm"]})
    told = measures.tell_state(periods, indicators)
    assert told["text"].tolist() == [
        "Of 2025, the newest stretch, the texts tell nine events: four of conflict, all of these acts of force.",
        "In 2025 events scored −0.7 on average, against 0.9 in 2024.",
        "One of the two indicators is past its mark: acts of force; the other one is calm.",
    ]
    assert told["sentences"].iloc[0] == (4, 6)
    assert measures.cite_weightiest(periods)["sentences"].tolist() == [(2,), (4, 6)]
