"""How far two amounts of one sentence are apart ("… zahlt A 3,6 Mio. Euro, B 1,9 Mio. Euro")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import Asked, all_told, asked, tells
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import PAIR, computed, figure_of
from auskunft.answering.time_spans import time_base
from auskunft.domain import Answer, AnswerType, Comparator
from auskunft.understanding.intents import intents

_ONCE = re.compile(r"\b(?:einmalig\w*|once)\b", re.IGNORECASE)
_OTHERWISE = ("operation.sum", "operation.average", "operation.ratio", "operation.multiple")


def answer_apart(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The difference of the two; None where the question does not tell each by words of its own."""
    query = draft.query
    if query.expectation.type is not AnswerType.AMOUNT or not query.has("operation.difference"):
        return None
    if query.has(*_OTHERWISE) or denies(query) or query.figures or query.periods:
        return None
    names = [one for one in asked(draft) if not _says_how(one)]
    for candidate in found:
        pair = _pair(draft, candidate, names)
        if pair is not None:
            figures = [figure_of(draft, one.quantity, one.at) for one in pair]
            receipt = arithmetic.difference(figures[0], figures[1])
            return computed(draft, receipt, [figures[0].citation], "difference")
    return None


def _pair(
    draft: Draft, candidate: Candidate, names: Sequence[Asked]
) -> tuple[Described, Described] | None:
    """The two exact amounts of one unit that the sentence has, the larger first."""
    view = draft.view
    amounts = [one for one in describe(view, candidate.view) if one.quantity.unit]
    if len(amounts) != PAIR or amounts[0].quantity.unit != amounts[1].quantity.unit:
        return None
    first, second = amounts
    plain = all(
        one.quantity.comparator is Comparator.EXACT and one.quantity.whole is None
        for one in amounts
    )
    if not plain or first.quantity.unit == PERCENT or first.quantity.value == second.quantity.value:
        return None
    if not _of_one_time(first, second):
        return None
    if not all(all_told(view, first, [one]) or all_told(view, second, [one]) for one in names):
        return None
    apart = [{tells(view, one, name) for one in amounts} == {True, False} for name in names]
    own = [name for name, is_own in zip(names, apart, strict=True) if is_own]
    if not all(any(tells(view, one, name) for name in own) for one in amounts):
        return None
    larger, smaller = sorted(amounts, key=lambda one: -one.quantity.value)
    return larger, smaller


def _of_one_time(first: Described, second: Described) -> bool:
    """Whether both are for the same time; one that says nothing is for that of the one before."""
    bases = [
        "once" if _ONCE.search(text) else time_base(text)
        for text in (one.at.text[one.stretch.start : one.stretch.end] for one in (first, second))
    ]
    return bases[1] in {"", bases[0]}


def _says_how(one: Asked) -> bool:
    return one.word and any(name.startswith("operation.") for name in intents(one.text))
