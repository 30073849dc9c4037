"""What is offered to ask about a figure is answered by that very figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from auskunft.assistant.question_wording import about_fact
from auskunft.domain import Status
from auskunft.wiring import Settings, load_assistant

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "corpus", ["corpus", "tests/corpora/sachsen", "tests/corpora/zwei-laender"]
)
def test_a_question_about_a_figure_is_answered_by_it(corpus: str, tmp_path: Path) -> None:
    assistant = load_assistant(Settings(corpus=ROOT / corpus, index=tmp_path / "index"))
    several = len(assistant.documents) > 1
    answered = 0
    for fact in assistant.facts:
        for language in ("de", "en"):
            question = about_fact(fact, fact.region if several else "", language)
            answer = assistant.ask(question)
            if answer.status is Status.ANSWERED:
                answered += 1
                cited = {(one.document_id, one.start) for one in answer.citations}
                assert (fact.document_id, fact.start) in cited, question
    assert answered >= 2 * len(assistant.facts) - 1
