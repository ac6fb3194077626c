"""Whose time a date is: that of the act in its own clause, never that of a clause beside, below or above it.

The small parser often hangs a date to whatever verb it takes for the main one. So the words between an act and a date are
asked as well: another finite verb, a semicolon or a comma with more than the date behind it mean that something else was done then.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.events.subjects import has_own_subject
from analysis.extraction.events.times import is_point
from analysis.extraction.events.triggers import light_entry
from analysis.extraction.parsing.grammar import FINITE, INFLECTED, is_passive, is_verb, lemma_with_particle
from analysis.extraction.parsing.words import Span, Token

_STRONG = frozenset({";", ":", "—", "–", "--", ".", "(", ")"})
_BREAKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", ",", "-", "—", "–", ")", ":", ";"})
#: What opens a clause that stands before the one to which a date at the head of the sentence belongs.
_OPENERS = frozenset(
    "after before as when while since once although though because if until whereas who which whose whom that where".split()
)
#: What leads to the time of an act itself.
_LEADING = frozenset("on in at during as late early around about over the of this last next only just some by".split())
#: What leads to the time by which, until or before which something is to be done, or to what a date is of.
_OF_ANOTHER = frozenset({"until", "till", "before", "of", "from", "since", "for", "after", "following", "to"})
#: What leads to an occasion whose day is that of the act: "at a ceremony on Friday".
_OCCASIONS = frozenset({"at", "during", "in", "on"})
#: Verbs by which what their object or subject names takes place.
_HAPPENING = frozenset(
    "be begin start open end close resume continue follow take come occur happen go hold have make launch carry stage conduct "
    "erupt break collapse fail host attend convene sign issue pay mount deliver reach conclude declare announce".split()
)
#: What was followed by something was itself at another time: "a warning last June was followed by clashes".
_IN_ORDER = frozenset({"follow", "precede"})
#: Of those, verbs that tell of an object that its time is over.
_ENDING = frozenset({"end", "close", "fail", "collapse"})
#: What puts the day for an act off.
_PUTTING_OFF = frozenset(
    {"postpone", "defer", "delay", "put off", "push back", "put back", "reschedule", "call off", "cancel"}
)
#: What opens a clause of what was done at another time than its main clause.
_LATER = frozenset("after before since until because although though".split())
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
#: Auxiliaries of what is still to come.
_AHEAD = frozenset({"will", "wo", "'ll", "shall", "would"})
#: How many verbs stand over an act that is to be done: "is expected to agree to meet".
_LONGEST_CHAIN = 5
#: Words that tell that a time is past or to come.
_PAST = frozenset({"yesterday", "last", "ago", "earlier", "previous"})
_ORDERING = frozenset({"by", "until", "till"})
_BEFORE_NOUN = frozenset({"poss", "compound", "amod", "nummod", "nmod"})
#: Verbs whose act is on the day that their object is called by: "brokered the ceasefire of May 18".
_MAKING = frozenset("broker mediate negotiate secure sign reach conclude arrange clinch hammer".split())


def find_time(head: Token) -> Span | None:
    """Give the words of time that belong to what a verb or noun tells: the date of its own clause, the nearest of several."""
    dates = [ent for ent in head.sent.ents if ent.label_ == "DATE" and is_point(ent)]
    if not dates or is_put_off(head):
        return None
    carriers = _carriers_of(head)
    own = [ent for ent in dates if _is_own(ent, head, carriers)]
    return min(own, key=lambda ent: (ent.root.head not in carriers, abs(ent.root.i - head.i)), default=None)


def lies_ahead(head: Token, date: Span, *, is_planned: bool) -> bool | None:
    """Tell whether an act on some date was still to come when the text was written: "will meet in March", "is to meet".

    None where the text leaves it open: what "was due" on Friday may have been a week ago or be tomorrow.
    """
    verb = next((t for t in _carriers_of(head) if is_verb(t)), head)
    is_led = False
    for _ in range(_LONGEST_CHAIN):
        helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if helpers & _AHEAD:
            return not helpers & {"have", "'ve"} or "would" not in helpers
        if "had" in helpers or (is_led and "have" in helpers and verb.tag_ != "VBN"):
            return False
        if helpers & {"is", "are", "'s", "'re", "am"} and verb.tag_ == "VBG":
            return is_planned
        if verb.tag_ in INFLECTED or helpers - {"to", "have"}:
            break
        if not is_verb(verb.head) and verb.head.pos_ not in {"ADJ", "AUX"}:
            return False
        is_led = is_led or "to" in helpers
        if verb.head == verb or verb.dep_ == "advcl":
            return False
        verb = verb.head
    if not is_led or not is_planned:
        return False
    is_past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in verb.children)
    if not is_past:
        return True
    return None if date[0].i > head.i and not date.words & _PAST else False


def _carriers_of(head: Token) -> list[Token]:
    """Give an act's word, the verb by which a noun takes place, and the verbs whose tense an infinitive shares."""
    found = [head]
    if not is_verb(head):
        verb = head.head if head.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} else None
        if head.dep_ == "pobj" and head.head.head.dep_ != "pobj":
            verb = head.head.head  # "Entered into an agreement on Friday"
        if (
            verb is None
            or (not is_verb(verb) and verb.lemma_ != "be")
            or (verb.lemma_ in _IN_ORDER and is_passive(verb))
        ):
            return found
        is_subject = head.dep_ in {"nsubj", "nsubjpass"}
        if not is_subject and light_entry(verb) is None and (verb.lemma_ not in _HAPPENING or verb.lemma_ in _ENDING):
            return found
        found.append(verb)
    while found[-1].dep_ == "xcomp" and is_verb(found[-1].head) and len(found) < 4:
        found.append(found[-1].head)
    return found


def _is_own(date: Span, head: Token, carriers: Sequence[Token]) -> bool:
    first, last = date[0].i, date[-1].i
    words = [t for t in head.doc[first - min(2, first - head.sent.start) : first] if t.dep_ == "prep"]
    leading = words[-1].lower_ if words and words[-1].i == first - 1 else ""
    is_kind = date.root.dep_ in _BEFORE_NOUN and date.root.head.i > last
    if is_kind and (date.root.dep_ == "poss" or leading not in {"on", "in", "during"}):
        return (
            date.root.head in carriers
        )  # "Friday's talks", "the 2015 treaty"; "On Sunday Lavrov" is no kind of Lavrov.
    if leading in _OF_ANOTHER and not _is_under(date.root, head):
        return leading == "of" and _is_of_what_is_made(date.root, head)
    if leading in _ORDERING | {"to"} and any(key in _PUTTING_OFF for key in lemma_with_particle(head)):
        return False  # "Postponed to Sunday"
    low, high = min(c.i for c in carriers), max(c.i for c in carriers)
    if last < low:
        return _is_taken_up_by_when(last, head, low) or _is_before(first, last, head, carriers, low)
    if first > high:
        return _is_behind(date, head, carriers, high, leading)
    return _climbs_to(date.root, carriers)


def _is_behind(date: Span, head: Token, carriers: Sequence[Token], high: int, leading: str) -> bool:
    doc, first = head.doc, date[0].i
    between = [t for t in doc[high + 1 : first] if not t.is_space]
    if any(t.text in _STRONG for t in between) or any(_is_finite(t, carriers) for t in between):
        return False
    if any(_opens_clause_behind(t, date[-1].i) for t in between):
        return False
    if between and between[-1].pos_ in {"NOUN", "PROPN"} and _is_finite(doc[date[-1].i + 1], carriers):
        return False  # Between another subject and its verb: "after the bank last week had told him to"
    commas = [t.i for t in between if t.text == ","]
    chunk = [t for t in between if not commas or t.i > commas[-1]]
    if commas and not _is_date_alone(chunk):
        return _is_occasion(chunk)
    below = [t for t in between if is_verb(t) and t not in carriers and t.dep_ not in {"amod", "compound"}]
    if any(t.tag_ == "VB" for t in below):
        # "Asked it to leave by Friday": the day is that of leaving; "agreed to meet last week" tells when they agreed.
        if leading in _ORDERING or not date.words & _PAST:
            return False
    elif leading in _ORDERING and head.tag_ != "VBN":
        return False
    return _climbs_to(date.root, carriers) or ((not below or bool(date.words & _PAST)) and _is_near(date.root, head))


def _opens_clause_behind(word: Token, last: int) -> bool:
    """Tell whether a date stands in a clause whose verb comes after it: "resigned after the bank last week had told him to"."""
    return word.dep_ in {"mark", "advmod"} and word.lower_ in _OPENERS and word.head.i > last


def _is_near(root: Token, head: Token) -> bool:
    """Tell whether the parser hung a date behind an act to a verb above it, or to a noun within its clause."""
    current = root
    for _ in range(6):
        if current.head == current or (current.dep_ in {"relcl", "acl", "advcl", "ccomp"} and is_verb(current)):
            break
        current = current.head
    return current in head.ancestors or head in current.ancestors or current == head


def _is_before(first: int, last: int, head: Token, carriers: Sequence[Token], low: int) -> bool:
    doc, start = head.doc, head.sent.start
    carriers = [*carriers, *_shared_before(carriers[-1], first)]
    low = min(c.i for c in carriers if c.i > last)
    between = [t for t in doc[last + 1 : low] if not t.is_space]
    if any(t.text in _STRONG for t in between):
        return False
    if any(t.lower_ in _LATER and t.dep_ in {"mark", "prep"} and t.head == head for t in between):
        return False  # "In March, two months after Niger attacked": what was done in March is told behind it.
    if any(t.tag_ in _RELATIVE and t.head == head for t in between):
        return False  # "On Monday the man who killed him": the day is of what becomes of the man.
    if not any(t.text == "," for t in between):
        if any(_is_finite(t, carriers) and not _is_of_subject(t, carriers) for t in between):
            return False
        if (
            _opens_chunk(doc, first, start, clauses=True)
            or _climbs_to(doc[last], carriers)
            or doc[last].head in carriers
        ):
            subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            return subject is None or subject.i < first or _opens_chunk(doc, first, start, clauses=True)
        return False
    if not _opens_chunk(doc, first, start):
        if _is_under_subject(doc[last], carriers):
            return True
        is_told_between = any(_is_finite(t, carriers) and t.dep_ == "conj" for t in between)
        return not is_told_between and _is_occasion(_chunk_before(doc, first, start))
    joins = any(t.lower_ in {"and", "but"} and t.nbor(-1).text == "," for t in between)
    return not joins and not any(_is_finite(t, carriers) and not _is_set_off(t, last) for t in between)


def _is_of_subject(verb: Token, carriers: Sequence[Token]) -> bool:
    """Tell whether a verb stands in a clause that says who did an act: killed in "On Monday the man who killed him was freed"."""
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    noun = verb.head
    return verb.dep_ == "relcl" and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head in carriers


def is_put_off(head: Token) -> bool:
    """Tell whether what an act is of is put off, and the day for which it was set no longer its day: "talks due on Friday were put off"."""
    noun = head
    for _ in range(4):
        verb = noun.head
        if noun.dep_ in {"nsubjpass", "nsubj", "dobj"} and is_verb(verb):
            return any(key in _PUTTING_OFF for key in lemma_with_particle(verb)) and (
                noun.dep_ == "dobj" or is_passive(verb)
            )
        if noun.dep_ not in {"xcomp", "relcl", "acl", "amod", "acomp", "pobj", "prep"}:
            return False
        noun = verb
    return False


def _shared_before(verb: Token, first: int) -> list[Token]:
    """Give the verbs to which one is joined with no subject of its own: "On Friday Chad closed the border and expelled"."""
    found: list[Token] = []
    while verb.dep_ == "conj" and is_verb(verb.head) and verb.head.i > first and not has_own_subject(verb):
        verb = verb.head
        found.append(verb)
    return found


def _is_taken_up_by_when(last: int, head: Token, low: int) -> bool:
    """Tell whether an act stands in a clause that says what was done on a day: "on Tuesday, when both signed"."""
    behind = [t for t in head.doc[last + 1 : low] if t.text != "," and not t.is_space]
    if not behind or behind[0].lower_ != "when" or behind[0].i > last + 2:
        return False
    own = [head, head.head] if head.dep_ == "conj" else [head]
    return not any(_is_finite(t, own) or t.text == "," for t in behind)


def _is_of_what_is_made(root: Token, head: Token) -> bool:
    noun = root.head.head
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head == head and head.lemma_ in _MAKING


def _chunk_before(doc: Sequence[Token], first: int, start: int) -> list[Token]:
    """Give the words before a date, back to the last comma: "on a visit" in "Rice, on a visit last week, urged"."""
    i = first
    while i > start and doc[i - 1].text != ",":
        i -= 1
    return list(doc[i:first]) if i > start else []


def _opens_chunk(doc: Sequence[Token], first: int, start: int, *, clauses: bool = False) -> bool:
    """Tell whether nothing but words that lead to it stands before a date, back to a comma, the sentence's or a clause's beginning."""
    i = first - 1
    while i >= start and doc[i].lower_ in _LEADING:
        i -= 1
    opens = i < start or doc[i].text in _BREAKS or doc[i].is_space
    return opens or (clauses and doc[i].lower_ in _OPENERS)


def _is_set_off(verb: Token, last: int) -> bool:
    """Tell whether a verb stands in a clause that a word opens: "On Friday, after Chad attacked, Peru …"."""
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    words = [t for t in verb.left_edge.doc[max(last + 1, verb.left_edge.i - 1) : verb.i] if t.lower_ in _OPENERS]
    return bool(words) and verb.dep_ in {"advcl", "relcl", "ccomp", "pcomp", "acl"}


def _is_under_subject(token: Token, carriers: Sequence[Token]) -> bool:
    """Tell whether a date is that of an act that has its noun as subject: "The talks on Friday, held in Doha, failed"."""
    return _climbs_to(token, [c for c in carriers if not is_verb(c)])


def _climbs_to(token: Token, carriers: Sequence[Token]) -> bool:
    """Tell whether a date leads up to an act with no verb and no other act's noun between."""
    current = token
    for _ in range(5):
        if current in carriers:
            return True
        if is_verb(current) or current.head == current:
            return False
        current = current.head
    return current in carriers


def _is_under(token: Token, head: Token) -> bool:
    """Tell whether a date hangs right under an act's own word, but for a preposition."""
    return token.head == head or (token.head.dep_ == "prep" and token.head.head == head)


def _is_finite(token: Token, carriers: Sequence[Token]) -> bool:
    if token in carriers:
        return False
    if token.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP", "IN"} for c in token.children):
        return True  # Whatever its tag: "a pact that foresees, between May and July, a census".
    if token.tag_ not in FINITE:
        return False
    if token.dep_ in {"aux", "auxpass"}:
        return token.head not in carriers
    return token.pos_ in {"VERB", "AUX"} and (token.tag_ in INFLECTED or token.dep_ == "ROOT")


def _is_date_alone(chunk: Sequence[Token]) -> bool:
    return all(t.lower_ in _LEADING for t in chunk)


def _is_occasion(chunk: Sequence[Token]) -> bool:
    opens = bool(chunk) and chunk[0].lower_ in _OCCASIONS
    return opens and not any(is_verb(t) or t.lower_ in _OF_ANOTHER - {"of"} for t in chunk)
