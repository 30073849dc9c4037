"""Several things in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Reason, Status
from auskunft.understanding.view import CorpusView

_TEXT = """\
Inselmark

Die Strategie „Weites Meer“ nennt drei Ziele: Häfen zu öffnen, Algen zu nutzen und Boote zu bauen.

Mit dem Fahrplan „Helle Bucht“ hat das Land das Ziel verfolgt, Stege auszubauen, Fischer zu \
beraten und Netze zu flicken.

Die Inselmark hat zwei Universitäten, drei Fachhochschulen und eine Kunsthochschule. Zurzeit \
fördert das Land sechs Landesverbünde.

Im Verbund Ebbewerk (EBW) arbeiten 40 Unternehmen und elf Institute zusammen. Der Verbund gilt \
als erfolgreichstes Vorhaben Europas. Rund 70 % der Mitglieder sind klein.
"""


@pytest.fixture(scope="module")
def inselmark(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(_TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        (
            "Welche Ziele nennt die Strategie „Weites Meer“?",
            "Häfen zu öffnen, Algen zu nutzen und Boote zu bauen",
        ),
        (
            "Zähl mir die drei Ziele des Fahrplans auf.",
            "Stege auszubauen, Fischer zu beraten und Netze zu flicken",
        ),
        (
            "Welche Arten von Hochschulen gibt es?",
            "zwei Universitäten, drei Fachhochschulen und eine Kunsthochschule",
        ),
        ("Welche Arten von Mitgliedern hat das Ebbewerk?", "40 Unternehmen und elf Institute"),
    ],
)
def test_what_one_sentence_lists(inselmark: Assistant, question: str, short: str) -> None:
    answer = inselmark.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


def test_another_number_than_is_listed_is_not_confirmed(inselmark: Assistant) -> None:
    answer = inselmark.ask("Zähl mir die vier Ziele des Fahrplans auf.")
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["Wie heißen die sechs Landesverbünde?", "Nenne alle Landesverbünde."]
)
def test_what_is_counted_but_not_named(inselmark: Assistant, question: str) -> None:
    answer = inselmark.ask(question)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NOT_STATED)
    assert answer.text.startswith("Die Namen stehen nicht im Dokument")
    assert "sechs Landesverbünde" in answer.text
    assert "Ebbewerk" not in answer.text


def test_the_thing_that_a_sentence_goes_on_about_is_named(inselmark: Assistant) -> None:
    answer = inselmark.ask("Welcher Verbund gilt als erfolgreichstes Vorhaben Europas?")
    assert (answer.status, answer.short) == (Status.ANSWERED, "Ebbewerk (EBW)")
    assert [c.quote[:11] for c in answer.citations] == ["Der Verbund", "Im Verbund "]
