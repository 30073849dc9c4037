"""Indicators stated for several years, through the whole flow."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode, Status

_CLOSING = "Weitere Indikatoren im Online-Angebot Länder in Zahlen"
TEXT = f"""\
Hügelland

Zahlen

Das Land erhebt jedes Jahr Zahlen zur Forschung.

4.000
FuE-Personal in Vollzeitäquivalenten 2019
{_CLOSING}
5.000
FuE-Personal in Vollzeitäquivalenten 2021
{_CLOSING}
1,80
Prozent
Anteil der Ausgaben für FuE am BIP 2019
{_CLOSING}
2,10
Prozent
Anteil der Ausgaben für FuE am BIP 2021
{_CLOSING}
312
Promotionen im Jahr 2021
{_CLOSING}
"""


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("Wie stark ist das FuE-Personal von 2019 auf 2021 gewachsen?", "5.000 − 4.000 = 1.000"),
        (
            "Um wie viel Prozent ist das FuE-Personal zwischen 2019 und 2021 gewachsen?",
            "(5.000 − 4.000) : 4.000 × 100 = 25",
        ),
        ("Ist das FuE-Personal zwischen 2019 und 2021 gestiegen?", "5.000 > 4.000"),
        ("Um wie viel ist die FuE-Quote seit 2019 gestiegen?", "2,10 − 1,80 = 0,30"),
    ],
)
def test_a_change_is_computed_between_stated_years(
    hills: Assistant, question: str, formula: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.COMPUTED)
    assert answer.computation is not None
    assert answer.computation.formula == formula


@pytest.mark.parametrize(
    "question",
    [
        "Um wie viel ist die FuE-Quote seit 2015 gestiegen?",
        "Um wie viele Promotionen stieg die Zahl von 2019 bis 2021?",
        "Ist das FuE-Personal zwischen 2010 und 2021 gestiegen?",
    ],
)
def test_years_that_are_not_stated_give_no_change(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
