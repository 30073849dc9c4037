"""What the command line does with test sets, as plain functions: it only passes options on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation.cases import Case
from auskunft.evaluation.checking import missing_evidence
from auskunft.evaluation.comparing import DEFAULT_MAX_DROP, Comparison, compare, gate
from auskunft.evaluation.evaluating import Options, evaluate
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.files import replace_text
from auskunft.evaluation.html_report import report_to_html
from auskunft.evaluation.json_report import report_to_json
from auskunft.evaluation.junit_report import report_to_junit
from auskunft.evaluation.labels import counted
from auskunft.evaluation.markdown_report import report_to_markdown
from auskunft.evaluation.predictions import Prediction, PredictionsFile
from auskunft.evaluation.report import Report
from auskunft.evaluation.responses import Ask, AskError
from auskunft.evaluation.snapshots import Snapshot, read_snapshot, snapshot_of, write_snapshot
from auskunft.evaluation.terminal import (
    print_comparison,
    print_gate,
    print_line,
    print_report,
    progress_bar,
)
from auskunft.evaluation.testsets import first_problem, read_testset
from auskunft.evaluation.variants import VariantKind, make_variants
from auskunft.evaluation.wording import shipped_wording

FINE, GATE_FAILED, BAD_INPUT = 0, 1, 2
REPORT_SUFFIXES = (".html", ".json", ".md", ".xml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to: its exit code, and the report where there is one."""

    exit_code: int
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """The files and modes of `auskunft evaluate`.

    `variants` names the kinds of variants to ask as well. `reports` are written in the form that
    their suffix names. `max_drop` is a share (0.01 is one percentage point).
    """

    predictions: Path | None = None
    resume: bool = False
    reports: tuple[Path, ...] = ()
    baseline: Path | None = None
    max_drop: float = DEFAULT_MAX_DROP
    variants: tuple[VariantKind, ...] = ()
    options: Options = field(default_factory=Options)


def read_inputs(
    testset: Path, request: EvaluationRequest
) -> tuple[tuple[Case, ...], Snapshot | None]:
    """The cases, drafts included, and the baseline: all that can be refused before loading.

    Raises:
        InputError: the test set, the baseline or the request is unusable.
    """
    cases = read_testset(testset)
    _require_sound_request(request)
    return cases, read_snapshot(request.baseline) if request.baseline else None


def run_evaluation(
    testset: Path,
    ask: Ask,
    documents: Sequence[Document],
    request: EvaluationRequest,
    console: Console,
) -> Outcome:
    """`auskunft evaluate`: judge `ask` by a test set; exit code 1 if the gate fails.

    Raises:
        InputError: the test set, its evidence or a file is unusable; nothing has been asked.
        AskError: the system under test failed; predictions so far are kept.
    """
    read, before = read_inputs(testset, request)
    cases = _without_drafts(testset, read, console)
    _require_evidence(testset, cases, documents)
    with progress_bar(console) as progress:
        watched = replace(request, options=replace(request.options, progress=progress))
        report = _evaluate_keeping_answers(testset, cases, ask, documents, watched)
    comparison = compare(before, snapshot_of(report)) if before else None
    violations = gate(comparison, request.max_drop) if comparison else ()
    print_report(report, console)
    if comparison:
        print_comparison(comparison, console)
        print_gate(violations, console)
    for path in request.reports:
        replace_text(path, _rendered(path, report, documents, comparison, violations))
    return Outcome(GATE_FAILED if violations else FINE, report)


def bless(
    testset: Path,
    ask: Ask,
    documents: Sequence[Document],
    request: EvaluationRequest,
    console: Console,
) -> Outcome:
    """`auskunft bless`: write what the system answers now to `request.baseline`, ungated.

    Raises:
        InputError: the test set or the baseline's place is unusable.
        AskError: the system under test failed; the old baseline stays.
    """
    if request.baseline is None:
        raise InputError("--baseline DATEI fehlt: wohin soll der Maßstab geschrieben werden?")
    before = read_snapshot(request.baseline) if request.baseline.exists() else None
    ungated = replace(request, baseline=None)
    outcome = run_evaluation(testset, ask, documents, ungated, console)
    if outcome.report is not None:
        after = snapshot_of(outcome.report)
        if before:
            print_comparison(compare(before, after), console)
        write_snapshot(request.baseline, after)
        name = escape(str(request.baseline))
        print_line(
            f"Maßstab geschrieben: {name} ({counted(len(after.cases), 'Fall', 'Fälle')})", console
        )
    return outcome


def compare_runs(before: Path, after: Path, console: Console) -> Outcome:
    """`auskunft compare A B`: list what flipped between two baselines or JSON reports.

    Raises:
        InputError: a file is neither.
    """
    print_comparison(compare(read_snapshot(before), read_snapshot(after)), console)
    return Outcome(FINE)


def _without_drafts(path: Path, cases: Sequence[Case], console: Console) -> tuple[Case, ...]:
    confirmed = tuple(case for case in cases if not case.draft)
    if not confirmed:
        raise InputError(f'{path} enthält nur Entwürfe; bestätigte verlieren das Feld "draft".')
    if len(confirmed) < len(cases):
        skipped = counted(len(cases) - len(confirmed), "Entwurf", "Entwürfe")
        print_line(f"{skipped} übersprungen.", console)
    return confirmed


def _require_sound_request(request: EvaluationRequest) -> None:
    if request.resume and request.predictions is None:
        raise InputError("--resume braucht --predictions DATEI mit den bisherigen Antworten.")
    for path in request.reports:
        if path.suffix.lower() not in REPORT_SUFFIXES:
            known = ", ".join(REPORT_SUFFIXES)
            raise InputError(f"{path}: ein Bericht endet auf {known}; bitte so benennen.")
    if not 0 <= request.max_drop <= 1:
        raise InputError("--max-drop ist ein Anteil von 0 bis 1, etwa 0.01.")


def _evaluate_keeping_answers(
    testset: Path,
    cases: Sequence[Case],
    ask: Ask,
    documents: Sequence[Document],
    request: EvaluationRequest,
) -> Report:
    """The report; a run that breaks off leaves its answers in a file, asked for or not."""
    options = replace(request.options, name=request.options.name or testset.stem)
    if request.variants:
        variants = make_variants(cases, documents, shipped_wording(), request.variants)
        options = replace(options, variants=variants)
    file = PredictionsFile(request.predictions, resume=request.resume)
    options = replace(options, kept=file.kept, on_prediction=file.record)
    try:
        report = evaluate(ask, cases, documents, options)
    except (AskError, KeyboardInterrupt) as error:
        what = str(error) or "Unterbrochen."
        raise AskError(what + _resuming(file.keep(testset.stem), file.recorded)) from error
    finally:
        file.close()
    file.finish()
    return report


def _resuming(path: Path, recorded: Sequence[Prediction]) -> str:
    if not recorded:
        return ""
    return (
        f" Die Antworten bis hierher ({len(recorded)}) stehen in {path}; "
        f"weiter geht es mit --predictions {path} --resume."
    )


def _rendered(
    path: Path,
    report: Report,
    documents: Iterable[Document],
    comparison: Comparison | None,
    violations: Sequence[str],
) -> str:
    match path.suffix.lower():
        case ".html":
            return report_to_html(report, documents, comparison, violations)
        case ".json":
            return report_to_json(report, comparison)
        case ".md":
            return report_to_markdown(report, comparison, violations)
        case _:
            return report_to_junit(report, violations)


def _require_evidence(path: Path, cases: Sequence[Case], documents: Sequence[Document]) -> None:
    problems = missing_evidence(cases, Documents(documents))
    if problems:
        raise InputError(first_problem(path, problems))
