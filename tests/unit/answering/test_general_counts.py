"""How many of a kind a whole Land has, which no sentence about one thing tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Document, Reason, Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Saarland

Netze

Im Saarland wirken neun Fachnetze. Das Netzwerk „Talwind“ vereint über 200 Firmen und 30 Schulen.

Im Saarland gibt es 14 Hochschulen. Die Kliniken von Talheim und Seeheim forschen gemeinsam an der \
Heilkunde.

300
Patentanmeldungen je 1 Mio. Einwohner im Jahr 2022
Weitere Indikatoren im Online-Angebot Länder in Zahlen
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(Document("saarland", "Saarland", TEXT, region="Saarland")))


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Firmen gibt es im Saarland?",
        "Wie viele Schulen hat das Saarland?",
        "Wie viele Gemeinden hat das Saarland?",
    ],
)
def test_what_one_thing_has_is_not_what_the_land_has(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wie viele Fachnetze gibt es im Saarland?", "neun"),
        ("Wie viele Hochschulen gibt es im Saarland?", "14"),
        ("Wie viele Firmen vereint Talwind?", "über 200"),
    ],
)
def test_what_the_land_or_the_thing_asked_about_has(
    hills: Assistant, question: str, short: str
) -> None:
    assert hills.ask(question).short == short


def test_a_rate_is_no_absolute_number(hills: Assistant) -> None:
    answer = hills.ask("Wie viele Patentanmeldungen gab es absolut, nicht pro Kopf?")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.OTHER_SCOPE)
    assert hills.ask("Wie viele Patentanmeldungen gab es?").short == "300"


def test_a_town_is_told_by_a_sentence_that_names_one(hills: Assistant) -> None:
    answer = hills.ask("In welchen Städten forschen die Kliniken an der Heilkunde?")
    assert answer.status is not Status.ANSWERED or "Talheim" in answer.text
