"""Of which state a text is: whose "the government" is where nothing else tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor
from analysis.extraction.parsing.words import Token

#: How many times as often as any other a state is named whose organs a text need not place.
_CLEARLY = 2
#: The same where the text was written there.
_CLEARLY_HERE = 1.3
#: Organs that every state has under one name.
_ORGANS = frozenset(
    "congress|parliament|senate|national assembly|assembly|chamber of deputies|lower house|upper house|"
    "supreme court|high court|constitutional court|constitutional council|court of appeal|federal court|electoral commission|"
    "foreign office|foreign ministry|ministry of foreign affairs|department of foreign affairs|ministry of external affairs|"
    "defence ministry|defense ministry|ministry of defence|ministry of defense|interior ministry|ministry of interior|"
    "ministry of the interior|finance ministry|ministry of finance|health ministry|justice ministry|ministry of justice|"
    "cabinet|council of ministers|national security council|central bank|treasury|presidency|home office|state council|"
    "air force|navy|army|coast guard|national guard|presidential guard|police|federal police".split("|")
)


#: How many places named in it a state weighs as much as who is named for it once.
_PLACES = 2
#: Whoever is sent abroad says where he comes from, not where the text is set.
_SENT = frozenset(
    "troop soldier envoy ambassador mediator negotiator adviser advisor emissary diplomat peacekeeper".split()
)


def find_home_state(cast: Cast, *, without: Collection[Actor] = ()) -> Actor | None:
    """Give the state that a text is most about: named most, by itself, its people or its armed groups; else where it was written.

    ``without`` are states that it cannot be.
    """
    states = (cast.get(f"state:{code}") for code, _ in _count_states(cast).most_common())
    return next((state for state in states if state is not None and state not in without), None)


def _count_states(cast: Cast) -> Counter[str]:
    """Count who is named of each state, by its code; its armed groups twice, where it was written once; places settle ties."""
    counts: Counter[str] = Counter([cast.dateline] if cast.dateline is not None else [])
    for mention in cast.index.mentions:
        if mention.form == "demonym" and is_origin(mention.head, cast):
            continue
        for actor in mention.actors:
            # Where the United Nations' envoy, or who acts for nobody, is from says nothing.
            is_others = actor.kind == "person" and actor.body.kind in {"organisation", "person"}
            code = actor.body.country or (None if is_others else actor.country)
            role = (actor.role or "").lower().split() if actor.kind == "person" else ()
            if not _SENT.isdisjoint((*role, mention.head.head.lemma_.lower())):
                continue
            is_firm = actor.kind == "organisation" and not actor.is_named  # "A Filipino firm" is at home elsewhere.
            if code is not None and not is_firm:
                counts[code] += 2 if actor.kind == "armed_group" or actor.body.kind == "armed_group" else 1
    places = Counter(cast.lands.values())
    return Counter(
        {code: _PLACES * n + places[code] for code, n in counts.items()}
        | {c: n for c, n in places.items() if c not in counts}
    )


def is_origin(adjective: Token, cast: Cast) -> bool:
    """Tell whether a nationality is only where somebody comes from who acts for another or for nobody: "a Malian lawyer"."""
    if adjective.dep_ not in {"amod", "compound"}:
        return False
    people = cast.index.actors_at(adjective.head)
    return bool(people) and all(a.kind == "person" and a.body.kind in {"organisation", "person"} for a in people)


def place_organs(cast: Cast) -> None:
    """Give "Congress", "the Supreme Court" that a text leaves without a state that of the text, where it is one's above all."""
    counts = _count_states(cast).most_common(2)
    wanted = _CLEARLY_HERE if counts and counts[0][0] == cast.dateline else _CLEARLY
    if not counts or (len(counts) > 1 and counts[0][1] < wanted * counts[1][1]):
        return
    home = cast.get(f"state:{counts[0][0]}")
    for actor in cast.index.actors if home is not None else ():
        is_nobodys = actor.kind in {"organisation", "government"} and actor.country is None and actor.entity is None
        if home is not None and is_nobodys and actor.is_named and actor.name.lower().removeprefix("the ") in _ORGANS:
            actor.kind, actor.country, actor.belongs_to = "government", home.country, home
