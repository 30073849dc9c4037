"""Two figures held against each other, named as the question names their things."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering.arithmetic import Stated
from auskunft.answering.composing.figures import Figure
from auskunft.answering.composing.writing import in_one_unit, stated
from auskunft.answering.contrasting.choosing import Contrasted
from auskunft.answering.contrasting.halves import Pair
from auskunft.answering.described import Described
from auskunft.answering.drafting import Draft
from auskunft.domain import Answer

_FEW = 4
_BEHIND = re.compile(
    r"\w+\s+(?:(?:bei|beim|in|im|der|die|das|den|dem|the)\s+)*(?P<name>[^,;:.?!()]+?)\s*[?.!]?$"
)


def written(
    draft: Draft, contrasted: Contrasted, held_together: Callable[[Sequence[Stated]], Answer | None]
) -> Answer | None:
    """The answer of `held_together` to the two figures, named as the question names their things.

    Amounts of different magnitudes are compared in full; the receipt has them as they stand.
    """
    pair = contrasted.pair
    as_given = [stated(draft, one) for one in (pair.first, pair.last)]
    figures = in_one_unit(as_given)
    named = [
        replace(one, name=name) for one, name in zip(figures, _names(pair, figures), strict=True)
    ]
    answer = held_together(named)
    if answer is None or answer.computation is None:
        return answer
    given = dict(zip((one.operand for one in figures), as_given, strict=True))
    operands = tuple(given[one].operand for one in answer.computation.operands)
    computation = replace(answer.computation, operands=operands)
    return replace(answer, computation=computation, confidence=contrasted.probability)


def _names(pair: Pair, figures: Sequence[Stated]) -> list[str]:
    """What the question calls each figure's thing; else its year, what it counts, or itself."""
    years = [str(one.year or "") for one in (pair.first, pair.last)]
    names = [
        [_called(pair, left=True), _called(pair, left=False)],
        years,
        [_noun(one) for one in (pair.first, pair.last)],
    ]
    if len(pair.scene.query.periods) > 1:
        names.insert(0, years)
    apart = (some for some in names if all(some) and some[0] != some[1])
    return next(apart, [one.spelling for one in figures])


def _called(pair: Pair, *, left: bool) -> str:
    """The name on a side, or the word of it, that tells its figure from the other."""
    query = pair.scene.query
    one, other = (pair.first, pair.last) if left else (pair.last, pair.first)
    words = [
        (word.start, word.end)
        for word in german.words(query.question)[1:]
        if (word.start < pair.joint) is left
        and word.text[:1].isupper()
        and german.stem(word.text) in one.words - other.words
    ]
    mentions = [
        (mention.start, mention.end)
        for mention in query.entities
        if (mention.start < pair.joint) is left and one.things & {*mention.entities}
    ]
    spans = words or mentions if one.sentence == other.sentence else mentions or words
    terms = pair.scene.terms
    around = (one.told | one.around) - other.told - other.around
    spans = spans or [
        (terms[number].start, terms[number].end)
        for number in around
        if (terms[number].start < pair.joint) is left and terms[number].text[:1].isupper()
    ]
    if not spans:
        return "" if left else _behind(query.question, pair.joint)
    start, end = max(spans) if left else min(spans)
    inside = [one for one in query.entities if one.start <= start < one.end]
    return query.question[inside[0].start : inside[0].end] if inside else query.question[start:end]


def _behind(question: str, joint: int) -> str:
    """The few words behind the joint ("als der Fonds davor?": "Fonds davor")."""
    match = _BEHIND.match(question, joint)
    return match["name"] if match and len(match["name"].split()) <= _FEW else ""


def _noun(figure: Figure) -> str:
    return figure.source.noun if isinstance(figure.source, Described) else ""
