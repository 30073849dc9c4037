"""Markdown and HTML as lines whose offsets point into the raw text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from auskunft.corpus.lines import Line, LineKind

_MARKER = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d+[.)]|#{1,6})[ \t]+)*")
_CLOSING_MARKER = re.compile(r"[ \t]*#*[ \t]*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_CELL = re.compile(r"</?(?:td|th|br|li|p|div|tr)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_MARKDOWN_BLOCKS = frozenset({"inline", "tr_open", "fence", "code_block", "html_block"})
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def readable(text: str) -> str:
    """A slice of a document as one reads it: without tags, entities, links' addresses, stars."""
    if "<" in text:
        text = _TAG.sub("", _CELL.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if any(mark in text for mark in "*_`"):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split(" ")).strip()


def markdown_lines(text: str) -> tuple[Line, ...]:
    """Headings, paragraphs, list items and table rows of a CommonMark text (with tables)."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (only when a Markdown file is read)

    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text)), len(text)]
    found: list[Line] = []
    kind, level = LineKind.TEXT, 0
    in_row = False
    number = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"heading_open", "heading_close"}:
            opens = token.nesting > 0
            kind = LineKind.HEADING if opens else LineKind.TEXT
            level = int(token.tag[1]) if opens else 0
        elif token.type == "tr_close":
            in_row = False
        if not token.map or in_row or token.type not in _MARKDOWN_BLOCKS:
            continue
        in_row = token.type == "tr_open"
        number += 1
        first, last = token.map
        if kind is LineKind.HEADING:
            last = first + 1
        for row in range(first, last):
            line = _markdown_line(text, starts[row], starts[min(row + 1, len(starts) - 1)])
            if line:
                found.append(Line(*line, number, kind, level))
    return tuple(found)


def _markdown_line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The line without its markers and white space, None where nothing is left."""
    marker = _MARKER.match(text, start, end)
    start = marker.end() if marker else start
    piece = text[start:end].rstrip()
    piece = piece[: -len(_CLOSING_MARKER.search(piece).group()) or None]  # type: ignore[union-attr]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if not any(letter.isalnum() for letter in piece):
        return None
    return start, start + len(piece)


_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table "
        "tbody tfoot thead tr ul",
    )
)
_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "nav", "footer"})


class _Blocks(HTMLParser):
    """Collects the text of an HTML file block by block, with offsets into the raw file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[Line] = []
        self._starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
        self._text = text
        self._start = self._end = -1
        self._level = 0
        self._skipping: list[str] = []
        self.feed(text)
        self.close()
        self._flush()

    def _offset(self) -> int:
        row, column = self.getpos()
        return self._starts[row - 1] + column

    def _flush(self) -> None:
        if self._start >= 0:
            kind = LineKind.HEADING if self._level else LineKind.TEXT
            number = len(self.lines)
            self.lines.append(Line(self._start, self._end, number, kind, self._level))
        self._start = self._end = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SKIPPED:
            self._flush()
            self._skipping.append(tag)
        elif tag in _BLOCKS:
            self._flush()
            self._level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0

    def handle_endtag(self, tag: str) -> None:
        if self._skipping and tag == self._skipping[-1]:
            self._skipping.pop()
        elif tag in _BLOCKS:
            self._flush()
            self._level = 0

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._skipping:
            start = self._offset() + len(data) - len(data.lstrip())
            self._extend(start, start + len(data.strip()))

    def handle_entityref(self, name: str) -> None:
        self._reference(name)

    def handle_charref(self, name: str) -> None:
        self._reference("#" + name)

    def _reference(self, name: str) -> None:
        if not self._skipping and html.unescape(f"&{name};").strip():
            start = self._offset()
            end = start + len(name) + 1
            self._extend(start, end + (self._text[end : end + 1] == ";"))

    def _extend(self, start: int, end: int) -> None:
        if self._start < 0:
            self._start = start
        self._end = end


def html_lines(text: str) -> tuple[Line, ...]:
    """The blocks of an HTML text: headings, paragraphs, list items, table rows.

    A block with inline markup keeps its tags within the span; `readable` removes them.
    """
    return tuple(_Blocks(text).lines)
