"""Proposals for a test set, read off the corpus itself; a person confirms or throws away.

Every indicator, entity and figure becomes a question that the corpus answers, and near misses
that it does not: another year, another region, something unknown, an attribute not stated.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from auskunft.corpus import Analysis, analyse, lands
from auskunft.domain import Document, Entity, Fact, Passage, Quantity, Reason, Sentence, Span
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.naming import article_of, named
from auskunft.evaluation.wording import Wording

_YEARS_BACK = 7
_ANY_HEAD = "Netzwerk"
_NO_ACCEPT = "accept ergänzen: woran ist eine richtige Antwort zu erkennen?"


@dataclass(frozen=True, slots=True)
class _Source:
    """A document with what is read off it, and the whole corpus for what must not be in it."""

    document: Document
    analysis: Analysis
    corpus: str
    wording: Wording

    def sentence_at(self, position: int) -> Sentence | None:
        return next((s for s in self.analysis.sentences if s.start <= position < s.end), None)

    def passage_at(self, position: int) -> Passage | None:
        return next((p for p in self.analysis.passages if p.start <= position < p.end), None)

    def text(self, span: Span | Sentence | Passage | Fact | Quantity) -> str:
        return self.document.text[span.start : span.end]


def draft_cases(documents: Sequence[Document], wording: Wording) -> tuple[Case, ...]:
    """Draft cases for a corpus, in the order of its documents. Pure and deterministic."""
    corpus = "\n".join(document.text for document in documents)
    cases: list[Case] = []
    for document in documents:
        source = _Source(document, analyse(document), corpus, wording)
        makers = (_fact_cases, _quantity_cases, _entity_cases)
        numbered = enumerate((case for maker in makers for case in maker(source)), start=1)
        cases += [_named(case, f"{document.id}-{number:03}") for number, case in numbered]
    return tuple(cases)


def _named(case: Case, name: str) -> Case:
    return dataclasses.replace(case, id=name, draft=True)


# --- indicators -------------------------------------------------------------------------


def _fact_cases(source: _Source) -> Iterator[Case]:
    years = [str(fact.period) for fact in source.analysis.facts if fact.period]
    for fact in source.analysis.facts:
        evidence = (source.text(fact),)
        accept = ((fact.spelling,),)
        period = f" im Jahr {fact.period}" if fact.period else ""
        place = f" in {fact.region}" if fact.region else ""
        question = _asked(fact, source.wording)
        if fact.period and fact.period.first != fact.period.last:
            period = f" {fact.period}"
        yield Case("", f"{question}{place}{period}?", (), Kind.INDICATOR, accept=accept,
                   evidence=evidence)  # fmt: skip
        if fact.period:
            other = _free_year(source.corpus, fact.period.first - _YEARS_BACK)
            if str(other) not in years:
                yield Case("", f"{question}{place} im Jahr {other}?", (), Kind.PARTIAL,
                           answerable=False, accept=accept, evidence=evidence,
                           tags=("year",), reason=Reason.OTHER_PERIOD)  # fmt: skip
    yield from _elsewhere(source)


def _asked(fact: Fact, wording: Wording) -> str:
    """The question's opening, without place, period and question mark."""
    measure = " ".join(filter(None, (fact.measure, fact.scope)))
    if not fact.unit and fact.value == fact.value.to_integral_value():
        return f"Wie viele {measure} gab es"
    article = article_of(measure, wording)
    return f"Wie hoch war {article} {measure}" if article else f"Wie hoch war der Wert „{measure}“"


def _elsewhere(source: _Source) -> Iterator[Case]:
    """One question for another region a document: all facts fail there in the same way."""
    absent = [land.name for land in lands() if land.name not in source.corpus]
    fact = next(iter(source.analysis.facts), None)
    if fact is None or not absent:
        return
    question = f"{_asked(fact, source.wording)} in {absent[0]}?"
    yield Case("", question, (), Kind.ABSTAIN, answerable=False,
               tags=("region",), reason=Reason.OTHER_REGION)  # fmt: skip


def _free_year(corpus: str, year: int) -> int:
    """The latest year up to `year` that the corpus does not mention."""
    while re.search(rf"\b{year}\b", corpus):
        year -= 1
    return year


# --- figures in prose -------------------------------------------------------------------


def _quantity_cases(source: _Source) -> Iterator[Case]:
    """A case a question; figures that the same question asks for are its alternatives."""
    cases: dict[str, Case] = {}
    for quantity in source.analysis.quantities:
        sentence = source.sentence_at(quantity.start)
        if sentence is None:
            continue
        question = _quantity_question(quantity, *_about(source, sentence, quantity.start))
        known = cases.get(question, Case("", question, note="Wortlaut der Frage prüfen"))
        cases[question] = dataclasses.replace(
            known,
            accept=_with(known.accept, (quantity.spelling.strip(),)),
            evidence=_with(known.evidence, source.text(sentence)),
        )
    yield from cases.values()


Item = TypeVar("Item")


def _with(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    return items if item in items else (*items, item)


def _quantity_question(quantity: Quantity, about: str, section: str) -> str:
    """What it counts says what is asked for; else what it is about, or the section, must."""
    if quantity.noun and (quantity.unit == "Prozent" or quantity.whole is not None):
        return f"Wie hoch ist der Anteil der {quantity.noun}{about}?"
    if quantity.noun and not quantity.unit:
        return f"Wie viele {quantity.noun} gibt es{about}?"
    about = about or section
    if quantity.whole is not None:
        return f"Welcher Anteil wird{about} genannt?"
    unit = f" in {quantity.unit}" if quantity.unit else ""
    noun = f" für „{quantity.noun}“" if quantity.noun else ""
    return f"Welche Zahl{unit}{noun} wird{about} genannt?"


def _about(source: _Source, sentence: Sentence, position: int) -> tuple[str, str]:
    """("bei" what a figure is about, "unter" its section), either "" where there is none.

    It is about the last name before it in its passage, else the first after it in its sentence.
    """
    passage = source.passage_at(position)
    if passage is None:
        return "", ""
    section = f" unter „{passage.headings[-1]}“" if passage.headings else ""
    mentions = sorted(
        (mention.start, entity.name)
        for entity in source.analysis.entities
        for mention in entity.mentions
        if passage.start <= mention.start < sentence.end
    )
    before = [name for start, name in mentions if start < position]
    after = [name for start, name in mentions if start >= position]
    if not (before or after):
        return "", section
    name = before[-1] if before else after[0]
    return f" bei {named(name, source.wording).dative}", section


# --- things with names ------------------------------------------------------------------


def _entity_cases(source: _Source) -> Iterator[Case]:
    for number, entity in enumerate(source.analysis.entities):
        sentence = source.sentence_at(entity.mentions[0].start) if entity.mentions else None
        if sentence is None:
            continue
        evidence = (source.text(sentence),)
        question = f"Was ist {named(entity.name, source.wording).nominative}?"
        yield Case("", question, (), Kind.DEFINE, evidence=evidence, note=_NO_ACCEPT)
        for alias in entity.aliases:
            if alias.isupper() and f"({alias})" in source.document.text:
                yield Case("", f"Wofür steht {alias}?", (), Kind.DEFINE,
                           accept=((entity.name,),), evidence=evidence)  # fmt: skip
        yield from _unstated(source, entity, number)
    yield from _unknown(source)


def _unstated(source: _Source, entity: Entity, number: int) -> Iterator[Case]:
    """An attribute of which nothing stands in any passage that names the thing, taken in turn."""
    passages = {source.passage_at(mention.start) for mention in entity.mentions}
    texts = [source.text(passage).casefold() for passage in passages if passage]
    attributes = source.wording.attributes
    first = number % len(attributes)
    for attribute in (*attributes[first:], *attributes[:first]):
        if texts and not any(word in text for word in attribute.words for text in texts):
            question = attribute.question.format(name=named(entity.name, source.wording))
            yield Case("", question, (), Kind.ABSTAIN, answerable=False,
                       tags=("attribute",), reason=Reason.NOT_STATED)  # fmt: skip
            return


def _unknown(source: _Source) -> Iterator[Case]:
    """For each sort of thing that is named, one of the sort that does not exist."""
    invented = [name for name in source.wording.unknown_names if name not in source.corpus]
    heads = dict.fromkeys(
        entity.name.split()[0]
        for entity in source.analysis.entities
        if " " in entity.name and article_of(entity.name, source.wording)
    )
    if source.analysis.entities and not heads:
        heads = {_ANY_HEAD: None}
    for head, name in zip(heads, invented, strict=False):
        question = f"Was macht {named(f'{head} {name}', source.wording).nominative}?"
        yield Case("", question, (), Kind.ABSTAIN, answerable=False,
                   tags=("unknown",), reason=Reason.UNKNOWN_ENTITY)  # fmt: skip
