"""The report as one HTML file that asks nothing of the network.

What the template shows is prepared here as plain values; Jinja escapes every text of documents,
questions and answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from auskunft.domain import Document
from auskunft.evaluation.comparing import Comparison
from auskunft.evaluation.evidence import Documents, Stretch
from auskunft.evaluation.labels import (
    FAILURE_LABELS,
    KIND_LABELS,
    MEASURE_LABELS,
    OUTCOME_LABELS,
    VARIANT_LABELS,
    interval,
    number,
    percent,
)
from auskunft.evaluation.metrics.abstention import Curve
from auskunft.evaluation.metrics.intervals import Estimate
from auskunft.evaluation.passage_view import Piece, marked_passage
from auskunft.evaluation.report import Report, Scores
from auskunft.evaluation.scoring import LOWER_IS_BETTER, Measure, Result
from auskunft.evaluation.variants import VariantKind

PLOT_WIDTH, PLOT_HEIGHT = 320, 200


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a score table; the bar's numbers are percentages of its width."""

    label: str
    value: str
    interval: str
    count: int
    low: float
    middle: float
    high: float
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the table shows it."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    right: bool
    change: str
    failures: tuple[str, ...]
    details: tuple[str, ...]
    outcome: str
    text: str
    short: str
    before: str
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]
    evidence: tuple[str, ...]
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    milliseconds: str


def report_to_html(
    report: Report,
    documents: Iterable[Document] = (),
    comparison: Comparison | None = None,
    violations: Sequence[str] = (),
) -> str:
    """The standalone page. Without `documents` citations show their quote alone."""
    from jinja2 import (  # noqa: PLC0415 - `auskunft --help` must not wait for it
        Environment,
        PackageLoader,
        StrictUndefined,
    )

    environment = Environment(
        loader=PackageLoader("auskunft.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.jinja")
    return template.render(_view(report, Documents(documents), comparison, violations))


def _view(
    report: Report,
    documents: Documents,
    comparison: Comparison | None,
    violations: Sequence[str],
) -> dict[str, Any]:
    wrong = sum(not result.right for result in report.results)
    return {
        "name": report.name,
        "right": _row("richtig", report.right),
        "total": len(report.results),
        "wrong": wrong,
        "scores": list(_score_rows(report.scores)),
        "kinds": _group_rows((KIND_LABELS[kind], s) for kind, s in report.by_kind.items()),
        "tags": _group_rows(report.by_tag.items()),
        "follow_ups": [
            (row.turn, _row("", row.follow_up), row.standalone and _row("", row.standalone))
            for row in report.follow_ups
        ],
        "variants": [
            (VARIANT_LABELS[VariantKind(row.kind)], row.count, percent(row.base),
             percent(row.variant), percent(row.drop),
             interval(row.low, row.high))
            for row in report.variants
        ],
        "plot": _plot(report.curve),
        "confusion": _confusion(report),
        "times": _times(report),
        "unsteady": report.unsteady,
        "comparison": comparison,
        "changes": _changes(comparison),
        "violations": violations,
        "cases": _case_views(report, documents, comparison),
        "kind_choices": [KIND_LABELS[kind] for kind in report.by_kind],
    }  # fmt: skip


def _row(label: str, found: Estimate, *, lower_is_better: bool = False) -> Row:
    return Row(
        label=label,
        value=percent(found.value),
        interval=interval(found.low, found.high),
        count=found.count,
        low=round(found.low * 100, 2),
        middle=round(found.value * 100, 2),
        high=round(found.high * 100, 2),
        lower_is_better=lower_is_better,
    )


def _score_rows(scores: Scores) -> Iterator[Row]:
    for measure, found in scores.items():
        yield _row(MEASURE_LABELS[measure], found, lower_is_better=measure in LOWER_IS_BETTER)


def _group_rows(groups: Iterable[tuple[str, Scores]]) -> list[Row]:
    return [_row(label, scores[Measure.RIGHT]) for label, scores in groups]


def _plot(found: Curve) -> dict[str, Any] | None:
    """The risk-coverage curve as points of a drawing whose origin is its top left corner."""
    if found.aurc is None or found.best is None:
        return None
    highest = max(0.1, *(point.risk for point in found.points))
    points = [
        (
            round(point.coverage * PLOT_WIDTH, 1),
            round(PLOT_HEIGHT * (1 - point.risk / highest), 1),
        )
        for point in found.points
    ]
    best = points[found.points.index(found.best)]
    return {
        "width": PLOT_WIDTH,
        "height": PLOT_HEIGHT,
        "line": " ".join(f"{x},{y}" for x, y in points),
        "best": best,
        "highest": percent(highest),
        "aurc": number(found.aurc, 4),
        "threshold": number(found.best.threshold, 3),
        "best_right": percent(found.best.right),
        "best_coverage": percent(found.best.coverage),
        "best_risk": percent(found.best.risk),
        "last_coverage": percent(found.points[-1].coverage),
        "last_risk": percent(found.points[-1].risk),
    }


def _confusion(report: Report) -> dict[str, Any]:
    order = list(OUTCOME_LABELS)
    rows = sorted({expected for expected, _ in report.confusion}, key=order.index)
    columns = sorted({given for _, given in report.confusion}, key=order.index)
    return {
        "columns": [OUTCOME_LABELS[column] for column in columns],
        "rows": [
            (
                OUTCOME_LABELS[row],
                [(report.confusion.get((row, column), 0), row == column) for column in columns],
            )
            for row in rows
        ],
    }


def _times(report: Report) -> list[tuple[str, int, str, str, str]]:
    pairs = (("kalt", report.timings.cold), ("warm", report.timings.warm))
    return [
        (
            name,
            found.count,
            _milliseconds(found.p50),
            _milliseconds(found.p95),
            _milliseconds(found.p99),
        )
        for name, found in pairs
        if found is not None
    ]


def _milliseconds(seconds: float) -> str:
    return number(seconds * 1000, 1)


def _changes(comparison: Comparison | None) -> list[tuple[str, int, str, str, str, str]]:
    if comparison is None:
        return []
    return [
        (item.label, item.count, percent(item.before), percent(item.after),
         percent(item.difference), interval(item.low, item.high))
        for item in comparison.changes
    ]  # fmt: skip


def _case_views(
    report: Report, documents: Documents, comparison: Comparison | None
) -> list[CaseView]:
    changes = _change_labels(comparison)
    views = [
        _case_view(result, documents, *changes.get(result.case.id, ("", "")))
        for result in report.results
    ]
    return sorted(views, key=lambda view: view.right)


def _change_labels(comparison: Comparison | None) -> dict[str, tuple[str, str]]:
    """For each case that differs from the baseline: how, and the text it had then."""
    if comparison is None:
        return {}
    groups = {
        "neu falsch": comparison.broken,
        "neu richtig": comparison.fixed,
        "anderer Wortlaut": comparison.reworded,
        "Fall geändert": comparison.edited,
    }
    labels = {new.id: (label, old.text) for label, pairs in groups.items() for old, new in pairs}
    return labels | {case.id: ("neuer Fall", "") for case in comparison.added}


def _case_view(result: Result, documents: Documents, change: str, before: str) -> CaseView:
    case, response = result.case, result.response
    outcome = OUTCOME_LABELS["error" if response.error else response.status.value]
    reason = f": {OUTCOME_LABELS[response.reason.value]}" if response.reason else ""
    return CaseView(
        id=case.id,
        kind=KIND_LABELS[case.kind],
        question=case.question,
        history=case.history,
        right=result.right,
        change=change,
        failures=tuple(FAILURE_LABELS[failure] for failure in result.verdict.failures),
        details=result.verdict.details,
        outcome=outcome + reason,
        text=response.error or response.text,
        short=response.short,
        before=before,
        passages=tuple(_passages(result, documents)),
        evidence=case.evidence,
        accept=tuple(" + ".join(alternative) for alternative in case.accept),
        reject=case.reject,
        milliseconds=_milliseconds(result.prediction.seconds),
    )


def _passages(result: Result, documents: Documents) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    wanted: list[Stretch] = [
        place for piece in result.case.evidence for place in documents.occurrences(piece)
    ]
    for citation in result.response.citations:
        title = " · ".join(filter(None, (citation.title or citation.document_id, citation.section)))
        if documents.is_verbatim(citation) and documents:
            text = documents.by_id[citation.document_id].text
            yield title, marked_passage(text, citation, wanted)
        else:
            note = title + (" – nicht wörtlich im Korpus" if documents else "")
            yield note, (Piece(citation.quote, cited=True, expected=False),)
