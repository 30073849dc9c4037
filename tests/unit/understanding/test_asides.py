from __future__ import annotations

import pytest

from auskunft.understanding.asides import without_asides


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Wie viele Partner hat X derzeit?", "Wie viele Partner hat X?"),
        ("Was macht X eigentlich genau?", "Was macht X?"),
        ("Wie viele sind es im Moment?", "Wie viele sind es?"),
        ("Genau wie viele sind es insgesamt?", "wie viele sind es?"),
        ("How many members are there currently?", "How many members are there?"),
        ("Welche hat etwa 50 Mitglieder?", "Welche hat etwa 50 Mitglieder?"),
        ("Wie genau misst sie, und seit heute?", "Wie genau misst sie, und seit heute?"),
        ("Was kostet die Heute-Messe?", "Was kostet die Heute-Messe?"),
        ("Wie genaue Messungen gibt es?", "Wie genaue Messungen gibt es?"),
    ],
)
def test_words_that_narrow_nothing_are_left_out(question: str, plain: str) -> None:
    assert without_asides(question) == plain
