"""A real server on loopback that answers as an OpenAI-compatible one does, or as a liar or a broken one would."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

KEY = "sk-a-key-that-nobody-shall-see"
MODEL = "made-up-7b"
RULE = f"endpoint:{MODEL}"


class Server(ThreadingHTTPServer):
    """Answers each request with what ``answer`` makes of it; keeps what it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Callable[[_Handler], None] = lambda handler: handler.say({})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def reply_with(self, rows: object) -> None:
        """Answer with these rows, as a model would."""
        self.answer = lambda handler: handler.say(rows)

    def reply_status(self, *statuses: int, headers: dict[str, str] | None = None) -> None:
        """Answer with these statuses in turn, the last one for ever; 200 with no rows."""

        def answer(handler: _Handler) -> None:
            status = statuses[min(len(self.requests), len(statuses)) - 1]
            if status == 200:
                handler.say({})
            else:
                # Servers like to quote the key.
                handler.send(status, f"wrong: {handler.headers.get('Authorization')}".encode(), headers)

        self.answer = answer


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append({"path": self.path, **json.loads(body)})
        self.server.headers.append(dict(self.headers))
        self.server.answer(self)

    def say(self, rows: object, *, finish: str = "stop") -> None:
        content = rows if isinstance(rows, str) else json.dumps(rows)
        message = {"role": "assistant", "content": content}
        self.send(200, json.dumps({"choices": [{"message": message, "finish_reason": finish}]}).encode())

    def send(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serve, with the environment naming the server as the endpoint."""
    served = Server()
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    for name, value in {"URL": served.url, "MODEL": MODEL, "KEY": KEY}.items():
        monkeypatch.setenv(f"COMMUNIQUE_ENDPOINT_{name}", value)
    try:
        yield served
    finally:
        served.shutdown()
        served.server_close()
        thread.join()
