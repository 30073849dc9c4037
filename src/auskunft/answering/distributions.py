"""Which share is the largest where a sentence says how many fall to each of several.

"Von den 57 Einrichtungen stammen 26 aus Tal, 19 aus Au und 12 aus Berg": the fewest come from Berg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.asked import stems
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose_comparing import ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.domain import Answer, AnswerType
from auskunft.understanding.view import SentenceView

_KINDS = frozenset(
    {AnswerType.TERM, AnswerType.PLACE, AnswerType.LIST, AnswerType.ANY, AnswerType.PERSON}
)
_FALLS_TO = re.compile(
    r"[\s\u00a0]+(?:davon[\s\u00a0]+)?(?:aus|auf|in|im|an|bei|von|vom)[\s\u00a0]+"
    r"(?:(?:dem|der|den|die|das)[\s\u00a0]+)?"
    r"(?P<name>[A-ZÄÖÜ][\w-]+(?:[\s\u00a0][A-ZÄÖÜ][\w-]+)*)"
)
_JOINT = re.compile(r",?[\s\u00a0]+(?:und|sowie|and)[\s\u00a0]+|,[\s\u00a0]+")
_FEWEST = 2


def answer_distribution(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """All shares in order, the largest or smallest first; None where that is not asked."""
    query = draft.query
    if query.expectation.type not in _KINDS or denies(query):
        return None
    if not query.has("operation.most", "operation.least"):
        return None
    for candidate in found:
        if query.entities and not candidate.about:
            continue
        for shares, told in _shares_named(draft, candidate.view):
            fits = all(one.value == len(shares) for one in query.figures)
            missing = period_missing(query, draft.view, candidate.view)
            if fits and not missing and _is_meant(draft, told):
                return ranked(draft, shares, sentence="order_stated")
    return None


def _is_meant(draft: Draft, told: str) -> bool:
    """Whether the list's own part of the sentence says all asked but for what shares fall to."""
    focus = {german.stem(word.text) for word in german.words(draft.query.expectation.focus)}
    counted = [term for term in draft.query.terms if german.stem(term.text) not in focus]
    keys = draft.view.interpreter.keys(told) | stems(told)
    alike = similar_form(keys)
    open_terms = explain(counted, keys, draft.view.glossary, loose=alike).open_qualifiers
    return bool(counted) and not open_terms


def _shares_named(draft: Draft, sentence: SentenceView) -> Iterator[tuple[list[Stated], str]]:
    """The figures that a sentence lists with what each falls to, named so; and their part of it."""
    text, begin = sentence.text, sentence.sentence.start
    chain: list[Stated] = []
    first = last = 0
    for quantity in sentence.quantities:
        start = text.find(quantity.spelling, quantity.start - begin)
        falls = _FALLS_TO.match(text, start + len(quantity.spelling))
        if falls is None or quantity.unit or quantity.whole is not None:
            continue
        if chain and not _JOINT.fullmatch(text[last : quantity.start - begin]):
            if len(chain) >= _FEWEST:
                yield chain, _part(text, first, last)
            chain = []
        first = start if not chain else first
        chain.append(replace(figure_of(draft, quantity, sentence), name=falls["name"]))
        last = falls.end()
    if len(chain) >= _FEWEST:
        yield chain, _part(text, first, last)


def _part(text: str, first: int, last: int) -> str:
    """The sentence from the semicolon before a list to the one behind it."""
    end = text.find(";", last)
    return text[text.rfind(";", 0, first) + 1 : end if end >= 0 else len(text)]
