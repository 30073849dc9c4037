"""So much for each of so many: "Jede Gruppe erhält 900.000 Euro" times "32 Gruppen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import is_time
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose_figures import computed, figure_of, together
from auskunft.answering.wholes import related, whole_of
from auskunft.domain import Answer, AnswerType, Quantity
from auskunft.understanding.view import CorpusView, SentenceView

_MONEY = "Euro"
_PER = re.compile(
    r"\b(?i:jede[rsmn]?|je|pro|per|each|every)\s+(?:[a-zäöüß]+e[nrsm]?\s+)?(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_OF_THEM = re.compile(
    r"\b(?:jede[rsmn]?|each)\s+(?:der|dieser|of the)\s+(?P<count>\w+)", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:alle[rn]?|sämtliche\w*|beiden?|all|both)\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\b(?:jeweils|je)\s+(?:(?!\d)\w+\s+){0,2}$", re.IGNORECASE)
_BOTH = "beiden"


@dataclass(frozen=True)
class _Each:
    """A figure for each, and the number of those that get it."""

    amount: Quantity
    amount_at: SentenceView
    count: Quantity
    count_at: SentenceView


def answer_product(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What all together get, where each gets a stated figure; None where that is not asked."""
    query = draft.query
    kinds = {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.TERM, AnswerType.ANY}
    money = query.expectation.type is AnswerType.AMOUNT or query.has("scope.money")
    counts = query.expectation.type is AnswerType.COUNT
    wanted = query.has("operation.sum", "scope.whole") or _ALL.search(query.question)
    if query.expectation.type not in kinds or not (money or counts) or not wanted:
        return None
    if denies(query):
        return None
    for candidate in found:
        for each in _each(draft.view, candidate.view):
            if _asked(draft, each):
                return _multiplied(draft, each)
    return None


def _each(view: CorpusView, sentence: SentenceView) -> Iterable[_Each]:
    offset = sentence.sentence.start
    for quantity in sentence.quantities:
        if quantity.whole is not None or quantity.unit == PERCENT or is_time(quantity.noun):
            continue
        before = sentence.text[: quantity.start - offset]
        figure_at = sentence.text.find(quantity.spelling, quantity.start - offset)
        counted: tuple[Quantity, SentenceView] | None = None
        if _RESPECTIVELY.search(sentence.text[:figure_at]):
            counted = _last_count(sentence, quantity)
        elif _MONEY in quantity.unit:
            counted = _receivers(view, sentence, before)
        if counted is not None:
            yield _Each(quantity, sentence, *counted)


def _receivers(
    view: CorpusView, sentence: SentenceView, before: str
) -> tuple[Quantity, SentenceView] | None:
    """The number of those of whom each gets it: "jede Gruppe", "jeder der beiden"."""
    if of_them := _OF_THEM.search(before):
        return _number_named(view, sentence, of_them["count"])
    per = _PER.search(before)
    return _number_of(view, sentence, per["noun"]) if per and not is_time(per["noun"]) else None


def _last_count(sentence: SentenceView, amount: Quantity) -> tuple[Quantity, SentenceView] | None:
    """The number named just before "jeweils"."""
    before = [q for q in sentence.quantities if q.end <= amount.start and not q.unit and q.noun]
    return (before[-1], sentence) if before and before[-1].whole is None else None


def _number_of(
    view: CorpusView, sentence: SentenceView, noun: str
) -> tuple[Quantity, SentenceView] | None:
    """How many of them there are, said last before in the passage and no part of more."""
    wanted = view.interpreter.keys(noun)
    for quantity, at in _before(view, sentence):
        counted = view.interpreter.keys(quantity.noun)
        plain = not quantity.unit and quantity.whole is None
        if not (plain and wanted and related(view, wanted, counted)):
            continue
        if whole_of(view, at, quantity) is None:
            return quantity, at
    return None


def _number_named(
    view: CorpusView, sentence: SentenceView, word: str
) -> tuple[Quantity, SentenceView] | None:
    """The number that "jeder der beiden" takes up."""
    for quantity, at in _before(view, sentence):
        same = quantity.value == 2 if word == _BOTH else quantity.spelling == word  # noqa: PLR2004 (both are two)
        if same and not quantity.unit and quantity.noun:
            return quantity, at
    return None


def _before(view: CorpusView, sentence: SentenceView) -> Iterable[tuple[Quantity, SentenceView]]:
    """The figures of the sentence and of those before it in the passage, last first."""
    here: SentenceView | None = sentence
    while here is not None:
        for quantity in reversed(here.quantities):
            yield quantity, here
        number = view.previous(here.number)
        here = None if number is None else view.sentence_view(number)


def _asked(draft: Draft, each: _Each) -> bool:
    """Whether the question names those that get it, or what they get, and nothing beyond."""
    query, view = draft.query, draft.view
    if query.expectation.type is AnswerType.COUNT and each.amount.unit:
        return False
    if query.expectation.type is not AnswerType.COUNT and _MONEY not in each.amount.unit:
        return False
    counted = view.interpreter.keys(f"{each.count.noun} {each.amount.noun}")
    names = [
        name
        for at in (each.amount_at, each.count_at)
        for entity in (*at.topics, *at.mentioned)
        for name in view.entities[entity].folded_names
    ]
    keys = each.amount_at.keys | each.count_at.keys | {"mittel"}
    keys = keys.union(*map(view.interpreter.keys, (*names, *each.amount_at.headings)))
    if explain(query.terms, keys, view.glossary, loose=similar_form(keys)).open_qualifiers:
        return False
    return any(related(view, frozenset(term.keys), counted) for term in query.terms)


def _multiplied(draft: Draft, each: _Each) -> Answer | None:
    figures = [
        figure_of(draft, each.count, each.count_at),
        figure_of(draft, each.amount, each.amount_at),
    ]
    hedge = together(figures)
    if hedge is None:
        return None
    computation = arithmetic.product(figures[0], figures[1])
    citations = [figure.citation for figure in figures]
    return computed(draft, computation, citations, "part_of", hedge=hedge)
