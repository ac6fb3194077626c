"""How far a mention's row reaches: names without titles, phrases with their determiner and what belongs to them."""

from __future__ import annotations

import pytest

from analysis.extraction.actors.actors import make_actor_rows


@pytest.fixture(scope="module")
def quotes(read):
    def list_quotes(text):
        reading = read(text)
        return [row["quote"] for row in make_actor_rows(reading.parse, reading.index)[1]]

    return list_quotes


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("President Mwangi met Prime Minister Abebe in Juba.", "Mwangi"),
        ("A spokesman for the Kenyan army denied it.", "A spokesman for the Kenyan army"),
        ("The leaders of Kenya, Chad and Peru met on Monday.", "The leaders of Kenya, Chad and Peru"),
        ("Grace Okello, the Kenyan foreign minister who chaired the talks, resigned.", "the Kenyan foreign minister"),
        ("Some 200 monitors from the African Union will watch.", "Some 200 monitors from the African Union"),
        ("Iran and Oman warned each other on Friday.", "each other"),
    ],
)
def test_a_mention_shows_what_a_reader_would_mark(quotes, text, quote):
    assert quote in quotes(text)


def test_a_title_before_a_name_is_no_mention_of_its_own(quotes):
    assert quotes("Premier Okello smiled.") == ["Okello"]
