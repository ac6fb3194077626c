"""Acts told by the clause that tells them, verbatim from its subject to its end; none where a cut could change its sense."""

from __future__ import annotations

import re
from collections.abc import Hashable
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.datelines import end_of_dateline
from analysis.measures.leaning import ends_open, leans_in_clause
from analysis.measures.naming import capitalise
from analysis.measures.quoting import leans
from analysis.measures.statements import CONCEDED, is_plain_claim
from analysis.measures.turning import turns_on

_FEWEST = 4
_MOST = 34
_MOST_FROM_START = 30
#: What stands between a subject and its verb, or before it, where another clause, speaker or owner comes in.
_STRANGE = re.compile(
    r"[,;:()\[\]–—\"“”]|\A[’']|\b(?:who|whom|whose|which|that|and|or|but|said|says?|saying|told|tells?|if|whether|when|while|after|before|as"
    r"|because|of|by|with|from|between|denie[sd]|deny|to have|alleged(?:ly)?|accused of|claims?|claimed)\b"
)
#: What a main clause may follow within its sentence: nothing, a word or two of time or place, a clause that has ended, or "and".
_OPENING = re.compile(
    r"(?:|(?:On|In|At|Late|Early|Late on|Early on) (?:\w+ ){0,2}?\w+,? |(?:Meanwhile|Separately|Later|Then|But|And|Yet|Also|Overnight|Earlier),? |.*[;:] |.*, (?:and |but )?)",
    re.DOTALL,
)
#: What a sentence opens with that says when or on what terms, and is not cut off: "Under the first phase, which took effect in May, …".
_SETTING = re.compile(
    r"(?:Under|As part of|In (?:return|exchange|line|keeping)|During|Before|Since|With|Despite|By|From|Following|Amid|At the time|In (?:the|a|an|his|her|its|their) \w+ )\b",
)
#: A name whose bearer the subject describes: "Michael Vey, the minister".
_APPOSED = re.compile(r"(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w.’'-]*, ")
_APART = re.compile(r"(?:,? and |, )(?:the )?")
#: Where a clause ends, from its verb on; not before "to", "for" and "in" with what is done, to whom and where.
_END = re.compile(
    r",(?!\d)|[;:!?()\[\]\n]| [–—]|\s(?=(?:but|while|whilst|although|though|because|whereas|which|who|whose|where|until|unless|if"
    r"|under which|in which|at which|for which|from which|on which)\b)"
    r"|\s(?=and\s+(?:\w+ed|\w+s (?:up|down|out|off)|could|might|may|should|can|must|said|told|was|were|has|have|had|is|are|will|would|i|we|he|she|it|they|that)\b)"
)
_LISTED = re.compile(r"(?:, (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)+,? and (?=(?:the )?[A-Z])")
#: Subjects that say less than whom they mean; of those called by "the" and no name, a few are plain in any text.
_BARE = re.compile(
    r"(?:(?:[Tt]he |[Bb]oth |[Aa]ll )?(?:two|three|four|both|former|latter|others?|same)\b.*|(?:[Bb]oth|[Ee]ach|[Nn]either) .*|it|they|he|she|we|i|you|who|which|that|each|all|some|many"
    r"|most|several|neither|either|[Tt]he (?!(?:[a-z-]+ )*(?:army|military|government|rebels?|opposition|junta|separatists|insurgents|militants|security forces|police|paramilitaries|guerrillas|militias?|air force|navy|militants|gunmen)\Z)"
    r"(?:[a-z’'-]+ ?)+|(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y) .*)\Z",
)
#: Verbs that say nothing before they say what of: "accused Spain".
_UNFINISHED = re.compile(r"\b(?:accus|ask|blam|order|told|urg|warn|call|request|demand)\w*\b", re.IGNORECASE)
#: What is set in between, behind which the clause goes on: "accused the president, Salva Kiir, of …".
_GOES_ON = re.compile(
    r",(?: [^,]{2,60}, (?:of|to|for|from|that|as)\b| (?:of|to|for|from) |(?: (?:[A-Z]|the |an? |its |his |her |their )[^,]{2,60}), (?!(?:and|but|which|who|while|after|as|when|saying|with|\w+ing)\b)[a-z])"
)
_SUBORDINATE = re.compile(
    r"(?:While|When|As|Although|Though|Because|After|Before|Since|Once|Where)\b(?! (?:late|early|well|long|soon) as)"
)
_PRONOUNS = frozenset("he she it they we i you who which that his her its their each both one some many".split())
#: Somebody's word beside a clause, which no claim was read from.
_SAID_BY = re.compile(
    r"\b(?:according to|sa(?:ys?|id)|told|announced?|reported|claim(?:s|ed)|added|insist(?:s|ed)|acknowledged|confirmed|suggest(?:s|ed)"
    r"|believ\w+|estimat\w+|reports|reportedly|allegedly|denie[sd])\b"
)
_THOUGHT_BY = re.compile(
    r",(?: [\w’'-]+){1,6} (?:fear|hope|expect|think|thought|suspect|warn|argue|predict)(?:s|e?d)?\b"
)
_HAS_VERB = re.compile(
    r"(?<![-\w])(?:\w{2,}ed|is|are|was|were|has|have|had|will|would|can|could|may|might|began|begin|fell|fall|broke|met|held|led"
    r"|went|came|got|took|ran|left)\b"
)
_ASIDE = 80
_IF = re.compile(r"(?:If|Unless|Should|Had|Were|Even if|Whether)\b")


def _is_cut_from_verb(event: dict[Hashable, Any], text: str, begin: int, stop: int) -> bool:
    """Tell whether a noun tells the act whose verb stands behind the cut: "An earlier deal, signed in May, collapsed"."""
    is_noun = str(event.get("rule")).startswith(("noun", "outcome"))
    words = text[max(int(event["start"]) - begin, 0) : stop]
    return is_noun and not _HAS_VERB.search(words) and (stop < len(text) and text[stop] in ",—–(")


def tell_clause(
    event: dict[Hashable, Any],
    participants: pd.DataFrame,
    sentence: dict[Hashable, Any],
    claim: dict[Any, Any] | None,
    called: dict[str, str],
    by: str,
) -> str | None:
    """Tell an act by the words of its clause, with whose word it is; None where the clause or the word is not plain.

    The clause is taken from its subject on, where that stands by a name or a plain description right before the verb, and
    else from the beginning of its sentence; it ends where a clause ends, and is not told where what is cut off could turn
    its sense, where it leaves out one of those who have a part in the act, or where it leans on another sentence.

    Parameters
    ----------
    event : dict
        A row of ``events``.
    participants : DataFrame
        Its rows of ``participants``.
    sentence : dict
        The row of ``sentences`` that it stands in.
    claim : dict or None
        The row of ``claims`` that it stands in.
    called : dict of str to str
        What each ``actor_id`` is called.
    by : str
        By whose word it is known, as ", according to …".
    """
    if pd.notna(event["factuality"]) and event["factuality"] < CONCEDED and not by:
        return None
    text, begin = str(sentence["text"]), int(sentence["start"])
    stop = _find_end(text, int(event["end"]) - begin)
    if _is_cut_from_verb(event, text, begin, stop):
        return None
    if not _ends_well(text, stop, participants, begin):
        return None
    opens = end_of_dateline(text) if claim is None else max(int(claim["start"]) - begin, 0)
    subject = _find_subject(event, participants, text, begin, opens)
    if subject is not None and (claim is None or is_plain_claim(claim, begin + subject[0])):
        first, last = subject
        name = _name_in_full(text[first:last], participants, called)
        words = f"{name}{_join(text[first:stop])[len(_join(text[first:last])) :]}"
        tail = text[last:stop]
    elif claim is None:
        first = end_of_dateline(text)
        words = tail = _join(text[first:stop])
        doers = participants[participants["part"] == "actor"]["quote"].str.lower()
        if (
            leans(words)
            or _SUBORDINATE.match(words)
            or doers.isin(_PRONOUNS).any()
            or len(words.split(" ")) > _MOST_FROM_START
        ):
            return None
    else:
        return None
    words = words.rstrip(".")
    if leans_in_clause(tail) or ends_open(words) or not _FEWEST <= len(words.split(" ")) <= _MOST:
        return None
    # Somebody's word that no claim was read from is lost with what is cut off.
    aside = text[stop : stop + _ASIDE]
    if not by and (_SAID_BY.search(f"{text[:first]} {aside}") or _THOUGHT_BY.match(aside) or _IF.match(text)):
        return None
    if claim is None and subject is None and _SAID_BY.search(words):
        return None
    return capitalise(words) + by


def _ends_well(text: str, stop: int, participants: pd.DataFrame, begin: int) -> bool:
    """Tell whether a clause can end where it is cut: with all who have a part in it, and no mark or sense left open."""
    rest, words = text[stop:], text[:stop]
    if (participants["start"] < begin).any() or (participants["end"] > begin + stop).any():
        return False
    if turns_on(rest) or _GOES_ON.match(rest) or words.count("(") != words.count(")"):
        return False
    others = participants[participants["part"] == "recipient"]
    is_object_last = bool((others["end"] - begin >= len(words.rstrip()) - 1).any())
    if is_object_last and _UNFINISHED.search(words[-_ASIDE:]) and rest.strip(". "):
        return False
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”")


def _find_subject(
    event: dict[Hashable, Any], participants: pd.DataFrame, text: str, begin: int, opens: int
) -> tuple[int, int] | None:
    """Find where the doers stand that are plainly the subject of an act's verb, in a sentence that opens there; None where they are not."""
    at = int(event["start"]) - begin
    doers = participants[participants["part"] == "actor"].sort_values("start")
    if doers.empty or (doers["end"] > begin + at).any():
        return None
    spans = list(
        dict.fromkeys((int(a) - begin, int(b) - begin) for a, b in zip(doers["start"], doers["end"], strict=True))
    )
    first, last = _widen(text, spans[0][0]), spans[-1][1]
    if any(not _APART.fullmatch(text[stop:start]) for (_, stop), (start, _) in pairwise(spans)):
        return None
    if any(_BARE.match(text[_widen(text, start) : stop]) for start, stop in spans):
        return None
    before = text[opens:first].removeprefix("that ")
    if _SETTING.match(before):
        return None
    if _STRANGE.search(text[last:at]) or not _OPENING.fullmatch(before) or _APPOSED.fullmatch(before):
        return None
    return first, last


def _widen(text: str, at: int) -> int:
    """Take the article before a subject with it."""
    found = re.search(r"\b[Tt]he \Z", text[:at])
    return found.start() if found else at


def _name_in_full(words: str, participants: pd.DataFrame, called: dict[str, str]) -> str:
    """Give one who is called by his last name alone his full name, and all others as they stand."""
    ids = list(dict.fromkeys(participants[participants["part"] == "actor"]["actor_id"]))
    full = called.get(ids[0], "") if len(ids) == 1 else ""
    return full if full.endswith(f" {_join(words)}") and "’s " not in full else _join(words)


def _join(words: str) -> str:
    return " ".join(words.split())


def _find_end(text: str, end: int) -> int:
    """Find where the clause of a verb ends: at the sentence's end, or at the first mark or word that begins another one."""
    at = end
    while (found := _END.search(text, at)) is not None:
        listed = _LISTED.match(text, found.start()) if text[found.start()] == "," else None
        if listed is None:
            return found.start()
        at = listed.end()
    return len(text.rstrip())
