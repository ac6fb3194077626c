"""Numbers that a verb states of people counted elsewhere: "put the number of dead at 41", "the dead number 120"."""

from __future__ import annotations

from functools import cache

from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.words import Token

#: Verbs that state a number: with "at", with "to", or right before it.
_STATING = frozenset(
    "put place set estimate count number total stand rise climb jump reach exceed pass top hit grow go be remain revise raise "
    "lower give tally keep reckon include".split()
)
#: Words that hold the dead where nothing else is said.
_TOLLS = frozenset({"toll", "tolls"})
_DEADLY = frozenset({"death", "dead", "killed", "deaths", "fatality"})
_LEADING = frozenset({"at", "to", "by", "above", "past", "of", "from", "in", "than"})


def fate_of_stated(number: Token) -> str | None:
    """Give what became of the people whose number a verb states: killed for "the death toll stands at 90"."""
    verb = _verb_that_states(number)
    if verb is None:
        return None
    told = [t for t in verb.children if t.i < number.i and t.dep_ in {"dobj", "nsubj", "nsubjpass", "compound", "amod"}]
    # "The number of wounded at 60 and the number of displaced at 9,000": each has its own.
    told += [t for t in number.ancestors if t.dep_ == "conj" and t.pos_ == "NOUN" and verb in t.ancestors]
    for thing in sorted(told, key=lambda t: t.i, reverse=True):
        fate = _fate_in([t for t in thing.subtree if t.i < number.i])
        if fate is not None:
            return fate
    return None


def states_number(word: Token) -> bool:
    """Tell whether "number" is a verb before its number, however it was tagged: "the dead number 120"."""
    if word.lower_ not in {"number", "numbers", "numbered"} or word.i == word.sent.start:
        return False
    before = word.nbor(-1)
    while before.pos_ == "ADV" and before.i > word.sent.start:
        before = before.nbor(-1)
    return word.pos_ == "VERB" or before.tag_ == "NNS" or before.lower_ in _fates()


def _verb_that_states(number: Token) -> Token | None:
    token = number
    for _ in range(6):
        head = token.head
        if head == token:
            return None
        if token.dep_ == "pobj" and head.lower_ not in _LEADING:
            return None
        if head.lemma_.lower() in _STATING and (head.pos_ in {"VERB", "AUX"} or states_number(head)):
            return head
        if head.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"nummod", "prep", "quantmod", "pobj"}:
            return None
        token = head
    return None


def _fate_in(words: list[Token]) -> str | None:
    lowered = [t.lower_ for t in words]
    found = next((_fates()[word] for word in reversed(lowered) if word in _fates()), None)
    if found is not None:
        return found
    return "killed" if _TOLLS & set(lowered) or _DEADLY & set(lowered) else None


@cache
def _fates() -> dict[str, str]:
    return {e["word"]: e["fate"] for e in load_lexicon("casualties") if e["pos"] in {"noun", "adj"}} | {
        "deaths": "killed",
        "injuries": "wounded",
        "refugees": "displaced",
        "killed": "killed",
    }
