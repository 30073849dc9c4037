"""The question behind what somebody says first."""

from __future__ import annotations

import pytest

from auskunft.understanding.preambles import of_asker, question_proper
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


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Wer leitet es? Brauche das für einen Vermerk.", "Wer leitet es?"),
        ("Wer leitet es? Wir sind im Urlaub da", "Wer leitet es?"),
        ("Who leads it? We are a Dutch company.", "Who leads it?"),
        ("Wer leitet es? Ich meine Tiefenlicht.", None),
        ("Wer sitzt darin? Bitte die Namen.", None),
        ("Wie hoch ist er? Ich brauche ihn für die Wirtschaft.", None),
        ("Für eine Rede brauche ich: Wer leitet es?", "Wer leitet es?"),
        ("Wie viel geht für den Unterricht weg?", None),
    ],
)
def test_what_is_said_of_oneself_behind_the_question_is_left_out(
    understanding: Understanding, text: str, question: str | None
) -> None:
    found = question_proper(text, understanding.view, understanding.names, understanding.regions)
    assert found == (question or text)


@pytest.mark.parametrize(
    ("before", "theirs"),
    [
        ("Kann meine Firma aus ", True),
        ("Ich komme aus ", True),
        ("Wie hoch ist der Anteil in ", False),
        ("Kommen die Partner aus ", False),
        ("Haben wir Zahlen aus ", False),
        ("Wie hoch ist unser Anteil in ", False),
    ],
)
def test_where_those_who_ask_come_from(before: str, theirs: bool) -> None:  # noqa: FBT001
    assert of_asker(before) is theirs
