"""Computations over figures in sentences, through the whole flow."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Mode, Status


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viele Mitglieder von Tiefenlicht kommen aus der Optik?",
            "mehr als 50",
            "60 % × 84 ≈ 50",
        ),
        (
            "Welcher Anteil der Mitglieder von Tiefenlicht kommt nicht aus der Optik?",
            "höchstens 40 Prozent",
            "100 − 60 = 40",
        ),
        (
            "Wie viele Mitglieder von Tiefenlicht sind keine Handwerksbetriebe?",
            "48",
            "84 − 36 = 48",
        ),
        (
            "Wie viele Mitglieder von Tiefenlicht kommen nicht aus der Optik?",
            "höchstens 34",
            "(100 − 60) % × 84 ≈ 34",
        ),
        (
            "Wie viel Prozent der Mitglieder von Tiefenlicht sind keine Handwerksbetriebe?",
            "57,1 Prozent",
            "(84 − 36) : 84 × 100 ≈ 57,1",
        ),
        (
            "Wie viele Professuren sind nicht mit Frauen besetzt?",
            "90",
            "120 − 30 = 90",
        ),
        ("Wie viel Geld trägt nicht der Bund beim Projekt Schilf's LAB?", "7,5", "(1 − 2/5)"),
        ("Wie viel trägt der Bund beim Projekt Schilf's LAB?", "5,0 Mio. Euro", "12,5"),
    ],
)
def test_computed_from_what_is_stated(
    assistant: Assistant, question: str, short: str, formula: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.mode) == (Status.ANSWERED, Mode.COMPUTED)
    assert short in answer.short
    assert answer.computation is not None
    assert formula in answer.computation.formula
    assert answer.computation.operands


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Wie viele Mitglieder von Tiefenlicht kommen nicht aus der Optik?", "mehr als 50"),
        ("Wie viele Mitglieder von Tiefenlicht kommen nicht aus der Optik?", "84"),
        ("Wie viele Mitglieder von Moor.Werk kommen aus der Optik?", "50"),
    ],
)
def test_nothing_is_computed_that_the_figures_do_not_give(
    assistant: Assistant, question: str, wrong: str
) -> None:
    answer = assistant.ask(question)
    assert wrong not in answer.short
    assert answer.status is not Status.ANSWERED or answer.mode is Mode.COMPUTED


def test_a_stated_number_is_not_what_is_left_without_it(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viele Studierende sind nicht an der Universität Altwasser?")
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Sind die meisten Mitglieder von Tiefenlicht Handwerksbetriebe?",
            "Nein",
            "36 : 84 × 100 ≈ 42,9",
        ),
        (
            "Sind mehr als ein Drittel der Mitglieder von Tiefenlicht Handwerksbetriebe?",
            "Ja",
            "36 : 84 × 100 ≈ 42,9",
        ),
    ],
)
def test_a_majority_is_decided_by_the_computed_share(
    assistant: Assistant, question: str, short: str, formula: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)
    assert answer.computation is not None
    assert answer.computation.formula == formula


def test_a_majority_that_no_part_tells_is_not_decided(assistant: Assistant) -> None:
    answer = assistant.ask("Sind die meisten Mitglieder von Tiefenlicht Vereine?")
    assert answer.short not in {"Ja", "Nein"}
