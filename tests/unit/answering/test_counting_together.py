"""Figures and superlatives that are easily borrowed from a neighbour, through the whole flow."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Hügelland

Netze und Institute

Im Cluster AgriNova arbeiten 118 Betriebe, Züchter und Institute an neuem Getreide. Das \
Forschungsministerium fördert es mit 3 Mio. Euro.

Der Lichtverbund Ulmenau vereint 76 Mitglieder und hat seinen Sitz in Rohrdorf. Sprecherin ist die \
Physikerin Dr. Jette Morgenroth.

Das Netzwerk Moorland ist das jüngste Netzwerk im Land und zählt 12 Mitglieder.
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie viele Betriebe gehören zu AgriNova?", "118"),
        ("Wie viele Einrichtungen arbeiten bei AgriNova mit?", "118"),
        ("Wer fördert AgriNova?", "Forschungsministerium"),
        ("Wo sitzt der Lichtverbund Ulmenau?", "Rohrdorf"),
        ("Where are the Lichtverbund's members based?", "Rohrdorf"),
    ],
)
def test_what_is_told_is_found(hills: Assistant, question: str, said: str) -> None:
    answer = hills.ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Züchter sind bei AgriNova dabei?",
        "In welcher Stadt sitzt AgriNova?",
        "Wer ist Sprecherin von AgriNova?",
        "Welches Netzwerk hat die meisten Betriebe?",
        "Welches Netzwerk ist das älteste?",
        "wie viele züchter sind bei agrinova in der beratung",
    ],
)
def test_nothing_is_borrowed_from_beside(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


def test_the_second_half_of_a_question_is_about_the_same_thing(hills: Assistant) -> None:
    answer = hills.ask("Wer fördert AgriNova und wer ist die Sprecherin?")
    assert "Morgenroth" not in answer.text
