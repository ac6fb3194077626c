"""Between whom a third party stands, where the words next to the mediation do not say so.

The sides are named deeper in its clause ("hosted a meeting of the Serbian and Albanian ministers", "in Peru's dispute with
Ecuador"), or in the clause around it ("Under the agreement, which Qatar brokered, Hamas is to free … and Israel …").
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.sufferers import PEOPLE_DONE_TO
from analysis.extraction.coreference.disputes import POWERS, Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_verb,
    main_verb_above,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Types of act that a third party can have brokered.
_BROKERED = frozenset({"CONSULT", "AGREE", "SUPPORT", "RETREAT"})
#: Stages at which nothing came about of what a third party brokered.
_NOT_DONE = frozenset({"refused", "halted", "requested", "denied"})
_EARLIER = frozenset({"after", "since", "once", "when", "before"})
_BETWEEN = frozenset({"between", "among"})
_AGAINST = frozenset({"with", "against"})
#: What two have with each other, at odds or at a table.
_SHARED = (
    words_of("strife")
    | words_of("rift")
    | words_of("table")
    | words_of("deal")
    | frozenset(
        "relation tie battle hostilities argument confrontation stand-off quarrel conflict border frontier".split()
    )
)
#: What a clause about somebody else begins with: whose sides they are is told there, and not here.
_OF_OTHERS = frozenset({"relcl", "ccomp", "parataxis", "csubj"})
_DEEPEST = 24
#: How far behind talks a clause may begin that tells what was done there.
_NEAR = 14
_CLAUSES = frozenset({"VERB", "AUX"})
#: Kinds of those who are let go, where they have no name.
_LET_GO = frozenset({"group", "person", "government"})
#: What a third party does with the sides themselves.
_JOINING = frozenset("reconcile reunite conciliate bring unite pacify separate get convince persuade".split())


def give_sides(events: Sequence[Event], roles: Roles, disputes: Disputes) -> None:
    """Give each mediation of one sentence the sides that its clause, or else the clause around it, names."""
    for event in events:
        if not event.mediators or event.trigger.type == "REJECT":
            continue
        parties = without(event.everyone, event.mediators)
        if are_two(parties) or _speaks_for_side(event, parties):
            continue
        bodies = {id(a.body) for a in event.mediators}
        sides = _fit(_sides_in_clause(event, roles), parties, bodies, disputes)
        is_done = event.trigger.type in _BROKERED and event.status not in _NOT_DONE
        if not sides and is_done and not _is_of_before(event):
            around = (
                _sides_met(event, roles),
                _sides_around(event, events, disputes),
                _sides_of_deal(event, events),
                _pair_at_odds(event, roles, disputes),
            )
            sides = next((s for found in around if (s := _fit(found, parties, bodies, disputes))), [])
        if sides:
            new = without(sides, parties)
            if event.actors:
                event.recipients = unique([*event.recipients, *new])
            else:
                event.actors = new


def _is_of_before(event: Event) -> bool:
    """Tell whether truces were tried before what the sentence tells: "met after a series of truces arranged by Oman fell apart".

    Whose they were, the sentence does not say; those who meet or sign in it need not be they.
    """
    noun = event.trigger.noun or event.trigger.head
    if event.trigger.type != "RETREAT" or noun.tag_ != "NNS":
        return False  # "Signed a treaty after talks that Oman steered": these led to it.
    if any(t.lower_ in {"the", "these", "those", "both", "their"} for t in noun.lefts):
        return False
    above = [t for t in noun.ancestors if t.pos_ in {"ADP", "SCONJ"}]
    if above and above[0].lower_ == "of":
        above = above[1:]  # "After a string of truces"
    if above and above[0].lower_ in _EARLIER and above[0].dep_ == "prep":
        return True
    verb = main_verb_above(noun)
    return (
        verb is not None
        and verb.dep_ == "advcl"
        and any(c.dep_ == "mark" and c.lower_ in _EARLIER for c in verb.children)
    )


def _speaks_for_side(event: Event, parties: list[Actor]) -> bool:
    """Tell whether one side answers a third party: what it accepts or asks, it does by itself."""
    return bool(parties) and event.trigger.type == "AGREE" and event.status in {"accepted", "denied", "refused"}


def _fit(sides: list[Actor], parties: list[Actor], mediators: set[int], disputes: Disputes) -> list[Actor]:
    """Give sides where they are two, none of them mediates, and who is known for a side already is among them."""
    bodies = {id(a.body) for a in sides}
    if (
        not (are_two(sides) or _are_rivals(sides, disputes))
        or bodies & mediators
        or not {id(a.body) for a in parties} <= bodies
    ):
        return []
    return sides


def _sides_in_clause(event: Event, roles: Roles) -> list[Actor]:
    """Give the sides that some word below the mediation's own leads to."""
    head, noun = event.trigger.head, event.trigger.noun
    roots = [t for t in (head, noun) if t is not None]
    if head.dep_ in {"relcl", "acl"} and head.head.pos_ == "NOUN":
        roots.append(head.head)  # "A held talks with B, mediated by C": the talks are mediated.
    if event.trigger.type == "REQUEST":
        roots += [c for c in head.children if c.dep_ == "ccomp"]  # "wants C to mediate between it and B"
    parties = without(event.everyone, event.mediators)
    above = head.head if head.dep_ == "advcl" and head.tag_ == "VBG" and is_verb(head.head) else None
    if above is not None and are_two(kept := roles.actors_of(object_of(above))):
        return kept  # "kept them apart, carrying drafts from one to the other"
    for token in _words_below(roots, _own_clauses(event, roles)):
        if token.pos_ not in {"NOUN", "VERB", "ADJ", "ADP", "PROPN"}:
            continue
        found = _between(token, parties, roles)
        # Who asks for help in its dispute with another asks by itself.
        is_shared = token.pos_ == "NOUN" and token.lemma_.lower() in _SHARED and event.trigger.type != "REQUEST"
        if not are_two(found) and is_shared:
            found = _who_share(token, parties, event.mediators, roles)
        is_message = token.pos_ == "NOUN" and token.lemma_.lower() in words_of("message")
        if not are_two(found) and is_message and event.trigger.type != "REQUEST":
            found = unique([*parties, *roles.under([token, token.head], frozenset({"to", "from"}))])
        if not are_two(found) and token.lemma_ in _JOINING and token != head:
            found = roles.actors_of(object_of(token)) if is_verb(token) else []
        if not are_two(found) and token.tag_ == "VB" and token.head.lemma_.lower() in words_of("message"):
            found = [*parties, *roles.actors_of(object_of(token))]  # "brought an offer by A to meet B"
        if are_two(found):
            return found
    return []


def _own_clauses(event: Event, roles: Roles) -> list[Token]:
    """Give the clauses about talks or a deal that tell what the mediator did: "The talks that C convened between A and B failed"."""
    noun = event.trigger.noun
    clauses = [c for c in noun.children if c.dep_ == "relcl"] if noun is not None else []
    mediators = {id(a) for a in event.mediators}
    return [c for c in clauses if mediators & set(map(id, roles.actors_of(subject_of(c))))]


def _words_below(roots: Sequence[Token], own: Sequence[Token]) -> list[Token]:
    """Give the words of a clause below some of its words, the nearest first; clauses about somebody else apart."""
    todo, seen = list(roots), list[Token]()
    while todo and len(seen) < _DEEPEST:
        token = todo.pop(0)
        seen.append(token)
        for child in token.children:
            aside = child.dep_ in _OF_OTHERS or (child.dep_ == "advcl" and child.tag_ not in {"VB", "VBG"})
            if (aside and child not in own) or (child.dep_ == "conj" and is_verb(child)) or child in roots:
                continue
            if child.dep_ in {"nsubj", "punct", "det", "aux", "mark"} and token in roots and is_verb(token):
                continue
            todo.append(child)
    return seen


def _between(token: Token, parties: list[Actor], roles: Roles) -> list[Actor]:
    """Give those whom "between" leads to; with who acts, where one of them is "it": "to mediate between it and Chad"."""
    found = roles.under([token], _BETWEEN)
    if found and not are_two(found) and parties:
        inner = [t for name, t, _ in objects_of_prepositions(token) if name in _BETWEEN]
        if any(part.tag_ == "PRP" for t in inner for part in expand_conjuncts(t)):
            return unique([*parties, *found])
    return found


def _who_share(noun: Token, parties: list[Actor], mediators: list[Actor], roles: Roles) -> list[Actor]:
    """Give whose a dispute, talks or a deal are: "A's war with B", "the meeting of the A and B ministers", "the A-B border dispute"."""
    owners = without(roles.actors_of_modifiers(noun), mediators)  # "asked Oman to mediate in its dispute": not Oman's.
    joined = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i]
    own = unique([*owners, *(a for c in joined for t in c.subtree for a in roles.index.actors_at(t))])
    if are_two(own):
        return own
    partners = roles.under([noun, noun.head] if noun.dep_ == "dobj" else [noun], _AGAINST)
    owners = owners or parties or _subject_of_talks(noun, roles)
    if partners and owners and are_two([*owners, *partners]):
        return unique([*owners, *partners])
    for name, inner, _ in objects_of_prepositions(noun):
        if name == "of":
            listed = unique([*roles.actors_of(inner), *roles.actors_of_modifiers(inner)])
            if are_two(listed):
                return listed
    return []


def _subject_of_talks(noun: Token, roles: Roles) -> list[Actor]:
    """Give who holds talks with another: "A held talks with B, mediated by C"."""
    verb = noun.head if noun.dep_ == "dobj" else None
    return roles.actors_of(subject_of(verb)) if verb is not None and is_verb(verb) else []


def _sides_around(event: Event, events: Sequence[Event], disputes: Disputes) -> list[Actor]:
    """Give the sides of the act that a mediation led to: "A and B signed a deal after talks steered by C"."""
    head = event.trigger.head
    near = {t.i for t in head.ancestors}
    if event.trigger.type == "CONSULT":
        # "C was host to the talks, and A and B agreed on a date", "hosted the talks at which A and B agreed"
        near |= {c.i for t in (head, event.trigger.noun) if t is not None for c in t.children if c.dep_ == "conj"}
    for other in events:
        answers = _is_answer(event) and other.mediators and other.trigger.head.i < head.i
        if other is event or not (other.trigger.head.i in near or answers) or other.trigger.type not in _BROKERED:
            continue
        # "Freed the three Australians after mediation by Oman": what is done to others was not agreed with them.
        by_noun = head.pos_ == "NOUN" and head.lemma_.lower() in words_of("work")
        if frees_people(other) or (by_noun and other.trigger.type == "RETREAT"):
            continue
        if other.mediators and other.actors == other.mediators and not answers:
            continue  # "Shuttled between A and B before he secured a truce": the two are told apart.
        # Whose plan a side takes is no other side: "A, coaxed by C, accepted the Council's plan".
        with_whom = other.recipients if other.status != "accepted" else []
        sides = without_freed(without([*other.actors, *with_whom], other.mediators))
        if are_two(sides) or _are_rivals(sides, disputes):
            return sides
    return []


def without_freed(actors: Sequence[Actor]) -> list[Actor]:
    """Leave out people whom the sides exchange or free, where the sides are named: prisoners are no party to the deal."""
    sides = [a for a in unique(actors) if not a.key.startswith(PEOPLE_DONE_TO) and not _is_only_people(a)]
    return sides if are_two(sides) else unique(actors)


def frees_people(event: Event) -> bool:
    """Tell whether somebody lets people go: who is freed is no side of the talks that are told beside it."""
    if event.trigger.type != "RETREAT" or are_two(event.actors):
        return False
    return any(a.kind in _LET_GO and not a.is_named and a.belongs_to is None for a in event.recipients)


def _is_only_people(actor: Actor) -> bool:
    return actor.kind == "group" and not actor.is_named and actor.belongs_to is None


def _is_answer(event: Event) -> bool:
    """Tell whether words go back to whom they came from: "sent a letter through A; the reply came by way of B"."""
    noun = event.trigger.noun
    return noun is not None and noun.lemma_.lower() in {"reply", "answer", "response"}


def _are_rivals(sides: Sequence[Actor], disputes: Disputes) -> bool:
    """Tell whether two are rivals at home: a president and the leader of the opposition."""
    return len(sides) == 2 and any({id(p[0]), id(p[1])} == set(map(id, sides)) for p in disputes.pairs)


def _sides_met(event: Event, roles: Roles) -> list[Actor]:
    """Give the two who do something at the talks that somebody hosts: "hosted a meeting at which A and B drew up a plan"."""
    noun = event.trigger.noun
    if noun is None or noun.lemma_.lower() not in words_of("table") or event.trigger.head.i > noun.i:
        return []
    for word in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _NEAR)]:
        at = word.lower_ == "which" and word.nbor(-1).lower_ in {"at", "in", "during"}
        if at or word.lower_ == "where":
            verb = main_verb_above(word)
            return roles.actors_of(subject_of(verb)) if verb is not None and verb.i > word.i else []
        if word.text == ";" or is_verb(word):
            return []
    return []


def _sides_of_deal(event: Event, events: Sequence[Event]) -> list[Actor]:
    """Give the two powers whom a brokered deal has do something, or who undo it: "Under the agreement A is to …, and B is to …"."""
    deal = _deal_of(event)
    verb = next((t for t in deal.ancestors if t.pos_ in _CLAUSES), None) if deal is not None else None
    if deal is None or verb is None:
        return []
    joined = [verb, *(c for c in verb.children if c.dep_ in {"conj", "advcl"} and c.pos_ in _CLAUSES)]
    joined += [c for v in joined[1:] for c in v.children if c.dep_ == "conj" and c.pos_ in _CLAUSES]
    clause = {t.i for v in joined for t in (v, *v.ancestors, *_complements(v))}
    found = [
        a
        for other in events
        if other is not event and other.trigger.head.i in clause
        for a in without([*other.actors, *other.recipients], other.mediators)
    ]
    powers = [a for a in found if a.body.kind in POWERS]
    return unique(powers) if len({id(a.body) for a in powers}) == 2 else []


def _deal_of(event: Event) -> Token | None:
    """Give the deal that somebody brokered, where it tells what the clause has two do, "under the agreement", or is said to have failed."""
    head, noun = event.trigger.head, event.trigger.noun
    deal = head.head if head.dep_ in {"relcl", "acl"} else noun if noun is not None else head
    if deal.pos_ != "NOUN" or deal.lemma_.lower() not in words_of("deal"):
        return None
    is_over = event.status == "failed" and deal.dep_ in {"nsubj", "nsubjpass"}
    return deal if is_over or (deal.dep_ == "pobj" and deal.head.lower_ == "under") else None


def _pair_at_odds(event: Event, roles: Roles, disputes: Disputes) -> list[Actor]:
    """Give the two whom the text sets against each other, where the sentence of a brokered deal names both."""
    if _deal_of(event) is None:
        return []
    thirds = (*event.mediators, *disputes.mediators)
    pair = disputes.last_pair(upto=event.sentence.number, without=thirds, strife_only=True, kinds=POWERS) or ()
    named = {id(one) for a in roles.index.actors_under(event.sentence.span) for one in (a, a.body)}
    return list(pair) if all(id(party) in named for party in pair) else []


def _complements(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and is_verb(c)]
