"""Which of several parallel statements in one sentence answers.

"Der Bund zahlt 14 Mio. Euro und das Land 9 Mio. Euro": both are of the type asked for; the one
whose own stretch says more of the question is meant. `clauses` does the same for persons and dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auskunft.answering.amounts import FIGURE_QUESTIONS, spelled, type_fits
from auskunft.answering.asked import LAND, Asked, asked, in_keys, named_inside, stems
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType, Span
from auskunft.understanding.intents import intents

_JUDGED = 0.5
"""How sure the judge must be of one of several figures that the question does not tell apart."""
_HALF = 0.45
_PAYERS = frozenset({LAND, "bund", "eu", "wirtschaft", "industrie", "stadt", "kommune"})
_PAYS = 2.0
"""Who pays tells two amounts apart better than for what."""
_EXTREMES = frozenset(
    f"operation.{name}" for name in ("most", "least", "older", "younger", "more", "less")
)
_FROM = re.compile(
    r"\b(?:wuchs\w*|stieg\w*|sank\w*|fiel\w*|erhöht\w*|grew|rose|fell)\b.*\b(?:von|from)\s+$"
)
_ONTO = re.compile(r"\s(?:auf|to)\s+$")
_DONE_BY = re.compile(
    r"\b(?:vom|von|durch|by)\s+(?:der\s+|dem\s+|den\s+|the\s+)?"
    r"(?P<who>(?:[a-zäöü]+en\s+)?[A-ZÄÖÜ][\w.-]*(?:\s(?:für|und|der|des|[A-ZÄÖÜ][\w.-]*))*?)\s+"
    r"(?P<done>(?:ge|be|ver|ent|er|unter|mit|aus|an)[a-zäöüß]+(?:t|te[nrsm]?|en|ene[nrsm]?))\b"
)


def figure_meant(draft: Draft, reading: Reading) -> Reading:
    """The reading with the figure that the question tells from its neighbours.

    Where the question tells none of them apart, the judge decides if it is sure of one.
    """
    query, sentence = draft.query, reading.candidate.view
    if query.expectation.type not in FIGURE_QUESTIONS:
        return reading
    offset = sentence.sentence.start
    figures = [one for one in describe(draft.view, sentence) if type_fits(query, one.quantity)]
    at = [one for one in figures if reading.start <= one.quantity.start - offset < reading.end]
    if not at:
        return reading
    chosen = at[0]
    alike = _of_year(draft, [one for one in figures if _alike(one, chosen)])
    names = [one for one in asked(draft) if one.year is None and not _counted(draft, one)]
    told = {id(one): _told(draft, one, names) for one in alike}
    most = max(told.values())
    best = [one for one in alike if told[id(one)] == most]
    if not query.periods and (later := _came_to(chosen, alike)):
        return _with_figure(draft, reading, later)
    if told.get(id(chosen)) == most:
        best = [one for one in best if _judged(reading, one, offset)] or [chosen]
    return _with_figure(draft, reading, best[0]) if len(best) == 1 else reading


def _came_to(chosen: Described, alike: Sequence[Described]) -> Described | None:
    """What a figure came to, where it is only what it was before ("wuchs von 12 auf 30")."""
    text, offset = chosen.at.text, chosen.at.sentence.start
    if not _FROM.search(text[: chosen.quantity.start - offset]):
        return None
    for other in alike:
        between = text[chosen.quantity.start - offset : other.quantity.start - offset]
        if other.quantity.start > chosen.quantity.start and _ONTO.search(between):
            return other
    return None


def _of_year(draft: Draft, figures: Sequence[Described]) -> Sequence[Described]:
    """The figures of the year asked for, if any is; else all."""
    years = {mention.period.first for mention in draft.query.periods}
    return [one for one in figures if one.year in years] or figures


def _counted(draft: Draft, one: Asked) -> bool:
    """Whether it only says what is counted, which figures side by side leave out."""
    noun = draft.query.expectation.focus.rsplit(" ", maxsplit=1)[-1]
    return one.word and bool(one.keys) and set(one.keys) <= draft.view.interpreter.keys(noun)


def _alike(one: Described, other: Described) -> bool:
    same_kind = (one.quantity.whole is None) == (other.quantity.whole is None)
    same_noun = one.noun == other.noun or not (one.quantity.noun and other.quantity.noun)
    return one.quantity.unit == other.quantity.unit and same_kind and same_noun


def _told(draft: Draft, figure: Described, names: Sequence[Asked]) -> float:
    """How much of the question the figure's own stretch tells.

    What stands before the first figure may hold for the others too and tells half as much.
    """
    query, view = draft.query, draft.view
    inside, before = named_inside(view, figure), _before(figure)
    first = not any(one.end <= figure.quantity.start for one in figure.at.quantities)
    several = len(set(figure.at.mentioned)) > 1
    told = 0.0
    for one in names:
        if one.entities:
            told += several * (_HALF if first else 1.0) * bool(one.entities & inside)
        elif in_keys(view, figure.own, one, outright=True):
            ahead = first and in_keys(view, view.interpreter.keys(before), one, outright=True)
            told += (_HALF if ahead else 1.0) * (_PAYS if set(one.keys) & _PAYERS else 1.0)
    extremes = _EXTREMES & query.intents & intents(figure.text)
    current = query.has("scope.current") and figure.current
    return told + bool(extremes) + current


def _before(figure: Described) -> str:
    start = figure.quantity.start - figure.at.sentence.start
    return figure.at.text[figure.stretch.start : start]


def _judged(reading: Reading, figure: Described, offset: int) -> bool:
    judgement = reading.judgement
    start = figure.quantity.start - offset
    sure = judgement is not None and judgement.sure >= _JUDGED
    return judgement is not None and sure and judgement.start <= start < judgement.end


def _with_figure(draft: Draft, reading: Reading, figure: Described) -> Reading:
    start = figure.quantity.start - reading.candidate.view.sentence.start
    if reading.start <= start < reading.end:
        return reading
    return replace(reading, start=start, end=start + len(spelled(draft.view, figure.quantity)))


def agent_meant(draft: Draft, reading: Reading) -> Reading:
    """The reading with who does it, where the sentence says by whom ("vom Bund geförderte").

    By whom what is asked is done; where no verb tells, the only one, unless a name was read.
    """
    query, text = draft.query, reading.candidate.view.text
    focus = draft.view.interpreter.keys(query.expectation.focus)
    by_kind = query.expectation.type in {AnswerType.TERM, AnswerType.LIST} and bool(focus)
    if query.expectation.type is not AnswerType.PERSON and not by_kind:
        return reading
    matches = [
        match
        for match in _DONE_BY.finditer(text)
        if not by_kind or focus & draft.view.interpreter.keys(match["who"])
    ]
    told = [match for match in matches if _does(draft, match["done"])]
    if not told and not _names_one(draft, reading):
        told = matches
    if len(told) != 1:
        return reading
    who = Span(*told[0].span("who"))
    if who.start < reading.end and reading.start < who.end:
        return reading
    return replace(reading, start=who.start, end=who.end)


def _does(draft: Draft, done: str) -> bool:
    """Whether a participle says what the question asks who does."""
    keys = draft.view.interpreter.keys(done) | stems(done)
    return any(one.word and in_keys(draft.view, keys, one) for one in asked(draft))


def _names_one(draft: Draft, reading: Reading) -> bool:
    """Whether the span holds the name of something."""
    begin = reading.candidate.view.sentence.start
    return any(
        begin + reading.start <= mention.start < begin + reading.end
        for number in reading.candidate.view.mentioned
        for mention in draft.view.entities[number].entity.mentions
    )
