"""Who takes part in an act that a noun names where the noun's own phrase does not say: those blamed, those whose clause it is."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import unique
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.parsing.grammar import (
    is_negated,
    is_passive,
    is_verb,
    main_verb_above,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs with which one lays an act at another's door: the act stands behind their preposition, its doer is their object.
_BLAMING = frozenset(
    "accuse blame charge convict suspect condemn denounce indict punish criticise criticize implicate fault".split()
)
#: Verbs whose object is the act, and whose preposition leads to its doer: "pinned the attack on the militia".
_LAYING = frozenset("blame pin attribute ascribe trace put lay".split())
#: Verbs with which one owns to an act.
_OWNING = frozenset("claim admit confess own acknowledge avow boast".split())
#: What one has, claims or denies in an act that is one's own: "denied any part in the killing".
_SHARES = frozenset("responsibility part role hand involvement credit blame liability complicity".split())
#: Participles with which an act stands that somebody did: "a bombing claimed by", "a deadline set by".
_DOING = frozenset(
    "carry commit perpetrate stage launch mount conduct order claim issue set impose declare announce call sign send make "
    "deliver put lodge wage execute orchestrate mastermind undertake proclaim give extend file deal inflict open pay submit".split()
)
#: What leads from somebody's doing to an act that he took part in: "emerged from six hours of talks".
_AFTER = frozenset("after from following during in at amid into despite for on through by before upon".split())
#: Verbs of coming and going, of being somewhere: what their subject comes from he has been at.
_COMING = frozenset(
    "emerge return come leave go fly arrive travel walk depart be head sit stay appear attend spend wind exit land drive".split()
)

_BETWEEN = frozenset({"between", "among"})
#: Kinds of those who hold talks themselves.
_OF_STATES = frozenset({"state", "government", "armed_group"})
#: What is done to whose it is: "the mayor's arrest".
_SUFFERED = frozenset(
    "arrest rearrest detention imprisonment incarceration jailing conviction sentencing indictment impeachment prosecution trial "
    "extradition deportation expulsion ouster removal overthrow assassination murder killing slaying death shooting stabbing "
    "execution lynching poisoning abduction kidnapping kidnap capture torture beating exile".split()
)


class NounParts:
    """Finds the parts of an act that a noun names in the clause above it and in the clauses under it."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles

    def doers_below(self, noun: Token) -> list[Actor]:
        """Give who did what a noun names by the clause that hangs on it: "a deadline set by the bloc", "the truce that it declared"."""
        found: list[Actor] = []
        for clause in noun.children:
            if clause.dep_ not in {"acl", "relcl"} or clause.lemma_.lower() not in _DOING:
                continue
            if is_passive(clause):
                found += self.roles.under([clause], frozenset({"by"}))
            elif clause.dep_ == "relcl" and _has_as_object(clause):
                found += [a for c in clause.children if c.dep_ == "nsubj" for a in self.roles.actors_of(c)]
        return unique(found)

    def receivers_below(self, noun: Token) -> list[Actor]:
        """Give to whom a clause under a noun says that it was given: "the ultimatum that the bloc had given the generals"."""
        clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in _DOING]
        given = [
            g for c in clauses for g in c.children if g.dep_ in {"dative", "dobj"} and g.lower_ not in {"that", "which"}
        ]
        return unique(
            [
                *(a for t in given for a in self.roles.actors_of(t)),
                *self.roles.under(clauses, frozenset({"to", "on", "against"})),
            ]
        )

    def blamed(self, noun: Token) -> list[Actor]:
        """Give at whose door an act is laid: "blamed the militia for the kidnapping", "owned up to the abduction"."""
        top = _first_of(noun)
        governor, word = _above(top)
        if governor is None:
            return []
        if governor.pos_ == "NOUN" and governor.lemma_.lower() in _SHARES and word in {"for", "in"}:
            verb = main_verb_above(governor)
            if verb is None or governor.dep_ != "dobj":
                return []
            if verb.lemma_ in _LAYING:
                return self.roles.under([verb], frozenset({"on", "to", "at"}))
            return [] if is_passive(verb) else self.roles.actors_of(subject_of(verb))
        if not is_verb(governor) and governor.lemma_ != "be":
            return []
        if word in {"of", "for", "over", "with", "in"} and governor.lemma_ in _BLAMING:
            if governor.lemma_ == "blame" and _points_back(noun):
                return []  # "Blamed both for the attack": what the text has told of is laid at their door.
            blamed = subject_of(governor) if is_passive(governor) else object_of(governor)
            return self.roles.actors_of(blamed)
        if word in {"for", "behind"} and any(
            c.lower_ in {"responsible", "accountable", "behind"} for c in governor.children
        ):
            held = governor if governor.lemma_ != "be" else None
            return self.roles.actors_of(
                object_of(held) if held is not None and not is_passive(held) else subject_of(governor)
            )
        if word == "dobj" and governor.lemma_ in _LAYING:
            return self.roles.under([governor], frozenset({"on", "to"}))
        if governor.lemma_ in _OWNING and word in {"dobj", "to"} and not is_passive(governor):
            return self.roles.actors_of(subject_of(governor))
        return []

    def sufferers(self, noun: Token) -> list[Actor]:
        """Give the people to whom was done what a noun names as theirs: "Navalny's arrest"; a state's or a force's is its own deed."""
        if noun.lemma_.lower() not in _SUFFERED or any(name == "of" for name, _, _ in objects_of_prepositions(noun)):
            return []
        owners = [a for c in noun.children if c.dep_ == "poss" for a in self.roles.index.actors_at(c)]
        return unique(a for a in owners if a.kind in {"person", "group"})

    def is_disowned(self, noun: Token) -> bool:
        """Tell whether somebody says that an act was not his: "denied any part in the killing", "had no hand in it"."""
        governor, word = _above(_first_of(noun))
        if governor is None or governor.lemma_.lower() not in _SHARES or word not in {"for", "in"}:
            return False
        verb = main_verb_above(governor)
        none = any(c.lower_ in {"no", "any"} for c in governor.children)
        return verb is not None and (
            verb.lemma_ in {"deny", "disclaim", "disavow", "reject"} or (none and verb.lemma_ == "have")
        )

    def agents_of(self, noun: Token) -> list[Actor]:
        """Give by whom an act was done, also where the parser hangs "by" to whom it was done to: "the arrest of a cleric by Iran"."""
        done = self.roles.under([noun], frozenset({"by"}))
        if done:
            return done
        things = [
            inner for name, inner, _ in objects_of_prepositions(noun) if name == "of" and noun_entry(inner) is None
        ]
        return self.roles.under(things, frozenset({"by"}))

    def sides_below(self, noun: Token) -> list[Actor]:
        """Give the sides of talks, also where they stand one noun deeper: "talks on the border between Japan and Russia"."""
        sides = self.roles.under([noun], _BETWEEN)
        if not sides and (entry := noun_entry(noun)) is not None and entry["type"] == "CONSULT":
            matters = [inner for name, inner, _ in objects_of_prepositions(noun) if name in {"on", "over", "about"}]
            sides = self.roles.under(matters, _BETWEEN)
        return sides

    def teller(self, noun: Token) -> list[Actor]:
        """Give who tells what became of talks with another, for they are his: "talks with Peru broke down, Egypt said"."""
        clause = noun.head
        if noun.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp" or not is_verb(clause.head):
            return []
        told = [] if is_passive(clause.head) else self.roles.actors_of(subject_of(clause.head))
        return [a for a in told if a.kind in _OF_STATES or (a.kind == "person" and a.body is not a)]

    def of_clause(self, noun: Token) -> list[Actor]:
        """Give whose talks are meant where only the clause tells: "emerged from six hours of talks", "after lunch with Kim"."""
        top = first = _first_of(noun)
        for _ in range(3):
            if top.dep_ != "pobj" or top.head.lower_ != "of" or top.head.head.pos_ not in {"NOUN", "NUM"}:
                break
            top = _first_of(top.head.head)
        governor, word = _above(top)
        is_spent = word == "dobj" and top != first  # "wound up a week of soundings"
        if governor is None or not (is_verb(governor) or governor.lemma_ == "be") or not (word in _AFTER or is_spent):
            return []
        if word in {"for", "into"} and governor.lemma_ not in _COMING:
            return []
        if is_negated(governor) or is_passive(governor):
            return []
        brought = (
            self.roles.actors_of(object_of(governor)) if word in {"following", "after"} and is_verb(governor) else []
        )
        if len(brought) > 1:
            return brought  # "China reconciled Chad and Mali after two years of talks": the talks were theirs.
        return self.roles.actors_of(subject_of(governor))


def _points_back(noun: Token) -> bool:
    """Tell whether "the attack" is one that is known: nothing behind says which."""
    return {c.lower_ for c in noun.children} == {"the"}


def _has_as_object(clause: Token) -> bool:
    """Tell whether a relative clause says what was done with its noun: "that it declared", not "for which it paid"."""
    if clause.lemma_.lower() == "claim":
        return False
    relatives = [t for t in clause.subtree if t.lower_ in {"that", "which", "whose", "who", "whom"} and t.i < clause.i]
    return all(t.dep_ == "dobj" and t.head == clause for t in relatives)


def _first_of(noun: Token) -> Token:
    """Give the first of the nouns that "and" joins: killing for abduction in "the killing and abduction"."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _above(noun: Token) -> tuple[Token | None, str]:
    """Give what a noun hangs on, and by which preposition, or that it is its object."""
    if noun.dep_ == "dobj":
        return noun.head, "dobj"
    if noun.dep_ != "pobj":
        return None, ""
    preposition = noun.head
    governor = preposition.head
    while governor.dep_ in {"prep", "prt", "acomp", "advmod", "oprd"} and governor.head != governor:
        governor = governor.head  # "owned up to", "held responsible for"
    share = next((c for c in governor.children if c.dep_ == "dobj" and c.lemma_.lower() in _SHARES), None)
    if share is not None and preposition.lower_ in {"for", "in"} and is_verb(governor):
        governor = share  # "Denied any part in": the parser hangs "in" on the verb.
    return governor, preposition.lower_
