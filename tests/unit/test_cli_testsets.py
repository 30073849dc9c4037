"""The commands for test sets, used as the owner of the example profile would."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from auskunft import cli, wiring
from auskunft.errors import InputError

EXAMPLE = Path(__file__).parents[2] / "examples" / "ci"
QUESTIONS = str(EXAMPLE / "fragen.csv")
RUNNER = CliRunner()


class Owner:
    """Runs commands for one corpus, whose index is built once."""

    def __init__(self, corpus: Path, index: Path) -> None:
        self.corpus = ("--corpus", str(corpus))
        self.index = ("--index", str(index))

    def judge(self, command: str, *options: object, questions: str = QUESTIONS) -> Result:
        arguments = [command, questions, *self.corpus, *self.index, *map(str, options)]
        return RUNNER.invoke(cli.app, arguments)


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Owner:
    return Owner(EXAMPLE / "korpus", tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def baseline(owner: Owner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("baseline") / "massstab.json"
    outcome = owner.judge("bless", "--baseline", path)
    assert outcome.exit_code == 0, outcome.output
    return path


def test_an_unchanged_profile_passes_and_two_runs_differ_in_times_alone(
    owner: Owner, baseline: Path, tmp_path: Path
) -> None:
    heads = []
    for name in ("a.json", "b.json"):
        report = tmp_path / name
        outcome = owner.judge("evaluate", "--baseline", baseline, "--report", report, "--variants")
        assert outcome.exit_code == 0, outcome.output
        assert "Die Änderung besteht." in outcome.output
        content = json.loads(report.read_text(encoding="utf-8"))
        assert list(content)[-1] == "timings"
        heads.append(report.read_text(encoding="utf-8").partition('"timings"')[0])
    assert heads[0] == heads[1]
    shown = RUNNER.invoke(cli.app, ["compare", str(baseline), str(tmp_path / "a.json")])
    assert "neu falsch" not in shown.output
    assert shown.exit_code == 0


def test_indicators_are_ranked_as_what_they_are_and_not_as_one_paragraph(
    owner: Owner, tmp_path: Path
) -> None:
    report = tmp_path / "r.json"
    owner.judge("evaluate", "--report", report)
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    scores = [item["scores"] for item in results if item["case"]["kind"] == "indicator"]
    assert scores
    assert all(one["passage_nDCG@10"] == one["evidence_nDCG@10"] for one in scores)


def test_a_profile_that_got_worse_fails(baseline: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "korpus"
    shutil.copytree(EXAMPLE / "korpus", corpus)
    (text,) = corpus.glob("*.txt")
    before = text.read_text(encoding="utf-8")
    added = "Das Bündnis „Torffrei“ zählt 93 Beschäftigte.\n\nDas Zentrum für Faserwerkstoffe"
    text.write_text(before.replace("Das Zentrum für Faserwerkstoffe", added, 1), encoding="utf-8")
    worse = Owner(corpus, tmp_path / "index").judge("evaluate", "--baseline", baseline)
    assert worse.exit_code == 1, worse.output
    assert "Die Änderung besteht nicht:" in worse.output
    assert "zu Unrecht beantwortet" in worse.output


def test_the_care_of_test_sets(owner: Owner, tmp_path: Path) -> None:
    imported, drafts = tmp_path / "fragen.jsonl", tmp_path / "entwurf.jsonl"
    assert RUNNER.invoke(cli.app, ["testset", "import", QUESTIONS, str(imported)]).exit_code == 0
    check = RUNNER.invoke(cli.app, ["testset", "check", str(imported), *owner.corpus])
    assert (check.exit_code, "0 Mängel" in check.output) == (0, True)
    assert RUNNER.invoke(cli.app, ["testset", "draft", str(drafts), *owner.corpus]).exit_code == 0
    drafted = [json.loads(line) for line in drafts.read_text(encoding="utf-8").splitlines()]
    assert all(case["draft"] for case in drafted)
    refused = owner.judge("evaluate", questions=str(drafts))
    assert "nur Entwürfe" in str(refused.exception)


def test_a_bad_request_is_refused_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(wiring, "load_assistant", lambda *_: pytest.fail("loaded for nothing"))
    missing = str(tmp_path / "fehlt")
    for arguments in (
        ["evaluate", missing],
        ["bless", missing, "--baseline", str(tmp_path / "neu.json")],
        ["evaluate", QUESTIONS, "--baseline", missing],
        ["evaluate", QUESTIONS, "--report", "bericht.pdf"],
    ):
        assert isinstance(RUNNER.invoke(cli.app, arguments).exception, InputError)


def test_a_server_that_is_down_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    corpus = str(EXAMPLE / "korpus")
    monkeypatch.setattr(
        sys, "argv", ["auskunft", "evaluate", QUESTIONS, "--http", url, "--corpus", corpus]
    )
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "nicht zu erreichen" in line
