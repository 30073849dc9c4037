"""The gate that every answer passes before it leaves, whoever wrote its words.

A citation exists only if the document's slice equals its quote; a numeral may stand in the text
only if a cited piece, the computation or the question itself has it, and in `short` only if
a cited piece or the computation has it. What fails is answered with the verbatim quote instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from auskunft import german
from auskunft.domain import Answer, Citation, Document, Mode, Reason, Status

_MARK = re.compile(r"\[(\d+)\]")
_NUMERAL = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:,\d+)?|\d+(?:[.,]\d+)*")
"""Digits, grouped by points or, as some set them, by spaces ("19 500")."""
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NAME = re.compile(r"(?<!\w)[^\W\d_]+\d[\w.-]*\w|(?<!\w)[^\W\d_]+\d(?!\w)")
_SPELLED_FROM = 2
"""Number words from here on count as numerals; "ein" is an article more often than a number."""


def verify(answer: Answer, documents: Mapping[str, Document]) -> Answer:
    """The answer if it proves itself, else what of it is proven: a quote, or nothing."""
    if not all(_exists(citation, documents) for citation in answer.citations):
        return _fallback(answer, documents)
    if not _operands_stated(answer):
        return _fallback(answer, documents)
    if not _marks_resolve(answer) or not _numerals_resolve(answer):
        return _fallback(answer, documents)
    if answer.status is Status.ANSWERED and not answer.citations:
        return _fallback(answer, documents)
    return answer


def _exists(citation: Citation, documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation.document_id)
    return (
        document is not None
        and 0 <= citation.start < citation.end <= len(document.text)
        and document.text[citation.start : citation.end] == citation.quote
    )


def _operands_stated(answer: Answer) -> bool:
    """Whether every operand of the computation stands in the piece it cites."""
    if answer.computation is None:
        return True
    return all(
        1 <= operand.citation <= len(answer.citations)
        and operand.value in _stated(answer.citations[operand.citation - 1].quote)
        for operand in answer.computation.operands
    )


def _marks_resolve(answer: Answer) -> bool:
    return all(1 <= int(number) <= len(answer.citations) for number in _MARK.findall(answer.text))


def _numerals_resolve(answer: Answer) -> bool:
    proven = frozenset(number for source in _sources(answer) for number in _stated(source))
    asked = _stated(answer.standalone_question)
    text = _MARK.sub(" ", answer.text)
    short = _without_names(answer.short, answer.standalone_question)
    return _resolve(text, proven | asked) and _resolve(short, proven)


def _without_names(short: str, question: str) -> str:
    """What is left without the words of the question that have letters and digits ("H2.Nord")."""
    for word in _NAME.findall(question):
        short = short.replace(word, " ")
    return short


def _resolve(text: str, allowed: frozenset[Decimal]) -> bool:
    tokens = _NUMERAL.findall(text)
    proven = (any(reading <= allowed for reading in _readings(token)) for token in tokens)
    return all(proven) and _spelled(text) <= allowed


def _sources(answer: Answer) -> Iterable[str]:
    for citation in answer.citations:
        yield citation.quote
        yield citation.title
        yield citation.section
    if answer.computation is not None:
        yield answer.computation.formula
        yield answer.computation.rounding
        yield _plain(answer.computation.result)
        yield from (_plain(operand.value) for operand in answer.computation.operands)


def _plain(number: Decimal) -> str:
    return format(number, "f").replace(".", ",")


def _stated(text: str) -> frozenset[Decimal]:
    """The values of all numerals and number words of a source."""
    digits = {value for token in _NUMERAL.findall(text) for value in _german(token)}
    digits |= {number.value for number in german.find_numbers(text)}  # "im Raum 3 200 Gäste"
    parts = {number.whole for number in german.find_numbers(text) if number.whole is not None}
    negative = {number.value for number in german.find_numbers(text) if number.value < 0}
    return frozenset(digits | parts | negative | _spelled(text))


def _spelled(text: str) -> frozenset[Decimal]:
    return frozenset(
        number.value
        for number in german.find_numbers(text)
        if number.spelling.isalpha() and number.value >= _SPELLED_FROM
    )


def _german(token: str) -> frozenset[Decimal]:
    """A source's numeral: German notation; only what is none is read in another way."""
    parsed = german.parse_number(token)
    return frozenset().union(*_readings(token)) if parsed is None else frozenset({parsed})


def _readings(token: str) -> tuple[frozenset[Decimal], ...]:
    """What a numeral can mean; each reading is the values that must all be proven.

    In German notation ("38.210"), in English ("38,210", "2.48"); else a date or a numbered
    heading, of which every part counts.
    """
    parsed = german.parse_number(token)
    found = [] if parsed is None else [frozenset({parsed})]
    if _ENGLISH.fullmatch(token):
        found.append(frozenset({Decimal(token.replace(",", ""))}))
    return tuple(found) or (frozenset(Decimal(piece) for piece in re.findall(r"\d+", token)),)


def _fallback(answer: Answer, documents: Mapping[str, Document]) -> Answer:
    """The verbatim quotes that exist, in place of words that could not be proven."""
    proven = tuple(c for c in answer.citations if _exists(c, documents))[:1]
    if not proven:
        return replace(
            answer,
            status=Status.NOT_IN_CORPUS,
            mode=None,
            text="Dazu enthält das Dokument keine belegbare Angabe.",
            short="",
            reason=answer.reason or Reason.NOT_STATED,
            citations=(),
            computation=None,
            confidence=0.0,
        )
    quote = " ".join(proven[0].quote.split())
    return replace(
        answer,
        mode=Mode.QUOTED,
        text=f"„{quote}“ [1]",
        short="",
        citations=proven,
        computation=None,
    )
