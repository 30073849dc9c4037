"""The scene of a question: the figures of the sentences believed most, read for its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auskunft import german
from auskunft.answering.amounts import focus_terms
from auskunft.answering.asked import Asked, asked
from auskunft.answering.calculating.figures import as_candidates, told
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.composing.figures import Figure, Scene, Vouched
from auskunft.answering.composing.lasting import Lasting, lasting
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
_OF_NO_PASSAGE = ("", 0)


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
    times = [
        reading.lasting(one, vouched.get(sentence.number, Vouched()))
        for sentence in sentences
        for one in lasting(sentence)
    ]
    parts = frozenset(
        ((one.whole_at.number, one.whole.start), (one.part_at.number, one.part.start))
        for sentence in sentences
        for one in find_parts(view, as_candidates(draft, sentence))
    )
    who_pays = frozenset(one.keys for one in paying)
    return Scene(query, view, tuple(figures), tuple(times), parts, tuple(terms), who_pays, denies)


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

    def lasting(self, one: Lasting, vouched: Vouched) -> Figure:
        """A stretch of time."""
        topics = one.at.topics | {*one.at.mentioned}
        return Figure(
            value=one.value,
            unit=one.unit,
            whole=None,
            noun=frozenset(),
            year=None,
            current=False,
            told=frozenset(),
            around=frozenset(),
            counts_asked=False,
            vouched=vouched,
            passage=_passage(one.at),
            sentence=one.at.number,
            start=one.start,
            text=one.text,
            about=bool({*self.query.entity_numbers} & topics),
            things=self._things(one.at),
            of_others=bool(topics - {*self.query.entity_numbers}),
            bounded=False,
            payers=frozenset(),
            other_payer=False,
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
