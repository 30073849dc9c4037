"""An indicator held against what the question presumes: a figure, a target, a direction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auskunft import german
from auskunft.answering import arithmetic, phrasing
from auskunft.answering.amounts import denies
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import CHANGE
from auskunft.answering.wording import marks, value
from auskunft.domain import Answer, AnswerType, Fact, Mode, Reason
from auskunft.understanding.query import Query


def answer_target(draft: Draft, fact: Fact, keys: frozenset[str], sure: float) -> Answer | None:
    """Yes, no or what is missing; None where the question presumes nothing of the kind."""
    query = draft.query
    yes_no = query.expectation.type is AnswerType.YES_NO
    if yes_no and denies(query):
        return None
    if yes_no and CHANGE in keys and query.has("operation.up", "operation.down"):
        return _direction(draft, fact, sure)
    gap = query.has("operation.gap")
    if not query.figures or not (yes_no or gap):
        return None
    asked = comparable(query.figures[0], fact)
    if asked is None:
        items = phrasing.item(draft, fact)
        return draft.partial(Reason.OTHER_SCOPE, draft.say("refuse_units", items=items), sure)
    return _gap(draft, fact, asked, sure) if gap else _threshold(draft, fact, asked, sure)


def comparable(asked: german.Number, fact: Fact) -> Decimal | None:
    """The figure asked for in the indicator's unit; None where the two units differ.

    A figure without a unit is meant in the indicator's own, unless that has a magnitude
    ("Mio. Euro"): then it could be either.
    """
    factor, base = german.magnitude(asked.unit)
    own_factor, own_base = german.magnitude(fact.unit)
    if not asked.unit:
        return asked.value if own_factor == 1 else None
    if base not in {"", own_base}:
        return None
    return asked.value * factor / own_factor


def _direction(draft: Draft, fact: Fact, sure: float) -> Answer:
    """Whether it rose or fell, told by the sign of a stated change."""
    rose = draft.query.has("operation.up")
    holds = fact.value > 0 if rose else fact.value < 0
    return _verdict(draft, fact, sure, holds=holds)


def _threshold(draft: Draft, fact: Fact, asked: Decimal, sure: float) -> Answer:
    return _verdict(draft, fact, sure, holds=compare_with(draft.query, fact.value, asked))


def _verdict(draft: Draft, fact: Fact, sure: float, *, holds: bool) -> Answer:
    sentence = phrasing.sentence(draft, fact)
    text = draft.say("yes_figure" if holds else "no_figure", sentence=sentence)
    return draft.answered(text, draft.say("yes" if holds else "no"), sure)


def _gap(draft: Draft, fact: Fact, asked: Decimal, sure: float) -> Answer:
    """The figure asked for minus the stated one ("Wie viel fehlt bis 3 Prozent?")."""
    number = draft.citations.fact(fact)
    wanted = arithmetic.Stated(asked, arithmetic.shown(asked), fact.unit, "", number)
    return missing_to(draft, fact, wanted, sure)


def missing_to(draft: Draft, fact: Fact, wanted: arithmetic.Stated, sure: float) -> Answer:
    """What is missing to a figure: one that the question names, or that a sentence states."""
    if fact.value >= wanted.value:
        text = draft.say("gap_none", sentence=phrasing.sentence(draft, fact))
        return draft.answered(text, draft.say("nothing"), sure)
    number = draft.citations.fact(fact)
    stated = arithmetic.Stated(fact.value, fact.spelling, fact.unit, "", number)
    computation = arithmetic.difference(wanted, stated)
    if wanted.citation == number:  # no figure of the documents
        computation = replace(computation, operands=(stated.operand,))
    spelled = arithmetic.shown(computation.result)
    result = value(computation.result, spelled, computation.unit, draft.query.language)
    cited = marks(sorted({wanted.citation, number}))
    text = draft.say("gap", result=result, formula=computation.formula, marks=cited)
    return draft.answered(text, result, sure, mode=Mode.COMPUTED, computation=computation)


def compare_with(query: Query, stated: Decimal, asked: Decimal) -> bool:
    """Whether the stated value is above, below or (rounded as asked) equal to the asked one."""
    if query.has("operation.at_least"):
        return stated >= asked
    if query.has("operation.at_most"):
        return stated <= asked
    if query.has("operation.more"):
        return stated > asked
    if query.has("operation.less"):
        return stated < asked
    digits = -int(asked.as_tuple().exponent)
    return arithmetic.rounded(stated, digits) == asked if digits >= 0 else stated == asked
