"""When named things came into being: which is older, by how much, before or after a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from auskunft import german
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import Stated, difference, shown
from auskunft.answering.drafting import Draft
from auskunft.answering.prose import quote
from auskunft.answering.prose_figures import PAIR, asked_name, computed
from auskunft.answering.wording import marks
from auskunft.domain import Answer, AnswerType, Computation, Mode, Span
from auskunft.understanding.discourse import subordinated
from auskunft.understanding.intents import tells_origin
from auskunft.understanding.query import EntityMention, Query
from auskunft.understanding.view import SentenceView

_CLAUSE = re.compile(r"[,;:](?=\s)")
_JOINED = re.compile(r"[,;:](?=\s)|\s(?:und|and)(?=\s)")
_BEFORE = re.compile(r"\b(?:vor|before)\s+(?:dem\s+Jahre?\s+)?\d{4}$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:nach|after)\s+(?:dem\s+Jahre?\s+)?\d{4}$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:seit|since|bis|until|ab|from)\s+(?:dem\s+Jahre?\s+)?\d{4}$", re.IGNORECASE
)
_FOUNDED_BEFORE = re.compile(r"\d{4}\s+(?:neu\s+)?[a-zäöüß]+(?:te|ten|ter|ne|nen)\s+")
_SURE = 0.85
_LASTS = re.compile(r"\b(?:gibt es|besteh\w*|existier\w*|exist\w*|entst[ae]nd\w*)\b", re.IGNORECASE)
_ORIGINS = frozenset({"statement.origin", "statement.active"})
"""Since when something has been at work is no founding; it tells how long it has lasted."""
_COMPARES = ("operation.older", "operation.younger")


@dataclass(frozen=True)
class Origin:
    """The year in which a thing came into being, with where its sentence says so."""

    name: str
    year: int
    sentence: SentenceView
    focus: Span


def answer_age(draft: Draft) -> Answer | None:
    """An age, a comparison of ages or a founding year held against another; else None."""
    query = draft.query
    compares = query.has(*_COMPARES)
    asks_year = query.expectation.type is AnswerType.YES_NO and len(query.periods) == 1
    if not query.entities or not (compares or query.has("operation.age") or asks_year):
        return None
    unborn = asks_year and "statement.origin" not in query.intents
    if unborn or (compares and denies(query)):
        return None  # "nicht älter" is not "älter"
    origins = [origin for mention in query.entities if (origin := origin_of(draft, mention))]
    if len(origins) < len(query.entities):
        return None
    if compares:
        several = len(origins) >= PAIR
        return by_age(draft, [_stated(draft, origin) for origin in origins]) if several else None
    if asks_year:
        return _held_against(draft, origins[0])
    return _aged(draft, origins[0]) or _founded(draft, origins[0])


def answer_origin(draft: Draft) -> Answer | None:
    """Since when the one thing named has been there, where a clause says how it came into being."""
    query = draft.query
    asks = query.expectation.type is AnswerType.DATE and "statement.origin" in query.intents
    if not asks or len(query.entities) != 1 or query.periods:
        return None
    origin = origin_of(draft, query.entities[0])
    if origin is None:
        return None
    return draft.answered(quote(draft, origin.sentence, origin.focus), str(origin.year), _SURE)


def origin_of(draft: Draft, mention: EntityMention) -> Origin | None:
    """When the thing named came into being, None where no clause of its own says so."""
    for entity in mention.entities:
        for sentence in draft.view.sentences_about(entity):
            year = _year_in(draft, sentence, entity)
            if year is not None:
                return Origin(asked_name(draft, mention), year[0], sentence, year[1])
    return None


def _year_in(draft: Draft, sentence: SentenceView, entity: int) -> tuple[int, Span] | None:
    """The year in the clause that says how the entity came into being, and where it stands."""
    query = draft.query
    lasts = query.has(*_COMPARES) or _LASTS.search(query.question) is not None
    origins = _ORIGINS if lasts else _ORIGINS - {"statement.active"}
    for clause in _clauses(sentence.text):
        words = sentence.text[clause.start : clause.end]
        years = [m for m in german.find_periods(words) if m.period.first == m.period.last]
        if len(years) != 1 or not origins & tells_origin(words):
            continue
        at = Span(clause.start + years[0].start, clause.start + years[0].end)
        if _owns(draft, sentence, entity, at.start):
            return years[0].period.first, at
    return None


def _clauses(text: str) -> Iterable[Span]:
    """The clauses between commas, then what "und" joins in them, for clauses with two years."""
    for separator in (_CLAUSE, _JOINED):
        cuts = [0, *(match.end() for match in separator.finditer(text)), len(text)]
        yield from (Span(start, end) for start, end in pairwise(cuts))


def _owns(draft: Draft, sentence: SentenceView, entity: int, at: int) -> bool:
    """Whether the year there is the entity's.

    It is named behind it ("die 1968 errichtete Hochschule"), or last before it and not just as
    where something is ("An der Hochschule wurde 2021 …"), or it is the only topic.
    """
    text, offset = sentence.text, sentence.sentence.start
    places = sorted(
        (mention.start - offset, number)
        for number in sentence.mentioned
        for mention in draft.view.entities[number].entity.mentions
        if 0 <= mention.start - offset < len(text)
    )
    behind = _FOUNDED_BEFORE.match(text, at)
    named_behind = [number for place, number in places if behind and place == behind.end()]
    if named_behind:
        return entity in named_behind
    before = [(place, number) for place, number in places if place < at]
    if not before:
        return sentence.topics == {entity}
    named = [place for place, number in before if number == entity]
    return before[-1][1] == entity and not any(subordinated(text, place) for place in named)


def _stated(draft: Draft, origin: Origin) -> Stated:
    number = draft.citations.sentence(origin.sentence.sentence)
    return Stated(Decimal(origin.year), str(origin.year), "", origin.name, number)


def by_age(draft: Draft, figures: Sequence[Stated], *, sentence: str = "older_first") -> Answer:
    """Which is older or younger, or by how many years; the figures are years with names."""
    query = draft.query
    citations = [figure.citation for figure in figures]
    if query.expectation.type is not AnswerType.YES_NO and query.has("operation.difference"):
        receipt = difference(figures[0], figures[1])
        return computed(draft, _in_years(draft, receipt), citations, "difference")
    ordered = sorted(figures, key=lambda figure: figure.value)
    formula = " < ".join(figure.spelling for figure in ordered)
    if len({figure.value for figure in figures}) < len(figures):
        formula = formula.replace("<", "≤")
    operands = tuple(figure.operand for figure in ordered)
    wanted = ordered[-1] if query.has("operation.younger") else ordered[0]
    receipt = Computation(formula, operands, wanted.value, "")
    items = ", ".join(f"{figure.name} ({figure.spelling})" for figure in ordered)
    text = draft.say(sentence, items=items, marks=marks(citations))
    short = wanted.name
    if query.expectation.type is AnswerType.YES_NO and len(figures) == PAIR and not query.either:
        holds = wanted is figures[0] and ordered[0].value != ordered[1].value
        short = draft.say("yes" if holds else "no")
        text = f"{short}: {text}"
    return draft.answered(text, short, _SURE, mode=Mode.COMPUTED, computation=receipt)


def _in_years(draft: Draft, computation: Computation) -> Computation:
    unit = draft.say("years")
    return Computation(computation.formula, computation.operands, computation.result, unit)


def held_against(query: Query, year: int) -> bool | None:
    """Whether a year is before, after or in the period asked for; None for "seit", "bis"."""
    mention = query.periods[0]
    asked, named = mention.period, query.question[: mention.end]
    if _SINCE.search(named):
        return None
    if _BEFORE.search(named):
        return year < asked.first
    if _AFTER.search(named):
        return year > asked.last
    return asked.first <= year <= asked.last


def year_of_origin(draft: Draft, sentence: SentenceView, entity: int) -> int | None:
    """The year in which a sentence says that a thing came into being, None if it does not."""
    found = _year_in(draft, sentence, entity)
    return found[0] if found else None


def _held_against(draft: Draft, origin: Origin) -> Answer | None:
    """Yes or no to "Wurde X vor 1980 gegründet?"."""
    holds = held_against(draft.query, origin.year)
    if holds is None:
        return None
    shown = draft.say("yes" if holds else "no")
    text = quote(draft, origin.sentence, origin.focus)
    return draft.answered(f"{shown}: {text}", shown, _SURE)


def _aged(draft: Draft, origin: Origin) -> Answer | None:
    """The age in the year that the question names."""
    years = [one.period.first for one in draft.query.periods if one.period.first == one.period.last]
    if len(years) != 1 or years[0] < origin.year:
        return None
    founded = _stated(draft, origin)
    age = Decimal(years[0] - origin.year)
    formula = f"{years[0]} − {origin.year} = {shown(age)}"
    receipt = Computation(formula, (founded.operand,), age, draft.say("years"))
    return computed(draft, receipt, [founded.citation], "part_of")


def _founded(draft: Draft, origin: Origin) -> Answer:
    """The year from which an age can be told; what year it is now, no document says."""
    text = draft.say("founded", year=origin.year, quote=quote(draft, origin.sentence))
    return draft.answered(text, str(origin.year), _SURE)
