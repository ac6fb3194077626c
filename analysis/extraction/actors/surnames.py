"""Surnames that a state or a body has for its name as well: "Jane Wagner, a lawyer", "Senator Paris"."""

from __future__ import annotations

from itertools import pairwise

from analysis.extraction.actors.given_names import is_full_name
from analysis.extraction.parsing.parse import Parse, start_of

#: What stands before a bare surname, and before no state's name.
_STYLES = frozenset(
    "Mr Mrs Ms Dr Miss Sir Lord Lady Prof Senator Sen Governor Gov Judge Justice Congressman Congresswoman Rep Gen Col Capt Lt "
    "Captain Mr. Mrs. Ms. Dr. Sir. Prof. Sen. Gov. Rep. Gen. Col. Capt. Lt.".split()
)


def find_surnames_borne(parse: Parse) -> dict[str, int]:
    """Give the surnames that somebody of the text bears behind a given name or a style, and where he is first named so."""
    borne: dict[str, int] = {}
    for span in (sentence.span for sentence in parse.sentences):
        for ent in span.ents:
            if ent.label_ == "PERSON" and ent[-1].is_title and is_full_name(list(ent)):
                borne.setdefault(ent[-1].text, start_of(ent[0]))
        for token, name in pairwise(span):
            if token.text not in _STYLES or not name.is_title:
                continue
            if name.i + 1 >= span.end or name.nbor(1).pos_ not in {"PROPN", "PART"}:
                borne.setdefault(name.text, start_of(name))
    return borne
