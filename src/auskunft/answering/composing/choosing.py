"""The likeliest of all that could be worked out, and how likely it is."""

from __future__ import annotations

import functools
import math
import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from auskunft.answering.composing.barring import BARRING, grounds
from auskunft.answering.composing.evidence import Telling, evidence
from auskunft.answering.composing.expressions import OF_HUNDRED, Expression, Operation, expressions
from auskunft.answering.composing.figures import Scene

_ROUNDED = 0.004
"""By so much, of itself, a result may be rounded."""
_LITTLE = 1e-4
DOUBTS = "doubts"
"""The section of the weights by which the likeliest is doubted."""
_ALIKE = 4
"""Decimals to which results that are the same agree."""


@dataclass(frozen=True)
class Composed:
    """An expression and the probability that its result is what is asked for."""

    expression: Expression
    probability: float


def compose(scene: Scene) -> Composed | None:
    """What is most likely to be worked out; None where a figure as it stands is likelier.

    That there is no answer takes its share of the probability, and so do the grounds against it
    (`barring`): whoever asks sets from which on the result is given.
    """
    found, scores = _weighed(scene)
    best = likeliest(found, scores)
    against = grounds(scene, best.expression) if best is not None else ()
    if best is None or BARRING & {*against}:
        return None
    return replace(best, probability=_doubted(scene, best.probability, against))


def _doubted(scene: Scene, probability: float, against: Collection[str]) -> float:
    """The probability of an expression with what speaks against it."""
    told = doubts(probability, against, says_how=scene.says_how)
    weights = _doubts()
    score = sum(weights.get(name, 0.0) * value for name, value in told.items())
    return 1 / (1 + math.exp(-score))


def doubts(probability: float, against: Collection[str], *, says_how: bool) -> dict[str, float]:
    """What tells how far the likeliest is to be believed, by name."""
    odds = math.log((probability + _LITTLE) / (1 - probability + _LITTLE))
    found = {"odds": odds, "constant": 1.0, "says_how": float(says_how)}
    return found | dict.fromkeys(against, 1.0)


def chance_of(
    scene: Scene, result: float, operands: Collection[float], *, percent: bool
) -> float | None:
    """How likely a result of some figures is what is asked for; None where no expression is it.

    Result and operands in base units; `percent`: the result is so many of a hundred.
    """
    found, scores = _weighed(scene)
    highest = max([0.0, *scores])
    raised = [math.exp(score - highest) for score in scores]
    alike = [
        (value, one)
        for one, value in zip(found, raised, strict=True)
        if (one.operation in OF_HUNDRED) is percent
        and _share_operands({scene.operands[n].value for n in one.operands}, {*operands})
        and math.isclose(abs(one.result), abs(result), rel_tol=_ROUNDED, abs_tol=_ROUNDED)
    ]
    if not alike:
        return None
    probability = sum(value for value, _ in alike) / (sum(raised) + math.exp(-highest))
    likeliest_one = max(alike, key=lambda pair: pair[0])[1]
    return _doubted(scene, probability, grounds(scene, likeliest_one))


def _share_operands(some: set[float], others: set[float]) -> bool:
    """Whether both compute with the same figures, or one with some more (12 × 1.250 in a year)."""
    return some <= others or others <= some


def _weighed(scene: Scene) -> tuple[list[Expression], list[float]]:
    """All expressions, and what speaks for each altogether."""
    found = expressions(scene.operands)
    weights, telling = _weights(), _telling()
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in items.items())
        for items in (evidence(scene, one, telling) for one in found)
    ]
    return found, scores


def likeliest(found: list[Expression], scores: list[float]) -> Composed | None:
    """The expression of the likeliest result; that there is no answer has a score of 0.

    Results are the same where the same operation gives them. None where the likeliest is a figure
    as it stands.
    """
    if not found:
        return None
    highest = max(0.0, *scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised) + math.exp(-highest)
    by_result = defaultdict[tuple[str, float], list[tuple[float, Expression]]](list)
    for one, value in zip(found, raised, strict=True):
        by_result[one.operation, round(one.result, _ALIKE)].append((value / total, one))
    best = max(by_result.values(), key=lambda some: sum(share for share, _ in some))
    expression = max(best, key=lambda pair: pair[0])[1]
    probability = sum(share for share, _ in best)
    return None if expression.operation is Operation.STATED else Composed(expression, probability)


def prepare() -> None:
    """Reads the weights, some 40 ms, for which the first question would wait."""
    _telling()


@functools.cache
def _telling() -> Telling:
    """The words that have a weight."""
    names = [name.partition(".")[2].partition(".") for name in _weights()]
    asked, near = (
        frozenset(word for where, _, word in names if where == wanted)
        for wanted in ("word", "near")
    )
    return Telling(asked, near)


@functools.cache
def _weights() -> Mapping[str, float]:
    return {
        f"{section}.{name}" if section != "all" else name: weight
        for section, names in _source().items()
        if section != DOUBTS
        for name, weight in names.items()
    }


def _doubts() -> Mapping[str, float]:
    return _source()[DOUBTS]


@functools.cache
def _source() -> Mapping[str, Mapping[str, float]]:
    source = files("auskunft.knowledge").joinpath("composing.toml")
    raw: dict[str, dict[str, float]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return raw
