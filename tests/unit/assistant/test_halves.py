"""Two questions in one: told apart, answered each, put together."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.assistant.halves import halves
from auskunft.domain import Reason, Status


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Wann wurde X gegründet und wie viele Mitglieder hat es?", "Wie viele Mitglieder hat es?"),
        ("Wer leitet X, und seit wann besteht es?", "Seit wann besteht es?"),
        ("When was X founded and how many members does it have?", "How many members does it have?"),
        ("Wie hoch ist die Quote und wie viele Patente gab es?", "Wie viele Patente gab es?"),
    ],
)
def test_each_half_has_a_verb_of_its_own(question: str, second: str) -> None:
    found = halves(question)
    assert found is not None
    assert found[1] == second
    assert found[0].endswith("?")


@pytest.mark.parametrize(
    "question",
    [
        "Wann und wo wurde X gegründet?",
        "Welche Hochschulen gibt es und wie viele?",
        "Wie viele Firmen und Vereine hat X?",
        "Wer leitet X?",
    ],
)
def test_what_is_one_question(question: str) -> None:
    assert halves(question) is None


def test_both_halves_are_stated(assistant: Assistant) -> None:
    answer = assistant.ask("Wann wurde Tiefenlicht gegründet und wie viele Mitglieder hat es?")
    assert answer.status is Status.ANSWERED
    assert answer.short == "2012; 84"
    assert [citation.quote for citation in answer.citations] == [
        "Der Verbund Tiefenlicht (VTL) wurde 2012 in Altwasser gegründet.",
        "Er zählt 84 Mitglieder, davon 36 Handwerksbetriebe.",
    ]
    assert answer.text.endswith("[2]")


@pytest.mark.parametrize(
    "question",
    [
        "Wann wurde Tiefenlicht gegründet und wie hoch ist der Umsatz von Tiefenlicht?",
        "Wie hoch ist der Umsatz von Tiefenlicht und wann wurde es gegründet?",
    ],
)
def test_one_half_is_stated(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NOT_STATED)
    assert "2012" in answer.text
    assert "Umsatz von Tiefenlicht?“)" in answer.text


def test_no_half_is_stated(assistant: Assistant) -> None:
    answer = assistant.ask("Wie hoch ist der Umsatz von Tiefenlicht und wem gehört es?")
    assert answer.status is not Status.ANSWERED
    assert "anderen Teil" not in answer.text
