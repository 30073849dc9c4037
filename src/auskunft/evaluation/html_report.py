"""The report as one HTML file that asks nothing of the network.

What the template shows is prepared here as plain values; Jinja escapes every text of documents,
questions and answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from auskunft.domain import Document
from auskunft.evaluation.case_views import case_views, wrong_variant_views
from auskunft.evaluation.comparing import Comparison
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.labels import (
    KIND_LABELS,
    MEASURE_LABELS,
    OUTCOME_LABELS,
    interval,
    number,
    percent,
)
from auskunft.evaluation.metrics.abstention import Curve
from auskunft.evaluation.metrics.intervals import Estimate
from auskunft.evaluation.report import Report, Scores, as_expected
from auskunft.evaluation.scoring import LOWER_IS_BETTER, Measure
from auskunft.evaluation.tables import (
    changes_table,
    follow_ups_table,
    times_table,
    variants_table,
)

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
        "follow_ups": follow_ups_table(report),
        "variants": variants_table(report),
        "wrong_variants": wrong_variant_views(report, documents),
        "plot": _plot(report.curve),
        "confusion": _confusion(report),
        "times": times_table(report),
        "unsteady": report.unsteady,
        "comparison": comparison,
        "changes": comparison and changes_table(comparison),
        "violations": violations,
        "cases": case_views(report, documents, comparison),
        "kind_choices": [KIND_LABELS[kind] for kind in report.by_kind],
    }


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
                [
                    (report.confusion.get((row, column), 0), as_expected(row, column))
                    for column in columns
                ],
            )
            for row in rows
        ],
    }
