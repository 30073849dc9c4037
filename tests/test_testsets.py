"""The development test sets, judged against their baselines by the code of `auskunft evaluate`.

A change that is meant to change answers blesses them anew, for review line by line:
`auskunft bless tests/testsets/nrw-dev.jsonl --baseline tests/testsets/nrw-dev.baseline.json`.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from auskunft.assistant import asking
from auskunft.evaluation.commands import FINE, EvaluationRequest, run_evaluation
from auskunft.wiring import Settings, load_assistant

ROOT = Path(__file__).parents[1]
TESTSETS = ROOT / "tests" / "testsets"
CORPORA = {
    "nrw-dev": "corpus",
    "nrw-more-dev": "corpus",
    "hessen-dev": "tests/corpora/hessen",
    "sachsen-dev": "tests/corpora/sachsen",
    "niedersachsen-dev": "tests/corpora/niedersachsen",
    "baden-wuerttemberg-dev": "tests/corpora/baden-wuerttemberg",
    "mecklenburg-vorpommern-dev": "tests/corpora/mecklenburg-vorpommern",
    "kuestenland-dev": "tests/corpora/kuestenland",
    "thueringen-dev": "tests/corpora/thueringen",
    "saarland-dev": "tests/corpora/saarland",
    "brandenburg-dev": "tests/corpora/brandenburg",
    "moselland-dev": "tests/corpora/moselland",
    "ebersfurt-dev": "tests/corpora/ebersfurt",
    "saarland-zahlen-dev": "tests/corpora/saarland-zahlen",
    "both-dev": "tests/corpora/zwei-laender",
    "saarland-hessen-dev": "tests/corpora/saarland-hessen",
}


@pytest.mark.parametrize(("name", "corpus"), CORPORA.items(), ids=list(CORPORA))
def test_answers_are_no_worse_than_the_baseline(name: str, corpus: str) -> None:
    assistant = load_assistant(Settings(ROOT / corpus))
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
    sets = {path.stem for path in TESTSETS.glob("*-dev.jsonl")}
    assert sets == set(CORPORA)
    assert {path.name.split(".")[0] for path in TESTSETS.glob("*.baseline.json")} == sets
