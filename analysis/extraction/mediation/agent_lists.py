"""Who does what a passive tells, where the parser breaks the list off: "brokered by the minister, Said, and Finland", "led by"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.actors.index import Actor, ActorIndex
from analysis.extraction.parsing.grammar import objects_of_prepositions
from analysis.extraction.parsing.words import Token

#: What a list of agents is made of, with titles and countries.
_IN_LIST = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "CCONJ", "PART"})
_OF = frozenset({"of"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Bodies without a name, which act for who is at their head.
_BODIES = frozenset(
    "committee commission panel team mission delegation group tribunal troika coalition alliance force task-force council".split()
)
#: Who talk for their own sides, without a name.
_FOR_SIDES = frozenset("commander officer general colonel soldier negotiator delegate delegation lawyer".split())
_HEADING = frozenset({"lead", "head", "chair"})
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_LONGEST = 30


def joined_agents(agent: Token, index: ActorIndex) -> list[Token]:
    """Give the heads of those whom "and" joins to an agent behind its title, its name or its country, of whom the parser made
    something else.

    Who stands there and has a verb of his own is not meant: "was brokered by Oman, and Finland praised it".
    """
    found: list[Token] = []
    doc, at = agent.doc, agent.i + 1
    while at < min(agent.sent.end, agent.i + _LONGEST):
        if doc[at].lower_ in _RELATIVES and doc[at - 1].text == ",":
            at = _end_of_aside(doc[at])
        if not _is_in_list(doc[at]):
            break
        if doc[at].lower_ == "and":
            # "Rejected by Iran, which called it a trap, and by Hamas": the parser hangs the second "by" to the call.
            first = at + 2 if at + 2 < agent.sent.end and doc[at + 1].lower_ == "by" else at + 1
            head = _head_of_chunk(doc[first]) if first < agent.sent.end else None
            if head is None or not index.actors_at(head) or _acts_itself(head, agent):
                break
            found.append(head)
        at += 1
    return found


def _end_of_aside(relative: Token) -> int:
    """Give where a list goes on behind a clause between commas about the one before: the "and" of "Ali, who smiled, and Omar"."""
    doc = relative.doc
    for i in range(relative.i + 1, min(relative.sent.end - 1, relative.i + _LONGEST)):
        if doc[i].text in {";", ":", "—", "–"}:
            break
        if doc[i].text == ",":
            return i + 1 if doc[i + 1].lower_ == "and" else relative.i
    return relative.i


def heads_in_list(words: list[Token], index: ActorIndex) -> list[Token]:
    """Give the heads of those whom a stretch of words lists, without what stands beside them: "Said, the envoy of X, and Oman"."""
    found: list[Token] = []
    starts = [0, *(n + 1 for n, t in enumerate(words) if t.lower_ in {"and", ","})]
    for start in starts:
        head = _head_of_chunk(words[start], end=words[-1].i + 1) if start < len(words) else None
        if head is None:
            continue
        beside_comma = start > 0 and words[start - 1].text == ","
        if not beside_comma or _is_next_name(words[start], head, found, index):
            found.append(head)
    return found


def _is_next_name(first: Token, head: Token, before: list[Token], index: ActorIndex) -> bool:
    """Tell whether a name behind a comma is the next of a list of bodies: "Qatar, Egypt and the United States"."""
    mention, last = index.mention_at(head), index.mention_at(before[-1]) if before else None
    for one in (mention, last):
        if one is None or one.form != "name" or any(a.kind == "person" for a in one.actors):
            return False
    return mention is not None and mention.tokens[0].i - first.i in ({0, 1} if first.lower_ == "the" else {0})


def led_by(noun: Token) -> list[Token]:
    """Give the participle by which a body without a name is headed by somebody: "a panel led by Qatar"."""
    if noun.lemma_.lower() not in _BODIES:
        return []
    return [
        c
        for c in noun.children
        if c.dep_ == "acl" and c.lemma_ in _HEADING and any(n == "by" for n, _, _ in objects_of_prepositions(c))
    ]


def _is_in_list(token: Token) -> bool:
    if token.pos_ == "PUNCT":
        return token.text in {",", "-"}
    return token.pos_ in _IN_LIST or token.lower_ in _OF


def _head_of_chunk(first: Token, *, end: int | None = None) -> Token | None:
    """Give the noun that the words from one on are about: the last before a comma, "of" or the next verb."""
    head, doc = None, first.doc
    for i in range(first.i, min(end or first.sent.end, first.i + 9)):
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif token.pos_ not in {"DET", "ADJ", "NUM", "PART"}:
            break
    return head


def _acts_itself(head: Token, agent: Token) -> bool:
    """Tell whether somebody is the only subject of the verb behind him."""
    while head.dep_ in {"conj", "appos", "compound", "flat"} and head.head.i > agent.i:
        head = head.head
    if head.dep_ not in _SUBJECTS:
        return False
    return not any(c.dep_ in _SUBJECTS and c.i < agent.i for c in head.head.children)


def act_for_sides(actors: Sequence[Actor]) -> bool:
    """Tell whether people without a name do what they do for the sides themselves: "the truce that commanders negotiated"."""
    return bool(actors) and all(
        not a.is_named and a.belongs_to is None and a.name.split()[-1].lower().removesuffix("s") in _FOR_SIDES
        for a in actors
    )
