"""Questions about a document's figures as such: which there are, of which years, where more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from auskunft import german
from auskunft.answering import phrasing
from auskunft.answering.drafting import Draft
from auskunft.answering.wording import joined, marks, quoted
from auskunft.corpus import closing_lines
from auskunft.domain import Answer, Computation, Document, Fact, Mode, Period, Reason, Span

_NAME_WORDS = 3
"""Words at the end of a closing line that name what it points to ("Länder in Zahlen")."""
_POINTS_TO = re.compile(r"\b(?:im|in der|unter|auf|at|in the)\s+", re.IGNORECASE)


def indicators(draft: Draft, documents: Sequence[Document]) -> Answer:
    """All indicators, counted; with their values where values or a year are asked for."""
    asked = [mention.period for mention in draft.query.periods]
    if asked:
        return _of_periods(draft, documents, asked)
    texts, counts = [], []
    for document in documents:
        facts = _facts(draft, document)
        counts.append(len(facts))
        if facts:
            items = "; ".join(_item(draft, fact) for fact in facts)
            texts.append(
                draft.say("doc_indicators", title=document.title, count=len(facts), items=items)
            )
    if not texts:
        return draft.refused(Reason.NOT_STATED, draft.say("doc_no_indicators"), 0.9)
    count = sum(counts)
    formula = f"{' + '.join(map(str, counts))} = {count}" if len(counts) > 1 else f"{count}"
    counted = Computation(formula, (), Decimal(count), "")
    return draft.answered(" ".join(texts), str(count), 0.9, mode=Mode.COMPUTED, computation=counted)


def years(draft: Draft, documents: Sequence[Document]) -> Answer:
    """The years that the figures are for, each with its indicators."""
    texts = []
    for document in documents:
        by_period: dict[str, list[str]] = {}
        for fact in _facts(draft, document):
            if fact.period is not None:
                item = f"{phrasing.label(fact)} {marks([draft.citations.fact(fact)])}"
                by_period.setdefault(phrasing.period(fact), []).append(item)
        if not by_period:
            texts.append(draft.say("doc_years_none", title=document.title))
            continue
        items = "; ".join(
            f"{period} ({', '.join(labels)})" for period, labels in sorted(by_period.items())
        )
        texts.append(draft.say("doc_years", title=document.title, items=items))
    if not draft.citations.found():
        return draft.refused(Reason.NOT_STATED, " ".join(texts), 0.9)
    return draft.answered(" ".join(texts), "", 0.9)


def further(draft: Draft, documents: Sequence[Document]) -> Answer | None:
    """Where more figures are found: the line that says so; None where no document has one."""
    for document in documents:
        for line in closing_lines(document.text)[:1]:
            return _quoted_line(draft, document, line)
    return None


def named_offer(draft: Draft, documents: Sequence[Document]) -> Answer | None:
    """What a closing line points to, named in the question ("Was ist „Länder in Zahlen“?")."""
    asked = _letters(draft.query.question)
    for document in documents:
        for line in closing_lines(document.text)[:1]:
            words = document.text[line.start : line.end].split()
            if len(words) > _NAME_WORDS and _letters("".join(words[-_NAME_WORDS:])) in asked:
                return _quoted_line(draft, document, line)
    return None


def _of_periods(draft: Draft, documents: Sequence[Document], asked: Sequence[Period]) -> Answer:
    """The values for the years asked for; which years there are where none fits."""
    facts = [
        fact
        for document in documents
        for fact in _facts(draft, document)
        if fact.period is not None and any(_overlap(fact.period, period) for period in asked)
    ]
    if not facts:
        stated = years(draft, documents).text
        name = joined([str(period) for period in asked], draft.query.language, ", ")
        text = draft.say("doc_no_values", asked=name, stated=stated)
        return draft.partial(Reason.OTHER_PERIOD, text, 0.9)
    several = len({fact.document_id for fact in facts}) > 1
    items = "; ".join(phrasing.item(draft, fact, region=several) for fact in facts)
    return draft.answered(draft.say("facts_by_region", items=items), "", 0.9)


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _facts(draft: Draft, document: Document) -> list[Fact]:
    return [one.fact for one in draft.view.facts if one.fact.document_id == document.id]


def _item(draft: Draft, fact: Fact) -> str:
    if draft.query.has("document.values"):
        return phrasing.item(draft, fact)
    return f"{phrasing.label(fact)} {marks([draft.citations.fact(fact)])}"


def _quoted_line(draft: Draft, document: Document, line: Span) -> Answer:
    text = document.text[line.start : line.end]
    mark = marks([draft.citations.cite(document.id, line.start, line.end)])
    shown = draft.say("quote", quote=quoted(text, draft.query.language), mark=mark)
    points = _POINTS_TO.search(text)
    return draft.answered(shown, text[points.end() :] if points else text, 0.9)


def _letters(text: str) -> str:
    return "".join(letter for letter in german.fold(text) if letter.isalpha())
