"""``communique share mail``: through a real mail server on loopback; what it says first, to whom, and once."""

from __future__ import annotations

import email
import re
import socket
import ssl
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from email import policy
from email.headerregistry import Address
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from analysis.errors import SetupError
from analysis.mailing import SENDER, SERVER, read_sender
from analysis.sharing.log import ShareLog
from analysis.sharing.mail import MailingList, mail_edition
from analysis.sharing.mail.compose import compose_mail
from analysis.sharing.opened import read_edition
from analysis.sharing.profiles import PROFILES, choose_profile
from tests.examples import make_example_tables
from tests.measures.test_changes import edit
from tests.reporting.nasty import list_nasty
from tests.sharing.made import WHEN, publish
from tests.sharing.test_redact import HIDE, NAMES, find_in

HEADERS = {
    "Subject", "From", "To", "Date", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version", "Content-Type",
}  # fmt: skip
DESK_ADDRESS = Address("Reports desk", "reports", "example.org")
DESK = MailingList(name="desk", addresses=("a@example.org", "b@example.org"), title="The desk")


class Keep:
    """Keeps what the server takes; refuses who is called refused@, and ends the session at breaks@."""

    def __init__(self):
        self.taken: list[tuple[list[str], bytes]] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("refused@"):
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if envelope.rcpt_tos[0].startswith("breaks@"):
            return "421 going away"
        self.taken.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    @property
    def mails(self):
        return [email.message_from_bytes(content, policy=policy.default) for _, content in self.taken]


@contextmanager
def serve(handler, **options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port, **options)
    server.start()
    try:
        yield port
    finally:
        server.stop()


@pytest.fixture
def box(monkeypatch):
    handler = Keep()
    with serve(handler) as port:
        monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
        monkeypatch.setenv(SENDER, "Réports desk <reports@example.org>")
        yield handler


@pytest.fixture
def log(out_dir):
    with closing(ShareLog(out_dir)) as opened:
        yield opened


def texts_of(mail) -> tuple[str, str]:
    return tuple(mail.get_body((kind,)).get_content() for kind in ("plain", "html"))


def test_a_mail_begins_with_the_bottom_line_and_what_changed_and_brings_the_pdf(box, log, editions):
    result = mail_edition(editions[1], DESK, PROFILES["full"], log=log)
    assert (result.sent, result.problems) == (list(DESK.addresses), {})
    assert [to for to, _ in box.taken] == [["a@example.org"], ["b@example.org"]]
    plain, page = texts_of(box.mails[0])
    lines = plain.splitlines()
    assert lines[0].startswith("* Kenya has ") and "mediate" in lines[0]
    changed = lines.index("What changed since the edition of 15 April 2026, 06:00 UTC:")
    assert all(line.startswith("* ") for line in lines[: changed - 1])
    assert "* Mediation changed: Kenya between Eritrea and Ethiopia: offered → accepted" in lines[changed:]
    words = re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<title.*?</title>|<[^>]+>", " ", page, flags=re.DOTALL)).strip()  # fmt: skip
    assert words.startswith("Bottom line Kenya has ") and "offered → accepted" in words
    assert not re.search(r"<script|src=|url\(|href=\"http", page)
    (attached,) = box.mails[0].iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == (editions[1].path / "report.pdf").read_bytes()
    assert attached.get_filename() == "border-talks-2026-04-16.pdf"


def test_the_headers_are_those_of_a_list_and_mails_of_a_report_stand_together(box, log, editions):
    for edition in editions:
        mail_edition(edition, DESK, PROFILES["full"], log=log)
    first, second = box.mails[0], box.mails[2]
    assert first["Subject"].endswith("(15 April 2026)") and first["To"] == "a@example.org"
    assert first["From"].addresses[0].addr_spec == "reports@example.org"
    assert first["From"].addresses[0].display_name == "Réports desk"
    assert first["List-Id"] == '"The desk" <desk.reports.example.org>' and first["Auto-Submitted"] == "auto-generated"
    assert abs(parsedate_to_datetime(first["Date"]).timestamp() - Path(editions[0].path).stat().st_mtime) < 86_400
    ids = [mail["Message-ID"] for mail in box.mails]
    assert len(set(ids)) == 4 and all(re.fullmatch(r"<[0-9a-f]{32}@example\.org>", one) for one in ids)
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"] and first["References"] is None


def test_nobody_is_sent_an_edition_twice_and_a_refusal_keeps_no_other_waiting(box, log, editions):
    some = MailingList(name="some", addresses=("refused@example.org", "b@example.org"))
    result = mail_edition(editions[1], some, PROFILES["full"], log=log)
    assert result.sent == ["b@example.org"]
    assert result.problems == {"refused@example.org": "the server refused it: 550 nobody of that name"}
    again = mail_edition(editions[1], some, PROFILES["full"], log=log)
    assert (again.sent, again.had, list(again.problems)) == ([], ["b@example.org"], ["refused@example.org"])
    assert mail_edition(editions[1], some, PROFILES["full"], log=log, again=True).sent == ["b@example.org"]
    assert [share.recipient for share in log.list_open("some")] == ["refused@example.org"]
    assert log.list_open("some")[0].tries == 3


def test_when_the_server_goes_away_those_left_are_tried_next_time(box, log, editions, monkeypatch):
    some = MailingList(name="some", addresses=("a@example.org", "breaks@example.org", "z@example.org"))
    result = mail_edition(editions[1], some, PROFILES["full"], log=log)
    assert result.sent == ["a@example.org"] and set(result.problems) == {"breaks@example.org", "z@example.org"}
    monkeypatch.setenv(SERVER, "smtp://127.0.0.1:1")
    assert set(mail_edition(editions[1], some, PROFILES["full"], log=log).problems) == set(result.problems)
    assert len(box.taken) == 1


def test_what_changed_is_told_from_the_last_edition_that_the_list_was_sent(box, log, out_dir, editions):
    mail_edition(editions[0], DESK, PROFILES["full"], log=log)
    later = edit(make_example_tables(), "events", {"quote": "offered"}, status="failed")
    third = publish(out_dir, later, when=WHEN + timedelta(days=2))
    mail_edition(read_edition(third.path), DESK, PROFILES["full"], log=log)
    plain, _ = texts_of(box.mails[-1])
    assert "What changed since the edition of 15 April 2026, 06:00 UTC:" in plain and "offered → failed" in plain


def test_hidden_names_are_in_no_byte_of_the_mail(box, log, tmp_path, out_dir):
    for day in (0, 1):
        tables = edit(make_example_tables(), "events", {"quote": "offered"}, status=("offered", "accepted")[day])
        made = publish(out_dir, tables, report="kenya-brief", when=WHEN + timedelta(days=day))
    mail_edition(read_edition(made.path), DESK, choose_profile("external", hidden_actors=HIDE), log=log)
    folder = tmp_path / "taken" / "mail"
    folder.mkdir(parents=True)
    for part in box.mails[0].walk():
        if not part.is_multipart():
            suffix = {"application/pdf": ".pdf", "text/html": ".html"}.get(part.get_content_type(), ".txt")
            (folder / f"part{suffix}").write_bytes(part.get_payload(decode=True))
    (folder / "headers.txt").write_text(str(box.mails[0].items()))
    assert len(list(folder.iterdir())) == 4 and find_in(folder, NAMES) == []
    plain, _ = texts_of(box.mails[0])
    assert "[Actor 1] between" in plain and "offered → accepted" in plain
    assert "with the names of 2 actors replaced" in plain


def test_hostile_words_stay_text_and_make_no_header(box, log, out_dir):
    hostile = "Talks\r\nBcc: all@example.org <script>alert(1)</script>\x00\u202e {{7*7}}"
    tables = make_example_tables()
    tables.documents["title"] = hostile
    made = publish(out_dir, edit(tables, "actors", {"name": "Kenya"}, name=hostile), report="hostile")
    to = MailingList(name="desk", addresses=("a@example.org",), title='De"sk\r\n<x>')
    assert mail_edition(read_edition(made.path), to, PROFILES["full"], log=log).sent == ["a@example.org"]
    (mail,) = box.mails
    assert mail["Bcc"] is None and mail["Subject"].strip().startswith("Talks Bcc: all@example.org <script>")
    assert mail["List-Id"] == '"Desk x" <desk.reports.example.org>'
    plain, page = texts_of(mail)
    assert "<script" not in page and "&lt;script&gt;" in page and "\x00" not in plain + page


def test_no_nasty_text_gets_out_of_a_mail(editions, visit):
    texts, pages = list_nasty(), []
    for batch in (texts[at : at + 12] for at in range(0, len(texts), 12)):
        said = {"title": batch[0], "summary": [f"N {text} E" for text in batch]}
        edition = replace(editions[0], manifest=editions[0].manifest | said)
        sent = compose_mail(edition, None, to=DESK, recipient="a@example.org", sender=DESK_ADDRESS).as_bytes()
        mail = email.message_from_bytes(sent, policy=policy.default)
        assert set(mail.keys()) <= HEADERS and len(mail.get_all("To")) == 1
        plain, page = texts_of(mail)
        assert plain.count("\n* N ") + plain.startswith("* N ") == len(batch)
        assert not set(plain) & ({chr(code) for code in range(32)} - {"\n", "\r", "\t"} | {"\u202e"})
        pages.append(page)
    opened, complaints = visit("".join(pages))
    assert complaints == [] and opened.inner_text("body").count("Fingerprint of the edition") == len(pages)
    assert opened.locator("script, iframe, object, embed, form, base, link, img, svg, math").count() == 0
    assert opened.evaluate("[...document.links].map(link => link.getAttribute('href'))") == []


def test_an_edition_without_a_pdf_brings_the_page(box, log, out_dir):
    made = publish(out_dir, report="page", formats=("html",))
    mail_edition(read_edition(made.path), DESK, PROFILES["full"], log=log)
    (attached,) = box.mails[0].iter_attachments()
    assert attached.get_content_type() == "text/html" and "attached as a page" in texts_of(box.mails[0])[0]


def test_a_password_is_sent_encrypted_or_not_at_all(log, editions, monkeypatch, tmp_path):
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    handler, logins = Keep(), []

    def log_in(server, session, envelope, mechanism, data):
        logins.append((session.ssl is not None, data.login, data.password))
        return AuthResult(success=data.password == b"p@ss")

    options = {"tls_context": context, "require_starttls": True, "authenticator": log_in, "auth_required": True}
    with serve(handler, **options) as port:
        monkeypatch.setenv(SERVER, f"smtp://me:p%40ss@localhost:{port}")
        assert mail_edition(editions[0], DESK, PROFILES["full"], log=log).problems == {}
    assert logins == [(True, b"me", b"p@ss")] and len(handler.taken) == 2
    monkeypatch.setattr("analysis.mailing._LOOPBACK", ())
    with serve(handler) as port:
        monkeypatch.setenv(SERVER, f"smtp://me:p%40ss@localhost:{port}")
        problems = mail_edition(editions[1], DESK, PROFILES["full"], log=log).problems
    assert "offers no encryption, so it is not sent the password" in problems["a@example.org"]


def test_a_sender_that_is_no_address_is_named(monkeypatch):
    for wrong in ("reports", "a@b\r\nBcc: c@d", "<>"):
        monkeypatch.setenv(SENDER, wrong)
        with pytest.raises(SetupError, match="COMMUNIQUE_MAIL_FROM is"):
            read_sender()


def test_the_command_sends_to_a_list_of_the_definitions_with_its_profile(box, communique, out_dir, tmp_path):
    (tmp_path / "situation_brief.ipynb").write_text("{}")
    path = tmp_path / "reports.yaml"
    path.write_text(
        "places:\n  partners:\n    mail: [p@example.org]\n    title: Partners\n    profile: external\n    address: https://desk.example/r\n"
        "reports:\n  r: {title: T, notebook: situation_brief.ipynb, share: [partners]}\n"
    )
    done = communique("share", "mail", "border-talks", "--list", "partners", "--file", path, "--out", out_dir)
    assert (done.exit_code, done.stdout) == (0, "p@example.org\n"), done.stderr
    plain, page = texts_of(box.mails[0])
    assert "without the full text" in plain and "https://desk.example/r/reports/border-talks/" in page
    done = communique("share", "mail", "border-talks", "--list", "partners", "--file", path, "--out", out_dir)
    assert "p@example.org was sent this edition already" in done.stderr and len(box.taken) == 1
    done = communique(
        "share", "mail", "border-talks", "--to", "x@example.org", "--save", tmp_path / "m", "--out", out_dir
    )
    assert (tmp_path / "m" / "border-talks-x-example-org.eml").is_file() and len(box.taken) == 1
    for wrong in (["--to", "nobody"], ["--list", "others", "--file", path], []):
        assert communique("share", "mail", "border-talks", *wrong, "--out", out_dir).exit_code == 2
