"""The words that make a question lean on the one before; data in `followup.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Cues:
    """Patterns (on folded text) and folded words, by what they point to."""

    openings: tuple[re.Pattern[str], ...]
    figures: tuple[re.Pattern[str], ...]
    together: tuple[re.Pattern[str], ...]
    apart: tuple[re.Pattern[str], ...]
    proof: tuple[re.Pattern[str], ...]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    partitives: tuple[str, ...]
    question_words: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    adverbs: Mapping[str, str]


@cache
def cues() -> Cues:
    """The cues of both languages."""
    source = files("auskunft.knowledge").joinpath("followup.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    compiled = {
        name: tuple(re.compile(pattern) for pattern in raw[name])
        for name in ("openings", "figures", "together", "apart", "proof")
    }
    return Cues(
        **compiled,
        pronouns=frozenset(raw["pronouns"]),
        possessives=frozenset(raw["possessives"]),
        partitives=tuple(raw["partitives"]),
        question_words=frozenset(raw["question_words"]),
        prepositions=frozenset(raw["prepositions"]),
        articles=frozenset(raw["articles"]),
        adverbs=raw["adverbs"],
    )


def fits(patterns: tuple[re.Pattern[str], ...], folded: str) -> bool:
    """Whether any of the patterns is in a folded text."""
    return any(pattern.search(folded) for pattern in patterns)
