"""What an indicator measures, as an English speaker would call it; data, not a translator."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from auskunft import german

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishLabel:
    """What is measured and what it is measured by ("doctorates", "per million inhabitants")."""

    name: str
    scope: str
    counted: bool


def english_label(label: str) -> EnglishLabel | None:
    """The German label in English; None where the table lacks any of its words."""
    words = _words(label)
    for counted in (True, False):
        table = _tables()["counted" if counted else "measured"]
        for length in range(len(words), 0, -1):
            scope = _scope(words[length:]) if words[:length] in table else None
            if scope is not None:
                return EnglishLabel(table[words[:length]], scope, counted)
    return None


def _scope(words: Words) -> str | None:
    """What follows the name, "" for nothing, None where it is not known."""
    if not words:
        return ""
    for length in range(len(words), 0, -1):
        known = _tables()["scope"].get(words[:length])
        rest = _scope(words[length:]) if known is not None else None
        if rest is not None:
            return f"{known} {rest}".strip()
    return None


@cache
def _tables() -> dict[str, dict[Words, str]]:
    source = files("auskunft.knowledge").joinpath("english_labels.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        name: {_words(wording): english for wording, english in table.items()}
        for name, table in raw.items()
    }


def _words(text: str) -> Words:
    return tuple(german.fold(word.text) for word in german.words(text))
