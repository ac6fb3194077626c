"""Who leads a state or movement in a text, whatever the text calls the office: "the Chadian leader" is its president."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.holders import terms_of
from analysis.extraction.actors.index import Actor
from analysis.extraction.parsing.words import Token

#: Offices of which one is meant where the text says another; one line a kind.
_HEADS = frozenset(
    "leader|ruler|strongman|dictator|president|prime minister|premier|taoiseach|chancellor|king|queen|monarch|emir|sultan|shah|"
    "emperor|head of state|head of government|junta leader|interim president|acting president|caliph|pope|"
    "autocrat|potentate|junta head|head".split("|")
)
_SAME = [
    frozenset({"prime minister", "premier", "taoiseach", "head of government"}),
    frozenset({"president", "head of state", "king", "queen", "emir", "sultan", "monarch", "emperor", "shah", "junta leader"}),
    frozenset({"foreign minister", "foreign secretary", "secretary of state", "top diplomat", "chief diplomat"}),
    frozenset({"defence minister", "defense minister", "defence secretary", "defense secretary"}),
    frozenset({"army chief", "chief of staff", "chief of army staff", "army commander", "chief of general staff"}),
    frozenset({"king", "queen", "emir", "sultan", "monarch", "emperor", "shah"}),
]  # fmt: skip
#: What anybody may be called who leads: by it a president and a prime minister are meant alike.
_ANY_HEAD = frozenset(
    "leader ruler strongman dictator autocrat potentate founder chief boss head commander chairman figurehead".split()
)
_LEADERS_OF_GROUPS = frozenset(
    "leader founder chief head commander boss chairman ruler strongman warlord general".split()
)
#: Offices of those who head a body of states, whom the press calls its chief.
_HEADS_OF_BODIES = frozenset(
    "secretary-general|secretary general|director-general|director general|managing director|executive director|"
    "high commissioner|commission president|commission chairman|commission chairperson|chairperson|executive secretary".split(
        "|"
    )
)
#: Offices of which there are many in a state, each of some part of it.
_OF_PARTS = frozenset("head chief boss director commander".split())
#: Words for who leads that a choir's leader has as well, and what a state's leads.
_OF_ANYTHING = frozenset({"head", "chief", "leader", "boss"})
_LONGEST_PART = 4
#: Whom somebody leads who is no leader of the state: "the separatist leader" is not "the Ukrainian leader".
_APART = frozenset(
    "rebel rebels opposition separatist secessionist insurgent guerrilla militant militia warlord".split()
)
_WHOLE = frozenset("state government country nation junta regime republic kingdom cabinet group movement staff".split())
_MILITARY = frozenset(
    "general colonel marshal captain major commander admiral brigadier lieutenant sergeant soldier".split()
)
_CIVIL = frozenset(
    "minister secretary premier ambassador envoy spokesman spokeswoman senator chancellor pope bishop archbishop cardinal imam "
    "ayatollah governor mayor judge justice prosecutor lawmaker attorney commissioner speaker congressman councillor".split()
)
#: What nobody is who holds another office: "the pilot", "the crown prince" behind a name are no president.
_CALLINGS = frozenset(
    "captive hostage prisoner detainee inmate suspect convict victim witness driver pilot captain airman sailor fisherman farmer "
    "journalist reporter correspondent photographer cameraman blogger presenter doctor nurse medic surgeon paramedic dentist "
    "teacher professor student pupil worker labourer shopkeeper priest bishop archbishop cardinal patriarch pope mufti imam rabbi "
    "pastor monk nun prince princess king queen emir sultan sheikh duke judge prosecutor mayor governor gunman bomber attacker "
    "assassin killer shooter sniper kidnapper smuggler girl boy child teenager mother widow wife daughter sister aunt".split()
)


def find_head(office: str, body: Actor, place: Token, cast: Cast) -> Actor | None:
    """Give the named person whom an office of a body means, though the text calls the office otherwise where it names him.

    A state's leader is its president or prime minister, a movement's founder its leader; of several it is the one named last
    before the place.
    """
    is_past = office.lower().startswith(("former ", "ex-"))
    office = _plain(office)
    if not (office in _HEADS or office in _ANY_HEAD or any(office in kind for kind in _SAME)):
        return None
    if _heads_part(place, body, cast):
        return None
    people = [p for p in cast.index.actors if p.kind == "person" and p.is_named and _is_of(p, body)]
    fitting = [p for p in people if p.role is not None and is_same_office(office, p.role)]
    if is_past:
        named = [p for p in cast.index.actors if p.kind == "person" and p.is_named and p.role is None]
        fitting = fitting or [p for p in named if has_held(p, office, body)]
    if not fitting and office in _ANY_HEAD | _HEADS:
        fitting = [p for p in people if p.role is None]
        fitting = fitting if len(fitting) == 1 == len(people) else []
    return fitting[0] if len(fitting) == 1 else cast.index.named_last(fitting, place)


def _heads_part(office: Token, body: Actor, cast: Cast) -> bool:
    """Tell whether somebody is at the head of something smaller than the body: "Kenya's head of customs", "chief of protocol"."""
    if office.lemma_.lower() not in _OF_ANYTHING:
        return False
    of = next((c for c in office.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if inner is None or inner.lemma_.lower() in _WHOLE:
        return False
    return not any(actor is body for actor in cast.index.actors_at(inner))


def part_headed(office: Token, cast: Cast) -> str:
    """Give the words by which somebody is head of one thing only: " of military intelligence", else nothing.

    Without them "Chile's head" reads as the head of the state.
    """
    if office.lemma_.lower() not in _OF_PARTS or office.i + 2 >= office.sent.end or office.nbor().lower_ != "of":
        return ""
    words = []
    for token in office.doc[office.i + 2 : min(office.i + 2 + _LONGEST_PART, office.sent.end)]:
        is_word = token.is_lower and token.is_alpha and token.pos_ in {"NOUN", "ADJ", "DET", "PROPN"}
        if not is_word or cast.index.mention_at(token) is not None:
            break
        words.append(token)
        is_last = token.pos_ in {"NOUN", "PROPN"} and token.i + 1 < token.sent.end and token.nbor().pos_ != "NOUN"
        if is_last or token.i + 1 == token.sent.end:
            break
    if not words or words[-1].pos_ not in {"NOUN", "PROPN"} or words[-1].lemma_ in _WHOLE:
        return ""
    if len(words) == 2 and words[0].pos_ == "DET":
        return ""  # "The head of the delegation": of one that the text has told of.
    return f" of {' '.join(t.text for t in words)}"


def is_same_office(office: str, role: str) -> bool:
    """Tell whether an office is the one that somebody's role says, in other words: premier and prime minister."""
    office, role = _plain(office), _plain(role)
    if office == role or any(office in kind and role in kind for kind in _SAME):
        return True
    if office in _ANY_HEAD:
        return role in _HEADS or role in _HEADS_OF_BODIES or role.split()[0] in _LEADERS_OF_GROUPS
    return False


def stands_apart(office: str) -> bool:
    """Tell whether an office is one against a state, and so none of the state's: "separatist leader".

    Examples
    --------
    >>> stands_apart("separatist leader"), stands_apart("party leader")
    (True, False)
    """
    return not _APART.isdisjoint(office.lower().split())


def has_held(person: Actor, office: str, body: Actor) -> bool:
    """Tell whether the list knows somebody to have held an office of a body at some time: Kofi Annan as chief of the United Nations."""
    return any(
        is_same_office(office, term.office)
        and (f"org:{term.organisation}" == body.key or (term.country is not None and term.country == body.country))
        for term in terms_of(person.name)
    )


def may_hold(office: str, person: Actor) -> bool:
    """Tell whether a noun for an office or rank can mean somebody, by what the text or the list calls them."""
    if person.role is None:
        return not (office.endswith(" general") and set(office.split()) & _CIVIL)
    office, role = _plain(office), _plain(person.role)
    head = office.split()[-1]
    if is_same_office(office, role) or head in role.split():
        return True
    if head in _CALLINGS and not (office in _HEADS and role in _HEADS):
        return False
    if head in _MILITARY and set(office.split()) & _CIVIL:
        return False  # "The prosecutor general"
    if head in _MILITARY:
        return not set(role.split()) & _CIVIL
    is_office = office in _HEADS or any(office in kind for kind in _SAME) or head in _CIVIL
    return not is_office


def _plain(office: str) -> str:
    words = office.lower().split(" of the ")[0].split(" of ")
    text = words[0] if words[0] not in {"head", "chief", "secretary"} else office.lower()
    return text.removeprefix("former ").removeprefix("then ").removeprefix("ousted ").removeprefix("deposed ")


def _is_of(person: Actor, body: Actor) -> bool:
    if body.kind in {"state", "government"}:
        of_group = person.belongs_to is not None and person.body.kind not in {"state", "government"}
        is_his = person.body is body.body or (person.country is not None and person.country == body.country)
        apart = person.role is not None and (" of " in person.role or stands_apart(person.role))
        return is_his and not of_group and not apart
    if person.belongs_to is not None and person.body is body:
        return True
    named = {word for word in body.name.lower().replace("-", " ").split() if len(word) > 2}
    roles = set((person.role or "").lower().split())
    return bool(named & roles - {"the", "and", "leader", "movement", "front", "group"})
