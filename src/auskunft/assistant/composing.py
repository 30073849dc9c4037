"""What only weighing finds out to compute: the last to be asked.

Where the rules leave a question, or answer it by a sentence that is not sure, all that could be
worked out of the figures near the sentences believed is weighed (`answering.composing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.calculating.terms import keywords
from auskunft.answering.candidates import documents_asked
from auskunft.answering.composing import chance_of, compose, is_opposed, written
from auskunft.answering.composing.figures import Scene, Vouched, says_how
from auskunft.answering.composing.scenes import BELIEVED_MOST, scene
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import match_facts
from auskunft.assistant.reconsidering import (
    as_nearest,
    in_base_units,
    of_one_passage,
    of_sentences,
    ranks,
)
from auskunft.domain import Answer, AnswerType, Computation, Reason, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

Believed: TypeAlias = Callable[[str], Mapping[int, float]]
"""How likely each sentence answers a question, by its number."""
_TYPES = frozenset(
    {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.ANY, AnswerType.TERM}
)
_NUMBERS = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE})
_SURE = 0.75
"""Confidence from which a sentence tells a number that nothing is said to be worked out of."""
INSTEAD_OF_NONE = 0.65
"""Probability from which it is given where nothing else answers,"""
INSTEAD_OF_QUOTE = 0.6
"""where a sentence is quoted,"""
UNASKED = 0.8
"""and where one is, and the question does not say that something is to be worked out. From
`python -m benchmarks.composing`."""

_PRODUCT = re.compile(r"^[^%/]*×[^%/]*$")
_OF_REST = re.compile(r"(?:^|\()1(?:00)? −")
UNLIKELY = 0.05
"""Probability under which what rules computed gives way."""


def answer_composed(
    query: Query, view: CorpusView, believed: Believed, found: Answer
) -> Answer | None:
    """The figure worked out; None where none is asked for or nothing is likely enough.

    What rules computed is looked at again: where it is hardly likely it gives way to something
    likelier, or to what it cites.
    """
    if _counts_for_money(query, found) and of_sentences(view, found):
        return as_nearest(query, view, found)
    if not _may_be_composed(query, view, found):
        return None
    here = question_scene(query, view, believed)
    if found.computation and not _is_unlikely(here, found.computation):
        return None
    composed = compose(here)
    if composed is not None and composed.probability >= _least(found, here):
        answer = written(Draft(query, view), here, composed)
        if answer is not None:
            return answer
    return as_nearest(query, view, found) if found.computation else None


def _counts_for_money(query: Query, found: Answer) -> bool:
    """Whether rules worked out a number of things where money is asked for."""
    money = query.expectation.type is AnswerType.AMOUNT and query.has("scope.money")
    return money and found.computation is not None and found.computation.unit == ""


def _is_unlikely(here: Scene, computation: Computation) -> bool:
    """Whether what rules computed is hardly ever meant by such a question."""
    chance = chance_meant(here, computation)
    return chance is not None and chance < UNLIKELY


def chance_meant(here: Scene, computation: Computation) -> float | None:
    """How likely a computation is what is asked for; None where the model knows none like it."""
    result = in_base_units(computation.result, computation.unit)
    operands = [in_base_units(one.value, one.unit) for one in computation.operands]
    if "−" not in computation.formula and is_opposed(here, operands):
        return 0.0  # the share of the women for that of the men
    if _PRODUCT.search(computation.formula):
        return None  # of which the model has seen few
    if _OF_REST.search(computation.formula):
        return None  # "(1 − 2/3) × 90": a fraction's operand is not its numerator
    return chance_of(here, result, operands, percent=computation.unit == PERCENT)


def question_scene(
    query: Query,
    view: CorpusView,
    believed: Believed,
    *parts: Mapping[int, float],
    most: int = BELIEVED_MOST,
) -> Scene:
    """The figures that a question may be worked out of.

    `parts`: belief for parts of it; `most`: how many sentences are looked at.
    """
    draft = Draft(query, view)
    telling = keywords(draft)
    asked = believed(query.question)
    by_keywords = believed(telling) if telling.strip() else {}
    others = (by_keywords, *parts)
    vouched = {
        number: Vouched(asked.get(number, 0.0), max(one.get(number, 0.0) for one in others))
        for number in {*asked}.union(*others)
    }
    facts = match_facts(query, view, documents_asked(query, view))
    return scene(draft, vouched, facts, denies=denies(query), most=most)


def _may_be_composed(query: Query, view: CorpusView, found: Answer) -> bool:
    """Whether something may be worked out of sentences instead."""
    unknown = query.foreign_regions or query.unknown_names
    elsewhere = found.reason in {Reason.OTHER_REGION, Reason.OTHER_PERIOD}
    kind = query.expectation.type in _TYPES
    if not kind or unknown or elsewhere or found.status is Status.CONVERSATION:
        return False
    if not (denies(query) or says_how(query)) and _needs_nothing(query, found):
        return False
    held = found.computation
    if held is not None:  # the model sees little of things in several passages
        return of_one_passage(view, found) and not ranks(held)
    stated = found.status is Status.ANSWERED and not of_sentences(view, found)
    return denies(query) or not stated  # an indicator that answers is not worked out


def _needs_nothing(query: Query, found: Answer) -> bool:
    """Whether no number is asked for, or a sentence or a rule surely tells it."""
    sure = found.status is Status.ANSWERED and found.confidence >= _SURE
    return query.expectation.type not in _NUMBERS or sure


def _least(found: Answer, here: Scene) -> float:
    quoted = found.status is Status.ANSWERED and not found.computation
    if not quoted:
        return INSTEAD_OF_NONE
    return INSTEAD_OF_QUOTE if here.says_how else UNASKED
