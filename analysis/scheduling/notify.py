"""Tell whom a failed report or an alert concerns: by mail, by webhook."""

from __future__ import annotations

import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from analysis.errors import SetupError
from analysis.mailing import read_sender, send_mail
from analysis.reporting.alerts import STATES, Alert
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


@dataclass(frozen=True)
class Raised:
    """The alert of one finished run, as it is told: ``path`` is its edition's folder."""

    report: str
    alert: Alert
    path: str


def tell_failures(definition: ReportDefinition, failures: Sequence[Failure]) -> list[str]:
    """Tell of the failed runs of a report, in one message; give what could not be told and why, in sentences."""
    if not failures:
        return []
    listed = failures[:_MOST_LISTED]
    count = f"{len(failures)} runs failed" if len(failures) > 1 else "a run failed"
    lines = [f"{_flat(failure.report)}: {_flat(failure.error)}" for failure in listed]
    if len(failures) > _MOST_LISTED:
        lines.append(f"… and {len(failures) - _MOST_LISTED} more.")
    body = {
        "failures": [{"report": f.report, "reason": f.reason, "cell": f.cell, "error": f.error} for f in listed],
        "count": len(failures),
        # What chat services show.
        "text": f"{definition.name}: {len(failures)} failed. {failures[0].report}: {failures[0].error}",
    }
    return _tell(
        definition, count, [*lines, "The last good editions are untouched. See: communique reports status"], body
    )


def tell_alerts(definition: ReportDefinition, raised: Sequence[Raised]) -> list[str]:
    """Tell of what has changed in the alerts of a report, in one message, from the state on that its definition names.

    An alert that stands as it stood in the edition before is not told again; one that is over is told once.
    """
    wanted = definition.notify.alerts
    news = [one for one in raised if wanted != "never" and one.alert.is_news(wanted)]
    if not news:
        return []
    worst = max((one.alert.state for one in news), key=STATES.index)
    body = {
        "alerts": [
            {"report": one.report, "edition": one.path, **one.alert.model_dump()} for one in news[:_MOST_LISTED]
        ],
        "count": len(news),
        "text": f"{definition.name}: {news[0].alert.line}",
    }
    lines = [f"{_flat(one.report)}: {one.alert.line}\n{one.path}" for one in news[:_MOST_LISTED]]
    if len(news) > _MOST_LISTED:
        lines.append(f"… and {len(news) - _MOST_LISTED} more.")
    return _tell(definition, {"alert": "ALERT", "watch": "watch"}.get(worst, "calm again"), lines, body)


def _tell(definition: ReportDefinition, subject: str, lines: Sequence[str], body: Mapping[str, object]) -> list[str]:
    problems = []
    if definition.notify.email:
        try:
            send_mail(_write_mail(definition, subject, lines))
        except (SetupError, OSError, smtplib.SMTPException, ValueError) as error:
            problems.append(f"The mail about {definition.name} could not be sent: {error}.")
    if definition.notify.webhook:
        try:
            _post(definition.notify.webhook, {"definition": definition.name, "title": definition.title, **body})
        except (OSError, ValueError) as error:
            # Without the address, which may be secret itself.
            problems.append(f"The webhook of {definition.name} could not be called: {type(error).__name__}.")
    return problems


def _write_mail(definition: ReportDefinition, subject: str, lines: Sequence[str]) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = f"[communique] {definition.name}: {subject}"
    message["From"] = sender = read_sender()
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.domain)
    message["To"] = ", ".join(definition.notify.email)
    message.set_content("\n\n".join(lines) + "\n")
    return message


def _post(webhook: str, body: Mapping[str, object]) -> None:
    address = read_secret(webhook) if webhook.startswith("env:") else webhook
    if not address.startswith(("http://", "https://")):
        raise ValueError("the address of a webhook begins with https://")
    request = urllib.request.Request(
        address, data=json.dumps(body).encode(), headers={"Content-Type": "application/json", "User-Agent": "communique"}
    )  # fmt: skip
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S):
        pass


def _flat(text: str) -> str:
    return " ".join(text.split())
