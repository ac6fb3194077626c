"""Clauses of time whose subject the parser hangs to their conjunction: "recalled its envoy after an attack by rebels killed nine".

"After" is a preposition as well. The parser then ends its phrase before the verb, which so seems to be done by whoever the sentence
is about: of the nine above he would be the killer.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from analysis.extraction.parsing.rehanging import Move, rehang

_CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OBJECTS = frozenset({"dobj", "ccomp", "oprd"})
#: What two do of whom the parser may take the verb for a participle.
_GREETING = frozenset({"embrace", "kiss", "hug"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG"})


def mend_time_clauses(doc: Doc) -> Doc:
    """Give each verb behind a phrase of time the noun of that phrase for its subject, where it has none of its own."""
    found = [
        (token, noun, verb)
        for token in doc
        if token.dep_ == "prep" and token.lower_ in _CONJUNCTIONS and (parts := _read(token)) is not None
        for noun, verb in [parts]
    ]
    moves: list[Move] = [
        (noun, token.head, "nsubj")
        for token in doc
        if token.dep_ == "mark" and token.lower_ in _CONJUNCTIONS and (noun := _left_behind(token)) is not None
    ]
    if not found and not moves:
        return doc
    for conjunction, noun, verb in found:
        verb.tag_, verb.pos_ = "VBD", "VERB"
        moves += [(conjunction, verb, "mark"), (noun, verb, "nsubj")]
        above = conjunction.head
        greets = above.dep_ == "acl" and above.head.head == verb
        if greets:
            above.tag_, above.pos_ = "VBD", "VERB"
            moves += [(above.head, above, "nsubj")]
        if greets or (above.head == verb and above.dep_ in {"advcl", "ccomp"}):
            # "The two embraced after their host, …, announced": the first verb is the sentence's.
            moves += [(above, above, "ROOT") if verb.dep_ == "ROOT" else (above, verb.head, verb.dep_)]
        moves += [(verb, above, "advcl")] if above != verb else []
    return rehang(doc, moves)


def _left_behind(conjunction: Token) -> Token | None:
    """Give the subject that stays with its conjunction behind a word of time: "after the bank last week had told him to go"."""
    noun = next((c for c in conjunction.rights if c.dep_ == "pobj"), None)
    verb = conjunction.head
    if noun is None or verb.pos_ not in {"VERB", "AUX"} or not noun.i < verb.i:
        return None
    return noun if not any(c.dep_ in _SUBJECTS for c in verb.children) else None


def _read(conjunction: Token) -> tuple[Token, Token] | None:
    """Give the noun behind "after", and the verb with an object that stands right behind that noun's phrase."""
    noun = next((c for c in conjunction.rights if c.dep_ in {"pobj", "pcomp"}), None)
    if noun is None or noun.tag_ not in _NOUNS or conjunction.head.pos_ not in {"VERB", "AUX"}:
        return None
    if noun.ent_type_ == "PERSON" and (verb := _behind_aside(noun, conjunction)) is not None:
        return noun, verb
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.is_punct and token.text != "-":
            return None
        if token.tag_ in {"VBD", "VBN"} and _is_bare(token):
            below = conjunction.head in {token.head, token} or (token.dep_ == "acl" and noun.is_ancestor(token))
            return (noun, token) if below else None
        if token.tag_ in {"VBZ", "VBP", "MD", "WDT", "WP"}:
            return None
    return None


def _behind_aside(noun: Token, conjunction: Token) -> Token | None:
    """Give the verb behind who is told of between commas: "after President Hassan of Chad, their host, announced that".

    The parser joins it to the verb of the sentence, or makes it the sentence's own and that other one a clause before it.
    """
    aside = _aside_of(noun)
    above = conjunction.head
    if aside is None or (after := _end_of_aside(aside)) is None:
        return None
    verb = noun.doc[after]
    if verb.tag_ != "VBD":
        return None
    if verb.dep_ == "conj" and verb.head == above:
        return verb if _has_only_objects(verb) else None
    if not any(c.dep_ in _OBJECTS and c.i > verb.i for c in verb.children):
        return None
    if above.dep_ == "acl" and above.lemma_ in _GREETING:
        return verb if above.head.dep_ == "nsubj" and above.head.head == verb else None
    is_main = (
        above.dep_ in {"advcl", "ccomp"} and above.head == verb and any(c.dep_ in _SUBJECTS for c in above.children)
    )
    return verb if is_main and above.tag_ == "VBD" and _has_only_objects(verb) else None


def _aside_of(noun: Token) -> Token | None:
    """Give what is told of a noun behind the first comma after it: "their host"."""
    for token in noun.doc[noun.i + 1 : noun.sent.end - 2]:
        if token.text == ",":
            own = token.nbor()
            return own.head if own.dep_ in {"poss", "det"} and own.head.dep_ == "appos" else None
    return None


def _end_of_aside(aside: Token) -> int | None:
    """Give where a sentence goes on behind what two commas set off; None where they don't."""
    doc, first, last = aside.doc, aside.left_edge.i, aside.right_edge.i
    is_set_off = doc[first - 1].text == "," and last + 2 < aside.sent.end and doc[last + 1].text == ","
    return last + 2 if is_set_off else None


def _is_bare(verb: Token) -> bool:
    """Tell whether a verb has an object and neither subject, conjunction nor helping verb: no participle has an object."""
    return verb.dep_ in {"advcl", "acl"} and _has_only_objects(verb)


def _has_only_objects(verb: Token) -> bool:
    kinds = {c.dep_ for c in verb.children}
    if kinds & (_SUBJECTS | {"aux", "auxpass", "mark", "agent"}):
        return False
    return any(c.dep_ in _OBJECTS and c.i > verb.i for c in verb.children)
