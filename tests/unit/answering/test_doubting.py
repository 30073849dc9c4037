"""What a sentence must say before it answers, whatever else of the question it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.doubting import doubtful
from auskunft.domain import Span
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


@pytest.fixture(name="doubted")
def _doubted(view_of: Callable[..., CorpusView]) -> Callable[[str, str, str], bool]:
    """Whether the text's last sentence is doubted to answer the question with that span."""

    def judge(text: str, question: str, short: str) -> bool:
        view = view_of(f"Lenzmark\n\nNetze\n\n{text}\n")
        read = view.sentence_view(len(view.sentences) - 1)
        start = read.text.index(short)
        span = Span(start, start + len(short))
        return doubtful(Understanding(view).query(question), view, read, span)

    return judge


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (
            "2023 bekamen die Start-ups im Zentrum für Sonden 9 Mio. Euro.",
            "Wann wurde das Zentrum für Sonden gegründet?",
            "2023",
        ),
        (
            "Das Zentrum für Sonden fördert die Forschung an der Optik.",
            "In welchen Städten forscht das Zentrum für Sonden?",
            "Optik",
        ),
        (
            "Das Zentrum für Sonden hat einen Etat von 9 Mio. Euro.",
            "Wie hoch ist der Umsatz des Zentrums für Sonden?",
            "9 Mio. Euro",
        ),
        (
            "Die Sonda AG setzte 2022 rund 7 Mio. Euro um.",
            "Wie hoch ist der Gewinn der Sonda AG?",
            "7 Mio. Euro",
        ),
        ("Die Sonda AG wird seit 2018 gefördert.", "Wann wurde die Sonda AG gegründet?", "2018"),
        (
            "Koordiniert wird es von der Hochschule Lenz.",
            "Wer ist Präsident der Hochschule Lenz?",
            "Hochschule Lenz",
        ),
        ("Im Park liegt ein Hort mit 60 Plätzen.", "Was hat der Hort gekostet?", "60 Plätzen"),
        ("Die Halle Nord liegt in Lenz.", "Ist die Halle Nord besser als die Halle Süd?", "Lenz"),
        (
            "In 300 Beratungen wurden Betriebe erreicht.",
            "Wie viele Beschäftigte hat die Lenz-Agentur?",
            "300",
        ),
        (
            "2019 verarbeitete die Sonda AG 3.800 Tonnen Trester.",
            "Wie viele Tonnen Hopfen verarbeitete die Sonda AG?",
            "3.800 Tonnen",
        ),
        (
            "Die Sonda AG setzt auf Sonden aus Lenz.",
            "Sollte man die Sonda AG kaufen?",
            "Sonden",
        ),
        (
            "Kleine Betriebe können den Gutschein nutzen.",
            "Können große Betriebe den Gutschein nutzen?",
            "Kleine Betriebe",
        ),
        (
            "Geschäftsführer ist Ole Rand.",
            "Ist Ole Rand Mitglied der Lenz-Akademie?",
            "Ole Rand",
        ),
    ],
)
def test_another_attribute_is_no_answer(
    doubted: Callable[[str, str, str], bool], text: str, question: str, short: str
) -> None:
    assert doubted(text, question, short)


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (
            "Die Sonda AG setzte 2022 rund 7 Mio. Euro um.",
            "Wie hoch war der Umsatz der Sonda AG?",
            "7 Mio. Euro",
        ),
        ("Die Sonda AG entstand 2018.", "Wann wurde die Sonda AG gegründet?", "2018"),
        (
            "An der Spitze der Hochschule Lenz steht Dr. Ida Rohr.",
            "Wer ist Präsidentin der Hochschule Lenz?",
            "Dr. Ida Rohr",
        ),
        ("Der Hort kostete 2 Mio. Euro.", "Was hat der Hort gekostet?", "2 Mio. Euro"),
        (
            "Die Lenz-Agentur beschäftigt 30 Personen.",
            "Wie viele Mitarbeiter hat die Lenz-Agentur?",
            "30",
        ),
    ],
)
def test_the_same_in_other_words_is_one(
    doubted: Callable[[str, str, str], bool], text: str, question: str, short: str
) -> None:
    assert not doubted(text, question, short)


@pytest.mark.parametrize(
    ("short", "expected"),
    [("Krankenkassen und Verbände", True), ("Krankenkassen Nord und Süd", False)],
)
def test_a_kind_is_not_its_members(
    doubted: Callable[[str, str, str], bool], short: str, expected: object
) -> None:
    text = f"Partner sind {short}."
    assert doubted(text, "Welche Krankenkassen sind Partner?", short) is expected
