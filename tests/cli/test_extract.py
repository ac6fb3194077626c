from __future__ import annotations

import subprocess
import sys
import time

import pytest

from analysis.store import Store
from tests.sample_rows import TEXT

pytestmark = pytest.mark.usefixtures("rows_by_hand")


def test_an_article_is_stored_and_named_with_its_id(communique, article):
    done = communique.with_data("extract", article)
    assert done.exit_code == 0, done.stderr
    stored = Store(communique.data_dir).read("documents")
    assert done.stdout == f"{stored['document_id'].iloc[0]}  iran-offers\n"
    assert "Stored 1 article in" in done.stderr
    assert "data version 1" in done.stderr


def test_articles_come_from_standard_input_too(communique):
    done = communique.with_data("extract", "-", stdin=TEXT)
    assert done.exit_code == 0, done.stderr
    assert list(Store(communique.data_dir).read("documents")["name"]) == ["standard-input"]


def test_a_bad_article_does_not_stop_the_rest(communique, article, tmp_path):
    (tmp_path / "batch").mkdir()
    for name, text in {
        "a": "Talks in Doha failed.",
        "b": "REFUSE this one.",
        "c": "BREAK this one.",
        "d": "Oman helped.",
    }.items():
        (tmp_path / "batch" / f"{name}.txt").write_text(text)
    (tmp_path / "batch" / "empty.txt").write_text("")
    done = communique.with_data("extract", tmp_path / "nowhere.txt", tmp_path / "batch", article)
    assert done.exit_code == 1
    assert sorted(Store(communique.data_dir).read("documents")["name"]) == ["a", "d", "iran-offers"]
    said = done.stderr.splitlines()
    assert said[0] == f"communique: There is no file or folder {tmp_path}/nowhere.txt: check the path."
    assert f"communique: {tmp_path}/batch/empty.txt is empty: give an article with text in it." in said
    assert "communique: b: b holds no sentence: give an article with running text." in said
    assert any(
        line.startswith("communique: c could not be extracted (IndexError: a rule that stumbled)") for line in said
    )
    assert said[-1] == "communique: 4 failed, 3 done."


def test_nothing_is_stored_where_nothing_can_be_read(communique, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    done = communique.with_data("extract", tmp_path / "a.txt")
    assert done.exit_code == 2
    assert done.stderr == (
        f"communique: {tmp_path}/a.txt is binary, not text (a NUL byte at offset 0): give the article as plain text in UTF-8.\n"
    )
    assert done.stdout == ""
    assert not communique.data_dir.exists()


def test_an_article_extracted_twice_is_stored_once(communique, article):
    for _ in range(2):
        assert communique.with_data("extract", article, article).exit_code == 0
    assert len(Store(communique.data_dir).read("participants")) == 2


def test_a_near_duplicate_names_the_text_that_was_stored_first(communique, tmp_path):
    story = TEXT + " " + " ".join(f"It said thing {number} was so." for number in range(40))
    (tmp_path / "first.txt").write_text(story)
    (tmp_path / "second.txt").write_text(story.replace("thing 20", "matter 20"))
    communique.with_data("extract", tmp_path / "first.txt")
    communique.with_data("extract", tmp_path / "second.txt", tmp_path / "first.txt")
    documents = Store(communique.data_dir).read("documents").set_index("name")
    assert documents.loc["second", "near_duplicate_of"] == documents.loc["first", "document_id"]
    assert documents["near_duplicate_of"].isna().loc["first"]


def test_text_on_the_terminal_cannot_steer_it(communique, tmp_path):
    (tmp_path / "feed.csv").write_text('title,text\n"Talks \u202eend\u009b31m","' + TEXT + '"\n')
    done = communique.with_data("extract", tmp_path / "feed.csv")
    assert done.exit_code == 0, done.stderr
    assert "\u202e" not in done.stdout
    assert "\x9b" not in done.stdout
    assert "Talks \\u202eend" in done.stdout


def test_no_pipeline_is_one_sentence(communique, article, monkeypatch):
    monkeypatch.undo()
    pytest.importorskip("analysis.extraction.extract")
    done = communique.with_data("extract", article, "--pipeline", "no_such_pipeline")
    assert done.exit_code == 2
    assert done.stderr.startswith("communique: No spaCy pipeline no_such_pipeline is installed.")
    assert done.stderr.count("\n") == 1


def test_help_needs_no_heavy_import():
    code = "import sys; from analysis.cli import main; print([m for m in ('spacy', 'pandas', 'papermill') if m in sys.modules])"
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert time.perf_counter() - started < 5
