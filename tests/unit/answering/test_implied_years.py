"""Figures of a year that a sentence only implies, and targets for a year."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Hügelland

Häuser und Ziele

Im Jahr 2022 gab das Haus Brückau 210 Gutscheine aus, im Jahr zuvor waren es 140.

Das Haus Ehrental ehrte 2022 insgesamt 28 Teams, im Jahr zuvor waren 14 Betreuer dabei.

Das Haus Werftau erhielt 2023 Aufträge über 4 Mio. Euro, im Vorjahr 3 Mio. Euro an Zusagen.

Bis 2032 soll der Anteil der Ausgaben für Forschung und Entwicklung (FuE) am \
Bruttoinlandsprodukt (BIP) auf 3,1 Prozent steigen.

2,4
Prozent
Anteil der Ausgaben für FuE am BIP 2021
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Gutscheine gab das Haus Brückau 2021 aus?", "140"),
        ("Wie viele Gutscheine gab das Haus Brückau 2022 aus?", "210"),
        ("Wie viel Prozent des BIP sollen 2032 für FuE ausgegeben werden?", "3,1 Prozent"),
        ("Wie hoch war der Anteil der FuE-Ausgaben am BIP 2021?", "2,4 Prozent"),
        ("Wofür steht BIP?", "Bruttoinlandsprodukt"),
    ],
)
def test_the_figure_of_the_year(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Gutscheine gab das Haus Brückau 2020 aus?",
        "Wie viele Teams ehrte das Haus Ehrental 2021?",
        "Über wie viel Geld erhielt das Haus Werftau 2022 Aufträge?",
        "Wie hoch war der Anteil der FuE-Ausgaben am BIP 2020?",
        "Wie hoch war der Anteil der FuE-Ausgaben am BIP 2032?",
    ],
)
def test_another_year_or_sort_is_not_given(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
