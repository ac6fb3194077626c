"""Editions by mail: the bottom line and what changed first, the report attached, to each of a list once."""

from analysis.sharing.mail.compose import MailingList, compose_mail
from analysis.sharing.mail.send import MailResult, mail_edition, prepare_mails

__all__ = ["MailResult", "MailingList", "compose_mail", "mail_edition", "prepare_mails"]
