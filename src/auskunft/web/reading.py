"""A document as HTML to read, with one passage marked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from auskunft.domain import Document, Fact, Span
from auskunft.web.templating import render
from auskunft.web.texts import Texts

_HEADING_CHARACTERS = 90
_BOILERPLATE_TIMES = 3
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")


@dataclass(frozen=True)
class Part:
    """A stretch of a paragraph; `marked` if it is of the passage, `first` if it begins it."""

    text: str
    marked: bool
    first: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the document.

    `kind` is "heading", "text", "boilerplate", "figure" (an indicator of several lines, its value
    first) or "figure-line" (an indicator on one line).
    """

    kind: str
    number: int
    parts: tuple[Part, ...]


def _line_spans(text: str, start: int, end: int) -> list[Span]:
    lines = re.finditer(r"[^\n]+", text[start:end])
    return [Span(start + line.start(), start + line.end()) for line in lines]


def _is_heading(text: str) -> bool:
    line = text.strip()
    return (
        "\n" not in line and len(line) <= _HEADING_CHARACTERS and not line.endswith((".", "!", "?"))
    )


def _repeated_lines(text: str) -> frozenset[str]:
    counts = Counter(line.strip() for line in text.splitlines() if line.strip())
    return frozenset(line for line, times in counts.items() if times >= _BOILERPLATE_TIMES)


def paragraph_spans(document: Document, facts: tuple[Fact, ...]) -> list[tuple[str, Span]]:
    """The document's paragraphs with their kind, in order; blank stretches belong to none."""
    mine = sorted((fact.start, fact.end) for fact in facts if fact.document_id == document.id)
    repeated = _repeated_lines(document.text)
    found: list[tuple[str, Span]] = []
    for block in _PARAGRAPH.finditer(document.text):
        inside = [(s, e) for s, e in mine if block.start() <= s and e <= block.end()]
        if not inside:
            kind = "heading" if _is_heading(block[0]) else "text"
            found.append((kind, Span(block.start(), block.start() + len(block[0].rstrip()))))
            continue
        position = block.start()
        for start, end in [*inside, (block.end(), block.end())]:
            if start < position:
                continue  # two facts of one line
            for line in _line_spans(document.text, position, start):
                words = document.text[line.start : line.end].strip()
                if words:
                    found.append(("boilerplate" if words in repeated else "text", line))
            if end > start:
                lines = document.text[start:end].strip().count("\n")
                found.append(("figure" if lines else "figure-line", Span(start, end)))
            position = end
    return found


def _parts(text: str, span: Span, marked: Span | None) -> tuple[Part, ...]:
    if marked is None or marked.end <= span.start or span.end <= marked.start:
        return (Part(text[span.start : span.end], marked=False),)
    start, end = max(span.start, marked.start), min(span.end, marked.end)
    parts = (
        Part(text[span.start : start], marked=False),
        Part(text[start:end], marked=True, first=start == marked.start),
        Part(text[end : span.end], marked=False),
    )
    return tuple(part for part in parts if part.text)


def paragraphs(
    document: Document, facts: tuple[Fact, ...], marked: Span | None = None
) -> tuple[Paragraph, ...]:
    """The document cut into paragraphs, the marked span cut out of them."""
    return tuple(
        Paragraph(kind, number, _parts(document.text, span, marked))
        for number, (kind, span) in enumerate(paragraph_spans(document, facts), 1)
    )


def valid_span(document: Document, start: int | None, end: int | None) -> Span | None:
    """The span, shrunk to what is not blank, or None where it does not lie in the document."""
    if start is None or end is None or not 0 <= start < end <= len(document.text):
        return None
    passage = document.text[start:end]
    stripped = passage.strip()
    if not stripped:
        return None
    begin = start + len(passage) - len(passage.lstrip())
    return Span(begin, begin + len(stripped))


def render_document(
    document: Document, facts: tuple[Fact, ...], marked: Span | None, texts: Texts, level: int = 3
) -> str:
    """The document as a fragment of HTML; its title is a heading of this level."""
    body = paragraphs(document, facts, marked)
    place = _place(document, body) if marked else ""
    if body and body[0].kind == "heading" and body[0].parts[0].text == document.title:
        title, body = body[0], body[1:]
    else:
        title = Paragraph("heading", 0, (Part(document.title, marked=False),))
    return render(
        "document.html",
        document=document,
        title=title,
        paragraphs=body,
        place=place,
        t=texts,
        level=level,
    )


def _place(document: Document, body: tuple[Paragraph, ...]) -> str:
    """Document, section and source of the marked passage.

    Indicators of several lines follow the last section without being part of it.
    """
    section = ""
    for paragraph in body:
        if any(part.marked for part in paragraph.parts):
            section = "" if paragraph.kind == "figure" else section
            break
        if paragraph.kind == "heading":
            section = "".join(part.text for part in paragraph.parts)
    title = "" if document.title in document.source else document.title
    parts = (title, document.source, section)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def passage_address(document_id: str, start: int, end: int) -> str:
    """Where the document can be read with this passage marked; works without JavaScript too."""
    span = urlencode({"start": start, "end": end})
    return f"/documents/{quote(document_id, safe='')}?{span}#passage"
