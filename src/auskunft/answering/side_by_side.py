"""Several counts that one sentence names side by side: their sum or difference."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.arithmetic import Stated
from auskunft.answering.asked import listed
from auskunft.answering.candidates import Candidate
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explain, explained, similar_form
from auskunft.answering.prose_figures import PAIR, SURE, computed, together
from auskunft.answering.wholes import TIMES
from auskunft.domain import Answer, AnswerType, Comparator, Quantity
from auskunft.understanding.view import SentenceView

_COVERED = 0.9
_ADJECTIVE = 16
"""Letters that may stand between a figure and the words it counts."""


def side_by_side(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum or difference of counts in one sentence, each of something that is asked for."""
    query = draft.query
    sums, differs = query.has("operation.sum"), query.has("operation.difference")
    if query.expectation.type is not AnswerType.COUNT or not (sums or differs):
        return None
    for candidate in found:
        counted = _by_noun(draft, candidate.view)
        if len(counted) < PAIR or candidate.support < SURE:
            counted = _by_name(draft, candidate.view)
        if len(counted) >= PAIR and (sums or len(counted) == PAIR):
            return _combined(draft, candidate.view, counted, add=sums)
    return None


def _combined(
    draft: Draft, sentence: SentenceView, counted: Sequence[Quantity], *, add: bool
) -> Answer | None:
    number = draft.citations.sentence(sentence.sentence)
    figures = [
        Stated(q.value, arithmetic.shown(q.value), "", q.noun, number, comparator=q.comparator)
        for q in counted
    ]
    hedge = together(figures)
    if hedge is None or (not add and hedge is not Comparator.EXACT):
        return None
    receipt = arithmetic.total(figures) if add else arithmetic.difference(figures[0], figures[1])
    return computed(draft, receipt, [number], "sum" if add else "difference", hedge=hedge)


def _counts(sentence: SentenceView) -> list[Quantity]:
    plain = (q for q in sentence.quantities if not q.unit and q.whole is None)
    return [one for one in plain if one.noun not in TIMES]


def _by_noun(draft: Draft, sentence: SentenceView) -> list[Quantity]:
    """The counts whose nouns the question names, each by a word of its own."""
    view = draft.view
    nouns = {q: view.interpreter.keys(q.noun) for q in _counts(sentence) if q.noun}
    members = listed(draft)
    within = frozenset[int]().union(*members)
    pairs = sorted(
        (not _same_word(term.text, q.noun), len(keys ^ set(term.keys)), term.start, position)
        for term in draft.query.terms
        if not members or term.start in within
        for position, (q, keys) in enumerate(nouns.items())
        if explained(term, keys, view.glossary) >= _COVERED or _in_full(sentence, q, term.text)
    )
    chosen: dict[int, int] = {}
    for _, _, place, position in pairs:
        if place not in chosen.values() and position not in chosen:
            chosen[position] = place
    if not all(member & set(chosen.values()) for member in members):
        return []  # something listed has no count of its own
    ordered = list(nouns)
    return [ordered[position] for position in sorted(chosen)]


def _in_full(sentence: SentenceView, quantity: Quantity, words: str) -> bool:
    """Whether several words stand behind the figure as the question has them."""
    start = quantity.start - sentence.sentence.start + len(quantity.spelling)
    return " " in words and words in sentence.text[start : start + len(words) + _ADJECTIVE]


def _same_word(word: str, noun: str) -> bool:
    return german.stem(word) in {german.stem(one.text) for one in german.words(noun)}


def _by_name(draft: Draft, sentence: SentenceView) -> list[Quantity]:
    """The counts of one kind whose stretches hold different names of the question."""
    query, view = draft.query, draft.view
    focus = view.interpreter.terms(query.expectation.focus)
    named = [query.question[part.start : part.end] for one in query.entities for part in one.parts]
    counted_keys = {key for term in focus for key in term.keys}
    named += [t.text for t in query.terms if t.qualifier and not set(t.keys) <= counted_keys]
    names = {german.fold(word.text) for name in named for word in german.words(name)}
    noun, begin, found = "", sentence.sentence.start, list[tuple[Quantity, frozenset[str]]]()
    for quantity in _counts(sentence):
        noun = quantity.noun or noun
        stretch = view.documents[quantity.document_id].text[begin : quantity.start]
        words = frozenset(german.fold(word.text) for word in german.words(stretch)) & names
        begin = quantity.end
        keys = view.interpreter.keys(noun)
        counted = explain(focus, keys, view.glossary, loose=similar_form(keys)).share > 0
        if counted and words:
            found.append((quantity, words))
    shared = [words for _, words in found]
    distinct = [
        quantity
        for number, (quantity, words) in enumerate(found)
        if words - frozenset[str]().union(*shared[:number], *shared[number + 1 :])
    ]
    return distinct if len(distinct) == len(found) else []
