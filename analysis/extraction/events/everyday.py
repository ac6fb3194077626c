"""Doings of ordinary life that words of politics name too: reporters who ask, campaigns that end, elections that are held."""

from __future__ import annotations

import re

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, are_two
from analysis.extraction.events.missions import is_turned_away
from analysis.extraction.events.triggers import words_of_object
from analysis.extraction.parsing.grammar import content_of, is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Names of those to whom one speaks, and who ask, without a political act.
_OUTLET = re.compile(
    r"news|\b(times|post|herald|tribune|gazette|journal|daily|radio|television|tv|broadcasting|press)\b", re.I
)
#: What reporters do for a report.
_REPORTING = frozenset("ask approach contact invite question press request reach interview discuss quiz".split())
#: What others do for a report: "provided the newspaper with a copy".
_TELLING = frozenset("provide give send supply show tell share furnish hand offer decline refuse".split())
#: What one runs for an office, and what is run in the field.
_RACES = frozenset({"campaign", "bid", "candidacy", "run", "race"})
_LEAVING = frozenset("end suspend abandon drop quit close pause stop halt".split())
_WARLIKE = frozenset("military bombing air aerial guerrilla insurgency ground war offensive armed naval terror".split())
#: What is recognised between states; anything else is only known or seen.
_RECOGNISED = frozenset(
    "state statehood independence sovereignty government republic state country nation border election result victory claim "
    "legitimacy right annexation council authority entity territory land regime administration treaty".split()
)
_SEEING = frozenset({"recognise", "recognize"})
_TRYING_IN_COURT = frozenset({"convict", "acquit"})
#: Acts that are crimes by themselves whoever is tried for them.
_CRIMES = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_CHARGING = frozenset({"accuse", "charge", "convict", "indict", "impeach", "acquit"})
_GOVERNING = frozenset({"president", "premier", "minister", "chancellor", "governor"})
#: What is released to be read or seen.
_MADE_PUBLIC = frozenset(
    "comment statement report book video data record figure document list detail result information letter image photo footage "
    "film album transcript tape memo survey study poll audio recording message map guideline".split()
)
#: What is a third party only where it carries words between two.
_CARRIERS = frozenset({"conduit", "channel", "pipeline"})
_CARRIED = frozenset(
    "message talk contact dialogue communication negotiation between proposal letter word information".split()
)
_HAVING = frozenset(
    "have hold keep retain enjoy possess get gain give grant obtain share preserve maintain lack lose own".split()
)
_CHANCE = frozenset({"could", "may", "might"})


def is_outlet(actor: Actor) -> bool:
    """Tell whether a body is a newspaper, an agency or a station by its name."""
    return actor.kind == "organisation" and _OUTLET.search(actor.name) is not None


def is_everyday(event: Event) -> bool:
    """Tell whether an act is none between political actors, though its verb could name one."""
    head = event.trigger.head
    carriers = [t for t in event.trigger.tokens if t.lemma_.lower() in _CARRIERS]
    if event.trigger.rule == "third_party" and carriers:
        return not {t.lemma_.lower() for t in carriers[0].subtree} & _CARRIED
    if not is_verb(head):
        return _is_charged(event, head)
    return (
        _is_for_a_report(event, head)
        or _is_of_a_race(event, head)
        or _is_to_be_held(head)
        or _is_tried_for(event, head)
        or _is_only_seen(event, head)
        or _is_only_foreseen(event, head)
        or _is_said_again(event, head)
        or _is_of_a_ballot(event, head)
        or _is_a_campaign_s(event, head)
        or _is_made_public(head)
        or is_turned_away(head)
        or (head.lemma_ == "have" and _is_only_had(event))
        or _is_power_to_refuse(event, head)
        or (head.lemma_ == "attend" and object_of(head) is None and _are_services(event.actors))
    )


def _is_for_a_report(event: Event, head: Token) -> bool:
    """Tell whether a newspaper asks, or is given something: "the agency approached the board", "gave the paper a copy"."""
    if head.lemma_ in _REPORTING and event.actors and all(map(is_outlet, event.actors)):
        return True
    return head.lemma_ in _TELLING and len(event.recipients) > 0 and all(map(is_outlet, event.recipients))


def _is_of_a_race(event: Event, head: Token) -> bool:
    """Tell whether candidates end a campaign for an office: no troops pull back, and nothing is broken off."""
    theme = subject_of(head) if is_passive(head) else object_of(head)
    if head.lemma_ not in _LEAVING or theme is None or theme.lemma_.lower() not in _RACES:
        return False
    return not {c.lower_ for c in theme.children} & _WARLIKE and all(a.kind == "person" for a in event.actors)


def _is_said_again(event: Event, head: Token) -> bool:
    """Tell whether somebody only says something again: "reaffirmed that the project was open"."""
    if head.lemma_ not in {"reaffirm", "reiterate", "affirm"} or event.recipients:
        return False
    return any(c.dep_ == "ccomp" for c in head.children)


def _is_of_a_ballot(event: Event, head: Token) -> bool:
    """Tell whether voters choose: an election is no act between actors. Candidates who withdraw do so from a race too."""
    if head.lemma_ == "vote":
        return len(event.recipients) > 0 and all(a.kind == "person" for a in event.recipients)
    if head.lemma_ not in {"withdraw", "drop"} or not all(a.kind == "person" for a in event.actors):
        return False
    theme = object_of(head)
    left = [inner for name, inner, _ in objects_of_prepositions(head) if name in {"from", "before", "as"}]
    words = {t.lemma_.lower() for t in (*left, *([theme] if theme is not None else []))}
    return bool(words & (_RACES | {"name", "primary", "contest", "election", "candidate", "nominee", "consideration"}))


def _is_a_campaign_s(event: Event, head: Token) -> bool:
    """Tell whether who governs holds a rally: he asks for votes, and protests against nobody."""
    if event.trigger.type != "PROTEST" or event.trigger.noun is None or event.trigger.noun.lemma_.lower() != "rally":
        return False
    roles = {word for a in event.actors for word in (a.role or "").lower().split()}
    return bool(roles & _GOVERNING) and "opposition" not in roles


def _is_made_public(head: Token) -> bool:
    """Tell whether what is released is words or pictures: "any comment on his condition would be released"."""
    theme = subject_of(head) if is_passive(head) else object_of(head)
    return head.lemma_ == "release" and theme is not None and theme.lemma_.lower() in _MADE_PUBLIC


def _is_only_had(event: Event) -> bool:
    """Tell whether somebody only has a view of something, or no scheme for it: "has an understanding of", "had no plan"."""
    noun = event.trigger.noun
    if noun is None or event.trigger.type != "AGREE" or event.recipients:
        return False
    is_alone = not are_two(event.actors)
    return is_alone and not any(c.dep_ == "acl" for c in noun.children)


def _is_power_to_refuse(event: Event, head: Token) -> bool:
    """Tell whether a veto is only had or given, not cast: "the bank, where Germany has a veto", "wields a veto"."""
    theme = object_of(head)
    nouns = [t for t in (event.trigger.noun, theme) if t is not None]
    if event.trigger.type != "REJECT" or not any(t.lemma_.lower() == "veto" for t in nouns):
        return False
    return head.lemma_ in _HAVING or (head.lemma_ == "wield" and head.tag_ in {"VBZ", "VBP", "VBG"})


def _is_charged(event: Event, head: Token) -> bool:
    """Tell whether a noun only names what somebody is charged with: "accused him of obstruction of Congress"."""
    if head.dep_ != "pobj" or event.trigger.type in _CRIMES or head.head.lower_ not in {"of", "with"}:
        return False
    return head.head.head.lemma_ in _CHARGING


def _is_to_be_held(head: Token) -> bool:
    """Tell whether what is "to be held" is an occasion: the parser hangs "the election to be held in May" to whoever stands before."""
    return (
        head.lemma_ == "hold"
        and head.dep_ in {"acl", "relcl"}
        and is_passive(head)
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)
    )


def _is_tried_for(event: Event, head: Token) -> bool:
    """Tell whether a deed is only what somebody is tried for: "convicted of submitting a false tax return"."""
    if head.dep_ != "pcomp" or event.trigger.type in _CRIMES:
        return False
    above = head.head.head
    return above.lemma_ in _TRYING_IN_COURT or above.lower_ in {"guilty", "charges", "charge"}


def _is_only_seen(event: Event, head: Token) -> bool:
    """Tell whether "recognise" means to know or to see: "something that he recognised"."""
    if head.lemma_ not in _SEEING or event.recipients or event.trigger.type != "SUPPORT":
        return False
    theme = subject_of(head) if is_passive(head) else object_of(head)
    if theme is None:
        return True
    noun = content_of(theme)
    return noun.pos_ != "PROPN" and noun.lemma_.lower() not in _RECOGNISED | words_of_object("land")


def _is_only_foreseen(event: Event, head: Token) -> bool:
    """Tell whether a warning says what another might do, or tells people what to mind: no threat."""
    if head.lemma_ != "warn" or event.trigger.type != "THREATEN":
        return False
    if not event.recipients:
        return any(c.dep_ == "xcomp" for c in head.children)
    clause = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i), None)
    doer = subject_of(clause) if clause is not None else None
    if clause is None or doer is None or doer.pos_ == "PRON":
        return False
    return object_of(head) is None and any(c.lower_ in _CHANCE for c in clause.children if c.dep_ == "aux")


def _are_services(actors: list[Actor]) -> bool:
    """Tell whether those who attend are called to something: police, crews."""
    return bool(actors) and all(a.kind == "government" and not a.is_named for a in actors)


def is_said_of_people(head: Token, actors: list[Actor], recipients: list[Actor]) -> bool:
    """Tell whether people of politics attack one another in words: "attacked Biden for", "attacked him as"."""
    people = all(a.kind == "person" and (a.is_named or a.role) for a in (*actors, *recipients))
    if head.lemma_ != "attack" or not actors or not recipients or not people:
        return False
    led = {name for name, _, _ in objects_of_prepositions(head)}
    return "with" not in led
