"""What each has on average, where a sentence gives the total and the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Das Programm „Kernholz“ fördert 20 Gruppen mit insgesamt 30 Mio. Euro. Zwölf der Gruppen \
arbeiten an der Universität.

Die Startwiese Talheim hat 80 Firmen mit zusammen 600 Arbeitsplätzen hervorgebracht.

Das Netzwerk WaldRing zählt 58 Mitglieder, die zusammen 609 Mio. Euro im Jahr umsetzen.

Im Land bestehen acht Rechenzentren. Sie betreiben zusammen 3.200 Rechner.

In der Patentstelle wurden 40 Patente für 1,2 Mio. Euro verkauft.

Der Gründungspreis wurde an neun Teams vergeben. Die durchschnittliche Preissumme je Team betrug \
4.000 Euro.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel Geld bekommt eine Gruppe von Kernholz im Durchschnitt?",
            "1,5 Mio. Euro",
            "30 : 20 = 1,5",
        ),
        (
            "Wie viele Arbeitsplätze hat eine Firma der Startwiese Talheim im Schnitt?",
            "7,5",
            "600 : 80 = 7,5",
        ),
        (
            "Wie viele Jobs kommen bei der Startwiese Talheim im Schnitt auf eine Firma?",
            "7,5",
            "600 : 80 = 7,5",
        ),
        ("Umsatz je Mitglied beim WaldRing?", "10,5 Mio. Euro", "609 : 58 = 10,5"),
        ("Wie viele Rechner hat ein Rechenzentrum durchschnittlich?", "400", "3.200 : 8 = 400"),
        (
            "Wie viel Euro brachte die Patentstelle je Patent ein?",
            "30.000 Euro",
            "1,2 Mio. : 40 = 30.000",
        ),
    ],
)
def test_totals_are_divided_by_their_number(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viel Geld bekommt eine Firma der Startwiese Talheim im Durchschnitt?",
        "Wie viele Arbeitsplätze hat eine Gruppe von Kernholz im Schnitt?",
        "Wie viele Rechner hat ein Team im Durchschnitt?",
        "Wie viele Arbeitsplätze hat die Startwiese Talheim im Durchschnitt je Standort?",
    ],
)
def test_no_average_of_other_things(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
