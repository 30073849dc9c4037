"""Questions that a sentence answers: it is quoted, the answering span is the short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering.amounts import (
    FIGURE_QUESTIONS,
    NEGATION,
    answers_otherwise,
    counts_part,
    match_amounts,
    spelled,
    type_fits,
)
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.deciding import ANSWER_FROM, Belief, belief
from auskunft.answering.drafting import Draft
from auskunft.answering.excerpts import LONGEST, excerpt
from auskunft.answering.reader import CLEAR, Reading, companion
from auskunft.answering.wording import marks, quoted
from auskunft.domain import Answer, AnswerType, Reason, Span
from auskunft.understanding.intents import intents
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView, SentenceView

SURE = 0.6
"""Share of the question that a sentence must explain to answer it; set from a risk-coverage
curve on development questions (benchmarks/answering.py)."""
SURE_AMOUNT = 0.66
NEAR = 0.15
"""Share from which a sentence is worth showing as the nearest thing stated."""
FAR = 0.2
"""Confidence under which a sentence that explains next to nothing is not worth showing."""
LONGEST_NEAR = 338
LONGEST_ABOUT = 280
"""Characters of the quotes of a partial answer: its opening words need room as well."""
LONGEST_DESCRIPTION = 700
LONGEST_DEFINITION = 370
_MARK_ROOM = 8
_REASON = re.compile(
    r"\b(?:weil|da|denn|damit|um|wegen|aufgrund|grund|deshalb|daher|dadurch|durch|infolge|dank)\b",
    re.IGNORECASE,
)
"""Words that give a reason; without one a sentence does not say why."""
_OUT_OF = re.compile(r"\b(?:aus|unter|from|among)\s+(?:de[rmn]\s+|the\s+)?$", re.IGNORECASE)
"""What stands before the noun of a group that only some of the counted belong to."""
_DONE = re.compile(
    r"\b(?:tatsächlich|wirklich|bereits|schon|bisher|bislang|actually|already|so far)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:soll|sollen|sollte|sollten|geplant|plant|planen|vorgesehen)\b")
"""What is asked for as done, and what a sentence only says to be intended."""
_PAIR = 2
_THAN = re.compile(r"\b(?:als|than)\b", re.IGNORECASE)
_TYPED = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.DATE, AnswerType.DURATION})


def quote(
    draft: Draft, candidate: Candidate, focus: Span | None = None, limit: int = LONGEST
) -> str:
    """The sentence (or its clauses round the focus) in quotation marks, with its mark."""
    view = candidate.view
    cut = excerpt(view.text, focus or Span(0, 0), limit)
    document_id, start = view.sentence.document_id, view.sentence.start
    section = " › ".join(view.headings[1:] or view.headings)
    number = draft.citations.cite(document_id, start + cut.start, start + cut.end, section)
    shown = view.text[cut.start : cut.end]
    return draft.say("quote", quote=quoted(shown, draft.query.language), mark=marks([number]))


def answer_amount(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """A figure in prose that counts or measures what is asked for."""
    if draft.query.expectation.type not in FIGURE_QUESTIONS:
        return None
    matches = match_amounts(draft.query, draft.view, found)
    if not matches or matches[0].noun <= 0 or matches[0].score < SURE_AMOUNT:
        return None
    best = matches[0]
    if answers_otherwise(draft.query, draft.view, best.candidate):
        return None
    if _presumption_fails(draft, best.candidate) or NEGATION.search(draft.query.question):
        return None
    confidence = best.score
    short = spelled(draft.view, best.quantity)
    offset = best.candidate.view.sentence.start
    focus = Span(best.quantity.start - offset, best.quantity.end - offset)
    text = quote(draft, best.candidate, focus)
    if best.open_terms and best.rest < SURE_AMOUNT:
        return draft.partial(Reason.NOT_STATED, draft.say("partial_prose", quote=text), confidence)
    return draft.answered(text, short, confidence)


def answer_description(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What a thing is or does ("Was ist X?"): the sentences about it, in their order."""
    query = draft.query
    asked = query.has("describe.patterns") or not query.terms
    if not query.entities or not asked or not found:
        return None
    if query.expectation.type in FIGURE_QUESTIONS | _TYPED:
        return None
    telling = [c for c in found if c.support >= SURE] if query.terms else list(found)
    central = [c for c in telling if c.view.topics & set(query.entity_numbers)] or telling
    if not central:
        return None
    all_of_it = query.has("describe.everything")
    room, chosen = LONGEST_DESCRIPTION if all_of_it else LONGEST_DEFINITION, list[Candidate]()
    for candidate in sorted(central, key=lambda one: one.view.number):
        if chosen and len(candidate.view.text) > room:
            break
        chosen.append(candidate)
        room -= len(candidate.view.text) + _MARK_ROOM
    text = " ".join(quote(draft, candidate) for candidate in chosen)
    return draft.answered(text, "", 0.9 if not query.terms else central[0].support)


def answer_sentence(
    draft: Draft, readings: Sequence[Reading], believe: Belief = belief
) -> Answer | None:
    """The best sentence, if it is likely to answer the question and holds what is asked for."""
    query = draft.query
    if not readings:
        return None
    best = readings[0]
    if query.expectation.type is AnswerType.PERSON and best.end <= best.start:
        best = _with_named(draft, best)
    if not _fits_span(query, draft.view, best):
        return None
    if not _fits_type(query, best.candidate.view.text) or _presumption_fails(draft, best.candidate):
        return None
    readings, second = [best, *readings[1:]], None
    sure = believe(query, draft.view, readings, None)
    if sure < ANSWER_FROM:
        second = companion(query, readings)
        sure = believe(query, draft.view, readings, second) if second else sure
    if sure < ANSWER_FROM:
        return None
    best = _whole_name(draft, best)
    text = _quotes(draft, [best, second])
    short = best.candidate.view.text[best.start : best.end]
    told = not best.candidate.wide.open_qualifiers and not compares(query)
    if query.expectation.type is AnswerType.YES_NO and not told:
        short = ""  # "yes" would stand for every word of the question; the reader may judge
    elif query.expectation.type is AnswerType.YES_NO:
        text, short = draft.say("yes_prose", quote=text), draft.say("yes")
    return draft.answered(text, short, sure)


def compares(query: Query) -> bool:
    """Whether something is held against something else; a sentence alone does not say which."""
    more = query.has("operation.more", "operation.less", "operation.older", "operation.younger")
    return more and _THAN.search(query.question) is not None


def tells_one_side(query: Query, sentence: SentenceView) -> bool:
    """Whether a sentence has but one figure of a comparison, and does not compare itself."""
    itself = "operation.more" in intents(sentence.text) and _THAN.search(sentence.text)
    about = sentence.topics | {*sentence.mentioned}
    missing = any(not about & {*mention.entities} for mention in query.entities)
    one_side = missing if len(query.entities) >= _PAIR else len(sentence.quantities) < _PAIR
    return compares(query) and one_side and not itself


def _quotes(draft: Draft, readings: Sequence[Reading | None]) -> str:
    """The sentences in the order of the document, each in quotation marks with its mark."""
    shown = sorted((one for one in readings if one), key=lambda one: one.candidate.view.number)
    return " ".join(quote(draft, one.candidate, one.span) for one in shown)


def _fits_span(query: Query, corpus: CorpusView, reading: Reading) -> bool:
    """Whether the span that would be the short answer can be one."""
    kind, candidate = query.expectation.type, reading.candidate
    if kind in _TYPED | FIGURE_QUESTIONS and reading.end <= reading.start:
        return False
    if kind in FIGURE_QUESTIONS:
        return _fits_unit(query, corpus, reading) and not _narrowed(query, candidate)
    if kind is AnswerType.PERSON:
        # Who is named where nothing of the question is said does something else.
        told = not query.terms or candidate.own.share > 0
        return told and not german.find_numbers(candidate.view.text[reading.start : reading.end])
    return True


def _narrowed(query: Query, candidate: Candidate) -> bool:
    """Whether the question asks for those out of something that nothing near the sentence names."""
    return any(
        _OUT_OF.search(query.question[: term.start]) for term in candidate.wide.open_qualifiers
    )


def _fits_unit(query: Query, corpus: CorpusView, reading: Reading) -> bool:
    """Whether the figure that would be the short answer can be one for the question."""
    view = reading.candidate.view
    if query.expectation.type not in FIGURE_QUESTIONS:
        return True
    start, end = (view.sentence.start + offset for offset in (reading.start, reading.end))
    inside = [q for q in view.quantities if q.start < end and start < q.end]
    counting = query.expectation.type is AnswerType.COUNT
    return any(
        type_fits(query, quantity) and not (counting and counts_part(corpus, quantity))
        for quantity in inside
    )


def _fits_type(query: Query, sentence: str) -> bool:
    """Whether a sentence gives a reason where one is asked, and denies what the question denies."""
    if query.expectation.type is AnswerType.REASON:
        return _REASON.search(sentence) is not None
    if query.expectation.type is AnswerType.YES_NO:
        return bool(NEGATION.search(query.question)) == bool(NEGATION.search(sentence))
    return True


def _whole_name(draft: Draft, reading: Reading) -> Reading:
    """The reading with the whole name where its span is a part of one ("… für Arbeit")."""
    view = reading.candidate.view
    for number in view.mentioned:
        for mention in draft.view.entities[number].entity.mentions:
            start, end = (offset - view.sentence.start for offset in (mention.start, mention.end))
            if 0 <= start <= reading.start < reading.end <= end <= len(view.text):
                return replace(reading, start=start, end=end)
    return reading


def _with_named(draft: Draft, reading: Reading) -> Reading:
    """The reading with the one thing or person that the sentence names and the question not."""
    view = reading.candidate.view
    for number in view.mentioned:
        if number in draft.query.entity_numbers:
            continue
        for mention in draft.view.entities[number].entity.mentions:
            start, end = (offset - view.sentence.start for offset in (mention.start, mention.end))
            if 0 <= start < end <= len(view.text):
                return replace(reading, start=start, end=end)
    return reading


def nearest(draft: Draft, readings: Sequence[Reading]) -> Answer | None:
    """What comes nearest, labelled as such: about the named thing, or about what was asked."""
    if not readings:
        return None
    query, best = draft.query, readings[0]
    far = best.candidate.support < NEAR and best.confidence < FAR
    if far and not query.entities:
        return None
    text = _near_quotes(draft, readings)
    missing = period_missing(query, draft.view, best.candidate.view)
    reason = Reason.OTHER_PERIOD if missing else Reason.NOT_STATED
    if query.entities and best.candidate.about:
        mention = query.entities[0]
        name = query.question[mention.start : mention.end]
        sentence = draft.say("partial_about", name=name, quote=text)
    elif _figures_differ(draft, best.candidate):
        sentence = draft.say("partial_presumed", quote=text)
    else:
        sentence = draft.say("partial_prose", quote=text)
    short = best.candidate.view.text[best.start : best.end]
    return draft.partial(reason, sentence, 0.5 * _confidence(best), short)


def _near_quotes(draft: Draft, readings: Sequence[Reading]) -> str:
    """The nearest sentence; a second one where neither is sure and both fit."""
    best = readings[0]
    limit = LONGEST_ABOUT if best.candidate.about else LONGEST_NEAR
    text = quote(draft, best.candidate, best.span, limit)
    if best.candidate.about or best.confidence >= CLEAR:
        return text
    room = LONGEST_NEAR - len(best.candidate.view.text) - _MARK_ROOM
    fitting = (one for one in readings[1:4] if len(one.candidate.view.text) <= room)
    second = next(fitting, None)
    return f"{text} {quote(draft, second.candidate, second.span)}" if second else text


def _confidence(reading: Reading) -> float:
    return 0.5 * reading.candidate.support + 0.5 * reading.confidence


def _presumption_fails(draft: Draft, candidate: Candidate) -> bool:
    """Whether the question presumes a period or figure, or as done, what the sentence does not."""
    planned = _DONE.search(draft.query.question) and _PLANNED.search(candidate.view.text)
    return bool(planned) or (
        period_missing(draft.query, draft.view, candidate.view) is not None
        or _figures_differ(draft, candidate)
    )


def _figures_differ(draft: Draft, candidate: Candidate) -> bool:
    stated = {number.value for number in german.find_numbers(candidate.view.text)}
    return any(number.value not in stated and number.value > 1 for number in draft.query.figures)
