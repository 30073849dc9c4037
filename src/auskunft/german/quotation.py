"""Quotation marks: the same thing is written „so“, "so", “so”, »so« and «so»."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?P<opens>(?<![^\s(\[/:=„‚–—-])(?=\S[^\s\"“”«».,;:!?)]))?[\"“”«»]")
"""A mark opens behind a blank or bracket if a word follows; else it closes."""
_GUILLEMETS = frozenset("«»")


def paired(text: str) -> str:
    """The text with German quotation marks, „so“ or »so«; of the same length."""
    return _MARK.sub(_german, text)


def _german(match: re.Match[str]) -> str:
    opens, closes = "»«" if match[0] in _GUILLEMETS else "„“"
    return closes if match["opens"] is None else opens
