"""What reading a test set yields: cases, and problems with the lines they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from auskunft.domain import Document
from auskunft.evaluation.cases import Case


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a line of a test set; `line` 0 means the file as a whole."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"Zeile {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source gave: its cases, the problems of what could not be read, its documents.

    Only sources that bring their own texts (SQuAD, BEIR) have documents.
    """

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...] = ()
    documents: tuple[Document, ...] = ()
