"""The likeliest pair of figures, and how likely it is."""

from __future__ import annotations

import functools
import math
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import permutations
from typing import TypeAlias

from auskunft import german
from auskunft.answering.composing.figures import Figure, Scene
from auskunft.answering.contrasting.evidence import evidence
from auskunft.answering.contrasting.halves import MORE_OF, Halves, Pair
from auskunft.answering.described import Described
from auskunft.answering.enumerated import is_one_of_several
from auskunft.answering.matching import similar_form
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import CorpusView

_MANY_SORTS = 5
"""What a word for any of them ("Mitglieder", "Partner") covers at least."""
Values: TypeAlias = tuple[float, float]
"""Of the first and the last figure of a pair, in base units."""


@dataclass(frozen=True)
class Contrasted:
    """A pair of figures, and how likely those of each two values are the ones that are meant."""

    pair: Pair
    chances: Mapping[Values, float]

    @property
    def probability(self) -> float:
        """How likely the pair is meant."""
        return self.chances[values(self.pair)]


def values(pair: Pair) -> Values:
    """The values of both figures."""
    return pair.first.value, pair.last.value


def pairs(scene: Scene, halves: Halves) -> Iterator[Pair]:
    """All pairs of figures of one unit that stand in sentences, in both orders."""
    asked = scene.query.keys
    plain = [
        one
        for one in scene.figures
        if one.whole is None and _may_be_meant(scene, one, asked)
        if not _counts_else(scene, halves, one)
    ]
    for first, last in permutations(plain, 2):
        if first.unit == last.unit and first.place != last.place:
            pair = Pair(scene, halves, first, last)
            if not _misses_a_side(pair):
                yield pair


def _may_be_meant(scene: Scene, figure: Figure, asked: frozenset[str]) -> bool:
    """Whether a figure stands in a sentence, and is no part that the question does not name."""
    source = figure.source
    return isinstance(source, Described) and not is_one_of_several(
        scene.view, source.at, source.quantity, asked
    )


def _counts_else(scene: Scene, halves: Halves, figure: Figure) -> bool:
    """Whether the question says what there is more of, and the figure counts something else.

    "Mehr Firmen oder Institute" says it of neither.
    """
    question, view = scene.query.question, scene.view
    nouns = [match.span("noun") for match in MORE_OF.finditer(question)]
    offers = question[halves.joint :].startswith(("oder", "or"))
    if offers and any(not question[end : halves.joint].strip() for _, end in nouns):
        return False
    starts = {start for start, _ in nouns}
    counted = [term for term in scene.query.terms if term.start in starts]
    clear = all(_is_clear(view, term) for term in counted)
    if not counted or not clear or figure.unit or not figure.noun:
        return False
    keys = [key for term in counted for key in term.keys]
    alike = similar_form(figure.noun)
    if any(key in figure.noun or alike(key) > 0 for key in keys):
        return False
    covers = view.glossary.covers
    sorts = max((len(covers.get(one, ())) for one in figure.noun), default=0)
    return not any(  # firms are members, but members need not be firms
        len(covers.get(key, ())) >= min(sorts, _MANY_SORTS)
        for key in keys
        if covers.get(key, frozenset()) & figure.noun
    )


def _is_clear(view: CorpusView, term: Term) -> bool:
    """Whether a word is one of the field, or of the corpus: others may mean what stands there."""
    meant = german.stem(term.text) not in term.keys
    return meant or term.known or set(term.keys) <= view.keys


def _misses_a_side(pair: Pair) -> bool:
    """Whether a side names things of the corpus and its figure is of none of them."""
    for left, figure in ((True, pair.first), (False, pair.last)):
        if pair.named_on(left=left) and not pair.named(figure, left=left):
            return True
    return False


def contrast(scene: Scene, halves: Halves) -> Contrasted | None:
    """The likeliest pair; that none is meant takes its share of the probability."""
    found = list(pairs(scene, halves))
    weights, telling = _weights(), _telling()
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in evidence(one, telling).items())
        for one in found
    ]
    by_values = chances([values(one) for one in found], scores)
    if not by_values:
        return None
    best = max(by_values, key=by_values.__getitem__)
    alike = [number for number, one in enumerate(found) if values(one) == best]
    return Contrasted(found[max(alike, key=scores.__getitem__)], by_values)


def chances(found: Sequence[Values], scores: Sequence[float]) -> Mapping[Values, float]:
    """How likely each two values are meant; that none are has a score of 0."""
    highest = max([0.0, *scores])
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised) + math.exp(-highest)
    summed = defaultdict[Values, float](float)
    for one, value in zip(found, raised, strict=True):
        summed[one] += value / total
    return summed


def prepare() -> None:
    """Reads the weights, for which the first question would wait."""
    _telling()


@functools.cache
def _telling() -> Collection[str]:
    """The words that have a weight."""
    return frozenset(name.split(".")[1] for name in _weights() if name.startswith("word."))


@functools.cache
def _weights() -> Mapping[str, float]:
    source = files("auskunft.knowledge").joinpath("contrasting.toml")
    raw: dict[str, float] = tomllib.loads(source.read_text(encoding="utf-8"))["weights"]
    return raw
