"""Years told from the one last spoken of ("im Jahr davor", "zwei Jahre später")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft.domain import Answer, Period, Span, Turn
from auskunft.followup.context import asked_before, standalone
from auskunft.followup.cues import stretch
from auskunft.german.number_words import cardinal
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_WHOLE = (("years_back", -1), ("years_ahead", 1))
_BARE = (("before_that", -1), ("after_that", 1))
"""Words that tell a year only where the question says nothing else."""
_MOST_YEARS = 99


def with_year(
    text: str, query: Query, turns: Sequence[Turn], understanding: Understanding
) -> str | None:
    """The question with the year in place of words that tell it from the last one."""
    if query.periods:
        return None
    period = spoken_of(turns, understanding)
    found = _relative(text, query) if period is not None else None
    if period is None or found is None:
        return None
    span, years = found
    year = (period.first if years < 0 else period.last) + years
    named = f"in {year}" if query.english else str(year)
    return f"{text[: span.start]}{named}{text[span.end :]}"


def spoken_of(turns: Sequence[Turn], understanding: Understanding) -> Period | None:
    """The period of the last question, else that of the indicator which answered it."""
    turn = asked_before(turns)
    earlier = understanding.query(standalone(turn))
    if earlier.periods:
        return earlier.periods[-1].period
    return _period_cited(turn.answer, understanding)


def _period_cited(answer: Answer, understanding: Understanding) -> Period | None:
    cited = {(one.document_id, one.start) for one in answer.citations}
    periods = {
        one.fact.period
        for one in understanding.view.facts
        if (one.fact.document_id, one.fact.start) in cited
    }
    return periods.pop() if len(periods) == 1 else None


def _relative(text: str, query: Query) -> tuple[Span, int] | None:
    """The words that tell a year from another, and by how many years it is earlier or later."""
    for name, direction in (*_WHOLE, *_BARE):
        found = stretch(name, text)
        if found is None:
            continue
        span, match = found
        if (name, direction) in _BARE and not _says_nothing_else(query, span):
            continue
        years = _number(match)
        if 0 < years <= _MOST_YEARS:
            return span, direction * years
    return None


def _says_nothing_else(query: Query, span: Span) -> bool:
    """Whether the question names nothing outside the stretch."""
    named = query.entities or query.regions
    return not named and all(span.start <= term.start < span.end for term in query.terms)


def _number(match: re.Match[str]) -> int:
    """The number of years said; one where none is."""
    said = match.groupdict().get("count") or ""
    if said.isdigit():
        return int(said)
    number = cardinal(said)
    return 1 if number is None else int(number)
