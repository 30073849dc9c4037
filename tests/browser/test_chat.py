"""What a person sees and does in the web chat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage, ask, free_port, open_chat, running
from tests.browser.scripted import (
    BROKEN,
    DOCUMENT,
    MEMBERS,
    NETWORKS,
    OTHER_YEAR,
    SHARE,
    SLOW,
    SUM,
    UNKNOWN,
)
from tests.browser.test_accessibility import violations

QUOTE = "Er zählt 143 Mitglieder, davon über 90 kleine und mittlere Unternehmen."


def test_a_typed_question_is_answered_with_badge_and_citations(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    ask(page, MEMBERS)
    answer = page.locator(".answer")
    expect(page.locator(".question")).to_contain_text(MEMBERS)
    expect(answer.locator(".lead")).to_have_text("143 Mitglieder")
    expect(answer.locator(".badge")).to_have_text("wörtlich")
    expect(answer.locator("a.evidence")).to_have_count(2)
    expect(answer.locator("a.evidence").first).to_contain_text(QUOTE)
    expect(page.locator("#question textarea")).to_have_value("")
    expect(page.locator("#start")).to_be_hidden()


def test_an_example_question_is_asked_by_a_click(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    page.locator("#start .suggestion").first.click()
    expect(page.locator(".answer .lead")).to_have_text("143 Mitglieder")
    page.locator(".answer .suggestion", has_text=SHARE).click()
    expect(page.locator(".answer")).to_have_count(2)
    expect(page.locator(".answer .understood")).to_contain_text("Mitglieder von MariTec")


def test_a_citation_opens_the_document_with_exactly_the_quote_marked(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server)
    ask(page, MEMBERS)
    mark = page.locator("#source-content mark")
    expect(mark).to_have_text(QUOTE)  # beside the answer at once, where there is room
    expect(mark).not_to_be_focused()
    page.locator(".answer .cite").first.click()
    expect(mark).to_have_text(QUOTE)
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    expect(page.locator("#source-content .document-title")).to_have_text(DOCUMENT.title)
    expect(page.locator("#source-position")).to_have_text("1 / 2")
    expect(page.locator("#source-place")).to_contain_text("Verbünde an der Küste")
    page.locator("#source-next").click()
    expect(mark).to_contain_text("2009 in Husbek")
    page.locator(".document-sections a", has_text="Hochschulen").click()
    expect(page.locator("#source-content h4", has_text="Hochschulen")).to_be_in_viewport()


def test_a_computed_answer_shows_its_receipt(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, SUM)
    receipt = page.locator(".receipt")
    expect(receipt.locator(".formula")).to_have_text("0,41 + 0,58 = 0,99")
    expect(receipt.locator("li")).to_have_count(2)
    expect(page.locator(".badge")).to_have_text("berechnet")
    bars = page.locator(".answer .chart .bar")
    expect(bars).to_have_count(2)
    lengths = [bars.nth(number).evaluate("bar => bar.offsetWidth") for number in (0, 1)]
    assert lengths[0] / lengths[1] == pytest.approx(0.41 / 0.58, abs=0.02)
    receipt.locator(".cite").last.click()
    expect(page.locator("#source-content mark")).to_contain_text("0,58")


def test_lists_are_lists(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, NETWORKS)
    expect(page.locator(".answer ul.sentence li")).to_have_count(2)
    expect(page.locator(".answer ul.sentence .cite")).to_have_count(2)


def test_not_found_says_why_and_what_can_be_asked(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, UNKNOWN)
    expect(page.locator(".badge")).to_have_text("nicht gefunden")
    expect(page.locator(".reason")).to_have_text("Dieser Name kommt nicht vor")
    page.locator(".answer .suggestion").first.click()
    expect(page.locator(".answer .lead")).to_have_text("143 Mitglieder")
    ask(page, OTHER_YEAR)
    expect(page.locator(".answer").last.locator(".badge")).to_have_text("teilweise beantwortet")


def test_a_link_asks_its_question_and_leaves_the_address_clean(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server, "/?frage=Wie+viele+Mitglieder+hat+MariTec%3F")
    expect(page.locator(".answer .lead")).to_have_text("143 Mitglieder")
    assert page.url == f"{server}/de/"
    assert page.locator(".share").get_attribute("href") == (
        "/de/?frage=Wie+viele+Mitglieder+hat+MariTec%3F"
    )


def test_answers_are_copied_and_the_conversation_is_saved(
    new_page: NewPage, server: str, tmp_path: Path
) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_chat(page, server)
    ask(page, MEMBERS)
    page.locator(".copy-text").click()
    expect(page.locator(".copy-text")).to_have_text("Kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(MEMBERS)
    assert f"„{QUOTE}“" in copied
    for kind in ("markdown", "json"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator(f"#export-{kind}").click()
        download.value.save_as(tmp_path / kind)
    assert f"## {MEMBERS}" in (tmp_path / "markdown").read_text(encoding="utf-8")
    saved = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert saved[0]["answer"]["citations"][0]["quote"] == QUOTE


def test_a_new_conversation_forgets_the_old_one(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, MEMBERS)
    page.locator("#anew").click()
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator("#start")).to_be_visible()
    ask(page, NETWORKS)
    expect(page.locator(".answer")).to_have_count(1)


def test_too_long_blank_and_failing_questions_are_answered_politely(
    new_page: NewPage, server: str
) -> None:
    page = open_chat(new_page(), server)
    page.fill("#question textarea", "   ")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.press("#question textarea", "Enter")
    expect(page.locator(".answer")).to_have_count(0)
    ask(page, "a" * 2001)
    expect(page.locator(".answer").last).to_contain_text("höchstens 2.000 Zeichen")
    ask(page, BROKEN)
    expect(page.locator(".answer").last).to_contain_text("formulieren Sie sie anders")
    expect(page.locator("#question textarea")).to_have_value(BROKEN)
    ask(page, MEMBERS)
    expect(page.locator(".answer").last.locator(".lead")).to_have_text("143 Mitglieder")


def test_the_table_is_sorted_filtered_and_asks(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    page.locator("#view-figures").click()
    values = page.locator("#figures-table td.number")
    page.locator(".sort", has_text="Wert").click()
    expect(values.first).to_contain_text("−0,3")
    page.locator(".sort", has_text="Wert").click()
    expect(values.first).to_contain_text("36.720")
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Wert")
    page.fill("#figures-filter", "promotion")
    expect(page.locator("#figures-table tbody tr:visible")).to_have_count(1)
    expect(page.locator("#figures-count")).to_have_text("Indikatoren: 1")
    with page.expect_download() as download:
        page.locator("#figures a[download]").click()
    assert download.value.suggested_filename == "indikatoren.csv"
    page.locator(".ask-figure", has_text="Promotionen").click()
    expect(page.locator(".answer .lead")).to_have_text("1.046")


def test_waiting_is_shown(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    page.fill("#question textarea", SLOW)
    page.press("#question textarea", "Enter")
    expect(page.locator("#pending")).to_have_text("Die Antwort wird gesucht …")
    expect(page.locator(".answer")).to_have_count(1)
    expect(page.locator("#pending")).to_be_hidden()


def test_a_lost_connection_is_said_in_the_page_s_language_and_survived(browser_page: Page) -> None:
    port = str(free_port())
    address = f"http://127.0.0.1:{port}"
    command = ("-m", "tests.browser.serve_scripted", port)
    with running(*command, probe=f"{address}/ready"):
        open_chat(browser_page, address)
        ask(browser_page, MEMBERS)
    browser_page.fill("#question textarea", NETWORKS)
    browser_page.press("#question textarea", "Enter")
    expect(browser_page.locator("#pending")).to_contain_text("Der Server antwortet nicht")
    expect(browser_page.locator(".toast-wrap")).to_be_hidden()
    expect(browser_page.locator("#question textarea")).to_have_value(NETWORKS)
    assert violations(browser_page) == []
    with running(*command, probe=f"{address}/ready"):
        expect(browser_page.locator("#pending")).to_be_hidden(timeout=15_000)  # it reloads itself
        browser_page.wait_for_selector("body.ready")
        expect(browser_page.locator("#question textarea")).to_have_value(NETWORKS)
        browser_page.locator("#submit").click()
        expect(browser_page.locator(".answer").last).to_contain_text("Bündnis WindWerk")
        expect(browser_page.locator("#pending")).to_be_hidden()


def test_an_answer_is_announced_once(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, MEMBERS)
    expect(page.locator("#announcer")).to_contain_text("zählt 143 Mitglieder")
    expect(page.locator("#chat [role=log]")).to_have_attribute("aria-live", "off")
    expect(page.locator("#chat [role=log]")).to_have_attribute("aria-label", "Gespräch")
    assert page.locator('#chat [aria-label*="message"]').count() == 0
    said = page.locator("#announcer").inner_text()
    assert said == "Der Verbund Maritime Technologien (MariTec) zählt 143 Mitglieder. wörtlich."


def test_an_english_browser_gets_english_and_can_switch(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(locale="en-GB"), server)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#submit")).to_have_text("Ask")
    page.locator(".language").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#submit")).to_have_text("Fragen")


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_nothing_scrolls_sideways_and_the_source_opens_below(
    new_page: NewPage, server: str, width: int
) -> None:
    page = open_chat(new_page(width=width, height=700), server)
    ask(page, SUM)
    page.locator(".answer .cite").first.click()
    expect(page.locator("#source-content mark")).to_be_in_viewport()
    for view in ("#view-chat", "#view-figures"):
        page.locator(view).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table = page.locator(".table-scroll")
    expect(table.locator("tbody tr").first).to_contain_text("2020")  # below its name
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_without_javascript_a_citation_is_a_page(new_page: NewPage, server: str) -> None:
    page = open_chat(new_page(), server)
    ask(page, MEMBERS)
    address = page.locator(".answer .cite").first.get_attribute("href")
    page.goto(f"{server}{address}")
    expect(page.locator("mark")).to_have_text(QUOTE)
    expect(page.locator("h1")).to_have_text(DOCUMENT.title)
