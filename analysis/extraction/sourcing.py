"""What sort of source a statement has: a person or body by name, an unnamed official, unnamed people, or media."""

from __future__ import annotations

from spacy.tokens import Token

from analysis.extraction.index import Actor, ActorIndex
from analysis.extraction.lexicon import index_lexicon


def classify_source(head: Token | None, index: ActorIndex, *, cue_class: str = "") -> str:
    """Give the sourcing of a statement from the head of its source; a hearsay cue without a source counts as media.

    Parameters
    ----------
    head : Token or None
        Syntactic head of the source's words; None where the text names none.
    cue_class : str
        Class of the cue in the lexicon of cues.
    """
    if head is None:
        return "media" if cue_class == "hearsay" else "unnamed_people"
    known = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
    actors = index.actors_at(head)
    if actors:
        return _classify_actor(actors[0], index, head)
    if known is not None:
        return known["sourcing"]
    if head.ent_type_ == "PERSON":
        return "named_person"
    if head.ent_type_ in {"ORG", "GPE", "NORP"}:
        return "named_body"
    return "named_person" if head.pos_ == "PROPN" else "unnamed_people"


def _classify_actor(actor: Actor, index: ActorIndex, head: Token) -> str:
    if actor.key.startswith("org:") and actor.entity and _is_media(actor.entity):
        return "media"
    if actor.kind == "person":
        return "named_person" if actor.is_named else "official_unnamed"
    if actor.key.startswith("nominal:") and head.tag_ == "NNS" and actor.kind in {"person", "group"}:
        noun = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
        return noun["sourcing"] if noun else "unnamed_people"
    return "named_body"


def _is_media(entity: str) -> bool:
    from analysis.extraction.gazetteer import load_gazetteer

    body = load_gazetteer().organisations.get(entity)
    return body is not None and body.type == "media"
