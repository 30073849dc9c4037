"""Whether one figure is so many times another ("Hat A doppelt so viele Mitglieder wie B?")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import combination
from auskunft.answering.prose_figures import PAIR
from auskunft.domain import Answer, Comparator, Status
from auskunft.german.number_words import cardinal

_TIMES = re.compile(
    r"(?:\b(?P<more>mehr als|über|more than)\s+|\b(?P<least>mindestens|at least)\s+)?"
    r"\b(?:(?P<double>doppelt|zweimal|twice|double)|(?P<half>halb|half)"
    r"|(?P<count>\w+?)(?:fach|mal| times))\s+(?:so|as|the)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"\b(?:weniger als|unter|höchstens|maximal|fast|knapp|beinahe|nahezu|rund|etwa|bis(?: zu)?"
    r"|less than|at most|almost|nearly|about|up to)\s+$",
    re.IGNORECASE,
)
"""What before the number of times is judged by neither equality nor "more than"."""
_ABOUT = Decimal("0.05")
"""As near as a ratio with one decimal tells."""


def answer_multiple(draft: Draft, figures: Sequence[Stated]) -> Answer | None:
    """Yes or no with the ratio; None where the question says no plain number of times."""
    question = draft.query.question
    match = _TIMES.search(question)
    times = _times(match) if match else None
    exact = all(one.value and one.comparator is Comparator.EXACT for one in figures)
    if match is None or times is None or len(figures) != PAIR or not exact:
        return None
    first, second = figures
    if _BOUNDED.search(question[: match.start()]) or draft.query.has("operation.sum"):
        return None
    found = combination(draft, arithmetic.ratio(first, second), figures, "ratio")
    if found.status is not Status.ANSWERED:
        return found
    verdict = draft.say("yes" if _holds(match, figures, times) else "no")
    return replace(found, short=verdict, text=f"{verdict}: {found.text}")


def _holds(match: re.Match[str], figures: Sequence[Stated], times: Decimal) -> bool:
    ratio = figures[0].value / figures[1].value
    if match["more"]:
        return ratio > times
    return ratio >= times if match["least"] else abs(ratio - times) < _ABOUT


def _times(match: re.Match[str]) -> Decimal | None:
    if match["double"]:
        return Decimal(2)
    return Decimal("0.5") if match["half"] else cardinal(match["count"])
