"""The word lists of `knowledge/german.toml`, read once on first use."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def lexicon() -> dict[str, Any]:
    """The tables of the file as they stand."""
    text = files("auskunft.knowledge").joinpath("german.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
