"""Indicators as figures to compute with, or why they may not be combined."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering import arithmetic, phrasing
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import distinct_keys
from auskunft.domain import Answer, Reason
from auskunft.understanding.view import FactView


def named_figures(draft: Draft, views: Sequence[FactView]) -> list[Stated]:
    """The indicators as figures, each named by what tells it from the others."""
    return [stated(draft, view, short_name(draft, view, views)) for view in views]


def stated(draft: Draft, view: FactView, name: str) -> Stated:
    """An indicator as a figure to compute with."""
    fact = view.fact
    denominator = fact.scope if "je" in view.keys else ""
    return Stated(
        fact.value,
        fact.spelling,
        fact.unit,
        name,
        draft.citations.fact(fact),
        fact.period,
        denominator,
    )


def short_name(draft: Draft, view: FactView, views: Sequence[FactView]) -> str:
    """What tells an indicator from the others: its region, its scope, or its whole label."""
    documents = {one.fact.document_id for one in views}
    if len(documents) == len(views):
        return draft.view.documents[view.fact.document_id].region
    same_measure = len({one.fact.measure for one in views}) == 1
    if same_measure and view.fact.scope and distinct_keys(view, views):
        return view.fact.scope.split(";")[0]
    return phrasing.label(view.fact)


def refusal(
    draft: Draft, views: Sequence[FactView], figures: Sequence[Stated], *, units: bool = True
) -> Answer | None:
    """Why the figures may not be combined, as a partial answer; None if they may.

    `units`: whether they must have the same unit, as for all but one figure for each of another.
    """
    why = arithmetic.refusal(figures)
    if why == "units" and not units:
        why = "periods" if len({figure.period for figure in figures}) > 1 else None
    if why is None:
        asked = {mention.period for mention in draft.query.periods}
        if asked and not any(figure.period in asked for figure in figures):
            why = "periods"
    if why is None:
        return None
    items = "; ".join(
        phrasing.item(draft, view.fact, region=len({v.fact.document_id for v in views}) > 1)
        for view in views
    )
    text = draft.say(f"refuse_{why}", items=items)
    reason = Reason.OTHER_PERIOD if why == "periods" else Reason.OTHER_SCOPE
    return draft.partial(reason, text, 0.8)
