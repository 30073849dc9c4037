"""Shares of a whole, and what is left of it without some of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.addends import addends
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.asked import STATE, asked
from auskunft.answering.calculating.figures import (
    beside,
    keys_of,
    parts_near,
    said_outright,
    told,
    told_apart,
)
from auskunft.answering.calculating.terms import telling_terms
from auskunft.answering.described import describe
from auskunft.answering.drafting import Draft
from auskunft.answering.parts import Part
from auskunft.answering.payers import payers
from auskunft.answering.prose_comparing import in_percent, with_half
from auskunft.answering.prose_figures import computed, figure_of, hedged, together
from auskunft.answering.prose_parts import number_of
from auskunft.answering.targets import compare_with
from auskunft.answering.wholes import FUNDS, MONEY, related
from auskunft.domain import Answer, AnswerType, Comparator
from auskunft.understanding.glossary import Term
from auskunft.understanding.intents import intents
from auskunft.understanding.view import CorpusView, SentenceView

_HUNDRED = Decimal(100)
_OF = re.compile(
    r"\b(?:Prozent|per ?cent)\s+(?:der|des|von|aller|of)\s+(?:[a-zäöüß]+\s+)*"
    r"(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
"""Of what a percentage is asked for; "Anteil der Frauen" names the part."""
_TARGET = re.compile(r"\b[\w-]*[Zz]iel(?:s|es|wert|marke)?\b|\btarget\b")
_LIMITS = ("operation.more", "operation.less", "operation.at_least", "operation.at_most")


def answer_share(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The part that the question tells in percent of its whole."""
    if not draft.query.has("calculation.percent"):
        return None
    found = [one for one in parts_near(draft, sentence) if one.counted]
    named = _named_one(draft, found)
    return _shared(draft, named) if named else None if found else _of_addends(draft, sentence)


def _named_one(draft: Draft, found: Sequence[Part]) -> Part | None:
    """The one part that the question means, or None."""
    named = _named(draft, found, most=True)
    one = named[0] if len(named) == 1 else None
    return one if one and one.whole.value and _meant(draft, one) else None


def answer_majority(draft: Draft, sentence: SentenceView) -> Answer | None:
    """Yes or no, where the share of the part that the question tells decides it."""
    query = with_half(draft.query)
    if query.expectation.type is not AnswerType.YES_NO or len(query.figures) != 1:
        return None
    if _TARGET.search(query.question):
        return None  # a target is for an indicator, not for the part of some whole
    limit = in_percent(query.figures[0])
    if limit.unit != PERCENT or denies(query) or not query.has(*_LIMITS):
        return None
    named = _named_one(draft, [one for one in parts_near(draft, sentence) if one.counted])
    bounds = {named.part.comparator, named.whole.comparator} if named else set()
    found = _shared(draft, named) if named and bounds == {Comparator.EXACT} else None
    if named is None or found is None:
        return None
    exact = named.part.value * _HUNDRED / named.whole.value
    yes = compare_with(query, exact, limit.value)
    verdict = draft.say("yes" if yes else "no")
    return replace(found, text=f"{verdict}: {found.text}", short=verdict)


def _of_addends(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The share of one amount in all that the sentence adds up ("…, weitere 8 Mio. Euro …")."""
    figures = addends(draft.view, sentence)
    counts = told_apart(draft.view, [one.text for one in figures], telling_terms(draft))
    named = [one for one, count in zip(figures, counts, strict=True) if count]
    stated = [figure_of(draft, one.quantity, one.at) for one in figures]
    if len(named) != 1 or together(stated) is not Comparator.EXACT:
        return None
    if not names_all(draft, sentence):
        return None
    own = stated[figures.index(named[0])]
    return computed(draft, arithmetic.share_of_sum(own, stated), [own.citation], "share")


def _shared(draft: Draft, named: Part) -> Answer | None:
    part = figure_of(draft, named.part, named.part_at)
    whole = figure_of(draft, named.whole, named.whole_at)
    hedge = hedged(part.comparator, whole.comparator, divided=True)
    if hedge is None:
        return None
    cited = dict.fromkeys((whole.citation, part.citation))
    return computed(draft, arithmetic.share(part, whole), cited, "share", hedge=hedge)


def _meant(draft: Draft, part: Part) -> bool:
    """Whether the part's words say something of the question, or its passage all that it names."""
    view, terms = draft.view, telling_terms(draft)
    of_whom = _OF.search(draft.query.question)
    group = f"{part.group} {part.group_noun}"
    whole = [one for one in terms if of_whom and of_whom.start("noun") == one.start]
    counted = MONEY not in part.whole.unit and not any(_names(draft, one) for one in whole)
    if whole and counted and not said_outright(view, group, whole):
        return False  # "der Unternehmen", and the sentence has so many members
    return bool(told(view, keys_of(view, part.telling), terms)) or names_all(draft, part.part_at)


def names_all(draft: Draft, sentence: SentenceView) -> bool:
    """Whether the passage of a sentence says all that the question names but money."""
    view, terms = draft.view, telling_terms(draft)
    around = frozenset[str]().union(
        *(one.keys | view.context_keys(one.number) for one in beside(view, sentence))
    )
    nouns = [one for one in terms if _is_noun(draft, one) and not set(one.keys) <= FUNDS]
    return len(told(view, around, nouns)) == len(nouns)


def answer_part(draft: Draft, sentence: SentenceView) -> Answer | None:
    """So many or so much as the share is that the question tells ("in Euro", "absolut")."""
    query = draft.query
    kinds = {AnswerType.COUNT, AnswerType.AMOUNT}
    kinds |= {AnswerType.TERM} if query.has("scope.money") else set()
    if query.expectation.type not in kinds or denies(query):
        return None
    if query.has("calculation.sum") or len(query.entities) > 1:
        return None
    money = query.expectation.type is AnswerType.AMOUNT or query.has("scope.money")
    found = [
        one
        for one in parts_near(draft, sentence)
        if not one.counted and (MONEY in one.whole.unit) == money and _is_near(draft.view, one)
    ]
    named = _told_by(draft, [one for one in found if money or _counts(draft, one)])
    return number_of(draft, named[0]) if len(named) == 1 else None


def _counts(draft: Draft, part: Part) -> bool:
    """Whether the whole counts what the question does, as far as either says what."""
    keys = draft.view.interpreter.keys
    asked, counted = keys(draft.query.expectation.focus), keys(part.group_noun)
    return not asked or not counted or related(draft.view, asked, counted)


def _told_by(draft: Draft, found: Sequence[Part]) -> list[Part]:
    """The parts whose words tell most of what is not said of their wholes."""
    view = draft.view
    paying = {one.start for one in payers(asked(draft))}
    terms = [
        term
        for term in telling_terms(draft)
        if term.start in paying  # "Bund und Land stellen 480 Mio. Euro bereit, wovon der Bund …"
        or not any(told(view, keys_of(view, one.group), [term]) for one in found)
    ]
    if len(found) == 1:
        return list(found) if told(view, keys_of(view, found[0].telling), terms) else []
    counts = told_apart(view, [one.telling for one in found], terms)
    most = max(counts, default=0)
    return [one for one, count in zip(found, counts, strict=True) if most and count == most]


def _is_near(view: CorpusView, part: Part) -> bool:
    """Whether its whole stands in its sentence or the one before."""
    return part.whole_at.number in {part.part_at.number, view.previous(part.part_at.number)}


def answer_rest(draft: Draft, sentence: SentenceView) -> Answer | None:
    """The whole without the parts that the question tells, or without the only one."""
    query = draft.query
    if not (query.has("calculation.rest") or denies(query)):
        return None
    share = query.has("calculation.percent") or query.expectation.type is AnswerType.SHARE
    named = _named(draft, [one for one in parts_near(draft, sentence) if one.counted])
    named = named if _denied_by(draft, named) else []
    if not named or len({(one.whole, one.whole_at) for one in named}) != 1:
        return _of_hundred(draft, sentence) if share else _of_share(draft, sentence)
    whole = figure_of(draft, named[0].whole, named[0].whole_at)
    parts = [figure_of(draft, one.part, one.part_at) for one in named]
    if sum((one.value for one in parts), Decimal(0)) >= whole.value:
        return None
    bound = together(parts)
    hedge = hedged(bound, whole.comparator, denied=True) if bound else None
    if hedge is None:
        return None
    receipt = arithmetic.remainder_of(whole, parts, share=share)
    cited = dict.fromkeys([whole.citation, *(one.citation for one in parts)])
    return computed(draft, receipt, cited, "share" if share else "rest", hedge=hedge)


def _of_share(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What one share leaves of the number or amount that it is a share of."""
    shares = [one for one in parts_near(draft, sentence) if not one.counted]
    named = _named(draft, [one for one in shares if _is_near(draft.view, one)], most=True)
    money = draft.query.expectation.type is not AnswerType.COUNT
    if len(named) != 1 or (MONEY in named[0].whole.unit) != money or not _denied_by(draft, named):
        return None
    return number_of(draft, named[0], denied=True)


def _denied_by(draft: Draft, named: Sequence[Part]) -> bool:
    """Whether what the parts say is what the question takes away.

    They say one of its nouns, or it has none beside those of the whole ("Wie viele leer aus?").
    """
    view, terms = draft.view, telling_terms(draft)
    telling = " ".join(one.telling for one in named)
    gone = draft.query.has("part.gone") and "statement.still" in intents(telling)
    if gone or draft.query.has("calculation.own_share"):
        return True
    groups = " ".join(f"{one.group} {one.group_noun}" for one in named)
    own = keys_of(view, telling)
    said = said_outright(view, groups, terms)
    beyond = [one for one in terms if one not in said and not _names(draft, one)]
    by_land = own & STATE and any(german.fold(one.text).startswith("landes") for one in beyond)
    return bool(by_land or told(view, own, beyond)) or not any(
        _is_noun(draft, one) for one in beyond
    )


def _is_noun(draft: Draft, term: Term) -> bool:
    return draft.query.english or term.text[:1].isupper()


def _names(draft: Draft, term: Term) -> bool:
    """Whether the term is the name of a thing, or short for one."""
    parts = [part for one in draft.query.entities for part in one.parts]
    return term.text.isupper() or any(part.start <= term.start < part.end for part in parts)


def _of_hundred(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What percentages that the question tells leave of a hundred."""
    shares = [one for one in describe(draft.view, sentence) if one.quantity.unit == PERCENT]
    counts = told_apart(draft.view, [*(one.text for one in shares), ""], telling_terms(draft))
    named = [one for one, count in zip(shares, counts, strict=False) if count]
    if not named or sum((one.quantity.value for one in named), Decimal(0)) >= _HUNDRED:
        return None
    parts = [figure_of(draft, one.quantity, one.at) for one in named]
    bound = together(parts)
    hedge = hedged(bound, parts[0].comparator, denied=True) if bound else None
    if hedge is None:
        return None
    cited = dict.fromkeys(one.citation for one in parts)
    return computed(draft, arithmetic.complement(*parts), cited, "rest", hedge=hedge)


def _named(draft: Draft, found: Sequence[Part], *, most: bool = False) -> list[Part]:
    """The parts whose words tell something of the question, or the only one there is.

    `most`: only those that tell most of it.
    """
    if len(found) == 1:
        return list(found)
    counts = told_apart(draft.view, [one.telling for one in found], telling_terms(draft))
    least = max(counts, default=0) if most else 1
    return [one for one, count in zip(found, counts, strict=True) if count >= max(least, 1)]
