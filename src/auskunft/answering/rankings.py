"""Things of a kind ranked by a stated figure ("Welches Netzwerk hat die meisten …?")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.arithmetic import PERCENT
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
from auskunft.answering.kinds import BROAD, is_kind, of_kind
from auskunft.answering.lists import focus_terms, shown_name
from auskunft.answering.prose_comparing import ranked
from auskunft.answering.prose_figures import PAIR, figure_of
from auskunft.answering.wholes import whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.glossary import Term

_KINDS = frozenset({AnswerType.TERM, AnswerType.LIST, AnswerType.ANY})
_MOST_SENTENCES = 2000
"""Sentences up to which all are looked through; larger corpora are no profiles."""


def answer_ranking(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """The things of the kind by their figure, where at least two have one; else None."""
    query = draft.query
    if query.expectation.type not in _KINDS or query.entities or query.figures:
        return None
    if not query.has("operation.most", "operation.least"):
        return None
    kinds = [term for term in focus_terms(draft) if is_kind(term)]
    heads = [term for term in kinds if not set(term.keys) & BROAD]
    names = [one for one in asked(draft) if heads and not _is(one, heads[0])]
    if not names or len(draft.view.sentences) > _MOST_SENTENCES:
        return None
    by_thing = _by_thing(draft, documents, names, heads[0])
    if len(by_thing) < PAIR or len({one.quantity.unit for one in by_thing.values()}) > 1:
        return None
    figures = [
        figure_of(draft, one.quantity, one.at, shown_name(draft.view.entities[number]))
        for number, one in by_thing.items()
    ]
    return ranked(draft, figures, sentence="order_stated")


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
