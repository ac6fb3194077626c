"""Who does what a verb says: its subject, across relative clauses, infinitives, participles and prepositions."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import FINITE, INFLECTED, is_passive, is_verb, main_verb_above, object_of
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
#: What one does with means that go into an act: "poured money into arming them".
_INVESTING = frozenset("pour put throw sink invest plough plow channel pump spend build work".split())
#: Nouns for what somebody means to do, whose subject is his who has it: "flew there in an attempt to meet him".
_AIMS = frozenset(
    "attempt effort bid plan decision move drive campaign mission initiative push offensive trip operation resolution motion bill".split()
)
#: What holds somebody's words, which its participle tells: "a letter threatening".
MESSAGES = frozenset(
    "letter note message statement ultimatum resolution appeal speech communique telegram memo decree".split()
)
_CALLS = frozenset({"call", "email", "cable", "request", "reply"})
_RECEIVING = frozenset({"receive", "get", "have", "take"})
#: What a message does that somebody gets; "got a letter, raising hopes" is another matter.
_TELLING = frozenset(
    "ask urge invite request beg implore demand propose offer warn threaten suggest seek say express thank promise plead".split()
)


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
    if verb.tag_ == "VBG" and (message := _message_before(verb)) is not None:
        return _author_of(message, depth)
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


def _message_before(verb: Token) -> Token | None:
    """Give the message whose words a participle tells: "a letter asking", "got a call from Rome, warning"."""
    head = verb.head
    if verb.dep_ == "acl" and head.lemma_.lower() in MESSAGES:
        return head
    # The parser hangs it to the sender or to who got it: there must be one whose it is.
    if verb.dep_ == "acl" and head.dep_ == "pobj" and head.head.lower_ == "from":
        message: Token | None = head.head.head
    elif verb.dep_ == "advcl" and head.lemma_ in _RECEIVING:
        message = object_of(head)
    else:
        return None
    if message is None or message.lemma_.lower() not in MESSAGES | _CALLS or verb.lemma_ not in _TELLING:
        return None
    return message if any(c.lower_ == "from" for c in message.children) else None


def _author_of(message: Token, depth: int) -> Token:
    """Give whose words a message holds: "a Council resolution demanding", "Johnson wrote a letter threatening"."""
    led = (c for c in message.rights if c.dep_ == "prep" and c.lower_ == "from")
    sender = next((t for c in led for t in c.children if t.dep_ == "pobj"), None)
    if sender is not None:
        return sender  # "Received a letter from the premier, asking him to mediate"
    owner = next((c for c in message.children if c.dep_ in {"poss", "compound", "amod"} and c.pos_ == "PROPN"), None)
    above = main_verb_above(message)
    if owner is not None or above is None or is_passive(above) or message.dep_ != "dobj":
        return owner or message
    return _find_subject(above, depth + 1) or message
