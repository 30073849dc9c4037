"""Sentences cut into stretches, and what each figure's own stretch says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.described import describe, is_time, stretches
from auskunft.understanding.view import CorpusView, SentenceView


def _view(view_of: Callable[..., CorpusView], sentence: str) -> tuple[CorpusView, SentenceView]:
    view = view_of(f"Hügelland\n\nNetze\n\n{sentence}\n")
    number = next(n for n, one in enumerate(view.sentences) if view.text(one) == sentence)
    return view, view.sentence_view(number)


@pytest.mark.parametrize(
    ("sentence", "pieces", "rests"),
    [
        (
            "81 Mio. Euro gehen in die Optik, 63 Mio. Euro in die Chemie und der Rest ans Land.",
            [
                "81 Mio. Euro gehen in die Optik,",
                "63 Mio. Euro in die Chemie",
                "und der Rest ans Land.",
            ],
            [False, False, True],
        ),
        (
            "Gegenüber 2010, als 71 Betriebe dabei waren, ist das ein Zuwachs.",
            ["Gegenüber 2010, als 71 Betriebe dabei waren, ist das ein Zuwachs."],
            [False],
        ),
        (
            "Sie hilft kleinen und mittleren Betrieben und hat vier Büros.",
            ["Sie hilft kleinen und mittleren Betrieben und hat vier Büros."],
            [False],
        ),
    ],
)
def test_a_sentence_is_cut_where_figures_begin(
    view_of: Callable[..., CorpusView], sentence: str, pieces: list[str], rests: list[bool]
) -> None:
    _, read = _view(view_of, sentence)
    found = stretches(read)
    assert [read.text[one.start : one.end].strip() for one in found] == pieces
    assert [one.rest for one in found] == rests


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2020 wurden 140 Schecks bewilligt, 2021 waren es 175.",
            [("140", "Schecks", 2020), ("175", "Schecks", 2021)],
        ),
        (
            "Im Jahr 2022 gab es 24 Kurse, ein Jahr zuvor waren es 16 Kurse.",
            [("24", "Kurse", 2022), ("16", "Kurse", 2021)],
        ),
        (
            "Die Zahl stieg von neun im Jahr 2017 auf 15 im Jahr 2023.",
            [("neun", "", 2017), ("15", "", 2023)],
        ),
        ("Zehn der Gruppen arbeiten in Bergstadt.", [("Zehn", "Gruppen", None)]),
        ("Es entstand 2004 und hat heute 92 Betriebe.", [("92", "Betriebe", None)]),
        ("Acht Teams forschen vier Jahre lang.", [("Acht", "Teams", None)]),
    ],
)
def test_each_figure_has_its_noun_and_year(
    view_of: Callable[..., CorpusView], sentence: str, expected: list[tuple[str, str, int | None]]
) -> None:
    view, read = _view(view_of, sentence)
    found = [(one.quantity.spelling, one.noun, one.year) for one in describe(view, read)]
    assert found == expected


def test_time_is_told_by_the_last_word() -> None:
    assert is_time("volle Jahre")
    assert not is_time("Jahresberichte der Netze")
