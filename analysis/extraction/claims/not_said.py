"""Cues by which nobody says anything: "asked Oslo to verify how …", "the truce saw 90 freed", "would be called a traitor"."""

from __future__ import annotations

from analysis.extraction.claims.attributions import Attribution, Tokens, has_finite_verb, has_quotes, look_up_cue
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.words import Token

#: Verbs whose object is to do, or say, a thing that it has not said.
_ASKING = frozenset(
    "ask urge order want tell call press beg invite instruct request require expect need pressure appeal demand implore "
    "challenge task mandate allow commission encourage".split()
)
#: "Want the world to believe that it was so": that is what they say.
_THINKING = frozenset({"believe", "think"})
_REMEMBERING = frozenset({"remember", "forget", "recall", "recollect"})
_THING_RULES = frozenset({"verb_with_noun_content", "verb_with_preposition"})
_SEEING = frozenset({"see", "witness"})
_REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself"})
_OBJECTS = frozenset({"it", "them", "him", "her", "us", "me"})
_MAYBE = frozenset({"would", "could", "might", "may", "can", "should"})
_REFUSING = frozenset({"refuse", "decline"})
_RELATIVES = frozenset({"which", "whom", "whose"})
_TELLING = frozenset({"say", "warn", "claim"})
_SHORT = 3
_ANSWERS = frozenset({"yes", "no"})


def is_not_said(found: Attribution, piece: Tokens) -> bool:
    """Tell whether what looks like a statement is nothing that its source says."""
    return (
        _is_asked_of(found)
        or _is_seen_to_happen(found, piece)
        or _is_remembered(found, piece)
        or _is_maybe_called(found)
        or _is_no_clause(found, piece)
        or _is_bare_cue(found, piece)
    )


def _is_asked_of(found: Attribution) -> bool:
    """Tell whether somebody is only asked to say a thing: "urged the bloc to explain why the observers had left"."""
    verb = next((t for t in found.cue if t.tag_ == "VB"), None)
    if (
        verb is None
        or verb.lemma_ in _THINKING
        or not found.source
        or verb.dep_ not in {"xcomp", "ccomp", "advcl", "conj"}
    ):
        return False
    if not any(c.lower_ == "to" for c in verb.children if c.i < verb.i):
        return False
    above = verb.head
    if above in found.cue or above.lemma_ not in _ASKING or not is_verb(above) or above.i > verb.i:
        return False
    # "Was called on to say", "called on the president to say", "asked Norway to verify".
    return any(c.dep_ in {"dobj", "dative", "prep", "nsubjpass"} for c in above.children) or verb.dep_ == "ccomp"


def _is_seen_to_happen(found: Attribution, piece: Tokens) -> bool:
    """Tell whether a time or an event only "saw" a thing, somebody met somebody, or found himself somewhere."""
    lemma = found.entry["lemma"]
    if lemma == "find" and piece[0].lower_ in _REFLEXIVES:
        return True  # "Found itself a target".
    if lemma not in _SEEING or not found.source or found.rule not in {"verb_with_clause", "verb_with_noun_content"}:
        return False
    verb: Token = found.cue[-1]
    if found.cue[0].lemma_ in _REFUSING or (verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING):
        return True  # "Refused to see the envoy, who was in town".
    if found.cue[-1].nbor().lower_ == "that":
        return False
    head = found.source_head
    known = head is not None and (not may_speak(head) or head.lemma_.lower() in index_lexicon("event_nouns", "lemma"))
    return known and head is not None and not head.ent_type_


def _is_remembered(found: Attribution, piece: Tokens) -> bool:
    """Tell whether a thing is only remembered, or thought of by a pronoun: "remember the war", "had not expected it from him"."""
    if found.rule not in _THING_RULES or has_quotes(piece):
        return False
    if found.entry["lemma"] in _REMEMBERING:
        return True
    return piece[0].lower_ in _OBJECTS and piece[0].dep_ == "dobj" and not has_finite_verb(piece)


def _is_maybe_called(found: Attribution) -> bool:
    """Tell whether nobody is said to judge a thing, who only might: "would be called a traitor", "may be seen as a snub"."""
    is_open = found.rule == "passive_judgement" and not found.source
    return is_open and any(t.tag_ == "MD" and t.lower_ in _MAYBE for t in found.cue)


def _is_no_clause(found: Attribution, piece: Tokens) -> bool:
    """Tell whether what follows a cue is no clause of what is said: "said yes in principle", "asked for time in which to pray"."""
    cue: Token = found.cue[-1]
    following = cue.nbor() if cue.i + 1 < cue.sent.end else cue
    if found.entry["lemma"] == "say" and following.lower_ in _ANSWERS and piece[0].i > cue.i and not has_quotes(piece):
        return following.nbor().lower_ not in {",", "one", "-"} and following.nbor().pos_ not in {
            "NOUN",
            "PROPN",
            "ADJ",
        }
    if len(piece) > 1 and piece[0].pos_ == "ADP" and piece[1].lower_ in _RELATIVES and piece[0].i > cue.i:
        return piece[0].i > cue.i + 1 and not has_quotes(piece)
    # "Which Israel rejected, saying that …": what follows is a word of its own.
    is_next = found.rule == "cue_as_aside" and piece[0].tag_ == "VBG" and piece[0].i > cue.i
    return is_next and look_up_cue(piece[0], "verb") is not None


def _is_bare_cue(found: Attribution, piece: Tokens) -> bool:
    """Tell whether all of a content is that somebody was told: "who *warned him*, according to an aide, that he would be shot"."""
    if found.rule == "lost_cue" and found.entry["lemma"] == "hold":
        return found.cue[-1].nbor().lower_ != "that"  # "Holds a hill that villagers say is mined".
    if found.rule != "according_to" or len(found.pieces) > 1 or len(piece) > _SHORT or piece[0].pos_ == "PRON":
        return False
    cue = look_up_cue(piece[0], "verb")
    return cue is not None and cue[0]["class"] in _TELLING and all(t.pos_ in {"VERB", "PRON"} for t in piece)
