from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Häuser

Der Verbund Uferlicht (VUL) ist eine gemeinnützige GmbH. Zweimal im Jahr lädt er zur Messe \
„Lehmtag“ ein, vierteljährliche Lesungen kommen hinzu. Geleitet wird er von der Geologin \
Prof. Dr. Ada Holm. Die Auskunft hat montags bis freitags von 8 bis 12 Uhr geöffnet.

Das Netz Moorblick e. V. (NMB) hat seinen Sitz in Rohrdorf und Büros in Ulmenau. Der \
Lehrgang des NMB dauert acht Monate.

Das Haus Kieselhof (HKH) gehört der Stadt. Träger des Hauses ist die Stiftung Kiesel, eine \
Stiftung bürgerlichen Rechts. Der Hof zählt 12 Betten. Seine Sprecherin ist Ida Brandt.
"""


@pytest.fixture
def ask(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Callable[[str], str]:
    assistant = assistant_of(view_of(TEXT))

    def answered(question: str) -> str:
        answer = assistant.ask(question)
        return answer.short if answer.status is Status.ANSWERED else ""

    return answered


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("In welchem Rhythmus gibt es beim Verbund Uferlicht Lesungen?", "vierteljährliche"),
        ("Wie oft lädt der VUL zur Messe ein?", "Zweimal im Jahr"),
        ("Welchen Beruf hat Ada Holm?", "Geologin"),
        ("What is Ada Holm's profession?", "Geologin"),
        ("Welche Funktion hat Ida Brandt?", "Sprecherin"),
        ("Welche Rechtsform hat der Verbund Uferlicht?", "gemeinnützige GmbH"),
        ("Wo hat das NMB seinen Sitz?", "Rohrdorf"),
        ("Welche Dauer hat der Lehrgang des NMB?", "acht Monate"),
        ("Wann hat die Auskunft des VUL geöffnet?", "montags bis freitags von 8 bis 12 Uhr"),
    ],
)
def test_the_detail_is_the_short_answer(
    ask: Callable[[str], str], question: str, short: str
) -> None:
    assert ask(question) == short


@pytest.mark.parametrize(
    "question",
    [
        "Wie oft wird der VUL renoviert?",
        "Wie oft wird der Kieselhof gestrichen?",
        "Welchen Beruf hat Ida Brandt?",
        "Welche Rechtsform hat das Haus Kieselhof?",
        "Wo hat das Haus Kieselhof seinen Sitz?",
    ],
)
def test_what_is_told_of_something_else_is_no_answer(
    ask: Callable[[str], str], question: str
) -> None:
    assert not ask(question)
