"""Questions that need a computation or comparison of indicators."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering import arithmetic, phrasing
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.comparing import against_sum, compared, ranked
from auskunft.answering.drafting import Draft
from auskunft.answering.fact_series import answer_over_years
from auskunft.answering.indicators import (
    FactMatch,
    asks_by_scope,
    family,
    named_members,
    of_one_year,
    whole_of,
)
from auskunft.answering.monthly import answer_monthly
from auskunft.answering.operands import (
    COMPARISONS,
    EXTREMES,
    by_scope_alone,
    operands,
    part_and_whole,
    rate_views,
    share_views,
    sides,
)
from auskunft.answering.stated_figures import named_figures, refusal, stated
from auskunft.answering.stated_targets import answer_stated_target
from auskunft.answering.wording import marks, value
from auskunft.domain import Answer, AnswerType, Computation, Mode, Reason
from auskunft.understanding.intents import intents
from auskunft.understanding.view import FactView

SUMS = (
    "operation.sum",
    "operation.difference",
    "operation.ratio",
    "operation.share",
    "operation.average",
)


_PAIR = 2
_SURE = 0.9
"""Share of the question that an indicator must explain to be the one that is asked for."""


def wants_computation(draft: Draft) -> bool:
    """Whether the question asks to combine or compare figures."""
    return draft.query.has(*COMPARISONS, *EXTREMES, *SUMS)


def answer_derived(draft: Draft, documents: Sequence[str]) -> Answer | None:
    """What follows from an indicator and no other: for a month, or against a target in prose."""
    return answer_monthly(draft, documents) or answer_stated_target(draft, documents)


def answer_computed(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """The computed answer over indicators; None where the question does not name enough."""
    query = draft.query
    special = (
        _without(draft, matches)
        or _percent_of(draft, matches)
        or _part_of_count(draft, matches)
        or answer_over_years(draft, matches)
        or _rate(draft)
    )
    if special:
        return special
    against_figure = query.expectation.type is AnswerType.YES_NO and query.figures
    only_said = matches and not _asks_beyond(draft, matches[0])
    if not wants_computation(draft) or against_figure or only_said:
        return None
    views = operands(draft, matches) if matches else []
    if len(views) < _PAIR and not query.has("operation.share"):
        views = by_scope_alone(draft) or views
    shared = share_views(draft, matches) if matches and query.has("operation.share") else []
    if shared and shared[1].fact.value:
        return _compute(draft, shared, lambda pair: arithmetic.share(pair[0], pair[1]), "share")
    if len(views) < _PAIR and (missing := _one_region_missing(draft, matches)):
        return missing
    if len(views) < _PAIR or _counts_shares(draft, views):
        return None
    return _combined(draft, views)


def _asks_beyond(draft: Draft, best: FactMatch) -> bool:
    """Whether the operation is asked for, and not just said by the label ("im Verhältnis zum")."""
    wanted = draft.query.intents & {*COMPARISONS, *EXTREMES, *SUMS}
    several = len(draft.query.documents(tuple(draft.view.documents))) > 1
    return bool(wanted - ({"operation.ratio"} & intents(best.fact.label))) or several


def _one_region_missing(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """A refusal where the figure is wanted of several regions and stated as one's indicator."""
    named = {document for region in draft.query.regions for document in region.documents}
    sure = [match for match in matches if match.score >= _SURE and match.fact.document_id in named]
    stated_for = {match.fact.document_id for match in sure}
    if len(named) < _PAIR or len(stated_for) != 1 or draft.query.entities:
        return None
    items = phrasing.item(draft, sure[0].fact, region=True)
    return draft.partial(Reason.OTHER_REGION, draft.say("refuse_missing", items=items), _SURE)


def _counts_shares(draft: Draft, views: Sequence[FactView]) -> bool:
    """Whether "how many" of something is asked, and the indicators are in percent."""
    wanted = draft.query.expectation
    points = german.fold(wanted.focus).startswith("prozent")
    shares = any(view.fact.unit == arithmetic.PERCENT for view in views)
    return wanted.type is AnswerType.COUNT and shares and not points and bool(wanted.focus)


def _combined(draft: Draft, views: Sequence[FactView]) -> Answer | None:
    """The indicators combined as the question says."""
    query = draft.query
    if query.has("operation.average"):
        return _average(draft, views)
    if query.has("operation.sum") and (summed := _summed(draft, views)):
        return summed
    if query.has("operation.ratio") and all(view.fact.value for view in views[:2]):
        return _compute(draft, views[:2], lambda pair: arithmetic.ratio(pair[0], pair[1]), "ratio")
    if query.has("operation.difference"):
        return _compute(
            draft, views[:2], lambda pair: arithmetic.difference(pair[0], pair[1]), "difference"
        )
    if query.has(*EXTREMES):
        return ranked(draft, views)
    return compared(draft, views) if query.has(*COMPARISONS) else None


def _summed(draft: Draft, views: Sequence[FactView]) -> Answer | None:
    """The sum of the indicators, or one of them held against the sum of the others."""
    if not draft.query.has("operation.difference"):
        if _is_stated(draft, views):
            return None
        return against_sum(draft, views) or _compute(draft, views, arithmetic.total, "sum")
    return _against_sum(draft, views) if len(views) > _PAIR else None


def _is_stated(draft: Draft, views: Sequence[FactView]) -> bool:
    """Whether the whole of the parts is an indicator itself, and the question means no parts."""
    query, members = draft.query, family(views[0], draft.view.facts)
    if asks_by_scope(query) or len({one.fact.document_id for one in views}) > 1:
        return False
    whole = whole_of(of_one_year(query, members))
    return whole is not None and not named_members(query, members, draft.view)


def _average(draft: Draft, views: Sequence[FactView]) -> Answer | None:
    """The mean of the parts that are named, or of all where the question says so."""
    query = draft.query
    counted = query.has("scope.all") or asks_by_scope(query)
    named = len(named_members(query, views, draft.view)) == len(views)
    if query.has(*COMPARISONS) or not (counted or named):
        return None
    return _compute(draft, views, arithmetic.average, "average")


def _against_sum(draft: Draft, views: Sequence[FactView]) -> Answer | None:
    """How much one differs from others together ("… mehr als B und C zusammen")."""
    left, right = sides(draft, views)
    if not left or not right:
        return None
    return _compute(
        draft,
        [*left, *right],
        lambda figures: arithmetic.difference_of_sums(figures[: len(left)], figures[len(left) :]),
        "difference",
    )


def _rate(draft: Draft) -> Answer | None:
    """One indicator for each of another ("Einwohner je Quadratkilometer")."""
    views = rate_views(draft)
    if not views:
        return None
    figures = [stated(draft, view, view.fact.measure) for view in views]
    refused = refusal(draft, views, figures, units=False)
    if refused is not None:
        return refused
    return computed(draft, arithmetic.rate(figures[0], figures[1]), figures, "part_of")


_OF = re.compile(r"\s*(?:%|Prozent|per ?cent)\s+(?:von|der|des|aller|of)\b", re.IGNORECASE)


def _percent_of(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """So many percent of a stated number ("Wie viel sind 30 % der Beschäftigten?")."""
    query = draft.query
    shares = [one for one in query.figures if one.unit == arithmetic.PERCENT]
    wanted = {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.ANY, AnswerType.TERM}
    held = query.has("operation.more", "operation.less", "operation.at_least")
    if not matches or len(query.figures) != 1 or not shares:
        return None
    if query.expectation.type not in wanted or held:
        return None
    share, view = shares[0], matches[0].view
    named = _OF.match(query.question, share.start + len(share.spelling)) is not None
    counts = view.fact.unit != arithmetic.PERCENT and "je" not in view.keys
    sure = matches[0].score >= _SURE and not matches[0].explanation.open_qualifiers
    if not (named and counts and sure):
        return None
    whole = stated(draft, view, view.fact.measure)
    refused = refusal(draft, [view], [whole])
    percentage = Stated(share.value, share.spelling, arithmetic.PERCENT, "", whole.citation)
    receipt = replace(arithmetic.portion(percentage, whole), operands=(whole.operand,))
    return refused or computed(draft, receipt, [whole], "part_of")


def _part_of_count(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """What share a counted part is of its whole, where a share is asked and none is stated."""
    if draft.query.expectation.type is not AnswerType.SHARE or not matches:
        return None
    if matches[0].fact.unit == arithmetic.PERCENT or "je" in matches[0].view.keys:
        return None
    shared = part_and_whole(draft, matches)
    if not shared or not shared[1].fact.value:
        return None
    return _compute(draft, shared, lambda pair: arithmetic.share(pair[0], pair[1]), "share")


def _without(draft: Draft, matches: Sequence[FactMatch]) -> Answer | None:
    """The whole without the one part that is named ("… ohne die Wirtschaft").

    In percent of the whole where its share is asked ("Wie viel Prozent der Ausgaben … nicht …").
    """
    if not matches or not denies(draft.query):
        return None
    share = share_views(draft, matches) if draft.query.has("operation.share") else []
    if share and share[1].fact.value:
        return _compute(
            draft,
            share[::-1],
            lambda pair: arithmetic.remainder_of(pair[0], pair[1:], share=True),
            "share",
        )
    shared = part_and_whole(draft, matches)
    if not shared:
        return None
    part, whole = shared
    return _compute(
        draft, [whole, part], lambda pair: arithmetic.remainder(pair[0], pair[1]), "rest"
    )


def _compute(
    draft: Draft,
    views: Sequence[FactView],
    operation: Callable[[list[Stated]], Computation],
    sentence: str,
) -> Answer:
    figures = named_figures(draft, views)
    refused = refusal(draft, views, figures)
    if refused is not None:
        return refused
    computation = operation(figures)
    return computed(draft, computation, figures, sentence)


def computed(
    draft: Draft, computation: Computation, figures: Sequence[Stated], sentence: str
) -> Answer:
    """A computation as an answer: result, formula, marks."""
    result = value(
        computation.result,
        arithmetic.shown(computation.result),
        computation.unit,
        draft.query.language,
    )
    text = draft.say(
        sentence,
        result=result,
        formula=computation.formula,
        marks=marks([figure.citation for figure in figures]),
    )
    return draft.answered(text, result, 0.9, mode=Mode.COMPUTED, computation=computation)
