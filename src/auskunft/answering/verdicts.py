"""Which way a comparison goes, where the question offers both ("größer oder kleiner")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.arithmetic import Stated

_ABOVE = r"größer|höher|mehr|über|länger|teurer|stärker|larger|higher|more|above|greater|bigger"
_BELOW = (
    r"kleiner|niedriger|geringer|weniger|unter|kürzer|billiger|schwächer|"
    r"smaller|lower|less|below|fewer"
)
_WHICH_WAY = re.compile(
    rf"\b(?:(?P<up>{_ABOVE})\s+(?:oder|or)\s+(?P<down>{_BELOW})"
    rf"|(?P<low>{_BELOW})\s+(?:oder|or)\s+(?P<high>{_ABOVE}))\b",
    re.IGNORECASE,
)
_PAIR = 2


def verdict_word(question: str, figures: Sequence[Stated]) -> str:
    """Which of "größer oder kleiner" the first of two figures is; "" where that is not asked."""
    match = _WHICH_WAY.search(question)
    if match is None or len(figures) != _PAIR or figures[0].value == figures[1].value:
        return ""
    up, down = match["up"] or match["high"], match["down"] or match["low"]
    return (up if figures[0].value > figures[1].value else down).lower()


def with_verdict(word: str, text: str) -> str:
    """The text after the verdict."""
    return f"{word[0].upper()}{word[1:]}: {text}"
