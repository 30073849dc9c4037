"""Figures that a sentence gives side by side, added."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import asked, in_keys, listed
from auskunft.answering.calculating.figures import plain, told_apart
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.candidates import period_missing
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.payers import payers
from auskunft.answering.prose_comparing import combination
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import related, whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.intents import intents
from auskunft.understanding.view import SentenceView

_SEVERAL = 2
_COMPARES = ("operation.more", "operation.less", "operation.compare", "operation.difference")


def answer_sum(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The sum of those that the question lists, or of all where it lists none."""
    query = draft.query
    if not query.has("calculation.sum") or query.has(*_COMPARES):
        return None
    if "scope.whole" in intents(sentence.text) or period_missing(query, draft.view, sentence):
        return None
    paying = payers(asked(draft))
    if not all(in_keys(draft.view, sentence.keys, one) for one in paying):
        return None  # the sum is not theirs
    figures = _side_by_side(draft, sentence)
    chosen = _chosen(draft, figures)
    if len(chosen) < _SEVERAL or _may_be_whole(figures):
        return None
    if len({time_base(one.text) for one in chosen}) > 1:
        return None  # so much once, and so much a year
    stated = [figure_of(draft, one.quantity, one.at) for one in chosen]
    return combination(draft, arithmetic.total(stated), stated, "sum")


def _chosen(draft: Draft, figures: Sequence[Described]) -> Sequence[Described]:
    """As many of the figures as the question lists things."""
    things = len(draft.query.entities)
    number = things if things >= _SEVERAL else len(listed(draft))
    if not number:
        return [] if _shares(figures) or not _of_one_sort(draft, figures) else figures
    if number == len(figures) and things < _SEVERAL:
        return figures
    counts = told_apart(draft.view, [one.text for one in figures], telling_terms(draft))
    named = [one for one, count in zip(figures, counts, strict=True) if count]
    return named if len(named) == number else []


def _of_one_sort(draft: Draft, figures: Sequence[Described]) -> bool:
    """Whether all are amounts, or count what the question counts."""
    keys = draft.view.interpreter.keys
    asked = keys(draft.query.expectation.focus)
    return all(one.quantity.unit or related(draft.view, asked, keys(one.noun)) for one in figures)


def _may_be_whole(figures: Sequence[Described]) -> bool:
    """Whether the first is as much as all others together: they may be its parts."""
    values = [one.quantity.value for one in figures]
    return len(values) > _SEVERAL and values[0] >= sum(values[1:])


def _shares(figures: Sequence[Described]) -> bool:
    return any(one.quantity.unit == PERCENT for one in figures)


def _side_by_side(draft: Draft, sentence: SentenceView) -> list[Described]:
    """The figures of the kind asked for, none of which is a part of another."""
    query = draft.query
    figures = describe(draft.view, sentence)
    if query.expectation.type is AnswerType.SHARE:
        return [one for one in figures if one.quantity.unit == PERCENT]
    counted = query.expectation.type is AnswerType.COUNT
    money = asks_for_money(query) or not counted
    alike = plain(figures, money=money) or plain(figures, money=not money)
    if any(whole_of(draft.view, sentence, one.quantity) for one in alike):
        return []
    return alike if len({one.quantity.unit for one in alike}) == 1 else []
