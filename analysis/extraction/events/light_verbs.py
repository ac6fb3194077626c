"""Events of a light verb and its noun: "held talks", "issued a warning", "rejected the offer of mediation"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.event_types import settle_light_type
from analysis.extraction.events.noun_parts import NounParts
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import (
    OFFERS,
    PROMISES,
    SELF_STATUS,
    Trigger,
    noun_entry,
    outcome_of,
    speaks_of_mediation,
    stage_of,
)
from analysis.extraction.mediation.mediation import MediationReader
from analysis.extraction.mediation.mediator_cues import JOURNEYS
from analysis.extraction.mediation.plan_makers import are_outside
from analysis.extraction.parsing.grammar import heads_of_complement, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs that tell nothing of an act beside its noun: "the ultimatum that it gave them".
SAYS_LITTLE = frozenset("give set issue reach declare announce hold have make deliver".split())
_READY = frozenset({"ready", "willing", "prepared"})
_UNREADY = frozenset({"unwilling", "reluctant", "loath", "disinclined", "unprepared"})
#: Answers to offers and requests, with the CAMEO code of accepting or refusing a mediation.
_ANSWERS = {"AGREE": "038", "SUPPORT": "038", "REJECT": "126"}
#: Types of act that are done to whose a thing is: who rejects his plan rejects him.
_JUDGING = frozenset({"SUPPORT", "REJECT", "ACCUSE", "AGREE"})
#: What names behind "to" where one is to come.
_BIDDING = frozenset({"invitation", "invite", "summons"})
_GIVEN = frozenset({"AID", "COOPERATE", "SUPPORT"})
#: Types of act that are done to whom "of" leads to.
_HELD = frozenset({"COERCE", "SANCTION"})
_DEALS = frozenset({"AGREE", "COOPERATE"})
_OBTAINING = frozenset("secure obtain win extract gain wring elicit get".split())
#: Verbs that give something to somebody without a preposition.
_GIVING = frozenset("give grant offer send lend hand promise deny show pay extend issue provide deliver deal".split())
#: Verbs with which a text is put to others, who have not taken it yet.
_PUTTING = frozenset("present put bring circulate hand give deliver submit table float lay".split())
#: Nouns for leaving a place, which is done to nobody.
_LEAVING = frozenset("withdrawal pullout pull-out pullback retreat departure evacuation".split())
PLANS = frozenset("plan initiative draft formula roadmap framework proposal compromise".split())


class LightVerbReader:
    """Reads the verbs that lend themselves to an event noun."""

    def __init__(self, roles: Roles, mediation: MediationReader) -> None:
        self.roles, self.mediation = roles, mediation
        self.parts = NounParts(roles)

    def read(
        self,
        sentence: Sentence,
        verb: Token,
        noun: Token,
        status: str | None,
        type_: str | None,
        passive: bool,
        consumed: set[int],
    ) -> list[Event]:
        """Give the event of a light verb and its noun: "hold talks", "reject an offer"."""
        entry = noun_entry(noun)
        if entry is None or (entry["needs"] == "casualty" and verb.lemma_ in {"put", "give", "have", "present"}):
            return []  # "Put its losses at 400": counted, not suffered.
        if verb.lemma_ == "facilitate" and noun.lemma_.lower() in JOURNEYS:
            return []
        if verb.lemma_ == "have" and entry["type"] in _GIVEN and any(c.lower_ == "frozen" for c in noun.lefts):
            type_ = "SANCTION"  # "The bloc, which had frozen aid": the parser takes the verb for an adjective.
        kind, own = entry["frame"], type_ is not None
        tokens = (verb,) if own else tuple(t for t in verb.doc[min(verb.i, noun.i) : max(verb.i, noun.i) + 1])
        if noun.i < verb.i and not passive:
            # "The ultimatum that the bloc had given them": what was given tells the act.
            tokens = (noun,) if verb.dep_ == "relcl" and verb.lemma_ in SAYS_LITTLE else (verb,)
        if len(tokens) > 9 or passive:
            tokens = (noun,) if passive and not own else (verb,)
        named = "offered" if noun.lemma_ in OFFERS else "planned" if noun.lemma_ in PROMISES else None
        if verb.lemma_ in _PUTTING and (noun.lemma_ in PLANS or _is_draft(noun)):
            status = "offered"
        if status == "offered" and type_ is None and entry["type"] == "SANCTION":
            status = "planned"  # "Unveiled sanctions": not put up for others to take.
        base = status or (None if own and type_ != "AGREE" else named)
        if status == "halted" and entry["type"] == "ASSAULT" and not own:
            # The war that a treaty ends has been; who halts his attack pulls back.
            tokens, base = (noun,), "occurred"
        if status == "halted" and entry["type"] in _GIVEN:
            base = "occurred"  # Aid that is stopped is cut; talks that are stopped were going on.
        base = base or SELF_STATUS.get(type_ or entry["type"], "occurred")
        ends = type_ in {"SANCTION", "CONCEDE"} and kind != "mediate"
        settled = settle_light_type(verb, type_) if ends and type_ is not None else type_
        if status == "halted" and entry["type"] == "ASSAULT" and kind == "act" and not own:
            settled, tokens = "RETREAT", (verb,)
        if status == "offered" and entry["type"] == "RETREAT" and not own:
            settled, kind = "AGREE", "act"  # A truce that is put forward is an offer still.
        if verb.lemma_ == "attend":
            settled = "CONSULT"  # Who attends a signing meets there.
        trigger = Trigger(tokens, verb, noun, settled or entry["type"], kind, status, "light_verb")
        event = Event(sentence, trigger, stage_of(verb, default=base), confidence=0.75)
        if tokens == (noun,) and entry["type"] == "ASSAULT":
            event.status = "occurred"
        agents = self.roles.agents_of(verb, subject_of(verb), passive=passive)
        brokers = self.mediation.brokers_of(noun)
        # Who brokered what is refused, or not renewed, has a row of his own.
        stands = bool(brokers) and (type_ == "REJECT" or (event.status == "denied" and type_ not in _ANSWERS))
        told = heads_of_complement(noun)[1 if stands else 0 :]
        hung = _hung_to_verb(verb, noun)
        told += [t for clause in hung for t in (clause, *heads_of_complement(clause))]
        # What somebody is praised for is done: "won praise for brokering a truce".
        praised = {
            g.i for p in noun.children if p.lower_ == "for" for t in p.children if t.dep_ == "pcomp" for g in t.subtree
        }
        consumed.update(t.i for t in told if not (brokers and t.dep_ == "acl") and t.i not in praised)
        sides = self.roles.under([noun, verb], frozenset({"between", "among"})) or self.parts.sides_below(noun)
        partners = self.roles.under([noun, verb], frozenset({"with"}))
        about = [t for p, t, _ in objects_of_prepositions(noun) if p == "of"]
        targets = self.roles.under(
            [noun, verb, *about], frozenset({"to", "against", "on", "upon", "at", "toward", "towards", "from"})
        )
        if entry["type"] in _GIVEN:
            targets += self.roles.under([noun], frozenset({"for"}))
        if entry["type"] in _HELD:
            targets += self.roles.under([noun], frozenset({"of"}))  # "lifted its blockade of Qatar"
        owners = self.roles.actors_of_modifiers(noun)
        host = verb.lemma_ in {"host", "convene", "arrange", "facilitate", "sponsor", "chair"}
        host = host and (entry["type"] == "CONSULT" or bool(sides))
        if host and verb.lower_.startswith("co-"):
            # "Co-chaired the talks with the envoy": who does so with him is no side of them.
            beside = self.roles.under([verb, noun], frozenset({"with", "alongside"}))
            agents, partners = unique([*agents, *beside]), []
        if kind == "mutual" and host and agents:
            others = without([*sides, *partners], agents) or (
                self.mediation.parties_before(event, agents) if not partners else []
            )
            event.actors, event.recipients = unique(agents), others
            if others or not partners:
                event.mediators, event.cameo = unique(agents), "045"
                event.status = _fate_of(noun) or event.status
        elif (
            kind == "mutual"
            and status == "halted"
            and entry["type"] in _DEALS
            and len({id(a.body) for a in agents}) == 1
        ):
            # "Ended its pact with France": one side gives up what both had.
            event.trigger = replace(event.trigger, type="SANCTION")
            event.status = stage_of(verb, default="occurred")
            event.actors, event.recipients = unique(agents), without([*partners, *sides, *owners], agents)
            event.recipients = event.recipients or without(self._in_clause_of(noun), agents)
        elif kind == "mutual" and not own:
            tellers = self.parts.teller(noun) if partners and not (agents or sides or owners) else []
            event.actors = unique([*agents, *tellers, *sides, *partners, *owners])
        elif kind == "mediate":
            if entry["type"] == "CONSULT" and type_ in {"REQUEST", "REJECT", "AGREE"} and status != "offered":
                event.actors = unique(agents)
                event.mediators = unique([*owners, *targets, *self.roles.under([noun, verb], frozenset({"by", "of"}))])
                event.recipients = without(event.mediators, event.actors)
                event.cameo = _ANSWERS.get(event.trigger.type, "028")
            else:
                event.actors = unique([*agents, *owners])
                event.mediators = list(event.actors)
                offered = verb.lemma_ in {"offer", "propose"}
                event.recipients = without([*sides, *partners], event.actors) or (
                    self.mediation.pair_without(event.actors, event.sentence) if offered else []
                )
                event.cameo = "039" if offered else "165" if event.status == "halted" else "045"
        else:
            event.actors = unique(agents or ([] if own else owners))
            if noun.lemma_ in _LEAVING:
                targets = (
                    [] if self.roles.of(noun) or not own else targets
                )  # Nobody is left by "troops' withdrawal from Chad".
                if trigger.type == "RETREAT":
                    event.actors = unique(agents) or unique([*self.roles.of(noun), *owners])[:1]
            owners = without(owners, self.parts.sufferers(noun))
            if type_ in _ANSWERS and noun.lemma_.lower() in _BIDDING and owners:
                targets = []  # "Accepted Oman's invitation to Paris": where they are to come, no side of it.
            judged = [*owners, *self.roles.under([noun], frozenset({"by", "from"}))] if type_ in _JUDGING else []
            given = self._given_to(verb, noun) if verb.lemma_ in _GIVING else []
            event.recipients = without([*given, *targets, *partners, *sides, *judged], event.actors)
            if verb.lemma_ in _OBTAINING and entry["type"] == "AGREE" and not event.recipients:
                # "Secured Iran's consent", "the agreement of both": from whom it was got.
                got = [*owners, *self.roles.under([noun], frozenset({"of", "from"}))]
                event.recipients = without(got, event.actors)
            if not event.recipients and event.trigger.type == "SANCTION":
                event.recipients = without(self._in_clause_of(noun), event.actors)
            if type_ == "REQUEST" and (asked := object_of(verb)) is not None and asked != noun:
                event.recipients = without(self.roles.actors_of(asked), event.actors) or event.recipients
            if type_ == "REQUEST" and (against := self.roles.under([noun, verb], frozenset({"against"}))):
                # "Sought Uganda's help against the rebels": of whom it is, not against whom.
                event.recipients = without([*owners, *without(event.recipients, against)], event.actors)
            if type_ == "REQUEST" and not event.recipients:
                event.recipients = without(self.roles.doers_of(noun), event.actors)
            if noun.lemma_ in PLANS and type_ in _ANSWERS and type_ != "SUPPORT":
                # A plan put to both sides is a mediator's; who refuses it refuses him.
                # What one of two alone puts to the other is his own: "turned down a Russian proposal".
                disputes = self.mediation.disputes
                outside = without(judged, event.actors) if not disputes.are_parties(judged) else []
                known = disputes.are_mediators(judged) or disputes.are_parties(event.actors)
                known = known or any(actor.body.kind == "organisation" for actor in outside)
                known = known or bool(disputes.mediators) or bool(disputes.pairs)
                at_home = {id(a.body) for a in judged} <= {id(a.body) for a in event.actors}
                event.mediators = outside if known and not at_home and are_outside(outside, disputes) else []
                event.recipients = without(event.recipients, event.mediators)
        below = [t for word in (noun, *hung) for t in word.subtree if t.i != noun.i]
        if type_ in _ANSWERS and noun.lemma_ not in PLANS and not brokers and speaks_of_mediation(below):
            # "accepted X's offer to mediate"; "declined a request to mediate", where the one who declines would have.
            is_asked = entry["type"] == "REQUEST"
            givers = owners or self.roles.under([noun, *about, verb], frozenset({"by", "from"}))
            event.mediators = list(event.actors) if is_asked else without(givers, event.actors)
            event.cameo = _ANSWERS[type_]
            inside = without(list(self.roles.index.actors_under(below)), [*event.actors, *event.mediators])
            event.recipients = inside if is_asked else without([*givers, *inside], event.actors)
            if type_ == "SUPPORT":
                self._settle_welcome(event, inside)
        elif not own and noun.lemma_ in OFFERS | PROMISES and speaks_of_mediation(below):
            event.cameo, event.mediators = "039", list(event.actors)
            inside = without(list(self.roles.index.actors_under(below)), event.actors)
            event.recipients = inside or self.mediation.pair_without(event.actors, event.sentence)
        if not stands:
            self.mediation.mark(event, [verb, noun])
        self.settle_readiness(event, verb)
        return [event]

    def _settle_welcome(self, event: Event, sides: list[Actor]) -> None:
        """Make consent of a side's welcome for an offer to mediate; what others welcome is still an offer, and no mediation."""
        own = {id(a.body) for a in event.actors}
        others = [a for a in sides if id(a.body) not in own]
        if not event.actors or len(others) > 1:
            event.recipients, event.mediators, event.cameo = list(event.mediators), [], None
        elif event.status == "occurred":
            event.status = "accepted"

    def _given_to(self, verb: Token, noun: Token) -> list[Actor]:
        """Give who gets what is given: "gives the movement shelter", also where the parser makes one noun of both."""
        to = [c for c in verb.children if c.dep_ == "dative" and c.pos_ in {"NOUN", "PROPN", "PRON"}]
        if to:
            return self.roles.actors_of(to[0])
        glued = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.i > verb.i]
        return [a for c in glued for a in self.roles.index.actors_at(c)]

    def _in_clause_of(self, noun: Token) -> list[Actor]:
        """Give with whom was planned or agreed what is given up: "suspended every accord it has with Chad"."""
        clauses = [c for c in noun.children if c.dep_ == "relcl"]
        clauses += [c for clause in clauses for c in clause.children if c.dep_ == "xcomp"]
        found = [a for c in clauses for a in self.roles.actors_of(subject_of(c))]
        return [*found, *self.roles.under(clauses, frozenset({"with", "to", "from"}))]

    def settle_readiness(self, event: Event, verb: Token) -> None:
        """Make "stood ready to resume the talks" an offer, of mediation where those who are ready mediate; and "loath to" a refusal."""
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _UNREADY:
            event.trigger = replace(event.trigger, tokens=(verb.head,), head=verb.head, type="REJECT")
            event.status, event.cameo = "refused", "126" if event.cameo else None
            return
        if verb.dep_ != "xcomp" or verb.head.lemma_.lower() not in _READY:
            return
        trigger = replace(event.trigger, tokens=(verb.head,), head=verb.head, type="AGREE")
        consents = event.trigger.type == "AGREE" and verb.lemma_ in {"accept", "agree", "consent", "welcome"}
        event.trigger, event.status = trigger, "offered"
        if consents:
            event.status = "accepted"  # Who is ready to accept a thing has said yes to it.
            return
        offers = bool(event.actors) and event.mediators == event.actors
        if offers or (event.actors and self.mediation.disputes.are_mediators(event.actors)):
            event.mediators, event.cameo = list(event.actors), "039"
            event.recipients = event.recipients or self.mediation.pair_without(event.actors, event.sentence)


def _is_draft(noun: Token) -> bool:
    """Tell whether a deal is one that nobody has taken yet: "a draft agreement"."""
    return any(c.lower_ in {"draft", "proposed"} and c.i < noun.i for c in noun.children)


def _hung_to_verb(verb: Token, noun: Token) -> list[Token]:
    """Give what an offer is of, where the parser hangs it to the verb: "turned down an offer by Brazil to mediate"."""
    if noun.lemma_ not in OFFERS | PROMISES or noun.i < verb.i:
        return []
    led = any(c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from", "of"} for c in noun.children)
    clauses = (
        [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and c.i > noun.i] if led else []
    )
    return [c for c in clauses if any(t.lower_ == "to" and t.dep_ == "aux" for t in c.lefts)]


def _fate_of(talks: Token) -> str | None:
    """Give how talks are said to have ended in passing: "hosted a round that collapsed"."""
    fates = (outcome_of(c.lemma_) for c in talks.children if c.dep_ == "relcl")
    return next((fate for fate in fates if fate in {"failed", "halted"}), None)


def lent_noun(verb: Token, key: str, theme: Token | None) -> Token | None:
    """Give what a light verb lends itself to: its object, or what stands after its preposition ("called for talks")."""
    _, _, word = key.partition(" ")
    if key == "call" and theme is not None and any(t.lower_ in {"the", "this", "that"} for t in theme.lefts):
        return None  # A meeting is called together; "the memorandum" is called something.
    if word == "up" and theme is not None and theme.lemma_.lower() == "arm":
        return None  # Who takes up arms takes up no offer.
    for preposition, inner, _ in objects_of_prepositions(verb):
        if word and preposition == word:
            return inner
        if key == "put" and preposition == "beyond":
            return None  # "Put their weapons beyond use": nobody is given them.
    if theme is not None and theme.dep_ == "dative":
        # "Gave the accord a cautious welcome": what is given, not to whom.
        return next((c for c in verb.children if c.dep_ == "dobj"), theme)
    return theme
