"""Words behind a cut that would turn the sense of what stands before it."""

from __future__ import annotations

import re

_TURNING = re.compile(
    r"[,;:–— ]*(?:and |or )?(?:only |even |but |or )?(?:but|unless|until|if|provided|except|although|though|yet|or|nor|not|without|on condition)\b",
    re.IGNORECASE,
)


def turns_on(rest: str) -> bool:
    """Tell whether what stands behind a cut would turn the sense of what stands before it.

    Examples
    --------
    >>> turns_on(", but only if a ceasefire holds."), turns_on(", officials said.")
    (True, False)
    """
    return _TURNING.match(rest) is not None
