"""Which of all things of a kind has most of something: each is asked for alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.assistant.members import members_of
from auskunft.domain import Mode, Status
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze

Es gibt drei Landescluster: MoorWerk, HolzRing und StadtGrün. Das Netzwerk Seekante kam später dazu.

MoorWerk wurde 2009 gegründet und zählt 146 Mitglieder.

Im Cluster HolzRing, das 2015 entstand, arbeiten 98 Mitglieder zusammen.

StadtGrün ist mit 41 Mitgliedern klein; es entstand 2012.

Das Netzwerk Seekante hat 12 Mitglieder.
"""


@pytest.fixture
def view(view_of: Callable[..., CorpusView]) -> CorpusView:
    return view_of(TEXT)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        (
            "Welches Landescluster hat die wenigsten Mitglieder?",
            ("MoorWerk", "HolzRing", "StadtGrün"),
        ),
        ("Welches Landescluster gibt es?", ()),
        ("Hat MoorWerk die meisten Mitglieder?", ()),
        ("Welches der sieben Netzwerke hat die meisten Mitglieder?", ()),
    ],
)
def test_all_that_are_counted_and_named(
    view: CorpusView, question: str, members: tuple[str, ...]
) -> None:
    assert members_of(Understanding(view).query(question), view) == members


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Welches Landescluster hat die wenigsten Mitglieder?", "StadtGrün"),
        ("Welches der drei Landescluster ist das jüngste?", "HolzRing"),
    ],
)
def test_the_one_is_told_by_the_figures_of_all(
    view: CorpusView,
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
    short: str,
) -> None:
    answer = assistant_of(view).ask(question)
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)


def test_none_is_told_where_a_figure_is_missing(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    silent = view_of(TEXT.replace("ist mit 41 Mitgliedern klein", "ist klein"))
    answer = assistant_of(silent).ask("Welches Landescluster hat die wenigsten Mitglieder?")
    assert answer.computation is None
