"""How good and how quick the answers are, as a user gets them.

    python -m benchmarks.answering                  the project's own test sets
    python -m benchmarks.answering --beside DIR...  folders with `corpus/` and `testset.jsonl`

Own sets: right answers by the judge of `auskunft evaluate`, unanswerable questions answered, and
the risk-coverage curve over the confidence from which the thresholds in `answering/prose.py` were
set (development sets only). "holds": the text of at most 400 characters, whatever its status, has
what is accepted. Held-out sets are only counted, never shown.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from auskunft.assistant import asking
from auskunft.evaluation import Report, evaluate
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.scoring import Measure, Result
from auskunft.evaluation.testsets import read_testset
from auskunft.wiring import Settings, load_assistant
from benchmarks.own_sets import ROOT, TESTSETS, own_sets

LONGEST = 400


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--beside", type=Path, nargs="+", help="folders to measure instead")
    folders = parser.parse_args().beside
    print(f"{platform.processor() or platform.machine()}, commit {_commit()}")
    if folders is not None:
        named = [(one.name, one / "corpus", one / "testset.jsonl") for one in folders]
        _print_totals("beside", [_judge(*one) for one in named])
        return
    for part in ("dev", "heldout"):
        reports = []
        for one in own_sets(part):
            reports.append(_judge(one.name, one.corpus, one.questions))
            if part == "dev":
                _print_curve(reports[-1])
        _print_totals(part, reports)
    _print_latency()


def _judge(name: str, corpus: Path, testset: Path) -> Report:
    assistant = load_assistant(Settings(corpus))
    cases = read_testset(testset)
    report = evaluate(asking.replaying(assistant), cases, assistant.documents)
    answerable = [result for result in report.results if result.case.answerable]
    refusable = [result for result in report.results if not result.case.answerable]
    holds = sum(_holds(result) for result in answerable)
    answered = sum((r.prediction.answer or {}).get("status") == "answered" for r in refusable)
    f1 = [r.scores[Measure.F1] for r in report.results if Measure.F1 in r.scores]
    print(
        f"{name:20} right {report.right.value:.3f} [{report.right.low:.3f}, "
        f"{report.right.high:.3f}] of {len(cases)}; holds {holds}/{len(answerable)}; "
        f"unanswerable answered {answered}/{len(refusable)}"
        + (f"; short F1 {statistics.mean(f1):.3f}" if f1 else "")
    )
    return report


def _print_totals(part: str, reports: Sequence[Report]) -> None:
    """All sets of a part together: right by kind, unanswerable questions answered."""
    results = [result for report in reports for result in report.results]
    by_kind: dict[str, list[bool]] = {}
    for result in results:
        by_kind.setdefault(result.case.kind.value, []).append(result.right)
    refusable = [result for result in results if not result.case.answerable]
    answered = sum((r.prediction.answer or {}).get("status") == "answered" for r in refusable)
    kinds = ", ".join(f"{kind} {sum(r)}/{len(r)}" for kind, r in sorted(by_kind.items()))
    right = sum(result.right for result in results)
    print(
        f"all {part}: right {right}/{len(results)} = {right / len(results):.3f}; "
        f"unanswerable answered {answered}/{len(refusable)}; {kinds}"
    )


def _holds(result: Result) -> bool:
    text, case = str((result.prediction.answer or {}).get("text", "")), result.case
    return len(text) <= LONGEST and any(
        all(stands_in(piece, fold(text)) for piece in alternative) for alternative in case.accept
    )


def _print_curve(report: Report) -> None:
    points = report.curve.points
    for point in points[:: max(1, len(points) // 6)]:
        print(f"    {point}")


def _print_latency() -> None:
    assistant = load_assistant(Settings(ROOT / "corpus"))
    cases = read_testset(TESTSETS / "nrw-dev.jsonl")
    questions = [case.question for case in cases if not case.history]
    assistant.ask(questions[0])
    seconds: list[float] = []
    for question in questions:
        started = time.perf_counter()
        assistant.ask(question)
        seconds.append(time.perf_counter() - started)
    print(f"first answer to each of {len(questions)} questions: {_spread(seconds)}")


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    median, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"p50 {1000 * median:.1f} ms, p95 {1000 * late:.1f} ms"


def _commit() -> str:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 (whichever git is at hand)
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip()


if __name__ == "__main__":
    main()
