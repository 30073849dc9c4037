"""The same figure of several years or rounds in prose: growth, gap to a plan, sum over all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT, Stated
from auskunft.answering.asked import Asked, all_told, asked, counts, in_keys, is_money
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe, describe_all
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import PAIR, figure_of
from auskunft.answering.time_spans import (
    FROM,
    ONTO,
    Span,
    asked_span,
    changes,
    names_year_before,
    wants_percent,
)
from auskunft.answering.wholes import related, whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.german.number_words import cardinal
from auskunft.understanding.view import CorpusView

_GROUP = re.compile(r"\b(?P<count>beiden?|both|drei|vier|fünf|three|four|five|\d)\b", re.IGNORECASE)
_BOTH = frozenset({"beide", "beiden", "both"})
_PLANNED = re.compile(
    r"\b(?:soll(?:en)?|geplant\w*|vorgesehen\w*|angestrebt\w*|Ziel\w*|planned|target)\b",
    re.IGNORECASE,
)


def answer_change(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """By how much a figure changed between two years, or whether it did; None if not asked."""
    query = draft.query
    if denies(query) or query.figures or not changes(query):
        return None
    span = asked_span(query)
    if span is None and query.periods:
        return None
    names = [one for one in asked(draft) if one.year is None and not names_year_before(one.text)]
    figures = _meant(draft, names, found)
    pairs = [
        (first, last)
        for first in figures
        for last in figures
        if _same(draft.view, first, last)
        and (_at_ends(span, first, last) if span else _follow(first, last))
    ]
    if len({(one.quantity.value, two.quantity.value) for one, two in pairs}) != 1:
        return None
    first, last = pairs[0]
    up, down = query.has("operation.up"), query.has("operation.down")
    grew = last.quantity.value > first.quantity.value
    one_way = up is not down
    if query.expectation.type is not AnswerType.YES_NO and one_way and grew is not up:
        return None  # it is asked by how much it fell, and it rose
    begin, end = (span.first, span.last) if span else (first.year, last.year)
    return _changed(draft, _stated(draft, first, begin), _stated(draft, last, end))


def _follow(first: Described, last: Described) -> bool:
    """Whether one sentence gives a figure and what it came to later ("stieg von 40 auf 64")."""
    if first.at is not last.at or first is last:
        return False
    if first.year is not None and last.year is not None:
        return first.year < last.year
    offset = first.at.sentence.start
    between = first.at.text[first.quantity.end - offset : last.quantity.start - offset]
    before = first.at.text[: first.quantity.start - offset]
    return bool(FROM.search(before) and ONTO.search(between))


def _meant(draft: Draft, names: Sequence[Asked], found: Sequence[Candidate]) -> list[Described]:
    """The figures about which everything asked is told, and that count what is asked."""
    view, money = draft.view, asks_for_money(draft.query)
    measured = draft.query.expectation.type is AnswerType.AMOUNT
    focus = [one for one in names if one.text in draft.query.expectation.focus] or names
    return [
        one
        for one in describe_all(view, found)
        if one.quantity.whole is None
        and one.quantity.unit != PERCENT
        and is_money(one) == money
        and (one.quantity.unit or not measured)
        and all_told(view, one, names)
        and (money or _counted(view, one, focus))
    ]


def _counted(view: CorpusView, figure: Described, names: Sequence[Asked]) -> bool:
    """Whether it counts something asked; a bare figure what its sentence gives the number of."""
    if figure.noun or figure.quantity.unit:
        return any(counts(view, figure, one) for one in names)
    return any(one.word and in_keys(view, figure.own, one) for one in names) or bool(
        re.search(r"\b(?:Zahl|Anzahl|number)\b", figure.at.text)
    )


def _at_ends(span: Span, first: Described, last: Described) -> bool:
    if first.year != span.first or first is last:
        return False
    if span.last is not None:
        return last.year == span.last
    return last.current or (last.year is not None and last.year > span.first)


def _same(view: CorpusView, first: Described, second: Described) -> bool:
    """Whether both are figures of one thing."""
    if first.quantity.unit != second.quantity.unit:
        return False
    if first.quantity.unit or first.noun == second.noun:
        return first.noun == second.noun or not (first.noun and second.noun)
    keys = view.interpreter.keys
    return bool(first.noun and second.noun) and related(view, keys(first.noun), keys(second.noun))


def _stated(draft: Draft, figure: Described, year: int | None) -> Stated:
    name = str(year or figure.year or draft.say("now"))
    return figure_of(draft, figure.quantity, figure.at, name)


def _changed(draft: Draft, first: Stated, last: Stated) -> Answer | None:
    """The change as it is asked for: yes or no, which year, percent, factor, or difference."""
    query, pair = draft.query, [first, last]
    if query.expectation.type is AnswerType.YES_NO:
        return ranked(draft, [last, first])
    if query.expectation.type is AnswerType.DATE:
        return ranked(draft, [last, first], either=True)
    if wants_percent(query) and first.value:
        return combination(draft, arithmetic.growth(first, last), pair, "change")
    if query.has("operation.ratio") and first.value and last.value:
        return combination(draft, arithmetic.ratio(last, first), pair, "ratio")
    return combination(draft, arithmetic.difference(last, first), pair, "difference")


def answer_gap(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What is missing to a planned number that the same sentence states; None if not asked."""
    query = draft.query
    if not query.has("part.missing") or query.expectation.type is not AnswerType.COUNT:
        return None
    names = [one for one in asked(draft) if one.year is None]
    for candidate in found:
        figures = [one for one in describe(draft.view, candidate.view) if not one.quantity.unit]
        for now, planned in combinations(figures, PAIR):
            aims = [_PLANNED.search(one.text) is not None for one in (now, planned)]
            more = planned.quantity.value > now.quantity.value
            fits = _same(draft.view, now, planned) and _counted(draft.view, now, names)
            if aims == [False, True] and more and fits and all_told(draft.view, now, names):
                pair = [_stated(draft, one, None) for one in (now, planned)]
                return combination(draft, arithmetic.difference(*pair), pair, "gap")
    return None


def answer_all_of(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum over all years or rounds that a sentence gives side by side; None if not asked."""
    query = draft.query
    kinds = {AnswerType.COUNT, AnswerType.AMOUNT}
    span = next((m.period for m in query.periods if m.period.first < m.period.last), None)
    number = _number_of_group(query.question)
    if number is None and span and query.has("operation.sum", "operation.average", "scope.whole"):
        number = span.last - span.first + 1
    if query.expectation.type not in kinds or number is None or denies(query):
        return None
    names = [one for one in asked(draft) if one.year is None]
    for candidate in found:
        for group in _groups(draft, candidate, names):
            years = {one.year for one in group}
            whole = span is None or years == set(range(span.first, span.last + 1))
            if len(group) == number and whole:
                figures = [_stated(draft, one, one.year) for one in group]
                if query.has("operation.average"):
                    return combination(draft, arithmetic.average(figures), figures, "average")
                return combination(draft, arithmetic.total(figures), figures, "sum")
    return None


def _number_of_group(question: str) -> int | None:
    """Of how many the question wants the sum: "in beiden Runden", "in den drei Jahren"."""
    match = _GROUP.search(question)
    if match is None:
        return None
    word = german.fold(match["count"])
    number = PAIR if word in _BOTH else cardinal(word) or german.parse_number(word)
    return None if number is None else int(number)


def _groups(
    draft: Draft, candidate: Candidate, names: Sequence[Asked]
) -> Iterable[list[Described]]:
    """The figures of one sentence that stand side by side in stretches of their own."""
    view = draft.view
    figures = _meant(draft, names, [candidate])
    figures = [one for one in figures if whole_of(view, one.at, one.quantity) is None]
    for first in figures[:1]:
        group = [one for one in figures if one is first or _same(view, first, one)]
        if len({one.stretch for one in group}) == len(group) == len(figures) >= PAIR:
            yield group
