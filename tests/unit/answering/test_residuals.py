"""What is left of a whole without its parts, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Mode

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Für den Plan „Weitsicht“ stehen 90 Mio. Euro bereit: 40 Mio. Euro gehen in die Optik, 30 Mio. \
Euro in die Holzforschung und der Rest in die Medizin.

Das Bergnetz (BNH) zählt 64 Mitglieder, darunter 40 Unternehmen und neun Institute; die übrigen \
Mitglieder sind Vereine.

Die Einnahmen des Moorinstituts lagen bei 12 Mio. Euro; 30 % kamen vom Bund, 50 % von Firmen und \
der Rest vom Land.

Im Programm „Kernholz“ arbeiten 20 Gruppen. Zwölf der Gruppen forschen in der Physik, fünf in \
der Chemie, die anderen in der Biologie.

Das Grasnetz (GNH) hat Felder im ganzen Land. 45 von 60 Feldern liegen im Kreis Ulmenau, die \
anderen im Kreis Rohrdorf. Seine Mittel von 6,4 Mio. Euro tragen der Bund zu 50 %, das Land zu \
30 % und die Torfstiftung zu 20 %.

Für die sieben Landesnetze stehen 126 Mio. Euro bereit, davon 84 Mio. Euro von der EU, den \
Rest gibt das Land.

Für das Programm „Aufwind“ stehen 95 Mio. Euro bereit; 60 % stammen von der EU, den Rest bringt \
das Land auf.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel Geld aus Weitsicht ist für die Medizin vorgesehen?",
            "20 Mio. Euro",
            "90 − 40 − 30 = 20",
        ),
        ("Wie viele Mitglieder des Bergnetzes sind Vereine?", "15", "64 − 40 − 9 = 15"),
        (
            "Welcher Anteil der Einnahmen des Moorinstituts kommt vom Land?",
            "20 Prozent",
            "100 − 30 − 50 = 20",
        ),
        ("Wie viele Gruppen von Kernholz forschen in der Biologie?", "3", "20 − 12 − 5 = 3"),
        ("Wie viele Felder des Grasnetzes liegen im Kreis Rohrdorf?", "15", "60 − 45 = 15"),
        (
            "Welchen Betrag steuert die Torfstiftung zum Grasnetz bei?",
            "1,28 Mio. Euro",
            "20 % × 6,4 = 1,28",
        ),
        ("Wie viel zahlt das Land für das Grasnetz?", "1,92 Mio. Euro", "30 % × 6,4 = 1,92"),
        (
            "Wie viel Geld bringt das Land für Aufwind auf?",
            "38 Mio. Euro",
            "(100 − 60) % × 95 = 38",
        ),
        (
            "Wie viel Geld bleibt bei Weitsicht außer für Optik und Holzforschung?",
            "20 Mio. Euro",
            "90 − 40 − 30 = 20",
        ),
    ],
)
def test_the_rest_is_what_the_parts_leave(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


def test_what_no_rest_is_said_of_is_not_computed(hills: Assistant) -> None:
    question = "Wie viele Gruppen von Kernholz forschen in der Geschichte?"
    assert hills.ask(question).mode is not Mode.COMPUTED


def test_a_count_is_no_rest_of_an_amount(hills: Assistant) -> None:
    answer = hills.ask("Wie viele Landesnetze gibt es?")
    assert answer.mode is not Mode.COMPUTED
    assert "sieben" in answer.text
