"""Rows are held against all contracts when an extraction is made of them, those of many documents at once."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import DataError, UnknownName
from analysis.row_checks import Extraction
from analysis.schemas import TABLES
from tests.sample_rows import TEXT, make_document, make_frames

FIRST, SECOND = make_document(), make_document(f"{TEXT} And more was said.", name="second")


def join(*frames: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(frames, ignore_index=True)


@pytest.fixture
def frames() -> dict[str, pd.DataFrame]:
    one, two = make_frames(FIRST), make_frames(SECOND)
    return {table: join(one[table], two[table]) for table in TABLES}


def test_the_rows_of_several_documents_are_one_frame_a_table(frames):
    extraction = Extraction([FIRST, SECOND], frames)
    assert extraction.documents == (FIRST, SECOND)
    for table in TABLES:
        pd.testing.assert_frame_equal(extraction.frames[table], frames[table])


def test_a_table_that_is_not_given_has_no_rows():
    frames = make_frames(FIRST)
    extraction = Extraction([FIRST], {table: frames[table] for table in ("documents", "sentences")})
    assert set(extraction.frames) == set(TABLES)
    assert extraction.frames["events"].empty


@pytest.mark.parametrize(
    ("table", "change", "message"),
    [
        ("events", {"start": 3}, "not what stands at"),
        ("events", {"status": "maybe"}, "status: 'maybe' fails"),
        ("participants", {"actor_id": "a0"}, "actor_id a0 is in no row of actors"),
        ("events", {"sentence": 9}, r"cites sentences that the document lacks: \[9\]"),
        ("events", {"document_id": "d0"}, "has rows of other documents"),
        ("participants", {"participant_id": "p0"}, "participant_id: 'p0' fails field_uniqueness"),
        ("sentences", {"sentence": 1}, "more than one row with sentence 1"),
        ("documents", {"text": "Another text."}, "does not hold the text"),
        ("claims", {"source_end": 40}, "not what stands at"),
        ("claims", {"source_start": None}, "not what stands at"),
    ],
)
def test_rows_that_break_a_contract_are_refused(frames, table, change, message):
    mine = frames[table]["document_id"] == SECOND.document_id
    changed = frames[table][mine].assign(**change).astype(frames[table].dtypes)
    with pytest.raises(DataError, match=message):
        Extraction([FIRST, SECOND], {**frames, table: join(frames[table][~mine], changed)})


def test_a_row_that_leads_into_another_document_is_refused(frames):
    actors = dict(zip(frames["actors"]["document_id"], frames["actors"]["actor_id"], strict=True))
    swapped = {FIRST.document_id: actors[SECOND.document_id], SECOND.document_id: actors[FIRST.document_id]}
    mentions = frames["mentions"].assign(actor_id=frames["mentions"]["document_id"].map(swapped))
    with pytest.raises(DataError, match=r"Table mentions: actor_id .* is in no row of actors"):
        Extraction([FIRST, SECOND], {**frames, "mentions": mentions})


def test_a_document_without_its_own_row_is_refused(frames):
    with pytest.raises(DataError, match="documents has 0 rows for document d"):
        Extraction([FIRST], {"sentences": make_frames(FIRST)["sentences"]})


def test_a_frame_of_no_table_is_refused(frames):
    with pytest.raises(UnknownName, match="No table is called rumours; there are: documents, sentences"):
        Extraction([FIRST], {"rumours": frames["claims"]})
