"""How surely it is told which sentence answers: fits the weights, prints the curve.

    python -m benchmarks.deciding [--beside DIR...] [--fit]

Each sentence that is judged for a question is one sample: right if it holds what is accepted, and
is the evidence where that is known. Beside the project's own development sets count those of
folders that hold `corpus/` and `testset.jsonl`: XQuAD-de, and the documents that
`python -m training.questions` keeps out of training. Printed are the risk-coverage curves, each
set judged by weights fitted without the sets on its corpus, and the weights from all sets; `--fit`
writes them to `knowledge/deciding.toml`.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from auskunft.answering import deciding
from auskunft.answering.reader import Reading
from auskunft.assistant import asking
from auskunft.evaluation import Case
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.testsets import read_testset
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView
from auskunft.wiring import Settings, load_assistant
from benchmarks.own_sets import own_sets

WEIGHTS = Path(deciding.__file__).parents[1] / "knowledge" / "deciding.toml"
RIDGE = 1.0
BESIDE = 0.1
"""What a question to a document beside the own ones counts."""
PARTS = 5
_DOUBT = 0.1
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A question: what speaks for each sentence, which are right, whether there is an answer."""

    evidence: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    answerable: bool
    importance: float = 1.0


class Recorder:
    """Is in doubt of everything, and remembers the readings as they were judged last."""

    def __init__(self) -> None:
        self.readings: dict[str, tuple[Query, CorpusView, Sequence[Reading]]] = {}

    def __call__(
        self, query: Query, view: CorpusView, readings: Sequence[Reading]
    ) -> Sequence[float]:
        """In doubt, so that the judge is asked again and no sentence answers."""
        known = self.readings.get(query.question)
        if known is None or _sentences(known[2]) == _sentences(readings):
            self.readings[query.question] = (query, view, readings)
        return [_DOUBT] * len(readings)


def _sentences(readings: Sequence[Reading]) -> set[int]:
    return {one.candidate.view.number for one in readings}


Task: TypeAlias = tuple[str, Path, Path, float]
"""A group's name, a corpus, its test set, and what each of its questions counts."""


def grouped(tasks: Sequence[Task]) -> dict[str, list[Sample]]:
    """The samples of all tasks by group, found on all cores."""
    groups: dict[str, list[Sample]] = {}
    with ProcessPoolExecutor() as pool:
        for task, found in zip(tasks, pool.map(_found, tasks), strict=True):
            groups.setdefault(task[0], []).extend(found)
    return groups


def _found(task: Task) -> list[Sample]:
    _, corpus, testset, importance = task
    return list(samples(corpus, testset, importance))


def samples(corpus: Path, testset: Path, importance: float = 1.0) -> Iterator[Sample]:
    """The questions of a test set that come down to prose."""
    assistant, recorder = load_assistant(Settings(corpus), prepared=False), Recorder()
    declining = load_assistant(Settings(corpus), believe=recorder, prepared=False)
    for case in read_testset(testset):
        conversation = asking.replay(assistant, case.history)
        answer = declining.ask(case.question, conversation)
        recorded = recorder.readings.get(answer.standalone_question)
        if recorded is not None and recorded[2]:
            query, view, readings = recorded
            values = deciding.evidence(query, view, readings)
            right = [case.answerable and _holds(case, reading) for reading in readings]
            yield Sample(values, right, case.answerable, importance)


def _holds(case: Case, reading: Reading) -> bool:
    """Whether a sentence holds what is accepted, and is or has the evidence if any is said."""
    text = fold(reading.candidate.view.text)
    if not any(all(stands_in(piece, text) for piece in wanted) for wanted in case.accept):
        return False
    evidence = [fold(piece) for piece in case.evidence]
    return not evidence or any(piece in text or text in piece for piece in evidence)


def fit(found: Sequence[Sample]) -> dict[str, float]:
    """The weights that make what happened most likely (logistic regression, ridge penalty)."""
    rows = [values for sample in found for values in sample.evidence]
    names = sorted({name for values in rows for name in values})
    values = _matrix(rows, names)
    right = np.array([float(one) for sample in found for one in sample.right])
    importance = np.array([sample.importance for sample in found for _ in sample.right])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights
        costs = importance * (np.logaddexp(0, scores) - right * scores)
        slope = importance * (1 / (1 + np.exp(-scores)) - right)
        penalty = float(RIDGE * weights @ weights)
        return float(costs.sum()) + penalty, values.T @ slope + 2 * RIDGE * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, best.tolist(), strict=True))


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    return np.array([[values.get(name, 0.0) for name in names] for values in rows])


def believed(weights: Mapping[str, float], found: Sequence[Sample]) -> list[tuple[float, bool]]:
    """For each question the belief in the likeliest sentence, and whether that is right."""
    names = sorted(weights)
    chosen = np.array([weights[name] for name in names])
    best = []
    for sample in found:
        scores = _matrix(sample.evidence, names) @ chosen
        first = int(scores.argmax())
        best.append((float(1 / (1 + np.exp(-scores[first]))), sample.right[first]))
    return best


def print_curve(found: Sequence[Sample], best: Sequence[tuple[float, bool]]) -> None:
    """What is answered, rightly and wrongly, from each threshold on."""
    beliefs = np.array([belief for belief, _ in best])
    right = np.array([held for _, held in best])
    answerable = np.array([sample.answerable for sample in found])
    possible = sum(any(sample.right) for sample in found)
    print(f"    {len(found)} questions, {possible} with a right sentence, {right.sum()} first")
    for threshold in THRESHOLDS:
        answered = beliefs >= threshold
        print(
            f"    {threshold:.2f}  right {int((answered & right).sum()):5}"
            f"  wrong {int((answered & ~right & answerable).sum()):5}"
            f"  unanswerable answered {int((answered & ~answerable).sum()):5}"
            f" of {int((~answerable).sum())}"
        )


def main() -> None:
    """Prints the curves; writes the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--beside", type=Path, nargs="+", default=[], help="other folders")
    parser.add_argument("--fit", action="store_true", help="write the weights")
    options = parser.parse_args()
    own = grouped([(str(one.corpus), one.corpus, one.questions, 1.0) for one in own_sets("dev")])
    other = grouped(
        [
            (
                f"beside {zlib.crc32(folder.name.encode()) % PARTS}",
                folder / "corpus",
                folder / "testset.jsonl",
                BESIDE,
            )
            for folder in options.beside
        ]
    )
    everything = own | other
    for title, groups in (("own sets", own), ("beside", other)):
        judged = [
            (sample, best)
            for name, found in groups.items()
            for weights in [fit(others(everything, name))]
            for sample, best in zip(found, believed(weights, found), strict=True)
        ]
        if judged:
            print(title)
            print_curve(*map(list, zip(*judged, strict=True)))
    weights = fit([sample for found in everything.values() for sample in found])
    ordered = sorted(weights.items(), key=lambda item: -abs(item[1]))
    lines = [
        "# Whether a sentence answers (answering/deciding.py says what is meant); fitted by",
        "# `python -m benchmarks.deciding --beside DIR... --fit`.",
        "",
        "[weights]",
        *(f"{name} = {value:.2f}" for name, value in ordered),
    ]
    if options.fit:
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


def others(groups: Mapping[str, Sequence[Sample]], one: str) -> list[Sample]:
    """The samples of all groups but one: none is judged by weights that saw its corpus."""
    return [sample for name, found in groups.items() if name != one for sample in found]


if __name__ == "__main__":
    main()
