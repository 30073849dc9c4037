"""Indicators compared and ranked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.operands import sides
from auskunft.answering.stated_figures import named_figures, refusal
from auskunft.answering.verdicts import verdict_word, with_verdict
from auskunft.answering.wording import joined, marks, value
from auskunft.domain import Answer, AnswerType, Computation, Mode
from auskunft.understanding.query import Query
from auskunft.understanding.view import FactView

_PAIR = 2
_CHOICE = re.compile(r"\b(?:oder|or)\b(?!\s+(?:nicht|not)\b)", re.IGNORECASE)
"""Has the asker choose ("Gibt A oder B mehr aus?"); "oder nicht" is no choice."""
_THAN = re.compile(r"\b(?:als|than)\b", re.IGNORECASE)


def _yes_or_no(query: Query) -> bool:
    """Whether yes or no answers the question; "Gibt A oder B mehr aus?" asks for one of them."""
    choice = _CHOICE.search(query.question) and not _THAN.search(query.question)
    return query.expectation.type is AnswerType.YES_NO and not choice


def against_sum(draft: Draft, views: Sequence[FactView]) -> Answer | None:
    """One against the sum of the others ("Ist A größer als B und C zusammen?"), or reversed."""
    compares = draft.query.has("operation.more", "operation.less")
    if not compares or len(views) <= _PAIR or draft.query.expectation.type is not AnswerType.YES_NO:
        return None
    figures = named_figures(draft, views)
    refused = refusal(draft, views, figures)
    if refused is not None:
        return refused
    left, right = sides(draft, views)
    summed_first = len(left) > 1 and len(right) == 1
    one = figures[views.index(right[0])] if summed_first else figures[0]
    rest = [figure for figure in figures if figure is not one]
    total = arithmetic.total(rest)
    spelled = [one.spelling, arithmetic.shown(total.result)]
    values = [one.value, total.result]
    if summed_first:
        spelled, values = spelled[::-1], values[::-1]
    sign = ">" if values[0] > values[1] else "<" if values[0] < values[1] else "="
    holds = sign == (">" if draft.query.has("operation.more") else "<")
    formula = f"{total.formula}; {spelled[0]} {sign} {spelled[1]}"
    operands = tuple(figure.operand for figure in figures)
    computation = Computation(formula, operands, total.result, total.unit)
    verdict = draft.say("yes" if holds else "no")
    text = f"{verdict}: {formula}. {marks([figure.citation for figure in figures])}"
    return draft.answered(text, verdict, 0.9, mode=Mode.COMPUTED, computation=computation)


def compared(draft: Draft, views: Sequence[FactView]) -> Answer:
    """Which of two is larger or smaller; more than two side by side."""
    figures = named_figures(draft, views)
    refused = refusal(draft, views, figures)
    if refused is not None:
        return refused
    directed = draft.query.has("operation.more", "operation.less")
    word = verdict_word(draft.query.question, figures)
    if len(views) > _PAIR or not (directed or word):
        return _listed(draft, views, "compare_list")
    first, second = figures[0], figures[1]
    larger = max(figures, key=lambda figure: figure.value)
    wanted = larger if draft.query.has("operation.more") else min(figures, key=lambda f: f.value)
    name = (
        "compare_equal"
        if first.value == second.value
        else "compare_more"
        if larger is first
        else "compare_less"
    )
    text = draft.say(
        name,
        first=_subject(draft, first),
        second=_object(draft, second),
        first_value=_shown(draft, first),
        second_value=_shown(draft, second),
        marks=marks([first.citation, second.citation]),
    )
    short = wanted.name
    if word:
        short, text = word, with_verdict(word, text)
    elif _yes_or_no(draft.query):
        holds = wanted is first and first.value != second.value
        short = draft.say("yes" if holds else "no")
        text = f"{short}: {text}"
    return draft.answered(text, short, 0.9, mode=Mode.COMPUTED, computation=_order(figures))


def ranked(draft: Draft, views: Sequence[FactView]) -> Answer:
    """The largest or smallest with the others, or all by size."""
    figures = named_figures(draft, views)
    refused = refusal(draft, views, figures)
    if refused is not None:
        return refused
    if draft.query.has("operation.order"):
        views = sorted(views, key=lambda view: view.fact.value, reverse=True)
        return _listed(draft, views, "order")
    most = not draft.query.has("operation.least")
    ordered = sorted(figures, key=lambda figure: figure.value, reverse=most)
    best, rest = ordered[0], ordered[1:]
    others = joined([f"{f.name} {_shown(draft, f)}" for f in rest], draft.query.language)
    text = draft.say(
        "highest" if most else "lowest",
        name=best.name,
        value=_shown(draft, best),
        rest=f" ({others})",
        marks=marks(sorted(figure.citation for figure in ordered)),
    )
    short = best.name
    if _yes_or_no(draft.query):
        short = draft.say("yes" if best is figures[0] else "no")
        text = f"{short}: {text}"
    return draft.answered(text, short, 0.9, mode=Mode.COMPUTED, computation=_order(figures))


def _listed(draft: Draft, views: Sequence[FactView], sentence: str) -> Answer:
    figures = named_figures(draft, views)
    items = "; ".join(
        f"{figure.name}: {_shown(draft, figure)} {marks([figure.citation])}" for figure in figures
    )
    short = "; ".join(f"{figure.name} {_shown(draft, figure)}" for figure in figures)
    return draft.answered(
        draft.say(sentence, items=items),
        short,
        0.9,
        mode=Mode.COMPUTED,
        computation=_order(figures),
    )


def _order(figures: Sequence[Stated]) -> Computation:
    """The receipt of a comparison: the figures by size, the largest as the result."""
    ordered = sorted(figures, key=lambda figure: figure.value, reverse=True)
    formula = " ≥ ".join(figure.spelling for figure in ordered)
    if all(a.value != b.value for a, b in pairwise(ordered)):
        formula = formula.replace("≥", ">")
    operands = tuple(figure.operand for figure in ordered)
    return Computation(formula, operands, ordered[0].value, ordered[0].unit)


def _shown(draft: Draft, figure: Stated) -> str:
    return value(figure.value, figure.spelling, figure.unit, draft.query.language)


def _subject(draft: Draft, figure: Stated) -> str:
    """The name with a noun before it where it is a scope ("Der Wert im Staatssektor")."""
    if draft.query.english or not figure.name[:1].islower():
        return figure.name[:1].upper() + figure.name[1:]
    return f"Der Wert {figure.name}"


def _object(draft: Draft, figure: Stated) -> str:
    if draft.query.english or not figure.name[:1].islower():
        return figure.name
    return f"dem {figure.name}"
