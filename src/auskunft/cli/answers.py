"""Commands that index, answer, list and serve; they translate options and print."""

# ruff: noqa: FBT002, PLR0913, PLR0917 (the parameters are the options of a command)

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from auskunft.cli.options import (
    DEFAULT,
    GATE_FAILED,
    Corpus,
    IndexFolder,
    Model,
    assistant,
    console,
    notice,
    settings,
)
from auskunft.errors import AuskunftError

app = typer.Typer()
Json = Annotated[bool, typer.Option("--json", help="Ausgabe als JSON.")]


@app.command()
def index(
    corpus: Corpus = DEFAULT,
    index: IndexFolder = None,
    model: Model = None,
    check: Annotated[
        bool, typer.Option("--check", help="Nur prüfen, ob der Index aktuell ist (sonst Ende 1).")
    ] = False,
) -> None:
    """Baut den Index und sagt, was sich geändert hat."""
    from auskunft import wiring  # noqa: PLC0415 (keeps --help quick)

    chosen = settings(corpus, index, model)
    if check:
        found = wiring.state(chosen)
        current = found.condition.value == "current"
        typer.echo("Der Index ist aktuell." if current else f"Nicht aktuell: {found.reason}")
        raise typer.Exit(0 if current else GATE_FAILED)
    from rich.progress import Progress  # noqa: PLC0415 (keeps --help quick)

    with Progress(transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Einbetten", total=None)
        report = wiring.build(
            chosen, lambda done, total: bar.update(task, completed=done, total=total)
        )
    changes = {
        "neu": report.new,
        "geändert": report.changed,
        "unverändert": report.unchanged,
        "entfernt": report.removed,
    }
    for label, names in changes.items():
        if names:
            typer.echo(f"{label}: {', '.join(names)}")
    typer.echo(
        f"{report.passages} Absätze, {report.facts} Indikatoren; {report.embedded} Texte "
        f"eingebettet, {report.reused} übernommen ({report.seconds:.1f} s)."
    )


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Die Frage.")],
    corpus: Corpus = DEFAULT,
    index: IndexFolder = None,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Beantwortet eine Frage."""
    from auskunft.assistant import answer_to_json  # noqa: PLC0415 (keeps --help quick)

    answer = assistant(corpus, index, model, prepared=False).ask(question)
    if as_json:
        typer.echo(json.dumps(answer_to_json(answer), ensure_ascii=False, indent=2))
    else:
        _print_answer(answer)


@app.command()
def chat(corpus: Corpus = DEFAULT, index: IndexFolder = None, model: Model = None) -> None:
    """Beantwortet Fragen nacheinander im Terminal, auch Anschlussfragen."""
    from auskunft.domain import Conversation  # noqa: PLC0415 (keeps --help quick)

    helper = assistant(corpus, index, model)
    conversation = Conversation()
    typer.echo("Stellen Sie eine Frage (leere Zeile beendet). Zum Beispiel:")
    for suggestion in helper.suggestions()[:3]:
        typer.echo(f"  {suggestion}")
    while question := _prompt():
        try:
            answer = helper.ask(question, conversation)
        except AuskunftError as error:
            typer.echo(str(error))
            continue
        if conversation.turns and answer.standalone_question not in {question, ""}:
            typer.echo(f"({answer.standalone_question})")
        _print_answer(answer)
        conversation = conversation.with_turn(question, answer)


def _prompt() -> str:
    try:
        return input("\n> ").strip()
    except EOFError:
        return ""


def _print_answer(answer: Any) -> None:
    typer.echo(answer.text)
    for number, citation in enumerate(answer.citations, 1):
        quote = " ".join(citation.quote.split())
        place = f"{citation.title}, {citation.section}" if citation.section else citation.title
        typer.echo(f"  [{number}] {place}: „{quote}“")
    if answer.computation is not None:
        note = f" ({answer.computation.rounding})" if answer.computation.rounding else ""
        typer.echo(f"  Rechnung: {answer.computation.formula}{note}")


@app.command()
def facts(
    corpus: Corpus = DEFAULT,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Ausgabe als CSV.")] = False,
) -> None:
    """Zeigt alle Indikatoren als Tabelle."""
    from auskunft.corpus import analyse  # noqa: PLC0415 (keeps --help quick)
    from auskunft.wiring import read_documents  # noqa: PLC0415 (keeps --help quick)

    rows = [
        _fact_row(fact)
        for document in read_documents(settings(corpus, None, None))
        for fact in analyse(document).facts
    ]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif as_csv:
        columns = list(rows[0]) if rows else ["document"]
        writer = csv.DictWriter(sys.stdout, columns, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print_table(rows)


def _fact_row(fact: Any) -> dict[str, Any]:
    return {
        "document": fact.document_id,
        "region": fact.region,
        "measure": fact.measure,
        "scope": fact.scope,
        "period": str(fact.period) if fact.period else "",
        "value": str(fact.value),
        "spelling": fact.spelling,
        "unit": fact.unit,
        "label": fact.label,
        "start": fact.start,
        "end": fact.end,
    }


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.table import Table  # noqa: PLC0415 (keeps --help quick)

    table = Table("Region", "Indikator", "Bezug", "Zeitraum", "Wert", "Einheit")
    for row in rows:
        table.add_row(
            row["region"], row["measure"], row["scope"], row["period"], row["spelling"], row["unit"]
        )
    console().print(table)


@app.command()
def serve(
    corpus: Corpus = DEFAULT,
    index: IndexFolder = None,
    model: Model = None,
    host: Annotated[str, typer.Option(help="Adresse.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 7860,
    allow_origin: Annotated[
        list[str] | None, typer.Option(help="Seite, die das Widget einbetten darf (mehrfach).")
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None, typer.Option(help="Proxy, dessen X-Forwarded-For gilt (mehrfach).")
    ] = None,
    questions_per_minute: Annotated[
        int, typer.Option(help="Fragen je Minute und Gegenstelle; 0: unbegrenzt.")
    ] = 120,
    config: Annotated[
        Path | None,
        typer.Option(help="TOML mit Titel, Farben, Logo, Begrüßung, Impressum, allow_origins."),
    ] = None,
    feedback: Annotated[
        Path | None, typer.Option(help="Rückmeldungen als JSONL hierhin schreiben.")
    ] = None,
) -> None:
    """Startet Web-Chat, Widget, HTTP-Schnittstelle und MCP."""
    from auskunft import wiring  # noqa: PLC0415 (keeps --help quick)
    from auskunft.web import Branding, WebOptions, load_operator_file  # noqa: PLC0415 (heavy)
    from auskunft.web import serve as serve_web  # noqa: PLC0415 (keeps --help quick)

    wiring.read_documents(settings(corpus, index, model))  # a wrong folder is said before serving
    branding, origins = load_operator_file(config) if config else (Branding(), ())
    options = WebOptions(
        host=host,
        port=port,
        allow_origins=(*origins, *(allow_origin or ())),
        trusted_proxies=tuple(trusted_proxy or ()),
        questions_per_minute=questions_per_minute,
        branding=branding,
        feedback=feedback,
    )
    notice(f"Web-Chat: http://{host}:{port} (Ende mit Strg+C)")
    serve_web(lambda: assistant(corpus, index, model), options)
