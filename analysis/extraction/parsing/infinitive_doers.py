"""Who does what an infinitive names, where another than the subject above it does: "left it to his envoy to sign".

"It took Oman three days to bring them together" has one who needed the time (`time_taken`); "left it to Oman to sign" one to whom it
was left; "only for two of the rebels whom he met to be arrested" those behind "for", whose own clause the parser hangs the infinitive to.
"""

from __future__ import annotations

from analysis.extraction.parsing.time_taken import who_took
from analysis.extraction.parsing.words import Token, once_per_word

_LEAVING = frozenset({"leave", "fall"})


@once_per_word
def doer_of_infinitive(verb: Token) -> Token | None:
    """Give whom the words around an infinitive make its subject; None where it is that of the verb above it, as usual."""
    if (who := who_took(verb)) is not None:
        return who
    if verb.tag_ not in {"VB", "VBN"} or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    return _left_to(verb) or _behind_for(verb)


def _left_to(verb: Token) -> Token | None:
    """Give to whom it is left to do something: the minister in "left it to his minister to sign", "it fell to Oman to mediate"."""
    above = verb.head
    if above.lemma_ not in _LEAVING or above.i > verb.i or verb.dep_ not in {"advcl", "xcomp", "ccomp", "relcl"}:
        # "Left it to his Foreign Minister, Ana Berg, to sign": the parser may hang it to her.
        if verb.dep_ not in {"relcl", "acl", "advcl", "xcomp"} or above.pos_ not in {"NOUN", "PROPN"}:
            return None
        above = next((t for t in above.ancestors if t.lemma_ in _LEAVING), above)
    if above.lemma_ not in _LEAVING:
        return None
    empty = any(c.lower_ == "it" and c.dep_ in {"dobj", "nsubj", "nsubjpass"} for c in above.children)
    to = next((c for c in above.children if c.lower_ == "to" and c.dep_ in {"prep", "dative"} and c.i > above.i), None)
    if (
        not empty
        or to is None
        or to.i > verb.i
        or (above.lemma_ == "leave" and to.nbor(-1).lower_ not in {"it", "left"})
    ):
        return None
    return next((c for c in to.children if c.dep_ == "pobj" and c.i < verb.i), None)


def _behind_for(verb: Token) -> Token | None:
    """Give those behind "for" whose relative clause the infinitive hangs to: "for the rebels whom he met to be arrested"."""
    clause = verb.head
    if verb.dep_ not in {"advcl", "xcomp"} or clause.dep_ != "relcl" or clause.i > verb.i:
        return None
    noun = clause.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}:
        noun = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    is_passive = any(c.dep_ == "auxpass" for c in verb.children)
    leading = noun.head.nbor(-1).lower_ if noun.head.i > noun.head.sent.start else ""
    return noun if is_passive or leading == "only" else None
