"""What is left of a whole, where a sentence names its parts and says who gets the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auskunft.answering import arithmetic
from auskunft.answering.amounts import NEGATION, denies
from auskunft.answering.arithmetic import PERCENT, Stated
from auskunft.answering.asked import Asked, about, asked, in_keys, named_in, said, stems
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, Stretch, describe, partitive, stretches
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged, together
from auskunft.answering.wholes import FUNDS, MONEY, comes_of, counted_before, whole_of
from auskunft.domain import Answer, AnswerType, Comparator, Quantity
from auskunft.understanding.view import CorpusView, SentenceView

_HUNDRED = Decimal(100)
_WITHOUT = re.compile(
    r"\b(?:weder|außer|ohne|abgesehen|neither|except|without|apart from)\b", re.IGNORECASE
)

_SHARED = re.compile(r"\bteil(?:en|ten)\s+sich\b|\bzu gleichen Teilen\b|\bje zur Hälfte\b")
"""Several have the rest: what one of them has is less."""
_PRICE = re.compile(r"\b(?:[Ww]as kostet|[Ww]ie teuer|[Ww]hat does .+ cost)\b")
"""Asks what one pays for something, not who has the rest of an amount."""
_OUT_OF_BEFORE = re.compile(r"(?:Davon|Hiervon|Daraus|Darunter|Of these|Of this)\b")
"""Opens a sentence whose figures are all parts of one before it."""


@dataclass(frozen=True)
class Rest:
    """A stretch that names what is left, the parts before it, and the whole (None: 100 %)."""

    at: SentenceView
    stretch: Stretch
    parts: tuple[Described, ...]
    whole: tuple[Quantity, SentenceView] | None


def answer_rest(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The rest's figure, where the question means it; None otherwise."""
    query = draft.query
    kinds = {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.SHARE}
    kinds |= {AnswerType.TERM} if query.has("part.left") else set()
    if query.expectation.type not in kinds or (denies(query) and not query.has("part.left")):
        return None
    if _asks_price(draft):
        return None
    names = [one for one in asked(draft) if not NEGATION.fullmatch(one.text)]
    for candidate in found:
        for rest in rests(draft.view, candidate.view):
            telling = _means(draft.view, names, rest)
            if query.expectation.type is AnswerType.SHARE:
                telling = telling and _tells_last(draft.view, names, rest)
            if telling and (answer := _computed(draft, rest)):
                return answer
    return None


def answer_without(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What is left of a whole without several parts that the question names."""
    if not _WITHOUT.search(draft.query.question):
        return None
    names = asked(draft)
    for candidate in found:
        for whole, parts in _parts_by_whole(draft.view, candidate.view):
            named = [part for part in parts if _named(draft.view, names, part, parts)]
            percent = bool(named) and named[0].quantity.unit == PERCENT
            if len(named) > 1 and (percent or _sum(named) < whole[0].value):
                rest = Rest(
                    candidate.view, named[-1].stretch, tuple(named), None if percent else whole
                )
                if all(said(draft.view, named[0], one) for one in names if _beside(one, parts)):
                    return _computed(draft, rest)
    return None


def answer_left(draft: Draft, sentence: SentenceView) -> Answer | None:
    """What the sentence leaves to those whom the question names ("den Rest trägt …")."""
    view = draft.view
    names = [one for one in asked(draft) if one.word]
    takes_away = draft.query.has("calculation.taken_away")
    if _asks_price(draft) or draft.query.has("operation.per") or _of_another(draft, sentence):
        return None
    for rest in rests(view, sentence):
        own = _keys(view, rest.at, rest.stretch)
        telling = [
            one
            for one in names
            if in_keys(view, own, one)
            and not any(in_keys(view, part.own, one) for part in rest.parts)
        ]
        named = [part for part in rest.parts if any(in_keys(view, part.own, one) for one in names)]
        all_away = takes_away and len(named) == len(rest.parts)
        told = any(one.text[:1].isupper() for one in telling) or _gets_it(draft, rest)
        if told and (all_away or not named):
            return _computed(draft, rest)
    return None


def _of_another(draft: Draft, sentence: SentenceView) -> bool:
    """Whether the question names things, and the sentence is about none of them."""
    named = {n for one in draft.query.entities if one.exact for n in one.entities}
    return bool(named) and not about(draft.view, sentence) & named


def _asks_price(draft: Draft) -> bool:
    return _PRICE.search(draft.query.question) is not None and not draft.query.has(
        "calculation.rest", "part.left"
    )


def _gets_it(draft: Draft, rest: Rest) -> bool:
    """Whether a thing that the question names is named where the sentence says who has the rest."""
    return bool(set(draft.query.entity_numbers) & {*named_in(draft.view, rest.at, rest.stretch)})


def _beside(one: Asked, parts: Sequence[Described]) -> bool:
    """Whether it narrows the question and names none of the parts."""
    return bool(one.entities) or not any(set(one.keys) & part.own for part in parts)


def _named(
    view: CorpusView, names: Sequence[Asked], part: Described, parts: Sequence[Described]
) -> bool:
    """Whether a word of the question tells this part and no other."""
    others = [one for one in parts if one is not part]
    return any(
        one.word
        and in_keys(view, part.own, one, outright=True)
        and not any(in_keys(view, other.own, one, outright=True) for other in others)
        for one in names
    )


def _parts_by_whole(
    view: CorpusView, sentence: SentenceView
) -> Iterable[tuple[tuple[Quantity, SentenceView], list[Described]]]:
    """The wholes of a sentence's figures, each with its parts in it."""
    found: dict[Quantity, tuple[tuple[Quantity, SentenceView], list[Described]]] = {}
    for figure in describe(view, sentence):
        whole = whole_of(view, sentence, figure.quantity)
        if whole is None or comes_of(sentence, whole[0], figure.quantity):
            continue
        if figure.quantity.whole is None:
            found.setdefault(whole[0], (whole, []))[1].append(figure)
    return found.values()


def rests(view: CorpusView, sentence: SentenceView) -> Iterable[Rest]:
    """What sentences say is left, with its parts and its whole."""
    figures = describe(view, sentence)
    for stretch in stretches(sentence):
        before = [one for one in figures if one.stretch.end <= stretch.start]
        shared = _SHARED.search(sentence.text, stretch.start, stretch.end)
        if not stretch.rest or not before or shared:
            continue
        if out_of := _out_of(sentence, stretch, before):
            yield out_of
            continue
        unit = before[-1].quantity.unit
        alike = [one for one in before if one.quantity.unit == unit and not one.quantity.whole]
        if rest := _with_whole(view, sentence, stretch, alike):
            yield rest


def _out_of(sentence: SentenceView, stretch: Stretch, before: Sequence[Described]) -> Rest | None:
    """The rest where the figures have their whole with them ("45 von 60 Feldern …, die anderen").

    None where others stand before, which may be parts of it as well.
    """
    wholes = {one.quantity.whole for one in before}
    total = before[0].quantity.whole
    written = all(any(map(str.isdigit, one.quantity.spelling)) for one in before)
    if total is None or len(wholes) > 1 or not written:
        return None
    parts = tuple(
        replace(one, quantity=replace(one.quantity, whole=None, spelling="")) for one in before
    )
    if _sum(parts) > total:
        return None
    return Rest(sentence, stretch, parts, (replace(parts[0].quantity, value=total), sentence))


def _with_whole(
    view: CorpusView, sentence: SentenceView, stretch: Stretch, alike: Sequence[Described]
) -> Rest | None:
    """The rest of the first figure that is larger than those behind it together, or of 100 %."""
    if alike and alike[0].quantity.unit == PERCENT:
        return Rest(sentence, stretch, tuple(alike), None) if _sum(alike) < _HUNDRED else None
    if alike and (noun := partitive(sentence, alike[0].quantity)):
        whole = counted_before(view, sentence, noun)
        return Rest(sentence, stretch, tuple(alike), whole) if whole else None
    if alike and _OUT_OF_BEFORE.match(sentence.text):
        whole = whole_of(view, sentence, alike[0].quantity)
        less = whole is not None and _sum(alike) < whole[0].value
        return Rest(sentence, stretch, tuple(alike), whole) if less else None
    for number, first in enumerate(alike[:-1]):
        parts = alike[number + 1 :]
        if _sum(parts) < first.quantity.value:
            return Rest(sentence, stretch, tuple(parts), (first.quantity, sentence))
    return None


def _sum(figures: Sequence[Described]) -> Decimal:
    return sum((one.quantity.value for one in figures), Decimal(0))


def _means(view: CorpusView, names: Sequence[Asked], rest: Rest) -> bool:
    """Whether the question asks for the rest: its words tell something that no part's do."""
    own = _keys(view, rest.at, rest.stretch)
    around = rest.at.keys | view.context_keys(rest.at.number) | own
    whole = _nouns(view, rest)
    telling = False
    for one in names:
        if one.entities:
            if not one.entities & about(view, rest.at):
                return False
            continue
        if one.year is not None:
            if one.text not in rest.at.text:
                return False
            continue
        of_money = _states_money(rest.at) or rest.whole is None
        funds = bool(one.keys) and set(one.keys) <= FUNDS and of_money
        if funds or any(in_keys(view, noun, one, outright=True) for noun in whole):
            continue
        if set(one.keys) <= own and not any(set(one.keys) <= part.own for part in rest.parts):
            telling = True
            continue
        of_parts = any(in_keys(view, part.own, one, outright=True) for part in rest.parts)
        if in_keys(view, own, one, outright=True):
            telling = telling or not of_parts
        elif (of_parts and one.text[:1].isupper()) or not (
            in_keys(view, around, one) or said(view, rest.parts[0], one)
        ):
            return False
    return telling


def _tells_last(view: CorpusView, names: Sequence[Asked], rest: Rest) -> bool:
    """Whether the noun that the question closes with is told by the rest, a part or the whole."""
    nouns = [one for one in names if one.word and one.text[:1].isupper()]
    if not nouns:
        return True
    own = [_keys(view, rest.at, rest.stretch), *(part.own for part in rest.parts)]
    told = (*own, *_nouns(view, rest), rest.at.keys)
    return any(in_keys(view, keys, nouns[-1]) for keys in told)


def _states_money(sentence: SentenceView) -> bool:
    return any(MONEY in quantity.unit for quantity in sentence.quantities)


def _nouns(view: CorpusView, rest: Rest) -> tuple[frozenset[str], ...]:
    """The keys of what the whole counts, or "38 der Betriebe" among its parts."""
    nouns = [partitive(rest.at, part.quantity) for part in rest.parts]
    nouns += [rest.whole[0].noun] if rest.whole else []
    return tuple(view.interpreter.keys(noun) for noun in nouns if noun)


def _keys(view: CorpusView, sentence: SentenceView, stretch: Stretch) -> frozenset[str]:
    text = sentence.text[stretch.start : stretch.end]
    return view.interpreter.keys(text) | stems(text)


def _computed(draft: Draft, rest: Rest) -> Answer | None:
    share = draft.query.expectation.type is AnswerType.SHARE
    parts = [figure_of(draft, one.quantity, one.at) for one in rest.parts]
    if rest.whole is None:
        return _of_hundred(draft, parts) if share else _of_amount(draft, rest, parts)
    whole = figure_of(draft, *rest.whole)
    counted = draft.query.expectation.type is AnswerType.COUNT
    if counted and MONEY in whole.unit and not draft.query.has("scope.money"):
        return None  # "Wie viele Landescluster …?", and the sentence says what the Land pays
    receipt = arithmetic.remainder_of(whole, parts, share=share)
    bound = together(parts)
    hedge = hedged(bound, whole.comparator, denied=True) if bound else None
    if hedge is None:
        return None
    cited = [whole.citation, *(part.citation for part in parts)]
    return computed(draft, receipt, cited, "share" if share else "rest", hedge=hedge)


def _of_amount(draft: Draft, rest: Rest, parts: Sequence[Stated]) -> Answer | None:
    """What percentages leave of the number or amount that they are shares of."""
    found = whole_of(draft.view, rest.at, rest.parts[0].quantity)
    if found is None or any(part.comparator is not Comparator.EXACT for part in parts):
        return None
    whole = figure_of(draft, *found)
    hedge = hedged(Comparator.EXACT, whole.comparator)
    if hedge is None or bool(whole.unit) != (draft.query.expectation.type is AnswerType.AMOUNT):
        return None
    cited = dict.fromkeys((whole.citation, *(part.citation for part in parts)))
    return computed(draft, arithmetic.portion_of_rest(parts, whole), cited, "rest", hedge=hedge)


def _of_hundred(draft: Draft, parts: Sequence[Stated]) -> Answer | None:
    if any(part.comparator is not Comparator.EXACT for part in parts):
        return None
    receipt = arithmetic.complement(*parts)
    return computed(draft, receipt, [part.citation for part in parts], "rest")
