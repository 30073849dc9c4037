"""No violation that axe-core finds, in every state, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage, ask, free_port, open_chat, running
from tests.browser.scripted import MEMBERS, NETWORKS, OTHER_YEAR, SUM, UNKNOWN

AXE = Axe()


def violations(page: Page) -> list[str]:
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 1280), (False, 320)])
def test_every_state(new_page: NewPage, server: str, *, dark: bool, width: int) -> None:
    page = open_chat(new_page(dark=dark, width=width), server)
    assert violations(page) == []
    for question in (MEMBERS, SUM, NETWORKS, OTHER_YEAR, UNKNOWN, "a" * 2001):
        ask(page, question)
    assert violations(page) == []
    page.locator(".answer .cite").first.click()
    expect(page.locator("#source-content mark")).to_be_visible()
    assert violations(page) == []
    page.locator("#view-figures").click()
    expect(page.locator("#figures-table")).to_be_visible()
    assert violations(page) == []
    address = page.locator(".answer .cite").first.get_attribute("href")
    page.goto(f"{server}{address}")
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_other_pages(new_page: NewPage, server: str, *, dark: bool) -> None:
    page = new_page(dark=dark)
    for path in ("/documents?lang=de", "/documents?lang=en", "/embed/help?lang=de"):
        page.goto(server + path)
        assert violations(page) == []
    open_chat(page, server, "/embed?lang=en")
    ask(page, SUM)
    page.locator(".answer .cite").first.click()
    expect(page.locator("#source-content mark")).to_be_visible()
    assert violations(page) == []


def test_while_it_loads(browser_page: Page) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.browser.serve_scripted", str(port))
    slow = {"SCRIPTED_LOADING_SECONDS": "600"}
    with running(*command, probe=f"{address}/health", environment=slow):
        browser_page.goto(address)
        expect(browser_page.locator("#question textarea")).to_be_visible()
        expect(browser_page.locator("#start-content")).to_contain_text("wird geladen")
        assert violations(browser_page) == []


def test_an_operator_s_colours(new_page: NewPage) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.browser.serve_scripted", str(port))
    with running(*command, probe=f"{address}/ready", environment={"SCRIPTED_ACCENT": "#a3001e"}):
        for dark in (False, True):
            page = open_chat(new_page(dark=dark), address)
            ask(page, SUM)
            page.locator(".answer .cite").first.click()
            expect(page.locator("#source-content mark")).to_be_visible()
            assert violations(page) == []
