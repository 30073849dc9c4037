"""How surely it is told whether a sentence answers: fits the weights, prints the curve.

    python -m benchmarks.deciding [--beside DIR] [--fit]

Every question of the development sets that comes down to a sentence of prose is one sample: right
if the sentence that reads best, alone or with its companion, holds what is accepted. Each
answerable one gives a second, wrong sample: the same question with the answering sentences taken
away. DIR holds `corpus/` and `testset.jsonl` of another kind (XQuAD-de), which count less. Printed
are the risk-coverage curves, each set judged by weights fitted without the sets on its corpus, and
the weights from all sets; `--fit` writes them to `knowledge/deciding.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from auskunft.answering import deciding
from auskunft.answering.reader import Reading, companion
from auskunft.assistant import asking
from auskunft.evaluation import Case
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.testsets import read_testset
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView
from auskunft.wiring import Settings, load_assistant
from benchmarks.own_sets import OwnSet, own_sets

WEIGHTS = Path(deciding.__file__).parents[1] / "knowledge" / "deciding.toml"
RIDGE = 1.0
TAKEN_AWAY = 0.4
"""What a question without its answering sentence counts: nobody asked it so."""
BESIDE = 0.3
"""What a question to another kind of document counts."""
FORMS = ("alone", "pair")
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """What speaks for an answer, whether it is one, whether there is one, how much it counts."""

    evidence: Mapping[str, float]
    right: bool
    answerable: bool
    importance: float = 1.0


class Recorder:
    """Believes nothing, and remembers which readings it was asked about."""

    def __init__(self) -> None:
        self.readings: dict[str, tuple[Query, CorpusView, Sequence[Reading]]] = {}

    def __call__(
        self, query: Query, view: CorpusView, readings: Sequence[Reading], _: Reading | None
    ) -> float:
        """Declines, so that the question is not answered by a sentence."""
        self.readings.setdefault(query.question, (query, view, readings))
        return 0.0


def samples(corpus: Path, testset: Path) -> dict[str, list[Sample]]:
    """The samples of one test set: sentences alone, and pairs where a second may be shown."""
    assistant, recorder = load_assistant(Settings(corpus)), Recorder()
    declining = load_assistant(Settings(corpus), believe=recorder)
    found: dict[str, list[Sample]] = {form: [] for form in FORMS}
    for case in read_testset(testset):
        conversation = asking.replay(assistant, case.history)
        answer = declining.ask(case.question, conversation)
        recorded = recorder.readings.get(answer.standalone_question)
        if recorded is None:
            continue
        query, view, readings = recorded
        _add(found, case, query, view, readings)
        rest = [reading for reading in readings if not _holds(case, reading)]
        if case.answerable and rest and len(rest) < len(readings):
            taken_away = replace(case, answerable=False)
            _add(found, taken_away, query, view, rest, importance=TAKEN_AWAY)
    return found


def _add(  # noqa: PLR0913, PLR0917 (what was recorded, and of which case)
    found: dict[str, list[Sample]],
    case: Case,
    query: Query,
    view: CorpusView,
    readings: Sequence[Reading],
    importance: float = 1.0,
) -> None:
    """Adds the first reading alone and, where there is one, with its companion."""
    first = case.answerable and _holds(case, readings[0])
    values = deciding.evidence(query, view, readings, None)
    found["alone"].append(Sample(values, first, case.answerable, importance))
    second = companion(query, readings)
    if second is not None:
        trap = fold(readings[0].candidate.view.text)
        late = _holds(case, second) and not any(stands_in(p, trap) for p in case.reject)
        right = first or (case.answerable and late)
        values = deciding.evidence(query, view, readings, second)
        found["pair"].append(Sample(values, right, case.answerable, importance))


def _holds(case: Case, reading: Reading) -> bool:
    text = fold(reading.candidate.view.text)
    return any(all(stands_in(piece, text) for piece in wanted) for wanted in case.accept)


def fit(found: Sequence[Sample]) -> dict[str, float]:
    """The weights that make what happened most likely (logistic regression, ridge penalty)."""
    names = sorted({name for sample in found for name in sample.evidence})
    values = _matrix(found, names)
    right = np.array([float(sample.right) for sample in found])
    importance = np.array([sample.importance for sample in found])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights
        costs = importance * (np.logaddexp(0, scores) - right * scores)
        slope = importance * (1 / (1 + np.exp(-scores)) - right)
        return float(
            costs.sum() + RIDGE * weights @ weights
        ), values.T @ slope + 2 * RIDGE * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, best.tolist(), strict=True))


def _matrix(found: Sequence[Sample], names: Sequence[str]) -> Floats:
    return np.array([[sample.evidence.get(name, 0.0) for name in names] for sample in found])


def believed(weights: Mapping[str, float], found: Sequence[Sample]) -> Floats:
    """The belief in each sample, shape (n,)."""
    names = sorted(weights)
    scores = _matrix(found, names) @ np.array([weights[name] for name in names])
    return np.asarray(1 / (1 + np.exp(-scores)))


def print_curve(found: Sequence[Sample], beliefs: Floats) -> None:
    """What is answered, rightly and wrongly, from each threshold on."""
    asked = np.array([sample.importance == 1 for sample in found])
    right = np.array([sample.right for sample in found])
    answerable = np.array([sample.answerable for sample in found])
    print(f"    {int(asked.sum())} questions, {int((right & asked).sum())} with a right sentence")
    for threshold in THRESHOLDS:
        answered = asked & (beliefs >= threshold)
        wrong = int((answered & ~right).sum())
        false = int((answered & ~answerable).sum())
        away = float((beliefs[~asked] >= threshold).mean()) if (~asked).any() else 0.0
        print(
            f"    {threshold:.2f}  right answered {int((answered & right).sum()):4}"
            f"  wrong answered {wrong:4}  unanswerable {false:3}"
            f"  of those without answer {away:.3f}"
        )


def main() -> None:
    """Prints the curves; writes the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--beside", type=Path, help="a folder with corpus/ and testset.jsonl")
    parser.add_argument("--fit", action="store_true", help="write the weights")
    options = parser.parse_args()
    own = {one: samples(one.corpus, one.questions) for one in own_sets("dev")}
    other = (
        samples(options.beside / "corpus", options.beside / "testset.jsonl")
        if options.beside
        else {form: [] for form in FORMS}
    )
    lines = [
        "# Whether a sentence answers (answering/deciding.py says what is meant), alone or with a",
        "# second one beside it; fitted by `python -m benchmarks.deciding --beside DIR --fit`.",
    ]
    for form in FORMS:
        by_set = {one: found[form] for one, found in own.items() if found[form]}
        beside = [replace(one, importance=BESIDE * one.importance) for one in other[form]]
        print(form)
        weights = _judged_and_fitted(by_set, beside)
        ordered = sorted(weights.items(), key=lambda item: -abs(item[1]))
        lines += ["", f"[{form}]", *(f"{name} = {value:.2f}" for name, value in ordered)]
    if options.fit:
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


def _judged_and_fitted(
    by_set: Mapping[OwnSet, Sequence[Sample]], beside: Sequence[Sample]
) -> dict[str, float]:
    """Prints the curve by weights of the other corpora; the weights of all."""
    found = [sample for samples_of_set in by_set.values() for sample in samples_of_set]
    beliefs = np.concatenate(
        [believed(fit([*others(by_set, one), *beside]), by_set[one]) for one in by_set]
    )
    print_curve(found, beliefs)
    return fit([*found, *beside])


def others(by_set: Mapping[OwnSet, Sequence[Sample]], one: OwnSet) -> list[Sample]:
    """The samples of all sets but one: no set is judged by weights that saw its corpus."""
    return [s for other, found in by_set.items() if other.corpus != one.corpus for s in found]


if __name__ == "__main__":
    main()
