"""Relations: standing ties that the text states, with their lever and strength where it gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from analysis.extraction.actors.appositions import epithet_role
from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.charges import is_charged
from analysis.extraction.leading import find_led
from analysis.extraction.lexicon import Entry, load_lexicon
from analysis.extraction.names.gazetteer import load_gazetteer
from analysis.extraction.parsing.grammar import (
    expand_conjuncts,
    is_negated,
    is_passive,
    object_of,
    objects_of_prepositions,
)
from analysis.extraction.parsing.parse import Parse, Sentence, end_of, span_of, start_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_HAVING = frozenset({"have", "hold", "enjoy", "wield", "exert", "exercise", "retain", "maintain", "possess"})
_GIVING = frozenset({"provide", "give", "offer", "create", "open", "afford"})
_LEVERS = frozenset(
    {
        "involvement",
        "investment",
        "stake",
        "control",
        "role",
        "trade",
        "supply",
        "aid",
        "presence",
        "dependence",
        "grip",
    }
)
_MEANS = frozenset(
    {"avenue", "leverage", "lever", "influence", "tool", "means", "channel", "pressure", "clout", "sway"}
)
_STRONG = frozenset(
    "considerable significant strong great little limited some enormous substantial growing unique major historic deep "
    "close longtime traditional key vast modest waning".split()
)
#: Ties that are over: "previously an ally of the government".
_PAST = frozenset("former formerly previously once erstwhile ex- ex past onetime".split())
_COMPOSING = frozenset({"make", "consist", "compose", "comprise", "include", "group"})
_OF_MEMBERS = frozenset("group bloc alliance coalition panel union league pact troika quartet body committee".split())
_SYMMETRIC = frozenset({"borders", "allied_with", "hostile_to"})


def find_relations(parse: Parse, index: ActorIndex) -> list[dict[str, Any]]:
    """Find the ties of a document as rows of table relations; symmetric ties once."""
    rows: list[dict[str, Any]] = []
    rows.extend(_lead_rows(parse, index))
    rows.extend(_neighbour_rows(parse, index))
    ties = _ties()
    for sentence in parse.sentences:
        for token in sentence.span:
            lemma = token.lemma_.lower()
            for entry in ties.get(lemma, ()):
                if entry["pos"] == "noun" and token.pos_ == "NOUN":
                    rows.extend(_read_noun(parse, sentence, token, entry, index))
                elif entry["pos"] == "verb" and token.pos_ == "VERB":
                    rows.extend(_read_verb(parse, sentence, token, entry, index))
            if lemma in _COMPOSING:
                rows.extend(_read_members(parse, sentence, token, index))
            if token.pos_ == "NOUN" and (lemma in _LEVERS or (token.dep_ == "nsubj" and token.head.lemma_ in _GIVING)):
                rows.extend(_read_lever(parse, sentence, token, index))
    return _drop_repeats([row for row in rows if row["subject_id"]])


@cache
def _ties() -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in load_lexicon("ties"):
        found[entry["lemma"]] = (*found.get(entry["lemma"], ()), entry)
    return found


def _row(
    parse: Parse, sentence: Sentence, tokens: Iterable[Token], subject: Actor, relation: str, *, rule: str, confidence: float,
    other: Actor | None = None, other_text: str | None = None, instrument: str | None = None, strength: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    start, end = span_of(tokens)
    key = (subject.key, relation, other.key if other else other_text, instrument)
    row = parse.make_row("relations", sentence, start, end, rule=rule, confidence=confidence, key=key)
    if other is not None and not other.actor_id:
        other_text, other = other.name, None  # Known to be its body, and named nowhere in the text.
    return row | {
        "subject_id": subject.actor_id, "relation": relation, "object_id": other.actor_id if other else None,
        "object_text": other_text, "instrument": instrument, "strength": strength,
    }  # fmt: skip


def _lead_rows(parse: Parse, index: ActorIndex) -> list[dict[str, Any]]:
    """Heads of state, government, party, body or force lead it: from the title that the text gives them."""
    rows = []
    for mention, actor in ((m, a) for m in index.mentions for a in m.actors):
        if (led := find_led(mention, actor, index)) is None:
            continue
        other, text = (led, None) if isinstance(led, Actor) else (None, led)
        sentence = parse.sentence_of(mention.head)
        rows.append(
            _row(parse, sentence, mention.tokens, actor, "leads", rule="title_that_leads", confidence=0.8, other=other, other_text=text)
        )  # fmt: skip
    return rows


def _are_people(token: Token, index: ActorIndex) -> bool:
    """Tell whether a nationality stands for some of its people: "led the Americans at the table", "five Britons"."""
    mention = index.mention_at(token)
    return mention is not None and mention.form == "demonym"


def _neighbour_rows(parse: Parse, index: ActorIndex) -> list[dict[str, Any]]:
    """Neighbours border one another, rivals are hostile: "the two neighbours", "its rival"."""
    rows = []
    for mention in index.mentions:
        relation = {"neighbour": "borders", "opponent": "hostile_to"}.get(_role_of(mention.head))
        if relation is None or mention.form != "nominal":
            continue
        sides = [actor for actor in mention.actors if actor.kind == "state"]
        if len(sides) == 1:
            owners = [o.body for c in mention.head.lefts if c.dep_ == "poss" for o in index.actors_at(c)]
            sides += [owner for owner in owners if owner.kind == "state" and owner is not sides[0]][:1]
        codes = [str(side.country) for side in sides]
        if relation == "borders" and len(codes) == 2 and not load_gazetteer().borders(*codes):
            continue  # The neighbours are of a house, or others are meant.
        if len(sides) == 2:
            sentence = parse.sentence_of(mention.head)
            rows.append(
                _row(parse, sentence, mention.tokens, sides[0], relation, rule="neighbours_and_rivals", confidence=0.7, other=sides[1])
            )  # fmt: skip
    return rows


def _role_of(head: Token) -> str:
    return "neighbour" if head.lemma_.lower() in {"neighbour", "neighbor"} else epithet_role(head)


def _read_members(parse: Parse, sentence: Sentence, verb: Token, index: ActorIndex) -> list[dict[str, Any]]:
    """Read "the group, made up of Mexico and Panama", "the panel comprises Chad and Niger"."""
    subject = subject_of(verb)
    bodies = index.actors_at(subject) if subject is not None else ()
    if len(bodies) != 1 or bodies[0].kind in {"person", "state"} or is_negated(verb):
        return []
    if bodies[0].entity is None and subject is not None and subject.lemma_.lower() not in _OF_MEMBERS:
        return []  # A firm's shops, "including in Slovakia", are no members.
    listed = [i for p, i, _ in objects_of_prepositions(verb) if p == "of"]
    if not listed and verb.lemma_ in {"comprise", "include", "group"} and (obj := object_of(verb)) is not None:
        listed = [obj]
    members = [
        a
        for one in listed
        for part in expand_conjuncts(one)
        if not _are_people(part, index)
        for a in index.actors_at(part)
    ]
    if verb.lemma_ == "make" and not any(c.lower_ == "up" for c in verb.children):
        return []
    return [
        _row(parse, sentence, (verb,), member, "member_of", rule="members_listed", confidence=0.7, other=bodies[0])
        for member in members if member is not bodies[0] and member.kind in {"state", "organisation", "group", "armed_group"}
    ]  # fmt: skip


def _owners(noun: Token, index: ActorIndex) -> tuple[list[Actor], Token]:
    """Give whose the noun is: its possessor, or the subject of a verb of having that it is the object of."""
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound"} and index.actors_at(child):
            return list(index.actors_at(child)), noun
    head = noun
    # "leverage over A and a degree of sway with B": the parser hangs the second noun where it can.
    for _ in range(8):
        if head.pos_ == "VERB":
            break
        head = head.head
    if head.pos_ == "VERB" and head.lemma_ in _HAVING and not is_negated(head):
        subject = subject_of(head)
        return (list(index.actors_at(subject)) if subject is not None else []), head
    return [], noun


def _strength_of(noun: Token, parse: Parse) -> str | None:
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in _STRONG:
            return parse.text_of(start_of(child), end_of(child))
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_ in {"degree", "measure", "amount", "deal"}
    ):
        words = [t for t in noun.head.head.lefts if t.dep_ in {"det", "amod"}]
        return parse.text_of(start_of(words[0] if words else noun.head.head), end_of(noun.head.head))
    return None


def _read_noun(parse: Parse, sentence: Sentence, noun: Token, entry: Entry, index: ActorIndex) -> list[dict[str, Any]]:
    if any(child.lower_ in _PAST for child in noun.children):
        return []
    prepositions = set(entry["prepositions"].split("|"))
    owners, _ = _owners(noun, index)
    rows: list[dict[str, Any]] = []
    others: list[Actor] = []
    for preposition, inner, _ in objects_of_prepositions(noun):
        if preposition in prepositions:
            others += [a for t in expand_conjuncts(inner) for a in index.actors_at(t)]
        elif preposition == "between" and entry["relation"] in _SYMMETRIC:
            sides = [a for t in expand_conjuncts(inner) for a in index.actors_at(t)]
            if len(sides) == 2:
                owners, others = sides[:1], sides[1:]
    meant = index.mention_at(noun)
    if entry["prepositions"] == "of" and meant is not None and meant.rule == "apposition" and meant.head == noun:
        # "Turkey, his closest ally": the noun means its bearer, and its owner is the other.
        others = others or [owner.body if owner.kind == "person" else owner for owner in owners]
        owners = list(meant.actors)
    if entry["prepositions"] == "of" and not owners:
        # "Iran, a member of ECO", "Iran is an ally of Syria": the noun itself speaks of its subject.
        holder = noun.head if noun.dep_ == "appos" else subject_of(noun.head) if noun.dep_ == "attr" else None
        owners = list(index.actors_at(holder)) if holder is not None else []
    for owner in owners:
        for other in others:
            if owner.body is not other.body or (owner is not other and owner.body.kind != "state"):
                rows.append(
                    _row(parse, sentence, (noun,), owner, entry["relation"], rule=f"noun_{noun.lemma_.lower()}", confidence=0.7,
                         other=other, strength=_strength_of(noun, parse))
                )  # fmt: skip
    return rows


def _read_verb(parse: Parse, sentence: Sentence, verb: Token, entry: Entry, index: ActorIndex) -> list[dict[str, Any]]:
    if is_negated(verb) or is_charged(verb):
        return []
    subject, obj = subject_of(verb), object_of(verb)
    if is_passive(verb) and entry["relation"] == "leads":
        # "UNITA, led by Savimbi".
        agent = next((i for p, i, _ in objects_of_prepositions(verb) if p == "by"), None)
        subject, obj = agent, subject
    prepositions = set(entry["prepositions"].split("|")) - {""}
    others = list(index.actors_at(obj)) if obj is not None else []
    if prepositions:
        others = [
            a for p, inner, _ in objects_of_prepositions(verb) if p in prepositions for a in index.actors_at(inner)
        ]
    if (
        subject is None
        or not others
        or (obj is not None and any(t.lemma_ in {"talk", "meeting", "summit", "round"} for t in [obj]))
    ):
        return []
    if entry["relation"] == "leads" and (
        (obj is not None and _are_people(obj, index))
        or not any(o.kind in {"state", "government", "organisation", "armed_group"} for o in others)
    ):
        return []
    return [
        _row(parse, sentence, (verb,), owner, entry["relation"], rule=f"verb_{verb.lemma_.lower()}", confidence=0.65, other=other)
        for owner in index.actors_at(subject) for other in others if owner is not other
    ]  # fmt: skip


def _read_lever(parse: Parse, sentence: Sentence, noun: Token, index: ActorIndex) -> list[dict[str, Any]]:
    """Read "Iran's involvement in energy projects provides avenues for pressure", "the arms give Egypt leverage over Libya"."""
    owners = [a for c in noun.children if c.dep_ == "poss" for a in index.actors_at(c)]
    verb = noun.head
    given = [a for c in verb.children if c.dep_ == "dative" for a in index.actors_at(c)] if noun.dep_ == "nsubj" else []
    owners = owners or given
    goal = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.pos_ == "VERB" else None
    if (
        not owners
        or verb.lemma_ not in _GIVING
        or goal is None
        or not any(t.lemma_.lower() in _MEANS for t in goal.subtree)
    ):
        return []
    things: list[Token] = []
    for preposition, inner, _ in objects_of_prepositions(noun):
        if preposition in {"in", "over", "of", "with"}:
            things += expand_conjuncts(inner)
    # A second thing is often hung on the first noun: "involvement in energy projects and the Chabahar port corridor".
    things += [t for t in expand_conjuncts(noun) if t != noun and t.pos_ in {"NOUN", "PROPN"} and t not in things]
    things = things or ([noun] if given else [])
    others = [
        a
        for p, inner, _ in objects_of_prepositions(goal)
        if p in {"over", "with", "on"}
        for a in index.actors_at(inner)
    ]
    rows = []
    for thing in things:
        words = [
            t
            for t in thing.subtree
            if t.i <= thing.i and t.dep_ not in {"cc", "conj"} and not t.is_space and t.dep_ != "det"
        ]
        while (
            words and (after := words[-1].doc[words[-1].i + 1 : words[-1].i + 2]) and after[0].pos_ in {"NOUN", "PROPN"}
        ):
            words.append(after[0])
        instrument = parse.text_of(*span_of(words or [thing]))
        for other in others or [None]:  # type: ignore[list-item]
            rows.append(
                _row(parse, sentence, words or [thing], owners[0], "leverage_over", rule="lever_given", confidence=0.6, other=other,
                     instrument=instrument)
            )  # fmt: skip
    return rows


def _drop_repeats(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        pair = (row["subject_id"], row["object_id"] or row["object_text"])
        ends = frozenset(pair) if row["relation"] in _SYMMETRIC else pair
        kept.setdefault((row["relation"], ends, row["instrument"]), row)
    unique = {row["relation_id"]: row for row in kept.values() if row["subject_id"]}
    return list(unique.values())
