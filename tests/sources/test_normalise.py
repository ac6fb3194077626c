from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.sources.normalise import normalise_text

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\r\n \t\ufeff\u00a0\x1c\u2028ab.")), max_size=60)


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise_text(text)
    assert normalise_text(once) == once


@given(ANY_TEXT)
def test_only_line_ends_and_outer_blanks_go(text):
    normalised = normalise_text(text)
    assert "\r" not in normalised
    assert normalised in text.replace("\r\n", "\n").replace("\r", "\n")
    assert re.sub(r"[\s\ufeff]", "", normalised) == re.sub(r"[\s\ufeff]", "", text) or "\ufeff" in normalised


@given(ANY_TEXT)
def test_a_normalised_text_has_no_outer_blank(text):
    normalised = normalise_text(text)
    assert normalised == normalised.strip()
    assert not normalised.startswith("\ufeff")
    assert not normalised.endswith("\ufeff")


@given(ANY_TEXT)
def test_windows_line_ends_give_the_same_text(text):
    unix = text.replace("\r", "")
    assert normalise_text(unix.replace("\n", "\r\n")) == normalise_text(unix)
