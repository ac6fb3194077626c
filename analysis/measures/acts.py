"""An act told in a sentence: in the text's own clause where that can stand alone, else by its type with the text's words behind."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pandas as pd

from analysis.measures.leaning import leans_in_predicate
from analysis.measures.lexicon import Entry, load_words
from analysis.measures.naming import capitalise, is_many, join_called

#: What ends a clause, read from the trigger on.
_END = re.compile(
    r",(?!\d|(?:\s(?:the\s)?[A-Z][\w.’'-]*)+(?:,|\sand)\s)|–(?!\d)|[;:!?()\[\]—“”\"\n]|\s(?=(?:but|while|whilst|although|though|because|whereas|which|who)\b)"
    r"|\s(?=and\s+(?:\w+ed|\w+s (?:up|down|out|off)|could|might|may|should|can|must|said|told|was|were|has|have|had|is|are|will|would|i|we|he|she|it|they)\b)"
)
#: Somebody's tale of what happened to him.
_SPEAKING = re.compile(r"\b(?:me|us|my|our|myself|ourselves)\b")
#: A verb without its object behind it: a passive, a noun, or one of a relative clause.
_GAPPED = re.compile(
    r"(?:by|of|on|in|at(?! least| most)|between|under|near|within|amid|after|before|during|since|late|early|last|\w+ly)\b"
)
#: What would be: no act to be told, whatever stage its row has.
#: By so many letters two words are of one stem: "clashes" and "clashed".
_STEM = 5
#: Of a noun only what it is of is quoted with it; what else stands behind it may be of the whole sentence.
_BEHIND_NOUN = re.compile(
    r"\A[\w’'-]+(?: [\w’'-]+)*? of (?:(?!(?:in|on|at|between|with|after|since|by|from|to|for)\b)\S+ ?)+"
)
#: What undoes an act, or leaves it to be undone, right before it.
_REFUSING = re.compile(
    r"\b(?:would|could|will|did|does|do|has|have|had|is|are|was|were|can)(?: not|n[’']t) (?:yet )?\Z|\bcannot \Z|\bnever \Z"
)
_AT_FIRST = re.compile(r"\b(?:at first|initially|originally|first|at the beginning)[ ,]+\Z")
#: Done by several, whether or not all of them are known.
_JOINTLY = re.compile(r"\b(?:together|jointly|each other|one another|both of them)\b")
#: Whom these mean is missed too often to be told.
_UNSURE = frozenset({"it", "them", "us", "they", "itself", "themselves"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
_BY = re.compile(r"\bby\b")
_OF_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OF_ONE = frozenset({"he", "him", "his", "she", "her", "hers", "it", "its", "himself", "herself", "itself"})
_AND_DOING = re.compile(r",? and \w+ing\b")
#: An act that is only tried.
_TRYING = re.compile(r"\b(?:try|tries|trying|tried|attempt|attempts|attempted|attempting) to \Z")
_UNREAL = re.compile(r"\A\S+ (?:would|could|might|may|should)\b")
_DANGLING = re.compile(r"[’']s\Z|\b(?:of|to|for|with|on|by|in|at|as|from|that|about|the|a|an|and|or)\Z")
#: Verbs that say nothing before they say what of: "asked all voters".
_UNFINISHED = frozenset({"accused", "asked", "blamed", "ordered", "told", "urged", "warned"})
#: A word or a few in quotation marks, which belong to the clause: 'accused him of "siding with criminals"'.
_INSET = re.compile(r"[\"“]([^\"“”\n.!?]+[.!?]?)[\"”]")
_LONGEST_INSET = 60
_PRONOUNS = ("he", "him", "she", "her", "it", "they", "them", "us", "me", "you", "we", "each other", "one another")
_MOST_WORDS = 18
#: An object stands so far behind its verb at most: a blank, and an article.
_ARTICLE = 5
_LONGEST_TRIGGER = 40


def word_act(
    event: dict[Any, Any],
    participants: pd.DataFrame,
    called: dict[str, str],
    sentence: dict[Any, Any] | None,
    *,
    by: str = "",
    in_own_words: bool = False,
    counts_victims: bool = False,
) -> str | None:
    """Tell an event in a sentence without its full stop; None where it does not name both sides, or only would be.

    Parameters
    ----------
    event : dict
        A row of ``events``.
    participants : DataFrame
        The rows of ``participants`` of this event.
    called : dict of str to str
        What each ``actor_id`` is called, from `call_actors`.
    sentence : dict or None
        The row of ``sentences`` that the event stands in.
    by : str, optional
        By whose word it is known, as ", according to …".
    in_own_words : bool
        Tell it in the text's own words, or not at all: not by its type.
    counts_victims : bool
        It is done to people whom the text counts and does not name: who was hit is told all the same.
    """
    doers = name_part(participants, "actor", called)
    targets = [name for name in name_part(participants, "recipient", called) if name not in doers]
    if not doers or not (targets or len(doers) > 1 or counts_victims):
        return None
    soft = bool(pd.notna(event["factuality"])) and abs(event["factuality"]) <= 1
    clause = _cut_clause(event, sentence)
    before_it = _read_before(event, sentence)
    if _UNREAL.search(clause) or _AT_FIRST.search(before_it) or (len(doers) == 1 and _JOINTLY.search(clause)):
        return None
    sides = participants[participants["part"] == "recipient"]
    is_cut_off = sides["start"] > int(event["start"]) + len(clause)
    doing = participants[participants["part"] == "actor"]["quote"].str.lower()
    if is_cut_off.any() or sides["quote"].str.lower().isin(_UNSURE).any() or doing.isin(_POSSESSIVE).any():
        return None
    if _is_unfinished(event, sides, clause) or _lacks_whom_it_means(event, participants, clause, doers):
        return None
    # Of several who do it together, those who are named behind its verb are told by the clause, or not at all.
    behind = participants["start"] > int(event["start"])
    before = name_part(participants[~behind], "actor", called)
    if clause.partition(" ")[0].endswith("ing"):
        clause = _AND_DOING.split(clause)[0]  # "killing two soldiers and injuring 26": told as "killed two soldiers".
    predicate = _read_predicate(event, participants, clause, needs_sides=not counts_victims)
    tries = "".join(found[0] for pattern in (_TRYING, _REFUSING) if (found := pattern.search(before_it)))
    if _REFUSING.search(before_it):
        predicate = None
    elif tries and predicate:
        predicate = f"tried to {_quote_insets(clause, '“”')}"
    kind = (
        "ACCEPT" if event["type"] == "AGREE" and event.get("status") == "accepted" and targets else str(event["type"])
    )
    phrase = _phrases()[kind]["act" if targets else "together"]
    if predicate:
        text = f"{join_called(before or doers)} {predicate}"
    elif phrase and not in_own_words and (targets or len(doers) > 1):
        if _is_noun(event, clause):
            behind_it = _BEHIND_NOUN.match(clause)
            clause = behind_it[0].rstrip() if behind_it else str(event["quote"])
        repeats = " " not in clause and clause[:_STEM].lower() in phrase
        if (
            event["type"] == "ASSAULT"
            and not repeats
            and " " not in clause
            and (_is_noun(event, clause) or clause.endswith("ing"))
        ):
            return None  # "Fighting", "war": whether it began, goes on or stopped, the bare noun does not say.
        words = f" (“{tries}{_quote_insets(clause, '‘’')}”)" if clause and not repeats else ""
        text = phrase.format(a=join_called(doers), r=join_called(targets)) + words
    else:
        return None
    return capitalise(f"it is reported that {text}" if soft and not by else text) + by


def _is_unfinished(event: dict[Any, Any], sides: pd.DataFrame, clause: str) -> bool:
    """Tell whether a clause ends before what it is about: "accused Spain"; "asked all voters"."""
    first = clause.partition(" ")[0].lower()
    unsaid = _past_forms().get(first) in _UNFINISHED or (event["type"] == "REQUEST" and not _is_noun(event, clause))
    begin = int(event["start"])
    is_object = sides["start"] <= begin + len(first) + _ARTICLE
    return unsaid and bool((is_object & (sides["end"] == begin + len(clause))).any())


def _lacks_whom_it_means(event: dict[Any, Any], participants: pd.DataFrame, clause: str, doers: list[str]) -> bool:
    """Tell whether a clause says "their" or "his" of somebody who is none of its doers: whom it means is not told with it."""
    words = {word.lower() for word in re.findall(r"[A-Za-z’']+", clause)}
    one = len(doers) == 1
    kinds = set(participants[participants["part"] == "actor"]["quote"].str.lower())
    of_many, of_one = words & _OF_MANY, words & _OF_ONE
    behind = participants[(participants["part"] == "recipient") & (participants["start"] > int(event["start"]))]
    leaning = behind["quote"].str.lower().str.split().map(lambda quoted: bool((_OF_MANY | _OF_ONE) & set(quoted)))
    named_behind = bool((~leaning.astype(bool)).any())
    return not named_behind and (
        (one and bool(of_many) and not is_many(doers[0]) and not kinds & _OF_MANY) or (not one and bool(of_one))
    )


def name_part(participants: pd.DataFrame, part: str, called: dict[str, str]) -> list[str]:
    """Name those who have a part in an event, each once."""
    ids = participants[participants["part"] == part]["actor_id"]
    return list(dict.fromkeys(called[actor_id] for actor_id in ids))


def _read_predicate(event: dict[Any, Any], participants: pd.DataFrame, clause: str, *, needs_sides: bool) -> str | None:
    """Give the clause as a predicate in the past, in quotation marks where it leans on words outside; None where it is none.

    It is one where it begins with a known verb and names, behind it, each to whom the act is done: before the verb, or
    not there at all, the verb may be a passive or a noun.
    """
    first, _, rest = clause.partition(" ")
    past = _past_forms().get(first.lower()) or (first if first.islower() and first.endswith("ed") else None)
    sides = participants[participants["part"] == "recipient"]
    if past is None or _is_noun(event, clause) or not rest or _DANGLING.search(rest):
        return None
    # "Signed last night in Rome by both ministers" is said of what they signed.
    if _GAPPED.match(rest) and (len(sides) or _BY.search(rest)):
        return None
    begin, end = int(event["start"]), int(event["start"]) + len(clause)
    if not ((sides["start"] >= begin + len(first)) & (sides["end"] <= end)).all():
        return None
    if sides["quote"].str.lower().isin([*_PRONOUNS, *_POSSESSIVE]).any() or _SPEAKING.search(rest):
        return None
    if clause.endswith("…") or leans_in_predicate(rest) or (needs_sides and sides.empty):
        quoted = _quote_insets(rest, "‘’")
        if first == past:
            return f"“{first} {quoted}”"
        return None if sides.empty else f"{past} “{quoted}”"
    return f"{past} {_quote_insets(rest, '“”')}"


def _cut_clause(event: dict[Any, Any], sentence: dict[Any, Any] | None) -> str:
    """Cut the text from the trigger to the end of its clause, as it stands there; "" where it cannot be had short."""
    trigger = " ".join(str(event["quote"]).split())
    if sentence is not None:
        at = int(event["start"]) - int(sentence["start"])
        behind = str(sentence["text"])[at:]
        if at >= 0 and behind.startswith(str(event["quote"])):
            rest = behind[len(str(event["quote"])) :]
            end = _find_end(rest)
            cut = (str(event["quote"]) + (rest[:end])).rstrip().removesuffix(".")
            words = cut.split(" ")
            if len(words) > _MOST_WORDS:
                cut = " ".join(words[:_MOST_WORDS]) + " …"
            # What stood behind was cut off with the next clause: "a recording in" has lost its "which".
            while end is not None and (found := _DANGLING.search(cut)) and found.start() > len(str(event["quote"])):
                cut = cut[: found.start()].rstrip()
            if "\n" not in cut:
                return cut
    return trigger if len(trigger) <= _LONGEST_TRIGGER else ""


def _is_noun(event: dict[Any, Any], clause: str) -> bool:
    """Tell whether a trigger is a noun: by its rule, or because a verb beside it gave it its act ("ended a war")."""
    rule, first = str(event.get("rule", "")), clause.partition(" ")[0].lower()
    return "noun" in rule or (rule == "light_verb" and first not in _past_forms() and not first.endswith(("ed", "ing")))


def _read_before(event: dict[Any, Any], sentence: dict[Any, Any] | None) -> str:
    """Give what stands in the sentence before a trigger."""
    return "" if sentence is None else str(sentence["text"])[: max(int(event["start"]) - int(sentence["start"]), 0)]


def _find_end(rest: str) -> int | None:
    """Find where a clause ends in what stands behind its trigger: not within a few words in quotation marks."""
    at = 0
    while (end := _END.search(rest, at)) is not None:
        inset = _INSET.match(rest, end.start())
        if inset is None or len(inset[1]) > _LONGEST_INSET or not rest[: end.start()].strip():
            return end.start()
        at = inset.end()
        if inset[1].endswith((",", ".", ";", "!", "?")):
            return at
    return None


def _quote_insets(clause: str, marks: str) -> str:
    """Give words in quotation marks marks of one kind, without the pause that the text sets within them."""
    return _INSET.sub(lambda inset: f"{marks[0]}{inset[1].rstrip('.,;')}{marks[1]}", clause)


def _phrases() -> dict[str, Entry]:
    return {row["type"]: row for row in load_words("phrases")}


@cache
def _past_forms() -> dict[str, str]:
    return {form: row["past"] for row in load_words("past_forms") for form in row["forms"].split()}
