"""What speaks for holding two figures against each other; named figures, between -1 and 1."""

from __future__ import annotations

import math
from collections.abc import Collection

from auskunft.answering.composing.figures import Figure
from auskunft.answering.contrasting.halves import Belief, Pair
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import related

_LITTLE = 1e-4
_LOGITS = 8.0
_MANY = 5
_WORD = 0.7
_SAYS_WHAT = ("operation.", "scope.money", "scope.payment", "scope.whole", "part.")


def evidence(pair: Pair, telling: Collection[str]) -> dict[str, float]:
    """What speaks for a pair; `telling` are the words that say what is compared."""
    found = _of_terms(pair) | _of_names(pair) | _of_belief(pair) | _of_pair(pair) | _of_years(pair)
    found |= _of_rivals(pair)
    kind = _kind(pair.first)
    query = pair.scene.query
    found |= {f"{name}.{kind}": 1.0 for name in query.intents if name.startswith(_SAYS_WHAT)}
    found |= {f"word.{one}.{kind}": _WORD for one in pair.scene.words if one in telling}
    found[f"type.{query.expectation.type.value}.{kind}"] = 1.0
    found["constant"] = 1.0
    return {name: value for name, value in found.items() if value}


def _kind(figure: Figure) -> str:
    if figure.money:
        return "money"
    return "percent" if figure.percent else "unit" if figure.unit else "number"


def _of_terms(pair: Pair) -> dict[str, float]:
    """Which of the question's words each figure's own stretch says, and its passage does."""
    found = dict[str, float]()
    every = frozenset(range(len(pair.scene.terms)))
    left, right = pair.left_terms, every - pair.left_terms
    for name, first, last in (
        ("own", pair.first.told, pair.last.told),
        ("around", pair.first.around, pair.last.around),
    ):
        first_only, last_only = first - last, last - first
        found |= {
            f"{name}_left_by_first": _share(first_only & left),
            f"{name}_left_by_last": _share(last_only & left),
            f"{name}_right_by_first": _share(first_only & right),
            f"{name}_right_by_last": _share(last_only & right),
            f"{name}_both": len(first & last) / max(1, len(every)),
            f"{name}_none": len(every - first - last) / max(1, len(every)),
            f"{name}_both_right": _share(first & last & right),
            f"{name}_apart": float(bool(first_only & left and last_only & right)),
        }
    found["counts_both"] = float(pair.first.counts_asked and pair.last.counts_asked)
    found["counts_none"] = float(not (pair.first.counts_asked or pair.last.counts_asked))
    return found


def _share(some: Collection[int]) -> float:
    return min(len(some), 2) / 2


def _of_names(pair: Pair) -> dict[str, float]:
    """Whether what is named on each side is what the figures' sentences are about."""
    first_left, last_left = pair.named(pair.first, left=True), pair.named(pair.last, left=True)
    first_right = pair.named(pair.first, left=False)
    last_right = pair.named(pair.last, left=False)
    nearest_first, nearest_last = _nearest(pair, pair.first), _nearest(pair, pair.last)
    sides = [pair.named_on(left=left) for left in (True, False)]
    return {
        "first_left": float(first_left),
        "last_right": float(last_right),
        "named_apart": float(first_left and last_right and not (last_left and first_right)),
        "named_crossed": float((last_left and not first_left) or (first_right and not last_right)),
        "left_unnamed": float(not sides[0]),
        "right_unnamed": float(not sides[1]),
        "nearest_first": float(nearest_first in sides[0]),
        "nearest_last": float(nearest_last in sides[1]),
        "nearest_crossed": float(nearest_first in sides[1] or nearest_last in sides[0]),
        "about_both": float(pair.first.about and pair.last.about),
        "about_none": float(not (pair.first.about or pair.last.about)),
    }


def _nearest(pair: Pair, figure: Figure) -> int:
    """The thing named last before the figure in its sentence, or -1."""
    view = pair.scene.view
    begin = view.sentences[figure.sentence].start
    named = [one for one in view.things_in(figure.sentence) if one[1] + begin < figure.start]
    return named[-1][0] if named else -1


def _of_belief(pair: Pair) -> dict[str, float]:
    """How likely the sentences answer the halves of the question, and the whole."""
    halves = pair.halves
    first, last = pair.first.sentence, pair.last.sentence
    return {
        "left_first": _logit(halves.left, first),
        "right_last": _logit(halves.right, last),
        "left_behind": halves.left.get(first, 0.0) - max(halves.left.values(), default=0.0),
        "right_behind": halves.right.get(last, 0.0) - max(halves.right.values(), default=0.0),
        "most": max(pair.first.vouched.most, pair.last.vouched.most),
        "least": min(pair.first.vouched.most, pair.last.vouched.most),
    }


def _logit(belief: Belief, sentence: int) -> float:
    value = belief.get(sentence, 0.0)
    return max(-1.0, min(1.0, math.log((value + _LITTLE) / (1 - value + _LITTLE)) / _LOGITS))


def _of_pair(pair: Pair) -> dict[str, float]:
    """What the figures are to each other."""
    first, last, view = pair.first, pair.last, pair.scene.view
    nouns = bool(first.noun and last.noun)
    same = first.sentence == last.sentence
    larger, smaller = max(first.value, last.value), min(first.value, last.value)
    alike = nouns and (related(view, first.noun, last.noun) or related(view, last.noun, first.noun))
    between = [
        one
        for one in pair.scene.figures
        if one.sentence == first.sentence
        and min(first.start, last.start) < one.start < max(first.start, last.start)
    ]
    places = (first.place, last.place)
    return {
        "same_noun": float(nouns and first.noun == last.noun),
        "related": float(alike),
        "unlike": float(nouns and not alike and not first.unit),
        "same_sentence": float(same),
        "same_passage": float(first.passage == last.passage),
        "in_order": float(same and first.start < last.start),
        "against_order": float(same and first.start > last.start),
        "adjacent": float(same and not between),
        "first_as_part": float(places[::-1] in pair.scene.parts),
        "last_as_part": float(places in pair.scene.parts),
        "equal": float(first.value == last.value),
        "magnitude": min(_MANY, math.log10(max(larger, _LITTLE) / max(smaller, _LITTLE))) / _MANY,
        "other_time": float(first.money and time_base(first.text) != time_base(last.text)),
        "bounded": float(first.bounded or last.bounded),
    }


def _of_years(pair: Pair) -> dict[str, float]:
    """The figures' years, against each other and those of each side."""
    left = {one.period.first for one in pair.scene.query.periods if one.start < pair.joint}
    right = {one.period.first for one in pair.scene.query.periods if one.start > pair.joint}
    first, last = pair.first.year, pair.last.year
    asked = left | right
    return {
        "first_in_year": float(first in left),
        "last_in_year": float(last in right),
        "first_other_year": float(bool(left) and first is not None and first not in asked),
        "last_other_year": float(bool(right) and last is not None and last not in right),
        "two_years": float(first is not None and last is not None and first != last),
        "same_year": float(first is not None and first == last),
        "one_dated": float((first is None) != (last is None)),
        "asked_two_years": float(bool(left and right) and first in left and last in right),
        "unasked_years": float(
            not asked and first is not None and last is not None and first != last
        ),
        "current": float(pair.first.current or pair.last.current),
    }


def _of_rivals(pair: Pair) -> dict[str, float]:
    """Whether other figures of the same unit in the sentences say more of the question."""
    found = dict[str, float]()
    for name, one in (("first", pair.first), ("last", pair.last)):
        rivals = [
            other
            for other in pair.scene.figures
            if (other.passage, other.unit) == (one.passage, one.unit) and other.place != one.place
        ]
        found |= {
            f"{name}_outdone": float(any(one.told < other.told for other in rivals)),
            f"{name}_alone": float(not rivals),
            f"{name}_counts_alone": float(
                one.counts_asked and not any(other.counts_asked for other in rivals)
            ),
            f"{name}_others_count": float(
                not one.counts_asked and any(other.counts_asked for other in rivals)
            ),
        }
    return found
