"""Text made fit to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.blocks import cite, runs
from analysis.blocks.text import break_words, check_href, clean_text, group_marks, plain_line, strip_ansi


@given(st.text())
@example("\u0b58")
@example("\u0378 \u0530")
def test_what_cannot_be_shown_never_comes_out(text):
    shown = clean_text(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in shown if char != "\n")
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean_text(shown) == shown


@given(st.text(alphabet="Ünïted Nations محمد שלום 習近平 Тегеран .,’“”–—\n"))
def test_ordinary_text_of_any_script_stays_as_it_is(text):
    assert clean_text(text) == text


def test_marks_piled_on_a_letter_are_cut():
    assert len(clean_text("e" + "\u0301" * 500)) == 9


@given(st.text(max_size=300), st.integers(5, 60))
def test_breaking_words_adds_nothing_but_places_to_break(text, longest):
    broken = break_words(text, longest=longest)
    assert broken.replace("\u200b", "") == text.replace("\u200b", "")


def test_no_word_is_longer_than_its_line_after_breaking():
    assert max(map(len, break_words("x" * 100_000, longest=8).split("\u200b"))) <= 8


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "data:text/html,x", "file:///etc/passwd", "//evil.example", "/x", "x",
     "http://", "https:/x", "vbscript:x", "mailto:", "http://a\x00b", "https://a\u202eb", "https://a b", "https://a\nb", "#a b", None],
)  # fmt: skip
def test_only_web_mail_and_anchors_are_followed(href):
    assert check_href(href) is None


@pytest.mark.parametrize("href", ["https://a.org/?q=1#x", "HTTP://a.org", "mailto:a@b.org", "#s4"])
def test_ordinary_addresses_are_followed(href):
    assert check_href(href) == href


def test_citations_that_stand_together_share_brackets():
    line = runs("Talks failed ", cite(4), ", ", cite(7), ". Then ", cite(9))
    assert plain_line(line) == "Talks failed [S4, S7]. Then [S9]"
    assert len(group_marks(line)) == 4


def test_colours_of_a_terminal_are_taken_out():
    assert strip_ansi("\x1b[0;31mNameError\x1b[0m: \x1b]8;;x\x1b\\a") == "NameError: a"
