"""The parts of an event: which actors a phrase stands for, and the event that is put together from them."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.events.bystanders import stands_by
from analysis.extraction.events.event import unique
from analysis.extraction.events.movements import is_of_people, listed_behind
from analysis.extraction.events.private_people import PRIVATE, is_of_kin, is_somebody_else
from analysis.extraction.events.subjects import (
    acts_next,
    agent_behind,
    finite_above,
    is_joined_wrongly,
    lacks_subject,
    subject_before,
)
from analysis.extraction.events.triggers import is_means, noun_entry, words_of, words_of_object
from analysis.extraction.mediation.agent_lists import joined_agents, led_by
from analysis.extraction.parsing.clause_subjects import own_subject
from analysis.extraction.parsing.grammar import (
    INFLECTED,
    clause_of,
    content_of,
    expand_conjuncts,
    main_verb_above,
    objects_of_prepositions,
)
from analysis.extraction.parsing.words import Token

#: What he does of whom it is: who demands the withdrawal of troops asks those whose they are.
_DONE_BY_ONESELF = frozenset(
    "withdrawal departure pullout pull-out pullback retreat exit disarmament resignation apology explanation clarification reply "
    "response answer concession meeting restraint intervention compliance cooperation participation assistance help backing "
    "recognition abdication capitulation disengagement redeployment demobilisation demobilization disbandment".split()
)
_OF_WHOM = frozenset({"of", "from", "for"})
_LANDS = frozenset("country nation state kingdom republic government capital".split())
#: How many nouns deep what is asked for is looked for.
_DEEPEST = 4

#: What an agreement holds, and agreements.
_IN_DEALS = frozenset(
    "promise pledge term provision clause article condition aim goal text signing guarantee demand".split()
)
_DEALS = frozenset(
    "accord agreement deal pact treaty truce ceasefire plan protocol settlement resolution declaration document".split()
)


class Roles:
    """Finds who is meant in the phrases of a document."""

    def __init__(self, index: ActorIndex) -> None:
        self.index = index
        self._known: dict[tuple[Token, Token | None], list[Actor]] = {}

    def actors_of(self, token: Token | None, *, before: Token | None = None) -> list[Actor]:
        """Give the actors that a noun phrase stands for: its own mention, else whose it is ("Pakistani diplomacy").

        What is joined to a subject behind its verb is no subject of it: ``before`` is the verb ("A, which warned, and B").
        """
        if token is None:
            return []
        key = (token, before if before is not None and token.i < before.i else None)
        if key not in self._known:
            # Reader after reader asks of the same subject; who is named where does not change while events are read.
            self._known[key] = self._find_actors(*key)
        return list(self._known[key])

    def _find_actors(self, token: Token, verb: Token | None) -> list[Actor]:
        found: list[Actor] = []
        for part in self._expand_widely(token):
            if verb is not None and part.i > verb.i:
                continue
            if part is not token and acts_next(part, self.index):
                continue
            if self._is_named_next(part):
                continue  # "The Colombian groups ELN and FARC clashed": two, and Colombia is none of them.
            actors = self.index.actors_at(part) or self.index.actors_at(content_of(part))
            # Whose father somebody is does not do what the father does; what "his army" does, he does.
            if not actors and part.pos_ in {"NOUN", "PROPN"} and not is_of_kin(part):
                owners = [c for c in part.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
                owners = [] if (movements := is_of_people(part)) else owners
                owners = [c for c in owners if c.dep_ == "poss"] if part.lemma_.lower() in PRIVATE else owners
                actors = self._first_owners(owners) if noun_entry(part) is None else ()
                actors = listed_behind(part, self.index) if movements else actors
                if actors and actors[0].kind == "person" and is_somebody_else(part):
                    actors = ()  # "Trump supporters": not he.
            if part.tag_ == "NNS":
                actors = self._owners_apart(part) or actors
            if part.tag_ == "NNS" and (not actors or part.lemma_.lower() in _LANDS):
                actors = self._among(part) or actors
            if not actors and (heading := led_by(part)):
                actors = tuple(self.under(heading, frozenset({"by"})))  # "a panel headed by Qatar"
            is_side = part.lemma_.lower() in words_of("side") | words_of("third") or part.lower_ in {"that", "those"}
            if not actors and is_side:
                actors = self.of(part)
            if not actors and part.dep_ == "appos":
                actors = self.index.actors_headed(part.head)  # "Australia, the former ruler, which gave"
            found.extend(a for a in actors if a not in found)
        return found

    def _owners_apart(self, people: Token) -> tuple[Actor, ...]:
        """Give those whose people act where each has a preposition: "delegates of Peru and of the ELN"."""
        led = [c for c in people.children if c.dep_ == "prep" and c.lower_ in _OF_WHOM]
        led += [t for c in led for t in c.children if t.dep_ == "conj" and t.lower_ == c.lower_]
        if len(led) < 2 or noun_entry(people) is not None:
            return ()
        joined = [c for c in led[1:] if c.lower_ == led[0].lower_ and c.nbor(-1).lower_ in {"and", ","}]
        inner = [t for c in (led[0], *joined) for t in c.children if t.dep_ == "pobj"]
        found = unique(a for t in inner for one in expand_conjuncts(t) for a in self.index.actors_at(one))
        return tuple(found) if len(found) > 1 else ()

    def _among(self, many: Token) -> tuple[Actor, ...]:
        """Give those whom a text names of many: "36 people, including Donald Trump", "40 states, among them Kenya"."""
        named = [c for c in many.children if c.dep_ == "prep" and c.lower_ in {"including", "among"}]
        inner = [t for c in named for t in c.children if t.dep_ == "pobj" and t.lower_ not in {"them", "whom"}]
        return tuple(a for t in inner for one in expand_conjuncts(t) for a in self.index.actors_headed(one))

    def _first_owners(self, owners: list[Token]) -> tuple[Actor, ...]:
        """Give whose something is: the first who stands before it, or all of a list: "American, Saudi and Swiss envoys"."""
        named = [t for t in owners if self.index.actors_under([t])]
        joined = [t for t in expand_conjuncts(named[-1])[1:] if self.index.actors_headed(t)] if named else []
        if not joined:
            return self.index.actors_under(named)[:1]  # "Pakistani military patrols": one body.
        listed = [t for t in named if t == named[-1] or t.nbor(1).text == ","]
        return tuple(a for t in (*listed, *joined) for a in self.index.actors_under([t])[:1])

    def agents_of(self, verb: Token, subject: Token | None, *, passive: bool) -> list[Actor]:
        """Give who does what a verb says: the subject, for a passive who stands after "by".

        Where the parser found no subject, the actor that stands before the verb as one.
        """
        if passive:
            # "Was rejected as a mediator by the rebels": the parser hangs "by" to the noun before it.
            led = list(objects_of_prepositions(verb))
            roles = [inner for name, inner, _ in led if name == "as"]
            # "Condemned in a joint statement by Egypt", "killed in an Israeli airstrike": whose the deed is, it was done by.
            deeds = [
                inner
                for name, inner, _ in led
                if name in {"in", "by"} and inner.lemma_.lower() in words_of_object("deed")
            ]
            done = self.under([verb], frozenset({"by"})) or self.under([*roles, *deeds], frozenset({"by"}))
            done = done or [a for noun in deeds for a in self.actors_of_modifiers(noun)]
            return unique(done or self.actors_of(agent_behind(verb)))
        nearer = subject_before(verb, self.index) if is_joined_wrongly(verb) else None
        if (own := own_subject(verb)) is not None:
            return unique(self.actors_of(own, before=verb))
        agents = self.actors_of(nearer if nearer is not None else subject, before=verb)
        if not agents and subject is not None and subject.lower_ in {"it", "they"} and subject.dep_ == "nsubj":
            agents = self.actors_of(_speaker_above(subject))
        if not agents and subject is not None and is_means(subject, verb):
            # "Israeli air strikes killed 14": whose strikes they were, he killed.
            agents = list(self.actors_of_modifiers(subject)) or self.under([subject], frozenset({"by"}))
        finite = finite_above(verb)
        if not agents and lacks_subject(finite):
            agents = self.actors_of(subject_before(finite, self.index)) or self.actors_of(
                _subject_of_deed_before(finite)
            )
        above = main_verb_above(verb) if not agents and verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "advcl"} else None
        if above is not None and subject is None and lacks_subject(above):
            # "After brokering a truce between A and B, Qatar's president called": the parser joins him to the sides.
            agents = self.actors_of(subject_before(above, self.index))
        return unique(agents)

    def _expand_widely(self, token: Token) -> list[Token]:
        """Give a noun and what is coordinated with it, also where the parser hung it elsewhere.

        "A, the minister, and B" is joined behind the apposition, and "President A of X and B, leader of Y" to X.
        """
        found = [t for other in (*_joined_subjects(token), token) for t in expand_conjuncts(other)]
        for child in token.children:
            if child.dep_ == "appos" and child.i > token.i:
                joined = expand_conjuncts(child)
                listed = len(joined) > 1 and self._are_listed(token, child)
                found.extend(t for t in joined[0 if listed else 1 :] if t not in found)
        if self._is_person(token):
            found[:0] = [t for t in self._joined_titles(token) if t not in found]
            for name, inner, _ in objects_of_prepositions(token):
                if name == "of" and not self._is_person(inner):
                    found.extend(t for t in expand_conjuncts(inner)[1:] if self._is_person(t) and t not in found)
        return found

    def _joined_titles(self, last: Token) -> list[Token]:
        """Give who stands before "and" where the parser makes one phrase: "minister A and minister B gathered"."""
        own = self.index.mention_at(last)
        if own is None or last.dep_ != "nsubj" or own.tokens[0].i == last.left_edge.i:
            return []
        before = last.doc[last.left_edge.i : own.tokens[0].i]
        if not any(t.lower_ == "and" for t in before):
            return []
        heads = [t for t in before if self._is_person(t) and self.index.actors_headed(t) != own.actors]
        return [t for t in heads if (m := self.index.mention_at(t)) is not None and m.form == "name"]

    def _is_named_next(self, noun: Token) -> bool:
        """Tell whether a noun of several is followed by their names: "Lebanese militias Amal and Hezbollah"."""
        if noun.tag_ != "NNS":
            return False
        names = [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i]
        return any(
            name.left_edge.i == noun.i + 1 and any(self.index.actors_headed(t) for t in expand_conjuncts(name)[1:])
            for name in names
        )

    def _are_listed(self, first: Token, second: Token) -> bool:
        """Tell whether two names in a row are two in a list, and not one name for the other: "Mali, Niger and Chad"."""
        one, other = self.index.mention_at(first), self.index.mention_at(second)
        if one is None or other is None or one.form != "name" or other.form != "name" or second.pos_ != "PROPN":
            return False
        kinds = {a.kind for a in (*one.actors, *other.actors)}
        return len(kinds) == 1 and not {id(a.body) for a in one.actors} & {id(a.body) for a in other.actors}

    def _is_person(self, token: Token) -> bool:
        actors = self.index.actors_headed(token)
        return len(actors) == 1 and actors[0].kind == "person"

    def of(self, noun: Token) -> tuple[Actor, ...]:
        """Give the actors of "of …", "from …" and "in …" under a noun: whose delegation, the members of what."""
        for preposition, inner, _ in objects_of_prepositions(noun):
            if preposition in {"of", "from", "in"}:
                found = [a for t in expand_conjuncts(inner) for a in self.index.actors_at(t)]
                found = found or [a for t in expand_conjuncts(inner) for a in self.actors_of_modifiers(t)]
                # "Of the brotherly countries of Qatar and Turkey": the names stand one phrase deeper.
                return tuple(found or (self.of(inner) if inner.lemma_.lower() in _LANDS else ()))
        return ()

    def under(self, tokens: Iterable[Token], prepositions: frozenset[str]) -> list[Actor]:
        """Give the actors that some prepositions lead to under some verbs or nouns."""
        found: list[Actor] = []
        for token in tokens:
            for preposition, inner, word in objects_of_prepositions(token):
                if preposition in prepositions and word.head.lower_ != "according" and not stands_by(inner, word):
                    found.extend(a for a in self.actors_of(inner) if a not in found)
                    if preposition == "by":
                        joined = [a for t in joined_agents(inner, self.index) for a in self.index.actors_at(t)]
                        known = {id(a.body) for a in found}
                        found.extend(a for a in joined if id(a.body) not in known)
        return found

    def doers_of(self, wanted: Token) -> list[Actor]:
        """Give who would do what is asked for: "demanded a timetable for the departure of Turkish troops"."""
        todo, found = [wanted], list[Actor]()
        for noun in todo:
            if noun.lemma_.lower() in _DONE_BY_ONESELF:
                # Of "the withdrawal of Rwandan troops from Congo" those whose it is come before what they leave.
                own = self.actors_of_modifiers(noun) or self.under([noun], frozenset({"of", "by"}))
                found.extend(own or self.under([noun], frozenset({"from", "with"})))
            elif len(todo) < _DEEPEST:
                todo.extend(
                    inner for name, inner, _ in objects_of_prepositions(noun) if name in {"for", "of", "to", "on"}
                )
        return unique(found)

    def actors_of_modifiers(self, noun: Token) -> list[Actor]:
        """Give the actors that stand before a noun as its own: "Israeli attack", "Qatar's mediation"."""
        children = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.i < noun.i]
        children = [c for c in children if not _is_against(c) and not _is_of_deal(c, noun)]
        if noun.lemma_.lower() in PRIVATE:
            children = [c for c in children if c.dep_ == "poss"]
        found = [a for c in children for t in expand_conjuncts(c) for a in self.index.actors_at(t)]
        if not found and any(c.lower_ == "whose" for c in children) and (clause := clause_of(noun)) is not None:
            found = list(self.index.actors_at(clause.head))
        whose = next((c for c in children if c.lower_ == "whose"), None) if not found else None
        if whose is not None and whose.i - 1 > whose.sent.start:
            # "The president, Paul Biya, whose offer": the parser has made no clause of it.
            before = whose.nbor(-1) if whose.nbor(-1).text != "," else whose.nbor(-2)
            found = list(self.index.actors_at(before))
        # "Pakistani military patrols": one body, and not the state beside it.
        owned = {
            id(a.belongs_to) for a in found if len(children) > 1 and children[-1].i - children[0].i < len(children)
        }
        return [actor for actor in found if id(actor) not in owned]


def _is_of_deal(owner: Token, noun: Token) -> bool:
    """Tell whether "its" is an agreement's: "they signed an accord, but its central promise was never kept"."""
    if owner.lower_ != "its" or noun.lemma_.lower() not in _IN_DEALS:
        return False
    before = [t for t in owner.doc[owner.sent.start : owner.i] if t.pos_ in {"NOUN", "PROPN"}]
    return any(t.lemma_.lower() in _DEALS for t in before)


def _is_against(modifier: Token) -> bool:
    """Tell whether a deed is only against somebody: "anti-French riots" are not of the French."""
    words = [t.lower_ for t in modifier.doc[max(modifier.i - 2, 0) : modifier.i]]
    return words == ["anti", "-"]


def _joined_subjects(token: Token) -> list[Token]:
    """Give the subjects before this one that "and" joins to it, where the parser has made two: "Hamas, the movement, and Israel"."""
    if token.dep_ != "nsubj":
        return []
    first = token.left_edge.i
    if first == token.sent.start or token.doc[first - 1].lower_ != "and":
        return []
    before = [c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i]
    return [c for c in before if not _acts_before(c, token)]


def _acts_before(subject: Token, other: Token) -> bool:
    """Tell whether a verb of its own follows a subject before the other: "A asked in vain, and B refused to sign"."""
    # A past form that the parser hangs to a name like a participle is the name's verb.
    own = {t for t in subject.subtree if not (t.dep_ == "acl" and t.tag_ == "VBD" and t.head == subject)}
    return any(t.tag_ in INFLECTED and t not in own for t in subject.doc[subject.i + 1 : other.left_edge.i])


def _subject_of_deed_before(verb: Token) -> Token | None:
    """Give who did the deed before, which the parser takes for what is said: "Rice reported progress, then briefed Moon"."""
    before = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i and c.tag_ == "VBD"), None)
    if before is None or verb.tag_ != "VBD" or not any(c.lower_ == "then" for c in verb.children):
        return None
    return next((c for c in before.children if c.dep_ == "nsubj"), None)


def _speaker_above(pronoun: Token) -> Token | None:
    """Give who says what a pronoun does that nothing else has taken up: "France said that it would begin"."""
    clause = pronoun.head
    while clause.dep_ in {"xcomp", "conj", "aux"} and clause.head != clause:
        clause = clause.head
    said = clause.head
    if clause.dep_ != "ccomp" or said.pos_ != "VERB":
        return None
    return next((c for c in said.children if c.dep_ == "nsubj" and c.pos_ in {"PROPN", "NOUN"}), None)
