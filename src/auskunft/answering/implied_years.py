"""The figure of a year that a sentence only implies ("2022 waren es 210, im Jahr zuvor 140")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.answering.amounts import FIGURE_QUESTIONS, denies, type_fits
from auskunft.answering.asked import Asked, asked, said, tells
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose import quote
from auskunft.answering.wholes import FUNDS
from auskunft.domain import Answer, Span

_PURPOSE = re.compile(r"\s+(?:an|für|aus|von|in|bei|auf)\s+")
"""Behind a figure: it is of something of its own ("3 Mio. Euro für den Bau")."""
_SURE = 0.8


def _of_another_sort(implied: Described, named: Described) -> bool:
    """Whether the implied figure has a noun or a purpose of its own ("im Vorjahr 14 Betreuer")."""
    noun = implied.quantity.noun and implied.quantity.noun != named.quantity.noun
    behind = implied.at.text[implied.quantity.end - implied.at.sentence.start :]
    return bool(noun) or _PURPOSE.match(behind) is not None


def _says_money(one: Asked) -> bool:
    """Whether a word only says that money is asked for."""
    return bool(one.keys) and set(one.keys) <= FUNDS


def answer_implied_year(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The one figure of the year before another that a sentence names; None for no such year."""
    query, view = draft.query, draft.view
    years = {mention.period.first for mention in query.periods}
    plain = not any(one.startswith(("operation.", "calculation.")) for one in query.intents)
    if query.expectation.type not in FIGURE_QUESTIONS or len(years) != 1 or denies(query):
        return None
    if not plain or query.figures:
        return None
    names = [one for one in asked(draft) if one.year is None and not _says_money(one)]
    for candidate in found:
        figures = [one for one in describe(view, candidate.view) if type_fits(query, one.quantity)]
        of_year = [one for one in figures if one.year in years]
        others = [one for one in figures if one.year is not None and one.year not in years]
        if len(of_year) != 1 or len(others) != 1 or str(of_year[0].year) in candidate.view.text:
            continue
        if _of_another_sort(of_year[0], others[0]):
            continue
        words = [one for one in names if one.word]
        counted = any(tells(view, others[0], one) for one in words) or not words
        if counted and all(said(view, of_year[0], one) for one in names):
            quantity, begin = of_year[0].quantity, candidate.view.sentence.start
            span = Span(quantity.start - begin, quantity.end - begin)
            short = candidate.view.text[span.start : span.end]
            return draft.answered(quote(draft, candidate.view, span), short, _SURE)
    return None
