"""More or less than a share, an amount or a number that has to be worked out first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.prose_comparing import with_half
from auskunft.assistant import Assistant
from auskunft.assistant.limits import how_much
from auskunft.domain import Mode, Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Programme

Über das Programm Anker wurden bis Ende 2023 insgesamt 125 Stipendien vergeben, 50 davon an Frauen.

Den Fonds Kiesel speisen das Land mit 40 Mio. Euro, die Banken mit 20 Mio. Euro und Stiftungen mit \
10 Mio. Euro.

Der Umbau der Halle kostete 36 Mio. Euro; davon trug der Bund 27 Mio. Euro.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Trägt der Bund mehr als die Hälfte der Kosten für den Umbau der Halle?",
            "Wie viel Prozent der Kosten für den Umbau der Halle trägt der Bund?",
        ),
        (
            "Stimmt es, dass weniger als ein Drittel der Stipendien an Frauen ging?",
            "Wie viel Prozent der Stipendien an Frauen ging?",
        ),
        (
            "Gehen die meisten Stipendien bei Anker an Frauen?",
            "Wie viel Prozent Stipendien bei Anker an Frauen gehen?",
        ),
        (
            "Does the Land pay more than 40 percent of the fund?",
            "What percentage of the fund does the Land pay?",
        ),
        ("Gibt der Bund mehr als 30 Mio. Euro für die Halle?", "Wie viel Geld für die Halle gibt"),
        # a factor, and a figure that nothing is held against
        ("Gibt der Bund mehr als doppelt so viel wie das Land?", ""),
        ("Kostete der Umbau 36 Mio. Euro?", ""),
    ],
)
def test_the_question_for_the_figure_itself(hills: Assistant, question: str, asked: str) -> None:
    query = with_half(hills.understood(question))
    found = how_much(query) if query.figures else ""
    assert found.startswith(asked)
    assert bool(found) == bool(asked)


@pytest.mark.parametrize(
    ("question", "short", "shown"),
    [
        ("Ging mehr als jedes zweite Anker-Stipendium an eine Frau?", "Nein", "40"),
        ("Gingen bei Anker weniger als die Hälfte der Stipendien an Frauen?", "Ja", "40"),
        ("Trug der Bund mehr als zwei Drittel der Kosten für den Umbau der Halle?", "Ja", "75"),
    ],
)
def test_yes_or_no_with_the_figure_that_decides_it(
    hills: Assistant, question: str, short: str, shown: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)
    assert answer.text.startswith(f"{short}: ")
    assert shown in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ging mehr als die Hälfte der Anker-Stipendien nach Seeheim?",
        "Hat der Umbau der Halle zu mehr als der Hälfte dem Klima genützt?",
    ],
)
def test_what_the_text_does_not_tell_is_not_decided(hills: Assistant, question: str) -> None:
    assert hills.ask(question).short not in {"Ja", "Nein"}


def test_the_share_of_the_women_is_not_that_of_the_men(hills: Assistant) -> None:
    assert hills.ask("Ging mehr als die Hälfte der Anker-Stipendien an Männer?").short != "Nein"
    assert "40" not in hills.ask("Wie viel Prozent der Anker-Stipendien gingen an Männer?").short
