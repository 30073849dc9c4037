"""Verbatim excerpts that fit an answer: whole sentences, or the clause round the short answer."""

from __future__ import annotations

import re

from auskunft.domain import Span

LONGEST = 340
"""Characters of a quote, so that answer and frame stay under the 400 of the test-set format."""
_BREAK = re.compile(r"[,;:–—](?=\s)|\s(?=(?:und|sowie|oder|wobei|während)\s)")


def excerpt(text: str, focus: Span, limit: int = LONGEST) -> Span:
    """The longest run of clauses round the focus within the limit; the whole text if it fits."""
    if len(text) <= limit:
        return Span(0, len(text))
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    first = max((n for n, cut in enumerate(cuts) if cut <= focus.start), default=0)
    last = min((n for n, cut in enumerate(cuts) if cut >= focus.end), default=len(cuts) - 1)
    if cuts[last] - cuts[first] > limit:
        return _words_round(text, focus, limit)
    while True:
        if first > 0 and cuts[last] - cuts[first - 1] <= limit:
            first -= 1
        elif last + 1 < len(cuts) and cuts[last + 1] - cuts[first] <= limit:
            last += 1
        else:
            break
    return _trimmed(text, cuts[first], cuts[last])


def _words_round(text: str, focus: Span, limit: int) -> Span:
    room = max(0, limit - (focus.end - focus.start)) // 2
    start = text.find(" ", max(0, focus.start - room)) + 1 if focus.start > room else 0
    end = text.rfind(" ", focus.end, focus.end + room) if focus.end + room < len(text) else -1
    return _trimmed(text, min(start, focus.start), end if end > focus.start else len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;\n":
        start += 1
    while end > start and text[end - 1] in " ,;:–—\n":
        end -= 1
    return Span(start, end)
