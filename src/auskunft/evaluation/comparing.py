"""Two runs of one test set side by side, and the gate that a change must pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auskunft.evaluation.cases import Kind
from auskunft.evaluation.labels import KIND_LABELS, MEASURE_LABELS, percent, points_interval
from auskunft.evaluation.metrics.intervals import difference_interval
from auskunft.evaluation.scoring import Measure
from auskunft.evaluation.snapshots import KEPT_MEASURES, CaseSnapshot, Snapshot

DEFAULT_MAX_DROP = 0.01

Pair = tuple[CaseSnapshot, CaseSnapshot]


@dataclass(frozen=True, slots=True)
class Change:
    """A measure before and after, over the cases that both runs have.

    `kind` is "" for all cases together. `low` and `high` bound the mean paired difference
    (after minus before) with 95 % confidence.
    """

    measure: Measure
    kind: str
    count: int
    before: float
    after: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """After minus before: negative is a drop."""
        return self.after - self.before

    @property
    def label(self) -> str:
        """What changed, in German."""
        group = f" ({KIND_LABELS[Kind(self.kind)]})" if self.kind else ""
        return MEASURE_LABELS[self.measure] + group


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two runs. Cases edited in between are set aside in `edited`."""

    before: Snapshot
    after: Snapshot
    broken: tuple[Pair, ...]
    fixed: tuple[Pair, ...]
    reworded: tuple[Pair, ...]
    missing: tuple[CaseSnapshot, ...]
    added: tuple[CaseSnapshot, ...]
    edited: tuple[Pair, ...]
    changes: tuple[Change, ...]


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    """Pair the cases by id and say what flipped, changed, came and went."""
    common = [(before.cases[name], case) for name, case in after.cases.items()
              if name in before.cases]  # fmt: skip
    pairs = [(old, new) for old, new in common if old.fingerprint == new.fingerprint]
    return Comparison(
        before=before,
        after=after,
        broken=tuple(pair for pair in pairs if pair[0].right and not pair[1].right),
        fixed=tuple(pair for pair in pairs if pair[1].right and not pair[0].right),
        reworded=tuple(
            (old, new)
            for old, new in pairs
            if old.right == new.right and (old.text, old.short) != (new.text, new.short)
        ),
        missing=tuple(case for name, case in before.cases.items() if name not in after.cases),
        added=tuple(case for name, case in after.cases.items() if name not in before.cases),
        edited=tuple((old, new) for old, new in common if old.fingerprint != new.fingerprint),
        changes=tuple(_changes(pairs)),
    )


def _changes(pairs: Sequence[Pair]) -> Iterator[Change]:
    for measure in KEPT_MEASURES:
        yield from _change(pairs, measure, "")
    for kind in Kind:
        members = [pair for pair in pairs if pair[1].kind == kind]
        yield from _change(members, Measure.RIGHT, kind)


def _change(pairs: Sequence[Pair], measure: Measure, kind: str) -> Iterator[Change]:
    values = [
        (old.scores[measure], new.scores[measure])
        for old, new in pairs
        if measure in old.scores and measure in new.scores
    ]
    if values:
        low, high = difference_interval([new - old for old, new in values])
        before, after = (sum(side) / len(values) for side in zip(*values, strict=True))
        yield Change(measure, kind, len(values), before, after, low, high)


def gate(comparison: Comparison, max_drop: float = DEFAULT_MAX_DROP) -> tuple[str, ...]:
    """Why the change must not pass, one German line each; empty where it may.

    A drop counts when it exceeds `max_drop` (a share) and chance does not explain it: the
    paired interval excludes 0. A rise of false answers counts at once, whatever its size. For
    these and for must-pass cases an edited case counts too: editing is no way round the gate.
    """
    return (
        *_drops(comparison, max_drop),
        *(
            f"Pflichtfall „{new.id}“ ist jetzt falsch: {new.question}"
            for old, new in (*comparison.broken, *comparison.edited)
            if old.right and not new.right and (old.must_pass or new.must_pass)
        ),
        *(f"Fall „{case.id}“ fehlt: {case.question}" for case in comparison.missing),
        *_false_answers(comparison),
    )


def _drops(comparison: Comparison, max_drop: float) -> Iterator[str]:
    for change in comparison.changes:
        if -change.difference > max_drop and change.high < 0:
            yield (
                f"{change.label} fiel von {percent(change.before)} auf {percent(change.after)} "
                f"(Unterschied {points_interval(change.low, change.high)} Punkte)"
            )


def _false_answers(comparison: Comparison) -> Iterator[str]:
    """More of the cases that both runs have are falsely answered, or a larger share of all."""
    before, after = comparison.before, comparison.after
    was = {name for name, case in before.cases.items() if case.false_answer}
    now = {name for name, case in after.cases.items() if case.false_answer}
    newly = [name for name in after.cases if name in now - was]
    more = len(now & before.cases.keys()) > len(was & after.cases.keys())
    if newly and (more or _share(len(now), after) > _share(len(was), before)):
        names = ", ".join(f"„{name}“" for name in newly)
        yield f"zu Unrecht beantwortet: {len(now)} statt {len(was)}, neu {names}"


def _share(false_answers: int, run: Snapshot) -> float:
    unanswerable = sum(not case.answerable for case in run.cases.values())
    return false_answers / unanswerable if unanswerable else 0.0
