"""What several pay together, what one pays oneself, and so much for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze und Programme

Für den Wasserring Ostkamm stellt der Bund 30 Mio. Euro bereit, das Land steuert 12 Mio. Euro bei, \
und die beteiligten Unternehmen bringen 18 Mio. Euro auf.

Der Bund unterstützte das Netzwerk RadNetz mit 7,5 Mio. Euro, das Land legte 2,5 Mio. Euro dazu.

Das Programm „Korn und Halm“ läuft von 2020 bis 2026. Es ist mit 84 Mio. Euro ausgestattet, wovon \
50,4 Mio. Euro aus der EU stammen; den Rest trägt das Land.

Für die Halle Ostwerk gibt der Bund jährlich 4 Mio. Euro, das Land einmalig 9 Mio. Euro. Das \
Zentrum Quellwerk kostet 10 Mio. Euro; 30 Prozent der Personalkosten trägt das Land.

Das Transferhaus Kammer Mulde beschäftigt 35 Personen und verfügt über 2.800 Quadratmeter \
Laborfläche.

Der Lernverbund Ostkamm bietet Kurse an. Ein Kurs kostet 320 Euro, davon erstattet das Land \
75 Prozent.

Der Technikrat Talheim hat 18 Sitze, von denen sieben auf die Wirtschaft und sechs auf die \
Wissenschaft entfallen. Er kommt viermal im Jahr zusammen und legt dem Landtag alle zwei Jahre \
einen Bericht vor.

Im Jahr 2022 begleitete das Cluster RadWerk 45 Verbundprojekte, im Jahr davor waren es 36.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Was geben Bund, Land und Unternehmen zusammen für den Wasserring Ostkamm?", "60 Mio."),
        ("Was geben Bund und Land zusammen für den Wasserring Ostkamm?", "42 Mio. Euro"),
        ("Was haben Bund und Land zusammen für RadNetz ausgegeben?", "10,0 Mio. Euro"),
        ("Wie viel Geld gibt es für „Korn und Halm“ im Schnitt pro Jahr?", "12 Mio. Euro"),
        ("Wie viel zahlt das Land für „Korn und Halm“, wenn man die EU abzieht?", "33,6 Mio."),
        ("Wie viel Quadratmeter hat das Transferhaus Kammer Mulde pro Mitarbeiter?", "80"),
        ("Wie viel muss ich für einen Kurs beim Lernverbund selbst zahlen?", "80 Euro"),
        ("Sitzen im Technikrat mehr Leute aus der Wissenschaft als aus der Wirtschaft?", "Nein"),
        ("Wie oft trifft sich der Technikrat im Jahr?", "viermal im Jahr"),
        ("Wie oft berichtet der Technikrat dem Landtag?", "alle zwei Jahre"),
        ("Um wie viel Prozent stiegen die Verbundprojekte bei RadWerk von 2021 auf 2022?", "25"),
    ],
)
def test_what_is_worked_out(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.short[: len(short)]) == (Status.ANSWERED, short), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Was geben Bund, Land und Stiftungen zusammen für den Wasserring Ostkamm?",
        "Was geben Bund und EU zusammen für RadNetz?",
        "Was geben Bund und Land zusammen für die Halle Ostwerk?",
        "Wie viel Geld gibt das Land für das Zentrum Quellwerk?",
    ],
)
def test_no_sum_where_the_text_leaves_one_of_them_out(hills: Assistant, question: str) -> None:
    assert hills.ask(question).computation is None
