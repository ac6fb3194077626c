"""How far a word that governs a predicate commits the text to it: from the root of a sentence down to the predicate.

A rating runs from −3 (certainly not) over 0 (open) to 3 (certain). Each step down the parse takes the rating of the
governing word and what that word's class says of its complement (``lexicons/commitment_classes.csv``); each predicate then
weighs the rating with its own auxiliaries, negation, adverbs and adjectives (``lexicons/certainty.csv``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analysis.extraction.events.near_acts import how_denied
from analysis.extraction.lexicon import load_lexicon
from analysis.extraction.parsing.time_taken import taking_verb
from analysis.extraction.parsing.words import Token

CERTAIN = 3.0
#: What is asked, or stands under "if": open.
_OPEN = 0.75
#: A purpose: what somebody sets out to do.
_PURPOSE = 2.25
#: A noun with an infinitive, where the lexicon says nothing: "a man to watch".
_POSSIBLE = 1.5
#: "No attack": whatever the verb says of it, there was none.
_NONE = 2.0
_REPORTED = 3.0

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_FUTURE_MARKS = frozenset({"until", "till", "once", "when", "before"})
_NEGATIONS = frozenset({"not", "n't", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor"})
_SAYING_WHY = frozenset({"why", "when", "how", "where"})
_SAYING_WHAT = frozenset({"what", "whatever", "whom", "whoever"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_SINGLED_OUT = frozenset({"first", "last", "only", "latest", "few", "second", "third"})
_INSTEAD = frozenset({"instead", "rather"})
#: How deep an embedding is followed; deeper ones are misparses more often than sentences.
_DEPTH = 12

Signature = tuple[float, float]


def rate_predicate(token: Token, *, depth: int = 0) -> float:
    """Rate how far the text commits to what a predicate names: its context, weighed by its own words."""
    if depth > _DEPTH:
        return CERTAIN
    if token.dep_ in _AUXILIARIES and token.head != token:
        return rate_predicate(token.head, depth=depth + 1)
    context, own = _rate_context(token, depth), _rate_own(token)
    if _is_negative_phrase(token):
        return -max(abs(_weigh(context, own)), _NONE)
    return _weigh(context, own)


def _weigh(context: float, own: float) -> float:
    return context * own / CERTAIN


def _apply(signature: Signature, governor: float) -> float:
    plus, minus = signature
    return minus + (plus - minus) * (governor + CERTAIN) / (2 * CERTAIN)


@cache
def _signatures() -> dict[tuple[str, str, str], Signature]:
    classes = {c["class"]: (float(c["plus"]), float(c["minus"])) for c in load_lexicon("commitment_classes")}
    found: dict[tuple[str, str, str], Signature] = {}
    for entry in load_lexicon("commitment"):
        for frame in entry["frames"].split():
            found.setdefault((entry["lemma"], entry["pos"], frame), classes[entry["class"]])
    return found


@cache
def _weights(kind: str) -> dict[str, Signature]:
    return {e["word"]: (float(e["plus"]), float(e["minus"])) for e in load_lexicon("certainty") if e["kind"] == kind}


def find_signature(governor: Token, frame: str, *, preposition: str | None = None) -> Signature | None:
    """Give what a governing word says of its complement: a clause ``t``, infinitive ``i``, gerund ``g`` or noun ``n``.

    A participle ``p`` ("the figures released") is no complement.
    """
    pos = "noun" if governor.pos_ in {"NOUN", "PROPN"} else "adj" if governor.pos_ in {"ADJ", "ADV"} else "verb"
    known = _signatures()
    lemmas = [governor.lemma_.lower()]
    if governor.tag_ == "VBN" and pos == "verb":
        lemmas.append(governor.lower_)
    for lemma in lemmas:
        keys = [lemma] if preposition is None else [f"{lemma} {preposition}"]
        if preposition is None:
            keys = [f"{lemma} {c.lower_}" for c in governor.children if c.dep_ == "prt" or c.lower_ == "yet"] + keys
        for key in keys:
            for part in (pos, "adj") if governor.tag_ in {"VBN", "VBG"} else (pos,):
                if (key, part, frame) in known:
                    return known[(key, part, frame)]
    return None


def _frame_of(token: Token) -> str:
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
        return "i"
    if token.pos_ not in {"VERB", "AUX"}:
        return "n"
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children)
    if token.tag_ == "VBG" and not any(c.dep_ == "aux" for c in token.children):
        return "g"
    if token.tag_ == "VB" and not any(c.tag_ == "MD" for c in token.children):
        return "i"
    return "t" if has_subject or token.dep_ == "ccomp" else "p"


def _rate_context(token: Token, depth: int) -> float:
    head, dep = token.head, token.dep_
    if token.pos_ == "PROPN":
        return CERTAIN
    if head == token:
        return _rate_root(token)
    if dep == "conj":
        return _rate_context(head, depth + 1)
    if (taking := taking_verb(token)) is not None:
        return rate_predicate(taking, depth=depth + 1)  # "It took him a day to persuade them": he did.
    if dep in {"ccomp", "xcomp", "csubj", "csubjpass"} and head.pos_ != "ADP":
        return _rate_complement(token, head, depth)
    if dep == "advcl":
        return _rate_adverbial(token, head, depth)
    if dep in {"acl", "relcl"}:
        return _rate_clause_of_noun(token, head, depth)
    if dep in {"pcomp", "pobj"}:
        return _rate_prepositional(token, head, depth)
    if dep in {"dobj", "nsubjpass", "attr", "oprd", "acomp", "dative"}:
        return _rate_object(token, head, depth)
    if dep in {"nsubj", "expl"}:
        return _rate_subject(token, head, depth)
    if dep in {"compound", "nmod", "amod", "poss", "appos"}:
        return _rate_modifier(token, head, depth)
    if dep in {"advmod", "prt", "npadvmod"}:
        return rate_predicate(head, depth=depth + 1)
    return CERTAIN


def _rate_root(token: Token) -> float:
    last = token.sent[-1]
    for word in reversed(token.sent):
        last = word
        if not (word.is_space or word.is_quote):
            break
    if last.text == "?":
        return _OPEN
    is_command = token.tag_ == "VB" and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for c in token.children)
    return _POSSIBLE if is_command and token.i == token.sent.start else CERTAIN


def says_why(verb: Token) -> bool:
    """Tell whether a clause says why, when, how or what was done, and takes for granted that it was: "what they agreed"."""
    is_past = verb.tag_ == "VBD" or any(
        c.dep_ in _AUXILIARIES and c.lower_ in {"had", "was", "were"} for c in verb.children
    )
    opened = any(
        c.lower_ in (_SAYING_WHY if c.dep_ == "advmod" else _SAYING_WHAT) and c.i < verb.i for c in verb.children
    )
    return is_past and opened and verb.dep_ in {"ccomp", "advcl", "csubj", "csubjpass"}


def _stands_by_itself(token: Token, head: Token) -> bool:
    """Tell whether a semicolon parts a sentence from the one it seems to hang to: "Chad accepted; Mali did not"."""
    if token.dep_ != "ccomp" or not token.i < head.i or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return any(t.text == ";" for t in token.doc[token.i + 1 : head.i])


def _rate_complement(token: Token, head: Token, depth: int) -> float:
    if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in token.children):
        return _OPEN
    if says_why(token) or _stands_by_itself(token, head) or _is_behind_colon(token, head):
        return CERTAIN
    if head.lemma_ == "be" and token.dep_ in {"csubj", "csubjpass"}:
        return _rate_subject_clause(token, head, depth)
    governor = head
    if head.pos_ == "AUX" and head.lemma_ == "be":
        # "It is likely that", "the plan is to": what is said of the clause stands in the predicate, or is the subject.
        predicate = [c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"} and c.i < token.i]
        subject = [c for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
        frame = _frame_of(token)
        for candidate in (*predicate, *subject):
            signature = find_signature(candidate, frame)
            if signature is not None:
                return _apply(signature, rate_predicate(candidate, depth=depth + 1))
    frame = _frame_of(token)
    if governor.lemma_ == "deny" and how_denied(governor) == "hypothetical":
        return _OPEN  # "Would neither confirm nor deny that"
    rating = rate_predicate(governor, depth=depth + 1)
    if frame == "i" and token.lemma_ in _weights("performative") and governor.lemma_ in {"like", "want", "wish", "let"}:
        return CERTAIN if rating > 0 else rating
    signature = find_signature(governor, frame)
    if signature is not None:
        return _apply(signature, rating)
    if token.dep_ == "ccomp":
        if frame == "i":
            return _apply((_PURPOSE, -_POSSIBLE), rating)
        return _apply((_REPORTED, _OPEN), rating)
    # Small clauses and participles go with their verb; infinitives are open unless the lexicon says so.
    return rating if frame in {"n", "g", "p"} else _apply((_PURPOSE, -_POSSIBLE), rating)


def _is_behind_colon(token: Token, head: Token) -> bool:
    """Tell whether a colon parts a clause from the one that the parser makes it the content of: "did not thank him: the pact, it said, was"."""
    opens = token.left_edge
    return (
        token.dep_ == "ccomp" and head.i < opens.i and opens.i > token.sent.start and opens.nbor(-1).text in {":", ";"}
    )


def _rate_subject_clause(token: Token, head: Token, depth: int) -> float:
    for candidate in head.children:
        if candidate.dep_ in {"acomp", "attr", "oprd"}:
            signature = find_signature(candidate, _frame_of(token))
            if signature is not None:
                return _apply(signature, rate_predicate(candidate, depth=depth + 1))
    return CERTAIN if _frame_of(token) != "i" else _POSSIBLE


def _rate_adverbial(token: Token, head: Token, depth: int) -> float:
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i}
    if marks & _CONDITIONS:
        return _OPEN
    context = _rate_context(head, depth + 1)
    if _frame_of(token) == "i":
        if any(c.lower_ == "only" and c.i < token.i for c in token.children) and head.tag_ in {"VBD", "VBN", "VBZ"}:
            return context  # "Flew home, only to be arrested": what came of it, and no aim.
        if token.lemma_ in _weights("result") and head.tag_ in {"VBD", "VBN", "VBZ"}:
            return context
        signature = find_signature(head, "i")
        rating = rate_predicate(head, depth=depth + 1)
        return _apply(signature, rating) if signature else _weigh(_PURPOSE, max(rating, 0.0))
    if marks & _FUTURE_MARKS:
        return min(context, _PURPOSE) if any(c.tag_ == "MD" for c in head.children) else context
    return context


def _rate_clause_of_noun(token: Token, head: Token, depth: int) -> float:
    frame = _frame_of(token)
    if head.lower_ in {"nothing", "nobody", "none"} or any(c.lower_ in {"no", "any"} for c in head.children):
        return rate_predicate(head, depth=depth + 1)
    if token.dep_ == "relcl" and frame != "i":
        return CERTAIN
    if frame == "i" and any(c.lower_ in _SINGLED_OUT for c in head.children):
        return rate_predicate(head, depth=depth + 1)
    signature = find_signature(head, "t" if frame == "t" else frame)
    if signature is not None:
        return _apply(signature, max(rate_predicate(head, depth=depth + 1), 0.0))
    return _PURPOSE if frame == "i" else CERTAIN


def _rate_prepositional(token: Token, head: Token, depth: int) -> float:
    preposition = head.lower_
    governor = head.head
    if governor.pos_ == "ADP" and governor.head != governor and governor.dep_ in {"prep", "pcomp"}:
        governor = governor.head
    if preposition == "without":
        return -CERTAIN
    if preposition in {"despite", "after", "since", "during", "amid", "following"}:
        return CERTAIN
    if any(c.lower_ in _INSTEAD for c in (*head.children, head)) or (
        preposition == "of" and governor.lower_ == "instead"
    ):
        return -2.0
    frame = _frame_of(token)
    signature = find_signature(governor, frame, preposition=preposition)
    if signature is None and frame == "n":
        signature = find_signature(governor, "g", preposition=preposition)
    if signature is not None:
        return _apply(signature, rate_predicate(governor, depth=depth + 1))
    if governor.pos_ == "NOUN" and preposition == "of" and frame == "n":
        return max(rate_predicate(governor, depth=depth + 1), _presuppose(token))
    if preposition in {"for", "toward", "towards", "against"}:
        rating = rate_predicate(governor, depth=depth + 1)
        return max(min(rating, 2.5), _presuppose(token))
    rating = rate_predicate(governor, depth=depth + 1)
    return max(rating, _presuppose(token))


def _rate_object(token: Token, head: Token, depth: int) -> float:
    rating = rate_predicate(head, depth=depth + 1)
    if token.dep_ in {"attr", "acomp", "oprd"}:
        return rating
    frame = _frame_of(token)
    signature = find_signature(head, frame if frame == "g" else "n")
    if signature is not None and signature[0] < 0 and _is_of_content(token):
        # "Refused the request", "denied the charge": these were made.
        return CERTAIN
    if signature is not None:
        return _apply(signature, rating)
    return max(rating, _presuppose(token))


def _is_of_content(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and any(find_signature(noun, frame) is not None for frame in ("t", "i"))


def _rate_subject(token: Token, head: Token, depth: int) -> float:
    if head.pos_ == "AUX" and head.lemma_ == "be" and any(c.dep_ == "expl" for c in head.children):
        return rate_predicate(head, depth=depth + 1)
    rating = rate_predicate(head, depth=depth + 1)
    if token.pos_ in {"VERB", "AUX"}:
        return max(rating, _POSSIBLE)
    # What will or may do something is often still ahead itself: "a merger would create".
    return CERTAIN if rating >= 2.75 or rating < 0 else max(rating, _presuppose(token))


def _rate_modifier(token: Token, head: Token, depth: int) -> float:
    if token.dep_ in {"compound", "nmod"}:
        signature = find_signature(head, "i") or find_signature(head, "n")
        rating = rate_predicate(head, depth=depth + 1)
        return _apply(signature, rating) if signature else rating
    return CERTAIN if token.pos_ != "NOUN" else rate_predicate(head, depth=depth + 1)


def _presuppose(noun: Token) -> float:
    """Rate what the form of a noun takes for granted: "the attack" there was, "an attack" may be to come."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return _OPEN
    words = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}}
    definite = words & {"the", "this", "that", "these", "those"} or any(c.dep_ == "poss" for c in noun.children)
    return 2.75 if definite else _POSSIBLE


def _rate_own(token: Token) -> float:
    words = list(_own_words(token))
    negated = any(_is_negation(w) for w in words if w.dep_ not in _ARGUMENTS) and not _is_not_only(token)
    negated = negated or any(_is_negative_phrase(w) for w in words if w.dep_ in {"nsubj", "nsubjpass"})
    rating = -CERTAIN if negated else CERTAIN
    if any(_is_negative_phrase(w) for w in words if w.dep_ == "dobj"):
        # "Gave no reason": not the giving is denied but what was given.
        rating = _OPEN
    for word in words:
        signature = _weight_of(word, words)
        if signature is not None:
            rating = _narrow(rating, signature, negated=negated)
    return rating


def _is_negation(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in _NEGATIONS or word.lower_.endswith("n't")


def _narrow(rating: float, signature: Signature, *, negated: bool) -> float:
    candidate = signature[1] if negated else signature[0]
    return candidate if abs(candidate) < abs(rating) or candidate * rating < 0 else rating


def _own_words(token: Token) -> Iterator[Token]:
    yield from token.children
    if token.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.children):
        # "It will go and see": the second verb shares the auxiliaries of the first, not its negation.
        yield from (c for c in token.head.children if c.dep_ == "aux" and c.tag_ == "MD")


def _weight_of(word: Token, words: list[Token]) -> Signature | None:
    if word.dep_ == "aux":
        has_perfect = any(w.dep_ == "aux" and w.lower_ in {"have", "'ve"} and w.i > word.i for w in words)
        perfect = _weights("perfect").get(_modal(word)) if has_perfect else None
        return perfect or _weights("modal").get(_modal(word))
    if word.dep_ in {"advmod", "npadvmod", "intj"}:
        return _weights("adverb").get(word.lower_)
    if word.dep_ in {"amod", "nmod"}:
        return _weights("adjective").get(word.lower_)
    if word.dep_ == "det":
        return _weights("determiner").get(word.lower_)
    return None


def _modal(word: Token) -> str:
    # "'d" is "had" before a participle.
    return "" if word.lower_ == "'d" and word.tag_ != "MD" else word.lower_


def _is_negative_phrase(noun: Token) -> bool:
    if noun.pos_ in {"NOUN", "PROPN"} and any(
        c.lower_ in {"no", "neither"} and c.dep_ in {"det", "neg"} for c in noun.children
    ):
        return True
    return noun.lower_ in {"nobody", "nothing", "none"}


def _is_not_only(token: Token) -> bool:
    following = {token.doc[c.i + 1].lower_ for c in token.children if c.lower_ == "not" and c.i + 1 < len(token.doc)}
    return bool(following & {"only", "just", "merely"})
