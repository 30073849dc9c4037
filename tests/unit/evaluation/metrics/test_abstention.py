from __future__ import annotations

import pytest

from auskunft.evaluation.metrics.abstention import (
    Decision,
    coverage,
    curve,
    false_abstention,
    false_answer,
    selective_risk,
)


def decision(
    confidence: float, *, answered: bool = True, right: bool = True, answerable: bool = True
) -> Decision:
    return Decision(confidence, answered, right, answerable)


def test_each_rate_counts_what_it_is_about() -> None:
    right, wrong = decision(0.9), decision(0.9, right=False)
    refused = decision(0.1, answered=False, right=False)
    invented = decision(0.9, right=False, answerable=False)
    silent = decision(0.1, answered=False, answerable=False)
    cases = (right, wrong, refused, invented, silent)
    assert [coverage(case) for case in cases] == [1, 1, 0, 1, 0]
    assert [selective_risk(case) for case in cases] == [0, 1, None, 1, None]
    assert [false_answer(case) for case in cases] == [None, None, None, 1, 0]
    assert [false_abstention(case) for case in cases] == [0, 0, 1, None, None]


def test_a_curve_by_hand() -> None:
    found = curve(
        [
            decision(0.9),
            decision(0.8, right=False, answerable=False),
            decision(0.7),
            decision(0.1, answered=False, answerable=False),
        ]
    )
    assert [(p.threshold, p.coverage, p.risk, p.right) for p in found.points] == [
        (0.9, 0.25, 0.0, 0.75),  # the second withheld is right, the third is not
        (0.8, 0.5, 0.5, 0.5),
        (0.7, 0.75, pytest.approx(1 / 3), 0.75),
    ]
    # risks 0, 1/2, 1/3 at equal steps
    assert found.aurc == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)
    assert found.best is not None
    assert found.best.threshold == 0.7  # as right as 0.9, and answers more


def test_a_false_answer_of_low_confidence_is_worth_withholding() -> None:
    found = curve([decision(0.9), decision(0.2, right=False, answerable=False)])
    assert found.best is not None
    assert found.best.threshold == 0.9
    assert found.best.right == 1


def test_answers_of_equal_confidence_stand_or_fall_together() -> None:
    found = curve([decision(0.5, right=False), decision(0.5)])
    assert len(found.points) == 1
    assert found.aurc == 0.5


def test_order_does_not_matter() -> None:
    cases = [decision(0.5, right=False), decision(0.9), decision(0.7), decision(0.5)]
    assert curve(cases) == curve(cases[::-1])


def test_without_any_answer_there_is_no_curve() -> None:
    found = curve([decision(0.3, answered=False, right=False)])
    assert (found.points, found.aurc, found.best) == ((), None, None)
    assert curve([]).aurc is None
