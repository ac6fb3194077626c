"""The subject of a verb from the order of words, where the parser found none: long sentences of the press are often cut wrongly."""

from __future__ import annotations

from analysis.extraction.actors.index import ActorIndex, Mention
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.parsing.grammar import FINITE, INFLECTED
from analysis.extraction.parsing.words import Doc, Token, once_per_word

#: What can stand between a subject and its verb.
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
#: What opens an aside behind a subject: "Russia, which guards the frontier, pressed".
_ASIDES = frozenset({"which", "who", "whose", "whom", "where"})
#: What leads to the time of an act, whose phrase has a doer of its own.
_OF_TIME = frozenset({"after", "before", "since", "until", "during"})
#: The longest aside, in words, that is looked back over.
_LONGEST_ASIDE = 30


@once_per_word
def lacks_subject(verb: Token) -> bool:
    """Tell whether a verb that needs a subject has none of its own in the parse."""
    if has_own_subject(verb):
        return False
    return verb.tag_ in INFLECTED or any(c.dep_ == "aux" and c.tag_ in FINITE for c in verb.children)


def is_joined_wrongly(verb: Token) -> bool:
    """Tell whether the parser joined a verb to another without a word that joins them."""
    if verb.dep_ not in {"conj", "dep"} or has_own_subject(verb) or not lacks_subject(verb):
        return False
    # "Announced drills and suspended imports after the speaker, Nancy Pelosi, met Tsai": the word joins the verbs before.
    last = max((c.i for c in verb.head.children if c.dep_ == "conj" and c.i < verb.i), default=verb.head.i)
    return not any(t.dep_ == "cc" for t in verb.doc[last : verb.i] if t.head in {verb.head, verb, verb.doc[last]})


def subject_before(verb: Token, index: ActorIndex) -> Token | None:
    """Give the head of the actor that stands before a verb as its subject: right before it, or before an aside in commas."""
    found = _find_before(verb, index)
    while (
        found is not None
        and found.dep_ == "conj"
        and found.head.i < found.i
        and found.head.dep_ not in {"dobj", "pobj"}
        and index.mention_at(found.head)
    ):
        found = found.head
    return found


def finite_above(verb: Token) -> Token:
    """Give the verb that has, or should have, the subject of an infinitive, a participle or a joined verb."""
    while not has_own_subject(verb):
        if verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        elif verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.pos_ == "VERB":
            verb = verb.head.head  # "After ruling out talks with Russia, Cuba's government called an election"
        else:
            break
    return verb


def agent_behind(verb: Token) -> Token | None:
    """Give who stands after "by" deeper than a passive's own phrases, where the parser hung it to what is nearest.

    "Was accused of arming the rebels by Israel", "was warned of consequences by Cuba". The doer of an act that a noun
    names ("was blamed for the attack by the army") stays its own.
    """
    todo = [verb]
    for head in todo:
        for child in head.children:
            if child.i < verb.i:
                continue
            if child.lower_ == "by" and child.dep_ == "prep" and head != verb:
                if child.i == head.i + 1 and noun_entry(head) is not None:
                    return None
                return next((c for c in child.children if c.dep_ == "pobj"), None)
            if child.dep_ in {"prep", "pobj", "pcomp", "dobj", "xcomp"} and child.lower_ not in _OF_TIME:
                todo.append(child)
    return None


@once_per_word
def has_own_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own in the parse, of whatever kind."""
    return any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for c in verb.children)


def _find_before(verb: Token, index: ActorIndex) -> Token | None:
    start, i = verb.sent.start, verb.i - 1
    while i > start and verb.doc[i].pos_ in _BETWEEN:
        i -= 1
    if i <= start:
        return None
    before = verb.doc[i]
    if before.text != ",":
        mention = index.mention_at(before)
        return mention.head if mention is not None and _can_act(mention) and mention.tokens[-1] == before else None
    named = index.mention_at(verb.doc[i - 1])
    if named is not None and named.head.dep_ == "appos" and named.tokens[-1] == verb.doc[i - 1]:
        return named.head  # "Saudi Arabia's ambassador, Prince Bandar, conveyed"
    for j in range(i - 1, max(start, i - _LONGEST_ASIDE), -1):
        token = verb.doc[j]
        if token.text in {";", ":", "—"}:
            return None
        mention = index.mention_at(token)
        if mention is None or mention.tokens[-1] != token or not _can_act(mention) or token.nbor(1).text != ",":
            continue
        opening = token.nbor(2)
        if opening.lower_ in _ASIDES or opening.tag_ in {"VBN", "VBG"}:
            return mention.head
        if opening.dep_ == "prep" and mention.head.dep_ == "conj" and not _has_verb(verb.doc, opening.i, i):
            return mention.head  # "Egypt sealed the crossing and Jordan, at Israel's request, recalled"
    return None


def acts_next(name: Token, index: ActorIndex) -> bool:
    """Tell whether a name that the parser joins to an object acts itself: Jordan in "sealed the crossing and Jordan, …, recalled"."""
    if name.dep_ != "conj" or name.pos_ != "PROPN" or name.i + 2 >= name.sent.end or name.nbor(1).text != ",":
        return False
    if name.nbor(2).dep_ != "prep" and name.nbor(2).tag_ not in {"VBN", "VBG"} and name.nbor(2).lower_ not in _ASIDES:
        return False
    for token in name.doc[name.i + 3 : min(name.sent.end, name.i + _LONGEST_ASIDE)]:
        if token.pos_ == "VERB" or token.tag_ in FINITE:
            verb = token if token.dep_ not in {"aux", "auxpass"} else token.head
            return is_joined_wrongly(verb) and subject_before(verb, index) == name
    return False


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ == "VERB" or t.tag_ in FINITE for t in doc[start:end])


def _can_act(mention: Mention) -> bool:
    return mention.form != "demonym" and mention.head.dep_ not in {"poss", "amod", "compound"}
