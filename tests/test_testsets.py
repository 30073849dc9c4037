"""The development test sets, judged against their baselines by the code of `auskunft evaluate`.

A change that is meant to change answers blesses them anew, for review line by line:
`auskunft bless tests/testsets/nrw-dev.jsonl --baseline tests/testsets/nrw-dev.baseline.json`.
"""

from __future__ import annotations

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from auskunft.assistant import asking
from auskunft.evaluation.commands import FINE, EvaluationRequest, run_evaluation
from auskunft.wiring import Settings, load_assistant

ROOT = Path(__file__).parents[1]
TESTSETS = ROOT / "tests" / "testsets"
CORPORA = tomllib.loads((TESTSETS / "corpora.toml").read_text(encoding="utf-8"))
DEVELOPMENT = sorted(path.stem for path in TESTSETS.glob("*-dev.jsonl"))


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_answers_are_no_worse_than_the_baseline(name: str) -> None:
    assistant = load_assistant(Settings(ROOT / CORPORA[name.removesuffix("-dev")]))
    console = Console(file=StringIO(), record=True, width=160)
    outcome = run_evaluation(
        TESTSETS / f"{name}.jsonl",
        asking.replaying(assistant),
        assistant.documents,
        EvaluationRequest(baseline=TESTSETS / f"{name}.baseline.json"),
        console,
    )
    assert outcome.exit_code == FINE, console.export_text()


def test_every_development_set_has_a_baseline() -> None:
    judged = {path.name.split(".")[0] for path in TESTSETS.glob("*.baseline.json")}
    assert judged == set(DEVELOPMENT)
