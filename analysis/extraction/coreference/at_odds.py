"""What says of two that they are at odds or do something together: "are at war", "close ties with", "fought", "signed"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.parsing.grammar import is_negated, objects_of_prepositions
from analysis.extraction.parsing.words import Token

_FRIENDLY = frozenset(
    "close closer good warm warmer friendly strong stronger deep historic historical fraternal brotherly cordial "
    "excellent longstanding long-standing traditional privileged special economic commercial".split()
)
_JOINT_ACTS = frozenset({"AGREE", "SUPPORT", "CONSULT", "ASSAULT", "RETREAT"})
#: What those do together who stand behind somebody.
_STANDING_BEHIND = frozenset("back support sponsor fund finance draft propose arm".split())
#: What two are who are enemies: "are at war".
_AT_ODDS = frozenset({"war", "odds", "loggerheads", "daggers"})


def is_friendly(tie: Token) -> bool:
    """Tell whether what two have with each other is no quarrel: "close ties with"."""
    return any(c.dep_ == "amod" and c.lower_ in _FRIENDLY for c in tie.children)


def are_of_one_mind(first: Token) -> bool:
    """Tell whether two who are joined stand behind another: "the government, which is backed by A and B"."""
    return first.dep_ == "pobj" and first.head.lower_ == "by" and first.head.head.lemma_ in _STANDING_BEHIND


def is_joint_act(verb: Token) -> bool:
    """Tell whether a verb tells what takes two: "signed", "exchanged prisoners"."""
    known = verb_entry(verb)
    return known is not None and known[0]["frame"] == "mutual" and known[0]["type"] in _JOINT_ACTS


def fights_in(verb: Token) -> bool:
    """Tell whether what some do together is fighting: "have been fighting each other"."""
    known = verb_entry(verb)
    return known is not None and known[0]["type"] == "ASSAULT" and not is_negated(verb)


def says_at_odds(verb: Token) -> bool:
    """Tell whether some "are at war"."""
    return (
        verb.lemma_ in {"be", "remain"}
        and not is_negated(verb)
        and any(t.lemma_ in _AT_ODDS for _, t, _ in objects_of_prepositions(verb))
    )


def has_partner(verb: Token, cast: Cast) -> bool:
    """Tell whether those who act do so together with another: "A and B held talks with C", "A and B met C"."""
    heads = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    if any(not a.key.startswith(PEOPLE_DONE_TO) for met in heads[1:] for a in cast.index.actors_at(met)):
        return True  # Prisoners whom two exchange are none.
    partners = [inner for head in heads for name, inner, _ in objects_of_prepositions(head) if name == "with"]
    return any(cast.index.actors_headed(t) for t in partners)
