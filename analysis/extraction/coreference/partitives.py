"""Parts of a group that was named: "most of them", "3,500 of whom", "some of the women", "58 of the 62 deputies"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.words import Token

#: Words for a part of many; numbers besides.
_PARTS = frozenset(
    "some most many several few all none half majority minority third quarter two-thirds dozens scores hundreds thousands "
    "tens both each neither either any one others rest remainder".split()
)
#: Words for each or none of two, of whom all are meant.
_OF_TWO = frozenset("both each neither either all none".split())
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_KNOWN = frozenset({"the", "these", "those"})
_WHOLES = frozenset({"them", "whom", "these", "us"})


def read_part(inner: Token, cast: Cast) -> Mention | None:
    """Give the mention of a part of those whom a word after "of" means; None where it is no part of people.

    A part of a group without a name is that group, for what is done to some of it is done to it. One of several who are
    named is nobody whom the words tell.
    """
    part = part_above(inner)
    if part is None or cast.index.mention_at(part) is not None:
        return None
    if part.lower_ == "one" and (named := _named_behind(inner, cast)):
        return Mention((part,), part, named, "nominal", "part_of_group", 0.7)
    actors = _whole_relative(inner, cast) if inner.lower_ == "whom" else cast.index.actors_headed(inner)
    if not actors or part.dep_ not in _PLACES or (inner.lower_ not in _WHOLES and not _are_known(inner)):
        return None
    if part.lower_ not in _OF_TWO and not _is_nameless(actors):
        return None
    return Mention((part,), part, actors, "nominal", "part_of_group", 0.5)


def part_above(inner: Token) -> Token | None:
    """Give the word for a part that "of" ties to a noun or pronoun: of "most of them" the "most"."""
    of = inner.head
    if inner.dep_ != "pobj" or of.lower_ != "of" or of.dep_ != "prep":
        return None
    part = of.head
    is_part = part.lower_ in _PARTS or part.like_num or index_lexicon("numbers", "word").get(part.lower_) is not None
    return part if is_part and part.i < of.i else None


def _whole_relative(whom: Token, cast: Cast) -> tuple[Actor, ...]:
    clause = whom
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    return cast.index.actors_headed(clause.head) if clause.dep_ == "relcl" else ()


def _named_behind(inner: Token, cast: Cast) -> tuple[Actor, ...]:
    """Give who is named at once behind "one of them": "one of them, Óscar Arias of Costa Rica"."""
    after = inner.right_edge.i + 1 if inner.lower_ not in _WHOLES else inner.i + 1
    if after + 1 >= inner.sent.end or inner.doc[after].text != ",":
        return ()
    mention = cast.index.mention_at(inner.doc[after + 1])
    return mention.actors if mention is not None and mention.form == "name" and len(mention.actors) == 1 else ()


def _are_known(noun: Token) -> bool:
    """Tell whether a noun is people already known, of whom some can be taken: "the women", and not "dozens of women"."""
    return noun.tag_ in {"NNS", "NNPS"} and any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in noun.lefts)


def _is_nameless(actors: tuple[Actor, ...]) -> bool:
    return len(actors) == 1 and not actors[0].is_named and actors[0].kind != "person"
