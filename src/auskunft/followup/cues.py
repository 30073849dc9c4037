"""The words that make a question lean on the one before; data in `followup.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from auskunft import german
from auskunft.domain import Span

_PATTERNS = (
    "openings", "lead_ins", "amounts", "interrogatives", "percent", "figures", "together",
    "apart", "rivals", "proof", "years_back", "years_ahead", "before_that", "after_that",
    "denials", "existential", "quantities", "reasons", "which_ones",
)  # fmt: skip
_WORDS = (
    "pronouns", "demonstratives", "distributives", "plurals", "plural_verbs", "possessives",
    "question_words", "prepositions", "articles", "impersonal", "impersonal_ends",
    "who", "definite", "lands", "indefinite", "particles", "money", "plurals_only", "places",
    "payers", "calculation_words",
)  # fmt: skip


@dataclass(frozen=True)
class Cues:
    """Patterns (on folded text) and folded words, by their names in the file."""

    patterns: Mapping[str, tuple[re.Pattern[str], ...]]
    words: Mapping[str, frozenset[str]]
    partitives: tuple[str, ...]
    adverbs: Mapping[str, str]
    percent_word: Mapping[str, str]
    question_word_means: Mapping[str, str]
    no_longer: Mapping[str, str]


@cache
def cues() -> Cues:
    """The cues of both languages."""
    source = files("auskunft.knowledge").joinpath("followup.toml")
    raw: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    return Cues(
        patterns={name: tuple(re.compile(one) for one in raw[name]) for name in _PATTERNS},
        words={name: frozenset(raw[name]) for name in _WORDS},
        partitives=tuple(raw["partitives"]),
        adverbs=raw["adverbs"],
        percent_word=raw["percent_word"],
        question_word_means=raw["question_word_means"],
        no_longer=raw["no_longer"],
    )


def fits(name: str, text: str) -> bool:
    """Whether any of the patterns of that name is in a text."""
    folded = german.fold(text)
    return any(pattern.search(folded) for pattern in cues().patterns[name])


def stretch(name: str, text: str) -> tuple[Span, re.Match[str]] | None:
    """The words of a text that the first fitting pattern of that name is about, and the match."""
    folded = german.fold(text)
    for pattern in cues().patterns[name]:
        if match := pattern.search(folded):
            before = len(german.words(folded[: match.start()]))
            found = german.words(text)[before : before + len(german.words(match.group()))]
            return (Span(found[0].start, found[-1].end), match) if found else None
    return None


def among(name: str, word: str) -> bool:
    """Whether a word is in the list of that name."""
    return german.fold(word) in cues().words[name]


def without_lead_in(text: str) -> str:
    """The question without what is said before it ("Okay, was anderes: …")."""
    rest = text
    while True:
        folded = german.fold(rest)
        match = next(
            (found for one in cues().patterns["lead_ins"] if (found := one.match(folded))), None
        )
        words = german.words(rest)
        said = len(german.words(match.group())) if match else 0
        # A thing of one word ("Danke. Promotionen") is more likely no question.
        if not said or len(words) < said + 2:
            return rest
        rest = rest[words[said].start :]
