from __future__ import annotations

import pytest

from analysis.errors import NotEnglish
from analysis.sources.language import require_english

FOREIGN = {
    "German": "Der Iran hat angeboten, zwischen Pakistan und Afghanistan zu vermitteln.",
    "French": "L'Iran a proposé de jouer les médiateurs entre le Pakistan et l'Afghanistan.",
    "Spanish": "Irán se ofreció a mediar entre Pakistán y Afganistán. El ministro se reunió con ambas partes.",
    "Dutch": "Iran heeft aangeboden te bemiddelen tussen Pakistan en Afghanistan.",
    "Italian": "Il governo del Pakistan ha chiesto aiuto all'Iran per mediare con Kabul.",
    "Turkish": "İran, Pakistan ile Afganistan arasında arabuluculuk yapmayı teklif etti.",
    "Persian": "ایران پیشنهاد میانجیگری میان پاکستان و افغانستان را داد",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_sentence_in_another_language_is_refused_by_its_name(language, text):
    with pytest.raises(
        NotEnglish, match=f"a.txt is not English .it looks like {language}.: only English articles can be read"
    ):
        require_english(text, where="a.txt")


@pytest.mark.parametrize("text", ["Иран согласен.", "伊朗提出调停。", "सहमति बनी", "Ναι, συμφωνώ"])
def test_a_few_words_in_another_script_are_refused(text):
    with pytest.raises(NotEnglish):
        require_english(text, where="a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Iran fires.",
        "PM quits.",
        "Iran offered to mediate.",
        "Talks fail in Doha.",
        "Tehran, Islamabad, Kabul: Naqvi, Sadr, Munir.",
        "<script>alert(1)</script> Iran offers talks.",
        "=cmd() Iran met Oman.",
        "TALKS BETWEEN THE TWO SIDES HAVE BROKEN DOWN, OFFICIALS SAID.",
    ],
)
def test_short_english_is_read_though_little_can_be_said_of_it(text):
    require_english(text, where="a.txt")


def test_english_that_quotes_another_language_is_read():
    text = "The minister told reporters in Berlin that the offer stood. “Wir sind bereit zu vermitteln”, he said, before he left for the talks."
    require_english(text, where="a.txt")


def test_a_very_long_line_is_judged_quickly():
    require_english("The minister said that the talks would go on. " * 50_000, where="a.txt")
