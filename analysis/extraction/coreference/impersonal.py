"""Whether "it", "its" or "them" stands for a thing or for nothing, by the words beside it: "it was signed", "its terms"."""

from __future__ import annotations

from functools import cache

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.grammar import is_passive
from analysis.extraction.parsing.words import Token


def is_empty_it(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it was Moscow that", "it is said that"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    children = {c.dep_ for c in verb.children}
    if verb.lemma_ == "be" and "attr" in children:
        # "It was Moscow that" names no actor by "it", "it is the largest buyer" does.
        attributes = [c for c in verb.children if c.dep_ == "attr"]
        return not any(epithet_kinds(c) or c.text[:1] in {'"', "'"} for c in attributes)
    if verb.lemma_ == "take":
        # "It takes years to learn"; "it had taken control after the vote" tells of somebody.
        return any(
            c.dep_ in {"xcomp", "advcl", "ccomp"} and any(t.lower_ == "to" for t in c.lefts) for c in verb.children
        )
    return verb.lemma_ in {"be", "seem", "appear"} and bool(children & {"ccomp", "advcl", "xcomp", "csubj"})


@cache
def cue_words(use: str) -> frozenset[str]:
    """Give the words of the lexicon of pronouns that have a use."""
    return frozenset(entry["word"] for entry in load_lexicon("pronoun_cues") if entry["use"] == use)


_TOLL = frozenset("kill wound injure displace claim uproot cost maim".split())
#: Strife and calamities that have tolls, besides the acts of the lexicon.
_CALAMITIES = frozenset("earthquake quake flood storm drought famine epidemic disaster crash explosion wave".split())
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def is_toll_of_event(token: Token) -> bool:
    """Tell whether "it" is what the sentence before is about, a war or a disaster: "The war began in April. It has killed 9,000"."""
    verb, start = token.head, token.sent.start
    if token.lower_ != "it" or token.dep_ != "nsubj" or verb.lemma_ not in _TOLL or not start:
        return False
    subjects = [t for t in token.doc[token.doc[start - 1].sent.start : start] if t.dep_ == "nsubj"]
    if not subjects or is_passive(verb):
        return False
    entry = noun_entry(subjects[0])
    return (entry is not None and entry["type"] in _DEEDS) or subjects[0].lemma_.lower() in _CALAMITIES


def speaks_of_itself(token: Token) -> bool:
    """Tell whether "it" is whoever says what it does: "Egypt said that it would open the crossing"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or verb.dep_ != "ccomp" or is_passive(verb):
        return False
    said = verb.head
    speaker = next((c for c in said.children if c.dep_ == "nsubj" and c.i < said.i), None)
    return (
        look_up_cue(said, "verb") is not None and speaker is not None and speaker.lower_ != "it"
        and any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in verb.children)
        and verb.lemma_ not in {"be", "seem", "appear", "mean"}
    )  # fmt: skip


def is_of_thing(token: Token) -> bool:
    """Tell whether "it" is a deal, a text or a charge by what is said of it: "it was signed", "denied it", "its terms"."""
    verb = token.head
    if token.dep_ == "poss":
        return verb.lemma_.lower() in cue_words("part_of_thing")
    if token.lower_ != "it":
        return False
    if is_toll_of_event(token):
        return True
    if token.dep_ in {"nsubj", "nsubjpass"}:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in {"call", "consider", "deem", "make", "think"}:
            return verb.pos_ not in {"VERB", "AUX"}
        if verb.lemma_ in {"be", "remain"} and (told := [c for c in verb.children if c.dep_ == "acomp"]):
            return not any(c.lemma_.lower() in cue_words("minded") for c in told)
        if verb.lemma_ == "be":
            return False
        if is_passive(verb) or token.dep_ == "nsubjpass":
            return verb.lower_ not in cue_words("minded") and verb.lemma_.lower() not in cue_words("done_to")
        has_object = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in verb.children)
        return verb.lemma_.lower() in cue_words("of_things") and not (has_object and verb.lemma_.lower() == "hold")
    if token.dep_ == "pobj":
        is_held = verb.lower_ == "over" and verb.head.lemma_.lower() in cue_words("held_over")
        return verb.lower_ not in cue_words("toward") and not is_held
    return token.dep_ in {"dobj", "dative", "oprd"} and not may_be_done_to(token)


def may_be_done_to(token: Token) -> bool:
    """Tell whether a verb's pronoun may be a state or body, as in "accused it"."""
    verb = token.head
    if verb.lemma_.lower() == "deny" and not any(c.dep_ == "dobj" and c.i > token.i for c in verb.children):
        return False  # "Tehran denies it": what it is charged with; "denied it a visa": somebody.
    return token.dep_ in {"dobj", "dative", "nsubj"} and verb.lemma_.lower() in cue_words("done_to")
