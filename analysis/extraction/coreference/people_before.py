"""Whom a noun for people means who were named before: "the captives", "the fighters", "the rebels there"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.scene import Found, Scene
from analysis.extraction.coreference.there import is_there, land_meant
from analysis.extraction.parsing.words import Token

#: How many of those named last are remembered by what they are.
LONG_MEMORY = 300
MOVEMENTS = frozenset("armed_group group".split())
#: Nouns for the same people, one line a kind: a later one takes up an earlier one.
_KINDS_OF_PEOPLE = [
    frozenset("captive hostage prisoner detainee abductee".split()),
    frozenset("troop soldier force serviceman".split()),
    frozenset("observer monitor inspector peacekeeper".split()),
    frozenset("negotiator envoy delegate emissary representative delegation team".split()),
    frozenset("rebel fighter insurgent guerrilla militant gunman separatist".split()),
]
_FIGHTERS = frozenset(
    "rebel guerrilla insurgent militant fighter gunman separatist paramilitary islamist jihadist".split()
)
#: Who have made themselves the government, where a text speaks of a junta.
_BY_FORCE = frozenset("general soldier officer putschist plotter mutineer colonel coupist".split())
_FORCES = frozenset({"army", "troop", "force", "soldier"})


def read_people(token: Token, lemma: str, scene: Scene) -> Found | None:
    """Read "the captives": the people named before by this noun or one of its kind; of forces, else both sides' own."""
    if is_there(token):
        land = land_meant(token, scene.gazetteer, scene.cast)
        return Found((_people_of(token, lemma, land, scene),), "people_there", 0.6) if land is not None else None
    kind = next((words for words in _KINDS_OF_PEOPLE if lemma in words), frozenset({lemma}))
    before = [
        a
        for a in scene.history[-LONG_MEMORY:]
        if a.key.startswith(("nominal:", "people:")) and a.key.rsplit(":", 1)[1] in kind
    ]
    if before:
        return Found((before[-1],), "people_named_before", 0.6)
    juntas = [a for a in scene.history if a.key.endswith(":junta")]
    if juntas and (lemma in _BY_FORCE or _seized_power(token)):
        return Found((juntas[-1],), "men_of_junta", 0.5)
    if lemma in _FIGHTERS and (group := _fighting_near(scene)) is not None:
        return Found((group,), "fighters_near", 0.5)
    if lemma in _FORCES:
        pair = scene.disputes.last_pair(upto=scene.number, kinds=frozenset({"state"}))
        return Found(pair, "forces_of_both", 0.5) if pair else None
    return None


def _people_of(token: Token, lemma: str, land: Actor, scene: Scene) -> Actor:
    """Give the people of a land whom "there" tells: those of the other land that were named before are others."""
    noun = scene.gazetteer.actor_noun(lemma)
    kind = noun.kind if noun is not None else "group"
    stands_apart = kind in MOVEMENTS and land.kind == "state"
    return scene.cast.add(
        f"nominal:{land.key}:{lemma}", f"{land.possessive} {token.lower_}", kind, country=land.body.country,
        belongs_to=None if stands_apart else land, is_named=False,
    )  # fmt: skip


def _seized_power(token: Token) -> bool:
    """Tell whether people are told by their coup or uniform: "the coup leaders", "the military rulers"."""
    return token.lemma_.lower() in {"leader", "ruler"} and any(c.lower_ in {"coup", "military"} for c in token.lefts)


def _fighting_near(scene: Scene) -> Actor | None:
    """Give the armed group of which this sentence, or else the last one, tells first."""
    for named in ([a for _, a in scene.context.here], [a for _, a in scene.context.before]):
        for actors in named:
            if len(actors) == 1 and actors[0].kind == "armed_group" and actors[0].is_named:
                return actors[0]
    return None
