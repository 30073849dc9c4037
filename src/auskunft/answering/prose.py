"""Questions that a sentence answers: it is quoted, the answering span is the short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auskunft import german
from auskunft.answering.amounts import (
    FIGURE_QUESTIONS,
    denies,
    match_amounts,
    spelled,
    type_fits,
)
from auskunft.answering.asked import stems
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.clauses import clause_meant
from auskunft.answering.deciding import ANSWER_FROM
from auskunft.answering.doubting import counts_else
from auskunft.answering.drafting import Draft
from auskunft.answering.enumerated import is_one_of_several, listed_with
from auskunft.answering.excerpts import LONGEST, excerpt
from auskunft.answering.excluding import (
    forbidden,
    only_seems_elsewhere,
    told_elsewhere,
)
from auskunft.answering.fitting import (
    figures_differ,
    of_right_type,
    says_yes,
    who_counted,
)
from auskunft.answering.operands import COMPARISONS
from auskunft.answering.other_figures import (
    answers_otherwise,
)
from auskunft.answering.parallels import agent_meant, figure_meant
from auskunft.answering.reader import CLEAR, Reading, companion, with_judged_span
from auskunft.answering.short_spans import (
    doer,
    whole_figure,
    whole_name,
    whole_phrase,
    whole_time,
    with_named,
)
from auskunft.answering.unnamed import repeats_question
from auskunft.answering.wording import marks, quoted
from auskunft.domain import Answer, AnswerType, Quantity, Reason, Span
from auskunft.understanding.query import Query
from auskunft.understanding.view import SentenceView

SURE = 0.6
"""Share of the question that a sentence must explain to answer it; set from a risk-coverage
curve on development questions (`python -m benchmarks.answering`)."""
SURE_AMOUNT = 0.66
AMOUNT_FROM = 0.4
"""Belief from which a figure is given that counts or measures, by its nouns, what is asked for."""
YES_NO_FROM = 0.4
"""Belief from which a sentence is quoted where yes or no is asked: whoever asks sees which."""
NEAR = 0.15
"""Share from which a sentence is worth showing as the nearest thing stated."""
FAR = 0.25
"""Belief under which a sentence that explains next to nothing is not worth showing."""
_ALL_SAID = 0.9
"""How sure a yes is where the sentence says every word of the question."""
SURE_DESPITE = 0.85
"""Belief from which a sentence answers though it seems to count, or speak of, something else."""
LIKELY_DESPITE = 0.45
"""Belief from which it answers if it only seems to, as other words for the same would."""
GIVES_REASON = 0.55
"""The same where why is asked: what only stands nearby is easily taken for the reason."""
LONGEST_NEAR = 338
_RARE = 4
"""Places where a word stands that hardly any other sentence has."""
LONGEST_ABOUT = 280
"""Characters of the quotes of a partial answer: its opening words need room as well."""
_SEVERAL = re.compile(r"\b(?:in|an|aus|bei|mit|von|für)\s+welchen\s+\w+n\b", re.IGNORECASE)
"""Asks for several places, people or things ("In welchen Städten …?")."""
_MOST_MORE = 2
MARK_ROOM = 8


def quote(draft: Draft, view: SentenceView, focus: Span | None = None, limit: int = LONGEST) -> str:
    """The sentence (or its clauses round the focus) in quotation marks, with its mark."""
    cut = excerpt(view.text, focus or Span(0, 0), limit)
    document_id, start = view.sentence.document_id, view.sentence.start
    section = " › ".join(view.headings[1:] or view.headings)
    number = draft.citations.cite(document_id, start + cut.start, start + cut.end, section)
    shown = view.text[cut.start : cut.end]
    return draft.say("quote", quote=quoted(shown, draft.query.language), mark=marks([number]))


def answer_amount(
    draft: Draft, found: Sequence[Candidate], readings: Sequence[Reading]
) -> Answer | None:
    """A figure in prose that counts or measures what is asked for, if its sentence answers."""
    if draft.query.expectation.type not in FIGURE_QUESTIONS:
        return None
    matches = match_amounts(draft.query, draft.view, found)
    if not matches or matches[0].noun <= 0 or matches[0].score < SURE_AMOUNT:
        return None
    best = matches[0]
    offset, number = best.candidate.view.sentence.start, best.candidate.view.number
    focus = Span(best.quantity.start - offset, best.quantity.end - offset)
    same = [one for one in readings if one.candidate.view.number == number]
    sure = max((one.belief for one in same), default=0.0)
    if sure < AMOUNT_FROM or denies(draft.query):
        return None
    told = replace(same[0], start=focus.start, end=focus.end)
    if told_elsewhere(draft.query, draft.view, told) or _doubted(draft, told):
        return None
    meant = whole_figure(draft, figure_meant(draft, told))
    short = spelled(draft.view, best.quantity)
    if meant is not told:
        short = best.candidate.view.text[meant.start : meant.end]
    else:
        short = _all_listed(draft, best.candidate.view, best.quantity) or short
    return draft.answered(quote(draft, best.candidate.view, meant.span), short, sure)


def _all_listed(draft: Draft, sentence: SentenceView, quantity: Quantity) -> str:
    """All that is counted with it, where more is asked for ("57 Firmen und 12 Institute")."""
    asked, begin = draft.query.keys, sentence.sentence.start
    if not is_one_of_several(draft.view, sentence, quantity, asked):
        return ""
    listed = listed_with(sentence, quantity)
    return sentence.text[listed[0].start - begin : listed[-1].end - begin]


def answer_sentence(draft: Draft, readings: Sequence[Reading]) -> Answer | None:
    """The likeliest sentence, if it is likely to answer the question; a second one helps it."""
    query = draft.query
    able = _able(draft, [with_judged_span(query, one) for one in readings])
    if not able:
        return None
    best, second, sure = able[0], None, able[0].belief
    if query.expectation.type is AnswerType.YES_NO and says_yes(query, best.candidate):
        sure = max(sure, _ALL_SAID * best.candidate.own.share)
    enough = YES_NO_FROM if query.expectation.type is AnswerType.YES_NO else ANSWER_FROM
    if sure < enough:
        second = companion(query, able)
        sure += second.belief if second else 0.0
    if sure < enough or _doubted(draft, best):
        return None
    best = whole_figure(draft, figure_meant(draft, best))
    meant = agent_meant(draft, clause_meant(draft, best))
    person = query.expectation.type is AnswerType.PERSON
    best = best if person and repeats_question(query, meant) else meant
    best = whole_time(query, whole_name(draft, doer(draft, best)))
    more = _more_of(query, able)
    text = _quotes(draft, [best, second, *more])
    short = ", ".join(whole_phrase(one.candidate.view.text, one.span) for one in (best, *more))
    if query.either and query.has(*COMPARISONS):
        short = ""  # which of the two is meant is not told by a span
    elif query.expectation.type is AnswerType.YES_NO and not says_yes(query, best.candidate):
        short = ""  # "yes" would stand for every word of the question; the reader may judge
    elif query.expectation.type is AnswerType.YES_NO:
        text, short = draft.say("yes_prose", quote=text), draft.say("yes")
    return draft.answered(text, short, sure)


def _more_of(query: Query, able: Sequence[Reading]) -> Sequence[Reading]:
    """Other sentences that answer as surely, where several things are asked for."""
    several = query.expectation.type is AnswerType.LIST or _SEVERAL.search(query.question)
    if not several or query.expectation.type in FIGURE_QUESTIONS:
        return ()
    return [one for one in able[1:] if one.belief >= ANSWER_FROM][:_MOST_MORE]


def _able(draft: Draft, readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, likeliest first, without those that only something else is told by.

    Yes or no is told by a sentence of the right type or not at all.
    """
    query = draft.query
    if query.expectation.type is AnswerType.YES_NO:
        sure = [one for one in readings[:1] if one.belief >= SURE_DESPITE]
        return of_right_type(draft, readings) or sure
    if _asks_nothing(query, readings):
        return []
    readings = [who_counted(draft, one) for one in readings]
    able = _not_excluded(draft, [one for one in readings if one.belief > 0])
    if able and query.expectation.type is AnswerType.PERSON and able[0].end <= able[0].start:
        able[0] = with_named(draft, able[0])
    return able


def _not_excluded(draft: Draft, believed: Sequence[Reading]) -> list[Reading]:
    """Those that may answer; where none does, one believed beyond what speaks against it."""
    query, view = draft.query, draft.view
    able = [one for one in believed if not told_elsewhere(query, view, one)]
    if able and able[0].belief >= ANSWER_FROM:
        return able
    despite = [one for one in believed if one.belief >= SURE_DESPITE]
    least = GIVES_REASON if query.expectation.type is AnswerType.REASON else LIKELY_DESPITE
    likely = [one for one in believed if one.belief >= least]
    return (
        [one for one in despite if not forbidden(query, view, one)]
        or [one for one in likely if only_seems_elsewhere(query, view, one)]
        or able
    )


def _asks_nothing(query: Query, readings: Sequence[Reading]) -> bool:
    """Whether it has no question word, names nothing, and none of its words stands anywhere."""
    said = query.entities or any(one.candidate.own.share for one in readings)
    return query.expectation.type is AnswerType.ANY and not said


def _doubted(draft: Draft, reading: Reading) -> bool:
    """Whether its figure seems to be another one, and it is not believed all the same."""
    query, view, candidate = draft.query, draft.view, reading.candidate
    if query.expectation.type not in FIGURE_QUESTIONS or reading.belief >= LIKELY_DESPITE:
        return False
    return answers_otherwise(query, view, candidate) or counts_else(query, view, candidate.view)


def _quotes(draft: Draft, readings: Sequence[Reading | None]) -> str:
    """The sentences in the order of the document, each in quotation marks with its mark."""
    shown = sorted((one for one in readings if one), key=lambda one: one.candidate.view.number)
    return " ".join(quote(draft, one.candidate.view, one.span) for one in shown)


def nearest(draft: Draft, readings: Sequence[Reading]) -> Answer | None:
    """What comes nearest, labelled as such: about the named thing, or about what was asked."""
    query = draft.query
    if not readings or _asks_nothing(query, readings):
        return None
    if query.entities:
        readings = sorted(readings, key=lambda one: not one.candidate.near)
    best = readings[0]
    far = best.candidate.support < NEAR and best.belief < FAR
    if far and not query.entities:
        readings = _with_rare_words(draft, readings)
        if not readings:
            return None
        best = readings[0]
    text = _near_quotes(draft, readings)
    missing = period_missing(query, draft.view, best.candidate.view)
    reason = Reason.OTHER_PERIOD if missing else Reason.NOT_STATED
    if query.entities and best.candidate.about:
        mention = query.entities[0]
        name = query.question[mention.start : mention.end]
        sentence = draft.say("partial_about", name=name, quote=text)
    elif figures_differ(query, best.candidate):
        sentence = draft.say("partial_presumed", quote=text)
    else:
        sentence = draft.say("partial_prose", quote=text)
    return draft.partial(reason, sentence, 0.5 * _confidence(best), _near_short(draft, best))


def _with_rare_words(draft: Draft, readings: Sequence[Reading]) -> list[Reading]:
    """The sentences with the names and rare nouns of the question, those with most of them first.

    Where no sentence is believed, one that names what is asked about comes nearer than others.
    """
    counts, question = draft.view.stem_counts, draft.query.question
    words = [word.text for word in german.words(question)[1:] if word.text[:1].isupper()]
    rare = {stem for stem in map(german.stem, words) if 0 < counts[stem] <= _RARE}
    telling = [(len(rare & stems(one.candidate.view.text)), one) for one in readings]
    return [one for count, one in sorted(telling, key=lambda two: -two[0]) if count]


def _near_short(draft: Draft, best: Reading) -> str:
    """The span of what is only near; of a figure only where it is of the kind asked for."""
    query, view, sentence = draft.query, draft.view, best.candidate.view
    if query.expectation.type in FIGURE_QUESTIONS:
        offset = sentence.sentence.start
        inside = [
            one
            for one in sentence.quantities
            if one.start < offset + best.end and offset + best.start < one.end
        ]
        if not any(type_fits(query, one) for one in inside) or forbidden(query, view, best):
            return ""
    return whole_phrase(sentence.text, best.span)


def _near_quotes(draft: Draft, readings: Sequence[Reading]) -> str:
    """The nearest sentence; a second one where neither is sure and both fit."""
    best = readings[0]
    limit = LONGEST_ABOUT if best.candidate.about else LONGEST_NEAR
    text = quote(draft, best.candidate.view, best.span, limit)
    if best.candidate.about or best.confidence >= CLEAR:
        return text
    room = LONGEST_NEAR - len(best.candidate.view.text) - MARK_ROOM
    fitting = (one for one in readings[1:4] if len(one.candidate.view.text) <= room)
    second = next(fitting, None)
    return f"{text} {quote(draft, second.candidate.view, second.span)}" if second else text


def _confidence(reading: Reading) -> float:
    return 0.5 * reading.candidate.support + 0.5 * reading.confidence
