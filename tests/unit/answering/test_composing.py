"""What is worked out where only weighing tells which figures, and how, are meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from auskunft.answering.composing import compose, written
from auskunft.answering.composing.choosing import Composed, doubts, likeliest
from auskunft.answering.composing.expressions import Expression, Operation, expressions
from auskunft.answering.composing.figures import Scene
from auskunft.answering.drafting import Draft
from auskunft.answering.gate import verify
from auskunft.assistant import Assistant
from auskunft.assistant.composing import INSTEAD_OF_NONE
from auskunft.domain import Answer, Mode, Status
from auskunft.understanding.view import CorpusView

TEXT = """\
Auenland

Netzwerke und Fonds

Der Werkkreis Ried mit Sitz in Riedau vereint 186 Mitglieder: 118 Unternehmen, 41 Institute und 27 \
Kammern. Vom Jahresetat in Höhe von 3,6 Mio. Euro trägt das Land 1,5 Mio. Euro, 1,2 Mio. Euro \
kommen aus Beiträgen und 900.000 Euro von der Europäischen Union.

Das Technikum Seehaus eröffnete 2021. Von den 160 Laborplätzen waren Ende 2023 bereits 125 belegt.

Der Startfonds Kiesel verfügt über 40 Mio. Euro. Bis Ende 2023 flossen daraus 25,6 Mio. Euro an 32 \
Firmen.

Auf fünf Versuchsgütern des Ackernetzes Flur mit zusammen 350 Hektar werden Maschinen erprobt.

Der Frauenanteil liegt bei der Gründerei Talau bei 34 Prozent, bundesweit bei 21 Prozent.

Die 32 Gärtnereien des Rings Ulm zahlen je 1.500 Euro Beitrag.

Die Mittel des Kreises Lenz stammen zu 45 Prozent vom Land, zu 30 Prozent vom Bund und sonst von \
Stiftungen. Von seinen 96 Mitgliedern sind 40 Betriebe, 25 Vereine und 11 Schulen.

Das Stipendium Weitsicht läuft 18 Monate, der Fonds Hang von 2021 bis 2024 mit 60 Mio. Euro.

Im Holzbund Au arbeiten über 300 Menschen, mehr als 120 davon in Seeheim. Jede fünfte Stelle ist \
unbesetzt.
"""
Judge = Callable[[Answer, str, str], None]


def composed(scene: Scene, operation: Operation, *values: float) -> Composed:
    """An expression over the figures of these values."""
    numbers = tuple(
        next(number for number, one in enumerate(scene.figures) if one.value == value)
        for value in values
    )
    found = [one for one in expressions(scene.figures) if one.operation is operation]
    return Composed(next(one for one in found if one.operands == numbers), 0.9)


@pytest.mark.parametrize(
    ("question", "short", "formula"),
    [
        ("Wie viele Laborplätze standen im Seehaus noch leer?", "35", "160 − 125 = 35"),
        (
            "Wie viel Geld ist im Startfonds Kiesel noch übrig?",
            "14,4 Mio. Euro",
            "40 − 25,6 = 14,4",
        ),
        (
            "Wie groß ist ein Versuchsgut beim Ackernetz Flur im Durchschnitt?",
            "70 Hektar",
            "350 : 5 = 70",
        ),
        (
            "Wie viel Geld ging im Schnitt an eine Firma aus dem Startfonds Kiesel?",
            "0,8 Mio. Euro",
            "25,6 : 32 = 0,8",
        ),
    ],
)
def test_what_no_rule_reads_is_worked_out(
    hills: Assistant, question: str, short: str, formula: str, assert_computed: Judge
) -> None:
    assert_computed(hills.ask(question), short, formula)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Partner des Werkkreises Ried sind Frauen?",
        "Um wie viel Prozent ist die Belegschaft des Technikums Seehaus gewachsen?",
        "Wie viele Firmen des Startfonds Kiesel haben keine Chefin?",
        "Wie viele Laborplätze des Ackernetzes Flur stehen leer?",
    ],
)
def test_what_the_text_does_not_give_is_not_worked_out(hills: Assistant, question: str) -> None:
    answer = hills.ask(question)
    assert answer.mode is not Mode.COMPUTED
    assert answer.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("operation", "values", "result", "formula"),
    [
        (
            Operation.SHARE,
            (900_000, 3_600_000),
            "25,0 Prozent",
            "900.000 : 3.600.000 × 100 = 25,0",
        ),
        (Operation.MINUS, (34, 21), "13 Prozentpunkte", "34 − 21 = 13"),
        (Operation.MINUS, (186, 118, 41), "27", "186 − 118 − 41 = 27"),
        (Operation.SUM, (118, 41, 27), "186", "118 + 41 + 27 = 186"),
        (Operation.SHARE_OF_REST, (125, 160), "21,9 Prozent", "(160 − 125) : 160 × 100 ≈ 21,9"),
        (Operation.COMPLEMENT, (34,), "66 Prozent", "100 − 34 = 66"),
        (Operation.GROWTH, (125, 160), "28 Prozent", "(160 − 125) : 125 × 100 = 28"),
        (Operation.RATIO, (160, 125), "1,3", "160 : 125 ≈ 1,3"),
        (Operation.TIMES, (1_500, 32), "48.000 Euro", "32 × 1.500 = 48.000"),
        (Operation.MONTHLY, (3_600_000,), "0,3 Mio. Euro", "3,6 : 12 = 0,3"),
        (Operation.YEARLY, (1_500,), "18.000 Euro", "1.500 × 12 = 18.000"),
        (Operation.COMPLEMENT, (45, 30), "25 Prozent", "100 − 45 − 30 = 25"),
        (Operation.MINUS, (96, 40, 25, 11), "20", "96 − 40 − 25 − 11 = 20"),
    ],
)
def test_receipts(
    hills: Assistant, operation: Operation, values: tuple[float, ...], result: str, formula: str
) -> None:
    scene = _all_figures(hills)
    answer = written(Draft(scene.query, scene.view), scene, composed(scene, operation, *values))
    assert answer is not None
    assert answer.computation is not None
    assert answer.computation.formula == formula
    assert answer.short.startswith(result)
    assert verify(answer, scene.view.documents).computation == answer.computation


def test_a_fraction_in_words_and_what_it_leaves(hills: Assistant) -> None:
    scene = _all_figures(hills)
    for operation, formula in (
        (Operation.PORTION, "1/5 × 300 = 60"),
        (Operation.PORTION_OF_REST, "(1 − 1/5) × 300 = 240"),
    ):
        answer = written(Draft(scene.query, scene.view), scene, composed(scene, operation, 1, 300))
        assert answer is not None
        assert answer.computation is not None
        assert answer.computation.formula == formula


def test_an_amount_over_the_time_it_is_for(hills: Assistant) -> None:
    scene = hills.scene("Wie viel Geld hat der Fonds Hang pro Jahr, wie lange läuft Weitsicht?")
    times = {(one.unit, one.value) for one in scene.times}
    assert times == {("Monate", 18.0), ("Jahre", 4.0)}
    fund = next(number for number, one in enumerate(scene.operands) if one.value == 60_000_000)
    years = next(number for number, one in enumerate(scene.operands) if one.unit == "Jahre")
    each = next(
        one
        for one in expressions(scene.operands)
        if one.operation is Operation.EACH and one.operands == (fund, years)
    )
    answer = written(Draft(scene.query, scene.view), scene, Composed(each, 0.9))
    assert answer is not None
    assert answer.computation is not None
    assert answer.computation.formula == "60 : (2024 − 2021 + 1) = 15"
    assert [one.value for one in answer.computation.operands] == [60, 2021, 2024]
    assert verify(answer, scene.view.documents).computation == answer.computation


def test_grounds_take_from_the_probability() -> None:
    plain = doubts(0.7, (), says_how=True)
    assert plain["says_how"] == 1
    assert plain["odds"] > 0
    assert doubts(0.7, ("other_things",), says_how=False) == {
        **plain,
        "says_how": 0.0,
        "other_things": 1.0,
    }


def test_bounds_that_leave_the_result_open(hills: Assistant) -> None:
    scene = _all_figures(hills)
    draft = Draft(scene.query, scene.view)
    assert written(draft, scene, composed(scene, Operation.MINUS, 300, 120)) is None
    total = written(draft, scene, composed(scene, Operation.SUM, 300, 120))
    assert total is not None
    assert total.short == "mehr als 420"


def test_the_same_result_counts_once_however_it_comes_about() -> None:
    found = [
        Expression(Operation.STATED, (0,), 35.0),
        Expression(Operation.MINUS, (1, 2), 40.0),
        Expression(Operation.MINUS, (3, 4), 40.0),
    ]
    best = likeliest(found, [1.0, 0.6, 0.6])
    assert best is not None
    assert best.expression.result == 40.0
    assert best.probability == pytest.approx(0.495, abs=0.001)


def test_nothing_is_worked_out_where_the_figure_as_it_stands_is_likelier() -> None:
    found = [
        Expression(Operation.STATED, (0,), 35.0),
        Expression(Operation.MINUS, (1, 2), 40.0),
    ]
    assert likeliest(found, [2.0, 1.0]) is None
    assert likeliest([], []) is None


def test_probabilities_leave_room_for_no_answer() -> None:
    best = likeliest([Expression(Operation.MINUS, (0, 1), 1.0)], [0.0])
    assert best is not None
    assert best.probability == pytest.approx(0.5)


def test_without_figures_nothing_is_composed(hills: Assistant) -> None:
    scene = hills.scene("Wie viele Laborplätze stehen leer?")
    empty = replace(scene, figures=(), times=())
    assert compose(empty) is None


def _all_figures(hills: Assistant) -> Scene:
    """A question that only serves to read all figures of the text."""
    scenes = [
        hills.scene(question)
        for question in (
            "Wie viele Mitglieder hat der Werkkreis Ried, und wie hoch ist sein Etat?",
            "Wie viele Laborplätze hat das Technikum Seehaus?",
            "Wie hoch ist der Frauenanteil der Gründerei Talau?",
            "Wie viele Menschen arbeiten im Holzbund Au?",
            "Wie viel zahlen die Gärtnereien des Rings Ulm?",
            "Wie viele Mitglieder hat der Kreis Lenz, und woher kommen seine Mittel?",
        )
    ]
    figures = {one.place: one for scene in scenes for one in scene.figures}
    first = scenes[0]
    ordered = tuple(figures[place] for place in sorted(figures))
    return replace(first, figures=ordered)


TRAPS = """\
Auenland

Netzwerke

Das Netzwerk „Holzbau“ zählt 140 Mitglieder, darunter 95 Unternehmen. Von den Gründern dort haben \
14 eine Firma ausgegründet, von denen 11 noch bestehen.

Der Verbund „Nordkai“ hatte 2015 erst 110 Mitglieder, 2023 waren es 154 Mitglieder. Heute gehören \
ihm 88 Werften an.

Das Küstenlabor „Priel“ erhält 400.000 Euro vom Land und 250.000 Euro von der EU. Es hat 80 \
Messstellen und 25 Projekte.

Beim Verbund „Steinbund“ arbeiten über 200 Beschäftigte. Mehr als 80 % der Beschäftigten kommen \
aus Au.

Die Quellallianz „Moos“ erhielt einmalig 3 Mio. Euro; hinzu kommen jährlich 500.000 Euro.
"""


@pytest.mark.parametrize(
    "question",
    [
        # what is denied is counted nowhere
        "Wie viele Mitglieder von „Holzbau“ sind keine Hochschulen?",
        "Wie viel Prozent der Mitglieder von „Holzbau“ sind Frauen?",
        # the part for the rest, whose bounds leave it open
        "Wie viele Beschäftigte von „Steinbund“ kommen nicht aus Au?",
        # the part itself is asked for
        "Wie viele Firmen aus „Holzbau“ bestehen noch?",
        # things that are no part of each other
        "Wie viele Projekte im Küstenlabor „Priel“ sind nicht vom Land gefördert?",
        # what one pays less what another does
        "Wie viel Geld für das Küstenlabor „Priel“ kam nicht von der EU?",
        # years that do not go together
        "Wie viel Prozent der Mitglieder von „Nordkai“ waren 2015 Werften?",
        # once and yearly
        "Wie viel Geld erhielt die Quellallianz „Moos“ zusammen?",
        # a place that stands nowhere
        "Wie viel Prozent der Mitglieder von „Holzbau“ kommen aus Seeheim?",
        # figures of another thing than that named
        "Wie viele Mitglieder von „Priel“ sind keine Werften?",
    ],
)
def test_what_cannot_be_meant_together_is_not_composed(
    view_of: Callable[..., CorpusView],
    assistant_of: Callable[[CorpusView], Assistant],
    question: str,
) -> None:
    assistant = assistant_of(view_of(TRAPS))
    scene = assistant.scene(assistant.standalone(question))
    assert scene.figures
    composed = compose(scene)
    assert composed is None or composed.probability < INSTEAD_OF_NONE


@pytest.mark.parametrize(
    ("operation", "values", "short"),
    [
        (Operation.SHARE_OF_REST, (120, 300), None),
        (Operation.GROWTH, (120, 160), "höchstens 33,3 Prozent"),
        (Operation.GROWTH, (160, 300), "mehr als 87,5 Prozent"),
    ],
)
def test_bounds_go_with_the_operation(
    hills: Assistant, operation: Operation, values: tuple[float, float], short: str | None
) -> None:
    scene = _all_figures(hills)
    answer = written(Draft(scene.query, scene.view), scene, composed(scene, operation, *values))
    assert (answer.short if answer else None) == short
