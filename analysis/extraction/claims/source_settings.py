"""What sort of source a noun is in its setting: "members of the delegation", "leaked documents", "many Kenyans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.extraction.actors.appositions import epithet_kinds
from analysis.extraction.actors.index import Actor
from analysis.extraction.lexicon import index_lexicon
from analysis.extraction.parsing.words import Token

#: Nouns for whoever belongs to a body; he speaks from an office where the body holds one.
_MEMBERS = frozenset({"member", "part"})
_OFFICES = frozenset(
    "delegation parliament cabinet council government commission committee senate congress junta team mission assembly "
    "court panel board politburo secretariat administration force house legislature jury".split()
)
#: What says nothing of who wrote it where nobody is named: "court documents", "leaked memos".
_PAPERS = frozenset({"document", "memo", "memorandum", "cable", "paper", "letter", "minute", "record", "file", "note"})
_SECRET = frozenset("leaked declassified internal confidential secret classified court unpublished".split())
_SOME = frozenset("some many most several few two three four five hundreds thousands ordinary dozens more".split())
#: How nouns for persons end.
_PERSONS_END = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "ent",
    "ee",
    "man",
    "woman",
    "boy",
    "girl",
    "ic",
    "eer",
    "ess",
    "ate",
    "ling",
)
_ONE = frozenset({"a", "an", "another"})
#: What a figure is that is somebody and no number.
_STANDING = frozenset(
    "opposition religious leading senior political rebel tribal public prominent influential cultural military business "
    "underworld key community civic exiled dissident militant media government ruling-party local".split()
)


def sort_in_setting(head: Token, sort: str | None, actors: tuple[Actor, ...]) -> str | None:
    """Give what the words around a noun make of it as a source; None where they add nothing."""
    lemma = head.lemma_.lower()
    if lemma in _MEMBERS and head.pos_ == "NOUN":
        return _sort_of_member(head)
    if lemma == "authority" and head.tag_ == "NN":
        return "named_body"
    if sort == "unnamed_people" and any(_sort(c) == "official_unnamed" for c in _joined(head)):
        # "Residents and officials": the officials answer for both.
        return "official_unnamed"
    if lemma == "staff" and head.is_lower and not (head.i and head.nbor(-1).lower_ == "general"):
        return "unnamed_people"  # "Hospital staff", not "the General Staff".
    if lemma == "wire" and head.tag_ == "NNS":
        return "media"
    if lemma == "guard" and head.tag_ == "NNS" and head.is_lower:
        return "unnamed_people"
    if lemma == "figure" and {c.lower_ for c in head.lefts} & _STANDING:
        return "unnamed_people"  # "Opposition figures", not "the figures show".
    if lemma in _PAPERS and _is_unsigned(head):
        return "media"
    before = {c.lower_ for c in head.lefts}
    is_state = bool(actors) and actors[0].kind == "state"
    if head.tag_ in {"NNPS", "NNS"} and head.ent_type_ == "NORP" and is_state and "the" not in before:
        # "Many Kenyans" are people, "the Kenyans" the state.
        return "unnamed_people" if before & _SOME or not before else None
    is_one_of_many = bool(actors) and actors[0].kind == "group" and not actors[0].entity
    if is_one_of_many and head.tag_ == "NN" and before & _ONE and "p" in (epithet_kinds(head) or ""):
        # "A separatist" is one of them.
        return "unnamed_people"
    return None


def _sort_of_member(head: Token) -> str | None:
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    body = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if body is None:
        return None
    is_office = body.lemma_.lower() in _OFFICES or _sort(body) == "official_unnamed"
    return "official_unnamed" if is_office else "unnamed_people"


def _joined(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ == "NOUN":
            yield child
            yield from _joined(child)


def _sort(noun: Token) -> str | None:
    entry = index_lexicon("source_nouns", "lemma").get(noun.lemma_.lower())
    return entry["sourcing"] if entry is not None else None


def _is_unsigned(head: Token) -> bool:
    """Tell whether papers are of nobody who is named: plural and bare, or got by stealth."""
    before = [c for c in head.lefts if c.dep_ in {"det", "poss", "amod", "compound", "nmod"}]
    if any(c.dep_ == "poss" or c.pos_ == "PROPN" for c in before):
        return False
    if any(c.lower_ in {"by", "from"} for c in head.children if c.dep_ in {"prep", "agent"}):
        return False
    return bool({c.lower_ for c in before} & _SECRET) or (
        head.tag_ == "NNS" and not any(c.dep_ == "det" for c in before)
    )


def is_of_a_body(head: Token) -> bool:
    """Tell whether a noun that no lexicon knows is rather a body's than a person's: "the orchestra", "the firm's depot"."""
    if head.pos_ != "NOUN" or head.tag_ != "NN" or head.lower_.endswith(_PERSONS_END):
        return False
    before = next((c for c in head.lefts if c.dep_ in {"det", "poss"}), None)
    return (before is not None and before.lower_ in {"the", "its", "their", "'s"}) or (
        before is not None and before.dep_ == "poss" and before.pos_ == "PROPN"
    )


def is_of_another(source: Sequence[Token], name: Token) -> bool:
    """Tell whether a name that ends who speaks is of him whose people they are: "supporters of the mufti, *Ali Musa*, said"."""
    head = next((t for t in source if t.pos_ == "NOUN"), None)
    if head is None or head.tag_ != "NNS" or head.i + 2 >= name.i or name.nbor(-1).text != ",":
        return False
    if any(t.lower_ == "and" for t in source if t.i > name.i):
        return False  # "Two leaders of the revolt, Ali Musa and Omar Bah".
    owner = name.nbor(-2)
    is_post = owner.tag_ in {"NN", "NNP"} and not owner.ent_type_ and (owner.is_lower or owner.nbor(-1).is_title)
    is_post = is_post or "p" in (epithet_kinds(owner) or "")
    return is_post and any(t.pos_ == "ADP" for t in head.doc[head.i : name.i])
