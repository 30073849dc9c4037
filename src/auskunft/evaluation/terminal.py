"""The report as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.table import Table

from auskunft.evaluation import tables
from auskunft.evaluation.comparing import Comparison, Pair
from auskunft.evaluation.evaluating import Progress
from auskunft.evaluation.labels import number, percent
from auskunft.evaluation.report import Report
from auskunft.evaluation.scoring import Result

_SHOWN_FAILURES = 20


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """Show how many questions have been asked, where somebody watches; gives the callback."""
    with RichProgress(
        TextColumn("Fragen"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_line(markup: str, console: Console) -> None:
    """One line however narrow the terminal is: logs and other programs read it line by line."""
    console.print(markup, highlight=False, soft_wrap=True)


def print_report(report: Report, console: Console) -> None:
    """The wrong answers, then, where the eye rests, times, groups and scores."""
    _print_failures(report.results, console)
    if report.unsteady:
        names = escape(", ".join(report.unsteady))
        print_line(f"[red]bei Wiederholung anders beantwortet:[/red] {names}", console)
    console.print(_plain(tables.times_table(report)))
    _print_abstention(report, console)
    if report.variants:
        console.print(_plain(tables.variants_table(report)))
    if report.follow_ups:
        console.print(_plain(tables.follow_ups_table(report)))
    if report.by_tag:
        console.print(_plain(tables.tags_table(report)))
    console.print(_plain(tables.kinds_table(report)))
    console.print(_plain(tables.scores_table(report), f"Ergebnis: {escape(report.name)}"))


def _plain(table: tables.Table, title: str | None = None) -> Table:
    shown = Table(title=title, title_justify="left")
    first, *others = table.columns
    shown.add_column(first)
    for heading in others:
        shown.add_column(heading.replace(" ", "\n"), justify="right", no_wrap=True)
    for row in table.rows:
        shown.add_row(*map(escape, row))
    return shown


def _print_abstention(report: Report, console: Console) -> None:
    found = report.curve
    if found.aurc is None or found.best is None:
        return
    print_line(
        f"Risiko–Abdeckung: AURC {number(found.aurc, 4)}; beste Schwelle "
        f"{number(found.best.threshold, 3)} (dann {percent(found.best.right)} richtig)",
        console,
    )


def _print_failures(results: Iterable[Result], console: Console) -> None:
    wrong = [result for result in results if not result.right]
    for result in wrong[:_SHOWN_FAILURES]:
        reasons = "; ".join(result.verdict.details)
        print_line(
            f"[red]falsch[/red] {escape(result.case.id)}: {escape(result.case.question)}"
            f"\n       {escape(reasons)}\n       [dim]{escape(result.response.text[:200])}[/dim]",
            console,
        )
    if len(wrong) > _SHOWN_FAILURES:
        print_line(f"… und {len(wrong) - _SHOWN_FAILURES} weitere falsche Antworten.", console)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """What changed between two runs: measures, kinds that moved, the flips one by one."""
    console.print(_plain(tables.changes_table(comparison), "Veränderung"))
    _print_flips("neu falsch", "red", comparison.broken, console)
    _print_flips("neu richtig", "green", comparison.fixed, console)
    print_line(f"anderer Wortlaut: {len(comparison.reworded)}", console)
    for title, cases in (("fehlt", comparison.missing), ("neuer Fall", comparison.added)):
        for case in cases:
            print_line(f"{title} {escape(case.id)}: {escape(case.question)}", console)
    for _, case in comparison.edited:
        print_line(f"Fall geändert {escape(case.id)}: nicht verglichen", console)


def _print_flips(title: str, style: str, pairs: Iterable[Pair], console: Console) -> None:
    for old, new in pairs:
        print_line(
            f"[{style}]{title}[/{style}] {escape(new.id)}: {escape(new.question)}"
            f"\n       [dim]vorher : {escape(old.text[:200])}"
            f"\n       nachher: {escape(new.text[:200])}[/dim]",
            console,
        )


def print_gate(violations: Sequence[str], console: Console) -> None:
    """Whether the change may pass, and if not, why."""
    if not violations:
        print_line("[green]Die Änderung besteht.[/green]", console)
        return
    print_line("[red]Die Änderung besteht nicht:[/red]", console)
    for line in violations:
        print_line(f"- {escape(line)}", console)
