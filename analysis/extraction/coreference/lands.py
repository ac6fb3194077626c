"""Which state "the country", "the kingdom", "the island", "the West African nation" takes up."""

from __future__ import annotations

from collections import Counter

from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.scene import Scene
from analysis.extraction.names.reference import read_country_regions
from analysis.extraction.parsing.grammar import is_verb
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_ONE_STATE = frozenset("country nation kingdom republic emirate".split())
#: Nouns that take up only a state that is called so in the list of countries.
_OF_SOME = frozenset("kingdom emirate island archipelago sultanate monarchy state territory".split())
#: How many sentences a land is remembered; how many where a word tells in what part of the world it lies.
_NEAR, _IN_REGION = 1, 4
#: What is done to a country that is not one's own.
_FOREIGN = frozenset("visit enter tour reach invade".split())
_QUOTING = frozenset({"cite", "quote"})
_LEAVING = frozenset({"leave", "quit"})
_GUESTS = frozenset("ambassador envoy delegation troop soldier diplomat mission expert instructor".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def may_be_country(token: Token) -> bool:
    """Tell whether a noun may take up a state."""
    return token.lemma_.lower() in _ONE_STATE | _OF_SOME


def resolve_country(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Give the state that "the country" takes up: of those named in this sentence or the one before, as land too, the likeliest.

    A state that only says of what kind something is ("American troops") is taken where no other is near.
    """
    lefts = {t.lower_ for t in token.lefts}
    if not lefts & {"the", "this", "that"} or any(t.dep_ == "prep" and t.lower_ == "of" for t in token.rights):
        return ()
    lemma = token.lemma_.lower()
    if lemma == "republic" and token.text[:1].isupper():
        return ()
    region = _region_before(token)
    if region is not None:
        return _last_of(region, scene)
    if lemma in _OF_SOME:
        return _called(token, lemma, scene)
    lands = [code for number, code in scene.context.lands if scene.number - number <= _NEAR]
    if (told := _told_by_subject(token, lands, scene)) is not None:
        return (state_actor(scene.gazetteer, scene.cast, told),)
    is_foreign = token.head.lemma_ in _FOREIGN or (token.head.lemma_ in _LEAVING and _is_visitor(token.head))
    if token.dep_ == "dobj" and is_foreign and (home := _home_of_subject(token.head, scene)):
        lands = [code for code in lands if code != home]
    if lands:
        return (state_actor(scene.gazetteer, scene.cast, _chosen(lands, scene)),)
    subjects = [actor for _, actors in scene.context.before for actor in actors]
    states = [a.body for a in [*scene.history[-12:], *subjects[:1]] if a.body.kind == "state"]
    return (states[-1],) if states else ()


def _called(token: Token, lemma: str, scene: Scene) -> tuple[Actor, ...]:
    """Give the last state named that is called so: "the island", "the Gulf state", "the city-state"."""
    before = next((c for c in reversed(list(token.lefts)) if c.dep_ in {"amod", "compound"}), None)
    words = f"{before.text} {lemma}" if before is not None else lemma
    if lemma == "state" and before is None:
        return ()
    states = [a for a in scene.history if a.kind == "state" and a.country]
    lands = [state_actor(scene.gazetteer, scene.cast, code) for _, code in scene.context.lands]
    for word in (words, lemma):
        named = [s for s in (*lands, *states) if scene.gazetteer.is_called(str(s.country), word)]
        if named and word != "state":
            return (named[-1],)
    return ()


def _region_before(token: Token) -> frozenset[str] | None:
    """Give the states of the part of the world that stands before a noun: of "the Horn of Africa nation" Ethiopia and its neighbours."""
    regions = read_country_regions()
    words = [t.lower_ for t in token.doc[max(token.i - 4, token.sent.start) : token.i]]
    for first in range(len(words)):
        if (states := regions.get(" ".join(words[first:]).replace(" - ", "-"))) is not None:
            return states
    return None


def _last_of(region: frozenset[str], scene: Scene) -> tuple[Actor, ...]:
    """Give the state of a part of the world that was named last, as land too."""
    codes = [code for number, code in scene.context.lands if scene.number - number <= _IN_REGION and code in region]
    if codes:
        return (state_actor(scene.gazetteer, scene.cast, codes[-1]),)
    states = [a.body for a in scene.history[-12:] if a.body.kind == "state" and a.body.country in region]
    return (states[-1],) if states else ()


def _told_by_subject(token: Token, lands: list[str], scene: Scene) -> str | None:
    """Give the state of who speaks of an organ of "the country", or of which the last sentence told that this one goes on about.

    "A South Korean lawmaker said …, citing the country's spy agency"; "Niger expelled ten Frenchmen. The country has …".
    """
    owned = token.head if token.dep_ == "poss" else None
    if owned is not None and owned.head.lemma_ in _QUOTING and owned.head.dep_ == "advcl":
        return _home_of_subject(token.sent.root, scene)
    first = owned if owned is not None else token
    if first.dep_ not in _SUBJECTS or first.head != token.sent.root or not scene.context.before:
        return None
    head, actors = scene.context.before[0]
    is_subject = head is not None and head.dep_ in _SUBJECTS and len(actors) == 1 and actors[0].kind == "state"
    return actors[0].country if is_subject and actors[0].country in lands else None


def _home_of_subject(verb: Token, scene: Scene) -> str | None:
    """Give the state of whoever is the subject of a verb: of a South Korean lawmaker South Korea."""
    subject = subject_of(verb) if is_verb(verb) else None
    if subject is None:
        return None
    actors = scene.cast.index.actors_at(subject)
    actors = actors or scene.cast.index.actors_under(c for c in subject.lefts if c.dep_ in {"amod", "poss", "compound"})
    codes = {actor.body.country or actor.country for actor in actors}
    return next(iter(codes)) if len(codes) == 1 else None


def _is_visitor(verb: Token) -> bool:
    """Tell whether who leaves a country visits it, or is an envoy there: of his own others say so, too."""
    words = verb.sent.words
    subject = subject_of(verb)
    return "visiting" in words or (subject is not None and subject.lemma_.lower() in _GUESTS)


def _chosen(lands: list[str], scene: Scene) -> str:
    """Give the land that the text is most about where it is among those near, and nearly as near; else the last one."""
    counts: Counter[str] = Counter()
    for mention in scene.cast.index.mentions:
        counts.update({actor.body.country or actor.country or "" for actor in mention.actors})
    best = max(reversed(lands), key=lambda code: counts[code])
    return best if counts[best] >= 2 * max(counts[lands[-1]], 1) else lands[-1]
