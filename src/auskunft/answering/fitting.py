"""Whether a sentence can be the answer: by its type, what it presumes and what it denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from auskunft import german
from auskunft.answering.amounts import (
    FIGURE_QUESTIONS,
    NEGATION,
    counts_part,
    denied,
    type_fits,
)
from auskunft.answering.arithmetic import PERCENT
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.comparisons import compares
from auskunft.answering.detail_forms import says_how_often
from auskunft.answering.doubting import doubtful
from auskunft.answering.drafting import Draft
from auskunft.answering.other_figures import answers_otherwise, only_planned
from auskunft.answering.reader import Reading
from auskunft.answering.short_spans import with_named
from auskunft.answering.unnamed import repeats_question
from auskunft.domain import AnswerType
from auskunft.understanding.query import Query
from auskunft.understanding.view import CorpusView

TYPED = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.DATE, AnswerType.DURATION})
_BEST = 3
"""Readings that are looked at for one that can be an answer by its type."""
_REASON = re.compile(
    r"\b(?:weil|da|denn|damit|um|wegen|aufgrund|grund|anlass|auslöser|ursache|deshalb|daher|dadurch|"
    r"durch|infolge|dank)\b",
    re.IGNORECASE,
)
"""Words that give a reason; without one a sentence does not say why."""
_OUT_OF = re.compile(r"\b(?:aus|unter|from|among)\s+(?:de[rmn]\s+|the\s+)?$", re.IGNORECASE)
"""What stands before the noun of a group that only some of the counted belong to."""
_DOER = re.compile(r"\b(?:von|durch|by)\s+$", re.IGNORECASE)
_INTENDED = re.compile(
    r"\b(?:soll|sollen|geplant\w*|plant|planen|vorgesehen|verhandel\w*|angestrebt|anstreb\w*|"
    r"beabsichtig\w*|prüft|prüfen|könnten?|künftig\w*|vorbereitet|planned|intended)\b",
    re.IGNORECASE,
)
"""What is not so yet: no proof of "yes"."""
_ABOVE = re.compile(
    r"\b(?:mehr als|größer als|über|mindestens|wenigstens|ab|more than|over|above|at least)\s+$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:weniger als|kleiner als|unter|höchstens|maximal|bis zu|less than|fewer than|under|below|"
    r"at most|up to)\s+$",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"(?i)\b(?:kostet|kosten|koste|Preis\w*|\w*[Gg]ebühr\w*|Eintritt\w*|bezahlen|zahlen|teuer|costs?|price|fees?|charged?|expensive)\b"
)
"""Asks for a price, which "kostenlos" answers as well."""
_DEADLINE = re.compile(
    r"\b[Bb]is wann\b.*\b(?:muss|müssen|kann|können|soll|sollen|darf)\b"
    r"|\b(?:Frist|Stichtag|deadline)\b"
)
"""Asks until when something can or must be done."""
_HAVE_DONE = re.compile(
    r"\bgingen\b.*\bein(?=\s*[.,;]|$)|\bwurden\b.*\b(?:bewilligt|gestellt|eingereicht)\b"
)
"""Tells what was handed in or granted by then."""
_TOWN = re.compile(r"\b(?:Stadt|Städten?|Stadtteile?n?|Gemeinden?|cities|city|towns?)\b")
_NAMED_PLACE = re.compile(
    r"\bSitz\b|(?:\b(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Aa]n|[Aa]uf|at|from|near|[Ss]tandorte?n?:?"
    r"|\w*[Ss]t(?:adt|ädten?):?|Gemeinden?|(?i:city|town) of)|\()\s*[A-ZÄÖÜ]"
)
"""A preposition right before a name, without an article ("in Bonn", not "in der Onkologie")."""
_FREE = re.compile(
    r"(?<!nicht )\b(?:kostenlos|kostenfrei|gebührenfrei|unentgeltlich|gratis|umsonst)\w*\b"
    r"|\bfree of charge\b|\b[Ff]reie[rnm]?\s+Eintritt\b"
    r"|\b(?:Eintritt|Teilnahme|Zugang|Besuch|Nutzung)\s+ist\s+frei\b"
)
"""Says that something has no price."""


def of_right_type(draft: Draft, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, the first that can be an answer by its type before all; () where none can.

    One that is not the best must say something of the question itself, and be about the thing
    named as well as the best one is.
    """
    for number, reading in enumerate(readings[:_BEST]):
        if reading.candidate.near < readings[0].candidate.near:
            break
        if number and draft.query.terms and not reading.candidate.own.share:
            continue
        if _of_another_name(draft.query, reading.candidate):
            continue
        named = draft.query.expectation.type is AnswerType.PERSON and reading.end <= reading.start
        best = with_named(draft, reading) if named else reading
        if (
            _fits_span(draft.query, draft.view, best)
            and fits_type(draft.query, best.candidate)
            and not presumption_fails(draft.query, draft.view, best.candidate)
            and not doubtful(draft.query, draft.view, best.candidate.view, best.span)
        ):
            return [best, *readings[:number], *readings[number + 1 :]]
    return []


def misfits(query: Query, view: CorpusView, reading: Reading) -> frozenset[str]:
    """Which of the grounds of this module speak against a reading, by name."""
    candidate, kind = reading.candidate, query.expectation.type.value
    grounds = {
        "name": _of_another_name(query, candidate),
        f"span_{kind}": not _fits_span(query, view, reading),
        "type": not fits_type(query, candidate),
        "presumed": presumption_fails(query, view, candidate),
        "bounded": bounded_otherwise(query, candidate),
        f"otherwise_{kind}": answers_otherwise(query, view, candidate),
        "no_figure": lacks_figure(query, candidate),
    }
    return frozenset(ground for ground, applies in grounds.items() if applies)


def says_yes(query: Query, candidate: Candidate) -> bool:
    """Whether a sentence says every noun of the question, and denies as much as it does.

    What is only intended is no yes where a fact is asked for.
    """
    question, text = query.question, candidate.view.text
    intended = _INTENDED.search(text) and not _INTENDED.search(question)
    agreed = bool(NEGATION.search(question)) == bool(NEGATION.search(text))
    unsure = intended or compares(query) or candidate.wide.open_qualifiers
    return agreed and not unsure and not figures_differ(query, candidate)


def _of_another_name(query: Query, candidate: Candidate) -> bool:
    """Whether the question has an abbreviation, which is a name, and nothing near says it."""
    typed = query.expectation.type in TYPED | FIGURE_QUESTIONS
    return typed and any(term.text.isupper() for term in candidate.wide.open_qualifiers)


def _fits_span(query: Query, corpus: CorpusView, reading: Reading) -> bool:
    """Whether the span that would be the short answer can be one."""
    kind, candidate = query.expectation.type, reading.candidate
    if kind in TYPED | FIGURE_QUESTIONS and reading.end <= reading.start:
        return False
    if kind in TYPED and _repeats_name(query, corpus, reading):
        return False
    if kind in FIGURE_QUESTIONS:
        return _fits_unit(query, corpus, reading) and not _narrowed(query, candidate)
    if kind is AnswerType.PERSON:
        # Who is named where nothing of the question is said does something else.
        told = not query.terms or candidate.own.share > 0
        return told and not counted(reading)
    return True


def _repeats_name(query: Query, corpus: CorpusView, reading: Reading) -> bool:
    """Whether the span only names what the question names: nothing is its own seat or head."""
    sentence = reading.candidate.view
    start, end = (sentence.sentence.start + place for place in (reading.start, reading.end))
    return any(
        mention.start <= start and end <= mention.end
        for number in query.entity_numbers
        if number in sentence.mentioned
        for mention in corpus.entities[number].entity.mentions
    )


def counted(reading: Reading) -> bool:
    """Whether the span holds a figure, and is not who did it ("von acht Bauern gegründet")."""
    text = reading.candidate.view.text
    if not german.find_numbers(text[reading.start : reading.end]):
        return False
    return _DOER.search(text[: reading.start]) is None


def who_counted(draft: Draft, reading: Reading) -> Reading:
    """The reading with who is named, where a person is asked for and its span names none.

    A figure is nobody, nor is what the question itself names ("einem Innovationsrat").
    """
    nobody = counted(reading) or repeats_question(draft.query, reading)
    if draft.query.expectation.type is not AnswerType.PERSON or not nobody:
        return reading
    named = with_named(draft, reading)
    name = german.fold(named.candidate.view.text[named.start : named.end]).strip(" „“")
    return reading if name in german.fold(draft.query.question) else named


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


def fits_type(query: Query, candidate: Candidate) -> bool:
    """Whether a sentence gives a reason where one is asked, and tells of what is denied.

    Yes or no is told by a sentence only if it says something of what is asked.
    """
    sentence = candidate.view.text
    if not says_how_often(query, sentence):
        return False
    if query.expectation.type is AnswerType.REASON:
        return _REASON.search(sentence) is not None
    if query.expectation.type is AnswerType.YES_NO:
        return not query.terms or candidate.wide.share > 0
    return not denied(query) or NEGATION.search(sentence) is not None


def lacks_town(query: Query, sentence: str) -> bool:
    """Whether a town is asked for and the sentence names no place."""
    asked = query.expectation.type is AnswerType.PLACE and _TOWN.search(query.question)
    return bool(asked) and _NAMED_PLACE.search(sentence) is None


def lacks_figure(query: Query, candidate: Candidate) -> bool:
    """Whether a figure is asked for and the sentence holds none, in digits or words.

    Where money is asked for, shares are none, and "kostenlos" is as good as one for a price.
    """
    if query.expectation.type not in FIGURE_QUESTIONS:
        return False
    quantities = candidate.view.quantities
    if _COSTS.search(query.question) and _FREE.search(candidate.view.text):
        return False
    if query.expectation.type is AnswerType.AMOUNT and query.has("scope.money") and quantities:
        return all(one.unit == PERCENT or one.whole is not None for one in quantities)
    if quantities:
        return False
    return not german.find_numbers(candidate.view.text)


def tells_past_for_deadline(query: Query, candidate: Candidate) -> bool:
    """Whether until when one may apply is asked, and it is told until when others have."""
    return bool(_DEADLINE.search(query.question) and _HAVE_DONE.search(candidate.view.text))


def presumption_fails(query: Query, view: CorpusView, candidate: Candidate) -> bool:
    """Whether the question presumes a period or figure, or as done, what the sentence does not."""
    return (
        only_planned(query.question, candidate.view.text)
        or period_missing(query, view, candidate.view) is not None
        or (figures_differ(query, candidate) and not _stated_before(query, view, candidate))
    )


def _stated_before(query: Query, view: CorpusView, candidate: Candidate) -> bool:
    """Whether what figures are asked for is none itself, and its passage has stated the others.

    "Welche Themen haben die sechs Cluster?": "Gefördert werden sechs Cluster. Sie decken … ab."
    """
    if query.expectation.type in FIGURE_QUESTIONS | {AnswerType.YES_NO}:
        return False
    stated, number = set[Decimal](), view.previous(candidate.view.number)
    while number is not None:
        stated |= {one.value for one in german.find_numbers(view.sentence_view(number).text)}
        number = view.previous(number)
    stated |= {one.value for one in german.find_numbers(candidate.view.text)}
    return all(one.value in stated for one in query.figures)


def bounded_otherwise(query: Query, candidate: Candidate) -> bool:
    """Whether more than a figure is asked for and the sentence tells of less, or reversed."""
    question, text = query.question, candidate.view.text
    stated = german.find_numbers(text)
    return any(
        {_bound(question[: asked.start]), _bound(text[: one.start])} == {"more", "less"}
        for asked in query.figures
        for one in stated
        if one.value == asked.value
    )


def _bound(before: str) -> str:
    """On which side of the figure behind it a text looks."""
    return "more" if _ABOVE.search(before) else "less" if _BELOW.search(before) else ""


def figures_differ(query: Query, candidate: Candidate) -> bool:
    """Whether the question holds a figure that the sentence does not state."""
    stated = {number.value for number in german.find_numbers(candidate.view.text)}
    return any(number.value not in stated and number.value > 1 for number in query.figures)
