"""A candidate span and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from auskunft.answering.reading.tokens import Token


class Kind(Enum):
    """What a candidate span is made of."""

    FIGURE = "figure"
    QUANTITY = "quantity"
    DATE = "date"
    YEAR = "year"
    NAME = "name"
    NOUNS = "nouns"
    PHRASE = "phrase"
    LINKED = "linked"
    SERIES = "series"
    PLACE = "place"
    QUOTED = "quoted"
    WORD = "word"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` up to, not including, `last`; `start`/`end` are offsets in the sentence."""

    kind: Kind
    first: int
    last: int
    start: int
    end: int


def make_span(kind: Kind, words: Sequence[Token], first: int, last: int) -> Span:
    """The span of the tokens `first` up to, not including, `last`."""
    return Span(kind, first, last, words[first].start, words[last - 1].end)
