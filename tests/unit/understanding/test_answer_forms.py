from __future__ import annotations

import pytest

from auskunft.domain import AnswerType, Expectation
from auskunft.understanding.answer_forms import as_definition, in_form, without_form


@pytest.mark.parametrize(
    ("question", "rest", "form"),
    [
        ("Wie viele sind klein, als Zahl und nicht in Prozent?", "Wie viele sind klein?", "count"),
        ("Welcher Teil kommt vom Bund, in Euro?", "Welcher Teil kommt vom Bund?", "amount"),
        ("Welcher Anteil war das in Personen?", "Welcher Anteil war das?", "count"),
        ("Was zahlt das Land in Euro für den Hof?", None, None),
        ("Wie hoch ist der Anteil in Prozent?", None, None),
        ("In Euro?", None, None),
    ],
)
def test_the_form_that_closes_a_question_is_told_from_it(
    question: str, rest: str | None, form: str | None
) -> None:
    found, wanted = without_form(question)
    assert found == (rest or question)
    assert wanted == (AnswerType(form) if form else None)


def test_a_share_in_another_form_is_an_amount_or_a_number() -> None:
    share = Expectation(AnswerType.SHARE, "Teil")
    assert in_form(share, AnswerType.AMOUNT) == Expectation(AnswerType.AMOUNT)
    assert in_form(share, None) == share
    date = Expectation(AnswerType.DATE)
    assert in_form(date, AnswerType.AMOUNT) == date


def test_how_many_in_proportion_asks_for_a_share() -> None:
    question, form = without_form("Wie viele Höfe sind anteilig klein?")
    assert (question, form) == ("Wie viele Höfe sind klein?", AnswerType.SHARE)
    count = Expectation(AnswerType.COUNT, "Höfe")
    assert in_form(count, form) == Expectation(AnswerType.SHARE, "Höfe")


@pytest.mark.parametrize(
    "question",
    [
        "Ufer.Werk – was ist das für ein Verein?",
        "Ufer.Werk, was ist das eigentlich für eine Einrichtung?",
        "Was ist Ufer.Werk denn für ein Haus?",
        "Was für ein Netz ist Ufer.Werk?",
    ],
)
def test_which_sort_of_thing_it_is_asks_what_it_is(question: str) -> None:
    assert as_definition(question) == "Was ist Ufer.Werk?"


@pytest.mark.parametrize(
    "question",
    [
        "Was ist Ufer.Werk?",
        "Was für Partner hat Ufer.Werk?",
        "Was ist das Ziel für ein Jahr wie 2030 im Netz?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert as_definition(question) == question
