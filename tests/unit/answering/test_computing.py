"""Computations and comparisons of indicators, through the whole flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from auskunft.assistant import Assistant
from auskunft.domain import Document, Mode, Reason, Status
from auskunft.understanding.view import CorpusView


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        (
            "Wie hoch ist die Forschungsquote von Staat und Hochschulen zusammen?",
            "1,20 Prozent",
            "0,50 + 0,70 = 1,20",
        ),
        (
            "Wie groß ist der Unterschied der Forschungsquote zwischen Wirtschaft und Staat?",
            "0,70 Prozentpunkte",
            "1,20 − 0,50 = 0,70",
        ),
        (
            "Wie oft so hoch ist die Forschungsquote im Wirtschaftssektor wie im Staatssektor?",
            "2,4",
            "1,20 : 0,50 = 2,4",
        ),
        (
            "Welchen Anteil hat der Wirtschaftssektor an den gesamten FuE-Ausgaben?",
            "50,0 Prozent",
            "1,20 : 2,40 × 100 = 50,0",
        ),
        (
            "Welcher Sektor hat die höchste Forschungsquote?",
            "im Wirtschaftssektor",
            "1,20 > 0,70 > 0,50",
        ),
        (
            "Wie viel Prozent der FuE-Ausgaben kommen nicht vom Staat?",
            "79,2 Prozent",
            "(2,40 − 0,50) : 2,40 × 100 ≈ 79,2",
        ),
        ("Welcher Sektor gibt am wenigsten für FuE aus?", "im Staatssektor", "1,20 > 0,70 > 0,50"),
        (
            "Wie hoch ist der Durchschnitt der FuE-Quoten der drei Sektoren?",
            "0,80 Prozent",
            "(0,50 + 0,70 + 1,20) : 3 = 0,80",
        ),
        (
            "Wie hoch ist der Mittelwert der beiden Gründungsraten?",
            "2,9 Prozent",
            "(3,1 + 2,7) : 2 = 2,9",
        ),
        (
            "Wie viel mehr gibt die Wirtschaft für FuE aus als Staat und Hochschulen zusammen?",
            "0,00 Prozentpunkte",
            "1,20 − (0,50 + 0,70) = 0,00",
        ),
        (
            "Welcher Prozentsatz aller FuE-Ausgaben stammt vom Staat?",
            "20,8 Prozent",
            "0,50 : 2,40 × 100 ≈ 20,8",
        ),
        ("Gibt die Wirtschaft mehr für FuE aus als der Staat?", "Ja", "1,20 > 0,50"),
        ("Gibt der Staat mehr für FuE aus als die Hochschulen?", "Nein", "0,70 > 0,50"),
        ("Gibt der Staat weniger für FuE aus als die Hochschulen?", "Ja", "0,70 > 0,50"),
        (
            (
                "What is the difference in R&D intensity between the business sector and the "
                "government sector?"
            ),
            "0.70 percentage points",
            "1,20 − 0,50 = 0,70",
        ),
    ],
)
def test_computed_answers_carry_their_receipt(
    assistant: Assistant, question: str, short: str, formula: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)
    assert answer.computation is not None
    assert answer.computation.formula == formula
    for operand in answer.computation.operands:
        quote = answer.citations[operand.citation - 1].quote
        assert str(operand.value).replace(".", ",") in quote


def test_sectors_in_their_order(assistant: Assistant) -> None:
    answer = assistant.ask("Ordne die Sektoren nach ihren FuE-Ausgaben")
    assert answer.status is Status.ANSWERED
    places = [answer.text.index(value) for value in ("1,20", "0,70", "0,50")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist der Anteil der Ausgaben für FuE am BIP im Staatssektor?",
        "Wie hoch ist der Anteil der Ausgaben des Staatssektors am BIP?",
        "Wie hoch ist der Anteil des Staatssektors am BIP?",
    ],
)
def test_a_label_that_speaks_of_a_share_is_no_computation(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.short, answer.computation) == (
        Status.ANSWERED,
        "0,50 Prozent",
        None,
    )


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Welches Land hat die höhere Forschungsquote?", "Seenmark"),
        ("In welchem Land ist die Forschungsquote am niedrigsten?", "Bergland"),
        (
            "Um wie viel ist die Forschungsquote in der Seenmark höher als im Bergland?",
            "0,60 Prozentpunkte",
        ),
        ("Ist die Forschungsquote im Bergland höher als in der Seenmark?", "Nein"),
    ],
)
def test_laender_compared(assistant_both: Assistant, question: str, short: str) -> None:
    answer = assistant_both.ask(question)
    assert (answer.status, answer.mode, answer.short) == (Status.ANSWERED, Mode.COMPUTED, short)
    assert {citation.document_id for citation in answer.citations} == {"seenmark", "bergland"}


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Promotionen gab es in der Seenmark und im Bergland zusammen?",
        "In welchem Land gab es mehr Promotionen?",
        "Um wie viel ist die Zahl der Promotionen in der Seenmark höher als im Bergland?",
    ],
)
def test_figures_of_different_years_are_not_combined(
    assistant_both: Assistant, question: str
) -> None:
    answer = assistant_both.ask(question)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.OTHER_PERIOD)
    assert answer.computation is None
    assert "2020" in answer.text
    assert "2019" in answer.text
    assert "1.952" not in answer.text


def test_figures_of_different_units_are_not_combined(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viel sind Promotionen und Patentanmeldungen zusammen?")
    assert answer.status is not Status.ANSWERED
    assert "1.407" not in answer.text


def test_a_computation_for_another_year_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Wie hoch war die FuE-Quote von Staat und Hochschulen zusammen 2010?")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.OTHER_PERIOD)
    assert answer.computation is None


def test_nothing_is_divided_by_a_stated_zero(
    seenmark: Document,
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
) -> None:
    text = seenmark.text.replace("0,50\nProzent", "0,00\nProzent").replace("2,40", "0,00")
    assistant = assistant_of(view_of(replace(seenmark, text=text)))
    for question in (
        "Wie oft so hoch ist die Forschungsquote im Wirtschaftssektor wie im Staatssektor?",
        "Welchen Anteil hat der Wirtschaftssektor an den gesamten FuE-Ausgaben?",
    ):
        assert assistant.ask(question).computation is None


_BASICS = "Flachland\n\nEinwohner 2,40 Mio. Einwohner (2019)\nFläche 16.000 km² ({year})\n"


@pytest.mark.parametrize(
    "question",
    ["Wie hoch ist die Bevölkerungsdichte?", "Wie viele Einwohner kommen auf einen km²?"],
)
def test_one_absolute_figure_for_each_of_another(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
) -> None:
    answer = assistant_of(view_of(_BASICS.format(year=2019))).ask(question)
    assert (answer.status, answer.short) == (Status.ANSWERED, "150 Einwohner je km²")
    assert answer.computation is not None
    assert answer.computation.formula == "2,40 Mio. : 16.000 = 150"
    assert len(answer.citations) == 2
    other = assistant_of(view_of(_BASICS.format(year=2010))).ask(question)
    assert (other.status, other.reason) == (Status.PARTIAL, Reason.OTHER_PERIOD)


def test_the_size_of_a_region_is_its_area(
    view_of: Callable[..., CorpusView], assistant_of: Callable[[CorpusView], Assistant]
) -> None:
    text = _BASICS.format(year=2019)
    assistant = assistant_of(view_of(Document("flachland", "Flachland", text, region="Flachland")))
    assert assistant.ask("Wie groß ist das Flachland?").short == "16.000 km²"


@pytest.mark.parametrize(
    "question",
    [
        "Liegt die Forschungsquote über dem Durchschnitt?",
        "Wie hoch ist die durchschnittliche Forschungsquote der letzten Jahre?",
        "Hat ein anderes Land mehr außeruniversitäre Institute als die Seenmark?",
    ],
)
def test_nothing_is_compared_that_is_not_stated(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.computation is None
    assert answer.short not in {"Ja", "Nein"}


@pytest.mark.parametrize(
    "question",
    [
        "Ist die Mietquote höher als die Gründungsrate?",
        "Sind die Löhne höher als die Gründungsrate?",
    ],
)
def test_what_is_no_indicator_is_not_held_against_one(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.computation) == (Status.PARTIAL, None)


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Wie viele Promotionen waren das im Schnitt pro Monat?", "109", "1.312 : 12 ≈ 109"),
        ("Wie hoch ist das BIP je Einwohner auf den Monat umgerechnet?", "3.354", "40.250 : 12"),
    ],
)
def test_a_twelfth_of_what_a_year_has(
    assistant: Assistant, question: str, short: str, formula: str
) -> None:
    answer = assistant.ask(question)
    assert answer.short.startswith(short)
    assert answer.computation is not None
    assert answer.computation.formula.startswith(formula)


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist die Forschungsquote im Monat?",
        "Wie viele Promotionen gab es 1999 pro Monat?",
        "Wie viele Promotionen gab es im Monat Mai 2020?",
        "Wie viel Euro verdient man bei der Promotion im Monat?",
    ],
)
def test_no_twelfth_of_a_share_or_of_another_year(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).computation is None
