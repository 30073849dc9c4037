"""The question behind what somebody says first."""

from __future__ import annotations

import pytest

from auskunft.understanding.preambles import question_proper
from auskunft.understanding.understand import Understanding


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Ich will eine Zahl schreiben: Wie alt ist es?", "Wie alt ist es?"),
        ("Das wäre schön zu wissen. Wer leitet es?", "Wer leitet es?"),
        ("Können Sie mir sagen, wo es liegt?", "wo es liegt?"),
        ("Tiefenlicht interessiert mich: Wer leitet es?", None),
        ("Berechne den Durchschnitt: Wie viel bekam ein Vorhaben?", None),
        ("Ich frage für Sachsen: Wie viele Promotionen gab es?", None),
        ("Es geht um 2015. Wie hoch war der Anteil?", None),
        ("Wer leitet es?", None),
    ],
)
def test_only_what_says_nothing_is_left_out(
    understanding: Understanding, text: str, question: str | None
) -> None:
    found = question_proper(text, understanding.view, understanding.names, understanding.regions)
    assert found == (question or text)
