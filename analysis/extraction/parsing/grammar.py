"""What stands by a verb or noun: object, partners, particles, negation; readings of the parse that several tables share."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token, once_per_word

#: Adverbs that make another verb of one.
_PLACING = frozenset({"together", "apart"})
#: Adverbs that the parser does not take for a verb's particle, though they may be one: "pulled back from Tripoli".
_LOOSE = frozenset({"back", "away", "aside", "forth", "around", "round", "down", "out", "off", "over", "up"})
#: What a preposition of time leads to.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december weekend yesterday today".split()
)
#: What can be part of a phrase with its verb: "lay down arms", "put on alert".
_PHRASAL = frozenset("prt prep advmod acomp attr oprd dobj nsubjpass dative agent xcomp".split())
#: Prepositions that belong to the noun before them, whatever the parser says.
_OF_THE_NEAREST = frozenset({"by", "between", "among", "against", "with"})
#: Nouns of measure: what they measure is meant.
_PARTITIVES = frozenset(
    "round series day week month year hour set string flurry wave spate burst bout exchange campaign number rounds pair host "
    "cycle sequence stage phase night decade bit kind sort form lot act raft slew batch dozen hundred thousand million ten score "
    "handful majority scores".split()
)
_NEGATIONS = frozenset({"no", "not", "never", "neither", "nor", "n't", "nobody", "none"})
#: Tags of verbs that carry a tense themselves, and with the modals of those that make a clause.
INFLECTED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = INFLECTED | {"MD"}
MODALS_OF_CHANCE = frozenset({"could", "may", "might", "would", "should"})


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb with a meaning of its own."""
    return token.pos_ == "VERB" or (
        token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"} and token.lemma_ != "be"
    )


@once_per_word
def expand_conjuncts(token: Token) -> tuple[Token, ...]:
    """Give a noun and what is coordinated with it, to its right: "Qatar and Turkey"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            found.extend(expand_conjuncts(child))
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and not any(c.text == "," for c in _between(token, child)):
            found.append(child)
    return tuple(found)


def _between(left: Token, right: Token) -> Iterator[Token]:
    for i in range(left.i + 1, right.i):
        yield left.doc[i]


@once_per_word
def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: "was killed", or a participle after its noun: "talks hosted by Qatar"."""
    if any(child.dep_ in {"auxpass", "csubjpass"} for child in verb.children):
        return True
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        # The parser takes some past tenses for passives: those have an auxiliary.
        return verb.dep_ != "ROOT" or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if verb.tag_ == "VBN" and any(child.dep_ == "agent" for child in verb.children):
        return True  # "with ten demonstrators shot by police"
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.nbor(-1).text == ",":
        # "Mr. Ruiz, the president, accepted": the parser found no verb, and takes the main one for a participle.
        return False
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "advcl", "amod", "conj"}:
        has_object = any(child.dep_ in {"dobj", "dative"} for child in verb.children)
        has_have = any(child.dep_ == "aux" and child.lemma_ in {"have", "having"} for child in verb.children)
        return not has_object and not has_have and not any(c.dep_ == "nsubj" for c in verb.children)
    return False


@once_per_word
def object_of(verb: Token) -> Token | None:
    """Give the direct object of a verb."""
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ not in {"ADP", "PART"} and not _is_among(child):
            return antecedent_of(child, verb)
    for child in verb.children:
        if child.dep_ == "ccomp" and any(c.lower_ == "what" and c.dep_ == "dobj" for c in child.children):
            return next((c for c in child.children if c.dep_ == "oprd"), None)  # "struck what it called hideouts"
    return None


def _is_among(noun: Token) -> bool:
    """Tell whether a noun is one of those before: "a dozen states had helped, among them Malta"."""
    first = noun.left_edge.i
    if first < noun.sent.start + 2 or noun.doc[first - 1].lower_ not in {"them", "which", "whom"}:
        return False
    return noun.doc[first - 2].lower_ == "among"


@once_per_word
def objects_of_prepositions(token: Token) -> tuple[tuple[str, Token, Token], ...]:
    """Give (preposition, its object, the preposition's token) for each phrase under a verb or noun, nested ones too."""
    return tuple(_find_objects(token))


def _find_objects(token: Token) -> Iterator[tuple[str, Token, Token]]:
    for child in (*token.children, *_preposition_after(token)):
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "PART"}:
            name = child.lower_
            joined = [c for c in child.children if c.dep_ == "conj" and c.lower_ == name]
            for inner in (t for preposition in (child, *joined) for t in preposition.children):
                if inner.dep_ in {"pobj", "pcomp"}:
                    yield name, inner, child
                    yield from _behind_place(inner)
                elif inner.dep_ == "prep":
                    for nested in inner.children:
                        if nested.dep_ in {"pobj", "pcomp"}:
                            yield (
                                f"{name} {inner.lower_}" if name in {"due", "together", "along"} else inner.lower_,
                                nested,
                                inner,
                            )


def _behind_place(place: Token) -> Iterator[tuple[str, Token, Token]]:
    """Give the sides that the parser hung on where they meet: "a truce signed in Doha between Chad and its rebels"."""
    if place.ent_type_ not in {"GPE", "LOC", "FAC"} or place.pos_ != "PROPN":
        return
    for preposition in place.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"between", "among"}:
            for sides in preposition.children:
                if sides.dep_ == "pobj":
                    yield preposition.lower_, sides, preposition


def _preposition_after(noun: Token) -> Iterator[Token]:
    """Give the preposition right behind a noun that the parser hung higher: "after 41 days of mediation by Annan"."""
    if noun.pos_ == "NOUN" and noun.dep_ in {"pobj", "dobj"} and noun.i + 1 < len(noun.doc):
        following = noun.doc[noun.i + 1]
        if noun.dep_ == "dobj" and following.lower_ != "by":
            return
        if following.lower_ in _OF_THE_NEAREST and following.head != noun and following.head in noun.ancestors:
            yield following


@once_per_word
def is_negated(verb: Token) -> bool:
    """Tell whether a verb is denied: "did not", "never", "no one", "without meeting"; not where it lacks its object only."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIONS:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(c.lower_ in {"no", "neither"} for c in child.children):
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and _is_behind_nor(child):
            return True
        is_of = child.lower_ == "of" and child.i == verb.i + 1
        if is_of and any(g.lower_ == "no" for c in child.children for g in c.children):
            return True  # "Would hear of no delay"
    return False


def _is_behind_nor(subject: Token) -> bool:
    """Tell whether a subject is the second of two who did not: "Neither Chad, a clerk said, nor Peru signed"."""
    first = subject.left_edge.i
    if first <= subject.sent.start or subject.doc[first - 1].lower_ != "nor":
        return False
    return any(t.lower_ == "neither" for t in subject.doc[subject.sent.start : first])


@once_per_word
def lemma_with_particle(verb: Token) -> tuple[str, ...]:
    """Give the verb's lemma with its particle or following prepositions first, then alone: "call on", "call"."""
    return tuple(_find_particles(verb))


def _find_particles(verb: Token) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    has_particle = False
    for child in verb.children:
        if (
            (child.dep_ == "prt" and not leads_to_day(child))
            or (child.dep_ == "advmod" and child.lower_ in _PLACING and child.i > verb.i)
            or (child.dep_ in {"prep", "dative"} and verb.i < child.i <= verb.i + 3 and not leads_to_day(child))
            or (child.dep_ == "advmod" and child.lower_ in _LOOSE and child.i == verb.i + 1)
        ):
            has_particle = has_particle or (
                child.dep_ in {"prt", "advmod"} and not (child.dep_ == "advmod" and child.lower_ in _LOOSE)
            )
            yield f"{lemma} {child.lower_}"
    # "give up" is not "give": a particle makes another verb of it.
    if not has_particle:
        yield lemma


def leads_to_day(preposition: Token) -> bool:
    """Tell whether a preposition says no more than when: "turned on Sunday to Oslo" is not "turned on the crowd"."""
    if preposition.dep_ == "prt":  # The parser's slip, of the same words.
        return preposition.i + 1 < len(preposition.doc) and preposition.nbor().lower_ in _DAYS
    return any(
        c.dep_ == "pobj" and (c.lower_ in _DAYS or (c.ent_type_ == "DATE" and (c.text.isdigit() or c.text == "May")))
        for c in preposition.children
    )


_DEALS = frozenset({"deal", "accord", "agreement", "plan", "pact", "treaty", "proposal", "truce"})


def leads_aside(preposition: Token) -> bool:
    """Tell whether what a preposition leads to is no part of a phrase: "nine years after a war", "accords under which", "under such a deal"."""
    return preposition.lower_ in {"after", "since", "amid"} or (
        preposition.lower_ == "under" and any(c.tag_ == "WDT" or c.lemma_ in _DEALS for c in preposition.children)
    )


def words_governed(verb: Token) -> frozenset[str]:
    """Give the lemmas that can make a phrase with a verb: particles, prepositions, objects and what is nearest under them."""
    found: set[str] = set()
    for child in verb.children:
        if child.dep_ in _PHRASAL:
            found.add(child.lemma_.lower())
            found.update(c.lemma_.lower() for c in child.children if c.dep_ in {"pobj", "compound", "amod", "prep"})
            found.update(g.lemma_.lower() for c in child.children if c.dep_ == "prep" for g in c.children)
    return frozenset(found)


def clause_of(token: Token) -> Token | None:
    """Give the relative clause that a token stands in, as its verb."""
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above
    return None


@once_per_word
def content_of(noun: Token) -> Token:
    """Give what a noun of measure measures: talks for "four rounds of talks", else the noun itself."""
    if noun.lemma_.lower() in _PARTITIVES:
        for preposition, inner, _ in objects_of_prepositions(noun):
            if preposition == "of" and inner.pos_ in {"NOUN", "PROPN"}:
                return content_of(inner)
    return noun


@once_per_word
def main_verb_above(token: Token) -> Token | None:
    """Give the nearest verb that governs a token."""
    current = token
    for _ in range(12):
        if current.head == current:
            return current if is_verb(current) and current != token else None
        current = current.head
        if is_verb(current):
            return current
    return None


def heads_of_complement(head: Token) -> list[Token]:
    """Give the verbs and nouns that a speech act is about, which are no rows of their own."""
    found = [head]
    for child in head.children:
        if (
            child.dep_ in {"xcomp", "ccomp", "dobj", "conj", "prep", "pobj", "pcomp", "acl", "attr"}
            and child.i > head.i
            and not (child.dep_ == "acl" and any(c.dep_ in {"nsubj", "nsubjpass", "agent"} for c in child.children))
        ):
            found.extend(heads_of_complement(child))
    return found


def head_of(tokens: list[Token]) -> Token:
    """Give the syntactic head of some neighbouring tokens."""
    inside = set(tokens)
    for token in reversed(tokens):
        if token.head not in inside or token.head == token:
            return token
    return tokens[-1]
