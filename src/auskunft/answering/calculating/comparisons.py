"""Figures of one sentence held against each other: which of two it gives more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.amounts import FIGURE_QUESTIONS, denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.belonging import is_of_others
from auskunft.answering.calculating.figures import plain, told_apart
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.domain import Answer
from auskunft.understanding.view import SentenceView

_MORE = (
    r"(?:mehr|weniger|höher|niedriger|größer|kleiner|häufiger|öfter|more|less|fewer|higher|lower)"
)
_SIDES = (
    re.compile(
        rf"\b{_MORE}\s+[^,?]*?(?P<left>\b(?P<how>aus|von|vom|für|durch|from|for|by)\s[^,?]+?),?"
        r"\s(?:als|than)\s+(?P<right>(?P=how)\s[^,?]+)\?"
    ),
    re.compile(rf"^(?P<left>[^,?]+?)\s+{_MORE}\b[^,?]*?,?\s(?:als|than)\s+(?P<right>[^,?]+)\?"),
    re.compile(r"(?:^|[,:–-]\s+|\bin\s+)(?P<left>[^,:?]+?)\s+(?:oder|or)\s+(?P<right>[^?]+)\?"),
)
_OR = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)


def answer_compared(draft: Draft, sentence: SentenceView) -> Answer | None:
    """Which of the two sides has more, where the sentence gives a figure for either."""
    query = draft.query
    if not query.has("operation.more", "operation.less") or denies(query) or query.figures:
        return None
    if query.expectation.type in FIGURE_QUESTIONS or query.periods:
        return None
    match = next((one for one in (p.search(query.question) for p in _SIDES) if one), None)
    figures = [] if is_of_others(query, sentence) else _alike(draft, sentence)
    if match is None or not figures:
        return None
    right = _of_side(draft, match.span("right"), figures)
    left = _of_side(draft, match.span("left"), figures)
    left = {one: name for one, name in left.items() if one not in right}
    if len(left) != 1 or len(right) != 1:
        return None
    pair = [
        figure_of(draft, one.quantity, one.at, name)
        for one, name in (*left.items(), *right.items())
    ]
    return ranked(draft, pair, either=_OR.search(query.question) is not None)


def _of_side(
    draft: Draft, span: tuple[int, int], figures: Sequence[Described]
) -> dict[Described, str]:
    """The figures whose words say something of a stretch of the question, with what they say."""
    terms = [
        one
        for one in telling_terms(draft)
        if span[0] <= one.start < span[1] and (draft.query.english or one.text[:1].isupper())
    ]
    found: dict[Described, str] = {}
    for term in terms:
        saying = told_apart(draft.view, [one.text for one in figures], [term])
        found |= {one: term.text for one, says in zip(figures, saying, strict=True) if says}
    return found


def _alike(draft: Draft, sentence: SentenceView) -> list[Described]:
    """The figures of the kind asked for, amounts before counts; none where units differ."""
    query = draft.query
    money = asks_for_money(query) or query.has("scope.transfer")
    found = describe(draft.view, sentence)
    figures = plain(found, money=money) or plain(found, money=not money)
    figures = figures or [one for one in found if one.quantity.unit == PERCENT]
    return figures if len({one.quantity.unit for one in figures}) == 1 else []
