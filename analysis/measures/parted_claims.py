"""What is claimed, told with the subject that a speaker parts from it: "The road … would stay shut", of "The road, he said, would stay shut"."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import pandas as pd

from analysis.datelines import end_of_dateline

#: Rules of cues that stand between a subject and what is said of it.
_AMIDST = frozenset({"cue_as_aside", "lost_cue", "verb_with_clause", "according_to", "by_reckoning"})
#: What stands between a cue and what it goes on with: when and to whom, and a comma.
_GAP = re.compile(r"[^,;:“”\"]{0,60},\s*\Z")
_BREAK = re.compile(r"[;:“”\"()]|\s[–—]\s|, (?:\w+ )?(?:where|whose|which|who|whom)(?: |\Z)")
#: Where what stands before may be a clause by itself.
_JOINED = re.compile(r", (?:and|but|while|yet|so|as|after|when) ")
#: A relative word behind a preposition.
_LED = re.compile(r", \w+ (?:where|whose|which|who|whom) ?")
#: What opens another clause, and what a subject does not end on: "she held a draft that, she said, …", "it has mines and, by one count, …".
_OPENING = frozenset("when after as while if because although though since before until once".split())
_CLOSING = frozenset("that and but or nor yet so which who whom whose to of in on at by with for".split())
_MOST = 20


def tell_contents(claims: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series[Any]:
    """Give the words of each claim, those before its speaker too where what follows has no subject."""
    texts = {(row["document_id"], row["sentence"]): row for row in sentences.to_dict("records")}
    rows = claims.to_dict("records")
    first: dict[tuple[Hashable, Hashable], int] = {}
    for row in rows:
        cue = (row["document_id"], row["cue_start"])
        first[cue] = min(first.get(cue, int(row["start"])), int(row["start"]))
    told = []
    for row in rows:
        sentence = texts.get((row["document_id"], row["sentence"]))
        is_first = first[row["document_id"], row["cue_start"]] == row["start"]
        subject = _subject_before(row, sentence) if sentence is not None and is_first else None
        told.append(f"{subject} … {row['quote']}" if subject else row["quote"])
    return pd.Series(told, index=claims.index, dtype=object)


def _subject_before(row: dict[Hashable, Any], sentence: dict[Hashable, Any]) -> str | None:
    """Give the words that a claim's speaker parts from its content; None where none are, or they may say something themselves."""
    if row["rule"] not in _AMIDST or pd.isna(row["cue_start"]):
        return None
    text, begin = str(sentence["text"]), int(sentence["start"])
    spans = [(int(row["cue_start"]), int(row["cue_end"]))]
    if pd.notna(row["source_start"]):
        spans.append((int(row["source_start"]), int(row["source_end"])))
    opens, ends = min(a for a, _ in spans) - begin, max(b for _, b in spans) - begin
    start = int(row["start"]) - begin
    if not 0 < opens < ends < start or not _GAP.match(text[ends:start]):
        return None
    before = text[end_of_dateline(text) : opens].rstrip()
    before = before.removesuffix(" it") if len(spans) == 1 else before  # "Gunmen, it is claimed, had fled".
    if not before.endswith(","):
        return None
    before = before.removesuffix(",")
    if (last := next(reversed(list(_BREAK.finditer(before))), None)) is not None and _LED.fullmatch(last[0]):
        return None  # "To whose breaches its forces, it said, were answering": no subject is cut off there.
    words = " ".join(_BREAK.split(before)[-1].split())
    if not words or _JOINED.search(words) or len(words.split(" ")) > _MOST:
        return None
    first, last_word = words.split(" ")[0].lower(), words.split(" ")[-1].lower()
    return words if first not in _OPENING and last_word not in _CLOSING else None
