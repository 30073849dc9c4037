"""What is left of a whole, and shares, told by the question for the part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Programme

Am Programm Anker haben seit 2017 insgesamt 112 Teams teilgenommen; 84 von ihnen haben ein \
Unternehmen gegründet. Die Jury tagt in Seeheim.

Von den 620 Professorinnen und Professoren des Hügellands waren zuletzt 155 Frauen.

Das Netzwerk HolzWerk hat über 90 Mitglieder, darunter 60 Betriebe.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Teams bei Anker haben keine Firma gegründet?", "28"),
        ("Wie viel Prozent der Teams bei Anker haben keine Firma gegründet?", "25,0 Prozent"),
        ("Wie viel Prozent der Teams bei Anker haben eine Firma gegründet?", "75,0 Prozent"),
        ("Wie viele Professuren im Hügelland haben nicht Frauen inne?", "465"),
    ],
)
def test_the_rest_and_the_share_are_computed(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.mode, answer.short) == (Mode.COMPUTED, short)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Teams bei Anker haben keinen Preis gewonnen?",
        "Wie viele Mitglieder von HolzWerk sind keine Betriebe?",
        "Wie viel Prozent der Jury sind keine Frauen?",
    ],
)
def test_nothing_is_left_of_what_is_not_told_or_not_exact(hills: Assistant, question: str) -> None:
    assert hills.ask(question).short not in {"28", "30", "75,0 Prozent", "465"}
