"""Words of a text with their offsets, and the folding that makes spellings comparable."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from auskunft.german.lexicon import lexicon

APOSTROPHES = "'’‘ʼ´`′"
DASHES = "-‐‑‒–—−"
QUOTES = '"„“”«»‚‹›″'

_LINK = rf"(?:[{APOSTROPHES}&/@]|[-‐‑.])"
_WORD = re.compile(
    rf"""
      [+\-−–]?(?<![\w.,–-][+\-−–])\d+(?:[.,:]\d+)*(?:[²³½¼¾%‰])?      # 2,48  38.210  4:51
          (?:[-‐‑]\w+)*                                             # 5-fachen
    | \w+(?:{_LINK}\w+)*                                           # KI.LAND  it’s  F&E  A/B
    """,
    re.VERBOSE,
)
_SENTENCE_GLUED = re.compile(r"(?<=[a-zäöüß]{2})\.(?=[A-ZÄÖÜ][a-zäöüß])")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "\u00ad": None})
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a", " "),
        **dict.fromkeys("\u200b\u2060\ufeff", None),
    }
)


_SHORT = 500
"""Characters up to which the words of a text are kept: a question is taken apart many times."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token and where it stands: `source[start:end] == text`."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The tokens of a text without punctuation.

    Kept whole: dotted names ("KI.LAND"), apostrophes ("it’s"), hyphens ("FuE-intensiven"),
    figures with separators and sign ("−1.284,5"). Runs of years are two words.
    """
    return _remembered(text) if len(text) <= _SHORT else _read(text)


def _read(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start = match.start()
        for piece in _SENTENCE_GLUED.split(match.group()):
            found.append(Word(piece, start, start + len(piece)))
            start += len(piece) + 1
    return tuple(found)


_remembered = functools.lru_cache(maxsize=1024)(_read)


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """One spelling for all: NFKC, casefolded, ä → ae and ß → ss, plain quotes, dashes, spaces.

    The result has another length than the text: never use its offsets on the text.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_UNIFIED)).translate(_UNIFIED)
    return plain.casefold().translate(_UMLAUTS)


@functools.cache
def stop_words() -> frozenset[str]:
    """The folded stop words of both languages."""
    lists = lexicon()["stop_words"]
    return frozenset(fold(word) for words_ in lists.values() for word in words_.split())
