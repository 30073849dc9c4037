"""Figures in sentences as figures to compute with, and the computed answer."""

from __future__ import annotations

from collections.abc import Iterable

from auskunft.answering import arithmetic
from auskunft.answering.amounts import AmountMatch
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.wording import marks, value
from auskunft.domain import Answer, Comparator, Computation, Mode, Quantity
from auskunft.understanding.query import EntityMention
from auskunft.understanding.view import SentenceView

SURE = 0.7


PAIR = 2


BOUNDS = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})
UPPER = frozenset({Comparator.UP_TO, Comparator.LESS_THAN})
ROUGH = frozenset({Comparator.ABOUT, Comparator.ALMOST})


def stated(draft: Draft, match: AmountMatch, name: str) -> Stated:
    """The matched quantity as a figure to compute with, its sentence cited."""
    number = draft.citations.sentence(match.candidate.view.sentence)
    quantity = match.quantity
    return Stated(
        quantity.value,
        quantity.spelling,
        quantity.unit,
        name,
        number,
        comparator=quantity.comparator,
    )


def figure_of(draft: Draft, quantity: Quantity, at: SentenceView, name: str = "") -> Stated:
    """A quantity as a figure to compute with, number words in digits, its sentence cited."""
    number = draft.citations.sentence(at.sentence)
    digits = quantity.spelling[:1].isdigit() and quantity.whole is None
    spelling = quantity.spelling if digits else arithmetic.shown(quantity.value)
    bound = quantity.comparator
    return Stated(quantity.value, spelling, quantity.unit, name, number, comparator=bound)


def asked_name(draft: Draft, mention: EntityMention) -> str:
    """What to call a thing: as the question does, if that is its name and not just a part."""
    if mention.exact:
        return draft.query.question[mention.start : mention.end]
    return draft.view.entities[mention.entities[0]].entity.name


def hedged(
    part: Comparator, whole: Comparator, *, denied: bool = False, divided: bool = False
) -> Comparator | None:
    """How the result of two figures is bounded; None where their bounds leave it open.

    `denied`: the part is taken away from the whole; `divided`: it is divided by it. Then a
    bound of the one works against the same bound of the other.
    """
    if denied:
        part = _turned(part)
    if divided and not denied:
        whole = _turned(whole)
    bounds = {part, whole}
    if bounds & BOUNDS and bounds & UPPER:
        return None
    for kind, name in ((BOUNDS, Comparator.MORE_THAN), (UPPER, Comparator.UP_TO)):
        if bounds & kind:
            return name
    return Comparator.ABOUT if bounds & ROUGH else Comparator.EXACT


def _turned(comparator: Comparator) -> Comparator:
    if comparator in BOUNDS:
        return Comparator.UP_TO
    return Comparator.MORE_THAN if comparator in UPPER else comparator


def together(figures: Iterable[Stated]) -> Comparator | None:
    """How a sum is bounded; None where one figure is bounded from below and one from above."""
    result = Comparator.EXACT
    for figure in figures:
        found = hedged(result, figure.comparator)
        if found is None:
            return None
        result = found
    return result


def computed(
    draft: Draft,
    computation: Computation,
    citations: Iterable[int],
    sentence: str,
    *,
    hedge: Comparator = Comparator.EXACT,
) -> Answer:
    """A computation as an answer; `hedge` says how its operands bound the result."""
    spelled = arithmetic.shown(computation.result)
    result = value(computation.result, spelled, computation.unit, draft.query.language)
    if hedge is not Comparator.EXACT:
        result = draft.say(f"hedge_{hedge.value}", result=result)
    text = draft.say(
        sentence, result=result, formula=computation.formula, marks=marks(list(citations))
    )
    return draft.answered(text, result, 0.8, mode=Mode.COMPUTED, computation=computation)


def shown(draft: Draft, figure: Stated) -> str:
    """A figure with its unit and bound in the question's language."""
    spelled = value(figure.value, figure.spelling, figure.unit, draft.query.language)
    if figure.comparator is Comparator.EXACT:
        return spelled
    return draft.say(f"hedge_{figure.comparator.value}", result=spelled)
