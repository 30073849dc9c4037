"""The word lists of `wording.toml` and the shipped glossary, as values."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Attribute:
    """A question about something named, and words one of which would stand near an answer."""

    question: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """See the comments of `wording.toml`.

    `articles` are pairs of a noun's ending and its article, `synonyms` groups of words of one
    meaning.
    """

    polite_german: tuple[str, ...]
    polite_english: tuple[str, ...]
    negation_openings: tuple[str, ...]
    pronouns: frozenset[str]
    english: tuple[tuple[str, str], ...]
    attributes: tuple[Attribute, ...]
    articles: tuple[tuple[str, str], ...]
    unknown_names: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...]


def _read(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def shipped_wording() -> Wording:
    """The lists that come with the package."""
    lists = _read("auskunft.evaluation", "wording.toml")
    glossary = _read("auskunft.knowledge", "glossary.toml")
    return Wording(
        polite_german=tuple(lists["politeness"]["german"]),
        polite_english=tuple(lists["politeness"]["english"]),
        negation_openings=tuple(lists["negation"]["openings"]),
        pronouns=frozenset(lists["negation"]["pronouns"]),
        english=tuple((entry["german"], entry["english"]) for entry in lists["english"]),
        attributes=tuple(
            Attribute(entry["question"], tuple(entry["words"])) for entry in lists["attribute"]
        ),
        articles=tuple(
            (ending, article)
            for article, endings in lists["articles"].items()
            for ending in endings
        ),
        unknown_names=tuple(lists["unknown"]["names"]),
        synonyms=tuple(tuple(entry["words"]) for entry in glossary["entry"]),
    )
