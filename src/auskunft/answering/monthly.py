"""What a year's indicator is for a month ("Wie viele Promotionen sind das im Monat?")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auskunft.answering import arithmetic
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import FIGURE_TYPES, FactMatch, match_facts
from auskunft.answering.stated_figures import stated
from auskunft.answering.time_spans import MONTHLY
from auskunft.answering.wording import marks, value
from auskunft.domain import Answer, Mode
from auskunft.understanding.query import Query

_ONE_MONTH = re.compile(r"\bauf (?:den|einen) Monat\b", re.IGNORECASE)
_SAYS_HOW = re.compile(
    r"pro|je|per|im|monat\w*|month\w*|schnitt|durchschnitt\w*|mittel|average|umgerechnet|gerechnet",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(
    r"\b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_STOCKS = frozenset({"personal", "person", "mitglied", "unternehmen", "studierende", "flaeche"})
"""What is counted on a day, not over a year."""
_MONEY = "Euro"
_SURE = 0.9
"""Share of the rest of the question that the indicator must explain."""


def answer_monthly(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """A twelfth of the one yearly indicator; None where no month is asked, or it is a share."""
    query = draft.query
    if not (MONTHLY.search(query.question) or _ONE_MONTH.search(query.question)):
        return None
    if query.entities or query.figures or query.foreign_regions or query.unknown_names:
        return None
    if _NAMED_MONTH.search(query.question):
        return None
    if query.expectation.type not in FIGURE_TYPES:
        return None
    matches = match_facts(_for_the_year(query), draft.view, documents)
    best = [match for match in matches if _is_meant(query, match)]
    if len(best) != 1:
        return None
    figure = stated(draft, best[0].view, best[0].fact.measure)
    receipt = arithmetic.each_month(figure)
    shown = arithmetic.shown(receipt.result)
    result = value(receipt.result, shown, receipt.unit, query.language)
    mark = marks([figure.citation])
    text = draft.say("monthly", result=result, formula=receipt.formula, marks=mark)
    return draft.answered(text, result, _SURE, mode=Mode.COMPUTED, computation=receipt)


def _for_the_year(query: Query) -> Query:
    """The question without the words that ask for a month."""
    terms = tuple(term for term in query.terms if not _SAYS_HOW.fullmatch(term.text))
    return replace(query, terms=terms)


def _is_meant(query: Query, match: FactMatch) -> bool:
    """Whether it says all that is asked, for one year, and can be had month by month."""
    period = match.fact.period
    asked = {mention.period for mention in query.periods}
    return (
        match.score >= _SURE
        and not match.explanation.open_qualifiers
        and match.fact.unit != arithmetic.PERCENT
        and not match.view.keys & _STOCKS
        and (_MONEY in match.fact.unit or not query.has("scope.money"))
        and period is not None
        and period.first == period.last
        and (not asked or asked == {period})
    )
