"""Who is taken up in folded sentences: by a pronoun behind an aside, by "both", by people without a name who speak or act."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        # Whom the clause is about, though it is told in a relative one.
        ("Kenya freed Ali Hassan, who had been in prison until he fled.", "he", ["Ali Hassan"]),
        # Who acts in an aside gives way to who the sentence is about.
        ("Eritrea, whose army fought in Ethiopia, said that it would stay neutral.", "it", ["Eritrea"]),
        # "Among them" takes a part of the plural before it.
        ("Chad and Niger traded fire. Malian soldiers, among them nine cooks, fled.", "them", ["Mali’s soldiers"]),
        # "Both men" are the last two people named together.
        (
            "Kenya and Somalia met. Sergei Lavrov received Ali Hassan and Omar Farah. Both men were tired.",
            "Both men",
            ["Ali Hassan", "Omar Farah"],
        ),
        # "The two mediators" are who has been said to mediate.
        (
            "Qatar and Egypt mediated between Israel and Hamas. The two mediators warned both sides.",
            "mediators",
            ["Qatar", "Egypt"],
        ),
    ],
)  # fmt: skip
def test_the_right_one_goes_on(read, text, word, who):
    assert read(text).meant_by(word) == who


def test_who_says_something_without_a_name_goes_on_as_a_pronoun(parse_rows):
    rows = parse_rows("Kenya and Chad met. A trader in the port, who hid his name, said he would leave.")
    (trader,) = (row["actor_id"] for row in rows["actors"] if row["name"] == "Trader")
    assert [row["quote"] for row in rows["mentions"] if row["actor_id"] == trader] == [
        "A trader in the port",
        "his",
        "he",
    ]


def test_both_are_the_two_set_against_each_other_rather_than_two_named_together(read):
    text = (
        "Brazil and Germany sent observers. Both governments were wary. Argentina attacked the United Kingdom, and the "
        "United Kingdom threatened Argentina."
    )
    assert set(read(text).meant_by("Both governments")) == {"Argentina", "United Kingdom"}


def test_people_without_a_name_who_act_are_actors(read):
    names = [
        actor.name
        for actor in read("Deputies in Beirut rejected the charter, and miners joined the protest.").index.actors
    ]
    assert "Deputies" in names and "Miners" in names


def test_somebody_new_is_not_who_bears_the_title_already(parse_rows):
    text = "A spokesman for the rebels, Adam Idris, denied it. A spokesman for the army of Chad said that he lied."
    (claim,) = (row for row in parse_rows(text)["claims"] if row.get("cue") == "said")
    assert claim["sourcing"] == "official_unnamed"


def test_where_people_post_is_nobody(parse_rows):
    rows = parse_rows("According to Twitter, the account of Kenya was closed; Instagram followed.")
    assert [row["name"] for row in rows["actors"]] == ["Kenya"]
    assert [row["sourcing"] for row in rows["claims"]] == ["named_body"]  # The firm speaks.


def test_a_ministry_that_speaks_is_no_person(parse_rows):
    rows = parse_rows("The ministry said that convoys would leave.")
    assert [(row["name"], row["kind"]) for row in rows["actors"]] == [("Ministry", "government")]
