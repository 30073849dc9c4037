"""What a run came to, case by case, without times: the baseline, and what two runs compare.

On disk one case is one line, so that a blessed change can be read as a difference of lines.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auskunft.domain import Status
from auskunft.errors import InputError
from auskunft.evaluation.files import read_text, replace_text
from auskunft.evaluation.report import ERROR, Report
from auskunft.evaluation.scoring import Measure, Result

FORMAT = "auskunft-baseline-1"
KEPT_MEASURES = (Measure.RIGHT, Measure.F1, Measure.CITATION_RECALL)


@dataclass(frozen=True, slots=True)
class CaseSnapshot:
    """How one case went. `fingerprint` tells whether the case itself has been edited since."""

    id: str
    fingerprint: str
    question: str
    kind: str
    answerable: bool
    must_pass: bool
    status: str
    reason: str
    short: str
    text: str
    scores: Mapping[str, float]

    @property
    def right(self) -> bool:
        """Whether the answer broke no rule."""
        return self.scores[Measure.RIGHT] == 1

    @property
    def false_answer(self) -> bool:
        """Whether an unanswerable question was answered."""
        return not self.answerable and self.status == Status.ANSWERED


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All cases of a run by id, in the order of the test set."""

    name: str
    cases: Mapping[str, CaseSnapshot]


def snapshot_of(report: Report) -> Snapshot:
    """The run as a baseline keeps it."""
    return Snapshot(report.name, {item.case.id: _case_snapshot(item) for item in report.results})


def _case_snapshot(result: Result) -> CaseSnapshot:
    case, response = result.case, result.response
    return CaseSnapshot(
        id=case.id,
        fingerprint=case.fingerprint,
        question=case.question,
        kind=case.kind.value,
        answerable=case.answerable,
        must_pass=case.must_pass,
        status=ERROR if response.error else response.status.value,
        reason=response.reason.value if response.reason else "",
        short=response.short,
        text=response.error or response.text,
        scores={
            measure.value: round(result.scores[measure], 6)
            for measure in KEPT_MEASURES
            if measure in result.scores
        },
    )


_FIELDS: Mapping[str, type] = {
    "id": str, "fingerprint": str, "question": str, "kind": str, "answerable": bool,
    "must_pass": bool, "status": str, "reason": str, "short": str, "text": str, "scores": dict,
}  # fmt: skip


def snapshot_to_json(snapshot: Snapshot) -> str:
    """The baseline file: a JSON object with one line a case."""
    head = json.dumps({"format": FORMAT, "testset": snapshot.name}, ensure_ascii=False)
    lines = (
        json.dumps({name: getattr(case, name) for name in _FIELDS}, ensure_ascii=False)
        for case in snapshot.cases.values()
    )
    return head[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"


def write_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Write the baseline file, whole or not at all."""
    replace_text(path, snapshot_to_json(snapshot))


def read_snapshot(path: Path) -> Snapshot:
    """A baseline, or the same out of a JSON report.

    Raises:
        InputError: the file is neither.
    """
    try:
        content = json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise InputError(f"{path} ist kein JSON; erwartet wird ein Bericht oder Maßstab.") from None
    if isinstance(content, Mapping) and isinstance(content.get("baseline"), Mapping):
        content = content["baseline"]
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise InputError(
            f"{path} ist weder Maßstab noch JSON-Bericht; „auskunft bless“ schreibt einen Maßstab."
        )
    cases = [_read_case(path, record) for record in content.get("cases") or []]
    return Snapshot(str(content.get("testset", "")), {case.id: case for case in cases})


def _read_case(path: Path, record: Any) -> CaseSnapshot:
    if not isinstance(record, Mapping) or not all(
        isinstance(record.get(name), kind) for name, kind in _FIELDS.items()
    ):
        raise InputError(f"{path} ist beschädigt; bitte mit „auskunft bless“ neu schreiben.")
    scores = record["scores"]
    if Measure.RIGHT not in scores or not all(
        isinstance(value, int | float) for value in scores.values()
    ):
        raise InputError(f"{path} ist beschädigt; bitte mit „auskunft bless“ neu schreiben.")
    return CaseSnapshot(**{name: record[name] for name in _FIELDS})
