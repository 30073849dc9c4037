"""A marked-up text as one reads it, with the way back to the raw offsets."""

from __future__ import annotations

import bisect
import html
import re
from dataclasses import dataclass

from auskunft.domain import Span
from auskunft.german import paired

_MARKUP = re.compile(
    r"<!--.*?-->|</?[a-zA-Z][^<>]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without tags, with entities resolved and with German quotation marks.

    Its character i stands for the raw text from `starts[i]` to `ends[i]`; for a text without
    markup both are empty, since it stands for itself.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> Span:
        """The raw span of a non-empty stretch of `text`."""
        if not self.starts:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def decoded(self, span: Span) -> Span:
        """The stretch of `text` that a raw span holds."""
        if not self.starts:
            return span
        start = bisect.bisect_left(self.starts, span.start)
        return Span(start, max(start, bisect.bisect_left(self.starts, span.end)))


def decode(raw: str) -> Decoded:
    """The raw text with tags taken out, entities ("&uuml;") resolved, quotation marks German."""
    if "<" not in raw and "&" not in raw:
        return Decoded(paired(raw))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _MARKUP.finditer(raw):
        _keep(raw, position, match.start(), pieces, starts, ends)
        position = match.end()
        if match.group().startswith("&"):
            resolved = html.unescape(match.group())
            pieces.append(resolved)
            starts.extend([match.start()] * len(resolved))
            ends.extend([match.end()] * len(resolved))
    _keep(raw, position, len(raw), pieces, starts, ends)
    return Decoded(paired("".join(pieces)), tuple(starts), tuple(ends))


def _keep(  # noqa: PLR0913, PLR0917 (three lists grow together)
    raw: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]
) -> None:
    pieces.append(raw[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))
