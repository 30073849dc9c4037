"""Proposals for a test set, read off the corpus itself; a person confirms or throws away.

Every indicator, entity and figure becomes a question that the corpus answers, and near misses
that it does not: another year, another region, something unknown, an attribute not stated.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auskunft.corpus import Analysis, analyse, lands
from auskunft.domain import Document, Entity, Fact, Passage, Quantity, Reason, Sentence, Span
from auskunft.evaluation.cases import Case, Kind
from auskunft.evaluation.wording import Wording

_YEARS_BACK = 7
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
        question = _asked(fact)
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


def _asked(fact: Fact) -> str:
    """The question's opening, without place, period and question mark."""
    measure = " ".join(filter(None, (fact.measure, fact.scope)))
    if not fact.unit and fact.value == fact.value.to_integral_value():
        return f"Wie viele {measure} gab es"
    return f"Wie hoch war der Wert „{measure}“"


def _elsewhere(source: _Source) -> Iterator[Case]:
    """One question for another region a document: all facts fail there in the same way."""
    absent = [land.name for land in lands() if land.name not in source.corpus]
    fact = next(iter(source.analysis.facts), None)
    if fact is None or not absent:
        return
    yield Case("", f"{_asked(fact)} in {absent[0]}?", (), Kind.ABSTAIN, answerable=False,
               tags=("region",), reason=Reason.OTHER_REGION)  # fmt: skip


def _free_year(corpus: str, year: int) -> int:
    """The latest year up to `year` that the corpus does not mention."""
    while re.search(rf"\b{year}\b", corpus):
        year -= 1
    return year


# --- figures in prose -------------------------------------------------------------------


def _quantity_cases(source: _Source) -> Iterator[Case]:
    seen: set[str] = set()
    for quantity in source.analysis.quantities:
        sentence = source.sentence_at(quantity.start)
        name = _topic(source, quantity.start)
        question = _quantity_question(quantity, name)
        if sentence is None or not question or question in seen:
            continue
        seen.add(question)
        yield Case("", question, accept=((quantity.spelling,),), evidence=(source.text(sentence),),
                   note="Wortlaut der Frage prüfen")  # fmt: skip


def _quantity_question(quantity: Quantity, name: str) -> str:
    about = f" bei {name}" if name else ""
    if quantity.unit == "Prozent" and quantity.noun:
        return f"Wie hoch ist der Anteil der {quantity.noun}{about}?"
    if quantity.unit:
        return f"Welcher Betrag in {quantity.unit} wird{about} genannt?" if name else ""
    if quantity.noun and quantity.whole is None:
        return f"Wie viele {quantity.noun} gibt es{about}?"
    return ""


def _topic(source: _Source, position: int) -> str:
    """What a figure is about: the last thing named before it in its passage, else after it."""
    passage = source.passage_at(position)
    if passage is None:
        return ""
    mentions = sorted(
        (mention.start, entity.name)
        for entity in source.analysis.entities
        for mention in entity.mentions
        if passage.start <= mention.start < passage.end
    )
    before = [name for start, name in mentions if start < position]
    after = [name for start, name in mentions if start >= position]
    return before[-1] if before else (after[0] if after else "")


# --- things with names ------------------------------------------------------------------


def _entity_cases(source: _Source) -> Iterator[Case]:
    for number, entity in enumerate(source.analysis.entities):
        sentence = source.sentence_at(entity.mentions[0].start) if entity.mentions else None
        if sentence is None:
            continue
        evidence = (source.text(sentence),)
        question = f"Was ist {entity.name}?"
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
            yield Case("", attribute.question.format(entity.name), (), Kind.ABSTAIN,
                       answerable=False, tags=("attribute",), reason=Reason.NOT_STATED)  # fmt: skip
            return


def _unknown(source: _Source) -> Iterator[Case]:
    """For each of the first things named, one of the same sort that does not exist."""
    invented = [name for name in source.wording.unknown_names if name not in source.corpus]
    heads = dict.fromkeys(
        entity.name.split()[0]
        for entity in source.analysis.entities
        if " " in entity.name and entity.name[0].isupper()
    )
    for head, name in zip(heads, invented, strict=False):
        yield Case("", f"Was macht {head} {name}?", (), Kind.ABSTAIN, answerable=False,
                   tags=("unknown",), reason=Reason.UNKNOWN_ENTITY)  # fmt: skip
