"""Words of which a figure of the one is what a figure of the other leaves: women and men."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from auskunft.answering.asked import stems


def opposed(asked: frozenset[str], said: frozenset[str], *, surely: bool = False) -> bool:
    """Whether a question has one of two opposites, and a text the other alone, by their stems.

    `surely`: only those of which no text that has the one alone tells of the other.
    """
    pairs = _pairs("opposites") if surely else (*_pairs("opposites"), *_pairs("contrasts"))
    return any(
        (one & asked and other & said and not one & said)
        or (other & asked and one & said and not other & said)
        for one, other in pairs
    )


@functools.cache
def _pairs(section: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    source = files("auskunft.knowledge").joinpath("computing.toml").read_text(encoding="utf-8")
    pairs: list[list[list[str]]] = tomllib.loads(source)[section]
    return tuple((_stems(one), _stems(other)) for one, other in pairs)


def _stems(words: Sequence[str]) -> frozenset[str]:
    return stems(" ".join(words))
