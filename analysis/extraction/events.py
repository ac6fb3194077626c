"""Events: what was done, offered, asked or threatened, by whom to whom, through whom, and how far it got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from analysis.extraction.coreference import Disputes
from analysis.extraction.grammar import (
    expand_conjuncts,
    is_passive,
    is_verb,
    object_of,
    objects_of_prepositions,
    subject_of,
)
from analysis.extraction.index import Actor, ActorIndex
from analysis.extraction.parse import Parse, Sentence
from analysis.extraction.triggers import (
    Trigger,
    control_entry,
    light_entry,
    noun_entry,
    outcome_of,
    speaks_of_mediation,
    stage_of,
    verb_entry,
    words_of,
)

_AGAINST = frozenset({"against", "on", "upon", "at", "to", "toward", "towards", "with", "into", "over"})
_SELF_STATUS = {"REQUEST": "requested", "THREATEN": "threatened", "REJECT": "refused"}
_OFFERS = frozenset({"offer", "propose", "readiness", "willingness", "proposal", "volunteer"})
_PROMISES = frozenset({"promise", "pledge", "vow", "commitment", "undertake"})
_BROKERING = frozenset(
    "mediate broker facilitate host sponsor arrange lead chair oversee convene moderate back".split()
)
_TALKS = frozenset(
    "talk negotiation dialogue dialog meeting summit conference discussion agreement accord deal pact treaty ceasefire "
    "truce settlement peace settlement armistice release exchange swap round conversation contact understanding".split()
)


@dataclass
class Event:
    """An event before it is a row; the sets of actors keep the order of the text."""

    sentence: Sentence
    trigger: Trigger
    status: str
    cameo: str | None = None
    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    mediators: list[Actor] = field(default_factory=list)
    confidence: float = 0.6

    @property
    def everyone(self) -> list[Actor]:
        """All who take part."""
        return [*self.actors, *self.recipients, *self.mediators]


class EventReader:
    """Reads the events of one document, sentence by sentence, so that "these efforts" finds what it refers to."""

    def __init__(self, parse: Parse, index: ActorIndex, disputes: Disputes) -> None:
        self.parse, self.index, self.disputes = parse, index, disputes
        self.events: list[Event] = []

    def read(self) -> list[Event]:
        """Give all events in the order of the text."""
        for sentence in self.parse.sentences:
            consumed: set[int] = set()
            tokens = sorted((t for t in sentence.span if is_verb(t)), key=_depth)
            found: list[Event] = []
            for verb in tokens:
                if verb.i not in consumed:
                    found.extend(self._read_verb(sentence, verb, consumed))
            for noun in sentence.span:
                if noun.i not in consumed and noun.pos_ == "NOUN":
                    found.extend(self._read_noun(sentence, noun, consumed))
            for event in sorted(found, key=lambda e: e.trigger.head.i):
                if self._is_political(event):
                    self.events.append(event)
        return self.events

    # -- who is meant ------------------------------------------------------------------------------------------------

    def actors_of(self, token: Token | None) -> list[Actor]:
        """Give the actors that a noun phrase stands for: its own mention, else whose it is ("Pakistani diplomacy")."""
        if token is None:
            return []
        found: list[Actor] = []
        for part in expand_conjuncts(token):
            actors = self.index.actors_at(part)
            if not actors and part.pos_ in {"NOUN", "PROPN"}:
                owners = [c for c in part.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
                actors = self.index.actors_under(owners)[:1] if noun_entry(part) is None else ()
            if not actors and part.lemma_.lower() in {
                "member",
                "leader",
                "number",
                "group",
                "series",
                "leaders",
                "side",
                "leadership",
            }:
                actors = self._of(part)
            found.extend(a for a in actors if a not in found)
        return found

    def _of(self, noun: Token) -> tuple[Actor, ...]:
        for preposition, inner, _ in objects_of_prepositions(noun):
            if preposition in {"of", "from"}:
                return tuple(a for t in expand_conjuncts(inner) for a in self.index.actors_at(t))
        return ()

    def _prepositional(self, tokens: Iterable[Token], prepositions: frozenset[str]) -> list[Actor]:
        found: list[Actor] = []
        for token in tokens:
            for preposition, inner, _ in objects_of_prepositions(token):
                if preposition in prepositions:
                    found.extend(a for a in self.actors_of(inner) if a not in found)
        return found

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _read_verb(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event]:
        obj = object_of(verb)
        subject = subject_of(verb)
        passive = is_passive(verb)
        theme = subject if passive else obj
        outcome = self._read_outcome(sentence, verb, subject, consumed)
        if outcome:
            return outcome
        control = control_entry(verb)
        complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
        if control is not None and control["row"] == "own" and complement is not None and is_verb(complement):
            return self._read_control(
                sentence, verb, control["status"], control["type"], control["mediation"], complement, consumed
            )
        light = light_entry(verb)
        if light is not None and theme is not None:
            noun = next((t for t in expand_conjuncts(theme) if noun_entry(t) is not None), None)
            if noun is not None:
                return self._read_light(
                    sentence, verb, noun, light["status"] or None, light["type"] or None, passive, consumed
                )
        entry = verb_entry(verb)
        if entry is None or (verb.dep_ == "amod" and not self._prepositional([verb], frozenset({"by"}))):
            return []
        row, particle = entry
        kind = row["frame"]
        if kind == "mediate" and not self._mediates(verb, theme):
            return []
        if row["lemma"] in {
            "host",
            "convene",
            "welcome",
            "return",
            "hit",
            "strike",
            "close",
            "help",
            "seek",
            "deliver",
            "charge",
            "free",
        } and not (self.actors_of(theme) or (theme is not None and theme.lemma_.lower() in _TALKS)):
            return []
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        default = (
            "offered"
            if row["lemma"] in _OFFERS
            else "planned"
            if row["lemma"] in _PROMISES
            else _SELF_STATUS.get(row["type"], "occurred")
        )
        if row["lemma"] in {"accept", "consent", "assent", "approve"} or (row["lemma"] == "agree"):
            default = "accepted"
        trigger = Trigger(tokens, verb, None, row["type"], kind, None, f"verb_{kind}")
        event = Event(sentence, trigger, stage_of(verb, default=default))
        self._fill_verb_roles(event, verb, subject, theme, passive, kind)
        if theme is not None and (named := noun_entry(theme)) is not None:
            consumed.add(theme.i)
            if kind == "mediate":
                event.trigger = replace(event.trigger, type=named["type"], noun=theme)
        self._add_mediation(event, [verb, *([theme] if theme is not None else [])])
        if event.trigger.type == "AGREE" and len({id(a.body) for a in event.actors}) > 1 and event.status == "accepted":
            event.status = "occurred"
        return [event]

    def _fill_verb_roles(
        self, event: Event, verb: Token, subject: Token | None, theme: Token | None, passive: bool, kind: str
    ) -> None:
        agents = self._prepositional([verb], frozenset({"by"})) if passive else self.actors_of(subject)
        themes = self.actors_of(theme) if theme != subject or passive else []
        partners = self._prepositional([verb], frozenset({"with", "between", "among"}))
        targets = self._prepositional([verb], _AGAINST - {"with"})
        if kind == "mutual":
            event.actors = _unique([*agents, *themes, *partners])
            if passive and not event.actors:
                event.actors = _unique(themes)
            if theme is not None and not themes:
                event.actors = _unique(
                    [*event.actors, *self._prepositional([theme], frozenset({"between", "among", "with"}))]
                )
        elif kind == "mediate":
            event.actors = _unique(agents)
            event.mediators = list(event.actors)
            sides = self._prepositional(
                [verb, *([theme] if theme is not None else [])], frozenset({"between", "among", "with", "in"})
            )
            event.recipients = _without([*themes, *sides], event.actors)
            event.cameo = "045"
            if not event.recipients:
                event.recipients = self._parties_before(event)
        elif kind == "request":
            event.actors = _unique(agents)
            recipients = (
                themes
                or self._asked_mediators(verb)
                or self._prepositional([verb], frozenset({"to", "on", "upon", "with", "from"}))
            )
            event.recipients = _without(recipients, event.actors)
        elif kind == "alone":
            event.actors = _unique(agents)
            event.recipients = _without(
                self._prepositional([verb], frozenset({"to", "from", "against", "with"})), event.actors
            )
        else:
            event.actors = _unique(agents)
            event.recipients = _without(
                themes or (targets or partners or self._prepositional([verb], frozenset({"from"}))), event.actors
            )
        event.confidence = 0.8 if event.actors and event.recipients else 0.65

    def _asked_mediators(self, verb: Token) -> list[Actor]:
        """Give who is wanted in "asked for mediation by Kenya"."""
        for preposition, inner, _ in objects_of_prepositions(verb):
            if preposition == "for" and inner.lemma_.lower() in words_of("mediate"):
                return self._prepositional([inner], frozenset({"by", "of"})) or self.actors_of_modifiers(inner)
        return []

    def _mediates(self, verb: Token, theme: Token | None) -> bool:
        if verb.lemma_ in {"mediate", "broker", "arbitrate", "intercede", "shuttle"}:
            return True
        around = [t for t in verb.subtree if t.i > verb.i]
        lemmas = {t.lemma_.lower() for t in around}
        if theme is not None and theme.lemma_.lower() in _TALKS:
            return True
        return verb.lemma_ == "intervene" and "between" in lemmas

    def _read_control(
        self, sentence: Sentence, verb: Token, status: str, type_: str, code: str, complement: Token, consumed: set[int]
    ) -> list[Event]:
        entry = verb_entry(verb)
        particle = entry[1] if entry else None
        tokens = (verb, particle) if particle is not None and particle.i == verb.i + 1 else (verb,)
        trigger = Trigger(
            tokens, verb, None, type_, "request" if type_ == "REQUEST" else "act", None, "verb_with_clause"
        )
        event = Event(sentence, trigger, stage_of(verb, default=status), confidence=0.75)
        passive = is_passive(verb)
        subject, obj = subject_of(verb), object_of(verb)
        event.actors = self._prepositional([verb], frozenset({"by"})) if passive else self.actors_of(subject)
        inner = subject_of(complement)
        heard = (
            self.actors_of(obj)
            or (self.actors_of(subject) if passive else [])
            or self._prepositional([verb], frozenset({"to", "on", "upon", "with"}))
        )
        if not heard and type_ in {"REQUEST", "THREATEN"} and inner is not None and inner != subject:
            heard = self.actors_of(inner)
        below = [t for t in complement.subtree if not t.is_space]
        consumed.update(t.i for t in _heads_of_complement(complement))
        if (code and speaks_of_mediation(below)) or (
            code
            and complement.lemma_ in {"host", "mediate", "broker", "facilitate"}
            and self._mediates(complement, object_of(complement))
        ):
            event.cameo = code
            event.mediators = list(heard if type_ == "REQUEST" else event.actors)
            event.recipients = list(heard) if type_ == "REQUEST" else []
            sides = _without(list(self.index.actors_under(below)), [*event.actors, *event.mediators])
            if type_ != "REQUEST":
                event.recipients = sides or self._pair_without(event.actors, event.sentence)
        else:
            event.recipients = _without(heard, event.actors)
            if not event.recipients and type_ in {"AGREE", "REJECT", "THREATEN"}:
                goal = object_of(complement)
                partners = self._prepositional(
                    [complement, *([goal] if goal is not None else [])], frozenset({"with", "to", "against", "on"})
                )
                event.recipients = _without([*self.actors_of(goal), *partners], event.actors)
        return [event]

    def _read_light(
        self,
        sentence: Sentence,
        verb: Token,
        noun: Token,
        status: str | None,
        type_: str | None,
        passive: bool,
        consumed: set[int],
    ) -> list[Event]:
        entry = noun_entry(noun)
        if entry is None:
            return []
        kind, own = entry["frame"], type_ is not None
        tokens = (verb,) if own else tuple(t for t in verb.doc[min(verb.i, noun.i) : max(verb.i, noun.i) + 1])
        if len(tokens) > 9 or passive:
            tokens = (noun,) if passive and not own else (verb,)
        base = status or ("offered" if noun.lemma_ in _OFFERS else "planned" if noun.lemma_ in _PROMISES else None)
        base = base or _SELF_STATUS.get(entry["type"], "occurred")
        trigger = Trigger(tokens, verb, noun, type_ or entry["type"], kind, status, "light_verb")
        event = Event(sentence, trigger, stage_of(verb, default=base), confidence=0.75)
        agents = self._prepositional([verb], frozenset({"by"})) if passive else self.actors_of(subject_of(verb))
        consumed.add(noun.i)
        consumed.update(t.i for t in _heads_of_complement(noun))
        sides = self._prepositional([noun, verb], frozenset({"between", "among"}))
        partners = self._prepositional([noun, verb], frozenset({"with"}))
        about = [t for p, t, _ in objects_of_prepositions(noun) if p == "of"]
        targets = self._prepositional(
            [noun, verb, *about], frozenset({"to", "against", "on", "upon", "at", "toward", "towards", "from"})
        )
        owners = self.actors_of_modifiers(noun)
        host = verb.lemma_ in {"host", "convene", "arrange", "facilitate", "sponsor", "chair"}
        if kind == "mutual" and host and agents:
            others = _without([*sides, *partners], agents) or (
                self._parties_before(event, agents) if not partners else []
            )
            event.actors, event.recipients = _unique(agents), others
            if others:
                event.mediators, event.cameo = _unique(agents), "045"
        elif kind == "mutual" and not own:
            event.actors = _unique([*agents, *sides, *partners, *owners])
        elif kind == "mediate":
            if entry["type"] == "CONSULT" and verb.lemma_ in {
                "seek",
                "request",
                "demand",
                "accept",
                "reject",
                "refuse",
                "decline",
            }:
                event.actors = _unique(agents)
                event.mediators = _without(
                    [*owners, *targets, *self._prepositional([noun], frozenset({"by", "of"}))], []
                )
                event.recipients = _without(event.mediators, event.actors)
                event.cameo = {"accept": "038", "reject": "126", "refuse": "126", "decline": "126"}.get(
                    verb.lemma_, "028"
                )
            else:
                event.actors = _unique([*agents, *owners])
                event.mediators = list(event.actors)
                event.recipients = _without([*sides, *partners], event.actors) or self._pair_without(
                    event.actors, event.sentence
                )
                offered = verb.lemma_ in {"offer", "propose"}
                event.cameo = "039" if offered else "165" if event.status == "halted" else "045"
        else:
            event.actors = _unique(agents or owners)
            event.recipients = _without([*targets, *partners, *sides], event.actors)
        below = [t for t in noun.subtree if t.i != noun.i]
        if noun.lemma_ in _OFFERS | _PROMISES and speaks_of_mediation(below):
            event.cameo, event.mediators = "039", list(event.actors)
            inside = _without(list(self.index.actors_under(below)), event.actors)
            event.recipients = inside or self._pair_without(event.actors, event.sentence)
        self._add_mediation(event, [verb, noun])
        return [event]

    # -- nouns -------------------------------------------------------------------------------------------------------

    def actors_of_modifiers(self, noun: Token) -> list[Actor]:
        """Give the actors that stand before a noun as its own: "Israeli attack", "Qatar's mediation"."""
        children = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.i < noun.i]
        return [a for c in children for t in expand_conjuncts(c) for a in self.index.actors_at(t)]

    def _read_noun(self, sentence: Sentence, noun: Token, consumed: set[int]) -> list[Event]:
        entry = noun_entry(noun)
        if entry is None or entry["needs"] == "light" or noun.dep_ in {"compound", "nmod"}:
            return []
        kind = entry["frame"]
        owners = self.actors_of_modifiers(noun)
        by = self._prepositional([noun], frozenset({"by"}))
        through = self._prepositional([noun], frozenset({"through", "via"}))
        sides = self._prepositional([noun], frozenset({"between", "among"}))
        partners = self._prepositional([noun], frozenset({"with"}))
        targets = self._prepositional([noun], frozenset({"against", "on", "upon", "at", "to", "toward", "towards"}))
        of = list(self._of(noun))
        base = _SELF_STATUS.get(entry["type"], "occurred")
        base = "offered" if noun.lemma_ in _OFFERS else base
        trigger = Trigger((noun,), noun, noun, entry["type"], kind, None, f"noun_{entry['needs']}")
        event = Event(sentence, trigger, stage_of(noun, default=base), confidence=0.6)
        if entry["needs"] == "casualty":
            return self._read_loss(event, noun, owners, of)
        if kind == "mutual":
            event.actors = _unique([*owners, *sides, *partners, *by])
            if not event.actors and entry["needs"] == "weak":
                pair = self.disputes.last_pair(upto=sentence.number, strife_only=True)
                event.actors = list(pair) if pair else []
                event.confidence = 0.45
                event.trigger = replace(event.trigger, rule="noun_of_known_dispute")
            if not event.actors and entry["type"] == "CONSULT":
                # "An interaction at a meeting, where A was seen making a plea to B": the clause tells who met.
                clauses = [
                    t for t in noun.subtree if t.dep_ == "relcl" and any(c.lower_ == "where" for c in t.children)
                ]
                event.actors = [a for c in clauses for a in self.index.actors_under(c.subtree) if a.kind == "person"]
                event.confidence = 0.5
            if (
                len({id(a.body) for a in event.actors}) < 2
                and not sides
                and entry["needs"] != "weak"
                and not (owners and partners)
            ):
                return []
        elif kind == "mediate":
            event.actors = _unique([*owners, *by, *of])
            event.mediators = list(event.actors)
            event.recipients = _without([*sides, *partners], event.actors) or self._pair_without(
                event.actors, event.sentence
            )
            event.cameo = "045"
            if not event.actors or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}:
                return []
        else:
            event.actors = _unique([*owners, *by])
            objective = of if entry["type"] in {"ASSAULT", "COERCE", "RETREAT", "SANCTION", "ACCUSE"} else []
            event.recipients = _without([*targets, *objective, *partners], event.actors)
            if not event.actors and of and not objective:
                event.actors = of
        if through:
            event.mediators, event.cameo = through, "045"
            governor = noun
            while governor.head != governor and not (is_verb(governor) and governor.dep_ not in {"prep", "pcomp"}):
                governor = governor.head
            if not event.actors and is_verb(governor):
                event.actors = _without(self.actors_of(subject_of(governor)), through)
            if not event.recipients and event.actors:
                event.recipients = self._opponents_of(event.actors)
        if not event.everyone:
            return []
        self._add_mediation(event, [noun])
        return [event]

    def _read_loss(self, event: Event, noun: Token, owners: list[Actor], of: list[Actor]) -> list[Event]:
        lost = of or owners
        text = {t.lemma_.lower() for t in noun.subtree}
        if not lost or not (
            text & {"soldier", "troop", "life", "fighter", "civilian", "officer", "people", "man", "force"}
        ):
            return []
        around = [noun, noun.head] if is_verb(noun.head) else [noun]
        event.recipients = _unique(lost)
        event.actors = _without(self._prepositional(around, frozenset({"to"})), event.recipients)
        return [event] if event.actors else []

    # -- outcomes and mediation --------------------------------------------------------------------------------------

    def _read_outcome(self, sentence: Sentence, verb: Token, subject: Token | None, consumed: set[int]) -> list[Event]:
        """Read "the talks collapsed", "these efforts failed": the outcome of what the subject names."""
        from analysis.extraction.grammar import lemma_with_particle

        status = next((s for key in lemma_with_particle(verb) if (s := outcome_of(key))), None)
        if status is None or subject is None or subject.pos_ != "NOUN":
            return []
        lemma = subject.lemma_.lower()
        is_effort = lemma in words_of("effort")
        entry = noun_entry(subject)
        if not is_effort and (entry is None or entry["type"] not in {"CONSULT", "RETREAT", "AGREE"}):
            return []
        lefts = {t.lower_ for t in subject.lefts}
        modifiers = {t.lemma_.lower() for t in subject.subtree}
        owners = self.actors_of_modifiers(subject)
        sides = self._prepositional([subject], frozenset({"between", "among", "with"}))
        trigger = Trigger(
            (verb,), verb, subject, entry["type"] if entry else "CONSULT", "mutual", status, "outcome_of_effort"
        )
        event = Event(sentence, trigger, stage_of(verb, default=status), confidence=0.65)
        if event.status not in {"denied", "hypothetical", "planned"}:
            event.status = status
        earlier = (
            self._last_mediation(sentence)
            if lefts & {"these", "those", "this", "that", "the", "such", "both"}
            else None
        )
        if is_effort and earlier is not None and not owners and not sides:
            event.mediators, event.cameo = list(earlier.mediators), "045"
            event.actors = list(earlier.mediators)
            event.recipients = _without(
                [*earlier.actors, *earlier.recipients, *self._opponents_of(earlier.actors)], event.actors
            )
        elif is_effort and modifiers & (words_of("mediate") | {"peace", "diplomatic"}) and owners:
            event.actors, event.mediators, event.cameo = owners, list(owners), "045"
            event.recipients = _without(sides, owners) or self._pair_without(owners, sentence)
        elif not is_effort and entry is not None:
            event.actors = _unique([*owners, *sides])
            if lemma in {"mediation"}:
                event.mediators, event.cameo = list(event.actors), "165" if status == "halted" else "045"
            if not event.actors and earlier is not None and entry["type"] == "CONSULT":
                event.actors = _without([*earlier.recipients, *earlier.actors], earlier.mediators)
        self._add_mediation(event, [subject])
        if not event.everyone:
            return []
        consumed.add(subject.i)
        consumed.update(t.i for t in verb.subtree if t.dep_ == "xcomp" and t.head == verb)
        return [event]

    def _last_mediation(self, sentence: Sentence) -> Event | None:
        for event in reversed(self.events):
            if event.mediators and sentence.number - event.sentence.number <= 3:
                return event
        return None

    def _parties_before(self, event: Event, agents: list[Actor] | None = None) -> list[Actor]:
        """Give the sides of what a mediator brokered, where this sentence does not name them: those of the last deal or talks."""
        mediators = agents if agents is not None else event.actors
        bodies = {id(a.body) for a in mediators}
        for earlier in reversed(self.events):
            if event.sentence.number - earlier.sentence.number > 4:
                break
            sides = [
                a
                for a in [*earlier.actors, *earlier.recipients]
                if a not in earlier.mediators and id(a.body) not in bodies
            ]
            if (
                earlier.trigger.type in {"AGREE", "SUPPORT", "CONSULT", "RETREAT"}
                and len({id(a.body) for a in sides}) == 2
            ):
                return sides
        return self._pair_without(mediators, event.sentence)

    def _pair_without(self, mediators: list[Actor], sentence: Sentence) -> list[Actor]:
        pair = self.disputes.last_pair(upto=sentence.number, without=tuple(mediators), strife_only=True)
        return list(pair) if pair else []

    def _opponents_of(self, actors: list[Actor]) -> list[Actor]:
        bodies = {id(a.body) for a in actors}
        for first, second, is_strife, _ in reversed(self.disputes.pairs):
            if is_strife and id(first.body) in bodies:
                return [second]
            if is_strife and id(second.body) in bodies:
                return [first]
        return []

    def _add_mediation(self, event: Event, heads: list[Token]) -> None:
        """Mark requests for mediation and what was brokered: "turned to Iran for mediation", "talks mediated by Oman"."""
        if event.cameo is None and event.trigger.type == "REQUEST" and event.recipients:
            for token in heads:
                for preposition, inner, _ in objects_of_prepositions(token):
                    if preposition in {"for", "in"} and speaks_of_mediation(list(inner.subtree)):
                        event.cameo, event.mediators = "028", list(event.recipients)
                        return
        if event.cameo is None:
            noun = event.trigger.noun
            for token in heads:
                for child in token.children:
                    if child.dep_ in {"acl", "amod", "relcl"} and child.lemma_ in _BROKERING and token == noun:
                        brokers = self._prepositional([child], frozenset({"by"})) or [
                            a
                            for c in child.children
                            if c.dep_ in {"npadvmod", "nsubj", "compound"}
                            for a in self.index.actors_at(c)
                        ]
                        if brokers:
                            event.mediators, event.cameo = brokers, "045"
                            sides = _without(event.actors, brokers) or self._parties_before(event, brokers)
                            event.actors, event.recipients = sides or event.actors, _without(event.recipients, sides)
                for preposition, inner, _ in objects_of_prepositions(token):
                    if preposition in {"through", "via"} and event.trigger.type in {
                        "CONSULT",
                        "AGREE",
                        "RETREAT",
                        "COOPERATE",
                    }:
                        brokers = _without(self.actors_of(inner), event.actors)
                        if brokers:
                            event.mediators, event.cameo = brokers, "045"

    def _is_political(self, event: Event) -> bool:
        """Keep events between political actors: sport and business have the same verbs."""
        return any(
            actor.kind in {"state", "government", "armed_group", "group"}
            or (actor.kind == "organisation" and actor.entity is not None)
            or (actor.kind == "person" and (actor.role is not None or actor.belongs_to is not None))
            for actor in event.everyone
        )


def _heads_of_complement(head: Token) -> list[Token]:
    """Give the verbs and nouns that a speech act is about, which are no rows of their own."""
    found = [head]
    for child in head.children:
        if (
            child.dep_ in {"xcomp", "ccomp", "dobj", "conj", "prep", "pobj", "pcomp", "acl", "attr"}
            and child.i > head.i
        ):
            found.extend(_heads_of_complement(child))
    return found


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _unique(actors: Iterable[Actor]) -> list[Actor]:
    return list({id(actor): actor for actor in actors}.values())


def _without(actors: Iterable[Actor], others: Iterable[Actor]) -> list[Actor]:
    left_out = {id(other) for other in others}
    return [actor for actor in _unique(actors) if id(actor) not in left_out]
