"""The weights of reading, from `knowledge/reading_weights.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights: of sentence features, of span features by question group, of confidence."""

    sentence: Mapping[str, float]
    span: Mapping[str, Mapping[str, float]]
    confidence: Mapping[str, float]


@functools.cache
def shipped_weights() -> Weights:
    """The weights that the package ships, fitted by `benchmarks/reading.py --fit`."""
    source = files("auskunft.knowledge").joinpath("reading_weights.toml").read_text("utf-8")
    data = tomllib.loads(source)
    return Weights(data["sentence"], data["span"], data["confidence"])
