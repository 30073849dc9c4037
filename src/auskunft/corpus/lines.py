"""The lines of a document, whatever its format: what is a heading, what belongs together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line is."""

    TEXT = "text"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or block of markup) without surrounding white space and markers.

    Lines of one `block` form a paragraph. `level` is the heading's, 1 for the title, 0 for text.
    """

    start: int
    end: int
    block: int
    kind: LineKind = LineKind.TEXT
    level: int = 0


_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|main|section|div|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|[ \t]*[-*+][ \t]+\S|>[ \t]|\|.+\|[ \t]*$|```"
    r"|[ \t]*\d+[.)][ \t]+\S.*\n[ \t]*\d+[.)][ \t])"
    r"|\[[^\]\n]+\]\([^)\s]+\)",
    re.MULTILINE,
)
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 12
_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
_CLOSED = (".", "!", "?", ":", ";", ",", "…", "”", "“", ")", "%")


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines in order; the format (plain, Markdown, HTML) is told from the text itself."""
    from auskunft.corpus import markup  # noqa: PLC0415 (the parsers load only where needed)

    if _HTML.match(text):
        return markup.html_lines(text)
    if _MARKDOWN.search(text):
        return markup.markdown_lines(text)
    return plain_lines(text)


def plain_lines(text: str) -> tuple[Line, ...]:
    """Plain text: blank lines part blocks; a short block of one line may be a heading."""
    found: list[Line] = []
    block = 0
    previous_end = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped[0])
        if found and _BLANK.search(text, previous_end, match.start() + 1):
            block += 1
        found.append(Line(start, start + len(stripped), block))
        previous_end = match.end()
    return tuple(found)


def looks_like_heading(text: str) -> bool:
    """Whether a line on its own reads as a heading: short, capitalised, no final punctuation."""
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _MOST_HEADING_WORDS
        and not text.endswith(_CLOSED)
        and (text[0].isupper() or text[0].isdigit())
        and any(letter.isalpha() for letter in text)
    )
