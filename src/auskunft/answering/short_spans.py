"""The stretch shown as the short answer, made whole: a whole name, a length with its unit."""

from __future__ import annotations

import re
from dataclasses import replace

from auskunft import german
from auskunft.answering.amounts import denies, spelled
from auskunft.answering.described import describe
from auskunft.answering.detail_forms import told
from auskunft.answering.drafting import Draft
from auskunft.answering.judging import asks_which_thing
from auskunft.answering.reader import SURE_SPAN, Reading
from auskunft.answering.wholes import related, whole_of
from auskunft.domain import AnswerType, Span
from auskunft.understanding.discourse import names_a_kind, opens_with_predicate
from auskunft.understanding.query import Query

_TIME_UNIT = re.compile(
    r"\s+(?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Quartal|Semester|Jahr|Werktag)\w*"
)


_BOUND = re.compile(
    r"(?P<bound>\b(?:über|mehr als|rund|etwa|knapp|gut|fast|bis zu|mindestens|höchstens|"
    r"weniger als|circa|ca\.)\s+)$",
    re.IGNORECASE,
)
_CLOSES_WITHIN = 60
_AND_BY = re.compile(r"(?:\s+(?:und|sowie|and)\s+(?:vom|von|durch|by)\s[^,;:.]+)+")
"""Others by whom it is done, behind the first."""
_BY = re.compile(r"\b(?:vom|von|durch) [^,;:.]+(?=[,;:.]|$)")
"""By whom something is done, to the end of the clause."""


_BY_BEFORE = re.compile(r"\b(?:vom|von|durch|bei|beim)(?:\s\w+)?\s*$")
"""What stands before the one who does it in a passive sentence."""


def whole_name(draft: Draft, reading: Reading) -> Reading:
    """The reading with the whole name where its span is a part of one ("… für Arbeit")."""
    view = reading.candidate.view
    for number in view.mentioned:
        for mention in draft.view.entities[number].entity.mentions:
            start, end = (offset - view.sentence.start for offset in (mention.start, mention.end))
            if 0 <= start <= reading.start < reading.end <= end <= len(view.text):
                return replace(reading, start=start, end=end)
    return reading


def doer(draft: Draft, reading: Reading) -> Reading:
    """The reading with who does it: not what it does it to, nor the participle before.

    "Getragen wird es von A und B": A and B.
    """
    query, text = draft.query, reading.candidate.view.text
    if asks_which_thing(query) and reading.end > reading.start:
        reading = _subject(draft, reading)
    others = _AND_BY.match(text, reading.end)
    if query.expectation.type is AnswerType.PERSON and others and reading.end > reading.start:
        reading = replace(reading, end=others.end())
    wrong = query.expectation.type is AnswerType.PERSON and reading.start == 0
    found = _BY.search(text) if wrong and opens_with_predicate(text) else None
    return replace(reading, start=found.start(), end=found.end()) if found else reading


def _subject(draft: Draft, reading: Reading) -> Reading:
    """The reading with the thing that the sentence opens with, where the span names nobody.

    "Wer befasst sich mit X?", "Das Netzwerk A bündelt Forschungsarbeiten zu X": not the latter.
    """
    view, named = reading.candidate.view, with_named(draft, reading)
    if reading.judgement is not None and reading.judgement.sure >= SURE_SPAN:
        return reading
    if reading.start < named.end or _BY_BEFORE.search(view.text[: reading.start]):
        return reading
    if "," in view.text[named.end : reading.start] or _names_something(draft, reading):
        return reading  # another clause may tell of another
    opening = german.words(view.text[: named.start])[1:]
    opens = all(word.text[:1].islower() or names_a_kind(word.text) for word in opening)
    return named if opens else reading


def _names_something(draft: Draft, reading: Reading) -> bool:
    """Whether the span holds a name, or a part of one."""
    view = reading.candidate.view
    start, end = (view.sentence.start + at for at in (reading.start, reading.end))
    named = (draft.view.entities[one].entity for one in view.mentioned)
    return any(one.start < end and start < one.end for each in named for one in each.mentions)


def whole_time(query: Query, reading: Reading) -> Reading:
    """The reading with what tells how often where that is asked, and a length with its unit."""
    text = reading.candidate.view.text
    often = next(told("frequency", text), None) if query.has("detail.frequency") else None
    if often is not None:
        return replace(reading, start=often.start, end=often.end)
    lasting = query.expectation.type is AnswerType.DURATION and reading.end > reading.start
    unit = _TIME_UNIT.match(text, reading.end) if lasting else None
    return replace(reading, end=unit.end()) if unit else reading


def whole_figure(draft: Draft, reading: Reading) -> Reading:
    """The reading with the number of all things where its figure is that of a part of them.

    "86 Partner, davon 51 aus der Wirtschaft": only a question that says what the part is asks for
    the 51.
    """
    query, sentence = draft.query, reading.candidate.view
    wanted = draft.view.interpreter.keys(query.expectation.focus)
    if query.expectation.type is not AnswerType.COUNT or not wanted or denies(query):
        return reading
    offset = sentence.sentence.start
    for figure in describe(draft.view, sentence):
        start = figure.quantity.start - offset
        if not reading.start <= start < reading.end:
            continue
        whole = whole_of(draft.view, sentence, figure.quantity)
        if whole is None or whole[1] is not sentence or whole[0].unit != figure.quantity.unit:
            return reading
        of_all = related(draft.view, wanted, draft.view.interpreter.keys(whole[0].noun))
        others = query.keys - wanted
        if of_all and not others & figure.own:
            begin = whole[0].start - offset
            words = spelled(draft.view, whole[0])
            return replace(reading, start=begin, end=begin + len(words))
        return reading
    return reading


def whole_phrase(text: str, span: Span) -> str:
    """The words of a span, a bound before a figure and a closing bracket taken in.

    A single letter ("B" of "z. B.") tells nothing.
    """
    start, end = span.start, span.end
    bound = _BOUND.search(text, 0, start) if text[start:end][:1].isdigit() else None
    start = bound.start("bound") if bound else start
    words = text[start:end]
    if words.count("(") > words.count(")"):
        close = text.find(")", end)
        end = close + 1 if 0 <= close < end + _CLOSES_WITHIN else start + words.rindex("(")
    words = text[start:end].strip()
    if words.count(")") > words.count("("):
        words = words[: words.index(")")].strip()
    return words if len(words) > 1 or words.isdigit() else ""


def with_named(draft: Draft, reading: Reading) -> Reading:
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
