"""Whom somebody acts for whatever his nationality: who sent him, in whose service or on whose behalf he is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_MEDIATING = words_of("broker") | frozenset(
    "negotiate talk meet visit lead chair fly travel shuttle act serve work".split()
)
_SENT_BY = frozenset("send dispatch appoint name mandate charge commission entrust deputise deputize nominate".split())
#: Verbs for what one does to an envoy; the latter say so only with his task or office.
_SENDING = frozenset(
    "send dispatch deploy despatch appoint designate nominate commission mandate deputise deputize".split()
)
_CHOOSING = frozenset("name choose pick tap select ask charge entrust task make".split())
_TASKED = frozenset(
    "envoy mediator negotiator representative facilitator go-between intermediary emissary head chief".split()
)
#: Whither one is sent who acts for nobody.
_AWAY = frozenset("jail prison exile trial court home hospital custody away packing".split())
_REPRESENTING = frozenset({"represent"})
_WORKING = frozenset({"work", "act", "speak", "serve", "mediate", "negotiate"})
#: Nouns behind "in" and "on" that tell for whom one works: "in the service of the OSCE", "on loan to the OSCE".
_SERVICES = frozenset({"service", "employ", "pay", "behalf", "loan", "secondment"})
_LED = frozenset({"mission", "delegation", "team", "office", "force"})
_LEADING = frozenset({"lead", "head", "command", "run"})
_COMMANDING = _LEADING | {"chair"}
#: Who serves a body of many states whatever his own, and whom he commands there.
_OFFICERS = frozenset("officer general colonel admiral brigadier major commander".split())
_MEN_OF_BODIES = frozenset("observer monitor peacekeeper mission force contingent".split())
_BODIES = frozenset({"organisation", "state", "government", "armed_group"})
#: Offices that anybody may bring with him whom a body sends; who heads a state or its ministry stays its own.
_FREE = frozenset(
    "diplomat lawyer envoy mediator negotiator facilitator judge general colonel admiral officer politician economist bishop "
    "archbishop cardinal professor academic banker lawmaker senator ambassador former "
    "gen. gen maj. maj lt. lt col. col brig. brig brigadier major captain adm.".split()
)


def give_mandates(cast: Cast) -> None:
    """Give a person who acts for nobody else the body for which he is said to mediate, or which sent him."""
    for mention in cast.index.mentions:
        if len(mention.actors) != 1 or mention.form not in {"name", "title"}:
            continue
        (person,) = mention.actors
        if person.kind != "person" or person.belongs_to is not None or not person.is_named:
            continue
        for verb in _verbs_of(mention.head):
            body = _body_behind(verb, cast)
            if body is not None and body.body is not person:
                person.belongs_to = body
                break


def part_from_nationality(cast: Cast) -> None:
    """Give whom a body has sent, or in whose service he is, that body where only his nationality was known.

    "A Mauritanian lawyer whom the African Union dispatched", "an American diplomat in the service of the OSCE".
    """
    for mention in list(cast.index.mentions):
        (person, *others) = mention.actors
        if others or person.kind != "person" or mention.form not in {"name", "title", "nominal"}:
            continue
        is_free = person.role is None or bool(set(person.role.lower().replace("-", " ").split()) & _FREE)
        if not is_free or (person.belongs_to is not None and person.belongs_to.kind != "state"):
            continue
        body = next((b for b in _senders_of(mention.head, cast) if b.body is not person and b is not person), None)
        if body is not None and body is not person.belongs_to:
            # His country stays; without one it is not that of who sent him.
            person.country = person.country or (person.belongs_to.country if person.belongs_to is not None else None)
            person.belongs_to = body


def _senders_of(head: Token, cast: Cast) -> Iterator[Actor]:
    """Give the bodies that are said, around a name or a noun for somebody, to have sent or to employ him."""
    for told in (head, *(c for c in head.children if c.dep_ == "appos")):
        for name, inner, _ in objects_of_prepositions(told):
            if name in {"in", "on"} and inner.lemma_.lower() in _SERVICES:
                yield from _owners_of(inner, cast)
        for clause in (c for c in told.rights if c.dep_ in {"relcl", "acl"} and is_verb(c)):
            yield from _told_by(clause, cast)
            yield from _commanded(told, clause, cast)
    verb = head.head
    if head.dep_ == "dobj" and is_verb(verb) and _is_sent(verb, head) and (sender := subject_of(verb)) is not None:
        yield from _bodies_at(sender, cast)


def _told_by(clause: Token, cast: Cast) -> Iterator[Actor]:
    """Read a clause about somebody: "whom the Union dispatched", "named by the Union to mediate", "who works for the Union"."""
    whom = next((c for c in clause.lefts if c.dep_ in {"dobj", "dative"} and c.lower_ in {"whom", "who", "that"}), None)
    subject = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    own = subject is None or subject.lower_ in {"who", "that"}
    if whom is not None and subject is not None and _is_sent(clause, whom):
        yield from _bodies_at(subject, cast)
    if not own:
        return
    for name, inner, preposition in objects_of_prepositions(clause):
        if (name == "by" and preposition.dep_ == "agent" and _is_sent(clause, None)) or (
            name == "for" and clause.lemma_ in _WORKING
        ):
            yield from _bodies_at(inner, cast)
        elif name in {"in", "on"} and inner.lemma_.lower() in _SERVICES:
            yield from _owners_of(inner, cast)
    goal = object_of(clause) if clause.tag_ not in {"VBN"} or subject is not None else None
    if goal is None:
        return
    if clause.lemma_ in _REPRESENTING:
        yield from _bodies_at(goal, cast)
    elif clause.lemma_ in _LEADING and goal.lemma_.lower() in _LED:
        yield from _owners_of(goal, cast)


def _commanded(officer: Token, clause: Token, cast: Cast) -> Iterator[Actor]:
    """Read what an officer commands, or with whom he serves: "the Danish officer who chairs the committee", "serving with the UN"."""
    if officer.lemma_.lower() not in _OFFICERS:
        return
    goal = object_of(clause)
    if clause.lemma_ in _COMMANDING and goal is not None:
        found = [*_bodies_at(goal, cast), *(_owners_of(goal, cast) if goal.lemma_.lower() in _MEN_OF_BODIES else ())]
        yield from (body for body in found if body.kind == "organisation")
    elif clause.lemma_ == "serve":
        yield from (
            b
            for name, inner, _ in objects_of_prepositions(clause)
            if name in {"with", "under"}
            for b in _bodies_at(inner, cast)
        )


def _is_sent(verb: Token, whom: Token | None) -> bool:
    """Tell whether a verb says that somebody is sent on behalf of its subject, and not sent away or called names."""
    behind = [c for c in verb.rights if c.dep_ != "punct"]
    if {t.lower_ for c in behind for t in (c, *c.children)} & _AWAY:
        return False
    if verb.lemma_ in _SENDING:
        return not any(c.dep_ == "dobj" and c != whom for c in behind)
    if verb.lemma_ not in _CHOOSING:
        return False
    tasks = [t for t in verb.subtree if t.i > verb.i and t.i <= verb.i + 6]
    is_office = any(t.lemma_.lower() in _TASKED or t.lemma_.lower() in words_of("third") for t in tasks)
    is_task = any(
        c.dep_ in {"xcomp", "advcl", "ccomp"}
        and c.tag_ == "VB"
        and c.lemma_ in _MEDIATING | _LEADING | {"mediate", "represent"}
        for c in behind
    )
    return is_office or is_task


def _owners_of(noun: Token, cast: Cast) -> Iterator[Actor]:
    for name, inner, _ in objects_of_prepositions(noun):
        if name in {"of", "to"}:
            yield from _bodies_at(inner, cast)
    for child in noun.lefts:
        if child.dep_ in {"poss", "compound", "nmod", "amod"}:
            yield from _bodies_at(child, cast)


def _bodies_at(token: Token, cast: Cast) -> Iterator[Actor]:
    """Give the bodies that a name means; whom a body's officer sends acts for it too: "whom Kofi Annan sent"."""
    for actor in cast.index.actors_at(token):
        if actor.kind == "person" and actor.belongs_to is not None:
            yield actor.body
        elif actor.kind in _BODIES:
            yield actor


def _verbs_of(head: Token) -> list[Token]:
    """Give the verbs whose subject somebody is, also behind "who"."""
    found = [head.head] if head.dep_ in {"nsubj", "nsubjpass"} else []
    if head.dep_ == "appos" and head.head.dep_ in {"nsubj", "nsubjpass"}:
        found.append(head.head.head)
    for clause in (c for t in (head, *(c for c in head.children if c.dep_ == "appos")) for c in t.children):
        if clause.dep_ in {"relcl", "acl"} and is_verb(clause):
            subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if subject is None or antecedent_of(subject, clause) in {head, clause.head}:
                found.append(clause)
    return [t for t in found if is_verb(t)]


def _body_behind(verb: Token, cast: Cast) -> Actor | None:
    names = {"for"} if verb.lemma_ in words_of("broker") else set()
    for name, inner, preposition in objects_of_prepositions(verb):
        led: list[Token] = []
        if name in names:
            led = [inner]
        elif inner.lower_ == "behalf" and verb.lemma_ in _MEDIATING:
            led = [t for of, t, _ in objects_of_prepositions(inner) if of == "of"]
            led += [c for c in inner.children if c.dep_ == "poss"]
        elif name == "by" and verb.lemma_ in _SENT_BY and preposition.dep_ == "agent":
            led = [inner]
        for token in led:
            for actor in cast.index.actors_at(token):
                if actor.kind == "organisation":
                    return actor
    # "mediating between A and B on behalf of C": the parser hangs it to the last of the sides.
    for token in verb.subtree if verb.lemma_ in words_of("broker") else ():
        if token.lower_ == "behalf":
            led = [t for of, t, _ in objects_of_prepositions(token) if of == "of"]
            return next((a for t in led for a in cast.index.actors_at(t) if a.kind == "organisation"), None)
    return None
