"""What only weighing finds out to compute: the last to be asked, of questions that say how.

Where the rules leave a question that names something to work out, all that could be worked out of
the figures near the sentences believed is weighed (`answering.composing`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from auskunft.answering.amounts import denies
from auskunft.answering.calculating.terms import keywords
from auskunft.answering.candidates import documents_asked
from auskunft.answering.composing import compose, written
from auskunft.answering.composing.figures import Scene, Vouched, scene
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import match_facts
from auskunft.domain import Answer, AnswerType, Mode, Reason, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

Believed: TypeAlias = Callable[[str], Mapping[int, float]]
"""How likely each sentence answers a question, by its number."""
_SAYS_HOW = ("calculation.", "operation.", "part.", "statement.rest")
_TYPES = frozenset(
    {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE, AnswerType.ANY, AnswerType.TERM}
)
INSTEAD_OF_NONE = 0.5
"""Probability from which it is given where nothing else answers,"""
INSTEAD_OF_QUOTE = 0.6
"""and where a sentence is quoted. Both from `python -m benchmarks.composing`."""


def answer_composed(
    query: Query, view: CorpusView, believed: Believed, found: Answer
) -> Answer | None:
    """The figure worked out; None where none is asked for or nothing is likely enough."""
    if not _may_be_composed(query, found):
        return None
    here = question_scene(query, view, believed)
    composed = compose(here)
    if composed is None or composed.probability < _least(found):
        return None
    return written(Draft(query, view), here, composed)


def question_scene(query: Query, view: CorpusView, believed: Believed) -> Scene:
    """The figures that a question may be worked out of."""
    draft = Draft(query, view)
    telling = keywords(draft)
    asked = believed(query.question)
    by_keywords = believed(telling) if telling.strip() else {}
    vouched = {
        number: Vouched(asked.get(number, 0.0), by_keywords.get(number, 0.0))
        for number in {*asked, *by_keywords}
    }
    facts = match_facts(query, view, documents_asked(query, view))
    return scene(draft, vouched, facts, denies=denies(query))


def _may_be_composed(query: Query, found: Answer) -> bool:
    """Whether the question says how to work something out, and no other answer does."""
    says_how = denies(query) or any(one.startswith(_SAYS_HOW) for one in query.intents)
    unknown = query.foreign_regions or query.unknown_names
    worked_out = found.status is Status.CONVERSATION or found.mode is Mode.COMPUTED
    elsewhere = found.reason in {Reason.OTHER_REGION, Reason.OTHER_PERIOD}
    kind = query.expectation.type in _TYPES
    return says_how and kind and not unknown and not worked_out and not elsewhere


def _least(found: Answer) -> float:
    return INSTEAD_OF_QUOTE if found.status is Status.ANSWERED else INSTEAD_OF_NONE
