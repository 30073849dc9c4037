"""Named things of a kind that fulfil a condition: founded before a year, of a size, seated in X.

Only what a sentence states of a thing counts; whatever it states nothing of is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from auskunft import german
from auskunft.answering.ages import held_against, year_of_origin
from auskunft.answering.amounts import counts_for
from auskunft.answering.drafting import Draft
from auskunft.answering.kinds import announced, called, is_kind, of_kind
from auskunft.answering.lists import LIST_TYPES, SORTS, focus_terms, shown_name
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.wording import joined, marks
from auskunft.domain import Answer, Comparator
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import EntityView, SentenceView

_SURE = 0.8
_SEAT = "standort"
_WHICH = re.compile(r"^\W*(?:in |von |bei )?(?:welche|which|nenne?|liste|list|name)", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|bei|auf|at|on|near)\s+(?:de[rmn]\s+|the\s+)?$", re.IGNORECASE)
_OR_LATER = re.compile(
    r"\b(?:oder|und|or)\s+(?:später|danach|jünger|later)\b|\bab\s+\d{4}|\bfrühestens\b",
    re.IGNORECASE,
)
_OR_EARLIER = re.compile(
    r"\b(?:oder|und|or)\s+(?:früher|davor|älter|earlier)\b|\bbis\s+\d{4}|\bspätestens\b",
    re.IGNORECASE,
)
_OVER = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})


@dataclass(frozen=True)
class Fit:
    """A thing that fulfils the condition, the sentence that says so, what it says there."""

    entity: EntityView
    sentence: SentenceView
    stated: str


Check: TypeAlias = Callable[[EntityView], Fit | None]
"""Tells whether a thing fulfils the condition."""


@dataclass(frozen=True)
class Condition:
    """What a question asks of the things to be listed: their kind, what they must fulfil."""

    query: Query
    heads: Sequence[Term]
    check: Check


def condition(draft: Draft) -> Condition | None:
    """The condition of a question for named things of a kind, None for any other question."""
    query = draft.query
    if query.entities or query.expectation.type not in LIST_TYPES:
        return None
    if not _WHICH.match(query.question) or SORTS.search(query.question):
        return None
    heads = [term for term in focus_terms(draft) if is_kind(term)][:1]
    rest = [term for term in query.terms if not heads or term.keys != heads[0].keys]
    check = _check(draft, rest) if heads else None
    return Condition(query, heads, check) if check else None


def answer_condition(draft: Draft, asked: Condition, documents: Sequence[str]) -> Answer | None:
    """The things that fulfil the condition, each with its sentence; None where none does."""
    fits = [
        fit
        for entity in draft.view.entities
        if entity.entity.document_id in documents
        and of_the_kind(draft, entity, asked.heads)
        and (fit := asked.check(entity)) is not None
    ]
    if not fits:
        return None
    items, names = [], []
    for fit in fits:
        mark = marks([draft.citations.sentence(fit.sentence.sentence)])
        names.append(shown_name(fit.entity))
        name = f"{names[-1]}: {fit.stated}" if fit.stated else names[-1]
        items.append(draft.say("list_item", name=name, mark=mark))
    text = draft.say("list_fitting", items="; ".join(items))
    return draft.answered(text, joined(names, draft.query.language, ", "), _SURE)


def of_the_kind(draft: Draft, entity: EntityView, heads: Sequence[Term]) -> bool:
    """Whether its name, what it is called, or what announces it says that it is of a kind."""
    if any(of_kind(draft, entity, head) for head in heads) or called(draft, entity, heads):
        return True
    naming = draft.view.sentences_about(entity.number)
    return any(
        announced(draft, entity, sentence, heads)
        for sentence in naming
        if entity.number in sentence.mentioned
    )


def _check(draft: Draft, rest: Sequence[Term]) -> Check | None:
    """The condition that everything beside the kind makes, None if it is none of those known."""
    query = draft.query
    if len(query.periods) == 1 and "statement.origin" in query.intents and not query.figures:
        others = [
            term
            for term in rest
            if (term.qualifier or term.known) and not {"gruenden", "starten"} & {*term.keys}
        ]
        return None if others else (lambda entity: _founded(draft, entity))
    bounded = query.has(
        "operation.more", "operation.less", "operation.at_least", "operation.at_most"
    )
    if len(query.figures) == 1 and bounded and not query.periods:
        counted = [term for term in rest if term.qualifier or term.known]
        return (lambda entity: _sized(draft, entity, counted)) if len(counted) == 1 else None
    places = [term for term in rest if _is_place(draft, term)]
    seat = any(_SEAT in term.keys for term in rest)
    if len(places) == 1 and seat and len(rest) == 1 + sum(_SEAT in t.keys for t in rest):
        return lambda entity: _seated(draft, entity, places[0])
    return None


def _is_place(draft: Draft, term: Term) -> bool:
    before = draft.query.question[: term.start]
    return term.text[:1].isupper() and not term.known and _AT.search(before) is not None


def _founded(draft: Draft, entity: EntityView) -> Fit | None:
    for sentence in draft.view.sentences_about(entity.number):
        year = year_of_origin(draft, sentence, entity.number)
        if year is not None:
            holds = _in_time(draft.query, year)
            return Fit(entity, sentence, str(year)) if holds else None
    return None


def _in_time(query: Query, year: int) -> bool:
    """Whether a year is before, after or in the period asked for; "seit" alone names the year."""
    asked = query.periods[0].period
    if asked.first < asked.last:
        return asked.first <= year <= asked.last
    if _OR_LATER.search(query.question):
        return year >= asked.first
    if _OR_EARLIER.search(query.question):
        return year <= asked.last
    held = held_against(query, year)
    return asked.first <= year <= asked.last if held is None else held


def _sized(draft: Draft, entity: EntityView, counted: Sequence[Term]) -> Fit | None:
    limit = draft.query.figures[0].value
    for sentence in draft.view.sentences_about(entity.number):
        for quantity in sentence.quantities:
            keys = draft.view.interpreter.keys(quantity.noun)
            share = explain(counted, keys, draft.view.glossary, loose=similar_form(keys)).share
            if not share or not counts_for(draft.view, sentence, quantity, entity.number):
                continue
            if not _within(draft, quantity.value, quantity.comparator, limit):
                return None
            return Fit(entity, sentence, f"{quantity.spelling} {quantity.noun}")
    return None


def _within(draft: Draft, value: Decimal, comparator: Comparator, limit: Decimal) -> bool:
    """Whether a stated number is surely on the side of the limit that is asked for."""
    query = draft.query
    if query.has("operation.at_least"):
        return value >= limit
    if query.has("operation.at_most"):
        return value <= limit and comparator not in _OVER
    if query.has("operation.more"):
        return value > limit or (value == limit and comparator is Comparator.MORE_THAN)
    return value < limit and comparator not in _OVER


def _seated(draft: Draft, entity: EntityView, place: Term) -> Fit | None:
    """The sentence that says that the thing has its seat there."""
    for sentence in draft.view.sentences_about(entity.number):
        inside = german.stem(place.text) in {
            german.stem(w.text) for w in german.words(sentence.text)
        }
        if inside and _SEAT in sentence.keys and sentence.topics == {entity.number}:
            return Fit(entity, sentence, "")
    return None
