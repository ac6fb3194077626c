"""Whom an office means that stands without a name: who is named behind its phrase, who held it last, or once did.

"the former Finnish president", of somebody whom the text has named, is that man, and no president.
"""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.heads import has_held, is_same_office
from analysis.extraction.actors.index import Actor
from analysis.extraction.coreference.home import find_home_state
from analysis.extraction.parsing.parse import start_of
from analysis.extraction.parsing.words import Doc, Token

_NEAR_CHARACTERS = 1_000
_LEADERS = frozenset("leader chief chieftain commander warlord elder".split())
_STYLES = frozenset("Sheikh Sheik Mr Mrs Ms Dr Sir Lord Prince Princess Ayatollah Haji Mullah".split())
_PAST = ("former ", "ex-", "onetime ", "one-time ", "deposed ", "ousted ", "toppled ", "overthrown ")


def leads_people(title: Token, cast: Cast) -> bool:
    """Tell whether somebody leads a people and no land: "the Syrian Kurdish leader". The Hutu president is the land's."""
    if title.lemma_.lower() not in _LEADERS:
        return False
    words = [c for c in title.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    return any((m := cast.index.mention_at(c)) is not None and not m.actors for c in words)


def is_past(office: str) -> bool:
    """Tell whether an office is one that somebody has left.

    Examples
    --------
    >>> is_past("former president"), is_past("president")
    (True, False)
    """
    return office.lower().startswith(_PAST)


def find_past_holder(office: str, place: Token, body: Actor | None, cast: Cast) -> Actor | None:
    """Give whom "the former Finnish president" means of those named before: who is said, or known, to have held the office,
    else the only person without an office just before. Nobody who holds it now, and none who is named only later."""
    if not is_past(office):
        return None
    people = [a for a in cast.index.actors if a.kind == "person" and a.is_named]
    before = {id(a) for m in cast.index.mentions if start_of(m.head) < start_of(place) for a in m.actors}
    people = [a for a in people if id(a) in before]
    country = body.body.country if body is not None else None
    fitting = [a for a in people if country is None or a.country in {None, country}]
    said = [a for a in fitting if a.role and _has_left(a.role, office)]
    known = [a for a in fitting if body is not None and has_held(a, _bare(office), body) and not _serves(a)]
    bare = [a for a in fitting if a.role is None and a.belongs_to is None and is_near(a, place, cast)]
    if said or known:
        found = cast.index.named_last(said or known, place)
    else:
        # "President Touré fled … the ousted president": who has left it has held it.
        held = [a for a in fitting if _holds(a, office)]
        chosen = bare or held
        found = chosen[0] if len(chosen) == 1 else None
    if found is not None:
        found.role, found.country = found.role or office, found.country or country
    return found


def _has_left(role: str, office: str) -> bool:
    return role.lower() == "predecessor" or (is_past(role) and is_same_office(office, role))


def _holds(person: Actor, office: str) -> bool:
    """Tell whether somebody is said to be in the office now: "President Ruto" is no former president."""
    return person.role is not None and not is_past(person.role) and is_same_office(_bare(office), person.role)


def _serves(person: Actor) -> bool:
    """Tell whether somebody is in an office of a state now, and so has not left its highest: a deputy president."""
    is_state_s = person.belongs_to is not None and person.belongs_to.kind in {"state", "government"}
    return person.role is not None and not is_past(person.role) and is_state_s


def _bare(office: str) -> str:
    return office.lower().removeprefix("former ").removeprefix("ex-").removeprefix("onetime ").removeprefix("one-time ")


def is_near(person: Actor, head: Token, cast: Cast) -> bool:
    """Tell whether somebody of no known country was named shortly before: a president of long ago is not "the president of Turkey"."""
    place = head.doc.user_data["offset"] + head.idx
    spots = (m.head.doc.user_data["offset"] + m.head.idx for m in cast.index.mentions if person in m.actors)
    return any(abs(place - spot) <= _NEAR_CHARACTERS for spot in spots)


def name_behind(head: Token, cast: Cast) -> Actor | None:
    """Give who is named behind an office with its phrase: "the head of the United Nations mission, Nicholas Haysom, said"."""
    phrase = next((c for c in head.rights if c.dep_ == "prep" and c.i == head.i + 1), None)
    end = phrase.right_edge.i if phrase is not None else head.i
    last = len(head.doc) - 1
    for at in range(head.i + 2, min(end, last - 1) + 1):
        if head.doc[at].text == "," and cast.index.mention_at(head.doc[_behind_style(head.doc, at + 1)]) is not None:
            end = at - 1  # The name hangs below the phrase.
            break
    if end + 2 > last or head.doc[end + 1].text != "," or head.doc[end + 2].sent != head.sent:
        return None
    first = _behind_style(head.doc, end + 2)
    mention = cast.index.mention_at(head.doc[first])
    if mention is None or mention.form != "name" or len(mention.actors) != 1 or mention.actors[0].kind != "person":
        return None
    behind = max(t.i for t in mention.tokens) + 1
    closes = behind > last or head.doc[behind].text in {",", ".", ";", "—", "–"}
    return mention.actors[0] if closes and mention.tokens[0].i in {end + 2, first} else None


def _behind_style(doc: Doc, at: int) -> int:
    """Give where a name begins behind a style that is no part of it: "Sheikh Mohamed bin Zayed"."""
    return at + 1 if doc[at].text.rstrip(".") in _STYLES and at + 1 < len(doc) else at


def likeliest_holder(head: Token, holders: list[Actor], cast: Cast, *, is_bare: bool) -> Actor:
    """Give whom a title means of several who bear it: where it names no country, the one of the state that the text is most
    about; else who was named last before."""
    if len(holders) == 1:
        return holders[0]
    home = find_home_state(cast) if is_bare else None
    at_home = [p for p in holders if home is not None and p.body.country == home.country] or holders
    return cast.index.named_last(at_home, head) or at_home[0]
