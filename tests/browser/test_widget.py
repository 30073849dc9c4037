"""The widget on a site of another origin: allowed, not allowed, with storage blocked."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Frame, Page, expect
from tests.browser.conftest import NewPage, free_port, running
from tests.browser.scripted import MEMBERS
from tests.browser.test_accessibility import violations

import auskunft.web

WIDGET = Path(auskunft.web.__file__).parent / "static" / "widget.js"
BLOCK_STORAGE = """if (window !== top) {
  const refuse = {get() { throw new DOMException("blocked", "SecurityError"); }, set() {}};
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, refuse);
  }
  Object.defineProperty(Document.prototype, "cookie", refuse);
}"""


@pytest.fixture(scope="module")
def site(server: str, embedder_origin: str) -> Iterator[str]:
    """The demo site where the server allows it."""
    port = embedder_origin.rpartition(":")[2]
    with running("-m", "tests.browser.serve_site", port, server, probe=f"{embedder_origin}/"):
        yield embedder_origin


@pytest.fixture(scope="module")
def other_site(server: str) -> Iterator[str]:
    """The same site at an address that the server does not allow."""
    port = str(free_port())
    address = f"http://localhost:{port}"
    probe = f"http://127.0.0.1:{port}/"
    with running("-m", "tests.browser.serve_site", port, server, probe=probe):
        yield address


def chat_frame(page: Page, server: str) -> Frame:
    """The frame of the chat, once it can be used."""
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_url(f"{server}/**")
    frame.wait_for_selector("body.ready")
    return frame


def own_page(page: Page, site: str, language: str, body: str) -> None:
    """A page of this site with content of the test's own."""
    head = f'<!doctype html><html lang="{language}"><title>x</title><link rel=icon href=data:,>'
    page.goto(f"{site}/own?{urlencode({'html': head + body})}")


def test_the_widget_is_small() -> None:
    assert len(gzip.compress(WIDGET.read_bytes())) < 10_000


def test_before_the_click_only_the_script_is_loaded(
    new_page: NewPage, site: str, server: str
) -> None:
    page = new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site)
    expect(page.get_by_role("button", name="Auskunft öffnen")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [url for url in requests if url.startswith(server)] == [f"{server}/widget.js"]
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == [
        "",
        0,
        0,
    ]
    own = "Object.getOwnPropertyNames(window).filter(name => /auskunft/i.test(name))"
    assert page.evaluate(own) == ["Auskunft"]
    assert violations(page) == []


def test_asking_in_the_widget_closing_with_escape_and_focus_back(
    new_page: NewPage, site: str, server: str
) -> None:
    page = new_page()
    page.goto(site)
    page.get_by_role("button", name="Auskunft öffnen").click()
    dialog = page.get_by_role("dialog", name="Fragen zum Landesprofil")
    expect(dialog).to_be_visible()
    frame = chat_frame(page, server)
    frame.fill("#question textarea", MEMBERS)
    frame.press("#question textarea", "Enter")
    expect(frame.locator(".answer .lead")).to_have_text("143 Mitglieder")
    frame.locator(".cite").first.click()
    expect(frame.locator("#source-content mark")).to_be_visible()
    page.keyboard.press("Escape")  # closes the source first
    expect(frame.locator("#source-content mark")).to_have_count(0)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Auskunft öffnen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.locator(".answer")).to_have_count(1)  # the conversation is still there


def test_the_site_asks_through_the_api_and_hears_of_it(
    new_page: NewPage, site: str, server: str
) -> None:
    page = new_page()
    page.goto(site)
    page.evaluate(
        """question => {
          window.heard = [];
          for (const type of ["open", "ready", "answered", "close"]) {
            Auskunft.addEventListener(type, () => heard.push(type));
          }
          Auskunft.ask(question);
        }""",
        MEMBERS,
    )
    frame = chat_frame(page, server)
    expect(frame.locator(".answer .lead")).to_have_text("143 Mitglieder")
    page.evaluate("Auskunft.close()")
    page.wait_for_function("heard.length === 4")
    assert page.evaluate("heard") == ["open", "ready", "answered", "close"]


def test_messages_of_others_are_ignored(new_page: NewPage, site: str, server: str) -> None:
    page = new_page()
    page.goto(site)
    page.evaluate("Auskunft.open()")
    frame = chat_frame(page, server)
    page.evaluate("postMessage({source: 'auskunft', type: 'close'}, '*')")
    frame.evaluate("postMessage({source: 'auskunft-widget', type: 'ask', question: 'x'}, '*')")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(frame.locator(".answer")).to_have_count(0)


def test_with_storage_blocked_it_still_answers(new_page: NewPage, site: str, server: str) -> None:
    page = new_page()
    page.add_init_script(BLOCK_STORAGE)
    page.goto(site)
    page.evaluate("question => Auskunft.ask(question)", MEMBERS)
    frame = chat_frame(page, server)
    expect(frame.locator(".answer .lead")).to_have_text("143 Mitglieder")


def test_on_a_phone_the_widget_fills_the_screen(new_page: NewPage, site: str, server: str) -> None:
    page = new_page(width=375, height=700)
    page.goto(site)
    page.evaluate("question => Auskunft.ask(question)", MEMBERS)
    frame = chat_frame(page, server)
    expect(frame.locator(".answer .lead")).to_be_visible()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["height"]) == (0, 375, 700)
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_site_that_is_not_allowed_shows_a_way_out(
    browser_page: Page, other_site: str, server: str
) -> None:
    browser_page.goto(other_site)
    browser_page.evaluate("Auskunft.open()")
    blocked = browser_page.locator(".blocked")
    expect(blocked).to_contain_text("nicht angezeigt", timeout=15_000)
    expect(blocked.locator("a")).to_have_attribute("href", f"{server}/?lang=de")


def test_the_help_page_shows_every_way_live(new_page: NewPage, server: str) -> None:
    page = new_page()
    page.goto(f"{server}/embed/help?lang=de")
    expect(page.locator("h1")).to_have_text("Die Auskunft einbetten")
    inline = page.locator("auskunft-chat")
    inline.scroll_into_view_if_needed()
    expect(inline.frame_locator("iframe").locator("#question textarea")).to_be_visible()
    page.locator("iframe.live").scroll_into_view_if_needed()
    plain = page.frame_locator("iframe.live")
    expect(plain.locator("#question textarea")).to_be_visible()
    expect(page.get_by_role("button", name="Auskunft öffnen")).to_be_visible()
    assert f'src="{server}/widget.js"' in page.locator("pre").nth(1).inner_text()


@pytest.mark.parametrize(
    ("language", "copy", "copied"), [("de", "Kopieren", "Kopiert"), ("en", "Copy", "Copied")]
)
def test_every_snippet_of_the_help_page_can_be_copied(
    new_page: NewPage, server: str, language: str, copy: str, copied: str
) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/embed/help?lang={language}")
    buttons = page.get_by_role("button", name=copy, exact=True)
    expect(buttons).to_have_count(page.locator("pre").count())
    for number, snippet in enumerate(page.locator("pre").all_inner_texts()):
        page.locator(".snippet button").nth(number).press("Enter")
        expect(page.locator("#announcer")).to_have_text(copied)
        assert page.evaluate("navigator.clipboard.readText()") == snippet


def test_a_site_sets_title_colour_side_greeting_language_and_open(
    new_page: NewPage, site: str, server: str
) -> None:
    page = new_page()
    own_page(
        page,
        site,
        "en",
        f'<main><h1>x</h1></main><script src="{server}/widget.js" defer data-title="Ask us" '
        'data-color="#7a1f5c" data-position="left" data-greeting="Any questions?" '
        'data-open="true"></script>',
    )
    dialog = page.get_by_role("dialog", name="Ask us")
    expect(dialog).to_be_visible()
    assert chat_frame(page, server).url.startswith(f"{server}/en/")
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] < 100
    colour = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".head").evaluate(colour) == "rgb(122, 31, 92)"
    assert violations(page) == []
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Any questions?")).to_be_visible()
    opener = page.get_by_role("button", name="Open the assistant")
    expect(opener).to_be_focused()
    assert opener.evaluate(colour) == "rgb(122, 31, 92)"


def test_in_the_middle_of_a_page_it_loads_when_it_is_seen(
    new_page: NewPage, site: str, server: str
) -> None:
    page = new_page()
    own_page(
        page,
        site,
        "de",
        '<p style="height:3000px">x</p>'
        '<auskunft-chat title="Fragen" style="display:block;height:600px"></auskunft-chat>'
        f'<script src="{server}/widget.js" defer data-button="off"></script>',
    )
    page.wait_for_function("customElements.get('auskunft-chat') !== undefined")
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.locator(".launch")).to_have_count(0)
    page.locator("auskunft-chat").scroll_into_view_if_needed()
    frame = chat_frame(page, server)
    expect(page.locator("iframe")).to_have_attribute("title", "Fragen")
    page.evaluate("question => document.querySelector('auskunft-chat').ask(question)", MEMBERS)
    expect(frame.locator(".answer .lead")).to_have_text("143 Mitglieder")
