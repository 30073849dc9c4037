"""Grounds on which a sentence does not answer, however well its words fit the question.

A figure, date or person is easily borrowed from another attribute ("Umsatz" for "Budget"): what
must be said is data (`knowledge/doubting.toml`). Or from another thing: `belonging` tells.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from auskunft import german
from auskunft.answering.amounts import focus_terms
from auskunft.answering.belonging import belongs
from auskunft.answering.matching import explain, similar_form
from auskunft.domain import AnswerType, Span
from auskunft.understanding.discourse import names_a_council, names_a_kind
from auskunft.understanding.glossary import Term
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView


@dataclass(frozen=True)
class _Need:
    """What a sentence must say (`told`) where a question asks for it.

    Sentences that say none of `against` are not doubted, where there are any. Where it is needed
    `always`, no belief makes up for it.
    """

    types: frozenset[AnswerType]
    asked: re.Pattern[str]
    told: re.Pattern[str]
    against: re.Pattern[str] | None
    always: bool

    def open(self, sentence: str) -> bool:
        """Whether a sentence does not tell it, to a question that asks for it."""
        if self.told.search(sentence):
            return False
        return self.against is None or self.against.search(sentence) is not None


@cache
def _needs() -> tuple[_Need, ...]:
    source = files("auskunft.knowledge").joinpath("doubting.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))["needed"]
    return tuple(
        _Need(
            frozenset(map(AnswerType, one.get("types", ()))),
            _any(one["asked"]),
            _any(one["told"]),
            _any(one["against"]) if "against" in one else None,
            one.get("always", False),
        )
        for one in raw
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def _scales() -> tuple[tuple[re.Pattern[str], ...], ...]:
    source = files("auskunft.knowledge").joinpath("doubting.toml")
    raw = tomllib.loads(source.read_text(encoding="utf-8"))["opposed"]
    return tuple(tuple(map(re.compile, one["sides"])) for one in raw)


def opposed(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence tells of the other end of the scale only ("jüngste" for "älteste")."""
    question, text = german.fold(query.question), german.fold(sentence.text)
    return any(
        {bool(side.search(question)) for side in sides} == {True, False}
        and [bool(side.search(text)) for side in sides]
        == [not side.search(question) for side in sides]
        for sides in _scales()
    )


def lacks_extreme(query: Query, sentence: SentenceView) -> bool:
    """Whether one of a kind is asked for by an extreme that the sentence does not speak of.

    "Welches Netzwerk hat die meisten Mitglieder?" is not told by one network's number.
    """
    focus = query.expectation.focus.rsplit(" ", maxsplit=1)[-1]
    if not focus or not names_a_kind(focus):
        return False
    question, text = german.fold(query.question), german.fold(sentence.text)
    sides = [side for scale in _scales() for side in scale if side.search(question)]
    return bool(sides) and not any(side.search(text) for side in sides)


def doubtful(query: Query, view: CorpusView, sentence: SentenceView, span: Span) -> bool:
    """Whether the sentence, with the span that would be the short answer, speaks of another thing.

    It does where it leaves out what the question asks for, or has its words from elsewhere.
    """
    return bool(grounds_to_doubt(query, view, sentence, span))


def grounds_to_doubt(
    query: Query, view: CorpusView, sentence: SentenceView, span: Span
) -> frozenset[str]:
    """Which of the grounds of this module apply, by name."""
    grounds = {
        "leaves_open": leaves_open(query, sentence.text),
        "counts_else": counts_else(query, view, sentence),
        "says_nothing": _says_nothing(query, view, sentence),
        "repeats": _repeats(query, sentence.text[span.start : span.end]),
        "of_another": not belongs(query, view, sentence, span),
    }
    return frozenset(ground for ground, applies in grounds.items() if applies)


def leaves_open(query: Query, sentence: str, *, always: bool = False) -> bool:
    """Whether the question asks for an attribute, office, event or degree that is not told.

    `always`: for one that no belief makes up for.
    """
    needs = _asked(query.question, query.expectation.type)
    text = german.fold(sentence) if needs else ""
    return any(need.open(text) for need in needs if need.always or not always)


@lru_cache(maxsize=64)
def _asked(question: str, kind: AnswerType) -> tuple[_Need, ...]:
    """What a question asks for; each is put to some twenty sentences."""
    text = german.fold(question)
    return tuple(
        need
        for need in _needs()
        if (not need.types or kind in need.types) and need.asked.search(text)
    )


def counts_else(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the sentence says nothing at all of what is to be counted, a thing of the field.

    Nor does it where a measure is asked of something that stands nowhere ("Tonnen Hopfen").
    """
    of_council = any(names_a_council(term.text) for term in query.terms)  # its members are people
    if query.expectation.type is not AnswerType.COUNT or of_council:
        return False
    counted = focus_terms(query, view)
    measured = counted[-1] if len(counted) > 1 else None
    if measured is not None and not measured.known and not set(measured.keys) & view.keys:
        return True
    known = bool(counted) and all(term.known for term in counted)
    return known and not _said(counted, view, sentence)


def lists_others(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether things of a kind are asked for ("Welche Netzwerke …?") and others are told of."""
    if query.expectation.type is not AnswerType.LIST:
        return False
    kind = focus_terms(query, view)
    return bool(kind) and all(term.known for term in kind) and not _said(kind, view, sentence)


def _says_nothing(query: Query, view: CorpusView, sentence: SentenceView) -> bool:
    """Whether yes or no is asked and the sentence says none of it but names."""
    if query.expectation.type is not AnswerType.YES_NO or not query.terms:
        return False
    named = {term for pair in pairwise(query.terms) if _are_a_name(*pair) for term in pair}
    return not _said([term for term in query.terms if term not in named], view, sentence)


def _are_a_name(first: Term, second: Term) -> bool:
    """Whether two terms stand together as "Ole Rand" does: capitals, no words of the field."""
    capitals = first.text[:1].isupper() and second.text[:1].isupper()
    return capitals and second.start - first.end == 1 and not (first.known or second.known)


def _repeats(query: Query, short: str) -> bool:
    """Whether it is asked which of a kind, and the answer would only name the kind again."""
    if query.expectation.type is not AnswerType.LIST:
        return False
    kind = re.escape(german.fold(query.expectation.focus))
    return re.match(rf"{kind}(?:$|,| und | sowie | and )", german.fold(short)) is not None


def _said(terms: Sequence[Term], view: CorpusView, sentence: SentenceView) -> bool:
    """Whether the sentence itself says any of the terms."""
    keys = sentence.keys
    return explain(terms, keys, view.glossary, loose=similar_form(keys)).share > 0
