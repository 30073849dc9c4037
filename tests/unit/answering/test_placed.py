"""Figures of another place or a longer time than the question names are no answer."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Auenland

Transfer

Der Brückenbund hat seinen Hauptsitz in Riedau und Außenstellen in Seeheim, Talau und Kiesdorf. Er \
beschäftigt 95 Menschen. Aus Riedau gingen bislang 73 Ausgründungen hervor, aus Talau 41.

Zwischen 2015 und 2022 meldeten die Mitglieder des Werkkreises Ried 96 Patente an. Im Jahr 2022 \
führte er 64 Beratungen durch. Bis Ende 2022 stieg die Zahl seiner Mitglieder auf 128.

In der Heide und in der Marsch betreibt die Initiative Feldlabor zehn Versuchshöfe.

Das Technikum Seehaus in Seeheim hat 29 Beschäftigte. Seit 2017 betreute es 120 Teams.

124 Mio. Euro
FuE-Ausgaben insgesamt 2021
"""


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Ausgründungen gibt es in Kiesdorf?",
        "Wie viele Menschen arbeiten beim Brückenbund in Talau?",
        "Wie viele Versuchshöfe gibt es in der Marsch?",
        "Wie viele Patente hat der Werkkreis Ried 2022 angemeldet?",
        "Wie viele Teams hat das Technikum Seehaus 2019 betreut?",
    ],
)
def test_figures_of_several_places_or_years_are_no_answer(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Ausgründungen kamen aus Riedau?", "73"),
        ("Wie viele Beratungen hat der Werkkreis Ried 2022 durchgeführt?", "64"),
        ("Wie viele Patente meldeten die Mitglieder des Werkkreises Ried seit 2015 an?", "96"),
        ("Wie viele Beschäftigte hat das Technikum Seehaus in Seeheim?", "29"),
        ("Wie viele Menschen beschäftigt der Brückenbund?", "95"),
        ("Wie viele Versuchshöfe betreibt Feldlabor?", "zehn"),
    ],
)
def test_figures_of_the_place_and_year_asked_for_are(
    hills: Assistant, question: str, short: str
) -> None:
    answer = hills.ask(question)
    assert answer.status is Status.ANSWERED
    assert short in answer.short


def test_people_are_not_counted_in_money(hills: Assistant) -> None:
    assert hills.ask("Wie viele Forscher arbeiten im Auenland?").status is not Status.ANSWERED
