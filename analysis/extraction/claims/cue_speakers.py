"""Who speaks: the words that name the source of a verb of saying."""

from __future__ import annotations

from analysis.extraction.claims.attributions import is_set_off, look_up_cue, opening_of, verb_group
from analysis.extraction.claims.content_ends import may_go_on, speaker_verb
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.events.triggers import noun_entry
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import INFLECTED, is_passive, is_verb, object_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Classes of verbs that can hardly stand without what is said.
SAYING = frozenset({"say", "claim", "warn"})
#: What stands for some of a subject that is named before, and is no second one: "the sides each say".
_SHARING = frozenset({"each", "both", "all"})
#: What somebody is before saying something: "asked if", "pressed on", "questioned about".
#: Verbs of who goes on speaking.
_GOING_ON = frozenset(
    "add note stress warn caution insist emphasize emphasise underline reiterate clarify specify concede acknowledge".split()
)
_ASKED = frozenset({"ask", "press", "question", "challenge", "remind", "tell"})
#: Verbs whose object is told something.
_TELLING = frozenset({"tell", "inform", "notify", "assure", "reassure", "remind", "brief", "advise", "alert"})
#: Verbs that take over the subject of the clause they hang on: "…, adding that".
_DEPENDENT = frozenset({"advcl", "xcomp", "conj", "pcomp"})


def find_source(verb: Token, *, depth: int = 0) -> Token | None:
    """Give the head of the words that name who speaks: the verb's subject, or that of the clause it hangs on."""
    if depth > 5:
        return None
    said_before = speaker_verb(verb)
    if said_before is not None:
        return find_source(said_before, depth=depth + 1)
    quoted = _quoted_speaker(verb)
    if quoted is not None:
        return quoted
    if verb.lemma_ in {"believe", "think"} and verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in {"want", "have"}:
        return find_source(verb.head, depth=depth + 1)  # "Would have us believe", "want the world to believe".
    behind = _set_off_behind(verb)
    if behind is not None:
        return behind
    told = [c for c in verb.children if c.dep_ == "nsubj" or (c.dep_ == "agent" and is_passive(verb))]
    if told:
        # Of two before it the nearer one speaks: "The sultan's men, officials agree, were there".
        before = [c for c in told if c.i < verb.i and c.dep_ == "nsubj" and c.lower_ not in _SHARING]
        child = _behind_according(before[-1] if len(before) > 1 else told[0])
        child = _right_before(child, verb)
        return next((c for c in child.children if c.dep_ == "pobj"), child) if child.dep_ == "agent" else child
    asked = _asked_before(verb)
    if asked is not None:
        return next(c for c in asked.children if c.dep_ in {"nsubj", "nsubjpass"})
    shared = _subject_before_share(verb)
    if shared is not None:
        return shared
    if is_passive(verb) and verb.dep_ not in {"acl"}:
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and is_set_off(verb) and head.pos_ != "PRON" and not may_speak(head):
        # "Said drones had hit a depot, warning that": the parse hangs it on the depot.
        above = next((t for t in head.ancestors if is_verb(t)), None)
        return find_source(_speaking_above(verb, above), depth=depth + 1) if above is not None else None
    noun = head if verb.dep_ == "acl" else head.head if verb.dep_ == "pcomp" and head.dep_ == "prep" else None
    is_to_speak = verb.tag_ == "VB" if verb.dep_ == "acl" else verb.tag_ == "VBG"
    if noun is not None and is_to_speak and noun.pos_ == "NOUN" and not may_speak(noun):
        # "Was at pains to say", "made a point of saying": whoever was or made it says so.
        above = next((t for t in noun.ancestors if is_verb(t) or t.pos_ == "AUX"), None)
        return find_source(above, depth=depth + 1) if above is not None else None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return head
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        head = head.head
        if head.pos_ == "ADJ" and head.dep_ in {"acomp", "ROOT"}:
            # "Is fond of saying", "never tired of repeating".
            if (named := next((c for c in head.children if c.dep_ == "nsubj"), None)) is not None:
                return named
            head = head.head
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":
        # "She was quick to add".
        head = head.head
    if verb.dep_ == "advcl" and (main := _behind_time(verb, head)) is not None:
        return main
    if verb.dep_ == "advcl":
        head = _speaking_above(verb, head)
    if verb.dep_ == "xcomp" and (other := object_of(head)) is not None and subject_of(verb) == other:
        return other  # "Prompting the president to ask", "led Iran to warn": who is moved to speak speaks.
    if verb.dep_ in _DEPENDENT and (is_verb(head) or head.pos_ == "AUX"):
        found = find_source(head, depth=depth + 1)
        if found is not None and head.dep_ == "ccomp" and is_verb(head.head) and noun_entry(found) is not None:
            return find_source(
                head.head, depth=depth + 1
            )  # "Described how the attack unfolded, stating": no attack states.
        return found
    return None


def _set_off_behind(verb: Token) -> Token | None:
    """Give who speaks right behind a verb between commas: "The treaty, warned *Senator Julia Prado*, is dead"."""
    if verb.tag_ not in INFLECTED or verb.i <= verb.sent.start or verb.nbor(-1).text != ",":
        return None
    cue = look_up_cue(verb, "verb")
    if cue is None or cue[0]["class"] not in SAYING or cue[0]["lemma"] in _TELLING:
        return None
    behind = next((c for c in verb.children if c.dep_ in {"dobj", "nsubj"} and c.left_edge.i == verb.i + 1), None)
    end = behind.right_edge.i + 1 if behind is not None else verb.sent.end
    is_closed = end < verb.sent.end and verb.doc[end].text == ","
    return behind if behind is not None and is_closed and may_speak(behind) else None


def _behind_time(participle: Token, clause: Token) -> Token | None:
    """Give who speaks in a participle between a clause of time and the main one: "When talks resumed, accusing them of theft, *he* left"."""
    main = clause.head
    is_between = participle.tag_ == "VBG" and is_set_off(participle) and clause.i < participle.i < main.i
    if not is_between or clause.dep_ != "advcl":
        return None
    return next((c for c in main.children if c.dep_ == "nsubj" and participle.i < c.i < main.i), None)


def _speaking_above(participle: Token, clause: Token) -> Token:
    """Give the verb whose subject speaks in a closing participle: who says the rest, where the rest has no speaker.

    "Said the men must face charges, adding that", "said drones had hit a depot, arguing that".
    """
    above = clause.head
    if clause.dep_ != "ccomp" or not is_verb(above) or above.i > clause.i or look_up_cue(above, "verb") is None:
        return clause
    goes_on = participle.lemma_ in _GOING_ON or (participle.tag_ == "VBG" and not may_go_on(clause))
    return above if goes_on else clause


def _right_before(subject: Token, verb: Token) -> Token:
    """Give who speaks where the parse makes him what something before him is: "Neither bank, *a clerk* said, was asked".

    What is between commas ends in one; who stands right before his verb is its subject, as is he of whom he is some
    part: "the deputy governor of the province said".
    """
    group = verb_group(verb)[0]
    if subject.i > group.i:
        return subject
    for child in subject.children:
        is_apart = child.dep_ in {"appos", "conj"} and child.i > subject.i and is_set_off(child)
        if is_apart and child.right_edge.i == group.i - 1 and may_speak(child) and not _is_listed(child):
            return child
    return subject


def _is_listed(noun: Token) -> bool:
    """Tell whether a noun is one of a list: "the army, the rebels and the police said"."""
    joined = any(c.dep_ in {"cc", "conj"} for c in (*noun.children, *noun.head.children))
    return noun.dep_ == "conj" or (joined and noun.head.pos_ != "PROPN")


def _behind_according(subject: Token) -> Token:
    """Give who speaks in "According to the agency Tass, the minister, A, said": the parser joins the minister to the agency."""
    first = subject.left_edge.i
    before = subject.doc[max(first - 2, 0) : first]
    if [t.lower_ for t in before] != ["according", "to"]:
        return subject
    return next((c for c in subject.children if c.dep_ == "appos"), subject)


def is_asked_aside(verb: Token) -> bool:
    """Tell whether a participle that the parse takes for a main verb only says what somebody was asked: "A, asked if …, said"."""
    if _asked_before(verb.head) == verb:
        return True
    # "…," said the president, asked whether talks could begin.
    is_behind = verb.lemma_ in _ASKED and verb.tag_ in {"VBD", "VBN"} and verb.dep_ in {"advcl", "acl"} and verb.i > 0
    has_speaker = any(c.dep_ == "nsubj" and verb.head.i < c.i < verb.i for c in verb.head.children)
    return is_behind and has_speaker and verb.nbor(-1).text == ","


def is_left_unsaid(verb: Token) -> bool:
    """Tell whether somebody only will not speak of a thing: "declined to comment on a report that Chad had fired first"."""
    is_refused = verb.dep_ == "xcomp" and verb.head.lemma_ in {"decline", "refuse"}
    return verb.lemma_ == "comment" and is_refused and any(c.dep_ == "prep" for c in verb.children)


def _asked_before(verb: Token) -> Token | None:
    """Give the participle set off before a verb of saying that the parse has given its subject: "A, asked if …, said"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i and child.lemma_ in _ASKED and child.tag_ in {"VBD", "VBN"}:
            is_apart = child.nbor(-1).text == "," if child.i else False
            if is_apart and verb_group(verb)[0].nbor(-1).text == ",":
                return child if any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children) else None
    return None


def _subject_before_share(verb: Token) -> Token | None:
    """Give the subject that the parse leaves to an aside on some of them: "Members, some of whom had left, said"."""
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i < verb.i and verb_group(verb)[0].nbor(-1).text == ",":
            subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
            if len(subjects) == 2 and any(t.lower_ in {"whom", "which"} for t in subjects[1].subtree):
                return subjects[0]
    return None


def _quoted_speaker(verb: Token) -> Token | None:
    """Give who is quoted: "the agency quoted an officer as saying", "he was quoted as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_ not in {"quote", "cite"}:
        return None
    above = verb.head.head
    wanted = {"nsubjpass"} if is_passive(above) else {"dobj"}
    return next((c for c in above.children if c.dep_ in wanted), None)


def find_noun_before(verb: Token, entry: Entry) -> Token | None:
    """Give the noun right before a verb of saying where the parse has lost its subject."""
    first = verb_group(verb)[0].i - 1
    if verb.tag_ in INFLECTED and first == opening_of(verb.sent) and _is_name_lost(verb.doc[first]):
        return verb.doc[first]
    if entry["class"] not in SAYING or verb.tag_ not in INFLECTED or verb.dep_ in {"acl", "relcl", "advcl"}:
        return None
    i = verb_group(verb)[0].i - 1
    if i > verb.sent.start and verb.doc[i].text == "," and verb.dep_ == "ROOT":
        before = verb.doc[i - 1]
        return _named_before(before, verb) if before.dep_ == "appos" else _opening_noun(verb, i)
    if i < verb.sent.start or verb.doc[i].pos_ not in {"PROPN", "PRON", "NOUN"} or verb.doc[i].tag_ == "WP":
        return None
    head: Token = verb.doc[i]
    while head.dep_ in {"compound", "flat"} and head.head.i < verb.i and head.head.pos_ in {"PROPN", "NOUN"}:
        head = head.head
    return _holder_of(head)


def _is_name_lost(word: Token) -> bool:
    """Tell whether a sentence's first word is a name that the tagger takes for an adjective: "Kigali swears that"."""
    return word.tag_ == "JJ" and word.is_title and word.ent_type_ not in {"NORP", "DATE", "ORDINAL", "CARDINAL"}


def _holder_of(noun: Token) -> Token:
    """Give who is described by the noun right before a verb, back to a comma: "…, the deputy governor of *the province* said"."""
    head = noun
    while head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head.head
        if any(t.is_punct for t in noun.doc[head.i : noun.i]):
            break
        if is_set_off(head):
            return head if may_speak(head) else noun
    return noun


def _opening_noun(verb: Token, comma: int) -> Token | None:
    """Give the noun that opens a sentence and that an aside parts from its verb: "Aid workers, some of whom …, say"."""
    words = verb.doc[verb.sent.start : comma]
    end = next((t.i for t in words if t.text == ","), comma)
    opening = verb.doc[verb.sent.start : end]
    if end == comma or not len(opening) or opening[-1].pos_ not in {"NOUN", "PROPN"}:
        return None
    is_phrase = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"} for t in opening[1:])
    return opening[-1] if is_phrase and opening[0].pos_ not in {"ADP", "SCONJ", "ADV", "PUNCT"} else None


def _named_before(name: Token, verb: Token) -> Token | None:
    """Give the head of a phrase that ends with a name in apposition: "a former premier, Naftali Bennett, described"."""
    if name.pos_ != "PROPN":
        return None
    head = name
    while head.dep_ in {"compound", "appos"} and head.head.i < verb.i and not any(c.dep_ == "det" for c in head.lefts):
        head = head.head
    return head


def find_speaker_behind(verb: Token, entry: Entry) -> Token | None:
    """Give the noun right behind a verb of saying that a quotation precedes: "…," shouted one protester."""
    if entry["class"] not in SAYING or not verb.i or verb.nbor(-1).text not in {'"', "''", ","}:
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.lemma_ in {"tell", "inform", "assure"}:
        return None  # "…, A and B told reporters": who is told does not speak.
    found = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return found if found is not None and found.left_edge.i == verb.i + 1 else None
