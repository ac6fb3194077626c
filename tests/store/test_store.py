from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from deltalake import DeltaTable, Field, write_deltalake

from analysis import open_document
from analysis.errors import StoreError, UnknownName
from analysis.row_checks import Extraction
from analysis.schemas import TABLES, Document, make_frame
from analysis.store import Store, store
from tests.sample_rows import TEXT, make_document, make_extraction

OTHER = "Talks in Doha failed."


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return make_extraction(make_document(title="Iran offers", published_at=datetime(2026, 1, 1, tzinfo=UTC)))


@pytest.fixture(scope="module")
def other() -> Extraction:
    return make_extraction(make_document(OTHER, name="doha"))


def unpack(extraction: Extraction) -> tuple[Document, Mapping[str, pd.DataFrame]]:
    (document,) = extraction.documents
    return document, extraction.frames


@pytest.fixture(scope="module")
def written_once(tmp_path_factory, extraction, other) -> Path:
    folder = tmp_path_factory.mktemp("written")
    Store(folder).replace([extraction, other])
    return folder


@pytest.fixture
def filled(tmp_path, written_once) -> Store:
    return Store(shutil.copytree(written_once, tmp_path / "data"))


def test_an_empty_store_gives_empty_frames_with_the_types_of_the_models(tmp_path):
    tables = Store(tmp_path / "nothing").load()
    for table in TABLES:
        assert tables[table].empty
        assert tables[table].dtypes.equals(make_frame(table, []).dtypes), table
    assert not (tmp_path / "nothing").exists(), "reading makes no folder"


def test_what_is_stored_comes_back_as_it_was_given(filled, extraction):
    document, frames = unpack(extraction)
    for table in TABLES:
        pd.testing.assert_frame_equal(filled.read(table, document_id=document.document_id), frames[table])


def test_missing_values_come_back_as_null_and_not_as_words(filled, extraction):
    actors = filled.read("actors")
    assert actors["role"].isna().all()
    assert filled.read("claims")["cue_start"].dtype == pd.Int64Dtype()


def test_load_sorts_by_document_sentence_and_start_and_names_the_versions(filled):
    tables = filled.load()
    for table in TABLES:
        by = [column for column in ("document_id", "sentence", "start") if column in tables[table]]
        assert tables[table].equals(tables[table].sort_values(by, kind="stable", ignore_index=True)), table
    assert tables.versions == filled.versions() == dict.fromkeys(TABLES, 1)


def test_load_of_one_document_leaves_the_others_out(filled, other):
    tables = filled.load([other.documents[0].document_id])
    assert list(tables.documents["name"]) == ["doha"]
    assert tables.events.empty


def test_a_document_extracted_again_is_replaced_whole(filled, extraction, other):
    document, frames = unpack(extraction)
    fewer = {**frames, "relations": frames["relations"].iloc[:0]}
    assert filled.replace([Extraction([document], fewer)]) == 2
    assert filled.read("relations").empty
    assert len(filled.read("participants")) == len(frames["participants"]), "rows are replaced, not added"
    assert set(filled.read("documents")["name"]) == {"iran-offers", "doha"}


def test_an_earlier_version_reads_as_it_was(filled, extraction):
    document, frames = unpack(extraction)
    filled.replace([Extraction([document], {**frames, "events": frames["events"].assign(status="failed")})])
    assert list(filled.read("events")["status"]) == ["failed"]
    assert list(filled.read("events", version=1)["status"]) == ["offered"]
    assert filled.read("events", version=0).empty
    assert list(filled.history()["version"]) == [1, 2]


def test_versions_stay_readable_after_files_were_merged(tmp_path, extraction, other, monkeypatch):
    monkeypatch.setattr("analysis.store.delta._MOST_FILES", 2)
    merged = Store(tmp_path)
    for number in range(5):
        document = make_document(f"{OTHER} {number}.", name=str(number))
        merged.replace([make_extraction(document)])
    assert len(merged.list_files("documents")) <= 2
    assert [len(merged.read("documents", version=version)) for version in range(6)] == [0, 1, 2, 3, 4, 5]


def test_retrieved_at_of_a_stored_document_is_kept(filled, extraction):
    document, _ = unpack(extraction)
    again = replace(document, retrieved_at=datetime(2027, 1, 1, tzinfo=UTC))
    filled.replace([make_extraction(again)])
    kept = filled.read("documents", document_id=document.document_id)["retrieved_at"].iloc[0]
    assert kept == document.retrieved_at


def test_a_document_given_twice_is_stored_once(tmp_path, extraction):
    twice = Store(tmp_path)
    document, frames = unpack(extraction)
    later = Extraction([document], {**frames, "events": frames["events"].assign(status="failed")})
    twice.replace([extraction, later])
    assert len(twice.read("documents")) == 1
    assert list(twice.read("events")["status"]) == ["failed"], "as it came last"


def test_many_documents_make_few_versions(tmp_path, other):
    document, frames = unpack(other)
    many = []
    for number in range(25):
        copy = replace(document, document_id=f"d{number:012}")
        owned = {table: frame.assign(document_id=copy.document_id) for table, frame in frames.items()}
        many.append(Extraction([copy], owned))
    assert Store(tmp_path).replace(many, batch_size=10) == 3


def test_nothing_given_stores_nothing(tmp_path):
    assert Store(tmp_path).replace([]) == 0
    assert not list(tmp_path.iterdir())


def test_unknown_names_list_what_exists(filled):
    with pytest.raises(UnknownName, match="No table is called 'rumours'; there are: documents"):
        filled.read("rumours")
    with pytest.raises(UnknownName, match="has no version 7; it has 0 to 1"):
        filled.read("events", version=7)
    with pytest.raises(UnknownName, match=r"No document has the id d0; there are: .*doha \(d"):
        filled.load(["d0"])
    with pytest.raises(UnknownName, match=r"No document is called 'nobody'; there are: .*iran-offers \(d"):
        filled.find_document("nobody")
    with pytest.raises(UnknownName, match="could be"):
        filled.find_document("d")


def test_a_document_is_found_by_name_id_and_beginning_of_id(filled, extraction):
    document_id = extraction.documents[0].document_id
    for name in ("iran-offers", document_id, document_id[:6]):
        assert filled.find_document(name) == document_id


def test_open_document_gives_all_tables_of_one_document(filled):
    tables = open_document("iran-offers", data_dir=filled.data_dir)
    assert list(tables.documents["name"]) == ["iran-offers"]
    assert len(tables.sentences) == 2


def test_pandas_and_duckdb_read_what_was_stored(filled):
    files = filled.list_files("events")
    assert list(pd.read_parquet(files[0])["status"]) == ["offered"]
    counted = duckdb.sql("select status, count(*) from read_parquet($files) group by status", params={"files": files})
    assert counted.fetchall() == [("offered", 1)]
    # And with Delta Lake itself, without a line of ours.
    rows = DeltaTable(str(filled.tables_dir / "claims")).to_pyarrow_dataset()
    assert duckdb.from_arrow(rows).project("sourcing").fetchall() == [("unnamed_people",)]


class _Killed(BaseException):
    """Stands for a process that dies: nothing may catch it."""


@pytest.mark.parametrize("after", [0, 1, 5, 10])
def test_a_writer_that_dies_between_tables_leaves_the_last_whole_state(filled, extraction, monkeypatch, after):
    document, frames = unpack(extraction)
    before = filled.load()
    changed = {**frames, "events": frames["events"].assign(status="failed"), "relations": frames["relations"].iloc[:0]}
    whole, calls = store.replace_rows, []

    def die_half_way(*args, **kwargs):
        if len(calls) == after:
            raise _Killed
        calls.append(1)
        return whole(*args, **kwargs)

    monkeypatch.setattr(store, "replace_rows", die_half_way)
    with pytest.raises(_Killed):
        filled.replace([Extraction([document], changed)])
    monkeypatch.undo()
    reader = Store(filled.data_dir)
    for table in TABLES:
        pd.testing.assert_frame_equal(reader.load()[table], before[table])

    # The next writer undoes what was left behind, for those too who read a table's newest version directly.
    third = make_document("Oman offered help.", name="oman")
    assert reader.replace([make_extraction(third)]) == 2
    assert list(reader.read("events")["status"]) == ["offered"]
    assert list(DeltaTable(str(reader.tables_dir / "events")).to_pandas()["status"]) == ["offered"]
    assert len(reader.read("relations")) == 1


def test_a_first_writer_killed_by_the_system_leaves_a_store_that_works(tmp_path, extraction):
    script = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from analysis.store import Store, store
        from tests.sample_rows import make_document, make_extraction

        whole, calls = store.replace_rows, []

        def kill_half_way(*args, **kwargs):
            if len(calls) == 3:
                os.kill(os.getpid(), signal.SIGKILL)
            calls.append(1)
            return whole(*args, **kwargs)

        store.replace_rows = kill_half_way
        document = make_document()
        Store(Path(sys.argv[1])).replace([make_extraction(document)])
        """
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.returncode == -signal.SIGKILL
    left = Store(tmp_path)
    assert left.version == 0
    assert left.read("documents").empty
    assert left.replace([extraction]) == 1
    assert len(left.read("participants")) == 2


def test_readers_never_see_half_of_a_replacement(filled, extraction):
    document, frames = unpack(extraction)
    states: list[Mapping[str, pd.DataFrame]] = [
        {**frames, "events": frames["events"].assign(status=status), "actors": frames["actors"].assign(role=status)}
        for status in ("failed", "accepted", "halted")
    ]
    filled.replace([Extraction([document], states[0])])
    seen: list[tuple[str, str]] = []
    stop = threading.Event()

    def read() -> None:
        reader = Store(filled.data_dir)
        while not stop.is_set():
            tables = reader.load([document.document_id])
            seen.append((tables.events["status"].iloc[0], tables.actors["role"].iloc[0]))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for state in states:
            filled.replace([Extraction([document], state)])
    finally:
        stop.set()
        thread.join()
    assert seen
    assert all(status == role for status, role in seen), seen


def test_writers_take_turns(filled, other):
    impatient = Store(filled.data_dir, lock_timeout_s=0.1)
    with filled._locked(), pytest.raises(StoreError, match=r"has been writing to .* for 0.1 seconds; try again later"):
        impatient.replace([other])


def test_a_folder_that_cannot_be_written_is_named(tmp_path, other):
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"The folder .*data/tables cannot be written .*--data"):
        Store(tmp_path / "data").replace([other])


def test_a_damaged_table_is_named_with_what_to_do(filled):
    for file in filled.list_files("events"):
        Path(file.removeprefix("file://")).unlink()
    with pytest.raises(StoreError, match=r"files of table .*events.* cannot be read"):
        filled.read("events")


def test_the_sample_rows_have_a_row_in_every_table(extraction):
    assert all(len(frame) for frame in extraction.frames.values())
    assert TEXT in extraction.documents[0].text


def _write_without_column(monkeypatch, folder: Path, extraction, name: str) -> Store:
    """Write a store as a version of the program would have that knew nothing of a column of the events."""
    schema = store.arrow_schema

    def lacking(table: str) -> pa.Schema:
        known = schema(table)
        return known.remove(known.get_field_index(name)) if table == "events" else known

    with monkeypatch.context() as earlier:
        earlier.setattr(store, "arrow_schema", lacking)
        Store(folder).replace([extraction])
    return Store(folder)


def test_a_store_of_an_earlier_version_gets_the_columns_that_it_lacks(monkeypatch, tmp_path, extraction, other):
    earlier = _write_without_column(monkeypatch, tmp_path, extraction, "ground")
    assert earlier.load().events["ground"].isna().all()
    assert list(earlier.load().events) == list(extraction.frames["events"])
    earlier.replace([other])
    events = earlier.load().events
    assert len(events) == len(extraction.frames["events"]) + len(other.frames["events"])
    assert earlier.load(version=1).events["ground"].isna().all(), "what was written stays as it was"
    document, frames = unpack(extraction)
    earlier.replace([Extraction([document], {**frames, "events": frames["events"].assign(ground="background")})])
    assert set(earlier.load().events["ground"]) == {"background"}


def test_a_store_with_columns_that_are_no_more_is_refused_and_left_as_it_was(tmp_path, extraction, other):
    Store(tmp_path).replace([extraction])
    later = Store(tmp_path)
    delta = DeltaTable(str(tmp_path / "tables" / "events"))
    delta.alter.add_columns([Field("mood", "string")])
    snapshot = DeltaTable(str(tmp_path / "tables" / store.SNAPSHOTS))
    row = {**snapshot.to_pyarrow_table().to_pylist()[-1], "version": 2, "events": delta.version()}
    write_deltalake(snapshot, pa.Table.from_pylist([row], schema=store._SNAPSHOT_SCHEMA), mode="append")
    with pytest.raises(StoreError, match=r"events.* other columns\. Move the folder"):
        later.replace([other])
    assert later.version == 2
    assert len(later.load().events) == len(extraction.frames["events"])
