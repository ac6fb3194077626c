"""Which efforts to mediate their sentence tells so plainly that they can be told in words of ours; the others are quoted."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import pandas as pd

from analysis.measures.bodies import find_bodies
from analysis.measures.clauses import tell_clause
from analysis.measures.leaning import names_by_number
from analysis.measures.quoting import is_past, quote_further, tell_lead
from analysis.measures.statements import SOMEBODY, Statement, cite_claim, has_other_voice, is_far_off
from analysis.schemas import Tables

_SIDES = ("state", "government", "armed_group", "group", "organisation", "person")
#: Stages that our words hold for only as long as nothing else is told of the effort.
_UNSURE = frozenset({"threatened", "hypothetical", "denied"})
_ENDINGS = frozenset({"failed", "halted", "refused"})
_SPEAKING_OF = frozenset(
    "he him his she her hers it its they them their theirs we us our who whom whose which that each".split()
)
#: One who goes to a capital deals with whoever sits there.
_ON_THE_ROAD = re.compile(
    r"\b(?:shuttl\w+|fl[eyi]\w*|flown|travel\w*|visit\w*|tour\w*|went|arriv\w+|between (?:two )?capitals)\b"
)
_NEAR = 2
#: "Offered" says what in the words behind it.
_BEHIND = 30
#: Who only hosts or meets is not told to mediate.
_MEDIATING = re.compile(
    r"\b(?:mediat\w+|broker\w*|go-betweens?|intermediar\w+|good offices|facilitat\w+|interced\w+|arbitrat\w+|reconcil\w+)",
    re.IGNORECASE,
)
_PLACE_FORMS = frozenset({"metonym"})


class PlainEfforts:
    """Says of a text's efforts whether they are plainly told, and quotes them.

    Parameters
    ----------
    tables : Tables
        The text's rows.
    tracks : DataFrame
        Its efforts, as `trace_mediation_tracks` gives them.
    """

    def __init__(self, tables: Tables, tracks: pd.DataFrame) -> None:
        self._sentences = {(row["document_id"], row["sentence"]): row for row in tables.sentences.to_dict("records")}
        self._events = {row["event_id"]: row for row in tables.events.to_dict("records")}
        self._claims = {row["claim_id"]: row for row in tables.claims.to_dict("records")}
        self._published = dict(zip(tables.documents["document_id"], tables.documents["published_at"], strict=True))
        self._participants = tables.participants
        self._parts: dict[str, list[dict[Hashable, Any]]] = {}
        for part in tables.participants.to_dict("records"):
            self._parts.setdefault(part["event_id"], []).append(part)
        mentions = tables.mentions[["document_id", "start", "form"]]
        self._forms = {(row["document_id"], row["start"]): row["form"] for row in mentions.to_dict("records")}
        self._opened = max((n for s in tell_lead(tables) for n in s.sentences), default=0)
        self._bodies = find_bodies(tables.actors)
        self._kinds = dict(zip(tables.actors["actor_id"], tables.actors["kind"], strict=True))
        # Who mediates between two is no side of what either has with another, where the text is of one quarrel.
        self._mediators = set(tracks["mediator_id"])
        self._pairs = [
            {side for side in (row["party_a_id"], row["party_b_id"]) if isinstance(side, str)}
            for row in tracks.drop_duplicates("track").to_dict("records")
        ]

    def is_plain(self, step: dict[Hashable, Any], path: tuple[str, ...]) -> bool:
        """Tell whether an effort's last step can be told in words of ours.

        Its sentence says that somebody mediates, as its news, and no other day's; it names the mediator and two sides that are bodies and
        mediate nothing between the same; nobody but one who stands beside it is its source; and no ending was told before.
        What a person has added or judged is plain.
        """
        event = self._events[step["event_id"]]
        if event["review"] != "machine":
            return True
        sentence = self._sentences.get((event["document_id"], event["sentence"]))
        if sentence is None or event["ground"] == "background" or event["rule"] == "verb_mutual":
            return False
        at = int(event["start"]) - int(sentence["start"])
        words = str(sentence["text"])[at : at + len(str(event["quote"])) + _BEHIND]
        if _MEDIATING.search(words) is None or step["status"] in _UNSURE or (_ENDINGS & {*path[:-1]}):
            return False
        if is_past(str(sentence["text"]), event["when_end"], self._published.get(event["document_id"])):
            return False
        return self._names_all(event, step, sentence) and self._is_on_plain_word(event, step)

    def tell(self, step: dict[Hashable, Any], called: dict[str, str]) -> list[Statement]:
        """Tell an effort's last step by the clause that tells it, where that is plain and says itself when it was."""
        event = self._events[step["event_id"]]
        sentence = self._sentences.get((event["document_id"], event["sentence"]))
        if sentence is None or event["ground"] == "background":
            return []
        claim = self._claims.get(str(event["claim_id"]))
        mine = self._participants[self._participants["event_id"] == event["event_id"]]
        by = cite_claim(event["claim_id"], self._claims, called) if claim is not None else ""
        text = None if SOMEBODY in by else tell_clause(event, mine, sentence, claim, called, by)
        published = self._published.get(event["document_id"])
        if text is None or (is_past(str(sentence["text"]), event["when_end"], published) and not is_past(text)):
            return []
        return [Statement(f"{text}.", (int(event["sentence"]),), "mediation", rank=2 if is_past(text) else 0)]

    def quote(self, step: dict[Hashable, Any], numbers: tuple[int, ...]) -> list[Statement]:
        """Quote the sentences that tell of an effort, the one of its last step first; what is past or told in passing, last."""
        event = self._events[step["event_id"]]
        document = step["document_id"]
        ordered = [step["sentence"], *sorted(set(numbers) - {step["sentence"]}, reverse=True)]
        told: list[Statement] = []
        for number in ordered:
            row = self._sentences.get((document, number))
            rank = 1 if event["ground"] == "background" and number == step["sentence"] else 0
            if row is not None and is_past(str(row["text"]), event["when_end"], self._published.get(document)):
                rank += 2
            # Who mediates is told right behind what has come of it.
            rank -= 1 if number <= self._opened + _NEAR else 0
            statement = quote_further(row, "mediation", rank=rank, opened=self._opened)
            told += [statement] if statement is not None else []
        return told

    def _names_all(self, event: dict[Hashable, Any], step: dict[Hashable, Any], sentence: dict[Hashable, Any]) -> bool:
        """Tell whether a sentence names an effort's mediator and its two sides, and these are sides."""
        sides = {side for side in (step["party_a_id"], step["party_b_id"]) if isinstance(side, str)}
        mine = self._parts.get(event["event_id"], [])
        bodies = {self._bodies[part["actor_id"]] for part in mine} - {step["mediator_id"]}
        mediators = {self._bodies[part["actor_id"]] for part in mine if part["part"] == "mediator"}
        if len(sides) != 2 or bodies - mediators != sides or any(self._kinds[side] not in _SIDES for side in sides):
            return False
        if any(side in self._mediators and self._is_between(sides, side) for side in sides):
            return False
        on_the_road = _ON_THE_ROAD.search(str(sentence["text"])) is not None
        for part in mine:
            words = str(part["quote"])
            if not int(sentence["start"]) <= int(part["start"]) < int(sentence["end"]):
                return False
            if (
                words.lower() in _SPEAKING_OF
                or names_by_number(words)
                or not re.search(r"(?<!\A)[A-Z]|\A[A-Z]\w*\Z", words)
            ):
                return False
            if on_the_road and self._forms.get((part["document_id"], part["start"])) in _PLACE_FORMS:
                return False
        return True

    def _is_between(self, sides: set[str], mediator: str) -> bool:
        """Tell whether a side mediates elsewhere in the text between others of whom one is the other side."""
        others = sides - {mediator}
        return any(others & pair and mediator not in pair for pair in self._pairs) or any(
            len(pair) < 2 and mediator not in pair for pair in self._pairs
        )

    def _is_on_plain_word(self, event: dict[Hashable, Any], step: dict[Hashable, Any]) -> bool:
        """Tell whether an effort is told by the text itself, or by one who stands beside what he says of it."""
        claim = self._claims.get(str(event["claim_id"]))
        if claim is None or claim["source_actor_id"] == step["mediator_id"]:
            return True
        return not is_far_off(claim) and not has_other_voice(claim, int(event["start"]))
