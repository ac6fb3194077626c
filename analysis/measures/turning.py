"""Words behind a cut that would turn the sense of what stands before it."""

from __future__ import annotations

import re

_TURNING = re.compile(
    r"[,;:–— ]*(?:and |or )?(?:only |even |but |or )?(?:but|unless|until|if|provided|except|although|though|yet|or|nor|not|without|on condition)\b",
    re.IGNORECASE,
)
#: What others make of it: ", which the rebels deny", ", a charge that Lomé has rejected".
_DENIED = re.compile(
    r",(?: which|(?: an?)?(?: \w+)? (?:charge|claim|allegation|accusation|account|assertion|version|report|suggestion)s?\b)"
    r"[^,;.]{0,60}\b(?:den(?:y|ies|ied)|disput\w+|reject\w*|dismiss\w*|refut\w+|contest\w*|contradict\w*)\b",
    re.IGNORECASE,
)


def turns_on(rest: str) -> bool:
    """Tell whether what stands behind a cut would turn the sense of what stands before it.

    Examples
    --------
    >>> turns_on(", but only if a ceasefire holds."), turns_on(", officials said.")
    (True, False)
    >>> turns_on(", a charge that Chad denies.")
    True
    """
    return _TURNING.match(rest) is not None or _DENIED.match(rest) is not None
