"""BEIR folders (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/*.tsv.

BEIR has no answers, only passages that are relevant. Its cases accept any answer that cites one
of them, and carry the tag "retrieval".
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from auskunft.domain import Document
from auskunft.errors import InputError
from auskunft.evaluation.cases import Case
from auskunft.evaluation.files import read_text
from auskunft.evaluation.readings import Problem, Reading
from auskunft.evaluation.squad_import import slug

RETRIEVAL_TAG = "retrieval"
_SPLITS = ("test", "dev", "train")


def read_beir(folder: Path) -> Reading:
    """Cases of the first of test, dev and train that is there, and a document each passage.

    Raises:
        InputError: a file of the form is missing or cannot be read.
    """
    if not (folder / "corpus.jsonl").exists():
        raise InputError(f"{folder} ist kein BEIR-Ordner: corpus.jsonl fehlt.")
    passages = _records(folder / "corpus.jsonl")
    queries = _records(folder / "queries.jsonl")
    documents = {name: _document(name, entry) for name, entry in passages.items()}
    relevant, problems = _judgements(_qrels(folder))
    cases = []
    for query, names in relevant.items():
        question = str(queries.get(query, {}).get("text", "")).strip()
        known = [name for name in names if name in passages and _text(passages[name])]
        if not question or not known:
            problems.append(Problem(0, f"Frage „{query}“ oder ihre Passage fehlt"))
            continue
        evidence = tuple(_text(passages[name]) for name in known)
        cases.append(Case(query, question, evidence=evidence, tags=(RETRIEVAL_TAG,)))
    return Reading(tuple(cases), tuple(problems), tuple(documents.values()))


def _qrels(folder: Path) -> Path:
    for split in _SPLITS:
        path = folder / "qrels" / f"{split}.tsv"
        if path.exists():
            return path
    raise InputError(f"{folder} ist kein BEIR-Ordner: qrels/test.tsv fehlt.")


def _records(path: Path) -> dict[str, Mapping[str, Any]]:
    records: dict[str, Mapping[str, Any]] = {}
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            records[str(record["_id"])] = record
        except (ValueError, KeyError, TypeError, RecursionError):
            raise InputError(f"{path}, Zeile {number}: erwartet wird _id und text.") from None
    return records


def _judgements(path: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    relevant: dict[str, list[str]] = {}
    problems: list[Problem] = []
    rows = csv.reader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        if number == 1 and row[:1] == ["query-id"]:
            continue
        try:
            query, passage, grade = row
            if float(grade) > 0:
                relevant.setdefault(query, []).append(passage)
        except ValueError:
            problems.append(Problem(number, "qrels: erwartet werden drei Spalten mit Tabulator"))
    return relevant, problems


def _text(entry: Mapping[str, Any]) -> str:
    return str(entry.get("text") or "").strip()


def _document(name: str, entry: Mapping[str, Any]) -> Document:
    title = " ".join(str(entry.get("title") or name).split())
    return Document(slug(name), title, f"# {title}\n\n{_text(entry)}\n")
