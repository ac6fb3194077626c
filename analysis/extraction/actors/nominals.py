"""Actors that have no name: "local militants", "Pakistani soldiers", "Pakistan's leadership"."""

from __future__ import annotations

from collections import Counter

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.forces import is_force, kind_of_force
from analysis.extraction.actors.heads import find_head
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.actors.men_of import add_men_of, group_before_comma
from analysis.extraction.actors.naming import is_region_name, name_before_comma
from analysis.extraction.actors.seats import AT_HOME, find_state_led, find_state_of_seat
from analysis.extraction.actors.whose import region_of, told_key
from analysis.extraction.coreference.leaders import find_leaders
from analysis.extraction.coreference.pairs import PAIR_NOUNS, means_two
from analysis.extraction.coreference.partitives import part_above
from analysis.extraction.events.triggers import control_entry, light_entry, noun_entry, verb_entry
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.names.reference import ActorNoun
from analysis.extraction.parsing.grammar import content_of, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Token

_MOVEMENTS = frozenset("militia group movement faction army front party alliance gang force wing".split())
_ONE = frozenset({"a", "an", "one", "another"})
#: Nouns for fighters that take up the armed group of a text; with a group's name before them they are that group.
_REBELS = frozenset("rebel insurgent guerrilla separatist militant secessionist".split())
#: People who are told by what they do, also where they are spoken of again: "the protesters".
_BY_DEED = frozenset("protester protestor demonstrator rioter marcher striker looter".split())
_OPPOSING = frozenset("opposition rebel insurgent guerrilla separatist dissident secessionist mutineer".split())
#: Nouns for armed men and bands that a state has as well; all others of a country fight for themselves.
_FOR_STATES = frozenset("fighter militia militiaman mercenary brigade battalion paramilitary sniper partisan".split())
_POINTING = frozenset("rival warring opposing same other latter former feuding two both new".split())
#: Types of act that are done to people whoever they are.
_DONE_TO_PEOPLE = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT"})
#: Verbs that give a name with "as", whose bearer is nobody else.
_CALLING = frozenset(
    "list label brand describe designate ban classify regard denounce condemn treat see portray know".split()
)
_FIGHTERS = _REBELS | {"fighter"}
#: What is called a fighter and is none: "fighter jets".
_FLYING = frozenset("jet plane aircraft bomber pilot warplane".split())
#: Those that stand for the one armed group of a text only as what is known: "the attackers".
#: By these somebody is given a name, not done anything else to.
_NAMING = frozenset(
    "call name label brand designate declare list classify describe dub deem consider term proclaim blacklist denounce regard "
    "treat recognise recognize view see outlaw ban style tag".split()
)
_KNOWN_FIGHTERS = frozenset(
    "attacker assailant gunman mercenary mutineer jihadist jihadi extremist islamist militiaman raider besieger hijacker "
    "kidnapper captor abductor terrorist bomber paramilitary".split()
)
#: A noun for fighters that takes the name of their group before it: "Fano militiamen", "the Shabab militia".
_GROUPS = frozenset("group movement militia organisation organization faction network".split())
#: What a group is said to be beside its name.
_SORTS = frozenset(
    "armed rebel militant insurgent guerrilla islamist jihadist extremist separatist paramilitary terrorist ethnic secessionist "
    "shiite sunni palestinian lebanese congolese opposition resistance political maoist marxist leftist".split()
)
_OF_GROUP = _REBELS | frozenset("fighter militiaman militia paramilitary mercenary gunman loyalist".split())


def find_nominals(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Add unnamed bodies and groups. Those that only speak (analysts, residents) are no actors unless of some body."""
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.pos_ not in {"NOUN", "ADJ"} or cast.index.mention_at(token):
                continue
            if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.lemma_ in _CALLING:
                continue  # "Lists the rebels as terrorists".
            noun = _noun_of(token, gazetteer)
            if noun is None or noun_entry(token) is not None or is_label(token):
                continue
            if token.dep_ in {"compound", "amod"} and noun.kind != "armed_group" and token.lower_ != "military":
                continue
            if token.dep_ in {"compound", "amod"} and token.head.lemma_.lower() in _FLYING:
                continue  # "Fighter jets" are no fighters.
            if token.pos_ == "ADJ" and token.lower_ not in {"insurgent", "rebel", "military"}:
                continue
            if (
                token.dep_ in {"compound", "amod"}
                and token.lower_ in _SORTS
                and (_is_named_group(token.head, cast) or group_before_comma(token.head, cast) is not None)
            ):
                continue  # "The M23 rebel group" is one, and so are "the M23, the rebel group that …".
            if find_leaders(token, cast) or (token.lemma_.lower() in PAIR_NOUNS and means_two(token)):
                continue
            of_actor = (
                token.dep_ in {"compound", "amod"} and gazetteer.actor_noun(token.head.lemma_.lower()) is not None
            )
            free = token.dep_ not in {"compound", "amod"}
            if not _add_known(token, noun.kind, cast, may_recall=free or of_actor):
                _add_nominal(token, noun, gazetteer, cast)


def is_label(token: Token) -> bool:
    """Tell whether a noun is only what somebody is called or listed as: "lists Hamas as a terrorist group", "declared it an enemy"."""
    lefts = {c.lower_ for c in token.lefts}
    if not lefts & {"a", "an"} and not (
        token.tag_ == "NNS" and not lefts & {"the", "these", "those", "its", "his", "their"}
    ):
        return False
    if token.dep_ == "oprd":
        return True
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "as":
        return above.head.lemma_ in _NAMING
    others = [c for c in above.children if c.dep_ in {"dobj", "nsubj", "dative", "nsubjpass"} and c != token]
    is_second = token.dep_ in {"dobj", "ccomp", "attr"} and any(
        above.i < c.i < token.i or c.dep_ == "nsubjpass" for c in others
    )
    return above.lemma_ in _NAMING and is_second


def _noun_of(token: Token, gazetteer: Gazetteer) -> ActorNoun | None:
    """Give the record of a noun with the words before it: "human rights groups", else of itself."""
    words = token.lemma_.lower()
    found = gazetteer.actor_noun(words)
    for before in reversed([c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}]):
        words = f"{before.lower_} {words}"
        found = gazetteer.actor_noun(words) or found
    return found


def _add_known(token: Token, kind: str, cast: Cast, *, may_recall: bool) -> bool:
    """Tie a noun to a name that the text gives: in apposition ("Kosygin, the Soviet mediator"), or "the rebels" of the text.

    Nouns for fighters stand for the one armed group that the text names, or names far more than any other; ``may_recall`` is false where the noun only describes something else ("insurgent activities").
    """
    named: tuple[Actor, ...] = ()
    lemma = token.lemma_.lower()
    before = name_before_comma(token, cast)
    if (group := group_before_comma(token, cast)) is not None:
        named = (group,)
    elif token.dep_ == "appos" and cast.index.actors_at(token.head):
        named = cast.index.actors_at(token.head)
    elif before is not None and kind == "person" and token.tag_ != "NNS":
        named = (before,)
    else:
        child = next((c for c in token.children if c.dep_ == "appos" and cast.index.actors_headed(c)), None)
        named = cast.index.actors_headed(child) if child is not None and token.tag_ != "NNS" else ()
    fits = len(named) == 1 and (named[0].kind == "person") == (kind == "person")
    if fits and named[0].is_named:
        cast.index.add(Mention((token,), token, named, "nominal", "apposition", 0.7))
        return True
    own = [a for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"} for a in cast.index.actors_headed(c)]
    if not any(
        c.dep_ == "nummod" for c in token.lefts
    ):  # "The guerrillas of Renamo" are Renamo, "35 guerrillas" some of it.
        own += [a for name, t, _ in objects_of_prepositions(token) if name == "of" for a in cast.index.actors_headed(t)]
    is_itself = token.tag_ == "NN" and lemma in _GROUPS and _is_named_group(token, cast)
    is_of_group = (lemma in _OF_GROUP or is_itself) and token.dep_ not in {"compound", "amod"}
    if is_of_group and len(own) == 1 and own[0].kind == "armed_group":
        cast.index.add(Mention((token,), token, (own[0],), "nominal", "fighters_of_group", 0.7))
        return True
    is_known = lemma in _KNOWN_FIGHTERS and token.tag_ == "NNS" and any(c.lower_ == "the" for c in token.lefts)
    # "Two rebel movements" are none of the text's by name.
    describes = token.dep_ in {"compound", "amod"} and any(c.dep_ == "nummod" for c in token.head.children)
    # "150,000 people, including fighters": of whatever side.
    is_any = token.head.lower_ in {"including", "like", "both"} and not any(
        c.dep_ in {"det", "poss"} for c in token.lefts
    )
    # "Fighters of a rival militia" are not those of the text's own.
    of_others = any(
        name == "of" and inner.lemma_.lower() in _MOVEMENTS for name, inner, _ in objects_of_prepositions(token)
    )
    if (
        may_recall
        and kind == "armed_group"
        and not (describes or of_others or is_any)
        and (lemma in _FIGHTERS or is_known)
    ):
        group = _only_group(cast)
        led = [a for name, t, _ in objects_of_prepositions(token) if name == "of" for a in cast.index.actors_headed(t)]
        if any(a.kind == "person" and a.body is not group for a in led):
            return False  # "The fighters of Ahmad Massoud" are not the Taliban.
        if group is not None and not any(c.dep_ in {"nummod", "poss", "amod", "compound"} for c in token.children):
            cast.index.add(Mention((token,), token, (group,), "nominal", "fighters_of_text", 0.55))
            return True
    return False


def _is_named_group(token: Token, cast: Cast) -> bool:
    """Tell whether a noun only says what a name before it is: "the M23 armed group", not "a Taliban splinter group"."""
    before = [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "det", "punct"}]
    named = [c for c in before if (m := cast.index.mention_at(c)) is not None and m.form in {"name", "demonym"}]
    kinds = [c for c in before if c not in named and c.dep_ in {"compound", "amod", "nmod"}]
    is_the = any(c.lower_ == "the" for c in before) and not any(c.dep_ == "poss" for c in token.lefts)
    return is_the and bool(named) and all(c.lower_ in _SORTS and c.i > named[0].i for c in kinds)


def _only_group(cast: Cast) -> Actor | None:
    counts = Counter(
        actor.key for m in cast.index.mentions for actor in m.actors if actor.kind == "armed_group" and actor.is_named
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return cast.get(ranked[0][0])


def _owner_of(token: Token, cast: Cast) -> tuple[Actor | None, list[Token]]:
    """Give the body whose the noun is, and the modifiers that belong to its name."""
    modifiers: list[Token] = []
    owner: Actor | None = None
    for child in token.children:
        if child.i < token.i and child.dep_ in {"poss", "amod", "compound", "nmod"}:
            actors = cast.index.actors_at(child)
            if actors and owner is None:
                owner = actors[0]
            elif (
                not actors
                and child.dep_ != "poss"
                and child.text.isalpha()
                and child.i == token.i - 1
                and (child.pos_ in {"ADJ", "NOUN"} or cast.index.mention_at(child) is not None)
            ):
                modifiers.append(child)
    if owner is None and token.i > token.sent.start:
        before = token.doc[token.i - 1]
        if cast.index.actors_at(before) and before.ent_type_ in {"NORP", "GPE"} and before.dep_ in {"amod", "compound"}:
            owner = cast.index.actors_at(before)[0]
    if owner is None:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from", "for"}:
                for inner in child.children:
                    actors = cast.index.actors_at(inner)
                    if not actors and inner.lemma_.lower() in _FIGHTERS:
                        return None, modifiers  # "The leaders of Sudan's rebels" are not Sudan's.
                    lists = any(c.dep_ == "conj" for c in inner.children) and child.lower_ != "of"
                    if not actors and inner.dep_ == "pobj" and token.tag_ == "NNS":
                        # "delegates from Libya's two parliaments"
                        actors = tuple(a for c in inner.children if c.dep_ == "poss" for a in cast.index.actors_at(c))
                    if actors and inner.dep_ == "pobj" and not lists and owner is None:
                        owner = actors[0]
    return owner, modifiers


def _add_nominal(token: Token, noun: ActorNoun, gazetteer: Gazetteer, cast: Cast) -> None:
    kind, is_source = noun.kind, noun.is_source
    owner, modifiers = _owner_of(token, cast)
    modifiers = [m for m in modifiers if m.ent_type_ not in {"DATE", "TIME"}]  # "Where last weekend gunmen had fought"
    if owner is None and (noun.is_organ or noun.lemma in AT_HOME):
        owner = find_state_of_seat(token, gazetteer, cast)
    if owner is None and token.lemma_.lower() == "opposition" and not modifiers:
        owner = _ruled_against(token, cast)
    if kind == "government" and is_force(token):
        kind = kind_of_force((c for c in token.lefts if c.dep_ in {"amod", "compound"}), owner) or kind
    is_one = token.tag_ == "NN" and any(c.lower_ in _ONE for c in token.lefts)
    if owner is not None and kind == "person" and token.tag_ == "NN" and not is_one:
        head = find_head(token.lemma_.lower(), owner, token, cast)
        if head is not None:
            cast.index.add(Mention((*modifiers, token), token, (head,), "nominal", "head_of_body", 0.6))
            return
    is_known = _refers(token) and token.lemma_.lower() not in _BY_DEED
    acts = token.tag_ == "NNS" and not is_known and (_acts(token) or _is_acted_on(token))
    if is_source and owner is None and not acts:
        return
    if is_source and kind == "person" and is_one and any(c.dep_ == "prep" and c.lower_ == "from" for c in token.rights):
        return  # "A priest from Freetown" speaks for himself.
    if is_source and kind == "group" and is_one and not noun.is_collective:
        # "A Yemeni trader" is somebody, not Yemen's traders.
        return
    if owner is None and kind not in {"armed_group", "group"} and not acts:
        return
    kind = "group" if owner is None and kind == "person" else kind
    if owner is not None and owner.kind == "person" and noun.is_organ and kind == "government":
        owner = find_state_led(owner, gazetteer, cast)
    elif owner is not None and owner.kind == "person":
        if kind == "armed_group" and token.tag_ == "NNS":
            add_men_of(token, modifiers, owner, cast)
        return
    if owner is None and kind == "group" and token.tag_ != "NNS" and token.lemma_ not in {"minority", "community"}:
        return
    words = " ".join([*(m.text for m in modifiers), token.text])
    is_many = token.tag_ in {"NNS", "NNPS"} or noun.is_collective or kind == "government"
    is_gunman = is_one and kind == "armed_group" and not noun.is_collective and token.lemma_.lower() not in _MOVEMENTS
    if is_gunman:
        kind, is_many = "person", True  # "A suicide bomber", "a gunman": one man is no group.
    plural = token.lower_ if is_many else _plural_of(token)
    is_told = token.tag_ == "NNS" or is_force(token) or is_gunman
    name = f"{owner.name} {plural}" if owner is not None else (words if is_told else plural)
    if owner is not None and (owner.kind == "state" or is_region_name(owner.name)):
        name = f"{owner.possessive} {' '.join([*(m.text.lower() for m in modifiers), plural])}"
    region = region_of(token) if owner is not None and owner.kind == "state" else ""
    if region and owner is not None:
        name = f"{plural} of {owner.possessive} {region}"
    people = _people_of(token, cast)
    if people and kind == "government":
        kind = "group"  # "Sinhalese marines" are no state's by that.
    whose = f"{owner.key}:{region}".strip(":") if owner else told_key(token) or people
    key = f"nominal:{'one:' if is_gunman else ''}{whose}:{token.lemma_.lower()}"
    actor = cast.add(
        key,
        name[0].upper() + name[1:],
        kind,
        country=owner.body.country if owner else None,
        belongs_to=None if region or _stands_against(token, noun, owner) or _is_private(token, noun, owner) else owner,
        is_named=False,
    )
    cast.index.add(Mention((*modifiers, token), token, (actor,), "nominal", "actor_noun", 0.7 if owner else 0.6))


def _people_of(token: Token, cast: Cast) -> str:
    """Give the word for the people of whom somebody is said to be: "Hutu" in "Hutu militias", who are not the Tutsi ones."""
    words = [c.lower_ for c in token.lefts if (m := cast.index.mention_at(c)) is not None and not m.actors]
    return " ".join(words)


def _ruled_against(token: Token, cast: Cast) -> Actor | None:
    """Give the state whose opposition is meant: that of the government in its sentence, or the only one with an opposition so far."""
    if any(c.dep_ == "prep" and c.lower_ == "to" for c in token.children):
        return None  # "The opposition to the bill" is no party.
    ruling = [a for t in token.sent if t.i != token.i for a in cast.index.actors_headed(t) if a.kind == "government"]
    states = {id(a.body): a.body for a in ruling if a.body.kind == "state"}
    if not states:
        known = [a for a in cast.index.actors if a.key.startswith("nominal:") and a.key.endswith(":opposition")]
        states = {id(a): a for a in (cast.get(a.key.split(":", 1)[1].removesuffix(":opposition")) for a in known) if a}
    return next(iter(states.values())) if len(states) == 1 else None


def _stands_against(token: Token, noun: ActorNoun, owner: Actor | None) -> bool:
    """Tell whether those whose country is named act for no state: "Bolivia's opposition", "Colombian rebels", "Somali pirates"."""
    if owner is None or owner.kind != "state":
        return False
    lemma = token.lemma_.lower()
    return lemma in _OPPOSING or (noun.kind == "armed_group" and lemma not in _FOR_STATES)


#: Bodies without a word of their own that a state sends or belongs to.
_OF_STATES = frozenset({"mission", "coalition", "bloc", "alliance", "agency", "peacekeeping force"})


def _is_private(token: Token, noun: ActorNoun, owner: Actor | None) -> bool:
    """Tell whether those who only come from a state act for themselves: "the Filipino operator", "Ethiopian migrants"."""
    if owner is None or owner.kind != "state":
        return False
    is_firm = noun.kind == "organisation" and noun.is_collective and not (noun.is_organ or noun.is_state_force)
    are_people = noun.kind == "group" and not noun.is_collective and token.tag_ == "NNS"
    return are_people or (is_firm and not noun.is_source and noun.lemma not in _OF_STATES)


def _refers(token: Token) -> bool:
    """Tell whether a plural takes up somebody known: "the commanders", "its envoys", "leaders of the two neighbours"."""
    lefts = list(token.lefts)
    is_described = any(c.dep_ == "amod" and c.lower_ not in _POINTING for c in lefts)
    is_definite = any(
        c.dep_ == "poss" or c.lower_ in {"these", "those", "both", "two"} or (c.lower_ == "the" and not is_described)
        for c in lefts
    )
    return is_definite or any(c.dep_ == "prep" and c.lower_ in {"of", "from"} for c in token.rights)


def _acts(token: Token) -> bool:
    """Tell whether people without a name do something political: "critics accused", "a plan backed by lawmakers"."""
    token = part_above(token) or token
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    verb = token.head
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif token.dep_ != "nsubj":
        return False
    return is_verb(verb) and names_act(verb)


def names_act(verb: Token) -> bool:
    """Tell whether a verb is one by which somebody acts, or lends himself to an act: "accused", "refused", "made a plea"."""
    entry, control, light = verb_entry(verb), control_entry(verb), light_entry(verb)
    lent = object_of(verb) if light is not None else None
    return (
        (entry is not None and bool(entry[0]["type"]))
        or (control is not None and control["row"] == "own")
        or (lent is not None and noun_entry(lent) is not None)
    )


def _is_acted_on(token: Token) -> bool:
    """Tell whether something is done to people without a name: "killed dozens of villagers", "opened fire on miners"."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and content_of(token.head.head) == token:
        token = token.head.head
    token = part_above(token) or token
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in {"on", "upon", "at", "against"}:
        verb = verb.head
    elif token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    entry = verb_entry(verb) if is_verb(verb) else None
    return entry is not None and entry[0]["type"] in _DONE_TO_PEOPLE


def _plural_of(token: Token) -> str:
    text = token.lower_
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text if text.endswith("s") else text + "s"
