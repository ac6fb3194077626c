from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import analysis.display.outlines as outlines
from analysis.errors import SetupError


def test_the_worlds_states_have_outlines_in_range() -> None:
    frame = outlines.load_outlines()
    assert {"IRN", "PAK", "AFG", "QAT", "TUR", "UKR", "FJI", "MDV", "PSE"} <= set(frame["country"].dropna())
    assert frame["country"].nunique() > 220
    points = np.concatenate(list(frame["points"]))
    assert np.abs(points[:, 1]).max() <= 90 and np.abs(points[:, 0]).max() <= 360


def test_rings_are_closed_and_do_not_jump() -> None:
    for ring in outlines.load_outlines()["points"]:
        assert np.allclose(ring[0], ring[-1], atol=0.011)
        if np.abs(ring[:, 1]).max() < 90:
            assert np.abs(np.diff(ring[:, 0])).max() < 60


def test_a_caller_cannot_spoil_the_frame_for_the_next() -> None:
    frame = outlines.load_outlines()
    frame["name"] = "spoilt"
    assert "spoilt" not in set(outlines.load_outlines()["name"])


def test_missing_map_data_are_told_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "find_shipped", lambda name: tmp_path)
    outlines._read_outlines.cache_clear()
    with pytest.raises(SetupError, match=r"map's data are missing: .*countries\.csv\. Install Communiqué again"):
        outlines.load_outlines()


def test_the_map_data_stay_small() -> None:
    from analysis.settings import find_shipped

    assert (find_shipped("reference") / "map" / "countries.csv").stat().st_size < 800_000
