"""Indicators: the blocks of lines, and the older edition's one a line, become facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from auskunft.corpus.labels import parse_label, split_bracket, with_contrasted_scopes
from auskunft.corpus.lines import Line, LineKind
from auskunft.corpus.markup import readable
from auskunft.corpus.vocabulary import vocabulary
from auskunft.domain import Document, Fact
from auskunft.german import canonical_unit, find_periods, parse_number

_NUMBER = r"[+\-−–]?(?:[1-9]\d{0,2}(?: \d{3}(?!\d))+(?:,\d+)?|\d[\d.,\u00a0\u202f]*)"
_ONLY_COUNTED = frozenset({"anzahl", "zahl", "absolut"})
_VALUE = re.compile(rf"(?P<value>{_NUMBER})(?:[\s\u00a0]*(?P<unit>[^\d\s].{{0,30}}))?$")
_INLINE = re.compile(
    rf"(?P<label>[^\W\d_].*?):?[\s\u00a0]+(?P<value>{_NUMBER})"
    r"(?:[\s\u00a0]*(?P<unit>[^\d\s()][^\d()]{0,40}?))?[\s\u00a0]*\((?P<bracket>[^()]*)\)$"
)
_LONGEST_BLOCK = 3
_LONGEST_LABEL = 200
_LONGEST_UNIT = 30
_MOST_UNIT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """A malformed indicator block: the line of the file (from 1) and what is wrong, in German."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class _Source:
    """The document as lines: what the readers below look at."""

    document: Document
    lines: Sequence[Line]
    texts: Sequence[str]
    closings: frozenset[str]


@dataclass(slots=True)
class _Found:
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def read_indicators(
    document: Document, lines: Sequence[Line]
) -> tuple[tuple[Fact, ...], tuple[Problem, ...], frozenset[int]]:
    """The facts (without headings), the problems, and the numbers of the lines they take up."""
    texts = [readable(document.text[line.start : line.end]) for line in lines]
    source = _Source(document, lines, texts, _closing_lines(texts))
    found = _Found()
    index = 0
    while index < len(lines):
        size = 0
        if lines[index].kind is LineKind.TEXT:
            size = _read_block(source, index, found)
            size = size or _read_inline(document, lines[index], texts[index], found)
        found.used.update(range(index, index + size))
        index += max(size, 1)
    _report_closings(source, found)
    return with_contrasted_scopes(tuple(found.facts)), tuple(found.problems), frozenset(found.used)


def _closing_lines(texts: Sequence[str]) -> frozenset[str]:
    """The texts that close blocks: by their beginning, or because they keep coming back."""
    beginnings = tuple(vocabulary()["indicators"]["closing"])
    often = {text for text, count in Counter(texts).items() if count > 1}
    return frozenset(
        text
        for text in texts
        if text.startswith(beginnings)
        or (
            text in often
            and len(text.split()) > 1
            and not _VALUE.match(text)
            and not canonical_unit(text)
        )
    )


def _read_block(source: _Source, index: int, found: _Found) -> int:
    """The number of lines that a block beginning here takes up, 0 if none does."""
    document, lines, texts, closings = source.document, source.lines, source.texts, source.closings
    value = _VALUE.match(texts[index])
    if value is None:
        return 0
    unit, position = value["unit"] or "", index + 1
    if unit and not canonical_unit(unit):
        return 0
    if not unit and position < len(lines) and _is_unit(texts, position, closings):
        unit, position = texts[position], position + 1
    if position >= len(lines) or not _is_label(texts, position, closings, has_unit=bool(unit)):
        return 0
    number = parse_number(value["value"])
    size = position + 1 - index
    if number is None:
        found.problems.append(_problem(document, lines[index], texts[index]))
    else:
        label = parse_label(texts[position])
        found.facts.append(
            Fact(
                document_id=document.id,
                label=texts[position],
                measure=label.measure,
                value=number,
                spelling=value["value"],
                unit=_unit(unit) if unit else label.unit,
                period=label.period,
                scope=label.scope,
                region=document.region,
                headings=(),
                start=lines[index].start,
                end=lines[position].end,
            )
        )
    if position + 1 < len(lines) and texts[position + 1] in closings:
        size += 1
    return size


def _unit(line: str) -> str:
    """The unit that a line gives; "Anzahl" only says that something is counted."""
    return "" if line.casefold() in _ONLY_COUNTED else canonical_unit(line) or line


def _is_unit(texts: Sequence[str], position: int, closings: frozenset[str]) -> bool:
    """Whether the line is a unit: a known one, or a few words with a label behind them."""
    text = texts[position]
    if canonical_unit(text):
        return True
    short = len(text) <= _LONGEST_UNIT and len(text.split()) <= _MOST_UNIT_WORDS
    return (
        short
        and not re.search(r"\d", text)
        and text not in closings
        and position + 1 < len(texts)
        and texts[position + 1] not in closings
        and _VALUE.match(texts[position + 1]) is None
        and _is_label(texts, position + 1, closings, has_unit=False)
    )


def _is_label(
    texts: Sequence[str], position: int, closings: frozenset[str], *, has_unit: bool
) -> bool:
    """Whether the line can be the label: words, and a period, a unit before or a closing after."""
    text = texts[position]
    if text in closings or len(text) > _LONGEST_LABEL or not text[:1].isalpha():
        return False
    if text.endswith((".", "!", "?")) or canonical_unit(text):
        return False
    closed = position + 1 < len(texts) and texts[position + 1] in closings
    return closed or has_unit or bool(find_periods(text))


def _read_inline(document: Document, line: Line, text: str, found: _Found) -> int:
    """1 if the line is an indicator of the older form, 0 if not."""
    match = _INLINE.match(text)
    if match is None or len(text) > _LONGEST_LABEL:
        return 0
    period, qualifier = split_bracket(match["bracket"])
    if period is None or (not match["unit"] and find_periods(match["value"])):
        return 0  # "Strategie 2020 (beschlossen 2014)" states no figure
    number = parse_number(match["value"])
    if number is None:
        found.problems.append(_problem(document, line, match["value"]))
        return 1
    label = parse_label(match["label"])
    unit = (match["unit"] or "").strip()
    scopes = [scope for scope in (label.scope, qualifier) if scope]
    found.facts.append(
        Fact(
            document_id=document.id,
            label=text,
            measure=label.measure,
            value=number,
            spelling=match["value"],
            unit=canonical_unit(unit) or _with_magnitude(unit) or label.unit,
            period=period,
            scope="; ".join(scopes),
            region=document.region,
            headings=(),
            start=line.start,
            end=line.end,
        )
    )
    return 1


def _with_magnitude(unit: str) -> str:
    """The magnitude canonical, the rest as it is: "Millionen Einwohner" → "Mio. Einwohner"."""
    head, _, rest = unit.partition(" ")
    known = canonical_unit(head)
    return f"{known} {rest}" if known and rest else unit


def _report_closings(source: _Source, found: _Found) -> None:
    """A closing line of a known form whose block was not read is a malformed block."""
    document, lines, texts, closings = source.document, source.lines, source.texts, source.closings
    beginnings = tuple(vocabulary()["indicators"]["closing"][:1])
    has_blocks = bool(found.facts or found.problems)
    for index, text in enumerate(texts):
        if index in found.used or text not in closings:
            continue
        found.used.add(index)
        if not text.startswith(beginnings) or not has_blocks:
            continue
        first = index
        while (
            first > 0
            and first - 1 not in found.used
            and index - first < _LONGEST_BLOCK
            and (first == index or lines[first - 1].block == lines[first].block)
        ):
            first -= 1
        found.used.update(range(first, index))
        found.problems.append(_problem(document, lines[first], texts[first]))


def _problem(document: Document, line: Line, text: str) -> Problem:
    number = document.text.count("\n", 0, line.start) + 1
    shown = text[:60]
    return Problem(
        number,
        f"Zeile {number}: Kein lesbarer Indikator bei „{shown}“: Erwartet werden Zeilen mit Wert "
        "(z. B. 2,48), Einheit und Bezeichnung.",
    )
