"""Short forms of a body's name, written large: "the Front's chairman", "a Council spokesman", "shunned by the Congress"."""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import Actor, Mention
from analysis.extraction.names.gazetteer import Gazetteer
from analysis.extraction.parsing.parse import Parse
from analysis.extraction.parsing.words import Token

#: Words of bodies' names by which the press takes them up. No "Army" or "Senate": a state has one as well.
_SHORT = frozenset(
    "Front Council Congress Movement Union League Commission Organization Organisation Party Brotherhood Tigers Alliance Coalition "
    "Committee Authority Agency Conference Community Federation Confederation Group Network Brigades Bank Fund Court Tribunal "
    "Convention Forum Assembly Mission Secretariat Quartet".split()
)
_BODIES = frozenset({"organisation", "armed_group", "group"})
#: What takes a lone noun for a body of its own: the pipeline, or the name of a seat ("Congress").
_LONE = frozenset({"pipeline_organisation", "gazetteer_seat"})
_INSIDE = frozenset({"compound", "amod", "nmod"})
_ARTICLES = frozenset({"the", "a", "an", "another", "its", "his", "her", "their"})


def take_up_short_names(parse: Parse, gazetteer: Gazetteer, cast: Cast) -> None:
    """Give a body that was named in full its short name too: the last one that has the word in its name.

    Done before people are read: who speaks for "the Front" acts for it.
    """
    full: dict[str, Actor] = {}
    for sentence in parse.sentences:
        for token in sentence.span:
            if token.text not in _SHORT:
                continue
            mention = cast.index.mention_at(token)
            if mention is not None and len(mention.tokens) > 1:
                if len(mention.actors) == 1 and mention.actors[0].kind in _BODIES:
                    full[token.text] = mention.actors[0]
                continue
            body = full.get(token.text)
            if (
                body is None
                or (mention is not None and mention.rule not in _LONE)
                or not _stands_alone(token, gazetteer)
            ):
                continue
            if mention is None:
                cast.index.add(Mention((token,), token, (body,), "nominal", "named_before", 0.6))
            elif mention.rule != "gazetteer_seat" or _has_article(token):
                mention.actors, mention.form, mention.rule, mention.confidence = (body,), "nominal", "named_before", 0.6


def _has_article(token: Token) -> bool:
    return any(t.lower_ == "the" for t in token.lefts)


def _stands_alone(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is no part of a longer name: "the Front", "Front officials", but not "the Front National"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    behind = token.nbor() if token.i + 1 < token.sent.end else None
    is_owned = token.dep_ in _INSIDE and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}
    if before is None:
        # A first word is written large whatever it is.
        return is_owned and token.head.is_lower and _is_somebody(token.head, gazetteer)
    if before.is_title and before.lower_ not in _ARTICLES:
        return False
    if behind is not None and behind.lower_ in {"of", "for"}:
        return False
    if behind is not None and behind.is_title and not gazetteer.is_title_head(behind.lower_):
        return False
    return (
        _has_article(token)
        or (is_owned and before.lower_ in _ARTICLES)
        or (is_owned and token.head.is_lower and _is_somebody(token.head, gazetteer))
    )


def _is_somebody(noun: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a noun is for people or bodies: "officials", "fighters"."""
    lemma = noun.lemma_.lower()
    return gazetteer.actor_noun(lemma) is not None or gazetteer.is_title_head(lemma)
