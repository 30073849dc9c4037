"""Two things held against each other whose figures only weighing finds.

Where the rules leave a question that compares, all pairs of figures near the sentences that are
believed for it, or for either of its halves, are weighed (`answering.contrasting`).
"""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.composing.figures import Scene
from auskunft.answering.contrasting import (
    MORE_OF,
    Contrasted,
    Halves,
    contrast,
    halves_of,
    written,
)
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import ranked
from auskunft.assistant.composing import Believed, question_scene
from auskunft.assistant.multiples import answer_multiple
from auskunft.assistant.reconsidering import as_nearest, in_base_units, of_sentences, ranks
from auskunft.assistant.side_names import sides_of
from auskunft.domain import Answer, AnswerType, Computation, Reason, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_COMPARES = ("operation.more", "operation.less", "operation.most", "operation.least")
_OF_AGES = ("operation.older", "operation.younger", "operation.age")
_WORKED_OUT = ("operation.sum", "operation.difference", "operation.ratio", "operation.average")
_FIGURES = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.REASON})
_PAIR = 2
_SENTENCES = 5
"""Sentences whose figures are looked at: those of both sides are rarely in one."""
LIKELY = 0.7
"""Probability from which a pair is given (`python -m benchmarks.contrasting`)."""
_YEARS = (1800, 2100)
UNLIKELY = 0.1
"""Probability under which figures that rules held together give way."""


def answer_contrasted(
    query: Query, view: CorpusView, believed: Believed, found: Answer
) -> Answer | None:
    """The two figures; None where none are compared or no pair is likely enough.

    What rules held together is looked at again: where it is hardly likely it gives way to a
    likelier pair, or to what it cites.
    """
    if not _may_be_contrasted(query, view, found):
        return None
    here = contrast_scene(query, view, believed)
    contrasted = contrast(*here) if here else None
    held = found.computation
    if contrasted is None or (held and _chance_of(held, contrasted) >= UNLIKELY):
        return None
    answer = None
    if contrasted.probability >= LIKELY:
        draft = Draft(query, view)
        answer = written(draft, contrasted, lambda figures: _held_together(draft, figures))
    if answer is not None and (answer.status is Status.ANSWERED or found.status is Status.PARTIAL):
        return answer
    two = held is not None and ranks(held) and len(held.operands) == _PAIR
    return as_nearest(query, view, found) if two else None


def _held_together(draft: Draft, figures: Sequence[Stated]) -> Answer | None:
    if draft.query.has("operation.multiple"):
        return answer_multiple(draft, figures)
    return ranked(draft, figures, either=draft.query.either)


def _of_years(computation: Computation) -> bool:
    """Whether years were compared."""
    first, last = _YEARS
    return all(not one.unit and first <= one.value <= last for one in computation.operands)


def _chance_of(computation: Computation, contrasted: Contrasted) -> float:
    """How likely the figures that were held together are meant; 0 where others were computed."""
    operands = sorted(in_base_units(one.value, one.unit) for one in computation.operands)
    return sum(
        chance for values, chance in contrasted.chances.items() if sorted(values) == operands
    )


def contrast_scene(
    query: Query, view: CorpusView, believed: Believed
) -> tuple[Scene, Halves] | None:
    """The figures that the halves of a question may be about; None where it has no halves."""
    cut = halves_of(query)
    if cut is None:
        return None
    joint, left, right = cut
    counted = MORE_OF.search(query.question)
    shared = counted["noun"] if counted else ""
    halves = Halves(joint, believed(left), believed(f"{shared} {right}".strip()))
    beliefs = (halves.left, halves.right)
    return question_scene(query, view, believed, *beliefs, most=_SENTENCES), halves


def _may_be_contrasted(query: Query, view: CorpusView, found: Answer) -> bool:
    """Whether the question holds two figures of sentences against each other."""
    multiple = query.has("operation.multiple") and query.expectation.type is AnswerType.YES_NO
    worked = query.has(*_WORKED_OUT) and not multiple
    compares = query.has(*_COMPARES) and not query.has(*_OF_AGES) and not worked
    unknown = query.foreign_regions or query.unknown_names or query.figures
    elsewhere = found.reason is Reason.OTHER_REGION or (
        found.reason is Reason.OTHER_PERIOD and len(query.periods) < _PAIR
    )
    talk = found.status is Status.CONVERSATION
    plain = query.expectation.type not in _FIGURES and not denies(query)
    plain = plain and len(sides_of(query)) <= _PAIR  # of three, two would be no answer
    if not compares or not plain or unknown or talk or elsewhere:
        return False
    held = found.computation
    if held is None:
        return True
    several = ranks(held) and len(held.operands) > _PAIR
    return of_sentences(view, found) and not several and not _of_years(held)
