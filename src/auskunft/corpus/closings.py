"""The lines that close indicator blocks and say where more figures are."""

from __future__ import annotations

import re

from auskunft.corpus.vocabulary import alternatives
from auskunft.domain import Span


def closing_lines(text: str) -> tuple[Span, ...]:
    """The lines of a document that open as closing lines do, in order, white space left out."""
    pattern = re.compile(
        rf"^[ \t\u00a0]*(?P<line>(?:{alternatives('indicators', 'closing')})[^\r\n]*\S)",
        re.MULTILINE,
    )
    return tuple(Span(match.start("line"), match.end("line")) for match in pattern.finditer(text))
