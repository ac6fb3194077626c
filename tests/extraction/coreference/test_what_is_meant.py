"""Nouns, "it" and "he" that a default would give to whoever stands nearest: things, other callings, who is named only later."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Crown Prince Hamad flew to Oslo, where he met Prime Minister Jonas Store. Kofi Mensah, a spokesman for the "
            "Ghanaian president, called the trip useful. The crown prince offered to mediate between Chad and Sudan.",
            "prince",
            ["Hamad"],
        ),
        (
            "President Joseph Kabila said that the rebels would be beaten. A court in Kinshasa freed the journalist on Monday.",
            "journalist",
            [],
        ),
        (
            "UN envoy Jan Eliasson welcomed the truce. Supporters of the Grand Mufti gathered in the square.",
            "Mufti",
            [],
        ),
        ("Archbishop Desmond Tutu met the rebels. The cleric urged them to stop.", "cleric", ["Desmond Tutu"]),
    ],
)
def test_who_holds_another_office_is_not_meant(read, text, words, names):
    found = [m for m in read(text).index.mentions if m.head.text == words]
    assert [a.name for a in found[-1].actors] == names if names else not found


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Chad has accused Sudan of murder. The conflict began in 2003. It has killed thousands of people.", "It", []),
        ("Russia bombed Kharkiv. The blast hit a school. It killed two teachers, the mayor said.", "It", []),
        ("Mali expelled the envoy. The junta has ruled since 2020. It promised a vote.", "It", ["Mali’s junta"]),
        ("Kenya blamed Sudan for the blast. Sudan denies it.", "it", []),
        ("Kenya asked Sudan for a loan. Sudan denied it a visa.", "it", ["Kenya"]),
        ("Chad met Sudan on Monday. A diplomat said the meeting was ill prepared and that its goals were vague.", "its", []),
        ("Turkey has armed Chad since 2014, and a panel found that it had sent drones.", "it", ["Turkey"]),
    ],
)  # fmt: skip
def test_it_is_a_thing_or_who_was_told_of(read, text, word, names):
    assert read(text).meant_by(word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        (
            "Vladimir Putin met Xi Jinping. In Ankara, where he held talks with Hakan Fidan, Sergei Lavrov accused Chad of murder.",
            "he",
            ["Sergei Lavrov"],
        ),
        (
            "Bola Tinubu blamed General Tiani. Former general Aliyu Gusau flew in. “We met him,” the former general said.",
            "We",
            ["Aliyu Gusau"],
        ),
        ("Staffan de Mistura left Damascus. De Mistura spoke on Monday. He blamed Chad.", "He", ["Staffan de Mistura"]),
    ],
)
def test_who_is_named_only_behind(read, text, word, names):
    assert read(text).meant_by(word) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "The Sudanese army retook Bara. The Rapid Support Forces accepted a truce of Egypt, Chad and Kenya. An aide said that "
            "neither side had objected. Sudan has accused Chad of murder.",
            "neither side",
            ["Sudan’s army", "Rapid Support Forces"],
        ),
        (
            "Israel attacked Iran. Saudi Arabia broke off relations with Iran in 2016. China reconciled the two countries.",
            "the two countries",
            ["Saudi Arabia", "Iran"],
        ),
    ],
)
def test_the_two_last_told_of_are_meant(read, text, words, names):
    assert sorted(read(text).meant_by(words)) == sorted(names)


def test_an_army_shoots_down_no_jets_of_its_own(read):
    text = (
        "KYIV, May 3 (AP) - Russia launched drones, Ukraine said. Russian officials would not comment, and Russia kept silent. "
        "The air force shot down 30 of the Russian drones."
    )
    assert read(text).meant_by("The air force") in ([], ["Ukraine’s air force"])
