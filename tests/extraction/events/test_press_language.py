"""How much of the language of the press the lexicons of acts know, and what their columns ask for."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.extraction.confidence import keep_raw_confidences
from analysis.extraction.events.triggers import words_of_object
from analysis.extraction.extract import extract_rows
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.parse import parse_documents
from analysis.extraction.parsing.pipeline import load_pipeline
from analysis.schemas import STATUSES, Document

SENTENCES = Path(__file__).parent / "press_sentences.csv"
#: The conventions of annotation count both of them as right; what is yielded and done already is a retreat.
EITHER = {
    "SANCTION": {"SANCTION", "COERCE"},
    "COERCE": {"SANCTION", "COERCE"},
    "CONCEDE": {"CONCEDE", "RETREAT"},
}


def read_sentences() -> list[tuple[str, str, range]]:
    """Give the type, the plain sentence, and where in it the act's word stands."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = []
    for row in rows:
        text = row["sentence"]
        plain = text.replace("[", "").replace("]", "")
        found.append((row["type"], plain, range(text.index("["), text.index("]") - 1)))
    return found


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Give, by type, the share of sentences whose act is found with that type."""
    wanted = read_sentences()
    documents = [
        Document(document_id=f"d{i}", name=f"d{i}", text=text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
        for i, (_, text, _) in enumerate(wanted)
    ]
    right, total = Counter[str](), Counter[str]()
    for (kind, _, place), parse in zip(wanted, parse_documents(load_pipeline(), documents), strict=True):
        with keep_raw_confidences():  # What is known is asked here, not how far it can be trusted.
            events = extract_rows(parse)["events"]
        here = [e for e in events if e["start"] < place.stop and place.start < e["end"]]
        total[kind] += 1
        right[kind] += any(event["type"] in EITHER.get(kind, {kind}) for event in here)
    return {kind: right[kind] / total[kind] for kind in total}


def test_each_type_of_act_is_read_in_most_sentences_of_the_press(shares):
    assert {kind: round(share, 2) for kind, share in shares.items() if share < 0.75} == {}
    assert sum(shares.values()) / len(shares) >= 0.85


def test_every_class_that_a_phrase_names_has_nouns():
    classes = {w[1:] for e in load_lexicon("event_phrases") for w in e["lemma"].split() if w.startswith("@")}
    assert {name for name in classes if not words_of_object(name)} == set()


def test_a_phrase_that_counts_only_where_negated_says_what_it_then_comes_to():
    negated = [e for e in load_lexicon("event_phrases") if e["needs"] == "negated"]
    assert [e["lemma"] for e in negated if e["status"] not in STATUSES] == []


def test_no_phrase_is_listed_twice():
    phrases = [(e["lemma"].split()[0], frozenset(e["lemma"].split()[1:])) for e in load_lexicon("event_phrases")]
    twice = [phrase for phrase, count in Counter(phrases).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Rwanda's soldiers came under fire from Congolese rebels.", "came", "ASSAULT"),
        ("Iran wants Iraq to disarm the Kurdish groups.", "wants", "REQUEST"),
        ("Ethiopia declared the United Nations official persona non grata.", "declared", "SANCTION"),
        ("Georgian protesters besieged the Saudi embassy.", "besieged", "PROTEST"),
        ("Iraq's army liberated the city of Mosul.", "liberated", "ASSAULT"),
        ("Iraq's army liberated the hostages.", "liberated", "RETREAT"),
        ("Serbia staged manoeuvres near Kosovo.", "staged manoeuvres", "MOBILIZE"),
        ("Hundreds of Georgians stormed the Russian embassy.", "stormed", "ASSAULT"),
        ("Eritrea objected to the presence of Sudanese troops.", "objected to", "REJECT"),
    ],
)
def test_the_words_around_make_the_act(read, text, trigger, kind):
    assert read(text).event(trigger)[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "France shares a border with Spain.",
        "Norway's envoy took part in the ceremony.",
        "Israel's minister released a statement.",
        "The Syrian refugees flew to Turkey.",
        "Chad's president called the vote a success.",
    ],
)
def test_a_word_that_lacks_what_its_line_asks_for_is_no_act(read, text):
    assert read(text).events == []


def test_a_class_of_nouns_is_the_object_and_not_what_stands_elsewhere(read):
    assert read("Syria used only words as a weapon.").events == []


@pytest.mark.parametrize(("text", "lemma"), [("They staged a march.", "stage"), ("They retook the port.", "retake")])
def test_the_lemma_of_a_press_word_is_mended(text, lemma):
    assert load_pipeline()(text)[1].lemma_ == lemma


@pytest.mark.parametrize(
    "text",
    [
        "Norway's prime minister spoke with Oslo Daily News about the war.",
        "Should Oman mediate between Chad and Libya?",
        "Chad's army deployed a telescope.",
        "Libya's court vacated his conviction.",
    ],
)
def test_what_is_told_to_the_press_asked_or_done_to_something_else_is_no_act(read, text):
    assert [e for e in read(text).events if e.trigger.noun is None and e.trigger.head.pos_ == "VERB"] == []


def test_what_was_agreed_is_signed_by_those_who_agreed(read):
    found = read("Chad and Libya have reached a deal. The agreement was signed on Friday.").event("signed")
    assert found[:2] == ("SUPPORT", "occurred") and sorted(found[3]) == ["Chad", "Libya"]


@pytest.mark.parametrize("name", ["COVID-19", "UTC", "IST"])
def test_a_disease_or_a_time_zone_is_no_body(read, name):
    assert name not in {
        a.name for m in read(f"Iran closed its border on Monday over {name}.").index.mentions for a in m.actors
    }
