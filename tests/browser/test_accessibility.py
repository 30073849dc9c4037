"""No violation that axe-core finds, in every state, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage, ask, open_chat
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
