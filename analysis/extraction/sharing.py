"""Of which two "both", "neither", "each other", "the two" speak."""

from __future__ import annotations

from analysis.extraction.disputes import Disputes
from analysis.extraction.grammar import main_verb_above, subject_of
from analysis.extraction.index import Actor
from analysis.extraction.pronoun_context import Context
from analysis.extraction.words import Token


def two_people(token: Token, context: Context) -> tuple[Actor, ...]:
    """Give the two people of whom this sentence speaks, or else the one before, where they are no more and no fewer."""
    verb = main_verb_above(token)
    subject = subject_of(verb) if verb is not None and token.dep_ not in {"nsubj", "nsubjpass"} else None
    here = [a for other, a in context.here if other.i < token.i and other != subject]
    for named in (here, [a for _, a in context.before]):
        people = {id(actor): actor for actors in named for actor in actors if actor.kind == "person" and actor.is_named}
        if len(people) >= 2:
            return tuple(people.values()) if len(people) == 2 else ()
    return ()


def resolve_sharing(token: Token, context: Context, disputes: Disputes) -> tuple[Actor, ...]:
    """Give the two of whom "each", "neither", "both", "each other" or "the other" speaks; empty where no two were named."""
    if token.lower_ == "other" and (not token.i or token.nbor(-1).lower_ not in {"each", "the", "one"}):
        return ()
    if token.lower_ == "each" and token.dep_ == "det":
        return ()
    here = [actors for other, actors in reversed(context.here) if other.i < token.i]
    joined = [actors for actors in reversed(context.sets) if len(actors) == 2]
    known = (*here, *(actors for _, actors in context.before), *joined[:1])
    found = next((actors for actors in known if len(actors) == 2), ()) or two_people(token, context)
    return found or disputes.last_pair(upto=context.sentence, may_follow=False) or ()
