"""Two figures that a question tells apart by its words, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Answer, Status

Judge = Callable[[Answer, str, str], None]

TEXT = """\
Hügelland

Netze und Institute

Das Bergnetz Hügelland (BNH) zählt 64 Mitglieder, darunter 40 Unternehmen. Es gibt 2,4 Mio. Euro \
im Jahr aus.

Die Talrunde Optik (TRO) hat 90 Mitglieder und beschäftigt zwölf Personen.

Das Institut für Moorkunde (IMK) hat 210 Beschäftigte, 130 davon in der Forschung. Sein Haushalt \
belief sich auf 18 Mio. Euro: 11 Mio. Euro Grundmittel und 7 Mio. Euro Drittmittel.

Das Seelabor Grünau (SLG) beschäftigt 70 Menschen. Von den Baukosten in Höhe von 30 Mio. Euro \
trug der Bund 16 Mio. Euro, das Land 9 Mio. Euro und eine Stiftung 5 Mio. Euro.

Das Klanghaus kostete 8 Mio. Euro, wovon das Land 2 Mio. Euro zahlte.

Das Programm „Wasser & Strom“ hat 120 Mio. Euro. Davon übernehmen der Bund 48 Mio. Euro und das \
Land 54 Mio. Euro.

An der Universität Bergstadt sind 14.000 Studierende eingeschrieben, an der Universität Talheim \
5.500.
"""


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Hat das Bergnetz mehr Mitglieder als die Talrunde Optik?", "Nein", "90 > 64"),
        ("Wer hat mehr Beschäftigte, das IMK oder das SLG?", "IMK", "210 > 70"),
        ("Sind die Drittmittel des IMK höher als seine Grundmittel?", "Nein", "11 > 7"),
        ("Zahlte beim Seelabor der Bund mehr als das Land?", "Ja", "16 > 9"),
        ("Wer zahlte beim Seelabor mehr, der Bund oder das Land?", "Bund", "16 > 9"),
        ("Wer zahlt bei Wasser & Strom mehr, der Bund oder das Land?", "Land", "54 > 48"),
        (
            "Wie viele Studierende haben Universität Bergstadt und Universität Talheim zusammen?",
            "19.500",
            "14.000 + 5.500 = 19.500",
        ),
        (
            "Wie viele Mitglieder hat die Talrunde Optik mehr als das Bergnetz?",
            "26",
            "90 − 64 = 26",
        ),
    ],
)
def test_two_figures_are_compared_added_subtracted_divided(
    hills: Assistant, assert_computed: Judge, question: str, short: str, formula: str
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Hat das Bergnetz mehr Beschäftigte als die Talrunde Optik?",
        "Hat die Talrunde Optik mehr Unternehmen als das Bergnetz?",
        "Ist der Haushalt des IMK größer als der des SLG?",
        "Wie viele Studierende haben die Universität Bergstadt und das IMK zusammen?",
    ],
)
def test_figures_of_other_things_are_not_compared(hills: Assistant, question: str) -> None:
    assert hills.ask(question).status is not Status.ANSWERED
