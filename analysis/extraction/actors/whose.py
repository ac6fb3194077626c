"""Whose those without a name are, where only a noun tells it: "members of his own cabinet", "leaders of a miners' coalition".

A bare "members" says nothing of who they are; two "members" of different wholes are not the same people.
"""

from __future__ import annotations

from analysis.extraction.actors.cast import Cast
from analysis.extraction.actors.index import ActorIndex, Mention
from analysis.extraction.coreference.pronoun_places import is_pronoun
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.words import Token

_OF = frozenset({"of", "from"})
_LOYAL = frozenset("loyal faithful close allied opposed sympathetic".split())
_TO = frozenset({"to", "with"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss"})
_REGIONS = frozenset("region province state territory enclave district republic".split())
#: A longer phrase is no name.
_LONGEST = 6
_NO_WHOLES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})


def whole_of(noun: Token) -> Token | None:
    """Give the noun behind "of" or "from" that tells whose or whence people are: the cabinet in "members of his cabinet"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _OF:
            inner = next((c for c in child.rights if c.dep_ == "pobj"), None)
            is_whole = inner is not None and inner.pos_ in {"NOUN", "PROPN"} and inner.ent_type_ not in _NO_WHOLES
            return inner if is_whole else None
    return None


def region_of(token: Token) -> str:
    """Give the words for the part of a state whose people somebody is of: Tigray region in "the leaders of Ethiopia's Tigray region"."""
    for name, inner, _ in objects_of_prepositions(token):
        if name in {"of", "from", "in"} and inner.lemma_.lower() in _REGIONS:
            words = [c for c in inner.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
            has_owner = any(c.dep_ == "poss" for c in inner.lefts)
            return " ".join(t.text for t in (*words, inner)) if words and has_owner else ""
    return ""


def told_key(noun: Token) -> str:
    """Give what tells people without a name from others so called: "members of the cabinet" are not those of the senate."""
    loyal = _led_to(noun)
    whole = whole_of(noun) or (loyal[1] if loyal is not None else None)
    return f"of {whole.lower_}" if whole is not None and noun.tag_ == "NNS" else ""


def _led_to(noun: Token) -> tuple[Token, Token] | None:
    """Give the adjective and him to whom people are loyal: "gunmen loyal to Gai"."""
    loyal = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if loyal.lower_ not in _LOYAL or loyal.i + 1 >= noun.sent.end:
        return None
    preposition = loyal.nbor()
    whom = next((c for c in preposition.rights if c.dep_ == "pobj"), None) if preposition.lower_ in _TO else None
    return (loyal, whom) if whom is not None else None


def tell_whose(cast: Cast) -> None:
    """Add whose they are to those who have no name: "Members" go on as "Members of Ruiz’s cabinet"."""
    first: dict[int, Mention] = {}
    for mention in cast.index.mentions:
        if len(mention.actors) == 1 and mention.form == "nominal":
            first.setdefault(id(mention.actors[0]), mention)
    for actor in cast.index.actors:
        known = first.get(id(actor))
        if actor.is_named or actor.belongs_to is not None or known is None or known.head.tag_ not in {"NN", "NNS"}:
            continue
        if "’" not in actor.name and actor.name.lower().endswith(known.head.lower_):
            actor.whose = words_of_whole(known.head, cast.index)


def words_of_whole(noun: Token, index: ActorIndex) -> str:
    """Give the words that tell whose people are, with the name of whom a pronoun means; empty where they are too many."""
    if (loyal := _led_to(noun)) is not None:
        known = index.actors_at(loyal[1])
        return f"{loyal[0].lower_} {loyal[0].nbor().lower_} {known[0].name}" if len(known) == 1 else ""
    whole = whole_of(noun)
    if whole is None:
        return ""
    owner = next((c for c in whole.lefts if c.dep_ == "poss"), None)
    before = [t for c in whole.lefts if c.dep_ in _BEFORE and c != owner for t in c.subtree if t.lower_ != "own"]
    words = [*(t.text for t in before), whole.text]
    if owner is not None:
        meant = index.actors_at(owner)
        if is_pronoun(owner) and (len(meant) != 1 or not meant[0].is_named):
            return ""
        is_meant = len(meant) == 1 and meant[0].is_named
        words = [meant[0].possessive if is_meant else _text_of(owner), *words]
    return " ".join([whole.head.lower_, *words]) if len(words) <= _LONGEST else ""


def _text_of(owner: Token) -> str:
    """Give a possessor as it stands: "a miners’"."""
    return "".join(t.text_with_ws for t in owner.subtree).strip()
