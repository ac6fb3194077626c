"""Many documents are extracted in several processes, and come out as from one; what fails is told, and the rest go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import EmptyArticle
from analysis.extraction import batches, extract_documents
from analysis.extraction.batches import extract_batches
from analysis.schemas import TABLES, Document

NOW = datetime(2026, 1, 7, tzinfo=UTC)


def make_documents(count: int, *, empty: tuple[int, ...] = ()) -> list[Document]:
    return [
        Document(document_id=f"d{i}", name=f"n{i}", retrieved_at=NOW, text=" \n " if i in empty else f"Qatar asked Iran to mediate {i} times.")
        for i in range(count)
    ]  # fmt: skip


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(batches, "_CHUNK", 3)
    monkeypatch.setattr(batches, "_WORTH_A_PROCESS", 6)


def test_several_processes_give_what_one_gives_in_the_same_order(small_chunks):
    documents = make_documents(10, empty=(4,))
    done = list(extract_batches(documents, jobs=2))
    alone = [extraction for one in extract_batches(documents, jobs=1) for extraction in one.extractions]
    extractions = [extraction for one in done for extraction in one.extractions]
    names = [document.name for extraction in extractions for document in extraction.documents]
    assert names == [document.name for document in documents if document.name != "n4"]
    assert [failure for one in done for failure in one.failures] == [
        "n4: n4 holds no sentence: give an article with running text."
    ]
    for table in TABLES:
        pd.testing.assert_frame_equal(
            pd.concat([one.frames[table] for one in extractions], ignore_index=True),
            pd.concat([one.frames[table] for one in alone], ignore_index=True),
        )


def test_few_documents_are_extracted_in_this_process(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a process was begun")

    monkeypatch.setattr(batches, "ProcessPoolExecutor", refuse)
    assert len(list(extract_batches(make_documents(3)))) == 1


class _Deadly(ProcessPoolExecutor):
    """Runs what it is given in processes that the system ends as soon as one reads a certain document."""

    def submit(self, work, *given):
        if given and any(document.name == "n4" for document in given[0]):
            return super().submit(_die)
        return super().submit(work, *given)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_the_system_ends_costs_only_the_document_it_read(small_chunks, monkeypatch):
    monkeypatch.setattr(batches, "ProcessPoolExecutor", _Deadly)
    done = list(extract_batches(make_documents(8), jobs=2))
    names = [document.name for one in done for extraction in one.extractions for document in extraction.documents]
    assert names == ["n0", "n1", "n2", "n3", "n5", "n6", "n7"]
    (failure,) = [failure for one in done for failure in one.failures]
    assert failure.startswith("n4 could not be extracted: the process that read it was ended")


def test_where_no_process_can_begin_all_is_done_in_this_one(tmp_path):
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from tests.extraction.test_batches import make_documents\n"
        "from analysis.extraction import batches\n"
        "batches._CHUNK, batches._WORTH_A_PROCESS = 3, 6\n"
        "done = batches.extract_batches(make_documents(8), jobs=2)\n"
        "print([document.name for one in done for extraction in one.extractions for document in extraction.documents])\n"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True
    )
    assert ran.stdout.splitlines()[-1:] == [str([f"n{i}" for i in range(8)])], ran.stderr


def test_where_somebody_looks_for_a_fault_it_is_raised():
    with pytest.raises(EmptyArticle):
        list(extract_batches(make_documents(1, empty=(0,)), debug=True))


def test_an_extractor_of_the_callers_is_asked_once_a_document():
    asked = []

    class Counting:
        def propose(self, documents):
            for document in documents:
                asked.append(document.name)
                (extraction,) = extract_documents([document])
                yield document, {table: frame.to_dict("records") for table, frame in extraction.frames.items()}

    done = list(extract_batches(make_documents(3), extractor=Counting()))
    assert asked == ["n0", "n1", "n2"]
    assert len(done) == 3
