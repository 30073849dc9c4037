"""Amounts that come again: a month's over all months, a year's from a month's, a year's of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from auskunft.answering import arithmetic
from auskunft.answering.amounts import denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.asked import Asked, asked, counts, is_money, said
from auskunft.answering.candidates import Candidate
from auskunft.answering.described import Described, describe
from auskunft.answering.drafting import Draft
from auskunft.answering.prose_figures import computed, figure_of, hedged
from auskunft.answering.time_spans import MONTHLY, YEARLY
from auskunft.answering.wholes import TIMES
from auskunft.domain import Answer, AnswerType, Comparator, Computation, Period, Quantity
from auskunft.german import find_periods, fold
from auskunft.german.number_words import cardinal
from auskunft.understanding.view import SentenceView

_MONTHS_LONG = re.compile(r"\bMonate\s+(?:lang|hindurch)\s+$")
_OF_ONE = re.compile(r"\b(?:man|ich|eine?|jede[rs]?|einzelne\w*|you|one|each|an?)\b", re.IGNORECASE)
"""Asks for what a single one gets."""
_YEARS_LONG = re.compile(r"\b(?P<count>\w+)\s+Jahre?\s+(?:lang|hindurch)\b")
_OVER_ALL = re.compile(
    r"\b(?:insgesamt|zusammen|ganze[nrs]?|gesamte[nrs]?|volle[nrs]?|komplett\w*|"
    r"altogether|in total|whole|full|entire)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:je|jeweils|each)\s+$")
_AGO = re.compile(r"\b(?:seit|vor|nach|since|for|after)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before years that tell an age, not for how long there is money."""
_PER_THING = re.compile(r"\b(?:pro|je|per)\s+(?!Jahr|Monat|year|month)[A-ZÄÖÜ]\w+")
_GOES_ON = re.compile(r"(?:Es|Er|Sie|It)\b")
"""Opens with what the sentence before is about."""
_TIME_WORD = re.compile(
    r"(?:\w*zeit|Dauer|Laufzeit|Jahre?|Monate?|year|month|period|maximal\w*|höchstens|ganze\w*|voll\w*|gesamt\w*|übers)",
    re.IGNORECASE,
)
_MONTHS_A_YEAR = 12
_KINDS = frozenset({AnswerType.AMOUNT, AnswerType.COUNT, AnswerType.TERM, AnswerType.ANY})


def answer_over_time(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """An amount of money over another time than the text gives it for; None if not asked."""
    query = draft.query
    money = query.expectation.type is AnswerType.AMOUNT or query.has(
        "scope.money", "scope.payment", "scope.transfer"
    )
    averaged = query.has("operation.average") and YEARLY.search(query.question)
    if query.expectation.type not in _KINDS or not (money or averaged) or denies(query):
        return None
    if _PER_THING.search(query.question):
        return None
    names = [one for one in asked(draft) if not _TIME_WORD.fullmatch(one.text)]
    for candidate in found:
        figures = describe(draft.view, candidate.view)
        amounts = [one for one in figures if is_money(one)]
        if averaged and not money:
            amounts = [one for one in figures if _counts_any(draft, one, names)]
        for amount in amounts[: 1 if len(amounts) == 1 else 0]:
            answer = _over_time(draft, names, amount)
            if answer is not None:
                return answer
    return None


def _counts_any(draft: Draft, figure: Described, names: Sequence[Asked]) -> bool:
    """Whether it is a number of something that is asked for."""
    plain = not figure.quantity.unit and figure.quantity.whole is None
    return plain and any(counts(draft.view, figure, one) for one in names)


def _over_time(draft: Draft, names: Sequence[Asked], amount: Described) -> Answer | None:
    if not all(said(draft.view, amount, one) for one in names):
        return None
    question, text = draft.query.question, amount.at.text
    before = text[: amount.quantity.start - amount.at.sentence.start]
    shared = any(quantity.whole is not None for quantity in amount.at.quantities)
    if shared or _EACH.search(before):
        return None  # some pay half of it, or each of many gets it
    monthly = MONTHLY.search(text) is not None or _MONTHS_LONG.search(before) is not None
    if monthly and not MONTHLY.search(question):
        if YEARLY.search(question):
            short = any(one.value < _MONTHS_A_YEAR for one in _months(amount.at))
            return None if short else _times_twelve(draft, amount)
        over_all = _OVER_ALL.search(question) and not _of_many(draft, amount)
        return _all_months(draft, amount) if over_all else None
    if YEARLY.search(question) and not monthly and not YEARLY.search(text):
        return _a_year(draft, amount)
    return None


def _of_many(draft: Draft, amount: Described) -> bool:
    """Whether each of many gets it ("40 Stipendien … 1.200 Euro im Monat") and all are meant."""
    several = any(
        one.value > 1 and not one.unit and one.whole is None and one.noun not in TIMES
        for one in amount.at.quantities
    )
    return several and _OF_ONE.search(draft.query.question) is None


def _months(sentence: SentenceView) -> list[Quantity]:
    return [q for q in sentence.quantities if q.noun in {"Monat", "Monate", "Monaten", "months"}]


def _years(sentence: SentenceView) -> list[Quantity]:
    return [q for q in sentence.quantities if q.noun in {"Jahr", "Jahre", "Jahren", "years"}]


def _all_months(draft: Draft, amount: Described) -> Answer | None:
    months = _months(amount.at)
    if not months:
        return _all_years(draft, amount)
    if len(months) != 1:
        return None
    count = figure_of(draft, months[0], amount.at)
    each = figure_of(draft, amount.quantity, amount.at)
    bound = months[0].comparator
    hedge = hedged(each.comparator, bound)
    if hedge is None:
        return None
    return computed(draft, arithmetic.product(count, each), [each.citation], "part_of", hedge=hedge)


def _all_years(draft: Draft, amount: Described) -> Answer | None:
    """A month's amount over the years for which it is paid ("zwei Jahre lang 600 Euro …")."""
    found = [match["count"] for match in _YEARS_LONG.finditer(amount.at.text)]
    if len(found) != 1:
        return None
    years = 1 if fold(found[0]) == "ein" else cardinal(found[0])
    return _times_twelve(draft, amount, int(years)) if years else None


def _times_twelve(draft: Draft, amount: Described, years: int = 1) -> Answer:
    each = figure_of(draft, amount.quantity, amount.at)
    result = each.value * _MONTHS_A_YEAR * years
    times = f"{_MONTHS_A_YEAR}" if years == 1 else f"{years} × {_MONTHS_A_YEAR}"
    formula = f"{each.spelling} × {times} = {arithmetic.shown(result)}"
    receipt = Computation(formula, (each.operand,), result, each.unit)
    return computed(draft, receipt, [each.citation], "part_of", hedge=each.comparator)


def _a_year(draft: Draft, amount: Described) -> Answer | None:
    """What an amount for several years is for each on average."""
    if not draft.query.has("operation.average"):
        return None
    return each_year(draft, amount)


def each_year(draft: Draft, amount: Described) -> Answer | None:
    """An amount divided by the years it is for: so many in words, or from the first to the last."""
    whole = figure_of(draft, amount.quantity, amount.at)
    if whole.comparator not in {Comparator.EXACT, Comparator.ABOUT}:
        return None
    text, offset = amount.at.text, amount.at.sentence.start
    each = _EACH.search(text[: amount.quantity.start - offset])
    if each or MONTHLY.search(text):
        return None
    cited = {whole.citation: None}
    named = [one for one in _years(amount.at) if not _AGO.search(text[: one.start - offset])]
    if len(named) == 1:
        receipt = arithmetic.each(whole, figure_of(draft, named[0], amount.at))
    elif named or (run := _run_of_years(draft, amount)) is None:
        return None
    else:
        receipt = arithmetic.each_year(whole, *run)
        cited |= {run[0].citation: None}
    return computed(draft, receipt, cited, "average", hedge=whole.comparator)


def _run_of_years(draft: Draft, amount: Described) -> tuple[Stated, Stated] | None:
    """The first and the last year of the one run that the sentence names.

    Or of that which the one before it does, where it goes on about the same.
    """
    sentence, before = amount.at, draft.view.previous(amount.at.number)
    if not _runs(sentence) and before is not None:
        earlier = draft.view.sentence_view(before)
        same = earlier.topics == sentence.topics and not find_periods(sentence.text)
        sentence = earlier if same and _GOES_ON.match(sentence.text) else sentence
    runs = _runs(sentence)
    if len(runs) != 1 or str(runs[0].last) not in sentence.text:
        return None
    number = draft.citations.sentence(sentence.sentence)
    first, last = (
        Stated(Decimal(year), str(year), "", "", number) for year in (runs[0].first, runs[0].last)
    )
    return first, last


def _runs(sentence: SentenceView) -> list[Period]:
    periods = (mention.period for mention in find_periods(sentence.text))
    return [period for period in periods if period.first < period.last]
