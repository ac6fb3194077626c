"""Reads promises that are threats: "vowed that they would pay a price", "swore to make the bloc regret it"."""

from __future__ import annotations

from analysis.extraction.parsing.grammar import is_negated, is_passive, is_verb, object_of
from analysis.extraction.parsing.verb_subjects import subject_of
from analysis.extraction.parsing.words import Token

#: Verbs with which one promises harm as well as good.
_VOWING = frozenset({"vow", "swear", "pledge", "promise"})
#: What others will do who are harmed, whatever they do it to.
_SUFFERING = frozenset("regret rue suffer bleed burn perish tremble weep repent".split())
#: What they will bear: "pay a price", "face consequences", "taste defeat".
_BEARING = frozenset("pay face bear taste feel meet reap get receive see know".split())
_BORNE = frozenset(
    "price cost consequence penalty wrath punishment retribution fate defeat fury response reply answer retaliation justice revenge "
    "vengeance lesson blow fire hell defeat storm reckoning noose gallows".split()
)
#: Harm that is done to them, whoever does it, and what they will not be spared.
_HARMED = frozenset("punish crush destroy annihilate wipe avenge defeat hunt flatten bury hang".split())
_SPARED = frozenset("spare forgive".split())
_UNAVENGED = frozenset("unpunished unanswered unavenged".split())
_MAKING = frozenset({"make", "teach", "have"})


def is_menace(vow: Token, clause: Token) -> bool:
    """Tell whether what is promised is that others will suffer, or that one will make them.

    "Vowed that Chad would pay a high price", "promised that the raid would not go unpunished", "swore to make them pay".
    """
    if vow.lemma_ not in _VOWING or not is_verb(clause):
        return False
    owner = subject_of(clause)
    if owner is None or owner == subject_of(vow):
        return _is_lesson(clause)
    if clause.lemma_ in {"go", "remain", "be"} and any(c.lower_ in _UNAVENGED for c in clause.children):
        return is_negated(clause)
    if clause.lemma_ in _SPARED:
        return is_passive(clause) and (is_negated(clause) or any(c.lower_ == "no" for c in owner.children))
    if clause.lemma_ in _HARMED:
        return is_passive(clause) and not is_negated(clause)
    if is_negated(clause):
        return False
    if clause.lemma_ in _SUFFERING:
        return True
    if any(c.lower_ == "in" and _leads_to(c, {"coffin", "bag", "shroud"}) for c in clause.children):
        return True
    if clause.lemma_ == "bring" and any(
        c.lower_ == "to" and _leads_to(c, {"justice", "account"}) for c in clause.children
    ):
        return is_passive(clause)
    theme = object_of(clause)
    if theme is None:
        return clause.lemma_ == "pay" and any(c.lower_ in {"for", "dearly"} for c in clause.children)
    return clause.lemma_ in _BEARING and theme.lemma_.lower() in _BORNE


def _is_lesson(clause: Token) -> bool:
    """Tell whether one means to make others suffer: "make them regret it", "teach Kyiv a lesson"."""
    if clause.lemma_ not in _MAKING:
        return False
    made = [c for c in clause.children if c.dep_ in {"ccomp", "xcomp"} and c.lemma_ in _SUFFERING | {"pay"}]
    return bool(made) or any(c.dep_ == "dobj" and c.lemma_.lower() == "lesson" for c in clause.children)


def _leads_to(preposition: Token, nouns: set[str]) -> bool:
    return any(t.dep_ == "pobj" and t.lemma_.lower() in nouns for t in preposition.children)
