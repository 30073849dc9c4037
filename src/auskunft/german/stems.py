"""Stems and compounds."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from auskunft.german.words import fold

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "-", "s-")
_SHORTEST_PART = 3


@functools.cache
def _stemmer(language: str = "german") -> Any:
    import Stemmer  # noqa: PLC0415 (a compiled module: only when a word is stemmed)

    return Stemmer.Stemmer(language)


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem (Snowball ≥ 3, algorithm "german") of the folded word.

    Both spellings of an umlaut give the same stem ("Häuser", "haeuser" → "haus"), and a
    genitive apostrophe or "-s" of a name goes as any ending does.
    """
    folded = fold(word).strip("'-.")
    if not folded.isalpha():
        # Dotted, hyphenated and numeric tokens: stem only what stands after the last joint.
        head, joint, tail = _last_joint(folded)
        return head + joint + (str(_stemmer().stemWord(tail)) if tail.isalpha() else tail)
    return str(_stemmer().stemWord(folded))


@functools.lru_cache(maxsize=4096)
def english_stem(word: str) -> str:
    """The Snowball stem of an English word in small letters."""
    return str(_stemmer("english").stemWord(word.lower()))


def _last_joint(folded: str) -> tuple[str, str, str]:
    for index in range(len(folded) - 1, -1, -1):
        if not folded[index].isalnum():
            return folded[:index], folded[index], folded[index + 1 :]
    return "", "", folded


def split_compound(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """The stems of the parts of a compound, all of them in the vocabulary of stems; () if none.

    "Gründungsrate" → ("grundung", "rat"). Linking elements (Fugenelemente) are dropped; the
    split with the fewest, then the most even parts wins. Cost: quadratic in the word's length.
    """
    folded = fold(word)
    if len(folded) < 2 * _SHORTEST_PART:
        return ()
    splits = _splits(folded, vocabulary, {})
    splits = [parts for parts in splits if len(parts) > 1]
    if not splits:
        return ()
    return min(splits, key=lambda parts: (len(parts), -min(map(len, parts))))


def _splits(
    folded: str, vocabulary: Collection[str], known: dict[str, list[tuple[str, ...]]]
) -> list[tuple[str, ...]]:
    if folded in known:
        return known[folded]
    found: list[tuple[str, ...]] = []
    whole = stem(folded)
    if whole in vocabulary:
        found.append((whole,))
    for cut in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        head = _part(folded[:cut], vocabulary)
        if head:
            found.extend((head, *rest) for rest in _splits(folded[cut:], vocabulary, known))
    known[folded] = found
    return found


def _part(text: str, vocabulary: Collection[str]) -> str:
    """The stem of a non-final part, with or without its linking element; "" if unknown."""
    for link in _LINKS:
        if text.endswith(link):
            part = text[: len(text) - len(link)]
            if len(part) >= _SHORTEST_PART and stem(part) in vocabulary:
                return stem(part)
    return ""
