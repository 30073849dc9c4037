"""Abbreviations of names that a document may only write out ("BMBF").

Data: `knowledge/abbreviations.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from auskunft import german


def abbreviations_of(name: str) -> tuple[str, ...]:
    """What a name written out, in whatever case, is called for short; () for no known one."""
    return _by_words().get(_words(name), ())


@cache
def _by_words() -> dict[frozenset[str], tuple[str, ...]]:
    source = files("auskunft.knowledge").joinpath("abbreviations.toml")
    names: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))["names"]
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for short, name in names.items():
        words = _words(name)
        found[words] = (*found.get(words, ()), short)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(german.stem(word.text) for word in german.words(name) if len(word.text) > 1)
