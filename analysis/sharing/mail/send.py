"""Send an edition to a mailing list: as its profile lets it through, to each recipient once."""

from __future__ import annotations

import smtplib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from analysis.errors import CommuniqueError, ReportError, SetupError
from analysis.mailing import open_server, read_sender
from analysis.measures import compare_tables
from analysis.schemas import Tables
from analysis.sharing.compare import EditionChanges, compare_editions, compare_with_last
from analysis.sharing.log import ShareLog
from analysis.sharing.mail.compose import MailingList, compose_mail
from analysis.sharing.opened import OpenedEdition, read_edition
from analysis.sharing.profiles import Profile


@dataclass
class MailResult:
    """Who was sent an edition, who had it already, and who could not be sent it and why."""

    sent: list[str] = field(default_factory=list)
    had: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


def mail_edition(
    edition: OpenedEdition, to: MailingList, profile: Profile, *, log: ShareLog, again: bool = False
) -> MailResult:
    """Send an edition to each of a list who was not sent it yet.

    Each recipient is written to apart, and it is written down when the server has taken the mail. One whom the server
    refuses keeps no other waiting.

    Parameters
    ----------
    again : bool
        Send it also to those who have it.

    Raises
    ------
    ReportError
        When the edition cannot be redacted, or a name that is hidden would be in the mail.
    SetupError
        When the sender is no address.
    """
    result = MailResult()
    with log.hold(f"mail-{to.name}"):
        waiting: list[str] = []
        for recipient in to.addresses:
            known = log.find(to.name, recipient, edition.report, edition.edition)
            (result.had if known is not None and known.state == "done" and not again else waiting).append(recipient)
        if not waiting:
            return result
        with prepare_mails(edition, replace(to, addresses=tuple(waiting)), profile, log=log) as mails:
            _send(mails, edition, to, log, result)
    return result


def _send(
    mails: dict[str, EmailMessage], edition: OpenedEdition, to: MailingList, log: ShareLog, result: MailResult
) -> None:
    left = dict(mails)
    try:
        with open_server() as server:
            for recipient, message in mails.items():
                try:
                    server.send_message(message)
                except smtplib.SMTPServerDisconnected:
                    raise
                except smtplib.SMTPException as error:
                    result.problems[recipient] = _explain(error)
                    log.write(to.name, recipient, edition.report, edition.edition, error=_explain(error))
                else:
                    log.write(
                        to.name, recipient, edition.report, edition.edition, message_id=str(message["Message-ID"])
                    )
                    result.sent.append(recipient)
                del left[recipient]
    except (SetupError, OSError, smtplib.SMTPException, ValueError) as error:
        for recipient in left:
            result.problems[recipient] = _explain(error)
            log.write(to.name, recipient, edition.report, edition.edition, error=_explain(error))


@contextmanager
def prepare_mails(
    edition: OpenedEdition, to: MailingList, profile: Profile, *, log: ShareLog
) -> Iterator[dict[str, EmailMessage]]:
    """Compose the mails of an edition, by recipient.

    Parameters
    ----------
    edition : OpenedEdition
        Whole: what the profile takes out is taken out here.
    """
    sender = read_sender()
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        if profile.is_whole:
            shown = edition
        else:
            from analysis.sharing.redact import redact_edition

            shown = redact_edition(edition, profile, out_dir=Path(folder))
        changes = _compare_with_sent(edition, shown, to, profile, log)
        mails = {}
        for recipient in to.addresses:
            before = log.find_last(to.name, edition.report, before=edition.edition, recipient=recipient)
            mails[recipient] = compose_mail(
                shown, changes, to=to, recipient=recipient, sender=sender,
                references=before.message_id if before is not None else None,
            )  # fmt: skip
        if profile.hidden_actors:
            _refuse_names(edition, mails, profile)
        yield mails


def _compare_with_sent(
    edition: OpenedEdition, shown: OpenedEdition, to: MailingList, profile: Profile, log: ShareLog
) -> EditionChanges | None:
    """Compare with the last edition that the list was sent, where that is still there; else with the one before."""
    last = log.find_last(to.name, edition.report, before=edition.edition)
    changes = None
    if last is not None:
        try:
            changes = compare_editions(read_edition(edition.path.parent / last.edition), edition)
        except CommuniqueError:
            changes = None
    if changes is None:
        changes = compare_with_last(edition)
    if changes is None or profile.is_whole:
        return changes
    from analysis.sharing.redactor import Redactor

    redacted: dict[str, Any] = dict(Redactor(profile, changes.before.read_tables()).redact_tables())
    before = Tables(**redacted)
    return EditionChanges(changes.before, shown, compare_tables(before, shown.read_tables()))


def _refuse_names(edition: OpenedEdition, mails: dict[str, EmailMessage], profile: Profile) -> None:
    from analysis.sharing.redactor import Redactor

    redactor = Redactor(profile, edition.read_tables())
    for message in mails.values():
        body = message.get_body(("plain",))
        texts = [str(message["Subject"]), str(body.get_content()) if body else ""]
        texts += [part.get_filename() or "" for part in message.walk()]
        if any(redactor.redact_text(text) != text for text in texts):
            raise ReportError(f"{edition.path} was not sent: a name that is to be hidden would be left in the mail.")


def _explain(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"the server refused it: {code} {said.decode('utf-8', 'replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        answer: Any = error.smtp_error
        written = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
        return f"the server refused it: {error.smtp_code} {written}"
    return str(error) or type(error).__name__
