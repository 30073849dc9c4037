"""More or less than a share, an amount or a number that has to be worked out first.

"Trägt der Bund mehr als die Hälfte der Kosten?" is settled by how many percent of the costs it
pays: that is asked for, worked out like any other question, and held against the limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from auskunft import german
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import decides, in_percent, with_half
from auskunft.corpus.quantities import find_quantities
from auskunft.domain import Answer, AnswerType, Quantity, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

Ask: TypeAlias = Callable[[str], Answer]
"""The answer to a question, with all that can be worked out."""
Chance: TypeAlias = Callable[[str, Answer], float | None]
"""How likely what was computed is what a question asks for; None where nothing tells."""
_LIKELY = 0.5
_SURE = 0.6
"""Belief from which a quoted figure decides."""
_EURO = "Euro"
_COMPARED = ("operation.more", "operation.less", "operation.at_least", "operation.at_most")
_BEFORE = re.compile(
    r"\b(?:(?:zu|um|auf|in)\s+)?(?:mehr|weniger|more|less|fewer)\s+(?:als|than)"
    r"(?:\s+(?:die|der|das|ein(?:e[nmr]?)?|an?|the|one))?\s*$"
    r"|\b(?:über|unter|mindestens|höchstens|wenigstens|at least|at most|over|under)"
    r"(?:\s+(?:die|der|das|ein(?:e[nmr]?)?|an?|one))?\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\s*(?:(?:stimmt es|ist es (?:wahr|richtig|so)|trifft es zu|is it true|is it right),?"
    r"\s+(?:dass|that)\s+)",
    re.IGNORECASE,
)
_SAYS_HALF = re.compile(
    r"die meisten|überwiegend|mehrheitlich|(?:die|the) (?:mehrheit|majority)|most of"
    r"|mehr als die hälfte|more than half",
    re.IGNORECASE,
)
_AS_MUCH_AS = re.compile(r"\s*\b(?:so viele?|as (?:many|much))\b", re.IGNORECASE)


def answer_limit(
    query: Query, view: CorpusView, ask: Ask, chance: Chance, found: Answer
) -> Answer | None:
    """Yes or no, with the figure that decides it; None where it is not asked or not sure enough."""
    asked = with_half(query)
    if query.expectation.type is not AnswerType.YES_NO or denies(query):
        return None
    if len(asked.figures) != 1 or not asked.has(*_COMPARED):
        return None
    draft, question = Draft(query, view), how_much(asked)
    decided = found.short in {draft.say("yes"), draft.say("no")}
    if found.status is Status.ANSWERED and decided:
        return None
    limit = in_percent(asked.figures[0])
    told, stated = found, _stated(found, limit) if found.computation else None
    if stated is None and question:
        told = ask(question)
        stated = _stated(told, limit) if _is_likely(told, chance(question, told)) else None
    if stated is None:
        return None
    factor, _ = german.magnitude(limit.unit)
    verdict = decides(asked, stated, limit.value * factor)
    if verdict is None:
        return None
    word = draft.say("yes" if verdict else "no")
    return replace(told, text=f"{word}: {told.text}", short=word)


def _is_likely(told: Answer, chance: float | None) -> bool:
    if told.computation is None:
        return told.confidence >= _SURE
    return chance is None or chance >= _LIKELY


def how_much(query: Query) -> str:
    """The question for the figure itself; "" where no comparing words stand before the limit.

    "Trägt der Bund mehr als die Hälfte der Kosten?": "Wie viel Prozent der Kosten trägt der Bund?"
    """
    limit, question = query.figures[0], query.question
    before = _BEFORE.search(question, 0, limit.start)
    start = before.start() if before else limit.start
    if before is None and not _SAYS_HALF.match(question, limit.start):
        return ""
    opening, rest = _OPENS.sub("", question[:start]).strip(), question[limit.end :].strip(" ?.")
    if _AS_MUCH_AS.match(rest) or not rest:
        return ""
    opening = opening[:1].lower() + opening[1:]
    return f"{_asks(query, limit)} {rest} {opening}".strip() + "?"


def _asks(query: Query, limit: german.Number) -> str:
    unit = in_percent(limit).unit
    if query.english:
        return "What percentage" if unit == PERCENT else "How much money" if unit else "How many"
    return "Wie viel Prozent" if unit == PERCENT else "Wie viel Geld" if unit else "Wie viele"


def _stated(told: Answer, limit: german.Number) -> Quantity | None:
    """The one figure of an answer in base units, if it is of the limit's kind."""
    if told.status is not Status.ANSWERED:
        return None
    found = find_quantities("", told.short)
    if len(found) != 1 or found[0].whole:
        return None
    factor, unit = german.magnitude(found[0].unit)
    wanted = german.magnitude(limit.unit)[1]
    money = bool(limit.unit) and not wanted  # "mehr als 40 Millionen"
    alike = unit == wanted or (money and unit == _EURO)
    return replace(found[0], value=found[0].value * factor) if alike else None
