"""Where the endpoint is and whom it serves: read from the environment, and checked before anything is sent."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from analysis.errors import SetupError

#: The base address, which ends before /chat/completions, as in http://localhost:11434/v1.
URL = "COMMUNIQUE_ENDPOINT_URL"
#: The model's name there.
MODEL = "COMMUNIQUE_ENDPOINT_MODEL"
#: The key, where one is needed.
KEY = "COMMUNIQUE_ENDPOINT_KEY"
#: Seconds that one reply may take, from the first byte that is sent to the last that comes.
TIMEOUT = "COMMUNIQUE_ENDPOINT_TIMEOUT"
_TIMEOUT_S = 300.0
_MODEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}")


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible endpoint of the user's own.

    Attributes
    ----------
    url : str
        Its base address, without a slash at the end.
    model : str
        The model that answers; rows carry it in their rule.
    key : str
        Sent as a bearer token; shown nowhere.
    timeout_s : float
        How long one reply may take, in seconds.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout_s: float = _TIMEOUT_S

    @property
    def shown(self) -> str:
        """The address as messages show it: scheme, host and port alone."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{_show_host(parts.hostname or '')}{f':{parts.port}' if parts.port else ''}"


def read_endpoint(environment: Mapping[str, str] | None = None) -> Endpoint:
    """Read the endpoint from the environment.

    Raises
    ------
    SetupError
        When address or model are missing or malformed, or the address is one that nothing is sent to. The key is never
        part of the message.
    """
    given = os.environ if environment is None else environment
    url, model, key = (given.get(name, "").strip() for name in (URL, MODEL, KEY))
    if not url or not model:
        missing = " and ".join(name for name, value in ((URL, url), (MODEL, model)) if not value)
        raise SetupError(
            f"The extractor 'endpoint' needs {missing}: set {URL} to the base address, such as "
            f"http://localhost:11434/v1, and {MODEL} to the model's name; or extract with --extractor rules."
        )
    if not _MODEL_NAME.fullmatch(model):
        raise SetupError(f"{MODEL} is {model[:100]!r}, which is no name of a model: letters, digits and . _ : / @ + -.")
    if not key.isascii() or not key.isprintable():
        raise SetupError(f"{KEY} holds characters that no key has; set it anew.")
    endpoint = Endpoint(url=url.rstrip("/"), model=model, key=key, timeout_s=_read_timeout(given.get(TIMEOUT, "")))
    check_address(endpoint.url)
    return endpoint


def check_address(url: str) -> None:
    """Refuse an address that text and key must not be sent to.

    Plain http is for this machine and private networks alone, since the key would travel in the clear. Addresses of the
    link, under which clouds hand out credentials, and those that are no host's are never asked.

    Raises
    ------
    SetupError
        Saying what is wrong with it.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise SetupError(f"{URL} is no address; write it as https://host/v1.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise SetupError(f"{URL} is no address of a web server; write it as https://host/v1.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise SetupError(f"{URL} holds more than an address; put the key into {KEY}, and nothing behind ? or #.")
    for found in _resolve(host, port or (443 if parts.scheme == "https" else 80)):
        shown = f"{_show_host(host)} ({found})" if str(found) != host else str(found)
        if found.is_link_local or found.is_multicast or found.is_unspecified:
            raise SetupError(f"{URL} leads to {shown}, which is no server's address; nothing is sent there.")
        if parts.scheme == "http" and not (found.is_loopback or found.is_private):
            raise SetupError(f"{URL} leads to {shown} by plain http, where anybody could read the key; write https://.")


def _resolve(host: str, port: int) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SetupError(
            f"{URL} names the host {_show_host(host)}, which cannot be found; check the address."
        ) from None
    addresses = {str(entry[4][0]).partition("%")[0] for entry in found}
    # ::ffff:169.254.169.254 is the same host as 169.254.169.254.
    read = [ipaddress.ip_address(address) for address in sorted(addresses)]
    return [getattr(address, "ipv4_mapped", None) or address for address in read]


def _show_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _read_timeout(written: str) -> float:
    if not written.strip():
        return _TIMEOUT_S
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise SetupError(f"{TIMEOUT} is {written[:20]!r}; write a number of seconds, such as 300.")
    return seconds
