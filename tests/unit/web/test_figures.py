from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.browser.scripted import DOCUMENT, facts_of

from auskunft.domain import Fact, Period
from auskunft.web.api import facts_as_csv
from auskunft.web.figure_notation import spelled
from auskunft.web.figures import charts, figure_rows, render_figures
from auskunft.web.texts import load_texts

FACTS = facts_of(DOCUMENT)
OLDER_SCOPES = ("Anteil am BIP", "der Wirtschaft; Anteil am BIP", "des Staates; Anteil am BIP")
DECIMALS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3
)


@given(DECIMALS)
def test_figures_are_spelled_with_all_their_digits(value: Decimal) -> None:
    german = spelled(value).replace(".", "").replace(",", ".").replace("−", "-")
    english = spelled(value, "en").replace(",", "").replace("−", "-")
    assert Decimal(german) == Decimal(english) == value


def test_figures_are_spelled_in_both_notations() -> None:
    assert spelled(Decimal("1284.5")) == "1.284,5"
    assert spelled(Decimal("1284.5"), "en") == "1,284.5"
    assert spelled(Decimal("-0.30")) == "−0,30"


def test_sectors_stand_side_by_side_in_one_chart() -> None:
    (chart,) = charts(FACTS, "de", "insgesamt")
    assert [bar.label for bar in chart.bars] == [
        "insgesamt",
        "im Staatssektor",
        "im Hochschulsektor",
        "im Wirtschaftssektor",
    ]
    assert [bar.percent for bar in chart.bars] == [100.0, 21.9, 31.0, 47.1]
    assert chart.title == "Anteil der Ausgaben für FuE am BIP (Nordfriesmark, 2020)"


def test_regions_are_compared_only_in_the_same_measure_scope_and_unit() -> None:
    other = replace(FACTS[4], region="Südmark", value=Decimal(500), period=Period(2019, 2019))
    shown = charts((FACTS[4], other, replace(other, unit="Prozent")), "de", "")
    assert [[bar.label for bar in chart.bars] for chart in shown] == [
        ["Nordfriesmark (2018)", "Südmark (2019)"]
    ]


def test_figures_per_something_and_in_all_are_not_put_side_by_side() -> None:
    total = replace(FACTS[4], scope="", region="")
    each = replace(total, scope="je 1 Mio. Einwohner", value=Decimal(3))
    assert charts((total, each), "de", "") == ()


def test_a_chart_of_nothing_but_zeros_has_bars_of_no_length() -> None:
    zeros = tuple(replace(fact, value=Decimal(0)) for fact in FACTS[:4])
    assert {bar.percent for bar in charts(zeros, "de", "")[0].bars} == {0.0}


def test_a_corpus_without_figures_says_so() -> None:
    assert "keine Indikatoren" in render_figures((), (), load_texts("de"))


def test_units_and_figures_are_in_the_readers_language() -> None:
    percent = replace(FACTS[0], value=Decimal("1.5"), unit="Prozent")
    for language, value, unit in (("de", "1,5", "Prozent"), ("en", "1.5", "percent")):
        (row,) = figure_rows((percent,), language)
        assert (row.value, row.unit) == (value, unit)
        assert charts((percent, FACTS[1]), language, "")[0].unit == unit


def test_every_row_asks_for_its_figure() -> None:
    rows = figure_rows(FACTS, "de")
    assert rows[4].question == "Promotionen im Jahr 2018 (Nordfriesmark)?"


def test_what_all_scopes_have_in_common_stands_in_the_title() -> None:
    shares = [replace(FACTS[0], measure="FuE-Ausgaben", scope=scope) for scope in OLDER_SCOPES]
    (chart,) = charts(tuple(shares), "de", "insgesamt")
    assert chart.title == "FuE-Ausgaben, Anteil am BIP (Nordfriesmark, 2020)"
    assert [bar.label for bar in chart.bars] == ["insgesamt", "der Wirtschaft", "des Staates"]
    assert figure_rows(tuple(shares), "de")[0].scope == "(Anteil am BIP)"


def test_csv_cells_are_no_formulas() -> None:
    hostile = Fact("d", '=HYPERLINK("x")', "+1", Decimal(-1), "-1", "@u", None, "-s", "r", (), 0, 1)
    rows = list(csv.reader(io.StringIO(facts_as_csv((hostile,)).lstrip("\ufeff")), delimiter=";"))
    assert rows[1] == ["r", "'+1", "'-s", "-1", "'@u", "", '\'=HYPERLINK("x")']
