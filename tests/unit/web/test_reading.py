from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.scripted import DOCUMENT, facts_of

from auskunft.domain import Document, Span
from auskunft.web.reading import (
    paragraph_spans,
    paragraphs,
    passage_address,
    render_document,
    valid_span,
)
from auskunft.web.texts import load_texts

FACTS = facts_of(DOCUMENT)
DE = load_texts("de")


class Marked(HTMLParser):
    """Collects the text inside <mark>."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _ = attrs
        self.inside = self.inside or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


def marked_text(html: str) -> str:
    parser = Marked()
    parser.feed(html)
    return parser.text


def test_headings_prose_and_figures_are_told_apart() -> None:
    kinds = {DOCUMENT.text[s.start : s.end]: kind for kind, s in paragraph_spans(DOCUMENT, FACTS)}
    assert kinds["Hochschulen und Forschung"] == "heading"
    assert kinds["1.046\nPromotionen im Jahr 2018"] == "figure"
    assert kinds["Weitere Indikatoren im Online-Angebot Länder in Zahlen"] == "boilerplate"
    assert [kind for text, kind in kinds.items() if text.startswith("Im Bündnis")] == ["text"]


def test_paragraphs_hold_all_the_text_once_and_in_order() -> None:
    spans = [span for _, span in paragraph_spans(DOCUMENT, FACTS)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    shown = "".join(DOCUMENT.text[span.start : span.end] for span in spans)
    assert "".join(shown.split()) == "".join(DOCUMENT.text.split())


@given(st.data())
def test_exactly_the_span_is_marked(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(DOCUMENT.text) - 1))
    end = data.draw(st.integers(start + 1, len(DOCUMENT.text)))
    parts = [part for p in paragraphs(DOCUMENT, FACTS, Span(start, end)) for part in p.parts]
    marked = "".join(part.text for part in parts if part.marked)
    assert "".join(marked.split()) == "".join(DOCUMENT.text[start:end].split())


@given(st.text(alphabet="ab .\n<&\u00a0😀", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_is_shown_as_it_stands(text: str, start: int, end: int) -> None:
    document = Document("d", "d", text)
    span = valid_span(document, start, end)
    html = render_document(document, (), span, DE)
    expected = text[span.start : span.end] if span else ""
    assert "".join(marked_text(html).split()) == "".join(expected.split())


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("Im Bündnis WindWerk", "Nordfriesmark · Erfundenes Testprofil · Verbünde an der Küste"),
        ("210 Personen", "Nordfriesmark · Erfundenes Testprofil · Hochschulen und Forschung"),
        ("1.046\nPromotionen im Jahr 2018", "Nordfriesmark · Erfundenes Testprofil"),
    ],
)
def test_the_place_of_the_passage_is_told(quote: str, place: str) -> None:
    start = DOCUMENT.text.index(quote)
    span = Span(start, start + len(quote))
    assert f'data-place="{place}"' in render_document(DOCUMENT, FACTS, span, DE)
    assert "data-place" not in render_document(DOCUMENT, FACTS, None, DE)
    own = replace(DOCUMENT, source="Profil der Nordfriesmark")
    assert 'data-place="Profil der' in render_document(own, FACTS, span, DE)


def test_an_indicator_on_one_line_is_no_block_with_its_value_first() -> None:
    text = "Zahlen\n\nFläche 16.202 km² (2018)\n"
    start = text.index("Fläche")
    fact = replace(FACTS[0], document_id="d", start=start, end=len(text) - 1)
    assert dict(paragraph_spans(Document("d", "d", text), (fact,))) == {
        "heading": Span(0, 6),
        "figure-line": Span(start, len(text) - 1),
    }


def test_markup_in_a_document_is_text() -> None:
    text = "<script>alert(1)</script>\n\nEin <b onclick=x>Satz</b>, der länger ist & endet."
    html = render_document(Document("<d>", "<i>t</i>", text), (), Span(27, 40), DE)
    assert "<script" not in html
    assert "<b" not in html
    assert "<i>" not in html
    assert marked_text(html) == text[27:40]


@pytest.mark.parametrize(
    ("start", "end"), [(None, 3), (3, None), (-1, 3), (3, 3), (5, 3), (0, 10**9)]
)
def test_a_span_outside_the_document_marks_nothing(start: int | None, end: int | None) -> None:
    assert valid_span(DOCUMENT, start, end) is None


def test_a_blank_span_marks_nothing_and_blank_ends_are_left_out() -> None:
    document = replace(DOCUMENT, text="a  \n b ")
    assert valid_span(document, 1, 4) is None
    assert valid_span(document, 1, 7) == Span(5, 6)


def test_addresses_escape_the_document_s_id() -> None:
    assert passage_address("a/b?c", 1, 2) == "/documents/a%2Fb%3Fc?start=1&end=2#passage"
