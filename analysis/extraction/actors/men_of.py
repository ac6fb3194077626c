"""Fighters by whose they are ("the rebels of John Garang"), and a movement by its name ("the FARC, the rebel movement that …")."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.parsing.words import Token

_GROUPS = frozenset({"armed_group", "group", "organisation"})
_MOVEMENTS = frozenset(
    "militia group movement faction army front party alliance coalition gang force wing insurgency".split()
)


def add_men_of(token: Token, modifiers: list[Token], leader: Actor, cast: Cast) -> None:
    """Add those who fight for somebody: what they sign or do, he has not signed or done himself."""
    words = " ".join([*(m.text for m in modifiers), token.lower_])
    body = leader.belongs_to
    served = body if body is not None and body.body.kind in _GROUPS else None
    men = cast.add(
        f"nominal:{leader.key}:{token.lemma_.lower()}", f"{leader.possessive} {words}", "armed_group",
        country=leader.country, belongs_to=served, is_named=False,
    )  # fmt: skip
    cast.index.add(Mention((*modifiers, token), token, (men,), "nominal", "actor_noun", 0.6))


def group_before_comma(token: Token, cast: Cast) -> Actor | None:
    """Give the body that is named right before a comma and a noun that says what it is, whatever the parser hangs it to."""
    if token.tag_ != "NN" or token.lemma_.lower() not in _MOVEMENTS:
        return None
    first = token.left_edge
    if first.i - 2 < token.sent.start or first.lower_ not in {"the", "a", "an"} or first.nbor(-1).text != ",":
        return None
    mention = cast.index.mention_at(first.nbor(-2))
    if mention is None or mention.form != "name" or len(mention.actors) != 1 or mention.tokens[-1] != first.nbor(-2):
        return None
    end = token.i + 1
    is_closed = end >= token.sent.end or token.doc[end].text in {",", ".", ";"} or token.doc[end].tag_ in {"WDT", "WP"}
    return mention.actors[0] if is_closed and mention.actors[0].kind in _GROUPS else None
