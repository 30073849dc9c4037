"""Knowing what it does not know: the trade-off of coverage and risk.

Sources: El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective Classification"
(coverage, selective risk); Rajpurkar, Jia and Liang 2018, "Know What You Don't Know" (false
answers and false abstentions: what is and what is not answerable, each by itself); Geifman, Uziel
and El-Yaniv 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers" (AURC).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """What a risk-coverage curve needs to know of a case."""

    confidence: float
    answered: bool
    right: bool
    answerable: bool


def coverage(decision: Decision) -> float:
    """1 if the question was answered: coverage is the share of all that were."""
    return float(decision.answered)


def selective_risk(decision: Decision) -> float | None:
    """1 for a wrong answer, 0 for a right one, None for no answer: the share of answers wrong."""
    return float(not decision.right) if decision.answered else None


def false_answer(decision: Decision) -> float | None:
    """1 if an unanswerable question was answered; None for answerable ones."""
    return None if decision.answerable else float(decision.answered)


def false_abstention(decision: Decision) -> float | None:
    """1 if an answerable question was not answered; None for unanswerable ones."""
    return float(not decision.answered) if decision.answerable else None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """With answers below `threshold` withheld: share of all cases answered, share of those wrong.

    `right` is the share of all cases that would then be right, an unanswerable one being right
    as soon as it is not answered.
    """

    threshold: float
    coverage: float
    risk: float
    right: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Points by falling threshold, the area under them, and the threshold to choose."""

    points: tuple[CurvePoint, ...]
    aurc: float | None
    best: CurvePoint | None


def curve(decisions: Sequence[Decision]) -> Curve:
    """The risk-coverage curve over the confidence of the answers that were given.

    AURC is the mean selective risk over the answers taken one by one by falling confidence
    (answers of equal confidence together): the smaller, the better. The best threshold is the
    one with most cases right; among equals the lowest, since that answers most.
    """
    points = tuple(_points(decisions))
    best = max(points, key=lambda point: (point.right, -point.threshold), default=None)
    answered = sum(decision.answered for decision in decisions)
    if not answered:
        return Curve(points, None, best)
    area, before = 0.0, 0.0
    for point in points:
        area += point.risk * (point.coverage - before)
        before = point.coverage
    return Curve(points, area * len(decisions) / answered, best)


def _points(decisions: Sequence[Decision]) -> list[CurvePoint]:
    """One point for each distinct confidence of an answer, by falling confidence."""
    total = len(decisions)
    given = sorted((d for d in decisions if d.answered), key=lambda item: -item.confidence)
    # With every answer withheld, what is unanswerable or rightly left unanswered is right.
    right = sum(not d.answerable if d.answered else d.right for d in decisions)
    wrong = 0
    points: list[CurvePoint] = []
    for number, decision in enumerate(given, start=1):
        wrong += not decision.right
        right += decision.right - (not decision.answerable)
        if number == len(given) or given[number].confidence < decision.confidence:
            point = CurvePoint(decision.confidence, number / total, wrong / number, right / total)
            points.append(point)
    return points
