"""The largest toll as a sentence of the bottom line: only where number, people and what became of them stand in one phrase."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.measures.leaning import leans_in_phrase
from analysis.measures.quoting import is_past, quote_further
from analysis.measures.statements import SOMEBODY, Statement, has_other_voice, is_far_off, name_claimant
from analysis.schemas import Tables

#: What became of the people counted, as it is told; delegates, members and crowds are no figures to lead with, and so many are a slip.
_FATES = {
    "killed": "killed", "wounded": "wounded", "missing": "missing", "displaced": "driven from their homes", "captured": "arrested or held",
}  # fmt: skip
_POPULATION = 10_000_000
#: Of the dead one is news; of those to whom less was done, fewer are not.
_FEWEST = 10
#: The words of each fate, one of which stands in the phrase of the number.
_WORDS = {
    "killed": r"kill(?:ed|ing|s)|dead|died|die|dying|deaths?|lives|perish\w*|fatalities|slain|massacred|drowned|executed|fell|murdered|toll|loss|losses|lost",
    "wounded": r"wound(?:ed|ing)|injur(?:ed|ing|ies)|hurt|maimed",
    "missing": r"missing|disappear\w*|vanished|unaccounted",
    "displaced": r"displac\w+|fle(?:d|e|eing)|homes?|homeless|uproot\w+|driv(?:en|ing)|evacuat\w+|refuge\w*|deport\w+|expel\w+",
    "captured": r"captur\w+|held|(?<!on )hold(?:s|ing)?|detain\w+|arrest\w+|kidnap\w*|abduct\w+|seiz\w+|took|taken|taking|jailed",
}  # fmt: skip
#: Where a phrase ends.
_BOUNDARY = re.compile(
    r",(?!\d)|[;:()\[\]\n“”\"]| [–—] |\b(?:who|whom|whose|which|that|when|while|where|after|before|as|because|although|said|says|if|but|and (?:said|was|were|has|have|had"
    r"|is|are|will|blam\w+|accus\w+|told)|according to)\b"
)
#: A phrase that begins behind these tells of something else's past: "in which 40 died", "which left 6,500 dead".
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|where|if|of whom)(?:(?: [\w’'-]+){1,4} (?:said|says))?\s*\Z")
_MOST_BEFORE = 10
_MORE = re.compile(r"(?:(?<!,) and|\b(?:her|his|its|their|other|another)) \Z")
#: Words before a phrase that belong to what stands before it.
_JOINING = re.compile(
    r"\s*(?:and|or|but|as|in|on|at|of|by|with|among|including|to|for|it|he|she|they|had|has|have|was|were)\b",
    re.IGNORECASE,
)
_MOST_BEHIND = 12
_DANGLING = re.compile(
    r"(?:^|\s)(?:of|to|for|with|on|by|in|at|as|from|that|about|the|a|an|and|or|under|into|near|among|them|some|more|than|at least|least|up)\Z"
)


#: A toll of these sentences is of the news.
_FIRST = 3
_AUXILIARY = 12
_EARLIER = re.compile(r"\b(?:earlier|previous|ago)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:years?|decades?) (?:ago|earlier|before)\b|\blast (?:year|spring|summer|autumn|winter)\b"
)
_UNTIL_NOW = re.compile(
    r"\b(?:has|have) (?:\w+ )?(?:been |killed|died|fled|lost|left|driven|wounded|injured|displaced)|\b(?:are|is) (?:believed|estimated|feared|missing|displaced|held|thought)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|overnight|this week|the weekend|tonight)\b"
    r"|\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
    r"|\b(?:hours|days|weeks) later\b|(?<!the )\b\w+ (?:hours|days|weeks) of (?:fighting|clashes|shelling|violence|bombardment|bombing|unrest|bloodshed|air)",
    re.IGNORECASE,
)
#: Words beside a toll by which others doubt it, or somebody is to blame; and by which it is somebody's count.
_DOUBTING = re.compile(
    r"\b(?:confirm\w*|verif\w+|den(?:y|ies|ied)|disput\w+|unclear|allege\w*|contradict\w*|put the|accus\w+|blam\w+|insist\w*"
    r"|acknowledg\w+|admit\w*|but)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|according to|report\w*|claim\w*|told|estimat\w+|by \w+ (?:own )?count)\b", re.IGNORECASE
)
#: A toll of the whole war, told after those of the day; and words by which a later sentence corrects one.
_TO_DATE = re.compile(
    r"\b(?:war|conflict|insurgency|offensive|campaign|fighting|violence|blockade|siege|uprising|crackdown)\b.{0,40}\b(?:has|have) (?:\w+ )?(?:killed|left|displaced|driven|wounded)"
    r"|\b(?:this|the past|the last) year\b|\bsince (?!\w+day\b|the weekend|dawn|then)\b|\bso far\b|\b(?:over|in|during) (?:the (?:past|last) )?(?:\w+ )?(?:years|decades|months)\b|\b(?:has|have) been (?:killed|displaced)",
    re.IGNORECASE,
)
_REVISING = re.compile(
    r"\b(?:rais|revis|updat|lower|correct|increas)\w+ (?:the|its|their) (?:death )?(?:toll|count|figure|number)"
    r"|\b(?:death )?(?:toll|count|number of (?:dead|deaths)) (?:later |then |has |had |was |since )*(?:rose|risen|climbed|raised|revised|lowered|put)\b",
    re.IGNORECASE,
)
_LATE = 10
_NEAR = 2
_RELATIVE = re.compile(r"\b(?:which|who|whose|whom|that)\b")


def tell_figures(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Tell counts of people to whom something was done, of the dead first and the largest first, in the phrase that says so.

    A number is told where it stands in one phrase with whom it counts and what became of them, in no sentence of another
    year or of something earlier, and in no relative clause.
    """
    claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
    sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
    weighed: list[tuple[tuple[int, float], Statement]] = []
    for row in tables.quantities.to_dict("records"):
        size = max((float(v) for v in (row["value"], row["low"], row["high"]) if pd.notna(v)), default=0.0)
        fate = str(row["fate"])
        if row["unit"] != "person" or not isinstance(row["counted"], str) or fate not in _FATES:
            continue
        if size < (1 if fate == "killed" else _FEWEST) or size >= _POPULATION:
            continue
        sentence = sentences.get((row["document_id"], row["sentence"]))
        phrase = cut_toll(row, sentence)
        claim = claims.get(row["claim_id"]) if isinstance(row["claim_id"], str) else None
        if phrase is None or is_far_off(claim) or has_other_voice(claim, int(row["start"])):
            continue
        before = sentences.get((row["document_id"], int(row["sentence"]) - 1))
        if sentence is not None and row["review"] == "machine" and not _is_news(phrase, sentence, before, claim):
            continue
        rank = list(_FATES).index(fate)
        source = name_claimant(claim, called)
        if sentence is not None and row["review"] == "machine" and not _stands_alone(phrase, source, sentence):
            # Who says so, or who doubts it, is told with it, or the toll is not.
            whole = quote_further(sentence, "figures", opened=int(sentence["sentence"]) - 1)
            if whole is not None:
                weighed.append(((rank, -size), replace(whole, figure=phrase)))
            continue
        if source == SOMEBODY:
            continue
        # No more than that the text has it: another count may be higher.
        to_date = sentence is not None and row["review"] == "machine" and _TO_DATE.search(phrase) is not None
        text = f"Reported {_FATES[fate]}{' to date' if to_date else ''}: “{phrase}”"
        text += f", according to {source}" if source and source.lower() not in phrase.lower() else ""
        marks: tuple[int, ...] = (int(row["sentence"]),)
        later = None if to_date else _find_revision(row, sentences)
        if later is not None:
            text, marks = f"{text}; a later sentence revises the count", (*marks, later)
        weighed.append(((rank + _LATE * to_date, -size), Statement(f"{text}.", marks, "figures", phrase)))
    return [statement for _, statement in sorted(weighed, key=lambda item: item[0])]


def _find_revision(
    row: dict[Hashable, Any], sentences: dict[tuple[Hashable, Hashable], dict[Hashable, Any]]
) -> int | None:
    """Give the sentence right behind a toll that says it has risen, or was corrected; None where none does."""
    for number in range(int(row["sentence"]), int(row["sentence"]) + _NEAR + 1):
        later = sentences.get((row["document_id"], number))
        text = "" if later is None else str(later["text"])
        at = int(row["end"]) - int(later["start"]) if later is not None and number == row["sentence"] else 0
        if _REVISING.search(text[at:]):
            return number
    return None


def _stands_alone(phrase: str, source: str | None, sentence: dict[Hashable, Any]) -> bool:
    """Tell whether nothing around a toll doubts it, and whoever says so is its source."""
    around = " ".join(str(sentence["text"]).split()).replace(phrase, " ", 1)
    if _DOUBTING.search(around) or (source and _RELATIVE.search(source)):
        return False
    return bool(source) or _SAYING.search(around) is None


def _is_news(
    phrase: str, sentence: dict[Hashable, Any], before: dict[Hashable, Any] | None, claim: dict[Any, Any] | None
) -> bool:
    """Tell whether a toll is of the news: counted until now, of a day that is told, or among the first sentences.

    And whether its source, where it has one, is whom the sentence names behind it: "X claimed an attack that killed 37, according to Y".
    """
    text = " ".join(str(sentence["text"]).split())
    ahead, _, behind = text.partition(phrase)
    if claim is not None and "according to" in behind and str(claim["source_quote"]) not in behind:
        return False
    if is_past(text.replace(phrase, "")) or _EARLIER.search(phrase):
        return False
    if _UNTIL_NOW.search(ahead[-_AUXILIARY:] + phrase):
        return True
    around = f"{before['text']} {text}" if before is not None else text
    is_near = int(sentence["sentence"]) <= _FIRST or _DAY.search(around) is not None
    return is_near and (before is None or _OTHER_TIME.search(str(before["text"])) is None)


def cut_toll(row: dict[Hashable, Any], sentence: dict[Hashable, Any] | None) -> str | None:
    """Cut the phrase in which a number, whom it counts and what became of them stand; None where they stand in none."""
    if sentence is None:
        return None
    text, begin = str(sentence["text"]), int(sentence["start"])
    start, end = int(row["start"]) - begin, int(row["end"]) - begin
    left = max((found.end() for found in _BOUNDARY.finditer(text, 0, start)), default=0)
    found = _BOUNDARY.search(text, end)
    right = found.start() if found else len(text.rstrip().rstrip('.!?”"'))
    if _ASIDE.search(text[:left].rstrip()):
        return None
    counted = text.find(str(row["counted"]), left, right)
    words = re.compile(rf"\b(?:{_WORDS[str(row['fate'])]})\b", re.IGNORECASE)
    fates = list(words.finditer(text, left, right))
    near = [match for match in fates if _is_near(text, match, start, end)]
    if counted < 0 or not near:
        return None
    fate = min(near, key=lambda match: abs(match.start() - start))
    first, last = min(start, fate.start(), counted), max(end, fate.end(), counted + len(str(row["counted"])))
    # "A woman and her two children were killed": of more than are counted.
    if leans_in_phrase(text[first:last]) or (first == start and _MORE.search(text[:start])):
        return None
    subject = text[left:first]
    begins = left == 0 or text[left - 1] in ",;:"
    if (
        begins
        and len(subject.split()) <= _MOST_BEFORE
        and not leans_in_phrase(subject)
        and _JOINING.match(subject) is None
    ):
        first = left
    behind = text[last:right].split()
    is_kept = len(behind) <= _MOST_BEHIND and not leans_in_phrase(text[last:right])
    phrase = " ".join([*text[first:last].split(), *(behind if is_kept else [])])
    while (cut := _DANGLING.search(phrase)) is not None and cut.start() > last - first:
        phrase = phrase[: cut.start()].rstrip()
    return phrase.rstrip(".,")


def _is_near(text: str, fate: re.Match[str], start: int, end: int) -> bool:
    """Tell whether the word of a fate stands within a few words of a number."""
    between = text[end : fate.start()] if fate.start() >= end else text[fate.end() : start]
    return len(between.split()) <= _MOST_BEFORE
