"""An amount that the likeliest sentence tells only as a share: "trägt 75 % der 16 Mio. Euro".

`prose_parts` looks for the part whose words tell the whole question; here the judge vouches for
the sentence, and the part need only be told from the whole and from the other parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering.amounts import denies
from auskunft.answering.asked import Asked, asked, in_keys, stems
from auskunft.answering.drafting import Draft
from auskunft.answering.parts import Part, find_parts
from auskunft.answering.prose_computing import uses_figures
from auskunft.answering.prose_parts import number_of
from auskunft.answering.reader import Reading
from auskunft.answering.wholes import MONEY
from auskunft.domain import Answer, AnswerType

_LEAST = 0.3
"""Belief under which a sentence is not computed with."""


def answer_by_share(draft: Draft, likely: Sequence[Reading]) -> Answer | None:
    """What a stated share comes to; None where the question does not tell which share."""
    query = draft.query
    if query.expectation.type not in {AnswerType.AMOUNT, AnswerType.COUNT} or denies(query):
        return None
    if not likely or likely[0].belief < _LEAST or query.has("scope.whole", "operation.sum"):
        return None
    money = query.expectation.type is AnswerType.AMOUNT or query.has("scope.money")
    parts = [
        one
        for one in find_parts(draft.view, [likely[0].candidate])
        if not one.counted and (MONEY in one.whole.unit if money else not one.whole.unit)
    ]
    names = [one for one in asked(draft) if one.word and one.text[:1].isupper()]
    told = [(one, _told_apart(draft, one, names)) for one in parts]
    most = max((len(tells) for _, tells in told), default=0)
    best = [one for one, tells in told if len(tells) == most]
    answer = number_of(draft, best[0]) if most and len(best) == 1 else None
    return answer if answer is not None and uses_figures(draft, answer) else None


def _told_apart(draft: Draft, part: Part, names: Sequence[Asked]) -> list[Asked]:
    """What of the question the words of the part say, and those of the whole do not."""
    view = draft.view
    own = view.interpreter.keys(part.telling) | stems(part.telling)
    whole = f"{part.group} {part.whole.noun}"
    around = view.interpreter.keys(whole) | stems(whole)
    return [
        one
        for one in names
        if in_keys(view, own, one, outright=True) and not in_keys(view, around, one, outright=True)
    ]
