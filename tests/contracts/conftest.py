"""The server that the tests of the HTTP API share."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from tests.browser.scripted import ScriptedAssistant
from tests.contracts.serving import ALLOWED, serving

from auskunft.web import WebOptions


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture(scope="module")
def http(assistant: ScriptedAssistant) -> Iterator[httpx.Client]:
    options = WebOptions(allow_origins=(ALLOWED,), questions_per_minute=0)
    with serving(lambda: assistant, options) as client:
        yield client
