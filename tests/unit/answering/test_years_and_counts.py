"""Indicators stated for several years and sectors, and counted ones with their parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.indicators import of_one_year
from auskunft.assistant import Assistant
from auskunft.domain import Answer, Mode, Status
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

Judge = Callable[[Answer, str, str], None]

_CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen"
_BLOCKS = (
    "1,50\nProzent\nAnteil der FuE-Ausgaben am BIP 2017",
    "1,90\nProzent\nAnteil der FuE-Ausgaben am BIP 2021",
    "0,40\nProzent\nAnteil der FuE-Ausgaben am BIP im Staatssektor 2021",
    "0,95\nProzent\nAnteil der FuE-Ausgaben am BIP im Wirtschaftssektor 2021",
    "640\nPromotionen im Jahr 2019",
    "736\nPromotionen im Jahr 2022",
    "8.000\nBeschäftigte in Forschung und Entwicklung 2021",
    "6.000\nBeschäftigte in Forschung und Entwicklung in der Wirtschaft 2021",
)
TEXT = "Hügelland\n\nNetze\n\nDas Netz Moor.Werk forscht.\n\n" + "".join(
    f"{block}\n{_CLOSING}\n" for block in _BLOCKS
)


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Wie viele Promotionen mehr als 2019 gab es 2022?", "96", "736 − 640 = 96"),
        (
            "Welcher Teil der gesamten FuE-Ausgaben am BIP entfällt auf die Wirtschaft?",
            "50,0 Prozent",
            "0,95 : 1,90 × 100 = 50,0",
        ),
        (
            "Wie viel Prozent der FuE-Beschäftigten arbeiten in der Wirtschaft?",
            "75,0 Prozent",
            "6.000 : 8.000 × 100 = 75,0",
        ),
        (
            "Wie viele Menschen arbeiten in Forschung und Entwicklung außerhalb der Wirtschaft?",
            "2.000",
            "8.000 − 6.000 = 2.000",
        ),
        (
            "Wie viel sind 30 % der Beschäftigten in Forschung und Entwicklung?",
            "2.400",
            "30 % × 8.000 = 2.400",
        ),
        ("Welcher Sektor hat den niedrigsten Anteil an FuE?", "im Staatssektor", "0,95 > 0,40"),
    ],
)
def test_years_and_parts_are_told_apart(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


def test_all_years_of_an_indicator_are_given(hills: Assistant) -> None:
    assert hills.ask("Zu welchen Jahren liegen Promotionszahlen vor?").short == "2019 und 2022"
    near = hills.ask("Welchen Anteil am BIP hatten die FuE-Ausgaben 2019?")
    assert near.status is Status.PARTIAL
    assert "1,50" in near.text
    assert "0,40" not in near.text


def test_people_are_counted_without_the_indicators_noun(hills: Assistant) -> None:
    answer = hills.ask("Wie viele Menschen arbeiten in Forschung und Entwicklung?")
    assert (answer.mode, answer.short) == (Mode.QUOTED, "8.000")


@pytest.mark.parametrize(
    ("question", "years"),
    [("FuE-Ausgaben am BIP 2017", {2017, 2021}), ("FuE-Ausgaben am BIP", {2021})],
)
def test_one_indicator_of_each_series(
    view_of: Callable[..., CorpusView],
    question: str,
    years: set[int],
) -> None:
    view = view_of(TEXT)
    shares = [one for one in view.facts if one.fact.measure.startswith("Anteil")]
    kept = of_one_year(Understanding(view).query(question), shares)
    assert len(kept) == len({one.fact.scope for one in shares})
    assert {one.fact.period.last for one in kept if one.fact.period} == years
