"""Given names: by them a name is told to be a person's, and whom "he" or "she" can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from analysis.extraction.actors.index import Actor
from analysis.extraction.names.names import fold
from analysis.extraction.names.reference import read_given_names
from analysis.extraction.parsing.words import Token

#: Last words of what is called after somebody and is no person.
_CALLED_AFTER = frozenset(
    "academy act agency airport alliance army arsenal association authority avenue award awards bank bay beach brigade brigades bridge "
    "camp campaign canal cartel castle cathedral center centre church city clinic club coast coalition college commission "
    "committee company conference corporation corps council county court cup dam day doctrine district estate falls family "
    "festival force forces forum foundation front fund gang government group hall harbour health heights hill hills hospital "
    "hotel house initiative inquiry institute institution island islands journal kennel law league lake library line lodge "
    "mall market media memorial ministry mission monastery mosque mountain movement museum network news office organisation "
    "organization pact palace park party pass plan plaza port post press prison prize prizes process project province radio ranch "
    "region report river road room school sea society square stadium state station street strip studios synagogue team "
    "telegraph temple theatre times tower township tribune trust tunnel union university valley village wall war "
    "arena auditorium barracks base boulevard bypass chair crossing expressway fellowship freeway garden gardens highway lecture "
    "mausoleum medal monument motorway order pier promenade residence roundabout scholarship shrine terminal trophy".split()
)
#: Of these, what is a surname too: only behind an article is it a thing.
_SURNAMES_TOO = frozenset(
    "bank banks beach bridge castle church court day falls garden gardens hall heights hill hills house lake law lodge bay river valley post mission market tower club park pier port "
    "rivers school street temple times wall base".split()
)
_WOMEN = frozenset(
    "queen princess chairwoman spokeswoman congresswoman councilwoman stateswoman businesswoman policewoman empress duchess "
    "woman girl mother wife widow sister daughter actress nun lady baroness".split()
)
_MEN = frozenset(
    "king prince emir sultan shah pope cardinal bishop archbishop ayatollah imam sheikh monk priest emperor duke baron "
    "chairman spokesman congressman businessman policeman serviceman gunman man boy father husband son brother taoiseach lord".split()
)
_MOST_WORDS = 4
#: Initials that stand for given names: "B. Nadesan", "S.P. Tamilselvan".
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
#: How many words behind a name may stand before what bears it: "the Nelson Mandela Peace Prize".
_REACH = 3


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that the list holds: "Fethullah", "José"."""
    return fold(word) in read_given_names()


def is_initials(word: str) -> bool:
    """Tell whether a word is one or more initials with their full stops: "B.", "S.P.".

    Examples
    --------
    >>> is_initials("S.P."), is_initials("U.N")
    (True, False)
    """
    return _INITIALS.fullmatch(word) is not None


def is_full_name(tokens: Sequence[Token]) -> bool:
    """Tell whether words are a person's given name and surname: "Masatoshi Muto", "B. Nadesan", and not "Carter Center"."""
    words = [t.text for t in tokens]
    if (
        not 2 <= len([w for w in words if w != "-"]) <= _MOST_WORDS
        or not words[-1][:1].isupper()
        or words[-1].isupper()
    ):
        return False
    if is_called_after(tokens) or any(word.lower() in {"of", "and", "for", "the"} for word in words):
        return False
    return is_initials(words[0]) or (words[0][:1].isupper() and not words[0].isupper() and is_given_name(words[0]))


def is_called_after(tokens: Sequence[Token]) -> bool:
    """Tell whether a name has a word of what is called after somebody: "Sheikh Zayed Bridge"."""
    return any(token.lower_ in _CALLED_AFTER for token in tokens)


def names_thing(name: Sequence[Token]) -> bool:
    """Tell whether somebody's name is here that of a bridge, a prize, a hospital: "the Sheikh Zayed Bridge", "the Mandela Prize"."""
    doc, last = name[-1].doc, name[-1]
    first = name[0]
    while first.i > first.sent.start and first.nbor(-1).text[:1].isupper() and first.nbor(-1).is_alpha:
        first = first.nbor(-1)
    has_article = first.lower_ == "the" or (first.i > first.sent.start and first.nbor(-1).lower_ in {"the", "a", "an"})
    inner = last.lower_
    if len(name) > 1 and inner in _CALLED_AFTER:
        return has_article or inner not in _SURNAMES_TOO
    for token in doc[last.i + 1 : last.i + 1 + _REACH]:
        if not (token.text[:1].isupper() and token.is_alpha) or token.sent != last.sent:
            return False
        if token.lower_ in _CALLED_AFTER:
            return has_article or token.lower_ not in _SURNAMES_TOO
    return False


def gender_of(actor: Actor) -> str | None:
    """Give "m" or "f" for a person whose given name or office tells it; None where neither does."""
    return _gender(actor.name if actor.is_named else "", (actor.role or "") if actor.is_named else actor.name)


@cache
def _gender(name: str, role: str) -> str | None:
    words = set(role.lower().replace("-", " ").split())
    if words & _WOMEN or words & _MEN:
        return "f" if words & _WOMEN else "m"
    first, *rest = name.replace("-", " ").split() or [""]
    return (_genders().get(fold(first)) or None) if rest else None


@cache
def _genders() -> Mapping[str, str]:
    return read_given_names()
