"""Which sentence answers the question, and how likely: a logistic function of named evidence.

The weights are data (`knowledge/deciding.toml`), fitted by `python -m benchmarks.deciding`: on
what the project's own development sets and XQuAD-de ask, and on the questions of documents that no
model was trained with. Unlike the rules of `fitting`, nothing here forbids an answer: each ground
to doubt has the weight that it had where it was right. A wrong answer costs more than a refusal, so
a question is answered from `ANSWER_FROM` on: the same command prints the curve, and
docs/decisions.md says why there.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TypeAlias

from auskunft.answering.amounts import FIGURE_QUESTIONS, AmountMatch, match_amounts
from auskunft.answering.candidates import Candidate
from auskunft.answering.doubting import grounds_to_doubt
from auskunft.answering.excluding import told_elsewhere
from auskunft.answering.fitting import misfits
from auskunft.answering.matching import weight
from auskunft.answering.reader import Reading, with_judged_span
from auskunft.domain import AnswerType
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

ANSWER_FROM = 0.36
"""Belief from which a question is answered rather than shown what comes nearest."""
_SCORES = 5.0
_LOGITS = 8.0
_NEXT_TO_NOTHING = 0.15
_COMPARED = 5
_HIGHEST_SCORE = 6.5
_OF_SENTENCE = (
    "coverage", "passage", "refers", "grams", "density", "pairs", "context", "headings",
    "previous", "next", "refers_previous",
)  # fmt: skip
"""What `reading.sentence_features` says of the sentence."""
_OF_SPAN = (
    "same_preposition", "stray_preposition", "verb", "unit_fits", "unit_misfits", "reason_before",
    "bare", "subject", "focus_before", "repeats", "whole", "nearest", "article",
)  # fmt: skip
"""What `reading.span_features` says of the span that would be the short answer."""
_TYPED = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.DATE, AnswerType.DURATION})

Belief: TypeAlias = Callable[[Query, CorpusView, Sequence[Reading]], Sequence[float]]
"""Gives each of some readings the probability that it answers the question."""


def belief(query: Query, view: CorpusView, readings: Sequence[Reading]) -> Sequence[float]:
    """How likely each reading answers the question."""
    weights = _weights()
    return [
        1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        for values in evidence(query, view, readings)
        for total in [sum(weights.get(name, 0.0) * value for name, value in values.items())]
    ]


def weighed(
    query: Query, view: CorpusView, readings: Sequence[Reading], believe: Belief
) -> tuple[Reading, ...]:
    """The readings, likeliest first; those that no judge was asked about are not believed."""
    judged = [one for one in readings if one.judgement is not None]
    able = [_may_answer(query, view, one) for one in judged]
    sure = [
        replace(one, belief=value)
        for kind in (True, False)
        for some in [[one for one, may in zip(judged, able, strict=True) if may is kind]]
        for one, value in zip(some, believe(query, view, some), strict=True)
    ]
    rest = [one for one in readings if one.judgement is None]
    return (*sorted(sure, key=lambda one: -one.belief), *rest)


def _may_answer(query: Query, view: CorpusView, reading: Reading) -> bool:
    """Whether it has what no answer can do without; what has not is no rival to what has."""
    if query.expectation.type is AnswerType.YES_NO:
        return True
    return not told_elsewhere(query, view, with_judged_span(query, reading))


def evidence(
    query: Query, view: CorpusView, readings: Sequence[Reading]
) -> list[Mapping[str, float]]:
    """What speaks for and against each reading: named figures, each between -1 and 1."""
    scene = _scene(query, view, readings)
    return [
        _of_question(query)
        | _of_words(scene, reading)
        | _of_rank(scene, number)
        | _of_doubts(scene, reading)
        for number, reading in enumerate(readings)
    ]


@dataclass(frozen=True)
class _Scene:
    """A question with its readings, and the figures in them that match."""

    query: Query
    view: CorpusView
    readings: Sequence[Reading]
    amounts: Mapping[int, AmountMatch]


def _scene(query: Query, view: CorpusView, readings: Sequence[Reading]) -> _Scene:
    amounts: dict[int, AmountMatch] = {}
    if query.expectation.type in FIGURE_QUESTIONS:
        for match in match_amounts(query, view, [one.candidate for one in readings]):
            amounts.setdefault(match.candidate.view.number, match)
    return _Scene(query, view, readings, amounts)


def _of_question(query: Query) -> dict[str, float]:
    """What makes an answer likely before any sentence is read."""
    return {
        "constant": 1.0,
        "nothing_more": float(not query.terms),
        "unknown_name": float(bool(query.unknown_names)),
        "foreign_region": float(bool(query.foreign_regions)),
        "english": float(query.language == "en"),
        query.expectation.type.value: 1.0,
    }


def _of_words(scene: _Scene, reading: Reading) -> dict[str, float]:
    """What of the question the sentence, its span and its surroundings say."""
    query, candidate, features = scene.query, reading.candidate, reading.features
    kind = query.expectation.type
    amount = scene.amounts.get(candidate.view.number)
    return {
        "own": candidate.own.share,
        "support": candidate.support,
        "confidence": reading.confidence,
        "about": float(candidate.about) if query.entities else 0.0,
        "near": float(candidate.near),
        "topic": float(bool(set(query.entity_numbers) & candidate.view.topics)),
        "named_elsewhere": float(bool(query.entities) and not candidate.near),
        "nothing_own": float(bool(query.terms) and candidate.own.share < _NEXT_TO_NOTHING),
        "verbs": _verbs(query, candidate),
        "amount": amount.score if amount else 0.0,
        "amount_noun": min(1.0, amount.noun) if amount else 0.0,
        "typed_own": candidate.own.share if kind in _TYPED | FIGURE_QUESTIONS else 0.0,
        "retrieval": min(1.0, candidate.score / _HIGHEST_SCORE),
        **_open(query, scene.view, candidate),
        **{name: features.get(name, 0.0) for name in _OF_SENTENCE},
        **{f"span_{name}": features.get(f"span_{name}", 0.0) for name in _OF_SPAN},
    }


def _of_rank(scene: _Scene, number: int) -> dict[str, float]:
    """How the reading stands against the others."""
    readings = scene.readings
    reading = readings[number]
    others = [one for place, one in enumerate(readings) if place != number]
    similar = reading.candidate.similarity
    next_similar = max((one.candidate.similarity for one in others[:_COMPARED]), default=0.0)
    most_similar = max((one.candidate.similarity for one in others), default=0.0)
    best = max((one.score for one in others), default=reading.score)
    return {
        "rank": 1 / (1 + number),
        "similarity": similar,
        "similarity_margin": similar - next_similar,
        "similarity_behind": min(0.0, similar - most_similar),
        "score_margin": max(-_SCORES, min(_SCORES, reading.score - best)) / _SCORES,
        **_of_judgement(scene, reading, others),
    }


def _of_judgement(scene: _Scene, reading: Reading, others: Sequence[Reading]) -> dict[str, float]:
    """What the judge says of the reading, alone and beside the others.

    The judge has never been asked for yes or no; there its word has weights of its own.
    """
    logit = _logit(reading)
    best = max((_logit(one) for one in others), default=-1.0)
    form = "_yes_no" if scene.query.expectation.type is AnswerType.YES_NO else ""
    return {
        f"judged{form}": logit,
        f"judged_margin{form}": max(-1.0, min(1.0, logit - best)),
        f"judged_behind{form}": max(-1.0, min(0.0, logit - best)),
        f"judged_span{form}": reading.judgement.sure if reading.judgement else 0.0,
    }


def _logit(reading: Reading) -> float:
    """What the judge says of the reading, between -1 and 1."""
    if reading.judgement is None:
        return -1.0
    return max(-1.0, min(1.0, reading.judgement.score / _LOGITS))


def _of_doubts(scene: _Scene, reading: Reading) -> dict[str, float]:
    """The grounds to doubt that apply."""
    found = {
        *misfits(scene.query, scene.view, reading),
        *grounds_to_doubt(scene.query, scene.view, reading.candidate.view, reading.span),
    }
    return {f"doubt_{ground}": 1.0 for ground in found}


def _verbs(query: Query, candidate: Candidate) -> float:
    """The share of what the question says happens, is done or how, that the sentence says too."""
    asked = [term for term in query.terms if not term.qualifier]
    said = [term for term in asked if term not in candidate.own.unexplained]
    return len(said) / len(asked) if asked else 0.0


def _open(query: Query, view: CorpusView, candidate: Candidate) -> dict[str, float]:
    """The share of the question that stays open: said elsewhere, or nowhere in the corpus."""
    total = sum(map(weight, query.terms)) or 1.0
    left = candidate.wide.unexplained
    here = [term for term in left if set(term.keys) <= view.keys]
    nowhere = [term for term in left if not set(term.keys) <= view.keys]
    known = [term for term in left if term.known]
    return {
        "open_known": sum(map(weight, known)) / total,
        "open_elsewhere": sum(map(weight, here)) / total,
        "open_nowhere": sum(map(weight, nowhere)) / total,
    }


@functools.cache
def _weights() -> Mapping[str, float]:
    source = files("auskunft.knowledge").joinpath("deciding.toml")
    weights: dict[str, float] = tomllib.loads(source.read_text(encoding="utf-8"))["weights"]
    return weights
