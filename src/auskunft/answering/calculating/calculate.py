"""The operation that a question names, over the figures of the sentence that tells of it."""

from __future__ import annotations

from auskunft.answering.calculating.averages import answer_each, answer_yearly
from auskunft.answering.calculating.changes import answer_change, answer_missing
from auskunft.answering.calculating.comparisons import answer_compared
from auskunft.answering.calculating.figures import beside
from auskunft.answering.calculating.parts import (
    answer_majority,
    answer_part,
    answer_rest,
    answer_share,
)
from auskunft.answering.calculating.sums import answer_sum
from auskunft.answering.drafting import Draft
from auskunft.answering.residuals import answer_left
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.view import SentenceView

_KINDS = frozenset(
    {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.ANY, AnswerType.TERM}
)


def calculate(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What the question wants worked out; None where it or the figures are not plain."""
    if majority := answer_majority(draft, sentence):
        return majority
    near = beside(draft.view, sentence)
    stated = {quantity.value for one in near for quantity in one.quantities}
    given = {figure.value for figure in draft.query.figures}
    if not given <= stated:
        return None
    if compared := answer_compared(draft, sentence):
        return compared
    kind = draft.query.expectation.type
    money = draft.query.has("scope.money", "scope.payment", "scope.transfer")
    if kind not in _KINDS or (kind is AnswerType.TERM and not money):
        return None
    return (
        answer_change(draft, sentence)
        or answer_missing(draft, sentence)
        or answer_rest(draft, sentence)
        or answer_left(draft, sentence)
        or answer_share(draft, sentence)
        or answer_yearly(draft, sentence)
        or answer_each(draft, sentence)
        or answer_sum(draft, sentence)
        or answer_part(draft, sentence)
    )
