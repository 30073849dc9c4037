"""Figures in sentences as figures to compute with, and the computed answer."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import AmountMatch
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.wording import marks, value
from auskunft.domain import Answer, Comparator, Computation, Mode, Quantity

SURE = 0.7


PAIR = 2


BOUNDS = {Comparator.MORE_THAN, Comparator.AT_LEAST}


def stated(draft: Draft, match: AmountMatch, name: str) -> Stated:
    """The matched quantity as a figure to compute with, its sentence cited."""
    return from_quantity(draft, match, match.quantity, name)


def from_quantity(draft: Draft, match: AmountMatch, quantity: Quantity, name: str = "") -> Stated:
    """A quantity of the matched sentence as a figure to compute with."""
    number = draft.citations.sentence(match.candidate.view.sentence)
    return Stated(quantity.value, quantity.spelling, quantity.unit, name, number)


def computed(
    draft: Draft,
    computation: Computation,
    figures: Sequence[Stated],
    sentence: str,
    *,
    at_least: bool = False,
) -> Answer:
    """A computation as an answer; `at_least` where an operand is only a lower bound."""
    result = value(
        computation.result,
        arithmetic.shown(computation.result),
        computation.unit,
        draft.query.language,
    )
    if at_least:
        result = f"{'more than' if draft.query.english else 'mehr als'} {result}"
    text = draft.say(
        sentence,
        result=result,
        formula=computation.formula,
        marks=marks([figure.citation for figure in figures]),
    )
    return draft.answered(text, result, 0.8, mode=Mode.COMPUTED, computation=computation)


def shown(draft: Draft, figure: Stated) -> str:
    """A figure with its unit in the question's language."""
    return value(figure.value, figure.spelling, figure.unit, draft.query.language)
