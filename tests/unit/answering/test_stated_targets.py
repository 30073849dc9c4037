"""An indicator against the target that a sentence sets; places in a ranking; names asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze und Programme

Bis 2035 soll der Anteil der Ausgaben für Forschung und Entwicklung am Bruttoinlandsprodukt auf \
3,5 Prozent steigen.

Das Netzwerk RadNetz zählt 240 Mitglieder. Es wird von einer Stiftung der Holzwirtschaft \
mitgetragen, die Koordination liegt bei der Geschäftsstelle in Talheim.

Das Netzwerk LichtBund zählt 96 Mitglieder. Das Netzwerk ErdRing zählt 120 Mitglieder.

Die Werkstuben sind neun Lernorte im ganzen Land, in denen Jugendliche bauen.

Der Fonds „Kernholz“ ist mit 12 Mio. Euro im Jahr dotiert; 70 Prozent trägt das Land, den Rest \
steuert die Berta-Linden-Stiftung bei.

3,12
Prozent
Anteil der Ausgaben für FuE am BIP 2021
"""


LIMITS = """\
Hügelland

Netze

Der Anteil der Ausgaben für FuE am BIP soll im Wirtschaftssektor auf 2 Prozent steigen. Die \
Gründungsrate will das Land auf höchstens 5,0 Prozent begrenzen.

3,12
Prozent
Anteil der Ausgaben für FuE am BIP 2021

5,4
Prozent
Gründungsrate 2021
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Prozentpunkte fehlten 2021 noch bis zum FuE-Ziel für 2035?", "0,38 Prozentp"),
        ("Ist das FuE-Ziel von 3,5 Prozent schon erreicht?", "Nein"),
        ("Liegt die FuE-Quote von 2021 unter dem Zielwert für 2035?", "Ja"),
        ("Auf welchem Platz ist LichtBund nach Mitgliederzahl, verglichen mit RadNetz und ErdRing?",
         "dritter"),
        ("Wie viel gibt die Berta-Linden-Stiftung zum Fonds „Kernholz“?", "3,6 Mio. Euro"),
    ],
)  # fmt: skip
def test_what_is_held_against_what_the_text_says(
    hills: Assistant, question: str, short: str
) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short[: len(short)]) == (Status.ANSWERED, short), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Wie viel fehlt noch bis zum Patentziel?",
        "Wie viel Euro fehlen noch bis zum FuE-Ziel?",
        "Ist das FuE-Ziel von 4 Prozent schon erreicht?",
        "Wie heißt die Stiftung, die RadNetz mitträgt?",
        "Wer koordiniert RadNetz, also welche Person?",
        "In welchen Städten gibt es Werkstuben?",
    ],
)
def test_what_the_text_leaves_open_is_not_answered(hills: Assistant, question: str) -> None:
    answer = hills.ask(question)
    assert answer.status is not Status.ANSWERED, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es ein FuE-Ziel für 2035?",
        "Ist das FuE-Ziel höher als der Wert von 2021?",
        "Wird das FuE-Ziel bis 2035 erreicht?",
    ],
)
def test_what_is_asked_of_a_target_beside_whether_it_is_reached(
    hills: Assistant, question: str
) -> None:
    assert hills.ask(question).short != "Nein"


def test_a_limit_or_a_part_is_no_target_for_the_whole(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(view_of(LIMITS))
    for question in (
        "Ist das FuE-Ziel von 2 Prozent im Wirtschaftssektor schon erreicht?",
        "Ist das Ziel bei der Gründungsrate erreicht?",
    ):
        assert assistant.ask(question).short != "Ja", question
