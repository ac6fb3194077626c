"""Ask an endpoint, and take from it no more than a bounded text in a bounded time."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

import httpx

from analysis.errors import ExtractorError
from analysis.extraction.endpoint.address import Endpoint
from analysis.extraction.endpoint.columns import make_json_schema

#: A reply on some thousand words is a hundredth of this.
LARGEST_REPLY = 2_000_000
_TRIES = 2
_WAIT_S = 1.0
_LONGEST_WAIT_S = 30.0
#: The server is busy or broken for the moment.
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
#: What a server answers that does not know an option of the request.
_NOT_UNDERSTOOD = frozenset({400, 422})
_LASTING = {
    401: "refuses the key", 403: "refuses the key", 404: "knows no such address or model", 405: "is no such server",
}  # fmt: skip


class EndpointRefuses(ExtractorError):
    """The endpoint will not answer the next article either."""


def ask_endpoint(endpoint: Endpoint, messages: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Ask for the rows of some sentences, and give the JSON object that the reply holds.

    A redirect is not followed: it would take article and key to where nobody sent them. Nothing of what the server says
    about an error is repeated, since servers quote the key.

    Raises
    ------
    EndpointRefuses
        When it refuses, or leads elsewhere.
    ExtractorError
        When it cannot be reached, takes too long, or sends what is no such reply.
    """
    options = {
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "rows", "strict": True, "schema": make_json_schema()},
        },
    }
    body = {"model": endpoint.model, "messages": list(messages)}
    deadline = time.monotonic() + endpoint.timeout_s
    status, content = _post(endpoint, {**body, **options}, deadline)
    if status in _NOT_UNDERSTOOD:
        # Not every server knows these options, and what comes is checked row by row in any case.
        status, content = _post(endpoint, body, deadline)
    if 300 <= status < 400:
        raise EndpointRefuses(
            f"{endpoint.shown} sends on to another address (HTTP {status}), which is not followed; name that address itself."
        )
    if status in _LASTING:
        raise EndpointRefuses(f"{endpoint.shown} {_LASTING[status]} (HTTP {status}); check address, model and key.")
    if status != 200:
        raise ExtractorError(f"{endpoint.shown} answers with HTTP {status}; look at the server, or try again later.")
    return _read_reply(endpoint, content)


def _post(endpoint: Endpoint, body: dict[str, Any], deadline: float) -> tuple[int, bytes]:
    """Send a request, once more where the trouble may pass; give status and content of the answer."""
    for attempt in range(1, _TRIES + 1):
        try:
            status, content, wait = _post_once(endpoint, body, deadline)
        except httpx.TimeoutException:
            raise ExtractorError(_word_timeout(endpoint)) from None
        except httpx.HTTPError as error:
            # The error's own words may hold the address with all that stands in it.
            if attempt == _TRIES:
                raise ExtractorError(
                    f"{endpoint.shown} cannot be reached ({type(error).__name__}); see that the server runs."
                ) from None
            wait = _WAIT_S
        else:
            if status not in _PASSING or attempt == _TRIES:
                return status, content
        if time.monotonic() + wait > deadline:
            raise ExtractorError(_word_timeout(endpoint))
        time.sleep(wait)
    raise AssertionError("unreachable")


def _post_once(endpoint: Endpoint, body: dict[str, Any], deadline: float) -> tuple[int, bytes, float]:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise httpx.ReadTimeout("no time is left")
    headers = {"Accept-Encoding": "identity", "User-Agent": "communique"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    # A proxy is for the way out; this machine and its network are reached without.
    is_outside = endpoint.url.startswith("https://")
    content = bytearray()
    with (
        httpx.Client(timeout=remaining, follow_redirects=False, trust_env=is_outside) as client,
        client.stream("POST", f"{endpoint.url}/chat/completions", json=body, headers=headers) as response,
    ):
        wait = _read_wait(response.headers.get("Retry-After", ""))
        if response.status_code != 200:
            return response.status_code, b"", wait
        # Packed content could unpack to any size; we said that we want none.
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ExtractorError(f"{endpoint.shown} sends packed content though it was asked not to.")
        for chunk in response.iter_raw():
            content += chunk
            if len(content) > LARGEST_REPLY:
                raise ExtractorError(f"{endpoint.shown} sends more than {LARGEST_REPLY:,} bytes; that is no reply.")
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("the reply comes too slowly")
    return 200, bytes(content), wait


def _read_wait(retry_after: str) -> float:
    return min(float(retry_after), _LONGEST_WAIT_S) if retry_after.isdecimal() and len(retry_after) < 6 else _WAIT_S


def _word_timeout(endpoint: Endpoint) -> str:
    return (
        f"{endpoint.shown} gave no whole reply within {endpoint.timeout_s:g} seconds; "
        "give it more with COMMUNIQUE_ENDPOINT_TIMEOUT."
    )


def _read_reply(endpoint: Endpoint, content: bytes) -> dict[str, Any]:
    """Take the JSON object out of a chat completion; models like to fence it."""
    try:
        choice = json.loads(content)["choices"][0]
        said, ended = choice["message"]["content"], choice.get("finish_reason")
        text = said.strip()
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError):
        raise ExtractorError(
            f"{endpoint.shown} sends what is no chat completion; check that the address is an OpenAI-compatible one."
        ) from None
    if ended == "length":
        raise ExtractorError(f"{endpoint.shown} cut its reply off at its limit of tokens; raise that limit.")
    if text.startswith("```"):
        text = text.partition("\n")[2].rpartition("```")[0]
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ExtractorError(f"The model {endpoint.model} at {endpoint.shown} answers with no JSON.") from None
    if not isinstance(found, dict):
        raise ExtractorError(f"The model {endpoint.model} at {endpoint.shown} answers with JSON that holds no tables.")
    return found


def _refuse_constant(written: str) -> None:
    raise ValueError(written)
