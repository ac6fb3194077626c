"""Of which two "both", "neither", "each other", "the two" speak, and of whom they cannot.

Who stands between others is none of the two sides, nor is who speaks of them to both; and two people who were just counted
("two monks from Oman") are meant before two whom the text is about.
"""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.coreference.pronoun_context import Context, phrase_actors
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import expand_conjuncts, main_verb_above, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Nouns for who stands between others in this sentence, whoever mediates in the text.
_BETWEEN_THEM = words_of("third") | {"host", "umpire", "referee"}
_TWO = frozenset({"two", "couple", "pair"})
_JOINING = frozenset("introduce bring sit seat reconcile unite join".split())
_WATCHING = frozenset("look watch witness preside stand applaud beam sit clap smile hover wait".split())
_OBJECTS = frozenset({"dobj", "dative", "pobj"})


def two_people(token: Token, context: Context) -> tuple[Actor, ...]:
    """Give the two people of whom this sentence speaks, or else the one before, where they are no more and no fewer."""
    verb = main_verb_above(token)
    subject = subject_of(verb) if verb is not None and token.dep_ not in {"nsubj", "nsubjpass"} else None
    here = [a for other, a in context.here if other.i < token.i and other != subject]
    if verb is not None and subject is None and _is_watched(verb):
        # "The host looked on as the two shook hands".
        here = [a for other, a in context.here if verb.head.i < other.i < token.i]
    for named in (here, [a for _, a in context.before]):
        people = {id(actor): actor for actors in named for actor in actors if actor.kind == "person" and actor.is_named}
        if len(people) >= 2:
            return tuple(people.values()) if len(people) == 2 else _brought_together(token, context)
    # "The president and the general who overthrew him signed … the two never met".
    first_of = verb.head.i if verb is not None and _is_watched(verb) else token.sent.start - 1
    joined = [(t, a) for t, a in context.here if first_of < t.i < token.i and t.dep_ == "conj" and len(a) == 1]
    for last, actors in reversed(joined):
        first = [a for t, a in context.here if t == last.head]
        both = (*first[0], *actors) if first else ()
        if len(both) == 2 and all(a.kind == "person" for a in both) and both[0] is not both[1]:
            return both
    return ()


def _brought_together(token: Token, context: Context) -> tuple[Actor, ...]:
    """Give the two whom a third brought together before: "he introduced Arafat to Rabin, and the two shook hands"."""
    people = [(t, a[0]) for t, a in context.here if len(a) == 1 and a[0].kind == "person" and t.i < token.i]
    for first, one in people:
        verb = first.head
        if first.dep_ != "dobj" or verb.lemma_ not in _JOINING:
            continue
        led = [t for name, t, _ in objects_of_prepositions(verb) if name in {"with", "to"}]
        led += [t for name, t, _ in objects_of_prepositions(first) if name in {"with", "to"}]
        other = next((a for t, a in people if t in led and a is not one), None)
        if other is not None:
            return (one, other)
    return ()


def _is_watched(verb: Token) -> bool:
    """Tell whether a clause is of what the subject of the main clause only sees others do."""
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    return verb.dep_ == "advcl" and verb.head.lemma_ in _WATCHING and bool(marks & {"as", "while", "when"})


def counted_people(token: Token) -> Token | None:
    """Give the people without a name of whom this sentence or the last one counts two: "two monks from Oman … Both"."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else 0
    for word in reversed(token.doc[first : token.left_edge.i]):
        if word.tag_ == "NNS" and "p" in (epithet_kinds(word) or "") and _is_two(word):
            return word if not any(c.dep_ in {"appos", "acl"} and c.ent_type_ for c in word.children) else None
    return None


def _is_two(noun: Token) -> bool:
    words = {c.lower_ for c in noun.lefts}
    of_pair = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in {"couple", "pair"}
    return (bool(words & _TWO) and "the" not in words) or of_pair


def told_pair(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the two to whom somebody speaks of two: "told Chad and Sudan that both sides"."""
    verb = main_verb_above(token)
    while verb is not None:
        above = main_verb_above(verb) if verb.head != verb else None
        told = object_of(above) if above is not None and verb.dep_ in {"ccomp", "xcomp"} else None
        if told is not None and token not in told.subtree and len(pair := phrase_actors(told, cast)) == 2:
            return pair
        verb = above
    return ()


def who_stand_between(token: Token, cast: Cast, disputes: Disputes) -> set[int]:
    """Give those who are none of the two, by identity: who mediates in the text, and whose host or mediator speaks here."""
    thirds = list(disputes.mediators)
    for word in token.sent:
        if word.lemma_.lower() in _BETWEEN_THEM and word.pos_ in {"NOUN", "PROPN"}:
            owners = [c for c in word.children if c.dep_ in {"amod", "compound", "poss", "nmod", "appos"}]
            owners += [inner for name, inner, _ in objects_of_prepositions(word) if name in {"of", "from"}]
            thirds += [a for owner in owners for t in expand_conjuncts(owner) for a in cast.index.actors_at(t)]
            thirds += cast.index.actors_headed(word)
    return {id(one) for actor in thirds for one in (actor, actor.body)}


def _is_each_side(noun: Token) -> bool:
    """Tell whether a subject is one of two that a noun stands for: "each side" in "each side blaming the other"."""
    return noun.pos_ == "NOUN" and any(c.lower_ in {"each", "either"} for c in noun.lefts)


def resolve_sharing(token: Token, context: Context, cast: Cast, disputes: Disputes) -> tuple[Actor, ...]:
    """Give the two of whom "each", "neither", "both", "each other" or "the other" speaks; empty where no two were named."""
    if token.lower_ == "other" and (not token.i or token.nbor(-1).lower_ not in {"each", "the", "one"}):
        return ()
    if token.lower_ == "each" and token.dep_ == "det":
        return ()
    if token.lower_ in {"both", "neither", "each"} and (people := counted_people(token)) is not None:
        return cast.index.actors_headed(people)
    if told := told_pair(token, cast):
        return told
    verb = main_verb_above(token)
    if token.lower_ == "other" and verb is not None and (each := subject_of(verb)) is not None and _is_each_side(each):
        return cast.index.actors_headed(each)  # Who is not told for the one is not told for the other.
    doer = subject_of(verb) if verb is not None and token.dep_ in _OBJECTS and token.lower_ == "both" else None
    here = [actors for other, actors in reversed(context.here) if other.i < token.i and other != doer]
    joined = [a for a in reversed(context.sets) if len(a) == 2 and not disputes.are_only_named(a)]
    known = [*here, *(actors for _, actors in context.before), *joined[:1]]
    about = phrase_actors(doer, cast) if doer is not None else ()
    known = [actors for actors in known if not set(map(id, about)) & set(map(id, actors))]
    thirds = who_stand_between(token, cast, disputes)
    pairs = (actors for actors in known if len(actors) == 2)
    found: tuple[Actor, ...] = next((a for a in pairs if not any({id(one), id(one.body)} & thirds for one in a)), ())
    found = found or two_people(token, context)
    return found or disputes.last_pair(upto=context.sentence, may_follow=False, without=about, sides_only=True) or ()
