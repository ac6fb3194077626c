"""Send mail through the server that the environment names."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from analysis.errors import SetupError

#: smtp://user:password@host:port (with STARTTLS where the server has it), or smtps://…
SERVER = "COMMUNIQUE_SMTP"
SENDER = "COMMUNIQUE_MAIL_FROM"
_DEFAULT_SENDER = "communique@localhost"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_TIMEOUT_S = 20


@contextmanager
def open_server() -> Iterator[smtplib.SMTP]:
    """Open a session with the mail server: encrypted where it can be, and never a password where it is not.

    Raises
    ------
    SetupError
        When no server is named, or it would be given a password unencrypted.
    OSError, SMTPException
        When it cannot be reached, or refuses.
    """
    address = urlsplit(os.environ.get(SERVER, ""))
    try:
        host, port = address.hostname, address.port
    except ValueError:
        host, port = None, None
    if address.scheme not in ("smtp", "smtps") or not host:
        raise SetupError(f"no mail server is named; set {SERVER} to smtp://host:port or smtps://user:password@host")
    context = ssl.create_default_context()
    if address.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port or 465, timeout=_TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(host, port or 25, timeout=_TIMEOUT_S)
    with server:
        encrypted = address.scheme == "smtps"
        server.ehlo()
        if not encrypted and server.has_extn("starttls"):
            server.starttls(context=context)
            encrypted = True
        if address.username:
            if not encrypted and host not in _LOOPBACK:
                raise SetupError(
                    f"the mail server {host} offers no encryption, so it is not sent the password in {SERVER}; "
                    "use smtps://, or a server with STARTTLS"
                )
            server.login(unquote(address.username), unquote(address.password or ""))
        yield server


def send_mail(message: EmailMessage) -> None:
    """Send one mail, as `open_server` says."""
    with open_server() as server:
        server.send_message(message)


def read_sender() -> Address:
    """Read who sends: ``COMMUNIQUE_MAIL_FROM``, an address with or without a name.

    Raises
    ------
    SetupError
        When it is no address.
    """
    written = os.environ.get(SENDER) or _DEFAULT_SENDER
    name, address = parseaddr(written)
    try:
        sender = Address(display_name=name, addr_spec=address)
    except (ValueError, IndexError):
        sender = None
    if sender is None or not sender.domain or not sender.username or not written.isprintable():
        raise SetupError(f"{SENDER} is {written!r}; write an address such as reports@example.org")
    return sender
