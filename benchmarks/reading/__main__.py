"""How well prose is read: the answering sentence, the short answer, and how sure it is of both.

    python -m benchmarks.reading --data DIR [--testset FILE] [--cross-validate N] [--fit]

DIR holds `corpus/` and `testset.jsonl`. "holds" is the share of questions whose quoted text (at
most 380 characters: the best sentence, and the second if it fits and the first is uncertain)
holds a gold answer; F1 is SQuAD's token F1 of the short answer. `--cross-validate` fits the
weights anew on N - 1 parts of the documents and measures on the rest; without it the shipped
weights are measured. `--fit` writes the shipped weights from all documents of DIR.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.cases import Case, folds, load_cases, without_answer
from benchmarks.reading.fitting import fit, fit_confidence, rows_of, write_weights

from auskunft.answering import reading
from auskunft.answering.reading import WordVectors, read, runner_up
from auskunft.answering.reading.weights import Weights, shipped_weights

ROOM = 380
WEIGHTS = Path(reading.__file__).parents[2] / "knowledge" / "reading_weights.toml"


@dataclass(frozen=True)
class Result:
    """What reading one case gave; the lists are confidences where nothing answers."""

    kind: str
    first: bool
    quoted: bool
    f1: float
    confidence: float
    without: tuple[float, ...]
    seconds: float


def judge(case: Case, vectors: WordVectors, weights: Weights) -> Result:
    """Reads one case, and reads it again without its answer."""
    started = time.perf_counter()
    readings = read(case.question, case.expectation, case.candidates, vectors, weights)
    seconds = time.perf_counter() - started
    best = readings[0]
    text = best.candidate.text
    second = runner_up(readings, ROOM - len(text) - 4)
    first = len(text) <= ROOM and case.holds(text)
    more = second is not None and case.holds(second.candidate.text)
    others = [
        read(case.question, case.expectation, rest, vectors, weights)
        for rest in without_answer(case)
        if rest
    ]
    return Result(
        kind=case.expectation.type.value,
        first=first,
        quoted=first or (len(text) <= ROOM and more),
        f1=case.f1(best.short),
        confidence=best.confidence,
        without=tuple(found[0].confidence for found in others),
        seconds=seconds,
    )


def cross_validate(cases: Sequence[Case], vectors: WordVectors, count: int) -> list[Result]:
    """Every case judged by weights that never saw its document."""
    rows = [rows_of(case, vectors) for case in cases]
    results: list[Result] = []
    for train, test in folds(cases, count):
        sentence, span = fit([rows[number] for number in train])
        weights = Weights(sentence, span, {})
        sure = fit_confidence([cases[number] for number in train], vectors, weights)
        weights = Weights(sentence, span, sure)
        results += [judge(cases[number], vectors, weights) for number in test]
    return results


def report(results: Sequence[Result]) -> None:
    """Prints the figures."""
    print(f"{'kind':12}{'n':>5}{'first':>8}{'holds':>8}{'F1':>8}")
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.kind].append(result)
    groups["all"] = list(results)
    for kind, members in groups.items():
        first = statistics.mean(r.first for r in members)
        quoted = statistics.mean(r.quoted for r in members)
        f1 = statistics.mean(r.f1 for r in members)
        print(f"{kind:12}{len(members):5}{first:8.3f}{quoted:8.3f}{f1:8.3f}")
    calibration(results)
    milliseconds = sorted(1000 * result.seconds for result in results)
    print(
        f"reading: p50 {milliseconds[len(milliseconds) // 2]:.1f} ms, "
        f"p95 {milliseconds[int(0.95 * len(milliseconds))]:.1f} ms a question"
    )


def calibration(results: Sequence[Result]) -> None:
    """Confidence against truth, and what a threshold answers and gets wrong."""
    pairs = [(result.confidence, result.first) for result in results]
    pairs += [(value, False) for result in results for value in result.without]
    print(f"\n{'confidence':>12}{'n':>6}{'right':>8}   (questions as they are, and unanswerable)")
    for step in range(10):
        inside = [right for value, right in pairs if step <= 10 * value < step + 1]
        if inside:
            share = sum(inside) / len(inside)
            print(f"{step / 10:8.1f}–{step / 10 + 0.1:.1f}{len(inside):6}{share:8.2f}")
    print(f"\n{'threshold':>10}{'answered':>10}{'risk':>8}{'no sentence':>13}{'no document':>13}")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        answered = [result for result in results if result.confidence >= threshold]
        risk = 1 - statistics.mean(r.first for r in answered) if answered else 0.0
        wrong = [
            statistics.mean(
                r.without[which] >= threshold for r in results if len(r.without) > which
            )
            for which in (0, 1)
        ]
        print(
            f"{threshold:10.1f}{len(answered) / len(results):10.2f}{risk:8.2f}"
            f"{wrong[0]:13.2f}{wrong[1]:13.2f}"
        )


def main() -> None:
    """Reads the arguments, measures, prints; `--fit` also writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--testset", default="testset.jsonl")
    parser.add_argument("--cross-validate", type=int, default=0, metavar="N")
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 (whichever git there is)
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    print(f"{platform.platform()}, Python {platform.python_version()}, commit {commit}")
    cases, vectors = load_cases(arguments.data, arguments.testset)
    weights = shipped_weights() if not arguments.fit else None
    if weights is None:
        sentence, span = fit([rows_of(case, vectors) for case in cases])
        sure = fit_confidence(cases, vectors, Weights(sentence, span, {}))
        weights = Weights(sentence, span, sure)
        write_weights(WEIGHTS, weights)
    if arguments.cross_validate:
        print(f"weights: cross-validated by document, {arguments.cross_validate} parts")
        report(cross_validate(cases, vectors, arguments.cross_validate))
    else:
        print("weights: as shipped")
        report([judge(case, vectors, weights) for case in cases])


if __name__ == "__main__":
    main()
