"""What sort of source a statement has: a person or body by name, an unnamed official, unnamed people, or media."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from analysis.extraction.gazetteer import load_gazetteer
from analysis.extraction.index import Actor, ActorIndex
from analysis.extraction.lexicon import index_lexicon

#: Words that count people or bodies of the noun after them: "some of his advisers".
_QUANTIFIERS = frozenset("some many most several few one two three both all none any each others dozens half".split())
#: Words that make a medium of a name or noun.
_PRESS = frozenset("radio television tv media press news newspaper newspapers daily broadcaster".split())
#: What the lexicon of names that are no bodies says of Twitter and its like, which are media.
_POSTING = "place where people post"
_PLACES = frozenset({"GPE", "NORP", "LOC"})
#: Last words of the names of papers and stations.
_TITLES_OF_PAPERS = frozenset(
    "times post herald tribune mail telegraph guardian independent chronicle gazette journal insider observer courier "
    "star sun mirror examiner inquirer globe economist monitor dispatch bulletin broadcasting newswire wire review".split()
)
#: Classes of cues under which a statement that nobody is said to make is the article's own.
_OWN = frozenset({"judge"})


def classify_source(head: Token | None, index: ActorIndex, *, cue_class: str = "", words: Sequence[Token] = ()) -> str:
    """Give the sourcing of a statement from the head of its source; a hearsay cue without a source counts as media.

    Parameters
    ----------
    head : Token or None
        Syntactic head of the source's words; None where the text names none.
    cue_class : str
        Class of the cue in the lexicon of cues.
    words : Sequence of Token
        All words of the source: a name in apposition makes it a named person.
    """
    if head is None:
        return "unattributed" if cue_class in _OWN else "media" if cue_class == "hearsay" else "unnamed_people"
    counted = _look_through(head)
    if counted is not head and head.lower_ in {"one", "another"} and counted.pos_ == "PRON":
        # "One of them" is a person, whoever they are.
        known = index.actors_at(counted)
        is_group = bool(known) and known[0].kind in {"group", "person"}
        return "unnamed_people" if is_group and not known[0].belongs_to else "official_unnamed"
    head = counted
    listed = index_lexicon("no_bodies", "name").get(head.text)
    if listed is not None and listed["meaning"] == _POSTING:
        return "media"
    if _has_name_beside(head, index, words):
        return "named_person"
    actors = index.actors_at(head)
    sort = _sort_of_noun(head, index)
    if _is_medium(head) and not (actors and actors[0].kind == "person"):
        return "media"
    if actors and not (sort and _is_described(actors[0])):
        return _classify_actor(actors[0], sort)
    if sort is not None:
        return sort
    if actors:
        return _classify_actor(actors[0], sort)
    if head.ent_type_ == "PERSON":
        return "named_person"
    if head.ent_type_ in {"ORG", "GPE", "NORP"}:
        return "named_body"
    return "named_person" if head.pos_ == "PROPN" or head.lower_ in {"he", "she"} else "unnamed_people"


def _is_medium(head: Token) -> bool:
    """Tell whether words of the press stand before a name: "Radio Rwanda", "the news agency Tass", "local media"."""
    words = [head, *(c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"})]
    if any(c.dep_ == "poss" for c in head.lefts):
        return False
    if any(t.lower_ in _PRESS for t in words):
        return True
    # "The Daily Telegraph", "Business Insider", "Cyprus Mail": a name that ends as papers' names do.
    is_name = head.pos_ == "PROPN" and (len(words) > 1 or any(c.lower_ == "the" for c in head.lefts))
    return is_name and head.lower_ in _TITLES_OF_PAPERS


def _look_through(head: Token) -> Token:
    """Give the noun that a quantifier counts: "some of his advisers"."""
    if head.lower_ in _QUANTIFIERS:
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        counted = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return counted if counted is not None else head
    return head


def _has_name_beside(head: Token, index: ActorIndex, words: Sequence[Token]) -> bool:
    """Tell whether a person's name explains a title: "the army chief, General Smith", "an evacuee named Somchai"."""
    if head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and not _is_known_otherwise(head, index):
        return True
    inside = {t.i for t in words}
    if any(t.i > head.i + 1 and t.ent_type_ == "PERSON" and t.doc[t.i - 1].text == "," for t in words):
        return True
    if any(t.ent_type_ == "PERSON" and t.doc[t.i - 1].ent_type_ in _PLACES and t.i > head.i + 2 for t in words):
        # "President of Ukraine Volodymyr Zelensky".
        return words[-1].ent_type_ == "PERSON" and _sort_of_noun(head, index) == "official_unnamed"
    for child in head.children:
        if child.i not in inside or child.i < head.i:
            continue
        if child.dep_ == "appos" and _is_person(child, index):
            return True
        if child.dep_ in {"acl", "relcl"} and child.lower_ in {"named", "called", "identified", "known"}:
            return any(c.pos_ == "PROPN" for c in child.subtree)
    return False


def _is_known_otherwise(head: Token, index: ActorIndex) -> bool:
    """Tell whether what the pipeline takes for a person is a state, a body or a noun for a source: Chad, "Photographs"."""
    actors = index.actors_at(head)
    return (bool(actors) and actors[0].kind != "person") or head.lemma_.lower() in index_lexicon(
        "source_nouns", "lemma"
    )


def _is_person(token: Token, index: ActorIndex) -> bool:
    if token.pos_ != "PROPN":
        return False
    actors = index.actors_at(token)
    if actors:
        return actors[0].kind == "person" and actors[0].is_named
    return token.ent_type_ in {"PERSON", ""}


def _is_described(actor: Actor) -> bool:
    """Tell whether an actor is known by a description only, so that the noun says best what it is."""
    return not (actor.kind == "person" and actor.is_named) and not actor.entity


def _sort_of_noun(head: Token, index: ActorIndex) -> str | None:
    """Give what the lexicon says of a noun, in its setting; None where it says nothing."""
    entry = index_lexicon("source_nouns", "lemma").get(head.lemma_.lower())
    if entry is None or _goes_on_as_name(head):
        return None
    owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    if entry["sourcing"] == "media" and owner is not None and _is_body(owner, index):
        # A body's own count or report is the body's word.
        return "named_body"
    if entry["sourcing"] == "named_body" and _is_any(head) and not _is_document(entry["meaning"]):
        return "unnamed_people"
    return entry["sourcing"]


def _goes_on_as_name(head: Token) -> bool:
    """Tell whether a noun is the middle of a body's name: "the Directorate General of Civil Aviation"."""
    if head.ent_type_ != "ORG" or head.i + 1 >= len(head.doc):
        return False
    return head.doc[head.i + 1].ent_iob_ == "I"


def _is_body(token: Token, index: ActorIndex) -> bool:
    actors = index.actors_at(token)
    noun = index_lexicon("source_nouns", "lemma").get(token.lemma_.lower())
    return bool(actors and actors[0].kind != "person") or bool(noun and noun["sourcing"] == "named_body")


def _is_any(head: Token) -> bool:
    """Tell whether a noun names no body in particular: "aid groups", "a committee of lawyers"."""
    determiner = next((c for c in head.children if c.dep_ in {"det", "poss"} and c.i < head.i), None)
    if any(c.pos_ == "PROPN" or c.ent_type_ in {"GPE", "NORP", "ORG"} for c in head.subtree if c.i <= head.i):
        return False
    return determiner.lower_ in {"a", "an", "another"} if determiner is not None else head.tag_ == "NNS"


def _is_document(meaning: str) -> bool:
    return meaning.startswith("text")


def _classify_actor(actor: Actor, sort: str | None) -> str:
    if actor.key.startswith("org:") and actor.entity and _is_media(actor.entity):
        return "media"
    if actor.kind == "person":
        return "named_person" if actor.is_named else sort or "official_unnamed"
    if sort == "official_unnamed" and not actor.entity:
        return sort
    if actor.key.startswith(("nominal:", "speaker:")) and actor.kind in {"person", "group"}:
        return sort or "unnamed_people"
    return "named_body"


def _is_media(entity: str) -> bool:
    body = load_gazetteer().organisations.get(entity)
    return body is not None and body.type == "media"
