"""Compose the mail of an edition: text and HTML that begin with the bottom line and what changed, the report attached."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from analysis.blocks.html import load_templates_in, read_design
from analysis.sharing.compare import EditionChanges, write_day_and_time
from analysis.sharing.entries import read_words, shorten
from analysis.sharing.opened import OpenedEdition
from analysis.sharing.verify import hash_file

FOLDER = Path(__file__).parent / "templates"
_MOST_CHANGES, _MOST_LINES = 12, 12
_LONGEST_SUBJECT, _LONGEST_LINE = 150, 600
_ATTACHED = (("report.pdf", "application", "pdf"), ("report.html", "text", "html"))
_NO_SUMMARY = "The report has no bottom line."


@dataclass(frozen=True, kw_only=True)
class MailingList:
    """Who gets the editions of a report by mail.

    Attributes
    ----------
    name : str
        Small letters, digits and ``-``; the List-Id is made of it.
    title : str
        What the list is called; empty where it is none, but addresses given by hand.
    address : str
        Where the site of these editions is found, with a slash at its end; empty where there is none.
    """

    name: str
    addresses: tuple[str, ...]
    title: str = ""
    address: str = ""


def compose_mail(
    edition: OpenedEdition,
    changes: EditionChanges | None,
    *,
    to: MailingList,
    recipient: str,
    sender: Address,
    references: str | None = None,
    now: datetime | None = None,
) -> EmailMessage:
    """Compose the mail of an edition for one recipient.

    Parameters
    ----------
    edition : OpenedEdition
        As the list may have it: redacted already where it must be.
    changes : EditionChanges, optional
        What changed since the edition that the list has; nothing where it has none.
    references : str, optional
        The Message-ID of the mail before, so that mails of one report stand together.
    """
    title, summary = read_words(edition)
    title = shorten(title, _LONGEST_SUBJECT) or edition.report
    message = EmailMessage()
    message["Subject"] = f"{title} ({edition.rendered_at.day} {edition.rendered_at:%B %Y})"
    message["From"] = sender
    message["To"] = recipient
    message["Date"] = format_datetime(now or datetime.now(UTC))
    message["Message-ID"] = name_message(edition, to=to, recipient=recipient, sender=sender)
    if references:
        message["In-Reply-To"] = message["References"] = references
    if to.title:
        called = re.sub(r'[<>"\\]', "", shorten(to.title, 80))
        message["List-Id"] = f'"{called}" <{to.name}.reports.{sender.domain}>'
    message["Auto-Submitted"] = "auto-generated"
    attached = next(((file, *kind) for file, *kind in _ATTACHED if edition.find_file(file)), None)
    parts = _list_parts(edition, changes, to=to, title=title, summary=summary, attached=attached)
    message.set_content(_write_text(parts))
    message.add_alternative(_load().get_template("mail.html").render(**parts, **_read_colours()) + "\n", subtype="html")
    if attached is not None:
        file, main, sub = attached
        message.add_attachment(
            (edition.path / file).read_bytes(), maintype=main, subtype=sub,
            filename=f"{edition.report}-{edition.rendered_at:%Y-%m-%d}{Path(file).suffix}",
        )  # fmt: skip
    return message


def name_message(edition: OpenedEdition, *, to: MailingList, recipient: str, sender: Address) -> str:
    """Give the Message-ID: the same edition to the same recipient has the same, should it come twice after a crash."""
    said = "\0".join((to.name, recipient, edition.report, edition.edition))
    return f"<{hashlib.sha256(said.encode()).hexdigest()[:32]}@{sender.domain}>"


def _list_parts(
    edition: OpenedEdition,
    changes: EditionChanges | None,
    *,
    to: MailingList,
    title: str,
    summary: Sequence[str],
    attached: tuple[str, ...] | None,
) -> dict[str, object]:
    run = edition.manifest.get("run")
    series = shorten(str(run.get("title") or ""), _LONGEST_LINE) if isinstance(run, dict) else ""
    parameters = edition.manifest.get("parameters")
    handling = parameters.get("handling") if isinstance(parameters, dict) else None
    lines = [shorten(line, _LONGEST_LINE) for line in summary[:_MOST_LINES]]
    told = [] if changes is None else [shorten(line, _LONGEST_LINE) for line in changes.tell(most=_MOST_CHANGES)]
    if changes is None:
        changed = "This is the first edition that you get"
    elif told:
        changed = f"What changed since {changes.since}"
    else:
        changed = f"Nothing changed since {changes.since}"
    notes = []
    if attached is not None:
        form = "PDF" if attached[0].endswith("pdf") else "a page"
        notes.append(f"The report is attached as {form}. Marks such as [S4] are the numbers of sentences in it.")
    if edition.redaction is not None:
        notes.append(f"It was shared {shorten(str(edition.redaction.get('summary', '')), _LONGEST_LINE)}.")
    place = f"{to.address}reports/{edition.report}/{edition.edition}/" if to.address else ""
    foot = f"Fingerprint of the edition (SHA-256 of its manifest): {hash_file(edition.path / 'manifest.json')}."
    if to.title:
        foot += f" You get this as one of the list “{shorten(to.title, 80)}”; answer to leave it."
    about = " · ".join(part for part in (write_day_and_time(edition), series if series != title else "") if part)
    return {
        "title": title, "summary": lines, "no_summary": _NO_SUMMARY, "changed": changed, "changes": told, "about": about,
        "handling": shorten(str(handling), 200) if handling else "", "notes": notes,
        "address": f"{place}{'report.html' if edition.find_file('report.html') else ''}" if place else "",
        "foot": foot,
    }  # fmt: skip


def _write_text(parts: dict[str, object]) -> str:
    summary, told, notes = (list(parts[name]) for name in ("summary", "changes", "notes"))  # type: ignore[call-overload]
    lines = [f"* {line}" for line in summary] or [str(parts["no_summary"])]
    lines += ["", f"{parts['changed']}{':' if told else '.'}", *(f"* {line}" for line in told), "", "-" * 40]
    lines += [str(parts[name]) for name in ("handling", "title", "about") if parts[name]]
    lines += ["", *notes]
    lines += [f"Read it on the web: {parts['address']}"] if parts["address"] else []
    return "\n".join([*lines, "", str(parts["foot"])]) + "\n"


@lru_cache(maxsize=1)
def _load() -> Environment:
    return load_templates_in(FOLDER)


def _read_colours() -> dict[str, object]:
    design = read_design()
    return {"light": design["light"], "dark": design["dark"]}
