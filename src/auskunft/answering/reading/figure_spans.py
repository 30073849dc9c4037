"""Candidate spans with figures in them: dates and years, figures with units and nouns."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from auskunft.answering.reading.span import Kind, Span, make_span
from auskunft.answering.reading.tokens import Tag, Token, cues
from auskunft.german import NumberKind, find_dates, find_numbers, find_periods, fold

_YEAR_DIGITS = 4
# Words before a year that belong to no answer.
_PLAIN_CUES = frozenset(
    (
        "in",
        "im",
        "am",
        "um",
        "der",
        "des",
        "dem",
        "den",
        "das",
        "jahr",
        "jahre",
        "jahres",
        "jahren",
        "on",
    )
)


def dates(sentence: str, words: Sequence[Token]) -> Iterator[Span]:
    """Dates and years, with what bounds them ("seit 2012", "nach 1850") and without."""
    for start, end in _dated(sentence):
        covered = _covered(words, start, end)
        if covered is None:
            continue
        first, last = covered
        while first < last - 1 and words[first].folded in _PLAIN_CUES:
            first += 1
        yield make_span(Kind.DATE, words, first, last)
        bare = first
        while bare < last - 1 and not words[bare].text[0].isdigit() and words[bare].text.islower():
            bare += 1
        yield make_span(Kind.DATE, words, bare, last)
        for number in range(first, last):
            if words[number].tag is Tag.FIGURE and len(words[number].text) == _YEAR_DIGITS:
                yield make_span(Kind.YEAR, words, number, number + 1)


def _dated(sentence: str) -> list[tuple[int, int]]:
    days = [(day.start, day.end) for day in find_dates(sentence)]
    return days + [(period.start, period.end) for period in find_periods(sentence)]


def _covered(words: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, token in enumerate(words) if token.end > start and token.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def figures(sentence: str, words: Sequence[Token]) -> Iterator[Span]:
    """Every figure bare, with comparator and unit, and with the noun that it counts."""
    dated = _dated(sentence)
    for figure in find_numbers(sentence):
        if figure.kind is NumberKind.ORDINAL or any(
            start < figure.end and figure.start < end for start, end in dated
        ):
            continue
        covered = _covered(words, figure.start, figure.end)
        bare = _covered(words, figure.start, figure.start + len(figure.spelling))
        if covered is None or bare is None:
            continue
        first, last = covered
        if bare[1] < last:
            yield make_span(Kind.FIGURE, words, *bare)
            yield make_span(Kind.QUANTITY, words, first, last)
        else:
            yield make_span(Kind.FIGURE, words, first, last)
        compared = comparator_start(words, first)
        if compared < first:
            yield make_span(Kind.QUANTITY, words, compared, last)
        after = _past_nouns(words, last)
        if after > last:
            yield make_span(Kind.PHRASE, words, first, after)
    for number, token in enumerate(words):
        # "20-18", "4:51", "1.000er": figures to look at, none to reckon with.
        if (
            token.tag is Tag.FIGURE
            and not token.text.isalpha()
            and not any(start < token.end and token.start < end for start, end in dated)
        ):
            yield make_span(Kind.FIGURE, words, number, number + 1)


@functools.cache
def _comparators() -> frozenset[str]:
    return frozenset(fold(word) for word in cues()["comparators"]["words"])


def comparator_start(words: Sequence[Token], number: int) -> int:
    """The first token of "mehr als" and the like right before token `number`, else that one."""
    for length in (2, 1):
        first = number - length
        if first >= 0 and " ".join(w.folded for w in words[first:number]) in _comparators():
            return first
    return number


def _past_nouns(words: Sequence[Token], last: int) -> int:
    position = last
    while position < len(words) and words[position].tag is Tag.ADJECTIVE:
        position += 1
    nouns = position
    while nouns < len(words) and words[nouns].tag is Tag.NOUN:
        nouns += 1
    return nouns if nouns > position else last
