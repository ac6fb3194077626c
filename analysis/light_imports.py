"""Keep from this process what others' imports bring along and nobody in it asks for."""

from __future__ import annotations

import sys


def leave_out_iri_grammar() -> None:
    """Have jsonschema imported without the grammar of international addresses.

    The grammar is for checking the format ``iri``, which neither notebooks nor reports have, and to build it takes a
    second, in every process that opens a notebook. For processes that run nobody's code but ours: a module that asks
    for it by name finds none.
    """
    # None in this place makes an import fail, which jsonschema takes for a package that is not installed.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
