"""What the commands share: options, settings, the assistant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

Corpus = Annotated[
    Path, typer.Option("--corpus", help="Ordner mit den Dokumenten (.txt, .md, .html).")
]
IndexFolder = Annotated[
    Path | None, typer.Option("--index", help="Ordner des Index; Vorgabe: index, sonst im Cache.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", help="Name oder Ordner eines sentence-transformers-Modells."),
]
DEFAULT = Path("corpus")
GATE_FAILED, BAD_INPUT = 1, 2


def settings(corpus: Path, index: Path | None, model: str | None) -> Any:
    """The settings that the options name."""
    from auskunft.wiring import Settings  # noqa: PLC0415 (keeps --help quick)

    return Settings(corpus, index, model)


def assistant(corpus: Path, index: Path | None, model: str | None, *, prepared: bool = True) -> Any:
    """The assistant that the options name; says on standard error when it builds an index."""
    from auskunft.wiring import load_assistant  # noqa: PLC0415 (keeps --help quick)

    return load_assistant(settings(corpus, index, model), notice, prepared=prepared)


def notice(line: str) -> None:
    """One line on standard error."""
    typer.echo(line, err=True)


def console() -> Any:
    """A terminal for tables."""
    from rich.console import Console  # noqa: PLC0415 (keeps --help quick)

    return Console()
