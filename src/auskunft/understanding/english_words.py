"""English words in questions to German texts: which German ones stand for them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from auskunft import german


@dataclass(frozen=True, slots=True)
class Translation:
    """The German words for an English one, the commonest first; `noun`: they name a thing."""

    words: tuple[str, ...]
    noun: bool


@cache
def translations() -> Mapping[tuple[str, ...], Translation]:
    """The lexicon `knowledge/english_words.toml` by the words of each phrase."""
    source = files("auskunft.knowledge").joinpath("english_words.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            tuple(phrase.split()): Translation(tuple(words), section == "nouns")
            for section, entries in raw.items()
            for phrase, words in entries.items()
        }
    )


@cache
def _by_stems() -> Mapping[tuple[str, ...], Translation]:
    """The same by the words' stems, for other forms of them; the first of several counts."""
    found: dict[tuple[str, ...], Translation] = {}
    for words, translation in translations().items():
        found.setdefault(tuple(map(german.english_stem, words)), translation)
    return MappingProxyType(found)


@cache
def longest() -> int:
    """Words of the longest phrase."""
    return max(map(len, translations()))


def translated(words: Sequence[str]) -> tuple[int, Translation] | None:
    """The longest phrase of the lexicon that the words open with, and how many words it has.

    The words as they stand before other forms of them: "applicant" is no "application".
    """
    typed = tuple(word.lower() for word in words[: longest()])
    stems = tuple(map(german.english_stem, typed))
    for length in range(len(typed), 0, -1):
        exact = translations().get(typed[:length])
        if found := exact or _by_stems().get(stems[:length]):
            return length, found
    return None
