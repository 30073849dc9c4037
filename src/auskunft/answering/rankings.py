"""Things of a kind ranked by a stated figure ("Welches Netzwerk hat die meisten …?")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from auskunft.answering.ages import by_age, year_of_origin
from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.arithmetic import PERCENT, Stated
from auskunft.answering.asked import (
    Asked,
    asked,
    counts,
    counts_outright,
    counts_people,
    is_money,
    owners,
    said,
)
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.kinds import BROAD, enumerated, is_kind, of_kind
from auskunft.answering.lists import fitting, focus_terms, narrowing_terms, shown_name
from auskunft.answering.prose_comparing import ranked
from auskunft.answering.prose_figures import PAIR, figure_of
from auskunft.answering.wholes import whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.view import EntityView, SentenceView

_KINDS = frozenset({AnswerType.TERM, AnswerType.LIST, AnswerType.ANY})
_AGE = frozenset({"operation.older", "operation.younger"})
_NOUN = r"\w*(?:\s+(?:der|dieser|of the|of these))?(?:\s+(?P<noun>[A-ZÄÖÜ][\w-]+))?"
_OLDEST = re.compile(rf"\b(?i:älteste|oldest){_NOUN}")
_YOUNGEST = re.compile(rf"\b(?i:jüngste|neueste|youngest|newest){_NOUN}")
_MOST_SENTENCES = 2000
"""Sentences up to which all are looked through; larger corpora are no profiles."""


def answer_ranking(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """The things of the kind by their figure, where at least two have one; else None."""
    query = draft.query
    if query.expectation.type not in _KINDS or query.entities or query.figures:
        return None
    kinds = [term for term in focus_terms(draft) if is_kind(term)]
    heads = [term for term in kinds if not set(term.keys) & BROAD]
    if not heads or len(draft.view.sentences) > _MOST_SENTENCES:
        return None
    if query.has("operation.older", "operation.younger"):
        return _oldest(draft, documents, heads[0])
    names = [one for one in asked(draft) if not _is(one, heads[0])]
    if not names or not query.has("operation.most", "operation.least"):
        return None
    by_thing = _by_thing(draft, documents, names, heads[0])
    # Where of some no figure is found, that may be the largest.
    complete = by_thing.keys() >= {*enumerated(draft, documents, heads[0])}
    alike = len({one.quantity.unit for one in by_thing.values()}) == 1
    if len(by_thing) < PAIR or not alike or not complete:
        return None
    figures = [
        figure_of(draft, one.quantity, one.at, shown_name(draft.view.entities[number]))
        for number, one in by_thing.items()
    ]
    return ranked(draft, figures, sentence="order_stated")


def _oldest(draft: Draft, documents: Sequence[str], head: Term) -> Answer | None:
    """The things of the kind by the years in which they came into being.

    None where a sentence calls another the oldest: of some things no year may be stated.
    """
    narrowing = tuple(
        term for term in narrowing_terms(draft, [head]) if not _AGE & intents(term.text)
    )
    years = {
        entity: year
        for entity in draft.view.entities
        if entity.entity.document_id in documents
        and fitting(draft, entity, [head], narrowing) is not None
        and (year := _year_of(draft, entity)) is not None
    }
    if len(years) < PAIR:
        return None
    younger = draft.query.has("operation.younger")
    first = (max if younger else min)(years, key=lambda entity: years[entity][0])
    called_so = _called_so(draft, documents, head)
    if any(first.number not in one.topics | {*one.mentioned} for one in called_so):
        return None
    figures = [
        Stated(
            Decimal(year), str(year), "", shown_name(entity), draft.citations.sentence(at.sentence)
        )
        for entity, (year, at) in years.items()
    ]
    return by_age(draft, figures)


def _year_of(draft: Draft, entity: EntityView) -> tuple[int, SentenceView] | None:
    for sentence in draft.view.sentences_about(entity.number):
        year = year_of_origin(draft, sentence, entity.number)
        if year is not None:
            return year, sentence
    return None


def _called_so(draft: Draft, documents: Sequence[str], head: Term) -> Iterable[SentenceView]:
    """The sentences that call something of the kind the oldest, or youngest if that is asked."""
    superlative = _YOUNGEST if draft.query.has("operation.younger") else _OLDEST
    for number, sentence in enumerate(draft.view.sentences):
        view = draft.view.sentence_view(number)
        found = superlative.search(view.text) if sentence.document_id in documents else None
        noun = draft.view.interpreter.keys(found["noun"] or "") if found else frozenset()
        if found and (not noun or set(head.keys) <= noun):
            yield view


def _is(one: Asked, head: Term) -> bool:
    return one.start == head.start or set(one.keys) == set(head.keys)


def _by_thing(
    draft: Draft, documents: Sequence[str], names: Sequence[Asked], head: Term
) -> dict[int, Described]:
    """The one figure of each thing of the kind that counts what is asked."""
    view, money = draft.view, asks_for_money(draft.query)
    found: dict[int, list[Described]] = defaultdict(list)
    for number, sentence in enumerate(view.sentences):
        if sentence.document_id not in documents:
            continue
        for figure in describe(view, view.sentence_view(number)):
            if not _fits(draft, figure, names, money=money):
                continue
            things = [n for n in owners(view, figure) if of_kind(draft, view.entities[n], head)]
            if len(things) == 1:
                found[things[0]].append(figure)
    if any(len({figure.quantity.value for figure in figures}) > 1 for figures in found.values()):
        return {}  # a figure that cannot be told might be the largest
    return {number: figures[0] for number, figures in found.items()}


def _fits(draft: Draft, figure: Described, names: Sequence[Asked], *, money: bool) -> bool:
    """Whether it counts what is asked for, whole, and all else asked is said of it."""
    view, quantity = draft.view, figure.quantity
    if quantity.whole is not None or quantity.unit == PERCENT or is_money(figure) != money:
        return False
    counted = [
        one
        for one in names
        if counts_outright(view, figure, one)
        or (counts_people(view, figure) and counts(view, figure, one))
    ]
    rest = [one for one in names if one not in counted]
    if not (counted or money) or not all(said(view, figure, one) for one in rest):
        return False
    return whole_of(view, figure.at, quantity) is None
