from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

import analysis
from analysis.blocks import MIME, parse_block
from analysis.errors import UnknownName


@pytest.fixture
def shell():
    shell = SimpleNamespace(display_formatter=DisplayFormatter())
    analysis.load_ipython_extension(shell)
    return shell


def test_a_frame_that_can_be_cited_displays_as_a_cited_table(shell, store):
    shown, _ = shell.display_formatter.format(store.load().events)
    assert shown[MIME]["kind"] == "table" or "rows" in shown[MIME]
    assert "S2" in shown["text/html"] and "communique" in shown["text/html"]


def test_its_marks_are_words_and_not_links_to_a_text_that_is_not_there(shell, store):
    shown, _ = shell.display_formatter.format(store.load().events)
    assert '<span class="cite">S2</span>' in shown["text/html"] and 'href="#s' not in shown["text/html"]
    block = parse_block(shown[MIME])
    assert any(run.cite == 2 for row in block.rows for run in row[-1]), "an export with the text has its links"


def test_another_frame_displays_as_pandas_has_it_and_so_do_all_when_it_is_unloaded(shell, store):
    other = pd.DataFrame({"x": [1]})
    shown, _ = shell.display_formatter.format(other)
    assert MIME not in shown and shown["text/plain"] == repr(other)
    analysis.unload_ipython_extension(shell)
    shown, _ = shell.display_formatter.format(store.load().events)
    assert MIME not in shown


def test_a_sentence_is_shown_in_its_text_by_its_mark(store):
    shown = analysis.show_sentence("S2", data_dir=store.data_dir)
    assert [sentence.number for sentence in shown.sentences] == [1, 2, 3]
    marked = {sentence.number: any(segment.tables for segment in sentence.segments) for sentence in shown.sentences}
    assert marked == {1: False, 2: True, 3: False}
    assert shown == analysis.show_sentence(2, store.load())


@pytest.mark.parametrize(
    ("mark", "message"), [("S99", "no sentence S99; there are: S1 to S"), ("seven", "write it as S7")]
)
def test_a_mark_of_no_sentence_is_refused(store, mark, message):
    with pytest.raises(UnknownName, match=message):
        analysis.show_sentence(mark, data_dir=store.data_dir)
