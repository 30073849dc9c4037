"""Two figures in prose that a question tells apart by its words: A or B, A than B, A and B.

Which words go with which figure is not parsed: what stands before the word between them must be
told about the one figure and what stands behind it about the other, each by something that the
figure's own stretch of its sentence says and that of the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import (
    Asked,
    asked,
    counts,
    counts_outright,
    counts_people,
    degree,
    in_keys,
    is_money,
    listed,
    named_inside,
    said,
    stems,
    tells,
    tells_better,
)
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe_all
from auskunft.answering.drafting import Draft
from auskunft.answering.payers import payers
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import whole_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.discourse import names_a_kind
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_BETWEEN = re.compile(
    r"\b(?P<or>oder|or)\b|\b(?:als|than|und|and|sowie|plus|minus|zu|wie|gegenüber|as)\b",
    re.IGNORECASE,
)
_LARGER = re.compile(r"\b(?:größer|kleiner|larger|smaller|bigger)\b", re.IGNORECASE)
_MEMBERS = "Mitglieder"
_PAIR = 2
_ENDS_SO = 0.5
"""What it counts that a figure's noun is a word of the question, or the end of one."""
_COMPARES = ("operation.more", "operation.less", "operation.most", "operation.least")
_COMBINES = ("operation.sum", "operation.difference", "operation.ratio")
_OTHERWISE = ("operation.average", "operation.multiple", "operation.older", "operation.younger")


@dataclass(frozen=True)
class _Pair:
    """Two figures with what tells them apart; `strength`: how much of it their own words say."""

    first: Described
    second: Described
    told_apart: tuple[tuple[Asked, ...], tuple[Asked, ...]]
    either: bool
    strength: float

    @property
    def values(self) -> tuple[str, str]:
        """The two values, to see whether pairs differ."""
        return str(self.first.quantity.value), str(self.second.quantity.value)


def answer_alternatives(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """Two figures compared, added, subtracted or divided; None where they are not told apart."""
    query = draft.query
    if not query.has(*_COMPARES, *_COMBINES) or query.has(*_OTHERWISE):
        return None
    if denies(query) or query.figures or len(listed(draft)) > _PAIR:
        return None
    names, figures = _names(draft), _figures(draft, found)
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


def _names(draft: Draft) -> list[Asked]:
    """What the question names, without the kind of its things ("Welches Netzwerk …, A oder B?").

    Which is larger, without saying by what, is told by the number of members.
    """
    names = [*asked(draft)]
    if len(draft.query.entities) != _PAIR:
        return names
    focus = draft.query.expectation.focus
    names = [
        one for one in names if not (one.word and one.text in focus and names_a_kind(one.text))
    ]
    if not any(one.word for one in names) and _LARGER.search(draft.query.question):
        keys = tuple(draft.view.interpreter.keys(_MEMBERS))
        names.insert(0, Asked(_MEMBERS, 0, 0, keys))
    return names


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
    both = _of_both(left, right)
    left, right = ([one for one in side if one not in both] for side in (left, right))
    if not left or not right:
        return
    view = draft.view
    of_both = [one for one in figures if all(_is_about(one, name) for name in both)]
    firsts = [one for one in of_both if all(said(view, one, name) for name in left)]
    seconds = [one for one in of_both if all(said(view, one, name) for name in right)]
    for first in firsts:
        for second in seconds:
            if first is second or first.quantity.unit != second.quantity.unit:
                continue
            if is_money(first) and time_base(first.text) != time_base(second.text):
                continue
            apart = (
                _apart(view, left, right, first, second),
                _apart(view, right, left, second, first),
            )
            if all(apart) and _alike(draft, left, right, first, second):
                either = match["or"] is not None
                strength = _strength(view, first, second, apart, names)
                yield _Pair(first, second, apart, either, strength)


def _of_both(left: Sequence[Asked], right: Sequence[Asked]) -> list[Asked]:
    """The things named that belong to either side ("Zahlt bei X der Bund oder das Land mehr?").

    Who pays is held against who pays; the thing named is what both pay for.
    """
    named = [[one for one in side if one.entities] for side in (left, right)]
    if all(named) or not payers(left) or not payers(right):
        return []
    return [*named[0], *named[1]]


def _is_about(figure: Described, name: Asked) -> bool:
    """Whether the figure's sentence names the thing, or is about it."""
    return bool(name.entities & {*figure.at.topics, *figure.at.mentioned})


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


def _strength(
    view: CorpusView,
    first: Described,
    second: Described,
    apart: tuple[tuple[Asked, ...], tuple[Asked, ...]],
    asked_words: Sequence[Asked],
) -> float:
    sides = list(zip((first, second), apart, strict=True))
    told_own = sum(degree(view, figure, one) for figure, names in sides for one in names)
    return told_own + sum(_ENDS_SO * _ends_so(figure, asked_words) for figure in (first, second))


def _ends_so(figure: Described, words: Sequence[Asked]) -> bool:
    """Whether a word of the question is the figure's noun or a compound of it."""
    noun = german.fold(figure.noun.split(" ")[-1])
    return bool(noun) and any(german.fold(one.text).endswith(noun) for one in words)


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
    if one and two:
        fits = True
    elif one:
        fits = any(_counts_alike(view, first, second, name) for name in one)
    elif two:
        fits = any(_counts_alike(view, second, first, name) for name in two)
    else:
        fits = _money_alike(draft, (left, first), (right, second))
    names = [*left, *right]
    return fits and _whole(view, first, names) and _whole(view, second, names)


def _counts_alike(view: CorpusView, figure: Described, other: Described, name: Asked) -> bool:
    """Whether the other figure counts the same thing that the word names for this one.

    What only one of them counts outright, the other a part of ("Firmen" for "Mitglieder") or
    more, is not the same; people are what their sentence says of them.
    """
    if is_money(figure):
        return tells(view, other, name)
    outright = [counts_outright(view, one, name) for one in (figure, other)]
    people = counts_people(view, other)
    return counts(view, other, name) and (outright[0] == outright[1] or people)


def _money_alike(
    draft: Draft,
    left: tuple[Sequence[Asked], Described],
    right: tuple[Sequence[Asked], Described],
) -> bool:
    """Whether two amounts are told by a word each, or by the same word, or just asked as money."""
    view = draft.view
    if not is_money(left[1]) or not (asks_for_money(draft.query) or _transfers(draft.query)):
        return False
    said_left, said_right = (
        [name for name in names if name.word and tells(view, figure, name)]
        for names, figure in (left, right)
    )
    if bool(said_left) == bool(said_right):
        return True
    other = right[1] if said_left else left[1]
    return all(tells(view, other, name) for name in said_left or said_right)


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
    spelled = [
        replace(figure, spelling=one.quantity.spelling)
        for figure, one in zip(figures, (pair.first, pair.second), strict=True)
    ]
    return ranked(draft, spelled, either=pair.either)


def _name(draft: Draft, apart: Sequence[Asked]) -> str:
    """What to call a figure: the thing or word of the question that tells it."""
    things = [one for one in apart if one.entities] or [one for one in apart if one.year]
    words = things or list(apart)
    return draft.query.question[words[0].start : words[-1].end]
