from __future__ import annotations

import pytest

from auskunft.evaluation.metrics.intervals import difference_interval, estimate


def test_no_values_no_estimate() -> None:
    assert estimate([]) is None


def test_all_right_still_leaves_doubt() -> None:
    found = estimate([1.0] * 30)
    assert found is not None
    assert (found.value, found.high, found.count) == (1, 1, 30)
    # Wilson: 1 / (1 + z²/n) = 30 / (30 + 3.8415)
    assert found.low == pytest.approx(30 / (30 + 3.841458820694124))


def test_all_wrong_likewise() -> None:
    found = estimate([0.0] * 30)
    assert found is not None
    assert found.low == 0
    assert found.high == pytest.approx(1 - 30 / (30 + 3.841458820694124))


def test_the_interval_holds_the_mean_and_is_that_of_a_share() -> None:
    found = estimate([1.0] * 80 + [0.0] * 20)
    assert found is not None
    assert found.value == 0.8
    # the normal approximation gives 0.8 ± 1.96 · 0.04
    assert found.low == pytest.approx(0.72, abs=0.02)
    assert found.high == pytest.approx(0.88, abs=0.02)


def test_the_order_of_cases_does_not_move_it() -> None:
    values = [0.1, 0.9, 0.4, 0.4, 1.0, 0.0]
    assert estimate(values) == estimate(values[::-1])


def test_one_case_is_enough_to_compute_something() -> None:
    found = estimate([0.5])
    assert found is not None
    assert (found.low, found.high) == (0.5, 0.5)


def test_paired_differences() -> None:
    assert difference_interval([]) == (0.0, 0.0)
    low, high = difference_interval([0.0] * 90 + [-1.0] * 10)
    assert low < -0.1 < high < 0
    low, high = difference_interval([0.0] * 90 + [-1.0] * 5 + [1.0] * 5)
    assert low < 0 < high


def test_equal_differences_are_more_than_chance_from_six_on() -> None:
    assert difference_interval([-1.0] * 5) == (-1.0, 0.0)
    assert difference_interval([0.5] * 5) == (0.0, 0.5)
    assert difference_interval([-1.0] * 6) == (-1.0, -1.0)
    assert difference_interval([0.0] * 6) == (0.0, 0.0)
