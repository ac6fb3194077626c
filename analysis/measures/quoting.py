"""The text's own sentences, quoted: its opening, and what else is its matter but too weakly read for words of ours."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import pandas as pd

from analysis.datelines import end_of_dateline
from analysis.measures.bodies import find_bodies
from analysis.measures.leaning import close_end, ends_open, leans_at_start
from analysis.measures.statements import Statement
from analysis.measures.turning import turns_on
from analysis.schemas import Tables

#: The opening is sought behind a date line and a heading, no deeper.
_LOOK_FOR_LEAD = 3
_FEWEST_LEAD = 8
#: An opening of fewer words is quoted with the sentence behind it.
_SHORT_LEAD = 16
#: A quotation has so many words at most, and an opening, whose main clause may come late, so many.
MOST_WORDS = 45
_MOST_LEAD = 60
_FEWEST_WORDS = 6
_STOPS = (".", "!", "?", "…", '"', "”", "’", ")", ":")
#: A title cut short, behind which a name goes on: no sentence ends there.
_SPLIT_TITLE = re.compile(
    r"\b(?:Msgr|Brig|Gen|Maj|Lt|Col|Sgt|Capt|Cmdr|Cpl|Amb|Adm|Rev|Sen|Rep|Gov|Hon|Prof|Supt|Insp|Dr|Mr|Mrs|Ms|St|Mt)\.\Z"
)
_PAUSE = re.compile(r",(?!\d)|;| [–—]")
#: What a sentence calls by "the" stands in the one before it, as a rule.
_THE_SAME = re.compile(
    r"The (?:deal|plan|accord|agreement|request|proposal|document|pact|treaty|talks|truce|ceasefire|cease-fire|meeting|move|measure|decision"
    r"|statement|report|attack|incident|ceremony|settlement|protocol|request|offer|release|visit|call|summit)\b"
)
#: Whom or what it means has not been named yet where no name stands before it.
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|its|their|(?:on|of|for|to|in|with|about) (?:that|this|it)|one of them|the two|the three|both)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:them|him|it)\b|\b(?:this|these|those|such) (?!year|week|month|morning|evening|spring|summer|autumn|winter|time)"
)
#: Whom or what it means, or when it was, only another sentence says.
_ALWAYS_ANOTHER = re.compile(
    r"\b(?:call|den[iy]|reject|describ|condemn|dismiss)\w* (?:it|this|that|them)\b|(?<!and )\bthen\b|\b(?:that|this) very\b"
    r"|\bthe (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?!sides|countries|governments|leaders|presidents|ministers|men|neighbou?rs|parties)[a-z]+"
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b")
#: What lies behind the day of the news: another year, an earlier attempt, what was done before or has long been done.
_PAST = re.compile(
    r"\b(?:earlier|previous(?:ly)?|formerly|once|ago|long|repeatedly|often|always|last (?:year|month|week|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)|in (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|the (?:spring|summer|autumn|winter))|since (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:19|20)\d\d(?:s)?"
    r"|(?:for|over) (?:the (?:past|last) )?(?:more than |nearly |almost |about |some |at least )?(?:an?|two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)?"
    r" ?(?:years|decades?))\b",
    re.IGNORECASE,
)
#: Names, each once however many words it has: of two, one is as a rule whom "them" or "it" means.
_NAMES = re.compile(r"[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_NAMES_WITH_OBJECT = 2
#: So near the opening its words are what others mean.
_NEAR = 2
_NAMED = re.compile(
    r"(?<!\A)\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’'-]+|\A[A-Z][a-z]+(?=[’']s |,? (?:and|has|have|had|is|was|were|said)\b)"
)


def tell_lead(tables: Tables) -> list[Statement]:
    """Quote how a text opens: its first sentence that is one, for what it is about may be no act that rules know.

    Several texts read as one have no opening.
    """
    if len(tables.documents) != 1:
        return []
    rows = tables.sentences.sort_values("sentence").to_dict("records")
    for at, row in enumerate(rows[:_LOOK_FOR_LEAD]):
        words, marks = _join(row["text"]), [int(row["sentence"])]
        if len(words.split(" ")) < _FEWEST_LEAD or words.endswith("?") or _is_headline(row, rows[at + 1 :]):
            continue
        begin = end_of_dateline(words)
        # "JUBA, Sept. 9 - Talks opened here": where that is, the dateline says.
        words = words if begin and re.search(r"\bhere\b", words) else words[begin:]
        while _SPLIT_TITLE.search(words) and at + 1 < len(rows):
            at += 1
            words, marks = f"{words} {_join(rows[at]['text'])}", [*marks, int(rows[at]["sentence"])]
        short = len(words.split(" ")) < _SHORT_LEAD or leans_at_start(words)
        if short and at + 1 < len(rows) and _count(both := f"{words} {_join(rows[at + 1]['text'])}") <= _MOST_LEAD:
            # "It took a night, but there was a deal." Whose, the next sentence says.
            words, marks = both, [*marks, int(rows[at + 1]["sentence"])]
        return [Statement(f"The text opens: “{_set_inner(_shorten(words.rstrip('.')))}”.", tuple(marks), "lead")]
    return []


def go_on(tables: Tables, lead: list[Statement]) -> list[Statement]:
    """Quote the first sentence behind the opening that can stand by itself, where nothing else of a text is told."""
    last = max((n for statement in lead for n in statement.sentences), default=0)
    if not last:
        return []
    rows = tables.sentences[tables.sentences["sentence"] > last].sort_values("sentence").head(_LOOK_FOR_LEAD)
    told = [quote_further(row, "lead", opened=last) for row in rows.to_dict("records")]
    return [statement for statement in told if statement is not None][:1]


def quote_further(row: dict[Hashable, Any] | None, topic: str, *, rank: int = 0, opened: int = 0) -> Statement | None:
    """Quote a sentence whole, marked as the text's words; None where it is long or leans on another.

    Parameters
    ----------
    row : dict or None
        A row of ``sentences``.
    topic : str
        What it tells of.
    rank : int
        How far it is from being the news.
    opened : int
        The last sentence of the opening: one right behind it may call by "the" what the opening tells of.
    """
    if row is None:
        return None
    words = _join(row["text"])
    words = words[end_of_dateline(words) :]
    outside = re.sub(r'"[^"]*"|“[^”]*”', "", words)
    if not _FEWEST_WORDS <= _count(words) <= MOST_WORDS or leans_at_start(words) or not _NAMED.search(words):
        return None
    if _means_another(outside) or _ALWAYS_ANOTHER.search(outside):
        return None
    is_near = opened < int(row["sentence"]) <= opened + _NEAR
    if not is_near and _OBJECT.search(outside) and len(_NAMES.findall(outside)) < _NAMES_WITH_OBJECT:
        return None
    if _THE_SAME.match(words) and int(row["sentence"]) != opened + 1:
        return None
    if words.endswith("?") or not words.endswith(_STOPS) or _SPLIT_TITLE.search(words) or _FIRST_PERSON.search(outside):
        return None
    if words.count('"') % 2 or words.count("“") != words.count("”") or words.count("(") != words.count(")"):
        return None
    return Statement(
        f"It says further: “{_set_inner(words.rstrip('.'))}”.",
        (int(row["sentence"]),),
        topic,
        is_quoted=True,
        rank=rank,
    )


def list_leaning(tables: Tables) -> set[tuple[str, int]]:
    """List the sentences, by document and number, in which a pronoun means somebody whom they don't name themselves."""
    bodies = find_bodies(tables.actors)
    spots = tables.mentions[["document_id", "sentence", "actor_id", "form"]].to_dict("records")
    named = {
        (row["document_id"], row["sentence"], bodies[row["actor_id"]]) for row in spots if row["form"] != "pronoun"
    }
    return {
        (row["document_id"], int(row["sentence"]))
        for row in spots
        if row["form"] == "pronoun" and (row["document_id"], row["sentence"], bodies[row["actor_id"]]) not in named
    }


def is_past(words: str, when_end: object = None, published_at: object = None, *, days: int = 60) -> bool:
    """Tell whether words set what they tell well before the day of the news."""
    if _PAST.search(words):
        return True
    if pd.isna(when_end) or pd.isna(published_at):  # type: ignore[call-overload]
        return False
    return bool(pd.Timestamp(published_at) - pd.Timestamp(when_end) > pd.Timedelta(days=days))  # type: ignore[arg-type]


def leans(words: str) -> bool:
    """Tell whether the beginning of a sentence means somebody or something that another sentence names."""
    return (leans_at_start(words) or _THE_SAME.match(words) is not None) or _means_another(words)


def _means_another(words: str) -> bool:
    """Tell whether a pronoun stands before all names of a sentence."""
    pronoun, named = _PRONOUN.search(words), _NAMED.search(words)
    return pronoun is not None and (named is None or pronoun.start() < named.start())


def _is_headline(row: dict[Hashable, Any], behind: list[dict[Hashable, Any]]) -> bool:
    """Tell whether a sentence is a paragraph of its own without a stop at its end, over a text that has paragraphs."""
    stands_alone = bool(behind) and behind[0]["paragraph"] != row["paragraph"]
    return stands_alone and str(row["text"]).rstrip()[-1:] not in _STOPS


def _shorten(words: str) -> str:
    """Cut a very long opening at the last pause within its limit behind which nothing turns its sense."""
    if _count(words) <= _MOST_LEAD:
        return words
    within = [found.start() for found in _PAUSE.finditer(words) if _count(words[: found.start()]) <= _MOST_LEAD]
    safe = [at for at in within if _is_safe(words, at)]
    return f"{words[: safe[-1]] if safe else close_end(' '.join(words.split(' ')[:_MOST_LEAD]))} …"


def _is_safe(words: str, at: int) -> bool:
    """Tell whether words can be cut at a pause: no mark stands open there, and nothing behind it turns them."""
    before = words[:at]
    opens = before.count('"') % 2 or before.count("“") != before.count("”") or before.count("(") != before.count(")")
    return not opens and not turns_on(words[at:]) and not ends_open(before)


def _set_inner(words: str) -> str:
    """Give quotation marks within a quotation marks of their own."""
    return words.replace("“", "‘").replace("”", "’")


def _join(text: object) -> str:
    return " ".join(str(text).split())


def _count(words: str) -> int:
    return len(words.split(" "))
