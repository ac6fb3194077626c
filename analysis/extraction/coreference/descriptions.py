"""Who is meant by a noun that takes a name up again: "the movement", "his government", "its neighbour", "the four powers"."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.actors.appositions import epithet_kinds, epithet_role, fits_kind
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.forces import is_force, kind_of_force
from analysis.extraction.actors.heads import is_same_office, may_hold
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.counterparts import read_counterpart
from analysis.extraction.coreference.neighbours import read_neighbour, read_opponent
from analysis.extraction.coreference.people_before import LONG_MEMORY, MOVEMENTS, read_people
from analysis.extraction.coreference.pronoun_context import phrase_actors
from analysis.extraction.coreference.pronoun_places import is_pronoun
from analysis.extraction.coreference.pronouns import resolve_pronoun
from analysis.extraction.coreference.scene import DEFINITE, Found, Scene, bodies_of, is_definite
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.names.reference import read_body_words, read_organisations
from analysis.extraction.parsing.grammar import expand_conjuncts, main_verb_above
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: What a party is to its leader or speaker: the party itself is meant.
_SIDES = frozenset("side man people camp country nation party".split())
#: What somebody's own body is called by those who speak for it.
_OWN_BODIES = frozenset("movement organisation organization group".split())
_LANDS = frozenset("country nation homeland".split())
#: What a leader without a body has: the kind of actor it is.
_MEN = {
    **dict.fromkeys("man fighter militia force gunman troop bodyguard commander rebel faction".split(), "armed_group"),
    **dict.fromkeys("party movement bloc coalition alliance".split(), "organisation"),
    **dict.fromkeys("supporter follower camp comrade loyalist people".split(), "group"),
}
#: Whose head is of a party besides; and by what one only stands or lies.
_HELD = frozenset("prisoner captive hostage detainee captor kidnapper abductor".split())
_PERSONAL = _HELD | frozenset("deputy aide adviser advisor confidant confidante bodyguard lieutenant".split())
_PLACES = frozenset({"palace", "residence"})
_KEPT = frozenset("embassy consulate force army general base".split())
_RULES, _AT = frozenset({"state", "government"}), frozenset({"at", "by", "on", "in"})
#: How many of those named last a noun may take up as a name within reach.
_LONGEST_MEMORY = 14
_SETS = frozenset(
    "country nation state government power party side leader president premier minister man woman general faction group "
    "movement guarantor member neighbour neighbor capital signatory mediator republic ally delegation other".split()
)
#: Nouns for a body or movement whatever its name; others, such as "the court", take up a name that holds them.
_OF_ANY_KIND = frozenset(
    "group movement organisation organization body bloc alliance militia faction front outfit side guerrilla".split()
)
#: Nouns for firms, charities and the like, and the types of bodies in the gazetteer that they can mean.
_TYPES = {
    **dict.fromkeys("company firm manufacturer carmaker airline lender operator publisher consultancy".split(), ()),
    **dict.fromkeys("charity foundation watchdog organisation organization institute think-tank".split(), ("ngo",)),
    **dict.fromkeys("newspaper broadcaster outlet daily weekly magazine".split(), ("media",)),
    "agency": ("agency", "media"),
}
_ARMED = frozenset(
    "rebel armed militant guerrilla insurgent islamist separatist paramilitary jihadist terrorist".split()
)
#: Who is so called has not been spoken of by another name.
_TO_COME = frozenset("new next future incoming another coming first second third".split())
#: What whoever acts for a movement calls it.
_OWN = frozenset("movement organisation organization group front militia faction alliance".split())


def read_description(token: Token, scene: Scene) -> Found | None:
    """Give whom a noun without a name means; None where nothing tells."""
    owners = owners_of(token, scene)
    found = _read_own(token, owners, scene) if owners else None
    if found is None and (read := _OF_ROLE.get(epithet_role(token))) is not None:
        found = read(token, owners, scene)
    if found is not None or owners is not None:
        return found
    return _read_set(token, scene) or _read_nationality(token, scene) or _read_anew(token, scene)


def owners_of(token: Token, scene: Scene) -> tuple[Actor, ...] | None:
    """Give whose a noun is, by its possessor: "his", "whose", "Iran's"; None where it has none."""
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is None:
        return None
    if owner.lower_ == "whose":
        clause = token
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        return phrase_actors(clause.head, scene.cast, before=owner) if clause.dep_ == "relcl" else ()
    known = scene.cast.index.actors_at(owner)
    if known or not is_pronoun(owner):
        return known
    return resolve_pronoun(owner, scene.context, scene.cast, scene.disputes)


def _read_own(token: Token, owners: tuple[Actor, ...], scene: Scene) -> Found | None:
    """Read "his government", "whose army", "her negotiators": an organ or people of the owner's side, or the side itself."""
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is None or not (is_pronoun(owner) or owner.lower_ == "whose" or _is_state(owner, scene)):
        return None
    lemma, bodies = token.lemma_.lower(), bodies_of(owners)
    if lemma in _LANDS and len(owners) == 1 and (iso3 := owners[0].body.country or owners[0].country) is not None:
        return Found((state_actor(scene.gazetteer, scene.cast, iso3),), "country_of_person", 0.6)
    if lemma in _MEN and len(bodies) == 1 and bodies[0].kind == "person" and token.tag_ in {"NN", "NNS"}:
        return Found((_own_men(token, bodies[0], scene),), "own_men", 0.5)
    if lemma in {"party", "man"} and len(owners) == 1 and owners[0].kind == "person" and bodies[0].kind in _RULES:
        # A head of state's party is not the state, nor are an army chief's men.
        return Found((_own_men(token, owners[0], scene),), "own_men", 0.5)
    is_own = lemma in _OWN_BODIES and token.tag_ == "NN" and [one.kind for one in owners] == ["person"]
    if is_own and is_pronoun(owner):
        # "A Hamas leader said that his movement …": Hamas, where it is told for whom he acts.
        return Found(bodies, "side_of_pronoun", 0.6) if bodies[0].kind in {*MOVEMENTS, "organisation"} else None
    if lemma in _SIDES:
        return Found(bodies, "side_of_pronoun", 0.6) if _are_themselves(token, lemma, bodies) else None
    if lemma in _OWN and len(bodies) == 1 and _is_itself(token, bodies[0]):
        return Found(bodies, "side_of_pronoun", 0.6)
    noun = scene.gazetteer.actor_noun(lemma)
    if noun is None or epithet_role(token) or (token.dep_ in {"compound", "amod"}):
        return None
    if len(bodies) > 1:
        # Two are not what they keep or move about: "will reopen their embassies", "pulled back their troops".
        is_kept = token.dep_ in {"dobj", "pobj"} and (noun.is_state_force or lemma in _KEPT)
        is_side = not is_kept and (noun.kind == "government" or lemma in _SETS)
        return Found(bodies, "side_of_pronoun", 0.5) if is_side else None
    body = bodies[0]
    if lemma in _PLACES:
        return None  # "A shell hit his palace."
    # "To whose raids its forces were replying": what stands before the owner is no part of the name.
    behind = [t for t in (*token.lefts, token) if t.i > owner.i and t.dep_ not in {"poss", "det"}]
    words = " ".join(t.lower_ for t in behind if t.lower_ != "own")
    # A president's deputy and aides are his, and whom he holds does not act for him.
    is_his = lemma in _PERSONAL and len(owners) == 1 and owners[0].kind == "person" and owners[0].is_named
    whose = owners[0] if is_his else body
    served = None if lemma in _HELD else body
    kind = (kind_of_force((), body) if noun.kind == "government" and is_force(token) else None) or noun.kind
    actor = scene.cast.add(
        f"nominal:{whose.key}:{lemma}", f"{whose.possessive} {words}", kind, country=body.country, belongs_to=served,
        is_named=False,
    )  # fmt: skip
    return Found((actor,), "own_body", 0.6)


def _are_themselves(token: Token, lemma: str, bodies: tuple[Actor, ...]) -> bool:
    """Tell whether a side, camp or men are those whose they are: "her side refused", but not "with her envoy at her side"."""
    if lemma in {"man", "people", "party"}:
        return len(bodies) == 1 and bodies[0].kind in MOVEMENTS  # A state's people are not the state.
    return token.tag_ == "NN" and not (lemma in {"side", "camp"} and token.dep_ == "pobj" and token.head.lower_ in _AT)


def _is_itself(token: Token, body: Actor) -> bool:
    """Tell whether somebody's movement is the body for which he acts: "his organisation would return", but not "his youth group"."""
    is_bare = token.tag_ == "NN" and not any(c.dep_ in {"amod", "compound", "nmod", "nummod"} for c in token.lefts)
    return is_bare and body.kind in {*MOVEMENTS, "organisation"} and body.is_named


def _own_men(token: Token, leader: Actor, scene: Scene) -> Actor:
    """Give those whom somebody leads who acts for no body: "his men", "her party"."""
    lemma = token.lemma_.lower()
    return scene.cast.add(
        f"nominal:{leader.key}:{lemma}", f"{leader.possessive} {token.lower_}", _MEN[lemma],
        country=leader.country, is_named=False,
    )  # fmt: skip


def _is_state(owner: Token, scene: Scene) -> bool:
    """Tell whether a state owns a noun that is taken up by another: "the kingdom's negotiators"."""
    mention = scene.cast.index.mention_at(owner)
    if mention is None or mention.form != "nominal" or scene.gazetteer.is_title_head(owner.head.lemma_.lower()):
        return False
    return all(a.kind == "state" for a in mention.actors)


def _read_host(token: Token, owners: tuple[Actor, ...] | None, scene: Scene) -> Found | None:
    """Read "his hosts": who has been said to mediate, where that is one party."""
    if owners is None and not is_definite(token):
        return None
    if token.dep_ == "conj" and token.head.dep_ == "appos" and token.head.head.pos_ == "PROPN":
        return None  # "Chiluba, the Zambian President and the negotiators' host": he is told of, and nobody else.
    thirds = [a for a in scene.disputes.mediators_upto(scene.number) if a not in bodies_of(owners or ())]
    return Found((thirds[-1],), "host_of_talks", 0.5) if thirds else None


#: How nouns are read that say what one is to another.
_OF_ROLE = {
    "counterpart": read_counterpart,
    "host": _read_host,
    "opponent": read_opponent,
    "neighbour": read_neighbour,
}


def _read_set(token: Token, scene: Scene) -> Found | None:
    """Read "the three governments", "all four parties": the last that were named together in this number."""
    number = next((c for c in token.lefts if c.dep_ == "nummod"), None)
    if number is None or token.lemma_.lower() not in _SETS:
        return None
    if not {c.lower_ for c in (*token.lefts, *number.lefts)} & (DEFINITE | {"all"}):
        return None
    entry = index_lexicon("numbers", "word").get(number.lower_)
    count = int(float(entry["value"])) if entry is not None and entry["kind"] == "unit" else 0
    if count < 3:
        return None
    for named in reversed(scene.context.sets):
        if len(named) == count:
            return Found(named, "as_many_as_named", 0.6)
    pair = scene.disputes.last_pair(upto=scene.number) or ()
    thirds = [a for a in scene.disputes.mediators_upto(scene.number) if a not in pair]
    return Found((*pair, *thirds), "as_many_as_named", 0.5) if len(pair) + len(thirds) == count else None


def _read_nationality(token: Token, scene: Scene) -> Found | None:
    """Read "the American": the last person of that country that was named, or who stands before: "Erik Solheim, the Norwegian"."""
    mention = scene.cast.index.mention_at(token)
    if mention is None or mention.form != "demonym" or token.tag_ not in {"NN", "NNP", "JJ"}:
        return None
    if token.lower_.endswith("s") and not token.lower_.endswith("swiss"):
        return None  # "Appealed to the Azeris": a plural, whatever the tagger thinks.
    if token.dep_ == "appos" and any(t.lower_ in {"the", "a", "an"} for t in token.lefts):
        before = scene.cast.index.actors_headed(token.head)
        is_person = len(before) == 1 and before[0].kind == "person"
        return Found(before, "apposition", 0.7) if is_person and token.nbor(-1).head == token else None
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"} or not any(t.lower_ == "the" for t in token.lefts):
        return None
    country = mention.actors[0].country
    people = [
        a for a in scene.history[-LONG_MEMORY:] if a.kind == "person" and a.is_named and a.body.country == country
    ]
    return Found((people[-1],), "person_of_country", 0.6) if people else None


def _read_anew(token: Token, scene: Scene) -> Found | None:
    """Read "the movement", "the bloc", "the captives", "the politician": the last one named that the noun can describe."""
    if not is_definite(token) or any(c.dep_ in {"nummod", "poss"} for c in token.lefts) or token.dep_ == "compound":
        return None
    lemma, recent = token.lemma_.lower(), scene.history[-_LONGEST_MEMORY:]
    if token.tag_ in {"NNS", "NNPS"} or lemma in {"delegation", "team"}:
        return read_people(token, lemma, scene)
    kinds = epithet_kinds(token) or ""
    if "g" in kinds or "o" in kinds:
        named = [
            a
            for a in recent
            if a.is_named and a.kind in {*MOVEMENTS, "organisation", "government"} and fits_kind(token, a)
        ]
        known = scene.history[-LONG_MEMORY:]
        own = [a for a in known if a.is_named and _is_called(token, lemma, a)]
        is_any = lemma in _OF_ANY_KIND or (lemma == "force" and bool({t.lower_ for t in token.lefts} & _ARMED))
        described = _by_adjectives(token, named, scene) if is_any else []
        chosen = own or described or _of_its_type(lemma, scene)
        return Found((chosen[-1],), "named_before", 0.6) if chosen else None
    if kinds == "p" or scene.gazetteer.is_title_head(lemma):
        return _read_person(token, scene)
    return None


def _is_called(token: Token, lemma: str, body: Actor) -> bool:
    """Tell whether a noun is part of a body's name, or one by which the press takes it up: "the court", "the lender"."""
    if fits_kind(token, body) and lemma in body.name.lower().split():
        return True
    return body.kind == "organisation" and body.entity is not None and lemma in read_body_words().get(body.entity, ())


def _of_its_type(lemma: str, scene: Scene) -> list[Actor]:
    """Give the one body of this sentence or the last that a noun for firms and the like can mean: "the charity", "the company"."""
    if lemma not in _TYPES:
        return []
    near = [a for _, actors in (*scene.context.here, *scene.context.before) for a in actors if len(actors) == 1]
    bodies = {id(a): a for a in near if a.is_named and a.kind == "organisation" and _is_of_type(lemma, a)}
    return list(bodies.values()) if len(bodies) == 1 else []


def _is_of_type(lemma: str, body: Actor) -> bool:
    """Tell whether a body of the gazetteer is of the type of a noun; of others nothing is known."""
    entry = read_organisations().get(body.entity) if body.entity is not None else None
    return entry is None or entry.type in _TYPES[lemma]


def _by_adjectives(token: Token, named: list[Actor], scene: Scene) -> list[Actor]:
    """Leave those that a noun's adjectives rule out: the Palestinian group is of Palestine, a rebel group an armed one."""
    countries = {
        a.country for c in token.lefts if c.dep_ in {"amod", "compound"} for a in scene.cast.index.actors_at(c)
        if a.kind == "state"
    }  # fmt: skip
    left = [a for a in named if not countries or a.country in countries]
    words = {c.lower_ for c in token.lefts}
    if words & _ARMED:
        left = [a for a in left if a.kind in MOVEMENTS]
    if token.lemma_.lower() in {"group", "movement", "militia", "faction", "front"}:
        movements = [a for a in left if a.kind in MOVEMENTS]
        return movements or left
    return [a for a in left if a.kind == "organisation"] or left


def _read_person(token: Token, scene: Scene) -> Found | None:
    """Read "the senator": whom this sentence or the last one has spoken of, where only one person can be meant."""
    words = [t for t in token.lefts if t.dep_ in {"amod", "compound"}]
    office = " ".join([*(t.lower_ for t in words if not scene.cast.index.mention_at(t)), token.lemma_.lower()])
    countries = {a.country for word in words for a in scene.cast.index.actors_at(word) if a.kind == "state"}
    about = _subjects_above(token, scene)
    if words and (holder := _only_holder(token, countries, scene)) is not None and id(holder) not in about:
        return Found((holder,), "person_of_office", 0.6)
    for _, actors in ((None, a) for a in (*_people_here(token, scene), *(a for _, a in scene.context.before))):
        if len(actors) == 1 and actors[0].kind == "person" and actors[0].is_named and id(actors[0]) not in about:
            person = actors[0]
            if any(t.lower_ in _TO_COME for t in words) and not (
                person.role and is_same_office(office.split()[-1], person.role)
            ):
                continue
            if (not countries or person.country is None or person.country in countries) and may_hold(office, person):
                return Found((person,), "person_spoken_of", 0.5)
    return None


def _only_holder(token: Token, countries: set[str | None], scene: Scene) -> Actor | None:
    """Give the one person of the text so far whose office ends in a noun: "the crown prince" is the only prince."""
    lemma = token.lemma_.lower()
    people = {id(a): a for a in scene.history if a.kind == "person" and a.is_named and a.role}
    holders = [a for a in people.values() if (a.role or "").lower().split(" of ")[0].split()[-1:] == [lemma]]
    holders = [a for a in holders if not countries or a.country is None or a.country in countries]
    return holders[0] if len(holders) == 1 and may_hold(lemma, holders[0]) else None


def _subjects_above(token: Token, scene: Scene) -> set[int]:
    """Give who is the subject of a clause that holds a noun: "the premier said that the captive would be tried" tells of another."""
    found: set[int] = set()
    verb = main_verb_above(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.i < token.left_edge.i and token not in subject.subtree:
            found |= {id(actor) for actor in scene.cast.index.actors_at(subject)}
        verb = main_verb_above(verb) if verb.head != verb else None
    return found


def _people_here(token: Token, scene: Scene) -> Iterable[tuple[Actor, ...]]:
    return [a for t, a in reversed(scene.context.here) if t.i < token.i]


def joined_actors(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the actors that are named together with this one, as the first of a list: "Mexico, Panama and Peru"."""
    if token.dep_ == "conj":
        return ()
    found = {id(a): a for part in expand_conjuncts(token) for a in cast.index.actors_headed(part)}
    return tuple(found.values())
