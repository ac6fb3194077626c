"""Who stands between whom in one act of mediation: for whom its mediators stand, and which of those who take part are its sides."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies

#: Codes of asking a third to mediate, and of letting him.
_SOUGHT_FROM = frozenset({"028", "038"})
#: Acts in which a body of many states that stands alone beside a mediator is no side.
_OF_BOTH = frozenset({"CONSULT", "AGREE"})
#: Kinds of those whom one stands between at home.
_AT_HOME = frozenset({"government", "armed_group", "state"})
_STATES = frozenset({"state", "government"})
#: Offices in which one acts for his state, and what comes before those that are over.
_HEADS = frozenset("president premier king queen emir sultan chancellor minister monarch".split())
_PAST = ("former ", "ex-", "late ", "retired ", "ousted ", "deposed ")
#: Who sits in an assembly, writes, teaches or trades does not act for his state.
_FOR_NOBODY = frozenset(
    "congressman congresswoman senator lawmaker legislator parliamentarian oligarch businessman businesswoman tycoon financier "
    "professor academic scholar lawyer journalist".split()
)
#: People of office, and others, of whom nobody says whose they are: whoever sent them may be a side, they are none.
_OF_NOBODY = frozenset(
    "envoy envoys delegate delegates delegation delegations official officials minister ministers leader leaders president presidents "
    "negotiator negotiators representative representatives diplomat diplomats deputy deputies lawmaker lawmakers commander commanders "
    "general generals officer officers counterpart counterparts compatriot compatriots people men women families capitals nations "
    "countries states neighbours neighbors parties sides camps members team advisers emissary emissaries observers participants "
    "chief chiefs politicians".split()
)
#: Of more sides than two nobody can tell which two a mediator stands between.
_TWO = 2


class TrackSides:
    """Tells of the acts of some texts who mediates and between whom, as far as that is sure.

    Parameters
    ----------
    participants, actors : DataFrame
        The tables of those names.
    documents : dict of str to str
        The text of each event.
    """

    def __init__(self, participants: pd.DataFrame, actors: pd.DataFrame, documents: dict[str, str]) -> None:
        self.bodies = find_bodies(actors)
        self._names = dict(zip(actors["actor_id"], actors["name"], strict=True))
        self._kinds = dict(zip(actors["actor_id"], actors["kind"], strict=True))
        self._lands = {a: c for a, c in zip(actors["actor_id"], actors["country"], strict=True) if isinstance(c, str)}
        self._roles = {
            a: r.lower() for a, r in zip(actors["actor_id"], actors["role"], strict=True) if isinstance(r, str)
        }
        self._named_by_state = {
            self._lands[a]: a for a, kind in self._kinds.items() if kind == "state" and a in self._lands
        }
        is_body = (actors["kind"] == "organisation") & actors["country"].isna()
        self._bystanders = frozenset(actors.loc[is_body, "actor_id"])
        self._parts: dict[str, list[tuple[str, str]]] = {}
        for event_id, part, actor_id in participants[["event_id", "part", "actor_id"]].itertuples(index=False):
            self._parts.setdefault(event_id, []).append((part, actor_id))
        #: Who mediates somewhere in a text: he is no side there.
        self._thirds: dict[str, set[str]] = {}
        for event_id, parts in self._parts.items():
            thirds = {self._stands_for(a, parts) for part, a in parts if part == "mediator"}
            self._thirds.setdefault(documents.get(event_id, ""), set()).update(thirds)

    def find_mediators(self, event_id: str) -> dict[str, str]:
        """Give for whom each mediator of an act stands."""
        mine = self._parts.get(event_id, [])
        return {a: self._stands_for(a, mine) for part, a in mine if part == "mediator"}

    def is_by_sides(self, event_id: str) -> bool:
        """Tell whether it is not the mediator who acts."""
        return not self.find_doers(event_id) & set(self.find_mediators(event_id).values())

    def find_doers(self, event_id: str) -> set[str]:
        """Give the bodies of those who act, and for whom each mediator among them stands."""
        thirds = self.find_mediators(event_id)
        return {thirds.get(a, self.bodies[a]) for part, a in self._parts.get(event_id, []) if part == "actor"}

    def find_sides(self, event: dict[Any, Any]) -> list[str]:
        """Give the bodies between which an event's mediators stand: two, one where no other is known, none where more might be meant.

        Who asks a third to mediate between two others is no side, and an organisation that asks or consents alone is none
        either, nor is who mediates elsewhere in the text.
        """
        parts = self._parts.get(event["event_id"], [])
        thirds = self.find_mediators(event["event_id"])
        mediators = set(thirds.values())
        bodies = {**self.bodies, **thirds}
        doers = [bodies[a] for part, a in parts if part == "actor" and bodies[a] not in mediators]
        others = [bodies[a] for part, a in parts if part == "recipient" and bodies[a] not in mediators]
        doers, others = list(dict.fromkeys(doers)), list(dict.fromkeys(others))
        is_body = len(doers) == 1 and self._kinds[doers[0]] == "organisation"
        asks = event["cameo"] in _SOUGHT_FROM
        if asks and (is_body or len(set(others) - set(doers)) > 1):
            doers = []
        if event["cameo"] == "028":
            doers = [
                a for a in doers if self._kinds[a] != "person" or a in self._lands
            ]  # Whose side is a man of no state?
        sides = list(dict.fromkeys([*doers, *others]))
        elsewhere = self._thirds.get(event["document_id"], set())
        sides = self._without_own([a for a in sides if a not in elsewhere and not self._is_of_nobody(a)])
        if (
            event["type"] in _OF_BOTH
            and event["status"] != "accepted"
            and len(sides) == 1
            and self._bystanders.issuperset(sides)
        ):
            return []  # "The Union named him its mediator", "put a plan to the Council": neither is a side.
        return sides if len(sides) <= _TWO else []

    def fold(self, sides: list[str]) -> list[str]:
        """Give for two men of two states those states, where the text names them: Serbia and Kosovo for Vučić and Kurti."""
        if len({self._lands.get(a) for a in sides} - {None}) < _TWO:
            return sides  # Two of one country are at odds at home.
        return [self._named_by_state.get(self._lands[a], a) if self._kinds[a] == "person" else a for a in sides]

    def _is_of_nobody(self, actor_id: str) -> bool:
        """Tell whether a side is only "Envoys" or "Leaders": a name has capitals within, or is none of these words."""
        words = self._names[actor_id].split()
        return words[-1].lower() in _OF_NOBODY and (len(words) == 1 or " ".join(words[1:]).islower())

    def _without_own(self, sides: list[str]) -> list[str]:
        """Leave out who is of a state that is a side itself, where there are more than two."""
        if len(sides) <= _TWO:
            return sides
        states = {self._lands.get(a) for a in sides if self._kinds[a] == "state"}
        return [a for a in sides if self._kinds[a] != "person" or self._lands.get(a) not in states]

    def _stands_for(self, mediator: str, parts: list[tuple[str, str]]) -> str:
        """Give for whom a mediator stands: for himself where he holds no office, his own state is a side or the quarrel is at home."""
        body, role = self.bodies[mediator], self._roles.get(mediator, "")
        if self._kinds[mediator] != "person":
            return body
        if self._kinds[body] != "state":
            state = self._named_by_state.get(self._lands.get(mediator, ""))
            holds = body == mediator and not role.startswith(_PAST) and bool(_HEADS & set(role.split()))
            at_home = self._is_at_home(mediator, state, parts) if state is not None else True
            return state if state is not None and holds and not at_home else body
        if role.startswith(_PAST) or set(role.replace("-", " ").split()) & _FOR_NOBODY:
            return mediator
        return mediator if self._is_at_home(mediator, body, parts) else body

    def _is_at_home(self, mediator: str, body: str, parts: list[tuple[str, str]]) -> bool:
        others = [a for part, a in parts if part != "mediator" and a != mediator]
        return any(
            self._kinds[a] in _AT_HOME
            and (self.bodies[a] == body or (a in self._lands and self._lands[a] == self._lands.get(body)))
            for a in others
        )
