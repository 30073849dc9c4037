"""The web over the assistant itself: what the pages offer to ask is answered."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.contracts.serving import serving

from auskunft.web import WebOptions
from auskunft.web.service import Assistant
from auskunft.wiring import Settings, load_assistant

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=["corpus", "tests/corpora/zwei-laender"])
def http(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    settings = Settings(corpus=ROOT / request.param, index=tmp_path_factory.mktemp("index"))

    def load() -> Assistant:
        return load_assistant(settings)

    with serving(load, WebOptions(questions_per_minute=0)) as client:
        yield client


def ask(http: httpx.Client, question: str) -> dict[str, object]:
    response = http.post("/api/ask", json={"question": question})
    assert response.status_code == 200, response.text
    return dict(response.json())


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_suggestion_at_the_start_is_answered(http: httpx.Client, language: str) -> None:
    page = http.get(f"/fragments/{language}/start").text
    questions = re.findall(r'class="suggestion">([^<]+)<', page)
    assert questions
    for question in map(html.unescape, questions):
        assert ask(http, question)["status"] == "answered", question


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Promotionen gab es 2021?",
        "Wie viele Promotionen gab es 1950?",
        "Welche Netzwerke gibt es?",
        "Wie ist das Wetter in Lissabon?",
        "asdf",
        "Hallo",
        "What is the R&D intensity?",
    ],
)
def test_every_suggestion_after_an_answer_is_answered(http: httpx.Client, question: str) -> None:
    suggestions = ask(http, question)["suggestions"]
    assert isinstance(suggestions, list)
    assert 2 <= len(suggestions) <= 3
    for suggestion in suggestions:
        assert ask(http, suggestion)["status"] == "answered", suggestion


def test_the_question_of_every_figure_finds_that_figure(http: httpx.Client) -> None:
    page = http.get("/fragments/de/figures").text
    rows = re.findall(r'data-question="([^"]+)".*?data-sort="([^"]+)">([^<\s]+)', page, re.DOTALL)
    assert len(rows) == len(http.get("/api/facts").json()) > 0
    wrong = []
    for question, _, shown in rows:
        answer = ask(http, html.unescape(question))
        found = shown.replace("−", "-") in str(answer["text"]).replace("−", "-")
        if not found or answer["status"] == "not_in_corpus":
            wrong.append((question, shown, answer["status"], answer["text"]))
    assert wrong == []


def test_every_citation_is_marked_in_the_document_s_page(http: httpx.Client) -> None:
    answer = ask(http, "Welche Indikatoren gibt es?")
    citations = answer["citations"]
    assert isinstance(citations, list)
    assert citations
    for citation in citations[:3]:
        span = {"start": citation["start"], "end": citation["end"]}
        page = http.get(f"/documents/{citation['document']}", params=span).text
        marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page))
        assert "".join(html.unescape(marked).split()) == "".join(citation["quote"].split())
