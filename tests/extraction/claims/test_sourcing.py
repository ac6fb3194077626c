"""What sort of source a claim has."""

import pytest

SORTS = [
    ("The army chief, General Endriartono Sutarto, said the truce held.", "named_person"),
    ("His counterpart, Redwan Hussein, said the truce held.", "named_person"),
    ("A villager named Somchai said the truce held.", "named_person"),
    ("Kyiv said the truce held.", "named_body"),
    ("The defence ministry said the truce held.", "named_body"),
    ("The agreement says the troops will leave.", "named_body"),
    ("By the United Nations’ count, nine people have died.", "named_body"),
    ("Some of his advisers say the truce held.", "official_unnamed"),
    ("A Taliban spokesman said the truce held.", "official_unnamed"),
    ("The delegation warned that the truce would fail.", "official_unnamed"),
    ("Analysts say the truce held.", "unnamed_people"),
    ("Human rights groups say that shells were used.", "unnamed_people"),
    ("Hundreds are thought to have died.", "unnamed_people"),
    ("Video from the town showed that the bridge had fallen.", "media"),
    ("Hundreds are estimated to have died.", "media"),
    ("There were reports that the truce had failed.", "media"),
    ("By some estimates, nine people have died.", "media"),
    ("Egypt has reportedly accepted the plan.", "media"),
    ("It is unclear whether the truce held.", "unattributed"),
    ("The truce held.", "unattributed"),
]


@pytest.mark.parametrize(("text", "sort"), SORTS)
def test_the_sort_of_source_follows_who_speaks(read, text, sort):
    assert [row["sourcing"] for row in read(text).claims()] == [sort]


@pytest.mark.parametrize("first", ["Several groups signed.", "Aid groups met.", "Rights groups in Chad met."])
def test_they_who_have_no_name_are_no_named_body(read, first):
    claims = read(f"{first} Three of them said that it was weak. They said that it would fail.").claims()
    assert [row["sourcing"] for row in claims if row["rule"] != "own_voice"] == ["unnamed_people"] * 2


RATES = [
    ("The army said its men would leave.", 2.0),
    ("The army said its men may leave.", 1.0),
    ("The army said its men could leave.", 0.0),
    ("The army did not say whether its men left.", 0.0),
    ("The army has not confirmed that its men left.", 0.0),
    ("The army denied that its men left.", -2.0),
    ("The army acknowledged that its men left.", 3.0),
    ("The army said some 200 men had left.", 2.0),
    ("The army accused the rebels of shelling the town.", 2.0),
    ("Analysts believe that the truce held.", 1.0),
]


@pytest.mark.parametrize(("text", "factuality"), RATES)
def test_factuality_follows_the_cue_and_the_mood_of_what_is_said(read, text, factuality):
    assert [row["factuality"] for row in read(text).claims()] == [factuality]


def test_the_reader_is_no_source(read):
    assert [row["sourcing"] for row in read("As you know that the truce failed, leave.").claims()] == ["unattributed"]


def test_the_middle_of_a_bodys_name_is_no_office(read):
    row = read("The Directorate General of Civil Aviation said the plane broke in two.").claims()[0]
    assert row["sourcing"] == "named_body"


def test_a_relative_pronoun_has_the_sort_of_what_it_stands_for(read):
    row = next(row for row in read("Analysts who said the truce held were wrong.").claims() if row.get("cue"))
    assert (row["source_quote"], row["sourcing"]) == ("who", "unnamed_people")
