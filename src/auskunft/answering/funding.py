"""What one who pays gives for a thing ("Mit wie viel Geld fördert der Bund X?")."""

from __future__ import annotations

from collections.abc import Iterable

from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import asked, in_keys, is_money, owners, said
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.payers import payers, pays
from auskunft.answering.prose import quote
from auskunft.answering.time_spans import time_base
from auskunft.domain import Answer, AnswerType, Span
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView

_PAYS = frozenset({"scope.payment", "scope.transfer"})
_FUNDS = "foerdern"
_SURE = 0.8
_MORE = ("operation.", "calculation.", "part.")


def answer_funding(draft: Draft) -> Answer | None:
    """The one amount that the payer named gives for the thing named; None where it is not plain."""
    query, view = draft.query, draft.view
    if query.expectation.type is not AnswerType.AMOUNT or len(query.entities) != 1:
        return None
    if query.figures or denies(query) or any(one.startswith(_MORE) for one in query.intents):
        return None
    names = asked(draft)
    paying = payers(names)
    if len(paying) != 1:
        return None
    base = time_base(query.question)
    found = [
        one
        for one in _amounts(view, query.entity_numbers)
        if pays(view, one, paying[0])
        and all(said(view, one, name) for name in names if name is not paying[0])
        and (not base or time_base(one.text) in {base, ""})
    ]
    words = [one for one in names if one.word]
    told = [sum(in_keys(view, one.own, name) for name in words) for one in found]
    found = [one for one, count in zip(found, told, strict=True) if count == max(told)]
    if len({(one.quantity.value, one.quantity.unit) for one in found}) != 1:
        return None
    best = found[0]
    begin = best.at.sentence.start
    focus = Span(best.quantity.start - begin, best.quantity.end - begin)
    short = best.at.text[focus.start : focus.end]
    return draft.answered(quote(draft, best.at, focus), short, _SURE)


def _amounts(view: CorpusView, things: Iterable[int]) -> Iterable[Described]:
    """The amounts of money that are one of the things', in sentences on who pays."""
    for thing in things:
        for sentence in view.sentences_about(thing):
            if not _PAYS & intents(sentence.text) and _FUNDS not in sentence.keys:
                continue
            figures = describe(view, sentence)
            if any(one.quantity.whole or one.quantity.unit == PERCENT for one in figures):
                continue  # who pays which share of the amount is worked out elsewhere
            for figure in figures:
                if is_money(figure) and thing in owners(view, figure) | sentence.topics:
                    yield figure
