"""What speaks for working an expression out: named figures, each between -1 and 1."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from auskunft.answering.composing.expressions import Expression
from auskunft.answering.composing.figures import FOR_EACH, Figure, Scene
from auskunft.answering.composing.roles import roles
from auskunft.answering.wholes import related

_PART = re.compile(
    r"\b(?:davon|darunter|hiervon|wovon|worunter|von denen|von ihnen|unter ihnen"
    r"|of which|of them)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:insgesamt|zusammen|gesamt\w*|in Summe|total)\b", re.IGNORECASE)
_SAYS_HOW = (
    *("calculation.", "operation.", "part."),
    *("scope.money", "scope.payment", "scope.whole", "statement.rest"),
)
"""Intents that tell what is to be worked out."""
_WORD = 0.7
"""What a word of the question counts."""
_LOGITS = 8.0
_LITTLE = 1e-4
"""What counts as nothing."""
_MANY = 5
"""Figures beside those used, or powers of ten, beyond which it is all the same,"""
_NAMES = 3
"""and names, sentences between, and operands."""
_SOME = 2
_SHARED = frozenset(
    {"vouched", "vouched_least", "asked", "keywords", "behind", "behind_least"}
    | {"told", "told_around", "missed", "counts_none", "other_year", "in_question"}
)
"""What counts for all operations alike, and for each by itself."""


@dataclass(frozen=True)
class Telling:
    """The words that tell an operation: in the question, and in the text near the last operand."""

    asked: Collection[str]
    near: Collection[str]


def evidence(scene: Scene, expression: Expression, telling: Telling) -> dict[str, float]:
    """What speaks for an expression; names that begin with the operation count for it alone."""
    figures = [scene.operands[number] for number in expression.operands]
    alone, shared = _of_question(scene), dict[str, float]()
    alone |= {f"word.{word}": _WORD for word in scene.words if word in telling.asked}
    for part in (_of_belief(scene, figures), _of_words(scene, figures)):
        alone |= part
        shared |= {name: value for name, value in part.items() if name in _SHARED}
    alone |= _of_kinds(scene, figures) | _of_rivals(scene, figures) | _of_time(scene, figures)
    alone |= roles(scene, figures)
    alone |= {f"near.{word}": _WORD for word in figures[-1].words if word in telling.near}
    if len(figures) > 1:
        alone |= _of_pair(scene, figures[0], figures[-1])
    alone |= {
        "whole_number": float(abs(expression.result - round(expression.result)) < _LITTLE),
        "several": float(len(figures) > _SOME),
    }
    alone |= (of_years := _of_years(scene, figures))
    shared |= {name: value for name, value in of_years.items() if name in _SHARED}
    shared |= _of_things(scene, figures)
    shared[f"operands_{min(len(figures), _NAMES)}.{scene.query.expectation.type.value}"] = 1.0
    own = {f"{expression.operation}.{name}": value for name, value in alone.items() if value}
    return own | {name: value for name, value in shared.items() if value}


def _of_question(scene: Scene) -> dict[str, float]:
    query = scene.query
    found = {"constant": 1.0, f"type.{query.expectation.type.value}": 1.0}
    found |= {name: 1.0 for name in query.intents if name.startswith(_SAYS_HOW)}
    found["denies"] = float(scene.denies)
    found["names"] = min(len(query.entities), _NAMES) / _NAMES
    return found


def _of_belief(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """How much the sentences of the figures are believed, and against the most believed."""
    most = max(one.vouched.most for one in figures)
    least = min(one.vouched.most for one in figures)
    return {
        "vouched": most,
        "vouched_least": least,
        "asked": _logit(max(one.vouched.asked for one in figures)),
        "keywords": _logit(max(one.vouched.keywords for one in figures)),
        "behind": most - scene.believed_most,
        "behind_least": least - scene.believed_most,
    }


def _logit(belief: float) -> float:
    odds = (belief + _LITTLE) / (1 - belief + _LITTLE)
    return max(-1.0, min(1.0, math.log(odds) / _LOGITS))


def _of_words(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """Which of the question's words the figures' own stretches say."""
    terms = max(1, len(scene.terms))
    first, last = figures[0].told, figures[-1].told
    union = frozenset[int]().union(*(one.told for one in figures))
    around = frozenset[int]().union(*(one.around for one in figures))
    both = frozenset.intersection(*(one.told for one in figures))
    others = scene.beside(figures)
    beside = frozenset[int]().union(*(one.told for one in others))
    most = max((len(one.told) for one in scene.figures), default=0)
    return {
        "told": len(union) / terms,
        "told_around": len(around) / terms,
        "told_by_all": len(both) / terms,
        "first_told": len(first) / terms,
        "last_told": len(last) / terms,
        "last_only": len(last - first) / terms,
        "first_only": len(first - last) / terms,
        "missed": len(beside - union) / terms,
        "others": min(len(others), _MANY) / _MANY,
        "tells_most": float(max(len(one.told) for one in figures) >= most),
        "counts_none": float(not any(one.counts_asked for one in figures)),
        "first_counts": float(figures[0].counts_asked),
        "last_counts": float(figures[-1].counts_asked),
    }


def _of_rivals(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """Whether the operands are those that the question's words pick out among their like."""
    like = [
        one
        for one in scene.figures
        if (one.passage, one.unit) == (figures[0].passage, figures[0].unit)
    ]
    near = [one for one in like if one.sentence == figures[-1].sentence]
    named = {int(one.value) for one in scene.query.figures if one.value == int(one.value)}
    found = {
        "all_of_sentence": float(len(near) == len(figures) and len(figures) > 1),
        "as_many_as_named": float(len(figures) in named),
    }
    for name, one in (("first", figures[0]), ("last", figures[-1])):
        rivals = [other for other in like if other.place != one.place and other not in figures]
        others = frozenset[int]().union(*(other.told for other in rivals))
        found |= {
            f"{name}_alone": float(bool(one.told - others)),
            f"{name}_outdone": float(any(one.told < other.told for other in rivals)),
            f"{name}_tells": float(bool(one.told)),
        }
    return found


def _of_kinds(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """Amounts, shares and numbers, each against what is asked for."""
    kind, first, last = scene.query.expectation.type.value, figures[0], figures[-1]
    return {
        f"money.{kind}": float(first.money),
        f"percent.{kind}": float(first.percent),
        f"unit.{kind}": float(bool(first.unit) and not first.money and not first.percent),
        f"number.{kind}": float(not first.unit),
        "last_money": float(last.money),
        "indicator": float(any(one.stated_by_fact for one in figures)),
        "other_payer": float(any(one.other_payer for one in figures)),
        "last_each": float(bool(last.noun & scene.each)),
    }


def _of_time(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """For what time a figure is, against that asked for; for each of what the other counts."""
    first, last = figures[0], figures[-1]
    base, wanted = first.base or "once", scene.asked_base or "once"
    nouns = frozenset[str]().union(
        *(scene.view.interpreter.keys(match["noun"]) for match in FOR_EACH.finditer(first.text))
    )
    return {
        f"for_{base}.{wanted}": 1.0,
        f"time.{last.unit}": float(last.is_time),
        "for_each": float(bool(nouns)),
        "for_each_of_last": float(bool(nouns & last.noun)),
    }


def _of_pair(scene: Scene, first: Figure, last: Figure) -> dict[str, float]:
    """What two figures are to each other."""
    larger, smaller = max(first.value, last.value), min(first.value, last.value)
    others = scene.beside([first, last])
    between = [one for one in others if _between(first.place, one.place, last.place)]
    same = first.sentence == last.sentence
    return {
        "same_sentence": float(same),
        "same_passage": float(first.passage == last.passage),
        "in_order": float(first.place < last.place),
        "distance": min(abs(first.sentence - last.sentence), _NAMES) / _NAMES,
        "same_noun": float(bool(first.noun) and first.noun == last.noun),
        "related_nouns": float(_related(scene, first, last)),
        "last_without_noun": float(not last.noun),
        "part": float((first.place, last.place) in scene.parts),
        "whole": float((last.place, first.place) in scene.parts),
        "last_as_part": float(_PART.search(last.text) is not None),
        "first_as_part": float(_PART.search(first.text) is not None),
        "first_as_total": float(_TOTAL.search(first.text) is not None),
        "last_as_total": float(_TOTAL.search(last.text) is not None),
        "adjacent": float(same and not between),
        "magnitude": min(_MANY, math.log10(max(larger, _LITTLE) / max(smaller, _LITTLE))) / _MANY,
        "bounded": float(first.bounded or last.bounded),
        **_as_wholes(scene, first, last),
    }


def _between(one: tuple[int, int], place: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one, other) < place < max(one, other)


def _related(scene: Scene, one: Figure, other: Figure) -> bool:
    nouns = bool(one.noun and other.noun)
    return nouns and (
        related(scene.view, one.noun, other.noun) or related(scene.view, other.noun, one.noun)
    )


def _as_wholes(scene: Scene, first: Figure, last: Figure) -> dict[str, float]:
    """Whether either is as much as the others of its sentence together, or no less."""
    found = dict[str, float]()
    for name, one in (("first", first), ("last", last)):
        others = [
            other.value
            for other in scene.figures
            if other.sentence == one.sentence and other.unit == one.unit and other is not one
        ]
        total = sum(others)
        found[f"{name}_is_sum"] = float(len(others) >= _SOME and abs(one.value - total) < _LITTLE)
        found[f"{name}_greatest"] = float(bool(others) and one.value >= total)
    return found


def _of_years(scene: Scene, figures: Sequence[Figure]) -> dict[str, float]:
    """The figures' years, to each other and to those asked for."""
    asked = {one.period.first for one in scene.query.periods if one.period.first == one.period.last}
    years = [one.year for one in figures]
    first, last = years[0], years[-1]
    given = [figure.value for figure in scene.query.figures]
    found = {"in_question": float(any(float(one) == f.value for one in given for f in figures))}
    if len(figures) > 1:
        dated = first is not None and last is not None
        found |= {
            "two_years": float(dated and first != last),
            "one_dated": float((first is None) != (last is None)),
            "same_year": float(dated and first == last),
            "later_last": float(first is not None and last is not None and first < last),
        }
    if asked:
        found |= {
            "year": float(any(year in asked for year in years)),
            "all_years": float(all(year in asked for year in years)),
            "other_year": float(any(year is not None and year not in asked for year in years)),
        }
    return found


def _of_things(scene: Scene, figures: Sequence[Figure]) -> Mapping[str, float]:
    """Whether the sentences are about what is asked about."""
    named = bool(scene.query.entities)
    return {
        "about": float(any(one.about for one in figures)),
        "all_about": float(all(one.about for one in figures)),
        "about_none": float(named and not any(one.about for one in figures)),
        "of_others": float(any(one.of_others for one in figures)),
    }
