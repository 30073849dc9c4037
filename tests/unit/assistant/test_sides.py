"""Things held against each other, each asked for alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auskunft.assistant import Assistant
from auskunft.assistant.side_names import sides_of, there_already
from auskunft.domain import Mode, Status
from auskunft.understanding.understand import Understanding
from auskunft.understanding.view import CorpusView

TEXT = """\
Hügelland

Netze und Institute

Im Netzwerk Moor.Kreis arbeiten seit 2011 Gießereien und Recyclingbetriebe zusammen, heute \
128 Mitglieder.

Das Cluster HolzWerk wurde 2016 gegründet und zählt 187 Partner. Sein Jahresbudget beträgt \
2,6 Mio. Euro.

Der Verbund LichtNetz wurde 2005 gegründet und hat 58 Mitglieder. Für das laufende Geschäft \
wendet LichtNetz 0,9 Mio. Euro im Jahr auf.

Das Programm Anker läuft bis Ende 2026, das Programm Segel bis Ende 2030.

Das Institut für Seenkunde (IfS) in Altwasser beschäftigt 118 Personen. Das Institut für \
Gewässerschutz im Wandel (IGW) hat 74 Beschäftigte und eine Bücherei mit rund 410.000 Bänden.
"""


@pytest.fixture
def hills(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> Assistant:
    return assistant_of(view_of(TEXT))


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Was gibt es schon länger: den Moor.Kreis oder HolzWerk?", "Moor.Kreis"),
        ("Wurde HolzWerk früher gegründet als der Moor.Kreis?", "Nein"),
        ("Gab es LichtNetz schon, als HolzWerk entstand?", "Ja"),
        ("Gab es HolzWerk schon, als LichtNetz gegründet wurde?", "Nein"),
        ("Welches gibt es am längsten – HolzWerk, LichtNetz oder Moor.Kreis?", "LichtNetz"),
        ("Hat der Moor.Kreis mehr Mitglieder als HolzWerk?", "Nein"),
        ("Wer ist größer, LichtNetz oder HolzWerk?", "HolzWerk"),
        ("Wie viele Jahre liegen zwischen der Gründung von LichtNetz und HolzWerk?", "11 Jahre"),
        ("Arbeiten beim IGW mehr Menschen als beim IfS?", "Nein"),
        ("Wo arbeiten mehr Leute, beim IGW oder beim IfS?", "IfS"),
    ],
)
def test_each_side_is_told_in_its_own_words(hills: Assistant, question: str, short: str) -> None:
    answer = hills.ask(question)
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)
    assert len(answer.citations) > 1


def test_every_side_stands_in_the_text_with_its_figure(hills: Assistant) -> None:
    text = hills.ask("Hat der Moor.Kreis mehr Mitglieder als HolzWerk?").text
    assert all(piece in text for piece in ("128", "187", "Moor.Kreis", "HolzWerk", "[1]", "[2]"))


@pytest.mark.parametrize(
    "question",
    [
        "Ist HolzWerk älter als das Seelabor?",
        "Hat der Moor.Kreis mehr Beschäftigte als LichtNetz?",
        "Was wurde früher gegründet, Anker oder Segel?",
    ],
)
def test_nothing_is_compared_where_a_side_is_not_told(hills: Assistant, question: str) -> None:
    answer = hills.ask(question)
    assert answer.computation is None
    assert answer.short not in {"Ja", "Nein"}


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Wer ist größer, Tiefenlicht oder Moor.Werk?", ("Tiefenlicht", "Moor.Werk")),
        ("Hat der Bund mehr Mitglieder als Tiefenlicht?", ("Bund", "Tiefenlicht")),
        ("Wer leitet Tiefenlicht?", ()),
        ("Wie groß ist der Unterschied?", ()),
    ],
)
def test_the_sides_as_the_question_calls_them(
    understanding: Understanding, question: str, sides: tuple[str, ...]
) -> None:
    assert sides_of(understanding.query(question)) == sides


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Gab es den See schon, als die Werft gegründet wurde?", ("See", "Werft")),
        ("War der Hof bereits offen, als die Messe begann?", ("Hof", "Messe")),
        ("Hatte das Land schon ein Büro in Paris, als die Messe begann?", ()),
        ("Gibt es den See schon?", ()),
    ],
)
def test_what_was_there_already(
    understanding: Understanding, question: str, sides: tuple[str, ...]
) -> None:
    found = there_already(understanding.query(question))
    assert tuple(side.removeprefix("den ").removeprefix("der ") for side in found) == sides


def test_the_second_figure_may_be_that_of_the_nearest_sentence(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(
        view_of(
            "Seenmark\n\nDas Netzwerk Ufer.See hat 86 Mitglieder.\n\nIm Moor.Werk tauschen sich 95 "
            "junge Betriebe mit Banken aus."
        )
    )
    answer = assistant.ask("Wer hat mehr Mitglieder: Ufer.See oder Moor.Werk?")
    assert answer.computation is not None
    assert answer.short == "Moor.Werk"


def test_an_amount_is_not_held_against_a_number(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(
        view_of(
            "Seenmark\n\nDas Netzwerk Ufer.See erhält 8 Mio. Euro.\n\nIm Moor.Werk arbeiten 95 "
            "Menschen."
        )
    )
    answer = assistant.ask("Welches bekommt den größeren Betrag, Ufer.See oder Moor.Werk?")
    assert answer.computation is None


def test_a_near_figure_of_something_else_is_no_size(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    assistant = assistant_of(
        view_of(
            "Seenmark\n\nDas Netzwerk Ufer.See hat 86 Mitglieder.\n\nIm Moor.Werk erproben "
            "Forscher 120 Maschinen."
        )
    )
    answer = assistant.ask("Wer hat mehr Mitglieder: Ufer.See oder Moor.Werk?")
    assert answer.computation is None
