import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.errors import DataError
from analysis.evaluation.__main__ import evaluate
from analysis.evaluation.gold import load_gold
from analysis.evaluation.measures import Measure
from analysis.evaluation.pins import find_falls, read_pins, update_pins, write_pins

REPOSITORY = Path(__file__).parents[2]


def make(value: float, *, is_error: bool = False) -> Measure:
    return Measure(texts="own dev", layer="events", name="x", value=value, items=10, is_error=is_error)


PINS = {"own dev": {"events: x": 0.5}}


def test_a_lower_score_is_a_fall_and_rounding_is_none():
    assert find_falls([make(0.45)], PINS) == ["own dev, events: x: 0.450 where 0.500 is pinned"]
    assert find_falls([make(0.4996), make(0.7)], PINS) == []


def test_of_an_error_a_higher_figure_is_the_fall():
    assert find_falls([make(0.6, is_error=True)], PINS)
    assert not find_falls([make(0.4, is_error=True)], PINS)


def test_updating_only_raises_unless_lowering_is_allowed():
    assert update_pins([make(0.6)], PINS)["own dev"]["events: x"] == 0.6
    assert update_pins([make(0.4)], PINS)["own dev"]["events: x"] == 0.5
    assert update_pins([make(0.4)], PINS, allow_lower=True)["own dev"]["events: x"] == 0.4
    assert update_pins([make(0.4, is_error=True)], PINS)["own dev"]["events: x"] == 0.4
    assert PINS == {"own dev": {"events: x": 0.5}}


def test_what_can_fall_while_the_program_gets_better_is_not_pinned():
    loose = Measure(texts="own dev", layer="events", name="y", value=0.1, items=1, is_pinned=False)
    assert find_falls([loose], {"own dev": {"events: y": 0.9}}) == []
    assert update_pins([loose], PINS) == PINS


def test_pins_are_written_and_read_back(tmp_path):
    write_pins(PINS, tmp_path / "scores.json")
    assert read_pins(tmp_path / "scores.json") == PINS
    assert read_pins(tmp_path / "none.json") == {}


def test_a_broken_file_of_pins_is_refused(tmp_path):
    (tmp_path / "scores.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="is not JSON"):
        read_pins(tmp_path / "scores.json")


def test_a_split_of_our_own_gold_that_is_pinned_is_pinned_on_every_layer():
    pins = json.loads((REPOSITORY / "tests" / "scores.json").read_text(encoding="utf-8"))
    layers = {"actors", "events", "mediation", "attribution", "sourcing", "quantities", "relations", "places"}
    gold = load_gold(REPOSITORY / "tests" / "gold", articles=REPOSITORY / "data/articles/mediation_history")
    assert "own dev" in pins
    judged = {file.stem for file in (REPOSITORY / "tests" / "verdicts").glob("*.csv")}
    for split in {text.split for text in gold if f"own {text.split}" in pins}:
        briefs = {"brief"} if any(text.name in judged for text in gold if text.split == split) else set()
        assert {key.partition(":")[0] for key in pins[f"own {split}"]} == layers | briefs


def test_a_folder_that_is_not_there_is_named():
    result = CliRunner().invoke(evaluate, ["--gold", "nowhere"])
    assert result.exit_code == 2
    assert "There is no folder nowhere" in result.output
