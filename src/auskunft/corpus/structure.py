"""Passages: the paragraphs of a document under their headings, indicators left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auskunft.corpus.indicators import Problem, read_indicators
from auskunft.corpus.lines import Line, LineKind, lines_of, looks_like_heading
from auskunft.corpus.markup import readable
from auskunft.domain import Document, Fact, Passage
from auskunft.german import fold


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands where: passages and facts with their headings, and malformed blocks."""

    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


def structure(document: Document) -> Structure:
    """Passages and facts in the order of the text. The title is not among their headings."""
    lines = lines_of(document.text)
    facts, problems, used = read_indicators(document, lines)
    lines = _with_headings(document.text, lines, used)
    walk = _Walk(document, {fact.start: fact for fact in facts})
    for index, line in enumerate(lines):
        walk.step(line, skip=index in used)
    walk.close()
    return Structure(tuple(walk.passages), tuple(walk.facts), problems)


def _with_headings(text: str, lines: Sequence[Line], used: frozenset[int]) -> tuple[Line, ...]:
    """The lines of a plain text with its headings found; marked-up texts have theirs already.

    A heading is a line alone in its block, or the first of a block whose other lines are
    indicators. The first is the title; one directly under another is a level deeper.
    """
    if any(line.kind is LineKind.HEADING for line in lines):
        return tuple(lines)
    free: dict[int, list[int]] = {}
    members: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        members.setdefault(line.block, []).append(index)
        if index not in used:
            free.setdefault(line.block, []).append(index)
    headings = {
        indices[0]
        for block, indices in free.items()
        if len(indices) == 1
        and members[block][0] == indices[0]
        and looks_like_heading(text[lines[indices[0]].start : lines[indices[0]].end])
    }
    found: list[Line] = []
    for index, line in enumerate(lines):
        if index not in headings:
            found.append(line)
            continue
        level = 1 if index == 0 else 2
        if found and found[-1].level > 1:
            level = found[-1].level + 1
        found.append(replace(line, kind=LineKind.HEADING, level=level))
    return tuple(found)


class _Walk:
    """Goes through the lines once and keeps the headings above the current one."""

    def __init__(self, document: Document, facts: dict[int, Fact]) -> None:
        self.passages: list[Passage] = []
        self.facts: list[Fact] = []
        self._document = document
        self._facts = facts
        self._headings: list[tuple[int, str]] = []
        self._open: Line | None = None
        self._prose = False

    def step(self, line: Line, *, skip: bool) -> None:
        if line.kind is LineKind.HEADING and not skip:
            self.close()
            self._enter(line)
            return
        if skip:
            self.close()
            if line.start in self._facts:
                self._add_fact(self._facts[line.start])
            return
        if self._open and self._open.block == line.block:
            self._open = replace(self._open, end=line.end)
        else:
            self.close()
            self._open = line

    def close(self) -> None:
        """Ends the paragraph that is open; one without a letter ("* * *") is none."""
        line, self._open = self._open, None
        if line is None:
            return
        if not any(letter.isalpha() for letter in self._document.text[line.start : line.end]):
            return
        self._prose = True
        number = len(self.passages)
        headings = self._above()
        self.passages.append(Passage(self._document.id, number, headings, line.start, line.end))

    def _enter(self, line: Line) -> None:
        text = readable(self._document.text[line.start : line.end])
        self._prose = False
        self._headings = [entry for entry in self._headings if entry[0] < line.level]
        self._headings.append((line.level, text))

    def _above(self) -> tuple[str, ...]:
        title = fold(self._document.title)
        return tuple(text for _, text in self._headings if fold(text) != title)

    def _add_fact(self, fact: Fact) -> None:
        # Blocks after a section's prose belong to the document, not to that section.
        is_block = "\n" in self._document.text[fact.start : fact.end]
        headings = () if is_block and self._prose else self._above()
        self.facts.append(replace(fact, headings=headings))
