"""Failures are told: through a real mail server and a real web server on loopback."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from analysis.mailing import SENDER, SERVER
from analysis.reporting.alerts import Alert
from analysis.reporting.definitions import ReportDefinition
from analysis.scheduling.notify import Failure, Raised, tell_alerts, tell_failures

FAILURES = [
    Failure("brief-a", "cell 3: ValueError: no\r\nBcc: all@example.org", "ValueError", 3),
    *[Failure("b", "x")] * 30,
]


class Keep(Message):
    def __init__(self):
        super().__init__()
        self.mails = []

    def handle_message(self, message):
        self.mails.append(message)


@pytest.fixture
def mails(monkeypatch):
    handler = Keep()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv(SERVER, f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv(SENDER, "reports@example.org")
    yield handler.mails
    server.stop()


def define(**notify) -> ReportDefinition:
    return ReportDefinition(name="brief", title="A brief", notebook="x.ipynb", notify=notify)


def test_a_mail_tells_of_all_failures_at_once_and_takes_no_header_from_them(mails):
    definition = define(email=["desk@example.org", "night@example.org"])
    assert tell_failures(definition, FAILURES) == []
    (mail,) = mails
    assert mail["Subject"] == "[communique] brief: 31 runs failed"
    assert mail["From"] == "reports@example.org" and mail["Bcc"] is None
    assert mail["X-RcptTo"] == "desk@example.org, night@example.org"
    body = mail.get_payload(decode=True).decode()
    assert "brief-a: cell 3: ValueError: no Bcc: all@example.org" in body
    assert "… and 11 more." in body


def test_nothing_is_told_when_nothing_failed_or_nobody_is_named(mails):
    assert tell_failures(define(email=["desk@example.org"]), []) == []
    assert tell_failures(define(), FAILURES) == []
    assert mails == []


def test_a_mail_that_cannot_be_sent_is_a_sentence(monkeypatch):
    monkeypatch.delenv(SERVER, raising=False)
    (said,) = tell_failures(define(email=["desk@example.org"]), FAILURES)
    assert said.startswith("The mail about brief could not be sent: no mail server is named")
    monkeypatch.setenv(SERVER, "smtp://127.0.0.1:1")
    (said,) = tell_failures(define(email=["desk@example.org"]), FAILURES)
    assert "could not be sent" in said


@pytest.fixture
def posts():
    received = []

    class Receive(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204 if "secret" in self.path else 500)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()


def test_a_webhook_is_sent_json_and_its_secret_address_is_not_told(posts, monkeypatch):
    address, received = posts
    monkeypatch.setenv("HOOK", f"{address}/secret")
    assert tell_failures(define(webhook="env:HOOK"), FAILURES) == []
    (body,) = received
    assert body["count"] == 31 and len(body["failures"]) == 20
    assert body["failures"][0] == {"report": "brief-a", "reason": "ValueError", "cell": 3, "error": FAILURES[0].error}
    monkeypatch.setenv("HOOK", f"{address}/other")
    (said,) = tell_failures(define(webhook="env:HOOK"), FAILURES)
    assert said == "The webhook of brief could not be called: HTTPError."


def test_an_alert_is_told_once_by_mail_and_webhook(mails, posts, monkeypatch):
    address, received = posts
    monkeypatch.setenv("HOOK", f"{address}/secret")
    definition = define(email=["desk@example.org"], webhook="env:HOOK")
    new = Raised("border", Alert(state="alert", text="ALERT: the border\r\nBcc: x@example.org"), "/published/border/1")
    stands = Raised("coast", Alert(state="alert", before="alert", is_new=False), "/published/coast/1")
    assert tell_alerts(definition, [new, stands]) == []
    (mail,), (body,) = mails, received
    assert mail["Subject"] == "[communique] brief: ALERT" and mail["Bcc"] is None
    told = mail.get_payload(decode=True).decode()
    assert "border: ALERT: the border Bcc: x@example.org" in told and "/published/border/1" in told
    assert "coast" not in told
    assert [one["report"] for one in body["alerts"]] == ["border"] and body["alerts"][0]["state"] == "alert"


def test_the_definition_says_from_which_state_on_alerts_are_told(mails):
    raised = [Raised("border", Alert(state="watch"), "x")]
    assert tell_alerts(define(email=["desk@example.org"]), raised) == []
    assert (
        tell_alerts(define(email=["desk@example.org"], alerts="never"), [Raised("b", Alert(state="alert"), "x")]) == []
    )
    assert mails == []
    tell_alerts(define(email=["desk@example.org"], alerts="watch"), raised)
    over = [Raised("border", Alert(state="calm", before="alert"), "x")]
    tell_alerts(define(email=["desk@example.org"]), over)
    assert [mail["Subject"].rsplit(": ", 1)[1] for mail in mails] == ["watch", "calm again"]
