"""Verbs that attribute: "said that", "is expected to", "acknowledged the loss of", "accused of", "…, he said, …"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from analysis.extraction.attributions import (
    Attribution,
    Tokens,
    is_set_off,
    look_up_cue,
    noun_phrase,
    opening_of,
    stretch,
    thing,
    trim,
    verb_group,
    without_aside,
)
from analysis.extraction.content_ends import end_content, speaker_verb
from analysis.extraction.grammar import is_passive, is_verb
from analysis.extraction.lexicon import Entry, index_lexicon

#: Classes of verbs that can hardly stand without what is said.
_SAYING = frozenset({"say", "claim", "warn"})
_QUESTIONS = frozenset({"whether", "when", "how", "why", "where", "what", "who"})
_CLAUSES = frozenset({"ccomp"})
#: What opens a clause that says when or why, and is no content.
_CONJUNCTIONS = frozenset("so because before after until unless once since although though while".split())
_PERCEIVING = frozenset("see hear feel watch notice find observe".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LATER = frozenset("later then subsequently afterwards meanwhile".split())
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
    for child in verb.children:
        if child.dep_ == "nsubj" or (child.dep_ == "agent" and is_passive(verb)):
            return next((c for c in child.children if c.dep_ == "pobj"), child) if child.dep_ == "agent" else child
    if is_passive(verb) and verb.dep_ not in {"acl"}:
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return head
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        head = head.head
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":
        # "She was quick to add".
        head = head.head
    if verb.dep_ in _DEPENDENT and (is_verb(head) or head.pos_ == "AUX"):
        return find_source(head, depth=depth + 1)
    return None


def _quoted_speaker(verb: Token) -> Token | None:
    """Give who is quoted: "the agency quoted an officer as saying", "he was quoted as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_ not in {"quote", "cite"}:
        return None
    above = verb.head.head
    wanted = {"nsubjpass"} if is_passive(above) else {"dobj"}
    return next((c for c in above.children if c.dep_ in wanted), None)


def read_verb(verb: Token) -> Attribution | None:
    """Read a verb with what it attributes, quotations apart; None where it attributes nothing."""
    cue = look_up_cue(verb, "verb")
    if cue is None or not is_verb(verb):
        return None
    entry, frames = cue
    if is_passive(verb) and not any(c.dep_ == "nsubj" for c in verb.children):
        return _read_passive(verb, entry, frames)
    source = find_source(verb) or _noun_before(verb, entry) or _speaker_behind(verb, entry)
    if source is None or ("w" in frames and _is_comment(verb, source)):
        return None
    for reading in _READINGS:
        found = reading(verb, source, entry, frames)
        if found is not None:
            return found
    return None


def _is_comment(verb: Token, source: Token) -> bool:
    """Tell whether a closing participle comments on all that happened: "…, underscoring the risk"; a video does show."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl"} or not is_set_off(verb_group(verb)[0]):
        return False
    noun = index_lexicon("source_nouns", "lemma").get(source.lemma_.lower())
    return noun is None or noun["sourcing"] != "media"


def _make(
    verb: Token,
    source: Token | None,
    pieces: list[Tokens],
    entry: Entry,
    rule: str,
    confidence: float,
    *,
    raised: Token | None = None,
) -> Attribution | None:
    group = verb_group(verb)
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    words = noun_phrase(source) if source is not None else ()
    if source is not None and verb in words:
        # A noun with the verb in its own clause: "a statement saying that …".
        words = trim(source.doc[words[0].i : group[0].i]) or (source,)
    moved = _without(raised, pieces[0]) if raised is not None else ()
    return Attribution(group, words, source, tuple(pieces), entry, rule, confidence, moved)


def _without(raised: Token, piece: Tokens) -> Tokens:
    """Give the words of what a content is about, up to the content where that hangs on it."""
    words = [t for t in raised.subtree if t.i < piece[0].i or t.i > piece[-1].i]
    if words and words[-1].dep_ == "prep" and words[-1].i + 1 == piece[0].i:
        words.pop()
    return trim(words)


def _read_clause(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    if not frames & {"t", "q"}:
        return None
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and c.pos_ != "PUNCT"]
    clause = next((c for c in clauses if c.i > verb.i and _follows_at_once(c, verb)), None)
    clause = clause or next(iter(clauses), None) or _misplaced_clause(verb, entry)
    if clause is None or ("t" not in frames and clause.i > verb.i and not _is_quoted(clause)):
        return None
    is_silent = any(c.dep_ == "neg" for c in verb.children) or _says_otherwise(verb, clause)
    if clause.i < verb.i and (is_silent or _has_object_of_its_own(verb, entry)):
        # "…; Chad denied it": what stands before is not what is denied in words.
        return None
    if clause.i < verb.i:
        return _make(verb, source, _before_and_after(verb, source, clause), entry, "clause_before_cue", 0.8)
    first = clause.left_edge
    if first.i <= verb.i:
        first = verb.doc[verb.i + 1]
    if _is_no_content(verb, clause, first):
        return None
    last = _last_of_content(clause)
    return _make(verb, source, [end_content(stretch(first, last))], entry, "verb_with_clause", 0.85)


def _is_no_content(verb: Token, clause: Token, first: Token) -> bool:
    """Tell whether a clause is something that is watched, done or called rather than said."""
    if first.lower_ in _CONJUNCTIONS and first.dep_ in {"mark", "advmod"}:
        return True
    if verb.lower_ == "writing" and verb.dep_ == "pcomp":
        # "Promise in writing that".
        return True
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    is_finite = any(c.tag_ == "MD" for c in clause.children) or clause.tag_ in {"VBD", "VBZ", "VBP"}
    is_finite = is_finite or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in clause.children)
    if verb.lemma_ in _PERCEIVING and not (is_finite or marks & _QUESTIONS or "that" in marks):
        return True
    if verb.lemma_ == "observe" and first.lower_ == "what":
        return True
    # "Denounced what it called a surrender": the inner verb attributes.
    inner = look_up_cue(clause, "verb")
    return first.lower_ == "what" and inner is not None and bool(inner[1] & {"c", "s"})


def _last_of_content(clause: Token) -> Token:
    """Give the last word of a clause that is said, before "according to" and before what a new subject does later."""
    last = clause.right_edge
    for token in clause.doc[clause.i : last.i + 1]:
        if token.lower_ == "according" and token.i > clause.i:
            return token.nbor(-1)
    for child in clause.rights:
        is_new = child.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        says_when = any(c.dep_ == "advmod" and c.lower_ in _LATER and c.i < child.i for c in child.children)
        if is_new and says_when and child.left_edge.i > 1:
            return _before_conjunction(child)
    return last


def _before_conjunction(child: Token) -> Token:
    at = child.left_edge.i - 1
    while child.doc[at].dep_ in {"cc", "punct"} and at > child.head.i:
        at -= 1
    return child.doc[at]


def _says_otherwise(verb: Token, clause: Token) -> bool:
    """Tell whether a semicolon parts a verb with an object of its own from what stands before it."""
    has_object = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return has_object and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _has_object_of_its_own(verb: Token, entry: Entry) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return any(obj.pos_ in {"NOUN", "PROPN", "PRON"} for obj in objects) and "o" not in entry["frames"].split()


def _is_quoted(clause: Token) -> bool:
    first = clause.left_edge.i
    return any(t.text in {'"', "''", "``", "'"} for t in clause.doc[max(first - 2, 0) : first + 1])


def _misplaced_clause(verb: Token, entry: Entry) -> Token | None:
    """Give the clause that a verb of saying must have where the parse hangs it on a word in between.

    "said in Rome on Monday that talks …" becomes a clause of "Monday"; "said after the vote he would …" an adverbial.
    """
    has_object = any(c.dep_ in {"dobj", "oprd"} and c.i > verb.i and not c.ent_type_ for c in verb.children)
    if entry["class"] not in _SAYING or (has_object and "o" not in entry["frames"].split()):
        return None
    for token in verb.subtree:
        if token.i <= verb.i + 1 or token.lower_ != "that":
            continue
        clause = token.head
        if token.dep_ == "mark" and clause.dep_ in {"acl", "relcl", "advcl", "ccomp"} and clause.i > token.i:
            return clause
        complete = _relative_that_lacks_nothing(token)
        if complete is not None and not any(is_verb(t) for t in verb.doc[verb.i + 1 : token.i]):
            return complete
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children):
            opens = child.doc[child.left_edge.i]
            is_question = opens.lower_ in _QUESTIONS and opens.i == verb.i + 1
            if is_question or not any(
                c.dep_ in {"mark", "advmod"} and c.i == child.left_edge.i for c in child.children
            ):
                return child
    return None


def _relative_that_lacks_nothing(that: Token) -> Token | None:
    """Give the clause after "that" where the parse takes it for a relative one, though nothing is left for "that" to mean.

    "told CNN in an interview that the North had agreed to freeze its programme".
    """
    clause = next((t for t in (that.head, *that.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or clause.left_edge.i != that.i or that.i + 1 >= len(that.doc):
        return None
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > that.i for c in clause.children)
    fills = that.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i > that.i for c in that.head.children)
    return clause if has_subject and (fills or that.head.lemma_ == "be" or is_passive(that.head)) else None


def _noun_before(verb: Token, entry: Entry) -> Token | None:
    """Give the noun right before a verb of saying where the parse has lost its subject."""
    if (
        entry["class"] not in _SAYING
        or verb.tag_ not in {"VBD", "VBZ", "VBP"}
        or verb.dep_ in {"acl", "relcl", "advcl"}
    ):
        return None
    i = verb_group(verb)[0].i - 1
    if i > verb.sent.start and verb.doc[i].text == "," and verb.dep_ == "ROOT" and verb.doc[i - 1].dep_ == "appos":
        return _named_before(verb.doc[i - 1], verb)
    if i < verb.sent.start or verb.doc[i].pos_ not in {"PROPN", "PRON", "NOUN"} or verb.doc[i].tag_ == "WP":
        return None
    head: Token = verb.doc[i]
    while head.dep_ in {"compound", "flat"} and head.head.i < verb.i and head.head.pos_ in {"PROPN", "NOUN"}:
        head = head.head
    return head


def _named_before(name: Token, verb: Token) -> Token | None:
    """Give the head of a phrase that ends with a name in apposition: "a former premier, Naftali Bennett, described"."""
    if name.pos_ != "PROPN":
        return None
    head = name
    while head.dep_ in {"compound", "appos"} and head.head.i < verb.i and not any(c.dep_ == "det" for c in head.lefts):
        head = head.head
    return head


def _speaker_behind(verb: Token, entry: Entry) -> Token | None:
    """Give the noun right behind a verb of saying that a quotation precedes: "…," shouted one protester."""
    if entry["class"] not in _SAYING or not verb.i or verb.nbor(-1).text not in {'"', "''", ","}:
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    found = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return found if found is not None and found.left_edge.i == verb.i + 1 else None


def _follows_at_once(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands right after its cue, or is opened by "that"."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return "that" in marks or clause.left_edge.i == verb.i + 1


def _before_and_after(verb: Token, source: Token, clause: Token) -> list[Tokens]:
    """Give the content before a cue, from the sentence's beginning where the cue governs it, and what goes on after."""
    begin = min(verb_group(verb)[0].i, source.left_edge.i if source.i < verb.i and source.dep_ == "nsubj" else verb.i)
    first = opening_of(verb.sent) if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} else clause.left_edge.i
    pieces = [trim(verb.doc[_after_break(verb, first, begin) : begin])]
    if clause.right_edge.i > verb.i:
        pieces.append(trim(verb.doc[max(verb.i, source.right_edge.i) + 1 : clause.right_edge.i + 1]))
    return pieces


def _after_break(verb: Token, first: int, end: int) -> int:
    """Give where the last part of a sentence begins that a semicolon or colon divides, quotations apart."""
    words = verb.doc[first:end]
    if any(t.text in {'"', "''", "``"} for t in words):
        return first
    breaks = [t.i for t in words if t.text in {";", ":"} and end - t.i > 3]
    return breaks[-1] + 1 if breaks else first


def _read_parenthesis(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a cue that the parse hangs as an aside on the clause it attributes: "…, he said, …", "…, as he pointed out"."""
    is_aside = verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and _is_opened_by_as(verb))
    if not is_aside or not frames & {"t", "q"} or verb.head == verb:
        return None
    if verb.dep_ == "advcl" and any(c.dep_ in {"dobj", "xcomp", "oprd", "dative"} for c in verb.children):
        return None
    own = [t.i for t in verb.subtree if not t.is_punct]
    first, last = min(own), max(own)
    whole = [t for t in verb.head.subtree if not t.is_space]
    opening = opening_of(verb.sent) if verb.head.dep_ == "ROOT" else 0
    left = trim(t for t in whole if opening <= t.i < first)
    left = trim(verb.doc[_after_break(verb, left[0].i, left[-1].i + 1) : left[-1].i + 1]) if left else left
    right = trim(t for t in whole if t.i > last)
    return _make(verb, source, [left, right], entry, "cue_as_aside", 0.75)


def _is_opened_by_as(verb: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} and c.i == verb.left_edge.i for c in verb.children)


def _read_gerund(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "denied having fired them", "admitted taking the money"."""
    clause = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if (
        clause is None
        or not frames & {"n", "t"}
        or not (clause.tag_ == "VBG" or clause.doc[clause.left_edge.i].tag_ == "VBG")
    ):
        return None
    return _make(verb, source, [stretch(clause.left_edge, clause.right_edge)], entry, "verb_with_gerund", 0.65)


def _read_infinitive(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if clause is None or not any(c.lower_ == "to" and c.dep_ in {"aux", "mark"} for c in clause.children):
        return None
    obj = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.i), None)
    if obj is not None and "e" in frames:
        # Whoever is urged is part of what is urged: "urged both sides to talk".
        content = thing(obj, clause.right_edge)
        return _make(verb, source, [content], entry, "verb_with_object_and_infinitive", 0.6)
    if "i" not in frames and "e" not in frames:
        return None
    if clause.left_edge.i == verb.i + 1 and read_verb(clause) is not None:
        # "refused to say that": the inner verb attributes, and its cue takes in the outer one.
        return None
    content = thing(clause, clause.right_edge)
    return _make(verb, source, [content], entry, "verb_with_infinitive", 0.6)


def _read_judgement(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "called the plan a mistake", "described it as a mistake", "accused Iran of lying"."""
    obj = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if "c" in frames:
        judged = next((c for c in verb.children if c.dep_ in {"oprd", "ccomp", "xcomp"} and c.i > verb.i), None)
        if judged is None and obj is not None:
            judged = next((c for c in verb.children if c.dep_ in {"dobj", "attr"} and c.i > obj.i), None)
        if judged is not None:
            first = obj.left_edge if obj is not None and obj.i > verb.i else judged.left_edge
            return _make(verb, source, [stretch(first, judged.right_edge)], entry, "verb_of_judgement", 0.65)
    led = _led_by_preposition(verb, frames)
    if obj is not None and led is not None and (entry["class"] in {"accuse", "praise"}):
        piece = without_aside(stretch(led[1].left_edge, _last_of_charge(verb, led[1])))
        return _make(verb, source, [piece], entry, "verb_of_charge", 0.65, raised=obj)
    if "at" in frames and obj is not None:
        at = next((c for c in obj.subtree if c.lower_ == "at" and c.i > obj.i), None)
        at = next((c for c in verb.children if c.lower_ == "at" and c.i > obj.i), at)
        number = next((t for t in at.subtree if t.like_num), None) if at is not None else None
        if at is not None and number is not None:
            return _make(verb, source, [stretch(obj.left_edge, at.right_edge)], entry, "verb_of_measure", 0.65)
    if "s" in frames and obj is not None:
        as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > obj.i), None)
        if as_ is not None:
            return _make(verb, source, [_judged_as(verb, obj, as_)], entry, "verb_of_judgement", 0.65)
    return None


def _judged_as(verb: Token, obj: Token, as_: Token) -> Tokens:
    """Give what is said of something: "it as a mistake", and behind "which" only "a mistake"."""
    return stretch(obj.left_edge, as_.right_edge) if obj.i > verb.i else trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1])


def _led_by_preposition(verb: Token, frames: frozenset[str]) -> tuple[Token, Token] | None:
    """Give a preposition of the cue's frame with its object; a charge may hang on the accused: "accused them of lying"."""
    accused = [c for c in verb.children if c.dep_ == "dobj" and "of" in frames]
    for child in [*verb.children, *(c for obj in accused for c in obj.children)]:
        if child.dep_ in {"prep", "dative"} and child.i > verb.i and child.lower_ in frames:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return child, inner
    return None


def _read_noun_content(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a noun phrase as content: "acknowledged the loss of", "warned of retaliation"."""
    led = _led_by_preposition(verb, frames)
    obj = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if led is not None and (obj is None or "o" in frames):
        preposition, inner = led
        if inner.lemma_ in {"condition", "behalf"}:
            # "spoke on condition of anonymity": nothing is said by it.
            return None
        found = _make(verb, source, [stretch(inner.left_edge, inner.right_edge)], entry, "verb_with_preposition", 0.55)
        if found is not None and preposition.i == found.cue[-1].i + 1:
            return replace(found, cue=(*found.cue, preposition))
        return found
    if obj is None or "n" not in frames or obj.tag_ in {"WP", "WDT"}:
        return None
    told = look_up_cue(obj, "noun")
    clause = next((c for c in obj.children if c.dep_ in {"acl", "ccomp"} and c.i > obj.i), None)
    if (
        told is not None
        and clause is not None
        and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    ):
        # "Disputed the notion that influence was waning".
        piece = stretch(clause.left_edge, clause.right_edge)
        return _make(verb, source, [piece], entry, "verb_with_noun_content", 0.55)
    return _make(verb, source, [thing(obj, _last_of_thing(verb, obj))], entry, "verb_with_noun_content", 0.55)


def _last_of_thing(verb: Token, obj: Token) -> Token:
    """Give the last token of what a verb says of its object: "blasted Oversight for failing", "cited it as a reason"."""
    last = obj.right_edge
    for child in verb.children:
        if child.i > obj.i and child.left_edge.i == last.i + 1 and _tells_of_object(child):
            last = child.right_edge
    return last


def _last_of_charge(verb: Token, charge: Token) -> Token:
    """Give the last token of a charge, with a clause that tells when it was done: "of firing hours after they signed"."""
    last = charge.right_edge
    for child in verb.children:
        if child.left_edge.i == last.i + 1 and child.dep_ == "advcl":
            last = child.right_edge
    return last


def _tells_of_object(child: Token) -> bool:
    return child.dep_ in {"oprd", "acomp", "xcomp", "acl"} or (
        child.dep_ == "prep"
        and child.lower_ in {"for", "as", "to", "with", "of", "from", "over", "between", "against", "toward", "towards"}
    )


def _read_passive(verb: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read "is expected to", "was accused of", "it is thought that", "was told that"."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubjpass", "csubjpass"}), None)
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None)
    if clause is not None and clause.dep_ == "xcomp" and "b" in frames and subject is not None:
        piece = stretch(clause.left_edge, clause.right_edge)
        return _make(verb, source, [piece], entry, "passive_cue", 0.7, raised=subject)
    if clause is not None and clause.dep_ == "ccomp" and frames & {"t", "b"}:
        return _make(verb, source, [stretch(clause.left_edge, clause.right_edge)], entry, "passive_cue", 0.7)
    measured = next((c for c in verb.children if c.lower_ == "at" and c.i > verb.i), None) if "at" in frames else None
    if measured is not None and subject is not None and any(t.like_num for t in measured.subtree):
        return _make(
            verb, source, [stretch(measured, measured.right_edge)], entry, "verb_of_measure", 0.6, raised=subject
        )
    judged = _judgement_in_passive(verb, frames)
    if judged and subject is not None:
        moved = subject if verb.dep_ != "acl" else None
        return _make(verb, source, [judged], entry, "passive_judgement", 0.6, raised=moved)
    if source is not None and subject is not None and "n" in frames and verb.dep_ != "acl":
        content = stretch(subject.left_edge, subject.right_edge)
        return _make(verb, source, [content], entry, "verb_with_noun_content", 0.5)
    led = _led_by_preposition(verb, frames)
    if led is not None and (entry["class"] == "accuse" or entry["lemma"] == "suspect"):
        piece = without_aside(stretch(led[1].left_edge, _last_of_charge(verb, led[1])))
        return _make(verb, source, [piece], entry, "passive_charge", 0.65, raised=subject)
    return None


def _judgement_in_passive(verb: Token, frames: frozenset[str]) -> Tokens:
    """Give what something "is seen as", "has been called", "is feared"."""
    if "s" in frames:
        as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
        after = next((c for c in verb.children if c.dep_ == "advcl" and c.left_edge.lower_ == "as"), None)
        if as_ is None and after is not None:
            return trim(verb.doc[after.left_edge.i + 1 : after.right_edge.i + 1])
        if as_ is not None and not any(c.dep_ == "pcomp" for c in as_.children):
            return trim(as_.doc[as_.i + 1 : as_.right_edge.i + 1])
    if frames & {"c", "b"}:
        predicate = next((c for c in verb.children if c.dep_ in {"oprd", "acomp"} and c.i > verb.i), None)
        if predicate is not None:
            return stretch(predicate.left_edge, predicate.right_edge)
    return ()


_READINGS = (_read_clause, _read_parenthesis, _read_infinitive, _read_gerund, _read_judgement, _read_noun_content)
