"""Which language a text is in, and whether the extraction can read it."""

from __future__ import annotations

import csv
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.errors import NotEnglish

#: A text is refused where another language is at least this likely and English at most that: of 124 English news
#: articles none is, of sentences of eight words in German, French, Spanish, Dutch, Malay and Turkish all are.
_OTHER_AT_LEAST = 0.5
_ENGLISH_AT_MOST = 0.05
#: What is likely is said of this many characters; an article does not change its language after them.
_READ_CHARACTERS = 20_000
#: A text is in another script where fewer than this share of its letters are Latin.
_LATIN_SHARE = 0.5
_NO_LANGUAGE = "zxx"


def require_english(text: str, *, where: str) -> None:
    """Refuse a text that is not English.

    A very short text (a headline, a list of names) gives too little to go by: it is refused only where another
    language is likely and English is not, or where its script is not Latin.

    Raises
    ------
    NotEnglish
        Naming the language found.
    """
    sample = text[:_READ_CHARACTERS]
    likely = {code: float(share) for code, share in _identifier().rank(sample)}
    best = max(likely, key=likely.__getitem__)
    is_other = best not in ("en", _NO_LANGUAGE) and likely[best] >= _OTHER_AT_LEAST and likely["en"] <= _ENGLISH_AT_MOST
    if not is_other and _share_latin(sample) >= _LATIN_SHARE:
        return
    found = _language_names().get(best, "another language") if best != "en" else "in a script that is not Latin"
    raise NotEnglish(f"{where} is not English (it looks like {found}): only English articles can be read.")


def _share_latin(text: str) -> float:
    """Share of the letters that are Latin; 1 where there is no letter."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(character.isascii() or unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return latin / len(letters) if letters else 1.0


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loading the model takes most of a second, which no command should pay that reads no article.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    with (Path(__file__).parent / "languages.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["code"]: row["name"] for row in rows}
