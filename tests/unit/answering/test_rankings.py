"""Things of a kind ranked by a figure, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

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
