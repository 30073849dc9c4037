"""What was planned or true before, where a sentence says by how much the figure differs from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.asked import all_told, asked, counts
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.view import CorpusView, SentenceView

_PLAN = r"(?:geplant|veranschlagt|vorgesehen|kalkuliert|angesetzt|gedacht|planned|budgeted)"
DIFFERS = re.compile(
    rf"\s+(?P<way>mehr|teurer|höher|weniger|billiger|more|less)\s+(?:als|than)\s+"
    rf"(?:ursprünglich\s+|zunächst\s+|anfangs\s+|originally\s+)?{_PLAN}\b",
    re.IGNORECASE,
)
FORMERLY = re.compile(
    r"(?:\s+[A-ZÄÖÜ]\w+)?\s+(?P<way>mehr|weniger|more|less|fewer)\s+(?:als|than)\s+(?:noch\s+)?"
    r"(?:(?:im\s+Jahr\s+|in\s+)?(?P<year>\d{4})\b"
    r"|(?P<before>im\s+Vorjahr|(?:im|das|ein)\s+Jahr\s+(?:davor|zuvor)|the\s+year\s+before))",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\b(?:ursprünglich\w*|anfangs|anfänglich\w*|zunächst|originally|initially|gerechnet|{_PLAN})\b",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)
_LESS = frozenset({"weniger", "billiger", "less", "fewer"})


@dataclass(frozen=True)
class Deviation:
    """A figure, and by how much it is more or less than another of `year` or of a plan."""

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
        for deviation in deviations(draft.view, candidate.view, DIFFERS):
            if names and all_told(draft.view, deviation.actual, names):
                return _undone(draft, deviation)
    return None


def answer_formerly(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The figure of a year, told by how much a later one differs ("27 …, neun mehr als 2020")."""
    query = draft.query
    asked_for = [mention.period.first for mention in query.periods]
    figures = {AnswerType.COUNT, AnswerType.AMOUNT}
    if len(asked_for) != 1 or query.expectation.type not in figures or denies(query):
        return None
    if query.has("operation.difference", "operation.up", "operation.down"):
        return None
    names = [one for one in asked(draft) if one.year is None]
    for candidate in found:
        for deviation in deviations(draft.view, candidate.view, FORMERLY):
            counted = any(counts(draft.view, deviation.actual, one) for one in names)
            measured = bool(deviation.actual.quantity.unit)
            told = (counted or measured) and all_told(draft.view, deviation.actual, names)
            if told and deviation.year == asked_for[0]:
                return _undone(draft, deviation)
    return None


def deviations(
    view: CorpusView, sentence: SentenceView, differs: re.Pattern[str]
) -> Iterable[Deviation]:
    """Figures with what they exceed or fall short of a plan or former figure by."""
    figures = describe(view, sentence)
    for by in figures:
        start = by.quantity.start - sentence.sentence.start
        end = by.quantity.end - sentence.sentence.start
        match = differs.match(sentence.text, end) or differs.match(
            sentence.text, start + len(by.quantity.spelling)
        )
        before = [
            one
            for one in figures
            if one.quantity.end <= by.quantity.start
            and one.quantity.whole is None
            and (_share_of(by) is not None or one.quantity.unit == by.quantity.unit)
        ]
        if match and before:
            year = _year(sentence.text[: by.quantity.start - sentence.sentence.start], match)
            yield Deviation(before[-1], by, match["way"].lower() in _LESS, year)


def _year(before: str, match: re.Match[str]) -> int | None:
    """The year of the former figure: named, or the one before that of the figure itself."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    years = [mention.period.first for mention in german.find_periods(before)]
    return years[-1] - 1 if groups.get("before") and years else None


def _share_of(by: Described) -> Decimal | None:
    """The share by which a figure differs ("ein Viertel mehr", "10 % mehr"), or None."""
    quantity = by.quantity
    if quantity.whole:
        return quantity.value / quantity.whole
    return quantity.value / _HUNDRED if quantity.unit == arithmetic.PERCENT else None


def _undone(draft: Draft, deviation: Deviation) -> Answer | None:
    actual, by = (
        figure_of(draft, one.quantity, one.at) for one in (deviation.actual, deviation.by)
    )
    hedge = hedged(actual.comparator, by.comparator, denied=not deviation.less)
    if hedge is None:
        return None
    share = _share_of(deviation.by)
    if share is not None:
        receipt = arithmetic.before_change(actual, -share if deviation.less else share)
        return computed(draft, receipt, [actual.citation], "part_of", hedge=hedge)
    operation = arithmetic.total if deviation.less else arithmetic.subtracted
    return computed(draft, operation([actual, by]), [actual.citation], "part_of", hedge=hedge)
