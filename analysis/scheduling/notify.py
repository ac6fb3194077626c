"""Tell whom a failed report concerns: by mail, by webhook."""

from __future__ import annotations

import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from analysis.errors import SetupError
from analysis.mailing import read_sender, send_mail
from analysis.reporting.definitions import ReportDefinition
from analysis.reporting.secret_values import read_secret

_TIMEOUT_S = 20
_MOST_LISTED = 20


@dataclass(frozen=True)
class Failure:
    """One failed run, as it is told."""

    report: str
    error: str
    reason: str | None = None
    cell: int | None = None


def tell_failures(definition: ReportDefinition, failures: Sequence[Failure]) -> list[str]:
    """Tell of the failed runs of a report, in one message; give what could not be told and why, in sentences."""
    problems = []
    notify = definition.notify
    if notify.email and failures:
        try:
            send_mail(_write_mail(definition, failures))
        except (SetupError, OSError, smtplib.SMTPException, ValueError) as error:
            problems.append(f"The mail about {definition.name} could not be sent: {error}.")
    if notify.webhook and failures:
        try:
            _post(notify.webhook, definition, failures)
        except (OSError, ValueError) as error:
            # Without the address, which may be secret itself.
            problems.append(f"The webhook of {definition.name} could not be called: {type(error).__name__}.")
    return problems


def _write_mail(definition: ReportDefinition, failures: Sequence[Failure]) -> EmailMessage:
    message = EmailMessage()
    count = f"{len(failures)} runs failed" if len(failures) > 1 else "a run failed"
    message["Subject"] = f"[communique] {definition.name}: {count}"
    message["From"] = sender = read_sender()
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.domain)
    message["To"] = ", ".join(definition.notify.email)
    lines = [f"{_flat(failure.report)}: {_flat(failure.error)}" for failure in failures[:_MOST_LISTED]]
    if len(failures) > _MOST_LISTED:
        lines.append(f"… and {len(failures) - _MOST_LISTED} more.")
    message.set_content(
        "\n\n".join([*lines, "The last good editions are untouched. See: communique reports status"]) + "\n"
    )
    return message


def _post(webhook: str, definition: ReportDefinition, failures: Sequence[Failure]) -> None:
    address = read_secret(webhook) if webhook.startswith("env:") else webhook
    if not address.startswith(("http://", "https://")):
        raise ValueError("the address of a webhook begins with https://")
    body = {
        "definition": definition.name,
        "title": definition.title,
        "failures": [
            {"report": one.report, "reason": one.reason, "cell": one.cell, "error": one.error}
            for one in failures[:_MOST_LISTED]
        ],
        "count": len(failures),
        # What chat services show.
        "text": f"{definition.name}: {len(failures)} failed. {failures[0].report}: {failures[0].error}",
    }
    request = urllib.request.Request(
        address, data=json.dumps(body).encode(), headers={"Content-Type": "application/json", "User-Agent": "communique"}
    )  # fmt: skip
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S):
        pass


def _flat(text: str) -> str:
    return " ".join(text.split())
