"""Amounts that a sentence tells as a share of another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Mode, Status

TEXT = """Profil Hügelland

Das Moorlabor Kaltwasser erprobt die nasse Bewirtschaftung von Mooren. Das Umweltministerium trägt 75 % der Gesamtkosten von 16 Mio. Euro.

Die Werkhalle Steinach dient der Erprobung von Robotern. Ihre Baukosten von 40 Mio. Euro trugen zu 45 % der Bund, zu 30 % das Land und zu 25 % die Betriebe.

Für das Programm Hügelnetz stehen insgesamt 120 Mio. Euro bereit. Davon stammen 60 % aus dem Waldfonds und 40 % aus dem Landeshaushalt.

Der Ideenfonds Talblick hat seit 2018 insgesamt 500 Vorhaben gefördert, aus denen 200 Betriebe hervorgingen; 50 davon bestehen nicht mehr.

An der Kursreihe Ankerzeit nahmen 2023 insgesamt 3.150 Personen teil, davon 52 % Frauen.

Der Verein Seeblick finanziert sich zu 60 % aus Mitgliedsbeiträgen.
"""  # noqa: E501 (as documents are)


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie viel zahlt das Umweltministerium für das Moorlabor?",
            "12 Mio. Euro",
            "75 % × 16 = 12",
        ),
        (
            "Wie viel Geld hat der Bund zum Bau der Werkhalle Steinach beigesteuert?",
            "18 Mio. Euro",
            "45 % × 40 = 18",
        ),
        (
            "Wie viele Millionen Euro kommen beim Hügelnetz aus dem Waldfonds?",
            "72 Mio. Euro",
            "60 % × 120 = 72",
        ),
        (
            "Wie viele Frauen waren 2023 bei der Ankerzeit dabei?",
            "1.638",
            "52 % × 3.150 = 1.638",
        ),
        (
            "Aus wie viel Prozent der vom Ideenfonds geförderten Vorhaben wurde ein Betrieb?",
            "40,0 Prozent",
            "200 : 500 × 100 = 40,0",
        ),
    ],
)
def test_a_share_is_computed_with(
    hills: Assistant,
    assert_computed: Callable[[Answer, str, str], None],
    question: str,
    short: str,
    formula: str,
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie hoch sind die Gesamtkosten des Moorlabors?", "16 Mio. Euro"),
        ("Wie hoch waren die Baukosten der Werkhalle Steinach?", "40 Mio. Euro"),
        ("Wie viel Geld steht für das Programm Hügelnetz bereit?", "120 Mio. Euro"),
    ],
)
def test_the_whole_is_quoted_where_it_is_asked_for(
    hills: Assistant, question: str, short: str
) -> None:
    answer = hills.ask(question)
    assert (answer.mode, answer.short.removeprefix("insgesamt ")) == (Mode.QUOTED, short)


def test_money_is_not_told_by_a_share(hills: Assistant) -> None:
    answer = hills.ask("Wie hoch ist der Mitgliedsbeitrag im Verein Seeblick?")
    assert (answer.status, answer.short) == (Status.PARTIAL, "")


def test_what_came_of_them_leaves_no_rest(hills: Assistant) -> None:
    answer = hills.ask("Wie viele der Betriebe aus dem Ideenfonds Talblick bestehen noch?")
    assert "300" not in answer.text
