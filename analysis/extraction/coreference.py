"""Who is meant by "it", "his", "the country", "both nations", "the two sides"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from analysis.extraction.cast import Cast
from analysis.extraction.gazetteer import Gazetteer
from analysis.extraction.grammar import expand_conjuncts, is_verb, main_verb_above, objects_of_prepositions, subject_of
from analysis.extraction.index import Actor, Mention
from analysis.extraction.parse import Parse, Sentence
from analysis.extraction.triggers import verb_entry

_PAIR_NOUNS = frozenset(
    "country nation state side party neighbour neighbor government capital leader rival power foe enemy".split()
)
_ONE_STATE = frozenset("country nation kingdom republic emirate".split())
_STRIFE = frozenset(
    "tension conflict war dispute clash hostility feud rivalry standoff crisis fighting ceasefire truce relation tie".split()
)
_JOINT_ACTS = frozenset({"AGREE", "SUPPORT", "CONSULT", "ASSAULT", "RETREAT"})
_ORGANS = frozenset("government army military parliament cabinet regime junta".split())
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group"})


class Disputes:
    """Pairs of parties that the text sets against each other or names together, the last first."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Actor, Actor, bool, int]] = []

    def add(self, first: Actor, second: Actor, *, is_strife: bool, sentence: int) -> None:
        """Remember a pair; ``is_strife`` where the text says that they are at odds."""
        if first.body is not second.body:
            self.pairs.append((_party(first), _party(second), is_strife, sentence))

    def last_pair(
        self, *, upto: int, without: tuple[Actor, ...] = (), strife_only: bool = False
    ) -> tuple[Actor, Actor] | None:
        """Give the pair in strife that was named last up to a sentence, else the last pair that was named.

        Pairs that hold one of the actors ``without`` are left out. Where nothing was named yet, the first strife of the
        text counts: news often says later what it opened with.
        """
        bodies = {id(actor.body) for actor in without}
        fitting = [p for p in self.pairs if id(p[0].body) not in bodies and id(p[1].body) not in bodies]
        strife = [p for p in fitting if p[2]]
        here = [p for p in fitting if p[3] == upto and p[0].kind == p[1].kind == "state"]
        if here:
            return here[-1][0], here[-1][1]
        later = strife[:1]
        fitting, strife = [p for p in fitting if p[3] <= upto], [p for p in strife if p[3] <= upto]
        strife = strife or ([] if fitting and not strife_only else later)
        chosen = strife or ([] if strife_only else fitting)
        return (chosen[-1][0], chosen[-1][1]) if chosen else None


def _party(actor: Actor) -> Actor:
    """Give the party that somebody is of: a government's or a person's state; a movement stands for itself."""
    return actor.body if actor.kind in {"person", "government"} else actor


def resolve_references(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> Disputes:
    """Add mentions for pronouns and definite phrases, reading from the first sentence to the last."""
    disputes = Disputes()
    history: list[Actor] = []
    previous_subjects: list[Actor] = []
    last_person: Actor | None = None
    for sentence in parse.sentences:
        seen: list[tuple[int, Actor, Token]] = []
        subjects: list[Actor] = []
        _note_pairs(sentence, cast, disputes)
        for token in sentence.span:
            actors: tuple[Actor, ...] = ()
            mention = cast.index.mention_at(token)
            if mention is not None:
                if mention.head == token:
                    for actor in mention.actors:
                        seen.append((token.i, actor, token))
                        history.append(actor)
                        if token.dep_ in {"nsubj", "nsubjpass"} or (
                            token.dep_ == "poss" and token.head.dep_ in {"nsubj", "nsubjpass"}
                        ):
                            subjects.append(actor)
                        if actor.kind == "person":
                            last_person = actor
                continue
            if token.pos_ == "PRON" or token.tag_ == "PRP$":
                actors = _resolve_pronoun(token, seen, subjects, previous_subjects, history, last_person)
                if actors:
                    cast.index.add(Mention((token,), token, actors, "pronoun", "pronoun_recency", 0.55))
            elif token.lemma_.lower() in _PAIR_NOUNS and token.tag_ == "NNS":
                pair = _resolve_pair(token, cast, disputes, history, sentence.number)
                if pair:
                    tokens = tuple(t for t in token.subtree if t.i <= token.i and not t.is_space)
                    cast.index.add(Mention(tokens, token, pair, "nominal", "two_sides", 0.6))
                    actors = pair
            elif token.lemma_.lower() in _ONE_STATE and token.tag_ == "NN":
                actors = _resolve_country(token, gazetteer, previous_subjects, history)
                if actors:
                    tokens = tuple(t for t in token.lefts if t.dep_ in {"det", "amod"})
                    cast.index.add(Mention((*tokens, token), token, actors, "nominal", "the_country", 0.6))
            elif token.lemma_.lower() in _ORGANS and token.tag_ == "NN" and {t.lower_ for t in token.lefts} & {"the"}:
                actors = _resolve_organ(token, cast, history)
                if actors:
                    cast.index.add(Mention((token,), token, actors, "nominal", "organ_of_main_state", 0.5))
            for actor in actors:
                seen.append((token.i, actor, token))
                history.append(actor)
                if token.dep_ in {"nsubj", "nsubjpass"} or (
                    token.dep_ == "poss" and token.head.dep_ in {"nsubj", "nsubjpass"}
                ):
                    subjects.append(actor)
        if subjects:
            previous_subjects = subjects
        elif seen:
            previous_subjects = [actor for _, actor, _ in seen]
    return disputes


def _note_pairs(sentence: Sentence, cast: Cast, disputes: Disputes) -> None:
    for token in sentence.span:
        if token.lemma_.lower() in _STRIFE and token.pos_ in {"NOUN", "VERB"}:
            for preposition, inner, _ in objects_of_prepositions(token):
                others = [a for t in expand_conjuncts(inner) for a in cast.index.actors_headed(t)]
                if preposition in {"between", "among"} and len(others) >= 2:
                    disputes.add(others[0], others[1], is_strife=True, sentence=sentence.number)
                elif preposition in {"with", "against"} and others:
                    owner = _side_of(token, cast, others[0])
                    if owner is not None:
                        disputes.add(owner, others[0], is_strife=True, sentence=sentence.number)
        elif token.dep_ == "conj" and cast.index.actors_headed(token):
            first = cast.index.actors_headed(token.head)
            second = cast.index.actors_headed(token)
            siblings = [t for t in expand_conjuncts(token.head) if cast.index.actors_headed(t)]
            governor = token.head.head
            joint = (
                is_verb(governor) and (known := verb_entry(governor)) is not None and known[0]["type"] in _JOINT_ACTS
            )
            if first and len(siblings) == 2 and joint and {first[0].kind, second[0].kind} <= _COLLECTIVE:
                disputes.add(first[0], second[0], is_strife=True, sentence=sentence.number)
            elif first and len(siblings) == 2 and first[0].body.kind == second[0].body.kind == "state":
                disputes.add(first[0], second[0], is_strife=governor.lower_ == "between", sentence=sentence.number)


def _side_of(noun: Token, cast: Cast, other: Actor) -> Actor | None:
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound"}:
            for actor in cast.index.actors_at(child):
                if actor.body is not other.body:
                    return actor
    verb = main_verb_above(noun)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            for actor in cast.index.actors_at(subject) or cast.index.actors_under(
                t for t in subject.children if t.dep_ == "poss"
            ):
                if actor.body is not other.body:
                    return actor
        verb = main_verb_above(verb) if verb.head != verb else None
    return None


def _resolve_pair(token: Token, cast: Cast, disputes: Disputes, history: list[Actor], number: int) -> tuple[Actor, ...]:
    words = {t.lower_ for t in token.lefts}
    is_two = bool(words & {"two", "both", "neighboring", "neighbouring", "rival", "warring"}) or (
        "the" in words and token.lemma_.lower() in {"side", "party", "neighbour", "neighbor", "rival", "foe", "enemy"}
    )
    if not is_two or words & {"three", "four", "other", "some", "many", "all"}:
        return ()
    # Who the clause is about is not among the two it speaks of: "Iran's borders with both nations".
    about = _subjects_above(token, cast)
    pair = disputes.last_pair(upto=number, without=tuple(about))
    if pair:
        return tuple(actor.body for actor in pair)
    if token.lemma_.lower() in {"side", "party", "leader", "government", "rival", "foe", "enemy", "power"}:
        return ()
    bodies = {id(a.body) for a in about}
    counts = Counter(a.body.key for a in history if id(a.body) not in bodies and a.body.kind == "state")
    if len(counts) < 2:
        return ()
    keys = [key for key, _ in counts.most_common(2)]
    return tuple(actor for key in keys if (actor := cast.get(key)) is not None)


def _subjects_above(token: Token, cast: Cast) -> list[Actor]:
    """Give the actors that are subjects of the clauses around a token, leaving out those it is itself part of."""
    about: list[Actor] = []
    verb = main_verb_above(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and token not in subject.subtree:
            owners = (t for t in subject.children if t.dep_ == "poss")
            about.extend(cast.index.actors_at(subject) or cast.index.actors_under(owners))
        verb = main_verb_above(verb)
    return about


def _resolve_country(
    token: Token, gazetteer: Gazetteer, previous: list[Actor], history: list[Actor]
) -> tuple[Actor, ...]:
    lefts = {t.lower_ for t in token.lefts}
    if not lefts & {"the", "this", "that"} or any(t.dep_ == "prep" and t.lower_ == "of" for t in token.rights):
        return ()
    if token.lemma_.lower() == "republic" and token.text[:1].isupper():
        return ()
    states = [a.body for a in [*history[-12:], *previous] if a.body.kind == "state"]
    if token.lemma_.lower() in {"kingdom", "emirate"}:
        states = [s for s in states if s.country and gazetteer.is_called(s.country, token.lemma_.lower())]
    return (states[-1],) if states else ()


def _resolve_organ(token: Token, cast: Cast, history: list[Actor]) -> tuple[Actor, ...]:
    """Give whose "the government" is: the state named most often of late."""
    states = Counter(a.body.key for a in history[-14:] if a.body.kind == "state")
    if not states:
        return ()
    state = cast.get(states.most_common(1)[0][0])
    if state is None:
        return ()
    owner = f"{state.name}{'’' if state.name.endswith('s') else '’s'}"
    key = f"nominal:{state.key}:{token.lemma_.lower()}"
    return (
        cast.add(key, f"{owner} {token.lower_}", "government", country=state.country, belongs_to=state, is_named=False),
    )


def _resolve_pronoun(
    token: Token, seen: list[tuple[int, Actor, Token]], subjects: list[Actor], previous: list[Actor],
    history: list[Actor], last_person: Actor | None,
) -> tuple[Actor, ...]:  # fmt: skip
    word = token.lower_
    if word in _HE:
        people = [a for a in subjects if a.kind == "person"] or [a for _, a, _ in seen if a.kind == "person"]
        people = people or [a for a in previous if a.kind == "person"]
        chosen = people[-1] if people else last_person
        return (chosen,) if chosen else ()
    if word in _IT:
        if (
            token.dep_ == "nsubj"
            and token.head.lemma_ in {"be", "seem", "appear", "rain", "snow"}
            and not seen
            and not previous
        ):
            return ()
        if token.dep_ == "expl":
            return ()
        bodies = [a for a in subjects if a.kind in _COLLECTIVE] or [
            a for _, a, _ in seen if a.kind in {"state", "organisation"}
        ]
        bodies = bodies or [a for a in previous if a.kind in _COLLECTIVE]
        if not bodies:
            return ()
        return (bodies[-1],)
    if word in _THEY:
        groups = [(a, t) for _, a, t in seen]
        for actor, head in reversed(groups):
            joined = expand_conjuncts(head.head if head.dep_ == "conj" else head)
            members = [a for a, t in groups if t in joined]
            if len(members) >= 2 and token not in head.subtree:
                return tuple(members)
            if actor.kind in {"armed_group", "group"}:
                return (actor,)
        plural = [a for a in previous if a.kind in {"armed_group", "group"}]
        if plural:
            return (plural[-1],)
        distinct = list({id(a.body): a.body for a in previous}.values())
        return tuple(distinct) if len(distinct) == 2 else ()
    return ()
