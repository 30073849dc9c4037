"""Everyday questions are off topic, unless the documents speak of such things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.drafting import Draft
from auskunft.answering.everyday import answer_everyday
from auskunft.domain import Reason
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

TEXT = "Lenzmark\n\nNetze\n\nDas Institut für Gletscher (IFG) berechnet das Wetter von morgen.\n"


@pytest.fixture(name="refused")
def _refused(view_of: Callable[..., CorpusView]) -> Callable[[str], bool]:
    view = view_of(TEXT)

    def ask(question: str) -> bool:
        answer = answer_everyday(Draft(Understanding(view).query(question), view))
        return answer is not None and answer.reason is Reason.OFF_TOPIC

    return ask


@pytest.mark.parametrize(
    "question",
    [
        "Wer wird Deutscher Meister?",
        "Wann fährt die nächste Fähre nach Ried?",
        "Hast du ein Rezept für Grünkohl?",
        "Tell me a joke",
    ],
)
def test_what_no_document_speaks_of(refused: Callable[[str], bool], question: str) -> None:
    assert refused(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wer berechnet das Wetter?",
        "Welches Hotel hat das IFG gebaut?",
        "Wer ist Handwerksmeister?",
    ],
)
def test_what_one_speaks_of_or_names(refused: Callable[[str], bool], question: str) -> None:
    assert not refused(question)
