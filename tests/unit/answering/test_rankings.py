"""Things of a kind ranked by a figure, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status
from auskunft.understanding.view import CorpusView

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Das Netzwerk Moorland zählt 64 Mitglieder, darunter 40 Unternehmen. Das Netzwerk Seeblick hat 90 \
Mitglieder und beschäftigt zwölf Personen. Das Netzwerk Talwind hat 35 Mitglieder.

Das Cluster Licht umfasst 20 Firmen. Das Cluster Holz bringt 14 Hochschulen zusammen.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Welches Netzwerk hat die meisten Mitglieder?", "Netzwerk Seeblick", "90 > 64 > 35"),
        ("Welches Netzwerk hat die wenigsten Mitglieder?", "Netzwerk Talwind", "35 < 64 < 90"),
    ],
)
def test_things_of_a_kind_are_ranked(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Welches Cluster hat die meisten Mitglieder?",
        "Welches Netzwerk hat die meisten Büros?",
    ],
)
def test_one_figure_or_figures_of_other_things_are_no_ranking(
    hills: Assistant, question: str
) -> None:
    assert hills.ask(question).status is not Status.ANSWERED


AGES = """\
Hügelland

Netze und Institute

Das Netzwerk Moorland wurde 2009 gegründet. Das Netzwerk Seeblick verbindet seit 2004 Betriebe und \
Schulen. Jüngstes Netzwerk ist die 2016 gegründete Talwind in Ulmenau mit 30 Betrieben.

Das Institut für Torf zählt 90 Beschäftigte und ist das älteste Institut im Land. Das Institut für \
Moos besteht seit 1990. Das Institut für Farn wurde 2001 gegründet.
"""


@pytest.fixture
def ages(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(AGES))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Welches Netzwerk ist das älteste?", "Netzwerk Seeblick"),
        ("Which network is the oldest?", "Netzwerk Seeblick"),
        ("Welches Netzwerk ist das jüngste?", "Talwind"),
    ],
)
def test_things_are_ranked_by_the_years_they_began(
    ages: Assistant, question: str, first: str
) -> None:
    answer = ages.ask(question)
    assert answer.status is Status.ANSWERED
    assert first in answer.short


def test_no_year_ranks_before_what_the_text_calls_the_oldest(ages: Assistant) -> None:
    answer = ages.ask("Welches Institut ist das älteste?")
    assert "Moos" not in answer.short


def test_the_other_end_of_the_scale_is_no_answer(ages: Assistant) -> None:
    answer = ages.ask("Welches Netzwerk hat die kleinste Fläche?")
    assert answer.status is not Status.ANSWERED
