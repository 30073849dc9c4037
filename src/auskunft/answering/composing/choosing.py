"""The likeliest of all that could be worked out, and how likely it is."""

from __future__ import annotations

import functools
import math
import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files

from auskunft.answering.composing.barring import barred
from auskunft.answering.composing.evidence import Telling, evidence
from auskunft.answering.composing.expressions import Expression, Operation, expressions
from auskunft.answering.composing.figures import Scene

_OF_HUNDRED = frozenset(
    {Operation.SHARE, Operation.SHARE_OF_REST, Operation.COMPLEMENT, Operation.GROWTH}
)
_ROUNDED = 0.004
"""By so much, of itself, a result may be rounded."""
_ALIKE = 4
"""Decimals to which results that are the same agree."""


@dataclass(frozen=True)
class Composed:
    """An expression and the probability that its result is what is asked for."""

    expression: Expression
    probability: float


def compose(scene: Scene) -> Composed | None:
    """What is most likely to be worked out; None where a figure as it stands is likelier.

    That there is no answer takes its share of the probability: whoever asks sets from which on the
    result is given. What cannot be meant (`barring`) is not given either.
    """
    found, scores = _weighed(scene)
    best = likeliest(found, scores)
    return best if best is not None and not barred(scene, best.expression) else None


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
        value
        for one, value in zip(found, raised, strict=True)
        if (one.operation in _OF_HUNDRED) is percent
        and {scene.figures[number].value for number in one.operands} == {*operands}
        and math.isclose(abs(one.result), abs(result), rel_tol=_ROUNDED, abs_tol=_ROUNDED)
    ]
    return sum(alike) / (sum(raised) + math.exp(-highest)) if alike else None


def _weighed(scene: Scene) -> tuple[list[Expression], list[float]]:
    """All expressions, and what speaks for each altogether."""
    found = expressions(scene.figures)
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
    source = files("auskunft.knowledge").joinpath("composing.toml")
    raw: dict[str, dict[str, float]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}" if section != "all" else name: weight
        for section, names in raw.items()
        for name, weight in names.items()
    }
