"""An indicator stated for several years: how it changed."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import FactMatch, series_of
from auskunft.answering.matching import explain
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import PAIR
from auskunft.answering.time_spans import asked_span, changes, wants_percent
from auskunft.domain import Answer, AnswerType, Fact
from auskunft.understanding.view import FactView

_CHANGE = "veraenderung"


def answer_over_years(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """By how much an indicator changed, or whether it did; None where years are missing."""
    query = draft.query
    if not matches or not changes(query) or query.figures or denies(query):
        return None
    series = _series(draft, matches[0].view)
    span = asked_span(query)
    if span is not None:
        last = span.last if span.last is not None else max(series, default=0)
        years = (span.first, last)
    elif not query.periods and len(series) == PAIR:
        years = (min(series), max(series))
    else:
        return None
    if not set(years) <= set(series) or years[0] >= years[1]:
        return None
    return _changed(draft, series[years[0]], series[years[1]])


def _series(draft: Draft, best: FactView) -> dict[int, Fact]:
    """The same indicator of the same region by its years; nothing if the question asks for more."""
    keys = best.keys | {_CHANGE}
    if explain(draft.query.terms, keys, draft.view.glossary).open_qualifiers:
        return {}
    alike = [view.fact for view in draft.view.facts if series_of(view) == series_of(best)]
    years = {
        fact.period.first: fact
        for fact in alike
        if fact.period and fact.period.first == fact.period.last
    }
    return years if len(years) == len(alike) else {}


def _changed(draft: Draft, before: Fact, after: Fact) -> Answer:
    query = draft.query
    first, last = (_stated(draft, fact) for fact in (before, after))
    directed = query.has("operation.more", "operation.less") and query.either
    if query.expectation.type is AnswerType.YES_NO or directed:
        return ranked(draft, [last, first], either=directed)
    if wants_percent(query) and before.unit != arithmetic.PERCENT and first.value:
        return combination(draft, arithmetic.growth(first, last), [first, last], "change")
    if query.has("operation.ratio") and first.value and last.value:
        return combination(draft, arithmetic.ratio(last, first), [first, last], "ratio")
    return combination(draft, arithmetic.difference(last, first), [first, last], "difference")


def _stated(draft: Draft, fact: Fact) -> arithmetic.Stated:
    number = draft.citations.fact(fact)
    return arithmetic.Stated(fact.value, fact.spelling, fact.unit, str(fact.period), number)
