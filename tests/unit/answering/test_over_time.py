"""Amounts over another time than the text gives them for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Das Stipendium „Aufwind“ wird 24 Monate lang mit monatlich 1.650 Euro gezahlt.

Das Programm „Heimkehr“ bezahlt jungen Leuten zwei Jahre lang 600 Euro monatlich.

Das Land vergibt über „Köpfe“ vierzig Stipendien, die mit 1.200 Euro im Monat dotiert sind und \
ein Jahr lang gezahlt werden.

Eine Lizenz des Programms „Waage“ kostet 89 Euro im Monat.

Das Programm „Brise“ zahlt höchstens 6 Monate lang 100 Euro im Monat.

Der Pakt „Wissen“ sichert den Hochschulen über fünf Jahre 8,5 Mrd. Euro zu.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel Geld zahlt das Stipendium Aufwind insgesamt?",
            "39.600 Euro",
            "24 × 1.650 = 39.600",
        ),
        (
            "Wie viel Geld bekommt man bei Heimkehr insgesamt?",
            "14.400 Euro",
            "600 × 2 × 12 = 14.400",
        ),
        (
            "Wie viel Geld bekommt ein Stipendiat von Köpfe insgesamt?",
            "14.400 Euro",
            "1.200 × 12 = 14.400",
        ),
        ("Was kostet eine Lizenz von Waage im Jahr?", "1.068 Euro", "89 × 12 = 1.068"),
        (
            "Wie viel Geld sichert der Pakt Wissen im Durchschnitt pro Jahr zu?",
            "1,7 Mrd. Euro",
            "8,5 : 5 = 1,7",
        ),
    ],
)
def test_it_is_multiplied_or_divided(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet eine Lizenz von Waage im Monat?",
        "Wie viel Euro zahlt Aufwind pro Studentin im Jahr?",
        "Wie viel zahlt Brise im Jahr?",
    ],
)
def test_what_is_stated_or_for_something_else_is_not(hills: Assistant, question: str) -> None:
    assert hills.ask(question).computation is None


def test_what_all_get_is_not_what_one_gets(hills: Assistant) -> None:
    answer = hills.ask("Wie viel kosten die Stipendien von Köpfe insgesamt?")
    assert "14.400" not in answer.text
