"""Who pays how much for a thing, told by the stretch of the sentence in which the payer stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze und Programme

Das Landescluster HolzWerk hat 58 Mitglieder. Das Bundesministerium für Digitales und Verkehr \
fördert HolzWerk bis 2026 mit 9,5 Mio. Euro, das Land gibt weitere 3,8 Mio. Euro.

Der Verbund Seekante prüft Boote. Der Bund trägt die Kosten von 6 Mio. Euro zur Hälfte.

Die Werkstatt Auental übt mit Robotern. Von den Kosten in Höhe von 7,5 Mio. Euro übernimmt das \
Bundesministerium für Bildung und Forschung 80 %.

Für die Agenda Talgrün stehen 640 Mio. Euro bereit, davon 385 Mio. Euro aus dem Landeshaushalt \
und 190 Mio. Euro aus dem Regionalfonds; den Rest trägt die Wirtschaft.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Mit welcher Summe fördert der Bund HolzWerk?", "9,5 Mio. Euro"),
        ("Wie viel Geld erhält HolzWerk vom Bund?", "9,5 Mio. Euro"),
        ("Wie viel Geld gibt das Land für HolzWerk?", "3,8 Mio. Euro"),
        ("Wie viel trägt die Wirtschaft zur Agenda Talgrün bei?", "65 Mio. Euro"),
        ("Wie viel Geld in Euro steckt der Bund in die Werkstatt Auental?", "6 Mio. Euro"),
        ("Welcher Betrag bleibt bei der Werkstatt Auental übrig, ohne das Geld vom Bund?", "1,5"),
    ],
)
def test_the_amount_is_the_payers_own(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.short.startswith(short), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Mit welcher Summe fördert die EU HolzWerk?",
        "Wie viel Geld gibt das Land für den Verbund Seekante?",
        "Mit wie viel Geld fördert der Bund das Hafenlabor Kiefern?",
        "Mit wie viel Geld fördert der Bund das Zentrum Wellenhof?",
        "Mit wie viel Geld fördert der Bund das Cluster Ostheide?",
        "Wie viel Geld gibt das Land für HolzWerk im Jahr 2019?",
    ],
)
def test_another_payers_amount_answers_nothing(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


def test_a_share_of_the_amount_is_not_the_amount(hills: Assistant) -> None:
    answer = hills.ask("Wie viel Geld gibt der Bund für den Verbund Seekante?")
    assert answer.status is not Status.ANSWERED or answer.short == "3 Mio. Euro"
