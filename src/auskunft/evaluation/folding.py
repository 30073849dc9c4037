"""Text as the comparison sees it: case, spaces, quotes and dashes folded, offsets kept.

Pure functions. What folds together is what a person typing a test set cannot be expected to
tell apart: „…“ and "…", it’s and it's, 2014–2020 and 2014-2020, a non-breaking and a plain space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = "\"'`´„“”‟«»‹›‚‘’‛′″"
_DASHES = "-‐‑‒–—―−﹘﹣－"
# Invisible: soft hyphen, zero-width space and joiners, word joiner, byte-order mark.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLDS = {
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
}
_WHOLE_WORD_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character n of `text` came from `original[starts[n]:ends[n]]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of a base character with the combining marks that follow it."""
    spans: list[tuple[int, int]] = []
    for position, character in enumerate(text):
        if spans and unicodedata.combining(character):
            spans[-1] = (spans[-1][0], position + 1)
        else:
            spans.append((position, position + 1))
    return spans


def _fold_cluster(cluster: str) -> str:
    character = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
    if character.isspace():
        return " "
    return _FOLDS.get(character, character.lower())


def fold_with_offsets(text: str) -> Folded:
    """`text` folded, each character with the stretch of the original that it stands for."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        folded = _fold_cluster(text[start:end])
        if folded == " " and characters and characters[-1] == " ":
            ends[-1] = end
            continue
        for character in folded:
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def fold(text: str) -> str:
    """`text` folded and stripped, for comparing."""
    return fold_with_offsets(text).text.strip()


def _boundaries(folded_needle: str) -> tuple[str, str]:
    """What must not stand directly before and after the needle, as look-arounds.

    A figure is not found inside a longer figure (200 in 1.200, 5,8 in 15,8, 2,4 in 2,48), though
    a whole number is in one with decimals, so that 47 can be asked where 47,1 may be answered;
    trailing zeros make no other figure (0,6 in 0,60). A needle of up to three letters counts
    only as a whole word ("ja" is not in "Jahr").
    """
    before = after = ""
    if folded_needle[0].isdigit():
        before = r"(?<!\d)(?<!\d[.,])"
    if folded_needle[-1].isdigit():
        has_decimals = re.search(r",\d+$", folded_needle)
        after = r"(?!0*[1-9])" if has_decimals else r"(?!\d)(?!\.\d{3}(?!\d))"
    if folded_needle.isalpha() and len(folded_needle) <= _WHOLE_WORD_LETTERS:
        before, after = r"(?<!\w)", r"(?!\w)"
    return before, after


def stands_in(needle: str, folded_text: str) -> bool:
    """Whether `needle` stands in a text that is already folded; an empty needle never does."""
    folded = fold(needle)
    if not folded:
        return False
    before, after = _boundaries(folded)
    return re.search(before + re.escape(folded) + after, folded_text) is not None
