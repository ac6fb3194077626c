"""Which Korea "the North" and "the South" are, once a text speaks of one of them."""

from __future__ import annotations

from analysis.extraction.actors.index import Mention
from analysis.extraction.actors.naming import state_actor
from analysis.extraction.coreference.scene import Scene
from analysis.extraction.parsing.words import Token

_HALVES = {"North": "PRK", "South": "KOR"}
#: Other states whose halves are called so: where a text speaks of one, nobody knows.
_OTHERS = frozenset({"SDN", "SSD", "YEM", "VNM", "CYP", "NGA"})
_INSIDE = frozenset({"in", "into", "across", "inside", "throughout"})


def read_half(token: Token, scene: Scene) -> Mention | None:
    """Read "the North" as North Korea, and "the South" as South Korea, in a text that has named one of the two."""
    code = _HALVES.get(token.text)
    if code is None or token.i == token.sent.start or token.nbor(-1).lower_ != "the":
        return None
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    if behind is not None and behind.text[:1].isupper() and behind.is_alpha:
        return None  # "the North Sea"
    if token.dep_ == "pobj" and token.head.lower_ in _INSIDE:
        return None  # "37,000 soldiers in the South"
    named = {a.country for a in scene.history if a.kind == "state"} | {land for _, land in scene.context.lands}
    if not named & set(_HALVES.values()) or named & _OTHERS:
        return None
    state = state_actor(scene.gazetteer, scene.cast, code)
    return Mention((token,), token, (state,), "name", "half_of_korea", 0.8)
