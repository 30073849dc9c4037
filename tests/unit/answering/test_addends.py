"""Amounts that a sentence adds up in words: their sum, and the share of one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Mode, Status
from auskunft.understanding.view import CorpusView

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Förderung

Das Programm „Neue Wege“ läuft seit 2021. Aus dem Landeshaushalt fließen 30 Mio. Euro in das \
Programm, weitere 20 Mio. Euro steuert die Moorbank-Stiftung bei.

Das Netzwerk Torf.Werk zählt 40 Betriebe und weitere zehn Hochschulen.

Dem Bündnis Grenz.Tal gehören 52 deutsche und 37 polnische Einrichtungen an.

Am Wasserkreis H2.Tal beteiligen sich zwölf Kommunen, sieben Stadtwerke und 26 Unternehmen.
"""


@pytest.fixture
def assistant(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Wie viel Geld steht für Neue Wege insgesamt bereit?", "50 Mio. Euro", "30 + 20 = 50"),
        ("Wie hoch ist das Budget von Neue Wege insgesamt?", "50 Mio. Euro", "30 + 20 = 50"),
        (
            "Welchen Anteil an den Mitteln für Neue Wege hat die Moorbank-Stiftung?",
            "40,0 Prozent",
            "20 : (30 + 20) × 100 = 40,0",
        ),
        ("Wie viele Einrichtungen gehören Grenz.Tal an?", "89", "52 + 37 = 89"),
        (
            "Wie viele Kommunen, Stadtwerke und Unternehmen sind bei H2.Tal insgesamt dabei?",
            "45",
            "12 + 7 + 26 = 45",
        ),
    ],
)
def test_what_is_added_in_words_is_added(
    assistant: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(assistant.ask(question), short, formula)


def test_one_of_them_alone_is_no_share_of_the_other(assistant: Assistant) -> None:
    answer = assistant.ask("Welchen Anteil an den Mitteln für Neue Wege hat die EU?")
    assert answer.status is not Status.ANSWERED or "66" not in answer.short


def test_numbers_are_no_amount(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viel Umsatz machen die beiden Betriebe von Torf.Werk?")
    assert answer.mode is not Mode.COMPUTED


def test_one_sort_of_two_is_not_added_up(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viele polnische Einrichtungen gehören Grenz.Tal an?")
    assert (answer.status, answer.short) == (Status.ANSWERED, "37")
