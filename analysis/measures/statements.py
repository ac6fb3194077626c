"""What the text says and on whose word: the sentences of the bottom line on its opening, its claims and their sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.datelines import end_of_dateline
from analysis.measures.naming import join_called, spell
from analysis.schemas import Tables

_SOURCE_WORDS = {
    "named_person": ("person with a name", "people with a name"), "named_body": ("named body", "named bodies"),
    "official_unnamed": ("official without a name", "officials without a name"),
    "unnamed_people": ("people without a name", "people without a name"), "media": ("media report", "media reports"),
}  # fmt: skip
_NAMED = ("named_person", "named_body")
_PRONOUNS = frozenset("he she it they who that which this these those i we you his her their one".split())
_DESCRIBING = frozenset(
    "The A An One Some Several Many Most Other Two Three Senior Authorities Researchers Local Unnamed Officials Analysts Aides Associates Diplomats Experts"
    " Hospital Residents Sources Witnesses Medics Rescuers Activists Militants Rebels Reports Images Footage Critics".split()
)
#: These begin a description only where no name of an office follows: "State legislators", and not "State Department".
_DESCRIBING_IF_SMALL = frozenset("Police State Initial Early Government Army Opposition Party Court City".split())
_OWNERS = frozenset("his her its their my our your".split())
_LONGEST_SOURCE = 90
#: What these rules find can stand as a sentence; others find its object ("called the plan a trap").
WHOLE_SENTENCES = (
    "verb_with_clause",
    "clause_before_cue",
    "inverted_cue",
    "according_to",
    "quotation_after_colon",
    "signed_quotation",
)
#: Conceded or confirmed: what is claimed did happen, however it is worded.
CONCEDED = 3
#: What is thought, asked or not said is no word to be known by.
_NOT_SAID = re.compile(
    r"\b(?:not|n[’']t|never|think|thinks|thought|thinking|sees?|saw|seen|wonder\w*|question\w*|hop(?:e|es|ed|ing)|feel|feels|felt"
    r"|wish\w*|imagin\w*|fear\w*|forg[eo]t\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_NO_SENTENCE = re.compile(
    r"\A(?:and|or|but|nor)\b|\A(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b).*\bto (?:be|have)\b"
)
#: A plural or a speaker without a name is given to somebody by a guess.
_GUESSED = frozenset({"i", "we", "they", "you", "it", "these", "those", "who"})
_FAR = 60
#: Words by which a side names its foes and its dead, and what it does to them.
_PARTISAN = re.compile(
    r"\b(?:terrorists|terrorist(?! (?:organi[sz]ation|group|list|network|entit|attack|plot)s?)|thugs?|bandits?|infidels?|traitors?|martyr(?:ed|s)?|liquidated|eliminated|neutrali[sz]ed|liberated)\b",
    re.IGNORECASE,
)
#: How far a number may stand from what it counts to be quoted with it.
_WIDEST_GAP = 40
_OTHER_VOICE = re.compile(
    r"\b(?:says?|said|estimate[sd]?|report(?:s|ed)|claim(?:s|ed)|puts?|according to|count(?:s|ed))\b"
)
SOMEBODY = "somebody whom the sentence does not name"
_FEWEST_WORDS = 6
_MOST_WORDS = 30
#: The opening is sought behind a date line and a heading, no deeper; it is quoted up to so many words.
_LOOK_FOR_LEAD = 3
_FEWEST_LEAD = 8
_MOST_LEAD = 70
_STOPS = (".", "!", "?", "…", '"', "”", "’", ")", ":")
#: An opening of fewer words is quoted with the sentence behind it.
_SHORT_LEAD = 16


@dataclass(frozen=True)
class Statement:
    """A sentence of the bottom line, with the sentences it rests on."""

    text: str
    sentences: tuple[int, ...]
    topic: str
    figure: str = ""


def tell_lead(tables: Tables) -> list[Statement]:
    """Quote how a text opens: its first sentence that is one, for what it is about may be no act that rules know.

    Several texts read as one have no opening.
    """
    if len(tables.documents) != 1:
        return []
    rows = tables.sentences.sort_values("sentence").to_dict("records")
    for at, row in enumerate(rows[:_LOOK_FOR_LEAD]):
        words, marks = " ".join(str(row["text"]).split()), [int(row["sentence"])]
        if len(words.split(" ")) < _FEWEST_LEAD or words.endswith("?") or _is_headline(row, rows[at + 1 :]):
            continue
        if len(words.split(" ")) < _SHORT_LEAD and at + 1 < len(rows):
            # "It took a night, but there was a deal." Whose, the next sentence says.
            words, marks = (
                f"{words} {' '.join(str(rows[at + 1]['text']).split())}",
                [*marks, int(rows[at + 1]["sentence"])],
            )
        words = _shorten(words[end_of_dateline(words) :].rstrip(".")).replace("“", "‘").replace("”", "’")
        return [Statement(f"The text opens: “{words}”.", tuple(marks), "lead")]
    return []


def _is_headline(row: dict[Any, Any], behind: list[dict[Any, Any]]) -> bool:
    """Tell whether a sentence is a paragraph of its own without a stop at its end, over a text that has paragraphs."""
    stands_alone = bool(behind) and behind[0]["paragraph"] != row["paragraph"]
    return stands_alone and str(row["text"]).rstrip()[-1:] not in _STOPS


def _shorten(words: str) -> str:
    """Cut after so many words, at the last mark of a pause before it where there is one."""
    listed = words.split(" ")
    if len(listed) <= _MOST_LEAD:
        return words
    kept = " ".join(listed[:_MOST_LEAD])
    pauses = [match.start() for match in re.finditer(r"[,;:]? [–—] |[,;:] ", kept)]
    return f"{kept[: pauses[-1]] if pauses and pauses[-1] > len(kept) // 2 else kept} …"


def cite_claim(claim_id: object, claims: dict[str, dict[Any, Any]], called: dict[str, str]) -> str:
    """Say by whose word something is known, where the text tells: no claim becomes a fact by being summed up."""
    source = name_claimant(claims.get(claim_id) if isinstance(claim_id, str) else None, called)
    return f", according to {source}" if source else ""


def name_claimant(claim: dict[Any, Any] | None, called: dict[str, str]) -> str | None:
    """Give who makes a claim in the text's words; whom a pronoun means by name, or as somebody where that is not known."""
    if claim is None or not isinstance(claim["source_quote"], str):
        return None
    words = " ".join("".join(c for c in claim["source_quote"] if c.isprintable() or c.isspace()).split())
    if words.count("(") != words.count(")"):
        words = words.partition(" (")[0]
    words = re.split(r", (?:which|who|whose|where)\b", words)[0]
    if len(words) > _LONGEST_SOURCE:
        words = words.partition(", ")[0]
    if (
        words.lower() not in _PRONOUNS
        and words.split(" ", 1)[0].lower() not in _OWNERS
        and len(words) <= _LONGEST_SOURCE
    ):
        return _lower_first(words)
    return called.get(claim["source_actor_id"], SOMEBODY)


def _lower_first(text: str) -> str:
    """Let a description begin small within a sentence, where its first word is one that begins no name."""
    first, _, rest = text.partition(" ")
    describes = first in _DESCRIBING or (first in _DESCRIBING_IF_SMALL and rest[:1].islower())
    return text[:1].lower() + text[1:] if describes else text


def tell_claims(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Quote what those with a name or an office say, in the order of the text: what there is to tell where few act."""
    claims = tables.claims[tables.claims["sourcing"].isin([*_NAMED, "official_unnamed"])]
    claims = claims[claims["factuality"].fillna(0) >= 1]
    claims = claims[claims["rule"].isin(WHOLE_SENTENCES)]
    found: dict[str, Statement] = {}
    for claim in claims.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        words = " ".join(str(claim["quote"]).split()).rstrip(".,;:")
        source = name_claimant(claim, called)
        if source in {None, SOMEBODY} or not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
            continue
        if any(mark in words for mark in '"“”[]') or _is_no_statement(claim, words):
            continue
        text = f"According to {source}, “{words}”."
        found.setdefault(str(source), Statement(text, (int(claim["sentence"]),), "claims"))
    return list(found.values())


def _is_no_statement(claim: dict[Any, Any], words: str) -> bool:
    """Tell whether a claim is thought rather than said, said by one whom only a guess names, or no sentence by itself."""
    guessed = str(claim["source_quote"]).lower() in _GUESSED
    is_part = claim["rule"] == "clause_before_cue" and words.split(" ", 1)[0].endswith("ing")
    # "Has died, wrestling promotion X announced": the next words' first is no end of a sentence.
    is_part = is_part or re.search(r", \w+ing$", words) is not None
    # "Declared the outbreak to be a pandemic", "said X, and Vyasna …": no sentences of their own.
    is_part = is_part or _NO_SENTENCE.search(words) is not None
    cue = str(claim["cue"])
    # What is "easy to add" is not said by what is easy.
    return guessed or is_part or cue.startswith("to ") or bool(_NOT_SAID.search(cue))


def is_far_off(claim: dict[Any, Any] | None) -> bool:
    """Tell whether a claim's cue stands far from its source: another may speak there ("with Britain reporting 37 deaths")."""
    if claim is None or not isinstance(claim["source_quote"], str):
        return False
    ends = [claim[key] for key in ("source_start", "source_end", "cue_start", "cue_end")]
    if any(pd.isna(value) for value in ends):
        return False
    start, end, cue_start, cue_end = (int(value) for value in ends)
    return max(cue_start - end, start - cue_end) > _FAR


def has_other_voice(claim: dict[Any, Any] | None, start: int) -> bool:
    """Tell whether somebody else speaks within a claim before an offset: "he said that …, where the UN estimates that five million"."""
    if claim is None or not int(claim["start"]) <= start <= int(claim["end"]):
        return False
    return _OTHER_VOICE.search(str(claim["quote"])[: start - int(claim["start"])]) is not None


def tell_sources(tables: Tables) -> list[Statement]:
    """Say on whose word the text rests: how much of what is attributed has a source with a name, and what the rest has."""
    attributed = tables.claims[tables.claims["sourcing"] != "unattributed"]
    if attributed.empty:
        return [Statement("The text attributes nothing to a source: all is said in its own voice.", (), "sourcing")]
    counts = {str(s): int(n) for s, n in attributed["sourcing"].value_counts().items()}
    many, marks = len(attributed), tuple(int(n) for n in attributed["sentence"].unique()[:6])
    named = sum(counts.get(s, 0) for s in _NAMED)
    others = [_count_sources(s, n) for s, n in counts.items() if s not in _NAMED]
    if many == 1:
        text = f"The one claim found with a source rests on {_count_sources(next(iter(counts)), 1)}."
    elif not others or len(counts) == 1:
        every = "Both" if many == 2 else f"All {spell(many)}"
        rest = f"rest on {_SOURCE_WORDS[next(iter(counts))][1]}" if others else "name it"
        text = f"{every} claims found with a source {rest}."
    else:
        few = ("neither" if many == 2 else "none") if not named else spell(named)
        rest = "they rest" if not named else "the other rests" if many - named == 1 else "the others rest"
        names = "names" if named < 2 else "name"
        text = f"Of the {spell(many)} claims found with a source, {few} {names} it; {rest} on {join_called(others, most=6)}."
    return [Statement(text, marks, "sourcing")]


def _count_sources(sourcing: str, number: int) -> str:
    one, several = _SOURCE_WORDS[sourcing]
    if number > 1:
        return f"{several} ({number})"
    return one if one == several else f"{'an' if one[0] in 'aeiou' else 'a'} {one}"


def cut_figure(sentence: str, number: str, counted: str) -> str:
    """Cut a number and what it counts out of its sentence as they stand there; both in turn where they stand apart."""
    start = sentence.find(number)
    end = sentence.find(counted, start + len(number)) if start >= 0 else -1
    if 0 <= start < end and end - start - len(number) <= _WIDEST_GAP:
        return " ".join(sentence[start : end + len(counted)].split())
    return f"{number} … {counted}" if counted not in number else str(number)


def quote_partisan(text: str, sentence: dict[Any, Any] | None) -> str:
    """Put an act whose words take a side in quotation marks: who is a terrorist, or a martyr, is for the text to say."""
    stands = sentence is not None and text[1:] in " ".join(str(sentence["text"]).split())
    if not _PARTISAN.search(text) or "“" in text:
        return text
    begins = text[4:] if text.startswith("The ") else text
    return (
        f"In the text’s words, “{text[:1].lower()}{text[1:]}”"
        if stands
        else f"In the text’s words, {'the ' if begins != text else ''}{begins}"
    )
