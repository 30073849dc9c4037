"""The field's vocabulary: wordings that mean the same get the same keys.

Data: `knowledge/glossary.toml`, valid for every document, and a `glossary.toml` beside the
corpus with entries of the same form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from auskunft import german
from auskunft.errors import ConfigurationError

LONGEST_PHRASE = 6
"""Words in the longest wording that is looked up."""

_SHORTEST_WORD = 3
_JOINTS = re.compile(r"[-‐‑.]")

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A wording in a text and what it means; without an entry a word means its own stem.

    `known` tells whether the glossary has the wording, `filler` whether it only asks or connects.
    `qualifier` marks a word that narrows what is asked for (a noun, or an adjective before one).
    """

    text: str
    start: int
    end: int
    keys: tuple[str, ...]
    known: bool = False
    filler: bool = False
    qualifier: bool = False


@dataclass(frozen=True)
class Glossary:
    """Wordings (as stems) with their keys, general keys with the special ones they cover."""

    phrases: Mapping[Stems, tuple[str, ...]]
    covers: Mapping[str, frozenset[str]]
    filler: frozenset[str]
    vocabulary: frozenset[str]
    words: tuple[str, ...]

    def related(self, asked: str, stated: str) -> bool:
        """Whether a figure that counts `stated` can answer a question for `asked`."""
        return asked == stated or stated in self.covers.get(asked, frozenset())

    def wordings(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Other wordings (stems joined by spaces) of the given keys, for lexical search."""
        wanted = tuple(keys)
        return tuple(" ".join(stems) for stems, means in self.phrases.items() if means == wanted)


def stems(text: str) -> Stems:
    """The stems of a text's words, hyphens taken as word boundaries, in order."""
    return tuple(
        german.stem(piece)
        for word in german.words(text)
        for piece in _JOINTS.split(word.text)
        if piece
    )


def _parse(raw: Mapping[str, Any], origin: str) -> Glossary:
    phrases: dict[Stems, tuple[str, ...]] = {}
    covers: dict[str, frozenset[str]] = {}
    try:
        for entry in raw.get("entry", []):
            for wording in entry["words"]:
                phrases.setdefault(stems(wording), tuple(entry["means"]))
        for cover in raw.get("covers", []):
            covers[cover["general"]] = frozenset(cover["special"])
        filler = frozenset(
            stem for word in raw.get("filler", {}).get("words", []) for stem in stems(word)
        )
    except (KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{origin}: jeder Eintrag braucht «words» und «means» ({error}); bitte ergänzen."
        ) from error
    phrases.pop((), None)
    vocabulary = frozenset(stem for wording in phrases for stem in wording)
    listed = [*raw.get("entry", []), raw.get("filler", {})]
    words = dict.fromkeys(
        word.text
        for entry in listed
        for wording in entry.get("words", [])
        for word in german.words(wording)
        if word.text.isalpha() and len(word.text) > _SHORTEST_WORD
    )
    return Glossary(phrases, covers, filler, vocabulary, tuple(words))


@lru_cache(maxsize=1)
def field_glossary() -> Glossary:
    """The glossary that ships with the package."""
    source = files("auskunft.knowledge").joinpath("glossary.toml")
    field = _parse(tomllib.loads(source.read_text(encoding="utf-8")), "glossary.toml")
    return replace(field, covers={**_places(), **field.covers})


def _places() -> dict[str, frozenset[str]]:
    """The keys of countries with those of their cities: "Tokio" answers for "Japan"."""
    source = files("auskunft.knowledge").joinpath("places.toml")
    places = tomllib.loads(source.read_text(encoding="utf-8"))["place"]
    return {
        stems(wording)[-1]: frozenset(
            stems(word)[-1] for word in (*place["wordings"], *place["inside"])
        )
        for place in places
        if "inside" in place
        for wording in place["wordings"]
    }


def load_glossary(extension: Path | None = None) -> Glossary:
    """The field's glossary, extended by a TOML file where one is given and exists.

    Raises:
        ConfigurationError: the extension cannot be read or has another form.
    """
    base = field_glossary()
    if extension is None or not extension.is_file():
        return base
    try:
        raw = tomllib.loads(extension.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"{extension.name} ist kein gültiges TOML ({error}); bitte berichtigen."
        ) from error
    own = _parse(raw, extension.name)
    covers = dict(base.covers)
    for general, special in own.covers.items():
        covers[general] = covers.get(general, frozenset()) | special
    return Glossary(
        {**base.phrases, **own.phrases},
        covers,
        base.filler | own.filler,
        base.vocabulary | own.vocabulary,
        tuple(dict.fromkeys((*base.words, *own.words))),
    )
