"""A tiny gold text, and hand-made rows to score against it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis.evaluation.align import Alignment
from analysis.evaluation.extracted import ScoredText
from analysis.evaluation.gold import load_gold

BODY = (
    "Iran offered to mediate between Oman and Qatar. "
    "President Hassan Ali said Doha had accepted about 20 monitors. He thanked both countries in Muscat."
)
GOLD = """actors:
  irn: {name: Iran, kind: state, country: IRN}
  omn: {name: Oman, kind: state, country: OMN}
  qat: {name: Qatar, kind: state, country: QAT}
  ali: {name: Hassan Ali, kind: person, country: IRN, role: President, belongs_to: irn}
places:
  muscat: {name: Muscat, country: OMN}
marked: |
  {Iran|irn} offered to mediate between {Oman|omn} and {Qatar|qat}. President {Hassan Ali|ali} said {Doha|qat:metonym} had accepted about 20 monitors. {He|ali:pronoun} thanked {both countries|omn+qat:nominal} in {Muscat|@muscat}.
events:
- {span: offered, type: AGREE, cameo: "039", status: offered, actor: [irn], recipient: [omn, qat], mediator: [irn]}
- {span: accepted, type: AGREE, status: accepted, factuality: 2, actor: [qat]}
- {span: thanked, type: SUPPORT, status: occurred, actor: [ali], recipient: [omn, qat]}
claims:
- {source: President Hassan Ali, cue: said, content: Doha had accepted about 20 monitors, sourcing: named_person, factuality: 2, actor: ali}
quantities:
- {span: about 20, value: 20, comparator: "≈", unit: person, counted: monitors}
relations:
- {subject: ali, relation: leads, object: irn, span: President Hassan Ali}
- {subject: omn, relation: borders, object: qat, span: both countries}
"""

Rows = dict[str, list[dict[str, Any]]]


def at(words: str, *, nth: int = 0) -> dict[str, Any]:
    """Give start and end of words in the text."""
    start = -1
    for _ in range(nth + 1):
        start = BODY.index(words, start + 1)
    return {"start": start, "end": start + len(words), "quote": words, "sentence": 1 + BODY[:start].count(". ")}


@pytest.fixture
def perfect() -> Rows:
    """Rows that say what the gold says."""
    actors = [("a", "Iran", "state", "IRN", None), ("b", "Oman", "state", "OMN", None),
              ("c", "Qatar", "state", "QAT", None), ("d", "Hassan Ali", "person", "IRN", "a")]  # fmt: skip
    mentions = [("Iran", "a", "name"), ("Oman", "b", "name"), ("Qatar", "c", "name"), ("Hassan Ali", "d", "name"),
                ("Doha", "c", "metonym"), ("He", "d", "pronoun"), ("both countries", "b", "nominal"),
                ("both countries", "c", "nominal")]  # fmt: skip
    events = [("e1", "offered", "AGREE", "offered", "039", 3.0), ("e2", "accepted", "AGREE", "accepted", None, 2.0),
              ("e3", "thanked", "SUPPORT", "occurred", None, 3.0)]  # fmt: skip
    parts = [("e1", "a", "actor"), ("e1", "a", "mediator"), ("e1", "b", "recipient"), ("e1", "c", "recipient"),
             ("e2", "c", "actor"), ("e3", "d", "actor"), ("e3", "b", "recipient"), ("e3", "c", "recipient")]  # fmt: skip
    content, source, cue = at("Doha had accepted about 20 monitors"), at("President Hassan Ali"), at("said")
    rows: Rows = {
        "sentences": [{"sentence": n, "start": start} for n, start in enumerate((0, 48, BODY.index("He ")), start=1)],
        "actors": [
            {"actor_id": key, "name": name, "kind": kind, "country": country, "belongs_to": body}
            for key, name, kind, country, body in actors
        ],
        "mentions": [{**at(words), "actor_id": key, "form": form} for words, key, form in mentions],
        "events": [
            {**at(words), "event_id": key, "type": type_, "status": status, "cameo": cameo, "factuality": factuality}
            for key, words, type_, status, cameo, factuality in events
        ],
        "participants": [{"event_id": event, "actor_id": actor, "part": part} for event, actor, part in parts],
        "claims": [
            {
                **content, "claim_id": "c1", "sourcing": "named_person", "factuality": 2.0,
                "source_start": source["start"], "source_end": source["end"],
                "cue_start": cue["start"], "cue_end": cue["end"],
            }
        ],
        "quantities": [
            {**at("about 20"), "quantity_id": "q1", "value": 20.0, "low": None, "high": None, "comparator": "≈", "unit": "person"}
        ],
        "relations": [
            {"relation_id": "r1", "subject_id": "d", "relation": "leads", "object_id": "a", "object_text": None},
            {"relation_id": "r2", "subject_id": "c", "relation": "borders", "object_id": "b", "object_text": None},
        ],
        "places": [{"place_id": "p1", "name": "Muscat", "country": "OMN"}],
        "place_mentions": [{**at("Muscat"), "place_id": "p1"}],
    }  # fmt: skip
    for table in rows.values():
        for number, row in enumerate(table):
            row |= {"rule": "r", "confidence": 0.5}
            row.setdefault("mention_id", f"m{number}")
    return rows


@pytest.fixture
def align(tmp_path: Path) -> Callable[[Rows], Alignment]:
    """Give a function that lays rows beside the gold text."""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "tiny.yaml").write_text(GOLD, encoding="utf-8")
    head = "---\ntitle: Tiny\ndate: 2020-01-02\noutlet: O\n---\n"
    (tmp_path / "tiny.txt").write_text(f"{head}{BODY}\n", encoding="utf-8")
    [gold] = load_gold(tmp_path, articles=tmp_path)
    return lambda rows: Alignment(ScoredText(gold, rows))


@pytest.fixture
def score(align: Callable[[Rows], Alignment]) -> Callable[[Rows], dict[str, float]]:
    """Give a function that scores rows on every layer: key of the measure → score."""
    from analysis.evaluation.board import score_texts

    return lambda rows: {m.key: round(m.value, 3) for m in score_texts([align(rows).text], "tiny")}
