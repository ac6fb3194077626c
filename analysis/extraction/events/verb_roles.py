"""Who takes part in the act of a verb, and as what: subject, object, partners, and whom a clause or phrase leads to."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.disputes import POWERS
from analysis.extraction.events.event import Event, are_two, unique, without
from analysis.extraction.events.private_people import is_of_kin, is_somebody_else
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.struck_states import find_struck_state
from analysis.extraction.events.triggers import stage_of, words_of, words_of_object
from analysis.extraction.mediation.go_betweens import wields_force
from analysis.extraction.mediation.mediation import TALKS, MediationReader
from analysis.extraction.mediation.persuasion import talks_to_own
from analysis.extraction.parsing.grammar import content_of, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

AGAINST = frozenset({"against", "on", "upon", "at", "to", "toward", "towards", "with", "into", "over"})
#: Verbs of sending somebody who mediates: who sends is the mediator.
_SENDING = frozenset({"send", "dispatch", "appoint", "name"})
#: Stages of a thing done together at which one side alone acts: who would not meet, and whom.
_ONE_SIDED = frozenset({"refused", "denied", "requested", "threatened"})
#: What is done to whom the subject names, though both take part: "Egypt had not been consulted", "both were received by turns".
_TAKING = frozenset({"consult", "receive", "greet", "brief"})
#: What leads to those who are talked round, or from whom a promise is got: "prevailed on", "wrung from".
_MOVED = frozenset({"from", "on", "upon", "between", "among"})
#: What is talked about is no party to the talk: "discussed Syria with Turkey".
_DISCUSSING = frozenset({"discuss", "debate", "review", "address"})
_SPEAKING = frozenset({"speak", "talk"})
_NOBODY = frozenset({"nobody", "none"})
#: Verbs with which one shows another something: "laid a plan before both".
_LAYING = frozenset({"lay", "put", "place", "set", "bring"})
#: Verbs whose object is what is asked for.
_WANTING = frozenset({"demand", "seek", "want", "claim"})
#: What is one's own and given to a text or a cause.
_LENT = frozenset("name signature voice weight hand seal blessing approval assent vote weapon arm gun".split())
#: Verbs of calling somebody something that he does not call himself.
_BRANDING = frozenset(
    "list designate regard consider brand label deem class classify blacklist proscribe outlaw ban view treat see".split()
)
#: What one gives up without anybody's getting it.
_POSTS = frozenset(
    "post seat job office position role title command ministry portfolio mandate chair crown throne weapon arm rifle gun claim "
    "ambition bid struggle fight candidacy".split()
)
#: Verbs of giving something to somebody, and what of it is thought out with others.
_GIVING = frozenset({"put", "present", "hand", "submit", "offer", "deliver", "pass", "send"})
_PLANS = frozenset(
    "plan draft proposal text blueprint formula roadmap offer compromise accord deal resolution bid".split()
)
#: Prepositions that lead to the other at a table: "signed alongside", "sat opposite", "sat across from".
_BESIDE = frozenset({"alongside", "beside", "opposite"})
#: Of who signs beside somebody nobody knows whether he signed as well.
_SIGNING = frozenset("sign initial initialled endorse approve announce read".split())
#: Prepositions that give the place or the time of an act: who stands after them takes no part.
_CIRCUMSTANCE = frozenset(
    "in at near inside outside across around by after before during since until under as like".split()
)
#: What an act of which one side is told is worth before it is measured: where the clause has no more to tell, and where it has.
_WHOLE, _HALF = 0.7, 0.65
_DONE_TO_ONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"})


def _is_told_whole(event: Event, theme: Token | None, *, passive: bool) -> bool:
    """Tell whether a clause names all who its grammar has room for: "Navalny was poisoned", "the Serbians protested"."""
    if event.trigger.type == "PROTEST":
        return bool(event.actors) and (theme is None or theme.pos_ == "NOUN")
    return passive and event.trigger.type in _DONE_TO_ONE and bool(event.recipients) and not event.actors


def _is_ones_own(theme: Token) -> bool:
    """Tell whether a thing or an envoy is called somebody's own: "recalled its ambassador to Sweden"."""
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in theme.children)


def _branded_before(verb: Token) -> Token | None:
    """Give what the verb before "and" puts on a list: Hezbollah in "lists Hezbollah as a terrorist group and refuses to meet it"."""
    before = verb.head
    if verb.dep_ != "conj" or before.lemma_ not in _BRANDING or not any(c.dep_ == "cc" for c in before.children):
        return None
    return object_of(before)


def _are_troops(theme: Token | None) -> bool:
    return theme is not None and content_of(theme).lemma_.lower() in words_of_object("troops")


def _nouns_after(verb: Token) -> list[Token]:
    """Give the objects of a verb and of its prepositions: fire for "came under fire from"."""
    direct = [c for c in verb.children if c.dep_ == "dobj"]
    return direct + [inner for _, inner, _ in objects_of_prepositions(verb)]


def _is_somebody_unknown(subject: Token | None) -> bool:
    """Tell whether a subject is a name, a pronoun or somebody's kin that stands for no actor."""
    return subject is not None and (subject.pos_ == "PROPN" or subject.tag_ == "PRP" or is_of_kin(subject))


_LETTING = frozenset({"let", "allow", "permit"})
_SENDING = frozenset("send station deploy dispatch post field".split())


class VerbRoles:
    """Fills the parts of an event from the grammar of its verb."""

    def __init__(self, roles: Roles, mediation: MediationReader) -> None:
        self.roles, self.mediation = roles, mediation

    def fill(
        self, event: Event, verb: Token, subject: Token | None, theme: Token | None, *, passive: bool, kind: str
    ) -> None:
        """Fill actors, recipients and mediators of a verb's act, by its frame."""
        event.agents = self.roles.agents_of(verb, subject, passive=passive)
        # "The man who was held; and his wife": who is joined behind the verb is not meant.
        behind = verb if theme is not None and theme == subject else None
        themes = self.roles.actors_of(theme, before=behind) if theme != subject or passive else []
        if event.trigger.type == "ASSAULT" and theme is not None and self._are_his_men(theme):
            themes = []  # "One of his men was wounded": he was not.
        if kind == "mutual":
            self._fill_mutual(event, verb, theme, themes, passive=passive)
        elif kind == "mediate":
            self._fill_mediation(event, verb, theme, themes)
        elif kind == "third":
            self._fill_third(event, verb, theme, themes)
        elif kind == "request":
            self._fill_request(event, verb, themes)
        elif kind == "alone":
            event.actors = list(event.agents)
            event.recipients = without(
                self.roles.under([verb], frozenset({"to", "from", "against", "with"})), event.actors
            )
        elif kind == "undergo":
            event.recipients = list(event.agents)
            doers = self.roles.under([verb, *_nouns_after(verb)], frozenset({"from", "by", "of", "to"}))
            event.actors = without(doers, event.recipients)
        else:
            self._fill_act(event, verb, theme, themes)
        whole = _WHOLE if _is_told_whole(event, theme, passive=passive) else _HALF
        event.confidence = 0.8 if event.actors and event.recipients else whole

    def _are_his_men(self, theme: Token) -> bool:
        """Tell whether those to whom something is done are only somebody's people: "one of his men"."""
        people = content_of(theme)
        of = (t for name, t, _ in objects_of_prepositions(theme) if name == "of")
        people = next(of, people) if theme.pos_ == "NUM" else people
        owner = next((c for c in people.children if c.dep_ == "poss"), None)
        if owner is None or people.tag_ != "NNS" or self.roles.index.mention_at(people) is not None:
            return False
        return [a.kind for a in self.roles.index.actors_at(owner)] == ["person"]

    def behind(self, verb: Token, key: str, theme: Token | None, actors: list[Actor]) -> list[Actor]:
        """Give whom the words of an entry lead to: "object to the presence of the troops", "verify the withdrawal of"."""
        words = frozenset(key.split()[1:])
        led = [inner for name, inner, _ in objects_of_prepositions(verb) if name in words]
        if theme is not None:
            led += [inner for name, inner, _ in objects_of_prepositions(theme) if name in words]
        found = [a for inner in led for a in (self.roles.actors_of(inner) or self.roles.of(inner))]
        is_of = theme is not None and not self._are_his_men(theme)
        return without(found or (self.roles.of(theme) if is_of and theme is not None else ()), actors)

    def of_complement(self, complement: Token, actors: list[Actor]) -> list[Actor]:
        """Give whom a clause would have acted on: "to deny them visas", "not to interfere in Iran's affairs"."""
        found: list[Actor] = []
        todo = [complement]
        while todo:
            verb = todo.pop()
            reached = [(c.dep_, c) for c in verb.children if c.dep_ in {"dobj", "dative"}]
            reached += [(name, inner) for name, inner, _ in objects_of_prepositions(verb)]
            for name, inner in reached:
                if inner.lower_ in {"other", "another"}:
                    return unique(actors)
                if inner.lower_ == "it" and (branded := _branded_before(complement.head)) is not None:
                    found += self.roles.actors_of(branded)
                    continue
                if inner.lemma_.lower() in words_of_object("captive"):
                    continue  # Prisoners who are to be exchanged are promised nothing.
                is_own = name == "dobj" and _is_ones_own(inner)
                if is_own and (not actors or inner.lemma_.lower() in _LENT):
                    continue  # "To add their names": to nobody; "the two agreed to end their quarrel": whoever they are.
                if name not in _CIRCUMSTANCE:
                    found += self.roles.actors_of(inner) if name == "dobj" else self.roles.index.actors_at(inner)
                    found += self.roles.under([inner], AGAINST | {"between"}) if name == "dobj" else []
                # "To train missiles on his border": whose it is; "defend its people" is for one's own.
                is_target = name in AGAINST - {"to", "with"}
                owners = [c for c in inner.children if c.dep_ == "poss" and (c.pos_ != "PRON" or is_target)]
                found += [a for c in owners for a in self.roles.index.actors_at(c)]
            todo += [c for c in verb.children if c.dep_ == "xcomp" and is_verb(c)]
        own = {id(a.body) for a in actors}
        return [a for a in unique(found) if id(a.body) not in own]

    def _fill_mutual(
        self, event: Event, verb: Token, theme: Token | None, themes: list[Actor], *, passive: bool
    ) -> None:
        agents = event.agents
        if verb.lemma_ in _DISCUSSING or (passive and theme is not None and theme.lower_ == "it"):
            themes = []  # What was signed or agreed is no party.
        beside = _BESIDE | ({"from"} if any(c.lower_ == "across" for c in verb.children) else set())
        beside |= {"to"} if verb.lemma_ in _SPEAKING else set()
        beside -= {"beside"} if verb.lemma_ in _SIGNING else set()
        partners = self.roles.under([verb], frozenset({"with", "between", "among"}) | beside)
        if passive and not agents and partners and theme is not None and theme.lemma_.lower() in _PLANS:
            agents = self.roles.actors_of_modifiers(theme)  # "A Swiss draft, worked out with Kenya"
        if passive and not agents and verb.lemma_ in _TAKING:
            event.recipients = unique(themes)
            return
        if event.trigger.type == "RETREAT":
            # Prisoners who are exchanged do not exchange.
            event.actors = unique([*agents, *without(partners, themes)])
            event.recipients = without(themes, agents)
            return
        if verb.lemma_ == "negotiate" and agents and are_two(partners):
            event.actors, event.recipients = unique(agents), without(partners, agents)
            event.mediators, event.cameo = unique(agents), "045"
            return
        if verb.lemma_ == "talk" and themes and not passive:
            event.actors, event.recipients = unique(agents), without(themes, agents)
            return
        if not agents and not passive and (subject := subject_of(verb)) is not None and subject.lower_ in _NOBODY:
            event.recipients = unique(themes)  # "whom nobody consulted"
            return
        if not agents and not passive and _is_somebody_unknown(subject_of(verb)):
            return  # Those whom a stranger meets have not met each other.
        event.actors = unique([*agents, *themes, *partners])
        if passive and not event.actors and theme is not None and theme.lower_ not in {"it", "that", "which"}:
            event.actors = unique(themes)
        if theme is not None and not themes:
            event.actors = unique([*event.actors, *self.roles.under([theme], frozenset({"between", "among", "with"}))])
        if agents and event.status in _ONE_SIDED:
            event.actors, event.recipients = list(agents), without(event.actors, agents)

    def _fill_mediation(self, event: Event, verb: Token, theme: Token | None, themes: list[Actor]) -> None:
        if not event.agents and is_verb(verb.head) and verb.head.lemma_ in _SENDING:
            event.agents = self.roles.actors_of(subject_of(verb.head))
        event.actors = unique(event.agents)
        event.mediators = list(event.actors)
        places = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "as"]
        sides = self.roles.under(
            [verb, *places, *([theme] if theme is not None else [])], frozenset({"between", "among", "with", "in"})
        )
        if not sides:
            # "Shuttled for weeks between Beirut and Damascus": the parser hangs the sides to the time.
            spans = [inner for name, inner, _ in objects_of_prepositions(verb) if name in {"for", "in", "over"}]
            spans += [c for c in verb.children if c.dep_ == "npadvmod"]
            deeper = [*spans, *(t for span in spans for _, t, _ in objects_of_prepositions(span))]
            sides = self.roles.under(deeper, frozenset({"between"}))
        if not sides and theme is not None:
            # "Mediated an end to the conflict between Israel and Egypt": the sides stand one noun deeper.
            deeper = [
                inner
                for head in (theme, verb)
                for name, inner, _ in objects_of_prepositions(head)
                if name in {"to", "of", "in"}
            ]
            sides = self.roles.under(deeper, frozenset({"between", "among"}))
        event.recipients = without([*themes, *sides], event.actors)
        if not event.recipients and theme is not None and theme.lemma_.lower() in words_of("deal"):
            event.recipients = without(
                self.roles.actors_of_modifiers(theme), event.actors
            )  # "midwifed the IRA's truce"
        event.cameo = "045"
        if not event.recipients:
            event.recipients = self.mediation.parties_before(event)

    def _fill_third(self, event: Event, verb: Token, theme: Token | None, themes: list[Actor]) -> None:
        """Fill the parts of who goes between others or talks them round; a party to the strife does so for itself."""
        self._fill_mediation(event, verb, theme, themes)
        if not event.recipients or not themes:
            moved = self.roles.under([verb, *([theme] if theme is not None else [])], _MOVED)
            event.recipients = without(moved, event.actors) or event.recipients
        disputes = self.mediation.disputes
        forced = wields_force(event.actors, verb, disputes)
        if forced or talks_to_own(verb, theme) or disputes.are_none_at_odds(event.recipients):
            event.mediators, event.cameo = [], None

    def _fill_request(self, event: Event, verb: Token, themes: list[Actor]) -> None:
        agents = event.agents
        event.actors = unique(agents)
        thing = object_of(verb) if verb.lemma_ in _WANTING else None
        if thing is not None and self.roles.index.actors_headed(thing):
            themes = []  # "Barghouti, whom Hamas had demanded": who is wanted is not asked.
        wanted = [inner for preposition, inner, _ in objects_of_prepositions(verb) if preposition == "for"]
        recipients = (
            themes
            or self.mediation.asked_mediators(verb)
            or self.roles.under([verb], frozenset({"to", "on", "upon", "with", "from"}))
        )
        recipients = recipients or self.roles.under(wanted, frozenset({"with", "from", "by"}))
        if (
            not recipients
            and verb.dep_ == "advcl"
            and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        ):
            doer = subject_of(verb.head)
            if doer is not None and doer.i < verb.i:
                recipients = self.roles.actors_of(doer)  # "Turkey sold no more tickets, as Germany had asked"
        if not recipients and (theme := object_of(verb)) is not None:
            pressed = self.roles.under([theme], frozenset({"on", "upon"})) if verb.lemma_ in {"press", "urge"} else []
            recipients = pressed or self.roles.doers_of(theme)
        event.recipients = without(recipients, event.actors)
        mediates = bool(agents) and self.mediation.disputes.are_mediators(agents)
        if verb.lemma_ == "invite" and are_two(event.recipients):
            mediates = mediates or not self.mediation.disputes.are_parties(agents)  # who has both sides come is neither
        if verb.lemma_ == "invite" and (mediates or any(t.lemma_.lower() in TALKS for t in verb.subtree)):
            event.mediators = list(agents) if mediates else []
            event.trigger = replace(event.trigger, type="AGREE")
            event.status = stage_of(verb, default="offered")
            event.cameo = "039" if mediates else None

    def _fill_act(self, event: Event, verb: Token, theme: Token | None, themes: list[Actor]) -> None:
        agents = event.agents
        event.actors = unique(agents)
        shared = [theme] if theme is not None and _is_ones_own(theme) else []
        # "Closed its border with Armenia in solidarity with Baku": what is shared comes first.
        partners = self.roles.under(shared, frozenset({"with"}))
        partners = partners or self.roles.under([verb], frozenset({"with", "between", "among"}))
        led = {"before"} if verb.lemma_ in _LAYING else set()
        if event.trigger.type == "SANCTION" and any(c.lower_ == "out" for c in verb.children):
            led |= {"of"}  # "walked out of Israel's cabinet"
        targets = self.roles.under([verb], (AGAINST - {"with"}) | led)
        if verb.lemma_ in _GIVING and theme is not None and theme.dep_ == "nsubjpass":
            themes = [] if targets else themes  # What was put to somebody is not done to whoever wrote it.
        if event.trigger.type == "ACCUSE" and theme is not None:
            # "Filed a complaint against Moscow at the court": before whom is not against whom.
            targets = self.roles.under([verb, theme], frozenset({"against"})) or targets
        # What is one's own is not whom an act is done to: "closed its border with Peru", "dozens of rockets at Chad".
        cuts = event.trigger.type == "SANCTION" and theme is not None and _is_ones_own(theme)
        own = {id(a.body) for a in event.actors} if cuts else set()
        themes = [a for a in without(themes, event.actors) if a.is_named or id(a.body) not in own]
        goods = list(dict.fromkeys([theme, content_of(theme)])) if theme is not None and not themes else []
        reached = self.roles.under([verb, *goods], AGAINST | {"from", "for"} if goods else AGAINST | {"from"})
        gives_up = event.trigger.type in {"CONCEDE", "RETREAT"} and theme is not None and _is_ones_own(theme)
        if gives_up and theme is not None and content_of(theme).lemma_.lower() in _POSTS:
            themes = []  # "Cousins, who lead two brigades, would give up their posts": nobody is given them.
        owned = (
            [] if gives_up or any(map(self._are_his_men, goods)) else [a for t in goods for a in self._owners(t)]
        )  # "Hand in their weapons": to nobody told.
        if event.trigger.type == "ASSAULT":
            owned += self.roles.under(goods, frozenset({"in"}))  # "struck nine sites in Pakistan"
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and is_verb(c)), None)
        blamed = (
            self.roles.actors_of(subject_of(clause)) if clause is not None and event.trigger.type == "ACCUSE" else []
        )
        if (
            clause is not None
            and not themes
            and verb.lemma_ in _LETTING
            and event.trigger.type in {"RETREAT", "CONCEDE"}
        ):
            themes = self.roles.actors_of(subject_of(clause))  # "Let 26 women go", "allowed the crew to leave"
        # What is sent or stationed somewhere is not done to itself.
        themes = [
            a
            for a in themes
            if not (event.trigger.type == "MOBILIZE" or verb.lemma_ in _SENDING) or (a.kind in POWERS and a.is_named)
        ]
        event.recipients = without(themes or targets or partners or reached or owned or blamed, event.actors)
        if (
            partners
            and not event.actors
            and theme is not None
            and theme.lemma_.lower() in _PLANS
            and verb.tag_ == "VBN"
        ):
            # "A Swiss draft, worked out with Kenya": by both, and to nobody.
            event.actors, event.recipients = unique([*self.roles.actors_of_modifiers(theme), *partners]), []
        are_moved = theme is not None and theme == subject_of(verb) and verb.tag_ == "VBN"
        if event.trigger.type == "RETREAT" and not event.actors and are_moved and _are_troops(theme):
            event.actors, event.recipients = event.recipients, []  # "The troops were pulled out": they went.
        if event.trigger.type == "ASSAULT" and not event.recipients:
            here = self.roles.index.actors_under(event.sentence.span)
            event.recipients = find_struck_state(verb, theme, event.actors, self.mediation.disputes, here=here)
            event.recalled = list(event.recipients)  # A town of theirs names them.
        if verb.lemma_ == "complain":
            event.recipients = without(blamed or reached, event.actors)
        mutual = theme is not None and any(
            t.lower_ == "other" for t in (theme, *(c for c in theme.children if c.dep_ == "poss"))
        )
        if mutual and len(event.actors) > 1:  # "bombed each other's airports"
            event.recipients = list(event.actors)

    def _owners(self, noun: Token) -> list[Actor]:
        """Give whose a thing is: "Iranian assets", "$8 billion in Iranian assets"."""
        inner = [t for preposition, t, _ in objects_of_prepositions(noun) if preposition == "in"]
        found = [a for t in (noun, *inner) for a in self.roles.actors_of_modifiers(t)]
        return [a for a in found if a.kind != "person"] if is_somebody_else(noun) else found
