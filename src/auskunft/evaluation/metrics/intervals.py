"""A mean with its 95 % interval.

Bias-corrected and accelerated bootstrap (BCa; Efron 1987, "Better Bootstrap Confidence
Intervals") by `scipy.stats.bootstrap`, with a fixed seed, so that two runs agree to the last
digit. Where all values are equal resampling knows no spread: thirty right out of thirty would
give [1, 1]. For shares of 0 and 1 the Wilson score interval (Wilson 1927) stands in there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

RESAMPLES = 4999
_SEED = 20240517
_NORMAL_QUANTILE = 1.959963984540054  # 97.5 % of the standard normal distribution
_FEWEST_OF_ONE_SIGN = 6


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `count` cases and the ends of its 95 % interval."""

    value: float
    low: float
    high: float
    count: int


def estimate(values: Sequence[float]) -> Estimate | None:
    """The mean of `values` (each from 0 to 1) with its interval; None where there are none."""
    if not values:
        return None
    # The order of cases must not move the interval: sorted values also share cached results.
    return _estimate(tuple(sorted(map(float, values))))


@lru_cache(maxsize=4096)
def _estimate(values: tuple[float, ...]) -> Estimate:
    mean = math.fsum(values) / len(values)
    if values[0] == values[-1]:
        low, high = _wilson(mean, len(values)) if mean in (0.0, 1.0) else (mean, mean)
    else:
        low, high = _bca(values)
    return Estimate(mean, low, high, len(values))


def difference_interval(differences: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of a mean of paired differences (each from -1 to 1).

    Equal differences throughout leave nothing to resample. By the sign test (Arbuthnot 1710)
    six of one sign are more than chance, 2 / 2^6 < 5 %; of fewer the interval reaches to 0.
    """
    values = tuple(sorted(map(float, differences)))
    if values and values[0] < values[-1]:
        return _bca(values)
    mean = values[0] if values else 0.0
    if len(values) < _FEWEST_OF_ONE_SIGN:
        return min(mean, 0.0), max(mean, 0.0)
    return mean, mean


@lru_cache(maxsize=4096)
def _bca(values: tuple[float, ...]) -> tuple[float, float]:
    import numpy as np  # noqa: PLC0415 - heavy, and `auskunft --help` must not wait for it
    from scipy.stats import bootstrap  # noqa: PLC0415 - the same

    outcome = bootstrap(
        (np.array(values),),
        np.mean,
        n_resamples=RESAMPLES,
        batch=500,
        method="BCa",
        rng=np.random.default_rng(_SEED),
    )
    interval = outcome.confidence_interval
    return float(interval.low), float(interval.high)


def _wilson(share: float, count: int) -> tuple[float, float]:
    square = _NORMAL_QUANTILE**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = share * (1 - share) / count + square / (4 * count * count)
    half = _NORMAL_QUANTILE * math.sqrt(spread) / (1 + square / count)
    low = 0.0 if share == 0 else middle - half
    high = 1.0 if share == 1 else middle + half
    return low, high
