"""Amounts of one thing that a sentence adds up in words: "72 Mio. Euro …, weitere 48 Mio. Euro …".

No whole is stated: what is asked of all, or of one among all, is told by their sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.asked import (
    Asked,
    asked,
    counts,
    in_keys,
    is_money,
    named_inside,
    said,
    tells,
)
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.matching import explain, similar_form
from auskunft.answering.prose_comparing import combination
from auskunft.answering.prose_figures import computed, figure_of
from auskunft.answering.wholes import FUNDS, is_whole, whole_of
from auskunft.domain import Answer, AnswerType, Comparator
from auskunft.german import stem, words
from auskunft.understanding.view import CorpusView, SentenceView

_ADDS = re.compile(
    r"\b(?:weiter|zusätzlich|another|further|additional)\w*\s+(?:[a-zäöüß]+\s+){0,2}$"
    r"|\b(?:hinzu|dazu)\s+komm\w*\s+(?:[a-zäöüß]+\s+){0,3}$",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\b(?:hinzu|dazu|obendrauf|on top)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"(?:Davon|Darunter|Von ihnen|Of these|Of them)\b")
_SORTS = re.compile(
    r"\b[Ww]ie viele\s+"
    r"(?P<sorts>[A-ZÄÖÜ][\w-]+(?:,\s+[A-ZÄÖÜ][\w-]+)*\s+(?:und|sowie)\s+[A-ZÄÖÜ][\w-]+)"
    r"|\b[Hh]ow many\s+(?P<english>[a-z-]+(?:,\s+[a-z-]+)*,?\s+and\s+[a-z-]+)"
)
_SAME_NOUN = re.compile(r"\S+\s+(?P<one>[a-zäöüß]+e[nr]?)\s+(?:und|sowie|and)\s+")
"""Between two figures that only adjectives tell apart."""
_JOINED = re.compile(r",?\s+(?:und|sowie|and)\s+|,\s+")
_TOTAL = ("operation.sum", "scope.whole")
_KINDS = frozenset({AnswerType.AMOUNT, AnswerType.COUNT, AnswerType.SHARE})


def answer_addends(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What all together are, or the share of one of them; None where that is not asked."""
    query = draft.query
    if query.expectation.type not in _KINDS or query.figures or denies(query):
        return None
    shares = query.expectation.type is AnswerType.SHARE
    if not _SORTS.search(query.question) and (coordinated := _coordinated(draft, found)):
        return coordinated
    if not shares and not query.has(*_TOTAL):
        return None
    if listed := _listed(draft, found):
        return listed
    for candidate in found:
        figures = addends(draft.view, candidate.view)
        if figures:
            return _share(draft, figures) if shares else _total(draft, figures)
    return None


def _listed(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum of several sorts that the question lists ("Wie viele A, B und C … insgesamt?")."""
    match = _SORTS.search(draft.query.question)
    if match is None or draft.query.expectation.type is not AnswerType.COUNT:
        return None
    sorts = [
        draft.view.interpreter.keys(sort)
        for sort in _JOINED.split(match["sorts"] or match["english"])
    ]
    for candidate in found:
        plain = [q for q in candidate.view.quantities if is_whole(q) and not q.unit and q.noun]
        by_sort = [
            [q for q in plain if sort and sort & draft.view.interpreter.keys(q.noun)]
            for sort in sorts
        ]
        if all(len(one) == 1 for one in by_sort):
            figures = [figure_of(draft, one[0], candidate.view) for one in by_sort]
            return combination(draft, arithmetic.total(figures), figures, "sum")
    return None


def _coordinated(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sum of "52 deutsche und 37 polnische Einrichtungen" where all of them are asked for."""
    if draft.query.expectation.type is not AnswerType.COUNT:
        return None
    wanted = draft.view.interpreter.keys(draft.query.expectation.focus)
    asked_for = {stem(word.text) for word in words(draft.query.question)}
    for candidate in found:
        keys = candidate.view.keys
        alike = similar_form(keys)
        if explain(draft.query.terms, keys, draft.view.glossary, loose=alike).unexplained:
            continue
        offset = candidate.view.sentence.start
        for first, second in pairwise(candidate.view.quantities):
            between = candidate.view.text[first.start - offset : second.start - offset]
            adjectives = _SAME_NOUN.fullmatch(between)
            if adjectives is None or not (is_whole(first) and is_whole(second)):
                continue
            told = {stem(word.text) for word in words(f"{adjectives['one']} {second.noun}")[:2]}
            if told & asked_for or not wanted & draft.view.interpreter.keys(second.noun):
                continue
            figures = [figure_of(draft, one, candidate.view) for one in (first, second)]
            return combination(draft, arithmetic.total(figures), figures, "sum")
    return None


def addends(view: CorpusView, sentence: SentenceView) -> tuple[Described, ...]:
    """The figures of one unit that a sentence joins by "weitere"; none where it does not."""
    figures = [one for one in describe(view, sentence) if is_whole(one.quantity)]
    chain: list[Described] = []
    for first, later in pairwise(figures):
        if first.quantity.unit == later.quantity.unit and _adds(sentence, later):
            chain += [later] if chain else [first, later]
        elif chain:
            break
    return tuple(chain)


def _adds(sentence: SentenceView, figure: Described) -> bool:
    start = figure.quantity.start - sentence.sentence.start
    behind = sentence.text[start : figure.stretch.end] if is_money(figure) else ""
    return _ADDS.search(sentence.text[:start]) is not None or _ADDED.search(behind) is not None


def _total(draft: Draft, figures: Sequence[Described]) -> Answer | None:
    """The sum, where everything asked is said of one of them at least and of what they count."""
    view, names = draft.view, asked(draft)
    if any(_has_whole(view, figure) for figure in figures):
        return None  # "insgesamt" is what is stated, of which these are parts
    words = [one for one in names if not one.entities]
    if not all(any(said(view, figure, one) for figure in figures) for one in words):
        return None
    money = draft.query.has("scope.money", "scope.payment")
    if not is_money(figures[0]) and not any(counts(view, figures[0], one) for one in names):
        return None
    counted = draft.query.expectation.type is AnswerType.COUNT
    if counted and money != is_money(figures[0]):
        return None
    if draft.query.expectation.type is AnswerType.AMOUNT and not figures[0].quantity.unit:
        return None
    stated = [figure_of(draft, one.quantity, one.at) for one in figures]
    return combination(draft, arithmetic.total(stated), stated, "sum")


def _has_whole(view: CorpusView, figure: Described) -> bool:
    """Whether more of the same is stated: the number it is a part of, or one before a colon."""
    quantity, sentence = figure.quantity, figure.at
    larger = any(
        one.value > quantity.value and one.unit == quantity.unit and one.end <= quantity.start
        for one in sentence.quantities
        if is_whole(one) and ":" in sentence.text
    )
    opens = _OF_THEM.match(sentence.text) is not None
    return larger or opens or whole_of(view, sentence, quantity) is not None


def _share(draft: Draft, figures: Sequence[Described]) -> Answer | None:
    """The share of the one that alone tells something asked."""
    view, names = draft.view, asked(draft)
    told_by = {
        one: [figure for figure in figures if _tells(view, figure, one)]
        for one in names
        if not set(one.keys) & FUNDS and not one.entities & figures[0].at.topics
    }
    telling = [one for one, by in told_by.items() if by]
    fits = [figure for figure in figures if [figure] in told_by.values()]
    rest = [one for one in names if one not in telling and not one.entities]
    if len(fits) != 1 or not all(said(view, fits[0], one) for one in rest):
        return None
    around = figures[0].at.keys | FUNDS
    if is_money(fits[0]) and not all(in_keys(view, around, one) for one in rest if one.word):
        return None  # "Wie viel Prozent der Mitglieder sind Firmen?" asks for no money
    if any(one.quantity.comparator is not Comparator.EXACT for one in figures):
        return None
    stated = [figure_of(draft, one.quantity, one.at) for one in figures]
    own = stated[figures.index(fits[0])]
    return computed(draft, arithmetic.share_of_sum(own, stated), [own.citation], "share")


def _tells(view: CorpusView, figure: Described, one: Asked) -> bool:
    """Whether the figure's own stretch says it, a thing by name."""
    if one.entities:
        return bool(one.entities & named_inside(view, figure))
    return tells(view, figure, one)
