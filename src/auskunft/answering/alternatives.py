"""Two figures in prose that a question tells apart by its words: A or B, A than B, A and B.

Which words go with which figure is not parsed: what stands before the word between them must be
told about the one figure and what stands behind it about the other, each by something that the
figure's own stretch of its sentence says and that of the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auskunft.answering import arithmetic
from auskunft.answering.amounts import NEGATION
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import (
    Asked,
    asked,
    counts,
    in_keys,
    is_money,
    named_inside,
    said,
    stems,
    tells,
    tells_better,
)
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe_all
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.wholes import whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_BETWEEN = re.compile(
    r"\b(?P<or>oder|or)\b|\b(?:als|than|und|and|sowie|plus|minus|zu|wie|gegenüber|as)\b",
    re.IGNORECASE,
)
_COMPARES = ("operation.more", "operation.less", "operation.most", "operation.least")
_COMBINES = ("operation.sum", "operation.difference", "operation.ratio")
_OTHERWISE = ("operation.average", "operation.multiple", "operation.older", "operation.younger")


@dataclass(frozen=True)
class _Pair:
    first: Described
    second: Described
    told_apart: tuple[tuple[Asked, ...], tuple[Asked, ...]]
    either: bool

    @property
    def strength(self) -> int:
        """How much of the question the two figures' own words tell."""
        return sum(map(len, self.told_apart))

    @property
    def values(self) -> tuple[str, str]:
        """The two values, to see whether pairs differ."""
        return str(self.first.quantity.value), str(self.second.quantity.value)


def answer_alternatives(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """Two figures compared, added, subtracted or divided; None where they are not told apart."""
    query = draft.query
    if not query.has(*_COMPARES, *_COMBINES) or query.has(*_OTHERWISE):
        return None
    if NEGATION.search(query.question) or query.figures:
        return None
    names, figures = asked(draft), _figures(draft, found)
    pairs = [
        pair
        for match in _BETWEEN.finditer(query.question)
        for pair in _told_apart(draft, names, figures, match)
    ]
    if not pairs:
        return None
    most = max(pair.strength for pair in pairs)
    best = [pair for pair in pairs if pair.strength == most]
    if len({frozenset(pair.values) for pair in best}) > 1:
        return None
    return _combined(draft, best[0])


def _figures(draft: Draft, found: Sequence[Candidate]) -> list[Described]:
    """The figures that may be meant: money where it is asked for, else counts and measures."""
    money = asks_for_money(draft.query)
    return [
        one
        for one in describe_all(draft.view, found)
        if one.quantity.whole is None
        and one.quantity.unit != PERCENT
        and (not money or is_money(one))
    ]


def asks_for_money(query: Query) -> bool:
    """Whether a question without an amount in it is about money ("Zahlt der Bund mehr …?")."""
    if query.expectation.type is AnswerType.COUNT and not query.has("scope.money"):
        return False
    return query.has("scope.money", "scope.payment")


def _transfers(query: Query) -> bool:
    """Whether something goes from one to another: in an amount, where figures are money."""
    return query.expectation.type is AnswerType.AMOUNT or query.has("scope.transfer")


def _told_apart(
    draft: Draft, names: Sequence[Asked], figures: Sequence[Described], match: re.Match[str]
) -> Iterable[_Pair]:
    left = [one for one in names if one.start < match.start()]
    right = [one for one in names if one.start >= match.end()]
    if not left or not right:
        return
    view = draft.view
    firsts = [one for one in figures if all(said(view, one, name) for name in left)]
    seconds = [one for one in figures if all(said(view, one, name) for name in right)]
    for first in firsts:
        for second in seconds:
            if first is second or first.quantity.unit != second.quantity.unit:
                continue
            apart = (
                _apart(view, left, right, first, second),
                _apart(view, right, left, second, first),
            )
            if all(apart) and _alike(draft, left, right, first, second):
                yield _Pair(first, second, apart, match["or"] is not None)


def _apart(
    view: CorpusView,
    names: Sequence[Asked],
    others: Sequence[Asked],
    figure: Described,
    other: Described,
) -> tuple[Asked, ...]:
    """What the figure's own words tell and the other's do not; nothing where more is missing.

    What its own words do not tell must be said of both.
    """
    own = tuple(
        one
        for one in names
        if tells_better(view, figure, other, one)
        and (one.word or _has_match(view, one, others, other))
    )
    shared = [one for one in names if one not in own and not counts(view, figure, one)]
    if not all(said(view, other, one) for one in shared):
        return ()
    same = {one.text for one in others}
    return tuple(one for one in own if one.text not in same)


def _has_match(view: CorpusView, one: Asked, others: Sequence[Asked], other: Described) -> bool:
    """Whether a thing or year has one on the other side that it can be held against."""
    if one.year is not None:
        return any(name.year is not None for name in others)
    return any(name.entities or (name.word and not counts(view, other, name)) for name in others)


def _alike(
    draft: Draft,
    left: Sequence[Asked],
    right: Sequence[Asked],
    first: Described,
    second: Described,
) -> bool:
    """Whether both figures are of what is asked for, and neither of just a part of it."""
    view = draft.view
    one = [name for name in left if counts(view, first, name)]
    two = [name for name in right if counts(view, second, name)]
    money = is_money(first)
    if not one and not two:
        fits = money and (asks_for_money(draft.query) or _transfers(draft.query))
    elif one and two:
        fits = True
    elif one:
        fits = any(
            counts(view, second, name) or (money and tells(view, second, name)) for name in one
        )
    else:
        fits = any(
            counts(view, first, name) or (money and tells(view, first, name)) for name in two
        )
    names = [*left, *right]
    return fits and _whole(view, first, names) and _whole(view, second, names)


def _whole(view: CorpusView, figure: Described, names: Sequence[Asked]) -> bool:
    """Whether the figure is no part of another, or of the part that the question names."""
    found = whole_of(view, figure.at, figure.quantity)
    if found is None:
        return True
    inside = named_inside(view, figure)
    of_whole = view.interpreter.keys(found[0].noun)
    return any(
        tells(view, figure, one)
        and (not in_keys(view, of_whole, one) or _own_word(one, figure, found[0].noun))
        for one in names
        if one.word or one.entities & inside
    )


def _own_word(one: Asked, figure: Described, noun_of_whole: str) -> bool:
    """Whether the word itself is the figure's noun and not that of the whole."""
    words = stems(one.text)
    return bool(words & stems(figure.noun)) and not words & stems(noun_of_whole)


def _combined(draft: Draft, pair: _Pair) -> Answer | None:
    figures = [
        figure_of(draft, one.quantity, one.at, _name(draft, apart))
        for one, apart in zip((pair.first, pair.second), pair.told_apart, strict=True)
    ]
    query = draft.query
    if query.has("operation.sum"):
        return combination(draft, arithmetic.total(figures), figures, "sum")
    if query.has("operation.ratio") and all(one.value for one in figures):
        return combination(draft, arithmetic.ratio(figures[0], figures[1]), figures, "ratio")
    if query.has("operation.difference"):
        return combination(
            draft, arithmetic.difference(figures[0], figures[1]), figures, "difference"
        )
    return ranked(draft, figures, either=pair.either)


def _name(draft: Draft, apart: Sequence[Asked]) -> str:
    """What to call a figure: the thing or word of the question that tells it."""
    things = [one for one in apart if one.entities] or [one for one in apart if one.year]
    words = things or list(apart)
    return draft.query.question[words[0].start : words[-1].end]
