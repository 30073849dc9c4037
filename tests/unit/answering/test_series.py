"""The same figure of several years or rounds, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Mit dem Innoscheck hilft das Land Betrieben. 2020 wurden 120 Innoschecks bewilligt, 2021 waren \
es 150 und 2022 bereits 180.

Das Bergnetz (BNH) umfasst heute 84 Betriebe. Im Jahr 2012, als es entstand, waren es 30 \
Betriebe.

Die Zahl der Tankstellen ist von sechs im Jahr 2018 auf 15 im Jahr 2022 gestiegen.

Im Jahr 2022 gab die Talrunde Optik 20 Kurse mit 500 Gästen, ein Jahr zuvor waren es 16 Kurse \
mit 300 Gästen.

In der ersten Runde wurden 14 Vorhaben mit 9 Mio. Euro gefördert, in der zweiten Runde 22 \
Vorhaben mit 13 Mio. Euro.

Das Holznetz betreibt sieben Sägewerke; bis 2030 sollen es zwölf sein.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Um wie viele Innoschecks stieg die Zahl von 2020 bis 2022?", "60", "180 − 120 = 60"),
        (
            "Um wie viel Prozent stieg die Zahl der Innoschecks von 2020 bis 2022?",
            "50 Prozent",
            "(180 − 120) : 120 × 100 = 50",
        ),
        ("Wurden 2022 mehr Innoschecks bewilligt als 2021?", "Ja", "180 > 150"),
        (
            "Wie viele Innoschecks wurden in den drei Jahren 2020 bis 2022 bewilligt?",
            "450",
            "120 + 150 + 180 = 450",
        ),
        ("Um wie viel wuchs die Zahl der Tankstellen von 2018 bis 2022?", "9", "15 − 6 = 9"),
        (
            "Wie viele Gäste mehr als im Vorjahr hatte die Talrunde Optik 2022?",
            "200",
            "500 − 300 = 200",
        ),
        ("Wie viele Vorhaben wurden in beiden Runden gefördert?", "36", "14 + 22 = 36"),
        ("Wie viele Sägewerke fehlen dem Holznetz bis 2030 noch?", "5", "12 − 7 = 5"),
    ],
)
def test_changes_and_sums_over_years_and_rounds(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Um wie viele Innoschecks stieg die Zahl von 2019 bis 2022?",
        "Wie viele Innoschecks wurden in den vier Jahren 2019 bis 2022 bewilligt?",
        "Um wie viel wuchs die Zahl der Sägewerke von 2018 bis 2022?",
        "Wie viele Tankstellen fehlen bis 2030 noch?",
    ],
)
def test_years_and_things_that_are_not_stated_are_not_computed(
    hills: Assistant, question: str
) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
