"""Texts and outlets compared by how they source what they say."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from analysis.measures.corpus import label_documents
from analysis.measures.naming import spell
from analysis.measures.sourcing import list_claims
from analysis.schemas import Tables

_AUDIT = [
    "label", "text_count", "word_count", "claim_count", "named_count", "unnamed_count", "media_count", "named_share",
    "source_count", "hedges_per_1000", "loaded_per_1000", "sentences",
]  # fmt: skip
_NAMED = ("named_person", "named_body")
_UNNAMED = ("official_unnamed", "unnamed_people")
_NO_OUTLET = "no outlet given"


def audit_sources(tables: Tables, *, by: Literal["text", "outlet"] = "text") -> pd.DataFrame:
    """Compare texts, or outlets, by what their claims rest on.

    A row is a text, or an outlet with all its texts. Columns: ``label``, ``text_count``, ``word_count``,
    ``claim_count`` (attributed claims), of which ``named_count`` rest on a person or body with a name, ``unnamed_count``
    on officials or people without one, ``media_count`` on media and images; ``named_share`` (0–1; null without claims),
    ``source_count`` (different sources), ``hedges_per_1000`` and ``loaded_per_1000`` words, ``sentences`` of the claims
    without a name.
    """
    labels = label_documents(tables.documents)
    if by == "outlet":
        outlets = tables.documents.set_index("document_id")["outlet"].fillna(_NO_OUTLET)
        labels = {str(key): str(value) for key, value in outlets.items()}
    rows: list[dict[str, object]] = []
    for label in dict.fromkeys(labels.values()):
        own = {key for key, value in labels.items() if value == label}
        sentences = tables.sentences[tables.sentences["document_id"].isin(own)]
        claims = tables.claims[tables.claims["document_id"].isin(own)]
        said = claims[claims["sourcing"] != "unattributed"]
        words = sum(len(str(text).split()) for text in sentences["text"])
        named, unnamed = said["sourcing"].isin(_NAMED), said["sourcing"].isin(_UNNAMED)
        sources = said["source_actor_id"].fillna(said["source_quote"].str.casefold()).dropna()
        rows.append(
            {
                "label": label, "text_count": len(own), "word_count": words, "claim_count": len(said),
                "named_count": int(named.sum()), "unnamed_count": int(unnamed.sum()),
                "media_count": int((said["sourcing"] == "media").sum()),
                "named_share": float(named.mean()) if len(said) else None, "source_count": int(sources.nunique()),
                "hedges_per_1000": _rate(claims["hedges"], words), "loaded_per_1000": _rate(claims["loaded"], words),
                "sentences": tuple(sorted({int(n) for n in said.loc[~named, "sentence"]})),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=_AUDIT)


def _rate(words: pd.Series[Any], total: int) -> float | None:
    count = sum(len(str(listed).split("; ")) for listed in words.dropna())
    return round(1000 * count / total, 1) if total else None


def list_unnamed_claims(claims: pd.DataFrame, actors: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the claims whose source has no name, as `list_claims` gives them."""
    listed = list_claims(claims, actors)
    return listed[~listed["sourcing"].isin(_NAMED)].reset_index(drop=True)


def tell_audit(audit: pd.DataFrame) -> pd.DataFrame:
    """Say in a few sentences what the texts rest on.

    A row is a sentence: ``order``, ``text``, ``sentences``. Takes what `audit_sources` gives.
    """
    said: list[tuple[str, tuple[int, ...]]] = []
    total, named = int(audit["claim_count"].sum()), int(audit["named_count"].sum())
    if total:
        texts = int(audit["text_count"].sum())
        said.append(
            (
                f"The {f'{spell(texts)} texts' if texts > 1 else 'text'} attribute{'' if texts > 1 else 's'} "
                f"{spell(total)} claim{'s' * (total != 1)}; {spell(named) if named else 'none'} of them "
                f"({named / total:.0%}) {'rests' if named == 1 else 'rest'} on a source with a name.",
                (),
            )
        )
        rated = audit[audit["claim_count"] >= 3]
        if len(rated) > 1:
            ranked = rated.sort_values("named_share", kind="stable")
            low, high = ranked.iloc[0], ranked.iloc[-1]
            if low["named_share"] < high["named_share"]:
                said.append(
                    (
                        f"Names stand behind {high['named_share']:.0%} of the claims in {high['label']}, and behind "
                        f"{low['named_share']:.0%} in {low['label']}.",
                        tuple(low["sentences"])[:6],
                    )
                )
        loaded = audit[audit["loaded_per_1000"] > 0]
        if len(loaded):
            top = loaded.sort_values("loaded_per_1000", ascending=False, kind="stable").iloc[0]
            said.append((f"Loaded words are densest in {top['label']}: {top['loaded_per_1000']:g} in 1,000 words.", ()))
    rows = [{"order": order, "text": text, "sentences": marks} for order, (text, marks) in enumerate(said)]
    return pd.DataFrame(rows, columns=["order", "text", "sentences"])
