"""How much a figure changed between two years, or what it lacks to a planned number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from auskunft.answering import arithmetic
from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.arithmetic import Stated
from auskunft.answering.calculating.figures import beside, plain, told, when
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.described import Described, describe
from auskunft.answering.deviations import FORMERLY, deviations
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import combination
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.answering.time_spans import asked_span, wants_percent
from auskunft.answering.wholes import related
from auskunft.domain import Answer, AnswerType, Comparator
from auskunft.understanding.view import CorpusView, SentenceView

_PLANNED = re.compile(
    r"\b(?:soll(?:en)?|geplant\w*|vorgesehen\w*|angestrebt\w*|Ziel\w*|planned|target)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:soll(?:en)?|wird|werden|geplant\w*|will|planned)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|until|by)\s+(?:zum\s+Jahr\s+)?\d{4}\b", re.IGNORECASE)
_MARK = re.compile(r"[,;:](?=\s)")
_SERIES = 2


def answer_change(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The growth, factor or difference between the years asked, or the first and the last."""
    query = draft.query
    if not query.has("calculation.change", "calculation.factor"):
        return None
    if differing := _differing(draft, sentence):
        return differing
    pair = _over_years(draft, sentence)
    up, down = query.has("operation.up"), query.has("operation.down")
    if pair is None or (up is not down and (pair[1].value > pair[0].value) is not up):
        return None
    return _as_asked(draft, *pair)


def _over_years(draft: Draft, sentence: SentenceView) -> tuple[Stated, Stated] | None:
    """The figures at both ends; of one that is only planned, what there is and what is to be."""
    series = _series(draft, sentence)
    ends = _ends(draft, series) if series else None
    if ends is not None:
        first, last = (figure_of(draft, one.quantity, one.at, str(when(one))) for one in ends)
        return first, last
    planned = _TO_COME.search(draft.query.question) is not None
    return _now_and_planned(draft, sentence) if planned and not series else None


def _as_asked(draft: Draft, first: Stated, last: Stated) -> Answer:
    """The change as a factor, in percent, or as the difference."""
    pair = [first, last]
    if draft.query.has("calculation.factor") and first.value:
        return combination(draft, arithmetic.ratio(last, first), pair, "ratio")
    if wants_percent(draft.query) and first.value:
        return combination(draft, arithmetic.growth(first, last), pair, "change")
    return combination(draft, arithmetic.difference(last, first), pair, "difference")


def _differing(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The change that the sentence states ("1.200 Tonnen mehr als im Vorjahr"), in percent."""
    found = list(deviations(draft.view, sentence, FORMERLY))
    if len(found) != 1 or found[0].by.quantity.unit == arithmetic.PERCENT:
        return None
    one = found[0]
    after, by = (figure_of(draft, each.quantity, each.at) for each in (one.actual, one.by))
    if not wants_percent(draft.query) or (not one.less and after.value <= by.value):
        return None
    up, down = draft.query.has("operation.up"), draft.query.has("operation.down")
    asked = {mention.period.first for mention in draft.query.periods}
    told_years = {one.year, one.actual.year, *([one.year + 1] if one.year else [])}
    if (up is not down and one.less is up) or not asked <= told_years:
        return None
    hedge = hedged(after.comparator, by.comparator)
    if hedge not in {Comparator.EXACT, Comparator.ABOUT}:
        return None
    receipt = arithmetic.growth_by(after, by, less=one.less)
    return computed(draft, receipt, [after.citation], "change", hedge=hedge)


def _series(draft: Draft, sentence: SentenceView) -> list[Described]:
    """The figures of one kind of at least two years, in the order of the years."""
    money = asks_for_money(draft.query) or draft.query.expectation.type is AnswerType.AMOUNT
    for group in _groups(draft, sentence):
        figures = [one for near in group for one in describe(draft.view, near)]
        for kind in (money, not money):
            dated = [one for one in plain(figures, money=kind) if when(one) is not None]
            if len(found := _one_a_year(draft, dated)) >= _SERIES:
                return found
    return []


def _groups(draft: Draft, sentence: SentenceView) -> tuple[tuple[SentenceView, ...], ...]:
    """The sentence alone, then with the one behind it, then with the one before it."""
    return ((sentence,), *reversed(list(pairwise(beside(draft.view, sentence)))))


def _one_a_year(draft: Draft, dated: Sequence[Described]) -> list[Described]:
    """One figure for each year; where a year has several, those that tell most of the question."""
    terms = telling_terms(draft)
    by_year = defaultdict[int, list[Described]](list)
    for one in dated:
        by_year[when(one) or 0].append(one)
    found: list[Described] = []
    for year in sorted(by_year):
        most = max(len(told(draft.view, one.own, terms)) for one in by_year[year])
        best = [one for one in by_year[year] if len(told(draft.view, one.own, terms)) == most]
        if len(best) != 1:
            return []
        found += best
    return found if len({one.quantity.unit for one in found}) == 1 else []


def _ends(draft: Draft, series: Sequence[Described]) -> tuple[Described, Described] | None:
    """The figures of the years that are asked for; where one is named, it and the other end."""
    years = {when(one): one for one in series}
    asked = [mention.period for mention in draft.query.periods]
    if not asked:
        return series[0], series[-1]
    span = asked_span(draft.query)
    if span is not None and span.last is not None:
        both = span.first in years and span.last in years
        return (years[span.first], years[span.last]) if both else None
    if any(one.first not in years for one in asked) or len(asked) > _SERIES:
        return None
    named = sorted((years[one.first] for one in asked), key=lambda one: when(one) or 0)
    if len(named) == _SERIES:
        return (named[0], named[1]) if named[0] is not named[1] else None
    if span is not None:
        return (named[0], series[-1]) if named[0] is not series[-1] else None
    before = years.get((when(named[0]) or 0) - 1)
    if named[0] is series[-1] and _UNTIL.search(draft.query.question):
        before = series[-2]
    return (before, named[0]) if before else None


def answer_missing(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What is still to come until the number that is planned."""
    if not draft.query.has("calculation.missing"):
        return None
    pair = _now_and_planned(draft, sentence)
    return combination(draft, arithmetic.difference(*pair), pair, "gap") if pair else None


def _now_and_planned(draft: Draft, sentence: SentenceView) -> tuple[Stated, Stated] | None:
    """The one figure that is planned, and the smaller one of its kind that is reached."""
    for group in _groups(draft, sentence):
        figures = [one for near in group for one in describe(draft.view, near)]
        for money in (False, True):
            alike = plain(figures, money=money)
            aims = [one for one in alike if _PLANNED.search(_said_of(one))]
            now = [one for one in alike if one not in aims]
            if len(aims) != 1 or len(now) != 1 or not _alike(draft.view, now[0], aims[0]):
                continue
            asked = [str(mention.period.last) for mention in draft.query.periods]
            dated = all(year in aims[0].at.text or year in now[0].at.text for year in asked)
            if aims[0].quantity.value > now[0].quantity.value and dated:
                first, last = (figure_of(draft, one.quantity, one.at) for one in (now[0], aims[0]))
                return first, last
    return None


def _said_of(figure: Described) -> str:
    """What its sentence says from the figure before it up to the next mark behind it."""
    text, offset = figure.at.text, figure.at.sentence.start
    start, stop = figure.quantity.start - offset, figure.quantity.end - offset
    begin = max(
        (q.end - offset for q in figure.at.quantities if q.end <= figure.quantity.start), default=0
    )
    mark = _MARK.search(text, stop)
    return text[begin : mark.start() if mark else len(text)] if begin <= start else text[start:stop]


def _alike(view: CorpusView, now: Described, aim: Described) -> bool:
    """Whether both can count the same things; a bare figure goes on with what was counted."""
    if now.quantity.unit != aim.quantity.unit:
        return False
    keys = view.interpreter.keys
    bare = not now.noun or not aim.noun
    return bare or now.noun == aim.noun or related(view, keys(now.noun), keys(aim.noun))
