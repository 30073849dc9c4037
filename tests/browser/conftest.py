"""A real Chromium and a real server for each kind of test; both end with the session."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    skip = pytest.mark.skip(reason="kein Chromium; in CI ist es Pflicht")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and os.environ.get("CI") != "true":
                item.add_marker(skip)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*command: str, probe: str, environment: dict[str, str] | None = None) -> Iterator[None]:
    """A process of our own, up when `probe` answers, ended by its id."""
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, **(environment or {})},
        stdout=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(probe, timeout=2).close()  # noqa: S310 - our own address
                break
            except (urllib.error.URLError, OSError):
                assert process.poll() is None, "the server ended"
                assert time.monotonic() < end, "the server did not come up"
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def embedder_origin() -> str:
    """Where the demo site of the widget stands; the server allows it."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture(scope="session")
def server(embedder_origin: str) -> Iterator[str]:
    """The address of a server that plays the script."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.browser.serve_scripted", str(port), embedder_origin)
    with running(*command, probe=f"{address}/ready"):
        yield address


@pytest.fixture(scope="session")
def hostile_server() -> Iterator[str]:
    """The address of a server whose documents hold every hostile text."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running("-m", "tests.browser.serve_hostile", str(port), probe=f"{address}/ready"):
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts() -> dict[tuple[int, int, bool, str], BrowserContext]:
    """One context for each kind of reader: their pages share the cache of Gradio's 60 files."""
    return {}


@pytest.fixture
def new_page(
    browser: Browser, contexts: dict[tuple[int, int, bool, str], BrowserContext]
) -> Iterator[NewPage]:
    """Makes pages; the test fails where one logs an error or asks for another site."""
    pages: list[Page] = []
    errors: list[str] = []

    def make(
        *, width: int = 1280, height: int = 860, dark: bool = False, locale: str = "de-DE"
    ) -> Page:
        kind = (width, height, dark, locale)
        if kind not in contexts:
            contexts[kind] = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                locale=locale,
                reduced_motion="reduce",
            )
            contexts[kind].set_default_timeout(10_000)
        page = contexts[kind].new_page()
        pages.append(page)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(
                    ("http://127.0.0.1:", "http://localhost:", "data:", "blob:")
                )
                else errors.append(f"request to {request.url}")
            ),
        )
        return page

    yield make
    for page in pages:
        page.close()
    assert errors == []


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page on which errors are expected."""
    page = browser.new_page(locale="de-DE")
    yield page
    page.close()


def open_chat(page: Page, server: str, path: str = "/") -> Page:
    """Open the chat and wait until it can be used."""
    page.goto(server + path)
    page.wait_for_selector("body.ready")
    return page


def ask(page: Page, question: str) -> None:
    """Type a question and wait for one more answer."""
    before = page.locator(".answer").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".answer")).to_have_count(before + 1)
