"""What things can be compared by, and what to ask about each of them (`knowledge/sides.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from auskunft import german
from auskunft.understanding.query import Query

Step = list[str]
"""Questions that mean the same."""
Attempt = list[Step]
"""Steps of which the first that is answered counts."""


@dataclass(frozen=True)
class Aspect:
    """What is compared ("year", "end" or "figure"), and by language how to ask for it.

    `money`: whether figures must be amounts of money, or numbers; None where either may be.
    """

    value: str
    pattern: re.Pattern[str]
    attempts: dict[str, list[Attempt]]
    money: bool | None = None


@cache
def _table() -> dict[str, Any]:
    source = files("auskunft.knowledge").joinpath("sides.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _aspects() -> tuple[Aspect, ...]:
    return tuple(
        Aspect(
            one["value"],
            re.compile(one["pattern"]),
            {"de": one["de"], "en": one["en"]},
            money=one.get("money"),
        )
        for one in _table()["aspect"]
    )


def founding() -> Aspect:
    """The aspect of when something came into being."""
    return next(one for one in _aspects() if one.value == "year")


def aspect_of(query: Query) -> Aspect | None:
    """The first aspect that the question may be about, worded with its words."""
    return next(_aspects_of(query), None)


def _aspects_of(query: Query) -> Iterator[Aspect]:
    """The aspects that the question may be about, their questions worded with its words."""
    folded = german.fold(query.question)
    for aspect in _aspects():
        match = aspect.pattern.search(folded)
        if match is None:
            continue
        if "what" not in aspect.pattern.groupindex:
            yield aspect
            continue
        what = _word(query, match["what"])
        if what is not None:
            yield replace(aspect, attempts=_worded(aspect, what))


def _worded(aspect: Aspect, what: str) -> dict[str, list[Attempt]]:
    """The attempts with the word; each step once more for every word that means the same."""
    stem = german.stem(what)
    groups: list[list[str]] = _table()["same"]["words"]
    same = next((group for group in groups if stem in map(german.stem, group)), [])
    words = [what, *(word for word in same if german.stem(word) != stem)]
    return {
        language: [
            [
                [question.replace("{what}", word) for question in step]
                for word in words
                for step in steps
            ]
            for steps in attempts
        ]
        for language, attempts in aspect.attempts.items()
    }


def _word(query: Query, folded: str) -> str | None:
    """The word of the question that was folded; None where it is part of a name, or no noun."""
    if folded in german.stop_words():
        return None
    for word in german.words(query.question):
        inside = any(one.start <= word.start < one.end for one in query.entities)
        if german.fold(word.text) == folded and not inside:
            return word.text
    return None
