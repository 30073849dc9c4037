"""The data files this package reads: the Länder, and the words that tell names and figures."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from auskunft.german import fold


@dataclass(frozen=True, slots=True)
class Land:
    """A German Land and what it is called; adjectives are stems ("hessisch")."""

    name: str
    abbreviations: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    english: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of the Land, without adjectives and demonyms."""
        return (*self.abbreviations, *self.other, *(e for e in self.english if e != self.name))


def _read(name: str) -> dict[str, Any]:
    text = files("auskunft.knowledge").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def lands() -> tuple[Land, ...]:
    """The sixteen Länder of `knowledge/lands.toml`."""
    return tuple(
        Land(
            name=entry["name"],
            abbreviations=tuple(entry.get("abbreviations", ())),
            adjectives=tuple(entry.get("adjectives", ())),
            demonyms=tuple(entry.get("demonyms", ())),
            english=tuple(entry.get("english", ())),
            other=tuple(entry.get("other", ())),
        )
        for entry in _read("lands.toml")["land"]
    )


def find_land(text: str) -> Land | None:
    """The one Land that a title or heading names; None for none or several."""
    folded = fold(text)
    found = [
        land
        for land in lands()
        for name in (land.name, *land.other, *land.english)
        if re.search(rf"(?<![\w-]){re.escape(fold(name))}s?(?![\w-])", folded)
    ]
    unique = {land.name: land for land in found}
    return next(iter(unique.values())) if len(unique) == 1 else None


@functools.cache
def vocabulary() -> dict[str, Any]:
    """The tables of `knowledge/german_names.toml` as they stand."""
    return _read("german_names.toml")


@functools.cache
def word_set(table: str, key: str) -> frozenset[str]:
    """A word list of that file, folded."""
    entry = vocabulary()[table][key]
    return frozenset(fold(word) for word in (entry.split() if isinstance(entry, str) else entry))


@functools.cache
def alternatives(table: str, key: str) -> str:
    """A word list of that file as a regular expression, longest first, spaces of any kind."""
    ordered = sorted(vocabulary()[table][key], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[\s\u00a0]+") for word in ordered)
