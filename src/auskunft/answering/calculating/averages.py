"""So much for each, or for each year, of what a sentence gives for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.alternatives import asks_for_money
from auskunft.answering.calculating.figures import beside, keys_of, plain, told_apart
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.over_time import each_year
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.answering.time_spans import YEARLY
from auskunft.answering.wholes import MONEY, whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_EACH = re.compile(
    r"\b(?:pro|je|per|jede[rsmn]?|ein(?:e[mnrs]?)?|eines|each|every|an|a)\s+"
    r"(?:(?:[a-zäöüß]+e[nrsm]?|single)\s+)*(?P<noun>[\w-]+)"
)


def answer_each(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What one of those that the sentence counts has of what all have."""
    query = draft.query
    if not query.has("calculation.average") or "operation.average" in intents(sentence.text):
        return None
    nouns = [match["noun"] for match in _EACH.finditer(query.question)]
    keys = frozenset[str]().union(*(draft.view.interpreter.keys(noun) for noun in nouns))
    figures = [figure for one in _near(draft, sentence) for figure in describe(draft.view, one)]
    number = [one for one in plain(figures, money=False) if _counts(draft, one, keys)]
    if len(number) != 1 or not number[0].quantity.value:
        return None
    total = _total(draft, sentence, number[0])
    if total is None:
        return None
    whole, count = (figure_of(draft, one.quantity, one.at) for one in (total, number[0]))
    hedge = hedged(whole.comparator, count.comparator, divided=True)
    if hedge is None:
        return None
    cited = dict.fromkeys((whole.citation, count.citation))
    return computed(draft, arithmetic.each(whole, count), cited, "average", hedge=hedge)


def _near(draft: Draft, sentence: SentenceView) -> list[SentenceView]:
    """The sentence, and the one before it unless that is about something else."""
    near = [one for one in beside(draft.view, sentence) if one.number <= sentence.number]
    own = {*draft.query.entity_numbers} & {*sentence.mentioned}
    return [one for one in near if one is sentence or not own - {*one.mentioned}]


def _counts(draft: Draft, figure: Described, keys: frozenset[str]) -> bool:
    noun = draft.view.interpreter.keys(figure.noun)
    return not figure.quantity.unit and bool(noun & keys)


def _total(draft: Draft, sentence: SentenceView, number: Described) -> Described | None:
    """The one figure that is divided: of what is counted first, or money where that is asked."""
    query, view = draft.query, draft.view
    money = asks_for_money(query) or query.expectation.type is AnswerType.AMOUNT
    near = reversed(_near(draft, sentence))
    figures = [figure for one in near for figure in describe(view, one)]
    unit = german.canonical_unit(query.expectation.focus)
    if unit and MONEY not in unit:  # "Wie viel Quadratmeter …"
        measured = [one for one in figures if one.quantity.unit == unit]
        return measured[0] if len(measured) == 1 else None
    others = [one for one in plain(figures, money=money) if one.quantity != number.quantity]
    if len(others) > 1:
        asked = keys_of(view, query.expectation.focus) or query.keys
        counted = [one for one in others if _noun_keys(view, one) & asked]
        others = counted or [one for one in others if one.at is sentence]
    return others[0] if len(others) == 1 else None


def _noun_keys(view: CorpusView, figure: Described) -> frozenset[str]:
    return view.interpreter.keys(f"{figure.noun} {figure.quantity.unit}")


def answer_yearly(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What an amount for several years is for one of them."""
    if not draft.query.has("calculation.yearly") or YEARLY.search(sentence.text):
        return None
    amounts = plain(describe(draft.view, sentence), money=True)
    amount = _meant(draft, amounts)
    return each_year(draft, amount) if amount else None


def _meant(draft: Draft, amounts: Sequence[Described]) -> Described | None:
    """The only amount, that of which the others are parts, or the one that the question tells."""
    view = draft.view
    wholes = [whole_of(view, one.at, one.quantity) for one in amounts[1:]]
    if amounts and all(whole and whole[0] == amounts[0].quantity for whole in wholes):
        return amounts[0]
    counts = told_apart(view, [one.text for one in amounts], telling_terms(draft))
    told = [one for one, count in zip(amounts, counts, strict=True) if count]
    return told[0] if len(told) == 1 else None
