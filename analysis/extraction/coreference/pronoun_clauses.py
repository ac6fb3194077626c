"""Whom a pronoun means by what its clause, or the one before, tells: who is praised "for his courage", who was asked and refused."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.coreference.controlled import read_controlled
from analysis.extraction.coreference.impersonal import cue_words
from analysis.extraction.coreference.partitives import part_above
from analysis.extraction.coreference.pronoun_context import Candidate, Context, phrase_actors
from analysis.extraction.coreference.pronoun_places import HE, OBJECTS, is_quoted
from analysis.extraction.events.triggers import verb_entry
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import expand_conjuncts, is_verb, main_verb_above
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs whose object is whose the thing is "for" or "of" which: "praised Barak for his courage", "reminded Moscow of its pledge".
_JUDGING = frozenset(
    "praise thank commend applaud hail laud salute congratulate credit honour honor reward forgive pardon blame fault "
    "criticise criticize condemn denounce rebuke chide scold upbraid reproach censure berate castigate ridicule mock punish "
    "sanction fine prosecute remind strip rob deprive accuse convict acquit absolve suspect relieve rid cure warn assure "
    "excoriate lambast lambaste slam attack assail deride admonish reprimand".split()
)
#: Verbs by which somebody is asked for something, and those by which who was asked answers.
_ASKING = frozenset(
    "ask urge beg implore press order invite instruct request entreat beseech persuade pressure push challenge summon "
    "exhort petition tell command".split()
)
_ANSWERING = frozenset(
    "refuse agree decline comply consent balk baulk oblige ignore accede assent demur acquiesce".split()
)
#: What another is asked to do to what is one's own, and what of one's own he can hold.
_RESPECTING = frozenset("respect recognise recognize support back accept endorse join heed".split())
_FREEING = frozenset("release free return extradite surrender repatriate protect".split())
_CITIZENS = frozenset(
    "citizen national sailor fisherman diplomat soldier compatriot tanker ship vessel crew drone embassy consulate".split()
)
#: What one is asked to respect that is one's own: "respect its commitments".
_PLEDGES = frozenset(
    "commitment obligation promise pledge word undertaking constitution people law deal truce ceasefire opposition part share "
    "role responsibility fate defeat own ally".split()
)
_CHARGING = frozenset({"accuse", "blame", "condemn", "criticise", "criticize", "denounce"})
#: Verbs that tell somebody what may come over them, or what they are to do; and the words of that.
_TELLING = frozenset("warn tell remind inform notify advise caution instruct order".split())
_DUTIES = frozenset({"must", "should", "ought"})
_PERILS = frozenset("lose face risk suffer pay forfeit incur regret invite provoke".split())
#: Who speaks for another: what such a one says that "he" will do, the other will.
_SPEAKING_FOR = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney doctor physician aide secretary wife husband son daughter mother "
    "father brother sister widow".split()
)
#: What only a state has.
_STATE_ORGANS = frozenset(
    "government regime ruler president premier minister king queen emir sultan monarch parliament junta army navy "
    "constitution currency territory soil airspace coastline border frontier citizen province".split()
)
#: What somebody else does in one's name: "in his place", "at its request".
_FOR_ANOTHER = frozenset(
    "place stead absence behalf name advice order request urging invitation side support help leadership rule watch wake "
    "view presence direction command footstep case favour favor turn way".split()
)
_KIN = frozenset(
    "family parent relative wife husband child son daughter mother father brother sister grandparent widow orphan spouse "
    "loved kin neighbour neighbor captor kidnapper abductor body face corpse remains".split()
)


def read_clauses(token: Token, context: Context, cast: Cast) -> Iterator[Candidate]:
    """Give whom the words around a pronoun tell it to mean."""
    yield from _first_of_list(token, cast)
    yield from _many_before(token, cast, context)
    yield from _speaker_behind(token, cast)
    yield from _doer_behind(token, cast)
    yield from _accused_of(token, cast)
    yield from _judged_for(token, cast)
    yield from _asked_before(token, context, cast)
    yield from _told_of_duty(token, cast)
    yield from _spoken_for(token, cast)
    yield from _asking_for_own(token, cast)
    yield from _accused_before(token, cast)
    yield from read_controlled(token, cast)


def is_of_kin(token: Token) -> bool:
    """Tell whether a possessor has what only people have: "their parents"."""
    return token.dep_ == "poss" and token.head.lemma_.lower() in _KIN


def is_of_state(token: Token) -> bool:
    """Tell whether a possessor has what only states have: "its military government"."""
    if token.lower_ != "its" or token.dep_ != "poss" or token.head.lemma_.lower() not in _STATE_ORGANS:
        return False
    return token.head.tag_ in {"NN", "NNP"} or token.head.lemma_.lower() not in {"minister", "president", "premier"}


def lands_before(token: Token, context: Context, cast: Cast) -> Iterator[Candidate]:
    """Give the state that this sentence names as a place, of whose rulers it goes on to speak: "crossed into Lesotho at its plea"."""
    if not is_of_state(token):
        return
    here = [code for number, code in context.lands if number == context.sentence]
    for code in reversed(here):
        yield None, (state_actor(load_gazetteer(), cast, code),)


def two_people_before(token: Token, context: Context) -> Iterator[Candidate]:
    """Give the two of whom the last sentence told, where they are two: "Kiir met Machar. They shook hands."."""
    people = {
        id(actor): actor for _, actors in context.before for actor in actors
        if len(actors) == 1 and actor.kind == "person" and actor.is_named
    }  # fmt: skip
    is_first = not any(t.i < token.i and t.sent == token.sent for t, _ in context.here)
    if len(people) == 2 and (is_first or token.dep_ in OBJECTS):
        yield None, tuple(people.values())


def harmed_by_others(token: Token, cast: Cast) -> set[int]:
    """Give those who attack what is a pronoun's: "Chad said that Libya had shelled its villages" are not Libya's."""
    owned, verb = token.head, token.head.head
    if token.dep_ != "poss" or owned.dep_ not in {"dobj", "nsubjpass"} or not is_verb(verb) or epithet_kinds(owned):
        return set()
    if any(c.lower_ == "own" for c in owned.lefts) or verb.dep_ not in {"ccomp", "pcomp"}:
        return set()
    entry, subject = verb_entry(verb), subject_of(verb)
    if entry is None or entry[0]["type"] != "ASSAULT" or subject is None or subject.i > token.i:
        return set()
    return {id(actor) for actor in cast.index.actors_headed(subject)}


def _asked_before(token: Token, context: Context, cast: Cast) -> Iterator[Candidate]:
    """Give who was asked and answers: "Norway asked Chad to withdraw, but it refused"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in _ANSWERING or is_quoted(token):
        return
    asking = [t for t in token.doc[token.sent.start : token.i] if is_verb(t) and t.lemma_ in _ASKING]
    if not asking and verb == token.sent.root and context.before and (first := context.before[0][0]) is not None:
        root = first.sent.root
        asking = [root] if root.doc is token.doc and root.lemma_ in _ASKING else []
    for child in asking[-1].children if asking else ():
        if child.dep_ in {"dobj", "nsubjpass"} and (actors := phrase_actors(child, cast)):
            yield child, actors
        if child.dep_ in {"xcomp", "ccomp"}:
            # The parser makes whom one asks the subject of what is asked.
            for inner in child.children:
                if inner.dep_ == "nsubj" and inner.i < child.i and (actors := phrase_actors(inner, cast)):
                    yield inner, actors


def _told_of_duty(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give whom one tells what they must do or may lose: "warned Jordan that it could lose aid"."""
    clause = token.head
    verb = clause.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp" or verb.lemma_ not in _TELLING:
        return
    words = {c.lower_ for c in clause.lefts if c.dep_ == "aux"}
    if not (words & _DUTIES or clause.lemma_ in _PERILS):
        return
    for other in verb.children:
        if other.dep_ == "dobj" and other.i < token.i and (actors := phrase_actors(other, cast)):
            yield other, actors


def _asking_for_own(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give who asks another to respect, or to send back, what is his own: "Chad asked Libya to recognise its border"."""
    verb = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "dobj" or verb.dep_ not in {"xcomp", "ccomp"} or is_quoted(token):
        return
    noun, asking = token.head.lemma_.lower(), verb.head
    is_his = (verb.lemma_ in _RESPECTING and noun not in _PLEDGES) or (verb.lemma_ in _FREEING and noun in _CITIZENS)
    if not is_his or asking.lemma_ not in _ASKING | {"want", "warn"}:
        return
    asker = next((c for c in asking.lefts if c.dep_ == "nsubj"), None)
    if asker is not None and (actors := phrase_actors(asker, cast)):
        yield asker, actors


def _accused_before(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give whom somebody accuses who then says what "it" did: "The minister accused France and said it had armed rebels"."""
    clause = token.head
    verb = clause.head
    accusing = verb.head if verb.dep_ == "conj" else None
    if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or accusing is None or accusing.lemma_ not in _CHARGING:
        return
    accuser = next((c for c in accusing.lefts if c.dep_ == "nsubj"), None)
    own = phrase_actors(accuser, cast) if accuser is not None else ()
    if len(own) != 1 or own[0].kind != "person" or any(c.dep_ == "nsubj" for c in verb.lefts):
        return
    for other in accusing.children:
        if other.dep_ == "dobj" and (actors := cast.index.actors_headed(other)):
            yield other, actors


def _spoken_for(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give for whom somebody speaks who says what "he" will do: "Paul Otieno, a spokesman for Mr Ruto, said he"."""
    verb = main_verb_above(token)
    above = verb.head if verb is not None and verb.dep_ == "ccomp" else None
    subject = subject_of(above) if above is not None and token.lower_ in HE else None
    if subject is None or subject.i > token.i or look_up_cue(subject.head, "verb") is None:
        return
    for noun in (subject, *(c for c in subject.children if c.dep_ == "appos")):
        if noun.lemma_.lower() not in _SPEAKING_FOR:
            continue
        owners = [c for c in noun.lefts if c.dep_ == "poss"]
        owners += [t for c in noun.rights if c.lower_ in {"for", "of", "to"} for t in c.children if t.dep_ == "pobj"]
        for owner in owners:
            if (actors := cast.index.actors_at(owner)) and actors[0].kind == "person":
                yield owner, actors


def _speaker_behind(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give who speaks in "In his statement, Netanyahu said": the subject behind the phrase that holds the pronoun."""
    phrase = token.head.head if token.dep_ == "poss" else token
    if phrase.dep_ != "prep" or token.head.dep_ != "pobj" or phrase.i > token.sent.start + 1:
        return
    verb, noun = phrase.head, token.head
    subject = subject_of(verb) if is_verb(verb) else None
    if subject is None or subject.i < token.i or is_quoted(subject) != is_quoted(token):
        return
    if look_up_cue(noun, "noun") is not None or noun.lemma_.lower() in cue_words("speech") or look_up_cue(verb, "verb"):
        yield subject, phrase_actors(subject, cast)


def _doer_behind(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give who does something behind a phrase that opens the sentence: "Despite its losses, Norway sent troops"."""
    if token.dep_ != "poss" or token.head.lemma_.lower() in _FOR_ANOTHER or is_quoted(token):
        return
    phrase = token.head
    while phrase.dep_ in {"pobj", "prep", "conj"} and phrase.head.pos_ not in {"VERB", "AUX"}:
        phrase = phrase.head
    verb = phrase.head
    if phrase.dep_ != "prep" or phrase.left_edge.i != token.sent.start or not is_verb(verb) or verb.i < token.i:
        return
    subject = subject_of(verb)
    between = token.doc[token.i : subject.i] if subject is not None and subject.i > token.i else ()
    if subject is not None and any(t.text == "," for t in between):
        yield subject, phrase_actors(subject, cast)


def _accused_of(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give to whom something was done by those who blame "it" for something: "took Serbia to court, accusing it"."""
    clause = token.head
    if (
        token.dep_ != "dobj"
        or clause.tag_ != "VBG"
        or clause.dep_ != "advcl"
        or clause.lemma_ not in _JUDGING | {"blame"}
    ):
        return
    for other in clause.head.children:
        if clause.head.lemma_ == "tell":
            # "The army has left, the governor told Reuters, accusing it of looting": of whom it is told.
            other = (subject_of(other) if other.dep_ == "ccomp" and other.i < clause.head.i else None) or clause
        if other.dep_ in {"dobj", "nsubj"} and other.i < token.i and (actors := cast.index.actors_headed(other)):
            yield other, actors


def _judged_for(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give whom one praises "for his courage", reminds "of its pledge": the object, not who does so."""
    phrase = token.head.head if token.dep_ == "poss" else token
    if phrase.dep_ != "prep" or phrase.lower_ not in {"for", "of", "over"}:
        return
    verb = phrase.head
    if verb.dep_ in {"dobj", "appos"} and is_verb(verb.head):
        verb = verb.head
    if not is_verb(verb) or verb.lemma_ not in _JUDGING:
        return
    for other in verb.children:
        if other.dep_ == "dobj" and other.i < token.i and (actors := cast.index.actors_headed(other)):
            yield other, actors


def _many_before(token: Token, cast: Cast, context: Context) -> Iterator[Candidate]:
    """Give the plural that "among them" takes a part of: "prisoners, among them 68 Israelis"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.lower_ != "them" or not (before.lower_ == "among" or part_above(token) is not None):
        return
    many = next((t for t in reversed(token.doc[token.sent.start : before.i]) if t.tag_ in {"NNS", "NNPS"}), None)
    if many is not None and (actors := cast.index.actors_headed(many)):
        yield many, actors
    if many is None:
        # "The rebels seized forty sailors. Most of them …": a part is taken of those who were counted.
        yield from (one for one in context.before if one[0] is not None and is_nameless_many(one[0], one[1]))


def is_nameless_many(noun: Token, actors: tuple[Actor, ...]) -> bool:
    """Tell whether a noun is a group without a name: "forty sailors"."""
    return noun.tag_ == "NNS" and len(actors) == 1 and not actors[0].is_named


def _first_of_list(token: Token, cast: Cast) -> Iterator[Candidate]:
    """Give who opens the list that a possessor stands in: "Blair and his counterpart"."""
    owned = token.head if token.dep_ == "poss" else None
    if owned is not None and owned.dep_ == "conj" and owned.head.i < token.i and cast.index.actors_headed(owned.head):
        yield owned.head, cast.index.actors_headed(owned.head)


def is_one_of_several(token: Token, cast: Cast) -> bool:
    """Tell whether somebody is named in a list of people that does a thing together, whom no "he" takes up."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    joined = expand_conjuncts(first)
    if first.dep_ not in {"nsubj", "nsubjpass"} or len(joined) < 2:
        return False
    people = [a for part in joined for a in cast.index.actors_headed(part) if a.kind == "person"]
    return len({id(a) for a in people}) > 1


def told_of_before(token: Token, verb: Token, subject: Token, cast: Cast) -> Token | None:
    """Give of whom somebody without a name tells before a pronoun: "Jammeh will go, an aide said, after two presidents met him"."""
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if told is None or token.i < verb.i or subject.pos_ == "PRON" or is_quoted(token):
        return None
    if any(a.is_named for a in cast.index.actors_at(subject)):
        return None
    return subject_of(told)
