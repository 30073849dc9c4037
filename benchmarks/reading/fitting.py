"""Fits the weights of reading: most expected token F1, by softmax over all spans of a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.reading.cases import Case, without_answer
from numpy.typing import NDArray
from scipy.optimize import minimize

from auskunft.answering.reading import Reading, WordVectors, read
from auskunft.answering.reading.confidence import evidence
from auskunft.answering.reading.matching import Matcher, document_frequency
from auskunft.answering.reading.questions import prepare
from auskunft.answering.reading.ranking import weighted
from auskunft.answering.reading.sentence_features import sentence_features, set_scenes
from auskunft.answering.reading.span_features import articled, can_answer, sight, span_features
from auskunft.answering.reading.spans import spans_for
from auskunft.answering.reading.weights import Weights

Floats = NDArray[np.float64]
LOOKED_INTO = 8
RIDGE, GROUP_RIDGE = 0.2, 1.6
"""Penalties on the shared weights and on what a question group may differ from them."""
POWER = 2
"""The gain of a span is its F1 to this power: exact answers count more than overlaps."""
NO_SPAN = 0.05
LEAST = 0.1
"""Weights below this are left out of the file."""
_FIRST = {"coverage": 3.0, "grams": 3.0, "density": 2.0, "retrieval": 2.9, "passage": 1.0}
"""Sentence weights that choose what to look into before any are fitted."""


@dataclass
class Row:
    """All spans of one question: feature values by name, gains, and the question's group."""

    group: str
    sentence: list[Mapping[str, float]]
    span: list[Mapping[str, float]]
    gains: list[float]


def rows_of(case: Case, vectors: WordVectors) -> Row:
    """The spans of the sentences that would be looked into."""
    texts = [candidate.text for candidate in case.candidates]
    question = prepare(case.question, case.expectation, document_frequency(texts), len(texts))
    matcher = Matcher(question.words, vectors)
    scenes = set_scenes(question, matcher, case.candidates)
    features = sentence_features(question, scenes)
    nouns = articled(scene.candidate.text for scene in scenes)
    order = sorted(range(len(texts)), key=lambda n: -weighted(_FIRST, features[n]))
    row = Row(question.group, [], [], [])
    for number in order[:LOOKED_INTO]:
        right = number in case.right
        sighting = sight(question, matcher, scenes[number], nouns)
        row.sentence.append(features[number])
        row.span.append({"none": 1.0})
        row.gains.append(NO_SPAN if right and case.holds(texts[number]) else 0.0)
        for span in spans_for(question.group, texts[number]):
            if not can_answer(question, scenes[number].sentence, span):
                continue
            row.sentence.append(features[number])
            row.span.append(span_features(sighting, span))
            row.gains.append(case.f1(texts[number][span.start : span.end]) if right else 0.0)
    return row


def fit(rows: Sequence[Row]) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Sentence weights, and span weights by question group."""
    rows = [row for row in rows if max(row.gains) > NO_SPAN]
    sentence_names = sorted({name for row in rows for values in row.sentence for name in values})
    span_names = sorted({name for row in rows for values in row.span for name in values})
    groups = sorted({row.group for row in rows})
    sentences = _matrix([values for row in rows for values in row.sentence], sentence_names)
    spans = _matrix([values for row in rows for values in row.span], span_names)
    gains = np.array([gain for row in rows for gain in row.gains]) ** POWER
    sizes = [len(row.gains) for row in rows]
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    owner = np.repeat(np.arange(len(rows)), sizes)
    group_of = np.repeat([groups.index(row.group) for row in rows], sizes)
    members = [np.flatnonzero(group_of == number) for number in range(len(groups))]
    first, width = len(sentence_names), len(span_names)

    def loss(weights: Floats) -> tuple[float, Floats]:
        shared = weights[first : first + width]
        own = weights[first + width :].reshape(len(groups), width)
        scores = sentences @ weights[:first]
        for number, chosen in enumerate(members):
            scores[chosen] += spans[chosen] @ (shared + own[number])
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every = np.add.reduceat(raised, starts)
        gained = np.add.reduceat(raised * gains, starts) + 1e-9
        ridge = np.full(len(weights), RIDGE)
        ridge[first + width :] = GROUP_RIDGE
        value = float(np.log(every).sum() - np.log(gained).sum() + ridge @ (weights * weights))
        slope = raised / every[owner] - raised * gains / gained[owner]
        by_group = [spans[chosen].T @ slope[chosen] for chosen in members]
        gradient = np.concatenate([sentences.T @ slope, np.sum(by_group, axis=0), *by_group])
        return value, gradient + 2 * ridge * weights

    start = np.zeros(first + width * (1 + len(groups)))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    shared, own = found[first : first + width], found[first + width :].reshape(-1, width)
    span = {g: dict(zip(span_names, shared + own[n], strict=True)) for n, g in enumerate(groups)}
    return dict(zip(sentence_names, found[:first], strict=True)), span


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    column = {name: number for number, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    for number, values in enumerate(rows):
        for name, value in values.items():
            found[number, column[name]] = value
    return found


def fit_confidence(
    cases: Sequence[Case], vectors: WordVectors, weights: Weights
) -> dict[str, float]:
    """A logistic function of what speaks for the best reading.

    Wrong are the best readings that hold no gold answer: with everything there, without the
    answering sentences, and without the answering document (both of half weight).
    """
    samples: list[tuple[dict[str, float], float, float]] = []
    for case in cases:
        everything = read(case.question, case.expectation, case.candidates, vectors, weights)
        samples.append(
            (evidence(everything, 0), float(case.holds(everything[0].candidate.text)), 1)
        )
        for rest in without_answer(case):
            wrong: tuple[Reading, ...] = read(
                case.question, case.expectation, rest, vectors, weights
            )
            if wrong:
                samples.append((evidence(wrong, 0), 0.0, 0.5))
    names = list(samples[0][0])
    values = _matrix([sample[0] for sample in samples], names)
    right = np.array([sample[1] for sample in samples])
    importance = np.array([sample[2] for sample in samples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights
        costs = importance * (np.logaddexp(0, scores) - right * scores)
        slope = importance * (1 / (1 + np.exp(-scores)) - right)
        return float(costs.sum() + 0.5 * weights @ weights), values.T @ slope + weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, found.tolist(), strict=True))


def write_weights(path: Path, weights: Weights) -> None:
    """The weights as a TOML file, largest first."""
    lines = [
        "# The weights of reading (answering/reading/ranking.py), fitted by",
        "# `python -m benchmarks.reading --data DIR --fit`. What a feature means is said where it",
        f"# is computed. Weights below {LEAST} are left out and count nothing.",
    ]
    tables = {"sentence": weights.sentence}
    tables |= {f"span.{group}": values for group, values in weights.span.items()}
    for name, values in tables.items():
        lines += ["", f"[{name}]"]
        ordered = sorted(values.items(), key=lambda item: -abs(item[1]))
        lines += [f"{key} = {value:.2f}" for key, value in ordered if abs(value) >= LEAST]
    lines += ["", "[confidence]"]
    lines += [f"{key} = {value:.2f}" for key, value in weights.confidence.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
