"""People without a name who are said to be of several: "envoys of the Islamic Republic of Mauritania and of the rebels"."""

from __future__ import annotations

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Token

#: Who stands for those whose they are, and what may be told to be of whom.
_POWERS = frozenset({"state", "government", "armed_group", "organisation", "group"})
_OWNING = frozenset({"of", "from"})
_NAMED = frozenset({"name", "demonym"})
_TEAMS = frozenset({"delegation", "team", "mission"})


def name_of_several(parse: Parse, cast: Cast) -> None:
    """Let people of whom each of two phrases with "of" names a power stand for both: "delegates of Chad and of the rebels"."""
    for sentence in parse.sentences:
        if "and" not in sentence.span.words:
            continue
        for token in sentence.span:
            if token.lower_ not in _OWNING or token.i < 2 or token.nbor(-1).lower_ != "and":
                continue
            found = _read(token, cast)
            if found is None:
                continue
            people, actors = found
            known = cast.index.mention_at(people)
            if known is None:
                tokens = (*(t for t in people.lefts if t.dep_ in {"det", "amod"}), people)
                cast.index.add(Mention(tokens, people, actors, "nominal", "of_several", 0.6))
            elif known.form == "nominal" and known.head == people:
                known.actors, known.rule = actors, "of_several"


def _read(second: Token, cast: Cast) -> tuple[Token, tuple[Actor, ...]] | None:
    """Give the people before two such phrases, from the second's preposition, and both powers."""
    doc = second.doc
    before = cast.index.mention_at(doc[second.i - 2])
    behind = next((t for t in doc[second.i + 1 : min(second.i + 4, second.sent.end)] if t.lower_ != "the"), None)
    after = cast.index.mention_at(behind) if behind is not None else None
    if before is None or after is None or before.form not in _NAMED or after.form not in _NAMED:
        return None
    at = before.tokens[0].i - 1
    while at > second.sent.start and doc[at].lower_ == "the":
        at -= 1
    first = doc[at]
    people = first.nbor(-1) if at > second.sent.start else first
    are_people = people.lemma_.lower() in _TEAMS or "p" in (epithet_kinds(people) or "")
    if first.lower_ != second.lower_ or people.tag_ != "NNS" or not are_people:
        return None
    actors = (*before.actors, *after.actors)
    is_two = len(before.actors) == len(after.actors) == 1 and before.actors[0] is not after.actors[0]
    return (people, actors) if is_two and all(a.kind in _POWERS for a in actors) else None
