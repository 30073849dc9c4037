"""Which clause of a sentence with several persons, places or dates tells what is asked.

"Präsident ist A, Kanzlerin ist B", "Wurde 1955 gebaut, 1999 gesperrt".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auskunft import german
from auskunft.answering.asked import Asked, asked, in_keys, stems
from auskunft.answering.drafting import Draft
from auskunft.answering.reader import Reading
from auskunft.domain import AnswerType, Span
from auskunft.understanding.discourse import is_person
from auskunft.understanding.view import SentenceView

_KINDS = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.DATE})
_FIRST = 0.45
"""What the first clause tells may hold for the others too, and counts so much."""
_CUT = re.compile(r"[,;:](?=\s)|\s(?:und|sowie|während|and|while)(?=\s)")
_VERB = re.compile(r"\b[a-zäöüß]{3,}(?:t|en|te|ten)\b|\b(?:ist|sind|war)\b")
_UNTIL = re.compile(r"(?:bis|until)\b", re.IGNORECASE)
_LIES = re.compile(r"\b(?:bei|in den Händen von)\s+(?P<who>[A-ZÄÖÜ][\w-]+\s[A-ZÄÖÜ][\w-]+)")
_BY = re.compile(
    r"\b(?:vom|von|durch|by)\s+(?P<who>(?:\w+\s+){0,2}?[A-ZÄÖÜ][^,;:.]*?)(?=\s[a-zäöüß]|[,;:.]|$)"
)
_IN = re.compile(r"\bin\s+(?P<where>[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)?)")
_JOINED_BY = 2
"""Words between two names that are joined ("und Dr.")."""


@dataclass(frozen=True)
class _Told:
    """A span of the type asked for, with the clause that it stands in."""

    span: Span
    clause: Span


def clause_meant(draft: Draft, reading: Reading) -> Reading:
    """The reading with the person, place or date whose own clause tells what is asked.

    It must tell something that the clause of the one chosen does not, and leave out none of its
    words unless it has no verb of its own ("A wurde 2012 gegründet, B 2016").
    """
    kind, sentence = draft.query.expectation.type, reading.candidate.view
    found = _spans(draft, sentence, kind) if kind in _KINDS else []
    at = [one for one in found if one.span.start < reading.end and reading.start < one.span.end]
    if not at:
        return reading
    told, chosen = _told(draft, sentence, found), at[0]
    best = max(found, key=lambda one: sum(told[one].values()) * _weight(one.clause))
    covered = kind is AnswerType.DATE and len(at) > 1 and best in at
    if covered:  # "1999 gesperrt und 2003"
        return replace(reading, start=best.span.start, end=best.span.end)
    if best.clause == chosen.clause or not _tells_more(sentence, best, told[chosen], told[best]):
        return reading
    until = kind is AnswerType.DATE and _UNTIL.match(sentence.text, best.span.start)
    if until or _are_joined(sentence.text, chosen.span, best.span):
        return reading
    return replace(reading, start=best.span.start, end=best.span.end)


def _tells_more(
    sentence: SentenceView, best: _Told, chosen: dict[Asked, bool], other: dict[Asked, bool]
) -> bool:
    only = any(tells and not chosen[name] for name, tells in other.items())
    lost = any(tells and name.word and not other[name] for name, tells in chosen.items())
    own_verb = _VERB.search(sentence.text, best.clause.start, best.clause.end) is not None
    return only and not (own_verb and lost)


def _are_joined(text: str, one: Span, other: Span) -> bool:
    """Whether two spans are one subject ("A und B leiten es")."""
    first, second = sorted((one, other), key=lambda span: span.start)
    between = german.words(text[first.end : second.start])
    verb = _VERB.search(text, first.end, second.start)
    return len(between) <= _JOINED_BY and verb is None


def _told(
    draft: Draft, sentence: SentenceView, found: Sequence[_Told]
) -> dict[_Told, dict[Asked, bool]]:
    """What of the question each clause tells; a word that stands in one is told by that alone."""
    names = _all_asked(draft)
    told = {one: _clause_tells(draft, sentence, one.clause, names) for one in found}
    words = {one: stems(sentence.text[one.clause.start : one.clause.end]) for one in found}
    for name in names:
        own = stems(name.text) if name.word else frozenset[str]()
        if any(own & clause for clause in words.values()):  # "Kanzlerin", not any leader
            for one in found:
                told[one][name] = bool(own & words[one])
    return told


def _spans(draft: Draft, sentence: SentenceView, kind: AnswerType) -> list[_Told]:
    """All spans of the type in a sentence, each with its clause."""
    text, offset = sentence.text, sentence.sentence.start
    spans: list[Span] = []
    if kind is AnswerType.DATE:
        spans = [Span(m.start, m.end) for m in german.find_periods(text)]
    else:
        for number in sentence.mentioned:
            if number in draft.query.entity_numbers:
                continue
            for mention in draft.view.entities[number].entity.mentions:
                start, end = mention.start - offset, mention.end - offset
                fits = 0 <= start < len(text) and (
                    kind is AnswerType.PERSON and is_person(text, start, end)
                )
                if fits:
                    spans.append(Span(start, end))
        if kind is AnswerType.PERSON:
            spans += [
                Span(*match.span("who")) for match in (*_BY.finditer(text), *_LIES.finditer(text))
            ]
        else:
            spans += [Span(*match.span("where")) for match in _IN.finditer(text)]
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    clauses = [Span(start, end) for start, end in pairwise(cuts)]
    return [
        _Told(span, clause)
        for span in sorted(spans, key=lambda one: one.start)
        for clause in clauses
        if clause.start <= span.start < clause.end
    ]


def _all_asked(draft: Draft) -> tuple[Asked, ...]:
    """What narrows the question, its verbs as well."""
    names = asked(draft)
    places = {one.start for one in names}
    verbs = (
        Asked(term.text, term.start, term.end, term.keys)
        for term in draft.query.terms
        if term.start not in places and not term.filler
    )
    return (*names, *verbs)


def _weight(clause: Span) -> float:
    """What stands first may hold for the other clauses too, and tells half as much."""
    return _FIRST if clause.start == 0 else 1.0


def _clause_tells(
    draft: Draft, sentence: SentenceView, clause: Span, names: Sequence[Asked]
) -> dict[Asked, bool]:
    """What of the question a clause tells by its own words."""
    text = sentence.text[clause.start : clause.end]
    keys = draft.view.interpreter.keys(text) | stems(text)
    begin = sentence.sentence.start + clause.start
    end = sentence.sentence.start + clause.end
    inside = {
        number
        for number in sentence.mentioned
        for mention in draft.view.entities[number].entity.mentions
        if begin <= mention.start < end
    }
    return {
        one: one.text in text
        if one.year is not None
        else bool(one.entities & inside)
        if one.entities
        else in_keys(draft.view, keys, one)
        for one in names
    }
