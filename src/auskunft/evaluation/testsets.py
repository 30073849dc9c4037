"""Reading and writing test sets: JSONL, CSV, SQuAD JSON, BEIR folders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auskunft.errors import InputError
from auskunft.evaluation.beir_import import read_beir
from auskunft.evaluation.cases import Case, RecordError, case_from_record, case_to_record
from auskunft.evaluation.csv_import import read_csv
from auskunft.evaluation.feedback_import import is_feedback, read_feedback
from auskunft.evaluation.files import read_text
from auskunft.evaluation.readings import Problem, Reading
from auskunft.evaluation.squad_import import read_squad


def read_jsonl(text: str) -> Reading:
    """Cases, one JSON object a line; blank lines are skipped. Every bad line is named."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cases.append(case_from_record(json.loads(line), number))
        except RecordError as error:
            problems.append(Problem(number, str(error)))
        except (ValueError, RecursionError):
            problems.append(Problem(number, "kein gültiges JSON (eine Zeile je Frage)"))
    return Reading(tuple(cases), tuple(problems))


def duplicate_ids(cases: Iterable[Case]) -> Iterator[Problem]:
    """A problem for each case whose id an earlier case has."""
    first_lines: dict[str, int] = {}
    for case in cases:
        if case.id in first_lines:
            message = f"die id „{case.id}“ steht schon in Zeile {first_lines[case.id]}"
            yield Problem(case.line, message)
        else:
            first_lines[case.id] = case.line


def read_testset(path: Path) -> tuple[Case, ...]:
    """The cases of a test set of any known form, all of them sound in themselves.

    Raises:
        InputError: one line naming the first problem and how many more there are.
    """
    reading = read_source(path)
    problems = (*reading.problems, *duplicate_ids(reading.cases))
    if problems:
        raise InputError(first_problem(path, problems))
    if not reading.cases:
        raise InputError(no_question(path))
    return reading.cases


def read_source(path: Path) -> Reading:
    """What a file or folder of any known form holds, with the problems of its lines.

    A folder is read as BEIR, .csv and .tsv as CSV, .json as SQuAD, anything else as JSONL: of
    cases, or of the verdicts that readers give in the web chat.

    Raises:
        InputError: it cannot be read at all.
    """
    if path.is_dir():
        return read_beir(path)
    text = read_text(path)
    match path.suffix.lower():
        case ".csv" | ".tsv":
            return read_csv(text)
        case ".json":
            return read_squad(text)
        case _:
            return read_feedback(text) if is_feedback(text) else read_jsonl(text)


def no_question(path: Path) -> str:
    """One line for a file that reads well and holds nothing."""
    return f"{path} enthält keine Frage; bitte mindestens eine eintragen."


def first_problem(path: Path, problems: Sequence[Problem]) -> str:
    """One line for a file that is unusable: its first problem, and how to see the others."""
    rest = len(problems) - 1
    more = f" Und {rest} weitere: „auskunft testset check“ nennt alle." if rest else ""
    return f"{path}, {problems[0]}.{more}"


def write_jsonl(cases: Iterable[Case]) -> str:
    """The test set as text, one case a line, fields in the order of the format."""
    return "".join(json.dumps(case_to_record(case), ensure_ascii=False) + "\n" for case in cases)
