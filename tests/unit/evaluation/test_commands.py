from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation import AskError
from auskunft.evaluation.commands import (
    FINE,
    GATE_FAILED,
    REPORT_SUFFIXES,
    EvaluationRequest,
    bless,
    compare_runs,
    run_evaluation,
)
from auskunft.evaluation.testsets import write_jsonl

from .conftest import ABSTENTION, ANSWERS, CASES, ScriptedAsk


@pytest.fixture
def testset(tmp_path: Path) -> Path:
    path = tmp_path / "klein.jsonl"
    path.write_text(write_jsonl(CASES), encoding="utf-8")
    return path


@pytest.fixture
def console() -> Console:
    return Console(width=120, record=True, file=io.StringIO())


def test_evaluate_writes_predictions_in_the_agreed_form(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console, tmp_path: Path
) -> None:
    out = tmp_path / "neu" / "predictions.jsonl"
    outcome = run_evaluation(testset, ask, [document], EvaluationRequest(predictions=out), console)
    assert outcome.exit_code == FINE
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["optik", "fue", "gruendung"]
    assert set(lines[0]) == {"id", "question", "answer", "seconds"}
    assert lines[0]["answer"] == ANSWERS[CASES[0].question]
    assert "richtig" in console.export_text()


def test_a_killed_run_resumes_where_it_stopped(
    testset: Path, document: Document, console: Console, tmp_path: Path
) -> None:
    out = tmp_path / "predictions.jsonl"

    def dies(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        if question == CASES[2].question:
            raise AskError("Der Server antwortet nicht.")
        return ANSWERS[question]

    with pytest.raises(AskError, match="--resume"):
        run_evaluation(testset, dies, [document], EvaluationRequest(predictions=out), console)
    with out.open("a", encoding="utf-8") as file:
        file.write('{"id": "grue')  # the process was killed while writing
    ask = ScriptedAsk(ANSWERS)
    request = EvaluationRequest(predictions=out, resume=True)
    outcome = run_evaluation(testset, ask, [document], request, console)
    assert outcome.report is not None
    assert outcome.report.right.value == 1
    assert [question for question, _ in ask.asked] == [CASES[2].question]
    ids = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert ids == ["optik", "fue", "gruendung"]


def test_an_interrupt_keeps_what_was_answered(
    testset: Path, document: Document, console: Console, tmp_path: Path
) -> None:
    out = tmp_path / "predictions.jsonl"

    def interrupted(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        if question == CASES[1].question:
            raise KeyboardInterrupt
        return ANSWERS[question]

    with pytest.raises(AskError, match="--resume"):
        run_evaluation(
            testset, interrupted, [document], EvaluationRequest(predictions=out), console
        )
    assert out.read_text(encoding="utf-8").count("\n") == 1


def test_answers_are_kept_though_nobody_asked_for_it(
    testset: Path, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "klein.antworten.jsonl").write_text("von gestern", encoding="utf-8")

    def dies(question: str, _: Sequence[str]) -> Mapping[str, Any]:
        if question == CASES[2].question:
            raise AskError("Der Server antwortet nicht.")
        return ANSWERS[question]

    with pytest.raises(AskError, match=r"\(2\) stehen in klein\.antworten2\.jsonl"):
        run_evaluation(testset, dies, [document], EvaluationRequest(), Console(quiet=True))
    request = EvaluationRequest(predictions=Path("klein.antworten2.jsonl"), resume=True)
    ask = ScriptedAsk(ANSWERS)
    run_evaluation(testset, ask, [document], request, Console(quiet=True))
    assert [question for question, _ in ask.asked] == [CASES[2].question]
    assert (tmp_path / "klein.antworten.jsonl").read_text(encoding="utf-8") == "von gestern"


def test_a_server_that_never_answered_leaves_nothing(
    testset: Path, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def down(*_: object) -> Mapping[str, Any]:
        raise AskError("Der Server antwortet nicht.")

    with pytest.raises(AskError, match=r"antwortet nicht\.$"):
        run_evaluation(testset, down, [document], EvaluationRequest(), Console(quiet=True))
    assert list(tmp_path.iterdir()) == [testset]


def test_a_report_that_cannot_be_written_loses_nothing_that_was_shown(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console
) -> None:
    request = EvaluationRequest(reports=(testset / "bericht.html",))
    with pytest.raises(InputError, match=r"bericht\.html"):
        run_evaluation(testset, ask, [document], request, console)
    assert "Ergebnis: klein" in console.export_text()


def test_resume_without_a_file_is_refused(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console
) -> None:
    with pytest.raises(InputError, match="--predictions"):
        run_evaluation(testset, ask, [document], EvaluationRequest(resume=True), console)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "keine Frage"),
        (b"\n \n", "keine Frage"),
        (b'{"id": "a"}\n', "Zeile 1"),
        (b'{"id": "a", "question": "Was?"}\nFrage;Antwort\n', "Zeile 2"),
        (b'{"id": "a", "question": "Was?"}\n' * 2, "Zeile 2: die id"),
        (b'{"id": "a", "question": "Gr\xfcn?"}\n', "UTF-8"),
        (b"PK\x03\x04\x00\x00", "keine Textdatei"),
        (b'{"id": "a", "question": "Was?", "evidence": ["Gold"]}\n', "Zeile 1: der Beleg"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_an_unusable_test_set_is_one_line(
    content: bytes, named: str, ask: ScriptedAsk, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "kaputt.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=named) as caught:
        run_evaluation(path, ask, [document], EvaluationRequest(), Console(quiet=True))
    assert "\n" not in str(caught.value)
    assert not ask.asked


def test_a_missing_test_set_and_a_folder_are_refused(
    ask: ScriptedAsk, document: Document, console: Console, tmp_path: Path
) -> None:
    for path in (tmp_path / "fehlt.jsonl", tmp_path):
        with pytest.raises(InputError, match=str(path)):
            run_evaluation(path, ask, [document], EvaluationRequest(), console)


def test_bless_writes_a_baseline_and_evaluate_never_does(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console, tmp_path: Path
) -> None:
    baseline = tmp_path / "klein.baseline.json"
    request = EvaluationRequest(baseline=baseline)
    with pytest.raises(InputError, match="gibt es nicht"):
        run_evaluation(testset, ask, [document], request, console)
    assert not baseline.exists()
    bless(testset, ask, [document], request, console)
    blessed = baseline.read_bytes()
    ask.answers[CASES[0].question] = ABSTENTION
    outcome = run_evaluation(testset, ask, [document], request, console)
    assert outcome.exit_code == GATE_FAILED  # a must-pass case flipped
    assert baseline.read_bytes() == blessed
    bless(testset, ask, [document], request, console)
    assert baseline.read_bytes() != blessed
    assert run_evaluation(testset, ask, [document], request, console).exit_code == FINE


def test_bless_without_a_place_is_refused(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console
) -> None:
    with pytest.raises(InputError, match="--baseline"):
        bless(testset, ask, [document], EvaluationRequest(), console)


def test_reports_are_written_by_their_suffix(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console, tmp_path: Path
) -> None:
    paths = tuple(tmp_path / f"bericht{suffix}" for suffix in REPORT_SUFFIXES)
    run_evaluation(testset, ask, [document], EvaluationRequest(reports=paths), console)
    starts = [path.read_text(encoding="utf-8").lstrip()[:6] for path in paths]
    assert starts == ["<!DOCT", '{\n "fo', "# Ausw", "<?xml "]


@pytest.mark.parametrize(
    "request_",
    [
        EvaluationRequest(reports=(Path("bericht.pdf"),)),
        EvaluationRequest(max_drop=1.5),
        EvaluationRequest(baseline=Path("fehlt.json")),
    ],
)
def test_a_bad_request_is_refused_before_anything_is_asked(
    testset: Path, ask: ScriptedAsk, document: Document, request_: EvaluationRequest
) -> None:
    with pytest.raises(InputError):
        run_evaluation(testset, ask, [document], request_, Console(quiet=True))
    assert not ask.asked


def test_compare_reads_baselines_and_json_reports(
    testset: Path, ask: ScriptedAsk, document: Document, console: Console, tmp_path: Path
) -> None:
    before, after = tmp_path / "a.json", tmp_path / "b.json"
    bless(testset, ask, [document], EvaluationRequest(baseline=before), console)
    ask.answers[CASES[0].question] = ABSTENTION
    run_evaluation(testset, ask, [document], EvaluationRequest(reports=(after,)), console)
    shown = Console(width=150, record=True, file=io.StringIO())
    assert compare_runs(before, after, shown).exit_code == FINE
    assert "neu falsch optik" in shown.export_text()
