"""The report: every judged case, and what they come to, as values without any layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from auskunft.domain import Status
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.metrics.abstention import Curve, Decision, curve
from auskunft.evaluation.metrics.intervals import Estimate, difference_interval, estimate
from auskunft.evaluation.metrics.latency import Latency, latency
from auskunft.evaluation.scoring import Measure, Result, decision
from auskunft.evaluation.variants import VariantKind

Scores = Mapping[Measure, Estimate]
Key = TypeVar("Key", bound=str)
ERROR = "error"
"""The outcome where the system refused the question itself."""


@dataclass(frozen=True, slots=True)
class PairedDrop:
    """What is lost when `count` questions are asked in another way.

    `base` and `varied` are the shares of right answers to the plain and the other form, `drop`
    is the mean paired loss (base minus varied), `low` and `high` the ends of its 95 % interval.
    """

    count: int
    base: float
    varied: float
    drop: float
    low: float
    high: float


def paired_drop(pairs: Sequence[tuple[Result, Result]]) -> PairedDrop:
    """The loss over pairs of the result in plain and in the other form, at least one."""
    values = [(float(plain.right), float(other.right)) for plain, other in pairs]
    base, varied = (sum(side) / len(values) for side in zip(*values, strict=True))
    low, high = difference_interval([plain - other for plain, other in values])
    return PairedDrop(len(values), base, varied, base - varied, low, high)


@dataclass(frozen=True, slots=True)
class Variation:
    """One kind of variant: the loss against the cases it was made from, and every result."""

    drop: PairedDrop
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Follow-ups after `turn` earlier questions.

    `against_standalone` is the loss of those that give their standalone form against that form;
    None where none does.
    """

    turn: int
    follow_up: Estimate
    against_standalone: PairedDrop | None


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds per answer; `warm` only where questions were asked again."""

    cold: Latency | None
    warm: Latency | None
    total_seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of a test set shows. `name` is the test set's, without a folder."""

    name: str
    results: tuple[Result, ...]
    scores: Scores
    by_kind: Mapping[Kind, Scores]
    by_tag: Mapping[str, Scores]
    curve: Curve
    confusion: Mapping[tuple[str, str], int]
    follow_ups: tuple[FollowUps, ...] = ()
    variants: Mapping[VariantKind, Variation] = field(default_factory=dict)
    timings: Timings = field(default_factory=lambda: Timings(None, None, 0.0))
    unsteady: tuple[str, ...] = ()

    @property
    def right(self) -> Estimate:
        """The share of cases that are right."""
        return self.scores[Measure.RIGHT]


@dataclass(frozen=True, slots=True)
class Extras:
    """What a run yields beyond the results of its cases, all of it optional.

    `standalone` maps the id of a follow-up to the result of its standalone form; `unsteady` are
    ids of cases that were answered differently when asked again.
    """

    standalone: Mapping[str, Result] = field(default_factory=dict)
    variants: Mapping[VariantKind, Variation] = field(default_factory=dict)
    warm_seconds: Sequence[float] = ()
    unsteady: Sequence[str] = ()


def summarise(name: str, results: Sequence[Result], extras: Extras | None = None) -> Report:
    """Average over all cases, by kind and by tag; `results` must not be empty."""
    extras = extras or Extras()
    cold = [result.prediction.seconds for result in results]
    total = sum(cold) + sum(extras.warm_seconds)
    return Report(
        name=name,
        results=tuple(results),
        scores=average(results),
        by_kind=_grouped(results, lambda case: [case.kind], list(Kind)),
        by_tag=_grouped(results, lambda case: case.tags, _tags(results)),
        curve=curve(_decisions(results)),
        confusion=_confusion(results),
        follow_ups=_follow_ups(results, extras.standalone),
        variants=extras.variants,
        timings=Timings(latency(cold), latency(extras.warm_seconds), total),
        unsteady=tuple(extras.unsteady),
    )


def average(results: Iterable[Result]) -> Scores:
    """The mean of each measure over the cases that it applies to, with its interval."""
    values: dict[Measure, list[float]] = {}
    for result in results:
        for measure, value in result.scores.items():
            values.setdefault(measure, []).append(value)
    estimates = {measure: estimate(values.get(measure, ())) for measure in Measure}
    return {measure: found for measure, found in estimates.items() if found is not None}


def _grouped(
    results: Sequence[Result], keys_of: Callable[[Case], Sequence[Key]], keys: Iterable[Key]
) -> dict[Key, Scores]:
    groups = {key: [item for item in results if key in keys_of(item.case)] for key in keys}
    return {key: average(members) for key, members in groups.items() if members}


def _tags(results: Iterable[Result]) -> list[str]:
    return sorted({tag for result in results for tag in result.case.tags})


def _decisions(results: Iterable[Result]) -> list[Decision]:
    found = (decision(item.case, item.response, item.verdict) for item in results)
    return [made for made in found if made is not None]


def expected_outcome(case: Case) -> str:
    """What the case wants, as the row of the confusion: a reason, or a status."""
    if case.reason is not None:
        return case.reason.value
    if case.kind is Kind.PARTIAL:
        return Status.PARTIAL.value
    if case.kind is Kind.META:
        return Kind.META.value
    return Status.ANSWERED.value if case.answerable else Status.NOT_IN_CORPUS.value


def given_outcome(result: Result) -> str:
    """What the system did, as the column of the confusion: its reason, or its status."""
    if result.response.error:
        return ERROR
    if result.response.status is not Status.ANSWERED and result.response.reason:
        return result.response.reason.value
    return result.response.status.value


def as_expected(expected: str, given: str) -> bool:
    """Whether an outcome is what a case wants; one that names no reason takes any refusal."""
    if expected == Kind.META:
        return given in (Status.ANSWERED, Status.CONVERSATION)
    if expected in (Status.PARTIAL, Status.NOT_IN_CORPUS):
        return given not in (Status.ANSWERED, ERROR)
    return expected == given


def _confusion(results: Iterable[Result]) -> dict[tuple[str, str], int]:
    pairs = Counter((expected_outcome(item.case), given_outcome(item)) for item in results)
    return dict(sorted(pairs.items()))


def _follow_ups(
    results: Sequence[Result], standalone: Mapping[str, Result]
) -> tuple[FollowUps, ...]:
    turns = sorted({len(item.case.history) for item in results if item.case.history})
    rows = []
    for turn in turns:
        members = [item for item in results if len(item.case.history) == turn]
        pairs = [(standalone[item.case.id], item) for item in members if item.case.id in standalone]
        follow_up = estimate([float(item.right) for item in members])
        if follow_up is not None:
            rows.append(FollowUps(turn, follow_up, paired_drop(pairs) if pairs else None))
    return tuple(rows)
