"""Sentences that answer in other words, and what no belief makes up for."""

from __future__ import annotations

import pytest

from auskunft.answering.amounts import denied, denies
from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.understand import Understanding

TEXT = """\
Auenland

Netzwerke

Der Werkkreis Ried wurde 2008 gegründet. Seine Mitglieder beschäftigen rund 20.500 Menschen. Die \
Geschäftsstelle finanziert sich zur Hälfte aus Mitgliedsbeiträgen. Ein Beirat legt alle zwei Jahre \
einen Bericht vor.

Die Kontaktstelle Au berät in sechs Sprachen: Deutsch, Englisch, Polnisch, Türkisch, Französisch \
und Ukrainisch. Eingerichtet wurden bislang sieben Labore in Seeheim und Talau; geplant sind zwölf.

Aus dem Holzbund gingen zwischen 2019 und 2023 insgesamt 27 Patente hervor. 2020 wurden 87 Anträge \
bewilligt. In der Branche arbeiten im Auenland 41.000 Menschen.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Arbeitsplätze hängen an den Mitgliedern des Werkkreises Ried?", "20.500"),
        ("Welcher Teil des Geldes für die Geschäftsstelle kommt von den Mitgliedern?", "Hälfte"),
    ],
)
def test_other_words_for_what_is_counted(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert answer.status is Status.ANSWERED
    assert short in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wie oft tagt der Beirat?",
        "Wie viele Anträge wurden 2020 gestellt?",
        "Wie viele Patente hat der Werkkreis Ried?",
    ],
)
def test_what_is_easily_taken_for_the_answer(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "Mein Deutsch ist nicht so gut. In welchen Sprachen berät die Kontaktstelle Au?",
        "In welchen Orten findet man schon Labore?",
    ],
)
def test_what_is_said_beside_the_question_or_the_answer(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("Wie viele Partner sind keine Hochschulen?", True),
        ("Wie viele Partner – in Köpfen, nicht in Prozent – sind Hochschulen?", False),
        ("Ich kenne keine Zahlen. Wie viele Partner sind Hochschulen?", False),
    ],
)
def test_only_what_is_asked_is_denied(
    understanding: Understanding, question: str, *, whether: bool
) -> None:
    query = understanding.query(question)
    assert denies(query) is whether
    assert denied(query) is whether
