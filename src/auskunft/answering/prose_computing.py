"""Computations over figures in sentences: a part of a number, what is left, a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.addends import answer_addends
from auskunft.answering.ages import answer_age
from auskunft.answering.alternatives import answer_alternatives
from auskunft.answering.arithmetic import Stated
from auskunft.answering.asked import asked, in_keys, stems
from auskunft.answering.averages import answer_average
from auskunft.answering.candidates import Candidate
from auskunft.answering.deviations import answer_formerly, answer_planned
from auskunft.answering.distributions import answer_distribution
from auskunft.answering.drafting import Draft
from auskunft.answering.implied_years import answer_implied_year
from auskunft.answering.joint_shares import answer_own_share
from auskunft.answering.over_time import answer_over_time
from auskunft.answering.paid_sums import answer_paid_together
from auskunft.answering.paired_amounts import answer_apart
from auskunft.answering.products import answer_product
from auskunft.answering.prose_comparing import by_region, threshold
from auskunft.answering.prose_figures import computed
from auskunft.answering.prose_parts import answer_majority, answer_part
from auskunft.answering.residuals import answer_rest, answer_without
from auskunft.answering.series import answer_all_of, answer_change, answer_gap
from auskunft.answering.side_by_side import side_by_side
from auskunft.answering.success_rates import answer_success_rate
from auskunft.answering.wholes import FUNDS, MONEY, of_later_money
from auskunft.domain import Answer, AnswerType, Comparator, Quantity
from auskunft.understanding.query import Query

_EXPLAINS = 0.55


def answer_computed_prose(
    draft: Draft,
    found: Sequence[Candidate],
    beside: Sequence[Candidate],
    wide: Sequence[Candidate],
) -> Answer | None:
    """A figure computed from figures in sentences; None where that is not what is asked.

    `found` are sentences about what the question names, `beside` also those beside them that name
    nothing else, `wide` all that were found.
    """
    answer = (
        answer_age(draft)
        or threshold(draft, beside)
        or answer_majority(draft, beside)
        or by_region(draft, found)
        or answer_change(draft, wide)
        or answer_gap(draft, beside)
        or answer_planned(draft, beside)
        or answer_formerly(draft, beside)
        or answer_all_of(draft, beside)
        or answer_average(draft, beside)
        or answer_paid_together(draft, beside)
        or answer_addends(draft, beside)
        or answer_alternatives(draft, wide)
        or answer_distribution(draft, beside)
        or answer_success_rate(draft, beside)
        or answer_implied_year(draft, beside)
        or side_by_side(draft, found)
        or answer_apart(draft, found)
        or answer_over_time(draft, beside)
        or answer_product(draft, beside)
        or answer_rest(draft, beside)
        or answer_without(draft, beside)
        or answer_own_share(draft, beside)
        or answer_part(draft, beside)
        or _fraction(draft, found)
    )
    return answer if answer is not None and uses_figures(draft, answer) else None


_OUT_OF = re.compile(r"\b(?:von|aus|of)\s+(?:(?:den|der|the)\s+)?(?:insgesamt\s+)?$", re.IGNORECASE)


def uses_figures(draft: Draft, answer: Answer) -> bool:
    """Whether a computation takes up the amount that the question names ("von den 480 Mio. …")."""
    question = draft.query.question
    named = [
        one for one in draft.query.figures if one.unit and _OUT_OF.search(question[: one.start])
    ]
    if answer.computation is None or not named:
        return True
    used = {_scaled(one.value, one.unit) for one in answer.computation.operands}
    return any(_scaled(one.value, one.unit) in used for one in named)


def _scaled(value: Decimal, unit: str) -> Decimal:
    return value * german.magnitude(unit)[0]


def _fraction(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The amount that a fraction of a stated amount is ("Wie viel trägt … bei?")."""
    query = draft.query
    if query.expectation.type not in {AnswerType.AMOUNT, AnswerType.COUNT}:
        return None
    for candidate in found:
        if reduced := _reduced(draft, candidate):
            return reduced
        quantities = candidate.view.quantities
        for whole, part in pairwise(quantities):
            if part.whole is None or part.unit or not whole.unit or whole.whole is not None:
                continue
            limit = whole.comparator is Comparator.UP_TO
            other = MONEY in whole.unit and _counts_things(query)
            if limit or other or of_later_money(candidate.view, whole, part):
                continue  # "bis zu 300.000 Euro, höchstens die Hälfte der Kosten"
            tells = candidate.support >= _EXPLAINS or not _narrowed(draft)
            explains = tells and not candidate.wide.open_qualifiers
            if explains and _asks_for_rest(draft, candidate, whole):
                number = draft.citations.sentence(candidate.view.sentence)
                stated = Stated(whole.value, whole.spelling, whole.unit, "", number)
                return _fraction_of(draft, part, stated)
    return None


_OF_AMOUNT = re.compile(r"\s+(?:des|der|vom|of)\s+[^,;:]{0,40}?\b(?:von|in Höhe von|of)\s+$")
_CLAUSE = re.compile(r"[,;:](?=\s)")


def _counts_things(query: Query) -> bool:
    """Whether the number of something is asked for, and no amount."""
    money = query.has("scope.money", "scope.payment", "scope.transfer")
    return query.expectation.type is AnswerType.COUNT and not money


def _reduced(draft: Draft, candidate: Candidate) -> Answer | None:
    """What those pay or get of whom a fraction is told ("Kleine zahlen ein Drittel von …")."""
    sentence = candidate.view
    for part, whole in pairwise(sentence.quantities):
        start, end = (q.start - sentence.sentence.start for q in (part, whole))
        between = sentence.text[start + len(part.spelling) : end]
        if part.whole is None or part.unit or not whole.unit or not _OF_AMOUNT.match(between):
            continue
        clauses = [match.end() for match in _CLAUSE.finditer(sentence.text, 0, start)]
        before = sentence.text[clauses[-1] if clauses else 0 : start]
        keys = draft.view.interpreter.keys(before) | stems(before)
        words = [one for one in asked(draft) if one.word]
        around = keys | sentence.keys
        told = any(in_keys(draft.view, keys, one) for one in words)
        if told and all(in_keys(draft.view, around, one) for one in words):
            number = draft.citations.sentence(sentence.sentence)
            return _fraction_of(
                draft, part, Stated(whole.value, whole.spelling, whole.unit, "", number)
            )
    return None


def _narrowed(draft: Draft) -> bool:
    """Whether the question says more than the thing it names and who it asks about."""
    return not draft.query.entities or any(t.qualifier or t.known for t in draft.query.terms)


def _asks_for_rest(draft: Draft, candidate: Candidate, whole: Quantity) -> bool:
    """Whether the question names something that the sentence says after the amount."""
    text = candidate.view.text
    after = draft.view.interpreter.keys(text[whole.end - candidate.view.sentence.start :])
    before = draft.view.interpreter.keys(text[: whole.start - candidate.view.sentence.start])
    start = whole.start - candidate.view.sentence.start
    after |= stems(text[start:])
    before |= stems(text[:start])
    words = [one for one in asked(draft) if one.word and not set(one.keys) <= FUNDS]
    return any(set(one.keys) & after and not set(one.keys) & before for one in words)


def _fraction_of(draft: Draft, part: Quantity, whole: Stated) -> Answer | None:
    if part.whole is None:
        return None
    spelling = f"{arithmetic.shown(part.value)}/{arithmetic.shown(part.whole)}"
    computation = arithmetic.fraction(int(part.value), int(part.whole), spelling, whole)
    return computed(draft, computation, [whole.citation], "part_of")
