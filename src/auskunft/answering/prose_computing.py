"""Computations over figures in sentences: a share of a number, what is left, a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from auskunft.answering import arithmetic
from auskunft.answering.amounts import NEGATION, AmountMatch, match_amounts
from auskunft.answering.arithmetic import Stated
from auskunft.answering.candidates import Candidate, context_keys
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import GENERIC
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose_comparing import by_region, combined, threshold
from auskunft.answering.prose_figures import BOUNDS, PAIR, SURE, computed, from_quantity, stated
from auskunft.domain import Answer, AnswerType, Expectation, Quantity
from auskunft.understanding.glossary import Term

_COUNTS_ALL = 0.85
"""From here on a quantity's own noun says all that is asked: nothing is left to compute."""


_PART_OF = re.compile(r"\b(?:davon|darunter|von denen|von ihnen|of which)\b", re.IGNORECASE)


_EXPLAINS = 0.55


def answer_computed_prose(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """A figure computed from figures in sentences; None where that is not what is asked."""
    return (
        threshold(draft, found)
        or by_region(draft, found)
        or combined(draft, found)
        or _added(draft, found)
        or _portion(draft, found)
        or _percentage(draft, found)
        or _complement(draft, found)
        or _remainder(draft, found)
        or _fraction(draft, found)
    )


def _portion(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """A stated share of a stated number ("Wie viele der Partner sind …?")."""
    query = draft.query
    if query.expectation.type is not AnswerType.COUNT or not query.terms:
        return None
    if NEGATION.search(query.question):
        return None
    part = _share_saying_all(draft, found)
    if part is None:
        return None
    whole = _whole_for(draft, part, found)
    if whole is None:
        return None
    if part.quantity.whole is not None:
        return _fraction_of(draft, part.quantity, stated(draft, whole, ""), part)
    figures = [stated(draft, part, ""), stated(draft, whole, "")]
    computation = arithmetic.portion(figures[0], replace(figures[1], unit=""))
    bounded = {part.quantity.comparator, whole.quantity.comparator} & BOUNDS
    return computed(draft, computation, figures, "part_of", at_least=bool(bounded))


def _share_saying_all(draft: Draft, found: Sequence[Candidate]) -> AmountMatch | None:
    wanted = replace(draft.query, expectation=Expectation(AnswerType.SHARE))
    for match in match_amounts(wanted, draft.view, found):
        terms = _telling(draft)
        own = match.candidate.view.keys
        keys = own | draft.view.interpreter.keys(match.quantity.noun)
        if match.quantity.whole is not None:
            keys |= context_keys(draft.view, match.candidate.view)
        said = explain(terms, keys, draft.view.glossary, loose=similar_form(keys))
        counted = draft.view.interpreter.keys(match.quantity.noun)
        beyond = [term for term in terms if not set(term.keys) & counted]
        by_itself = explain(beyond, own, draft.view.glossary, loose=similar_form(own))
        if said.share >= _COUNTS_ALL and by_itself.share >= SURE:
            return match
    return None


def _telling(draft: Draft) -> tuple[Term, ...]:
    """The terms of the question that are not just words for "share"."""
    return tuple(term for term in draft.query.terms if not set(term.keys) <= GENERIC)


def _whole_for(draft: Draft, part: AmountMatch, found: Sequence[Candidate]) -> AmountMatch | None:
    """The number that the share is a share of; None if it already counts just what is asked."""
    noun = part.quantity.noun
    if not noun:
        return None
    wanted = replace(draft.query, expectation=Expectation(AnswerType.COUNT, noun), terms=())
    near = [
        candidate
        for candidate in found
        if candidate.view.sentence.passage == part.candidate.view.sentence.passage
        and candidate.view.sentence.document_id == part.candidate.view.sentence.document_id
    ]
    for match in match_amounts(wanted, draft.view, near):
        if match.noun <= 0 or match.quantity.whole is not None:
            continue
        counted = draft.view.interpreter.keys(match.quantity.noun)
        said = explain(draft.query.terms, counted, draft.view.glossary)
        if said.share < _COUNTS_ALL:
            return match
    return None


def _percentage(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """A percentage, where "58 von 145" or "145, davon 58" is stated."""
    if draft.query.expectation.type is not AnswerType.SHARE:
        return None
    stated = _stated_parts(draft, found)
    if stated is not None:
        return stated
    wanted = replace(draft.query, terms=_telling(draft), expectation=Expectation(AnswerType.COUNT))
    matches = [m for m in match_amounts(wanted, draft.view, found) if m.rest >= SURE]
    for match in matches:
        same = [
            quantity
            for quantity in match.candidate.view.quantities
            if quantity.noun == match.quantity.noun
            and quantity.whole is None
            and not quantity.unit
            and quantity.noun
        ]
        if len(same) == PAIR and same[0].value > same[1].value:
            whole, part = same
            names = [from_quantity(draft, match, part), from_quantity(draft, match, whole)]
            return computed(draft, arithmetic.share(names[0], names[1]), names, "share")
    return None


def _stated_parts(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What is stated as "66 von 268" in percent."""
    wanted = replace(draft.query, terms=_telling(draft), expectation=Expectation(AnswerType.SHARE))
    matches = [m for m in match_amounts(wanted, draft.view, found) if m.score >= SURE]
    if not matches or matches[0].quantity.whole is None or not matches[0].quantity.whole:
        return None
    quantity = matches[0].quantity
    if not quantity.spelling[:1].isdigit() or quantity.whole is None:
        return None
    part = from_quantity(draft, matches[0], quantity)
    part = replace(part, spelling=arithmetic.shown(quantity.value))
    whole = replace(part, value=quantity.whole, spelling=arithmetic.shown(quantity.whole))
    return computed(draft, arithmetic.share(part, whole), [part], "share")


def _added(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum of several counts in one sentence, each of something that is asked for."""
    query = draft.query
    if not query.has("operation.sum") or query.expectation.type is not AnswerType.COUNT:
        return None
    for candidate in found:
        counted = [
            quantity
            for quantity in candidate.view.quantities
            if not quantity.unit
            and quantity.whole is None
            and (keys := draft.view.interpreter.keys(quantity.noun))
            and any(set(term.keys) <= keys for term in query.terms)
        ]
        if len(counted) >= PAIR and candidate.support >= SURE:
            number = draft.citations.sentence(candidate.view.sentence)
            figures = [
                Stated(q.value, arithmetic.shown(q.value), "", q.noun, number) for q in counted
            ]
            return computed(draft, arithmetic.total(figures), figures, "sum")
    return None


def _remainder(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What is left ("Wie viele … nicht …?") of a number without the part of it stated there."""
    query = draft.query
    figure_wanted = query.expectation.type in {AnswerType.COUNT, AnswerType.AMOUNT}
    if not figure_wanted or not NEGATION.search(query.question):
        return None
    for candidate in found:
        pair = _whole_and_part(candidate)
        if pair is None or candidate.support < _EXPLAINS:
            continue
        number = draft.citations.sentence(candidate.view.sentence)
        whole, part = (Stated(q.value, q.spelling, q.unit, "", number) for q in pair)
        return computed(draft, arithmetic.remainder(whole, part), [whole, part], "rest")
    return None


def _whole_and_part(candidate: Candidate) -> tuple[Quantity, Quantity] | None:
    """Two neighbouring figures of one unit, the second a part of the first ("davon …")."""
    quantities = candidate.view.quantities
    text, offset = candidate.view.text, candidate.view.sentence.start
    for whole, part in pairwise(quantities):
        between = text[whole.end - offset : part.start - offset]
        if whole.unit == part.unit and whole.value > part.value and _PART_OF.search(between):
            return whole, part
    return None


def _fraction(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The amount that a fraction of a stated amount is ("Wie viel trägt … bei?")."""
    query = draft.query
    if query.expectation.type not in {AnswerType.AMOUNT, AnswerType.COUNT}:
        return None
    for candidate in found:
        quantities = candidate.view.quantities
        for whole, part in pairwise(quantities):
            if part.whole is None or part.unit or not whole.unit or whole.whole is not None:
                continue
            if candidate.support >= _EXPLAINS and _asks_for_rest(draft, candidate, whole):
                number = draft.citations.sentence(candidate.view.sentence)
                stated = Stated(whole.value, whole.spelling, whole.unit, "", number)
                return _fraction_of(draft, part, stated, None)
    return None


def _asks_for_rest(draft: Draft, candidate: Candidate, whole: Quantity) -> bool:
    """Whether the question names something that the sentence says after the amount."""
    text = candidate.view.text
    after = draft.view.interpreter.keys(text[whole.end - candidate.view.sentence.start :])
    before = draft.view.interpreter.keys(text[: whole.start - candidate.view.sentence.start])
    return any(set(term.keys) & after and not set(term.keys) & before for term in draft.query.terms)


def _fraction_of(
    draft: Draft, part: Quantity, whole: Stated, match: AmountMatch | None
) -> Answer | None:
    if part.whole is None:
        return None
    if match is not None:
        draft.citations.sentence(match.candidate.view.sentence)
    spelling = f"{arithmetic.shown(part.value)}/{arithmetic.shown(part.whole)}"
    computation = arithmetic.fraction(int(part.value), int(part.whole), spelling, whole)
    numbers = range(1, len(draft.citations.found()) + 1)
    cited = [replace(whole, citation=number) for number in numbers]
    return computed(draft, computation, cited, "part_of")


def _complement(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What is left of 100 percent ("Welcher Anteil ist nicht …?")."""
    query = draft.query
    if query.expectation.type is not AnswerType.SHARE or not NEGATION.search(query.question):
        return None
    part = _share_saying_all(draft, found)
    if part is None or part.quantity.unit != arithmetic.PERCENT:
        return None
    figure = stated(draft, part, "")
    return computed(draft, arithmetic.complement(figure), [figure], "rest")
