"""Which paper says something, where only a relative pronoun tells: "signed *an accord* that Oman wrote and that says …"."""

from __future__ import annotations

import re
from collections.abc import Hashable

import pandas as pd

#: A paper at the end of some words, and the end of a clause that is joined to another on the same.
_PAPER = re.compile(
    r"\b(?:an?|the|its|their|his|her) (?:(?!(?:of|in|on|for|with|and|by|an?|the|its|their|his|her)\b)[\w-]+ ){0,3}?"
    r"(?:pact|deal|accord|agreement|treaty|text|plan|paper|document|draft|report|letter|statement|resolution|memo|memorandum"
    r"|study|survey|poll|roadmap|truce|ceasefire|armistice|charter|communiqu[eé]|declaration)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|but) $")


def name_papers(claims: pd.DataFrame, sentences: pd.DataFrame) -> dict[Hashable, str]:
    """Name the paper that a relative clause tells of, by claim_id: "signed *an accord* that Oman wrote and that says …"."""
    texts = {(row["document_id"], row["sentence"]): row for row in sentences.to_dict("records")}
    found: dict[Hashable, str] = {}
    for row in claims[claims["source_quote"].isin(["that", "which"])].to_dict("records"):
        sentence = texts.get((row["document_id"], row["sentence"]))
        if sentence is None or isinstance(row["source_actor_id"], str):
            continue
        before = str(sentence["text"])[: int(row["source_start"]) - int(sentence["start"])]
        if _JOINED.search(before):
            before = re.split(r",? (?:that|which) ", before)[-2] if re.search(" (?:that|which) ", before) else ""
        if (paper := _PAPER.search(" ".join(before.split()).rstrip(" ,"))) is not None:
            found[row["claim_id"]] = paper[0]
    return found
