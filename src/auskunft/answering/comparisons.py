"""Questions that hold one thing against another, and which sentences can answer those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from auskunft import german
from auskunft.answering.belonging import names_all
from auskunft.answering.drafting import Draft
from auskunft.answering.operands import COMPARISONS
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import SentenceView

_WHICH_OF_TWO = (*COMPARISONS, "operation.older", "operation.younger", "operation.sum")
"""What no sentence tells of two things that speaks of one."""
_IN_TIME = re.compile(
    r"\b(?:später|früher|eher|schon|bereits|later|earlier|already)\b", re.IGNORECASE
)
_OR = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:als|than)\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:länger|früher|später|eher|älter|jünger|longer|earlier|later)\b")
_PAIR = 2


def that_may_answer(draft: Draft, readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, unless what is asked for is more than a sentence tells.

    Whether a figure is above or below another is never told by a sentence that fits the words;
    which of two it is, is no yes or no, and no sentence with a single figure tells it.
    """
    query = draft.query
    held = query.figures and query.has("operation.more", "operation.less", "operation.at_least")
    one_side = bool(readings) and tells_one_side(query, readings[0].candidate.view)
    either = query.either and query.has(*COMPARISONS) and not _OF_TIME.search(query.question)
    either = either and not any(_tells_both(query, one.candidate.view) for one in readings[:1])
    if either or (query.expectation.type is AnswerType.YES_NO and (held or one_side)):
        return ()
    several = len(query.documents(tuple(draft.view.documents))) > 1
    if query.expectation.type is AnswerType.PLACE and several and query.has(*COMPARISONS):
        return ()  # which Land has more is not told by what one of them has
    if len(query.entities) > 1 and query.has(*_WHICH_OF_TWO):
        return [one for one in readings if names_all(query, one.candidate.view)]
    return readings


def _tells_both(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence has two figures, and says something of what stands behind the "or"."""
    joint = max((match.start() for match in _OR.finditer(query.question)), default=0)
    keys = {key for term in query.terms if term.start > joint for key in term.keys}
    things = {n for one in query.entities if one.start > joint for n in one.entities}
    said = keys & sentence.keys or things & (sentence.topics | {*sentence.mentioned})
    told = bool(said) or not (keys or things)
    return told and len(german.find_numbers(sentence.text)) >= _PAIR


def compares(query: Query) -> bool:
    """Whether something is held against something else; a sentence alone does not say which."""
    more = query.has("operation.more", "operation.less", "operation.older", "operation.younger")
    more = more or _IN_TIME.search(query.question) is not None
    return more and _THAN.search(query.question) is not None


def tells_one_side(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence has but one figure of a comparison, and does not compare itself."""
    itself = "operation.more" in intents(sentence.text) and _THAN.search(sentence.text)
    about = sentence.topics | {*sentence.mentioned}
    missing = any(not about & {*mention.entities} for mention in query.entities)
    alike = Counter((quantity.unit, quantity.noun) for quantity in sentence.quantities)
    one_side = missing if len(query.entities) >= _PAIR else max(alike.values(), default=0) < _PAIR
    return compares(query) and one_side and not itself
