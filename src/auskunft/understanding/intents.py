"""How people ask for other things than a plain fact; patterns are data (`intents.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from auskunft import german


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = files("auskunft.knowledge").joinpath("intents.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        f"{group}.{name}": re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        for group, table in raw.items()
        for name, patterns in table.items()
    }


@lru_cache(maxsize=8192)
def intents(question: str) -> frozenset[str]:
    """The names ("operation.sum", "document.topic", …) of all patterns that fit a question."""
    folded = " ".join(german.fold(question).split())
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(folded))


_COME_OF = re.compile(
    r"\b(?:Aus|Neu)?[Gg]ründung(?:en)?\b|\bStart-?[Uu]ps?\b|\b[Ss]pin-offs?\b"
    r"|\b(?:[Dd]a|wo)raus\b.*\bhervor\w*|\b[Aa]us ih(?:m|r|nen) .*\bhervor\w*"
    r"|(?:,\s*aus|^Aus) (?:denen|de[mr]) .*\bhervor\w*"
)


def tells_origin(text: str) -> frozenset[str]:
    """The intents of a text without what it says of firms that came out of something."""
    return intents(_COME_OF.sub(" ", text))
