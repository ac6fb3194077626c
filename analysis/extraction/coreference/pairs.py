"""Which two, or how many, "both sides", "the two leaders", "the three", "the latter" take up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import may_hold
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.coreference.disputes import POWERS, Disputes
from analysis.extraction.coreference.leaders import DUAL, LEADERS, LONG, leader_of, office_of
from analysis.extraction.coreference.pronoun_context import Candidate
from analysis.extraction.coreference.scene import Scene
from analysis.extraction.coreference.sharing import counted_people, told_pair, two_people, who_stand_between
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.grammar import expand_conjuncts, main_verb_above
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Nouns that with "two", "both" or "each" take up the two that a text is about; the kinds that each can mean.
_STATES = frozenset({"state"})
_ANY: frozenset[str] | None = None
_BODIES = frozenset({"state", "government", "armed_group", "organisation", "group"})
PAIR_NOUNS = {
    **dict.fromkeys("country nation state neighbour neighbor capital republic kingdom".split(), _STATES),
    "government": frozenset({"state", "government"}),
    **dict.fromkeys(
        "army force military group troop ally partner superpower giant coalition alliance signatory archrival "
        "arch-rival".split(),
        _BODIES,
    ),
    # A state is no movement; who heads one stands for it.
    **dict.fromkeys("movement faction militia".split(), frozenset({"person", "armed_group", "organisation", "group"})),
    **dict.fromkeys(
        "side party leader rival power foe enemy team chief negotiator president minister combatant adversary "
        "belligerent delegation panel camp man principal claimant contender protagonist antagonist disputant opponent".split(),
        _ANY,
    ),
    # Generals lead armies and movements, and states only with them: "the two generals" are not Egypt and the Emirates.
    "general": frozenset({"person", "armed_group", "government"}),
}
#: Nouns for office holders: the two people of whom the text has just spoken, where they can hold it.
_HOLDERS = frozenset("leader president minister general premier chief negotiator principal envoy".split())
_BESIDE = frozenset({"neighboring", "neighbouring"})
_EACH = frozenset({"each", "either", "neither"})
#: Nouns for the parties of a quarrel, whatever they are.
_CAMPS = frozenset("side party foe enemy camp delegation panel faction movement militia team".split())
_KNOWN = frozenset(
    {"the", "both", "these", "those", "neighboring", "neighbouring", "rival", "warring", "opposing", "feuding"}
)
#: What only those are called who are at odds, or at a table with each other.
_AT_ODDS = _CAMPS | frozenset("rival foe combatant adversary belligerent antagonist disputant opponent".split())
_COUNTS = frozenset({"three", "four", "five", "six", "eight", "other", "some", "many", "all", "several", "these"})
_OPPONENTS = frozenset("side party neighbour neighbor rival foe enemy belligerent combatant adversary".split())
#: Pairs of people, and among how many mentions they are looked for.
_PEOPLE = frozenset("man woman".split())
_MEN_WITHIN = 14
#: Nouns for a number of parties.
_SO_MANY = {"duo": 2, "trio": 3, "troika": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5}
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_SIDES = frozenset({"side", "party", "camp"})
_RULING = frozenset("government army military junta regime forces".split())
_LANDS = frozenset("country nation state neighbour neighbor republic kingdom".split())
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj"})

#: Who is at a table for others.
_SPEAKING_FOR = frozenset(
    "negotiator envoy spokesman spokeswoman delegate representative adviser lawyer mediator".split()
)


def read_two(token: Token, scene: Scene) -> Mention | None:
    """Read a noun that takes up two parties: "both men", "the two sides", "neither general"."""
    lemma = token.lemma_.lower()
    if lemma not in PAIR_NOUNS or not means_two(token):
        return None
    actors = (
        (_two_men(token, scene) if lemma in _PEOPLE else ())
        or (_two_holders(token, lemma, scene) if lemma in _HOLDERS else ())
        or _resolve_pair(
            token, lemma, scene.cast, scene.disputes, scene.history, scene.number, before=scene.context.before
        )
    )
    lands = {
        a.country for c in token.lefts if c.dep_ == "poss" for a in scene.cast.index.actors_at(c) if a.kind == "state"
    }
    if lands and not all(actor.country in lands for actor in actors):
        return None  # "Libya's rival governments" are not of other lands.
    sent = [a for a in actors if a.kind == "person" and not _SPEAKING_FOR.isdisjoint((a.role or "").lower().split())]
    if sent and len(sent) < len(actors) and lemma not in _PEOPLE | _HOLDERS:
        return None  # Who negotiates for a side is none beside another side.
    tokens = tuple(t for t in token.subtree if t.i <= token.i and not t.is_space)
    return Mention(tokens, token, actors, "nominal", "two_sides", 0.6) if actors else None


def _two_holders(token: Token, office: str, scene: Scene) -> tuple[Actor, ...]:
    """Give the two people of whom the text has just spoken, where both can hold an office: "the two presidents"."""
    people = two_people(token, scene.context)
    if office == "principal":
        people = people or _two_men(token, scene)
    office = office_of(token, scene.cast) or office
    return people if all(may_hold(office, person) for person in people) else ()


def _two_men(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Give the last two people that were named together: "both men"; else the last two, but for who the clause is about."""
    pairs = (named for named in reversed(scene.context.sets) if len(named) == 2)
    together = next((named for named in pairs if all(a.kind == "person" for a in named)), ())
    if together:
        return together
    about = _subjects_above(token, scene.cast)
    named = [a for a in reversed(scene.history[-_MEN_WITHIN:]) if a.kind == "person" and a.is_named and a not in about]
    people = list({id(a): a for a in named}.values())[:2]
    return tuple(reversed(people)) if len(people) == 2 else ()


def read_number(token: Token, scene: Scene) -> Mention | None:
    """Read a number without a noun, or a noun for one: "the two", "all three", "the trio"."""
    count = _count_of(token) if token.dep_ in _PLACES else None
    if count is None:
        return None
    words = {t.lower_ for t in token.lefts}
    if not words & {"the", "all"} or words - {"the", "all", "other"}:
        return None
    if "other" in words or any(t.dep_ == "prep" and t.lower_ not in {"in", "at", "on"} for t in token.rights):
        return None
    if count == 2 and (people := counted_people(token)) is not None:
        actors = scene.cast.index.actors_headed(people)
    elif count == 2:
        place = (scene.cast, scene.disputes, scene.history, scene.number)
        actors = (
            two_people(token, scene.context)
            or _two_just_named(scene)
            or _resolve_pair(token, "country", *place, before=scene.context.before, may_follow=False)
        )
        speakers = _who_says(token, scene.cast)
        if set(map(id, actors)) & set(map(id, speakers)):
            # "President A announced that the two had agreed": not A and another, but those of the main clause.
            actors = _two_told_of(token, speakers, scene.cast)
        if not actors and token.head.lower_ == "between":
            actors = _resolve_pair(token, "side", *place)  # A state and a movement, too.
    else:
        actors = _counted_before(token, scene) or next((a for a in reversed(scene.context.sets) if len(a) == count), ())
    return Mention((token,), token, actors, "nominal", "two_sides", 0.6) if actors else None


def _two_just_named(scene: Scene) -> tuple[Actor, ...]:
    """Give the two sides of which the sentence before has spoken: "shared a draft with both parties … the two are willing"."""
    named = {head: a for head, a in scene.context.before if head is not None and len(a) == 2 and _is_pair_noun(head)}
    return next(iter(named.values())) if len(named) == 1 else scene.disputes.at_odds_in(scene.number - 1)


def _is_pair_noun(noun: Token) -> bool:
    """Tell whether a noun takes up two parties: "both parties"."""
    return noun.lemma_.lower() in PAIR_NOUNS and means_two(noun)


def _who_says(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give who is said to say of a subject what it does: "A announced that the two had agreed"."""
    clause = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp" or clause.head.i > token.i:
        return ()
    speakers = [c for c in clause.head.children if c.dep_ == "nsubj"]
    return cast.index.actors_at(speakers[0]) if speakers else ()


def _two_told_of(token: Token, speakers: tuple[Actor, ...], cast: Cast) -> tuple[Actor, ...]:
    """Give the two of the main clause of what another says of them: "A and B embraced after C announced that the two"."""
    said = token.head.head
    subject = subject_of(said.head) if said.dep_ == "advcl" and said.head.i < said.i else None
    named = [cast.index.actors_headed(t) for t in expand_conjuncts(subject)] if subject is not None else []
    told = {id(a): a for actors in named for a in actors}
    are_two = len(told) == 2 and not set(told) & set(map(id, speakers))
    return tuple(told.values()) if are_two else ()


def _count_of(token: Token) -> int | None:
    """Give how many a number or a noun for one stands for, of two to nine."""
    if token.lower_ in _SO_MANY:
        return _SO_MANY[token.lower_]
    entry = index_lexicon("numbers", "word").get(token.lower_) if token.pos_ in {"NUM", "NOUN"} else None
    value = int(float(entry["value"])) if entry is not None and entry["kind"] == "unit" else 0
    return value if 2 <= value <= 9 else None


def _counted_before(token: Token, scene: Scene) -> tuple[Actor, ...]:
    """Give those who were introduced with the same number shortly before: "four African leaders … The four"."""
    here = [(t, a) for t, a in reversed(scene.context.here) if t.i < token.i]
    for head, actors in (*here, *scene.context.before):
        if head is not None and any(c.dep_ == "nummod" and c.lower_ == token.lower_ for c in head.lefts):
            return actors
    return ()


def read_latter(token: Token, scene: Scene) -> Mention | None:
    """Read "the latter", "the former" without a noun: the second or first of the last two that were named together."""
    if token.lower_ not in {"latter", "former"} or token.dep_ not in _PLACES or not scene.context.sets:
        return None
    if {t.lower_ for t in token.lefts} != {"the"}:
        return None
    named = scene.context.sets[-1]
    if len(named) != 2:
        return None
    actor = named[1] if token.lower_ == "latter" else named[0]
    return Mention((token,), token, (actor,), "nominal", "the_latter", 0.55)


def read_other_side(token: Token, scene: Scene) -> Mention | None:
    """Read "the other side": that of the two at odds of which the clause does not tell something."""
    if token.lemma_.lower() not in _SIDES or token.tag_ != "NN" or {t.lower_ for t in token.lefts} != {"the", "other"}:
        return None
    bodies = {id(a.body) for a in _subjects_above(token, scene.cast)} | {
        id(a) for a in _subjects_above(token, scene.cast)
    }
    pair = scene.disputes.last_pair(upto=scene.number) or ()
    others = [a for a in pair if id(a) not in bodies and id(a.body) not in bodies]
    if len(pair) != 2 or len(others) != 1:
        return None
    return Mention((token,), token, (others[0],), "nominal", "the_other_side", 0.55)


def means_two(token: Token) -> bool:
    """Tell whether a noun takes up two parties: "both sides", "the two neighbours", "the warring generals", "each side"."""
    words = {t.lower_ for t in token.lefts}
    if _is_each_of(token, words):
        return True
    if words & _COUNTS or any(t.dep_ == "prep" and t.lower_ == "of" for t in token.rights):
        return False
    if token.tag_ in {"NN", "NNP"}:
        return bool(words & _EACH) and "the" not in words
    if words & {"two"} and not (words & _KNOWN or any(t.dep_ == "poss" for t in token.lefts)):
        return False  # "Sent two teams to Chad and Mali."
    if words & _BESIDE and not words & {"two", "both", "the"}:
        return False  # "Thanked neighbouring countries".
    return bool(words & DUAL) or ("the" in words and words <= LONG and token.lemma_.lower() in _OPPONENTS)


def _is_each_of(token: Token, words: set[str]) -> bool:
    """Tell whether a plural is two of whom each acts: "neither of the Balkan states", "each of the neighbours … the other"."""
    of = token.head
    is_opposed = token.lemma_.lower() in _OPPONENTS | {"state", "country", "nation", "power", "republic"}
    if (
        not is_opposed
        or token.tag_ != "NNS"
        or token.dep_ != "pobj"
        or of.lower_ != "of"
        or not words & {"the", "these", "those"}
    ):
        return False
    if any(t.dep_ == "nummod" and t.lower_ != "two" for t in token.lefts):
        return False
    part = of.head.lower_
    return part in {"both", "neither", "either"} or (
        part == "each" and any(t.lower_ == "other" and t.nbor(-1).lower_ == "the" for t in token.sent if t.i > token.i)
    )


def _resolve_pair(
    token: Token,
    lemma: str,
    cast: Cast,
    disputes: Disputes,
    history: list[Actor],
    number: int,
    *,
    before: Sequence[Candidate] = (),
    may_follow: bool = True,
) -> tuple[Actor, ...]:
    # Who the clause is about is not among the two it speaks of: "Iran's borders with both nations".
    about = _subjects_above(token, cast) if token.dep_ != "poss" else []
    thirds = who_stand_between(token, cast, disputes)
    pair = (
        told_pair(token, cast)
        or _pair_in_sentence(token, PAIR_NOUNS[lemma], cast, about)
        or (_states_told_last(before, {id(a.body) for a in about} | thirds) if lemma in _LANDS else None)
        or (_rebels_and_rulers(history, thirds, disputes, number, about) if lemma in _CAMPS else None)
        or disputes.last_pair(
            upto=number, without=about, kinds=PAIR_NOUNS[lemma], sides_only=lemma in _AT_ODDS, may_follow=may_follow
        )
    )
    if pair is None:
        bodies = {id(a.body) for a in about}
        counts = Counter(a.body.key for a in history if id(a.body) not in bodies and a.body.kind == "state")
        if lemma in _CAMPS:
            two, kinds = _only_two_powers(history, bodies | thirds), PAIR_NOUNS[lemma]
            if disputes.are_only_named(two):
                return ()
            return two if kinds is None or {a.kind for a in two} <= kinds else ()
        if lemma in {"leader", "rival", "power", "general"} or not may_follow:
            return ()
        told = [(key, n) for key, n in counts.most_common() if (a := cast.get(key)) is not None and id(a) not in thirds]
        if len(told) < 2 or (len(told) > 2 and told[2][1] == told[1][1]):
            return ()  # Two of three who are named as often are anybody.
        return tuple(actor for key, _ in told[:2] if (actor := cast.get(key)) is not None)
    if lemma in LEADERS:
        office = office_of(token, cast)
        leaders = [leader_of(party, office, cast) for party in pair]
        return tuple(leader for leader in leaders if leader is not None) if all(leaders) else pair
    return pair


def _rebels_and_rulers(
    history: list[Actor], thirds: set[int], disputes: Disputes, number: int, about: list[Actor]
) -> tuple[Actor, Actor] | None:
    """Give the one armed group of which a text has told, with the rulers or the army of its land, where nobody else was at odds."""
    told = disputes.last_pair(upto=number, without=about, strife_only=True, may_follow=False)
    rebels = list(
        {id(a): a for a in history if a.kind == "armed_group" and a.is_named and id(a) not in thirds}.values()
    )
    if told is not None or len(rebels) != 1 or rebels[0].country is None:
        return None
    rulers = [a for a in history if a.kind == "government" and a.country == rebels[0].country]
    forces = [a for a in rulers if a.name.lower().split()[-1] in _RULING]
    if not forces or {id(rebels[0].body), id(forces[-1].body), id(forces[-1])} & {id(a.body) for a in about}:
        return None
    return forces[-1], rebels[0]


def _states_told_last(before: Sequence[Candidate], others: set[int]) -> tuple[Actor, Actor] | None:
    """Give the only two states of which the last sentence told, one its subject: "It broke with Iran. … the two countries"."""
    heads = [(head, actors[0]) for head, actors in before if len(actors) == 1 and head is not None]
    states = list({id(a): a for _, a in heads if a.kind == "state"}.values())
    told = {id(a) for head, a in heads if head.dep_ in _ARGUMENTS}
    if len(states) != 2 or not {id(a) for a in states} <= told or {id(a) for a in states} & others:
        return None
    leads = any(h.dep_ in {"nsubj", "nsubjpass"} and h.head == h.sent.root and a in states for h, a in heads)
    return (states[0], states[1]) if leads else None


def _only_two_powers(history: list[Actor], others: set[int]) -> tuple[Actor, ...]:
    """Give the two powers of which a text has told so far, where they are no more: "Israel freed them … Hamas … neither side"."""
    bodies = {
        id(a.body): a.body for a in history if a.body.kind in POWERS and a.body.is_named and id(a.body) not in others
    }
    return tuple(bodies.values()) if len(bodies) == 2 else ()


def _pair_in_sentence(
    token: Token, kinds: frozenset[str] | None, cast: Cast, about: list[Actor]
) -> tuple[Actor, Actor] | None:
    """Give the two that the sentence has named between them: "between Israel and Egypt … of the two nations"."""
    bodies = {id(a.body) for a in about}
    for earlier in reversed(token.doc[token.sent.start : token.left_edge.i]):
        if earlier.lower_ != "between" or earlier.dep_ != "prep":
            continue
        sides = [t for c in earlier.children if c.dep_ == "pobj" for t in expand_conjuncts(c)]
        named = [cast.index.actors_headed(t) for t in sides]
        if len(named) == 2 and all(
            len(a) == 1 and (kinds is None or a[0].kind in kinds) and id(a[0].body) not in bodies for a in named
        ):
            return named[0][0], named[1][0]
    return None


def _subjects_above(token: Token, cast: Cast) -> list[Actor]:
    """Give the actors that are subject of the clause around a token, unless it is itself part of it."""
    about: list[Actor] = []
    verb = main_verb_above(token)
    subject = subject_of(verb) if verb is not None else None
    if verb is not None and verb.dep_ == "relcl" and (subject is None or subject.lower_ in {"which", "who", "that"}):
        subject = verb.head  # "Norway, which was asked by both sides"
        return list(cast.index.actors_at(subject))
    if subject is not None and token not in subject.subtree:
        owners = (t for t in subject.children if t.dep_ == "poss")
        about.extend(cast.index.actors_at(subject) or cast.index.actors_under(owners))
    return about
