"""What is wrong with a test set beyond its form: against itself and against the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auskunft.evaluation.beir_import import RETRIEVAL_TAG
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.folding import fold, stands_in
from auskunft.evaluation.readings import Problem
from auskunft.evaluation.testsets import duplicate_ids


def check_cases(cases: Sequence[Case], documents: Documents) -> list[Problem]:
    """Every problem, by line: duplicate ids and questions, contradictions, missing evidence."""
    problems = [
        *duplicate_ids(cases),
        *_duplicate_questions(cases),
        *(problem for case in cases for problem in _contradictions(case)),
        *missing_evidence(cases, documents),
        *_accept_beside_evidence(cases, documents),
    ]
    return sorted(problems, key=lambda problem: problem.line)


def missing_evidence(cases: Sequence[Case], documents: Documents) -> list[Problem]:
    """A problem for each piece of evidence that stands nowhere in the corpus."""
    if not documents:
        return []
    return [
        Problem(case.line, f"der Beleg „{piece}“ von „{case.id}“ steht nicht im Korpus")
        for case in cases
        for piece in case.evidence
        if not documents.occurrences(piece)
    ]


def _duplicate_questions(cases: Sequence[Case]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Case] = {}
    for case in cases:
        key = tuple(map(fold, (*case.history, case.question)))
        if key in seen:
            yield Problem(case.line, f"dieselbe Frage steht schon in Zeile {seen[key].line}")
        else:
            seen[key] = case


def _contradictions(case: Case) -> Iterator[Problem]:
    kind, answerable = case.kind, case.answerable
    wants_answer = answerable and kind is not Kind.META
    checks = (
        (
            kind in (Kind.ABSTAIN, Kind.PARTIAL) and answerable,
            f"kind ist {kind}, aber answerable ist true",
        ),
        (
            kind is Kind.PARTIAL and not case.accept,
            "kind partial braucht in accept das Nächstliegende, das anzubieten ist",
        ),
        (
            kind is not Kind.PARTIAL and not answerable and bool(case.accept),
            "nicht beantwortbar, nennt aber in accept eine Antwort",
        ),
        (
            wants_answer and not case.accept and RETRIEVAL_TAG not in case.tags,
            "beantwortbar, aber accept ist leer: jede Antwort wäre richtig",
        ),
        (wants_answer and not case.evidence, "beantwortbar, aber ohne Beleg in evidence"),
        (
            answerable and case.reason is not None,
            "beantwortbar, nennt aber in reason, warum nicht",
        ),
        (kind is Kind.FOLLOWUP and not case.history, "kind ist followup, aber history ist leer"),
        (
            bool(case.standalone) and not case.history,
            "standalone ist nur bei einer Frage mit history sinnvoll",
        ),
        (_rejects_all(case), "reject verbietet, was accept verlangt"),
    )
    for applies, message in checks:
        if applies:
            yield Problem(case.line, f"„{case.id}“: {message}")


def _rejects_all(case: Case) -> bool:
    return bool(case.accept) and all(
        _rejects_itself(alternative, case) for alternative in case.accept
    )


def _rejects_itself(alternative: Sequence[str], case: Case) -> bool:
    return any(stands_in(needle, fold(wanted)) for needle in case.reject for wanted in alternative)


def _accept_beside_evidence(cases: Sequence[Case], documents: Documents) -> Iterator[Problem]:
    """A figure that a fact or an indicator asks for ought to stand in the documents."""
    texts = [fold(document.text) for document in documents.by_id.values()]
    for case in cases:
        if case.kind not in (Kind.FACT, Kind.INDICATOR) or not (texts and case.accept):
            continue
        if not any(_figures_stand_in(alternative, texts) for alternative in case.accept):
            wanted = " oder ".join(" + ".join(alternative) for alternative in case.accept)
            yield Problem(case.line, f"„{case.id}“: „{wanted}“ steht in keinem Dokument")


def _figures_stand_in(alternative: Sequence[str], folded_texts: Sequence[str]) -> bool:
    figures = [needle for needle in alternative if any(map(str.isdigit, needle))]
    return all(any(stands_in(figure, text) for text in folded_texts) for figure in figures)
