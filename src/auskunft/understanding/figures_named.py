"""The figures that a question names: numbers, and those inside compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auskunft import german
from auskunft.domain import Span
from auskunft.german.number_words import cardinal

_PER = re.compile(r"\b(?:je|pro|per)[\s\u00a0]+$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?P<count>\d+(?:,\d+)?|[A-Za-zäöüß]+)-(?:Prozent|percent)-\w+", re.IGNORECASE
)
_WHOSE = (
    r"\s+(?:der|des|von)\s+(?:EU|Europäischen Union|Bund(?:es(?:regierung)?)?"
    r"|Land(?:es(?:regierung)?)?)"
)
_CALLED_TARGET = re.compile(
    rf"(?<![\w-])(?P<called>(?:EU-|Bundes|Landes)?[Zz]iel(?:s|wert\w*|marke)?(?:{_WHOSE})?)"
    r"\s+(?:von|bei|in Höhe von)\s+(?:(?:rund|etwa|mindestens)\s+)?\d"
    rf"|-(?:Prozent|percent)-Ziels?(?P<of>{_WHOSE})\b"
)
_WHICH = re.compile(r"\b(?:welche[nr]?|which|what)[\s\u00a0]+$", re.IGNORECASE)
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def figures_named(text: str, taken: Sequence[Span], language: str) -> tuple[german.Number, ...]:
    """The figures of the question, one inside a compound ("Drei-Prozent-Ziel") as well.

    What something is counted by ("je 1 Mio. Einwohner") is no figure of its own, nor is how many
    names are wanted ("Welche drei Ziele …").
    """
    targets = _targets(text)
    inside = [Span(one.start, one.end) for one in targets]
    found = [*targets, *(n for n in german.find_numbers(text) if not _within(n, inside))]
    return tuple(
        _in_english(number) if language == "en" else number
        for number in sorted(found, key=lambda number: number.start)
        if not _within(number, taken)
        and (_is_asked(number) or not _PER.search(text, 0, number.start))
        and not _WHICH.search(text, 0, number.start)
    )


def targets_called(text: str) -> list[Span]:
    """The words that only call a figure of the question a target ("vom Ziel von 3 Prozent")."""
    found = _CALLED_TARGET.finditer(text)
    return [Span(*match.span("called" if match["called"] else "of")) for match in found]


def _within(number: german.Number, spans: Sequence[Span]) -> bool:
    return any(span.start < number.end and number.start < span.end for span in spans)


def _is_asked(number: german.Number) -> bool:
    """Whether a figure behind "je" is what each gets, not what is counted by."""
    return "Euro" in number.unit or number.unit == "Prozent"


def _targets(text: str) -> list[german.Number]:
    found = []
    for match in _TARGET.finditer(text):
        value = german.parse_number(match["count"]) or cardinal(match["count"])
        if value is not None:
            found.append(german.Number(*match.span(), value, match["count"], "Prozent"))
    return found


def _in_english(number: german.Number) -> german.Number:
    """In an English question "2,000" is two thousand."""
    if not _ENGLISH_GROUPS.fullmatch(number.spelling):
        return number
    return replace(number, value=Decimal(number.spelling.replace(",", "")))
