"""How likely the best reading answers the question: a small logistic function."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auskunft.answering.reading.candidates import Reading

# The scale of `retrieval.Found`: a sentence whose words, n-grams, vector and passage all fit.
_HIGHEST_SCORE = 6.5


def confidence(readings: Sequence[Reading], weights: Mapping[str, float]) -> tuple[Reading, ...]:
    """The readings with their confidence set; order and everything else stay."""
    return tuple(
        replace(reading, confidence=_logistic(weights, evidence(readings, number)))
        for number, reading in enumerate(readings)
    )


def evidence(readings: Sequence[Reading], number: int) -> dict[str, float]:
    """What speaks for reading `number` being an answer at all, beyond being better than others."""
    reading = readings[number]
    features = reading.features
    others = [other.score for index, other in enumerate(readings) if index != number]
    margin = reading.score - max(others) if others else 2.0
    return {
        "constant": 1.0,
        "coverage": features["coverage"],
        "grams": features["grams"],
        "passage": features["passage"],
        "span": float(reading.end > reading.start),
        "span_score": max(-4.0, min(4.0, features.get("span_score", -4.0))) / 4,
        "near": features.get("span_near", 0.0),
        "retrieval": reading.candidate.score / _HIGHEST_SCORE,
        "margin": max(-3.0, min(3.0, margin)) / 3,
    }


def _logistic(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
