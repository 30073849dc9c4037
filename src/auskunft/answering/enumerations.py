"""Several things in one sentence: listed goals, sorts of a thing, things counted but not named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auskunft import german
from auskunft.answering.candidates import Candidate, period_missing
from auskunft.answering.drafting import Draft
from auskunft.answering.kinds import is_kind, of_kind
from auskunft.answering.lists import LIST_TYPES, SORTS, focus_terms
from auskunft.answering.prose import quote
from auskunft.domain import Answer, AnswerType, Reason, Span
from auskunft.understanding.glossary import Term
from auskunft.understanding.view import SentenceView

_FEWEST = 2
_LOOKED_AT = 12
_MOST_ADDED = 2
_SEVERAL = re.compile(r"(?:arten|typen|sorten|formen|kinds|types|sorts)\b", re.IGNORECASE)
_WHICH = re.compile(r"(?:welche|which)\b", re.IGNORECASE)
"""Asks for several things, or leaves it open; "welcher" and "welches" ask for one."""
_SORT_ENDING = re.compile(r"(?:arten|typen)$")
_INFINITIVE = re.compile(r"\bzu \w+e[rl]?n\b|\b\w{2,}zu\w{2,}en\b")
_JOINT = re.compile(r"[,;]\s|\s(?:und|sowie|oder|and|or)\s")
_UP_TO_LIST = re.compile(r"(?:\s+\w+){0,3},\s+")
_JOINTS = frozenset({"und", "sowie", "oder", "and", "or"})
_END = re.compile(r";|\.?\s*$")


def answer_sorts(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The sorts of a thing that one sentence names side by side ("Welche Arten von …?")."""
    query = draft.query
    found_sorts = SORTS.search(query.question)
    if query.expectation.type not in LIST_TYPES or not found_sorts:
        return None
    if not _SEVERAL.search(found_sorts.group()):
        return None
    noun = _SORT_ENDING.sub("", query.expectation.focus)
    asked = draft.view.interpreter.keys(noun)
    covers = draft.view.glossary.covers
    special = asked | {key for one in asked for key in covers.get(one, ())}
    best: tuple[int, Candidate, Span] | None = None
    for candidate in _fitting(draft, found):
        run = _longest_run(candidate.view, special, german.stem(noun))
        if len(run) >= _FEWEST and (best is None or len(run) > best[0]):
            best = (len(run), candidate, _stretch(candidate.view, run))
    if best is None:
        return None
    _, candidate, span = best
    text = candidate.view.text[span.start : span.end]
    return draft.answered(quote(draft, candidate.view, span), text, 0.7)


def _longest_run(sentence: SentenceView, keys: frozenset[str], stem: str) -> list[Term]:
    """The most nouns of the keys, or compounds of the stem, joined by commas and "und"."""
    best: list[Term] = []
    run: list[Term] = []
    for term in sentence.terms:
        if not term.text[:1].isupper():
            continue
        joined = run and _coordinated(sentence.text[run[-1].end : term.start])
        fits = bool(keys & set(term.keys)) or german.stem(term.text).endswith(stem)
        run = ([*run, term] if joined else [term]) if fits else []
        best = max(best, run, key=len)
    return best


def _coordinated(between: str) -> bool:
    """Whether two nouns are joined: a comma or "und", with at most an adjective or number."""
    words = [german.fold(word.text) for word in german.words(between)]
    added = [word for word in words if word not in _JOINTS]
    joined = len(added) < len(words) or between.lstrip().startswith(",")
    plain = all(word.startswith("ein") or word not in german.stop_words() for word in added)
    return joined and plain and len(added) <= _MOST_ADDED


def _stretch(sentence: SentenceView, run: Sequence[Term]) -> Span:
    """From the figure before the first noun to the last noun."""
    offset = sentence.sentence.start
    starts = [q.start - offset for q in sentence.quantities if q.end - offset >= run[0].end]
    before = [start for start in starts if start <= run[0].start]
    return Span(max(before, default=run[0].start), run[-1].end)


def answer_enumeration(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """The goals, fields or the like that one sentence lists behind their noun."""
    query = draft.query
    several = query.expectation.type is AnswerType.LIST or (
        query.expectation.type is AnswerType.TERM and _WHICH.match(query.question)
    )
    focus = focus_terms(draft) if several and not SORTS.search(query.question) else []
    if not focus:
        return None
    head = focus[0].keys[-1]
    for candidate in _fitting(draft, found):
        span = _listed(candidate.view, head)
        if span is None:
            continue
        listed = candidate.view.text[span.start : span.end]
        if not _as_many_as_asked(draft, candidate.view, listed):
            return None
        return draft.answered(quote(draft, candidate.view, span), listed, 0.75)
    return None


def _fitting(draft: Draft, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates about the named thing that leave nothing else of the question open."""
    for candidate in found[:_LOOKED_AT]:
        if draft.query.entities and not candidate.about:
            continue
        complete = not candidate.wide.open_qualifiers
        if complete and period_missing(draft.query, draft.view, candidate.view) is None:
            yield candidate


def _listed(sentence: SentenceView, head: str) -> Span | None:
    """What stands behind the noun and its colon, or its comma where goals follow."""
    text = sentence.text
    for term in sentence.terms:
        if head not in term.keys:
            continue
        colon = text.find(": ", term.end)
        comma = _UP_TO_LIST.match(text, term.end)
        if colon >= 0:
            start = colon + 2
        elif comma and len(_INFINITIVE.findall(text, comma.end())) >= _FEWEST:
            start = comma.end()
        else:
            continue
        end = _END.search(text, start)
        span = Span(start, end.start() if end else len(text))
        if _count(text[span.start : span.end]) >= _FEWEST:
            return span
    return None


def _count(listed: str) -> int:
    """How many things a stretch lists: its infinitives ("zu …"), else its joined parts."""
    infinitives = len(_INFINITIVE.findall(listed))
    return infinitives if infinitives >= _FEWEST else len(_JOINT.split(listed))


def _as_many_as_asked(draft: Draft, sentence: SentenceView, listed: str) -> bool:
    """Whether a number in the question is the one that the sentence states or lists."""
    stated = {quantity.value for quantity in sentence.quantities} | {_count(listed)}
    return all(number.value in stated for number in draft.query.figures if number.value > 1)


def answer_unnamed(draft: Draft, found: Sequence[Candidate]) -> Answer | None:
    """That things are counted but not named, where all of them are asked for by name."""
    query = draft.query
    if query.expectation.type is not AnswerType.LIST or query.entities:
        return None
    heads = [term for term in focus_terms(draft) if is_kind(term)][:1]
    if not heads or any(of_kind(draft, one, heads[0]) for one in draft.view.entities):
        return None
    kind = frozenset(heads[0].keys)
    for candidate in _fitting(draft, found):
        for quantity in candidate.view.quantities:
            keys = draft.view.interpreter.keys(quantity.noun)
            named = [one for one in candidate.view.mentioned if one not in query.entity_numbers]
            counted = quantity.value > 1 and quantity.whole is None and not quantity.unit
            if counted and kind <= keys and len(named) < _FEWEST:
                shown = quote(draft, candidate.view)
                text = draft.say("list_unnamed", quote=shown)
                return draft.partial(Reason.NOT_STATED, text, 0.5)
    return None
