"""What looks like something to compute and is not: through the whole flow, on traps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Conversation, Status
from auskunft.understanding.view import CorpusView

Ask = Callable[..., Answer]

TEXT = """\
Hügelland

Netze und Vorhaben

Das Projekt Sturmflut erhält vom Bund 10 Mio. Euro, davon 4 Mio. Euro für Geräte, weitere 6 Mio. \
Euro für Personal.

Der Technikpark Gezeit hat 60 Betriebe. Davon kommen 20 aus Ulmenau, weitere 15 aus Rohrdorf.

Das Netzwerk Ostwind ist seit 2021 nach ISO zertifiziert. Das Netzwerk Seeblick wurde 1995 \
gegründet, das Netzwerk Talwind 2012.

Beim Verein Watt zahlen die Firmen je 500 Euro. Beim Verein Watt arbeiten 30 Leute.

Das Grasnetz hat 60 Felder. 45 von 60 Feldern sind Äcker, 5 von 60 Feldern sind Wiesen, die \
anderen sind Wald.

Das Bündnis Fjord hat 80 Mitglieder. Außerdem arbeitet es mit 20 Partnern zusammen. Zu den \
Partnern zählen 5 Hochschulen.

Die Kosten der Brücke betrugen 8 Mio. Euro, die kommunalen Ausgaben sanken um 25 %.

Im Verbund Nordlicht (VNL) entwickeln über 70 Firmen und Institute Lampen. Mehr als 80 % der \
Partner sind kleine Firmen.

Die Alfatec GmbH ist Mitglied im größten Netzwerk des Landes.

1.650
Promotionen im Jahr 2021
Weitere Indikatoren im Online-Angebot Länder in Zahlen
"""


@pytest.fixture(name="ask")
def _ask(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Ask:
    assistant = assistant_of(view_of(TEXT))

    def ask(*questions: str) -> Answer:
        conversation = Conversation()
        for earlier in questions[:-1]:
            conversation = conversation.with_turn(earlier, assistant.ask(earlier, conversation))
        return assistant.ask(questions[-1], conversation)

    return ask


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Wie viel Euro erhält das Projekt Sturmflut insgesamt?", "20"),
        ("Wie viele Betriebe hat der Technikpark Gezeit insgesamt?", "35"),
        ("Zahlen die Firmen beim Verein Watt je 900 Euro?", "Ja"),
        ("Wurde das Netzwerk Ostwind 2021 gegründet?", "Ja"),
        ("Wie viele Felder des Grasnetzes sind Wald?", "55"),
        ("Welcher Anteil der Partner des Bündnisses Fjord sind Hochschulen?", "6,3"),
        ("Um wie viel Euro sanken die kommunalen Ausgaben?", "2 Mio."),
        ("Wer hat mehr als 30 % der Promotionen?", "495"),
        ("Welche Netzwerke gibt es?", "Alfatec"),
        ("Wie viele Partner hat der Verbund Nordlicht?", "80"),
        ("Wiviele Parter hat nordlicht?", "80"),
        ("Anzahl der Partner des Verbunds Nordlicht", "80"),
        ("Wie viel Prozent der Partner des Verbunds Nordlicht sind Großunternehmen?", "80"),
        ("Wie viele Konzerne sind Partner des Verbunds Nordlicht?", "56"),
        ("Was bedeutet Promotion?", "1.650"),
        ("What does Promotionen mean?", "1.650"),
        ("Welche Netzwerke wurden von 2010 bis 2015 gegründet?", "Seeblick"),
    ],
)
def test_nothing_wrong_is_stated(ask: Ask, question: str, wrong: str) -> None:
    answer = ask(question)
    assert answer.status is not Status.ANSWERED or wrong not in answer.short


def test_the_rest_after_several_parts_leaves_all_of_them_out(ask: Ask) -> None:
    assert ask("Wie viele Felder des Grasnetzes sind Wald?").short in {"10", ""}


@pytest.mark.parametrize("question", ["Wie viele Standorte?", "Und wie viele Firmen?"])
def test_a_count_by_its_verb_alone_is_followed_up(ask: Ask, question: str) -> None:
    assert ask("Wie viele arbeiten beim Verein Watt?", question).standalone_question
