"""A real server for the tests of the web, and what its refusals look like."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import uvicorn

from auskunft.web import WebOptions, create_app
from auskunft.web.service import Assistant

ALLOWED = "https://cluster.example"


@contextmanager
def serving(
    load: Callable[[], Assistant], options: WebOptions, *, ready: bool = True
) -> Iterator[httpx.Client]:
    """A client of a server of its own, in a thread that ends with the test."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    app = create_app(load, options)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)
    try:
        end = time.monotonic() + 20
        while not server.started or (ready and client.get("/ready").status_code == 503):
            assert time.monotonic() < end
            time.sleep(0.02)
        yield client
    finally:
        client.close()
        server.should_exit = True
        thread.join(10)
        listener.close()


def problem_of(response: httpx.Response, status: int) -> dict[str, object]:
    """The problem details of a response that must be one."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    details = response.json()
    assert set(details) == {"type", "title", "status", "detail"}
    assert details["status"] == status
    return dict(details)
