"""Clauses that a verb of saying governs, before, behind or around it: "said that", "…, he said, …"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.claims.answered_claims import takes_up_charge
from analysis.extraction.claims.attributions import (
    DAYS,
    QUOTES,
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    is_set_off,
    look_up_cue,
    make_attribution,
    noun_phrase,
    opening_of,
    stretch,
    trim,
    verb_group,
)
from analysis.extraction.claims.behind_speakers import without_others
from analysis.extraction.claims.content_ends import end_content, with_apposition, within_relative
from analysis.extraction.claims.cue_speakers import SAYING
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.claims.misplaced_clauses import clause_of_object, find_misplaced_clause, torn_clause
from analysis.extraction.lexicon import Entry
from analysis.extraction.parsing.grammar import FINITE, INFLECTED, is_verb
from analysis.extraction.parsing.words import Token

_QUESTIONS = frozenset({"whether", "when", "how", "why", "where", "what", "who"})
_CLAUSES = frozenset({"ccomp"})
#: What opens a clause that says when or why, and is no content.
_CONJUNCTIONS = frozenset("so because before after until unless once since although though while".split())
_PERCEIVING = frozenset("see hear feel watch notice find observe".split())
#: Verbs that say something only with "that": "holds that", not "the truce would hold, a colonel said".
_ONLY_THAT = frozenset({"hold", "provide", "carry", "stand", "rule", "relate", "commit", "table", "grant"})
_PARTS_OF_DAY = frozenset("day night morning afternoon evening week month year weekend".split())
_TELLING = frozenset("tell inform assure reassure remind notify brief advise".split())
_HEARERS = frozenset("reporters journalists lawmakers parliament ministers diplomats mediators Reuters".lower().split())
_RELATIVE = frozenset({"that", "which", "who", "whom", "to"})
_TIMES = frozenset({"DATE", "TIME"})
#: Tags of words that open a clause behind "that".
_SUBJECTS = frozenset({"DT", "PRP", "EX", "PRP$", "NNP", "NNPS", "NNS", "CD"})
#: What opens an aside on those who are counted: "31 were killed, most of them children".
_SHARES = frozenset("most many some all half including among mostly none several both two three".split())
#: Words before a charge that takes up what was said, with its article.
_BEFORE_CHARGE = 3
_LATER = frozenset("later then subsequently afterwards meanwhile".split())


def read_clause(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read the clause that a verb governs: "said that the talks had failed", "the talks had failed, he said"."""
    if not frames & {"t", "q"}:
        return None
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and c.pos_ != "PUNCT"]
    clause = next((c for c in clauses if c.i > verb.i and _follows_at_once(c, verb)), None)
    clause = clause or next(iter(clauses), None) or find_misplaced_clause(verb, entry) or clause_of_object(verb)
    if clause is None and (torn := torn_clause(verb, entry)):
        return make_attribution(verb, source, [torn], entry, "verb_with_clause", 0.75)
    if clause is None or ("t" not in frames and clause.i > verb.i and not _is_quoted(clause)):
        return None
    if clause.i > verb.i and _stands_behind_colon(verb, clause):
        return None
    is_silent = any(c.dep_ == "neg" for c in verb.children) or _says_otherwise(verb, clause)
    is_asked = clause.left_edge.lower_ in _QUESTIONS | {"whose", "whom"} and not _says_otherwise(verb, clause)
    if clause.i < verb.i and _is_parted(verb, source):
        return None
    if clause.i < verb.i and ((is_silent and not is_asked) or _has_object_of_its_own(verb, entry)):
        # "…; Chad denied it": what stands before is not what is denied in words.
        return None
    if clause.i < verb.i and source.left_edge.i > clause.i and source.left_edge.nbor(-1).text == ";":
        return None  # "Iran opposes it; an adviser threatened to block it".
    if clause.i < verb.i:
        source = _speaking_part(source)
        pieces = _with_verb(verb, before_and_after(verb, source, clause))
        return make_attribution(verb, source, pieces, entry, "clause_before_cue", 0.8)
    if any(
        c.dep_ == "xcomp" and verb.i < c.i < clause.left_edge.i and c.left_edge.tag_ == "VBG" for c in verb.children
    ):
        # "Reported having hit a restaurant, a version for which …".
        return None
    first = clause.left_edge
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if first.i <= verb.i:
        first = verb.doc[verb.i + 1]
    elif that is not None and first.i < that.i:
        # "Say, though neither has offered proof, that the other moved first", "said late on Monday, in Rome, that".
        first = that
    else:
        first = _behind_day(first, clause)
    if _is_no_content(verb, clause, first) or (entry["lemma"] in _ONLY_THAT and that is None):
        return None
    early = _that_in(verb.doc[verb.i + 1 : first.i]) if first.lower_ != "that" else None
    if early is not None:
        # "Found by fifteen votes to two that some of the rights …": the parse loses what "that" opens.
        first = early.nbor()
    if "o" not in frames and _is_lost_subject(verb.doc[verb.i + 1 : first.i]):
        first = verb.nbor()
    first = _lost_opening(verb, clause, first, entry, frames)
    piece = with_apposition(end_content(stretch(first, _last_of_content(clause))))
    piece = within_relative(verb, piece)
    if len(piece) == 1 and piece[0].pos_ == "AUX":
        return None  # "Told Bild *am* Sonntag".
    return make_attribution(verb, source, [piece], entry, "verb_with_clause", 0.85)


def _lost_opening(verb: Token, clause: Token, first: Token, entry: Entry, frames: frozenset[str]) -> Token:
    """Give where a clause begins whose subject the parse gives to its cue: "warned *the truce* was over".

    Or that begins with who is told, whom the parse takes for part of the subject: "told reporters troops had left".
    """
    if entry["lemma"] in _TELLING and first.i == verb.i + 1 and first.lower_ in _HEARERS and first.i + 2 < clause.i:
        return first.nbor()
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl", "mark"} for c in clause.children)
    lost = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < first.i), None)
    is_finite = clause.tag_ in FINITE or any(c.tag_ in FINITE for c in clause.children if c.dep_.startswith("aux"))
    if has_subject or lost is None or not is_finite or lost.pos_ == "PRON":
        return first
    if lost.lemma_ in _PARTS_OF_DAY or any(t.ent_type_ in _TIMES for t in (lost, lost.left_edge)):
        return first
    gap = lost.doc[lost.right_edge.i + 1 : first.i]
    if all(t.text == "," for t in gap) and lost.left_edge.i == verb.i + 1 and entry["lemma"] not in _TELLING:
        return lost.left_edge
    return first


def _behind_day(first: Token, clause: Token) -> Token:
    """Give where a clause begins behind the day on which it was said: "said on Thursday it had evidence"."""
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < clause.i), None)
    begins = subject.left_edge if subject is not None else first
    words = first.doc[first.i : begins.i]
    is_day = len(words) > 1 and any(t.text in DAYS for t in words)
    is_day = is_day and all(t.text in DAYS or t.lower_ in {"on", "late", "early"} for t in words)
    return begins if is_day else first


def _that_in(gap: Sequence[Token]) -> Token | None:
    """Give the "that" between a cue and its clause that opens it, whatever the parse makes of it."""
    for t in gap:
        if t.lower_ == "that" and t.dep_ != "det" and t.i + 1 < t.sent.end and t.nbor().tag_ in _SUBJECTS:
            return t
        if t.tag_ in FINITE or t.text in {";", ":", *QUOTES}:
            return None
    return None


def _is_lost_subject(gap: Sequence[Token]) -> bool:
    """Tell whether what stands between a cue and its clause is the clause's subject, hung elsewhere: "said toilet paper was"."""
    if (
        not len(gap)
        or not (gap[0].pos_ in {"NOUN", "PROPN", "DET", "ADJ", "NUM"} or gap[0].ent_type_ == "CARDINAL")
        or gap[0].ent_type_ in _TIMES
    ):
        return False
    if not any(t.pos_ in {"NOUN", "PROPN", "NUM"} or t.ent_type_ == "CARDINAL" for t in gap):
        return False  # "Swore blind that".
    is_counted = gap[-1].text == "," and any(t.dep_ == "nummod" for t in gap)
    if is_counted:
        # "Said nine patients, most of them women, died".
        return not any(t.text in {":", ";", *QUOTES} or t.lower_ == "that" for t in gap)
    return not any(t.is_punct or t.dep_ == "mark" or t.lower_ == "that" for t in gap)


def _is_no_content(verb: Token, clause: Token, first: Token) -> bool:
    """Tell whether a clause is something that is watched, done or called rather than said."""
    if first.lower_ in _CONJUNCTIONS and first.dep_ in {"mark", "advmod"}:
        return True
    if verb.lower_ == "writing" and verb.dep_ == "pcomp":
        # "Promise in writing that".
        return True
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    is_finite = any(c.tag_ == "MD" for c in clause.children) or clause.tag_ in INFLECTED
    is_finite = is_finite or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in clause.children)
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
    if last.text == "," and last.i > clause.i:
        last = last.nbor(-1)
    if _counts_on(last):
        end = next((t for t in clause.doc[last.i + 2 : clause.sent.end] if t.text in {",", ";", ".", ":"}), None)
        inside = clause.doc[last.i + 2 : end.i] if end is not None else ()
        if end is not None and not any(t.tag_ in FINITE or t.text in QUOTES for t in inside):
            return end.nbor(-1)
    for child in clause.rights:
        is_new = child.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        says_when = any(c.dep_ == "advmod" and c.lower_ in _LATER and c.i < child.i for c in child.children)
        if is_new and says_when and child.left_edge.i > 1:
            return _before_conjunction(child)
    return last


def _counts_on(last: Token) -> bool:
    """Tell whether an aside on who is counted follows: ", most of them children", ", including two soldiers"."""
    i, doc = last.i, last.doc
    if i + 4 >= last.sent.end or doc[i + 1].text != "," or doc[i + 2].lower_ not in _SHARES:
        return False
    return doc[i + 2].lower_ in {"including", "mostly"} or doc[i + 3].lower_ in {"of", "them"}


def _before_conjunction(child: Token) -> Token:
    at = child.left_edge.i - 1
    while child.doc[at].dep_ in {"cc", "punct"} and at > child.head.i:
        at -= 1
    return child.doc[at]


def _says_otherwise(verb: Token, clause: Token) -> bool:
    """Tell whether a semicolon parts a verb with an object of its own from what stands before it."""
    has_object = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return has_object and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _is_parted(verb: Token, source: Token) -> bool:
    """Tell whether a semicolon stands right before a source and its cue: "…; the police spoke of a gas explosion"."""
    begin = min(source.left_edge.i, verb_group(verb)[0].i)
    return begin > verb.sent.start and verb.doc[begin - 1].text == ";"


def _stands_behind_colon(verb: Token, clause: Token) -> bool:
    """Tell whether a colon parts a clause from a verb that has its object: "denied the charge: the troops had left"."""
    first = max(clause.left_edge.i, verb.i + 1)
    first += verb.doc[first].text in {":", ";"}  # Which the parse may give to the clause.
    before = verb.doc[first - 1]
    is_done = verb.nbor().lower_ in {"no", "so"} or any(c.dep_ == "dobj" for c in verb.children if c.i < first)
    return before.text in {":", ";"} and before.i > verb.i + 1 and is_done


def _has_object_of_its_own(verb: Token, entry: Entry) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return any(obj.pos_ in {"NOUN", "PROPN", "PRON"} for obj in objects) and "o" not in entry["frames"].split()


def _is_quoted(clause: Token) -> bool:
    first = clause.left_edge.i
    return any(t.text in {'"', "''", "``", "'"} for t in clause.doc[max(first - 2, 0) : first + 1])


def _follows_at_once(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands right after its cue, or is opened by "that"."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return "that" in marks or clause.left_edge.i == verb.i + 1


def before_and_after(verb: Token, source: Token, clause: Token) -> list[Tokens]:
    """Give the content before a cue, from the sentence's beginning where the cue governs it, and what goes on after."""
    is_before = source.i < verb.i and source.dep_ in {"nsubj", "conj", "appos"}
    begin = min(verb_group(verb)[0].i, noun_phrase(source)[0].i if is_before else verb.i)
    first = opening_of(verb.sent) if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} else clause.left_edge.i
    pieces = [trim(verb.doc[_after_break(verb, first, begin) : begin])]
    if clause.right_edge.i > verb.i:
        pieces.append(going_on(trim(verb.doc[max(verb.i, source.right_edge.i) + 1 : clause.right_edge.i + 1])))
    return pieces


def _with_verb(verb: Token, pieces: list[Tokens]) -> list[Tokens]:
    """Give the part of a sentence with its verb where a cue follows a fronted phrase: "To win time, he told them, talks would move"."""
    left = pieces[0]
    if not left or has_finite_verb(left) or has_quotes(left) or len(pieces) > 1:
        return pieces
    last = max([verb.i, *(c.right_edge.i for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i)])
    if last + 2 >= verb.sent.end or verb.doc[last + 1].text != ",":
        return pieces
    right = end_content(trim(verb.doc[last + 2 : verb.sent.end]))
    return [right] if has_finite_verb(right) else pieces


def going_on(piece: Tokens) -> Tokens:
    """Give what is said behind a cue without the word that joins it; nothing where the article goes on: ", as troops advanced"."""
    if piece and any(takes_up_charge(t) and t.i - piece[0].i < _BEFORE_CHARGE for t in piece[:_BEFORE_CHARGE]):
        return ()  # ", a claim that the army denied".
    if piece and piece[0].lower_ in {"as", "while"} and has_finite_verb(piece):
        return ()
    return trim(piece[1:]) if piece and piece[0].lower_ == "and" else piece


def _speaking_part(source: Token) -> Token:
    """Give who speaks behind a thing that the parse joins him to: "… took the port, the last they held, *the army* said"."""
    if may_speak(source) or source.pos_ != "NOUN" or source.ent_type_:
        return source
    for child in source.children:
        is_apart = child.dep_ in {"conj", "appos"} and child.left_edge.i > source.i and is_set_off(child)
        if is_apart and may_speak(child):
            return child
    return source


def _after_break(verb: Token, first: int, end: int) -> int:
    """Give where the last part of a sentence begins that a semicolon or colon divides, outside quotation marks."""
    is_quoted = False
    begins = first
    for t in verb.doc[first:end]:
        if t.text in QUOTES:
            is_quoted = not is_quoted
        elif t.text in {";", ":"} and not is_quoted and end - t.i > 1:
            begins = t.i + 1
    return begins


def read_parenthesis(verb: Token, source: Token, entry: Entry, frames: frozenset[str]) -> Attribution | None:
    """Read a cue that the parse hangs as an aside on the clause it attributes: "…, he said, …", "…, as he pointed out"."""
    if _leads_in(verb, entry):
        words = [t for t in verb.head.subtree if t.i > verb.i and not t.is_space]
        return make_attribution(verb, source, [end_content(trim(words))], entry, "cue_as_aside", 0.75)
    is_aside = verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and _is_opened_by_as(verb))
    if not is_aside or not frames & {"t", "q"} or verb.head == verb:
        return None
    if verb.dep_ == "advcl" and any(c.dep_ in {"dobj", "xcomp", "oprd", "dative", "ccomp"} for c in verb.children):
        return None
    own = [t.i for t in verb.subtree if not t.is_punct]
    first, last = min(own), max(own)
    whole = [t for t in verb.head.subtree if not t.is_space]
    opening = opening_of(verb.sent) if verb.head.dep_ == "ROOT" else 0
    left = trim(t for t in whole if opening <= t.i < first)
    left = trim(verb.doc[_after_break(verb, left[0].i, left[-1].i + 1) : left[-1].i + 1]) if left else left
    right = trim(t for t in whole if t.i > last)
    left, right = (left, right) if len(without_others((left, right), verb)) > 1 else (left, ())
    if left and right and right[0].lower_ in {"but", "yet"}:
        # "Some 800 have been rescued, the navy says, but hundreds are feared dead".
        right = ()
    if left and right and right[0].lower_ in {"and", "while"} and _opens_another(right):
        right = ()
    is_bare = not has_finite_verb(left) and has_finite_verb(right)
    if left and right and (is_bare or _waits_for_verb(left, right)) and not has_quotes(left):
        # "The two men, officials said, had spoken for an hour": the part with the verb.
        left = ()
    right = going_on(right) if left and has_finite_verb(left) else right
    return make_attribution(verb, source, [left, right], entry, "cue_as_aside", 0.75)


def _leads_in(verb: Token, entry: Entry) -> bool:
    """Tell whether a cue behind a fronted phrase leads in the sentence: "After the raid, officials claimed, the town fell"."""
    if verb.dep_ != "advcl" or verb.tag_ not in INFLECTED or not verb.i < verb.head.i or entry["class"] not in SAYING:
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or verb.nbor().text != "," or any(c.dep_ == "mark" for c in verb.children):
        return False
    opens = verb.left_edge.dep_ == "prep" or verb.left_edge.lower_ not in _QUESTIONS | _CONJUNCTIONS | {"as"}
    return opens and is_set_off(subject) and any(c.i > verb.i for c in verb.head.children if c.dep_.startswith("nsubj"))


def _waits_for_verb(left: Tokens, right: Tokens) -> bool:
    """Tell whether the verb of what stands before a cue comes behind it: "The army had, it said, destroyed two launchers"."""
    inside = {t.i for t in left}
    finite = [t for t in left if t.tag_ in FINITE]
    return bool(finite) and all(t.dep_ in {"aux", "auxpass"} and t.head.i not in inside for t in finite)


def _opens_another(piece: Tokens) -> bool:
    """Tell whether what goes on has a source of its own: "…, their families say, and Eritrea denies holding any"."""
    verb = next((t for t in piece if t.tag_ in FINITE and is_verb(t)), None)
    if verb is None or look_up_cue(verb, "verb") is None:
        return False
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    return subject is not None and subject.pos_ != "PRON"


def _is_opened_by_as(verb: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} and c.i == verb.left_edge.i for c in verb.children)
