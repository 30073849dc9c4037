"""The report as Markdown, for a pull request: a table of scores, with what they were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auskunft.evaluation.comparing import Comparison
from auskunft.evaluation.report import Report
from auskunft.evaluation.scoring import Result
from auskunft.evaluation.tables import Table, kinds_table, scores_table, variants_table

_LISTED = 30


def report_to_markdown(
    report: Report, comparison: Comparison | None = None, violations: Sequence[str] = ()
) -> str:
    """Scores and kinds with differences to the baseline, then what broke and what is wrong."""
    blocks = (
        f"# Auswertung: {escape(report.name)}\n",
        _gate(comparison, violations),
        _table(scores_table(report, comparison)),
        _table(kinds_table(report, comparison)),
        _note(report, comparison),
        _table(variants_table(report)) if report.variants else "",
        _flips(comparison),
        _wrong(report.results),
    )
    return "\n".join(block for block in blocks if block)


def escape(text: str) -> str:
    """`text` so that Markdown and HTML leave it alone, on one line."""
    plain = " ".join(text.split()).replace("\\", "\\\\")
    for character in "`*_[]|#":
        plain = plain.replace(character, "\\" + character)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _gate(comparison: Comparison | None, violations: Sequence[str]) -> str:
    if comparison is None:
        return ""
    if not violations:
        return "**Die Änderung besteht.**\n"
    lines = "".join(f"- {escape(line)}\n" for line in violations)
    return f"**Die Änderung besteht nicht:**\n\n{lines}"


def _table(table: Table) -> str:
    rule = ("---", *["---:"] * (len(table.columns) - 1))
    return "".join(f"| {' | '.join(line)} |\n" for line in (table.columns, rule, *table.rows))


def _note(report: Report, comparison: Comparison | None) -> str:
    """Where the runs have not the same cases: what the differences stand for."""
    compared = comparison.changes[0].count if comparison and comparison.changes else 0
    if comparison is None or compared == len(report.results):
        return ""
    return f"„vorher“ und „Unterschied“ gelten für die {compared} Fälle, die beide Läufe haben.\n"


def _flips(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    parts = [
        *_listed("Neu falsch", (f"{c.id}: {c.question}" for _, c in comparison.broken)),
        *_listed("Neu richtig", (f"{c.id}: {c.question}" for _, c in comparison.fixed)),
        *_listed("Fehlt", (f"{c.id}: {c.question}" for c in comparison.missing)),
        *_listed("Neue Fälle", (f"{c.id}: {c.question}" for c in comparison.added)),
        *_listed("Geänderte Fälle", (f"{c.id}: {c.question}" for _, c in comparison.edited)),
    ]
    return "\n".join(parts)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    entries = [f"- {escape(line)}\n" for line in lines]
    if entries:
        rest = len(entries) - _LISTED
        more = f"- … und {rest} weitere\n" if rest > 0 else ""
        yield f"## {title} ({len(entries)})\n\n" + "".join(entries[:_LISTED]) + more


def _wrong(results: Iterable[Result]) -> str:
    lines = (
        f"{item.case.id}: {item.case.question} – {'; '.join(item.verdict.details)}"
        for item in results
        if not item.right
    )
    return "".join(_listed("Falsch", lines))
