"""Whom a pronoun means: the subject of its own clause or of the clause above, else the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from analysis.extraction.cast import Cast
from analysis.extraction.grammar import expand_conjuncts, main_verb_above, subject_of
from analysis.extraction.index import Actor

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_ALL = _IT | _THEY | _HE | _I | _WE
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group"})
_PLURAL = frozenset({"group", "armed_group"})
#: Deepest clause that is searched upward.
_DEEPEST = 6


@dataclass
class Context:
    """What has been read when a pronoun comes: mentions of this sentence, subjects of the last one, people so far."""

    here: list[tuple[Token, tuple[Actor, ...]]] = field(default_factory=list)
    before: list[tuple[Actor, ...]] = field(default_factory=list)
    last_person: Actor | None = None


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a pronoun that may stand for an actor."""
    return (token.pos_ == "PRON" or token.tag_ == "PRP$") and token.lower_ in _ALL and token.ent_type_ == ""


def resolve_pronoun(token: Token, context: Context, cast: Cast) -> tuple[Actor, ...]:
    """Give the actors that a pronoun means; empty where nothing fits."""
    word = token.lower_
    if word in _I | _WE:
        return _speaker(token, cast, is_plural=word in _WE)
    if word in _IT and _is_empty_it(token):
        return ()
    subject = _nameless_subject(token, cast)
    if subject is not None and _could_be(word, subject):
        return ()
    if word in _THEY and (people := _plural_subject(token, cast)):
        return people
    for actors in _candidates(token, context, cast):
        if _fits(word, actors):
            return actors
    if word in _HE and context.last_person is not None:
        return (context.last_person,)
    return ()


def _candidates(token: Token, context: Context, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Give whom it may mean, the likeliest first."""
    yield from _clause_subjects(token, cast)
    subjects = [(t, a) for t, a in context.here if _is_subject(t)]
    others = [(t, a) for t, a in context.here if not _is_subject(t)]
    clause_mate = _own_subject(token)
    verb = main_verb_above(token) if token.dep_ in {"dobj", "dative", "pobj"} else None
    for group in (reversed(subjects), reversed(others)):
        for other, actors in group:
            # What stands beside an object in its own clause is somebody else: "Kenya warned Chad about it".
            beside = verb is not None and other.dep_ in {"dobj", "dative"} and other.head == verb
            if other.i < token.i and other != clause_mate and not beside:
                yield _phrase_actors(other, cast) or actors
    yield from context.before


def _clause_subjects(token: Token, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    verb = main_verb_above(token)
    is_own = token.dep_ != "poss" and not token.lower_.endswith(("self", "selves"))
    for _ in range(_DEEPEST):
        if verb is None:
            return
        subject = subject_of(verb)
        # A subject that follows is meant from a clause below: "After he left, the President said".
        follows = subject is not None and subject.i > token.i and verb == main_verb_above(token)
        if (
            subject is not None
            and not follows
            and token not in subject.subtree
            and not (is_own and subject.head == verb)
        ):
            actors = _phrase_actors(subject, cast)
            if actors:
                yield actors
        is_own = False
        verb = main_verb_above(verb) if verb.head != verb else None


def _nameless_subject(token: Token, cast: Cast) -> Token | None:
    """Give the subject of the clause above where it is a noun that stands for no actor: "residents said they"."""
    verb = main_verb_above(token)
    above = main_verb_above(verb) if verb is not None and token.dep_ in {"nsubj", "nsubjpass"} else None
    subject = subject_of(above) if above is not None and verb is not None and verb.dep_ == "ccomp" else None
    if subject is None or subject.pos_ != "NOUN" or subject.i > token.i or _phrase_actors(subject, cast):
        return None
    return subject


def _could_be(word: str, noun: Token) -> bool:
    plural = noun.tag_ == "NNS"
    return (word in _THEY and plural) or (word in _HE and not plural)


def _plural_subject(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give whom a plural name as subject of the clause stands for: "the Americans are to reduce their force"."""
    verb = main_verb_above(token)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.tag_ not in {"NNS", "NNPS"} or subject.i > token.i or token in subject.subtree:
        return ()
    return _phrase_actors(subject, cast) if token.dep_ == "poss" else ()


def resolve_sharing(token: Token, context: Context) -> tuple[Actor, ...]:
    """Give the two of whom "each", "neither", "each other" or "the other" speaks; empty where no two were named."""
    if token.lower_ == "other" and not {c.lower_ for c in token.children} & {"each", "the", "one"}:
        return ()
    if token.lower_ == "each" and token.dep_ == "det":
        return ()
    here = [actors for other, actors in reversed(context.here) if other.i < token.i]
    return next((actors for actors in (*here, *context.before) if len(actors) == 2), ())


def _own_subject(token: Token) -> Token | None:
    """Give the subject of a pronoun's own clause, which its object is not: "Iran warned it" is not of Iran."""
    verb = main_verb_above(token)
    return subject_of(verb) if verb is not None and token.dep_ in {"dobj", "dative", "pobj"} else None


def _phrase_actors(token: Token, cast: Cast) -> tuple[Actor, ...]:
    found: dict[int, Actor] = {}
    for part in expand_conjuncts(token):
        actors = cast.index.actors_at(part)
        if not actors and part == token:
            owners = [c for c in part.children if c.dep_ == "poss"]
            actors = cast.index.actors_under(owners)
        for actor in actors:
            found.setdefault(id(actor), actor)
    return tuple(found.values())


def _fits(word: str, actors: tuple[Actor, ...]) -> bool:
    if word in _HE:
        return len(actors) == 1 and actors[0].kind == "person"
    if word in _IT:
        return len(actors) == 1 and (
            actors[0].kind in _COLLECTIVE or (actors[0].kind == "group" and actors[0].is_named)
        )
    return len(actors) > 1 or (len(actors) == 1 and actors[0].kind in _PLURAL)


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ == "poss" and token.head.dep_ in {"nsubj", "nsubjpass"})


def _is_empty_it(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it was Moscow that", "it is said that"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    children = {c.dep_ for c in verb.children}
    # "It was a reversal", "it was Moscow that": what "it" is said to be is no actor's deed.
    if verb.lemma_ == "be" and "attr" in children:
        return not any(c.dep_ == "attr" and c.text[:1] in {'"', "'"} for c in verb.children)
    return verb.lemma_ in {"be", "seem", "appear", "take"} and bool(children & {"ccomp", "advcl", "xcomp", "csubj"})


def _speaker(token: Token, cast: Cast, *, is_plural: bool) -> tuple[Actor, ...]:
    """Give who says "I", or in whose name one says "we": the subject of the clause that reports it."""
    verb = main_verb_above(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ not in _I | _WE:
            actors = cast.index.actors_at(subject)
            if len(actors) == 1 and (actors[0].kind == "person" or is_plural):
                return (actors[0].body if is_plural else actors[0],)
        verb = main_verb_above(verb) if verb.head != verb else None
    return ()
