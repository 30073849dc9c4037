"""All that can be worked out of some figures: operations, their operands and results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from auskunft.answering.composing.figures import Figure

_HUNDRED, _MONTHS = 100, 12
_FEWEST = 3
_MOST_ADDED = 7
_MOST_TAKEN_FROM = 6
_EACH = re.compile(
    r"\b(?:je|jeweils|jede[rsmn]?|pro|per|each|every|\w+mal)\b|-mal\b", re.IGNORECASE
)
_LEAST_EACH = 0.05
"""What is shared out is no less than so much of the number it is shared among."""


class Operation(StrEnum):
    """What is worked out; `STATED` is the figure as it stands."""

    STATED = "stated"
    MINUS = "minus"
    SUM = "sum"
    SHARE = "share"
    SHARE_OF_REST = "share_of_rest"
    COMPLEMENT = "complement"
    PORTION = "portion"
    PORTION_OF_REST = "portion_of_rest"
    GROWTH = "growth"
    RATIO = "ratio"
    EACH = "each"
    TIMES = "times"
    MONTHLY = "monthly"
    YEARLY = "yearly"


OF_HUNDRED = frozenset(
    {Operation.SHARE, Operation.SHARE_OF_REST, Operation.COMPLEMENT, Operation.GROWTH}
)
"""Those that give so many of a hundred."""


@dataclass(frozen=True)
class Expression:
    """An operation over figures, by their numbers, and its result in base units.

    The first operand is what is taken from, the part, what was before, what is shared out, or what
    comes several times. `MONTHLY` and `YEARLY` are a twelfth of a figure and twelve times as much.
    """

    operation: Operation
    operands: tuple[int, ...]
    result: float


def expressions(figures: Sequence[Figure]) -> list[Expression]:
    """All expressions over the figures, the stretches of time among them last.

    Those of two indicators are left to the rules for them.
    """
    times = [number for number, one in enumerate(figures) if one.is_time]
    plain = figures[: len(figures) - len(times)]
    found = [*_of_one(plain)]
    for first, second in permutations(range(len(plain)), 2):
        if not (plain[first].stated_by_fact and plain[second].stated_by_fact):
            found += _of_two(plain, first, second)
    for number, one in enumerate(plain):
        for time in times:
            if one.passage == figures[time].passage:
                found += _over_time(one, figures[time], (number, time))
    return [*found, *_of_several(plain)]


def _of_one(figures: Sequence[Figure]) -> Iterator[Expression]:
    for number, one in enumerate(figures):
        yield Expression(Operation.STATED, (number,), one.value)
        if one.percent and not one.stated_by_fact and one.value < _HUNDRED:
            yield Expression(Operation.COMPLEMENT, (number,), _HUNDRED - one.value)
        if not one.percent and one.whole is None:
            yield Expression(Operation.MONTHLY, (number,), one.value / _MONTHS)
            if not one.stated_by_fact:
                yield Expression(Operation.YEARLY, (number,), one.value * _MONTHS)


def _over_time(one: Figure, time: Figure, pair: tuple[int, int]) -> Iterator[Expression]:
    """So much each month or year for so many of them, and what all of it is for one."""
    if one.percent or one.whole is not None:
        return
    yield Expression(Operation.TIMES, pair, one.value * time.value)
    yield Expression(Operation.EACH, pair, one.value / time.value)


def _of_two(figures: Sequence[Figure], i: int, j: int) -> Iterator[Expression]:
    one, other, pair = figures[i], figures[j], (i, j)
    beside = one.passage == other.passage or one.stated_by_fact or other.stated_by_fact
    if one.whole is not None or other.whole is not None:
        yield from _fractions(one, other, pair) if beside else ()
        return
    if one.percent and not other.percent and beside and one.value < _HUNDRED:
        share = one.value / _HUNDRED
        yield Expression(Operation.PORTION, pair, share * other.value)
        yield Expression(Operation.PORTION_OF_REST, pair, (1 - share) * other.value)
    if one.unit == other.unit:
        yield from _of_same_unit(one, other, pair, beside=beside)
    shared = other.unit == "" and not one.percent and one.noun != other.noun
    if shared and beside and other.value > 1 and one.value >= _LEAST_EACH * other.value:
        yield Expression(Operation.EACH, pair, one.value / other.value)
    if beside and _may_be_multiplied(one, other):
        yield Expression(Operation.TIMES, pair, one.value * other.value)


def _may_be_multiplied(one: Figure, other: Figure) -> bool:
    """Whether one may be so much for each of as many as the other counts."""
    counts = other.unit == "" and other.value > 1 and other.value % 1 == 0
    plain = not one.percent and not one.stated_by_fact and not other.stated_by_fact
    return counts and plain and (one.unit != "" or _EACH.search(one.text) is not None)


def _fractions(one: Figure, other: Figure, pair: tuple[int, int]) -> Iterator[Expression]:
    if one.whole is None or other.whole is not None or other.percent or one.value >= one.whole:
        return
    share = one.value / one.whole
    yield Expression(Operation.PORTION, pair, share * other.value)
    yield Expression(Operation.PORTION_OF_REST, pair, (1 - share) * other.value)


def _of_same_unit(
    one: Figure, other: Figure, pair: tuple[int, int], *, beside: bool
) -> Iterator[Expression]:
    if one.value > other.value:
        yield Expression(Operation.MINUS, pair, one.value - other.value)
    if pair[0] < pair[1] and (beside or not one.percent):
        yield Expression(Operation.SUM, pair, one.value + other.value)
    if other.value > one.value > 0 and not one.percent and beside:
        share = one.value / other.value * _HUNDRED
        yield Expression(Operation.SHARE, pair, share)
        yield Expression(Operation.SHARE_OF_REST, pair, _HUNDRED - share)
    if one.value > 0 and one.value != other.value:
        change = (other.value - one.value) / one.value * _HUNDRED
        yield Expression(Operation.GROWTH, pair, change)
    if one.value > other.value > 0:
        yield Expression(Operation.RATIO, pair, one.value / other.value)


def _of_several(figures: Sequence[Figure]) -> Iterator[Expression]:
    """Sums of three or more figures of a sentence, and what two leave of a whole."""
    groups: dict[tuple[int, str], list[int]] = {}
    for number, one in enumerate(figures):
        if _is_plain(one):
            groups.setdefault((one.sentence, one.unit), []).append(number)
    for group in groups.values():
        if _FEWEST <= len(group) <= _MOST_ADDED:
            yield from _sums(figures, group)
        if len(group) <= _MOST_TAKEN_FROM:
            yield from _without_some(figures, group)
            if figures[group[0]].percent:
                yield from _rests_of_hundred(figures, group)


def _is_plain(figure: Figure) -> bool:
    return not figure.stated_by_fact and figure.whole is None


def _sums(figures: Sequence[Figure], group: Sequence[int]) -> Iterator[Expression]:
    """Of all figures of a sentence, all but the first, and any three."""
    chosen = {tuple(group), tuple(group[1:]), *combinations(group, _FEWEST)}
    for some in sorted(one for one in chosen if len(one) >= _FEWEST):
        yield Expression(Operation.SUM, some, sum(figures[number].value for number in some))


def _without_some(figures: Sequence[Figure], group: Sequence[int]) -> Iterator[Expression]:
    """What two or three figures of a sentence leave of a figure in their passage."""
    like = figures[group[0]]
    for whole, one in enumerate(figures):
        if not _is_plain(one) or (one.unit, one.passage) != (like.unit, like.passage):
            continue
        others = [number for number in group if number != whole]
        for some in (*combinations(others, 2), *combinations(others, _FEWEST)):
            left = one.value - sum(figures[number].value for number in some)
            if left > 0:
                yield Expression(Operation.MINUS, (whole, *some), left)


def _rests_of_hundred(figures: Sequence[Figure], group: Sequence[int]) -> Iterator[Expression]:
    """What several shares of a sentence leave."""
    for some in (*combinations(group, 2), *combinations(group, _FEWEST)):
        left = _HUNDRED - sum(figures[number].value for number in some)
        if left > 0:
            yield Expression(Operation.COMPLEMENT, some, left)
