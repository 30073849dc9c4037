from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.prose_figures import hedged
from auskunft.domain import Comparator, Computation, Operand, Period


def figure(
    spelling: str, unit: str = "", citation: int = 1, period: int | None = None, per: str = ""
) -> Stated:
    value = Decimal(spelling.replace(".", "").replace(",", "."))
    when = Period(period, period) if period else None
    return Stated(value, spelling, unit, "", citation, when, per)


PERCENT = arithmetic.PERCENT
_RATIO_OF_REST = {"denied": True, "divided": True}


@pytest.mark.parametrize(
    ("found", "formula", "result", "unit", "rounding"),
    [
        (
            arithmetic.total([figure("0,35", PERCENT), figure("0,6", PERCENT)]),
            "0,35 + 0,6 = 0,95",
            "0.95",
            PERCENT,
            "",
        ),
        (arithmetic.total([figure("1.200")] * 3), "1.200 + 1.200 + 1.200 = 3.600", "3600", "", ""),
        (arithmetic.total([figure("5"), figure("-7")]), "5 + -7 = -2", "-2", "", ""),
        (
            arithmetic.difference(figure("1,5", PERCENT), figure("2,25", PERCENT)),
            "2,25 − 1,5 = 0,75",
            "0.75",
            "Prozentpunkte",
            "",
        ),
        (
            arithmetic.difference(figure("900", "Euro"), figure("1.000", "Euro")),
            "1.000 − 900 = 100",
            "100",
            "Euro",
            "",
        ),
        (
            arithmetic.difference(figure("-0,3", PERCENT), figure("0,2", PERCENT)),
            "0,2 − (-0,3) = 0,5",
            "0.5",
            "Prozentpunkte",
            "",
        ),
        (arithmetic.ratio(figure("4"), figure("10")), "10 : 4 = 2,5", "2.5", "", ""),
        (
            arithmetic.ratio(figure("3"), figure("10")),
            "10 : 3 ≈ 3,3",
            "3.3",
            "",
            "auf eine Nachkommastelle gerundet",
        ),
        (
            arithmetic.share(figure("30"), figure("120")),
            "30 : 120 × 100 = 25,0",
            "25.0",
            PERCENT,
            "",
        ),
        (
            arithmetic.share(figure("66"), figure("268")),
            "66 : 268 × 100 ≈ 24,6",
            "24.6",
            PERCENT,
            "auf eine Nachkommastelle gerundet",
        ),
        (
            arithmetic.portion(figure("80", PERCENT), figure("200")),
            "80 % × 200 = 160",
            "160",
            "",
            "",
        ),
        (
            arithmetic.portion(figure("60", PERCENT), figure("84")),
            "60 % × 84 ≈ 50",
            "50",
            "",
            "auf ganze Zahlen gerundet",
        ),
        (
            arithmetic.portion(figure("5", PERCENT), figure("12,5", "Mio. Euro")),
            "5 % × 12,5 ≈ 0,6",
            "0.6",
            "Mio. Euro",
            "auf eine Nachkommastelle gerundet",
        ),
        (
            arithmetic.fraction(2, 5, "zwei Fünftel", figure("31,5", "Mio. Euro")),
            "zwei Fünftel × 31,5 = 12,6",
            "12.6",
            "Mio. Euro",
            "",
        ),
        (
            arithmetic.fraction(1, 3, "ein Drittel", figure("100")),
            "ein Drittel × 100 ≈ 33",
            "33",
            "",
            "auf ganze Zahlen gerundet",
        ),
        (arithmetic.complement(figure("60", PERCENT)), "100 − 60 = 40", "40", PERCENT, ""),
        (arithmetic.remainder(figure("84"), figure("36")), "84 − 36 = 48", "48", "", ""),
    ],
)
def test_receipts(found: Computation, formula: str, result: str, unit: str, rounding: str) -> None:
    assert found.formula == formula
    assert found.result == Decimal(result)
    assert (found.unit, found.rounding) == (unit, rounding)


def test_operands_stand_in_the_order_of_the_formula_with_their_citations() -> None:
    small, large = figure("1", "Euro", citation=1), figure("2", "Euro", citation=2)
    operands = (Operand(Decimal(2), "Euro", 2), Operand(Decimal(1), "Euro", 1))
    assert arithmetic.difference(small, large).operands == operands
    assert arithmetic.ratio(small, large).operands == operands
    assert arithmetic.share(large, small).operands == operands
    assert arithmetic.remainder(large, small).operands == operands
    assert arithmetic.total([large, small]).operands == operands
    assert arithmetic.fraction(1, 2, "die Hälfte", large).operands == operands[:1]


def test_a_half_is_rounded_up_not_to_the_even_digit() -> None:
    assert arithmetic.rounded(Decimal("0.25"), 1) == Decimal("0.3")
    assert arithmetic.rounded(Decimal("2.5"), 0) == Decimal(3)
    assert arithmetic.rounded(Decimal("-2.5"), 0) == Decimal(-3)
    assert arithmetic.rounded(Decimal("2.449"), 1) == Decimal("2.4")


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        arithmetic.ratio(figure("0"), figure("5"))


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ([figure("1", "Euro"), figure("2", "Prozent")], "units"),
        ([figure("1", "Euro"), figure("2", "Mio. Euro")], "units"),
        ([figure("1", per="je Einwohner"), figure("2")], "units"),
        ([figure("1", period=2019), figure("2", period=2020)], "periods"),
        ([figure("1", period=2019), figure("2")], "periods"),
        ([figure("1", "Euro", period=2019), figure("2", "Euro", period=2019)], None),
        ([figure("1", per="je Einwohner"), figure("2", per="je Einwohner")], None),
        ([figure("1")], None),
    ],
)
def test_what_must_not_be_combined(figures: list[Stated], why: str | None) -> None:
    assert arithmetic.refusal(figures) == why


VALUES = st.decimals(
    min_value=-(10**6), max_value=10**6, places=2, allow_nan=False, allow_infinity=False
)


def stated(value: Decimal) -> Stated:
    return Stated(value, arithmetic.shown(value), "", "", 1)


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_sum_less_its_parts_is_nothing(values: list[Decimal]) -> None:
    assert arithmetic.total([stated(value) for value in values]).result == sum(values)


@given(VALUES, VALUES)
def test_a_difference_is_never_negative_and_has_no_direction(one: Decimal, other: Decimal) -> None:
    found = arithmetic.difference(stated(one), stated(other))
    assert found.result == abs(one - other)
    assert found.result == arithmetic.difference(stated(other), stated(one)).result


@given(VALUES, VALUES.filter(bool))
def test_shares_are_right_to_the_digit_shown(part: Decimal, whole: Decimal) -> None:
    found = arithmetic.share(stated(part), stated(whole))
    assert abs(found.result - part * 100 / whole) <= Decimal("0.05")
    assert bool(found.rounding) == ("≈" in found.formula)


@given(VALUES, st.integers(min_value=0, max_value=4))
def test_rounding_stays_within_half_a_unit(value: Decimal, digits: int) -> None:
    found = arithmetic.rounded(value, digits)
    assert abs(found - value) <= Decimal("0.5").scaleb(-digits)
    assert found.as_tuple().exponent == -digits


@pytest.mark.parametrize(
    ("part", "whole", "options", "bound"),
    [
        (Comparator.EXACT, Comparator.EXACT, {}, Comparator.EXACT),
        (Comparator.MORE_THAN, Comparator.EXACT, {}, Comparator.MORE_THAN),
        (Comparator.EXACT, Comparator.AT_LEAST, {}, Comparator.MORE_THAN),
        (Comparator.MORE_THAN, Comparator.EXACT, {"denied": True}, Comparator.UP_TO),
        (Comparator.EXACT, Comparator.MORE_THAN, {"divided": True}, Comparator.UP_TO),
        (
            Comparator.EXACT,
            Comparator.MORE_THAN,
            _RATIO_OF_REST,
            Comparator.MORE_THAN,
        ),
        (Comparator.MORE_THAN, Comparator.MORE_THAN, {"denied": True}, None),
        (Comparator.MORE_THAN, Comparator.UP_TO, {}, None),
        (Comparator.ALMOST, Comparator.EXACT, {}, Comparator.ABOUT),
        (Comparator.ABOUT, Comparator.MORE_THAN, {}, Comparator.MORE_THAN),
    ],
)
def test_bounds_of_operands_bound_the_result(
    part: Comparator, whole: Comparator, options: dict[str, bool], bound: Comparator | None
) -> None:
    assert hedged(part, whole, **options) is bound


def test_a_rest_of_several_parts_as_a_figure_and_as_a_share() -> None:
    whole, parts = figure("80"), [figure("30"), figure("10")]
    assert arithmetic.remainder_of(whole, parts).formula == "80 − 30 − 10 = 40"
    share = arithmetic.remainder_of(whole, parts, share=True)
    assert (share.formula, share.unit) == ("(80 − 30 − 10) : 80 × 100 = 50", "Prozent")


def test_what_each_has_of_small_amounts_is_given_in_full() -> None:
    total = figure("1,2", "Mio. Euro")
    small = arithmetic.each(total, figure("40"))
    assert (small.result, small.unit) == (Decimal(30000), "Euro")
    assert small.operands[0].unit == "Mio. Euro"
    large = arithmetic.each(total, figure("2"))
    assert (large.result, large.unit) == (Decimal("0.6"), "Mio. Euro")


def test_growth_is_in_percent_of_what_was_before() -> None:
    assert arithmetic.growth(figure("30"), figure("40")).formula == ("(40 − 30) : 30 × 100 ≈ 33,3")
    assert arithmetic.growth(figure("40"), figure("30")).result == Decimal(-25)


def test_growth_by_a_stated_difference() -> None:
    more = arithmetic.growth_by(figure("3.700"), figure("1.200"), less=False)
    assert (more.formula, more.result) == ("1.200 : (3.700 − 1.200) × 100 = 48", Decimal(48))
    less = arithmetic.growth_by(figure("30"), figure("10"), less=True)
    assert (less.formula, less.result) == ("−10 : (30 + 10) × 100 = -25", Decimal(-25))


def test_an_amount_for_a_run_of_years_is_divided_by_their_number() -> None:
    receipt = arithmetic.each_year(figure("7,5", "Mio. Euro"), figure("2021"), figure("2025"))
    assert receipt.formula == "7,5 : (2025 − 2021 + 1) = 1,5"
    assert [operand.value for operand in receipt.operands] == [Decimal("7.5"), 2021, 2025]
