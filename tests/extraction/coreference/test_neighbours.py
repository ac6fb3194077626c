"""Which state a neighbour is: by borders and directions, never by who is at odds."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Sudan accused Ethiopia of shelling a post. It turned to its northern neighbour for help.",
            "neighbour",
            "EGY",
        ),
        ("Ukraine said its eastern neighbour had refused to talk.", "neighbour", "RUS"),
        ("Serbia accused Kosovo of raids. Its neighbour to the north offered to host talks.", "neighbour", "HUN"),
        ("Uganda's eastern neighbour, which mediates, hosted the talks.", "neighbour", "KEN"),
        ("Chad and Sudan are at odds. Chad summoned the ambassador of the neighbouring state.", "state", "SDN"),
        ("Sudan accused Chad of arming rebels. Its neighbour denied it.", "neighbour", "TCD"),
        # More than one lies there, or none is told of: nobody is meant rather than the wrong one.
        ("Serbia accused Kosovo of raids. Its neighbour to the east offered to mediate.", "neighbour", None),
        ("Kenya accused Chad of spying. Its neighbour offered to mediate.", "neighbour", None),
        ("Niger said Mali and Chad were at odds, and that its neighbour would mediate.", "neighbour", None),
    ],
)
def test_a_neighbour_is_who_borders_there(read, text, words, meant):
    found = {m.head.text: [a.country for a in m.actors] for m in read(text).index.mentions}
    assert found.get(words) == ([meant] if meant else None)


def test_an_island_s_neighbour_is_the_one_it_is_at_odds_with(read):
    assert read("Japan accused South Korea of ramming a boat. Its neighbour denied it.").meant_by("neighbour") == [
        "South Korea"
    ]
