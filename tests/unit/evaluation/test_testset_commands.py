from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation.commands import BAD_INPUT, FINE, EvaluationRequest, run_evaluation
from auskunft.evaluation.testset_commands import check_testset, draft_testset, import_testset
from auskunft.evaluation.testsets import read_testset, write_jsonl

from .conftest import CASES, ScriptedAsk
from .test_foreign_formats import SQUAD


@pytest.fixture
def console() -> Console:
    return Console(width=150, record=True, file=io.StringIO())


def test_check_names_every_bad_line(document: Document, console: Console, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    lines = write_jsonl(CASES).splitlines()
    lines[1:1] = ["kein JSON", '{"id": "x", "question": "Was?", "evidence": ["Goldmine"]}']
    path.write_text("\n".join(lines), encoding="utf-8")
    assert check_testset(path, [document], console).exit_code == BAD_INPUT
    shown = console.export_text()
    assert "Zeile 2: kein gültiges JSON" in shown
    assert "Zeile 3: der Beleg „Goldmine“" in shown
    assert "ungefragt – Indikator: Promotionen im Jahr 2021" in shown


def test_check_keeps_each_problem_on_one_line_and_counts_in_german(
    document: Document, tmp_path: Path
) -> None:
    narrow = Console(width=40, record=True, file=io.StringIO())
    path = tmp_path / "t.jsonl"
    path.write_text('{"id": "x", "question": "Was?", "kind": "quiz"}\n', encoding="utf-8")
    check_testset(path, [document], narrow)
    first, second = narrow.export_text().splitlines()
    assert "Zeile 1: „kind“ ist „quiz“" in first
    assert second == "0 Fragen, davon 0 Entwürfe; 1 Mangel."
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="keine Frage"):
        check_testset(path, [document], narrow)


def test_check_is_content_with_a_sound_set(
    document: Document, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(write_jsonl(CASES), encoding="utf-8")
    assert check_testset(path, [document], console).exit_code == FINE
    assert check_testset(path, [], console).exit_code == FINE


def test_drafts_are_written_once_and_judged_only_when_confirmed(
    document: Document, console: Console, tmp_path: Path, ask: ScriptedAsk
) -> None:
    path = tmp_path / "neu" / "entwurf.jsonl"
    assert draft_testset([document], path, console).exit_code == FINE
    with pytest.raises(InputError, match="gibt es schon"):
        draft_testset([document], path, console)
    with pytest.raises(InputError, match="nur Entwürfe"):
        run_evaluation(path, ask, [document], EvaluationRequest(), console)
    first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    confirmed = json.loads(first)
    del confirmed["draft"]
    path.write_text(json.dumps(confirmed) + "\n" + "".join(rest), encoding="utf-8")
    outcome = run_evaluation(path, ask, [document], EvaluationRequest(), console)
    assert outcome.report is not None
    assert len(outcome.report.results) == 1


def test_a_corpus_that_says_nothing_gives_no_drafts(console: Console, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="keine Frage"):
        draft_testset([Document("leer", "Leer", "Leer\n")], tmp_path / "d.jsonl", console)


def test_import_writes_cases_and_texts(console: Console, tmp_path: Path) -> None:
    source, out, corpus = tmp_path / "s.json", tmp_path / "t.jsonl", tmp_path / "corpus"
    source.write_text(json.dumps(SQUAD), encoding="utf-8")
    assert import_testset(source, out, corpus, console).exit_code == FINE
    cases = read_testset(out)
    (text,) = [path.read_text(encoding="utf-8") for path in corpus.iterdir()]
    assert len(cases) == 2
    assert all(piece in text for case in cases for piece in case.evidence)
    with pytest.raises(InputError, match="gibt es schon"):
        import_testset(source, out, None, console)


def test_import_of_nothing_usable_writes_nothing(console: Console, tmp_path: Path) -> None:
    source, out = tmp_path / "s.csv", tmp_path / "t.jsonl"
    source.write_text("Antwort;Beleg\nx;y\n", encoding="utf-8")
    with pytest.raises(InputError, match="keine brauchbare Frage"):
        import_testset(source, out, None, console)
    assert not out.exists()
    assert "Spalte „Frage“" in console.export_text()


def test_a_table_brings_no_texts(console: Console, tmp_path: Path) -> None:
    source = tmp_path / "s.csv"
    source.write_text("Frage;Antwort\nWas?;x\n", encoding="utf-8")
    with pytest.raises(InputError, match="--texts"):
        import_testset(source, tmp_path / "t.jsonl", tmp_path / "corpus", console)
