"""What the assistant says, in German or English; the sentences are data (`wording.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from auskunft import german
from auskunft.domain import Fact


@cache
def _table(name: str) -> dict[str, Any]:
    source = files("auskunft.knowledge").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def say(language: str, sentence: str, /, **values: object) -> str:
    """The sentence of that name in that language, filled in; doubled spaces removed."""
    filled = str(_table("wording.toml")[language][sentence]).format(**values)
    return " ".join(filled.split(" ")).replace("  ", " ").strip()


def marks(numbers: Sequence[int]) -> str:
    """Citation marks: "[1] [3]"."""
    return " ".join(f"[{number}]" for number in dict.fromkeys(numbers))


def quoted(text: str, language: str) -> str:
    """A verbatim piece in the language's quotation marks, line breaks made spaces."""
    plain = " ".join(text.split())
    left, right = ("“", "”") if language == "en" else ("„", "“")
    inner_left, inner_right = ("‘", "’") if language == "en" else ("‚", "‘")
    if any(mark in plain for mark in "„“”"):
        plain = plain.replace("„", inner_left).replace("“", inner_right).replace("”", inner_right)
    return f"{left}{plain}{right}"


def joined(items: Sequence[str], language: str, separator: str = "; ") -> str:
    """Items in a row: with a semicolon where they hold commas, "und" before the last of few."""
    if len(items) > 1 and separator == ", ":
        return f"{', '.join(items[:-1])} {say(language, 'and')} {items[-1]}"
    return separator.join(items)


def figure(fact: Fact, language: str) -> str:
    """An indicator's value with its unit; German as it stands, English in English notation."""
    return value(fact.value, fact.spelling, fact.unit, language)


_UNITS_EN = {
    "Prozent": "percent",
    "Euro": "euros",
    "Mio. Euro": "million euros",
    "Mrd. Euro": "billion euros",
    "Mio.": "million",
    "Mrd.": "billion",
    "Prozentpunkte": "percentage points",
    "Einwohner": "inhabitants",
    "Mio. Einwohner": "million inhabitants",
    "Vollzeitäquivalente": "full-time equivalents",
}


def value(number: Decimal, spelling: str, unit: str, language: str) -> str:
    """A value with its unit, spelled as it stands for German readers."""
    shown = german.format_number(number, "en") if language == "en" else spelling
    return f"{shown} {unit_in(language, unit)}".strip()


def unit_in(language: str, unit: str) -> str:
    """A unit as the language calls it, as it stands where that is not known."""
    return _UNITS_EN.get(unit, unit) if language == "en" else unit


def gender(noun: str) -> str | None:
    """The gender of a label's head noun, or "plural" (as in grammar.toml); None if unsure."""
    folded = german.fold(noun)
    best: tuple[int, str | None] = (0, None)
    for name, endings in _table("grammar.toml").items():
        for ending in endings:
            if folded.endswith(ending) and len(ending) > best[0]:
                best = (len(ending), name)
    return best[1]


def article(noun: str) -> str | None:
    """The definite article in the nominative, None where the gender is not known."""
    return {"masculine": "der", "feminine": "die", "neuter": "das", "plural": "die"}.get(
        gender(noun) or ""
    )
