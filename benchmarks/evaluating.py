"""How long a test set of 1,000 cases takes: `python benchmarks/evaluating.py`.

The cases are those of the development sets about the shipped corpus and variants of them, so that
no two ask the same and no cache helps. Judged with every report, as `auskunft evaluate` does. The
goal is 60 seconds on two idle cores; figures belong to the machine and to what else runs on it.
"""

from __future__ import annotations

import io
import itertools
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from auskunft.assistant import asking
from auskunft.evaluation import Case, Options
from auskunft.evaluation.commands import REPORT_SUFFIXES, EvaluationRequest, run_evaluation
from auskunft.evaluation.testsets import read_testset, write_jsonl
from auskunft.evaluation.variants import make_variants
from auskunft.evaluation.wording import shipped_wording
from auskunft.wiring import Settings, load_assistant, load_ranking

ROOT = Path(__file__).parents[1]
TESTSETS = ("nrw-dev", "nrw-more-dev")
SIZE = 1000


@dataclass
class Stopwatch:
    """A function that adds up the seconds of processor time spent in it."""

    function: Callable[..., Any]
    seconds: float = 0.0

    def __call__(self, *arguments: Any) -> Any:
        """Calls the function."""
        begin = time.process_time()
        try:
            return self.function(*arguments)
        finally:
            self.seconds += time.process_time() - begin


def thousand_cases(documents: Any) -> list[Case]:
    """1,000 cases with questions of their own."""
    sets = (read_testset(ROOT / "tests" / "testsets" / f"{name}.jsonl") for name in TESTSETS)
    cases = list(itertools.chain.from_iterable(sets))
    variants = make_variants(cases, documents, shipped_wording())
    pool = [*cases, *(variant.case for variant in variants if not variant.must_differ)]
    unlike = {(case.history, case.question): case for case in reversed(pool)}
    return list(unlike.values())[::-1][:SIZE]


def main() -> None:
    """Prints how long it took, and for what."""
    settings = Settings(ROOT / "corpus", ROOT / "index")
    begin = time.perf_counter()
    assistant = load_assistant(settings)
    ranking = load_ranking(settings)
    loading = time.perf_counter() - begin
    ask, rank = Stopwatch(asking.replaying(assistant)), Stopwatch(ranking)
    cases = thousand_cases(assistant.documents)
    with TemporaryDirectory() as folder:
        testset = Path(folder) / "thousand.jsonl"
        testset.write_text(write_jsonl(cases), encoding="utf-8")
        request = EvaluationRequest(
            reports=tuple(Path(folder) / f"report{suffix}" for suffix in REPORT_SUFFIXES),
            options=Options(rank=rank, passages=ranking.stretches),
        )
        begin, used = time.perf_counter(), time.process_time()
        run_evaluation(testset, ask, assistant.documents, request, Console(file=io.StringIO()))
        total, used = time.perf_counter() - begin, time.process_time() - used
    print(f"{len(cases)} cases in {total:.1f} s, and {loading:.1f} s to load")
    print(f"processor time {used:.1f} s: asking {ask.seconds:.1f}, ranking {rank.seconds:.1f},")
    print(f"  judging, intervals and reports {used - ask.seconds - rank.seconds:.1f}")
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
