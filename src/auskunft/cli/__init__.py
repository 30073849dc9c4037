"""The command line: translates options and prints; no logic."""

from __future__ import annotations

import sys

import typer

from auskunft.cli import answers, testsets
from auskunft.cli.options import BAD_INPUT
from auskunft.errors import AuskunftError

app = typer.Typer(
    name="auskunft",
    help="Beantwortet Fragen zu einem deutschen Dokument und belegt jede Antwort.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(answers.app)
app.add_typer(testsets.app)


def main() -> None:
    """Runs the command line; errors are one line, exit code 2."""
    try:
        app()
    except AuskunftError as error:
        typer.echo(f"Fehler: {error}", err=True)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        sys.exit(130)
