"""Whom a pronoun means: the subject of its own clause or of the clause above, else the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.given_names import gender_of
from analysis.extraction.actors.index import Actor
from analysis.extraction.claims.attributions import look_up_cue
from analysis.extraction.coreference.disputes import Disputes
from analysis.extraction.coreference.impersonal import is_empty_it, is_of_thing, may_be_done_to, speaks_of_itself
from analysis.extraction.coreference.others_meant import others_done_by, sent_by
from analysis.extraction.coreference.pronoun_clauses import (
    harmed_by_others,
    is_of_kin,
    is_of_state,
    is_one_of_several,
    lands_before,
    read_clauses,
    told_of_before,
    two_people_before,
)
from analysis.extraction.coreference.pronoun_context import Candidate, Context, phrase_actors
from analysis.extraction.coreference.pronoun_places import (
    DEEPEST,
    HE,
    IT,
    ME,
    OBJECTS,
    SHE,
    THEY,
    WE,
    bound_out,
    is_in_aside,
    is_in_speech,
    is_of_relative,
    is_quoted,
    is_said_between,
    is_set_off,
    is_subject,
    is_told_of_doer,
    others_than,
    own_subject,
    reports_what_stands_before,
)
from analysis.extraction.coreference.scene import bodies_of
from analysis.extraction.coreference.sharing import who_stand_between
from analysis.extraction.coreference.things_before import is_thing_told_of
from analysis.extraction.parsing.grammar import expand_conjuncts, is_verb, main_verb_above, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: For how many sentences "they" can mean who was several before, and the two that the text is about.
_MANY_WITHIN, _PAIR_WITHIN = 8, 15
_COLLECTIVE = frozenset({"state", "organisation", "government", "armed_group"})
_PLURAL = frozenset({"group", "armed_group"})
_PLURAL_FORMS = frozenset({"demonym", "nominal", "title"})
_DISTRIBUTIVE = frozenset({"each", "either", "neither", "every"})
_TOWARD = frozenset({"to", "with", "on", "upon", "against", "at"})
_INSIDE = frozenset({"amod", "compound", "nmod"})
_UNITS = frozenset(
    "term day week month year hour minute time decade people percent kilometer kilometre mile dollar".split()
)


def resolve_pronoun(token: Token, context: Context, cast: Cast, disputes: Disputes) -> tuple[Actor, ...]:
    """Give the actors that a pronoun means; empty where nothing fits."""
    word = token.lower_
    if word in ME | WE:
        return _speaker(token, cast, context, is_plural=word in WE)
    if word in IT and (is_empty_it(token) or (is_of_thing(token) and not speaks_of_itself(token))):
        return ()
    if word in IT and is_thing_told_of(token, context.last_root, cast):
        return ()
    if (senders := sent_by(token, context, cast)) is not None:
        return senders
    subject = _nameless_subject(token, cast)
    if subject is not None and _could_be(word, subject):
        return ()
    if _is_of_nameless_many(token, cast) or (word in THEY and _is_of_half_named(token, cast)):
        return ()
    others = _others_in_clause(token, cast) | harmed_by_others(token, cast) | others_done_by(token, cast)
    is_between = token.lower_ == "them" and token.head.lower_ == "between"
    if is_between:
        others |= who_stand_between(token, cast, disputes)
    between = is_between and token.head.head.pos_ == "NOUN"
    if between and (verb := main_verb_above(token)) is not None and (host := subject_of(verb)) is not None:
        others |= set(map(id, phrase_actors(host, cast)))  # "A and B hosted talks between them": not their own.
    if (doer := bound_out(token)) is not None:
        others |= {id(actor) for actor in cast.index.actors_at(doer)}
    own = own_subject(token) if token.dep_ in {"dobj", "dative"} and not word.endswith(("self", "selves")) else None
    if own is not None and own.lower_ in HE and own.i < token.i:
        others |= {id(actor) for actor in cast.index.actors_at(own)}  # "He met Trump and asked him": somebody else.
    if (doer := _doer_beside(token)) is not None:
        others |= {id(actor) for actor in cast.index.actors_headed(doer)}
    if word in HE:
        others |= context.known_as(SHE if word not in SHE else HE - SHE)
        other = "m" if word in SHE else "f"
        others |= {id(actor) for actor in cast.index.actors if actor.kind == "person" and gender_of(actor) == other}
    if word in HE | THEY and is_in_speech(token):
        others |= set(map(id, _speaker(token, cast, context, is_plural=False)))
    of_kin, of_state = word in THEY and is_of_kin(token), is_of_state(token)
    for head, actors in _candidates(token, context, cast):
        fits = _fits(word, head, actors, cast, several=token.head.lower_ == "between") or (
            word in THEY and _speaks_as_many(token, head, actors)
        )
        if of_state and actors and actors[0].kind in {"organisation", "group"}:
            continue  # Governments and borders are states'.
        if of_kin and not all(actor.kind in {"person", "group"} for actor in actors):
            continue  # Parents and homes are people's, not a state's.
        if fits and not others.intersection(map(id, (*actors, *bodies_of(actors)) if is_between else actors)):
            return context.note(word, actors)
    if word in HE and context.last_person is not None and id(context.last_person) not in others:
        return context.note(word, (context.last_person,))
    if word in THEY and not _is_thing_nearer(token, None, cast):
        pair = disputes.last_pair(upto=context.sentence, may_follow=False, sides_only=True) or ()
        if not disputes.has_named(pair, since=context.sentence - _PAIR_WITHIN):
            return ()
        return () if others.intersection(map(id, pair)) else pair
    return ()


def _candidates(token: Token, context: Context, cast: Cast) -> Iterator[Candidate]:
    """Give whom it may mean, the likeliest first."""
    word = token.lower_
    if word.endswith(("self", "selves")) and token.i > token.sent.start:
        beside = token.nbor(-1)  # "Sudan itself"
        yield beside, cast.index.actors_headed(beside)
        # "Kim had himself sought the meeting."
        verbs = (token.head, *(c for c in token.head.lefts if c.dep_ in {"aux", "auxpass"}))
        doers = [c for verb in verbs for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i]
        yield from ((doer, phrase_actors(doer, cast)) for doer in doers[:1])
    yield from read_clauses(token, context, cast)
    quoted = is_quoted(token)
    if word in HE and not quoted and context.last_speaker is not None and reports_what_stands_before(token):
        yield None, (context.last_speaker,)
    if word in HE and not quoted and is_said_between(token):
        spoke = (t for t, _ in reversed(context.here) if t.dep_ == "nsubj" and look_up_cue(t.head, "verb") is not None)
        yield from ((t, cast.index.actors_headed(t)) for t in spoke)
    # Who speaks to the reader means nobody inside the quotation.
    yield from ((t, a) for t, a in _clause_subjects(token, cast) if t is None or quoted or not is_quoted(t))
    excluded = others_than(token)
    verb = main_verb_above(token) if token.dep_ in OBJECTS else None
    earlier = [
        (t, a)
        for t, a in context.here
        if t.i < token.i and t.i not in excluded and t.dep_ not in _INSIDE and (quoted or not is_quoted(t))
    ]
    subjects = [(t, a) for t, a in earlier if is_subject(t)]
    others = [(t, a) for t, a in earlier if not is_subject(t)]
    # By whom the subject is backed is meant last: "Mali, backed by France, condemned it".
    by_the_way = [
        one
        for one in others
        if token.dep_ in OBJECTS
        and (is_set_off(one[0], token) or (word in HE and token.dep_ == "dobj" and is_told_of_doer(one[0], token)))
    ]
    others = [one for one in others if one not in by_the_way]
    # Who only acts in a clause about another comes after who the sentence is about: "Eritrea, whose army fought there, … it".
    asides = [one for one in subjects if is_in_aside(one[0], token)]
    mains = [one for one in subjects if one not in asides]
    for group in (reversed(mains), reversed(asides), reversed(others)):
        for other, actors in group:
            # What stands beside an object in its own clause is somebody else: "Kenya warned Chad about it".
            if verb is not None and other.dep_ in {"dobj", "dative"} and other.head == verb:
                continue
            if word in HE and is_one_of_several(other, cast):
                continue  # "A, B and C went to see him, and he refused": he is none of them.
            if word in THEY and _is_thing_nearer(token, other, cast):
                return
            if word in THEY:
                yield other, phrase_actors(_top_of_list(other, cast), cast) or actors
            yield other, actors
    if word in THEY and _is_thing_nearer(token, None, cast):
        return
    yield from lands_before(token, context, cast)
    yield from context.before
    yield from by_the_way
    if word in THEY:
        yield from two_people_before(token, context)
    if word in THEY and is_subject(token):
        yield from (one for number, one in reversed(context.plurals) if context.sentence - number <= _MANY_WITHIN)


def _doer_beside(token: Token) -> Token | None:
    """Give who does what a participle says to a pronoun, and is another: "the bloc fined Chad, accusing it of fraud"."""
    verb = token.head
    if token.dep_ not in {"dobj", "dative"} or token.lower_.endswith(("self", "selves")):
        return None
    return subject_of(verb) if verb.tag_ == "VBG" and verb.dep_ == "advcl" else None


def _others_in_clause(token: Token, cast: Cast) -> set[int]:
    """Give those whom the verb of a subject pronoun names beside it: in "they called on Turkey" they are not Turkey."""
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or not is_verb(verb):
        return set()
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    objects += [t for name, t, _ in objects_of_prepositions(verb) if name in _TOWARD]
    return {id(actor) for t in objects for part in expand_conjuncts(t) for actor in cast.index.actors_headed(part)}


def _is_of_half_named(token: Token, cast: Cast) -> bool:
    """Tell whether "they" go on with two of whom only one is known: "the army and a rival force promised …, but they failed"."""
    verb = token.head
    if not is_subject(token) or verb.dep_ != "conj" or (subject := subject_of(verb.head)) is None:
        return False
    parts = expand_conjuncts(subject)
    known = [t for t in parts if cast.index.mention_at(t) is not None]
    return len(parts) == 2 and len(known) == 1 and all(t.tag_ in {"NN", "NNP"} for t in parts)


def _is_of_nameless_many(token: Token, cast: Cast) -> bool:
    """Tell whether "them" are people without a name that stand right before: "16 people, among them five monks"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.lower_ not in {"them", "whom"} or before.lower_ not in {"among", "of"}:
        return False
    for other in reversed(token.doc[token.sent.start : before.i]):
        if cast.index.mention_at(other) is not None:
            return False
        if other.tag_ == "NNS" and "p" in (epithet_kinds(other) or "") + ("p" if other.lower_ == "people" else ""):
            return True
    return False


def _top_of_list(token: Token, cast: Cast) -> Token:
    while token.dep_ == "conj" and cast.index.mention_at(token.head) is not None:
        token = token.head
    return token


def _clause_subjects(token: Token, cast: Cast) -> Iterator[Candidate]:
    verb = main_verb_above(token)
    below: Token | None = None
    is_own = token.dep_ != "poss" and not token.lower_.endswith(("self", "selves"))
    excluded = others_than(token)
    for _ in range(DEEPEST):
        if verb is None:
            return
        subject = subject_of(verb)
        # A subject that follows is meant from a clause below: "After he left, the President said".
        follows = (
            subject is not None
            and subject.i > token.i
            and not (below is not None and (below.dep_ in {"advcl", "pcomp"} or _tells_where(below)))
        )
        if subject is not None and subject.i > token.i and _meets_another(token, verb):
            follows = True  # "As they advanced, police fired at them": neither is the police.
        if (
            subject is not None
            and not follows
            and subject.i not in excluded
            and (token not in subject.subtree or is_of_relative(subject, verb))
            and not (is_own and subject.head == verb)
        ):
            if (told := told_of_before(token, verb, subject, cast)) is not None:
                yield told, phrase_actors(told, cast)
            actors = phrase_actors(subject, cast)
            if actors:
                yield subject, actors
        if token.lower_ in THEY and (being := _subject_of_being(verb)) is not None:
            yield being, phrase_actors(being, cast)
        is_own = False
        below = verb
        verb = main_verb_above(verb) if verb.head != verb else None


def _tells_where(clause: Token) -> bool:
    """Tell whether a clause says where somebody is of whom the main one goes on to speak: "In Oslo, where he was, Annan said"."""
    return clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts)


def _subject_of_being(verb: Token) -> Token | None:
    """Give whom the clause over a verb says something of that is no act: "the soldiers are due to go, as Chad wants to arrest them"."""
    above = verb.head
    if verb.dep_ != "advcl" or above.lemma_ != "be" or above.pos_ != "AUX" or above.dep_ != "ccomp":
        return None
    return next((c for c in above.children if c.dep_ == "nsubj" and c.tag_ in {"NNS", "NNPS"} and c.i < verb.i), None)


def _meets_another(token: Token, verb: Token) -> bool:
    """Tell whether the verb of a main clause has a pronoun of the same number as one before it for its object."""
    numbers = next((kind for kind in (THEY, HE) if token.lower_ in kind), None)
    if numbers is None:
        return False
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    objects += [inner for _, inner, _ in objects_of_prepositions(verb)]
    return any(t.lower_ in numbers and not t.lower_.endswith(("self", "selves")) for t in objects)


def _nameless_subject(token: Token, cast: Cast) -> Token | None:
    """Give the subject of the clause above where it is a noun that stands for no actor: "residents said they"."""
    verb = main_verb_above(token)
    if token.dep_ == "poss":
        subject = subject_of(verb) if verb is not None else None
        if subject is not None and token in subject.subtree:
            subject = None
        is_people = subject is not None and subject.lemma_.lower() in {"people", "person"}
        if subject is not None and not is_people and "p" not in (epithet_kinds(subject) or ""):
            return None
    else:
        above = main_verb_above(verb) if verb is not None and token.dep_ in {"nsubj", "nsubjpass"} else None
        subject = subject_of(above) if above is not None and verb is not None and verb.dep_ == "ccomp" else None
    if subject is None or subject.pos_ != "NOUN" or subject.i > token.i or phrase_actors(subject, cast):
        return None
    return subject


def _could_be(word: str, noun: Token) -> bool:
    plural = noun.tag_ == "NNS"
    return (word in THEY and plural) or (word in HE and not plural)


def _is_thing_nearer(token: Token, other: Token | None, cast: Cast) -> bool:
    """Tell whether a plural thing stands between somebody and "them": "homes, contrary to its promise to vacate them"."""
    if token.lower_ != "them" or may_be_done_to(token) or token.head.lower_ == "between":
        return False
    first = other.i + 1 if other is not None else token.sent.start
    return any(
        t.tag_ == "NNS" and t.dep_ in {"dobj", "pobj", "conj", "nsubj", "nsubjpass"} and not cast.index.mention_at(t)
        and t.lemma_.lower() not in _UNITS and t.ent_type_ not in {"DATE", "TIME", "PERCENT", "MONEY"}
        for t in token.doc[first : token.i]
    )  # fmt: skip


def _fits(word: str, head: Token | None, actors: tuple[Actor, ...], cast: Cast, *, several: bool = False) -> bool:
    if word in HE:
        is_many = head is not None and head.tag_ == "NNS" and any(not actor.is_named for actor in actors)
        return len(actors) == 1 and actors[0].kind == "person" and not is_many
    if head is not None and len(actors) > 1 and any(c.lower_ in _DISTRIBUTIVE for c in (head, *head.lefts)):
        # "Neither side has said what it offered", and, of two, "their".
        return True
    if several:
        return len(actors) > 1
    is_plural = head is not None and _is_plural(head, cast)
    if word in IT:
        return (
            len(actors) == 1
            and not is_plural
            and (actors[0].kind in _COLLECTIVE or (actors[0].kind == "group" and _is_one(head, actors[0])))
        )
    return len(actors) > 1 or is_plural or (len(actors) == 1 and actors[0].kind in _PLURAL)


def _is_one(head: Token | None, group: Actor) -> bool:
    """Tell whether a group goes by "it": one with a name, or in the singular, "the opposition"."""
    return group.is_named or (head is not None and head.tag_ == "NN")


def _speaks_as_many(token: Token, head: Token | None, actors: tuple[Actor, ...]) -> bool:
    """Tell whether a body says something of itself as "they": "the government declared they were ending the search"."""
    clause = token.head
    is_reported = token.dep_ == "nsubj" and clause.dep_ == "ccomp" and head is not None
    is_body = len(actors) == 1 and actors[0].kind in {"government", "organisation"}
    return is_reported and is_body and head is not None and head.head == clause.head and head.dep_ == "nsubj"


def _is_plural(head: Token, cast: Cast) -> bool:
    mention = cast.index.mention_at(head)
    return mention is not None and mention.form in _PLURAL_FORMS and mention.head.tag_ in {"NNS", "NNPS"}


def _speaker(token: Token, cast: Cast, context: Context, *, is_plural: bool) -> tuple[Actor, ...]:
    """Give who says "I", or in whose name one says "we": the subject of the clause that reports it, else who spoke last."""
    verb = main_verb_above(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ not in ME | WE and subject.i != token.i:
            actors = cast.index.actors_at(subject)
            # "They told us we had fed the rebels": who is told goes on as "we".
            is_told = any(c.dep_ in {"dobj", "dative"} and c.lower_ in ME | WE for c in verb.children)
            is_report = look_up_cue(verb, "verb") is not None and not is_told
            if len(actors) == 1 and is_report and (actors[0].kind == "person" or is_plural):
                return (actors[0].body if is_plural else actors[0],)
            is_behind = subject.i > token.i and token not in subject.subtree and not is_quoted(subject)
            if is_report and is_behind and subject.pos_ == "NOUN" and not actors:
                return ()  # "'We met him,' the retired general said": whoever that is.
        verb = main_verb_above(verb) if verb.head != verb else None
    speaker = context.last_speaker
    if speaker is None or not ('"' in token.sent.text or is_quoted(token)):
        return ()
    return (speaker.body if is_plural else speaker,)
