"""How long answers took, in seconds.

Cold is the first time that a question is asked, warm a repetition of it; percentiles by linear
interpolation between the closest ranks (Hyndman and Fan 1996, definition 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles of `count` answer times in seconds."""

    count: int
    p50: float
    p95: float
    p99: float


def latency(seconds: Sequence[float]) -> Latency | None:
    """The percentiles of the times; None where there are none."""
    if not seconds:
        return None
    ordered = sorted(seconds)
    return Latency(len(ordered), *(_percentile(ordered, share) for share in (0.50, 0.95, 0.99)))


def _percentile(ordered: Sequence[float], share: float) -> float:
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])
