"""Two things of one sentence: what is of either, how far they are apart, who is only in company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Häuser und Netze

Das Gründerhaus Mulde und das Technologiezentrum Steinau beherbergen gemeinsam 90 Firmen, von \
denen 52 auf das Gründerhaus entfallen.

Das größte Netz ist der Cluster Wollbogen Westtal, der 2008 in Talheim gegründet wurde und heute \
184 Mitglieder zählt. Darunter sind 121 Unternehmen und 38 Institute; die übrigen Mitglieder sind \
Kammern und Städte. Der Jahresetat der Geschäftsstelle beläuft sich auf 2,4 Mio. Euro, wovon das \
Land 40 Prozent trägt, während der übrige Teil aus Beiträgen kommt.

Kleiner sind zwei Verbünde: das Agrarnetzwerk Rapsring mit Sitz in Auental, das 2014 entstand und \
96 Mitglieder hat, und das Windnetzwerk Küstenluv in Steinau. Ersteres erhielt vom Bund 4,5 Mio. \
Euro. Letzteres leitet Dr. Enno Tjark.

Das Land zahlt dem Brückhof Talheim jährlich 3,6 Mio. Euro, der Spinnwerkstatt Steinau 1,9 Mio. \
Euro. Die Anlage in Talheim soll 150 Megawatt leisten, jene in Auental 60 Megawatt.

Das Netzwerk Seering hat 92 Mitglieder. Das Netzwerk Ostring hat bis zu 200 Mitglieder.

Das Institut Gamma und das Labor Eichwerk sind benachbart. Beide haben zusammen 500 Beschäftigte.

Für das Labor Eichwerk kommen vom Land monatlich 20.000 Euro, vom Bund jährlich 300.000 Euro.

Anders als das Netzwerk Moorring hat das Netzwerk Taltau 77 Mitglieder.

Gemeinsam mit dem Keramikbund Lehmtal, der 29 Mitglieder hat, betreibt das Netzwerk Polymer Au \
seit 2020 ein Prüflabor.

Der Bund förderte den Aufbau des Zentrums Glasweg bis 2022 mit 12,5 Mio. Euro; seither tragen \
Beiträge zwei Drittel des Haushalts, den Rest gibt das Land.

Aus der Werft Alttal sind 94 Ausgründungen hervorgegangen, von denen nach drei Jahren noch 71 am \
Markt waren.

Das Reallabor Wasserkamm kostet viel: Die Gesamtkosten von 50 Mio. Euro verteilen sich zu 60 \
Prozent auf den Bund und zu 40 Prozent auf das Land.

Das Programm „Sprung“ fördert Betriebe mit weniger als 250 Beschäftigten mit bis zu 300.000 Euro \
je Vorhaben, wobei höchstens die Hälfte der Kosten übernommen wird.
"""


@pytest.fixture
def valley(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Firmen beherbergt das Technologiezentrum Steinau?", "38"),
        ("Wie viele Firmen beherbergt das Gründerhaus Mulde?", "52"),
        ("Wie viele Mitglieder hat Wollbogen Westtal?", "184"),
        ("Wie viel mehr zahlt das Land für den Brückhof als für die Spinnwerkstatt?", "1,7 Mio."),
        ("Um wie viel Megawatt ist die Anlage in Talheim stärker als die in Auental?", "90"),
        ("Hat der Wollbogen Westtal doppelt so viele Mitglieder wie der Rapsring?", "Nein"),
        ("Hat Wollbogen Westtal mehr als doppelt so viele Mitglieder wie der Seering?", "Nein"),
        ("Hat Wollbogen Westtal mindestens doppelt so viele Mitglieder wie der Seering?", "Ja"),
        ("Wer leitet das Windnetzwerk Küstenluv?", "Enno Tjark"),
        ("Wie viele Mitglieder hat das Netzwerk Taltau?", "77"),
        ("Wie viele Ausgründungen der Werft Alttal sind nach drei Jahren nicht mehr da?", "23"),
        ("Wie viel zahlt der Bund für das Reallabor Wasserkamm?", "30 Mio. Euro"),
        ("Wie viel gab der Bund für den Aufbau des Zentrums Glasweg?", "12,5 Mio. Euro"),
    ],
)
def test_is_of_the_one_that_is_asked_about(valley: Assistant, question: str, short: str) -> None:
    assert short in valley.ask(question).short


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Seit wann gibt es den Keramikbund Lehmtal?", "2020"),
        ("Wie viele Firmen sind aus dem Technologiezentrum Steinau hervorgegangen?", "38"),
        ("Wie hoch ist der Jahresetat der Geschäftsstelle des Rapsrings pro Mitglied?", "1,44"),
        ("Wie viel bekommt man bei „Sprung“ höchstens?", "150.000"),
        ("wieviele gasprojekte laufen in auental", "83"),
        ("Hat Wollbogen Westtal weniger als doppelt so viele Mitglieder wie der Seering?", "Ja"),
        ("Hat der Ostring doppelt so viele Mitglieder wie der Seering?", "Ja"),
        ("Wie viele Beschäftigte hat das Labor Eichwerk?", "500"),
        ("Wie viele Mitglieder hat das Netzwerk Moorring?", "77"),
        ("Um wie viel Euro unterscheiden sich Bund und Land beim Labor Eichwerk?", "280.000"),
        ("Wie viele Firmen im Technologiezentrum Steinau sind Ausgründungen?", "38"),
    ],
)
def test_nothing_of_the_other_is_taken(valley: Assistant, question: str, wrong: str) -> None:
    answer = valley.ask(question)
    assert answer.status is not Status.ANSWERED or wrong not in answer.short


def test_what_the_asker_says_of_themselves_presumes_nothing(valley: Assistant) -> None:
    answer = valley.ask("Wir sind 30 Leute. Wie viel Geld gibt es bei „Sprung“ je Vorhaben?")

    assert "300.000" in answer.short


@pytest.mark.parametrize(
    "question",
    [
        "Ich nehme an, dass 10 austreten. Wie viele Mitglieder hat der Seering dann noch?",
        "Wir glauben, es sind 80 Mitglieder. Hat der Seering so viele?",
    ],
)
def test_what_is_presumed_is_kept(valley: Assistant, question: str) -> None:
    answer = valley.ask(question)
    assert answer.status is not Status.ANSWERED or answer.short == "Nein"


def test_the_difference_may_be_asked_in_passing(valley: Assistant) -> None:
    more = "Wer hat mehr Mitglieder, Wollbogen Westtal oder Rapsring"

    answer = valley.ask(f"{more}, und wie groß ist der Abstand?")

    assert "184 − 96 = 88" in answer.text
