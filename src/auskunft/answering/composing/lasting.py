"""For how long something is: months and years that an amount may be multiplied or shared by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auskunft.answering.arithmetic import Stated
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import figure_of
from auskunft.domain import Operand, Period, Quantity
from auskunft.german import find_periods
from auskunft.understanding.view import SentenceView

MONTHS, YEARS = "Monate", "Jahre"
_UNITS = {
    MONTHS: re.compile(r"(?:Monat(?:en?|s)?|months?)"),
    YEARS: re.compile(r"(?:Jahr(?:en?|es)?|years?)"),
}
_AGO = re.compile(r"\b(?:seit|vor|nach|since|for|after)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before years that tell an age."""


@dataclass(frozen=True)
class Lasting:
    """A stretch of time in a sentence: so many months or years, or a run of years.

    `value` counts both ends of a run ("2021 bis 2026": 6).
    """

    at: SentenceView
    unit: str
    value: float
    start: int
    stated: Quantity | Period

    def as_stated(self, draft: Draft) -> Stated:
        """It as a figure to compute with, its sentence cited."""
        if isinstance(self.stated, Quantity):
            return figure_of(draft, self.stated, self.at)
        number = draft.citations.sentence(self.at.sentence)
        spelling = f"({self.stated.last} − {self.stated.first} + 1)"
        return Stated(Decimal(int(self.value)), spelling, "", "", number)

    def operands(self, draft: Draft) -> tuple[Operand, ...]:
        """The figures of the text that it is: of a run of years, the first and the last."""
        if isinstance(self.stated, Quantity):
            return (self.as_stated(draft).operand,)
        number = draft.citations.sentence(self.at.sentence)
        years = (self.stated.first, self.stated.last)
        return tuple(Operand(Decimal(year), "", number) for year in years)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.at.text


def lasting(sentence: SentenceView) -> Iterator[Lasting]:
    """The stretches of time that a sentence names."""
    offset = sentence.sentence.start
    for one in sentence.quantities:
        unit = next((name for name, form in _UNITS.items() if form.fullmatch(one.noun)), None)
        whole = one.value == one.value.to_integral_value() and one.whole is None
        ago = unit == YEARS and _AGO.search(sentence.text[: one.start - offset])
        if unit and whole and one.value > 1 and not ago:
            yield Lasting(sentence, unit, float(one.value), one.start, one)
    for mention in find_periods(sentence.text):
        run = mention.period
        if run.first < run.last:
            years = run.last - run.first + 1
            yield Lasting(sentence, YEARS, float(years), mention.start + offset, run)
