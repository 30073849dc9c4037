"""The server under too many questions, and before and without an assistant."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.browser.scripted import MEMBERS, SLOW, UNKNOWN, ScriptedAssistant
from tests.contracts.serving import problem_of, serving

from auskunft.errors import ConfigurationError
from auskunft.web import WebOptions


def test_too_many_questions_of_one_client_are_slowed_down() -> None:
    options = WebOptions(questions_per_minute=3, trusted_proxies=("127.0.0.1",))
    with serving(ScriptedAssistant, options) as client:

        def ask(forwarded: str) -> httpx.Response:
            headers = {"x-forwarded-for": forwarded}
            return client.post("/api/ask", json={"question": MEMBERS}, headers=headers)

        assert [ask("198.51.100.7").status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = ask("203.0.113.9, 198.51.100.7")  # the client's own claim comes first
        problem_of(refused, 429)
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert ask("198.51.100.8").status_code == 200


def test_an_untrusted_client_cannot_pose_as_another() -> None:
    with serving(ScriptedAssistant, WebOptions(questions_per_minute=2)) as client:
        statuses = [
            client.post(
                "/api/ask",
                json={"question": MEMBERS},
                headers={"x-forwarded-for": f"198.51.100.{number}"},
            ).status_code
            for number in range(3)
        ]
    assert statuses == [200, 200, 429]


def test_a_full_queue_says_when_to_come_back() -> None:
    options = WebOptions(questions_per_minute=0, waiting=2, workers=1)
    with serving(ScriptedAssistant, options) as client, ThreadPoolExecutor(6) as crowd:
        address = str(client.base_url.join("/api/ask"))
        asked = [
            crowd.submit(httpx.post, address, json={"question": SLOW}, timeout=20) for _ in range(6)
        ]
        responses = [question.result() for question in asked]
        assert sorted({response.status_code for response in responses}) == [200, 503]
        refused = next(response for response in responses if response.status_code == 503)
        assert int(refused.headers["retry-after"]) >= 1
        assert client.post("/api/ask", json={"question": UNKNOWN}).status_code == 200


def test_the_server_is_up_before_the_assistant_and_says_so() -> None:
    may_load = threading.Event()

    def load() -> ScriptedAssistant:
        may_load.wait(20)
        return ScriptedAssistant()

    with serving(load, WebOptions(), ready=False) as client:
        assert client.get("/health").json() == {"status": "ok"}
        assert client.get("/de/").status_code == 200
        for path in ("/ready", "/api/facts", "/fragments/de/start"):
            loading = client.get(path)
            problem_of(loading, 503)
            assert loading.headers["retry-after"] == "5"
        problem_of(client.post("/api/ask", json={"question": MEMBERS}), 503)
        may_load.set()
        end = time.monotonic() + 10
        while client.get("/ready").status_code != 200:
            assert time.monotonic() < end
        assert client.post("/api/ask", json={"question": MEMBERS}).status_code == 200


@pytest.mark.parametrize("failure", [ConfigurationError("Bitte …"), ValueError("/etc/geheim")])
def test_an_assistant_that_cannot_be_loaded_leaves_a_server_that_says_so(
    failure: Exception,
) -> None:
    def load() -> ScriptedAssistant:
        raise failure

    with serving(load, WebOptions()) as client:
        for response in (client.get("/ready"), client.post("/api/ask", json={"question": "x"})):
            problem_of(response, 500)
            assert "geheim" not in response.text
        assert client.get("/health").status_code == 200
