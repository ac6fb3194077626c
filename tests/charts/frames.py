"""Small frames that charts are tested with, and nasty ones."""

from __future__ import annotations

import pandas as pd

LONG = "The $Very_Long^{Name}$ of an Organisation for the Reconciliation of Everybody with Everybody else"
ARABIC = "إيران الإسلامية"
STATUSES = (
    "requested", "offered", "refused", "requested", "hypothetical", "threatened", "planned", "accepted", "ongoing",
    "halted", "denied", "failed", "occurred",
)  # fmt: skip


def make_tracks(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mediator", "party_a", "party_b", "step", "status", "sentences"])


def make_events(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["sentence", "quote", "quad", "intensity", "status", "actors", "recipients"])


def make_interactions(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "recipient", "tone", "event_count", "sentences"])


def make_claims(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["sourcing", "factuality", "claim_count"])


def make_voices(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "event_count", "claim_count"])


def make_places(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "latitude", "longitude"])


TRACKS = make_tracks(
    ("Qatar", "Pakistan", "Taliban", 0, "requested", 4),
    ("Qatar", "Pakistan", "Taliban", 1, "failed", 5),
    ("Iran", "Pakistan", "Afghanistan", 0, "requested", 1),
    ("Iran", "Pakistan", "Afghanistan", 1, "offered", [6, 7]),
)
EVENTS = make_events(
    (1, "turning to", 3, 0.0, "requested", "Pakistan", "Iran"),
    (3, "clashes", 4, -9.0, "occurred", "Pakistan, Taliban", None),
    (6, "offered to mediate", 1, 2.5, "offered", "Iran", "Pakistan, Afghanistan"),
)
INTERACTIONS = make_interactions(
    ("Pakistan", "Iran", "neutral", 1, [1]),
    ("Iran", "Pakistan", "cooperation", 2, [6, 7]),
    ("Iran", "Afghanistan", "cooperation", 2, [6, 7]),
    ("Pakistan", "Afghanistan", "conflict", 1, [13]),
)
CLAIMS = make_claims(
    ("media", 1.0, 4), ("unnamed_people", 1.0, 2), ("official_unnamed", 3.0, 1), ("unattributed", None, 2)
)
VOICES = make_voices(("Pakistan", 7, 0), ("Iran", 3, 0), ("Masoud Pezeshkian", 2, 1))
PLACES = make_places(
    ("Tehran", 35.69, 51.42), ("Balochistan", 28.5, 65.5), ("Chabahar", 25.29, 60.64), ("Islamabad", 33.69, 73.05)
)
STATES = {"IRN": "Iran", "PAK": "Pakistan", "AFG": "Afghanistan", "QAT": "Qatar", "TUR": "Turkey"}

_NAMES = [f"{LONG} {i}" for i in range(60)]
NASTY_TRACKS = make_tracks(
    *((f"{LONG} {i}", ARABIC, "X" * 60, k, status, list(range(k * 3 + 1, k * 3 + 9)))
      for i in range(15) for k, status in enumerate(STATUSES))
)  # fmt: skip
NASTY_EVENTS = make_events(
    *((i * 100 + 1, f"$x_{i}^2$ {LONG}", 1 + i % 4, [2.5, 10, -3, -9][i % 4], "hypothetical", _NAMES[i], f"{ARABIC} {LONG}")
      for i in range(60))
)  # fmt: skip
NASTY_INTERACTIONS = make_interactions(
    *((_NAMES[i], _NAMES[(i * 7 + 3) % 60], ("neutral", "conflict", "cooperation")[i % 3], 1 + i % 9, [i + 1, i + 2, i + 3, i + 4])
      for i in range(60)),
    *((_NAMES[3], _NAMES[i], "conflict", 9, [1, 2, 3, 4, 5]) for i in range(20)),
)  # fmt: skip
NASTY_VOICES = make_voices(
    *((f"{name} {ARABIC}", i * 37 % 100, (i * 13) % 90 if i % 3 else 0) for i, name in enumerate(_NAMES))
)
NASTY_CLAIMS = make_claims(*((s, f, 123456) for s in ("media", "named_body") for f in range(-3, 4)))
NASTY_PLACES = make_places(
    *((f"{LONG} {i}", 31.3 + i * 0.05, 34.3 + (i % 4) * 0.07) for i in range(40)),
    (ARABIC, 31.9, 34.8),
    ("nowhere", None, None),
)
