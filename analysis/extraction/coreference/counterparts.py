"""Who holds somebody's office elsewhere: "his Georgian and Azerbaijani counterparts" are two."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.scene import Found, Scene
from analysis.extraction.parsing.grammar import expand_conjuncts
from analysis.extraction.parsing.words import Token

#: What those who hold an office of one country only are called elsewhere.
_OFFICES = {
    **{
        word: word
        for word in (
            "foreign",
            "prime",
            "interior",
            "finance",
            "economy",
            "energy",
            "trade",
            "justice",
            "deputy",
            "vice",
        )
    },
    **dict.fromkeys(("defence", "defense"), "defence"),
}
_SAME_OFFICE = {
    **dict.fromkeys(("secretary of state", "foreign secretary"), "foreign minister"),
    **dict.fromkeys(("defense secretary", "defence secretary", "secretary of defense"), "defence minister"),
    **dict.fromkeys(("chancellor", "taoiseach"), "leader"),
}


def read_counterpart(token: Token, owners: tuple[Actor, ...] | None, scene: Scene) -> Found | None:
    """Read "his Turkish counterpart": who holds the owner's office there."""
    if not owners or owners[0].kind != "person" or owners[0].role is None:
        return None
    named = [t for c in token.rights if c.dep_ == "appos" for t in expand_conjuncts(c)]
    people = tuple(a for t in named for a in scene.cast.index.actors_headed(t) if a.kind == "person")
    people = people if len(people) > 1 else _people_behind(token, scene.cast)
    if token.tag_ == "NNS" and len(people) > 1:
        return Found(people, "counterpart", 0.7)  # "His Greek and French counterparts, A and B."
    named = [c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod", "conj"}]
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    if behind.lower_ == "from":  # wherever the parser hangs it
        named += [c for c in behind.children if c.dep_ == "pobj"]
    parts = [part for c in named for part in expand_conjuncts(c)]
    states = list({id(a): a for c in parts for a in scene.cast.index.actors_at(c) if a.kind == "state"}.values())
    lands = [scene.cast.land_at(c) for c in parts]
    states += [state_actor(scene.gazetteer, scene.cast, iso3) for iso3 in lands if iso3]
    states = [state for state in states if state is not owners[0].body]
    if not states or (token.tag_ == "NN" and len(states) > 1):
        return None
    return Found(tuple(_holder_there(owners[0].role, state, scene) for state in states), "counterpart", 0.6)


def _kind_of_office(role: str) -> str:
    """Give what makes one office of an office's name another: "foreign", "prime", "defence", or nothing."""
    return next((kind for word, kind in _OFFICES.items() if word in role.lower()), "")


def _people_behind(token: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give the people who are named right behind a noun, however the parser hangs them: "his Greek and French counterparts A and B"."""
    found: list[Actor] = []
    for after in token.doc[token.i + 1 : token.sent.end]:
        mention = cast.index.mention_at(after)
        if mention is not None and all(a.kind == "person" and a.is_named for a in mention.actors):
            found += [a for a in mention.actors if a not in found]
        elif after.text not in {",", "and"}:
            break
    return tuple(found)


def _holder_there(role: str, state: Actor, scene: Scene) -> Actor:
    """Give who holds somebody's office in another state: the person of whom the text has told, or one without a name."""
    role = _SAME_OFFICE.get(role.lower(), role)
    known = [p for p in scene.cast.find_people(role=role.split()[-1], country=state.country) if p.body is state]
    # A prime minister is no foreign minister's counterpart, nor is who minds the country's defences.
    known = [p for p in known if _kind_of_office(p.role or "") == _kind_of_office(role)]
    if known:
        return known[0]
    return scene.cast.add(
        f"office:{state.key}:{role.lower()}", f"{state.possessive} {role}", "person", country=state.country,
        role=role, belongs_to=state, is_named=False,
    )  # fmt: skip
