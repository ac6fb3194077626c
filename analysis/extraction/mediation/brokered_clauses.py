"""Who hosts, brokers or chairs in a clause beside what he hosts: "talks, which Said, the minister, hosted", "overseen by".

The parser often loses such a clause, its subject or its verb, where titles stand between; then the order of the words tells.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.events.event import Event, unique, without
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import Trigger, stage_of, words_of
from analysis.extraction.mediation.agent_lists import act_for_sides, heads_in_list
from analysis.extraction.parsing.grammar import FINITE, content_of
from analysis.extraction.parsing.parse import Sentence
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Forms by which a third party's work on talks or a deal is told, however the parser tags them.
_WORKING = frozenset(
    "hosted brokered mediated chaired co-chaired convened sponsored co-sponsored arranged organised organized facilitated led "
    "oversaw overseen negotiated moderated supervised steered guided presided orchestrated engineered shepherded midwifed "
    "refereed co-hosted cohosted conducted stewarded hosts chairs convenes conducts brokers mediates sponsors facilitates oversees "
    "moderates steers runs ran staged called".split()
)
#: What parties themselves do with a deal, too: alone it makes no third party.
_OF_PARTIES = frozenset(
    {
        "conducted",
        "conducts",
        "runs",
        "ran",
        "staged",
        "called",
        "negotiated",
        "organised",
        "organized",
        "led",
        "guided",
        "steered",
    }
)
_HAGGLING = frozenset("haggling bargaining wrangling horse-trading horsetrading session exchange swap".split())
_RELATIVES = frozenset({"that", "which"})
_IN_LIST = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART"})
_BEFORE_VERB = frozenset(
    "has had have also already once jointly twice long since then first itself himself herself".split()
)
#: What follows a verb that has no object of its own behind it.
_NO_OBJECT = frozenset({"ADP", "VERB", "AUX", "PUNCT", "SCONJ", "ADV", "CCONJ", "PART"})
_TIMES = frozenset("last this next earlier late early monday tuesday wednesday thursday friday saturday sunday".split())
_FARTHEST = 25
#: How many words before its pronoun a noun may stand.
_NEAR = 12


class BrokeredClauseReader:
    """Adds the mediators whom such a clause names, where the parse told of none."""

    def __init__(self, roles: Roles, disputes: Disputes) -> None:
        self.roles, self.disputes = roles, disputes
        self._held = words_of("table") | words_of("deal") | _HAGGLING | {"cease-fire"}

    def complete(self, sentence: Sentence, found: list[Event]) -> list[Event]:
        """Give the events of a sentence with those that such clauses tell."""
        if sentence.span.words.isdisjoint(_WORKING):
            return found
        for verb in sentence.span:
            if verb.lower_ not in _WORKING:
                continue
            agents, noun = self._by(verb, by) if (by := _by_behind(verb)) is not None else self._which(verb)
            if noun is None or not agents or self.disputes.are_parties(agents):
                continue
            if verb.lower_ in _OF_PARTIES and act_for_sides(agents):
                continue
            if verb.lower_ in _OF_PARTIES and not (self.disputes.parties() or self.disputes.mediators):
                continue
            found = self._settle(sentence, found, verb, noun, agents)
        return found

    def _settle(
        self, sentence: Sentence, found: list[Event], verb: Token, noun: Token, agents: list[Actor]
    ) -> list[Event]:
        told = [e for e in found if {verb, noun} & {*e.trigger.tokens, e.trigger.head, e.trigger.noun}]
        bodies = {id(a.body) for a in agents}
        if any(bodies <= {id(a.body) for a in e.mediators} for e in told):
            return found
        sides = without(self.roles.under([noun], frozenset({"between", "among"})), agents)
        for event in told:
            if (event.trigger.head == verb and verb in event.trigger.tokens) or {
                id(a.body) for a in event.mediators
            } & bodies:
                by_verb = event.trigger.head == verb and verb in event.trigger.tokens
                rest = [a for a in (*event.actors, *event.recipients) if id(a.body) not in bodies]
                event.mediators, event.cameo = unique(agents), "045"
                event.actors, event.recipients = (
                    (unique(agents), unique([*rest, *sides])) if by_verb else (rest or sides, [])
                )
                if by_verb:
                    event.trigger = replace(event.trigger, type="CONSULT", frame="mediate")
                return found
        words = (noun,) if noun.lower_ in _HAGGLING and noun.head == verb else (verb,)
        trigger = Trigger(words, verb, noun, "CONSULT", "mediate", None, "brokered_clause")
        event = Event(sentence, trigger, stage_of(verb, default="occurred"), "045", confidence=0.65)
        event.agents, event.actors, event.mediators, event.recipients = agents, list(agents), list(agents), sides
        if event.status in {"ongoing", "planned"} and verb.tag_ == "VBN":
            event.status = "occurred"
        return [*found, event]

    def _by(self, verb: Token, by: Token) -> tuple[list[Actor], Token | None]:
        """Read what stands before a participle and who stands behind its "by"."""
        noun = self._noun_before(verb)
        if noun is None:
            return [], None
        named = self.roles.under([verb], frozenset({"by"})) if by.head == verb else []
        return named or self._agents(_list_from(by.i + 1, verb))[:1], noun

    def _which(self, verb: Token) -> tuple[list[Actor], Token | None]:
        """Read the subject between "which", or the noun itself, and a verb without an object."""
        if verb.i + 1 < verb.sent.end:
            after = verb.nbor(1)
            if after.pos_ not in _NO_OBJECT and after.lower_ not in _TIMES:
                return [], None
        at = verb.i - 1
        while at > verb.sent.start and (verb.doc[at].lower_ in _BEFORE_VERB or verb.doc[at].text == ","):
            at -= 1
        end = at + 1
        while at > verb.sent.start and self._is_of_subject(verb.doc[at]):
            at -= 1
        opening = verb.doc[at]
        if opening.lower_ in _RELATIVES:
            noun = self._noun_left_of(opening)
        else:
            noun = opening if opening.lemma_.lower() in self._held and opening.pos_ == "NOUN" else None
        if noun is None or end - at < 2:
            return [], None
        return self._agents([verb.doc[i] for i in range(at + 1, end)]), noun

    def _is_of_subject(self, token: Token) -> bool:
        if token.lower_ in _RELATIVES or (token.lemma_.lower() in self._held and token.pos_ == "NOUN"):
            return False
        return token.pos_ in _IN_LIST or token.lower_ == "of" or token.text == ","

    def _noun_left_of(self, relative: Token) -> Token | None:
        """Give what a relative pronoun stands for, of what can be hosted or brokered: the last such noun before it."""
        for i in range(relative.i - 1, max(relative.sent.start - 1, relative.i - _NEAR), -1):
            token = relative.doc[i]
            if token.lemma_.lower() in self._held and token.pos_ == "NOUN":
                return token
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.tag_ in FINITE or token.text in {";", ":"}:
                return None
        return None

    def _noun_before(self, verb: Token) -> Token | None:
        """Give what somebody hosts or brokers: the noun of the participle, else its subject, else the last such noun."""
        near = [verb.head] if verb.dep_ in {"acl", "relcl", "pcomp"} else []
        subject = subject_of(verb)
        near += [subject] if subject is not None else []
        near += [
            c for c in verb.children if c.dep_ == "aux" and c.i < verb.i
        ]  # "six weeks of haggling presided over by"
        noun = next((content_of(t) for t in near if content_of(t).lemma_.lower() in self._held), None)
        return noun or next((t for t in near if t.lower_ in _HAGGLING), None)

    def _agents(self, words: list[Token]) -> list[Actor]:
        found: list[Actor] = []
        for head in heads_in_list(words, self.roles.index):
            # Of a name that nobody knows, the title beside it tells: "Salo, the minister, hosted".
            near = (head, *(c for c in head.children if c.dep_ == "appos"))
            actors = next((one for t in near if (one := self.roles.index.actors_at(t))), ())
            known = {id(a.body) for a in found}
            found += [a for a in actors or self.roles.actors_of_modifiers(head) if id(a.body) not in known]
        return unique(found)


def _by_behind(verb: Token) -> Token | None:
    """Give the "by" right behind a verb: "presided over by", "brokered in part by"."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 6)]:
        if token.lower_ == "by":
            return token
        if token.pos_ not in {"ADV", "ADP", "NOUN", "PROPN"} or token.text == ",":
            return None
    return None


def _list_from(start: int, verb: Token) -> list[Token]:
    """Give the words of a list of agents from one place on."""
    words: list[Token] = []
    for i in range(start, min(verb.sent.end, start + _FARTHEST)):
        token = verb.doc[i]
        if token.pos_ not in _IN_LIST and token.lower_ != "of" and token.text != ",":
            break
        words.append(token)
    return words
