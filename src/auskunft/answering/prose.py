"""Questions that a sentence answers: it is quoted, the answering span is the short form."""

from __future__ import annotations

from collections.abc import Sequence

from auskunft.answering.amounts import FIGURE_QUESTIONS, NEGATION, match_amounts, spelled
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.deciding import ANSWER_FROM, Belief, belief
from auskunft.answering.doubting import doubtful
from auskunft.answering.drafting import Draft
from auskunft.answering.excerpts import LONGEST, excerpt
from auskunft.answering.fitting import (
    TYPED,
    figures_differ,
    of_right_type,
    presumption_fails,
    says_yes,
)
from auskunft.answering.other_figures import answers_otherwise
from auskunft.answering.reader import CLEAR, Reading, companion
from auskunft.answering.short_spans import doer, whole_name, whole_time
from auskunft.answering.wording import marks, quoted
from auskunft.domain import Answer, AnswerType, Reason, Span

SURE = 0.6
"""Share of the question that a sentence must explain to answer it; set from a risk-coverage
curve on development questions (`python -m benchmarks.answering`)."""
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
    offset = best.candidate.view.sentence.start
    focus = Span(best.quantity.start - offset, best.quantity.end - offset)
    if NEGATION.search(draft.query.question) or _stands_against(draft, best.candidate, focus):
        return None
    confidence = best.score
    short = spelled(draft.view, best.quantity)
    text = quote(draft, best.candidate, focus)
    if best.open_terms and best.rest < SURE_AMOUNT:
        return draft.partial(Reason.NOT_STATED, draft.say("partial_prose", quote=text), confidence)
    return draft.answered(text, short, confidence)


def _stands_against(draft: Draft, candidate: Candidate, figure: Span) -> bool:
    """Whether a figure that counts what is asked for is another one all the same."""
    return (
        answers_otherwise(draft.query, draft.view, candidate)
        or presumption_fails(draft, candidate)
        or doubtful(draft.query, draft.view, candidate.view, figure)
    )


def answer_description(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """What a thing is or does ("Was ist X?"): the sentences about it, in their order."""
    query = draft.query
    asked = query.has("describe.patterns") or not query.terms
    if not query.entities or not asked or not found:
        return None
    if query.expectation.type in FIGURE_QUESTIONS | TYPED | {AnswerType.YES_NO}:
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
    readings = of_right_type(draft, readings)
    if not readings:
        return None
    best, second = readings[0], None
    sure = believe(query, draft.view, readings, None)
    if sure < ANSWER_FROM:
        second = companion(query, readings)
        sure = believe(query, draft.view, readings, second) if second else sure
    if sure < ANSWER_FROM:
        return None
    best = whole_time(query, whole_name(draft, doer(query, best)))
    text = _quotes(draft, [best, second])
    short = best.candidate.view.text[best.start : best.end]
    if query.expectation.type is AnswerType.YES_NO and not says_yes(query, best.candidate):
        short = ""  # "yes" would stand for every word of the question; the reader may judge
    elif query.expectation.type is AnswerType.YES_NO:
        text, short = draft.say("yes_prose", quote=text), draft.say("yes")
    return draft.answered(text, short, sure)


def _quotes(draft: Draft, readings: Sequence[Reading | None]) -> str:
    """The sentences in the order of the document, each in quotation marks with its mark."""
    shown = sorted((one for one in readings if one), key=lambda one: one.candidate.view.number)
    return " ".join(quote(draft, one.candidate, one.span) for one in shown)


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
    elif figures_differ(draft, best.candidate):
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
