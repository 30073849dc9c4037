"""The chat without a mouse: focus, keys, and what stays in view."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from tests.browser.conftest import NewPage, ask, open_chat
from tests.browser.scripted import MEMBERS, SUM


def outline_of(element: Locator) -> str:
    return str(element.evaluate("element => getComputedStyle(element).outlineStyle"))


def test_everything_is_done_by_keyboard(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    ask(page, MEMBERS)
    cite = page.locator(".answer .cite").first
    cite.focus()
    assert outline_of(cite) != "none"
    page.keyboard.press("Enter")
    expect(page.locator("#source-content mark")).to_be_focused()
    page.keyboard.press("Escape")
    expect(cite).to_be_focused()
    expect(page.locator("#source-content mark")).to_have_count(0)
    page.locator("#question textarea").focus()
    assert outline_of(page.locator("#question textarea")) != "none"
    page.locator("#view-figures").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figures-table")).to_be_visible()


def test_the_source_panel_comes_with_the_first_answer_and_stays_in_the_window(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server)
    expect(page.locator("#beside")).to_be_hidden()
    ask(page, MEMBERS)
    box = page.locator(".source").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 860


def test_every_control_can_be_reached_with_the_tab_key(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, SUM)
    wanted = "a, button, input, textarea, summary, [tabindex='0']"
    page.evaluate(
        "wanted => { window.wanted = [...document.querySelectorAll(wanted)]"
        ".filter(one => one.checkVisibility({visibilityProperty: true}));"
        "document.activeElement.blur(); }",
        wanted,
    )
    reached = set()
    # Twice round: Chromium starts where the focus was, and stops at scrolling areas as well.
    for _ in range(2 * int(page.evaluate("wanted.length")) + 10):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("wanted.indexOf(document.activeElement)"))
    missed = page.evaluate(
        "reached => wanted.filter((_, i) => !reached.includes(i)).map(one => one.outerHTML)",
        sorted(reached),
    )
    assert missed == []
