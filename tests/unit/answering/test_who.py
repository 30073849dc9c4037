"""Who looks after something: a thing that the text names, not what it looks after."""

from __future__ import annotations

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Status

TEXT = """\
Hügelland

Cluster und Netzwerke

Der Cluster "Optik am Bach" bündelt Forschungsarbeiten zu Lasern und berät Betriebe. Im Süden \
vereint der Cluster "HolzWerk Süd" 40 Sägewerke.

Das Netzwerk "Kalk & Ton" erforscht Keramik für Öfen. Von den 30 Betrieben haben 40 Prozent \
weniger als 50 Beschäftigte. In den Betrieben arbeiten 900 Menschen.

Das Institut für Moorkunde (IMK) entwickelt Torfersatz. Es hat eine Werkstatt in Bachstadt.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wer erforscht Keramik?", "Kalk & Ton"),
        ("Wer befasst sich mit Lasern?", "Optik am Bach"),
        ("An wen wende ich mich wegen Torfersatz?", "Moorkunde"),
    ],
)
def test_who_does_it_is_named(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert answer.status is Status.ANSWERED
    assert short in answer.short


def test_a_kind_before_a_quoted_name_makes_it_one(hills: Assistant) -> None:
    answer = hills.ask("Welche Cluster gibt es?")
    assert answer.short == "Optik am Bach und HolzWerk Süd"


@pytest.mark.parametrize(
    "question",
    [
        "Von welchem Ministerium wird das IMK gefördert?",
        "Welches Ministerium fördert den Cluster Optik am Bach?",
    ],
)
def test_no_ministry_no_answer(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


def test_people_at_work_are_no_share_of_firms(hills: Assistant) -> None:
    answer = hills.ask("Wie viele Leute arbeiten in den Betrieben von Kalk & Ton?")
    assert "12" not in answer.short
