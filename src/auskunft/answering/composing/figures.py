"""The figures that a question may be worked out of, each with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from auskunft.answering.amounts import NEGATION
from auskunft.answering.asked import stems
from auskunft.answering.composing.lasting import Lasting
from auskunft.answering.described import Described
from auskunft.answering.indicators import FactMatch
from auskunft.answering.time_spans import time_base
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

FOR_EACH = re.compile(
    r"\b(?:pro|je|per|jede[rsmn]?|jeweils|each|every)\s+(?:[a-zäöüß]+e[nrsm]?\s+)?(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:auf|in) (?:den|einen|einem) (?:\w+en )?Monat\b|\bMonats\w+|\ba month\b")
_CLAUSE_END = re.compile(r"[,;?!]|$")
_SAYS_HOW = ("calculation.", "operation.", "part.", "statement.rest")


@dataclass(frozen=True)
class Vouched:
    """How likely a sentence answers: the question as asked, and by its keywords alone."""

    asked: float = 0.0
    keywords: float = 0.0

    @property
    def most(self) -> float:
        """The greater of the two."""
        return max(self.asked, self.keywords)


@dataclass(frozen=True)
class Figure:
    """A figure of a sentence, an indicator, or for how long something is.

    `value` is in the base unit (1.5e6 "Euro"); of a fraction in words ("jede fünfte") it is the
    numerator and `whole` the denominator. `told` are the numbers of the question's terms that its
    own stretch of the sentence says, `around` those that its passage does. `about`: its sentence is
    about what the question names; `things` are what it and those before it in the passage are about
    or name. `payers` are those whom its stretch tells of, `other_payer`: the question names others.
    """

    value: float
    unit: str
    whole: float | None
    noun: frozenset[str]
    year: int | None
    current: bool
    told: frozenset[int]
    around: frozenset[int]
    counts_asked: bool
    vouched: Vouched
    passage: tuple[str, int]
    sentence: int
    start: int
    text: str
    about: bool
    things: frozenset[int]
    of_others: bool
    bounded: bool
    payers: frozenset[tuple[str, ...]]
    other_payer: bool
    source: Described | FactMatch | Lasting

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words of its stretch."""
        return stems(self.text)

    @cached_property
    def base(self) -> str:
        """For what time its stretch gives it ("month", "year"), "" where it says none."""
        return time_base(self.text)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit in {"Prozent", "%"}

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit.startswith("Euro")

    @property
    def stated_by_fact(self) -> bool:
        """Whether it is an indicator."""
        return isinstance(self.source, FactMatch)

    @property
    def is_time(self) -> bool:
        """Whether it is a stretch of time."""
        return isinstance(self.source, Lasting)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the corpus."""
        return self.sentence, self.start


@dataclass(frozen=True)
class Scene:
    """A question with the figures it may be worked out of.

    `times` are stretches of time, which only go with other figures. `parts`: the places of wholes
    and of their parts that the text pairs. `terms` are the words of the question that tell
    something, `paying` who pays in it.
    """

    query: Query
    view: CorpusView
    figures: tuple[Figure, ...]
    times: tuple[Figure, ...]
    parts: frozenset[tuple[tuple[int, int], tuple[int, int]]]
    terms: tuple[Term, ...]
    paying: frozenset[tuple[str, ...]]
    denies: bool

    @cached_property
    def operands(self) -> tuple[Figure, ...]:
        """All figures, the stretches of time last."""
        return self.figures + self.times

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the question's words."""
        return stems(self.query.question)

    @cached_property
    def each(self) -> frozenset[str]:
        """The keys of what the question wants something for each of ("pro Projekt")."""
        nouns = [match["noun"] for match in FOR_EACH.finditer(self.query.question)]
        return frozenset[str]().union(*map(self.view.interpreter.keys, nouns))

    @cached_property
    def denied(self) -> frozenset[int]:
        """The numbers of the terms that the question says are not so."""
        question = self.query.question
        negation = NEGATION.search(question) if self.denies else None
        if negation is None:
            return frozenset()
        end = _CLAUSE_END.search(question, negation.end())
        stop = end.start() if end else len(question)
        return frozenset(
            number for number, term in enumerate(self.terms) if negation.end() <= term.start < stop
        )

    @cached_property
    def says_how(self) -> bool:
        """Whether the question says that something is to be worked out."""
        return self.denies or says_how(self.query)

    @cached_property
    def asked_base(self) -> str:
        """For what time the question asks ("month", "year"), "" where it says none."""
        return "month" if _MONTH.search(self.query.question) else time_base(self.query.question)

    @cached_property
    def believed_most(self) -> float:
        """The belief in the sentence that is believed most."""
        return max((one.vouched.most for one in self.figures), default=0.0)

    def beside(self, some: Sequence[Figure]) -> list[Figure]:
        """The other figures of the sentences of some."""
        places, sentences = {one.place for one in some}, {one.sentence for one in some}
        return [
            one
            for one in self.figures
            if one.sentence in sentences and one.place not in places and not one.stated_by_fact
        ]


def says_how(query: Query) -> bool:
    """Whether a question has words for how something is to be worked out."""
    return any(one.startswith(_SAYS_HOW) for one in query.intents)
