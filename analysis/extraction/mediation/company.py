"""Who mediates beside another, and in whose presence or at whose bidding sides agree: "together with", "with X in the chair"."""

from __future__ import annotations

from analysis.extraction.actors.index import Actor
from analysis.extraction.events.event import unique
from analysis.extraction.events.everyday import is_outlet
from analysis.extraction.events.roles import Roles
from analysis.extraction.events.triggers import words_of
from analysis.extraction.parsing.grammar import is_passive, is_verb, object_of, objects_of_prepositions
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_BESIDE = frozenset({"together", "along", "jointly", "alongside", "conjunction", "tandem", "partnership"})
#: Verbs whose "with" leads to another mediator, as no side can be meant: "mediated with the Arab League".
_MEDIATING = frozenset("mediate broker arbitrate sponsor host co-host cohost chair co-chair convene facilitate".split())
#: What those do at a table who are no sides: "with Algeria mediating".
_ATTENDING = frozenset(
    "mediate referee preside chair facilitate moderate umpire officiate arbitrate host shuttle broker".split()
)
_ATTENDING_NOUNS = frozenset(
    "mediating refereeing presiding chairing facilitating moderating officiating hosting".split()
)
_CHAIRS = frozenset({"chair", "head", "middle"})
#: What a third party does at whose bidding sides meet.
_BIDDING = frozenset({"prompting", "behest", "instigation", "initiative", "urging"})
#: With which verbs a third party tells that two others have come to terms.
_ANNOUNCING = frozenset({"announce", "proclaim", "declare", "disclose", "reveal"})
#: Who one is that stands between others: "with Oman as go-between".
_BETWEEN_THEM = words_of("third") | frozenset({"host", "mediator", "chair", "chairman", "referee"})


def find_company(roles: Roles, verb: Token) -> list[Actor]:
    """Give who mediates together with the subject of a verb: "together with Botswana's president, talked him round"."""
    theme, subject = object_of(verb), subject_of(verb)
    heads = [verb, *([theme] if theme is not None else []), *(t for _, t, _ in objects_of_prepositions(verb))]
    heads += [subject] if subject is not None and not is_passive(verb) else []
    before = [c for c in verb.head.children if c.i < verb.i] if verb.dep_ == "conj" else []
    found: list[Actor] = []
    for preposition in [c for head in heads for c in head.children] + before:
        if preposition.lower_ not in {"with", "alongside"} or preposition.dep_ != "prep":
            continue
        words = {c.lower_ for c in preposition.children} | {preposition.nbor(-1).lower_ if preposition.i > 0 else ""}
        beside = bool(words & _BESIDE) or preposition.lower_ == "alongside"
        alone = preposition.head == verb and theme is None and verb.lemma_ in _MEDIATING
        if beside or alone:
            found += [a for c in preposition.children if c.dep_ == "pobj" for a in roles.actors_of(c)]
    return unique(found)


def find_chair(roles: Roles, head: Token, noun: Token | None) -> list[Actor]:
    """Give who sits between those who agree: "with X in the chair", "with X mediating", "at X's invitation"."""
    found: list[Actor] = []
    for token in (head, noun):
        if token is None:
            continue
        for preposition in (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"with", "at"}):
            for inner in preposition.children:
                if preposition.lower_ == "at":
                    if inner.lemma_.lower() in _BIDDING:
                        found += roles.actors_of_modifiers(inner) or roles.under([inner], frozenset({"of"}))
                elif inner.dep_ == "pcomp" and inner.lemma_ in _ATTENDING:
                    found += [a for c in inner.children if c.dep_ == "nsubj" for a in roles.actors_of(c)]
                elif inner.dep_ == "pobj" and inner.lower_ in _ATTENDING_NOUNS:
                    found += roles.actors_of_modifiers(inner)  # The parser takes "with Algeria mediating" for a noun.
                elif inner.dep_ == "pobj" and (_presides(inner) or _is_in_chair(preposition) or _is_as(preposition)):
                    found += roles.actors_of(inner)
    return unique(found)


def find_announcer(roles: Roles, head: Token, parties: list[Actor]) -> list[Actor]:
    """Give who announces the deal of two others: "A and B agreed to a truce, C's president announced"."""
    # "A and B have agreed to a truce, C's president announced": the parser hangs the telling to what is told, too.
    above = next((c for c in head.children if c.i > head.i and _announces(c) and c.dep_ == "ccomp"), None) or head
    for _ in range(3):
        if _announces(above):
            break
        if above.dep_ not in {"ccomp", "xcomp", "conj", "parataxis"} or above.head == above:
            return []
        above = above.head
    if not _announces(above):
        return []
    found = roles.actors_of(subject_of(above))
    taken = {a.body.country or a.body.key for a in parties}
    named = all(a.body.kind in {"state", "organisation"} and not is_outlet(a) for a in found)
    return found if named and not any((a.body.country or a.body.key) in taken for a in found) else []


def _announces(verb: Token) -> bool:
    return verb.lemma_ in _ANNOUNCING and verb.tag_ in {"VBD", "VBN", "VBZ"} and not is_passive(verb)


def find_called(roles: Roles, head: Token) -> list[Actor]:
    """Give those to whom one turns as mediators: "handed its reply to Egyptian and Qatari mediators"."""
    goods = object_of(head) if is_verb(head) else None
    return [
        actor
        for token in (head, goods)
        if token is not None
        for name, inner, _ in objects_of_prepositions(token)
        if name in {"to", "with", "through", "via"} and inner.lemma_.lower() in words_of("third")
        for actor in roles.actors_of_modifiers(inner) or roles.of(inner)
    ]


def _presides(noun: Token) -> bool:
    seat = {t.lemma_.lower() for name, t, _ in objects_of_prepositions(noun) if name in {"in", "at"}}
    doing = {c.lemma_ for c in noun.children if c.dep_ in {"acl", "amod"} and c.tag_ == "VBG"}
    return bool(seat & (_CHAIRS | words_of("lead"))) or bool(doing & _ATTENDING)


def _is_in_chair(preposition: Token) -> bool:
    """Tell whether "in the chair" stands behind a name, which the parser hangs beside it."""
    after = [c for c in preposition.head.children if c.i > preposition.i and c.dep_ == "prep" and c.lower_ == "in"]
    return any(t.lemma_.lower() == "chair" for c in after for t in c.children)


def _is_as(preposition: Token) -> bool:
    """Tell whether "as go-between" follows in a phrase with "with": "with Oman as host", "with Oman acting as mediator"."""
    doc = preposition.doc
    for i in range(preposition.i + 1, min(preposition.sent.end, preposition.i + 16)):
        token = doc[i]
        if token.lower_ == "as" and token.pos_ in {"ADP", "SCONJ"}:
            words = {t.lemma_.lower() for t in doc[i + 1 : min(i + 6, preposition.sent.end)]}
            return bool(words & (_BETWEEN_THEM | {"between"}))
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False
