from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
import yaml

from analysis.desk import Reviewer
from analysis.desk.gold import write_gold
from analysis.errors import DataError
from analysis.evaluation.gold import load_gold
from tests.examples import TEXT, make_example_tables


def test_what_was_judged_is_read_back_as_gold(tmp_path):
    tables = make_example_tables()
    written = write_gold(tables, tmp_path)
    (gold,) = load_gold(tmp_path / "corrected", articles=tmp_path / "articles")
    assert written.notes == ()
    assert gold.text == TEXT and str(gold.published_on) == "2026-04-14"
    assert {e.span.start: (e.type, e.status, e.cameo, e.factuality) for e in gold.events} == {
        row.start: (row.type, row.status, row.cameo if isinstance(row.cameo, str) else None, row.factuality)
        for row in tables.events.itertuples()
    }
    assert {c.span.quote for c in gold.claims} == set(tables.claims["quote"])
    assert {q.span.quote: q.value for q in gold.quantities} == dict(
        zip(tables.quantities["quote"], tables.quantities["value"], strict=True)
    )
    assert {actor.name for actor in gold.actors.values()} == set(tables.actors["name"])
    assert sum(len(m.actors) for m in gold.mentions) == len(tables.mentions)
    assert {r.relation for r in gold.relations} == set(tables.relations["relation"])
    (host,) = [e for e in gold.events if e.span.quote == "host talks"]
    assert [gold.actors[a].name for a in host.mediator] == ["Qatar"]
    assert gold.places[host.place].name == "Doha"


def test_only_judged_rows_are_written_the_rejected_as_wrong_and_the_rest_is_told(store, tmp_path):
    reviewer = Reviewer(store, who="Ada")
    events = store.load().events.set_index("quote")
    reviewer.correct(events.loc["offered", "event_id"], {"status": "planned"})
    reviewer.reject(events.loc["clashes", "event_id"])
    written = write_gold(store.load(rejected=True), tmp_path)
    (gold,) = load_gold(tmp_path / "corrected", articles=tmp_path / "articles")
    assert [(e.span.quote, e.status) for e in gold.events] == [("offered", "planned")]
    assert [gold.actors[a].name for a in gold.events[0].recipient] == ["Ethiopia", "Eritrea"]
    assert not gold.is_whole and {t: [s.quote for s in spans] for t, spans in gold.rejected.items()} == {
        "events": ["clashes"]
    }
    said = yaml.safe_load(written.gold.read_text(encoding="utf-8"))
    assert said["judged"] == {"whole": False, "accepted": 0, "corrected": 1, "added": 0}
    assert "rows that nobody has judged are left out; they count neither as right nor as wrong." in written.notes[0]


def test_a_text_is_judged_whole_where_somebody_says_so(store, tmp_path):
    Reviewer(store, who="Ada").accept(store.load().events["event_id"].iloc[0])
    written = write_gold(store.load(rejected=True), tmp_path, whole=True)
    (gold,) = load_gold(tmp_path / "corrected", articles=tmp_path / "articles")
    assert gold.is_whole and "they count as wrong, as the text was judged whole" in written.notes[0]


def test_what_people_disagree_on_is_neither_right_nor_wrong(store, tmp_path):
    ada, ben = Reviewer(store, who="Ada"), Reviewer(store, who="Ben")
    document_id, start = store.load().documents["document_id"].iloc[0], TEXT.index("Qatar")
    values = {"start": start, "end": start + 5, "type": "CONSULT", "status": "planned"}
    added = ada.add("events", document_id, values).entry.row_id
    ben.reject(added)
    ada.accept(store.load().events["event_id"].iloc[0])
    write_gold(store.load(rejected=True), tmp_path)
    (gold,) = load_gold(tmp_path / "corrected", articles=tmp_path / "articles")
    assert gold.rejected == {} and start not in {event.span.start for event in gold.events}


def test_scores_are_had_against_it_where_gold_from_elsewhere_is_named(tmp_path):
    from analysis.evaluation.board import score_external
    from analysis.extraction.parsing.pipeline import load_pipeline

    write_gold(make_example_tables(), tmp_path)
    scored = list(score_external(load_pipeline(None), tmp_path, tell=lambda _: None))
    assert {measure.texts for measure in scored} == {"corrected"}
    assert {"actors", "events", "quantities"} <= {measure.layer for measure in scored}


def test_one_judged_row_can_be_scored_too(store, tmp_path):
    from analysis.evaluation.board import score_external
    from analysis.extraction.parsing.pipeline import load_pipeline

    Reviewer(store, who="Ada").accept(store.load().events["event_id"].iloc[0])
    write_gold(store.load(), tmp_path)
    scored = list(score_external(load_pipeline(None), tmp_path, tell=lambda _: None))
    assert scored and all(measure.items and not measure.is_pinned for measure in scored)


def test_marks_that_cross_are_told_and_left_out(tmp_path):
    tables = make_example_tables()
    mention = tables.mentions.iloc[[0]].assign(start=3, end=9, quote=TEXT[3:9], mention_id="m1")
    crossed = replace(tables, mentions=pd.concat([tables.mentions, mention], ignore_index=True))
    written = write_gold(crossed, tmp_path)
    assert any("crosses another one" in note for note in written.notes)
    load_gold(tmp_path / "corrected", articles=tmp_path / "articles")


def test_nothing_judged_and_braces_are_refused(store, tmp_path):
    with pytest.raises(DataError, match="Nobody has judged a row of this document yet"):
        write_gold(store.load(), tmp_path)
    tables = make_example_tables()
    braces = replace(tables, documents=tables.documents.assign(text=TEXT + " {x}"))
    with pytest.raises(DataError, match="holds braces, with which gold marks its spans"):
        write_gold(braces, tmp_path)
    assert list(tmp_path.rglob("*.yaml")) == []
