"""What several who pay give together ("Was geben Bund, Land und Firmen zusammen für X?")."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.asked import COORDINATED, Asked, asked, is_money, said, tells
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.payers import payers, pays
from auskunft.answering.prose_comparing import combination
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import is_whole
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.view import CorpusView

_SEVERAL = 2
_OTHERWISE = (
    *("operation.difference", "operation.more", "operation.less", "operation.share"),
    *("operation.average", "calculation.average"),
)


def answer_paid_together(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum of what each of them pays by one sentence; None where it leaves one of them out."""
    query = draft.query
    if not query.has("operation.sum", "calculation.sum") or query.has(*_OTHERWISE):
        return None
    if query.figures or denies(query) or query.expectation.type is AnswerType.SHARE:
        return None
    names = asked(draft)
    paying = _paying(draft, names)
    if len(paying) < _SEVERAL:
        return None
    for candidate in found:
        paid = _paid(draft.view, describe(draft.view, candidate.view), paying)
        rest = [one for one in names if one not in paying and one.year is None]
        if not paid or not all(_is_said(draft.view, paid, one) for one in rest):
            continue
        bases = {time_base(one.at.text[one.stretch.begin : one.stretch.end]) for one in paid}
        if len(bases) > 1:
            continue
        if period_missing(query, draft.view, candidate.view) is None:
            stated = [figure_of(draft, one.quantity, one.at) for one in paid]
            return combination(draft, arithmetic.total(stated), stated, "sum")
    return None


def _paying(draft: Draft, names: Sequence[Asked]) -> list[Asked]:
    """Who pays among the names: the federation, the Land, and what is listed beside them."""
    groups: list[list[Asked]] = []
    for one in names:
        gap = draft.query.question[groups[-1][-1].end : one.start] if groups else ""
        if not one.word or not COORDINATED.fullmatch(gap):
            groups.append([])
        groups[-1].append(one)
    return max((group for group in groups if payers(group)), key=len, default=[])


def _paid(
    view: CorpusView, figures: Sequence[Described], paying: Sequence[Asked]
) -> list[Described]:
    """The one amount that each of them pays, or nothing."""
    amounts = [one for one in figures if is_money(one) and is_whole(one.quantity)]
    public = payers(paying)
    by_payer = [
        [one for one in amounts if (pays if payer in public else tells)(view, one, payer)]
        for payer in paying
    ]
    paid = [one for by in by_payer for one in by]
    alone = all(len(by) == 1 for by in by_payer) and len({id(one) for one in paid}) == len(paid)
    return paid if alone and len({one.quantity.unit for one in paid}) == 1 else []


def _is_said(view: CorpusView, paid: Sequence[Described], one: Asked) -> bool:
    """Whether it is said of all of them, and not just of another figure beside them."""
    if not all(said(view, figure, one) for figure in paid):
        return False
    beside = [f for f in describe(view, paid[0].at) if is_money(f) and f not in paid]
    telling = any(tells(view, figure, one) for figure in paid)
    return telling or not any(one.word and tells(view, figure, one) for figure in beside)
