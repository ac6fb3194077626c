"""Whom a pronoun means: the subject of its own clause or of the clause above, else the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from analysis.extraction.appositions import epithet_kinds
from analysis.extraction.attributions import look_up_cue
from analysis.extraction.cast import Cast
from analysis.extraction.disputes import Disputes
from analysis.extraction.grammar import expand_conjuncts, is_passive, main_verb_above, subject_of
from analysis.extraction.index import Actor
from analysis.extraction.lexicon import load_lexicon

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_ALL = _IT | _THEY | _HE | _I | _WE
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group"})
_PLURAL = frozenset({"group", "armed_group"})
_PLURAL_FORMS = frozenset({"demonym", "nominal", "title"})
_DISTRIBUTIVE = frozenset({"each", "either", "neither", "every"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_INSIDE = frozenset({"amod", "compound", "nmod"})
_UNITS = frozenset("day week month year hour minute time decade people percent kilometer kilometre mile dollar".split())
#: Deepest clause that is searched upward.
_DEEPEST = 6

#: Somebody, with the word that names them where they are named in one place.
Candidate = tuple[Token | None, tuple[Actor, ...]]


@dataclass
class Context:
    """What has been read when a pronoun comes.

    ``here`` are mentions of this sentence, ``before`` those that the last one may hand on, the likeliest first;
    ``last_person`` and ``last_speaker`` are the last of the text, ``sets`` those that were named together.
    """

    here: list[tuple[Token, tuple[Actor, ...]]] = field(default_factory=list)
    before: list[Candidate] = field(default_factory=list)
    last_person: Actor | None = None
    last_speaker: Actor | None = None
    sets: list[tuple[Actor, ...]] = field(default_factory=list)
    sentence: int = 0


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a pronoun that may stand for an actor."""
    return (token.pos_ == "PRON" or token.tag_ == "PRP$") and token.lower_ in _ALL and token.ent_type_ == ""


def resolve_pronoun(token: Token, context: Context, cast: Cast, disputes: Disputes) -> tuple[Actor, ...]:
    """Give the actors that a pronoun means; empty where nothing fits."""
    word = token.lower_
    if word in _I | _WE:
        return _speaker(token, cast, context, is_plural=word in _WE)
    if word in _IT and (_is_empty_it(token) or _is_of_thing(token)):
        return ()
    subject = _nameless_subject(token, cast)
    if subject is not None and _could_be(word, subject):
        return ()
    for head, actors in _candidates(token, context, cast):
        if _fits(word, head, actors, cast):
            return actors
    if word in _HE and context.last_person is not None:
        return (context.last_person,)
    if word in _THEY and not _is_thing_nearer(token, None, cast):
        return disputes.last_pair(upto=context.sentence) or ()
    return ()


def _candidates(token: Token, context: Context, cast: Cast) -> Iterator[Candidate]:
    """Give whom it may mean, the likeliest first."""
    word = token.lower_
    yield from _first_of_list(token, cast)
    yield from _clause_subjects(token, cast)
    excluded = _others_than(token)
    verb = main_verb_above(token) if token.dep_ in _OBJECTS else None
    earlier = [(t, a) for t, a in context.here if t.i < token.i and t.i not in excluded and t.dep_ not in _INSIDE]
    subjects = [(t, a) for t, a in earlier if _is_subject(t)]
    others = [(t, a) for t, a in earlier if not _is_subject(t)]
    for group in (reversed(subjects), reversed(others)):
        for other, actors in group:
            # What stands beside an object in its own clause is somebody else: "Kenya warned Chad about it".
            if verb is not None and other.dep_ in {"dobj", "dative"} and other.head == verb:
                continue
            if word in _THEY and _is_thing_nearer(token, other, cast):
                return
            if word in _THEY:
                yield other, phrase_actors(_top_of_list(other, cast), cast) or actors
            yield other, actors
    if word in _THEY and _is_thing_nearer(token, None, cast):
        return
    yield from context.before


def _first_of_list(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give who opens the list that a possessor stands in: "Blair and his counterpart"."""
    owned = token.head if token.dep_ == "poss" else None
    if owned is not None and owned.dep_ == "conj" and owned.head.i < token.i and cast.index.actors_headed(owned.head):
        yield owned.head, cast.index.actors_headed(owned.head)


def _top_of_list(token: Token, cast: Cast) -> Token:
    while token.dep_ == "conj" and cast.index.mention_at(token.head) is not None:
        token = token.head
    return token


def _others_than(token: Token) -> set[int]:
    """Give the words that a pronoun cannot mean: its clause's subject where it is an object, what it explains."""
    found: set[int] = set()
    own = _own_subject(token)
    if own is not None:
        found.add(own.i)
    above = token
    for _ in range(_DEEPEST):
        if above.head == above:
            break
        if above.dep_ == "appos":
            found.add(above.head.i)
        # "Kibaki, whom he accused": he is somebody else.
        is_whom = any(c.lower_ in {"who", "whom", "which", "that"} and c.dep_ in _OBJECTS for c in above.children)
        if above.dep_ == "relcl" and token.dep_ in {"nsubj", "nsubjpass"} and is_whom:
            found.add(above.head.i)
        if above.dep_ in {"ccomp", "ROOT"} and above.pos_ in {"VERB", "AUX"}:
            break
        above = above.head
    return found


def _clause_subjects(token: Token, cast: Cast) -> Iterator[Candidate]:
    verb = main_verb_above(token)
    below: Token | None = None
    is_own = token.dep_ != "poss" and not token.lower_.endswith(("self", "selves"))
    excluded = _others_than(token)
    for _ in range(_DEEPEST):
        if verb is None:
            return
        subject = subject_of(verb)
        # A subject that follows is meant from a clause below: "After he left, the President said".
        follows = subject is not None and subject.i > token.i and not (below is not None and below.dep_ == "advcl")
        if (
            subject is not None
            and not follows
            and subject.i not in excluded
            and token not in subject.subtree
            and not (is_own and subject.head == verb)
        ):
            actors = phrase_actors(subject, cast)
            if actors:
                yield subject, actors
        is_own = False
        below = verb
        verb = main_verb_above(verb) if verb.head != verb else None


def _nameless_subject(token: Token, cast: Cast) -> Token | None:
    """Give the subject of the clause above where it is a noun that stands for no actor: "residents said they"."""
    verb = main_verb_above(token)
    if token.dep_ == "poss":
        subject = subject_of(verb) if verb is not None else None
        if subject is not None and token in subject.subtree:
            subject = None
        if subject is not None and "p" not in (epithet_kinds(subject) or ""):
            return None
    else:
        above = main_verb_above(verb) if verb is not None and token.dep_ in {"nsubj", "nsubjpass"} else None
        subject = subject_of(above) if above is not None and verb is not None and verb.dep_ == "ccomp" else None
    if subject is None or subject.pos_ != "NOUN" or subject.i > token.i or phrase_actors(subject, cast):
        return None
    return subject


def _could_be(word: str, noun: Token) -> bool:
    plural = noun.tag_ == "NNS"
    return (word in _THEY and plural) or (word in _HE and not plural)


def _is_thing_nearer(token: Token, other: Token | None, cast: Cast) -> bool:
    """Tell whether a plural thing stands between somebody and "them": "homes, contrary to its promise to vacate them"."""
    if token.lower_ != "them" or _may_be_done_to(token):
        return False
    first = other.i + 1 if other is not None else token.sent.start
    return any(
        t.tag_ == "NNS" and t.dep_ in {"dobj", "pobj", "conj", "nsubj", "nsubjpass"} and not cast.index.mention_at(t)
        and t.lemma_.lower() not in _UNITS and t.ent_type_ not in {"DATE", "TIME", "PERCENT", "MONEY"}
        for t in token.doc[first : token.i]
    )  # fmt: skip


def _own_subject(token: Token) -> Token | None:
    """Give the subject of a pronoun's own clause, which its object is not: "Iran warned it" is not of Iran."""
    verb = main_verb_above(token)
    return subject_of(verb) if verb is not None and token.dep_ in _OBJECTS else None


def phrase_actors(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the actors of a noun and of what is coordinated with it; its owner's where it names none itself."""
    found: dict[int, Actor] = {}
    for part in expand_conjuncts(token):
        actors = cast.index.actors_at(part)
        if not actors and part == token:
            owners = [c for c in part.children if c.dep_ == "poss"]
            actors = cast.index.actors_under(owners)
        for actor in actors:
            found.setdefault(id(actor), actor)
    return tuple(found.values())


def _fits(word: str, head: Token | None, actors: tuple[Actor, ...], cast: Cast) -> bool:
    if word in _HE:
        return len(actors) == 1 and actors[0].kind == "person"
    if head is not None and len(actors) > 1 and any(c.lower_ in _DISTRIBUTIVE for c in (head, *head.lefts)):
        # "Neither side has said what it offered", and, of two, "their".
        return True
    is_plural = head is not None and _is_plural(head, cast)
    if word in _IT:
        return (
            len(actors) == 1
            and not is_plural
            and (actors[0].kind in _COLLECTIVE or (actors[0].kind == "group" and actors[0].is_named))
        )
    return len(actors) > 1 or is_plural or (len(actors) == 1 and actors[0].kind in _PLURAL)


def _is_plural(head: Token, cast: Cast) -> bool:
    mention = cast.index.mention_at(head)
    return mention is not None and mention.form in _PLURAL_FORMS and mention.head.tag_ in {"NNS", "NNPS"}


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
    if verb.lemma_ == "be" and "attr" in children:
        # "It was Moscow that" names no actor by "it", "it is the largest buyer" does.
        attributes = [c for c in verb.children if c.dep_ == "attr"]
        return not any(epithet_kinds(c) or c.text[:1] in {'"', "'"} for c in attributes)
    return verb.lemma_ in {"be", "seem", "appear", "take"} and bool(children & {"ccomp", "advcl", "xcomp", "csubj"})


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(entry["word"] for entry in load_lexicon("pronoun_cues") if entry["use"] == use)


def _is_of_thing(token: Token) -> bool:
    """Tell whether "it" is a deal, a text or a charge by what is said of it: "it was signed", "denied it", "its terms"."""
    verb = token.head
    if token.dep_ == "poss":
        return verb.lemma_.lower() in _words("part_of_thing")
    if token.lower_ != "it":
        return False
    if token.dep_ in {"nsubj", "nsubjpass"}:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in {"call", "consider", "deem", "make", "think"}:
            return verb.pos_ not in {"VERB", "AUX"}
        if verb.lemma_ == "be":
            return "acomp" in {c.dep_ for c in verb.children}
        if is_passive(verb) or token.dep_ == "nsubjpass":
            return verb.lemma_.lower() not in _words("done_to")
        has_object = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in verb.children)
        return verb.lemma_.lower() in _words("of_things") and not (has_object and verb.lemma_.lower() == "hold")
    if token.dep_ == "pobj":
        return verb.lower_ not in _words("toward")
    return token.dep_ in {"dobj", "dative", "oprd"} and not _may_be_done_to(token)


def _may_be_done_to(token: Token) -> bool:
    return token.dep_ in {"dobj", "dative", "nsubj"} and token.head.lemma_.lower() in _words("done_to")


def resolve_sharing(token: Token, context: Context) -> tuple[Actor, ...]:
    """Give the two of whom "each", "neither", "both", "each other" or "the other" speaks; empty where no two were named."""
    if token.lower_ == "other" and (not token.i or token.nbor(-1).lower_ not in {"each", "the", "one"}):
        return ()
    if token.lower_ == "each" and token.dep_ == "det":
        return ()
    here = [actors for other, actors in reversed(context.here) if other.i < token.i]
    joined = [actors for actors in reversed(context.sets) if len(actors) == 2]
    known = (*here, *(actors for _, actors in context.before), *joined[:1])
    return next((actors for actors in known if len(actors) == 2), ())


def _speaker(token: Token, cast: Cast, context: Context, *, is_plural: bool) -> tuple[Actor, ...]:
    """Give who says "I", or in whose name one says "we": the subject of the clause that reports it, else who spoke last."""
    verb = main_verb_above(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ not in _I | _WE and subject.i != token.i:
            actors = cast.index.actors_at(subject)
            is_report = look_up_cue(verb, "verb") is not None
            if len(actors) == 1 and is_report and (actors[0].kind == "person" or is_plural):
                return (actors[0].body if is_plural else actors[0],)
        verb = main_verb_above(verb) if verb.head != verb else None
    speaker = context.last_speaker
    is_quoted = '"' in token.sent.text
    if speaker is None or not is_quoted:
        return ()
    return (speaker.body if is_plural else speaker,)
