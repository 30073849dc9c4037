"""So much for each on average: what all have together, divided by how many they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import Asked, all_told, asked, counts, is_money, tells
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.answering.time_spans import YEARLY
from auskunft.domain import Answer, AnswerType
from auskunft.german import canonical_unit
from auskunft.understanding.discourse import refers_back
from auskunft.understanding.intents import intents

_PER = re.compile(r"\b(?:pro|je|per|jede[rsmn]?|each|every)\s+(?P<noun>[\w-]+)", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:zusammen|insgesamt|together|in total)\b", re.IGNORECASE)
_EXTREMES = ("operation.most", "operation.least", "operation.at_most", "operation.at_least")
"""Asks for the top or the bottom of several, which a mean is not."""
_OPEN_KINDS = frozenset({AnswerType.ANY, AnswerType.TERM})
"""Of "Was kommt im Schnitt je Vorhaben heraus?"."""
_Pair = tuple[Described, Described]


def answer_average(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The total of a sentence divided by its number; None where no such average is asked."""
    query = draft.query
    averaged = query.has("operation.average")
    if query.expectation.type is not AnswerType.TERM:
        averaged = averaged or _PER.search(query.question) is not None
    kinds = {AnswerType.COUNT, AnswerType.AMOUNT, *_OPEN_KINDS}
    if query.has(*_EXTREMES) and not query.has("operation.average"):
        return None  # "Maximale Fördersumme je Projekt?"
    if not averaged or query.expectation.type not in kinds or denies(query):
        return None
    yearly = YEARLY.search(query.question) is not None
    if yearly and not any(YEARLY.search(one.view.text) for one in found):
        return None  # for each and a year: what all have together is for more than one
    names = asked(draft)
    if any(_states_average(draft, one, names) for one in found):
        return None
    pairs = [pair for one in found for pair in _pairs(draft, one, names)]
    close = [pair for pair in pairs if pair[0].stretch == pair[1].stretch] or pairs
    strengths = [_strength(draft, pair, names) for pair in close]
    best = [pair for pair, told in zip(close, strengths, strict=True) if told == max(strengths)]
    values = {(total.quantity.value, number.quantity.value) for total, number in best}
    return _divided(draft, best[0]) if len(values) == 1 else None


def _strength(draft: Draft, pair: _Pair, names: Sequence[Asked]) -> tuple[int, int]:
    """How much of the question the two figures' own words tell, and those of the number alone."""
    told = [[tells(draft.view, one, name) for one in pair] for name in names]
    return sum(map(any, told)), sum(number for _, number in told)


def _states_average(draft: Draft, candidate: Candidate, names: Sequence[Asked]) -> bool:
    """Whether a sentence gives the average itself: then it is quoted."""
    if "operation.average" not in intents(candidate.view.text):
        return False
    return any(all_told(draft.view, one, names) for one in describe(draft.view, candidate.view))


def _pairs(draft: Draft, candidate: Candidate, names: Sequence[Asked]) -> Iterable[_Pair]:
    """(what all have, how many they are) of a sentence that tells everything asked."""
    view = draft.view
    figures = [one for one in describe(view, candidate.view) if one.quantity.whole is None]
    before = view.previous(candidate.view.number)
    goes_on = _TOGETHER.search(candidate.view.text) and refers_back(candidate.view.text)
    earlier = describe(view, view.sentence_view(before)) if goes_on and before is not None else ()
    for total in figures:
        for number in (*figures, *earlier):
            if total is number or number.quantity.unit or total.quantity.unit == PERCENT:
                continue
            if None not in {total.year, number.year} and total.year != number.year:
                continue
            told = all_told(view, total, names) or all_told(view, number, names)
            if told and _asks_for(draft, names, total, number):
                yield total, number


def _asks_for(draft: Draft, names: Sequence[Asked], total: Described, number: Described) -> bool:
    """Whether the question divides the one by the other: "wie viel … ein …", "je …"."""
    view, query = draft.view, draft.query
    of_each = [one for one in names if counts(view, number, one)]
    open_kind = query.expectation.type in _OPEN_KINDS and is_money(total)
    money = query.has("scope.money") or query.expectation.type is AnswerType.AMOUNT or open_kind
    if not of_each or not number.quantity.value or number.quantity.value == 1:
        return False
    if is_money(total):
        unit = canonical_unit(query.expectation.focus)
        return money and (unit is None or "Euro" in unit)
    if money and not _measured(draft, total, names):
        return False
    shared = [one for one in names if counts(view, total, one) and one not in of_each]
    shared = shared or _measured(draft, total, names)
    return bool(shared) and shared[0].start < of_each[-1].start


def _measured(draft: Draft, total: Described, names: Sequence[Asked]) -> list[Asked]:
    """What the question names that the total is measured in ("Wie viel Quadratmeter …")."""
    focus = draft.query.expectation.focus
    return [
        one
        for one in names
        if total.quantity.unit and one.text in focus and tells(draft.view, total, one)
    ]


def _divided(draft: Draft, pair: _Pair) -> Answer | None:
    total, number = (figure_of(draft, one.quantity, one.at) for one in pair)
    hedge = hedged(total.comparator, number.comparator, divided=True)
    if hedge is None:
        return None
    receipt = arithmetic.each(total, number)
    return computed(draft, receipt, [total.citation, number.citation], "average", hedge=hedge)
