"""Names of reports, fit for folders and addresses, that stay the same when others are added."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_LONGEST_SLUG = 60
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def make_slug(name: str) -> str:
    """Make a name fit for folders and addresses: ``a-z``, ``0-9`` and ``-``, at most 60 characters, never empty.

    Examples
    --------
    >>> make_slug("Pakistan turns to Iran!"), make_slug("../../etc/passwd"), make_slug("伊朗")
    ('pakistan-turns-to-iran', 'etc-passwd', 'article')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_SLUG.sub("-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-") or "article"


def name_documents(prefix: str, documents: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each document its report's name; of documents with the same slug, the first keeps it plain.

    Parameters
    ----------
    documents : iterable of (document_id, name)
        In the order in which they were read, so that none changes its name when another is added.

    Returns
    -------
    dict
        Report name by document_id. A later document's name ends in the first digits of its id.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for document_id, name in documents:
        slug = make_slug(name)
        digits = 0
        report = f"{prefix}-{slug}"
        while report in taken:
            digits += 6
            report = f"{prefix}-{slug}-{document_id[1 : 1 + digits]}"
        taken.add(report)
        names[document_id] = report
    return names


def name_values(prefix: str, values: Sequence[object]) -> list[str]:
    """Give the report of each value its name: the value's slug, and where that says too little a hash of the value.

    Examples
    --------
    >>> name_values("country", ["IRN", "Sri Lanka"])
    ['country-irn', 'country-sri-lanka']
    """
    slugs = [make_slug(str(value)) for value in values]
    named = []
    for value, slug in zip(values, slugs, strict=True):
        unsaid = slug != str(value).lower().replace(" ", "-") or slugs.count(slug) > 1
        named.append(
            f"{prefix}-{slug}" + (f"-{hashlib.sha256(repr(value).encode()).hexdigest()[:6]}" if unsaid else "")
        )
    return named
