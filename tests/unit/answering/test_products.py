"""So much for each of so many, and counts side by side, through the whole flow."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode, Status

TEXT = """\
Hügelland

Förderung

Das Programm „Steigflug“ fördert 32 Gruppen, von denen 18 von Frauen geleitet werden. Jede Gruppe \
erhält über vier Jahre 900.000 Euro.

Das Programm „Rückhalt“ hat 96 Teams betreut. Jedes Team erhält bis zu 35.000 Euro.

Die Universität Bergheim war mit zwei Clustern erfolgreich. Jeder der beiden wird mit 6,3 Mio. \
Euro im Jahr gefördert.

Die Plattform KI.Hügel hat vier Büros, in denen jeweils fünf Fachleute arbeiten.

Der Preis „Grüner Zapfen“ bringt jedem Sieger 12.000 Euro.

Es gibt 11 Hochschulen: drei Universitäten, sechs Fachhochschulen und zwei Kunsthochschulen. Die \
Universität Nordtal hat 21.300 Studierende, die Universität Südtal 6.450.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel kosten alle Gruppen von Steigflug zusammen?",
            "28.800.000 Euro",
            "32 × 900.000 = 28.800.000",
        ),
        (
            "Wie viel erhalten alle Teams von Rückhalt zusammen?",
            "höchstens 3.360.000 Euro",
            "96 × 35.000 = 3.360.000",
        ),
        ("Wie viel Geld bekommen beide Cluster zusammen?", "12,6 Mio. Euro", "2 × 6,3 = 12,6"),
        ("Wie viele Fachleute arbeiten bei KI.Hügel insgesamt?", "20", "4 × 5 = 20"),
        (
            "Wie viele Universitäten und Fachhochschulen gibt es zusammen?",
            "9",
            "3 + 6 = 9",
        ),
        ("Wie viele Fachhochschulen mehr als Universitäten gibt es?", "3", "6 − 3 = 3"),
        (
            "Wie viele Studierende haben Nordtal und Südtal zusammen?",
            "27.750",
            "21.300 + 6.450 = 27.750",
        ),
    ],
)
def test_multiplied_and_added_with_the_receipt(
    hills: Assistant, question: str, short: str, formula: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.COMPUTED)
    assert answer.short == short
    assert answer.computation is not None
    assert answer.computation.formula == formula


@pytest.mark.parametrize(
    "question",
    [
        "Wie viel erhalten alle Sieger zusammen?",
        "Wie viel erhalten alle Universitäten zusammen?",
    ],
)
def test_nothing_is_multiplied_by_a_number_that_is_not_stated(
    hills: Assistant, question: str
) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
