"""Documents are parsed and checked several at a time, and come out as if each were alone."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from datetime import UTC, datetime

import pandas as pd
import pytest

from analysis.errors import DataError, EmptyArticle
from analysis.extraction import extract_documents, make_extractor
from analysis.extraction.extract import gather_extractions
from analysis.schemas import Document

TEXTS = ("Oman hosted envoys of Yemen.\n\nThey met twice.", "Qatar asked Iran to mediate.", "Some 40 boats were held.")


def make_documents(*texts: str) -> list[Document]:
    now = datetime(2026, 1, 7, tzinfo=UTC)
    return [Document(document_id=f"d{i}", name=f"n{i}", text=text, retrieved_at=now) for i, text in enumerate(texts)]


def test_together_gives_what_each_gives_alone():
    documents = make_documents(*TEXTS)
    (together,) = extract_documents(documents)
    alone = [next(extract_documents([document])) for document in documents]
    assert together.documents == tuple(documents)
    for name, frame in together.frames.items():
        filled = [one.frames[name] for one in alone if len(one.frames[name])]
        pd.testing.assert_frame_equal(frame, pd.concat(filled, ignore_index=True) if filled else alone[0].frames[name])


def test_documents_before_one_that_fails_are_not_lost():
    done = []
    with pytest.raises(EmptyArticle, match="n2 holds no sentence"):
        for extraction in extract_documents(make_documents(*TEXTS[:2], "   \n \n", TEXTS[2])):
            done += [document.name for document in extraction.documents]
    assert done == ["n0", "n1"]


def test_garbage_is_collected_as_before_between_documents_and_behind_one_that_fails():
    proposed = make_extractor().propose(make_documents(TEXTS[0], " \n ", TEXTS[1]))
    next(proposed)
    assert gc.isenabled()
    with pytest.raises(EmptyArticle):
        next(proposed)
    assert gc.isenabled()


def test_a_collector_that_was_switched_off_stays_off():
    gc.disable()
    try:
        list(make_extractor().propose(make_documents(TEXTS[0])))
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows["events"][0].update(type="MEDIATE"), "fails isin"),
        (lambda rows: rows["events"][0].update(quote="made up"), "is not what stands at"),
        (lambda rows: rows["participants"][0].update(actor_id="a0"), "is in no row of actors"),
        (lambda rows: rows["actors"].append(rows["actors"][0]), "actor_id"),
        (lambda rows: rows["actors"][0].update(rank=1), "has no column rank"),
    ],
)
def test_whatever_an_extractor_proposes_is_held_to_the_contracts(change, said):
    proposed = list(make_extractor().propose(make_documents(*TEXTS)))
    change(proposed[1][1])
    done = []
    with pytest.raises(DataError, match=said):
        for extraction in gather_extractions(proposed):
            done += [document.name for document in extraction.documents]
    assert done == ["n0"]


#: Each holds two words for which one line of the lexicon stands, so that either could be quoted with the verb.
_AMBIGUOUS = """
from datetime import UTC, datetime
from analysis.extraction import extract_documents
from analysis.schemas import Document
text = "Peru and Chad signed a treaty declaration in Lima. Mali signed a pact treaty with Chad."
(one,) = extract_documents([Document(document_id="d", name="n", text=text, retrieved_at=datetime(2026, 1, 7, tzinfo=UTC))])
print([frame.to_csv() for frame in one.frames.values()])
"""


def test_a_text_gives_the_same_rows_whatever_order_python_keeps_its_sets_in():
    given = {
        subprocess.run(
            [sys.executable, "-c", _AMBIGUOUS],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(given) == 1 and "signed a treaty declaration" in given.pop()
