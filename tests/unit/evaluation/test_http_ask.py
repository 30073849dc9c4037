from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from auskunft.errors import InputError
from auskunft.evaluation import AskError
from auskunft.evaluation.http_ask import HttpAsk

from .conftest import ABSTENTION, CASES

Reply = tuple[int, dict[str, str], bytes]
FINE: Reply = (200, {}, json.dumps(ABSTENTION).encode())


class Server:
    """A real server on this machine that gives scripted replies and keeps what it was sent."""

    def __init__(self) -> None:
        self.replies: list[Reply | Callable[[], Reply]] = []
        self.received: list[tuple[str, object]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.received.append((self.path, json.loads(body)))
                reply = outer.replies.pop(0)
                status, headers, content = reply() if callable(reply) else reply
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.05,))
        self.thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr("auskunft.evaluation.http_ask.time.sleep", taken.append)
    return taken


def test_question_and_history_are_posted(server: Server) -> None:
    server.replies = [FINE, FINE]
    assert HttpAsk(server.url + "/")(CASES[0].question, ["Wer?"]) == ABSTENTION
    HttpAsk(server.url + "/api/ask")("Was?", ())
    assert server.received == [
        ("/api/ask", {"question": CASES[0].question, "history": ["Wer?"]}),
        ("/api/ask", {"question": "Was?", "history": []}),
    ]


@pytest.mark.parametrize("url", ["localhost:7860", "ftp://x/", "http://", "file:///etc/passwd"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="--http"):
        HttpAsk(url)


def test_a_server_that_is_down(server: Server) -> None:
    server.close()
    with pytest.raises(AskError, match="nicht zu erreichen"):
        HttpAsk(server.url)("Was?", ())


def test_a_server_that_is_too_slow(server: Server) -> None:
    release = threading.Event()

    def slow() -> Reply:
        release.wait(5)
        return FINE

    server.replies = [slow]
    try:
        with pytest.raises(AskError, match=r"0\.1 Sekunden"):
            HttpAsk(server.url, timeout=0.1)("Was?", ())
    finally:
        release.set()


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b"\xff", b"[" * 10**5])
def test_a_server_that_talks_nonsense(server: Server, content: bytes) -> None:
    server.replies = [(200, {}, content)]
    with pytest.raises(AskError, match="nicht mit der Antwort"):
        HttpAsk(server.url)("Was?", ())


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_server_that_is_broken(server: Server, status: int) -> None:
    server.replies = [(status, {}, b"")]
    with pytest.raises(AskError, match=str(status)):
        HttpAsk(server.url)("Was?", ())


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_question_that_the_server_refuses_is_its_answer(server: Server, status: int) -> None:
    server.replies = [(status, {}, b"")]
    with pytest.raises(InputError, match=str(status)):
        HttpAsk(server.url)("Was?", ())


def test_a_server_that_asks_for_patience_gets_it(server: Server, naps: list[float]) -> None:
    server.replies = [(429, {"Retry-After": "3"}, b""), (429, {}, b""), FINE]
    assert HttpAsk(server.url)("Was?", ()) == ABSTENTION
    assert naps == [3.0, 2.0]


def test_patience_ends(server: Server, naps: list[float]) -> None:
    server.replies = [(429, {"Retry-After": "999"}, b"")] * 5
    with pytest.raises(AskError, match="überlastet"):
        HttpAsk(server.url)("Was?", ())
    assert naps == [30.0] * 5


def test_a_server_that_speaks_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talk() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"SSH-2.0-nothing\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(AskError, match="nicht zu erreichen"):
            HttpAsk(url)("Was?", ())
        thread.join()
