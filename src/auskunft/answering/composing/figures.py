"""The figures that a question may be worked out of, each with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from auskunft import german
from auskunft.answering.amounts import focus_terms
from auskunft.answering.asked import Asked, asked, stems
from auskunft.answering.calculating.figures import as_candidates, told
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.indicators import FactMatch
from auskunft.answering.parts import find_parts
from auskunft.answering.payers import PAYERS, acts, payers
from auskunft.answering.wholes import related
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

BELIEVED_MOST = 3
"""Sentences whose figures are looked at,"""
_WITH_NEIGHBOURS = 2
"""and those of them whose neighbours in the passage are looked at too."""
_FACTS = 4
_FOR_EACH = re.compile(
    r"\b(?:pro|je|per|jede[rsmn]?|jeweils|each|every)\s+(?:[a-zäöüß]+e[nrsm]?\s+)?(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_OF_NO_PASSAGE = ("", 0)


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
    """A figure of a sentence or an indicator.

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
    source: Described | FactMatch

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words of its stretch."""
        return stems(self.text)

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
    def place(self) -> tuple[int, int]:
        """Where it stands in the corpus."""
        return self.sentence, self.start


@dataclass(frozen=True)
class Scene:
    """A question with the figures it may be worked out of.

    `parts`: the places of wholes and of their parts that the text pairs. `terms` are the words of
    the question that tell something, `paying` who pays in it.
    """

    query: Query
    view: CorpusView
    figures: tuple[Figure, ...]
    parts: frozenset[tuple[tuple[int, int], tuple[int, int]]]
    terms: tuple[Term, ...]
    paying: frozenset[tuple[str, ...]]
    denies: bool

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the question's words."""
        return stems(self.query.question)

    @cached_property
    def each(self) -> frozenset[str]:
        """The keys of what the question wants something for each of ("pro Projekt")."""
        nouns = [match["noun"] for match in _FOR_EACH.finditer(self.query.question)]
        return frozenset[str]().union(*map(self.view.interpreter.keys, nouns))

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


def scene(
    draft: Draft,
    vouched: Mapping[int, Vouched],
    facts: Sequence[FactMatch],
    *,
    denies: bool,
    most: int = BELIEVED_MOST,
) -> Scene:
    """The figures of the sentences believed most and of those beside them, and of indicators."""
    query, view = draft.query, draft.view
    sentences = [view.sentence_view(number) for number in _near(view, vouched, most)]
    terms, paying = [*telling_terms(draft)], payers(asked(draft))
    terms += [
        Term(one.text, one.start, one.end, one.keys)
        for one in paying
        if not any(term.start == one.start for term in terms)
    ]
    focus = frozenset[str]().union(*(term.keys for term in focus_terms(query, view)))
    reading = _Reading(query, view, terms, focus, paying)
    figures = [
        reading.described(one, vouched.get(sentence.number, Vouched()))
        for sentence in sentences
        for one in describe(view, sentence)
    ]
    figures += [reading.fact(match) for match in facts[:_FACTS]]
    parts = frozenset(
        ((one.whole_at.number, one.whole.start), (one.part_at.number, one.part.start))
        for sentence in sentences
        for one in find_parts(view, as_candidates(draft, sentence))
    )
    who_pays = frozenset(one.keys for one in paying)
    return Scene(query, view, tuple(figures), parts, tuple(terms), who_pays, denies)


def _near(view: CorpusView, vouched: Mapping[int, Vouched], most: int) -> list[int]:
    """The sentences believed most, and those right beside the first of them, in their order."""
    ordered = sorted(vouched, key=lambda number: (-vouched[number].most, number))
    near = {*ordered[:most]}
    for number in ordered[:_WITH_NEIGHBOURS]:
        near.update(_beside(view, number))
    return sorted(near)


def _beside(view: CorpusView, number: int) -> Iterable[int]:
    before, behind = view.previous(number), number + 1
    if before is not None:
        yield before
    if behind < len(view.sentences) and view.previous(behind) == number:
        yield behind


@dataclass(frozen=True)
class _Reading:
    """What the question's words are, to be looked for in figures."""

    query: Query
    view: CorpusView
    terms: Sequence[Term]
    focus: frozenset[str]
    paying: Sequence[Asked]

    def described(self, one: Described, vouched: Vouched) -> Figure:
        """A figure of a sentence."""
        quantity, sentence = one.quantity, one.at
        factor, unit = german.magnitude(quantity.unit)
        noun = self.view.interpreter.keys(one.noun)
        topics = sentence.topics | {*sentence.mentioned}
        who = self._payers(one)
        asked_for = {payer.keys for payer in self.paying}
        return Figure(
            value=float(quantity.value * factor),
            unit=unit,
            whole=float(quantity.whole) if quantity.whole is not None else None,
            noun=noun,
            year=one.year,
            current=one.current,
            told=self._told(one.own),
            around=self._told(one.around),
            counts_asked=bool(self.focus) and related(self.view, self.focus, noun),
            vouched=vouched,
            passage=_passage(sentence),
            sentence=sentence.number,
            start=quantity.start,
            text=one.text,
            about=bool({*self.query.entity_numbers} & topics),
            things=self._things(sentence),
            of_others=bool(topics - {*self.query.entity_numbers}),
            bounded=quantity.comparator.value != "exact",
            payers=who,
            other_payer=bool(asked_for and who) and not who & asked_for,
            source=one,
        )

    def fact(self, match: FactMatch) -> Figure:
        """An indicator."""
        fact = match.fact
        factor, unit = german.magnitude(fact.unit)
        return Figure(
            value=float(fact.value * factor),
            unit=unit,
            whole=None,
            noun=match.view.keys,
            year=fact.period.first if fact.period else None,
            current=False,
            told=self._told(match.view.keys),
            around=frozenset(),
            counts_asked=bool(self.focus) and related(self.view, self.focus, match.view.keys),
            vouched=Vouched(match.recall, 0.0),
            passage=_OF_NO_PASSAGE,
            sentence=-1,
            start=fact.start,
            text=fact.measure,
            about=False,
            things=frozenset(),
            of_others=False,
            bounded=False,
            payers=frozenset(),
            other_payer=False,
            source=match,
        )

    def _payers(self, figure: Described) -> frozenset[tuple[str, ...]]:
        return frozenset(one.keys for one in PAYERS if acts(self.view, figure.text, one))

    def _things(self, sentence: SentenceView) -> frozenset[int]:
        found, number = set[int](), sentence.number
        while True:
            one = self.view.sentence_view(number)
            found |= one.topics | {*one.mentioned}
            before = self.view.previous(number)
            if before is None:
                return frozenset(found)
            number = before

    def _told(self, keys: frozenset[str]) -> frozenset[int]:
        said = {id(term) for term in told(self.view, keys, self.terms)}
        return frozenset(number for number, term in enumerate(self.terms) if id(term) in said)


def _passage(sentence: SentenceView) -> tuple[str, int]:
    return sentence.sentence.document_id, sentence.sentence.passage
