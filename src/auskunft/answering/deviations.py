"""What was planned, where a sentence says by how much the actual figure differs from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auskunft.answering import arithmetic
from auskunft.answering.asked import all_told, asked
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.domain import Answer

_PLAN = r"(?:geplant|veranschlagt|vorgesehen|kalkuliert|angesetzt|gedacht|planned|budgeted)"
_DIFFERS = re.compile(
    rf"\s+(?P<way>mehr|teurer|höher|weniger|billiger|more|less)\s+(?:als|than)\s+"
    rf"(?:ursprünglich\s+|zunächst\s+|anfangs\s+|originally\s+)?{_PLAN}\b",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:ursprünglich\w*|originally|{_PLAN})\b", re.IGNORECASE)
_LESS = frozenset({"weniger", "billiger", "less"})


@dataclass(frozen=True)
class _Deviation:
    actual: Described
    by: Described
    less: bool


def answer_planned(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The figure that was planned; None where it is not asked for or not told."""
    if not _ASKED.search(draft.query.question):
        return None
    names = [one for one in asked(draft) if not _ASKED.fullmatch(one.text)]
    for candidate in found:
        for deviation in _deviations(draft, candidate):
            if names and all_told(draft.view, deviation.actual, names):
                return _planned(draft, deviation)
    return None


def _deviations(draft: Draft, candidate: Candidate) -> Iterable[_Deviation]:
    """Figures with what they exceed or fall short of their plan by."""
    figures, sentence = describe(draft.view, candidate.view), candidate.view
    for by in figures:
        end = by.quantity.end - sentence.sentence.start
        match = _DIFFERS.match(sentence.text, end)
        before = [
            one
            for one in figures
            if one.quantity.end <= by.quantity.start and one.quantity.unit == by.quantity.unit
        ]
        if match and before:
            yield _Deviation(before[-1], by, match["way"].lower() in _LESS)


def _planned(draft: Draft, deviation: _Deviation) -> Answer | None:
    actual, by = (
        figure_of(draft, one.quantity, one.at) for one in (deviation.actual, deviation.by)
    )
    hedge = hedged(actual.comparator, by.comparator, denied=not deviation.less)
    if hedge is None:
        return None
    operation = arithmetic.total if deviation.less else arithmetic.subtracted
    return computed(draft, operation([actual, by]), [actual.citation], "part_of", hedge=hedge)
