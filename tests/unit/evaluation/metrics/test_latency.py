from __future__ import annotations

import pytest

from auskunft.evaluation.metrics.latency import latency


def test_percentiles_by_hand() -> None:
    found = latency([0.04, 0.01, 0.03, 0.02, 0.05])
    assert found is not None
    assert found.count == 5
    assert found.p50 == pytest.approx(0.03)
    assert found.p95 == pytest.approx(0.048)  # position 3.8 between 0.04 and 0.05
    assert found.p99 == pytest.approx(0.0496)


def test_one_time_and_none() -> None:
    found = latency([0.2])
    assert found is not None
    assert (found.p50, found.p99) == (0.2, 0.2)
    assert latency([]) is None
