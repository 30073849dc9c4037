"""The tables that several reports show, as German text without any layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auskunft.evaluation.comparing import Change, Comparison
from auskunft.evaluation.labels import (
    KIND_LABELS,
    MEASURE_LABELS,
    VARIANT_LABELS,
    interval,
    number,
    percent,
    points,
    points_interval,
)
from auskunft.evaluation.metrics.intervals import Estimate
from auskunft.evaluation.metrics.latency import Latency
from auskunft.evaluation.report import FollowUps, PairedDrop, Report, Scores
from auskunft.evaluation.scoring import Measure

_NOTHING = "–"
_DIFFERENCE = ("Unterschied (Punkte)", "95-%-Intervall")
_FURTHER = {Measure.F1: "F1", Measure.CITATION_RECALL: "Belege"}
"""What a group shows beside its share of right answers."""

_Changes = Mapping[tuple[Measure, str], Change]


@dataclass(frozen=True, slots=True)
class Table:
    """Column headings and rows; the first column names a row, the others are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


# --- scores -----------------------------------------------------------------------------


def scores_table(report: Report, comparison: Comparison | None = None) -> Table:
    """Every measure over all cases, with what it was before where there is a comparison."""
    changes = _changes(comparison)
    rows = (
        (MEASURE_LABELS[measure], *_estimate(found), *_before(changes, measure, ""))
        for measure, found in report.scores.items()
    )
    return Table(("Maß", "Wert", "95-%-Intervall", "Fälle", *_head(comparison)), tuple(rows))


def kinds_table(report: Report, comparison: Comparison | None = None) -> Table:
    """The share of right answers by kind of question."""
    changes = _changes(comparison)
    rows = (
        (KIND_LABELS[kind], *_group(scores), *_before(changes, Measure.RIGHT, kind))
        for kind, scores in report.by_kind.items()
    )
    return Table((*_group_head("Art"), *_head(comparison)), tuple(rows))


def tags_table(report: Report) -> Table:
    """The share of right answers by tag."""
    rows = ((tag, *_group(scores)) for tag, scores in report.by_tag.items())
    return Table(_group_head("Schlagwort"), tuple(rows))


def _estimate(found: Estimate) -> tuple[str, ...]:
    return percent(found.value), interval(found.low, found.high), str(found.count)


def _group_head(heading: str) -> tuple[str, ...]:
    return (heading, "richtig", "95-%-Intervall", "Fälle", *_FURTHER.values())


def _group(scores: Scores) -> tuple[str, ...]:
    further = (percent(scores[m].value) if m in scores else _NOTHING for m in _FURTHER)
    return (*_estimate(scores[Measure.RIGHT]), *further)


def _head(comparison: Comparison | None) -> tuple[str, ...]:
    return () if comparison is None else ("vorher", _DIFFERENCE[0])


def _changes(comparison: Comparison | None) -> _Changes | None:
    if comparison is None:
        return None
    return {(change.measure, change.kind): change for change in comparison.changes}


def _before(changes: _Changes | None, measure: Measure, kind: str) -> tuple[str, ...]:
    if changes is None:
        return ()
    change = changes.get((measure, kind))
    if change is None:
        return _NOTHING, _NOTHING
    return percent(change.before), points(change.difference)


# --- differences ------------------------------------------------------------------------


def changes_table(comparison: Comparison) -> Table:
    """Every measure, and every kind that moved, over the cases that both runs have."""
    columns = ("Maß", "Fälle", "vorher", "nachher", *_DIFFERENCE)
    rows = (
        (
            change.label,
            str(change.count),
            percent(change.before),
            percent(change.after),
            points(change.difference),
            points_interval(change.low, change.high),
        )
        for change in comparison.changes
        if change.difference or not change.kind
    )
    return Table(columns, tuple(rows))


def variants_table(report: Report) -> Table:
    """What each kind of variant loses against the cases it was made from."""
    columns = ("Abwandlung", "Fälle", "Vorlage richtig", "richtig", *_DIFFERENCE)
    rows = (
        (
            VARIANT_LABELS[kind],
            str(variation.drop.count),
            percent(variation.drop.base),
            percent(variation.drop.varied),
            *_loss(variation.drop),
        )
        for kind, variation in report.variants.items()
    )
    return Table(columns, tuple(rows))


def follow_ups_table(report: Report) -> Table:
    """Follow-ups by turn, and what they lose against their standalone form where that is given."""
    columns = ("Rückfragen nach … Fragen", "Fälle", "richtig", "ausgeschrieben richtig")
    return Table((*columns, *_DIFFERENCE), tuple(map(_follow_up, report.follow_ups)))


def _follow_up(row: FollowUps) -> tuple[str, ...]:
    head = (str(row.turn), str(row.follow_up.count), percent(row.follow_up.value))
    drop = row.against_standalone
    if drop is None:
        return (*head, _NOTHING, _NOTHING, _NOTHING)
    return (*head, f"{percent(drop.base)} von {drop.count}", *_loss(drop))


def _loss(drop: PairedDrop) -> tuple[str, str]:
    """As in every table a loss is negative."""
    return points(-drop.drop), points_interval(-drop.high, -drop.low)


# --- times ------------------------------------------------------------------------------


def times_table(report: Report) -> Table:
    """Percentiles of the answer times: cold, and where questions were asked again, warm."""
    pairs = (("kalt", report.timings.cold), ("warm", report.timings.warm))
    rows = (_times(name, times) for name, times in pairs if times is not None)
    return Table(("Antwortzeit", "Antworten", "p50", "p95", "p99"), tuple(rows))


def _times(name: str, times: Latency) -> tuple[str, ...]:
    return (name, str(times.count), *map(milliseconds, (times.p50, times.p95, times.p99)))


def milliseconds(seconds: float) -> str:
    """A time as reports show it: 0.0123 is "12,3 ms"."""
    return number(seconds * 1000, 1) + "\u00a0ms"
