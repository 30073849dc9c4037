"""What everything that answers owes those who ask: one contract, every implementation."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from auskunft.assistant.asking import replaying
from auskunft.domain import Document, Status
from auskunft.evaluation import Case, Options, evaluate
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.responses import response_from_json
from auskunft.evaluation.scoring import Measure
from auskunft.wiring import Settings, load_assistant

CORPUS = Path(__file__).parents[1] / "corpora" / "kuestenland"
QUESTIONS = [
    "Wie viele Mitglieder hat MariTec?",
    "Wie hoch ist die Forschungsquote?",
    "Wie hoch war die Zahl der Promotionen 1950?",
    "How many doctorates were awarded?",
    "Was kannst du?",
    "Wie wird das Wetter morgen?",
    "promotionen",
    "<b>Wer</b> leitet MariTec?",
    "🙂",
    "?",
    "a" * 300,
]

AskJson = Callable[[str, Sequence[str]], dict[str, Any]]


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> tuple[AskJson, tuple[Document, ...]]:
    """The assistant over an invented Land, with an index of its own."""
    assistant = load_assistant(Settings(CORPUS, tmp_path_factory.mktemp("index")))
    return replaying(assistant), assistant.documents


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_has_the_agreed_form_and_cites_verbatim(
    subject: tuple[AskJson, tuple[Document, ...]], question: str
) -> None:
    ask, documents = subject
    answer = ask(question, ())
    response = response_from_json(answer)
    texts = Documents(documents)
    assert all(texts.is_verbatim(citation) for citation in response.citations)
    assert response.text
    if response.status is Status.ANSWERED:
        assert response.citations
    assert json.loads(json.dumps(answer, ensure_ascii=False)) == answer


@pytest.mark.parametrize("history", [(), ("Was ist MariTec?",), ("Hallo", "Was ist MariTec?")])
def test_the_same_question_gets_the_same_answer(
    subject: tuple[AskJson, tuple[Document, ...]], history: Sequence[str]
) -> None:
    ask, _ = subject
    assert ask(QUESTIONS[0], history) == ask(QUESTIONS[0], history)


def test_evaluation_can_judge_it(subject: tuple[AskJson, tuple[Document, ...]]) -> None:
    ask, documents = subject
    case = Case("m", QUESTIONS[0], accept=(("143",),), evidence=("143 Mitglieder",))
    report = evaluate(ask, [case], documents, Options(repeat=2))
    assert report.scores[Measure.VERBATIM].value == 1
    assert report.unsteady == ()
