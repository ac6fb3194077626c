"""Turns of phrase that attribute: "in the view of", "as he put it", "made clear that", "it is not known whether"."""

from __future__ import annotations

from analysis.extraction.claims.asides import read_opened_clause
from analysis.extraction.claims.attributions import (
    Attribution,
    Tokens,
    has_finite_verb,
    has_quotes,
    look_up_cue,
    make_cue,
    noun_phrase,
    opening_of,
    stretch,
    trim,
    verb_group,
)
from analysis.extraction.claims.content_ends import end_content
from analysis.extraction.claims.cue_speakers import find_source
from analysis.extraction.claims.lost_sources import may_speak
from analysis.extraction.events.subjects import has_own_subject
from analysis.extraction.parsing.grammar import FINITE
from analysis.extraction.parsing.words import Token

#: Nouns for what somebody thinks or says: "in the view of", "in his own words".
_VIEWS = frozenset(
    "view opinion word phrase reading version interpretation eye judgment judgement estimation telling assessment account mind analysis".split()
)
_STANDPOINTS = frozenset({"perspective", "standpoint", "viewpoint", "point"})
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})
_QUESTIONS = frozenset("whether if who whom how when where why what which that".split())
#: Predicates that leave a statement open, of "it" or of a clause: "it is not clear whether", "whether … is unclear".
_OPEN = frozenset(
    "unclear uncertain unknown doubtful unsettled unresolved disputed contested debated undecided debatable unconfirmed".split()
)
_SETTLED = frozenset(
    "clear certain known sure obvious evident established settled decided confirmed guaranteed".split()
)
_NOT = frozenset("not n't far never hardly scarcely yet least".split())
_ASKED = frozenset({"whether", "if", "who", "how", "when", "why", "what"})
#: What a statement is that nobody can settle: "an open question", "a matter of dispute", "anyone's guess".
_MATTERS = frozenset({"question", "matter", "guess", "mystery"})
#: What opens a question at the head of a sentence.
_OPENING = frozenset({"how", "whether", "who"})
_DISPUTED = frozenset({"dispute", "debate", "conjecture", "speculation", "contention", "controversy"})
#: What somebody makes something, or lets it be: "made clear that", "let it be known that".
_MADE = frozenset({"clear", "known", "plain", "understood"})
_TOLD = frozenset({"word", "news"})
_ARRIVING = frozenset({"come", "arrive", "reach", "spread", "break", "emerge"})
#: What somebody does to a thing that he puts in words or sees so: "as Chad tells it".
_PUTTING = frozenset({"put", "see", "tell", "have"})
#: What grows or goes round and holds what is thought: "fears grew that", "rumours spread that".
_RISING = frozenset(
    "fear concern suspicion rumour rumor report speculation worry claim allegation accusation hope expectation complaint".split()
)
_ARISING = frozenset(
    "come grow spread persist rise mount emerge circulate surface swirl abound build deepen multiply".split()
)
#: Words at one of which every turn of phrase is read; of "put" the lemma.
TURNING_WORDS = (
    frozenset({"in", "put", "it", "seen", "ground", "grounds", "mean", "slip"})
    | _MADE
    | _TOLD
    | _MATTERS
    | _OPEN
    | _SETTLED
)
#: What has it so that is nobody's word.
_LORE = frozenset({"legend", "lore", "tradition", "myth", "hearsay", "history", "folklore"})
_BE = frozenset({"be", "remain", "seem", "appear", "become"})


_VIEW = make_cue("in the view of", "opine", "1")
_PUT = make_cue("put it", "say", "2")
_CLEAR = make_cue("make clear", "say", "2")
_KNOWN = make_cue("let be known", "say", "2")
_GROUND = make_cue("on the ground", "claim", "1")
_WORD = make_cue("word came", "say", "2")
_HEARSAY = make_cue("have it", "hearsay", "1")
_DOUBT = make_cue("it is unclear", "judge", "0")


def read_turn(token: Token) -> Attribution | None:
    """Read a turn of phrase at its telling word; None where the token is no part of one."""
    word = token.lower_
    if word in {"in", "from"} and token.dep_ == "prep":
        return _read_view(token)
    if token.lemma_ == "tell" and token.head.lemma_ == "hear" and token.nbor().lower_ == "it":
        return _read_hear_tell(token)
    if token.lemma_ in _PUTTING and token.dep_ in {"advcl", "parataxis", "ccomp"}:
        return _read_put_it(token)
    if word in {"ground", "grounds"} and token.dep_ == "pobj" and token.head.lower_ == "on":
        return _read_ground(token)
    if word == "mean" or (word == "slip" and token.head.lemma_ == "let"):
        return _read_taken_to_mean(token)
    if word in _MADE:
        made = _read_made_clear(token)
        if made is not None:
            return made
    if word == "it" and token.i and token.nbor(-1) == token.head and token.head.lemma_ == "have":
        return _read_has_it(token)
    if word in _TOLD and token.dep_ == "nsubj":
        return _read_word_came(token)
    if token.lemma_ in _RISING and token.dep_ == "nsubj":
        return _read_rising(token)
    if word in _MATTERS and token.dep_ == "attr":
        return _read_open_matter(token)
    if word in _OPEN or word in _SETTLED or word == "seen":
        return _read_doubt(token)
    return None


def _read_ground(noun: Token) -> Attribution | None:
    """Read "justified the raid on the ground that he would flee"."""
    that = noun.nbor() if noun.i + 2 < noun.sent.end else noun
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    source = find_source(verb) if verb is not None and that.lower_ == "that" else None
    if source is None:
        return None
    piece = end_content(trim(noun.doc[that.i + 1 : max(that.head.right_edge.i, that.i + 1) + 1]))
    cue = tuple(noun.doc[noun.head.i : noun.i + 1])
    return Attribution(cue, noun_phrase(source), source, (piece,), _GROUND, "on_the_ground", 0.65) if piece else None


def _read_taken_to_mean(verb: Token) -> Attribution | None:
    """Read "takes it to mean that", "let slip that"."""
    above = verb.head
    that = verb.nbor() if verb.i + 2 < verb.sent.end else verb
    if above.lemma_ not in {"take", "understand", "interpret", "let"} or verb.i - above.i > 3 or that.lower_ != "that":
        return None
    source = find_source(above)
    piece = end_content(trim(verb.doc[that.i + 1 : max(that.head.right_edge.i, that.i + 1) + 1]))
    if source is None or not piece:
        return None
    cue = tuple(verb.doc[verb_group(above)[0].i : verb.i + 1])
    entry = _KNOWN if above.lemma_ == "let" else _VIEW
    return Attribution(cue, noun_phrase(source), source, (piece,), entry, "taken_to_mean", 0.65)


def _read_has_it(it: Token) -> Attribution | None:
    """Read "rumour has it that", "one version has it that"."""
    verb, that = it.head, it.nbor() if it.i + 3 < it.sent.end else it
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if that.lower_ != "that" or subject is None or subject.pos_ not in {"NOUN", "PROPN"} or verb.i + 1 != it.i:
        return None
    piece = end_content(trim(it.doc[that.i + 1 : it.sent.end]))
    cue = tuple(it.doc[subject.left_edge.i : it.i + 1])
    if piece and subject.lower_ not in _LORE and look_up_cue(subject, "noun") is None and may_speak(subject):
        # "The insurers have it that".
        cue = tuple(it.doc[verb_group(verb)[0].i : it.i + 1])
        return Attribution(cue, noun_phrase(subject), subject, (piece,), _PUT, "has_it", 0.65)
    return Attribution(cue, (), None, (piece,), _HEARSAY, "has_it", 0.65) if piece else None


def _read_word_came(noun: Token) -> Attribution | None:
    """Read "word came that", "news reached the capital that"."""
    verb = noun.head
    if verb.lemma_ not in _ARRIVING or verb.i < noun.i:
        return None
    clause = next(
        (c for t in (verb, noun) for c in t.children if c.dep_ in {"ccomp", "acl", "advcl"} and c.i > verb.i), None
    )
    if clause is None or clause.left_edge.lower_ != "that":
        return None
    piece = stretch(clause.left_edge, clause.right_edge)
    origin = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" and c.i < clause.i), None)
    source = next((c for c in origin.children if c.dep_ == "pobj"), None) if origin is not None else None
    words = noun_phrase(source) if source is not None else ()
    return Attribution(tuple(noun.doc[noun.i : verb.i + 1]), words, source, (piece,), _WORD, "word_came", 0.7)


def _read_rising(noun: Token) -> Attribution | None:
    """Read "fears grew on Sunday that the bridge had been mined"."""
    verb, cue = noun.head, look_up_cue(noun, "noun")
    if verb.lemma_ not in _ARISING or verb.i < noun.i or cue is None:
        return None
    below = [*verb.children, *(c for t in verb.children if t.i > verb.i for c in t.children)]
    clause = next((c for c in below if c.dep_ in {"ccomp", "acl"} and c.left_edge.lower_ == "that"), None)
    if clause is None or clause.left_edge.dep_ != "mark" or clause.left_edge.i < verb.i:
        return None
    piece = end_content(stretch(clause.left_edge, clause.right_edge))
    among = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"among", "by", "from"}), None)
    source = next((c for c in among.children if c.dep_ == "pobj"), None) if among is not None else None
    words = noun_phrase(source) if source is not None else ()
    return Attribution((noun,), words, source, (piece,), cue[0], "noun_with_clause", 0.6) if piece else None


def _read_open_matter(noun: Token) -> Attribution | None:
    """Read "whether it will last is an open question", "… is a matter of dispute"."""
    verb = noun.head
    subject = next((c for c in verb.children if c.dep_ in {"csubj", "nsubj"} and c.i < verb.i), None)
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    matter = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    is_open = {
        "question": any(c.lower_ == "open" for c in noun.children),
        "matter": matter is not None and matter.lemma_ in _DISPUTED,
        "guess": any(c.dep_ == "poss" for c in noun.children),
    }.get(noun.lower_, True)
    opens = noun.doc[opening_of(noun.sent)]
    if opens.lower_ in _OPENING and is_open and opens.i < verb.i:
        # "How long the truce will last is anyone's guess": the parse may take a part of it for its subject.
        begins = opens
    elif subject is None or not is_open or subject.left_edge.lower_ not in _ASKED:
        return None
    else:
        begins = subject.left_edge
    piece = trim(noun.doc[begins.i : verb_group(verb)[0].i])
    last = matter.i if matter is not None else noun.i
    cue = tuple(noun.doc[verb_group(verb)[0].i : last + 1])
    return Attribution(cue, (), None, (piece,), _DOUBT, "left_open", 0.7) if piece else None


def _read_view(preposition: Token) -> Attribution | None:
    """Read "in the view of many observers, …", "in the general's words"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in (_VIEWS if preposition.lower_ == "in" else _STANDPOINTS):
        return None
    if noun.lower_ == "point" and [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]] != ["of", "view"]:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    of = None if noun.lower_ == "point" else of
    source = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    cue: Tokens = tuple(preposition.doc[preposition.i : of.i + 1]) if of is not None else ()
    if source is None:
        source = next((c for c in noun.children if c.dep_ == "poss"), None)
        cue = (preposition,)
    if source is None:
        return None
    comma = next((t for t in (noun_phrase(source) if of is not None else ()) if t.text == "," and t.i > source.i), None)
    if comma is not None and not has_own_subject(preposition.head):
        # "In the view of the institute, the costs make it unreal": the parser takes the subject for the institute.
        return _make_view(preposition, cue, source, comma)
    if comma is not None and (left := _before_complement(preposition, comma)):
        words = trim(preposition.doc[source.left_edge.i : comma.i])
        rest = trim(preposition.doc[comma.i + 1 : preposition.sent.end])
        return Attribution(cue, words, source, (left, rest), _VIEW, "in_the_view_of", 0.65)
    last = source if of is not None else noun.nbor(2) if noun.lower_ == "point" else noun
    opened = read_opened_clause(preposition.doc, preposition.i, _end_of_name(last) if of is not None else last.i)
    if opened:
        words = trim(t for t in noun_phrase(source) if t.text not in _POSSESSIVES)
        words = trim(t for t in words if not opened[0][0].i <= t.i) or (source,)
        return Attribution(cue, words, source, opened, _VIEW, "in_the_view_of", 0.7)
    words = trim(t for t in noun_phrase(source) if t.text not in _POSSESSIVES) if of is None else noun_phrase(source)
    end = max(last.i, words[-1].i if words else last.i)
    sentence = preposition.sent
    before, after = trim(preposition.doc[sentence.start : preposition.i]), trim(preposition.doc[end + 1 : sentence.end])
    behind = preposition.doc[end + 1 : end + 4]
    is_quoted = has_quotes(behind)
    verb = preposition.head
    goes_on = bool(before and after) and before[0].i <= verb.i < preposition.i and verb.right_edge.i > end + 1
    if before and has_finite_verb(after) and not (has_finite_verb(before) or has_quotes(before)):
        before = ()
    chosen = (before, after) if goes_on and not is_quoted else (before if before and not is_quoted else after,)
    pieces = tuple(piece for piece in chosen if piece)
    return Attribution(cue, words, source, pieces, _VIEW, "in_the_view_of", 0.7) if pieces else None


def _before_complement(preposition: Token, comma: Token) -> Tokens:
    """Give what stands before a view whose holder the parse gives the verb's complement: "It was, in the view of many, a farce"."""
    verb = preposition.head
    opens = comma.nbor() if comma.i + 2 < comma.sent.end else comma
    if verb.lemma_ != "be" or verb.i > preposition.i or opens.lower_ not in {"a", "an", "no", "not", "the"}:
        return ()
    if any(c.dep_ in {"attr", "acomp"} for c in verb.children) or any(
        t.tag_ in FINITE or t.text == "," for t in verb.doc[comma.i + 1 : verb.sent.end]
    ):
        return ()
    return trim(verb.doc[verb.sent.start : preposition.i])


def _end_of_name(source: Token) -> int:
    """Give the index of the last word of who holds a view, without a clause that the parse hangs on him."""
    tied = (c.right_edge.i for c in source.children if c.dep_ == "prep" and c.i > source.i)
    return max([source.i, *tied])


def _make_view(preposition: Token, cue: Tokens, source: Token, comma: Token) -> Attribution | None:
    words = trim(preposition.doc[source.left_edge.i : comma.i])
    piece = trim(preposition.doc[comma.i + 1 : preposition.sent.end])
    return Attribution(cue, words, source, (piece,), _VIEW, "in_the_view_of", 0.7) if words and piece else None


def _read_put_it(verb: Token) -> Attribution | None:
    """Read "as one resident put it, …", "as the army sees it, …"."""
    opens = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i), None)
    it = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ in {"it", "things", "that"}), None)
    source = find_source(verb)
    if opens is None or it is None or source is None or source.i > verb.i:
        return None
    sentence = verb.sent
    before, after = trim(verb.doc[sentence.start : opens.i]), trim(verb.doc[it.i + 1 : sentence.end])
    # "The deal, as one official put it, was dead": the part with the verb.
    piece = after if not before or (has_finite_verb(after) and not has_finite_verb(before)) else before
    if not piece:
        return None
    cue = tuple(verb.doc[verb_group(verb)[0].i : it.i + 1])
    return Attribution(cue, noun_phrase(source), source, (piece,), _PUT, "as_put", 0.7)


def _read_hear_tell(verb: Token) -> Attribution | None:
    """Read "to hear the generals tell it, the war is won": what follows, or what stands before."""
    hear, it = verb.head, verb.nbor()
    source = next((c for c in verb.children if c.dep_ == "nsubj" and hear.i < c.i < verb.i), None)
    if source is None or hear.nbor(-1).lower_ != "to":
        return None
    before, after = trim(verb.doc[verb.sent.start : hear.i - 1]), trim(verb.doc[it.i + 1 : verb.sent.end])
    piece = after if has_finite_verb(after) else before
    if not has_finite_verb(piece):
        return None
    words = trim(t for t in noun_phrase(source) if hear.i < t.i < verb.i)
    return Attribution((verb, it), words or (source,), source, (end_content(piece),), _PUT, "as_put", 0.65)


def _read_made_clear(word: Token) -> Attribution | None:
    """Read "made clear that", "made it clear that", "let it be known that"."""
    verb, entry = word, _CLEAR
    for _ in range(3):
        verb = verb.head
        if verb.lemma_ in {"make", "let"} and verb.i < word.i:
            break
    if verb.lemma_ == "let" and word.lower_ in {"known", "understood"}:
        entry = _KNOWN
    elif verb.lemma_ != "make" or word.lower_ in {"known", "understood"}:
        return None
    behind = word.doc[word.i + 1 : min(word.i + 10, word.sent.end)]
    that = next((t for t in behind if t.lower_ == "that" and (t.dep_ == "mark" or t.head.dep_ == "ccomp")), None)
    if that is not None and that.i > word.i + 3 and that.head.head not in {verb, word, word.head}:
        that = None
    if that is None and entry is _KNOWN:
        that = next((t for t in word.doc[word.i + 1 : word.i + 3] if t.dep_ == "mark"), None)
    source = find_source(verb)
    if source is None or word.i - verb.i > 4:
        return None
    bare = word.doc[word.i + 1] if that is None and entry is _KNOWN and word.i + 1 < word.sent.end else None
    if that is None and (bare is None or bare.tag_ not in {"PRP", "DT", "NNP", "EX", "PRP$"}):
        return None
    piece = stretch(that, that.head.right_edge) if that is not None else _clause_from(bare) if bare is not None else ()
    cue = tuple(word.doc[verb_group(verb)[0].i : word.i + 1])
    return Attribution(cue, noun_phrase(source), source, (piece,), entry, "made_clear", 0.75) if piece else None


def _read_doubt(word: Token) -> Attribution | None:
    """Read "it is far from certain that", "it remains to be seen whether", "whether the truce will hold is unclear"."""
    verb = _predicate_of(word)
    is_passive = verb is None and word.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in word.children)
    if is_passive:
        verb = word
    if verb is None:
        return None
    first_word = min(
        (c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"} and c.i < verb.i), default=verb.i
    )
    between = {t.lower_ for t in word.doc[first_word : word.i]}
    is_open = word.lower_ in _OPEN or (word.lower_ == "seen" and verb.lemma_ == "remain") or bool(between & _NOT)
    if not is_open:
        return None
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "csubjpass"}), None)
    if subject is None or subject.i > verb.i:
        return None
    if subject.dep_ in {"csubj", "csubjpass"} and subject.left_edge.lower_ in _ASKED:
        piece = trim(word.doc[subject.left_edge.i : first_word])
        cue = tuple(word.doc[first_word : word.i + 1])
    elif subject.lower_ == "it" and word.i + 1 < word.sent.end:
        first = next((t for t in word.doc[word.i + 1 : min(word.i + 5, word.sent.end)] if t.lower_ in _QUESTIONS), None)
        if first is None:
            return None
        piece = _clause_from(first)
        cue = tuple(word.doc[subject.i : word.i + 1])
    else:
        return None
    if not piece or len(cue) > 8:
        return None
    return Attribution(cue, (), None, (piece,), _DOUBT, "left_open", 0.7)


def _predicate_of(word: Token) -> Token | None:
    """Give the verb of being above a word: "is far from certain", "remains to be seen"."""
    verb = word
    for _ in range(4):
        verb = verb.head
        if verb.lemma_ in _BE and verb.i < word.i and any(c.dep_.startswith(("nsubj", "csubj")) for c in verb.children):
            return verb
        if verb.head == verb:
            break
    return None


def _clause_from(first: Token) -> Tokens:
    """Give the clause that a conjunction or question opens, as far as its verb governs."""
    clause = first
    while clause.head != clause and clause.head.i > first.i:
        clause = clause.head
    last = max((t.i for t in clause.subtree), default=first.i)
    return stretch(first, first.doc[max(last, first.i)])
