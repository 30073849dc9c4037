from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.evaluation.metrics.answers import answer_tokens, exact_match, number_of, token_f1


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("1,5", "1.5"),
        ("15", "15"),
        ("2.000", "2000"),
        ("1.284,5", "1284.5"),
        ("43.910", "43910"),
        ("2.21", "2.21"),
        ("0.125", "0.125"),
        ("-0,3", "-0.3"),
        ("1.234.567", "1234567"),
    ],
)
def test_german_figures(figure: str, value: str) -> None:
    assert number_of(figure) == Decimal(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.000", "2000"),
        ("0,60", "0,6"),
        ("1,5 Mio. Euro", "1.500.000 €"),
        ("80 %", "80 Prozent"),
        ("80%", "80 percent"),
        ("der Bund", "Bund"),
        ("„Goldene Ähre“", "Goldene Ähre"),
        ("the Senate", "Senate"),
        ("−0,3", "-0,3"),
        ("2014–2020", "2014-2020"),
    ],
)
def test_equal_answers(one: str, other: str) -> None:
    assert exact_match(one, [other]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,5", "15"), ("2,21 Prozent", "2,21 Euro"), ("-0,3", "0,3"), ("1.204", "1,204")],
)
def test_different_answers(one: str, other: str) -> None:
    assert exact_match(one, [other]) == 0


def test_a_range_is_two_years() -> None:
    assert answer_tokens("2014–2020") == ("n2014", "n2020")


def test_f1_by_hand() -> None:
    # shared: "120", "betriebe"; 4 tokens against 2 → 2 · 2 / 6
    assert token_f1("mehr als 120 Betriebe", ["120 Betriebe"]) == pytest.approx(4 / 6)
    # the unit alone is shared: 2 · 1 / 4
    assert token_f1("0,35 Prozent", ["2,21 Prozent"]) == pytest.approx(0.5)


def test_the_best_gold_answer_counts() -> None:
    assert token_f1("zwölf", ["12", "zwölf"]) == 1
    assert token_f1("", ["12"]) == 0
    assert token_f1("12", []) == 0


def test_a_repeated_word_counts_as_often_as_both_have_it() -> None:
    assert token_f1("Netz Netz Netz", ["Netz"]) == pytest.approx(2 / 4)


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_german_notation_is_read_back(whole: int, hundredths: int) -> None:
    sign = "-" if whole < 0 else ""
    grouped = f"{abs(whole):,}".replace(",", ".")
    expected = abs(whole) + Decimal(hundredths) / 100
    spelling = f"{sign}{grouped},{hundredths:02}"
    assert number_of(spelling) == (-expected if whole < 0 else expected)


@given(st.text(), st.text())
def test_f1_is_symmetric_and_one_for_equal_answers(one: str, other: str) -> None:
    assert token_f1(one, [one]) == 1
    assert token_f1(one, [other]) == token_f1(other, [one])
    assert 0 <= token_f1(one, [other]) <= 1
    assert exact_match(one, [other]) <= token_f1(one, [other])
