"""Whether the best sentence answers the question: a logistic function of named evidence.

The weights are data (`knowledge/deciding.toml`), fitted by `python -m benchmarks.deciding` on
development questions: what the project's own sets and XQuAD-de ask, and the same questions with
the answering sentence taken away. A wrong answer costs more than a refusal, so a question is
answered from `ANSWER_FROM` on, set from the risk-coverage curve that the same command prints.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import TypeAlias

from auskunft.answering.amounts import FIGURE_QUESTIONS
from auskunft.answering.candidates import Candidate
from auskunft.answering.matching import weight
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

ANSWER_FROM = 0.45
"""Belief from which a question is answered rather than shown what comes nearest."""
_MARGIN = 3.0
_NEXT_TO_NOTHING = 0.15
_COMPARED = 5
_OF_SPAN = (
    "same_preposition", "stray_preposition", "verb", "unit_fits", "unit_misfits", "reason_before",
    "bare", "subject", "focus_before", "repeats", "whole", "nearest",
)  # fmt: skip
"""What `reading.span_features` says of the span that would be the short answer."""
_TYPED = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.DATE, AnswerType.DURATION})

Belief: TypeAlias = Callable[[Query, CorpusView, Sequence[Reading], Reading | None], float]
"""Gives the best of some readings, alone or with a second one shown beside it (or None), the
probability that it answers the question."""


def belief(
    query: Query, view: CorpusView, readings: Sequence[Reading], second: Reading | None
) -> float:
    """How likely the first reading, with the second if there is one, answers the question."""
    values = evidence(query, view, readings, second)
    weights = _weights()["pair" if second else "alone"]
    total = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def evidence(
    query: Query, view: CorpusView, readings: Sequence[Reading], second: Reading | None
) -> dict[str, float]:
    """What speaks for and against the first reading, with the second where both are shown.

    Named figures, each between -1 and 1.
    """
    reading = readings[0]
    candidate, features = reading.candidate, reading.features
    others = [other.score for other in readings[1:]]
    margin = reading.score - max(others) if others else _MARGIN
    kind = query.expectation.type
    values = {
        "constant": 1.0,
        "own": candidate.own.share,
        "coverage": features["coverage"],
        "passage": features["passage"],
        "refers": features["refers"],
        "similarity": candidate.similarity,
        "similarity_margin": candidate.similarity - _next_similarity(readings),
        "margin": max(-_MARGIN, min(_MARGIN, margin)) / _MARGIN,
        "confidence": reading.confidence,
        "about": float(candidate.about) if query.entities else 0.0,
        "topic": float(bool(set(query.entity_numbers) & candidate.view.topics)),
        "named_elsewhere": float(bool(query.entities) and not candidate.near),
        "nothing_own": float(bool(query.terms) and candidate.own.share < _NEXT_TO_NOTHING),
        "nothing_more": float(not query.terms),
        "verbs": _verbs(query, candidate),
        **_open(query, view, candidate),
        **{name: features.get(f"span_{name}", 0.0) for name in _OF_SPAN},
        kind.value: 1.0,
    }
    if second is not None:
        values |= _of_companion(query, view, second)
    if kind in _TYPED | FIGURE_QUESTIONS:
        values["typed_own"] = candidate.own.share
    if kind is AnswerType.PLACE:
        values["place_article"] = features.get("span_article", 0.0)
    return values


def _of_companion(query: Query, view: CorpusView, second: Reading) -> dict[str, float]:
    """What speaks for the sentence that is shown beside the first."""
    left = _open(query, view, second.candidate)
    return {
        "pair_own": second.candidate.own.share,
        "pair_coverage": second.features["coverage"],
        "pair_confidence": second.confidence,
        "pair_about": float(second.candidate.about) if query.entities else 0.0,
        **{f"pair_{name}": value for name, value in left.items()},
    }


def _next_similarity(readings: Sequence[Reading]) -> float:
    """The highest similarity among the next best readings."""
    others = [other.candidate.similarity for other in readings[1 : 1 + _COMPARED]]
    return max(others, default=0.0)


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
def _weights() -> Mapping[str, Mapping[str, float]]:
    source = files("auskunft.knowledge").joinpath("deciding.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
