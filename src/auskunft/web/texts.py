"""What the reader sees, in German and English: one TOML file a language, the same keys in both."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

from auskunft.web.figure_notation import spelled

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Texts:
    """The texts of one language; `texts("page.title")` raises KeyError for an unknown key."""

    def __init__(self, language: Language, tables: dict[str, dict[str, str]]) -> None:
        self.language = language
        self._texts = {
            f"{table}.{key}": text for table, keys in tables.items() for key, text in keys.items()
        }

    def __call__(self, key: str, **values: object) -> str:
        """The text of this key, its {…} filled in from `values`, whole numbers as readers do."""
        shown = {
            name: spelled(Decimal(value), self.language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self._texts[key].format(**shown) if shown else self._texts[key]

    def keys(self) -> frozenset[str]:
        """All keys, as "table.key"."""
        return frozenset(self._texts)


@cache
def load_texts(language: Language) -> Texts:
    """The texts of a language, read once."""
    file = resources.files("auskunft.web") / "languages" / f"{language}.toml"
    return Texts(language, tomllib.loads(file.read_text(encoding="utf-8")))


def preferred_language(accept_language: str) -> Language:
    """English if the header ranks it above German, else German (RFC 9110, section 12.5.4)."""
    weights: dict[str, float] = {}
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().partition(";")
        try:
            weight = float(parameter.partition("=")[2]) if parameter else 1.0
        except ValueError:
            weight = 0.0
        primary = tag.strip().lower().partition("-")[0]
        weights[primary] = max(weight, weights.get(primary, 0.0))
    return "en" if weights.get("en", 0.0) > weights.get("de", 0.0) else "de"
