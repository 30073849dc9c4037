"""Things held against each other or added: each is asked for alone.

Most comparisons are told by figures of the same sort in sentences that match word for word; those
`answering` reads itself. What the corpus tells of each thing in words of its own is found by the
question one would ask about that thing alone ("Ist A älter als B?": "Wann wurde A gegründet?").
The questions are data (`knowledge/sides.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.ages import by_age
from auskunft.answering.amounts import FIGURE_QUESTIONS, denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.citing import cited_sentence
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.time_spans import time_base
from auskunft.assistant.side_aspects import Aspect, Attempt, aspect_of, founding
from auskunft.assistant.side_names import sides_of, there_already
from auskunft.domain import Answer, AnswerType, Expectation, Mode, Quantity, Status
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_YEARS = ("year", "end")
_COMBINED = ("operation.sum", "operation.difference", "operation.ratio", "operation.compare")
_AGES = frozenset({"operation.older", "operation.younger"})
_LAST = re.compile(r"\b(?:später|länger|zuletzt|later|longer|last)\b", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:später|zuletzt|later|last)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:bis|end(?:et|en|ete)|läuft (?:\w+ ){0,2}aus|until|ends?)\b", re.IGNORECASE
)
_FROM_WHOM = re.compile(r"\b(?:vom|von (?:der|dem)|aus) (?:Bund|Land|EU|Wirtschaft|Ausland)\b")
_CUT = re.compile(r"[,;:](?=\s)")
_HOW_LONG = re.compile(r"\b(?:wie viele Jahre|how many years)\b", re.IGNORECASE)
Ask = Callable[[str], Answer]
"""Answers a question that stands alone."""


def answer_sides(query: Query, view: CorpusView, ask: Ask) -> Answer | None:
    """The things held against each other; None where one of them is not told alone."""
    query = _without_names(query)
    already = there_already(query)
    aspect = founding() if already else aspect_of(query)
    sides = already or (sides_of(query) if aspect else ())
    if aspect is None or not sides or _asks_more(query, aspect, len(sides)):
        return None
    for attempt in aspect.attempts[query.language]:
        draft = Draft(query, view)
        figures = [_told(draft, name, aspect, attempt, ask) for name in sides]
        stated = [one for one in figures if one is not None]
        if len(stated) < len(figures) or not _told_apart(stated):
            continue
        return _was_there(draft, stated) if already else _held_together(draft, stated, aspect.value)
    return None


def _without_names(query: Query) -> Query:
    """The question with the operations that its words ask for, not its names ("Start-Plus")."""
    letters = list(query.question)
    for mention in query.entities:
        letters[mention.start : mention.end] = "x" * (mention.end - mention.start)
    named = {one for one in query.intents if one.startswith("operation.")}
    return replace(query, intents=query.intents - (named - intents("".join(letters))))


def _asks_more(query: Query, aspect: Aspect, sides: int) -> bool:
    """Whether more is asked than which of them it is, or something else.

    How many one of them has; not, so many times or from whom; against a figure or between years.
    """
    counts = aspect.value == "figure" and query.expectation.type in FIGURE_QUESTIONS
    against = any(figure.value != sides for figure in query.figures) or len(query.periods) > 1
    narrowed = query.has("operation.multiple") or _FROM_WHOM.search(query.question) is not None
    alone = counts and not query.has(*_COMBINED)
    return alone or against or narrowed or denies(query)


def _told(draft: Draft, name: str, aspect: Aspect, attempt: Attempt, ask: Ask) -> Stated | None:
    """The figure that the first answered step gives; None where its answers differ."""
    periods = draft.query.periods
    when = f" {periods[0].period}?" if periods else "?"
    for step in attempt:
        answers = (ask(question.format(name=name).replace("?", when)) for question in step)
        told = [_figure(draft, answer, aspect.value, name) for answer in answers]
        stated = [one for one in told if one is not None]
        if stated:
            return stated[0] if len({one.value for one in stated}) == 1 else None
    return None


def _told_apart(figures: Sequence[Stated]) -> bool:
    """Whether no figure of one sentence was taken for two things."""
    return len({(figure.citation, figure.value) for figure in figures}) == len(figures)


def _was_there(draft: Draft, figures: Sequence[Stated]) -> Answer:
    """Yes or no to "Gab es A schon, als B entstand?"."""
    query = draft.query
    draft.query = replace(query, expectation=Expectation(AnswerType.ANY))
    if _HOW_LONG.search(query.question):
        draft.query = replace(draft.query, intents=query.intents | {"operation.difference"})
        return by_age(draft, figures)
    found = by_age(draft, figures)
    verdict = draft.say("yes" if figures[0].value <= figures[1].value else "no")
    return replace(found, short=verdict, text=f"{verdict}: {found.text}")


def _figure(draft: Draft, told: Answer, value: str, name: str) -> Stated | None:
    """The figure that answers the question about one thing, to compute with."""
    for sentence in cited_sentences(draft.view, told):
        if value in _YEARS:
            return _year(draft, told.short, sentence, name, value)
        quantities = [q for q in sentence.quantities if spells(told.short, q)]
        if len({q.value for q in quantities}) == 1:
            return figure_of(draft, quantities[0], sentence, name)
    return None


def cited_sentences(view: CorpusView, told: Answer) -> tuple[SentenceView, ...]:
    """The sentences that an answer quotes; none where it is not answered, or computed."""
    if told.status is not Status.ANSWERED or told.mode is not Mode.QUOTED:
        return ()
    found = (cited_sentence(view, citation) for citation in told.citations)
    return tuple(one for one in found if one is not None)


def spells(short: str, quantity: Quantity) -> bool:
    """Whether a short answer gives that count or amount; a share is none."""
    plain = quantity.whole is None and quantity.unit != arithmetic.PERCENT
    spelled = rf"(?<![\d.,]){re.escape(quantity.spelling)}(?!\w|[.,]\d)"
    return plain and re.search(spelled, short) is not None


def _year(draft: Draft, short: str, sentence: SentenceView, name: str, value: str) -> Stated | None:
    """The one year of the answer, if its clause says that something began, or ended, then."""
    years = {p.period.first for p in german.find_periods(short) if p.period.first == p.period.last}
    if len(years) != 1:
        return None
    year = years.pop()
    clause = _clause_of(sentence.text, str(year))
    if bool(_ENDS.search(clause)) is not (value == "end"):
        return None
    number = draft.citations.sentence(sentence.sentence)
    return Stated(Decimal(year), str(year), "", name, number)


def _clause_of(text: str, word: str) -> str:
    """The clause in which a word stands."""
    at = max(text.find(word), 0)
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return next(text[a:b] for a, b in pairwise(cuts) if a <= at < b or b == len(text))


def _held_together(draft: Draft, figures: Sequence[Stated], value: str) -> Answer | None:
    query = draft.query
    if value == "end":
        last = {"operation.younger"} if _LAST.search(query.question) else set[str]()
        draft.query = replace(query, intents=query.intents - _AGES | last)
        return by_age(draft, figures, sentence="in_time")
    if value == "year":
        if _LATER.search(query.question):
            draft.query = replace(query, intents=query.intents - _AGES | {"operation.younger"})
        if _HOW_LONG.search(query.question):
            draft.query = replace(query, intents=query.intents | {"operation.difference"})
        return None if query.has("operation.sum", "operation.ratio") else by_age(draft, figures)
    alike = len({(one.unit, _time_base(draft, one)) for one in figures}) == 1
    return _compared(draft, figures) if alike else None


def _time_base(draft: Draft, figure: Stated) -> str:
    """For what time an amount is: a month's is not held against a year's."""
    quote = draft.citations.found()[figure.citation - 1].quote
    return time_base(_clause_of(quote, figure.spelling)) if figure.unit else ""


def _compared(draft: Draft, figures: Sequence[Stated]) -> Answer:
    """The figures combined as the question says, else by size."""
    query, pair = draft.query, (figures[0], figures[1])
    if query.has("operation.sum"):
        return combination(draft, arithmetic.total(figures), figures, "sum")
    if query.has("operation.ratio") and all(figure.value for figure in pair):
        return combination(draft, arithmetic.ratio(*pair), pair, "ratio")
    if query.has("operation.difference"):
        return combination(draft, arithmetic.difference(*pair), pair, "difference")
    return ranked(draft, figures, either=_EITHER.search(query.question) is not None)
