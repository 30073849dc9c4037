"""Something to be worked out of what was just told ("Und im Schnitt pro Jahr?")."""

from __future__ import annotations

import re

from auskunft import german
from auskunft.domain import AnswerType, Status, Turn
from auskunft.followup.context import asked_before, standalone
from auskunft.followup.cues import among
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.understand import Understanding

_OPENING = re.compile(
    r"^(?:(?:und|aber|and|but)\s+)?(?:was (?:macht|ist|sind|wäre) das\s+)?", re.IGNORECASE
)
_BACK = re.compile(r"\b(?:davon|daraus|draus|of (?:them|these|those))\b")
_OPERATIONS = frozenset(
    f"calculation.{name}" for name in ("rest", "missing", "average", "yearly", "factor")
)
_FIGURES = frozenset({AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.ANY})
_FEW_WORDS = 9


def calculation(
    text: str, query: Query, turns: list[Turn], understanding: Understanding
) -> str | None:
    """The last question with what is to be worked out behind it; None where more is asked."""
    turn = asked_before(turns)
    earlier = understanding.query(standalone(turn))
    if not intents(text) & _OPERATIONS or query.entities or query.regions or query.periods:
        return None
    figure = earlier.expectation.type in _FIGURES or earlier.has("scope.payment", "scope.transfer")
    told = turn.answer.status is Status.ANSWERED and figure
    if not told or query.unknown_names or len(german.words(text)) > _FEW_WORDS:
        return None
    nouns = [one.text for one in query.terms if one.text[:1].isupper() or one.known]
    own = [one for one in nouns if not among("calculation_words", one)]
    if own and not _BACK.search(text):
        return None
    if query.expectation.type is AnswerType.AMOUNT and earlier.expectation.type is AnswerType.COUNT:
        return None
    rest = _OPENING.sub("", text).rstrip("?.! ")
    if not rest or among("pronouns", rest):
        return None
    return f"{earlier.question.rstrip('?.! ')} – {rest}?"
