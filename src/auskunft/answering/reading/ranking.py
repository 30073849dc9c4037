"""Choosing the sentence and the span: a log-linear model over named features.

The score of a span is linear in the features of its sentence and its own; the softmax of the
scores is the model's belief. The span shown is the one with the highest expected overlap (token
F1) with the others it believes in: minimum Bayes risk decoding (Kumar and Byrne, NAACL 2004).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auskunft.answering.reading.candidates import Candidate, Reading
from auskunft.answering.reading.confidence import confidence
from auskunft.answering.reading.matching import Matcher, document_frequency
from auskunft.answering.reading.questions import prepare
from auskunft.answering.reading.sentence_features import Scene, sentence_features, set_scenes
from auskunft.answering.reading.span import Span
from auskunft.answering.reading.span_features import (
    Sighting,
    articled,
    can_answer,
    sight,
    span_features,
)
from auskunft.answering.reading.spans import spans_for, whole_quantity
from auskunft.answering.reading.weights import Weights, shipped_weights
from auskunft.answering.reading.word_vectors import WordVectors
from auskunft.domain import Expectation

_LOOKED_INTO = 6
_LOOKED_INTO_ANYWAY = 4
_COMPARED = 10
# From this confidence on a second sentence helps nobody.
_CERTAIN = 0.9
# Flattens the belief for the choice of the span; set by cross-validation.
_TEMPERATURE = 1.4


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A span and its share of the score; `span` None stands for "no span in this sentence"."""

    span: Span | None
    score: float
    features: Mapping[str, float]


def read(
    question: str,
    expectation: Expectation,
    candidates: Sequence[Candidate],
    vectors: WordVectors | None = None,
    weights: Weights | None = None,
) -> tuple[Reading, ...]:
    """Reads every candidate for the answer to the question.

    Args:
        question: A standalone question, German (or English, over German sentences).
        expectation: What `understanding.expectation.expected_answer` says of it.
        candidates: Sentences that retrieval found, ideally whole passages of them: a sentence
            is judged with its neighbours. The first few are looked into however they score.
        vectors: Word vectors (see `word_vectors`): finds "Hochschule" for "Universität" and,
            for English questions, "Unternehmen" for "company".
        weights: The model, by default the shipped one.

    Returns:
        One reading a candidate, best first; () for none.
    """
    if not candidates:
        return ()
    model = weights or shipped_weights()
    frequency = document_frequency([candidate.text for candidate in candidates])
    prepared = prepare(question, expectation, frequency, len(candidates))
    matcher = Matcher(prepared.words, vectors)
    scenes = set_scenes(prepared, matcher, candidates)
    features = sentence_features(prepared, scenes)
    scores = [weighted(model.sentence, values) for values in features]
    order = sorted(range(len(scenes)), key=lambda number: -scores[number])
    nouns = articled(scene.candidate.text for scene in scenes)
    readings = [
        _reading(
            sight(prepared, matcher, scenes[number], nouns),
            features[number],
            scores[number],
            model,
        )
        if rank < _LOOKED_INTO or number < _LOOKED_INTO_ANYWAY
        else _unread(scenes[number], features[number], scores[number], prepared.group, model)
        for rank, number in enumerate(order)
    ]
    readings.sort(key=lambda reading: -reading.score)
    return confidence(readings, model.confidence)


def runner_up(readings: Sequence[Reading], room: int) -> Reading | None:
    """The second-best sentence, where the best is uncertain and the other fits in the room.

    Args:
        readings: What `read` returned.
        room: Characters left for the other sentence.
    """
    if not readings or readings[0].confidence >= _CERTAIN:
        return None
    fitting = (other for other in readings[1:4] if len(other.candidate.text) <= room)
    return next(fitting, None)


def weighted(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The weighted sum; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def scored_spans(sighting: Sighting, model: Weights) -> list[ScoredSpan]:
    """All spans of the sentence that can answer, and "none", best first."""
    group = sighting.question.group
    weights = model.span[group]
    found = [ScoredSpan(None, weights.get("none", 0.0), {})]
    named = sighting.scene.candidate.named
    for span in spans_for(group, sighting.scene.candidate.text):
        if any(one.start <= span.start and span.end <= one.end for one in named):
            continue
        if not can_answer(sighting.question, sighting.scene.sentence, span):
            continue
        features = span_features(sighting, span)
        found.append(ScoredSpan(span, weighted(weights, features), features))
    found.sort(key=lambda scored: -scored.score)
    return found


def _reading(
    sighting: Sighting, features: dict[str, float], score: float, model: Weights
) -> Reading:
    scored = scored_spans(sighting, model)
    best = scored[0].score
    # What all spans together believe, on the scale of scores.
    total = best + math.log(sum(math.exp(item.score - best) for item in scored))
    chosen = least_risk(scored[:_COMPARED])
    values = features | {f"span_{name}": value for name, value in chosen.features.items()}
    values["span_score"] = best
    start, end = _shown(sighting, chosen.span)
    return Reading(sighting.scene.candidate, start, end, score + total, 0.0, values)


def _shown(sighting: Sighting, span: Span | None) -> tuple[int, int]:
    """The offsets of the short answer; a figure is never shown without what bounds it."""
    if span is None:
        return 0, 0
    if sighting.question.group == "number":
        span = whole_quantity(sighting.scene.candidate.text, span)
    return span.start, span.end


def _unread(
    scene: Scene, features: dict[str, float], score: float, group: str, model: Weights
) -> Reading:
    """The reading of a sentence too far behind to look for spans in it."""
    return Reading(scene.candidate, 0, 0, score + model.span[group].get("none", 0.0), 0.0, features)


def least_risk(scored: Sequence[ScoredSpan]) -> ScoredSpan:
    """The span with the highest expected F1 over tokens against the others, by their belief."""
    top = scored[0].score
    belief = [math.exp((item.score - top) / _TEMPERATURE) for item in scored]
    best, chosen = -1.0, scored[0]
    for item in scored:
        gain = sum(
            weight * _overlap(item.span, other.span)
            for weight, other in zip(belief, scored, strict=True)
        )
        if gain > best:
            best, chosen = gain, item
    return chosen


def _overlap(left: Span | None, right: Span | None) -> float:
    if left is None or right is None:
        return float(left is right)
    common = min(left.last, right.last) - max(left.first, right.first)
    return max(0, 2 * common) / (left.last - left.first + right.last - right.first)
