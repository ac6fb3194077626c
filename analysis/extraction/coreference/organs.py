"""Whose "the government", "the army", "the foreign ministry" is, where no name stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.actors.seats import find_state_of_seat
from analysis.extraction.coreference.home import find_home_state, place_organs
from analysis.extraction.coreference.there import is_there, land_meant
from analysis.extraction.events.triggers import noun_entry, words_of
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.grammar import expand_conjuncts, is_verb, objects_of_prepositions
from analysis.extraction.parsing.parse import Parse, start_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Sides of a conflict at home that a text names without their state.
_AT_HOME = frozenset("government army military rebel junta opposition authorities regime".split())
_ORGANS = frozenset("government army military parliament cabinet regime junta authorities".split())
_FORCES_ALONE = frozenset("police parliament senate presidency judiciary navy legislature".split())
#: Whose army a text has told of, "the military" is as well.
_ARMS = frozenset("army military navy junta armed".split())

#: What an army does to who rules its own country.
_OUSTS = frozenset("overthrow oust depose topple unseat remove".split())


def _states_that_mediate(parse: Parse, cast: Cast) -> list[Actor]:
    """Give the states that are said to mediate between the government of another and its rebels: it is not theirs."""
    found: list[Actor] = []
    for sentence in parse.sentences:
        for word in sentence.span:
            if word.lower_ != "between" or not any(
                t.lemma_.lower() in _AT_HOME for inner in word.children for t in expand_conjuncts(inner)
            ):
                continue
            verbs = [t for t in word.ancestors if is_verb(t)]
            if any(v.lemma_ in words_of("broker") | words_of("mediate") for v in verbs):
                subject = subject_of(verbs[0])
                found += [a.body for a in cast.index.actors_at(subject)] if subject is not None else []
    return [actor for actor in found if actor.kind == "state"]


def name_organs(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add "the government", "the foreign ministry": organs of the state that the text is most about, or of the one that is named."""
    if cast.dateline is not None:
        state_actor(gazetteer, cast, cast.dateline)
    thirds = _states_that_mediate(parse, cast)
    home = find_home_state(cast, without=thirds)
    if (
        home is None
        and not thirds
        and (
            code := next(
                (a.country for a in cast.index.actors if a.country and a.kind not in {"state", "person"}), None
            )
        )
        is not None
    ):
        home = state_actor(gazetteer, cast, code)
    owned: dict[str, Actor] = {}
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "amod"}:
                continue
            if cast.index.mention_at(token) is not None or not any(t.lower_ == "the" for t in token.lefts):
                continue
            organ = _organ_of(token, gazetteer)
            if organ is None:
                continue
            owners = [a for a in _owners_named(token, gazetteer, cast) if a.kind == "state"]
            owner = (
                owners[0]
                if owners
                else _told_before(organ, token, gazetteer, cast)
                or owned.get(organ)
                or (_find_armed(token, gazetteer, cast) if organ in _ARMS else None)
                or home
            )
            if owner is not None and not owners and _is_done_to(owner, token, cast):
                # "The government urged Paris": whosever it is, it is not that of Paris; it may be of where the text was written.
                here = state_actor(gazetteer, cast, cast.dateline) if cast.dateline is not None else None
                if here is None or here is owner or _is_done_to(here, token, cast):
                    continue
                owner = here
            if owners and organ != "government":
                owned[organ] = owners[0]  # "The Parliament of Iraq", and later "the Parliament".
            actors = _resolve_organ(organ, cast, owner)
            if actors:
                cast.index.add(Mention((token,), token, actors, "nominal", "organ_of_main_state", 0.5))
    place_organs(cast)


def _is_done_to(state: Actor, subject: Token, cast: Cast) -> bool:
    """Tell whether a state is whom an organ asks, warns or strikes: another's, then."""
    if subject.dep_ != "nsubj":
        return False
    verbs = [subject.head, *(c for c in subject.head.rights if c.dep_ == "conj" and subject_of(c) == subject)]
    verbs += [
        c for c in subject.head.rights if c.dep_ == "ccomp" and _is_of_its_own(c)
    ]  # "The army says that it shot down"
    objects = [c for verb in verbs for c in verb.children if c.dep_ in {"dobj", "dative"}]
    objects += [t for o in objects if o.like_num for name, t, _ in objects_of_prepositions(o) if name == "of"]
    hostile = [
        t
        for verb in verbs
        for name, t, _ in objects_of_prepositions(verb)
        if name in {"against", "at", "by", "on", "with"}
    ]
    # "The air force brought down two Indian jets", "rejected a plan by Egypt".
    owned = [c for t in objects if t.pos_ == "NOUN" for c in t.lefts if c.dep_ in {"amod", "compound", "poss", "nmod"}]
    authors = [
        t for o in objects for name, t, _ in objects_of_prepositions(o) if name in {"by", "from", "of", "against"}
    ]
    found = [actor for c in objects for actor in cast.index.actors_headed(c)]
    told = [*owned, *hostile, *(t for one in authors for t in expand_conjuncts(one))]
    found += [actor for c in told for actor in cast.index.actors_at(c)]
    return any(actor is state or actor.body is state for actor in found)


def _is_of_its_own(clause: Token) -> bool:
    """Tell whether a clause that is said tells of who says it, or of another organ: "the military says the air force"."""
    told = subject_of(clause)
    is_organ = told is not None and told.lemma_.lower() in _ORGANS | _FORCES_ALONE | {"force"}
    return told is not None and (told.lower_ in {"it", "they"} or is_organ)


def _told_before(organ: str, token: Token, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give the state whose organ is meant: of the place that opens the sentence, or whose government alone the text has told of."""
    # "In Berlin the parliament voted", "…, and in Berlin on Monday the parliament voted".
    beside = [c for c in token.head.lefts if c.i < token.i] if token.dep_ in {"nsubj", "nsubjpass"} else []
    for word in (*beside, token.sent[0]):
        place = next((c for c in word.rights if c.dep_ == "pobj"), None) if word.lower_ in {"in", "at"} else None
        if place is not None and place.i < token.i and (iso3 := cast.land_at(place)) is not None:
            return state_actor(gazetteer, cast, iso3)
    if organ != "government":
        return None
    told = (m for m in _told_of_one(token, cast) if m.head.lemma_.lower() == organ)
    return _only_state(a.belongs_to for m in told for a in m.actors if a.kind == "government")


def _told_of_one(token: Token, cast: Cast) -> Iterator[Mention]:
    """Give the mentions before a word that stand for one actor."""
    return (m for m in cast.index.mentions if len(m.actors) == 1 and start_of(m.head) < start_of(token))


def _only_state(actors: Iterable[Actor | None]) -> Actor | None:
    """Give the state among some actors, where it is one alone."""
    states = {id(actor): actor for actor in actors if actor is not None and actor.kind == "state"}
    return next(iter(states.values())) if len(states) == 1 else None


def _find_armed(token: Token, gazetteer: Gazetteer, cast: Cast) -> Actor | None:
    """Give whose "the army" is: of the land of the armed groups in its sentence, or whose forces alone the text has told of."""
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.lemma_ in _OUSTS:
        ousted = subject_of(token.head.head)
        homes = [a.body for a in cast.index.actors_at(ousted)] if ousted is not None else []
        if homes and homes[0].kind == "state":
            return homes[0]
    beside = [a for t in token.sent for a in cast.index.actors_at(t)]
    lands = {a.country for a in beside if a.kind == "armed_group" and a.country}
    if len(lands) == 1:
        return state_actor(gazetteer, cast, lands.pop())
    told = (
        m
        for m in _told_of_one(token, cast)
        if {t.lower_ for t in m.tokens} & _ARMS
        and m.rule != "organ_of_main_state"
        and not any(t.lower_ in {"former", "ex"} for t in m.head.lefts)
    )
    return _only_state(a.body for m in told for a in m.actors if a.kind in {"government", "person"})


def _organ_of(token: Token, gazetteer: Gazetteer) -> str | None:
    """Give the name of the organ that a noun with what stands before it is: "government", "foreign ministry"."""
    lemma = token.lemma_.lower()
    if lemma in _ORGANS and token.tag_ in {"NN", "NNP"}:
        return lemma
    before = [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"} and c.i == token.i - 1]
    words = f"{before[0].lower_} {lemma}" if before else lemma
    noun = gazetteer.actor_noun(words) or (
        gazetteer.actor_noun(lemma) if not before and lemma in _FORCES_ALONE else None
    )
    is_organ = (
        noun is not None and noun.kind == "government" and noun.is_collective and (noun.is_organ or noun.is_state_force)
    )
    if not is_organ or (not before and lemma not in _FORCES_ALONE) or noun_entry(token) is not None:
        return None
    return f"{before[0].lower_} {token.lower_}" if before else lemma


def _owners_named(organ: Token, gazetteer: Gazetteer, cast: Cast) -> list[Actor]:
    """Give whose an organ is said to be: "the Parliament of Iraq", "the junta in Niger"."""
    if is_there(organ) and (land := land_meant(organ, gazetteer, cast)) is not None:
        return [land]
    owners = [a for name, t, _ in objects_of_prepositions(organ) if name == "of" for a in cast.index.actors_headed(t)]
    seat = find_state_of_seat(organ, gazetteer, cast) if not owners else None
    return [seat] if seat is not None else owners


def _resolve_organ(organ: str, cast: Cast, home: Actor | None) -> tuple[Actor, ...]:
    """Give whose "the government" is: the state that the text is most about."""
    if home is None:
        return ()
    owner = home.possessive
    key = f"nominal:{home.key}:{organ}"
    return (cast.add(key, f"{owner} {organ}", "government", country=home.country, belongs_to=home, is_named=False),)
