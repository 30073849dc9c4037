"""Sums, rests, shares and rates as people ask for them, and what must not be computed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Programme

Das LichtWerk Talheim (LWT) hat 142 Mitglieder, darunter 96 Betriebe. Der Bund unterstützt das \
LWT mit 22,5 Mio. Euro, das Land gibt 7,5 Mio. Euro hinzu.

Der Fonds „Erststein“ verfügt über 36 Mio. Euro, je zur Hälfte vom Land und aus dem Regionalfonds.

Für die Agenda Kurswerk stehen 420 Mio. Euro bereit; 180 Mio. Euro trägt das Land, 165 Mio. Euro \
kommen von der EU und 75 Mio. Euro vom Bund.

Das Programm „Funkstein“ hat 120 Teams gefördert, von denen 78 ein Unternehmen gegründet haben; in \
diesen Unternehmen sind 585 Arbeitsplätze entstanden.

Das Programm „Werkbank“ übernimmt höchstens 150.000 Euro je Vorhaben. Bewilligt wurden 611 \
Vorhaben mit zusammen 48,9 Mio. Euro.

Von den 57 Einrichtungen der Allianz Dreital stammen 26 aus Auental, 19 aus Steinau und 12 aus \
Talheim.

Dem Verbund Tiefholz gehören 134 Mitglieder an, unter denen 88 Betriebe sind; die übrigen \
verteilen sich auf Hochschulen und Kammern.

Das Haus Glutstein kostet 64 Mio. Euro; hiervon tragen der Bund 32 Mio. Euro und das Land 20 Mio. \
Euro.

Das Netzwerk Plasmaau heilt. Die Finanzierung trägt zu 60 Prozent die Europäische Union, zu 25 \
Prozent das Land; den Rest bringen die Mitglieder auf.

Im Jahr 2023 kamen 19 500 Menschen auf das Schiff „Welle“, unter ihnen 7 800 Schülerinnen und \
Schüler; der Eintritt ist frei.

Der Bund „Hanse der Labore“ hat 38 Partnerschaften, an 16 von ihnen sind Hochschulen beteiligt.

Der Fonds „Ankerstein“ hat ein Volumen von 70 Mio. Euro. Er hat 33,6 Mio. Euro ausgezahlt; 11 der \
Firmen stammen aus Auental und die übrigen aus Steinau.

Anträge für das Programm „Talsprung“ nimmt die Förderstelle „Impuls Au“ zum 1. März entgegen. Bis \
Ende 2022 gingen 520 Anträge ein.

Ein zwölfköpfiger Innovationsrat berät das Land.

2,4
Prozent
Anteil der Ausgaben für FuE am BIP 2021

300
Patentanmeldungen je 1 Mio. Einwohner 2022

357
Mio. Euro
Ausgaben für FuE im Hochschulsektor 2021

431
Mio. Euro
Ausgaben für FuE im Staatssektor 2021
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel Prozent der LWT-Mitglieder sind Betriebe?",
            "67,6 Prozent",
            "96 : 142 × 100 ≈ 67,6",
        ),
        (
            "Welcher Anteil der Förderung des LWT kommt vom Bund?",
            "75,0 Prozent",
            "22,5 : (22,5 + 7,5) × 100 = 75,0",
        ),
        ("Wie viel zahlt das Land in den Fonds Erststein?", "18,0 Mio. Euro", "1/2 × 36 = 18,0"),
        (
            "Wie viele Jobs sind bei Funkstein im Schnitt pro Unternehmen entstanden?",
            "7,5",
            "585 : 78 = 7,5",
        ),
        (
            "Aus welchem Ort kommen die wenigsten Einrichtungen der Allianz Dreital?",
            "Talheim",
            "12 < 19 < 26",
        ),
        ("Wie viele Mitglieder von Tiefholz sind keine Betriebe?", "46", "134 − 88 = 46"),
        (
            "Wie viel Prozent der Kosten von Glutstein trägt der Bund?",
            "50,0 Prozent",
            "32 : 64 × 100 = 50,0",
        ),
        (
            "Wie viel Prozent der Finanzierung von Plasmaau kommen von den Mitgliedern?",
            "15 Prozent",
            "100 − 60 − 25 = 15",
        ),
        (
            "Wie viel Prozent der Menschen auf der Welle waren 2023 Schüler?",
            "40,0 Prozent",
            "7 800 : 19 500 × 100 = 40,0",
        ),
        (
            "Wie viele Patente wären es für eine Stadt mit 500.000 Einwohnern?",
            "150",
            "300 × 500.000 : 1 Mio. = 150",
        ),
        (
            "Was fehlt beim FuE-Anteil bis zum Ziel von 3 Prozent?",
            "0,6 Prozentpunkte",
            "3 − 2,4 = 0,6",
        ),
        (
            "Wie hoch waren die FuE-Ausgaben in Hochschulen und Staat insgesamt?",
            "788 Mio. Euro",
            "357 + 431 = 788",
        ),
    ],
)
def test_it_is_worked_out(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viel Geld hat der Fonds Erststein?", "36 Mio. Euro"),
        ("Wer finanziert die Agenda Kurswerk?", "Land, EU und Bund"),
        ("Maximale Fördersumme pro Vorhaben bei Werkbank?", "höchstens 150.000 Euro"),
        ("Was kostet der Besuch auf der Welle?", "Eintritt ist frei"),
        ("Wie viele Leute sitzen im Innovationsrat?", "zwölfköpfig"),
        ("Geben die Hochschulen oder der Staatssektor mehr für FuE aus?", "im Staatssektor"),
    ],
)
def test_it_is_read_off(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Wie viel vom Volumen des Fonds Ankerstein ist noch nicht ausgezahlt?", "33,6 Mio. Euro"),
        ("Wie viele Hochschulen sind in der Hanse der Labore Mitglied?", "16 von ihnen"),
        ("Wie viele Patente hat Bayern mit 13 Mio. Einwohnern?", "3.900"),
        ("Wie viele Patente im Maschinenbau kommen auf 500.000 Einwohner?", "150"),
        ("Bis wann muss man Anträge für Talsprung abgeben?", "Bis Ende 2022"),
        ("Wie viele Mitglieder hat der Strategierat?", "zwölfköpfig"),
    ],
)
def test_another_figure_is_not_given(hills: Assistant, question: str, wrong: str) -> None:
    answer = hills.ask(question)
    assert answer.status is not Status.ANSWERED or answer.short != wrong


@pytest.mark.parametrize(
    "question", ["Wird das Ziel von 3 Prozent erreicht?", "Sind es mehr als 50 Prozent?"]
)
def test_of_what_is_not_guessed(hills: Assistant, question: str) -> None:
    """Some share of the document would always decide it."""
    assert not hills.ask(question).short.startswith(("Ja", "Nein"))
