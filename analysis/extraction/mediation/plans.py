"""Whose plan it is that somebody takes or refuses, and who stands behind a deal.

News names the author of a plan once: later "the proposal", "it" and "the truce" are his, and who answers them answers him.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import speaks_of_mediation, words_of
from analysis.extraction.mediation.plan_makers import ANSWERING, are_at_home, are_outside
from analysis.extraction.parsing.grammar import is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs that answer what was put before, without a word for it: "Israel accepted".
_BY_THEMSELVES = frozenset({"accept", "refuse", "decline", "reject", "say", "consent", "assent"})
#: With which words of praise a plan is taken.
_ENDORSING = frozenset({"endorse", "approve", "back", "embrace", "support", "adopt"})
#: Stages at which somebody has answered.
_ANSWERED = frozenset({"refused", "accepted", "denied"})
#: What is put to sides and can be answered, besides plans.
_OFFERS = frozenset({"offer", "it", "invitation", "suggestion", "idea", "which", "that"})
#: Words for a plan by what stands in it.
_TERMS = frozenset({"point", "term", "paper", "idea", "map"})
#: What those decline to do who refuse a plan.
_TAKING = frozenset("accept discuss consider sign endorse approve receive take study support".split())
_PEACE = frozenset({"peace", "truce", "ceasefire", "cease-fire", "armistice"})
#: How others lend a hand to who mediates.
_HELP = frozenset("support participation backing cooperation collaboration assistance help aid".split())
#: What sides work a deal out under.
_EYES = frozenset({"supervision", "guidance", "stewardship", "tutelage"})
_DEFINITE = frozenset({"the", "this", "that", "these", "both"})
#: How many sentences back an offer is still what "the plan" means.
_NEAR = 2


class PlanReader:
    """Finds the authors of what is accepted or refused; knows the events read so far."""

    def __init__(self, roles: Roles, disputes: Disputes, events: list[Event]) -> None:
        self.roles, self.disputes, self.events = roles, disputes, events

    def give_author(self, event: Event) -> None:
        """Give who takes or refuses a third party's plan or offer the third as mediator of a plan, else as recipient."""
        endorses = event.trigger.type == "SUPPORT" and event.trigger.head.lemma_ in _ENDORSING
        if event.trigger.type not in {"REJECT", "AGREE"} and not endorses:
            return
        head = event.trigger.head
        if event.trigger.type == "REJECT" and head.lemma_ == "say":
            event.status = "refused"  # "Said no": the parser takes the "no" for a negation.
        if (event.status not in _ANSWERED and not endorses) or event.mediators:
            return
        theme = _answered(event)
        if theme is None:
            if head.lemma_ in _BY_THEMSELVES and is_verb(head):
                self._give_author_of_last(event, None)
            return
        theme = _plan_around(theme)
        plans = _is_plan(theme)
        is_deal = theme.lemma_.lower() in words_of("deal")
        if not plans and not is_deal and theme.lemma_.lower() not in _OFFERS:
            return
        authors = (event.recipients if not is_deal else []) or self._authors_of(theme, head, of_deal=is_deal)
        if not authors and not is_deal and self._give_author_of_last(event, theme):
            return
        authors = without(authors, event.actors)
        if (is_deal or endorses) and not authors:
            return
        event.recalled = authors
        outside = are_outside(authors, self.disputes) and not are_at_home(authors, event.actors)
        between = (
            _is_of_peace(theme) or self._mediate(authors) or self._are_at_odds(event.actors) or are_two(event.actors)
        )
        if endorses and not (plans or is_deal):
            return
        if (plans or is_deal) and outside and between:
            self._make_answer(event, authors, theme)
        elif endorses:
            return
        elif authors and theme.lemma_.lower() == "offer" and _is_to_mediate(theme):
            # "Offers by A and by B to mediate were brushed aside."
            below = [t for t in theme.subtree if t.pos_ in {"NOUN", "VERB", "ADP"}]
            sides = without(self.roles.under(below, frozenset({"between", "among"})), event.actors)
            event.mediators, event.recipients = authors, unique([*authors, *sides])
            event.cameo = "126" if event.trigger.type == "REJECT" else "038"
        else:
            event.recipients = authors
            if authors and plans:
                self._name_rule(event)

    def _give_author_of_last(self, event: Event, theme: Token | None) -> bool:
        """Give an answer that names no author whom it answers: "Israel accepted", "Baku turned it down"."""
        answers = event.trigger.head.lemma_ in ANSWERING or event.trigger.rule.startswith("phrase")
        offer = self._last_offer(event, theme) if answers else None
        if offer is None or not event.actors:
            return False
        answered = offer.trigger.type == "REJECT" or offer.status != "offered"
        authors = without(offer.mediators if answered else offer.actors, event.actors)
        if not authors or are_at_home(authors, event.actors):
            return False
        event.recalled = authors
        is_plan = offer.mediators != [] or ((theme is not None and _is_plan(theme)) or _offers_plan(offer))
        outside = are_outside(authors, self.disputes)
        if is_plan and outside and (self._mediate(authors) or self._are_at_odds(event.actors)):
            self._make_answer(event, authors, theme)
        else:
            event.recipients = authors
            self._name_rule(event)
        return True

    def _make_answer(self, event: Event, authors: list[Actor], theme: Token | None) -> None:
        is_resolution = theme is not None and theme.lemma_.lower() == "resolution"  # It is put to a council.
        event.mediators, event.recipients = [] if is_resolution else authors, []
        if event.trigger.type == "SUPPORT" and not is_resolution:
            event.trigger, event.status = replace(event.trigger, type="AGREE"), "accepted"
        self._name_rule(event)

    def _name_rule(self, event: Event) -> None:
        if event.trigger.rule.startswith(("verb", "phrase")):
            event.trigger, event.confidence = replace(event.trigger, rule="answer_to_plan"), 0.7

    def _mediate(self, authors: list[Actor]) -> bool:
        """Tell whether the text says of some, or of those they act for, that they mediate."""
        thirds = {id(a) for a in self.disputes.mediators} | {id(a) for e in self.events for a in e.mediators}
        return any({id(a), id(a.body)} & thirds for a in authors)

    def _are_at_odds(self, actors: list[Actor]) -> bool:
        """Tell whether some are parties to what the text tells of, or it does not say who they are."""
        rivals = self.disputes.parties() | self.disputes.fighters()
        return not actors or any({id(a), id(a.body)} & rivals for a in actors)

    def _authors_of(self, noun: Token, answer: Token, *, of_deal: bool = False) -> list[Actor]:
        """Give who made a plan: "his plan", "a plan by Rwanda", "the plan that Arias drew up"; of a truce, who proposed it.

        Whoever answers it in a clause of its own is not meant: "a plan that Sudan turned down".
        """
        found: list[Actor] = []
        if not of_deal:
            found = [*self.roles.actors_of_modifiers(noun), *self.roles.under([noun], frozenset({"by", "from"}))]
        for clause in noun.children:
            if clause.dep_ not in {"relcl", "acl"} or not is_verb(clause) or clause == answer:
                continue
            if of_deal and clause.lemma_ not in words_of("propose"):
                continue
            found += self.roles.under([clause], frozenset({"by"}))
            inner = _subject_inside(clause)
            if not is_passive(clause) and inner is not None:
                found += self.roles.actors_of(inner)
            if found:
                found += find_helpers(self.roles, clause, inner)
        governor = noun.head
        puts = noun.dep_ == "dobj" and is_verb(governor) and governor.lemma_ in words_of("propose")
        if puts and any(c.dep_ == "relcl" for c in noun.children) and not found:
            found = self.roles.actors_of(subject_of(governor))  # "proposed a plan that B turned down"
        return unique(found)

    def _last_offer(self, event: Event, theme: Token | None) -> Event | None:
        """Give the offer that "the plan" or "it" refers back to: what was put forward, or what both were pressed to accept.

        Who has answered it already answers what another may answer after him.
        """
        if theme is not None:
            is_apposed = theme.dep_ == "appos"  # "Offered to host them, a proposal that Seoul turned down".
            refers = theme.lower_ in {"it", "which"} or {t.lower_ for t in theme.lefts} & _DEFINITE
            if not (refers or is_apposed):
                return None
        for earlier in reversed(self.events):
            if event.sentence.number - earlier.sentence.number > _NEAR:
                return None
            if earlier.trigger.type == "AGREE" and earlier.status == "offered":
                return earlier
            answers = earlier.trigger.type in {"AGREE", "REJECT"} and earlier.status in _ANSWERED
            if answers and earlier.mediators and earlier.cameo is None:
                return earlier
            if presses_to_accept(earlier):
                return earlier
        return None


def _answered(event: Event) -> Token | None:
    """Give what is taken or refused, as a word: the object, what "to" leads to, the noun whose clause it is."""
    head, noun = event.trigger.head, event.trigger.noun
    if noun is not None:
        return noun
    if not is_verb(head):
        return None
    theme = subject_of(head) if is_passive(head) else object_of(head)
    if theme is not None and theme.lower_ in {"which", "that"} and head.dep_ == "relcl" and head.head.pos_ == "NOUN":
        theme = head.head if _is_plan(head.head) or head.head.lemma_.lower() in words_of("deal") else theme
    clause = next((c for c in head.children if c.dep_ == "xcomp"), None) or _behind_time(head)
    if theme is None and clause is not None:
        return object_of(clause) if clause.lemma_ in _TAKING else clause  # "declined to discuss his proposals"
    if theme is None or theme.lower_ in {"yes", "no"}:
        led = [t for name, t, _ in objects_of_prepositions(head) if name in {"to", "on", "onto"}]
        return led[0] if led else next((c for c in head.children if c.dep_ == "ccomp"), None)
    return theme


def _behind_time(verb: Token) -> Token | None:
    """Give what is declined where the parse hangs it on how often: "declined for the third time to approve the plan"."""
    times = [t for name, t, _ in objects_of_prepositions(verb) if name == "for" and t.lemma_ == "time"]
    return next((c for t in times for c in t.children if c.tag_ == "VB" and c.lemma_ in _TAKING), None)


def presses_to_accept(event: Event) -> bool:
    """Tell whether somebody presses two sides to take a plan: "pressed the two neighbours to accept a peace plan"."""
    if event.trigger.type != "REQUEST" or not are_two(event.recipients):
        return False
    head = event.trigger.head
    clauses = [c for c in head.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.lemma_ in words_of("reach")]
    goods = [c for clause in clauses for c in clause.children if c.dep_ == "dobj"]
    return any(_is_plan(t) or t.lemma_.lower() in words_of("deal") for t in goods)


def find_helpers(roles: Roles, head: Token, noun: Token | None, *, beside: bool = False) -> list[Actor]:
    """Give who stands behind a deal: "under Saudi auspices", "with Malaysia's help", "thanks to the efforts of Oman".

    Who is ``beside`` a mediator only has to lend a hand: "with the participation of".
    """
    wanted = words_of("behind") | (words_of("mediate") - {"host"}) | (_HELP if beside else frozenset())
    found: list[Actor] = []
    # "Norway, with the help of Oman, brokered": the parser hangs the help to who does it, or to the truce.
    around = (subject_of(head), object_of(head)) if beside and is_verb(head) and not is_passive(head) else ()
    for token in (head, noun, *around):
        if token is None:
            continue
        led = list(objects_of_prepositions(token))
        # "Talks between the two sides under U.N. mediation": the parser hangs it to the sides.
        led += [deep for name, t, _ in led if name in {"between", "among"} for deep in objects_of_prepositions(t)]
        for preposition, inner, _ in led:
            watched = inner.lower_ in _EYES and preposition in {"under", "before"}
            offices = inner.lemma_.lower() == "office" and any(c.lower_ == "good" for c in inner.children)
            is_help = inner.lemma_.lower() in wanted or offices or watched
            if inner.lemma_.lower() == "pressure" and preposition == "under":
                # "signed under pressure from the mediators"
                pressing = [t for name, t, _ in objects_of_prepositions(inner) if name in {"from", "by"}]
                thirds = [t for t in pressing if t.lemma_.lower() in words_of("third")]
                found += [a for t in thirds for a in roles.actors_of_modifiers(t) or roles.actors_of(t)]
            if preposition in {"with", "under", "through", "by", "to", "after"} and is_help:
                if preposition in {"after", "to"} and not speaks_of_mediation([inner]):
                    continue
                found += roles.actors_of_modifiers(inner) or list(roles.of(inner))
                found += roles.under([inner], frozenset({"by"}))
    return unique(found)


def _is_plan(noun: Token) -> bool:
    return noun.lemma_.lower() in words_of("plan") | words_of("draft_text") | _TERMS


def _is_of_peace(noun: Token) -> bool:
    """Tell whether a plan is one between enemies: "a peace plan", "a proposal for a truce"."""
    words = {noun, *noun.children, *(t for _, t, _ in objects_of_prepositions(noun))}
    return any(t.lemma_.lower() in _PEACE for t in words)


def _offers_plan(offer: Event) -> bool:
    words = [offer.trigger.noun, *(c for c in offer.trigger.head.children if c.dep_ == "dobj")]
    return presses_to_accept(offer) or any(t is not None and _is_plan(t) for t in words)


def _plan_around(theme: Token) -> Token:
    """Give the plan that a deal stands in: the proposal in "rejected an Egyptian proposal for a ceasefire"."""
    if theme.dep_ == "pobj" and theme.head.lower_ in {"for", "of", "on"} and _is_plan(theme.head.head):
        return theme.head.head
    return theme


def _is_to_mediate(offer: Token) -> bool:
    """Tell whether what is offered is mediation, or to hold the talks of others."""
    aims = [
        c
        for t in (offer, offer.head)
        for c in t.children
        if c.tag_ == "VB" and c.dep_ in {"acl", "relcl", "advcl", "xcomp"}
    ]
    hosts = any(
        c.lemma_ in words_of("receive") and words_of("table") & {g.lemma_.lower() for g in c.children} for c in aims
    )
    return hosts or speaks_of_mediation(list(offer.subtree))


def _subject_inside(clause: Token) -> Token | None:
    """Give the subject of a clause, also where the parser hangs it to its "that"."""
    inside = [*clause.children, *(c for t in clause.children if t.lower_ in {"that", "which"} for c in t.children)]
    inner = next((c for c in inside if c.dep_ == "nsubj"), None)
    return None if inner is None or inner.lower_ in {"that", "which", "who"} else inner
