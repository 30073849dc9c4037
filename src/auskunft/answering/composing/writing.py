"""An expression as an answer: the receipt, its bound, the sentence round it, its citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.composing.choosing import Composed
from auskunft.answering.composing.expressions import Operation
from auskunft.answering.composing.figures import Figure, Scene
from auskunft.answering.composing.lasting import Lasting
from auskunft.answering.described import Described
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged, together
from auskunft.domain import Answer, Comparator, Computation

_DIVIDES = frozenset({Operation.SHARE, Operation.EACH, Operation.RATIO})
_OF_REST = frozenset({Operation.PORTION_OF_REST, Operation.SHARE_OF_REST, Operation.COMPLEMENT})


def written(draft: Draft, scene: Scene, composed: Composed) -> Answer | None:
    """The answer; None where the bounds of the figures leave the result open."""
    operation = composed.expression.operation
    used = [scene.operands[number] for number in composed.expression.operands]
    as_given = [stated(draft, one) for one in used]
    figures = in_one_unit(as_given)
    hedge = _hedge(operation, figures)
    if hedge is None:
        return None
    receipt = _receipt(operation, used, figures)
    if operation is Operation.MINUS and receipt.unit == arithmetic.PERCENT:
        receipt = replace(receipt, unit="Prozentpunkte")
    if figures != as_given or any(one.is_time for one in used):
        operands = (
            one.source.operands(draft) if isinstance(one.source, Lasting) else (given.operand,)
            for one, given in zip(used, as_given, strict=True)
        )
        receipt = replace(receipt, operands=tuple(chain.from_iterable(operands)))
    cited = dict.fromkeys(one.citation for one in figures)
    answer = computed(draft, receipt, cited, _sentence(draft, operation), hedge=hedge)
    return replace(answer, confidence=composed.probability)


def stated(draft: Draft, figure: Figure) -> Stated:
    """A figure with its citation, to compute with."""
    if isinstance(figure.source, Lasting):
        return figure.source.as_stated(draft)
    if isinstance(figure.source, Described):
        return figure_of(draft, figure.source.quantity, figure.source.at)
    fact = figure.source.fact
    number = draft.citations.fact(fact)
    return Stated(fact.value, fact.spelling, fact.unit, fact.measure, number, fact.period)


def in_one_unit(figures: Sequence[Stated]) -> list[Stated]:
    """Amounts of different magnitudes ("1,2 Mio. Euro", "300.000 Euro") in full."""
    magnitudes = [german.magnitude(one.unit) for one in figures]
    bases = {base for _, base in magnitudes}
    if len({one.unit for one in figures}) == 1 or len(bases) > 1:
        return list(figures)
    return [
        one if factor == 1 else _in_full(one, one.value * factor, base)
        for one, (factor, base) in zip(figures, magnitudes, strict=True)
    ]


def _in_full(one: Stated, value: Decimal, unit: str) -> Stated:
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return replace(one, value=whole, unit=unit, spelling=arithmetic.shown(whole))


def _hedge(operation: Operation, stated: Sequence[Stated]) -> Comparator | None:
    """How the operands bound the result; None where they leave it open."""
    first, others = stated[0].comparator, together(stated[1:])
    if others is None:
        return None
    if operation in {Operation.SUM, Operation.TIMES}:
        return together(stated)
    if operation is Operation.MINUS:
        return hedged(others, first, denied=True)
    if operation is Operation.GROWTH:  # the more there was before, the less it grew
        return hedged(others, first, divided=True)
    return hedged(first, others, denied=operation in _OF_REST, divided=operation in _DIVIDES)


def _receipt(operation: Operation, used: Sequence[Figure], stated: Sequence[Stated]) -> Computation:
    first, last = stated[0], stated[-1]
    receipts: dict[Operation, Callable[[], Computation]] = {
        Operation.MINUS: lambda: arithmetic.remainder_of(first, stated[1:]),
        Operation.SUM: lambda: arithmetic.total(stated),
        Operation.SHARE: lambda: arithmetic.share(first, last),
        Operation.SHARE_OF_REST: lambda: arithmetic.share_of_rest(first, last),
        Operation.COMPLEMENT: lambda: arithmetic.complement(*stated),
        Operation.PORTION: lambda: _portion(used[0], first, last, rest=False),
        Operation.PORTION_OF_REST: lambda: _portion(used[0], first, last, rest=True),
        Operation.GROWTH: lambda: arithmetic.growth(first, last),
        Operation.RATIO: lambda: arithmetic.ratio(first, last),
        Operation.EACH: lambda: arithmetic.each(first, last),
        Operation.TIMES: lambda: arithmetic.product(last, first),
        Operation.MONTHLY: lambda: arithmetic.each_month(first),
        Operation.YEARLY: lambda: arithmetic.in_a_year(first),
    }
    return receipts[operation]()


def _portion(figure: Figure, share: Stated, whole: Stated, *, rest: bool) -> Computation:
    """So many percent, or a fraction in words, of a number or amount."""
    if figure.whole is None:
        return arithmetic.portion(share, whole, rest=rest)
    numerator, denominator = int(figure.value), int(figure.whole)
    spelling = f"{numerator}/{denominator}"
    if rest:
        numerator, spelling = denominator - numerator, f"(1 − {spelling})"
    return arithmetic.fraction(numerator, denominator, spelling, whole)


def _sentence(draft: Draft, operation: Operation) -> str:
    """The wording round the result."""
    query = draft.query
    if operation is Operation.MINUS:
        apart = query.has("operation.difference", "calculation.change", "operation.compare")
        return "difference" if apart else "rest"
    return {
        Operation.SUM: "sum",
        Operation.SHARE: "share",
        Operation.SHARE_OF_REST: "share",
        Operation.COMPLEMENT: "rest",
        Operation.PORTION: "part_of",
        Operation.PORTION_OF_REST: "rest",
        Operation.GROWTH: "change",
        Operation.RATIO: "ratio",
        Operation.EACH: "average",
        Operation.TIMES: "part_of",
        Operation.MONTHLY: "average",
        Operation.YEARLY: "part_of",
    }[operation]
