"""The example for owners of a profile: the workflow is sound, its questions fit its corpus."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from auskunft.corpus import read_corpus
from auskunft.evaluation.commands import FINE
from auskunft.evaluation.testset_commands import check_testset

EXAMPLE = Path(__file__).parents[3] / "examples" / "ci"
WORKFLOW = EXAMPLE / "auskunft.yml"
ZIZMOR = Path(sys.executable).parent / "zizmor"


def test_the_questions_fit_the_corpus() -> None:
    console = Console(file=StringIO(), record=True)
    outcome = check_testset(EXAMPLE / "fragen.csv", read_corpus(EXAMPLE / "korpus"), console)
    assert outcome.exit_code == FINE, console.export_text()


def test_the_workflow_names_files_that_are_there() -> None:
    named = set(re.findall(r"[\w.]+\.csv|--corpus (\w+)", WORKFLOW.read_text(encoding="utf-8")))
    assert named == {"", "korpus"}
    assert "fragen.csv" in WORKFLOW.read_text(encoding="utf-8")


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="check-jsonschema is missing")
def test_the_workflow_fits_the_schema_of_github() -> None:
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", "vendor.github-workflows", str(WORKFLOW)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.skipif(not ZIZMOR.exists(), reason="zizmor is missing")
def test_the_workflow_has_no_known_weakness() -> None:
    command = [str(ZIZMOR), "--offline", "--no-progress"]
    command += ["--config", str(EXAMPLE / "zizmor.yml"), str(WORKFLOW)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
