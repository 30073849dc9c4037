"""The report as JSON. Two runs that answer alike give the same bytes, but for "timings"."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from auskunft.evaluation.cases import case_to_record
from auskunft.evaluation.comparing import Comparison
from auskunft.evaluation.metrics.intervals import Estimate
from auskunft.evaluation.report import Report, Scores
from auskunft.evaluation.scoring import Result
from auskunft.evaluation.snapshots import snapshot_of, snapshot_to_json

FORMAT = "auskunft-report-1"
_PLACES = 6


def report_to_json(report: Report, comparison: Comparison | None = None) -> str:
    """The whole report; its "baseline" is what `auskunft compare` reads."""
    content = {
        "format": FORMAT,
        "testset": report.name,
        "cases": len(report.results),
        "scores": _scores(report.scores),
        "by_kind": {kind.value: _scores(scores) for kind, scores in report.by_kind.items()},
        "by_tag": {tag: _scores(scores) for tag, scores in report.by_tag.items()},
        "risk_coverage": _rounded(dataclasses.asdict(report.curve)),
        "confusion": [
            {"expected": expected, "given": given, "cases": count}
            for (expected, given), count in report.confusion.items()
        ],
        "follow_ups": [_rounded(dataclasses.asdict(row)) for row in report.follow_ups],
        "variants": {
            kind.value: _rounded(dataclasses.asdict(variation.drop))
            for kind, variation in report.variants.items()
        },
        "unsteady": list(report.unsteady),
        "results": [_result(result) for result in report.results],
        "variant_results": [
            _result(result)
            for variation in report.variants.values()
            for result in variation.results
        ],
        "changes": None if comparison is None else _changes(comparison),
        "baseline": json.loads(snapshot_to_json(snapshot_of(report))),
        "timings": _timings(report),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _scores(scores: Scores) -> dict[str, Any]:
    return {measure.value: _estimate(found) for measure, found in scores.items()}


def _estimate(found: Estimate) -> Any:
    return _rounded(dataclasses.asdict(found))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _PLACES)
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def _result(result: Result) -> dict[str, Any]:
    return {
        "case": case_to_record(result.case),
        "right": result.right,
        "failures": [failure.value for failure in result.verdict.failures],
        "details": list(result.verdict.details),
        "scores": {measure.value: round(v, _PLACES) for measure, v in result.scores.items()},
        "answer": result.prediction.answer,
        "error": result.prediction.error,
    }


def _changes(comparison: Comparison) -> dict[str, Any]:
    return {
        "broken": [new.id for _, new in comparison.broken],
        "fixed": [new.id for _, new in comparison.fixed],
        "missing": [case.id for case in comparison.missing],
        "added": [case.id for case in comparison.added],
        "edited": [new.id for _, new in comparison.edited],
        "measures": [_rounded(dataclasses.asdict(change)) for change in comparison.changes],
    }


def _timings(report: Report) -> dict[str, Any]:
    timings: dict[str, Any] = _rounded(dataclasses.asdict(report.timings))
    timings["seconds"] = {
        result.case.id: round(result.prediction.seconds, _PLACES) for result in report.results
    }
    return timings
