"""Events that nouns name by themselves: "talks between", "the attack on", "the loss of soldiers to"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.noun_parts import NounParts
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import (
    OFFERS,
    PROMISES,
    SELF_STATUS,
    Trigger,
    noun_entry,
    stage_of,
    verb_entry,
    words_of,
    words_of_object,
)
from analysis.extraction.mediation.fates import ends_badly
from analysis.extraction.mediation.mediation import MediationReader
from analysis.extraction.parsing.grammar import (
    is_negated,
    is_passive,
    is_verb,
    main_verb_above,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_POINTING = frozenset("the this that these those no any its their his her such further more another new".split())
#: What happens between the two at odds even where only one of them is named.
_CLASHES = frozenset("clash skirmish fighting gunfight firefight battle".split())
#: Types of act that are done to whom "of" leads to: "the arrest of".
_DONE_TO = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "ACCUSE"})
#: Types of act that one does with words, or for another, whose noun needs no more than from whom it comes.
_ADDRESSED = frozenset({"AGREE", "THREATEN", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "CONSULT", "CONCEDE", "AID"})
#: Verbs that get somebody's word or help.
_OBTAINING = frozenset(
    "win extract secure obtain wring elicit get receive draw gain earn wrest exact seek have squeeze bring take".split()
)
#: Verbs of being at something or on the way from it.
_GOING = frozenset("be emerge return come arrive fly travel leave depart sit go".split())
#: Prepositions after which somebody's words are what moves the subject: "under pressure from".
_UPON = frozenset("after under amid despite following upon on before over at".split())
#: Nouns for what is said against somebody.
_CHARGES = frozenset("charge accusation allegation count suspicion fear risk danger prospect".split())
#: What hosts do with talks.
_HOLDING = frozenset({"chair", "arrange", "organise", "organize"})
#: Stretches of time that what they are filled with is told by: "six days of talks".
_SEVERAL = 3
_TALKED = frozenset({"talk", "negotiation", "dialogue", "discussion"})
_SPANS = frozenset(
    "second minute hour day week month year decade round night session bout series spate outbreak burst".split()
)
#: What a noun that names one side is worth before it is measured, one whose side is its own ("army patrols"), and one that
#: names both.
_ALONE, _OWNED, _WITH_BOTH = 0.55, 0.65, 0.7


class NounReader:
    """Reads the nouns of a sentence that no verb has taken up."""

    def __init__(self, roles: Roles, disputes: Disputes, mediation: MediationReader) -> None:
        self.roles, self.disputes, self.mediation = roles, disputes, mediation
        self.parts = NounParts(roles)

    def read(self, sentence: Sentence, noun: Token) -> list[Event]:
        """Give the event that a noun names by itself, if any."""
        entry = noun_entry(noun)
        if entry is None or noun.dep_ in {"compound", "nmod"}:
            return []
        by_whom = self._addressers(noun, entry["type"])
        if entry["needs"] == "light" and not by_whom:
            return []
        # Who calls is not called.
        kind = "act" if entry["lemma"] == "call" and by_whom else entry["frame"]
        if noun.lemma_ == "talk" and noun.tag_ == "NN":
            return []  # A talk is given, talks are held.
        if entry["needs"] == "sides" and not self.roles.under([noun], frozenset({"between", "among"})):
            return []
        if _is_matter_of_another(noun):
            return []
        owners = self.roles.actors_of_modifiers(noun)
        by = unique([*self.parts.agents_of(noun), *self.parts.doers_below(noun)])
        through = self.roles.under([noun], frozenset({"through", "via"}))
        sides = self.parts.sides_below(noun)
        partners = self.roles.under([noun], frozenset({"with"}))
        targets = self.roles.under([noun], frozenset({"against", "on", "upon", "at", "to", "toward", "towards"}))
        targets = unique([*targets, *self.parts.receivers_below(noun)])
        of = list(self.roles.of(noun))
        givers = self.roles.under([noun], frozenset({"from"}))
        if entry["needs"] == "owned" and not (owners or by or by_whom or partners or (sides and kind == "mutual")):
            return []
        if entry["type"] in {"AID", "SUPPORT"} and noun.dep_ == "pobj" and noun.head.lower_ == "with" and owners:
            return []  # "With American help": who helped others to do it takes part in that.
        base = SELF_STATUS.get(entry["type"], "occurred")
        base = "offered" if noun.lemma_ in OFFERS else "planned" if noun.lemma_ in PROMISES else base
        trigger = Trigger((noun,), noun, noun, entry["type"], kind, None, f"noun_{entry['needs']}")
        event = Event(sentence, trigger, stage_of(noun, default=base), confidence=_ALONE)
        if entry["type"] == "CONSULT" and noun.dep_ == "nsubj" and is_verb(noun.head) and ends_badly(noun.head):
            event.status = "failed"  # "After talks in Tunis had ended in deadlock".
        if entry["needs"] == "casualty":
            return self._read_loss(event, noun, owners, of)
        if entry["needs"] == "addressed":
            thirds = by = unique([*owners, *by, *givers])
            if not targets and not sides and not givers and not (thirds and self.disputes.are_mediators(thirds)):
                return []
            if not thirds and (verb := main_verb_above(noun)) is not None and not is_passive(verb):
                by = self.roles.actors_of(subject_of(verb))  # "invited them after calls to both"
        if kind == "mutual":
            event.actors = unique([*owners, *sides, *partners, *by])
            if (
                partners
                and not owners
                and not by
                and (verb := main_verb_above(noun)) is not None
                and not is_passive(verb)
            ):
                # "After talks with Russia, Turkey said": who speaks has talked.
                event.actors = unique([*self.roles.actors_of(subject_of(verb)), *event.actors])
            if partners and not sides and not owners and not by and entry["type"] == "CONSULT":
                event.actors = unique([*self.parts.teller(noun), *event.actors])
            if partners and len({id(a.body) for a in event.actors}) == 1 and entry["type"] == "ASSAULT":
                # "De-escalating the conflict with the Taliban": the text has said whose.
                event.actors = unique([*event.actors, *self.mediation.opponents_of(event.actors)])
            if not event.actors and entry["needs"] == "weak" and is_left_understood(noun):
                event.actors = self._understood(noun, sentence)
                event.confidence = 0.45
                event.trigger = replace(event.trigger, rule="noun_of_known_dispute")
            if not event.actors and entry["type"] == "CONSULT":
                # "An interaction at a meeting, where A was seen making a plea to B": the clause tells who met.
                clauses = [
                    t for t in noun.subtree if t.dep_ == "relcl" and any(c.lower_ == "where" for c in t.children)
                ]
                event.actors = [
                    a for c in clauses for a in self.roles.index.actors_under(c.subtree) if a.kind == "person"
                ]
                event.confidence = 0.5
            goers = self._goers(noun) if not event.actors and entry["type"] == "CONSULT" else []
            event.actors = event.actors or goers
            alone = not are_two(event.actors)
            if alone and entry["type"] == "CONSULT" and (partners or is_left_understood(noun)):
                event.actors = unique([*self.parts.of_clause(noun), *event.actors])
            told = bool(goers or self.parts.doers_below(noun)) or (
                alone and entry["type"] == "CONSULT" and bool(event.actors) and is_left_understood(noun)
            )
            if (
                not are_two(event.actors)
                and not told
                and not sides
                and entry["needs"] != "weak"
                and not (owners and partners)
                and not self.mediation.brokers_of(noun)
            ):
                return []
        elif kind == "mediate":
            event.actors = unique([*owners, *by, *of])
            event.mediators = list(event.actors)
            event.recipients = without([*sides, *partners], event.actors)
            event.cameo = "045"
            if not event.actors or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}:
                return []
            if noun.dep_ == "pobj" and noun.head.lower_ in {"under", "with", "through"}:
                return []  # "Talks under Omani mediation": he mediates the talks, whose row has him.
        else:
            gives = givers if entry["type"] in {"AGREE", "THREATEN", "REQUEST"} else []
            event.actors = unique([*owners, *by, *gives]) or by_whom
            is_objective = (entry["type"] in _DONE_TO and kind != "alone") or entry["lemma"].endswith(" of")
            objective = of if is_objective else []
            if objective and _is_of_weapons(noun):
                event.actors, objective = unique([*event.actors, *of]), []  # "a salvo of Iranian missiles"
            if not event.actors and entry["type"] in _DONE_TO:
                event.actors = self.parts.blamed(noun)
                if event.actors and self.parts.is_disowned(noun):
                    event.status = "denied"
            hurt = self.parts.sufferers(noun)
            event.actors = without(event.actors, hurt)
            event.recipients = without([*targets, *objective, *hurt, *partners], event.actors)
            if not event.actors and of and not objective:
                event.actors = of
            if (
                not event.actors
                and entry["type"] == "RETREAT"
                and noun.dep_ == "pobj"
                and noun.head.lower_ in {"for", "on"}
            ):
                return []  # What one holds out for, or bets on, is not done.
            is_asked = noun.dep_ == "pobj" and (
                noun.head.lower_ == "at" or (noun.head.lower_ in {"on", "upon"} and entry["type"] == "REQUEST")
            )
            if is_asked and (verb := main_verb_above(noun)) is not None:
                # "Kuwait withdrew at Oman's request": who did so was asked.
                doers = self._named_before(noun.head)  # "…, and Belarus, at Moscow's request, moved troops"
                doers = doers or (self.roles.under([verb], frozenset({"by"})) if is_passive(verb) else [])
                doers = doers or self.roles.actors_of(subject_of(verb))
                event.recipients = event.recipients or without(doers, event.actors)
            if not event.recipients and entry["type"] in {"THREATEN", "AGREE", "REQUEST", "REJECT"}:
                event.recipients = self._in_clause(noun, event.actors)
            if not event.recipients and by_whom:
                event.recipients = without(self._addressees(noun), event.actors)
        if through:
            event.mediators, event.cameo = through, "045"
            governor = noun
            while governor.head != governor and not (is_verb(governor) and governor.dep_ not in {"prep", "pcomp"}):
                governor = governor.head
            if not event.actors and is_verb(governor):
                event.actors = without(self.roles.actors_of(subject_of(governor)), through)
            if not event.recipients and event.actors:
                event.recipients = self.mediation.opponents_of(event.actors)
        brokered = kind == "mutual" and not event.everyone and bool(self.mediation.brokers_of(noun))
        if (not event.everyone and not brokered) or (entry["needs"] == "both" and not are_two(event.everyone)):
            return []
        self.mediation.mark(event, [noun])
        if not event.everyone:
            return []
        if event.confidence == _ALONE and (event.mediators or (event.actors and event.recipients)):
            event.confidence = _WITH_BOTH
        elif event.confidence == _ALONE and owners and event.actors == owners:
            event.confidence = _OWNED
        return [event]

    def read_hosted(self, sentence: Sentence, verb: Token, consumed: set[int]) -> list[Event] | None:
        """Read "the talks that Oman hosted" as talks, of which who hosts them is the mediator; None for other verbs."""
        if verb.dep_ != "relcl" or verb.lemma_ not in words_of("receive") | words_of("broker") | _HOLDING:
            return None
        noun = verb.head
        if noun.lemma_.lower() not in words_of("table") and noun.dep_ == "pobj":
            noun = noun.head.head  # "Talks between the officials, which Oman hosted."
        if noun.lemma_.lower() not in words_of("table"):
            return None
        if noun.i in consumed:
            return []
        found = [event for event in self.read(sentence, noun) if event.mediators]
        if not found:
            return None
        consumed.update((verb.i, noun.i))
        is_aside = verb.tag_ == "VBZ" or any(c.lower_ == "which" and c.nbor(-1).text == "," for c in verb.children)
        for event in found:
            if is_aside and not event.actors and not event.recipients:
                # Of whose talks they were nothing is told, only that somebody hosted them.
                told = replace(event.trigger, tokens=(verb,), head=verb, type="CONSULT", frame="mediate")
                event.trigger, event.actors, event.agents = told, list(event.mediators), list(event.mediators)
        return found

    def _addressers(self, noun: Token, kind: str) -> list[Actor]:
        """Give whose words or help a noun tells: from whom they come, else who did the rest "with a plea to the rebels"."""
        if kind not in _ADDRESSED:
            return []
        source = [noun]
        if noun.dep_ == "dobj" and noun.head.lemma_ in _OBTAINING:
            source.append(noun.head)  # "Extracted from the rebels a promise": who made it.
        if given := self.roles.under(source, frozenset({"from"})):
            verb = main_verb_above(noun)
            return [] if verb is not None and is_negated(verb) else given
        is_addressed = bool(self.roles.under([noun], frozenset({"to", "on", "against", "at"})))
        is_addressed = is_addressed or (noun.i + 1 < noun.sent.end and noun.nbor(1).lower_ in {"to", "not"})
        if (
            not is_addressed
            or noun.dep_ != "pobj"
            or noun.head.lower_ not in {"with", "in"}
            or not is_verb(noun.head.head)
        ):
            return []
        verb = noun.head.head
        return [] if is_passive(verb) else self.roles.actors_of(subject_of(verb))

    def _named_before(self, preposition: Token) -> list[Actor]:
        """Give whose name stands right before a phrase in commas."""
        if preposition.i < preposition.sent.start + 2 or preposition.nbor(-1).text != ",":
            return []
        mention = self.roles.index.mention_at(preposition.nbor(-2))
        return list(mention.actors) if mention is not None and mention.head.dep_ in {"nsubj", "conj"} else []

    def _addressees(self, noun: Token) -> list[Actor]:
        """Give to whom words came that a phrase beside a verb tells: "rang both with a plea", "after a call from Rice he gave in"."""
        if (verb := main_verb_above(noun)) is None:
            return []
        if noun.dep_ == "pobj" and noun.head.lower_ == "with":
            return self.roles.actors_of(object_of(verb))
        is_told_so = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in _UPON)
        return self.roles.actors_of(subject_of(verb)) if is_told_so and not is_passive(verb) else []

    def _goers(self, noun: Token) -> list[Actor]:
        """Give who comes from talks or sits in them, whoever else does: "emerged from four days of talks", "was at a summit"."""
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _SPANS:
            noun = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ not in {"at", "from", "in", "after", "for"}:
            return []
        verb = noun.head.head
        if noun.head.lower_ == "for":
            # "Was in Geneva for talks": the parser hangs them to the place too.
            verb = verb.head.head if verb.dep_ == "pobj" and verb.head.dep_ == "prep" else verb
            if verb.lemma_ != "be":
                return []
        if verb.lemma_ not in _GOING or is_negated(verb):
            return []
        return [a for a in self.roles.actors_of(subject_of(verb)) if a.kind == "state" or a.belongs_to or a.role]

    def _understood(self, noun: Token, sentence: Sentence) -> list[Actor]:
        """Give whose war or talks are meant where only the sentence tells: the two at odds that it names, or its subject."""
        if any(t.lower_ == "civil" for t in noun.lefts):
            return []  # A country's own, whoever else is named.
        here = {id(a.body) for a in self.roles.index.actors_under(sentence.span)}
        joined = self._joined_before(noun, here)
        pair = joined or self.disputes.last_pair(upto=sentence.number, strife_only=True)
        known = {id(a.body) for a in pair or ()} & here
        if pair and (len(known) == 2 or (known and noun.lemma_.lower() in _CLASHES)):
            return list(pair)
        verb = main_verb_above(noun)
        doers = self.roles.actors_of(subject_of(verb)) if verb is not None and not is_passive(verb) else []
        return doers if len({id(a.body) for a in doers}) == 2 else []

    def _joined_before(self, noun: Token, here: set[int]) -> tuple[Actor, Actor] | None:
        """Give the two states that a sentence of more joins before a noun: "Greece and Turkey might end in court if talks fail"."""
        if len(here) < _SEVERAL or noun.lemma_.lower() not in _TALKED:
            return None
        for token in reversed(noun.doc[noun.sent.start : noun.i]):
            if token.dep_ == "conj" and (second := self.roles.index.actors_headed(token)):
                first = self.roles.index.actors_headed(token.head)
                if len(first) == len(second) == 1 and first[0].kind == second[0].kind == "state":
                    return first[0], second[0]
        return None

    def _in_clause(self, noun: Token, actors: list[Actor]) -> list[Actor]:
        """Give whom an announced act would touch: "a threat to freeze talks with both"."""
        clause = next((c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
        if clause is None:
            return []
        goal = [c for c in clause.children if c.dep_ == "dobj"]
        found = [a for t in goal for a in self.roles.index.actors_at(t)]
        found += self.roles.under([clause, *goal], frozenset({"with", "against", "on", "to"}))
        return without(found, actors)

    def _read_loss(self, event: Event, noun: Token, owners: list[Actor], of: list[Actor]) -> list[Event]:
        lost = of or owners
        text = {t.lemma_.lower() for t in noun.subtree}
        if not lost or not (
            text & {"soldier", "troop", "life", "fighter", "civilian", "officer", "people", "man", "force"}
        ):
            return []
        around = [noun, noun.head] if is_verb(noun.head) else [noun]
        event.recipients = unique(lost)
        event.actors = without(self.roles.under(around, frozenset({"to"})), event.recipients)
        return [event] if event.actors else []


def _is_matter_of_another(noun: Token) -> bool:
    """Tell whether a noun is what another noun of speech is about: "a threat of invasion", "charges of mutiny"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "for"} or noun.head.head.pos_ != "NOUN":
        return False
    above = noun.head.head
    entry = noun_entry(above)
    return above.lemma_.lower() in _CHARGES or (entry is not None and entry["type"] in {"THREATEN", "REQUEST"})


def _is_of_weapons(noun: Token) -> bool:
    """Tell whether an attack is told by what was shot: "a barrage of rockets"."""
    # Not "the killing of soldiers", though soldiers strike as well.
    shot = words_of_object("shot")
    return any(name == "of" and t.lemma_.lower() in shot for name, t, _ in objects_of_prepositions(noun))


def is_left_understood(noun: Token) -> bool:
    """Tell whether a noun tells anew of a war or of talks without saying whose: "after a war of 17 days".

    What only points back ("the war", "no talks") and what another act is about ("met for talks", "an act of war") does not.
    """
    lefts = {t.lower_ for t in noun.lefts}
    if lefts & _POINTING or any(c.dep_ == "poss" for c in noun.children):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        measure = noun.head.head
        if measure.lemma_.lower() not in _SPANS or {t.lower_ for t in measure.lefts} & _POINTING:
            return False
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    entry = verb_entry(verb) if verb is not None else None
    if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "to", "into"}:
        return False
    return entry is None or entry[0]["type"] not in {"ASSAULT", "RETREAT", "REJECT", "REQUEST"}
