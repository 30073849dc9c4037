"""The MCP endpoint, with the official client."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import httpx
import pytest
from tests.browser.scripted import DOCUMENT, MEMBERS, ScriptedAssistant
from tests.contracts.serving import serving

from auskunft.web import WebOptions

mcp = pytest.importorskip("mcp")
T = TypeVar("T")


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with serving(ScriptedAssistant, WebOptions(questions_per_minute=0)) as client:
        yield client


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: the browser tests leave a running loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def call(http: httpx.Client, tool: str, **arguments: Any) -> tuple[bool, str]:
    """Whether the tool failed, and its text."""

    async def connect() -> tuple[bool, str]:
        async with mcp.Client(str(http.base_url.join("/mcp"))) as client:
            result = await client.call_tool(tool, arguments)
            return bool(result.is_error), result.content[0].text

    return run(connect())


def test_the_tools_are_listed(http: httpx.Client) -> None:
    async def connect() -> list[str]:
        async with mcp.Client(str(http.base_url.join("/mcp"))) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert run(connect()) == ["ask", "facts", "read_document"]


def test_ask_answers_as_the_api_does(http: httpx.Client) -> None:
    failed, text = call(http, "ask", question=MEMBERS, history=["Hallo"])
    assert not failed
    assert json.loads(text) == http.post("/api/ask", json={"question": MEMBERS}).json()


def test_facts_and_documents(http: httpx.Client) -> None:
    assert json.loads(call(http, "facts")[1]) == http.get("/api/facts").json()
    assert json.loads(call(http, "read_document")[1]) == http.get("/api/documents").json()
    failed, text = call(http, "read_document", document_id=DOCUMENT.id, start=15)
    assert not failed
    assert json.loads(text)["text"] == DOCUMENT.text[15:]


def test_refusals_are_sentences(http: httpx.Client) -> None:
    assert call(http, "ask", question=" ")[0]
    failed, text = call(http, "read_document", document_id="nirgends")
    assert failed
    assert "no such document" in text


def test_pages_of_other_sites_are_kept_out(http: httpx.Client) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    headers = {"accept": "application/json, text/event-stream", "origin": "https://evil.example"}
    refused = http.post("/mcp", json=body, headers=headers)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    own = str(http.base_url).rstrip("/")
    assert http.post("/mcp", json=body, headers={**headers, "origin": own}).status_code == 200
