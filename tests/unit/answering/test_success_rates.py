"""The share of applications that were granted, and what must not be taken for it."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Hügelland

Programme

Bis Ende 2023 wurden im Programm Werkstein 940 Anträge gestellt und 611 Vorhaben bewilligt.

Im Programm Sprungtuch wurden 2021 insgesamt 400 Anträge gestellt, 2022 wurden 90 Vorhaben \
bewilligt.

Das Programm Windfang erhielt 300 Anträge, im Programm Drahtseil wurden 120 Vorhaben bewilligt.

Das Programm Rampe zählte 160 Anträge von Frauen und 240 Anträge von Männern, 100 Vorhaben wurden \
bewilligt.

Im Programm Kielholz wurden 200 Anträge gestellt und 60 Verlängerungen bewilligt.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch war die Bewilligungsquote bei Werkstein?",
        "Welcher Anteil der Anträge bei Werkstein war erfolgreich?",
    ],
)
def test_the_rate_of_one_programme(hills: Assistant, question: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, "65,0 Prozent")


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Wie hoch war die Bewilligungsquote bei Sprungtuch?", "22,5"),
        ("Wie hoch war die Bewilligungsquote bei Windfang?", "40,0"),
        ("Wie hoch war die Bewilligungsquote bei Rampe?", "62,5"),
        ("Wie hoch war die Bewilligungsquote bei Kielholz?", "30,0"),
        ("Wie hoch ist die Förderquote bei Werkstein?", "65,0"),
        ("Wie hoch ist die Bewilligungsquote?", "65,0"),
    ],
)
def test_other_times_programmes_and_sorts_make_no_rate(
    hills: Assistant, question: str, wrong: str
) -> None:
    assert wrong not in hills.ask(question).text
