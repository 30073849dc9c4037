"""Figures that are one of several in an enumeration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.answering.enumerated import is_one_of_several, listed_with
from auskunft.assistant import Assistant
from auskunft.domain import Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Auenland

Netzwerke

Der Quantenkreis Au sitzt in Riedau. Ihm gehören 57 Unternehmen und 12 Institute an. Das \
Bergnetz zählt 64 Mitglieder. Zurzeit laufen 14 Vorhaben, fünf sind abgeschlossen.
"""


@pytest.fixture(name="view")
def _view(view_of: Callable[..., CorpusView]) -> CorpusView:
    return view_of(TEXT)


@pytest.mark.parametrize(
    ("sentence", "place", "together"),
    [(1, 0, ["57", "12"]), (1, 1, ["57", "12"]), (2, 0, ["64"]), (3, 0, ["14"])],
)
def test_what_is_counted_together(
    view: CorpusView, sentence: int, place: int, together: list[str]
) -> None:
    at = view.sentence_view(sentence)
    found = listed_with(at, at.quantities[place])
    assert [one.spelling for one in found] == together


@pytest.mark.parametrize(
    ("asked", "several"), [("Mitglieder", True), ("Partner", True), ("Unternehmen", False)]
)
def test_a_sort_is_all_only_of_its_own(view: CorpusView, asked: str, *, several: bool) -> None:
    at = view.sentence_view(1)
    keys = view.interpreter.keys(asked)
    assert is_one_of_several(view, at, at.quantities[0], keys) is several


def test_all_that_is_counted_is_shown(hills: Assistant) -> None:
    answer = hills.ask("Wie viele Mitglieder hat der Quantenkreis Au?")
    assert answer.status is Status.ANSWERED
    assert "57 Unternehmen und 12 Institute" in answer.text


def test_a_part_is_not_held_against_a_whole(hills: Assistant) -> None:
    answer = hills.ask("Hat der Quantenkreis Au mehr Mitglieder als das Bergnetz?")
    assert answer.computation is None
