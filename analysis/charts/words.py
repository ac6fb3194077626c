"""How the closed vocabularies of the tables are worded for readers, in charts and in tables alike."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

STATUS_WORDS: Mapping[str, str] = {
    "requested": "requested",
    "offered": "offered",
    "planned": "planned",
    "threatened": "threatened",
    "hypothetical": "possible",
    "accepted": "accepted",
    "ongoing": "under way",
    "occurred": "took place",
    "failed": "failed",
    "refused": "refused",
    "halted": "halted",
    "denied": "denied",
}
SOURCING_WORDS: Mapping[str, str] = {
    "named_person": "named person",
    "named_body": "named body",
    "official_unnamed": "unnamed official",
    "unnamed_people": "unnamed people",
    "media": "media, images",
    "unattributed": "the article itself",
}
FACTUALITY_WORDS: Mapping[int, str] = {
    3: "certain",
    2: "stated",
    1: "hedged",
    0: "uncommitted",
    -1: "doubted",
    -2: "denied",
    -3: "contradicted",
}
TYPE_WORDS: Mapping[str, str] = {
    "AGREE": "agree",
    "CONSULT": "consult",
    "SUPPORT": "support",
    "CONCEDE": "concede",
    "COOPERATE": "cooperate",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilize",
    "COERCE": "coerce",
    "ASSAULT": "assault",
}
COMPARATOR_WORDS: Mapping[str, str] = {
    "=": "",
    "≈": "about",
    ">": "more than",
    "≥": "at least",
    "<": "fewer than",
    "≤": "at most",
    "between": "between",
}
#: Units after a number; what is not here takes an s.
UNIT_WORDS: Mapping[str, str] = {
    "person": "people",
    "percent": "%",
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "pounds sterling",
    "JPY": "yen",
    "INR": "rupees",
    "RUB": "roubles",
    "ZAR": "South African rand",
    "KRW": "South Korean won",
    "km": "km",
}
KIND_WORDS: Mapping[str, str] = {
    "state": "state",
    "government": "government",
    "person": "person",
    "organisation": "organisation",
    "armed_group": "armed group",
    "group": "group",
}
RELATION_WORDS: Mapping[str, str] = {
    "borders": "borders",
    "leverage_over": "has leverage over",
    "influences": "influences",
    "leads": "leads",
    "member_of": "is a member of",
    "allied_with": "is allied with",
    "hostile_to": "is hostile to",
    "hosts": "hosts",
}
PART_WORDS: Mapping[str, str] = {
    "actor": "acts",
    "recipient": "is acted on",
    "mediator": "mediates",
    "venue": "is the venue",
}
#: Words for the table that a span belongs to.
TABLE_WORDS: Mapping[str, str] = {
    "actors": "actor",
    "events": "event",
    "claims": "claim",
    "quantities": "figure",
    "relations": "tie",
    "places": "place",
}


def word_for(value: object, words: Mapping[str, str]) -> str:
    """Give the reader's word for a value of a vocabulary; nothing for null; a value without one as it is.

    Examples
    --------
    >>> word_for("ongoing", STATUS_WORDS), word_for(None, STATUS_WORDS)
    ('under way', '')
    """
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    return words.get(str(value), str(value).replace("_", " "))
