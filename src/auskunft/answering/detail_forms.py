"""The forms in which details are told: how often, by profession, in which legal form, open when.

Data: `knowledge/details.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from auskunft.domain import Span
from auskunft.understanding.query import Query

_KINDS = ("frequency", "profession", "function", "legal_form", "seat", "hours", "heads")
_TITLES = r"(?:(?:Prof|Dr|PD|Dipl|Ing|rer|nat|med|phil|jur|h|c)\.[\s-]*)*"


def kind_of_detail(query: Query) -> str | None:
    """The name of the detail that a question asks for, None for anything else."""
    return next((kind for kind in _KINDS if query.has(f"detail.{kind}")), None)


def told_by_form_only(query: Query) -> bool:
    """Whether a sentence that does not tell the detail in its form is no answer at all."""
    kind = kind_of_detail(query)
    return kind is not None and bool(table(kind).get("only"))


@cache
def table(kind: str) -> dict[str, Any]:
    """What the data say of a kind of detail."""
    source = files("auskunft.knowledge").joinpath("details.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(source)[kind]
    return found


def told(kind: str, text: str, name: str = "") -> Iterator[Span]:
    """Where a text tells a detail, of the person with that name where it is one of a person."""
    for pattern in _patterns(kind, name):
        for match in pattern.finditer(text):
            yield Span(*match.span("short"))


def says_how_often(query: Query, text: str) -> bool:
    """Whether a text says how often anything is done, or nobody asks for that."""
    return not query.has("detail.frequency") or any(told("frequency", text))


@lru_cache(maxsize=256)
def _patterns(kind: str, name: str) -> tuple[re.Pattern[str], ...]:
    parts = {**table("parts"), "name": _TITLES + re.escape(name)}
    flags = re.IGNORECASE if table(kind).get("any_case") else 0
    return tuple(re.compile(_whole(pattern, parts), flags) for pattern in table(kind)["told"])


def _whole(pattern: str, parts: dict[str, str]) -> str:
    for part, meaning in parts.items():
        pattern = pattern.replace(f"{{{part}}}", meaning)
    return pattern
