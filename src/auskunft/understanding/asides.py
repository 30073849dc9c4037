"""Words that somebody adds to a question and that narrow nothing: "eigentlich", "derzeit"."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_BELONGS = r"(?<!\b[Ww]ie)(?<!\bbis)(?<!\bseit)(?<!\b[Vv]on)(?<!\bab)"
"""Behind these words the next says something: "wie genau", "bis heute"."""


def without_asides(question: str) -> str:
    """The question without such words: "Wie viele Partner hat X derzeit?" → "… hat X?".

    Data: `asides` in `knowledge/expectation.toml`.
    """
    return _asides().sub("", question)


def has_asides(text: str) -> bool:
    """Whether a text has such words too."""
    return _asides().search(text) is not None


@lru_cache(maxsize=1)
def _asides() -> re.Pattern[str]:
    source = files("auskunft.knowledge").joinpath("expectation.toml").read_text(encoding="utf-8")
    words = "|".join(tomllib.loads(source)["asides"])
    return re.compile(rf"{_BELONGS}\s+(?:{words})(?=[\s?.!]|$)|^(?i:{words})\s+")
