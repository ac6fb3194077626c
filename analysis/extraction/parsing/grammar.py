"""Who is subject, object and partner of a verb or noun: readings of the dependency parse that several tables share."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extraction.parsing.infinitive_doers import doer_of_infinitive
from analysis.extraction.parsing.relatives import antecedent_of
from analysis.extraction.parsing.words import Token, once_per_word

#: Governing verbs whose object, not subject, does what the complement says: "urged both to reduce tensions".
_OBJECT_CONTROL = frozenset(
    "urge ask tell order press push invite call force allow help let make persuade convince encourage advise warn "
    "implore beg see watch show hear oblige require commit bind compel instruct direct enable permit lead get prod nudge "
    "pressure coax cajole entreat request want expect leave authorise authorize empower forbid entitle spur goad prompt induce "
    "challenge dare beseech exhort bid counsel task charge tempt galvanise galvanize train hire lobby".split()
)
#: Verbs whose object does what stands after their preposition, and prepositions after which their subject does it.
_OF_ANOTHER = frozenset(
    "accuse suspect charge convict blame criticise criticize condemn stop prevent dissuade credit thank praise keep deter "
    "attack blast slam rebuke chide scold berate lambast lambaste denounce censure fault assail upbraid reproach "
    "reprimand admonish castigate excoriate pillory chastise deride sanction punish penalise penalize fine jail imprison "
    "sentence arrest detain expel suspend fire sack dismiss oust blacklist indict prosecute execute commend applaud "
    "congratulate reward honour honor decorate salute hail laud forgive pardon excuse bar ban block discourage hinder "
    "exclude prohibit restrain acquit clear scorn shame".split()
)
_OF_SUBJECT = frozenset("after before by while since without despite upon on in".split())
_HAVING_PART = frozenset("win earn gain get have play take deserve claim show see".split())
#: Nouns for what somebody means to do, whose subject is his who has it: "flew there in an attempt to meet him".
#: What one does with means that go into an act: "poured money into arming them".
_INVESTING = frozenset("pour put throw sink invest plough plow channel pump spend build work".split())
_AIMS = frozenset(
    "attempt effort bid plan decision move drive campaign mission initiative push offensive trip operation resolution motion bill".split()
)
#: What holds somebody's words, which its participle tells: "a letter threatening".
_MESSAGES = frozenset(
    "letter note message statement ultimatum resolution appeal speech communique telegram memo decree".split()
)
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
def subject_of(verb: Token) -> Token | None:
    """Give who does what the verb says, as the grammar has it (for a passive: what it is done to).

    Follows relative pronouns to their noun, and takes the subject of a governing verb for complements, participles and
    coordinated verbs that have none of their own.
    """
    return _find_subject(verb, 0)


def _find_subject(verb: Token, depth: int) -> Token | None:
    if depth > 6:
        return None
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if subjects:
        # Of two, the first is a dateline or a topic: the nearer one acts. "Each" only shares out the other.
        sharing = len(subjects) > 1 and subjects[-1].lower_ in {"each", "both", "all"}
        return antecedent_of(subjects[-2 if sharing else -1], verb)
    head = verb.head
    if head == verb:
        return None
    if (who := doer_of_infinitive(verb)) is not None:
        return who
    if verb.dep_ == "acl" and head.lemma_.lower() in _AIMS and any(c.lower_ == "to" for c in verb.children):
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        by = next((c for c in head.children if c.lower_ == "by" and c.i < verb.i), None) if owner is None else None
        if by is not None:  # "Foiled an attempt by Chad to invade"
            owner = next((c for c in by.children if c.dep_ == "pobj"), None)
        above = main_verb_above(head)
        if owner is not None or above is None or above == verb or is_passive(above):
            return owner or head
        return _find_subject(above, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in _MESSAGES:
        return _author_of(head, depth)
    if verb.dep_ in {"acl", "relcl"}:
        return head
    if verb.dep_ == "amod" and head.pos_ in {"NOUN", "PROPN"}:
        return head
    if verb.dep_ == "conj" and (is_verb(head) or (head.pos_ == "AUX" and head.dep_ not in {"aux", "auxpass"})):
        return _find_subject(head, depth + 1)
    if verb.dep_ == "ccomp" and verb.i < head.i and verb.tag_ in FINITE:
        return None  # "Fighting displaced thousands, the office said": whoever says so did not.
    if verb.dep_ in {"xcomp", "ccomp"} and is_verb(head):
        if head.lemma_ in _OBJECT_CONTROL and not is_passive(head):
            obj = object_of(head)
            if obj is not None:
                return obj
        return _find_subject(head, depth + 1)
    if verb.dep_ in {"xcomp", "acomp"}:
        return _find_subject(head, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ in INFLECTED and (mark := _that_before(verb)) is not None:
        return mark.nbor(-1)  # "The force that in January drove them out": the parser takes "that" for no subject.
    if verb.dep_ == "advcl" or (verb.dep_ == "dep" and is_verb(head) and head.i < verb.i):
        return _find_subject(head, depth + 1)  # "Rice reported progress, then briefed Moon"
    if verb.dep_ == "pcomp":
        governor = head.head
        while governor.dep_ == "prep" and governor.head != governor:
            governor = governor.head
        if head.lower_ == "of" and not is_verb(governor):
            # "Accused by the rebels of siding with them": the parser hangs what he is accused of to who accuses him.
            above = main_verb_above(governor)
            inside = any(t.dep_ == "agent" for t in governor.ancestors) if above is not None else False
            governor = above if above is not None and inside and above.lemma_ in _OF_ANOTHER else governor
        if is_verb(governor):
            if governor.lemma_ in _OF_ANOTHER and head.lower_ not in _OF_SUBJECT:
                # "accused him of lying": the one accused lies.
                blamed = next((c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"}), None)
                if blamed is None and is_passive(governor):
                    return _find_subject(governor, depth + 1)  # "Sudan, accused by Uganda of arming them"
                return antecedent_of(blamed, governor) if blamed is not None else None
            if (moved := _moved_into(head, governor)) is not None:
                return antecedent_of(moved, governor)
            return _find_subject(governor, depth + 1)
        has_part = governor.dep_ == "dobj" and governor.head.lemma_ in _HAVING_PART
        if has_part and not any(c.dep_ == "poss" for c in governor.children):
            return _find_subject(governor.head, depth + 1)  # "won praise for brokering", "had a hand in arranging"
        return governor if governor.pos_ in {"NOUN", "PROPN"} else None
    return None


def _moved_into(preposition: Token, verb: Token) -> Token | None:
    """Give whom one moves to an act: "coaxed Chad into signing", "talked Chad out of invading"; money put into it does nothing."""
    if preposition.lower_ != "into" and not (preposition.lower_ == "of" and preposition.head.lower_ == "out"):
        return None
    return object_of(verb) if verb.lemma_ not in _INVESTING and not is_passive(verb) else None


def _that_before(verb: Token) -> Token | None:
    """Give the "that" of a clause which has no other subject, where it stands right behind a noun."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    return mark if mark is not None and mark.i > mark.sent.start and mark.nbor(-1).pos_ in {"NOUN", "PROPN"} else None


def _author_of(message: Token, depth: int) -> Token:
    """Give whose words a message holds: "a Council resolution demanding", "Johnson wrote a letter threatening"."""
    owner = next((c for c in message.children if c.dep_ in {"poss", "compound", "amod"} and c.pos_ == "PROPN"), None)
    above = main_verb_above(message)
    if owner is not None or above is None or is_passive(above) or message.dep_ != "dobj":
        return owner or message
    return _find_subject(above, depth + 1) or message


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
