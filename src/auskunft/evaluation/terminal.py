"""The report as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.table import Table

from auskunft.evaluation.comparing import Comparison, Pair
from auskunft.evaluation.evaluating import Progress
from auskunft.evaluation.labels import (
    KIND_LABELS,
    MEASURE_LABELS,
    VARIANT_LABELS,
    interval,
    number,
    percent,
)
from auskunft.evaluation.metrics.latency import Latency
from auskunft.evaluation.report import Report, Scores
from auskunft.evaluation.scoring import Measure, Result
from auskunft.evaluation.variants import VariantKind

_SHOWN_FAILURES = 20
_IN_GROUPS = (Measure.F1, Measure.CITATION_RECALL)


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


def print_report(report: Report, console: Console) -> None:
    """The wrong answers, then, where the eye rests, times, groups and scores."""
    _print_failures(report.results, console)
    if report.unsteady:
        names = escape(", ".join(report.unsteady))
        console.print(f"[red]bei Wiederholung anders beantwortet:[/red] {names}", highlight=False)
    _print_times(report, console)
    _print_abstention(report, console)
    if report.variants:
        console.print(_variants_table(report))
    if report.follow_ups:
        console.print(_follow_ups_table(report))
    if report.by_tag:
        console.print(_groups_table("Schlagwort", report.by_tag.items()))
    console.print(_groups_table("Art", ((KIND_LABELS[k], s) for k, s in report.by_kind.items())))
    console.print(_scores_table(report))


def _scores_table(report: Report) -> Table:
    table = Table(title=f"Ergebnis: {escape(report.name)}", title_justify="left")
    table.add_column("Maß")
    for heading in ("Wert", "95-%-Intervall", "Fälle"):
        table.add_column(heading, justify="right", no_wrap=True)
    for measure, estimate in report.scores.items():
        table.add_row(
            MEASURE_LABELS[measure],
            percent(estimate.value),
            interval(estimate.low, estimate.high),
            str(estimate.count),
        )
    return table


def _groups_table(heading: str, groups: Iterable[tuple[str, Scores]]) -> Table:
    table = Table(title_justify="left")
    table.add_column(heading)
    for title in ("Fälle", "richtig", "95-%-Intervall", "F1", "Belege"):
        table.add_column(title, justify="right", no_wrap=True)
    for name, scores in groups:
        right = scores[Measure.RIGHT]
        further = (percent(scores[m].value) if m in scores else "–" for m in _IN_GROUPS)
        table.add_row(
            escape(name),
            str(right.count),
            percent(right.value),
            interval(right.low, right.high),
            *further,
        )
    return table


def _follow_ups_table(report: Report) -> Table:
    table = Table(title_justify="left")
    table.add_column("Rückfragen nach … Fragen")
    for heading in ("Fälle", "richtig", "ausgeschrieben richtig"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.follow_ups:
        full = percent(row.standalone.value) if row.standalone else "–"
        table.add_row(str(row.turn), str(row.follow_up.count), percent(row.follow_up.value), full)
    return table


def _variants_table(report: Report) -> Table:
    table = Table(title_justify="left")
    table.add_column("Abwandlung")
    for heading in ("Fälle", "Vorlage richtig", "richtig", "Verlust", "95-%-Intervall"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.variants:
        table.add_row(
            VARIANT_LABELS[VariantKind(row.kind)],
            str(row.count),
            percent(row.base),
            percent(row.variant),
            percent(row.drop),
            interval(row.low, row.high),
        )
    return table


def _print_abstention(report: Report, console: Console) -> None:
    found = report.curve
    if found.aurc is None or found.best is None:
        return
    console.print(
        f"Risiko–Abdeckung: AURC {number(found.aurc, 4)}; beste Schwelle "
        f"{number(found.best.threshold, 3)} (dann {percent(found.best.right)} richtig)"
    )


def _print_times(report: Report, console: Console) -> None:
    rows = (("kalt", report.timings.cold), ("warm", report.timings.warm))
    for name, times in rows:
        if times is not None:
            console.print(f"Antwortzeit {name}: {_times(times)}")


def _times(times: Latency) -> str:
    shares = (("p50", times.p50), ("p95", times.p95), ("p99", times.p99))
    return ", ".join(f"{name} {number(value * 1000, 1)} ms" for name, value in shares)


def _print_failures(results: Iterable[Result], console: Console) -> None:
    wrong = [result for result in results if not result.right]
    for result in wrong[:_SHOWN_FAILURES]:
        reasons = "; ".join(result.verdict.details)
        console.print(
            f"[red]falsch[/red] {escape(result.case.id)}: {escape(result.case.question)}"
            f"\n       {escape(reasons)}\n       [dim]{escape(result.response.text[:200])}[/dim]",
            highlight=False,
        )
    if len(wrong) > _SHOWN_FAILURES:
        console.print(f"… und {len(wrong) - _SHOWN_FAILURES} weitere falsche Antworten.")


def print_comparison(comparison: Comparison, console: Console) -> None:
    """What changed between two runs: measures, kinds that moved, the flips one by one."""
    table = Table(title="Veränderung", title_justify="left")
    table.add_column("Maß")
    for heading in ("Fälle", "vorher", "nachher", "Unterschied", "95-%-Intervall"):
        table.add_column(heading, justify="right", no_wrap=True)
    for change in comparison.changes:
        if change.kind and not change.difference:
            continue
        table.add_row(
            escape(change.label),
            str(change.count),
            percent(change.before),
            percent(change.after),
            percent(change.difference),
            interval(change.low, change.high),
        )
    console.print(table)
    _print_flips("neu falsch", "red", comparison.broken, console)
    _print_flips("neu richtig", "green", comparison.fixed, console)
    console.print(f"anderer Wortlaut: {len(comparison.reworded)}")
    for title, cases in (("fehlt", comparison.missing), ("neuer Fall", comparison.added)):
        for case in cases:
            console.print(f"{title} {escape(case.id)}: {escape(case.question)}", highlight=False)
    for _, case in comparison.edited:
        console.print(f"Fall geändert {escape(case.id)}: nicht verglichen", highlight=False)


def _print_flips(title: str, style: str, pairs: Iterable[Pair], console: Console) -> None:
    for old, new in pairs:
        console.print(
            f"[{style}]{title}[/{style}] {escape(new.id)}: {escape(new.question)}"
            f"\n       [dim]vorher : {escape(old.text[:200])}"
            f"\n       nachher: {escape(new.text[:200])}[/dim]",
            highlight=False,
        )


def print_gate(violations: Sequence[str], console: Console) -> None:
    """Whether the change may pass, and if not, why."""
    if not violations:
        console.print("[green]Die Änderung besteht.[/green]")
        return
    console.print("[red]Die Änderung besteht nicht:[/red]")
    for line in violations:
        console.print(f"- {escape(line)}", highlight=False)
