"""Whose figure, date or person a sentence gives: the asked thing's or its neighbour's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.belonging import belongs
from auskunft.domain import Span
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView


@pytest.fixture(name="belonging")
def _belonging(view_of: Callable[..., CorpusView]) -> Callable[[str, str, str], bool]:
    """Whether the short answer, in the text's last sentence, belongs to what is asked about."""

    def judge(text: str, question: str, short: str) -> bool:
        view = view_of(f"Lenzmark\n\nNetze\n\n{text}\n")
        read = view.sentence_view(len(view.sentences) - 1)
        start = read.text.index(short)
        span = Span(start, start + len(short))
        return belongs(Understanding(view).query(question), view, read, span)

    return judge


OFFICES = (
    "Die Lenzmark unterhält Büros in Lund und Brest; das Büro in Lund wird von Inga Voss geführt."
)
INSTITUTE = "Das Institut für Gletscher (IFG) misst Eis. Seine Abteilung Firn leitet Dr. Ida Rohr."
BRANCH = "Die Hochschule Lenz unterhält in Ried eine Abteilung für Optik mit 740 Studierenden."
FACULTY = (
    "Die medizinische Fakultät liegt in Ried. "
    "Die Hochschule für Technik Lenz zählt 610 Studierende."
)
FUNDED = (
    "Das vom Ministerium für Arbeit geförderte Institut für Gletscher hilft der Agentur für Firn."
)
PARTNER = (
    "Partnerstädte sind Brest und Lund. "
    "Mit der polnischen Stadt Gora verhandelt der Rat seit 2023 über eine Partnerschaft."
)
SECOND = "Im Verbund Firn forschen zwölf Firmen. Ein anderer Kreis hat 90 Mitglieder."
TWO = "Das Netzwerk Firn tagt jährlich. Im Cluster Karst arbeiten 80 Mitglieder."


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (OFFICES, "Wer führt das Büro in Brest?", "Inga Voss"),
        (INSTITUTE, "Wer leitet das Institut für Gletscher?", "Ida Rohr"),
        (BRANCH, "Wie viele Studierende hat die Hochschule Lenz?", "740"),
        (FACULTY, "Wie viele Studierende hat die medizinische Fakultät?", "610"),
        (FUNDED, "Wer fördert die Agentur für Firn?", "Ministerium für Arbeit"),
        (PARTNER, "Seit wann besteht die Partnerschaft mit Brest?", "2023"),
        (SECOND, "Wie viele Mitglieder hat der Verbund Firn?", "90"),
        (TWO, "Ist das Netzwerk Firn Mitglied im Cluster Karst?", "80"),
    ],
)
def test_what_is_another_things(
    belonging: Callable[[str, str, str], bool], text: str, question: str, short: str
) -> None:
    assert not belonging(text, question, short)


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (OFFICES, "Wer führt das Büro in Lund?", "Inga Voss"),
        (INSTITUTE, "Wer leitet die Abteilung Firn?", "Ida Rohr"),
        (BRANCH, "Wie viele Studierende hat die Abteilung für Optik?", "740"),
        (FACULTY, "Wie viele Studierende hat die Hochschule für Technik?", "610"),
        (FUNDED, "Wer fördert das Institut für Gletscher?", "Ministerium für Arbeit"),
        (PARTNER, "Seit wann wird über eine Partnerschaft mit Gora verhandelt?", "2023"),
        (SECOND, "Wie viele Mitglieder hat der andere Kreis?", "90"),
        (TWO, "Arbeiten im Cluster Karst 80 Mitglieder?", "80"),
    ],
)
def test_what_is_its_own(
    belonging: Callable[[str, str, str], bool], text: str, question: str, short: str
) -> None:
    assert belonging(text, question, short)
