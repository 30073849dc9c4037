"""Commands that judge answers by test sets and care for test sets."""

# ruff: noqa: FBT002, PLR0913, PLR0917 (the parameters are the options of a command)

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from auskunft.cli.options import DEFAULT, Corpus, IndexFolder, Model, assistant, console, settings

app = typer.Typer()
Testset = Annotated[Path, typer.Argument(help="Testset: JSONL, CSV, SQuAD-JSON oder BEIR-Ordner.")]
Http = Annotated[
    str | None, typer.Option("--http", help="Statt selbst zu antworten diesen Server fragen.")
]
MaxDrop = Annotated[float, typer.Option("--max-drop", help="Erlaubter Rückgang als Anteil.")]
Repeat = Annotated[
    int, typer.Option("--repeat", min=1, help="Jede Frage so oft stellen (warme Zeiten).")
]


def _subject(
    http: str | None, corpus: Path, index: Path | None, model: str | None
) -> tuple[Any, Any, Any]:
    """What is judged: how to ask it, the documents, and how it ranks passages (or None)."""
    from auskunft import wiring  # noqa: PLC0415 (keeps --help quick)

    chosen = settings(corpus, index, model)
    if http is not None:
        from auskunft.evaluation.http_ask import HttpAsk  # noqa: PLC0415 (keeps --help quick)

        return HttpAsk(http), wiring.read_documents(chosen) if corpus.exists() else (), None
    from auskunft.assistant import asking  # noqa: PLC0415 (keeps --help quick)

    asked = assistant(corpus, index, model)
    return asking.replaying(asked), asked.documents, wiring.load_ranking(chosen)


@app.command()
def evaluate(
    testset: Testset,
    corpus: Corpus = DEFAULT,
    index: IndexFolder = None,
    model: Model = None,
    http: Http = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Antworten als JSONL hierhin schreiben.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Antworten aus --predictions weiterverwenden.")
    ] = False,
    report: Annotated[
        list[Path] | None, typer.Option(help="Bericht (.html, .json, .md, .xml; mehrfach).")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(help="Maßstab, gegen den geprüft wird.")] = None,
    max_drop: MaxDrop = 0.01,
    variants: Annotated[
        bool, typer.Option("--variants", help="Jede Frage auch abgewandelt stellen.")
    ] = False,
    repeat: Repeat = 1,
) -> None:
    """Beurteilt die Antworten anhand eines Testsets; Ende 1, wenn der Maßstab verfehlt wird."""
    from auskunft.evaluation import commands  # noqa: PLC0415 (keeps --help quick)
    from auskunft.evaluation.evaluating import Options  # noqa: PLC0415 (keeps --help quick)
    from auskunft.evaluation.variants import VariantKind  # noqa: PLC0415 (keeps --help quick)

    request = commands.EvaluationRequest(
        predictions=predictions,
        resume=resume,
        reports=tuple(report or ()),
        baseline=baseline,
        max_drop=max_drop,
        variants=tuple(VariantKind) if variants else (),
    )
    commands.read_inputs(testset, request)
    ask, documents, rank = _subject(http, corpus, index, model)
    options = Options(rank=rank, passages=rank.stretches if rank else (), repeat=repeat)
    request = replace(request, options=options)
    outcome = commands.run_evaluation(testset, ask, documents, request, console())
    raise typer.Exit(outcome.exit_code)


@app.command()
def bless(
    testset: Testset,
    baseline: Annotated[Path, typer.Option(help="Datei des Maßstabs.")],
    corpus: Corpus = DEFAULT,
    index: IndexFolder = None,
    model: Model = None,
    http: Http = None,
) -> None:
    """Schreibt die jetzigen Antworten als Maßstab für künftige Änderungen."""
    from auskunft.evaluation import commands  # noqa: PLC0415 (keeps --help quick)

    commands.read_inputs(testset, commands.EvaluationRequest())
    ask, documents, _ = _subject(http, corpus, index, model)
    request = commands.EvaluationRequest(baseline=baseline)
    commands.bless(testset, ask, documents, request, console())


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(help="Maßstab oder JSON-Bericht.")],
    after: Annotated[Path, typer.Argument(help="Maßstab oder JSON-Bericht.")],
) -> None:
    """Nennt, was zwischen zwei Läufen gekippt ist."""
    from auskunft.evaluation import commands  # noqa: PLC0415 (keeps --help quick)

    commands.compare_runs(before, after, console())


testset_app = typer.Typer(help="Pflege von Testsets.", no_args_is_help=True)
app.add_typer(testset_app, name="testset")


@testset_app.command(name="check")
def check_cases(testset: Testset, corpus: Corpus = DEFAULT) -> None:
    """Nennt jede fehlerhafte Zeile und wonach niemand fragt; Ende 2 bei Mängeln."""
    from auskunft import wiring  # noqa: PLC0415 (keeps --help quick)
    from auskunft.evaluation import testset_commands  # noqa: PLC0415 (keeps --help quick)

    documents = wiring.read_documents(settings(corpus, None, None))
    raise typer.Exit(testset_commands.check_testset(testset, documents, console()).exit_code)


@testset_app.command(name="draft")
def draft_cases(
    out: Annotated[Path, typer.Argument(help="Neue JSONL-Datei für die Entwürfe.")],
    corpus: Corpus = DEFAULT,
) -> None:
    """Schlägt Fragen aus dem Korpus vor, als Entwürfe zum Bestätigen."""
    from auskunft import wiring  # noqa: PLC0415 (keeps --help quick)
    from auskunft.evaluation import testset_commands  # noqa: PLC0415 (keeps --help quick)

    documents = wiring.read_documents(settings(corpus, None, None))
    testset_commands.draft_testset(documents, out, console())


@testset_app.command(name="import")
def import_cases(
    source: Annotated[
        Path, typer.Argument(help="CSV, SQuAD-JSON, BEIR-Ordner oder Rückmeldungen.")
    ],
    out: Annotated[Path, typer.Argument(help="Neue JSONL-Datei.")],
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Mitgelieferte Texte in diesen Ordner.")
    ] = None,
) -> None:
    """Übernimmt Fragen aus einem anderen Format."""
    from auskunft.evaluation import testset_commands  # noqa: PLC0415 (keeps --help quick)

    testset_commands.import_testset(source, out, texts, console())
