"""The report as Markdown, for a pull request: a table of scores, with what they were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auskunft.evaluation.comparing import Change, Comparison
from auskunft.evaluation.labels import (
    KIND_LABELS,
    MEASURE_LABELS,
    VARIANT_LABELS,
    interval,
    percent,
)
from auskunft.evaluation.metrics.intervals import Estimate
from auskunft.evaluation.report import Report
from auskunft.evaluation.scoring import Measure, Result
from auskunft.evaluation.variants import VariantKind

_LISTED = 30


def report_to_markdown(
    report: Report, comparison: Comparison | None = None, violations: Sequence[str] = ()
) -> str:
    """Scores and kinds with differences to the baseline, then what broke and what is wrong."""
    blocks = (
        f"# Auswertung: {escape(report.name)}\n",
        _gate(comparison, violations),
        _scores_table(report, comparison),
        _kinds_table(report, comparison),
        _variants_table(report),
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


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _scores_table(report: Report, comparison: Comparison | None) -> str:
    changes = _by_measure(comparison)
    head = ["Maß", "Wert", "95-%-Intervall", "Fälle", *_delta_head(comparison)]
    rows = [
        [MEASURE_LABELS[measure], *_columns(found), *_delta(comparison, changes.get(measure))]
        for measure, found in report.scores.items()
    ]
    return _table(head, rows)


def _kinds_table(report: Report, comparison: Comparison | None) -> str:
    changes = {item.kind: item for item in comparison.changes if item.kind} if comparison else {}
    head = ["Art", "richtig", "95-%-Intervall", "Fälle", *_delta_head(comparison)]
    rows = [
        [
            KIND_LABELS[kind],
            *_columns(scores[Measure.RIGHT]),
            *_delta(comparison, changes.get(kind)),
        ]
        for kind, scores in report.by_kind.items()
    ]
    return _table(head, rows)


def _by_measure(comparison: Comparison | None) -> Mapping[Measure, Change]:
    if comparison is None:
        return {}
    return {item.measure: item for item in comparison.changes if not item.kind}


def _columns(found: Estimate) -> list[str]:
    return [percent(found.value), interval(found.low, found.high), str(found.count)]


def _delta_head(comparison: Comparison | None) -> list[str]:
    return [] if comparison is None else ["vorher", "Unterschied"]


def _delta(comparison: Comparison | None, change: Change | None) -> list[str]:
    if comparison is None:
        return []
    if change is None:
        return ["–", "–"]
    sign = "+" if change.difference > 0 else ""
    return [percent(change.before), sign + percent(change.difference)]


def _variants_table(report: Report) -> str:
    if not report.variants:
        return ""
    rows = [
        [
            VARIANT_LABELS[VariantKind(row.kind)],
            str(row.count),
            percent(row.base),
            percent(row.variant),
            percent(row.drop),
        ]
        for row in report.variants
    ]
    return _table(["Abwandlung", "Fälle", "Vorlage richtig", "richtig", "Verlust"], rows)


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
