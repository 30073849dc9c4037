from __future__ import annotations

from decimal import Decimal

import pytest

from auskunft.domain import Span
from auskunft.understanding.figures_named import figures_named, targets_called


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Hat es mehr als 100 Mitglieder?", "de", [100]),
        ("Wann ist das Drei-Prozent-Ziel erreicht?", "de", [3]),
        ("Wie viele Patente je 1 Mio. Einwohner?", "de", []),
        ("Erhält jeder je 500 Euro?", "de", [500]),
        ("Are there more than 2,000 members?", "en", [2000]),
    ],
)
def test_the_figures_that_a_question_names(text: str, language: str, values: list[int]) -> None:
    found = figures_named(text, [], language)
    assert [figure.value for figure in found] == [Decimal(value) for value in values]


def test_a_figure_inside_a_name_or_year_is_none() -> None:
    text = "Wie groß ist Hafen 7?"
    start = text.index("7")
    assert figures_named(text, [Span(start, start + 1)], "de") == ()


def test_how_many_names_are_wanted_is_no_figure() -> None:
    assert figures_named("Welche drei Ziele gibt es?", [], "de") == ()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Was fehlt bis zum Ziel von 3 Prozent?", ["Ziel"]),
        ("Was fehlt bis zum EU-Ziel von 3 Prozent?", ["EU-Ziel"]),
        ("Was fehlt bis zum 3-Prozent-Ziel der EU?", [" der EU"]),
        ("Welches Ziel gibt es?", []),
    ],
)
def test_words_that_only_call_a_figure_a_target(text: str, called: list[str]) -> None:
    assert [text[one.start : one.end] for one in targets_called(text)] == called
