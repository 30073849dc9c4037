from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from auskunft.domain import Reason
from auskunft.evaluation.cases import Kind
from auskunft.evaluation.feedback_import import is_feedback, read_feedback
from auskunft.evaluation.testsets import read_testset, write_jsonl


def verdict(question: str, *, helpful: bool = True, **values: Any) -> str:
    answer = {
        "status": "answered",
        "text": "Es sind über 90. [1]",
        "short": "über 90",
        "reason": None,
        "citations": [{"number": 1, "quote": "davon über 90 Unternehmen"}],
    }
    record = {
        "time": "2026-01-01T00:00:00+00:00",
        "question": question,
        "history": values.pop("history", []),
        "helpful": helpful,
        "comment": values.pop("comment", ""),
        "answer": answer | values,
    }
    return json.dumps(record, ensure_ascii=False)


def test_a_helpful_answer_becomes_what_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "rueckmeldungen.jsonl"
    path.write_text(verdict("Wie viele?", history=["Was ist MariTec?"]) + "\n", "utf-8")
    (case,) = read_testset(path)
    assert case.draft
    assert case.kind is Kind.FOLLOWUP
    assert case.history == ("Was ist MariTec?",)
    assert case.accept == (("über 90",),)
    assert case.evidence == ("davon über 90 Unternehmen",)
    assert not is_feedback(write_jsonl([case]))


def test_a_refusal_found_helpful_becomes_one_to_expect() -> None:
    line = verdict("Und 2015?", status="partial", reason="other_period", citations=[])
    (case,) = read_feedback(line).cases
    assert (case.answerable, case.kind, case.reason) == (False, Kind.ABSTAIN, Reason.OTHER_PERIOD)
    assert case.accept == ()


def test_the_worst_verdict_counts_and_keeps_what_was_said() -> None:
    lines = [
        verdict("Wie viele?"),
        verdict("Wie viele?", helpful=False, comment="Es sind mehr."),
        verdict("Wie viele?"),
        verdict("Wo?"),
    ]
    first, second = read_feedback("\n".join(lines)).cases
    assert first.accept == ()
    assert "Geantwortet wurde: Es sind über 90. [1] Anmerkung: Es sind mehr." in first.note
    assert second.question == "Wo?"


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    reading = read_feedback(verdict("Was?") + '\n{"helpful": true}\nnichts\n[]\n')
    assert len(reading.cases) == 1
    assert [problem.line for problem in reading.problems] == [2, 3, 4]
