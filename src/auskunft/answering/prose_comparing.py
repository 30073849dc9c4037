"""Figures in sentences held against a threshold or one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies, match_amounts, spelled
from auskunft.answering.arithmetic import Stated
from auskunft.answering.candidates import Candidate
from auskunft.answering.drafting import Draft
from auskunft.answering.other_figures import said_before
from auskunft.answering.prose_figures import (
    BOUNDS,
    PAIR,
    ROUGH,
    SURE,
    UPPER,
    computed,
    shown,
    stated,
    together,
)
from auskunft.answering.verdicts import verdict_word, with_verdict
from auskunft.answering.wording import marks
from auskunft.domain import (
    Answer,
    AnswerType,
    Comparator,
    Computation,
    Expectation,
    Mode,
    Quantity,
    Reason,
)
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

_PLACE = re.compile(
    r"\bauf (?:welche[mn]|de[mn] wievielten) (?:Platz|Rang)|\ban (?:welche|wievielte)r Stelle"
    r"|\bwhich (?:place|rank|position)",
    re.IGNORECASE,
)
_MOST_PLACES = 6
_COMPARES = (
    "operation.more",
    "operation.less",
    "operation.most",
    "operation.least",
    "operation.compare",
    "operation.sum",
    "operation.difference",
)


def threshold(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """Yes or no, where the stated figure decides it ("Hat es mehr als 100 Mitglieder?")."""
    query = with_half(draft.query)
    if query.expectation.type is not AnswerType.YES_NO or len(query.figures) != 1:
        return None
    if not query.terms and not query.entities:
        return None  # "Wird das Ziel von 3 Prozent erreicht?" does not say of what
    asked = in_percent(query.figures[0])
    wanted = replace(query, expectation=_counting(query, asked), figures=())
    matches = [
        match
        for match in match_amounts(wanted, draft.view, found)
        if _shared(match.quantity).unit == asked.unit
        and match.score >= SURE
        and match.noun >= _OUTRIGHT
        and not (
            asked.unit == arithmetic.PERCENT
            and said_before(query, draft.view, match.candidate.view)
        )
    ]
    if not matches or denies(query):
        return None
    best = matches[0]
    verdict = decides(query, _shared(best.quantity), asked.value)
    if verdict is None:
        return None
    shown = draft.say("yes" if verdict else "no")
    stated = spelled(draft.view, best.quantity)
    mark = marks([draft.citations.sentence(best.candidate.view.sentence)])
    text = draft.view.text(best.quantity)
    return draft.answered(f"{shown}: {' '.join(text.split()) or stated}. {mark}", shown, best.score)


_OUTRIGHT = 0.75
"""From here on a figure is of the thing asked for, not of one with a similar name."""
_MOST = re.compile(
    r"\b(?:die meisten|überwiegend|mehrheitlich|die Mehrheit|mehr als die Hälfte|"
    r"most of|the majority|more than half)\b",
    re.IGNORECASE,
)


def with_half(query: Query) -> Query:
    """The question with what "die meisten" says: more than 50 percent."""
    match = _MOST.search(query.question)
    if match is None:
        return query
    half = german.Number(*match.span(), Decimal(50), "50", arithmetic.PERCENT)
    others = [n for n in query.figures if n.end <= match.start() or match.end() <= n.start]
    return replace(query, figures=(*others, half), intents=query.intents | {"operation.more"})


def in_percent(asked: german.Number) -> german.Number:
    """A fraction in words ("ein Drittel") in percent."""
    if not asked.whole:
        return asked
    share = asked.value * 100 / asked.whole
    return replace(asked, value=share, unit=arithmetic.PERCENT, whole=None)


def _shared(stated: Quantity) -> Quantity:
    """The same of a stated figure ("Drei von vier")."""
    if not stated.whole:
        return stated
    share = stated.value * 100 / stated.whole
    return replace(stated, value=share, unit=arithmetic.PERCENT, whole=None)


def _counting(query: Query, asked: german.Number) -> Expectation:
    kind = AnswerType.SHARE if asked.unit == arithmetic.PERCENT else AnswerType.COUNT
    kind = AnswerType.AMOUNT if asked.unit and asked.unit != arithmetic.PERCENT else kind
    focus = next((t.text for t in query.terms if t.start >= asked.end), "")
    return Expectation(kind, focus or (query.terms[0].text if query.terms else ""))


def decides(query: Query, stated: Quantity, asked: Decimal) -> bool | None:
    """Whether the stated figure settles the question; None where its bound leaves it open."""
    rough = stated.comparator in ROUGH and not (
        stated.value * (1 - _ROUGHLY) <= asked <= stated.value * (1 + _ROUGHLY)
    )
    exact = rough or stated.comparator is Comparator.EXACT
    least = stated.comparator in BOUNDS and stated.value >= asked
    most = stated.comparator in UPPER and stated.value <= asked
    if query.has("operation.more", "operation.at_least"):
        if exact:
            more = stated.value > asked
            return more or (query.has("operation.at_least") and stated.value == asked)
        return True if least else False if most else None
    if query.has("operation.less"):
        if exact:
            return stated.value < asked
        return False if least else True if most else None
    return stated.value == asked if exact else None


def combination(
    draft: Draft, computation: Computation, figures: Sequence[Stated], sentence: str
) -> Answer:
    """The combined figure; what bounds of the figures leave open is not computed."""
    hedge = together(figures)
    if sentence != "sum" and hedge not in {Comparator.EXACT, Comparator.ABOUT}:
        hedge = None  # "über 40" and 30: the difference may be anything over ten
    if hedge is None:
        return _undecided(draft, figures)
    return computed(draft, computation, [f.citation for f in figures], sentence, hedge=hedge)


def _undecided(draft: Draft, figures: Sequence[Stated]) -> Answer:
    """What is stated, where its bounds ("über 40") leave open what is asked."""
    items = "; ".join(f"{f.name}: {shown(draft, f)} {marks([f.citation])}" for f in figures)
    return draft.partial(Reason.NOT_STATED, draft.say("refuse_bounds", items=items), _UNDECIDED)


_UNDECIDED = 0.7


def _settled(figures: Sequence[Stated]) -> bool:
    """Whether the order of the figures, largest first, holds whatever their bounds allow."""
    return all(_surely_more(larger, smaller) for larger, smaller in pairwise(figures))


def _surely_more(larger: Stated, smaller: Stated) -> bool:
    """Whether the first is surely not the smaller one; "rund" may be a twentieth off."""
    exact = larger.comparator is smaller.comparator is Comparator.EXACT
    limits = larger.comparator is smaller.comparator and larger.comparator in UPPER
    if exact or limits:  # of two limits ("bis zu 8.000 Euro") the one is above the other
        return True
    if larger.comparator in UPPER:
        return False
    return _least(larger) > _most(smaller)


def _least(figure: Stated) -> Decimal:
    return figure.value * (1 - _ROUGHLY) if figure.comparator in ROUGH else figure.value


def _most(figure: Stated) -> Decimal:
    if figure.comparator in BOUNDS:
        at_least = figure.comparator is Comparator.AT_LEAST
        return Decimal("Infinity") if at_least else _next_round(figure.value)
    return figure.value * (1 + _ROUGHLY) if figure.comparator in ROUGH else figure.value


_ROUGHLY = Decimal("0.05")
_HALF = 5


def _next_round(value: Decimal) -> Decimal:
    """The next figure as round as one: who has more than 50 does not say "über 40".

    One more in the last digit that is not 0 ("40": 50), five more if that is a 5 ("165": 170).
    """
    _, digits, exponent = value.normalize().as_tuple()
    by_halves = len(digits) > 1 and digits[-1] == _HALF
    return value + Decimal(_HALF if by_halves else 1).scaleb(int(exponent))


def by_region(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The same figure of every document's region ("Welches Land hat mehr …?")."""
    query, documents = draft.query, draft.view.documents
    named = query.documents(tuple(documents))
    if len(named) < PAIR or not query.has(*_COMPARES) or query.entities or not query.terms:
        return None
    focus = query.terms[-1].text
    wanted = replace(query, expectation=Expectation(AnswerType.COUNT, focus))
    figures: list[Stated] = []
    for document_id in named:
        own = [c for c in found if c.view.sentence.document_id == document_id]
        matches = [m for m in match_amounts(wanted, draft.view, own) if m.noun >= 1]
        matches = [m for m in matches if _same_kind(draft.view, focus, m.quantity.noun)]
        if not matches or matches[0].score < SURE:
            return None
        figures.append(stated(draft, matches[0], documents[document_id].region))
    if query.has("operation.sum"):
        return combination(draft, arithmetic.total(figures), figures, "sum")
    if query.has("operation.difference"):
        return combination(
            draft, arithmetic.difference(figures[0], figures[1]), figures, "difference"
        )
    return ranked(draft, figures)


def _same_kind(view: CorpusView, focus: str, noun: str) -> bool:
    """Whether a noun counts the very things: a word of its own, or one that means the same."""
    words = {german.stem(word.text) for word in german.words(noun)}
    keys = view.interpreter.keys
    return german.stem(focus) in words or (keys(focus) == keys(noun) and len(keys(noun)) >= PAIR)


def ranked(
    draft: Draft, figures: Sequence[Stated], *, either: bool = False, sentence: str = "order"
) -> Answer:
    """The figures by size; `either`: the question names both and asks which it is.

    `sentence` names the wording that opens the list.
    """
    if not _settled(sorted(figures, key=lambda figure: figure.value, reverse=True)):
        return _undecided(draft, figures)
    least = draft.query.has("operation.least", "operation.less")
    word = verdict_word(draft.query.question, figures)
    ordered = sorted(figures, key=lambda figure: figure.value, reverse=not least or bool(word))
    formula = ordered[0].spelling
    for before, figure in pairwise(ordered):
        sign = "=" if figure.value == before.value else "<" if least else ">"
        formula += f" {sign} {figure.spelling}"
    computation = Computation(
        formula, tuple(figure.operand for figure in ordered), ordered[0].value, ordered[0].unit
    )
    items = "; ".join(
        f"{figure.name}: {shown(draft, figure)} {marks([figure.citation])}" for figure in ordered
    )
    text = draft.say(sentence, items=items)
    short = ordered[0].name
    if _PLACE.search(draft.query.question) and ordered.index(figures[0]) < _MOST_PLACES:
        ordinal = draft.say("ordinals").split()[ordered.index(figures[0])]
        short = ordinal
        text = draft.say("place", name=figures[0].name, ordinal=ordinal, text=text)
    elif word:
        short, text = word, with_verdict(word, text)
    elif draft.query.expectation.type is AnswerType.YES_NO and not either:
        wins = ordered[0] is figures[0] and ordered[0].value != ordered[1].value
        short = draft.say("yes" if wins else "no")
        text = f"{short}: {text}"
    return draft.answered(text, short, 0.8, mode=Mode.COMPUTED, computation=computation)
