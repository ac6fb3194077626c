from __future__ import annotations

import pytest

from analysis import measures, open_document
from analysis.desk import Reviewer
from analysis.display.method import show_method
from analysis.display.reviewed import show_reviews
from analysis.errors import DataError, UnknownName
from analysis.row_checks import Extraction
from analysis.schemas import TABLES
from analysis.store import Store
from tests.examples import TEXT


@pytest.fixture
def ada(store) -> Reviewer:
    return Reviewer(store, who="Ada")


@pytest.fixture
def ben(store) -> Reviewer:
    return Reviewer(store, who="Ben")


def event(store: Store, quote: str, *, rejected: bool = False) -> dict:
    events = store.load(rejected=rejected).events
    return events[events["quote"] == quote].iloc[0].to_dict()


def test_a_correction_is_read_by_all_who_read_the_tables(store, ada):
    offered = event(store, "offered")
    ada.correct(offered["event_id"], {"status": "planned"}, why="“has offered” is what the headline says")
    assert event(store, "offered")["status"] == "planned"
    assert store.read("events").set_index("event_id").loc[offered["event_id"], "review"] == "corrected"
    assert "planned" in set(open_document(data_dir=store.data_dir).events["status"])
    machine = store.load(corrected=False).events.set_index("event_id").loc[offered["event_id"]]
    assert (machine["status"], machine["review"]) == ("offered", "machine")


def test_a_correction_survives_extraction_of_the_article_anew(store, ada, document_id):
    offered = event(store, "offered")
    ada.correct(offered["event_id"], {"status": "planned"})
    ada.reject(event(store, "clashes")["event_id"])
    machine = store.load(corrected=False)
    document = machine.documents.iloc[0].to_dict()
    from analysis.schemas import Document

    again = Document(**{name: document[name] for name in ("document_id", "name", "text", "retrieved_at", "outlet")})
    frames = {t: machine[t].assign(rule="newer") if "rule" in machine[t] else machine[t] for t in TABLES}
    frames["documents"] = machine.documents.assign(title=None)
    store.replace([Extraction([again], frames)])
    assert event(store, "offered")["status"] == "planned"
    assert event(store, "offered")["rule"] == "newer"
    assert "clashes" not in set(store.load().events["quote"])


def test_undo_takes_back_the_last_then_the_one_before(store, ada):
    offered = event(store, "offered")
    ada.correct(offered["event_id"], {"status": "planned"})
    ada.correct(offered["event_id"], {"type": "CONSULT"})
    ada.undo()
    assert (event(store, "offered")["type"], event(store, "offered")["status"]) == ("AGREE", "planned")
    ada.undo()
    assert (event(store, "offered")["status"], event(store, "offered")["review"]) == ("offered", "machine")
    with pytest.raises(UnknownName, match="Ada has no entry to undo"):
        ada.undo()
    assert len(store.corrections.read()) == 4, "undoing adds to the log and takes nothing from it"


def test_nobody_undoes_for_another(store, ada, ben):
    entry = ada.reject(event(store, "offered")["event_id"]).entry
    with pytest.raises(UnknownName, match=f"Ben has no entry '{entry.entry_id}' to undo"):
        ben.undo(entry.entry_id)


def test_an_added_row_is_there_with_its_span_and_can_be_taken_back(store, ada, document_id):
    start = TEXT.index("fled")
    added = ada.add("events", document_id, {"start": start, "end": start + 4, "type": "RETREAT", "status": "occurred"})
    row = event(store, "fled")
    assert (row["review"], row["rule"], row["quad"], row["sentence"]) == ("added", "by_hand", 2, 9)
    actor = store.load().actors.iloc[0]
    ada.add(
        "participants",
        document_id,
        {
            "start": start, "end": start + 4, "event_id": row["event_id"], "actor_id": actor["actor_id"], "part": "actor",
        },
    )  # fmt: skip
    assert (store.load().participants["event_id"] == row["event_id"]).sum() == 1
    ada.undo(added.entry.entry_id)
    tables = store.load()
    assert "fled" not in set(tables.events["quote"]) and row["event_id"] not in set(tables.participants["event_id"])


def test_a_row_that_is_there_is_not_added_twice(store, ada, document_id):
    start = TEXT.index("fled")
    fled = {"start": start, "end": start + 4, "type": "RETREAT", "status": "occurred"}
    ada.add("events", document_id, fled)
    with pytest.raises(DataError, match=r"There is such a row in events already, “[^”]+” in S\d+: correct that one"):
        ada.add("events", document_id, fled)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"status": "perhaps"}, "Rows break the contract of table events: status: 'perhaps'"),
        ({"quote": "x"}, "Column 'quote' of events cannot be corrected; these can: start, end, type"),
        ({"status": "offered"}, "has these values already: nothing to correct"),
        ({"place_id": "p0"}, "place_id 'p0' is the id of no row of places in this document"),
        ({"factuality": "high"}, "Column factuality of events holds numbers, not 'high'"),
        ({"start": "9999", "end": "10000"}, "9999–10000 is no span of the text"),
    ],
)
def test_what_a_row_cannot_hold_is_refused_and_not_written(store, ada, changes, message):
    with pytest.raises(DataError, match=message):
        ada.correct(event(store, "offered")["event_id"], changes)
    assert store.corrections.read() == []


def test_an_unknown_or_ambiguous_row_is_refused(ada):
    with pytest.raises(UnknownName, match="'nothing' is the id of no row; `communique review` lists rows"):
        ada.accept("nothing")
    with pytest.raises(UnknownName, match="'e' could be 9 rows; give more of the id"):
        ada.accept("e")


def test_two_who_disagree_are_told_and_a_third_settles(store, ada, ben):
    offered = event(store, "offered")["event_id"]
    ada.correct(offered, {"status": "planned"})
    told = ben.correct(offered, {"status": "failed"})
    assert told.conflict is not None and {stance.who for stance in told.conflict.stances} == {"Ada", "Ben"}
    assert store.load().conflicts == (offered,)
    assert event(store, "offered")["status"] == "offered"
    Reviewer(store, who="Chioma").settle(offered, like="Ada", why="both were asked")
    assert event(store, "offered")["status"] == "planned" and not store.load().conflicts
    with pytest.raises(UnknownName, match="'Ada' holds nothing of row"):
        ben.settle(offered, like="Ada")


def test_what_one_adds_and_another_rejects_is_seen_by_reviewers_until_it_is_settled(store, ada, ben, document_id):
    start = TEXT.index("fled")
    added = ada.add("events", document_id, {"start": start, "end": start + 4, "type": "RETREAT", "status": "occurred"})
    ben.reject(added.entry.row_id)
    assert "fled" not in set(store.load().events["quote"])
    seen = store.load(rejected=True)
    assert event(store, "fled", rejected=True)["review"] == "rejected" and seen.rejected == 0
    first = measures.rank_for_review(seen).iloc[0]
    assert (first["row_id"], first["reason"].split(",")[0]) == (added.entry.row_id, "reviewers disagree")
    Reviewer(store, who="Chioma").settle(added.entry.row_id, like="Ada")
    row = event(store, "fled")
    assert (row["review"], row["type"], row["quad"]) == ("accepted", "RETREAT", 2) and not store.load().conflicts


def test_what_was_said_already_is_not_said_again(store, ada, ben):
    offered = event(store, "offered")["event_id"]
    ada.accept(offered)
    with pytest.raises(DataError, match="Ada has accepted “offered” already"):
        ada.accept(offered)
    ben.accept(offered)
    ada.reject(offered)
    ada.accept(offered)
    assert len(store.corrections.read()) == 4


def test_the_method_and_the_sourcing_section_count_what_was_reviewed(store, ada, ben):
    tables = store.load()
    assert "judged by nobody yet" in str(show_method(tables))
    assert "No person has checked a row" in str(show_reviews(measures.count_reviews(tables)))
    ada.accept(event(store, "asked")["event_id"])
    ada.correct(event(store, "offered")["event_id"], {"status": "planned"})
    ada.reject(event(store, "clashes")["event_id"])
    ada.reject(event(store, "seized")["event_id"])
    ben.accept(event(store, "threatened")["event_id"])
    ada.reject(event(store, "threatened")["event_id"])
    tables = store.load()
    said = str(show_method(tables))
    assert "of which 2 were reviewed by a person (1 accepted, 1 corrected and 2 rejected and left out)." in said
    assert "On 1 row reviewers disagree: it stands as the machine left it." in said
    assert tables.corrections in said
    counts = measures.count_reviews(tables).set_index("table").loc["events"]
    assert (counts["accepted_count"], counts["corrected_count"], counts["row_count"]) == (1, 1, 7)
    assert counts["sentences"] == (1, 6)


def test_what_most_needs_a_look_comes_first(store, ada, ben):
    before = measures.rank_for_review(store.load())
    assert (before["attention"].diff().dropna() <= 0).all()
    first_event = before[before["table"] == "events"].iloc[0]
    assert (
        first_event["quote"] == "offered" and "in the bottom line, step of a mediation track" in first_event["reason"]
    )
    top = before["row_id"].iloc[0]
    ada.accept(top)
    assert top not in set(measures.rank_for_review(store.load())["row_id"])
    last = before["row_id"].iloc[-1]
    ada.accept(last)
    ben.reject(last)
    after = measures.rank_for_review(store.load())
    assert after["row_id"].iloc[0] == last and "reviewers disagree" in after["reason"].iloc[0]
