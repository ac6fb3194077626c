"""What one expects another to do: "Washington expects Serbia to recognise Kosovo", "Paris counts on Mali to free them".

Neither does it nor plans it: the one only reckons with it, and the other has said nothing. The claim tells of it. So it is with
what one is only to take care that it should not be.
"""

from __future__ import annotations

from analysis.extraction.events.event import Event
from analysis.extraction.events.feared import is_to_be_ensured
from analysis.extraction.parsing.grammar import is_passive, is_verb
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

_NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
_EXPECTING = frozenset({"expect", "anticipate"})
#: Verbs that reckon "on" or "for" somebody.
_RECKONING = {"count": "on", "rely": "on", "bank": "on", "depend": "on", "wait": "for", "look": "to", "trust": "in"}


def is_awaited(event: Event) -> bool:
    """Tell whether an act is only what others expect, or are to take care that it should not be."""
    return _is_expected_of(event.trigger.head) or is_to_be_ensured(event)


def is_of_nobody(event: Event) -> bool:
    """Tell whether nobody is said to do something: "No group claimed the attack", "Nothing would persuade Chad"."""
    head = event.trigger.head
    may = not event.everyone or any(c.tag_ == "MD" for c in head.children)
    subject = subject_of(head) if may and is_verb(head) else None
    return subject is not None and (subject.lower_ in _NOBODY or any(c.lower_ == "no" for c in subject.lefts))


def _is_expected_of(head: Token) -> bool:
    """Tell whether a verb names what somebody else than its doer expects, and not what is generally expected."""
    token = head
    while token.dep_ == "conj" and is_verb(token.head) and token.head.tag_ == "VB":
        token = token.head  # "expects it to sign and to withdraw"
    governor = token.head
    if (
        token.tag_ != "VB"
        or token.dep_ not in {"xcomp", "ccomp", "advcl"}
        or not is_verb(governor)
        or is_passive(governor)
    ):
        return False
    if governor.lemma_ in _EXPECTING:
        return any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children) or any(
            c.dep_ == "dobj" and c.i < token.i for c in governor.children
        )
    word = _RECKONING.get(governor.lemma_)
    return word is not None and any(
        c.dep_ == "prep"
        and c.lower_ == word
        and governor.i < c.i < token.i
        and any(t.dep_ == "pobj" for t in c.children)
        for c in governor.children
    )
