"""Between which years a question asks for a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auskunft.understanding.query import Query

_SINCE = re.compile(
    r"\b(?:seit|since|gegenüber|verglichen mit|compared with)\s+(?:dem\s+Jahre?\s+)?\d{4}$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:Vorjahr\w*|Jahr\s+(?:davor|zuvor)|previous\s+year|year\s+before)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"\b(?:Prozent|prozentual\w*|per ?cent|percentage)\b|%", re.IGNORECASE)
MONTHLY = re.compile(
    r"\b(?:monatlich\w*|(?:im|pro|je|a|per|each)\s+(?:Monat|month)|Monat\s+für\s+Monat|monthly)\b",
    re.IGNORECASE,
)
YEARLY = re.compile(
    r"\b(?:jährlich\w*|(?:im|pro|je|a|per|each|every|jedes)\s+(?:Jahr|year)\b(?!\s+\d)|annual\w*|"
    r"yearly|Jahresdurchschnitt\w*|ganze[ns]?\s+Jahr|whole\s+year)\b",
    re.IGNORECASE,
)
"""So much a month, a year; "im Jahr 2020" is a date."""
_YEARS_SUM = re.compile(r"\bJahres\w+")
FROM = re.compile(r"\b(?:von|from)\s+(?:[a-zäöüß]+\s+)?$")
ONTO = re.compile(r"\b(?:auf|to)\s+(?:[a-zäöüß]+\s+)?$")
"""What stands before a figure and before what it came to ("von 40 auf 64")."""
_PAIR = 2


@dataclass(frozen=True)
class Span:
    """From the first year to the last; None: to what is stated last."""

    first: int
    last: int | None


def time_base(text: str) -> str:
    """For what time the amount of a clause is ("month", "year"), "" where it says none."""
    if MONTHLY.search(text):
        return "month"
    return "year" if YEARLY.search(text) or _YEARS_SUM.search(text) else ""


def changes(query: Query) -> bool:
    """Whether the question asks how something changed over time."""
    return query.has("operation.up", "operation.down", "operation.growth") or (
        len(query.periods) == _PAIR
        and query.has("operation.more", "operation.less", "operation.difference", "operation.ratio")
    )


def wants_percent(query: Query) -> bool:
    """Whether a change is asked for in percent of what was before."""
    return _PERCENT.search(query.question) is not None


def names_year_before(word: str) -> bool:
    """Whether a word of the question only says "the year before"."""
    return _YEAR_BEFORE.fullmatch(word) is not None


def asked_span(query: Query) -> Span | None:
    """The years that the question names for a change; None where it names no two."""
    periods = [mention.period for mention in query.periods]
    single = [period.first for period in periods if period.first == period.last]
    if len(periods) == 1 and not single:
        return Span(periods[0].first, periods[0].last)
    if len(single) == len(periods) == _PAIR:
        return Span(min(single), max(single))
    if len(single) != 1 or len(periods) != 1:
        return None
    if _YEAR_BEFORE.search(query.question):
        return Span(single[0] - 1, single[0])
    since = _SINCE.search(query.question[: query.periods[0].end])
    return Span(single[0], None) if since else None
