"""The HTML report in a real Chromium: it asks nothing of the network, filters, fits a phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from auskunft.domain import Document
from auskunft.evaluation import Options, evaluate
from auskunft.evaluation.comparing import compare, gate
from auskunft.evaluation.html_report import report_to_html
from auskunft.evaluation.snapshots import snapshot_of
from auskunft.evaluation.variants import make_variants
from auskunft.evaluation.wording import shipped_wording

from .conftest import ABSTENTION, ANSWERS, CASES, ScriptedAsk, answer

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def page_address(document: Document, tmp_path: Path) -> str:
    """A report with everything that the page can show."""
    before = snapshot_of(evaluate(ScriptedAsk(ANSWERS), CASES, [document]))
    wrong = {CASES[0].question: answer("Viele Firmen. [1]", "", "300 Firmen")}
    options = Options(name="klein", variants=make_variants(CASES, [document], shipped_wording()))
    after = evaluate(ScriptedAsk({**ANSWERS, **wrong}), CASES, [document], options)
    comparison = compare(before, snapshot_of(after))
    path = tmp_path / "bericht.html"
    html = report_to_html(after, [document], comparison, gate(comparison))
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1200, "light"), (1200, "dark"), (375, "light"), (375, "dark")]
)
def test_accessible_at_every_width_and_silent(
    browser: Browser, page_address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(page_address)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in violations] == []
    assert requests == [page_address]
    assert complaints == []
    context.close()


def test_cases_can_be_filtered(browser: Browser, page_address: str) -> None:
    page = browser.new_page()
    page.goto(page_address)
    rows = page.locator(".cases tbody tr")
    assert rows.filter(visible=True).count() == 3
    page.select_option("#verdict", "falsch")
    assert rows.filter(visible=True).count() == 1
    assert page.inner_text("#shown") == "1 von 3 Fragen"
    page.select_option("#verdict", "")
    page.select_option("#kind", "Indikator")
    assert rows.filter(visible=True).count() == 1
    page.select_option("#kind", "")
    page.fill("#find", "WER LEITET DIE")
    assert CASES[2].question in rows.filter(visible=True).inner_text()
    page.close()


def test_wrong_variants_are_listed_with_what_was_answered(
    browser: Browser, page_address: str
) -> None:
    page = browser.new_page()
    page.goto(page_address)
    page.click("text=Falsch beantwortete Abwandlungen")
    wrong = page.locator("details.more")
    wrong.locator("summary", has_text="Können Sie mir bitte sagen").first.click()
    assert ABSTENTION["text"] in wrong.inner_text()
    page.close()


def test_printing_opens_every_case_and_closes_it_again(browser: Browser, page_address: str) -> None:
    page = browser.new_page()
    page.goto(page_address)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".cases details[open]").count() == 3
    assert page.locator("details.more[open]").count() == 1  # wrong variants in a line each
    assert page.locator("details.more details[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.close()
