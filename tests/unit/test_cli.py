from __future__ import annotations

import csv
import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from auskunft import cli, wiring
from auskunft.assistant import Assistant, answer_to_json
from auskunft.domain import Document
from auskunft.errors import AuskunftError, ConfigurationError, IndexMissingError

RUNNER = CliRunner()


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, assistant: Assistant) -> Assistant:
    """The command line with an assistant that is there at once."""
    monkeypatch.setattr(wiring, "load_assistant", lambda *_, **__: assistant)
    return assistant


@pytest.fixture
def corpus(tmp_path: Path, seenmark: Document) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "seenmark.txt").write_text(seenmark.text, encoding="utf-8")
    (folder / "seenmark.toml").write_text('region = "Seenmark"\n', encoding="utf-8")
    return folder


@pytest.mark.usefixtures("ready")
def test_an_answer_with_its_proof() -> None:
    result = RUNNER.invoke(cli.app, ["ask", "Wie viele Promotionen gab es 2020?"])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Im Jahr 2020 gab es in der Seenmark 1.312 Promotionen. [1]",
        "  [1] Seenmark: „1.312 Promotionen im Jahr 2020“",
    ]


@pytest.mark.usefixtures("ready")
def test_a_quote_names_its_section() -> None:
    result = RUNNER.invoke(cli.app, ["ask", "Wie viele Professuren gibt es?"])
    assert "  [1] Seenmark, Hochschulen: „Von 120 Professuren" in result.output


@pytest.mark.usefixtures("ready")
def test_a_computation_with_its_receipt() -> None:
    question = "Wie viele Mitglieder von Tiefenlicht kommen aus der Optik?"
    result = RUNNER.invoke(cli.app, ["ask", question])
    assert "  Rechnung: 60 % × 84 ≈ 50 (auf ganze Zahlen gerundet)" in result.output.splitlines()


def test_json_is_the_agreed_form(ready: Assistant) -> None:
    question = "Wie hoch ist die Forschungsquote?"
    result = RUNNER.invoke(cli.app, ["ask", question, "--json"])
    assert result.exit_code == 0
    assert json.loads(result.output) == answer_to_json(ready.ask(question))
    assert "„" in result.output or "ö" in result.output or "ü" in result.output


@pytest.mark.usefixtures("ready")
def test_a_question_nobody_can_answer_is_no_error() -> None:
    result = RUNNER.invoke(cli.app, ["ask", "Wie wird das Wetter?"])
    assert result.exit_code == 0
    assert result.output.startswith("Davon handelt das Dokument nicht")


@pytest.mark.usefixtures("ready")
def test_a_chat_resolves_follow_ups_and_ends_with_an_empty_line() -> None:
    typed = "Wie hoch ist die Forschungsquote?\nUnd im Staatssektor?\n\nnie gefragt\n"
    result = RUNNER.invoke(cli.app, ["chat"], input=typed)
    assert result.exit_code == 0
    assert "2,40 Prozent" in result.output
    assert "(Wie hoch ist die Forschungsquote im Staatssektor?)" in result.output
    assert "0,50 Prozent" in result.output
    assert "nie gefragt" not in result.output


@pytest.mark.usefixtures("ready")
def test_a_chat_goes_on_after_a_question_it_refuses() -> None:
    typed = "a" * 3000 + "\nWie viele Promotionen gab es?\n"
    result = RUNNER.invoke(cli.app, ["chat"], input=typed)
    assert result.exit_code == 0
    assert "zu lang" in result.output
    assert "1.312" in result.output


def test_indicators_as_csv(corpus: Path) -> None:
    result = RUNNER.invoke(cli.app, ["facts", "--corpus", str(corpus), "--csv"])
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.output), delimiter=";"))
    assert len(rows) == 10
    assert list(rows[0]) == [
        "document",
        "region",
        "measure",
        "scope",
        "period",
        "value",
        "spelling",
        "unit",
        "label",
        "start",
        "end",
    ]
    assert (rows[4]["value"], rows[4]["spelling"], rows[4]["period"]) == ("1312", "1.312", "2020")
    assert (rows[8]["scope"], rows[8]["period"]) == (
        "in den FuE-intensiven Industrien",
        "2019–2021",
    )


def test_indicators_as_json_point_into_the_text(corpus: Path) -> None:
    result = RUNNER.invoke(cli.app, ["facts", "--corpus", str(corpus), "--json"])
    rows = json.loads(result.output)
    text = (corpus / "seenmark.txt").read_text(encoding="utf-8")
    for row in rows:
        assert text[row["start"] : row["end"]].startswith(row["spelling"])
        assert row["region"] == "Seenmark"


def test_indicators_as_a_table(corpus: Path) -> None:
    result = RUNNER.invoke(cli.app, ["facts", "--corpus", str(corpus)])
    assert result.exit_code == 0
    assert "Indikator" in result.output
    assert "1.312" in result.output


def test_a_corpus_without_indicators_gives_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Titel\n\nEin Satz ohne Zahlen.\n", encoding="utf-8")
    for option in ("--csv", "--json"):
        result = RUNNER.invoke(cli.app, ["facts", "--corpus", str(tmp_path), option])
        assert result.exit_code == 0
    assert json.loads(result.output) == []


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    """The exit code of the whole program."""
    monkeypatch.setattr(sys, "argv", ["auskunft", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


@pytest.mark.parametrize(
    "error",
    [
        IndexMissingError("Kein Index: bitte «auskunft index» aufrufen."),
        ConfigurationError("Kein Modell in «x»: bitte prüfen."),
    ],
)
def test_an_error_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: AuskunftError
) -> None:
    def fail(*_: object, **__: object) -> Assistant:
        raise error

    monkeypatch.setattr(wiring, "load_assistant", fail)
    assert run(monkeypatch, "ask", "Wer?") == 2
    assert capsys.readouterr().err.splitlines() == [f"Fehler: {error}"]


@pytest.mark.usefixtures("ready")
def test_a_question_too_long_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", "a" * 3000) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Fehler: Die Frage ist zu lang")


def test_a_missing_corpus_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "facts", "--corpus", str(tmp_path / "none")) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "none" in line


@pytest.mark.parametrize("arguments", [["ask"], ["asks", "Wer?"], ["ask", "Wer?", "--jason"]])
def test_a_call_that_is_no_call_ends_with_2(arguments: list[str]) -> None:
    assert RUNNER.invoke(cli.app, arguments).exit_code == 2


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Assistant:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    assert run(monkeypatch) == 130


@pytest.mark.parametrize(("condition", "code"), [("current", 0), ("stale", 1)])
def test_checking_the_index_is_a_gate(
    monkeypatch: pytest.MonkeyPatch, condition: str, code: int
) -> None:
    from auskunft.passage_index import Condition, IndexState  # noqa: PLC0415 (heavy)

    state = IndexState(Condition(condition), "Der Text ist neu.")
    monkeypatch.setattr(wiring, "state", lambda _: state)
    result = RUNNER.invoke(cli.app, ["index", "--check"])
    assert result.exit_code == code
    assert ("Der Text ist neu." in result.output) == bool(code)


def test_what_keeps_a_server_from_starting_is_said_at_once(corpus: Path, tmp_path: Path) -> None:
    missing = RUNNER.invoke(cli.app, ["serve", "--corpus", str(tmp_path / "nirgends")])
    assert isinstance(missing.exception, AuskunftError)
    assert "nirgends" in str(missing.exception)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = RUNNER.invoke(cli.app, ["serve", "--corpus", str(corpus), "--port", port])
    assert isinstance(busy.exception, ConfigurationError)
    assert f"127.0.0.1:{port} ist nicht frei" in str(busy.exception)


def test_help_is_german_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from auskunft.cli import app;"
        "result = CliRunner().invoke(app, ['--help']); assert 'Beantwortet' in result.output;"
        "print([m for m in ('torch','faiss','gradio','sentence_transformers','numpy','rich.table')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
