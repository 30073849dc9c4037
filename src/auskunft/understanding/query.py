"""A question understood: what it asks for, about what, when, where and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auskunft.domain import Expectation, Period, Span
from auskunft.german import Number
from auskunft.understanding.glossary import Term

_OR = re.compile(r"\b(?:oder|or)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Correction:
    """A typing error and what it was taken for."""

    typed: str
    understood: str


@dataclass(frozen=True)
class RegionMention:
    """A region named in the question; `documents` are those that are about it, maybe none."""

    name: str
    start: int
    end: int
    documents: tuple[str, ...]


@dataclass(frozen=True)
class PeriodMention:
    """A year or run of years named in the question, with its place there."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True)
class EntityMention:
    """A name in the question: the numbers of the entities it may mean.

    `parts` are the stretches of the question that name it, `exact` whether they are its name
    (with at most a typing error) and not just a telling part of it.
    """

    entities: tuple[int, ...]
    parts: tuple[Span, ...]
    exact: bool

    @property
    def start(self) -> int:
        """Where the first part starts."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end


@dataclass(frozen=True)
class Query:
    """Everything read off a question.

    `terms` are what is asked for: no filler, no names, no region, no period. `intents` are the
    patterns of `knowledge/intents.toml` that fit, as "group.name". `unknown_names` look like
    names and stand nowhere in the corpus.
    """

    question: str
    language: str
    intents: frozenset[str]
    expectation: Expectation
    terms: tuple[Term, ...]
    entities: tuple[EntityMention, ...] = ()
    unknown_names: tuple[str, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    regions: tuple[RegionMention, ...] = ()
    figures: tuple[Number, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def has(self, *intents: str) -> bool:
        """Whether any of the intents was found."""
        return any(intent in self.intents for intent in intents)

    @property
    def either(self) -> bool:
        """Whether one thing or another is offered ("mehr oder weniger als …", "A oder B?")."""
        return _OR.search(self.question) is not None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of everything that is asked for."""
        return frozenset(key for term in self.terms for key in term.keys)

    @property
    def terms_without_figures(self) -> tuple[Term, ...]:
        """The terms that are no words for "figure" ("Angabe", "Indikator") themselves."""
        return tuple(
            term for term in self.terms if not set(term.keys) <= {"anteil", "rate", "indikator"}
        )

    @property
    def english(self) -> bool:
        """Whether the answer is to be in English."""
        return self.language == "en"

    @property
    def entity_numbers(self) -> tuple[int, ...]:
        """All entities meant, in the order of the question."""
        return tuple(number for mention in self.entities for number in mention.entities)

    @property
    def foreign_regions(self) -> tuple[RegionMention, ...]:
        """Regions asked for that no document is about."""
        return tuple(region for region in self.regions if not region.documents)

    def documents(self, all_documents: Sequence[str]) -> tuple[str, ...]:
        """The documents the question is restricted to by the regions it names."""
        named = [document for region in self.regions for document in region.documents]
        return tuple(dict.fromkeys(named)) or tuple(all_documents)
