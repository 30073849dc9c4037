"""Which of several parallel statements of one sentence is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

SENTENCES = {
    "Für das Rechenzentrum Aue zahlt der Bund 14 Mio. Euro und das Land 9 Mio. Euro.": {
        "Wie viel zahlt das Land für das Rechenzentrum Aue?": "9 Mio. Euro",
        "Wie viel zahlt der Bund für das Rechenzentrum Aue?": "14 Mio. Euro",
    },
    "Das Land Hessen fördert das Zentrum Solarhof mit 2 Mio. Euro, der Bund gibt 1 Mio. Euro.": {
        "Mit wie viel Geld fördert der Bund das Zentrum Solarhof?": "1 Mio. Euro",
        "Mit wie viel Geld fördert das Land das Zentrum Solarhof?": "2 Mio. Euro",
    },
    "Das Institut für Auenforschung (IAF) hat 180 wissenschaftliche und 120 technische "
    "Beschäftigte.": {
        "Wie viele wissenschaftliche Beschäftigte hat das IAF?": "180",
        "Wie viele technische Beschäftigte hat das IAF?": "120",
    },
    "Am Programm AueTrain nahmen 2022 insgesamt 310 und 2023 insgesamt 390 Personen teil.": {
        "Wie viele Personen nahmen 2022 an AueTrain teil?": "310",
        "Wie viele Personen nahmen 2023 an AueTrain teil?": "390",
    },
    "Die Zahl der Studierenden sank zwischen 2015 und 2023 von 52.000 auf 47.500.": {
        "Wie viele Studierende gab es 2023?": "47.500",
        "Wie viele Studierende gab es 2015?": "52.000",
    },
    "Im Jahr 2021 zählte der Verband AueHolz 88 Betriebe, heute sind es 103.": {
        "Wie viele Betriebe zählt AueHolz heute?": "103",
    },
    "Präsident der Universität Lohr ist Prof. Dr. Tim Rau, Kanzlerin ist Dr. Eva Kern.": {
        "Wer ist Kanzlerin der Universität Lohr?": "Dr. Eva Kern",
    },
    "Das Netzwerk AueGrün wurde 2012 gegründet, das Netzwerk AueBlau 2016.": {
        "Wann wurde AueBlau gegründet?": "2016",
    },
    "Das Netzwerk AueTec wird von der Hochschule Aue koordiniert und vom Land finanziert.": {
        "Wer finanziert AueTec?": "vom Land",
    },
    "Die Brücke Auental wurde 1955 gebaut, 1999 gesperrt und 2003 abgerissen.": {
        "Wann wurde die Brücke Auental gesperrt?": "1999",
        "Wann wurde die Brücke Auental abgerissen?": "2003",
    },
    "Das Netzwerk AueNetz zählt 14 Hochschulen und 22 Firmen sowie drei Kammern.": {
        "Wie viele Firmen hat AueNetz?": "22",
        "Wie viele Hochschulen hat AueNetz?": "14",
    },
    "Die Firma AueWerk wuchs von 12 auf 30 Standorte.": {
        "Wie viele Standorte hat AueWerk?": "30",
    },
    "86 Partner, davon 51 aus der Wirtschaft, arbeiten im Verbund AueKreis an Speichern.": {
        "Wie viele Partner hat AueKreis?": "86",
        "Wie viele Partner aus der Wirtschaft hat AueKreis?": "51",
    },
}


@pytest.mark.parametrize(
    ("sentence", "question", "short"),
    [(text, q, short) for text, asked in SENTENCES.items() for q, short in asked.items()],
)
def test_the_statement_that_says_more_of_the_question_is_meant(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    sentence: str,
    question: str,
    short: str,
) -> None:
    answer = assistant_of(view_of(f"Auenmark\n\nNetze\n\n{sentence}\n")).ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, short)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Drei von vier Partnern des Verbunds AueKreis sind Familienbetriebe.",
            "Wie viele Partner hat AueKreis?",
        ),
        (
            "Im Bündnis AueWind suchen Anlagenbauer, Netzbetreiber und drei Hochschulen Wege.",
            "Wie viele Beteiligte hat AueWind?",
        ),
        (
            "2016 eröffnet, ist das Institut AueLab inzwischen auf 390 Beschäftigte angewachsen.",
            "Um wie viele Beschäftigte ist AueLab seit der Eröffnung gewachsen?",
        ),
    ],
)
def test_a_figure_of_something_else_is_no_answer(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    sentence: str,
    question: str,
) -> None:
    answer = assistant_of(view_of(f"Auenmark\n\nNetze\n\n{sentence}\n")).ask(question)
    assert answer.status is not Status.ANSWERED
