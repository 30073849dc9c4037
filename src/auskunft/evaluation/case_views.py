"""The cases as the HTML report shows them: answers, and citations marked in their passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auskunft.evaluation.comparing import Comparison
from auskunft.evaluation.evidence import Documents, Stretch
from auskunft.evaluation.labels import (
    FAILURE_LABELS,
    KIND_LABELS,
    OUTCOME_LABELS,
    VARIANT_LABELS,
)
from auskunft.evaluation.passage_view import Piece, marked_passage
from auskunft.evaluation.report import ERROR, Report
from auskunft.evaluation.scoring import Result
from auskunft.evaluation.tables import milliseconds


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the page shows it; `kind` is its label, or that of the kind of variant."""

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
    tags: tuple[str, ...]
    milliseconds: str


def case_views(
    report: Report, documents: Documents, comparison: Comparison | None
) -> list[CaseView]:
    """Every case, the wrong ones first."""
    changes = _change_labels(comparison)
    views = [
        _case_view(result, documents, *changes.get(result.case.id, ("", "")))
        for result in report.results
    ]
    return sorted(views, key=lambda view: view.right)


def wrong_variant_views(report: Report, documents: Documents) -> list[CaseView]:
    """The variants that were answered wrongly, by kind of variant."""
    return [
        replace(_case_view(result, documents), kind=VARIANT_LABELS[kind])
        for kind, variation in report.variants.items()
        for result in variation.results
        if not result.right
    ]


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


def _case_view(
    result: Result, documents: Documents, change: str = "", before: str = ""
) -> CaseView:
    case, response = result.case, result.response
    outcome = OUTCOME_LABELS[ERROR if response.error else response.status.value]
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
        tags=case.tags,
        milliseconds=milliseconds(result.prediction.seconds),
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
