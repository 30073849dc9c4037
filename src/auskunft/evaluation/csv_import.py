"""Test sets out of a spreadsheet: CSV with `;`, `,` or tabs, German or English column names.

In a cell `|` separates alternatives (or several pieces of evidence, earlier questions, tags) and
` + ` joins what must stand in the answer together.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from auskunft.evaluation.cases import Case, Kind, RecordError, case_from_record, stable_id
from auskunft.evaluation.labels import KIND_LABELS
from auskunft.evaluation.readings import Problem, Reading

_COLUMNS = {
    "id": "id", "nummer": "id", "nr": "id", "kennung": "id",
    "question": "question", "frage": "question",
    "history": "history", "vorher": "history", "verlauf": "history", "vorfragen": "history",
    "kind": "kind", "art": "kind",
    "answerable": "answerable", "beantwortbar": "answerable",
    "accept": "accept", "answer": "accept", "antwort": "accept", "richtig": "accept",
    "erwartet": "accept",
    "reject": "reject", "falsch": "reject", "verboten": "reject",
    "evidence": "evidence", "beleg": "evidence", "fundstelle": "evidence", "textstelle": "evidence",
    "tags": "tags", "schlagwort": "tags", "schlagworte": "tags",
    "reason": "reason", "grund": "reason",
    "standalone": "standalone", "ausgeschrieben": "standalone",
    "note": "note", "notiz": "note", "bemerkung": "note",
}  # fmt: skip
_YES = frozenset({"ja", "j", "true", "wahr", "yes", "1", "x"})
_NO = frozenset({"nein", "n", "false", "falsch", "no", "0"})
_KINDS = {kind.value: kind for kind in Kind} | {
    label.casefold(): kind for kind, label in KIND_LABELS.items()
}
_NAMED_SEPARATOR = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
_LISTS = ("history", "reject", "evidence", "tags")


def read_csv(text: str) -> Reading:
    """The cases of a CSV file, each with the line its row begins in.

    Empty rows are skipped, and a first line "sep=;" that names the separator, as Excel has it.
    """
    named = _NAMED_SEPARATOR.match(text)
    delimiter = named.group(1) if named else _delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    cases: list[Case] = []
    problems: list[Problem] = []
    columns: list[str] | None = None
    line = 1
    try:
        for row in rows:
            begin, line = line, rows.line_num + 1
            if not any(cell.strip() for cell in row) or (named and begin == 1):
                continue
            if columns is None:
                columns = _columns(row)
                continue
            try:
                cases.append(_case(dict(zip(columns, row, strict=False)), row, columns, begin))
            except RecordError as error:
                problems.append(Problem(begin, str(error)))
    except RecordError as error:
        problems.append(Problem(begin, str(error)))
    except csv.Error:
        problems.append(Problem(line, "die Anführungszeichen gehen nicht auf"))
    return Reading(tuple(cases), tuple(problems))


def _delimiter(text: str) -> str:
    """The separator that makes most known columns of the first line that is not empty."""
    head = next((line for line in text.splitlines() if line.strip()), "")

    def known(separator: str) -> int:
        return sum(_name(cell) in _COLUMNS for cell in head.split(separator))

    return max(";,\t", key=known)


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()


def _columns(row: Sequence[str]) -> list[str]:
    names = [_COLUMNS.get(_name(cell), "") for cell in row]
    unknown = [cell for cell, name in zip(row, names, strict=True) if cell.strip() and not name]
    if "question" not in names:
        raise RecordError("die Kopfzeile nennt keine Spalte „Frage“ (oder „question“)")
    if unknown:
        raise RecordError(f"unbekannte Spalte „{unknown[0]}“; bekannt: {', '.join(_COLUMNS)}")
    doubled = [name for name in names if name and names.count(name) > 1]
    if doubled:
        raise RecordError(f"zwei Spalten bedeuten „{doubled[0]}“")
    return names


def _case(cells: Mapping[str, str], row: Sequence[str], columns: Sequence[str], line: int) -> Case:
    surplus = [cell for cell in row[len(columns) :] if cell.strip()]
    if surplus:
        raise RecordError(f"mehr Zellen als Spalten („{surplus[0]}“); fehlen Anführungszeichen?")
    values = {name: cell.strip() for name, cell in cells.items() if name and cell.strip()}
    if values.get("question", "").startswith("{"):
        raise RecordError("die Frage ist JSON; bitte nur eine Form je Datei")
    record: dict[str, Any] = {
        name: values[name]
        for name in ("id", "question", "standalone", "note", "reason")
        if name in values
    }
    record |= {name: _split(values[name], "|") for name in _LISTS if name in values}
    if "accept" in values:
        record["accept"] = [_split(item, " + ") for item in _split(values["accept"], "|")]
    kind = _kind(values.get("kind", ""))
    if kind:
        record["kind"] = kind.value
    record["answerable"] = _answerable(values.get("answerable", ""), kind)
    if "id" not in record:
        record["id"] = stable_id(record.get("question", ""), record.get("history", []))
    return case_from_record(record, line)


def _split(cell: str, separator: str) -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


def _kind(cell: str) -> Kind | None:
    if cell and cell.casefold() not in _KINDS:
        raise RecordError(f"Art „{cell}“ ist unbekannt; bekannt: {', '.join(_KINDS)}")
    return _KINDS.get(cell.casefold())


def _answerable(cell: str, kind: Kind | None) -> bool:
    """As the cell says; an empty cell means yes, unless the kind says otherwise."""
    word = cell.casefold()
    if word and word not in _YES | _NO:
        raise RecordError(f"beantwortbar ist „{cell}“, erlaubt sind ja und nein")
    return word in _YES if word else kind not in (Kind.ABSTAIN, Kind.PARTIAL)
