"""What was planned or true before, where a sentence says by how much the figure differs from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.asked import all_told, asked, counts
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.domain import Answer, AnswerType

_PLAN = r"(?:geplant|veranschlagt|vorgesehen|kalkuliert|angesetzt|gedacht|planned|budgeted)"
_DIFFERS = re.compile(
    rf"\s+(?P<way>mehr|teurer|höher|weniger|billiger|more|less)\s+(?:als|than)\s+"
    rf"(?:ursprünglich\s+|zunächst\s+|anfangs\s+|originally\s+)?{_PLAN}\b",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\s+(?P<way>mehr|weniger|more|less|fewer)\s+(?:als|than)\s+(?:noch\s+)?"
    r"(?:im\s+Jahr\s+|in\s+)?(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:ursprünglich\w*|originally|{_PLAN})\b", re.IGNORECASE)
_LESS = frozenset({"weniger", "billiger", "less", "fewer"})


@dataclass(frozen=True)
class _Deviation:
    actual: Described
    by: Described
    less: bool
    year: int | None = None


def answer_planned(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The figure that was planned; None where it is not asked for or not told."""
    if not _ASKED.search(draft.query.question):
        return None
    names = [one for one in asked(draft) if not _ASKED.fullmatch(one.text)]
    for candidate in found:
        for deviation in _deviations(draft, candidate, _DIFFERS):
            if names and all_told(draft.view, deviation.actual, names):
                return _undone(draft, deviation)
    return None


def answer_formerly(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The figure of a year, told by how much a later one differs ("27 …, neun mehr als 2020")."""
    query = draft.query
    years = [m.period.first for m in query.periods if m.period.first == m.period.last]
    figures = {AnswerType.COUNT, AnswerType.AMOUNT}
    if len(years) != 1 or query.expectation.type not in figures or denies(query):
        return None
    if query.has("operation.difference", "operation.up", "operation.down"):
        return None
    names = [one for one in asked(draft) if one.year is None]
    for candidate in found:
        for deviation in _deviations(draft, candidate, _FORMERLY):
            counted = any(counts(draft.view, deviation.actual, one) for one in names)
            told = counted and all_told(draft.view, deviation.actual, names)
            if told and deviation.year == years[0]:
                return _undone(draft, deviation)
    return None


def _deviations(
    draft: Draft, candidate: Candidate, differs: re.Pattern[str]
) -> Iterable[_Deviation]:
    """Figures with what they exceed or fall short of a plan or former figure by."""
    figures, sentence = describe(draft.view, candidate.view), candidate.view
    for by in figures:
        end = by.quantity.end - sentence.sentence.start
        match = differs.match(sentence.text, end)
        before = [
            one
            for one in figures
            if one.quantity.end <= by.quantity.start and one.quantity.unit == by.quantity.unit
        ]
        if match and before:
            year = int(match["year"]) if "year" in match.groupdict() else None
            yield _Deviation(before[-1], by, match["way"].lower() in _LESS, year)


def _undone(draft: Draft, deviation: _Deviation) -> Answer | None:
    actual, by = (
        figure_of(draft, one.quantity, one.at) for one in (deviation.actual, deviation.by)
    )
    hedge = hedged(actual.comparator, by.comparator, denied=not deviation.less)
    if hedge is None:
        return None
    operation = arithmetic.total if deviation.less else arithmetic.subtracted
    return computed(draft, operation([actual, by]), [actual.citation], "part_of", hedge=hedge)
