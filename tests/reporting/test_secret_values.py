"""Secrets are given by reference, and found in what would be published however they are spelled."""

from __future__ import annotations

import base64
import html
import json
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from analysis.errors import ParameterError, ReportError
from analysis.reporting.parameters import check_parameters
from analysis.reporting.secret_values import (
    HIDDEN,
    SHORTEST_SECRET,
    find_secrets,
    hide_secrets,
    list_secrets,
    read_secret,
    refuse_secrets,
)

SECRET = 'p&ss"wörd\\/+ 123'
NOTEBOOK = new_notebook(cells=[new_code_cell('key: "Secret" = ""  # of the feed', metadata={"tags": ["parameters"]})])


def test_a_secret_stays_a_reference_and_is_read_where_it_is_used(monkeypatch):
    monkeypatch.setenv("FEED_KEY", SECRET)
    checked = check_parameters(NOTEBOOK, {"key": "env:FEED_KEY"})
    assert checked == {"key": "env:FEED_KEY"}
    assert read_secret(checked["key"]) == SECRET
    assert list_secrets({**checked, "other": "x"}) == {"FEED_KEY": SECRET}


def test_a_secret_given_itself_is_refused_and_not_repeated():
    with pytest.raises(ParameterError, match="give it by reference") as raised:
        check_parameters(NOTEBOOK, {"key": SECRET})
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(("held", "said"), [(None, "is not set"), ("abc", "fewer than")])
def test_a_variable_that_holds_nothing_or_too_little_is_refused(monkeypatch, held, said):
    monkeypatch.delenv("FEED_KEY", raising=False)
    if held:
        monkeypatch.setenv("FEED_KEY", held)
    with pytest.raises(ParameterError, match=said):
        check_parameters(NOTEBOOK, {"key": "env:FEED_KEY"})


@pytest.mark.parametrize(
    "spell",
    [
        str, html.escape, json.dumps, lambda text: json.dumps(json.dumps(text)), repr, urllib.parse.quote, urllib.parse.quote_plus,
        lambda text: text.encode().hex(), lambda text: base64.b64encode(text.encode()).decode(),
        lambda text: base64.b64encode(b"user:" + text.encode()).decode(), lambda text: base64.b64encode(b"ab" + text.encode()).decode(),
    ],
)  # fmt: skip
def test_however_it_is_spelled_it_is_found_and_stops_publication(tmp_path, spell):
    (tmp_path / "report.html").write_text(f"<p>{spell(SECRET)}</p>", encoding="utf-8")
    assert find_secrets(tmp_path, {"FEED_KEY": SECRET}) == ["report.html (FEED_KEY)"]
    with pytest.raises(ReportError, match=r"would publish a secret: report\.html \(FEED_KEY\)") as raised:
        refuse_secrets(tmp_path, {"FEED_KEY": SECRET})
    assert SECRET not in str(raised.value)


@given(st.text(st.characters(codec="utf-8"), min_size=SHORTEST_SECRET), st.text(st.characters(codec="utf-8")))
def test_what_is_kept_holds_no_secret(secret, around):
    kept = hide_secrets(json.dumps(around + secret), [secret])
    assert HIDDEN in kept or secret == HIDDEN
