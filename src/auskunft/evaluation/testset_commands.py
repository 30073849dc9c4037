"""What `auskunft testset check | draft | import` do, as plain functions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation.cases import Case
from auskunft.evaluation.checking import check_cases
from auskunft.evaluation.commands import BAD_INPUT, FINE, Outcome
from auskunft.evaluation.coverage import coverage
from auskunft.evaluation.drafting import draft_cases
from auskunft.evaluation.evidence import Documents
from auskunft.evaluation.files import replace_text
from auskunft.evaluation.labels import counted, percent
from auskunft.evaluation.terminal import print_line
from auskunft.evaluation.testsets import no_question, read_source, write_jsonl
from auskunft.evaluation.wording import shipped_wording

_LISTED = 15


def check_testset(path: Path, documents: Sequence[Document], console: Console) -> Outcome:
    """`auskunft testset check`: name every bad line; exit code 2 if there is one.

    Without `documents` the cases are checked against themselves alone.

    Raises:
        InputError: the file cannot be read at all.
    """
    reading = read_source(path)
    problems = [*reading.problems, *check_cases(reading.cases, Documents(documents))]
    if not reading.cases and not problems:
        raise InputError(no_question(path))
    for problem in sorted(problems, key=lambda problem: problem.line):
        _say(f"{path}, {problem}", console)
    drafts = counted(sum(case.draft for case in reading.cases), "Entwurf", "Entwürfe")
    asked = counted(len(reading.cases), "Frage", "Fragen")
    found = counted(len(problems), "Mangel", "Mängel")
    _say(f"{asked}, davon {drafts}; {found}.", console)
    if documents and reading.cases:
        _print_coverage(reading.cases, documents, console)
    return Outcome(BAD_INPUT if problems else FINE)


def draft_testset(documents: Sequence[Document], out: Path, console: Console) -> Outcome:
    """`auskunft testset draft`: write proposals read off the corpus, each marked as a draft.

    Raises:
        InputError: the file exists already or cannot be written, or the corpus yields nothing.
    """
    _require_new(out)
    cases = draft_cases(documents, shipped_wording())
    if not cases:
        raise InputError("Der Korpus gibt keine Frage her; enthält er Kennzahlen oder Namen?")
    replace_text(out, write_jsonl(cases))
    answerable = sum(case.answerable for case in cases)
    _say(
        f"{out}: {counted(len(cases), 'Entwurf', 'Entwürfe')}, {answerable} beantwortbar. Bitte "
        'jede Zeile prüfen und bei denen, die stimmen, "draft" streichen.',
        console,
    )
    return Outcome(FINE)


def import_testset(source: Path, out: Path, corpus: Path | None, console: Console) -> Outcome:
    """`auskunft testset import`: CSV, SQuAD JSON or a BEIR folder as JSONL.

    Texts that the source brings along are written to the folder `corpus`, where one is given.

    Raises:
        InputError: the source cannot be read, holds nothing usable, or a target exists already.
    """
    _require_new(out)
    reading = read_source(source)
    for problem in reading.problems:
        _say(f"{source}, {problem}", console)
    if not reading.cases:
        raise InputError(f"{source} enthält keine brauchbare Frage.")
    if corpus is not None:
        _write_corpus(corpus, reading.documents)
        texts = counted(len(reading.documents), "Dokument", "Dokumente")
        _say(f"{corpus}: {texts}.", console)
    replace_text(out, write_jsonl(reading.cases))
    skipped = f"; {len(reading.problems)} ausgelassen" if reading.problems else ""
    _say(f"{out}: {counted(len(reading.cases), 'Frage', 'Fragen')}{skipped}.", console)
    return Outcome(FINE)


def _say(text: str, console: Console) -> None:
    print_line(escape(text), console)


def _require_new(path: Path) -> None:
    if path.exists():
        raise InputError(f"{path} gibt es schon; bitte einen anderen Namen wählen.")


def _write_corpus(folder: Path, documents: Sequence[Document]) -> None:
    if not documents:
        raise InputError("Die Quelle bringt keine Texte mit; bitte --texts weglassen.")
    paths = [folder / f"{document.id}.md" for document in documents]
    for path in paths:
        _require_new(path)
    if len(set(paths)) < len(paths):
        raise InputError("Zwei Texte der Quelle haben denselben Namen; bitte umbenennen.")
    for path, document in zip(paths, documents, strict=True):
        replace_text(path, document.text)


def _print_coverage(cases: Sequence[Case], documents: Sequence[Document], console: Console) -> None:
    found = coverage(cases, documents)
    _say(f"Gefragt nach {percent(found.share)} der {found.total} Angaben des Korpus.", console)
    missing = [
        *(f"Indikator: {fact.label}" for fact in found.facts),
        *(f"Zahl: {q.spelling} {q.unit} {q.noun}" for q in found.quantities),
        *(f"Name: {entity.name}" for entity in found.entities),
    ]
    for line in missing[:_LISTED]:
        _say(f"  ungefragt – {' '.join(line.split())}", console)
    if len(missing) > _LISTED:
        _say(f"  … und {len(missing) - _LISTED} weitere", console)
