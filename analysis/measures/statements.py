"""What the text says and on whose word: the sentences of the bottom line on its opening, its claims and their sources."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.measures.naming import spell
from analysis.measures.papers import name_papers
from analysis.measures.turning import turns_on
from analysis.schemas import Tables

#: What claims rest on whose source has no name.
_WITHOUT_NAME = "people or reports without a name"
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
    r"|wish\w*|believ\w*|expect\w*|doubt\w*|call(?:s|ed)|describ\w*|label\w*|imagin\w*|fear\w*|forg[eo]t\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_NO_SENTENCE = re.compile(
    r"\A(?:and|or|but|nor|is|are|was|were|has|have|had|will|would|can|could|may|might)\b|\A(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b).*\bto (?:be|have)\b"
)
#: A plural or a speaker without a name is given to somebody by a guess.
_GUESSED = frozenset({"i", "we", "they", "you", "it", "these", "those", "who"})
_FAR = 60
#: What he says begins so far behind the beginning of his words at most: "that".
_BESIDE = 6
#: Words by which a side names its foes and its dead, and what it does to them.
_PARTISAN = re.compile(
    r"\b(?:terrorists|terrorist(?! (?:organi[sz]ation|group|list|network|entit|attack|plot)s?)|thugs?|bandits?|infidels?|traitors?|martyr(?:ed|s)?|liquidated|eliminated|neutrali[sz]ed|liberated)\b",
    re.IGNORECASE,
)
_OTHER_VOICE = re.compile(
    r"\b(?:says?|said|estimate[sd]?|report(?:s|ed)|claim(?:s|ed)|puts?|according to|count(?:s|ed))\b"
)
#: Pronouns by whom they can mean; "they" may be anybody, and what is done "so" stands elsewhere.
_MEANING = re.compile(r"\b(?:he|him|his|she|her|it|its|they|them|their|this|these|those|so)\b", re.IGNORECASE)
_OF_PEOPLE = frozenset({"he", "him", "his", "she", "her"})
_OF_BODIES = frozenset({"it", "its"})
_OF_OTHERS = frozenset({"they", "them", "this", "these", "those", "so"})
#: A source cut short, or one whom only another sentence names.
_HALF_A_SOURCE = re.compile(r"\b(?:in|of|for|at|from|with|the|a|an|and|by|to)\Z|\bof (?:them|those|these)\b|,\Z")
#: What is called so stands under its name in another sentence.
_SHORT_NAME = re.compile(
    r"[Tt]he (?:ministry|group|mission|agency|office|organi[sz]ation|commission|party|movement|bank|company|network|council|court|body|statement"
    r"|report|source|official|spokesman|spokeswoman|spokesperson|envoy|minister|president|governor|mayor|bishop|general|commander|activist"
    r"|watchdog|monitor|charity|newspaper|two|three|others?|man|woman)"
)
#: The words go on behind the end that was found.
#: What he did beside saying it: "said that they had come closer but gave no details".
_DOES_MORE = re.compile(
    r"\b(?:but|and) (?:gave|declined|refused|offered|took|provided|added|did not|would not|could not|left|warned|urged|called)\b"
)
_SAYS_MORE = re.compile(r" (?!said|says|told|added|according|in an?\b|on \w+day|late\b|early\b)[a-z]")
SOMEBODY = "somebody whom the sentence does not name"
_FEWEST_WORDS = 6
_MOST_WORDS = 30


@dataclass(frozen=True)
class Statement:
    """A sentence of the bottom line, with the sentences it rests on."""

    text: str
    sentences: tuple[int, ...]
    topic: str
    figure: str = ""
    #: The text's own sentence, and how far that is from being its news.
    is_quoted: bool = False
    rank: int = 0
    #: Of the sentences it rests on those that tell it as its news; all where none is given.
    news: tuple[int, ...] = ()

    @property
    def told_in(self) -> set[int]:
        """The sentences whose news this is."""
        return set(self.news or self.sentences)


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
    name = called.get(claim["source_actor_id"], "")
    if _SHORT_NAME.fullmatch(words) and re.search("[A-Z]", name):
        return name  # "The ministry": which, another sentence says.
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
    describes = first in _DESCRIBING or (first in _DESCRIBING_IF_SMALL and not rest[:1].isupper())
    return text[:1].lower() + text[1:] if describes else text


def tell_claims(tables: Tables, called: dict[str, str]) -> list[Statement]:
    """Quote what those with a name or an office say, in the order of the text: what there is to tell where few act."""
    claims = tables.claims[tables.claims["sourcing"].isin([*_NAMED, "official_unnamed"])]
    claims = claims[claims["factuality"].fillna(0) >= 1]
    claims = claims[claims["rule"].isin(WHOLE_SENTENCES)]
    sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
    kinds = dict(zip(tables.actors["actor_id"], tables.actors["kind"], strict=True))
    found: dict[str, Statement] = {}
    for claim in claims.sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        words = " ".join(str(claim["quote"]).split()).rstrip(".,;:")
        source = name_claimant(claim, called)
        if source in {None, SOMEBODY} or not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
            continue
        if any(mark in words for mark in '"“”[]') or _is_no_statement(claim, words):
            continue
        sentence = sentences.get((claim["document_id"], claim["sentence"]))
        behind = "" if sentence is None else str(sentence["text"])[int(claim["end"]) - int(sentence["start"]) :]
        if claim["review"] == "machine" and (
            not _is_sure(claim, words, behind, str(source), kinds) or _is_parted(claim, sentence)
        ):
            continue
        text = f"According to {source}, “{words}”."
        found.setdefault(str(source), Statement(text, (int(claim["sentence"]),), "claims"))
    return list(found.values())


def _is_sure(claim: dict[Any, Any], words: str, behind: str, source: str, kinds: dict[str, str]) -> bool:
    """Tell whether words stand alone as what one source says: nobody else speaks in them, and whom their pronouns mean is he."""
    kind = kinds.get(str(claim["source_actor_id"]))
    own = _OF_PEOPLE if kind == "person" else _OF_BODIES
    pronouns = {found[0].lower() for found in _MEANING.finditer(words)}
    if pronouns & _OF_OTHERS or (pronouns - own if kind else pronouns):
        return False
    if _HALF_A_SOURCE.search(source) or is_far_off(claim) or _OTHER_VOICE.search(words):
        return False
    return not turns_on(behind) and not _SAYS_MORE.match(behind) and not _DOES_MORE.search(words)


def _is_parted(claim: dict[Any, Any], sentence: dict[Any, Any] | None) -> bool:
    """Tell whether a semicolon stands between what is said and who says it: "ten were killed, the governor said; the army blamed"."""
    if sentence is None or pd.isna(claim["source_start"]):
        return False
    begin, source = int(sentence["start"]), int(claim["source_start"])
    between = (int(claim["end"]), source) if source >= int(claim["end"]) else (source, int(claim["start"]))
    return ";" in str(sentence["text"])[between[0] - begin : between[1] - begin]


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


def is_plain_claim(claim: dict[Any, Any], at: int) -> bool:
    """Tell whether what begins at an offset is plainly what somebody says: right where his words begin, and his alone.

    His words are a sentence, he stands beside the verb of saying, by a name or a description, and nobody speaks in between.
    """
    begins = int(claim["start"]) <= at <= int(claim["start"]) + _BESIDE
    guessed = str(claim["source_quote"]).lower() in _GUESSED
    said = claim["rule"] in WHOLE_SENTENCES and not _NOT_SAID.search(str(claim["cue"]))
    return begins and said and not guessed and not is_far_off(claim)


def has_other_voice(claim: dict[Any, Any] | None, start: int) -> bool:
    """Tell whether somebody else speaks within a claim before an offset: "he said that …, where the UN estimates that five million"."""
    if claim is None or not int(claim["start"]) <= start <= int(claim["end"]):
        return False
    return _OTHER_VOICE.search(str(claim["quote"])[: start - int(claim["start"])]) is not None


def tell_sources(tables: Tables) -> list[Statement]:
    """Say on whose word the text rests: how much of what is attributed has a source with a name.

    Whether the others are people or reports is for the sourcing audit: readers found these counts wrong as often as right.
    """
    attributed = tables.claims[tables.claims["sourcing"] != "unattributed"]
    if attributed.empty:
        return [
            Statement("No claim with a source was found: what was read is the article’s own voice.", (), "sourcing")
        ]
    papers = name_papers(attributed, tables.sentences)
    many, named = len(attributed), sum(names_source(row, papers) for row in attributed.to_dict("records"))
    marks = tuple(int(n) for n in attributed["sentence"].unique()[:6])
    if many == 1:
        text = f"The one claim found with a source {'names it' if named else f'rests on {_WITHOUT_NAME}'}."
    elif named in (0, many):
        every = "Both" if many == 2 else f"All {spell(many)}"
        text = f"{every} claims found with a source {'name it' if named else f'rest on {_WITHOUT_NAME}'}."
    else:
        rest = "the other rests" if many - named == 1 else "the others rest"
        text = f"Of the {spell(many)} claims found with a source, {spell(named)} {'names' if named == 1 else 'name'} it; {rest} on {_WITHOUT_NAME}."
    return [Statement(text, marks, "sourcing")]


def names_source(claim: dict[Any, Any], papers: Container[Hashable] = ()) -> bool:
    """Tell whether a claim's source has a name: a person, a body, a medium that is called by one; not "who" of nobody known.

    ``papers`` are the claims of which `name_papers` knows what paper "that" is.
    """
    words = claim["source_quote"] if isinstance(claim["source_quote"], str) else ""
    if claim["sourcing"] == "media":
        return _names_medium(words)
    # "They" have a sort with a name only where several are meant; "that", "which" and "it" by default.
    is_nobody = words.lower() in _PRONOUNS - {"they", "their"} and not isinstance(claim["source_actor_id"], str)
    is_nobody = is_nobody and claim["claim_id"] not in papers
    return claim["sourcing"] in _NAMED and not is_nobody


def _names_medium(source: str) -> bool:
    """Tell whether a source has a name in it: "the Tasnim agency", and not "State media"."""
    return any(word[:1].isupper() for word in source.split()[1:]) or source[:2].isupper()


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
