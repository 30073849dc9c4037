"""What was planned or true before, told by what the actual figure differs from it by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Der Neubau des Seelabors kostete 42 Mio. Euro und damit 3 Mio. Euro mehr als ursprünglich \
geplant.

Die Brücke über die Grünau kostete 8 Mio. Euro, 2 Mio. Euro weniger als veranschlagt. Sie wird \
von 900 Menschen benutzt.

Das Moornetz betreute im Jahr 2023 insgesamt 27 Studien, neun mehr als 2020.

2019 verarbeitete die Mühle Grünau 3.800 Tonnen Trester, ein Viertel mehr als im Jahr davor.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Was war für den Neubau des Seelabors ursprünglich veranschlagt?",
            "39 Mio. Euro",
            "42 − 3 = 39",
        ),
        ("Wie viel Geld war für die Brücke ursprünglich vorgesehen?", "10 Mio. Euro", "8 + 2 = 10"),
        ("Wie viele Studien betreute das Moornetz 2020?", "18", "27 − 9 = 18"),
        (
            "Mit welchen Kosten des Seelabors hatte man anfangs gerechnet?",
            "39 Mio. Euro",
            "42 − 3 = 39",
        ),
        (
            "Wie viele Tonnen Trester verarbeitete die Mühle Grünau 2018?",
            "3.040 Tonnen",
            "3.800 : (1 + 0,25) = 3.040",
        ),
    ],
)
def test_the_plan_is_the_actual_figure_without_the_difference(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "Was war für den Park ursprünglich veranschlagt?",
            marks=pytest.mark.xfail(
                strict=True, reason="known: the judge takes the building of another thing for it"
            ),
        ),
        "Wie viele Studien betreute das Moornetz 2019?",
    ],
)
def test_other_plans_are_not_told(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
