"""Computations over stated figures: pure functions that give the receipt, or say why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from auskunft import german
from auskunft.domain import Comparator, Computation, Operand, Period

PERCENT = "Prozent"
_HUNDRED, _MONTHS = 100, 12
_SMALL = Decimal("0.1")
"""Below so many millions an average is given in full."""


@dataclass(frozen=True)
class Stated:
    """A figure to compute with: value, spelling, unit, what it refers to, its citation, bound."""

    value: Decimal
    spelling: str
    unit: str
    name: str
    citation: int
    period: Period | None = None
    denominator: str = ""
    comparator: Comparator = Comparator.EXACT

    @property
    def operand(self) -> Operand:
        """The figure in the receipt."""
        return Operand(self.value, self.unit, self.citation)


def refusal(figures: Sequence[Stated]) -> str | None:
    """Why the figures may not be combined: "units" or "periods"; None if they may."""
    if len({(figure.unit, figure.denominator) for figure in figures}) > 1:
        return "units"
    if len({figure.period for figure in figures}) > 1:
        return "periods"
    return None


def total(figures: Sequence[Stated]) -> Computation:
    """The sum of figures of one unit."""
    result = sum((figure.value for figure in figures), Decimal(0))
    formula = " + ".join(figure.spelling for figure in figures)
    return Computation(f"{formula} = {shown(result)}", _operands(figures), result, figures[0].unit)


def subtracted(figures: Sequence[Stated]) -> Computation:
    """The first figure without the others."""
    return remainder_of(figures[0], figures[1:])


def average(figures: Sequence[Stated]) -> Computation:
    """The arithmetic mean, with one decimal more than the figures where that is exact."""
    exact = _divided(sum((figure.value for figure in figures), Decimal(0)), Decimal(len(figures)))
    decimals = max(max(0, -int(figure.value.as_tuple().exponent)) for figure in figures)
    finer = rounded(exact, decimals + 1)
    digits = decimals if finer != exact or rounded(exact, decimals) == exact else decimals + 1
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    added = " + ".join(figure.spelling for figure in figures)
    formula = f"({added}) : {len(figures)} {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, _operands(figures), result, figures[0].unit, rounding)


def difference_of_sums(left: Sequence[Stated], right: Sequence[Stated]) -> Computation:
    """The larger of two sums minus the smaller."""
    larger, smaller = sorted((left, right), key=lambda side: total(side).result, reverse=True)
    result = total(larger).result - total(smaller).result
    unit = "Prozentpunkte" if larger[0].unit == PERCENT else larger[0].unit
    formula = f"{_added(larger)} − {_added(smaller)} = {shown(result)}"
    return Computation(formula, _operands((*larger, *smaller)), result, unit)


def rate(figure: Stated, per: Stated) -> Computation:
    """So much for each of something: 4,2 Mio. Einwohner on 21.000 km².

    The units' magnitudes are multiplied out; the more digits, the smaller the result is.

    Raises:
        ZeroDivisionError: there is none of what it is counted by.
    """
    factor, base = german.magnitude(figure.unit)
    per_factor, per_base = german.magnitude(per.unit)
    exact = _divided(figure.value * factor, per.value * per_factor)
    digits = 0 if exact >= _HUNDRED else 1 if exact >= 1 else 3
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{_multiplied(figure)} : {_multiplied(per)} {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    unit = f"{base or figure.name} je {per_base or per.name}"
    return Computation(formula, (figure.operand, per.operand), result, unit, rounding)


def difference(first: Stated, second: Stated) -> Computation:
    """The larger minus the smaller; percentages differ by percentage points."""
    larger, smaller = sorted((first, second), key=lambda figure: figure.value, reverse=True)
    result = larger.value - smaller.value
    unit = "Prozentpunkte" if larger.unit == PERCENT else larger.unit
    formula = f"{larger.spelling} − {_bracketed(smaller)} = {shown(result)}"
    return Computation(formula, (larger.operand, smaller.operand), result, unit)


def ratio(first: Stated, second: Stated, digits: int = 1) -> Computation:
    """The larger divided by the smaller, without a unit.

    Raises:
        ZeroDivisionError: the smaller figure is zero.
    """
    larger, smaller = sorted((first, second), key=lambda figure: abs(figure.value), reverse=True)
    exact = _divided(larger.value, smaller.value)
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{larger.spelling} : {_bracketed(smaller)} {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, (larger.operand, smaller.operand), result, "", rounding)


def share(part: Stated, whole: Stated, digits: int = 1) -> Computation:
    """The part in percent of the whole."""
    exact = _divided(part.value * 100, whole.value)
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{part.spelling} : {_bracketed(whole)} × 100 {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, (part.operand, whole.operand), result, PERCENT, rounding)


def share_of_sum(part: Stated, all_parts: Sequence[Stated], digits: int = 1) -> Computation:
    """The part in percent of the sum of all parts, which itself is not stated."""
    exact = _divided(part.value * 100, total(all_parts).result)
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{part.spelling} : {_added(all_parts)} × 100 {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, _operands(all_parts), result, PERCENT, rounding)


def product(count: Stated, each: Stated) -> Computation:
    """So many times a figure: 32 × 900.000 Euro."""
    result = count.value * each.value
    formula = f"{count.spelling} × {each.spelling} = {shown(result)}"
    return Computation(formula, (count.operand, each.operand), result, each.unit)


def in_a_year(each: Stated) -> Computation:
    """What comes each month, over twelve of them."""
    result = each.value * _MONTHS
    formula = f"{each.spelling} × {_MONTHS} = {shown(result)}"
    return Computation(formula, (each.operand,), result, each.unit)


def each_month(total_of_year: Stated) -> Computation:
    """A twelfth of what a year has."""
    receipt = each(total_of_year, Stated(Decimal(_MONTHS), str(_MONTHS), "", "", 0))
    return replace(receipt, operands=(total_of_year.operand,))


def scaled(
    each: Stated, asked: Decimal, spelled: str, base: Decimal, base_spelled: str
) -> Computation:
    """A figure for each `base` of something, reckoned for `asked` of it: 300 × 500.000 : 1 Mio."""
    exact = _divided(each.value * asked, base)
    formula = f"{each.spelling} × {spelled} : {base_spelled}"
    return _rounded(formula, (each.operand,), exact, 1, each.unit)


def share_of_rest(part: Stated, whole: Stated, digits: int = 1) -> Computation:
    """What is left without the part, in percent of the whole."""
    exact = _divided((whole.value - part.value) * 100, whole.value)
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    left = f"({whole.spelling} − {part.spelling})"
    formula = f"{left} : {whole.spelling} × 100 {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, (whole.operand, part.operand), result, PERCENT, rounding)


_EURO = "Euro"
_SHORT_DECIMALS = 2
"""Decimals that an exact part of an amount may have ("1,28 Mio. Euro")."""


def portion(percentage: Stated, whole: Stated, *, rest: bool = False) -> Computation:
    """So many percent of a number of things: "80 % von 200"; `rest`: what is left of it."""
    share = Decimal(100) - percentage.value if rest else percentage.value
    spelled = f"(100 − {percentage.spelling})" if rest else percentage.spelling
    exact = share * whole.value / 100
    short = exact == rounded(exact, _SHORT_DECIMALS)
    decimals = max(0, -int(exact.normalize().as_tuple().exponent)) if short else 1
    digits = 0 if not whole.unit else decimals
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{spelled} % × {whole.spelling} {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, (percentage.operand, whole.operand), result, whole.unit, rounding)


def portion_of_rest(parts: Sequence[Stated], whole: Stated) -> Computation:
    """What several percentages of a number or amount leave of it: "(100 − 60) % × 95"."""
    left = Decimal(100) - sum((part.value for part in parts), Decimal(0))
    share = replace(
        parts[0], value=left, spelling=" − ".join(["100", *(p.spelling for p in parts)])
    )
    receipt = portion(replace(share, spelling=f"({share.spelling})"), whole)
    return replace(receipt, operands=_operands((*parts, whole)))


def fraction(numerator: int, denominator: int, spelling: str, whole: Stated) -> Computation:
    """A fraction in words of a figure: "zwei Fünftel von 31,5"."""
    exact = _divided(whole.value * numerator, Decimal(denominator))
    digits = max(1, -int(whole.value.as_tuple().exponent)) if whole.unit else 0
    if whole.unit == _EURO and exact == rounded(exact, 0):
        digits = 0
    result = rounded(exact, digits)
    sign = "=" if result == exact else "≈"
    formula = f"{spelling} × {whole.spelling} {sign} {shown(result)}"
    rounding = "" if result == exact else _rounding(digits)
    return Computation(formula, (whole.operand,), result, whole.unit, rounding)


def complement(*parts: Stated) -> Computation:
    """What is left of 100 percent."""
    result = Decimal(100) - sum((part.value for part in parts), Decimal(0))
    formula = " − ".join(["100", *(part.spelling for part in parts)])
    return Computation(f"{formula} = {shown(result)}", _operands(parts), result, PERCENT)


def remainder(whole: Stated, part: Stated) -> Computation:
    """What is left of a whole without a part of it."""
    result = whole.value - part.value
    formula = f"{whole.spelling} − {part.spelling} = {shown(result)}"
    return Computation(formula, (whole.operand, part.operand), result, whole.unit)


def remainder_of(whole: Stated, parts: Sequence[Stated], *, share: bool = False) -> Computation:
    """What is left of a whole without several parts; `share`: in percent of it."""
    left = whole.value - sum((part.value for part in parts), Decimal(0))
    formula = " − ".join(one.spelling for one in (whole, *parts))
    operands = _operands((whole, *parts))
    if not share:
        return Computation(f"{formula} = {shown(left)}", operands, left, whole.unit)
    exact = _divided(left * _HUNDRED, whole.value)
    return _rounded(f"({formula}) : {whole.spelling} × 100", operands, exact, 1, PERCENT)


def each(total_of_all: Stated, number: Stated) -> Computation:
    """What each has on average; amounts of millions to two decimals, all else to one.

    Raises:
        ZeroDivisionError: the number is zero.
    """
    factor, base = german.magnitude(total_of_all.unit)
    if total_of_all.value / number.value < _SMALL and factor != 1:
        spelled = _multiplied(total_of_all)
        value = total_of_all.value * factor
        in_full = each(replace(total_of_all, value=value, spelling=spelled, unit=base), number)
        return replace(in_full, operands=_operands((total_of_all, number)))
    exact = _divided(total_of_all.value, number.value)
    digits = 2 if german.magnitude(total_of_all.unit)[0] != 1 else 1
    digits = 0 if exact >= _HUNDRED else digits
    formula = f"{total_of_all.spelling} : {number.spelling}"
    return _rounded(formula, _operands((total_of_all, number)), exact, digits, total_of_all.unit)


def each_year(total_of_all: Stated, first: Stated, last: Stated) -> Computation:
    """What an amount for a run of years, both ends counted, is for one of them on average."""
    number = last.value - first.value + 1
    years = f"({last.spelling} − {first.spelling} + 1)"
    receipt = each(total_of_all, Stated(number, years, "", "", first.citation))
    return replace(receipt, operands=_operands((total_of_all, first, last)))


def growth(before: Stated, after: Stated) -> Computation:
    """By how many percent a figure grew (or shrank, where negative).

    Raises:
        ZeroDivisionError: it was zero before.
    """
    exact = _divided((after.value - before.value) * _HUNDRED, before.value)
    formula = f"({after.spelling} − {before.spelling}) : {before.spelling} × 100"
    return _rounded(formula, _operands((after, before)), exact, 1, PERCENT)


def growth_by(after: Stated, by: Stated, *, less: bool) -> Computation:
    """By how many percent a figure grew that is so much more (or less) than before.

    Raises:
        ZeroDivisionError: it was zero before.
    """
    before = after.value + by.value if less else after.value - by.value
    change = -by.value if less else by.value
    exact = _divided(change * _HUNDRED, before)
    sign, own = ("+", f"−{by.spelling}") if less else ("−", by.spelling)
    formula = f"{own} : ({after.spelling} {sign} {by.spelling}) × 100"
    return _rounded(formula, _operands((after, by)), exact, 1, PERCENT)


def before_change(after: Stated, share: Decimal) -> Computation:
    """What a figure was before it changed by a share of itself: 3.800 : (1 + 0,25).

    Raises:
        ZeroDivisionError: it lost all of it.
    """
    exact = _divided(after.value, 1 + share)
    sign = "+" if share >= 0 else "−"
    formula = f"{after.spelling} : (1 {sign} {shown(abs(share).normalize())})"
    digits = 1 if after.unit else 0
    return _rounded(formula, (after.operand,), exact, digits, after.unit)


def _rounded(
    formula: str, operands: tuple[Operand, ...], exact: Decimal, digits: int, unit: str
) -> Computation:
    """The receipt of a result that may have to be rounded."""
    result = rounded(exact, digits)
    if result == exact:
        short = exact.normalize() if exact % 1 else exact.quantize(Decimal(1))
        return Computation(f"{formula} = {shown(short)}", operands, short, unit)
    return Computation(f"{formula} ≈ {shown(result)}", operands, result, unit, _rounding(digits))


def rounded(value: Decimal, digits: int) -> Decimal:
    """Rounded half up to so many decimals, trailing zeros of an exact result removed."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def shown(value: Decimal) -> str:
    """A value in German notation."""
    return german.format_number(value)


def _divided(dividend: Decimal, divisor: Decimal) -> Decimal:
    return dividend / divisor


def _rounding(digits: int) -> str:
    if digits == 0:
        return "auf ganze Zahlen gerundet"
    return "auf eine Nachkommastelle gerundet" if digits == 1 else f"auf {digits} Stellen gerundet"


def _multiplied(figure: Stated) -> str:
    """The spelling with its magnitude: "2,40 Mio."."""
    head = figure.unit.split(" ")[0] if german.magnitude(figure.unit)[0] != 1 else ""
    return f"{figure.spelling} {head}".strip()


def _added(figures: Sequence[Stated]) -> str:
    added = " + ".join(figure.spelling for figure in figures)
    return f"({added})" if len(figures) > 1 else _bracketed(figures[0])


def _bracketed(figure: Stated) -> str:
    return f"({figure.spelling})" if figure.value < 0 else figure.spelling


def _operands(figures: Sequence[Stated]) -> tuple[Operand, ...]:
    return tuple(figure.operand for figure in figures)
