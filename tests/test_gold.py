"""Our own gold holds: every quote stands in its text, every id leads to a row, every word is in its vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from analysis.errors import DataError
from analysis.evaluation.gold import GoldText, load_gold, load_passages, read_article
from analysis.evaluation.quotes import read_marks, resolve_quote
from analysis.schemas import PARTS, SOURCINGS, STATUSES

REPOSITORY = Path(__file__).resolve().parent.parent
GOLD = REPOSITORY / "tests" / "gold"
ARTICLES = REPOSITORY / "data" / "articles" / "mediation_history"
TABLES = ("actors", "mentions", "events", "claims", "quantities", "relations", "places")


@pytest.fixture(scope="module")
def texts() -> list[GoldText]:
    return load_gold(GOLD, articles=ARTICLES)


def test_there_are_texts_enough_to_develop_on_and_every_article_is_annotated_once(texts: list[GoldText]) -> None:
    splits = Counter(text.split for text in texts)
    assert splits["dev"] >= 24
    assert splits["test"] >= 12
    assert set(splits) <= {"audited", "dev", "press", "test"}
    assert sorted(text.name for text in texts) == sorted(article.stem for article in ARTICLES.glob("*.txt"))


def test_the_texts_reach_from_the_cold_war_to_the_2020s(texts: list[GoldText]) -> None:
    decades = {
        split: {text.published_on.year // 10 for text in texts if text.split == split} for split in ("dev", "test")
    }
    assert {197, 198, 199, 200, 201, 202} <= decades["dev"]
    assert {197, 199, 200, 201, 202} <= decades["test"]


def test_texts_have_the_length_of_a_short_report_and_a_dated_head(texts: list[GoldText]) -> None:
    for text in texts:
        assert 150 <= len(text.text.split()) <= 350, text.name
        assert text.title and text.outlet == "Communiqué sample desk"
        assert text.name.startswith(f"{text.published_on.year}-")


def test_every_span_is_what_stands_in_the_text(texts: list[GoldText]) -> None:
    for text in texts:
        spans = [
            row.span
            for rows in (text.mentions, text.events, text.claims, text.quantities, text.relations)
            for row in rows
        ]
        spans += [span for claim in text.claims for span in (claim.source, claim.cue) if span]
        spans += [span for place in text.places.values() for span in place.mentions]
        for span in spans:
            assert text.text[span.start : span.end] == span.quote
            assert span.quote == span.quote.strip() != ""


def test_every_actor_and_every_place_is_mentioned_and_every_state_has_a_country(texts: list[GoldText]) -> None:
    for text in texts:
        mentioned = {actor for mention in text.mentions for actor in mention.actors}
        inside = {actor.belongs_to for actor in text.actors.values()}
        unmentioned = {key for key, actor in text.actors.items() if key not in mentioned}
        assert unmentioned <= inside, f"{text.name}: {unmentioned - inside}"
        assert all(place.mentions for place in text.places.values()), text.name
        assert all(actor.country for actor in text.actors.values() if actor.kind == "state"), text.name


def test_every_event_has_a_participant_and_mediation_codes_have_a_mediator(texts: list[GoldText]) -> None:
    for text in texts:
        for event in text.events:
            assert any(getattr(event, part) for part in PARTS), f"{text.name}: {event.span}"
            if event.cameo:
                assert event.mediator and re.fullmatch(r"\d{3}", event.cameo), f"{text.name}: {event.span}"


def test_claims_without_a_source_are_not_said_to_have_a_named_one(texts: list[GoldText]) -> None:
    for text in texts:
        for claim in text.claims:
            if claim.source is None:
                assert claim.sourcing in ("unnamed_people", "media", "unattributed"), f"{text.name}: {claim.span}"


def test_each_quantity_has_a_value_or_a_bound_and_ranges_have_both(texts: list[GoldText]) -> None:
    for text in texts:
        for quantity in text.quantities:
            assert (quantity.value is None) != (quantity.low is None), f"{text.name}: {quantity.span}"
            if quantity.comparator == "between":
                assert quantity.low is not None and quantity.high is not None and quantity.low < quantity.high


def test_relations_have_an_object_or_its_words(texts: list[GoldText]) -> None:
    for text in texts:
        for relation in text.relations:
            assert (relation.object is None) != (relation.object_text is None), f"{text.name}: {relation.span}"


def test_each_split_knows_every_sourcing_and_almost_every_status(texts: list[GoldText]) -> None:
    for split in {text.split for text in texts}:
        rows = [text for text in texts if text.split == split]
        assert {claim.sourcing for text in rows for claim in text.claims} == set(SOURCINGS)
        assert len({event.status for text in rows for event in text.events}) >= len(STATUSES) - 1


def test_the_page_about_the_gold_gives_the_numbers_of_rows_that_there_are(texts: list[GoldText]) -> None:
    page = (REPOSITORY / "docs" / "gold.md").read_text(encoding="utf-8")
    for split, number in Counter(text.split for text in texts).items():
        counts = [sum(len(getattr(text, table)) for text in texts if text.split == split) for table in TABLES]
        assert f"| {split} | {number} | {' | '.join(f'{count:,}' for count in counts)} |" in page


def test_passages_hold_and_the_page_gives_their_numbers() -> None:
    passages = load_passages(REPOSITORY / "tests" / "passages")
    page = (REPOSITORY / "docs" / "gold.md").read_text(encoding="utf-8")
    assert len({passage.name for passage in passages}) == len(passages)
    for split in ("dev", "held"):
        some = [passage for passage in passages if passage.split == split]
        counts = [len(some), *(sum(len(getattr(p, table)) for p in some) for table in ("mentions", "events", "claims"))]
        assert f"| {split} | {' | '.join(f'{count:,}' for count in counts)} |" in page


def test_a_passage_that_does_not_hold_is_named(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "some.yaml").write_text(
        "- {actors: {}, marked: Talks., events: [{span: war, type: ASSAULT, status: occurred}]}"
    )
    with pytest.raises(DataError, match=r"some\.yaml, some-000: Quote 'war' is not in the text"):
        load_passages(tmp_path)


@pytest.mark.parametrize(
    ("written", "message"),
    [("war", "is not in the text"), ("it", "stands in the text 2 times; add words around it")],
)
def test_a_quote_that_is_missing_or_ambiguous_is_refused(written: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        resolve_quote(written, "Oman said it hoped it would last; both sides waited for a warning.")


def test_a_bracketed_quote_is_found_by_the_words_around_it() -> None:
    span = resolve_quote("[it] would", "Oman said it hoped it would last.")
    assert (span.start, span.end, span.quote) == (19, 21, "it")


@pytest.mark.parametrize("marked", ["{Iran|irn agreed", "{Iran} agreed", "Iran|irn} agreed"])
def test_marks_that_do_not_match_are_refused(marked: str) -> None:
    with pytest.raises(DataError, match="A mark"):
        read_marks(marked)


def test_nested_marks_give_the_outer_one_first() -> None:
    text, marks = read_marks("{{Iran|irn}'s president|p:title} agreed")
    assert text == "Iran's president agreed"
    assert [(span.quote, label) for span, label in marks] == [("Iran's president", "p:title"), ("Iran", "irn")]


ARTICLE = "---\ntitle: T: a talk\ndate: 2020-01-02\noutlet: O\n---\nIran offered to mediate.\n"
GOOD = """actors:
  irn: {name: Iran, kind: state, country: IRN}
marked: |
  {Iran|irn} offered to mediate.
events:
- {span: offered, type: AGREE, status: offered, cameo: "039", actor: [irn], mediator: [irn]}
"""


def write_gold(folder: Path, annotation: str) -> Path:
    (folder / "dev").mkdir()
    (folder / "dev" / "one.yaml").write_text(annotation, encoding="utf-8")
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_a_small_file_is_read_with_its_head_and_offsets(tmp_path: Path) -> None:
    [text] = load_gold(write_gold(tmp_path, GOOD), articles=tmp_path)
    assert (text.split, text.title, str(text.published_on)) == ("dev", "T: a talk", "2020-01-02")
    assert text.text == "Iran offered to mediate."
    assert (text.events[0].span.start, text.events[0].factuality, text.events[0].mediator) == (5, 3.0, ("irn",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: state", "kind: country", "'country' is none of state"),
        ("status: offered", "status: offering", "'offering' is none of occurred"),
        ("actor: [irn]", "actor: [irq]", "actor 'irq' has no row"),
        ("span: offered", "span: proposed", "'proposed' is not in the text"),
        ("{Iran|irn} offered to", "{Iran|irn} refused to", "differs from the article at 5"),
        ("{Iran|irn}", "{Iran|irn:nickname}", "'nickname' is none of name"),
        ("{Iran|irn}", "{Iran|@iran}", "place 'iran' has no row"),
        ("mediator: [irn]}", "mediators: [irn]}", "unknown keys mediators"),
        ("mediator: [irn]}", "factuality: 4}", "factuality 4 is not between -3 and 3"),
        ("events:\n- {span: offered", "events:\n- {span: [offered", "is not YAML"),
    ],
)
def test_a_file_that_does_not_hold_is_refused_with_its_name(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(DataError, match=message) as raised:
        load_gold(write_gold(tmp_path, GOOD.replace(old, new)), articles=tmp_path)
    assert "one.yaml" in str(raised.value)


def test_a_missing_article_a_missing_head_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no article"):
        read_article(tmp_path / "none.txt")
    (tmp_path / "bare.txt").write_text("No head.", encoding="utf-8")
    with pytest.raises(DataError, match="has no front matter"):
        read_article(tmp_path / "bare.txt")
    with pytest.raises(DataError, match=r"holds no \.yaml file"):
        load_gold(tmp_path, articles=tmp_path)
