"""Number words: cardinals ("zweihundertfünfzig"), ordinals ("fünfte"), fractions ("Drittel")."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from auskunft.german.lexicon import lexicon
from auskunft.german.words import fold

_HUNDRED = 100
_THOUSAND = 1000
_ORDINAL_ENDINGS = ("n", "r", "s", "m")


@functools.cache
def _table(key: str) -> dict[str, Any]:
    return {fold(word): value for word, value in lexicon()["numbers"]["words"][key].items()}


@functools.cache
def articles() -> frozenset[str]:
    """The forms of "ein", which count only before a magnitude or a fraction."""
    return frozenset(lexicon()["numbers"]["words"]["articles"])


@functools.cache
def counted_before_magnitude() -> Mapping[str, Decimal]:
    """The words that count only before a magnitude: "eine Million", "eine halbe Million"."""
    halves = lexicon()["numbers"]["words"]["halves"]
    return dict.fromkeys(articles(), Decimal(1)) | dict.fromkeys(halves, Decimal("0.5"))


@functools.lru_cache(maxsize=16384)
def cardinal(word: str) -> Decimal | None:
    """The value of a cardinal number word, German (composed up to 999,999) or English."""
    folded = fold(word)
    if not folded.isalpha() or folded in articles():
        return None
    for key in ("inflected", "english"):
        if folded in _table(key):
            return Decimal(_table(key)[folded])
    if folded in _table("mixed"):
        return Decimal(_table("mixed")[folded])
    value = _below_million(folded)
    return None if value is None else Decimal(value)


def _below_million(folded: str) -> int | None:
    return _composed(folded, "tausend", _THOUSAND, _below_thousand, _below_thousand)


def _below_thousand(folded: str) -> int | None:
    return _composed(folded, "hundert", _HUNDRED, _below_hundred, _below_hundred)


def _composed(folded: str, root: str, factor: int, left: Any, right: Any) -> int | None:
    """`left`·factor + `right` around the root; without the root, what `right` makes of it."""
    head, found, tail = folded.partition(root)
    if not found:
        value: int | None = right(folded)
        return value
    times = left(head) if head else 1
    rest = right(tail.removeprefix("und")) if tail else 0
    if times is None or rest is None:
        return None
    return int(times * factor + rest)


def _below_hundred(folded: str) -> int | None:
    ones, tens = _table("ones"), _table("tens")
    if folded in ones:
        return int(ones[folded])
    if folded in tens:
        return int(tens[folded])
    for ten, value in tens.items():
        if folded.endswith("und" + ten):
            one = ones.get(folded.removesuffix("und" + ten))
            return None if one is None or not 1 <= one <= 9 else int(value) + int(one)  # noqa: PLR2004
    return None


def ordinal(word: str) -> int | None:
    """5 for "fünfte" in any inflection."""
    folded = fold(word)
    table = _table("ordinals")
    if folded in table:
        return int(table[folded])
    if folded.endswith(_ORDINAL_ENDINGS) and folded[:-1] in table:
        return int(table[folded[:-1]])
    return None


def denominator(word: str) -> int | None:
    """3 for "Drittel" (or "Dritteln"), 2 for "Hälfte"."""
    folded = fold(word)
    table = _table("fractions")
    return next((int(table[form]) for form in (folded, folded[:-1]) if form in table), None)
