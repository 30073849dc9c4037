from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auskunft.domain import Period
from auskunft.german import (
    Bound,
    NumberKind,
    canonical_unit,
    find_dates,
    find_numbers,
    find_periods,
    format_number,
    magnitude,
    parse_number,
)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("43.910", "43910"),
        ("1.284,5", "1284.5"),
        ("-0,3", "-0.3"),
        ("−0,3", "-0.3"),
        ("13,04", "13.04"),
        ("0,60", "0.60"),
        ("1\u202f000", "1000"),
    ],
)
def test_german_notation_is_read(spelling: str, value: str) -> None:
    number = parse_number(spelling)
    assert number is not None
    assert str(number) == value


@pytest.mark.parametrize(
    "spelling", ["12.5", "1.23", "1..000", "abc", "", "1,2,3", "12.3456", "1.0000"]
)
def test_what_is_not_german_notation_is_refused(spelling: str) -> None:
    assert parse_number(spelling) is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
    )
)
def test_formatting_and_parsing_are_inverse(value: Decimal) -> None:
    spelled = format_number(value)
    assert parse_number(spelled) == value
    assert str(parse_number(spelled)).lstrip("-") == str(value).lstrip("-")


def test_english_notation() -> None:
    assert format_number(Decimal("43910.5"), "en") == "43,910.5"
    assert format_number(Decimal("4E+3")) == "4.000"


@pytest.mark.parametrize(
    ("text", "spelling", "value", "unit"),
    [
        ("Mehr als 80\u00a0% der Betriebe", "80", "80", "Prozent"),
        ("aus zwölf Regionen", "zwölf", "12", ""),
        ("es waren zweihundertfünfzig", "zweihundertfünfzig", "250", ""),
        ("fließen 247 Mio. Euro", "247", "247", "Mio. Euro"),
        ("eine Million Euro", "eine", "1", "Mio. Euro"),
        ("rund 2000 Firmen", "2000", "2000", ""),
        ("auf 6.200 m² Fläche", "6.200", "6200", "m²"),
        ("$12 Mio.", "12", "12", "Mio. Dollar"),
        ("zwei Dutzend Gäste", "zwei Dutzend", "24", ""),
        ("anderthalb Jahre", "anderthalb", "1.5", ""),
        ("eine halbe Million Menschen", "halbe", "0.5", "Mio."),
        ("nur 6½ Punkte", "6½", "6.5", ""),
        ("ist 12.5 groß", "12.5", "12.5", ""),
    ],
)
def test_a_figure_with_its_unit(text: str, spelling: str, value: str, unit: str) -> None:
    (number,) = find_numbers(text)
    assert (number.spelling, number.value, number.unit) == (spelling, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("66 von 268 Stellen", 66, 268),
        ("Drei von vier Betrieben", 3, 4),
        ("14 der 20 Orte", 14, 20),
        ("Jede fünfte Probe", 1, 5),
        ("je zur Hälfte", 1, 2),
        ("etwa zwei Drittel", 2, 3),
        ("ein Viertel der Fläche", 1, 4),
    ],
)
def test_a_share_has_its_whole(text: str, value: int, whole: int) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.whole) == (Decimal(value), Decimal(whole))


def test_a_range_has_its_upper_end() -> None:
    (number,) = find_numbers("10 bis 15 Prozent")
    assert (number.value, number.upper, number.unit) == (Decimal(10), Decimal(15), "Prozent")
    (number,) = find_numbers("zwischen zehn und 15 Gäste")
    assert (number.value, number.upper) == (Decimal(10), Decimal(15))


@pytest.mark.parametrize(
    "text",
    [
        "im Jahr 2021",
        "2019–2021",
        "am 12. Mai 2019",
        "seit 2012",
        "01.04.2020",
        "um 4:51 Uhr",
        "A4",
        "XL-49",
        "ein Haus",
        "Mai 1974",
        "2018/19",
    ],
)
def test_years_dates_times_and_names_are_no_counts(text: str) -> None:
    assert find_numbers(text) == ()


def test_an_ordinal_is_told_from_a_count() -> None:
    first, second = find_numbers("auf dem 3. Platz von 5 Orten")
    assert (first.kind, second.kind) == (NumberKind.ORDINAL, NumberKind.CARDINAL)
    counted = find_numbers("2021 waren es 198. Anträge nimmt die Bank an.")
    assert [(one.spelling, one.kind) for one in counted] == [("198", NumberKind.CARDINAL)]


@given(st.text(alphabet="0123456789.,- –%zweidrfünhtMo€ Von\u00a0"))
def test_figures_lie_in_the_text_without_overlap(text: str) -> None:
    found = find_numbers(text)
    for number in found:
        assert number.spelling in text[number.start : number.end]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_units_have_one_form_and_a_magnitude() -> None:
    assert canonical_unit("Millionen €") == "Mio. Euro"
    assert canonical_unit("%") == "Prozent"
    assert canonical_unit("Partner") is None
    assert magnitude("Mrd. Euro") == (Decimal(10) ** 9, "Euro")
    assert magnitude("Prozent") == (Decimal(1), "Prozent")


@pytest.mark.parametrize(
    ("text", "first", "last", "bound"),
    [
        ("im Jahr 2021", 2021, 2021, Bound.WITHIN),
        ("2019–2021", 2019, 2021, Bound.WITHIN),
        ("zwischen 2021 und 2027", 2021, 2027, Bound.WITHIN),
        ("von 2014 bis 2020", 2014, 2020, Bound.WITHIN),
        ("in den Jahren 2019/20", 2019, 2020, Bound.WITHIN),
        ("seit Herbst 2012", 2012, 2012, Bound.SINCE),
        ("bis Ende 2024", 2024, 2024, Bound.UNTIL),
        ("im 19. Jahrhundert", 1801, 1900, Bound.WITHIN),
        ("1960er Jahre", 1960, 1969, Bound.WITHIN),
    ],
)
def test_periods(text: str, first: int, last: int, bound: Bound) -> None:
    (mention,) = find_periods(text)
    assert mention.period == Period(first, last)
    assert mention.bound is bound


def test_two_years_in_a_row_are_two_years() -> None:
    assert [m.period for m in find_periods("2017 und 2019")] == [
        Period(2017, 2017),
        Period(2019, 2019),
    ]


def test_dates() -> None:
    text = "Am 12. Mai 2019, am 3. Oktober, im April 2020 und am 01.04.2021, nie am 45.13.2020."
    found = [(d.day, d.month, d.year, text[d.start : d.end]) for d in find_dates(text)]
    assert found == [
        (12, 5, 2019, "Am 12. Mai 2019"),
        (3, 10, None, "am 3. Oktober"),
        (None, 4, 2020, "im April 2020"),
        (1, 4, 2021, "am 01.04.2021"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("mehr als 1 900 Firmen auf 6 400 Quadratmetern", ["1900", "6400"]),
        ("im Jahr 2022 120 Gruppen", ["120"]),
        ("Im Raum 3 200 Gäste", ["3", "200"]),
        ("rund 41 000,5 Tonnen", ["41000.5"]),
        ("ein zwölfköpfiger Rat und eine fünfköpfige Jury", ["12", "5"]),
        ("eine vielköpfige Menge", []),
    ],
)
def test_groups_set_apart_by_spaces_and_heads_of_a_body(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in find_numbers(text)] == values
