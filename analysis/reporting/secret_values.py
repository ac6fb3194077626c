"""Secrets by reference: a notebook is given ``env:NAME``, and nothing that is published may hold what NAME holds."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import urllib.parse
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis.errors import ParameterError, ReportError

_REFERENCE = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)\Z")
_SECRET = re.compile(r"\bSecret\b")
#: A shorter secret would be found in any text.
SHORTEST_SECRET = 6
#: Stands where a secret stood in what is kept of a failed run.
HIDDEN = "[secret]"


def is_secret(kind: str) -> bool:
    """Say whether a parameter's annotation marks it as secret: ``"Secret"``, alone or with others."""
    return _SECRET.search(kind) is not None


def check_reference(value: object, *, name: str, where: str) -> str:
    """Check that a secret is given by reference, and that there is something behind it; give the reference.

    Raises
    ------
    ParameterError
        Without the value, which may be the secret itself.
    """
    match = _REFERENCE.match(value) if isinstance(value, str) else None
    if match is None:
        raise ParameterError(
            f"Parameter {name} of {where} is secret: give it by reference, as env:NAME, and set the variable NAME."
        )
    held = os.environ.get(match[1], "")
    if not held:
        raise ParameterError(f"Parameter {name} of {where} is {value}, but the variable {match[1]} is not set.")
    if len(held) < SHORTEST_SECRET:
        raise ParameterError(
            f"The variable {match[1]}, which parameter {name} of {where} names, holds fewer than {SHORTEST_SECRET} "
            "characters: so short a secret could not be kept out of a report."
        )
    return str(value)


def read_secret(reference: str) -> str:
    """Give what a reference stands for, as a notebook does where it uses a secret.

    Raises
    ------
    ParameterError
        When it is no reference, or the variable is not set.
    """
    match = _REFERENCE.match(reference)
    if match is None:
        raise ParameterError("A secret is read by its reference, env:NAME; this is none.")
    held = os.environ.get(match[1])
    if held is None:
        raise ParameterError(f"The variable {match[1]} is not set.")
    return held


def list_secrets(values: Mapping[str, object]) -> dict[str, str]:
    """Give the secrets that parameters refer to, by the name of their variable."""
    matches = (_REFERENCE.match(value) for value in values.values() if isinstance(value, str))
    return {match[1]: os.environ[match[1]] for match in matches if match and os.environ.get(match[1])}


def spell_secret(secret: str) -> list[str]:
    """Give the ways in which a secret could stand in a file: as it is, quoted, in an address, and in base64.

    Base64 is of any alignment: the letters that also depend on their neighbours are left out.
    """
    raw = secret.encode()
    spelled = [
        secret,
        html.escape(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        json.dumps(json.dumps(secret)[1:-1])[1:-1],
        json.dumps(html.escape(secret))[1:-1],
        repr(secret)[1:-1],
        urllib.parse.quote(secret),
        urllib.parse.quote(secret, safe=""),
        urllib.parse.quote_plus(secret),
        raw.hex(),
    ]
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw).decode().rstrip("=")
        start, end = (offset * 8 + 5) // 6, (len(raw) + offset) * 8 // 6
        spelled.append(encoded[start:end])
    return sorted({text for text in spelled if len(text) >= SHORTEST_SECRET}, key=lambda text: (-len(text), text))


def find_secrets(folder: Path, secrets: Mapping[str, str]) -> list[str]:
    """List the files in a folder that hold a secret, as ``file (NAME)``.

    A PDF is packed, so that its texts cannot be found: what it shows is what the notebook holds, which is searched.
    """
    spelled = {name: [text.encode() for text in spell_secret(secret)] for name, secret in secrets.items()}
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()) if spelled else ():
        content = path.read_bytes()
        found += [
            f"{path.relative_to(folder).as_posix()} ({name})"
            for name, spellings in spelled.items()
            if any(text in content for text in spellings)
        ]
    return found


def refuse_secrets(folder: Path, secrets: Mapping[str, str]) -> None:
    """Refuse to publish a folder in which a file holds a secret.

    Raises
    ------
    ReportError
        Names the files and the variables, never the value.
    """
    found = find_secrets(folder, secrets)
    if found:
        raise ReportError(
            f"It would publish a secret: {', '.join(found)}. Nothing was published: keep the value out of what the "
            "notebook shows."
        )


def hide_secrets(text: str, secrets: Iterable[str]) -> str:
    """Give a text with every spelling of the secrets replaced."""
    for secret in secrets:
        for spelled in spell_secret(secret):
            text = text.replace(spelled, HIDDEN)
    return text
