"""Which words lean on another sentence: whom, what, where or when they mean is not told with them.

The one home of that question. How strict it is to be depends on what is told: the beginning of a sentence that is quoted
whole, the end of a clause that is cut out, a phrase of a few words.
"""

from __future__ import annotations

import re

_SUBJECTS = "I|we|you|he|she|it|they"
_OBJECTS = "me|us|him|her|them"
_OWNING = "my|our|your|his|its|their"
_OWNED = "ours|hers|theirs"
_SELVES = "himself|herself|itself|themselves"
_POINTING = "this|these|those|such"
_DAYS = "today|yesterday|tomorrow|tonight|now|ago|last|next|then"
#: Groups called by what they are or how many: of whom, another sentence says.
_REST = "former|latter|others?|same|two|three|country|group|bloc|organi[sz]ation|body|territory|region"

_OPENING = re.compile(
    r"(?:He|She|It|They|We|I|You|This|That|These|Those|His|Her|Its|Their|Our|My|Both|Neither|Each|Either|Such|There|Here|Another|Others?"
    r"|(?:Some|Many|Most|One|None|Two|Three|All) of (?:them|those|these)|So|Then|Instead|Later|But|And|Or|Nor|Yet|Still|However|Besides"
    r"|The (?:two|three|former|latter|other|same|group|bloc|body|country)"
    r"|(?:Hours|Minutes|Days|Weeks|Shortly|Soon) (?:later|earlier|afterwards?|before))\b"
)
_IN_CLAUSE = re.compile(
    rf"\b(?:{_SUBJECTS}|{_OBJECTS}|my|our|your|{_POINTING}|there|here|so|then|the (?:{_REST})|both|each other's|ours|theirs|ones?|itself"
    r"|themselves)\b",
    re.IGNORECASE,
)
_IN_PREDICATE = re.compile(
    rf"\b(?:{_SUBJECTS}|{_OBJECTS}|{_OWNING}|{_OWNED}|{_SELVES}|{_POINTING}|that|there|here|{_DAYS})\b", re.IGNORECASE
)
_IN_PHRASE = re.compile(
    r"\b(?:its|his|her|their|them|there|(?:this|these)(?! (?:year|month|week)\b)|those|of the (?:dead|killed|victims|wounded))\b",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(
    r"\b(?:two|both|three|four|sides?|parties|neighbou?rs?|rivals?|adversaries|others?|former|latter|countries|governments|leaders)\b",
    re.IGNORECASE,
)

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
#: What a text tells of before it calls it by "the": papers and words, meetings, and what was done.
_TOLD_NOUN = (
    r"(?:proposal|plan|offer|request|invitation|decision|document|draft|text|idea|suggestion|initiative|move|measure|step|statement|report"
    r"|letter|charge|accusation|allegation|claim|demand|condition|call|appeal|mission|deal|accord|agreement|pact|treaty|protocol|settlement"
    r"|ruling|verdict|resolution|amendment|incident|attack|raid|strike|blast|explosion|shooting|ambush|ceremony|visit|meeting|summit|session"
    r"|release|swap|exchange|bank|toll|figure)s?"
)
#: By so many letters two words are of one stem: "agreed" and "agreement".
_STEM = 5
#: What stands behind a noun and says which is meant.
_WHICH = r"(?! (?:of|by|to|for|from|that|on(?! \w+day\b)|in|at|between|with|against|which|who|was signed|signed|reached|brokered)\b)"
_POINTED = re.compile(rf"\b[Tt]he ((?:latest |new |same |joint )?{_TOLD_NOUN})\b{_WHICH}")
_COUNTED = re.compile(
    rf"\b[Aa]ll (?:of the )?{_NUMBER} (?!sides|parties|countries|states|members|governments)[a-z]+{_WHICH}"
    r"|\b[Tt]he (?:first|second|third|fourth|fifth|next|last|latest|final|previous|new) (?:round|phase|stage|group|batch|attempt|time|point)\b"
    r"(?! (?:of|in|between)\b)"
    rf"|\bsuch (?!as\b)[a-z]+|(?<!, )\b(?:that|the) (?:same|very)\b"
)
_PLACED = re.compile(
    r"\bhere\b|\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|should|be|seem|appear|exist|remain)\w*\b)",
    re.IGNORECASE,
)
#: Words that nothing ends with: what they lead to was cut off.
_OPEN_END = re.compile(
    r"(?:[’']s|(?<!\bso )\bon|\b(?:of|to|for|with|by|in|at|as|from|that|about|the|a|an|and|or|but|nor|under|into|over|against|between|than|not|its|their|his"
    r"|her|more|most|had|has|have|was|were|is|are|be|been|said|says|told|while|when|where|who|whose|which|whether|if|because|although|though"
    r"|since|until|unless|amid|despite|including|near|among))\Z"
)


def leans_at_start(words: str) -> bool:
    """Tell whether a sentence begins with what another names: "He", "The two", "But", "Hours later"."""
    return _OPENING.match(words) is not None


def leans_in_clause(words: str) -> bool:
    """Tell whether a clause means by a pronoun, or by what they are, those whom another clause names."""
    return _IN_CLAUSE.search(words) is not None


def leans_in_predicate(words: str) -> bool:
    """Tell whether what is said of somebody has any word, of day too, that means nothing outside its sentence."""
    return _IN_PREDICATE.search(words) is not None


def leans_in_phrase(words: str) -> bool:
    """Tell whether a few words around a number have an owner, or a group, whom they don't name."""
    return _IN_PHRASE.search(words) is not None


def names_by_number(words: str) -> bool:
    """Tell whether words call sides by how many they are or what they are to each other: "the two", "rivals"."""
    return _BY_NUMBER.search(words) is not None


def leans_on_told(words: str, told: str = "") -> bool:
    """Tell whether words call by "the", "all nine" or "such" what only another sentence tells, or say "here" or "there".

    Parameters
    ----------
    words : str
        A sentence or clause that is to stand by itself; quotation marks within it are its speaker's.
    told : str
        What is told before it: what that names is no riddle.

    Examples
    --------
    >>> leans_on_told("Hamas rejected the proposal"), leans_on_told("Hamas rejected the proposal of Qatar")
    (True, False)
    >>> leans_on_told("Oman made an offer, and Chad took the offer"), leans_on_told("All nine points remain open")
    (False, True)
    """
    outside = re.sub(r'"[^"]*"|“[^”]*”', "", words)
    for found in _POINTED.finditer(outside):
        stem = found[1].split(" ")[-1].lower()[:_STEM]
        ahead = outside[: found.start()]
        # "Turkey said it was ready to mediate; Chad welcomed the offer": told in the sentence itself.
        if ";" not in ahead and stem not in re.sub(r"\baccording\b", "", f"{told} {ahead}".lower()):
            return True
    return _COUNTED.search(outside) is not None or _PLACED.search(outside) is not None


def ends_open(words: str) -> bool:
    """Tell whether words end with one that leads on to what was cut off: "and", "the", "said"."""
    return _OPEN_END.search(words) is not None


def close_end(words: str) -> str:
    """Drop the words at the end that lead on to what was cut off."""
    while (found := _OPEN_END.search(words)) is not None and found.start():
        words = words[: found.start()].rstrip(" ,;:–—")
    return words
