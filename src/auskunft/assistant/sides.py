"""Things held against each other or added: each is asked for alone.

Most comparisons are told by figures of the same sort in sentences that match word for word; those
`answering` reads itself. What the corpus tells of each thing in words of its own is found by the
question one would ask about that thing alone ("Ist A älter als B?": "Wann wurde A gegründet?").
The questions are data (`knowledge/sides.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from auskunft import german
from auskunft.answering import arithmetic
from auskunft.answering.ages import by_age
from auskunft.answering.amounts import FIGURE_QUESTIONS, denies
from auskunft.answering.arithmetic import Stated
from auskunft.answering.calculating.terms import says_how
from auskunft.answering.citing import cited_sentence
from auskunft.answering.drafting import Draft
from auskunft.answering.enumerated import is_one_of_several
from auskunft.answering.prose_comparing import combination, ranked
from auskunft.answering.prose_figures import figure_of
from auskunft.answering.time_spans import time_base
from auskunft.answering.wholes import MONEY, related
from auskunft.assistant.members import members_of
from auskunft.assistant.multiples import answer_multiple
from auskunft.assistant.side_aspects import Aspect, Attempt, aspect_of, founding
from auskunft.assistant.side_names import is_name, sides_of, there_already
from auskunft.domain import Answer, AnswerType, Expectation, Mode, Quantity, Reason, Status
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

_YEARS = ("year", "end")
_COMBINED = ("operation.sum", "operation.difference", "operation.ratio", "operation.compare")
_OPENS = ("operation.more", "operation.less")
_AGES = frozenset({"operation.older", "operation.younger"})
_LAST = re.compile(r"\b(?:später|länger|zuletzt|later|longer|last)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:später|zuletzt|later|last)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:bis|end(?:et|en|ete)|läuft (?:\w+ ){0,2}aus|until|ends?)\b", re.IGNORECASE
)
_FROM_WHOM = re.compile(r"\b(?:vom|von (?:der|dem)|aus) (?:Bund|Land|EU|Wirtschaft|Ausland)\b")
_MOST_TOLD = 3
"""Things that one sentence may name and still tell the year of each."""
_LEAST = 0.1
"""Belief under which no figure is taken from what comes nearest."""
_MUCH = {"de": "Wie viel Geld", "en": "How much money"}
_MANY = {"de": "Wie viele", "en": "How many"}
_CUT = re.compile(r"[,;:](?=\s)")
_HOW_LONG = re.compile(r"\b(?:wie viele Jahre|wie lange|how many years|how long)\b", re.IGNORECASE)
Ask = Callable[[str], Answer]
"""Answers a question that stands alone."""


def answer_sides(query: Query, view: CorpusView, ask: Ask) -> Answer | None:
    """The things held against each other; None where one of them is not told alone."""
    if query.expectation.type is AnswerType.REASON:
        return None
    already = there_already(query)
    aspect = founding() if already else aspect_of(query)
    named = already or (sides_of(query) if aspect else ())
    sides = named or (members_of(query, view) if aspect else ())
    if aspect is None or not sides or _asks_more(query, aspect, sides):
        return None
    if aspect.money is not None and not all(is_name(query, side) for side in named):
        return None
    payer = _FROM_WHOM.search(query.question)
    whom = payer.group() if payer else ""
    for attempt in [*aspect.attempts[query.language], *_in_keywords(query, aspect, sides)]:
        draft = Draft(query, view)
        stated = _of_all(draft, sides, aspect, attempt, ask, whom)
        if len(stated) < len(sides) or not _told_apart(stated):
            continue
        if not named and not _of_one_sort(draft, stated):
            continue
        return _was_there(draft, stated) if already else _held_together(draft, stated, aspect.value)
    return None


def _asks_more(query: Query, aspect: Aspect, sides: Sequence[str]) -> bool:
    """Whether more is asked than which of them it is, or something else.

    How many one of them has; not, so many times or from whom; against a figure or between years.
    """
    counts = aspect.value == "figure" and query.expectation.type in FIGURE_QUESTIONS
    named = [side.partition(" ")[2] for side in sides]  # "Hafen 4.0", not "fünf Jahre"
    figures = [one for one in query.figures if not any(one.spelling in name for name in named)]
    against = any(one.value != len(sides) for one in figures) or len(query.periods) > 1
    narrowed = query.has("operation.multiple") and not _asks_whether(query)
    either = query.either and query.has(*_OPENS)
    alone = counts and not query.has(*_COMBINED) and not either
    return alone or against or narrowed or denies(query)


def _asks_whether(query: Query) -> bool:
    return query.expectation.type is AnswerType.YES_NO


def _of_all(  # noqa: PLR0913, PLR0917 (what to ask, of what and whom)
    draft: Draft, sides: Sequence[str], aspect: Aspect, attempt: Attempt, ask: Ask, whom: str
) -> list[Stated]:
    """The figures of the sides: where one is surely told, the others need only be near."""
    found = [_told(draft, name, aspect, attempt, ask, whom) for name in sides]
    if aspect.value == "figure" and any(found):
        found = [
            one or _told(draft, name, aspect, attempt, ask, whom, near=True)
            for one, name in zip(found, sides, strict=True)
        ]
    return [one for one in found if one is not None]


def _in_keywords(query: Query, aspect: Aspect, sides: Sequence[str]) -> list[Attempt]:
    """How to ask for the figure of each in the question's own words, where it fits no aspect."""
    if aspect.value != "figure":
        return []
    words = [
        term.text
        for term in query.terms
        if not any(term.text in side for side in sides) and not says_how(term.text)
    ]
    how = _MUCH if query.has("scope.money", "scope.payment") else _MANY
    return [[[f"{how[query.language]} {' '.join(words)} {{name}}?"]]] if words else []


def _told(  # noqa: PLR0913, PLR0917 (what to ask, of what and whom)
    draft: Draft,
    name: str,
    aspect: Aspect,
    attempt: Attempt,
    ask: Ask,
    whom: str,
    *,
    near: bool = False,
) -> Stated | None:
    """The figure that the first answered step gives; None where its answers differ."""
    periods = draft.query.periods
    behind = f" {whom}" if whom and aspect.value == "figure" else ""
    when = f"{behind} {periods[0].period}?" if periods else f"{behind}?"
    for step in attempt:
        asked = [question.format(name=name).replace("?", when) for question in step]
        if near:
            told = [_near(draft, question, ask(question), name) for question in asked]
        else:
            told = [
                _figure(draft, question, ask(question), aspect.value, name) for question in asked
            ]
        stated = [one for one in told if one is not None and _fits(one, aspect)]
        if stated:
            return stated[0] if len({one.value for one in stated}) == 1 else None
    return None


def _of_one_sort(draft: Draft, figures: Sequence[Stated]) -> bool:
    """Whether figures count the same: members are not ranked with firms among them."""
    view, nouns = draft.view, list[frozenset[str]]()
    for figure in figures:
        sentence = cited_sentence(view, draft.citations.found()[figure.citation - 1])
        quantities = sentence.quantities if sentence else ()
        counted = [one.noun for one in quantities if one.value == figure.value and not one.unit]
        nouns += [view.interpreter.keys(one) for one in counted[:1]]
    return not nouns or bool(frozenset.intersection(*nouns))


def _told_apart(figures: Sequence[Stated]) -> bool:
    """Whether no figure of one sentence was taken for two things."""
    return len({(figure.citation, figure.value) for figure in figures}) == len(figures)


def _was_there(draft: Draft, figures: Sequence[Stated]) -> Answer:
    """Yes or no to "Gab es A schon, als B entstand?"."""
    query = draft.query
    draft.query = replace(query, expectation=Expectation(AnswerType.ANY))
    if _HOW_LONG.search(query.question):
        draft.query = replace(draft.query, intents=query.intents | {"operation.difference"})
        return by_age(draft, figures)
    found = by_age(draft, figures)
    verdict = draft.say("yes" if figures[0].value <= figures[1].value else "no")
    return replace(found, short=verdict, text=f"{verdict}: {found.text}")


def _figure(draft: Draft, question: str, told: Answer, value: str, name: str) -> Stated | None:
    """The figure that answers the question about one thing, to compute with."""
    for sentence in cited_sentences(draft.view, told):
        if not _says_name(draft, sentence, name):
            return None
        if value in _YEARS:
            return _year(draft, told.short, sentence, name, value)
        quantities = [q for q in sentence.quantities if spells(told.short, q)]
        if len({q.value for q in quantities}) == 1:
            asked = question.replace(name, " ")
            meant = _counted(draft.view, asked, sentence, quantities[0])
            keys = draft.view.interpreter.keys(asked)
            several = is_one_of_several(draft.view, sentence, meant, keys)
            return None if several else figure_of(draft, meant, sentence, name)
    return None


def _says_name(draft: Draft, sentence: SentenceView, name: str) -> bool:
    """Whether a sentence or its context says something of the name, if that is none of a thing."""
    question, view = draft.query.question, draft.view
    if any(name in question[one.start : one.end] for one in draft.query.entities):
        return True
    keys = view.interpreter.keys(name)
    return not keys or bool(keys & (sentence.keys | view.context_keys(sentence.number)))


def _counted(
    view: CorpusView, question: str, sentence: SentenceView, quantity: Quantity
) -> Quantity:
    """The quantity, or the one beside it that counts what the question asks for, if that is not."""
    asked = view.interpreter.keys(question)
    plain = [q for q in sentence.quantities if q.whole is None and not q.unit]
    counting = [q for q in plain if related(view, asked, view.interpreter.keys(q.noun))]
    if quantity.unit or quantity in counting or len(counting) != 1:
        return quantity
    return counting[0]


def _fits(figure: Stated, aspect: Aspect) -> bool:
    """Whether it is an amount of money, or a number, where the aspect wants either."""
    return aspect.money is None or (MONEY in figure.unit) is aspect.money


def _near(draft: Draft, question: str, told: Answer, name: str) -> Stated | None:
    """The one plain figure of the sentence that comes nearest, if that is about the thing.

    It is written in digits, as sizes are ("drei Standorte" is none), and counts what the question
    asks for or something that it covers.
    """
    if told.status is not Status.PARTIAL or told.reason is not Reason.NOT_STATED:
        return None
    view = draft.view
    sentence = cited_sentence(view, told.citations[0]) if told.citations else None
    if sentence is None or told.confidence < _LEAST or not _is_about(draft, sentence, name):
        return None
    plain = [q for q in sentence.quantities if q.whole is None and q.unit != arithmetic.PERCENT]
    asked = [q for q in plain if spells(told.short, q)]
    if len(asked) != 1 or len(plain) != 1:
        return None
    counted = view.interpreter.keys(asked[0].noun)
    counts = related(view, view.interpreter.keys(question.replace(name, " ")), counted)
    fits = bool(asked[0].unit) or (asked[0].spelling[:1].isdigit() and counts)
    return figure_of(draft, asked[0], sentence, name) if fits else None


def _is_about(draft: Draft, sentence: SentenceView, name: str) -> bool:
    """Whether a sentence names the thing that the question calls so, or goes on about it."""
    named = {
        number
        for mention in draft.query.entities
        if draft.query.question[mention.start : mention.end] == name
        for number in mention.entities
    }
    return bool(named & (sentence.topics | {*sentence.mentioned}))


def cited_sentences(view: CorpusView, told: Answer) -> tuple[SentenceView, ...]:
    """The sentences that an answer quotes; none where it is not answered, or computed."""
    if told.status is not Status.ANSWERED or told.mode is not Mode.QUOTED:
        return ()
    found = (cited_sentence(view, citation) for citation in told.citations)
    return tuple(one for one in found if one is not None)


def spells(short: str, quantity: Quantity) -> bool:
    """Whether a short answer gives that count or amount; a share is none."""
    plain = quantity.whole is None and quantity.unit != arithmetic.PERCENT
    spelled = rf"(?<![\d.,]){re.escape(quantity.spelling)}(?!\w|[.,]\d)"
    return plain and re.search(spelled, short) is not None


def _year(draft: Draft, short: str, sentence: SentenceView, name: str, value: str) -> Stated | None:
    """The one year of the answer, if its clause says that something began, or ended, then.

    The one year of a list of names is that of none of them.
    """
    if len(sentence.mentioned) > _MOST_TOLD and len(german.find_periods(sentence.text)) == 1:
        return None
    periods = [mention.period for mention in german.find_periods(short)]
    ends = value == "end" and len(periods) == 1
    years = {one.last if ends else one.first for one in periods if ends or one.first == one.last}
    if len(years) != 1:
        return None
    year = years.pop()
    clause = _clause_of(sentence.text, str(year))
    if bool(_ENDS.search(clause)) is not (value == "end"):
        return None
    number = draft.citations.sentence(sentence.sentence)
    return Stated(Decimal(year), str(year), "", name, number)


def _clause_of(text: str, word: str) -> str:
    """The clause in which a word stands."""
    at = max(text.find(word), 0)
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return next(text[a:b] for a, b in pairwise(cuts) if a <= at < b or b == len(text))


def _held_together(draft: Draft, figures: Sequence[Stated], value: str) -> Answer | None:
    query = draft.query
    if value == "end":
        last = {"operation.younger"} if _LAST.search(query.question) else set[str]()
        draft.query = replace(query, intents=query.intents - _AGES | last)
        return by_age(draft, figures, sentence="in_time")
    if value == "year":
        if _LATER.search(query.question):
            draft.query = replace(query, intents=query.intents - _AGES | {"operation.younger"})
        if _HOW_LONG.search(query.question):
            draft.query = replace(query, intents=query.intents | {"operation.difference"})
        return None if query.has("operation.sum", "operation.ratio") else by_age(draft, figures)
    alike = len({(one.unit, _time_base(draft, one)) for one in figures}) == 1
    return _compared(draft, figures) if alike else None


def _time_base(draft: Draft, figure: Stated) -> str:
    """For what time an amount is: a month's is not held against a year's."""
    quote = draft.citations.found()[figure.citation - 1].quote
    return time_base(_clause_of(quote, figure.spelling)) if figure.unit else ""


def _compared(draft: Draft, figures: Sequence[Stated]) -> Answer | None:
    """The figures combined as the question says, else by size."""
    query, pair = draft.query, (figures[0], figures[1])
    if query.has("operation.multiple") and _asks_whether(query):
        return answer_multiple(draft, figures)
    if query.has("operation.sum"):
        return combination(draft, arithmetic.total(figures), figures, "sum")
    if query.has("operation.ratio") and all(figure.value for figure in pair):
        return combination(draft, arithmetic.ratio(*pair), pair, "ratio")
    if query.has("operation.difference"):
        return combination(draft, arithmetic.difference(*pair), pair, "difference")
    return ranked(draft, figures, either=query.either)
