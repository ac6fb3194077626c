"""``--extractor endpoint``: a model helps, and is seen to; the key goes into no file and no line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analysis.store import Store
from tests.model_server import KEY, RULE, Server, serve_model

_ARTICLE = "Oman hosted envoys of Yemen on Monday.\n\nA trader from Hodeidah said prices had doubled.\n"
_ROWS = {"actors": [{"actor_id": "a1", "sentence": 2, "quote": "prices", "kind": "person"}]}


@pytest.fixture
def server(monkeypatch) -> Iterator[Server]:
    with serve_model(monkeypatch) as served:
        yield served


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "prices.txt"
    path.write_text(_ARTICLE)
    return path


def test_rows_of_the_model_are_stored_and_told(communique, article, server):
    server.reply_with(
        {"actors": [*_ROWS["actors"], {"actor_id": "a2", "sentence": 2, "quote": "king", "kind": "person"}]}
    )
    done = communique.with_data("extract", article, "--extractor", "endpoint")
    assert done.exit_code == 0, done.stderr
    assert f"prices: {RULE} proposed 2 rows; 2 added, 1 refused (a quote that is not in its sentence 1)." in done.stderr
    assert RULE in set(Store(communique.data_dir).read("actors")["rule"])
    written = b"".join(path.read_bytes() for path in communique.data_dir.rglob("*") if path.is_file())
    assert KEY.encode() not in written
    assert KEY not in done.output


def test_the_environment_may_choose_it_and_the_command_line_has_the_last_word(communique, article, server, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_EXTRACTOR", "endpoint")
    assert communique.with_data("extract", article).exit_code == 0
    assert len(server.requests) == 1
    assert communique.with_data("extract", article, "--extractor", "rules").exit_code == 0
    assert len(server.requests) == 1


def test_what_was_judged_holds_when_the_model_proposes_it_again(communique, article, server):
    server.reply_with(_ROWS)
    communique.with_data("extract", article, "--extractor", "endpoint")
    actors = Store(communique.data_dir).read("actors")
    (row_id,) = actors[actors["rule"] == RULE]["actor_id"]
    done = communique.with_data("review", "reject", row_id, "--who", "Ada")
    assert done.exit_code == 0, done.stderr
    communique.with_data("extract", article, "--extractor", "endpoint")
    assert RULE not in set(Store(communique.data_dir).read("actors")["rule"])


def test_an_article_on_which_the_model_fails_is_refused_and_what_was_stored_stays(
    communique, article, server, tmp_path
):
    communique.with_data("extract", article)
    server.answer = lambda handler: handler.say("no JSON" if "Qatar" in str(server.requests[-1]) else _ROWS)
    other = tmp_path / "qatar.txt"
    other.write_text("Qatar met the rebels in Doha.\n")
    done = communique.with_data("extract", other, article, "--extractor", "endpoint")
    assert done.exit_code == 1
    assert "communique: qatar: The model made-up-7b at http://127.0.0.1:" in done.stderr
    assert len(server.requests) == 2, "nobody is asked twice"
    assert list(Store(communique.data_dir).read("documents")["name"]) == ["prices"]


def test_an_endpoint_that_is_not_set_is_one_sentence_before_anything_is_read(communique, article):
    done = communique.with_data("extract", article, "--extractor", "endpoint")
    assert done.exit_code == 2
    assert done.stderr.startswith("communique: The extractor 'endpoint' needs COMMUNIQUE_ENDPOINT_URL")
    assert not (communique.data_dir / "tables").exists()
